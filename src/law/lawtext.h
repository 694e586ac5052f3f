/*
 * The text of a statute, read from Markdown: `# 全称`, lines of history up to the line
 * `<!-- INFO END -->`, headings, articles (第X条, 第X条之一), their paragraphs (款), items
 * （一） or (一), and sub-items 1. Where a text has no 第X条, its parts 一、二、 are read in their
 * place.
 *
 * Nothing is guessed. A line that does not fit is noted with its number, and the article around
 * it is doubtful: it is kept as it stands, and a citation of it does not resolve. Characters
 * without width and blanks at the ends of a line are dropped; otherwise no character is changed.
 */
#ifndef ZHIFA_LAW_LAWTEXT_H
#define ZHIFA_LAW_LAWTEXT_H

#include "base/cx.h"

#define LAWTEXT_MOST_BYTES ((size_t)16 << 20)

struct lawtext_item {
	int no;
	struct str text;           /* without its number */
	struct lawtext_item *subs; /* 目; NULL in one itself */
	size_t sub_n, sub_cap;
};

struct lawtext_paragraph {
	struct str text;
	struct {
		struct lawtext_item *v;
		size_t n, cap;
	} items;
};

struct lawtext_article {
	int no, after; /* 第十二条之一: 12, 1 */
	struct str heading; /* "第五章 行政处罚的决定／第三节 普通程序"; may be empty */
	size_t line;        /* in the file, from 1 */
	bool is_doubtful;
	struct str text; /* one line for each paragraph, item and sub-item, numbers before them */
	struct {
		struct lawtext_paragraph *v;
		size_t n, cap;
	} paragraphs;
};

struct lawtext_note {
	size_t line;     /* from 1 */
	struct str what; /* Chinese */
};

struct lawtext {
	struct str title, part; /* 中华人民共和国民法典, 总则: part is mostly empty */
	struct {
		struct str *v;
		size_t n, cap;
	} history, preamble;
	bool has_sections; /* parts 一、二、 in place of articles */
	struct {
		struct lawtext_article *v;
		size_t n, cap;
	} articles;
	size_t gaps;                  /* numbers that are missing or out of order */
	struct date first, effective; /* see lawtext_effective; DATE_NONE where not told */
	struct {
		struct lawtext_note *v;
		size_t n, cap;
	} notes;
};

/*
 * Reads a text, which must stay. RC_INPUT where it is no statute of this form: not UTF-8, too
 * large, without title or end of the history. Everything else that is odd stands in the notes.
 */
MUST_USE enum rc lawtext_parse(struct cx *cx, struct str text, struct lawtext *out);
/* Reads one article from its `text` (its number and heading are the caller's). */
void lawtext_article_parse(struct cx *cx, struct str text, struct lawtext_article *out);

/*
 * The day from which this version is in force, as the text itself tells: 自…起施行 in its last
 * article, or `DATE 施行` at the end of the history, if that day is not before the version's (an
 * amended law keeps the day of its first form). 自公布之日起施行 tells it only where the
 * history ends on the version's day and knows of no change. DATE_NONE otherwise.
 */
struct date lawtext_effective(const struct lawtext *t, struct date version);

/* Where a citation points. article_to: a range; paragraph, item, sub: 0 where not named. */
struct lawtext_place {
	int article, after, article_to, paragraph, item, sub;
};

enum lawtext_hit {
	LAWTEXT_FOUND,
	LAWTEXT_NO_ARTICLE,
	LAWTEXT_NO_PARAGRAPH,
	LAWTEXT_NO_ITEM,
	LAWTEXT_NO_SUB,
	LAWTEXT_MUST_NAME_PARAGRAPH, /* an item is named, and the article has several paragraphs */
	LAWTEXT_ONE_PARAGRAPH,       /* 第一款 of an article that is not divided */
	LAWTEXT_DOUBTFUL,            /* the article was not understood in full, or stands twice */
};

/*
 * The cited text in *text, in the arena: of an item, the words that lead to it come first. Articles
 * are found by number.
 */
enum lawtext_hit lawtext_find(struct cx *cx, const struct lawtext_article *articles, size_t n,
	const struct lawtext_place *place, struct str *text);
/* Why a citation does not resolve, Chinese; empty for LAWTEXT_FOUND. */
const char *lawtext_hit_title(enum lawtext_hit hit);

#endif
