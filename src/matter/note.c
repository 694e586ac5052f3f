/* The platform's own notes: record events, which change neither facts nor state. */
#include "matter/history.h"
#include "matter/write.h"

#include <stddef.h>

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

/* ---- copies of stored files ---- */

#define COPIED "copied"

static const struct {
	const char *id;
	size_t at;
} copy_texts[] = {
	{"original", offsetof(struct matter_copy, original)},
	{"copy", offsetof(struct matter_copy, copy)},
	{"regions", offsetof(struct matter_copy, regions)},
	{"masked", offsetof(struct matter_copy, masked)},
	{"reason", offsetof(struct matter_copy, reason)},
};
#define COPY_TEXTS (sizeof copy_texts / sizeof *copy_texts)

enum rc matter_note_copied(struct cx *cx, const struct matter_service *svc, int64_t organ,
	int64_t matter, const struct officer *by, const struct matter_copy *c,
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
	struct event_body *b = work_event(t, w, EVENT_RECORD, t->now, NULL);
	b->action = w->events.v[0].e.action = STR(COPIED);
	b->title = STR("制作遮盖副本");
	w->events.v[0].e.actor = b->officer = by->id;
	b->name = str_dup(cx->arena, by->name);
	for (size_t i = 0; i < COPY_TEXTS; i++) {
		struct str v = *(const struct str *)((const char *)c + copy_texts[i].at);
		if (v.n)
			facts_set(cx->arena, &b->input, str_c(copy_texts[i].id), value_text(v));
	}
	work_commit(t, w, b);
	return act_write(t, plan);
}

bool matter_copy_read(const struct event_body *b, struct matter_copy *out)
{
	*out = (struct matter_copy){0};
	for (size_t k = 0; k < COPY_TEXTS; k++)
		*(struct str *)((char *)out + copy_texts[k].at) =
			facts_get(&b->input, str_c(copy_texts[k].id)).s;
	return str_is(b->action, COPIED);
}

enum rc matter_copies(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct matter_copied **out, size_t *n)
{
	struct {
		struct matter_copied *v;
		size_t n, cap;
	} all = {0};
	struct event *events;
	size_t count;
	if (matter_events(cx, db, organ, matter, &events, &count))
		return cx->rc;
	for (size_t i = 0; i < count; i++) {
		struct event_body b;
		if (events[i].kind != EVENT_RECORD || !str_is(events[i].action, COPIED))
			continue;
		if (event_body_read(cx, events[i].body, &b))
			return cx->rc;
		struct matter_copied *c = VEC_PUSH(cx->arena, &all);
		*c = (struct matter_copied){.by = b.name, .at = events[i].recorded};
		(void)matter_copy_read(&b, &c->c);
	}
	*out = all.v;
	*n = all.n;
	return cx->rc;
}
