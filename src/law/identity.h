/*
 * Numbers by which persons and organizations are told apart, and sums written twice: what can be
 * seen to be wrong by itself. Unified social credit codes are those of GB 32100 (18 characters, the
 * last one a check modulo 31), citizens' numbers those of GB 11643 (18 characters, a date in them,
 * the last one a check by ISO 7064 MOD 11-2).
 */
#ifndef ZHIFA_LAW_IDENTITY_H
#define ZHIFA_LAW_IDENTITY_H

#include "base/cx.h"

/* The check character of the first 17 characters; 0 where one of them may not stand there. */
char identity_credit_check(struct str code);
char identity_citizen_check(struct str number);

enum identity_kind {
	IDENTITY_CREDIT,  /* a right unified social credit code */
	IDENTITY_CITIZEN, /* a right citizen's number */
	IDENTITY_WRONG,   /* meant as one of them, and wrong */
	IDENTITY_OTHER    /* another paper, or another length: nothing can be said */
};

/*
 * What a text is. why, for IDENTITY_WRONG and IDENTITY_OTHER, says it in Chinese; in the arena.
 * Small letters count as capitals.
 */
enum identity_kind identity_look(struct arena *a, struct str text, struct str *why);

/*
 * The first place of a text where a sum stands in words and in figures, 伍万元整（50,000.00元）,
 * and the two differ. False where there is none; words, figures and right (the words for the
 * figures) are in the arena.
 */
struct identity_sum {
	struct str words, figures, right;
};
bool identity_sums_differ(struct arena *a, struct str text, struct identity_sum *out);

#endif
