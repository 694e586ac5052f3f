/*
 * One published decision, as a line of JSON: a flat object of texts. What can be read of it is read
 * exactly; what cannot, or could mean two things, is told with its field, its words and the reason,
 * and the line itself is kept. Nothing is guessed.
 */
#ifndef ZHIFA_DECISION_LINE_H
#define ZHIFA_DECISION_LINE_H

#include "decision/number.h"
#include "decision/penalty.h"

/* Longest line that is taken; it is kept whole in the record. */
#define DECISION_LINE_CHARS 60000

struct decision_line {
	struct str raw;
	struct str id;                /* of the source; else made of the line's digest */
	struct str party, party_kind; /* person, org or empty */
	struct str organ, facts, basis, penalty, title, document;
	struct date decided, published; /* or DATE_NONE */
	struct decision_numbers numbers;
	struct amounts amounts;
	unsigned kinds;
	struct doubts unread; /* not understood */
	struct doubts open;   /* understood, and yet it does not say which */
};

/*
 * Reads one line. RC_INPUT where it can be no record at all: it is not an object of JSON, names no
 * party, says nothing of facts or penalty, or is longer than DECISION_LINE_CHARS.
 */
MUST_USE enum rc decision_line_read(struct cx *cx, struct str raw, struct decision_line *out);

/* 2026-03-25 10:52:00, 2026/3/25, 2026年3月25日, 二〇二六年三月二十五日, 20260325; false for
 * anything else. */
bool decision_date_read(struct str text, struct date *out);

#endif
