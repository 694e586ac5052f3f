/*
 * What an engine gives to db.c and to the writer; private to this folder.
 *
 * Every failure of an engine also says, in db->trouble, how far it reaches, because the
 * writer must know whether to undo one plan, all of them, or to connect again.
 */
#ifndef ZHIFA_DB_DRIVER_H
#define ZHIFA_DB_DRIVER_H

#include "db/db.h"
#include "db/writer.h"

enum db_trouble {
	DB_TROUBLE_NONE,
	DB_TROUBLE_STATEMENT, /* a constraint, a refusing trigger: this statement alone */
	DB_TROUBLE_RETRY,     /* deadlock or serialization failure: worth one more attempt */
	DB_TROUBLE_STORE,     /* disk full, I/O error: nothing of this transaction can be kept */
	DB_TROUBLE_LOST       /* the connection is gone */
};

enum db_begin { DB_BEGIN_READ, DB_BEGIN_WRITE };

/* Prepared statements of one connection by the address of the statement. */
struct db_cache {
	struct db_cache_slot {
		const struct db_stmt *st;
		void *h;
	} * v;
	size_t n, cap;
};

struct db {
	const struct db_driver *driver;
	struct arena *arena;  /* lives as long as the connection */
	struct db_rows *open; /* rows that still hold something of the engine */
	struct db_cache cache;
	enum db_trouble trouble; /* of the last failure */
	bool read_only, in_tx;
};

struct db_rows {
	struct db *db;
	struct cx *cx;
	const struct db_stmt *st;
	struct db_val *v; /* the current row */
	int n;            /* columns */
	bool live;        /* in db->open */
	bool writes;      /* must be stepped to its end to take effect */
	struct db_rows *prev, *next;
	void *h; /* the engine's */
	int64_t at;
};

/* One operation of a pipeline: in cx (of its plan), op; out touched. */
struct db_run {
	struct cx *cx;
	struct db_op *op;
	int64_t touched;
};

struct db_driver {
	enum db_engine engine;
	/* where is the part of the URL after the scheme. */
	enum rc (*open)(struct cx *cx, struct str where, bool read_only, struct db **out);
	void (*close)(struct db *db);
	/* Starts a statement. brief: the arguments outlive the rows. */
	enum rc (*query)(struct cx *cx, struct db *db, const struct db_stmt *st,
		struct db_args args, bool brief, struct db_rows *r);
	/* Fills r->v; false at the end or on failure. The caller then calls done. */
	bool (*next)(struct cx *cx, struct db_rows *r);
	void (*done)(struct db_rows *r);
	enum rc (*exec)(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
		int64_t *changed);
	enum rc (*begin)(struct cx *cx, struct db *db, enum db_begin kind);
	enum rc (*commit)(struct cx *cx, struct db *db);
	void (*rollback)(struct db *db);
	/* Runs the statements of a text; name is for messages. */
	enum rc (*script)(struct cx *cx, struct db *db, struct str sql, struct str name);
	/* Keeps other programs from migrating until the end of this transaction. */
	enum rc (*lock)(struct cx *cx, struct db *db);
	enum rc (*explain)(struct cx *cx, struct db *db, const struct db_stmt *st, struct str *out);
	/* db_backup. NULL where the engine has no such thing. */
	enum rc (*backup)(struct cx *cx, struct db *db, const char *path);
	/*
	 * Sends all operations, after a BEGIN where begin is set, and only then reads the answers.
	 * The first failure is recorded in cx, and the number of its operation in *failed; the
	 * transaction is then to be rolled back. NULL where the engine has no such thing.
	 */
	enum rc (*pipeline)(struct cx *cx, struct db *db, struct db_run *v, size_t n, bool begin,
		size_t *failed);
	/* db_foresee. NULL where nothing is gained by it. */
	enum rc (*foresee)(struct cx *cx, struct db *db, const struct db_question *v, size_t n);
};

extern const struct db_driver db_driver_sqlite, db_driver_postgres;

/* What is kept for st, or NULL. */
void *db_cache_find(const struct db_cache *c, const struct db_stmt *st);
/* Keeps h for a statement that is not there yet. */
void db_cache_add(struct db *db, const struct db_stmt *st, void *h);

/* A database call that the tests want to fail; records the failure. */
bool db_fault(struct cx *cx, struct db *db);

/* Ends the process: a statement does not fit its signature. */
_Noreturn void db_stmt_broken(const struct db_stmt *st, const char *what);

/* Asserts that the arguments fit the signature; fails with RC_INPUT for a text with a NUL in it. */
MUST_USE enum rc db_args_check(struct cx *cx, const struct db_stmt *st, struct db_args args);

/* Runs one operation of a plan by itself; the first returned row goes to op->row. */
MUST_USE enum rc db_op_run(struct cx *cx, struct db *db, struct db_op *op, int64_t *touched);

#endif
