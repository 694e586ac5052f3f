/*
 * The log: every event of the store becomes a leaf of one Merkle tree (src/ledger), and
 * each time it has grown a signed checkpoint says what it is now. The tree lives in the
 * tables log_leaf, log_hash and log_checkpoint; unlogged holds the events that are not yet
 * in it. A checkpoint is written in the transaction of its leaves, so the newest one says
 * how long the log is.
 *
 * Reading functions take a reader inside a snapshot. What is below the newest checkpoint
 * never changes again.
 */
#ifndef ZHIFA_LOG_LOG_H
#define ZHIFA_LOG_LOG_H

#include "db/writer.h"
#include "ledger/proof.h"
#include "ledger/tile.h"

/* What the log is called, how it hashes and who signs for it. */
struct log_identity {
	struct str origin; /* "zf.example.cn/log": the log's address without its scheme */
	enum digest_kind kind;
	const struct sign_key *key; /* may be NULL for those who only read */
	unsigned char pub[SIGN_PUBLIC];
};

/* One checkpoint as stored. */
struct log_checkpoint {
	int64_t size;
	struct str note;
};

/*
 * The identity of this store's log with a key, which must live as long. RC_INPUT for an origin
 * that cannot be one; RC_CORRUPT where the newest checkpoint was signed by another key or for
 * another origin.
 */
MUST_USE enum rc log_open(struct cx *cx, struct db *db, struct str origin,
	const struct sign_key *key, struct log_identity *out);
/* The public key under the log's name, as verifiers take it. */
struct checkpoint_key log_key(const struct log_identity *id);

/*
 * Brings every event into the log that is not yet in it, some at a time, each time with a
 * checkpoint; *added (may be NULL) receives how many. db is a reader outside any snapshot. Any
 * number of processes may try at once: the primary keys let one win, and the others leave off
 * quietly. May be stopped at any moment and run again. RC_DB, RC_CORRUPT.
 */
MUST_USE enum rc log_extend(struct cx *cx, struct db *db, struct db_writer *writer,
	const struct log_identity *id, int64_t *added);

/* The newest checkpoint; *found is false for an empty log. */
MUST_USE enum rc log_newest(struct cx *cx, struct db *db, struct log_checkpoint *out, bool *found);
/* The first checkpoint of at least this size. RC_NOT_FOUND where the log is shorter. */
MUST_USE enum rc log_covering(
	struct cx *cx, struct db *db, int64_t size, struct log_checkpoint *out);
/* The content of a tile or an entry bundle. RC_NOT_FOUND unless the log has all of it. */
MUST_USE enum rc log_tile(struct cx *cx, struct db *db, struct tile t, struct str *out);
/* The index of an event's leaf; *found is false while it is unlogged. */
MUST_USE enum rc log_find(struct cx *cx, struct db *db, int64_t organ, int64_t matter, int64_t seq,
	int64_t *index, bool *found);
/* The root of the log at a size up to the newest checkpoint's. RC_CORRUPT if hashes are missing. */
MUST_USE enum rc log_root(
	struct cx *cx, struct db *db, enum digest_kind kind, int64_t size, struct tree_hash *out);
/* That leaf index is in the log of a size; that the log of size after begins with that of before.
 */
MUST_USE enum rc log_prove(struct cx *cx, struct db *db, enum digest_kind kind, int64_t index,
	int64_t size, struct tree_proof *out);
MUST_USE enum rc log_prove_growth(struct cx *cx, struct db *db, enum digest_kind kind,
	int64_t before, int64_t after, struct tree_proof *out);

/*
 * Whether today's log extends a checkpoint that was lodged somewhere: signed by this log's key,
 * not longer than the log, and provably its beginning. old receives it. RC_INPUT where the text
 * is no checkpoint, RC_CORRUPT with what is wrong.
 */
MUST_USE enum rc log_check(struct cx *cx, struct db *db, const struct log_identity *id,
	struct str note, struct checkpoint *old);

/*
 * Lodges the newest checkpoint: a new file "checkpoint.SIZE" in a directory that may lie on
 * another machine; nothing there is ever changed or removed. Does nothing where it is there
 * already. RC_IO; RC_CORRUPT where a checkpoint of that size is there with another root.
 */
MUST_USE enum rc log_lodge(
	struct cx *cx, struct db *db, const struct log_identity *id, const char *directory);
/*
 * Checks every checkpoint lodged in a directory as log_check does; *n receives how many there
 * are. RC_IO; RC_CORRUPT names the first file that does not fit.
 */
MUST_USE enum rc log_check_lodged(struct cx *cx, struct db *db, const struct log_identity *id,
	const char *directory, int64_t *n);

#endif
