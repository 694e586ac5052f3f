/* Internal to src/evidence: its statements. */
#ifndef ZHIFA_EVIDENCE_STORE_H
#define ZHIFA_EVIDENCE_STORE_H

#include "evidence/copy.h"
#include "evidence/upload.h"

MUST_USE enum rc store_upload_count(struct cx *cx, struct db *db, int64_t officer, int64_t *n);
void store_upload_add(struct db_plan *plan, const struct upload *u);
MUST_USE enum rc store_upload(
	struct cx *cx, struct db *db, int64_t id, struct upload *out, bool *found);
void store_upload_delete(struct db_plan *plan, int64_t id);
MUST_USE enum rc store_upload_before(
	struct cx *cx, struct db *db, struct instant before, int64_t **ids, size_t *n);

#endif
