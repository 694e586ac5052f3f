/* The papers of an act as they would be signed, while its form is being filled in. */
#include "api/office_routes.h"

#include "api/page.h"
#include "crypto/code.h"
#include "matter/findings.h"
#include "typeset/block.h"

#define DOTS_PER_INCH 96
#define BODY ((size_t)512 * 1024)

static void put_papers(struct json_out *w, const struct matter_papers_seen *seen)
{
	json_set_begin_array(w, "papers");
	for (size_t i = 0; i < seen->n; i++) {
		json_begin(w);
		json_set(w, "form", seen->v[i].form);
		json_set(w, "title", seen->v[i].title);
		json_set(w, "number", seen->v[i].number);
		json_end(w);
	}
	json_end(w);
}

static void put_findings(struct json_out *w, const struct matter_findings *all)
{
	json_set_begin_array(w, "findings");
	for (size_t i = 0; i < all->n; i++) {
		const struct law_finding *f = &all->v[i].is;
		json_begin(w);
		json_set(w, "id", f->id);
		json_set(w, "level",
			f->level == FINDING_RED     ? STR("red")
			: f->level == FINDING_AMBER ? STR("amber")
						    : STR("note"));
		if (f->field.n)
			json_set(w, "field", f->field);
		json_set(w, "text", f->text);
		if (f->basis.n)
			json_set(w, "basis", f->basis);
		if (all->v[i].fix.kind != VALUE_NONE) {
			json_key(w, STR("fix"));
			page_put_value(w, all->v[i].fix);
		}
		json_end(w);
	}
	json_end(w);
}

/* One page as a picture, and the whole paper for who reads or hears it. */
static enum rc put_page(struct call *call, const struct matter_paper_seen *seen)
{
	struct cx *cx = call->cx;
	struct json_out *w = &call->out;
	struct paper paper;
	struct str png;
	struct buf html = buf_in(cx->arena), text = buf_in(cx->arena);
	struct press *press = office_of(call)->press;
	int pages, page = (int)field_int(&call->in, "page", 1);
	if (paper_read(cx, seen->content, &paper))
		return cx->rc;
	if (press_png(cx, press, seen->content, page, DOTS_PER_INCH, &png, &pages)) {
		/* the paper has become shorter than the page that was looked at */
		if (cx->rc != RC_NOT_FOUND || page == 1)
			return cx->rc;
		cx_clear(cx);
		page = 1;
		if (press_png(cx, press, seen->content, page, DOTS_PER_INCH, &png, &pages))
			return cx->rc;
	}
	paper_html(&html, &paper);
	paper_text(&text, &paper);
	json_set(w, "form", seen->form);
	json_set_int(w, "page", page);
	json_set_int(w, "pages", pages);
	json_set(w, "png", code_base64(cx->arena, png.p, png.n));
	json_set(w, "html", buf_get(&html));
	json_set(w, "text", buf_get(&text));
	return RC_OK;
}

static const struct matter_paper_seen *chosen(
	const struct matter_papers_seen *seen, struct str form)
{
	for (size_t i = 0; i < seen->n; i++)
		if (str_eq(seen->v[i].form, form))
			return &seen->v[i];
	/* the paper for others before those of the house */
	return seen->n ? &seen->v[seen->n - 1] : NULL;
}

enum rc office_target(struct call *call, struct act_request *req)
{
	*req = (struct act_request){.action = field_text(&call->in, "action"),
		.item = field_text(&call->in, "item"),
		.matter = field_id(&call->in, "matter"),
		.procedure = field_text(&call->in, "procedure"),
		.power = field_id(&call->in, "power"),
		.version = -1,
		.organ = office_who(call)->actor.officer.organ};
	if (req->matter && office_organ(call, req->matter, &req->organ))
		return call->cx->rc;
	return RC_OK;
}

static struct reply *preview(struct call *call)
{
	struct cx *cx = call->cx;
	const struct actor *actor = &office_who(call)->actor;
	struct matter_service svc;
	struct act_request req;
	struct matter_papers_seen seen;
	struct matter_findings found;
	const struct matter_look how = {.mask = page_mask};
	struct str who = str_printf(cx->arena, "%lld", (long long)actor->officer.id);
	if (!api_may(call, "preview", who, 60, 240) || office_target(call, &req) ||
		office_facts(call, "fields", &req.fields) || office_matters(call, &svc) ||
		matter_preview(cx, &svc, actor, &req, &how, &seen) ||
		matter_findings(cx, &svc, actor, &req, &how, &found))
		return api_fail(call);
	const struct matter_paper_seen *paper = chosen(&seen, field_text(&call->in, "form"));
	json_begin(&call->out);
	put_papers(&call->out, &seen);
	put_findings(&call->out, &found);
	if (paper && put_page(call, paper))
		return api_fail(call);
	json_end(&call->out);
	return api_ok(call);
}

static const struct field preview_in[] = {
	FIELD("matter", "案件编号", FIELD_ID, 0),
	FIELD("procedure", "程序", FIELD_TEXT, 0, .max = 64),
	FIELD("power", "职权事项", FIELD_ID, 0),
	FIELD("action", "操作", FIELD_TEXT, FIELD_REQUIRED, .max = 64),
	FIELD("item", "所涉的行", FIELD_TEXT, 0, .max = 20),
	FIELD("fields", "填写的内容", FIELD_JSON, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("form", "看哪一份文书", FIELD_TEXT, 0, .max = 64),
	FIELD("page", "看第几页", FIELD_INT, 0, .min = 1, .max = 1000),
	FIELD_END,
};
static const struct field paper_out[] = {
	FIELD("form", "文书种类", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("number", "文号，序号空着", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field finding_out[] = {
	FIELD("id", "规则", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("level", "红：不能提交；黄：提示，留在案卷中；灰：未能核对", FIELD_ENUM,
		FIELD_REQUIRED, .options = "red|amber|note"),
	FIELD("field", "所在的字段", FIELD_TEXT, 0),
	FIELD("text", "说明", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL, .max = 100000),
	FIELD("basis", "依据", FIELD_TEXT, 0, .max = 2000),
	FIELD("fix", "唯一的改法", FIELD_JSON, FIELD_PERSONAL),
	FIELD_END,
};
static const struct field preview_out[] = {
	FIELD("papers", "这一步产生的文书", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = paper_out),
	FIELD("findings", "核对", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = finding_out),
	FIELD("form", "所看的文书", FIELD_TEXT, 0),
	FIELD("page", "所看的页", FIELD_INT, 0),
	FIELD("pages", "共几页", FIELD_INT, 0),
	FIELD("png", "这一页的图像（PNG，base64）", FIELD_TEXT, FIELD_PERSONAL),
	FIELD("html", "全文（HTML）", FIELD_TEXT, FIELD_PERSONAL),
	FIELD("text", "全文（文字）", FIELD_TEXT, FIELD_PERSONAL),
	FIELD_END,
};

/* API_WRITE for the worker and its snapshot: nothing is written. */
const struct api_route preview_routes[] = {
	ROUTE("POST", "/api/preview", "预览将要签发的文书", preview, API_WRITE, &office_staff,
		.in = preview_in, .out = preview_out, .body_limit = BODY),
	ROUTE_END,
};
