/*
 * Amounts of money in the text of a decision: 罚款十一万五千元, 没收违法所得163.55035万元，并处罚款
 * 326.7107万元. Each is told with its place and with what it is for; what looks like an amount and
 * cannot be read as one, or could mean two things, becomes a doubt and nothing is guessed.
 */
#ifndef ZHIFA_DECISION_AMOUNT_H
#define ZHIFA_DECISION_AMOUNT_H

#include "base/cx.h"
#include "base/money.h"

enum amount_use {
	AMOUNT_FINE,  /* 罚款 */
	AMOUNT_GAINS, /* 没收违法所得 */
	AMOUNT_GOODS, /* 没收 of anything else that has a value */
	AMOUNT_TOTAL, /* 合计 of the others */
	AMOUNT_PART,  /* 其中: of the amount before it */
	AMOUNT_ASIDE, /* no penalty: 货值, 退还, 追缴, …, limits (以上, 以下) */
	AMOUNT_UNKNOWN
};

struct amount {
	size_t from, to; /* bytes of the text */
	struct money money;
	enum amount_use use;
	bool apart; /* 分别: the first of several */
};

/* A place in a text that was not understood, and why, Chinese. */
struct doubt {
	struct str field; /* where it was; empty: filled by the caller */
	struct str text, why;
};

struct doubts {
	struct doubt *v;
	size_t n, cap;
};

struct amounts {
	struct amount *v;
	size_t n, cap;
	/* fines and forfeitures together, where the text leaves no doubt about it */
	bool has_total;
	struct money total;
};

/* Reads all amounts of a text. Never fails; what is doubtful is added to doubts. */
void amounts_read(struct arena *a, struct str text, struct amounts *out, struct doubts *doubts);

#endif
