#include "db/test_db.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* statements over a table of the tests */

DB_STMT(item_add, "INSERT INTO item (id, name, data, n) VALUES ($1, $2, $3, $4)", "itbi", "");
DB_STMT(item_get, "SELECT id, name, data, n FROM item WHERE id = $1", "i", "itbi");
DB_STMT(item_by_name, "SELECT id FROM item WHERE name = $2 AND n >= $1 ORDER BY name, id", "it",
	"i");
DB_STMT(item_list, "SELECT id FROM item ORDER BY id", "", "i");
DB_STMT(item_put,
	"INSERT INTO item (id, name, n) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE "
	"SET n = item.n + excluded.n RETURNING n",
	"iti", "i");
DB_STMT(item_bump, "UPDATE item SET n = n + $1 WHERE id > $2", "ii", "");
DB_STMT(item_sum, "SELECT sum(n), count(*), max(name) FROM item", "", "iit");
DB_STMT(item_kinds,
	"SELECT $1 IS NULL, CAST($2 AS TEXT), $1 < 5, length('四个汉字'), CAST(7 AS INTEGER)", "it",
	"itiii");
DB_STMT(item_scan, "SELECT id FROM item WHERE n = $1", "i", "i");
DB_STMT(child_add, "INSERT INTO child (item_id, n) VALUES ($1, $2)", "ii", "");

static const char schema[] = "CREATE TABLE item (\n"
			     "  id @ID PRIMARY KEY,\n"
			     "  name @TEXT NOT NULL,\n"
			     "  data @BYTES,\n"
			     "  n @INT NOT NULL CHECK (n < 1000000)\n"
			     ");\n"
			     "CREATE UNIQUE INDEX item_name ON item (name);\n"
			     "CREATE TABLE child (\n"
			     "  item_id @ID NOT NULL REFERENCES item (id),\n"
			     "  n @INT NOT NULL\n"
			     ");\n"
			     "CREATE TABLE trace (\n"
			     "  at @INT NOT NULL\n"
			     ");\n"
			     "-- @sqlite\n"
			     "CREATE TRIGGER item_no_delete BEFORE DELETE ON item BEGIN\n"
			     "  SELECT RAISE(ABORT, 'no; never');\n"
			     "  SELECT 1;\n"
			     "END\n"
			     ";;\n"
			     "CREATE TRIGGER item_trace AFTER UPDATE ON item BEGIN\n"
			     "  INSERT INTO trace (at) VALUES (NEW.id);\n"
			     "  INSERT INTO trace (at) VALUES (NEW.id);\n"
			     "END;\n"
			     "-- @end\n"
			     "-- @postgres\n"
			     "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$\n"
			     "BEGIN\n"
			     "  RAISE EXCEPTION 'no; never';\n"
			     "END\n"
			     "$$;\n"
			     "CREATE TRIGGER item_no_delete BEFORE DELETE ON item FOR EACH ROW "
			     "EXECUTE FUNCTION refuse()\n"
			     ";;\n"
			     "-- @end\n";

static struct str file_put(struct test_db *t, const char *dir, const char *name, const char *text)
{
	struct str d = str_printf(t->arena, "%s/%s", t->dir, dir);
	mkdir(str_z(t->arena, d), 0700);
	FILE *f =
		fopen(str_z(t->arena, str_printf(t->arena, STR_FMT "/%s", STR_ARG(d), name)), "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	return d;
}

static struct test_db *with_items(void **state)
{
	struct test_db *t = *state;
	struct str dir = file_put(t, "m", "0001_item.sql", schema);
	if (db_migrate(&t->cx, t->db, dir))
		fprintf(stderr, "# " STR_FMT "\n", STR_ARG(t->cx.msg));
	assert_int_equal(t->cx.rc, RC_OK);
	return t;
}

static enum rc add(struct test_db *t, struct db *db, int64_t id, const char *name, int64_t n)
{
	return db_exec(&t->cx, db, &item_add,
		DB_ARGS(DB_I(id), DB_T(str_c(name)), DB_B(STR("\0\1\377")), DB_I(n)), NULL);
}

static int64_t count(struct test_db *t, struct db *db)
{
	struct db_rows *r;
	bool found;
	assert_int_equal(db_one(&t->cx, db, &item_sum, DB_NO_ARGS, &r, &found), RC_OK);
	assert_true(found);
	return db_int(r, 1);
}

static void test_values(void **state)
{
	struct test_db *t = with_items(state);
	struct cx *cx = &t->cx;
	struct db_rows *r;
	bool found;
	assert_int_equal(add(t, t->db, INT64_MAX, "钢材", -5), RC_OK);
	assert_int_equal(add(t, t->db, INT64_MIN, "", 7), RC_OK);
	assert_int_equal(db_exec(cx, t->db, &item_add,
				 DB_ARGS(DB_I(3), DB_T(STR("c")), DB_N, DB_I(0)), NULL),
		RC_OK);
	assert_int_equal(db_exec(cx, t->db, &item_add,
				 DB_ARGS(DB_I(4), DB_T(STR("d")), DB_B(STR_NONE), DB_I(0)), NULL),
		RC_OK);

	assert_int_equal(db_one(cx, t->db, &item_get, DB_ARGS(DB_I(INT64_MAX)), &r, &found), RC_OK);
	assert_true(found);
	assert_int_equal(db_int(r, 0), INT64_MAX);
	assert_str(db_text(r, 1), "钢材");
	assert_true(str_eq(db_bytes(r, 2), STR("\0\1\377")));
	assert_int_equal(db_int(r, 3), -5);
	assert_int_equal(db_one(cx, t->db, &item_get, DB_ARGS(DB_I(INT64_MIN)), &r, &found), RC_OK);
	assert_non_null(db_text(r, 1).p); /* empty is not NULL */
	assert_int_equal(db_text(r, 1).n, 0);
	assert_int_equal(db_one(cx, t->db, &item_get, DB_ARGS(DB_I(3)), &r, &found), RC_OK);
	assert_true(db_is_null(r, 2));
	assert_null(db_bytes(r, 2).p);
	assert_int_equal(db_one(cx, t->db, &item_get, DB_ARGS(DB_I(4)), &r, &found), RC_OK);
	assert_false(db_is_null(r, 2));
	assert_int_equal(db_bytes(r, 2).n, 0);
	assert_int_equal(db_one(cx, t->db, &item_get, DB_ARGS(DB_I(5)), &r, &found), RC_OK);
	assert_false(found);

	/* parameters out of their order in the text */
	assert_int_equal(
		db_one(cx, t->db, &item_by_name, DB_ARGS(DB_I(-9), DB_T(STR("钢材"))), &r, &found),
		RC_OK);
	assert_true(found);
	assert_int_equal(
		db_one(cx, t->db, &item_by_name, DB_ARGS(DB_I(0), DB_T(STR("钢材"))), &r, &found),
		RC_OK);
	assert_false(found);

	/* what the engines would type in different ways */
	assert_int_equal(db_one(cx, t->db, &item_sum, DB_NO_ARGS, &r, &found), RC_OK);
	assert_int_equal(db_int(r, 0), 2);
	assert_str(db_text(r, 2), "钢材");
	assert_int_equal(db_one(cx, t->db, &item_kinds,
				 DB_ARGS(DB_I(INT64_C(5000000000)), DB_T(STR("x"))), &r, &found),
		RC_OK);
	static const int64_t want[] = {0, -1, 0, 4, 7};
	for (int i = 0; i < 5; i++) {
		if (i != 1)
			assert_int_equal(db_int(r, i), want[i]);
	}
	assert_int_equal(db_one(cx, t->db, &item_kinds, DB_ARGS(DB_N, DB_N), &r, &found), RC_OK);
	assert_int_equal(db_int(r, 0), 1);
	assert_true(db_is_null(r, 1));
	assert_true(db_is_null(r, 2));
}

static void test_big_values(void **state)
{
	struct test_db *t = with_items(state);
	struct db_rows *r;
	bool found;
	size_t n = 3 << 20;
	char *p = arena_alloc(t->arena, n);
	for (size_t i = 0; i < n; i++)
		p[i] = (char)(i * 2654435761u >> 13);
	struct str big = {p, n};
	assert_int_equal(db_exec(&t->cx, t->db, &item_add,
				 DB_ARGS(DB_I(1), DB_T(STR("a")), DB_B(big), DB_I(0)), NULL),
		RC_OK);
	assert_int_equal(db_one(&t->cx, t->db, &item_get, DB_ARGS(DB_I(1)), &r, &found), RC_OK);
	assert_true(str_eq(db_bytes(r, 2), big));
}

static void test_text_with_nul(void **state)
{
	struct test_db *t = with_items(state);
	assert_int_equal(db_exec(&t->cx, t->db, &item_add,
				 DB_ARGS(DB_I(1), DB_T(STR("a\0b")), DB_N, DB_I(0)), NULL),
		RC_INPUT);
	test_db_clear(t);
	assert_int_equal(count(t, t->db), 0);
}

static void test_exec_counts(void **state)
{
	struct test_db *t = with_items(state);
	int64_t n = -1;
	char name[16];
	for (int i = 1; i <= 10; i++) {
		snprintf(name, sizeof name, "n%d", i);
		assert_int_equal(add(t, t->db, i, name, i), RC_OK);
	}
	assert_int_equal(db_exec(&t->cx, t->db, &item_bump, DB_ARGS(DB_I(1), DB_I(7)), &n), RC_OK);
	assert_int_equal(n, 3); /* and not the rows of the trigger */
	assert_int_equal(db_exec(&t->cx, t->db, &item_bump, DB_ARGS(DB_I(1), DB_I(10)), &n), RC_OK);
	assert_int_equal(n, 0);
	/* with rows given back: their number, and one by one */
	assert_int_equal(
		db_exec(&t->cx, t->db, &item_put, DB_ARGS(DB_I(1), DB_T(STR("x")), DB_I(5)), &n),
		RC_OK);
	assert_int_equal(n, 1);
	struct db_rows *r;
	bool found;
	assert_int_equal(db_one(&t->cx, t->db, &item_put, DB_ARGS(DB_I(1), DB_T(STR("x")), DB_I(5)),
				 &r, &found),
		RC_OK);
	assert_true(found);
	assert_int_equal(db_int(r, 0), 11);
	assert_int_equal(db_one(&t->cx, t->db, &item_get, DB_ARGS(DB_I(1)), &r, &found), RC_OK);
	assert_int_equal(db_int(r, 3), 11);
}

static void test_order_is_of_bytes(void **state)
{
	struct test_db *t = with_items(state);
	static const char *const sorted[] = {"", "B", "a", "b", "é", "一", "丁", "𠀀"};
	const size_t n = sizeof sorted / sizeof *sorted;
	for (size_t i = 0; i < n; i++)
		assert_int_equal(
			add(t, t->db, (int64_t)((i * 5) % n), sorted[(i * 5) % n], 0), RC_OK);
	struct db_rows *r;
	struct db_rows *again;
	DB_STMT(by_name, "SELECT name FROM item ORDER BY name", "", "t");
	assert_int_equal(db_query(&t->cx, t->db, &by_name, DB_NO_ARGS, &r), RC_OK);
	for (size_t i = 0; i < n; i++) {
		assert_true(db_next(&t->cx, r));
		assert_str(db_text(r, 0), sorted[i]);
		/* the same statement again while its rows are being read */
		assert_int_equal(db_query(&t->cx, t->db, &by_name, DB_NO_ARGS, &again), RC_OK);
		assert_true(db_next(&t->cx, again));
		assert_str(db_text(again, 0), sorted[0]);
		db_done(again);
		db_done(again);
	}
	assert_false(db_next(&t->cx, r));
	assert_false(db_next(&t->cx, r));
	assert_int_equal(t->cx.rc, RC_OK);
}

static void test_constraints(void **state)
{
	struct test_db *t = with_items(state);
	DB_STMT(item_delete, "DELETE FROM item WHERE id = $1", "i", "");
	DB_STMT(item_null, "UPDATE item SET name = NULL WHERE id = $1", "i", "");
	assert_int_equal(add(t, t->db, 1, "a", 0), RC_OK);
	assert_int_equal(add(t, t->db, 1, "b", 0), RC_CONFLICT);
	assert_int_equal(test_db_clear(t), RC_CONFLICT);
	assert_int_equal(add(t, t->db, 2, "a", 0), RC_CONFLICT);
	test_db_clear(t);
	assert_int_equal(add(t, t->db, 2, "b", 1000000), RC_DB);
	test_db_clear(t);
	assert_int_equal(db_exec(&t->cx, t->db, &item_null, DB_ARGS(DB_I(1)), NULL), RC_DB);
	test_db_clear(t);
	assert_int_equal(db_exec(&t->cx, t->db, &item_delete, DB_ARGS(DB_I(1)), NULL), RC_DB);
	test_db_clear(t);
	assert_int_equal(
		db_exec(&t->cx, t->db, &child_add, DB_ARGS(DB_I(9), DB_I(0)), NULL), RC_DB);
	test_db_clear(t);
	assert_int_equal(
		db_exec(&t->cx, t->db, &child_add, DB_ARGS(DB_I(1), DB_I(0)), NULL), RC_OK);
	assert_int_equal(count(t, t->db), 1);
}

static void test_transactions(void **state)
{
	struct test_db *t = with_items(state);
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	assert_int_equal(add(t, t->db, 1, "a", 0), RC_OK);
	db_rollback(t->db);
	db_rollback(t->db);
	assert_int_equal(count(t, t->db), 0);
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	assert_int_equal(add(t, t->db, 1, "a", 0), RC_OK);
	assert_int_equal(db_commit(&t->cx, t->db), RC_OK);
	assert_int_equal(count(t, t->db), 1);
	/* a failure, and then the end of the transaction: nothing is kept */
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	assert_int_equal(add(t, t->db, 2, "b", 0), RC_OK);
	assert_int_equal(add(t, t->db, 1, "c", 0), RC_CONFLICT);
	db_rollback(t->db);
	test_db_clear(t);
	assert_int_equal(count(t, t->db), 1);
}

static void test_snapshot(void **state)
{
	struct test_db *t = with_items(state);
	struct db *reader;
	assert_int_equal(db_open(&t->cx, t->url, true, &reader), RC_OK);
	assert_int_equal(db_engine(reader), t->engine);
	assert_int_equal(add(t, t->db, 1, "a", 0), RC_OK);
	assert_int_equal(db_read_begin(&t->cx, reader), RC_OK);
	assert_int_equal(count(t, reader), 1);
	/* the writer commits although a reader is in the middle, and the reader does not wait */
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	assert_int_equal(add(t, t->db, 2, "b", 0), RC_OK);
	assert_int_equal(count(t, reader), 1);
	assert_int_equal(db_commit(&t->cx, t->db), RC_OK);
	assert_int_equal(count(t, reader), 1);
	/* rows left open end with the snapshot */
	struct db_rows *r;
	assert_int_equal(db_query(&t->cx, reader, &item_list, DB_NO_ARGS, &r), RC_OK);
	assert_true(db_next(&t->cx, r));
	db_read_end(reader);
	assert_false(db_next(&t->cx, r));
	assert_int_equal(count(t, reader), 2);
	/* and a reader cannot write */
	assert_int_equal(add(t, reader, 3, "c", 0), RC_DB);
	test_db_clear(t);
	assert_int_equal(count(t, t->db), 2);
	db_close(reader);
}

static void test_rows_end_with_the_arena(void **state)
{
	struct test_db *t = with_items(state);
	assert_int_equal(add(t, t->db, 1, "a", 0), RC_OK);
	for (int k = 0; k < 3; k++) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		struct db_rows *r;
		struct db *other;
		assert_int_equal(db_open(&cx, t->url, true, &other), RC_OK);
		for (int i = 0; i < 5; i++) {
			assert_int_equal(db_query(&cx, other, &item_list, DB_NO_ARGS, &r), RC_OK);
			assert_true(db_next(&cx, r));
		}
		/* in both orders */
		if (k)
			arena_free(a);
		db_close(other);
		if (!k)
			arena_free(a);
	}
}

static void test_faults(void **state)
{
	struct test_db *t = with_items(state);
	struct db_rows *r;
	bool found;
	for (int n = 1; n <= 5; n++) {
		db_fault_after(n);
		enum rc rc[5];
		rc[0] = db_begin(&t->cx, t->db);
		rc[1] = rc[0] ? RC_DB
			      : add(t, t->db, n, str_z(t->arena, str_printf(t->arena, "n%d", n)),
					0);
		rc[2] = rc[1] ? RC_DB
			      : db_one(&t->cx, t->db, &item_get, DB_ARGS(DB_I(n)), &r, &found);
		rc[3] = rc[2] ? RC_DB : db_query(&t->cx, t->db, &item_list, DB_NO_ARGS, &r);
		rc[4] = rc[3] ? RC_DB : db_commit(&t->cx, t->db);
		for (int i = 0; i < 5; i++)
			assert_int_equal(rc[i], i < n - 1 ? RC_OK : RC_DB);
		db_rollback(t->db);
		assert_true(t->cx.msg.n > 0);
		test_db_clear(t);
		assert_int_equal(count(t, t->db), 0);
	}
	db_fault_after(0);
	assert_int_equal(add(t, t->db, 1, "a", 0), RC_OK);
}

static void test_explain(void **state)
{
	struct test_db *t = with_items(state);
	struct str plan;
	test_db_avoid_scans(t);
	assert_int_equal(db_explain(&t->cx, t->db, &item_get, &plan), RC_OK);
	assert_false(test_db_scans(t->engine, plan));
	assert_int_equal(db_explain(&t->cx, t->db, &item_by_name, &plan), RC_OK);
	assert_false(test_db_scans(t->engine, plan));
	assert_int_equal(db_explain(&t->cx, t->db, &item_bump, &plan), RC_OK);
	assert_false(test_db_scans(t->engine, plan));
	assert_int_equal(db_explain(&t->cx, t->db, &item_scan, &plan), RC_OK);
	assert_true(test_db_scans(t->engine, plan));
}

static void test_registry(void **state)
{
	(void)state;
	size_t n, seen = 0;
	const struct db_stmt *const *v = db_statements(&n);
	for (size_t i = 0; i < n; i++)
		seen += v[i] == &item_get || v[i] == &item_scan || v[i] == &child_add;
	assert_int_equal(seen, 3);
}

static void test_bad_urls(void **state)
{
	struct test_db *t = *state;
	struct db *db;
	const char *text = str_z(t->arena, str_printf(t->arena, "sqlite:%s/m/text.db", t->dir));
	const char *const bad[] = {"", "mysql:x", "sqlite:/no/such/dir/x.db", "sqlite:/tmp", text};
	file_put(t, "m", "text.db",
		"this is a text and not a database; it is long enough to have a header\n");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(db_open(&t->cx, str_c(bad[i]), false, &db), RC_DB);
		assert_null(db);
		assert_true(t->cx.msg.n > 0);
		test_db_clear(t);
	}
	/* a reader does not make the file */
	struct str none = str_printf(t->arena, "sqlite:%s/none.db", t->dir);
	assert_int_equal(db_open(&t->cx, none, true, &db), RC_DB);
	test_db_clear(t);
	assert_int_not_equal(access(none.p + strlen("sqlite:"), F_OK), 0);
}

static void test_own_migrations(void **state)
{
	struct test_db *t = *state;
	struct str plan;
	struct db_rows *r;
	bool found;
	DB_STMT(tables, "SELECT max(number) FROM schema_migration", "", "i");
	assert_int_equal(db_one(&t->cx, t->db, &tables, DB_NO_ARGS, &r, &found), RC_OK);
	assert_true(db_int(r, 0) >= 1);
	assert_int_equal(db_explain(&t->cx, t->db, &tables, &plan), RC_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_registry),
		TEST_DB_EMPTY(test_values),
		TEST_DB_EMPTY(test_big_values),
		TEST_DB_EMPTY(test_text_with_nul),
		TEST_DB_EMPTY(test_exec_counts),
		TEST_DB_EMPTY(test_order_is_of_bytes),
		TEST_DB_EMPTY(test_constraints),
		TEST_DB_EMPTY(test_transactions),
		TEST_DB_EMPTY(test_snapshot),
		TEST_DB_EMPTY(test_rows_end_with_the_arena),
		TEST_DB_EMPTY(test_faults),
		TEST_DB_EMPTY(test_explain),
		TEST_DB_EMPTY(test_bad_urls),
		TEST_DB(test_own_migrations),
	};
	return TEST_DB_RUN(tests);
}
