#include "publication/publication_store.h"

#define FIRST_DAY (-36524) /* 1870: before any publication */
#define LAST_DAY 84371     /* 2200 */

struct search_entry publication_entry(struct arena *a, const struct publication *p)
{
	struct buf text = buf_in(a);
	const struct str parts[] = {
		p->v.number, p->v.party, p->v.title, p->v.organ, p->v.basis, p->v.text, p->v.kinds};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		buf_str(&text, parts[i]);
		buf_char(&text, '\n');
	}
	return (struct search_entry){.area = SEARCH_PUBLIC,
		.organ = p->organ,
		.id = p->id,
		.matter = p->matter,
		.day = p->v.published,
		.kinds = p->v.kinds,
		.text = buf_get(&text)};
}

void publication_put(struct db_plan *plan, enum db_engine engine, const struct publication *p)
{
	struct search_entry e = publication_entry(plan->cx->arena, p);
	store_publication_put(plan, p);
	search_put(plan, engine, &e);
}

void publication_drop(
	struct db_plan *plan, enum db_engine engine, int64_t organ, int64_t matter, int64_t id)
{
	store_publication_drop(plan, organ, matter);
	if (id)
		search_drop(plan, engine, organ, id);
}

enum rc publication_find(struct cx *cx, struct db *db, int64_t matter, struct date today,
	struct publication *out, bool *found)
{
	return store_publication_find(cx, db, matter, today, out, found);
}

/* A page of those that fit a text, an organ or a kind: from the index. */
static enum rc search(
	struct cx *cx, struct db *db, const struct publication_ask *ask, struct publications *out)
{
	struct search_public_hits hits;
	struct search_public_ask in = {.query = ask->query,
		.organ = ask->organ,
		.kind = ask->kind,
		.from = ask->from,
		.to = ask->to,
		.today = ask->today,
		.limit = ask->limit};
	if (store_publication_bounds(cx, db, ask->from, ask->to, &in.floor, &in.below))
		return cx->rc;
	if (ask->after.id && ask->after.id < in.below)
		in.below = ask->after.id;
	if (search_public(cx, db, &in, &hits))
		return cx->rc;
	for (size_t i = 0; i < hits.n; i++) {
		const struct search_public_hit *h = &hits.v[i];
		*VEC_PUSH(cx->arena, out) = (struct publication){.organ = h->organ,
			.matter = h->matter,
			.id = h->id,
			.v = {.is_shown = true,
				.number = h->number,
				.party = h->party,
				.title = h->title,
				.kinds = h->kinds,
				.organ = h->organ_name,
				.amount = h->amount,
				.decided = h->decided,
				.published = h->published,
				.ends = h->ends,
				.withdrawn = h->withdrawn}};
	}
	out->next = (struct publication_place){ask->to, hits.next};
	return RC_OK;
}

enum rc publication_list(
	struct cx *cx, struct db *db, const struct publication_ask *asked, struct publications *out)
{
	struct publication_ask ask = *asked;
	*out = (struct publications){0};
	if (date_is_none(ask.from))
		ask.from.days = FIRST_DAY;
	if (date_is_none(ask.to))
		ask.to.days = LAST_DAY;
	struct publication_place first = {ask.to, INT64_MAX};
	INVARIANT(ask.limit > 0 && ask.limit <= 100);
	if (ask.query.phrases.n || ask.organ.n || ask.kind.n)
		return search(cx, db, &ask, out);
	if (store_publication_list(
		    cx, db, &ask, ask.after.id ? ask.after : first, ask.limit + 1, out))
		return cx->rc;
	if (out->n > (size_t)ask.limit) {
		out->n = (size_t)ask.limit;
		const struct publication *last = &out->v[out->n - 1];
		out->next = (struct publication_place){last->v.published, last->id};
	}
	return RC_OK;
}
