/* Statutes: an article that was understood is found by its number, and reads the same from its own
 * text. */
#include "fuzz.h"
#include "law/lawtext.h"

FUZZ(cx, in)
{
	struct lawtext t;
	struct str text;
	if (lawtext_parse(cx, in, &t))
		return;
	for (size_t i = 0; i < t.articles.n && i < 50; i++) {
		const struct lawtext_article *a = &t.articles.v[i];
		struct lawtext_place place = {.article = a->no, .after = a->after};
		enum lawtext_hit hit = lawtext_find(cx, t.articles.v, t.articles.n, &place, &text);
		FUZZ_HOLDS(hit == LAWTEXT_FOUND || hit == LAWTEXT_DOUBTFUL);
		FUZZ_HOLDS(hit == LAWTEXT_DOUBTFUL || !a->is_doubtful);
		if (a->is_doubtful || t.has_sections)
			continue;
		struct lawtext_article again = {0};
		lawtext_article_parse(cx, a->text, &again);
		FUZZ_HOLDS(str_eq(again.text, a->text) && !again.is_doubtful);
		FUZZ_HOLDS(again.paragraphs.n == a->paragraphs.n);
	}
	lawtext_effective(&t, (struct date){0});
}
