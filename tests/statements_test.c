/*
 * Every statement of the program, on both engines: understood, fitting its signature, one of its
 * name, and reading no whole table unless it says DB_MAY_SCAN.
 */
#include "db/test_db.h"

#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
	const struct db_stmt *const *x = a, *const *y = b;
	return strcmp((*x)->name, (*y)->name);
}

static void test_names(void **state)
{
	size_t n, twice = 0;
	const struct db_stmt *const *st = db_statements(&n);
	(void)state;
	assert_true(n > 0);
	const struct db_stmt **sorted = malloc(n * sizeof *sorted);
	memcpy(sorted, st, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, by_name);
	for (size_t i = 1; i < n; i++)
		if (strcmp(sorted[i]->name, sorted[i - 1]->name) == 0) {
			print_message("# %s: two statements of this name\n", sorted[i]->name);
			twice++;
		}
	free(sorted);
	assert_int_equal(twice, 0);
}

static void test_plans(void **state)
{
	assert_int_equal(test_db_statements(*state), 0);
}

/* SQLite walks a whole index for an ORDER BY: fine for a page of a list, not without a LIMIT. */
static void test_walks(void **state)
{
	struct test_db *t = *state;
	size_t n, bad = 0;
	const struct db_stmt *const *st = db_statements(&n);
	for (size_t i = 0; i < n && t->engine == DB_SQLITE; i++) {
		struct str plan, line;
		if (st[i]->flags & DB_MAY_SCAN || !db_stmt_fits(st[i], t->engine) || strstr(st[i]->sql, "LIMIT "))
			continue;
		assert_int_equal(db_explain(&t->cx, t->db, st[i], &plan), RC_OK);
		while (str_split(&plan, '\n', &line))
			if (str_has_prefix(line, STR("SCAN ")) &&
				str_find(line, STR(" USING "), 0) < line.n) {
				print_message("# %s walks a whole index: " STR_FMT "\n",
					st[i]->name, STR_ARG(line));
				bad++;
			}
	}
	assert_int_equal(bad, 0);
}

DB_STMT_FLAGS(counted,
	"SELECT count(*) FROM pg_trigger WHERE tgrelid = CAST(CAST($1 AS TEXT) AS regclass) AND "
	"tgfoid = CAST('register_change' AS regproc) AND tgenabled = 'O'",
	"t", "i", DB_MAY_SCAN | DB_ONLY_POSTGRES);

/* What a connection remembers of registers comes from tables whose changes are counted. */
static void test_registers(void **state)
{
	struct test_db *t = *state;
	size_t n, asked = 0;
	const struct db_stmt *const *st = db_statements(&n);
	test_db_avoid_scans(t);
	for (size_t i = 0; i < n && t->engine == DB_POSTGRES; i++) {
		struct str plan, line, table;
		struct db_rows *r;
		bool found;
		if (!(st[i]->flags & DB_REGISTER))
			continue;
		assert_int_equal(db_explain(&t->cx, t->db, st[i], &plan), RC_OK);
		while (str_split(&plan, '\n', &line)) {
			size_t at = str_find(line, STR(" on "), 0);
			if (at == line.n)
				continue;
			line = str_sub(line, at + 4, line.n);
			assert_true(str_split(&line, ' ', &table));
			assert_int_equal(
				db_one(&t->cx, t->db, &counted, DB_ARGS(DB_T(table)), &r, &found),
				RC_OK);
			if (db_int(r, 0) != 1)
				print_message("# %s: changes of " STR_FMT " are not counted\n",
					st[i]->name, STR_ARG(table));
			assert_int_equal(db_int(r, 0), 1);
			asked++;
		}
	}
	assert_true(asked >= 5 || t->engine != DB_POSTGRES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		TEST_DB(test_plans),
		TEST_DB(test_walks),
		TEST_DB(test_registers),
	};
	return TEST_DB_RUN(tests);
}
