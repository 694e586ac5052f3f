/* Papers: the PDF of one, through its matter and on record. */
#include "api/office_routes.h"

#include "document/document.h"
#include "matter/reading.h"

static struct reply *send(struct call *call)
{
	const struct str *pdf = call->state;
	struct reply *rp = reply_data(call->rq, call->route->produces, *pdf, STR_NONE);
	reply_framed(rp);
	return rp;
}

static struct reply *show(struct call *call)
{
	const struct office *o = office_of(call);
	struct cx *cx = call->cx;
	struct matter_service svc;
	struct document d;
	struct str *pdf = ARENA_NEW(cx->arena, struct str);
	int64_t organ, id = field_id(&call->in, "id"), matter = field_id(&call->in, "matter");
	if (office_organ(call, matter, &organ) || office_matters(call, &svc) ||
		document_load(cx, &svc, organ, id, &d))
		return api_fail(call);
	if (d.matter != matter)
		(void)fail(cx, RC_NOT_FOUND, "本案没有这份文书。");
	if (cx->rc || document_pdf(cx, &svc, o->press, o->blobs, organ, id, pdf))
		return api_fail(call);
	struct db_plan *plan = api_plan(call, organ);
	matter_reading_add(plan, &(struct matter_reading){.organ = organ,
					 .matter = matter,
					 .officer = office_who(call)->actor.officer.id,
					 .what = STR("document"),
					 .reason = d.number.n ? d.number : d.title});
	call->state = pdf;
	return api_commit(call, plan, send);
}

static const struct field show_in[] = {
	FIELD("id", "文书编号", FIELD_ID, FIELD_PATH),
	FIELD("matter", "案件编号", FIELD_ID, FIELD_QUERY | FIELD_REQUIRED),
	FIELD_END,
};

const struct api_route document_routes[] = {
	ROUTE("GET", "/api/documents/{id}/pdf", "文书", show, API_WORK, &office_staff,
		.in = show_in, .produces = "application/pdf"),
	ROUTE_END,
};
