/*
 * Citations in running text, as an officer writes them:
 * 《中华人民共和国行政处罚法》第五十八条第一款第（二）项、第二款和第六十条. Numbers may be written
 * in Chinese or in figures. What follows a title in brackets, as its year or number, is passed
 * over.
 */
#ifndef ZHIFA_LAW_CITETEXT_H
#define ZHIFA_LAW_CITETEXT_H

#include "law/corpus.h"

struct citetext {
	struct str text; /* set by the caller; everything else begins with zeros */
	size_t at;
	/* the piece that was read */
	struct str title; /* what stands between 《 and 》 */
	struct str words; /* 第五十八条第一款第（二）项; empty: the statute alone */
	struct lawtext_place place; /* article 0: the statute alone */
	bool chained;               /* what follows may be a further place of the same title */
};

/* The next piece, in the order of the text; false at its end. Every statute is given at least once.
 */
bool citetext_next(struct citetext *c);

enum citetext_state {
	CITETEXT_WRONG,       /* there is no such article, paragraph, item or sub-item */
	CITETEXT_OTHER,       /* another version was in force on one of the days */
	CITETEXT_IMPRECISE,   /* not the full title, or the paragraph is not named */
	CITETEXT_NOT_CHECKED, /* no text is at hand, or it was not understood */
};
struct citetext_finding {
	enum citetext_state state;
	struct str what; /* Chinese, with the citation */
};
struct citetext_findings {
	struct citetext_finding *v;
	size_t n, cap;
};
/*
 * Looks every citation of a text up as the statutes stood on a day, and on the day of the conduct
 * that is judged (DATE_NONE where it is not known): adds what is not right to *out, each thing
 * once. Fails with what the look-up fails with.
 */
MUST_USE enum rc citetext_check(struct cx *cx, const struct corpus_lookup *statutes,
	struct str text, struct date on, struct date conduct, struct citetext_findings *out);

#endif
