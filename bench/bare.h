/*
 * The limit for acts: a program that does nothing but write. It takes the statements and values of
 * a real plan and writes them again and again, with keys of its own, straight through the
 * engine's library, in one thread: as many acts as there are clients (each in its savepoint on
 * SQLite, all in one pipeline on PostgreSQL), then one synced commit, so that no client could have
 * more. No judging, no HTTP, no waiting for anybody. For the benches only.
 */
#ifndef ZHIFA_BENCH_BARE_H
#define ZHIFA_BENCH_BARE_H

#include "db/writer.h"

struct bare {
	/* the SQLite file, or what libpq connects to; with the schema and the rows that the plan
	 * updates */
	const char *path;
	const struct db_plan *plan; /* checks, then writes; without settle */
	int clients;                /* acts in one commit */
	int64_t millis;
	/*
	 * Gives a value of the plan its key for one repetition: client from 0, count from 0 for
	 * each client. Called on the writer's thread.
	 */
	void (*vary)(void *arg, int client, int64_t count, const struct db_stmt *st, size_t param,
		struct db_val *v);
	void *arg;
};

struct bare_result {
	int64_t acts, commits, failed; /* failed: a statement touched no row, or was refused */
	double seconds, per_second;
};

/* Runs it; exits with a message where the file or a statement cannot be used. */
struct bare_result bare_run(const struct bare *b);
struct bare_result bare_pg_run(const struct bare *b);
/* A copy of a database that nobody is connected to; names are words without marks. */
void bare_pg_copy(const char *server, const char *from, const char *to);

#endif
