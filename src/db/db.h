/*
 * One database interface, two engines (SQLite, PostgreSQL), one SQL text.
 *
 * A statement is a constant with a name, its text with $1, $2 … parameters, and a
 * signature: one letter for each parameter and column, i = integer, t = text, b = bytes.
 * DB_STMT registers it, so that a test can prepare every statement on both engines and
 * look at its plan. SQL is never put together from strings.
 *
 *	DB_STMT(matter_find, "SELECT state, seq FROM matter WHERE organ_id = $1 AND id = $2",
 *		"ii", "ti");
 *	struct db_rows *r;
 *	if (db_query(cx, db, &matter_find, DB_ARGS(DB_I(organ), DB_I(id)), &r))
 *		return cx->rc;
 *	while (db_next(cx, r)) { struct str state = db_text(r, 0); … }
 *	if (cx->rc) return cx->rc;     // an error while stepping
 *
 * A struct db is one connection, used by one thread at a time. Readers see a snapshot
 * between db_read_begin and db_read_end. Text and bytes of a row live in the context's
 * arena. All writes of the running program go through writer.h; db_exec is for the
 * writer itself, for migrations and for commands that run alone.
 */
#ifndef ZHIFA_DB_DB_H
#define ZHIFA_DB_DB_H

#include "base/cx.h"

enum db_engine { DB_SQLITE, DB_POSTGRES };

/*
 * A statement may scan a growing table only where it says so, with the reason beside it. One that
 * only one engine understands has a twin for the other, beside it; whoever runs it asks db_engine.
 */
enum db_flag {
	DB_MAY_SCAN = 1,
	DB_ONLY_SQLITE = 2,
	DB_ONLY_POSTGRES = 4,
	/*
	 * Asks of registers alone (the tables whose changes migration 0023 counts), and often: on
	 * PostgreSQL a connection keeps the answer until one of them changes.
	 */
	DB_REGISTER = 8
};

struct db_stmt {
	const char *name, *sql;
	const char *in, *out; /* signatures; out "" for a statement without rows */
	unsigned flags;
};

#define DB_STMT_FLAGS(name_, sql_, in_, out_, flags_)                                              \
	static const struct db_stmt name_ = {#name_, sql_, in_, out_, flags_};                     \
	static const struct db_stmt *const name_##_entry                                           \
		__attribute__((section("db_stmts"), used)) = &name_
#define DB_STMT(name_, sql_, in_, out_) DB_STMT_FLAGS(name_, sql_, in_, out_, 0)

/* All statements linked into the program, in no particular order; n receives their number. */
const struct db_stmt *const *db_statements(size_t *n);

/* Whether the statement is meant for the engine. */
bool db_stmt_fits(const struct db_stmt *st, enum db_engine engine);

struct db_val {
	enum { DB_NULL, DB_INT, DB_TEXT, DB_BYTES } kind;
	int64_t i;
	struct str s; /* text or bytes */
};

#define DB_I(v) ((struct db_val){.kind = DB_INT, .i = (v)})
#define DB_T(v) ((struct db_val){.kind = DB_TEXT, .s = (v)})
#define DB_B(v) ((struct db_val){.kind = DB_BYTES, .s = (v)})
#define DB_N ((struct db_val){.kind = DB_NULL})
/* Text, or NULL where the slice has no pointer. */
#define DB_TN(v) ((v).p ? DB_T(v) : DB_N)

struct db_args {
	const struct db_val *v;
	size_t n;
};
#define DB_ARGS(...)                                                                               \
	((struct db_args){(const struct db_val[]){__VA_ARGS__},                                    \
		sizeof((const struct db_val[]){__VA_ARGS__}) / sizeof(struct db_val)})
#define DB_NO_ARGS ((struct db_args){NULL, 0})

struct db;
struct db_rows;

/*
 * Opens one connection. url: "sqlite:PATH" (the file is made if absent; WAL, FULL sync) or
 * "postgres:CONNINFO" (libpq keywords or URI). read_only connections refuse writes.
 * The caller closes it. Fails with RC_DB.
 */
MUST_USE enum rc db_open(struct cx *cx, struct str url, bool read_only, struct db **out);
void db_close(struct db *db);
enum db_engine db_engine(const struct db *db);

/*
 * Runs a statement with rows. The parameters must fit the signature (assertion). A statement that
 * also writes must be read to its end. Rows left open end with cx's arena or db_read_end.
 */
MUST_USE enum rc db_query(struct cx *cx, struct db *db, const struct db_stmt *st,
	struct db_args args, struct db_rows **out);
/* The next row; false at the end or on failure (then cx->rc is set); then the rows are released. */
bool db_next(struct cx *cx, struct db_rows *r);
/* Releases rows that were not read to the end. */
void db_done(struct db_rows *r);
int64_t db_int(struct db_rows *r, int col);
/* STR_NONE for NULL. */
struct str db_text(struct db_rows *r, int col);
struct str db_bytes(struct db_rows *r, int col);
bool db_is_null(struct db_rows *r, int col);

/*
 * Runs a statement and gives the number of rows it changed, or returned (changed may be NULL).
 * Unique violations fail with RC_CONFLICT.
 */
MUST_USE enum rc db_exec(struct cx *cx, struct db *db, const struct db_stmt *st,
	struct db_args args, int64_t *changed);
/* For a statement with at most one row: true in *found, the row ready to read (no db_done). */
MUST_USE enum rc db_one(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	struct db_rows **row, bool *found);

/*
 * Says what a reader will ask in its snapshot, where it knows that beforehand: on PostgreSQL all of
 * it is asked in one round trip, and db_query then finds the answers. Nothing else changes by it.
 */
struct db_question {
	const struct db_stmt *st;
	struct db_args args;
};
struct db_question db_question(struct arena *a, const struct db_stmt *st, struct db_args args);
MUST_USE enum rc db_foresee(struct cx *cx, struct db *db, const struct db_question *v, size_t n);

/* A pattern for LIKE … ESCAPE '\\': texts that hold q. */
struct str db_holding(struct arena *a, struct str q);

/* The engine's plan of a statement, as it prints it: for the test that looks for scans. */
MUST_USE enum rc db_explain(
	struct cx *cx, struct db *db, const struct db_stmt *st, struct str *out);

/* A snapshot that lasts over several queries of one reader. */
MUST_USE enum rc db_read_begin(struct cx *cx, struct db *db);
void db_read_end(struct db *db);
/* Write transaction; only for the writer, migrations and commands that run alone. */
MUST_USE enum rc db_begin(struct cx *cx, struct db *db);
MUST_USE enum rc db_commit(
	struct cx *cx, struct db *db); /* RC_UNKNOWN where the outcome is not known */
void db_rollback(struct db *db);

/*
 * Brings the schema up to date from DIR/NNNN_name.sql, numbered, forward only; the digest of
 * each applied file is kept and compared. Types @INT @TEXT @BYTES @ID are replaced per engine;
 * a block between lines "-- @sqlite", "-- @postgres" and "-- @end" is for that engine only.
 */
MUST_USE enum rc db_migrate(struct cx *cx, struct db *db, struct str dir);
/*
 * Whether all files of DIR were applied; changes nothing. Fails like db_migrate where the store is
 * of a newer program or a file was changed.
 */
MUST_USE enum rc db_migrated(struct cx *cx, struct db *db, struct str dir, bool *current);

/*
 * Writes a copy of the store, as it is at one moment, to a new file that only its owner may read,
 * and syncs it; others go on reading and writing. SQLite only: PostgreSQL has its own tools, and
 * the failure names them. Fails with RC_IO where path exists or cannot be made, and RC_DB; then
 * no file is left.
 */
MUST_USE enum rc db_backup(struct cx *cx, struct db *db, const char *path);

/*
 * Faults for tests: the n-th database call from now fails (0 switches it off). Gives how many
 * calls were left to the fault set before; 0 where it has come. Never set in the program.
 */
int db_fault_after(int n);

/*
 * Tells a bench which statements run, before each runs, on any thread; NULL ends it. Never set in
 * the program.
 */
void db_trace(void (*fn)(void *arg, const struct db_stmt *st, struct db_args args), void *arg);

#endif
