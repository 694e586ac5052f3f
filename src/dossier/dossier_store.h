/* Statements of the dossier. Internal to src/dossier. */
#ifndef ZHIFA_DOSSIER_DOSSIER_STORE_H
#define ZHIFA_DOSSIER_DOSSIER_STORE_H

#include "dossier/ledger.h"

/* The text of a paper, as it was digested. RC_NOT_FOUND. */
MUST_USE enum rc dossier_store_content(
	struct cx *cx, struct db *db, int64_t organ, int64_t document, struct str *out);
/* Matters with a case number, two at most. */
struct dossier_match {
	int64_t organ, matter;
};
MUST_USE enum rc dossier_store_number(
	struct cx *cx, struct db *db, struct str number, struct dossier_match out[2], size_t *n);

/* The rows of a year behind a place; without pages and keeping but its id. */
MUST_USE enum rc dossier_store_ledger(struct cx *cx, struct db *db, int64_t organ, int64_t year,
	struct ledger_place after, int limit, struct ledger *out);
/* The papers of a matter and of all below it, those that are void left out. */
struct dossier_pages {
	struct str form;
	int64_t pages; /* 0: not rendered yet */
};
MUST_USE enum rc dossier_store_pages(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct dossier_pages **out, size_t *n);

#endif
