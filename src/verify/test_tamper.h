/*
 * An insider at the database: every column of a row changed in turn, and the row deleted; after
 * each change the check of the store must find it and name the table, and then all is put back.
 * Used by tests only.
 */
#ifndef ZHIFA_VERIFY_TEST_TAMPER_H
#define ZHIFA_VERIFY_TEST_TAMPER_H

#include "db/test_db.h"

struct tamper {
	struct test_db *t;
	/* The check: gives the number of findings; *named: whether one was of the table. */
	int64_t (*run)(void *arg, const char *table, bool *named);
	void *arg;
};

/* A table: its columns with their kinds, the first `keys` of which name a row. */
struct tamper_table {
	const char *name, *columns, *kinds;
	size_t keys;
	const char *order;
	const char *free; /* columns that nothing is known of, separated by blanks */
	const char *only; /* of which rows something is known, " WHERE …"; NULL: of all */
};
extern const struct tamper_table tamper_tables[]; /* ended by an empty entry */

/* What the engine forbids, the database's owner allows himself first. */
void tamper_disarm(struct tamper *k);
/* Changes the first rows of a table, most of them; gives how many changes were not found. */
int tamper_table(struct tamper *k, const struct tamper_table *t, int most, int *rows);
/* A statement of the test's own making. */
struct db_stmt *tamper_statement(struct arena *a, const char *in, const char *out, const char *sql);

#endif
