/*
 * Published decisions as historical records: each line opens one matter of the pack's procedure of
 * the kind record, by the platform and by nobody's hand. A line that was imported before is met
 * again by its source's id and changes nothing. What comes in is not published.
 */
#ifndef ZHIFA_DECISION_IMPORT_H
#define ZHIFA_DECISION_IMPORT_H

#include "decision/line.h"
#include "matter/act.h"

struct importer {
	const struct matter_service *svc; /* its reader is in no snapshot */
	struct db_writer *writer;
	int64_t organ;     /* whose records they become */
	struct str source; /* tells apart sources that use the same ids; may be empty */
};

enum import_outcome {
	IMPORT_NEW,
	IMPORT_KNOWN,  /* the very line is there already */
	IMPORT_CHANGED /* the id is there with another line, which was left alone */
};

/*
 * Imports one line; *matter is the record. RC_INPUT where the record does not take it (too long),
 * with the reason; the failures of the store.
 */
MUST_USE enum rc decision_import(struct cx *cx, const struct importer *imp,
	const struct decision_line *line, enum import_outcome *outcome, int64_t *matter);

/*
 * The organ that keeps the records where none is named: the one that has an archivist, of several
 * the one of the highest level; where none has, the one with no other above it, of several the
 * justice department. Where the store has no organ at all one is made for them (*made). RC_INPUT
 * lists the candidates where there are still several.
 */
MUST_USE enum rc decision_import_organ(
	struct cx *cx, struct db *db, struct db_writer *writer, struct organ *out, bool *made);

/* 罚款 50,000.00 元；没收违法所得 1,000.00 元 */
struct str decision_amounts_text(struct arena *a, const struct amounts *all);

#endif
