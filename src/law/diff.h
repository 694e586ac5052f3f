/* What two versions of a law pack differ in, in legal words: procedures, states, actions, guards,
 * clocks, numbers. */
#ifndef ZHIFA_LAW_DIFF_H
#define ZHIFA_LAW_DIFF_H

#include "law/pack.h"

enum diff_kind { DIFF_ADDED, DIFF_REMOVED, DIFF_CHANGED };

struct diff_line {
	enum diff_kind kind;
	struct str procedure; /* id; empty for what stands outside of any */
	const char *what;     /* "procedure", "state", "action", "guard", "clock", "number" */
	struct str id, title;
	struct str field;         /* of a change: 依据, 办理人, 期限, … */
	struct str before, after; /* in words */
};

struct diff_lines {
	struct diff_line *v;
	size_t n, cap;
};

/* In the order of the old pack, then what is new. */
void law_diff(
	struct cx *cx, const struct pack *old, const struct pack *new, struct diff_lines *out);
/* The same of one procedure that both have. */
void law_diff_procedure(struct cx *cx, const struct pack *old, const struct pack *new,
	struct str procedure, struct diff_lines *out);
/* One difference in words: 改变期限「办案期限」的期限：90日 → 60日. */
void law_diff_line(struct buf *b, const struct diff_line *l);
/* 期满视为, …: what the end of a clock brings. */
struct str law_clock_effect_title(const struct law_clock *c);
/* As text, a line for each difference; or as one JSON object. */
struct str law_diff_tell(struct cx *cx, const struct pack *old, const struct pack *new,
	const struct diff_lines *lines, bool as_json);

#endif
