/*
 * The law of the day of the conduct beside that of the day of the decision (处罚法37): what a text
 * cites, found in the versions of both days, by the pack (statutes.lua, scales.lua) and by the
 * statutes at hand. Which of the two is lighter is told where the pack's scales tell it; the rest
 * is for who decides.
 */
#ifndef ZHIFA_LAW_CHANGE_H
#define ZHIFA_LAW_CHANGE_H

#include "law/scale.h"

/* One provision as it stood on one of the days. */
struct change_side {
	bool is_known;
	struct str title; /* in full; empty: no provision */
	struct str cite;  /* 《全称》（2021年修正）第一百二十四条 */
	struct lawtext_place place;
	struct date version, effective; /* DATE_NONE where not known */
	struct str text;                /* of the statutes at hand; empty where they have none */
	struct str why;                 /* Chinese: why there is no text, or what is odd */
	const struct law_provision *scale;
};

enum change_mark { CHANGE_SAME_LINE, CHANGE_OLD_LINE, CHANGE_NEW_LINE };
struct change_line {
	enum change_mark mark;
	struct str text;
};

enum change_state {
	CHANGE_NOT_CHECKED, /* neither the pack nor the statutes at hand know both days */
	CHANGE_NONE,        /* one version on both days, or the same words in both */
	CHANGE_DIFFERS,
};

/* How the provision of the other day was found. */
enum change_by {
	CHANGE_BY_NUMBER, /* the same article of the same statute */
	CHANGE_BY_PACK,   /* a scale of the pack says so */
	CHANGE_BY_WORDS,  /* the article with the most words in common: to be looked at */
};

struct change {
	struct str cite; /* as the text has it, with the title */
	bool is_basis;
	struct change_side then, now; /* of the conduct, of the decision */
	bool cites_then, cites_now;   /* what was cited is the one, the other */
	enum change_state state;
	enum change_by by;
	enum scale_lighter lighter; /* SCALE_OLD: then */
	struct {
		struct change_line *v;
		size_t n, cap;
	} lines; /* where both have texts that differ */
};

struct change_list {
	struct change *v;
	size_t n, cap;
};

struct change_ask {
	const struct pack *pack;
	const struct corpus_lookup *texts; /* NULL: none */
	struct date then, now;
	bool prefers_now; /* an article that moved is looked for under its new number first */
};

/* Adds what a text cites. Fails with what the look-up fails with. */
MUST_USE enum rc change_find(struct cx *cx, const struct change_ask *ask, struct str text,
	bool is_basis, struct change_list *out);

/* All together: "unchecked", "same", "changed". */
struct str change_word(const struct change_list *all);
/* Of what differs and is a basis: "open", "equal", "then", "now"; "none" where nothing differs. */
struct str change_lighter(const struct change_list *all);
/* Which day's provisions are cited as a basis, where they differ: "then", "now", "both", "mixed".
 */
struct str change_cited(const struct change_list *all);
/* The highest rank among the statutes that a text cites: of the pack, "unknown" where it knows
 * none, "none" where nothing is cited. */
struct str change_rank(const struct pack *p, struct str text);

#endif
