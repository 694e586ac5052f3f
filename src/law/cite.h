/* Citations of the pack, such as 处罚法58Ⅰ(二)、59；强制法45Ⅱ, taken apart. */
#ifndef ZHIFA_LAW_CITE_H
#define ZHIFA_LAW_CITE_H

#include "law/lawtext.h"
#include "law/pack.h"

/* One piece of a citation; begin with zeros, for a piece may lean on the one before it. */
struct cite_part {
	const struct law_statute *statute; /* NULL: the abbreviation is unknown */
	struct lawtext_place place;
	/* what was written: all of it, or only a further paragraph or item of the article before */
	enum { CITE_WHOLE, CITE_PARAGRAPH, CITE_ITEM } further;
	struct str loose; /* what is not an article, such as 四(三) */
};

/* Reads a citation piece by piece: *rest moves on; false at its end. */
bool cite_next(const struct pack *p, struct str *rest, struct cite_part *out);
/* 《中华人民共和国行政处罚法》第五十八条第一款第（二）项 */
struct str cite_full(struct arena *a, const struct cite_part *c);
/* 处罚法58Ⅰ(二): the piece alone, as it is written in the pack. */
struct str cite_short(struct arena *a, const struct cite_part *c);

#endif
