/* The platform's own notes: record events, which change neither facts nor state. */
#include "matter/write.h"

enum rc matter_note_rendered(struct cx *cx, const struct matter_service *svc, int64_t organ,
	int64_t matter, int64_t document, struct str digest_hex, int64_t pages,
	struct db_plan **plan)
{
	struct act *t = ARENA_NEW(cx->arena, struct act);
	struct act_request *req = ARENA_NEW(cx->arena, struct act_request);
	*req = (struct act_request){.organ = organ, .matter = matter, .by_platform = true};
	*t = (struct act){.cx = cx, .svc = svc, .req = req, .now = cx_now(cx), .n = 1};
	cx->keys = svc->keys;
	struct work *w = &t->works[0];
	if (work_load(t, w, matter))
		return cx->rc;
	const struct matter_document *d = NULL;
	for (size_t i = 0; i < w->m.documents.n; i++)
		if (w->m.documents.v[i].id == document)
			d = &w->m.documents.v[i];
	if (!d)
		return fail(cx, RC_NOT_FOUND, "案件里没有这份文书");
	struct event_body *b = work_event(t, w, EVENT_RECORD, t->now, NULL);
	b->action = w->events.v[0].e.action = STR("rendered");
	b->title = str_printf(cx->arena, "生成电子文件：" STR_FMT, STR_ARG(d->title));
	*VEC_PUSH(cx->arena, &b->documents) = (struct event_document){.id = document,
		.op = OP_RENDER,
		.form = d->form,
		.file = digest_hex,
		.pages = pages};
	work_commit(t, w, b);
	return act_write(t, plan);
}
