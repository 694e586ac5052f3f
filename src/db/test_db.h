/*
 * A fresh database for each test, on both engines; used by tests only.
 *
 *	static void test_find(void **state)
 *	{
 *		struct test_db *t = *state;
 *		assert_int_equal(db_exec(&t->cx, t->db, …), RC_OK);
 *	}
 *	int main(void)
 *	{
 *		const struct CMUnitTest tests[] = {TEST_DB(test_find), TEST_DB_EMPTY(test_migrate)};
 *		return TEST_DB_RUN(tests);
 *	}
 *
 * SQLite: a file in a new directory. PostgreSQL: a new database on the server that the variable
 * ZHIFA_TEST_PG names (a libpq connection text; tools/pg-test starts one). TEST_DB applies
 * db/migrations of the source tree, TEST_DB_EMPTY does not. Without that variable the tests on
 * PostgreSQL are left out, each with a line "# skipped: NAME".
 */
#ifndef ZHIFA_DB_TEST_DB_H
#define ZHIFA_DB_TEST_DB_H

#include "base/test.h"
#include "db/db.h"

struct test_db {
	enum db_engine engine;
	bool migrate;
	struct arena *arena;
	struct cx cx;
	struct str url; /* for further connections */
	struct db *db;
	char *dir;  /* for files of the test */
	char *name; /* of the PostgreSQL database */
};

#define TEST_DB_ENTRY(f, label, engine_, migrate_)                                                 \
	{                                                                                          \
#f " " label, f, test_db_setup, test_db_teardown, &(struct test_db)                \
		{                                                                                  \
			.engine = engine_, .migrate = migrate_                                     \
		}                                                                                  \
	}
#define TEST_DB(f)                                                                                 \
	TEST_DB_ENTRY(f, "sqlite", DB_SQLITE, true), TEST_DB_ENTRY(f, "postgres", DB_POSTGRES, true)
#define TEST_DB_EMPTY(f)                                                                           \
	TEST_DB_ENTRY(f, "sqlite", DB_SQLITE, false),                                              \
		TEST_DB_ENTRY(f, "postgres", DB_POSTGRES, false)

int test_db_setup(void **state);
int test_db_teardown(void **state);

/* Runs those tests whose engine is there, with TAP output; gives the status of the program. */
int test_db_run(const struct CMUnitTest *tests, size_t n);
#define TEST_DB_RUN(tests) test_db_run((tests), sizeof(tests) / sizeof *(tests))

/* Forgets the last failure, and gives its code. */
enum rc test_db_clear(struct test_db *t);

/*
 * Prepares every statement of the engine that is linked into the program (so link what is to be
 * looked at with link_whole) against the migrated database, and prints those that do not fit it, or read a whole
 * table without an index and do not say so by DB_MAY_SCAN; gives their number. A statement that
 * does not fit its own signature ends the program, naming it.
 */
size_t test_db_statements(struct test_db *t);

/* Whether a plan (db_explain) reads a whole table without an index; see test_db_avoid_scans. */
bool test_db_scans(enum db_engine engine, struct str plan);
/* From now on PostgreSQL scans only where there is no index; else it scans every empty table. */
void test_db_avoid_scans(struct test_db *t);

#endif
