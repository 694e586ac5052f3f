/* A PostgreSQL connection and its prepared statements; private to this folder. */
#ifndef ZHIFA_DB_PG_H
#define ZHIFA_DB_PG_H

#include "db/driver.h"

#include <libpq-fe.h>

/* Types in the server's catalogue; they never change. */
enum {
	PG_BOOL = 16,
	PG_BYTEA = 17,
	PG_NAME = 19,
	PG_INT8 = 20,
	PG_INT2 = 21,
	PG_INT4 = 23,
	PG_TEXT = 25,
	PG_BPCHAR = 1042,
	PG_VARCHAR = 1043,
	PG_NUMERIC = 1700
};

#define PG_PARAMS_MAX 96

#define PG_KEPT_MOST 512

/* Questions that were answered, a statement and its arguments each; good as long as all are. */
struct pg_kept {
	struct arena *arena;
	size_t n;
	struct pg_answer {
		const struct db_stmt *st;
		struct str question;
		PGresult *answer;
	} v[PG_KEPT_MOST];
};

struct pg {
	struct db db;
	PGconn *c;
	unsigned connection; /* counts them; a new one has no prepared statements */
	bool broken;         /* as good as lost: it must not be used any more */
	bool warned;         /* the server sent a warning */
	bool snapshot;       /* in a transaction that only reads, and always the same */
	bool wanted;         /* it begins with its first question */
	bool leaving;        /* ROLLBACK is sent, and its answer not read yet */
	bool has_registers;  /* the store counts the changes of its registers */
	int64_t registers;   /* how many there were at the last snapshot */
	/* what this snapshot answered; and the registers, over many snapshots */
	struct pg_kept kept, known;
};

struct pg_stmt {
	char name[64];
	unsigned connection; /* on which it was prepared */
	Oid type[];          /* of the columns */
};

static inline struct pg *pg_of(struct db *db)
{
	return (struct pg *)db;
}

enum rc pg_open(struct cx *cx, struct str where, bool read_only, struct db **out);
void pg_close(struct db *db);
/* The connection is gone, or must not be used any more. */
bool pg_is_lost(const struct pg *g);
/* Sees to it that there is a connection; to be called outside transactions. */
MUST_USE enum rc pg_ready(struct cx *cx, struct pg *g);
/* The prepared statement, made where it is not there yet. */
MUST_USE enum rc pg_get(
	struct cx *cx, struct pg *g, const struct db_stmt *st, struct pg_stmt **out);
/* Runs a command without parameters. */
MUST_USE enum rc pg_command(struct cx *cx, struct pg *g, const char *sql);
/* Records the failure of a result (NULL: of the connection); what is the statement's name. */
enum rc pg_fail(struct cx *cx, struct pg *g, const char *what, const PGresult *res);
enum rc pg_fail_lost(struct cx *cx, struct pg *g, const char *what);

/* ---- pg_ask.c ---- */

/* A question to be asked in a snapshot, and its answer, which the caller clears or keeps. */
struct pg_question {
	const struct db_stmt *st;
	struct db_args args;
	struct str key; /* to keep the answer under */
	struct pg_stmt *p;
	PGresult *answer;
};

/*
 * Asks all of them in one round trip, and begins the snapshot where it has not begun. On failure
 * there are no answers. n 0: only begins it.
 */
MUST_USE enum rc pg_ask(struct cx *cx, struct pg *g, struct pg_question *v, size_t n);
/* Ends the snapshot without waiting for the server to say so. */
void pg_leave(struct pg *g);
/* Reads what is still to come of the last snapshot. */
void pg_settle(struct pg *g);
/* driver.h */
enum rc pg_foresee(struct cx *cx, struct db *db, const struct db_question *v, size_t n);

/* ---- pg_kept.c ---- */

struct pg_params;
void pg_kept_init(struct pg *g);
void pg_kept_finish(struct pg *g);
/* The answer that is known, or NULL and in key what to keep the next one under. */
PGresult *pg_kept_find(struct pg *g, const struct db_stmt *st, const struct pg_params *q, size_t n,
	struct str *key);
/* Takes the answer over where it is worth keeping. */
void pg_kept_add(struct pg *g, const struct pg_question *q);
bool pg_kept_has(const struct pg *g, const PGresult *answer);
/* The snapshot has ended. */
void pg_kept_forget(struct pg *g);
/* A snapshot has begun that has seen so many changes of the registers. */
void pg_kept_begin(struct pg *g, int64_t registers);
/* The connection is a new one. */
void pg_kept_renew(struct pg *g);

/* Reads an integer in binary form, of any integer type or numeric; false if it is none. */
bool pg_int(const unsigned char *p, int n, Oid type, int64_t *out);

/* What the driver offers to the writer (driver.h). */
enum rc pg_pipeline(
	struct cx *cx, struct db *db, struct db_run *v, size_t n, bool begin, size_t *failed);

/* Parameters of one statement in the form libpq wants. */
struct pg_params {
	const char *value[PG_PARAMS_MAX];
	int length[PG_PARAMS_MAX], format[PG_PARAMS_MAX];
	uint64_t number[PG_PARAMS_MAX];
};

/* Points q to the arguments, which must stay. Fails with RC_TOO_LARGE. */
MUST_USE enum rc pg_bind(struct cx *cx, struct pg_params *q, struct db_args args);
/* Copies row number at of a result into v. */
MUST_USE enum rc pg_row(struct cx *cx, const struct db_stmt *st, const struct pg_stmt *p,
	const PGresult *res, int at, struct db_val *v);
/* Rows returned, or changed by a statement without rows. */
int64_t pg_touched(const struct db_stmt *st, PGresult *res);

#define PG_BEGIN_WRITE "BEGIN ISOLATION LEVEL READ COMMITTED"

#endif
