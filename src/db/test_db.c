#include "db/test_db.h"

#include "db/driver.h"

#include <ftw.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int path_remove(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

/* A statement on the server's own database, to make and drop those of the tests. */
static void server_do(struct test_db *t, const char *before, const char *after)
{
	PGconn *c = PQconnectdb(getenv("ZHIFA_TEST_PG"));
	if (PQstatus(c) != CONNECTION_OK)
		fprintf(stderr, "# %s", PQerrorMessage(c));
	assert_int_equal(PQstatus(c), CONNECTION_OK);
	PGresult *r = PQexec(c, str_printf(t->arena, "%s %s %s", before, t->name, after).p);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		fprintf(stderr, "# %s", PQerrorMessage(c));
	assert_int_equal(PQresultStatus(r), PGRES_COMMAND_OK);
	PQclear(r);
	PQfinish(c);
}

int test_db_setup(void **state)
{
	struct test_db *t = *state;
	t->arena = arena_new();
	t->cx = cx_make(t->arena, NULL);
	const char *tmp = getenv("TMPDIR");
	t->dir = str_z(
		t->arena, str_printf(t->arena, "%s/zhifa-test-XXXXXX", tmp && *tmp ? tmp : "/tmp"));
	assert_non_null(mkdtemp(t->dir));
	if (t->engine == DB_POSTGRES) {
		static int serial;
		t->name = str_z(t->arena,
			str_printf(t->arena, "zhifa_test_%ld_%d", (long)getpid(), ++serial));
		server_do(t, "CREATE DATABASE",
			"TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
		t->url = str_printf(
			t->arena, "postgres:%s dbname=%s", getenv("ZHIFA_TEST_PG"), t->name);
	} else {
		t->url = str_printf(t->arena, "sqlite:%s/zhifa.db", t->dir);
	}
	if (db_open(&t->cx, t->url, false, &t->db))
		fprintf(stderr, "# " STR_FMT "\n", STR_ARG(t->cx.msg));
	assert_int_equal(t->cx.rc, RC_OK);
	if (t->migrate) {
		struct str dir = str_printf(t->arena, "%s/db/migrations", getenv("ZHIFA_SOURCE"));
		if (db_migrate(&t->cx, t->db, dir))
			fprintf(stderr, "# " STR_FMT "\n", STR_ARG(t->cx.msg));
		assert_int_equal(t->cx.rc, RC_OK);
	}
	return 0;
}

int test_db_teardown(void **state)
{
	struct test_db *t = *state;
	db_fault_after(0);
	db_close(t->db);
	if (t->name)
		server_do(t, "DROP DATABASE", "WITH (FORCE)");
	nftw(t->dir, path_remove, 16, FTW_DEPTH | FTW_PHYS);
	arena_free(t->arena);
	*t = (struct test_db){.engine = t->engine, .migrate = t->migrate};
	return 0;
}

int test_db_run(const struct CMUnitTest *tests, size_t n)
{
	const char *pg = getenv("ZHIFA_TEST_PG");
	struct arena *a = arena_new();
	struct CMUnitTest *list = ARENA_ARRAY(a, struct CMUnitTest, n);
	size_t kept = 0;
	for (size_t i = 0; i < n; i++) {
		const struct test_db *t =
			tests[i].setup_func == test_db_setup ? tests[i].initial_state : NULL;
		if (t && t->engine == DB_POSTGRES && (!pg || !*pg))
			printf("# skipped: %s\n", tests[i].name);
		else
			list[kept++] = tests[i];
	}
	fflush(stdout);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = _cmocka_run_group_tests("db", list, kept, NULL, NULL);
	arena_free(a);
	return failed;
}

enum rc test_db_clear(struct test_db *t)
{
	enum rc rc = t->cx.rc;
	cx_clear(&t->cx);
	return rc;
}

bool test_db_scans(enum db_engine engine, struct str plan)
{
	struct str line;
	while (str_split(&plan, '\n', &line)) {
		if (engine == DB_POSTGRES && str_find(line, STR("Seq Scan on"), 0) < line.n)
			return true;
		/* "SCAN t USING INDEX" walks in the order of an index: a list with a limit. */
		if (engine == DB_SQLITE && str_has_prefix(line, STR("SCAN ")) &&
			!str_has_prefix(line, STR("SCAN CONSTANT ROW")) &&
			str_find(line, STR(" USING "), 0) == line.n &&
			str_find(line, STR(" VIRTUAL "), 0) == line.n)
			return true;
	}
	return false;
}

void test_db_avoid_scans(struct test_db *t)
{
	if (t->engine != DB_POSTGRES)
		return;
	enum rc rc = t->db->driver->script(
		&t->cx, t->db, STR("SET enable_seqscan = off"), STR("avoid_scans"));
	assert_int_equal(rc, RC_OK);
}

size_t test_db_statements(struct test_db *t)
{
	size_t n, bad = 0;
	const struct db_stmt *const *v = db_statements(&n);
	test_db_avoid_scans(t);
	for (size_t i = 0; i < n; i++) {
		if (!db_stmt_fits(v[i], t->engine))
			continue;
		struct str plan = STR("");
		bool fits = !db_explain(&t->cx, t->db, v[i], &plan);
		bool scans = !(v[i]->flags & DB_MAY_SCAN) && test_db_scans(t->engine, plan);
		bad += !fits || scans;
		if (!fits || scans)
			print_message("# %s %s:\n# %s\n" STR_FMT, v[i]->name,
				fits ? "scans a table" : "does not fit the schema", v[i]->sql,
				STR_ARG(plan));
		test_db_clear(t);
	}
	assert_true(n > 0);
	return bad;
}
