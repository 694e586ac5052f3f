/* Copies of the papers of a sealed dossier: each page says for whom, when and what for. */
#include "api/office_routes.h"

#include "base/utf8.h"
#include "document/document.h"
#include "matter/reading.h"

#define MARK_GROUND 24 /* characters of the purpose on the page */

struct sent {
	struct str pdf, name;
};

static struct reply *send(struct call *call)
{
	const struct sent *s = call->state;
	return reply_data(call->rq, call->route->produces, s->pdf, s->name);
}

static struct str text_of(const struct facts *f, const char *id)
{
	struct value v = facts_get(f, str_c(id));
	return v.kind == VALUE_TEXT ? v.s : STR("");
}

/* The row of the register of copies, which an approved act has added. */
static enum rc find_copy(
	struct cx *cx, const struct matter *kept, struct str key, struct facts *out)
{
	for (size_t i = 0; i < kept->items.n; i++) {
		const struct matter_item *it = &kept->items.v[i];
		if (!str_is(it->list, "copies") || !str_eq(it->key, key))
			continue;
		*out = it->facts;
		return RC_OK;
	}
	return fail(cx, RC_NOT_FOUND, "复制登记中没有这一项。先提请提供复制件，经批准后再取。");
}

/* Whether the paper stands in the dossier: in the matter that is kept, or in one below it. */
static enum rc check_inside(struct call *call, int64_t organ, const struct matter *kept, int64_t id)
{
	struct matter m;
	for (int depth = 0; id && depth < 8; depth++) {
		if (id == kept->parent)
			return RC_OK;
		if (matter_load(call->cx, call->db, organ, id, &m))
			return call->cx->rc;
		id = m.parent;
	}
	return fail(call->cx, RC_NOT_FOUND, "本卷没有这份文书。");
}

static enum rc make(struct call *call, int64_t organ, const struct matter *kept,
	const struct facts *copy, const struct document *d, struct sent *out)
{
	struct cx *cx = call->cx;
	struct matter_service svc;
	struct str to = text_of(copy, "copy_to"),
		   mark = str_printf(cx->arena, "复制件　" STR_FMT "　" STR_FMT "　" STR_FMT,
			   STR_ARG(to), STR_ARG(instant_str_zh(cx->arena, cx_now(cx))),
			   STR_ARG(utf8_cut(text_of(copy, "copy_ground"), MARK_GROUND)));
	if (office_matters(call, &svc) || check_inside(call, organ, kept, d->matter))
		return cx->rc;
	out->name = str_printf(cx->arena, "复制件-" STR_FMT ".pdf", STR_ARG(d->title));
	return document_copy(cx, &svc, office_of(call)->press, organ, d->id, mark, &out->pdf);
}

static struct reply *show(struct call *call)
{
	struct cx *cx = call->cx;
	struct matter_service svc;
	struct matter kept;
	struct facts copy;
	struct document d;
	struct sent *s = ARENA_NEW(cx->arena, struct sent);
	int64_t organ, id = field_id(&call->in, "id");
	if (office_organ(call, id, &organ) || office_matters(call, &svc) ||
		matter_load(cx, call->db, organ, id, &kept) ||
		find_copy(cx, &kept, field_text(&call->in, "key"), &copy) ||
		document_load(cx, &svc, organ, field_id(&call->in, "document"), &d) ||
		make(call, organ, &kept, &copy, &d, s))
		return api_fail(call);
	struct db_plan *plan = api_plan(call, organ);
	matter_reading_add(plan, &(struct matter_reading){.organ = organ,
					 .matter = kept.parent,
					 .officer = office_who(call)->actor.officer.id,
					 .what = STR("copy"),
					 .reason = str_printf(cx->arena, STR_FMT "，给" STR_FMT,
						 STR_ARG(d.number.n ? d.number : d.title),
						 STR_ARG(text_of(&copy, "copy_to")))});
	call->state = s;
	return api_commit(call, plan, send);
}

static const struct field show_in[] = {
	FIELD("id", "保管的案件编号", FIELD_ID, FIELD_PATH),
	FIELD("key", "复制登记的序号", FIELD_TEXT, FIELD_PATH, .max = 40),
	FIELD("document", "文书编号", FIELD_ID, FIELD_QUERY | FIELD_REQUIRED),
	FIELD_END,
};

const struct api_route copy_routes[] = {
	ROUTE("GET", "/api/matters/{id}/copies/{key}", "复制件", show, API_WORK, &office_staff,
		.in = show_in, .produces = "application/pdf"),
	ROUTE_END,
};
