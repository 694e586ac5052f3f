#include "search/search_store.h"

#include "base/utf8.h"
#include "search/token.h"

#include <stdlib.h>

#define QUERY_CHARS 100
#define QUERY_PARTS 12
#define ASKED_ORGANS 64 /* named to the index; of more, the hits are looked through */
#define PAGE 100
#define PAGES 50 /* looked through for one answer */

/* One word for each kind, which no text contains. */
static void put_kinds(struct buf *b, struct str kinds)
{
	struct str kind, stop = STR("、");
	while (kinds.n) {
		size_t end = str_find(kinds, stop, 0);
		kind = token_runs(b->a, str_sub(kinds, 0, end), SEARCH_TEXT);
		if (kind.n && !memchr(kind.p, ' ', kind.n))
			buf_printf(b, TOKEN_MARK "k" STR_FMT " ", STR_ARG(kind));
		kinds = str_sub(kinds, end + stop.n, kinds.n);
	}
}

/* The words of the index: whose it is, what kinds, and the text. */
static struct str words_of(struct arena *a, const struct search_entry *e, struct str runs)
{
	struct buf words = buf_in(a);
	bool to_all = e->area == SEARCH_ALL_STAFF;
	buf_printf(&words, TOKEN_MARK "%d " TOKEN_MARK "o%lld %s", to_all ? SEARCH_STAFF : e->area,
		(long long)e->organ, to_all ? TOKEN_MARK "all " : "");
	put_kinds(&words, e->kinds);
	buf_str(&words, token_words(a, runs));
	return str_trim(buf_get(&words));
}

void search_put(struct db_plan *plan, enum db_engine engine, const struct search_entry *e)
{
	struct arena *a = plan->cx->arena;
	struct str runs = token_runs(a, e->text, SEARCH_TEXT);
	store_search_put(plan, engine, e, runs, words_of(a, e, runs));
}

enum rc search_check(struct cx *cx, struct db *db, const struct search_entry *e, bool *whole)
{
	struct str runs = token_runs(cx->arena, e->text, SEARCH_TEXT);
	return store_search_check(cx, db, e, words_of(cx->arena, e, runs), whole);
}

void search_drop(struct db_plan *plan, enum db_engine engine, int64_t organ, int64_t id)
{
	store_search_drop(plan, engine, organ, id);
}

enum rc search_query_parse(
	struct cx *cx, struct str text, struct str field, struct search_query *out)
{
	struct str part, rest;
	size_t parts = 0;
	if (utf8_count(text) > QUERY_CHARS)
		return fail_field(cx, field, "查询内容过长，请不要超过 %d 个字", QUERY_CHARS);
	out->phrases = rest = token_runs(cx->arena, text, QUERY_CHARS);
	while (str_split(&rest, ' ', &part))
		parts++;
	if (!out->phrases.n)
		return fail_field(cx, field, "请输入要查的文字、字母或者数字");
	if (parts > QUERY_PARTS)
		return fail_field(cx, field, "查询内容由标点和空格分成了 %zu 段，请不要超过 %d 段",
			parts, QUERY_PARTS);
	return RC_OK;
}

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

enum rc search_find(struct cx *cx, struct db *db, const struct search_query *q,
	const struct search_scope *scope, int64_t after, int limit, struct search_hits *out)
{
	struct search_ask ask = {.phrases = q->phrases,
		.area = SEARCH_STAFF,
		.below = after > 0 ? after : INT64_MAX,
		.limit = PAGE};
	int64_t *seen = NULL;
	*out = (struct search_hits){0};
	INVARIANT(limit > 0 && limit <= PAGE);
	if (!scope->all && !scope->n)
		return RC_OK;
	if (!scope->all && scope->n <= ASKED_ORGANS) {
		ask.organs = scope->organs;
		ask.n = scope->n;
		ask.limit = limit + 1;
	} else if (!scope->all) {
		seen = ARENA_ARRAY(cx->arena, int64_t, scope->n);
		memcpy(seen, scope->organs, scope->n * sizeof *seen);
		qsort(seen, scope->n, sizeof *seen, by_number);
	}
	for (int page = 0; page < PAGES; page++) {
		struct search_hits got;
		struct str *runs;
		if (store_search_matters(cx, db, &ask, &got, &runs))
			return cx->rc;
		for (size_t i = 0; i < got.n; i++) {
			struct search_hit *h = &got.v[i];
			bool may = !seen || h->area == SEARCH_ALL_STAFF ||
				   bsearch(&h->organ, seen, scope->n, sizeof *seen, by_number);
			if (may && !is_there(out, h)) {
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

enum rc search_public(struct cx *cx, struct db *db, const struct search_public_ask *ask,
	struct search_public_hits *out)
{
	/* the organ's name is part of the text, so the index narrows it down */
	struct str organ = token_runs(cx->arena, ask->organ, SEARCH_TEXT);
	struct str phrases = ask->query.phrases;
	if (organ.n)
		phrases = str_printf(cx->arena, STR_FMT "%s" STR_FMT, STR_ARG(phrases),
			phrases.n ? " " : "", STR_ARG(organ));
	const struct search_ask in = {.phrases = phrases,
		.area = SEARCH_PUBLIC,
		.kind = token_runs(cx->arena, ask->kind, SEARCH_TEXT),
		.below = ask->below,
		.limit = ask->limit};
	INVARIANT(ask->limit > 0 && ask->limit <= PAGE + 1);
	if (in.kind.n && memchr(in.kind.p, ' ', in.kind.n))
		return RC_OK; /* no kind is of two words */
	return store_search_public(cx, db, &in, ask, out);
}
