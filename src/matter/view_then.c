/* A matter as it was when one of its papers was issued: folded again up to that event. */
#include "matter/matter_store.h"
#include "matter/view.h"

static bool issues(const struct event_body *b, int64_t document)
{
	for (size_t i = 0; i < b->documents.n; i++)
		if (b->documents.v[i].id == document && b->documents.v[i].op == OP_ISSUE)
			return true;
	return false;
}

static const struct matter *read_then(struct matter_view *v, struct str form)
{
	const struct matter_document *d = matter_document_find(v->m, form);
	struct matter *m = ARENA_NEW(v->cx->arena, struct matter);
	struct event *e;
	size_t n;
	if (!d || !v->db || store_events(v->cx, v->db, v->m->organ, v->m->id, &e, &n))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		struct event_body b;
		if (!e[i].body.n) /* destroyed after its time */
			continue;
		if (event_body_read(v->cx, e[i].body, &b))
			return NULL;
		matter_apply(v->cx->arena, m, &e[i], &b);
		if (issues(&b, d->id))
			return m;
	}
	return NULL; /* issued by the act in hand */
}

bool matter_view_then(struct matter_view *v, struct str *name, struct matter_view *out)
{
	const struct view_then *then = NULL;
	size_t at = name->n;
	while (at && name->p[at - 1] != '.')
		at--;
	struct str form = at ? str_sub(*name, 0, at - 1) : STR("");
	for (size_t i = 0; i < v->then.n; i++)
		if (str_eq(v->then.v[i].form, form))
			then = &v->then.v[i];
	if (!then) {
		struct view_then *own = VEC_PUSH(v->cx->arena, &v->then);
		*own = (struct view_then){form, read_then(v, form)};
		then = own;
	}
	if (!then->m)
		return false;
	*out = *v;
	out->m = then->m;
	out->input = NULL;
	out->item = NULL;
	out->depth = v->depth + 1;
	*name = str_sub(*name, at, name->n);
	return true;
}
