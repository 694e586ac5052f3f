/* What the check reads, as it stands in the tables. Internal to src/verify. */
#ifndef ZHIFA_VERIFY_VERIFY_STORE_H
#define ZHIFA_VERIFY_VERIFY_STORE_H

#include "blob/blob.h"
#include "log/log.h"

struct vs_key {
	int64_t organ, id;
};

/* Up to most matters after one, in the order of organ and id. */
MUST_USE enum rc vs_matters(struct cx *cx, struct db *db, struct vs_key after, int64_t most,
	struct vs_key **out, size_t *n);

MUST_USE enum rc vs_matter_exists(struct cx *cx, struct db *db, struct vs_key matter, bool *found);

/* One value of a row; VS_ANY: not known, and equal to everything. */
struct vs_cell {
	enum { VS_NULL, VS_INT, VS_TEXT, VS_BYTES, VS_ANY } kind;
	int64_t i;
	struct str s;
};

struct vs_rows {
	struct vs_cell *v; /* n rows of width cells */
	size_t n, cap, width;
};

/* Rows of a matter in one table, in any order; the columns are named in tables.c. */
enum vs_table {
	VS_MATTER,
	VS_CLOCKS,
	VS_TODOS,
	VS_HANDLING,
	VS_SEARCH,
	VS_PAPERS,
	VS_PUBLIC,
	VS_DOSSIER,
	VS_MADE, /* rows of the register of powers that the matter made */
	VS_TAKEN /* and those it took away */
};
/* key.id: the matter; of VS_SEARCH the entry. */
MUST_USE enum rc vs_read(struct cx *cx, struct db *db, enum vs_table table, struct vs_key matter,
	struct vs_rows *out);

struct vs_event {
	int64_t seq, actor, recorded, effective;
	struct str kind, action, request_id, prev, salt, body, digest;
	bool has_body, has_salt, in_log, is_waiting;
	struct str waiting_digest;
};

/* All events of a matter, in order. */
MUST_USE enum rc vs_events(
	struct cx *cx, struct db *db, struct vs_key matter, struct vs_event **out, size_t *n);

/* Rows of some table whose matter, event or paper is not there: at most 1,000 of each kind. */
struct vs_orphan {
	int64_t organ, matter, id;
};
struct vs_orphan_kind {
	const struct db_stmt *st;
	const char *part, *before, *after; /* what is said before and after the id */
};
extern const struct vs_orphan_kind vs_orphan_kinds[]; /* ended by an empty entry */
MUST_USE enum rc vs_orphans(struct cx *cx, struct db *db, const struct vs_orphan_kind *kind,
	struct vs_orphan **out, size_t *n);

struct vs_series {
	int64_t organ, year, last;
	struct str series;
};
MUST_USE enum rc vs_series(struct cx *cx, struct db *db, const struct vs_series *after,
	int64_t most, struct vs_series **out, size_t *n);

struct vs_number {
	int64_t serial, matter, document;
	struct str state, reason;
	bool has_matter, has_document;
	struct str paper, paper_state, case_number; /* what the paper and the matter are numbered */
	int64_t paper_matter;
};
/* Up to most numbers of a series after a serial. */
MUST_USE enum rc vs_numbers(struct cx *cx, struct db *db, const struct vs_series *s, int64_t after,
	int64_t most, struct vs_number **out, size_t *n);

struct vs_leaf {
	int64_t index, organ, matter, seq;
	struct str digest; /* of the event; without pointer where the event is not there */
};
/* Leaves from an index on, below another. */
MUST_USE enum rc vs_leaves(
	struct cx *cx, struct db *db, int64_t from, int64_t below, struct vs_leaf **out, size_t *n);
/* A stored hash; without pointer where there is none. */
MUST_USE enum rc vs_hash(struct cx *cx, struct db *db, int level, int64_t index, struct str *out);
/* Hashes of a level from an index on, below another: pairs of index and hash. */
struct vs_hash {
	int64_t index;
	struct str hash;
};
MUST_USE enum rc vs_hashes(struct cx *cx, struct db *db, int level, int64_t from, int64_t below,
	struct vs_hash **out, size_t *n);
MUST_USE enum rc vs_checkpoints(struct cx *cx, struct db *db, int64_t after, int64_t most,
	struct log_checkpoint **out, size_t *n);
/* Levels with their number of hashes. */
struct vs_level {
	int64_t level, n;
};
MUST_USE enum rc vs_levels(struct cx *cx, struct db *db, struct vs_level **out, size_t *n);
MUST_USE enum rc vs_leaf_count(struct cx *cx, struct db *db, int64_t *n);

/* The first stored file after a digest (in the order of bytes), as it is registered. */
struct vs_blob {
	struct str digest, type;
	int64_t size;
};
MUST_USE enum rc vs_next_blob(
	struct cx *cx, struct db *db, struct str after, struct vs_blob *out, bool *found);

#endif
