/* Citations in running text: any bytes come to an end, and every piece is one of the text. */
#include "fuzz.h"
#include "law/citetext.h"

FUZZ(cx, in)
{
	struct citetext c = {.text = in};
	size_t at = 0;
	(void)cx;
	while (citetext_next(&c)) {
		FUZZ_HOLDS(c.at > at && c.at <= in.n);
		FUZZ_HOLDS(c.title.n && (c.words.n == 0) == (c.place.article == 0));
		at = c.at;
	}
}
