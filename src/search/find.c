/* Looking through what the index gives, a batch at a time, until a page is full. */
#include "search/search_store.h"

#include "base/utf8.h"
#include "search/token.h"

#include <stdlib.h>

#define ASKED_ORGANS 64 /* named to the index; of more, the hits are looked through */
#define PAGE 100
#define BATCH 200
#define BATCHES 50 /* looked through for one answer */

static int by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Whether each phrase stands in the names that a hit shows anyway. */
static bool is_plain(struct arena *a, const struct search_hit *h, struct str phrases)
{
	struct str names = token_runs(a,
		str_printf(a, STR_FMT "\n" STR_FMT "\n" STR_FMT, STR_ARG(h->number),
			STR_ARG(h->title), STR_ARG(h->party)),
		SEARCH_TEXT);
	struct str phrase;
	while (str_split(&phrases, ' ', &phrase))
		if (str_find(names, phrase, 0) == names.n)
			return false;
	return true;
}

#define AROUND 16 /* characters before and after what was found */

/* The words around the first phrase that the names do not show. */
static struct str why_found(
	struct arena *a, const struct search_hit *h, struct str runs, struct str phrases)
{
	struct str phrase;
	if (is_plain(a, h, phrases))
		return STR("");
	while (str_split(&phrases, ' ', &phrase) && is_plain(a, h, phrase))
		;
	size_t at = str_find(runs, phrase, 0), from = at, n = 0;
	if (at == runs.n)
		return STR("");
	while (from > 0 && n < AROUND)
		n += (runs.p[--from] & 0xC0) != 0x80;
	struct str rest = str_sub(runs, from, runs.n);
	struct str cut = utf8_cut(rest, n + utf8_count(phrase) + AROUND);
	return str_printf(a, "%s" STR_FMT "%s", from ? "…" : "", STR_ARG(str_trim(cut)),
		cut.n < rest.n ? "…" : "");
}

/* A matter is found once a page, though its children have entries too. */
static bool is_there(const struct search_hits *hits, const struct search_hit *h)
{
	for (size_t i = 0; i < hits->n; i++)
		if (hits->v[i].matter == h->matter && hits->v[i].organ == h->organ)
			return true;
	return false;
}

/* Whether every phrase stands in the runs as it is. */
static bool holds(struct str runs, struct str phrases)
{
	struct str phrase;
	while (phrases.n && str_split(&phrases, ' ', &phrase))
		if (str_find(runs, phrase, 0) == runs.n)
			return false;
	return true;
}

/* Whom the person may see, where the index was not told. */
struct sight {
	int64_t *organs; /* sorted; NULL: everybody that the index gives */
	size_t n;
};

static bool may_see(const struct sight *s, const struct search_hit *h)
{
	return !s->organs || h->area == SEARCH_ALL_STAFF ||
	       bsearch(&h->organ, s->organs, s->n, sizeof *s->organs, by_number);
}

static struct sight sight_of(struct arena *a, const struct search_scope *scope)
{
	struct sight s = {.n = scope->n};
	if (scope->all || scope->n <= ASKED_ORGANS)
		return s;
	s.organs = ARENA_ARRAY(a, int64_t, scope->n);
	memcpy(s.organs, scope->organs, scope->n * sizeof *s.organs);
	qsort(s.organs, s.n, sizeof *s.organs, by_number);
	return s;
}

enum rc search_find(struct cx *cx, struct db *db, const struct search_query *q,
	const struct search_scope *scope, int64_t after, int limit, struct search_hits *out)
{
	struct sight sight = sight_of(cx->arena, scope);
	bool named = !scope->all && !sight.organs;
	struct search_ask ask = {.phrases = q->phrases,
		.area = SEARCH_STAFF,
		.organs = named ? scope->organs : NULL,
		.n = named ? scope->n : 0,
		.below = after > 0 ? after : INT64_MAX,
		.limit = limit + 1};
	*out = (struct search_hits){0};
	INVARIANT(limit > 0 && limit <= PAGE);
	if (!scope->all && !scope->n)
		return RC_OK;
	for (int batch = 0; batch < BATCHES; batch++, ask.limit = BATCH) {
		struct search_hits got;
		struct str *runs;
		if (store_search_matters(cx, db, &ask, &got, &runs))
			return cx->rc;
		for (size_t i = 0; i < got.n; i++) {
			struct search_hit *h = &got.v[i];
			if (holds(runs[i], q->phrases) && may_see(&sight, h) && !is_there(out, h)) {
				if (out->n == (size_t)limit) {
					out->next = ask.below;
					return RC_OK;
				}
				h->why = why_found(cx->arena, h, runs[i], q->phrases);
				*VEC_PUSH(cx->arena, out) = *h;
			}
			ask.below = h->id;
		}
		if (got.n < (size_t)ask.limit)
			return RC_OK;
	}
	out->next = ask.below;
	return RC_OK;
}

static bool fits(const struct search_public_ask *ask, const struct search_public_hit *h)
{
	return date_cmp(h->ends, ask->today) >= 0 && date_cmp(h->published, ask->from) >= 0 &&
	       date_cmp(h->published, ask->to) <= 0 &&
	       (!ask->organ.n || str_find(h->organ_name, ask->organ, 0) < h->organ_name.n);
}

enum rc search_public(struct cx *cx, struct db *db, const struct search_public_ask *asked,
	struct search_public_hits *out)
{
	/* the organ's name is part of the text, so the index narrows it down */
	struct str organ = token_runs(cx->arena, asked->organ, SEARCH_TEXT);
	struct str phrases = asked->query.phrases;
	if (organ.n)
		phrases = str_printf(cx->arena, STR_FMT "%s" STR_FMT, STR_ARG(phrases),
			phrases.n ? " " : "", STR_ARG(organ));
	struct search_ask ask = {.phrases = phrases,
		.area = SEARCH_PUBLIC,
		.kind = token_runs(cx->arena, asked->kind, SEARCH_TEXT),
		.below = asked->below,
		.limit = asked->limit + 1};
	*out = (struct search_public_hits){0};
	INVARIANT(asked->limit > 0 && asked->limit <= PAGE);
	if (memchr(ask.kind.n ? ask.kind.p : "", ' ', ask.kind.n))
		return RC_OK; /* no kind is of two words */
	for (int batch = 0; batch < BATCHES; batch++, ask.limit = BATCH) {
		struct search_public_hits got;
		struct str *runs;
		if (store_search_public(cx, db, &ask, &got, &runs))
			return cx->rc;
		for (size_t i = 0; i < got.n; i++) {
			if (got.v[i].id <= asked->floor)
				return RC_OK;
			if (holds(runs[i], phrases) && fits(asked, &got.v[i])) {
				if (out->n == (size_t)asked->limit) {
					out->next = ask.below;
					return RC_OK;
				}
				*VEC_PUSH(cx->arena, out) = got.v[i];
			}
			ask.below = got.v[i].id;
		}
		if (got.n < (size_t)ask.limit)
			return RC_OK;
	}
	out->next = ask.below;
	return RC_OK;
}
