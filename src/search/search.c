#include "search/search_store.h"

#include "base/utf8.h"
#include "search/token.h"

#define QUERY_CHARS 100
#define QUERY_PARTS 12

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
	if (e->area == SEARCH_PUBLIC)
		buf_printf(&words, TOKEN_MARK "%d ", SEARCH_PUBLIC);
	else
		buf_printf(&words, TOKEN_MARK "%d " TOKEN_MARK "o%lld %s", SEARCH_STAFF,
			(long long)e->organ, e->area == SEARCH_ALL_STAFF ? TOKEN_MARK "all " : "");
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
