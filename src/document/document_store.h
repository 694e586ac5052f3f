/* Statements of documents. Internal to src/document. */
#ifndef ZHIFA_DOCUMENT_STORE_H
#define ZHIFA_DOCUMENT_STORE_H

#include "document/document.h"

/* The row, its content as it is kept. RC_NOT_FOUND. */
MUST_USE enum rc store_document_load(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct document *out);
/* The same by the code printed on it. */
MUST_USE enum rc store_document_by_code(
	struct cx *cx, struct db *db, struct str code, struct document *out);

#endif
