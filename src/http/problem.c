#include "http/reply.h"

#include "format/html.h"
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

void problem_page(
	struct request *rq, int status, struct str title, struct str detail, struct buf *out)
{
	html_put(out,
		"<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>^"
		"</title></head><body><main><h1>^</h1><p>^</p><p>请求编号：^</p>"
		"<p><a href=\"/\">返回首页</a></p></main></body></html>\n",
		title, title, status == 500 ? STR("系统内部出错，请稍后再试。") : detail,
		rq->cx.request_id);
}
