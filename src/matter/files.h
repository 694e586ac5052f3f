/*
 * Files of a matter: what may be put into it, and what may be fetched through it. The bytes are
 * src/blob's; an event holds the digest alone.
 */
#ifndef ZHIFA_MATTER_FILES_H
#define ZHIFA_MATTER_FILES_H

#include "db/db.h"
#include "law/procedure.h"
#include "matter/matter.h"

/* Whether a matter refers to a file: a fact, a row of a list, a proposal, a paper or its scan. */
bool matter_has_file(const struct matter *m, struct str digest_hex);
/*
 * Checks that every file among an action's input was uploaded, and that a sealed paper's scan is
 * of a kind that shows paper: RC_INPUT with a field error for each that is not.
 */
MUST_USE enum rc matter_check_files(struct cx *cx, struct db *db, const struct law_procedure *p,
	const struct law_action *a, const struct facts *in);

#endif
