/* Queries and texts: whatever a query was cut from is found by it. */
#include "base/utf8.h"
#include "fuzz.h"
#include "search/search.h"
#include "search/token.h"

FUZZ(cx, in)
{
	struct str runs = token_runs(cx->arena, in, 1000), again, word, words;
	FUZZ_HOLDS(utf8_check(runs));
	again = token_runs(cx->arena, runs, 1000);
	FUZZ_HOLDS(str_eq(runs, again));
	/* no word is longer than two characters, and nothing that a tsquery or FTS5 would read */
	words = token_words(cx->arena, runs);
	FUZZ_HOLDS(memchr(words.n ? words.p : "", '\'', words.n) == NULL);
	FUZZ_HOLDS(memchr(words.n ? words.p : "", '"', words.n) == NULL);
	while (words.n && str_split(&words, ' ', &word))
		FUZZ_HOLDS(word.n && utf8_count(word) <= 2);

	struct search_query q;
	if (!search_query_parse(cx, in, STR("q"), &q))
		FUZZ_HOLDS(str_eq(q.phrases, token_runs(cx->arena, in, 100)));
}
