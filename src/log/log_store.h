/* Statements of the log's tables. Internal to src/log. */
#ifndef ZHIFA_LOG_LOG_STORE_H
#define ZHIFA_LOG_LOG_STORE_H

#include "log/log.h"

/* An event that is not yet a leaf. */
struct log_waiting {
	int64_t organ, matter, seq;
	unsigned char digest[DIGEST_SIZE];
};

/* Up to most waiting events after one, in the order of organ, matter and sequence number. */
MUST_USE enum rc log_store_waiting(struct cx *cx, struct db *db, const struct log_waiting *after,
	int64_t most, struct log_waiting **out, size_t *n);
MUST_USE enum rc log_store_newest(
	struct cx *cx, struct db *db, struct log_checkpoint *out, bool *found);
MUST_USE enum rc log_store_covering(
	struct cx *cx, struct db *db, int64_t size, struct log_checkpoint *out, bool *found);
/* n hashes from an index on; RC_CORRUPT if one is missing. */
MUST_USE enum rc log_store_hashes(
	struct cx *cx, struct db *db, int level, int64_t from, int n, struct tree_hash *out);
/* Appends the entries of n leaves from an index on to a bundle; RC_CORRUPT if one is missing. */
MUST_USE enum rc log_store_entries(
	struct cx *cx, struct db *db, int64_t from, int n, struct buf *out);
MUST_USE enum rc log_store_find(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	int64_t seq, int64_t *index, bool *found);

/* Moves a waiting event to a leaf. */
void log_store_leaf(struct db_plan *plan, int64_t index, const struct log_waiting *w);
void log_store_hash(struct db_plan *plan, int level, int64_t index, struct tree_hash hash);
void log_store_checkpoint(struct db_plan *plan, const struct log_checkpoint *c);

#endif
