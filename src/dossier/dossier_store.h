/* Statements of the dossier. Internal to src/dossier. */
#ifndef ZHIFA_DOSSIER_DOSSIER_STORE_H
#define ZHIFA_DOSSIER_DOSSIER_STORE_H

#include "db/db.h"

/* The text of a paper, as it was digested. RC_NOT_FOUND. */
MUST_USE enum rc dossier_store_content(
	struct cx *cx, struct db *db, int64_t organ, int64_t document, struct str *out);
/* Matters with a case number, two at most. */
struct dossier_match {
	int64_t organ, matter;
};
MUST_USE enum rc dossier_store_number(
	struct cx *cx, struct db *db, struct str number, struct dossier_match out[2], size_t *n);

#endif
