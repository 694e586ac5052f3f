/*
 * The kinds of penalty (处罚法9) as published texts name them: 警告, 罚款, 吊销保险中介许可证,
 * 没收违法所得.
 */
#ifndef ZHIFA_DECISION_PENALTY_H
#define ZHIFA_DECISION_PENALTY_H

#include "decision/amount.h"

/* In the order of the article; the ids are those of the pack's penalty_kinds. */
enum penalty_kind {
	PENALTY_WARNING,
	PENALTY_CRITICISM,
	PENALTY_FINE,
	PENALTY_GAINS,
	PENALTY_GOODS,
	PENALTY_SUSPEND_LICENCE,
	PENALTY_DOWNGRADE,
	PENALTY_REVOKE_LICENCE,
	PENALTY_RESTRICT_BUSINESS,
	PENALTY_HALT,
	PENALTY_CLOSE_DOWN,
	PENALTY_RESTRICT_CAREER,
	PENALTY_DETENTION,
	PENALTY_KINDS
};

const char *penalty_kind_id(enum penalty_kind k);
const char *penalty_kind_title(enum penalty_kind k);

/* The kinds that a text of a penalty names, one bit each. */
unsigned penalty_kinds_in(struct str text);
/*
 * The kinds of a list such as 警告、罚款: each part must be a kind and nothing else; the others are
 * added to doubts.
 */
unsigned penalty_kinds_read(struct arena *a, struct str list, struct doubts *doubts);
/* 警告、罚款 */
struct str penalty_kinds_text(struct arena *a, unsigned kinds);

#endif
