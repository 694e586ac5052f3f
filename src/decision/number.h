/*
 * Numbers of decisions: 呼金罚决字〔2025〕8号-15号, 鄂金罚决字〔2025〕13号-15号、18号. A list is
 * written out one by one; what stands between and is no number becomes a doubt.
 */
#ifndef ZHIFA_DECISION_NUMBER_H
#define ZHIFA_DECISION_NUMBER_H

#include "decision/amount.h"

struct decision_number {
	struct str prefix; /* 呼金罚决字 */
	int64_t year, serial;
	struct str
		text; /* 呼金罚决字〔2025〕8号; leading zeros of the serial as they were written */
};

struct decision_numbers {
	struct decision_number *v;
	size_t n, cap;
	struct str source; /* the part of the text in which they stand */
};

/*
 * Finds the numbers in a text such as a notice's title. Never fails. A text without any gives n 0
 * and no doubt.
 */
void decision_numbers_read(
	struct arena *a, struct str text, struct decision_numbers *out, struct doubts *doubts);

#endif
