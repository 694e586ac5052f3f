#include "http/reply.h"

#include "format/json.h"

static void refusals(const struct cx *cx, struct json_out *w)
{
	json_set_begin_array(w, "refusals");
	for (size_t i = 0; i < cx->refusals.n; i++) {
		const struct refusal *r = &cx->refusals.v[i];
		json_begin(w);
		json_set(w, "rule", r->rule);
		json_set(w, "because", r->because);
		json_set(w, "basis", r->basis);
		json_set(w, "cure", r->cure);
		json_set(w, "cure_title", r->cure_title);
		json_end(w);
	}
	json_end(w);
	json_set_begin_array(w, "fields");
	for (size_t i = 0; i < cx->field_errors.n; i++) {
		json_begin(w);
		json_set(w, "field", cx->field_errors.v[i].field);
		json_set(w, "message", cx->field_errors.v[i].message);
		json_end(w);
	}
	json_end(w);
}

void problem_json(
	struct request *rq, int status, const char *name, struct str extra, struct buf *out)
{
	const struct cx *cx = &rq->cx;
	struct json_out w = json_to(out);
	/* a failure of ours may quote statements or paths: that is for the log, not for the client
	 */
	bool ours = status == 500;
	json_begin(&w);
	json_set(&w, "type", str_printf(cx->arena, "/problems/%s", rc_name(cx->rc)));
	json_set_int(&w, "status", status);
	json_set(&w, "title", str_c(rc_title(cx->rc)));
	json_set(&w, "detail",
		ours ? STR("系统内部出错，请稍后再试；如仍出错，请把请求编号告诉管理员。")
		     : cx->msg);
	json_set(&w, "request_id", cx->request_id);
	refusals(cx, &w);
	if (name)
		json_set_raw(&w, name, extra);
	json_end(&w);
}

static void text(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '&')
			buf_z(out, "&amp;");
		else if (c == '<')
			buf_z(out, "&lt;");
		else if (c == '>')
			buf_z(out, "&gt;");
		else if (c == '"')
			buf_z(out, "&quot;");
		else
			buf_char(out, c);
	}
}

void problem_page(
	struct request *rq, int status, struct str title, struct str detail, struct buf *out)
{
	buf_z(out,
		"<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
	text(out, title);
	buf_z(out, "</title></head><body><main><h1>");
	text(out, title);
	buf_z(out, "</h1><p>");
	text(out, status == 500 ? STR("系统内部出错，请稍后再试。") : detail);
	buf_z(out, "</p><p>请求编号：");
	text(out, rq->cx.request_id);
	buf_z(out, "</p><p><a href=\"/\">返回首页</a></p></main></body></html>\n");
}
