#include "matter/volume.h"

#include <stdlib.h>

static const struct law_form *form_of(const struct pack *pack, struct str id)
{
	size_t n;
	const struct law_form *forms = pack ? pack_forms(pack, &n) : NULL;
	int at = pack ? pack_form(pack, id) : -1;
	return at >= 0 ? &forms[at] : NULL;
}

void volume_add(
	struct arena *a, struct volume_papers *out, const struct pack *pack, const struct matter *m)
{
	for (size_t i = 0; i < m->documents.n; i++) {
		const struct matter_document *d = &m->documents.v[i];
		const struct law_form *f = form_of(pack, d->form);
		if (str_is(d->state, "void"))
			continue;
		*VEC_PUSH(a, out) = (struct volume_paper){.of = m,
			.d = d,
			.auxiliary = f && f->auxiliary,
			.place = f ? f->place : LAW_PLACE,
			.leader = d->id};
	}
}

/* A receipt stands behind the paper that it tells of, in that paper's volume. */
static void follow(struct volume_paper *p, const struct volume_papers *all, struct str number)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct volume_paper *to = &all->v[i];
		if (to == p || to->behind || !to->d->number.n || !str_eq(to->d->number, number))
			continue;
		p->auxiliary = to->auxiliary;
		p->place = to->place;
		p->leader = to->leader;
		p->behind = true;
		return;
	}
}

static int three_way(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b)
{
	const struct volume_paper *x = a, *y = b;
	int d = three_way(x->auxiliary, y->auxiliary);
	d = d ? d : three_way(x->place, y->place);
	d = d ? d : three_way(x->leader, y->leader);
	d = d ? d : three_way(x->behind, y->behind);
	return d ? d : three_way(x->d->id, y->d->id);
}

void volume_order(struct volume_papers *papers, const struct pack *pack)
{
	for (size_t i = 0; i < papers->n; i++) {
		struct volume_paper *p = &papers->v[i];
		const struct law_form *f = form_of(pack, p->d->form);
		struct value v = f && f->behind.n ? facts_get(&p->of->facts, f->behind) : VALUE_NIL;
		if (v.kind == VALUE_TEXT && !v.sealed.n)
			follow(p, papers, v.s);
	}
	if (papers->n)
		qsort(papers->v, papers->n, sizeof *papers->v, by_place);
}

bool volume_is_beside(int64_t place)
{
	return place == LAW_PLACE_CONTENTS || place >= LAW_PLACE_ANNEX;
}
