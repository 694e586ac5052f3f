/*
 * The ledger of dossiers (案卷台账) of an organ in a year: every matter that was closed in it, in
 * the order of closing, with where its dossier is now. The rows follow from the events (table
 * dossier, src/matter/project.h).
 */
#ifndef ZHIFA_DOSSIER_LEDGER_H
#define ZHIFA_DOSSIER_LEDGER_H

#include "db/db.h"
#include "law/pack.h"

struct ledger_line {
	int64_t matter;
	struct date closed, due, filed; /* filed DATE_NONE: not yet */
	struct str archive_no, number, title, party, procedure;
	int64_t volumes, pages; /* of the papers that are rendered */
	int64_t uncounted;      /* papers that are not rendered yet */
	int64_t keeping;        /* matter under which it is kept; 0: not sealed */
	struct str state;       /* of the keeping, in words; empty: not sealed */
	struct str place, borrower;
	struct date lent_until; /* DATE_NONE: not lent */
};

struct ledger_place {
	struct date closed;
	int64_t matter;
};
#define LEDGER_FIRST ((struct ledger_place){{INT32_MIN}, INT64_MIN})

struct ledger {
	struct ledger_line *v;
	size_t n, cap;
	bool more;
	struct ledger_place next; /* where more */
};

/* Up to limit rows behind a place. cx->keys opens sealed facts. */
MUST_USE enum rc ledger_list(struct cx *cx, struct db *db, const struct pack *pack, int64_t organ,
	int64_t year, struct ledger_place after, int limit, struct ledger *out);

#endif
