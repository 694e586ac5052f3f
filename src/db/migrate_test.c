#include "db/test_db.h"

#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

DB_STMT(applied, "SELECT count(*), max(number) FROM schema_migration", "", "ii");
DB_STMT(log_add, "INSERT INTO log (id, at, what, raw) VALUES ($1, $2, $3, $4)", "iitb", "");
DB_STMT(log_get, "SELECT at, what, raw FROM log WHERE id = $1", "i", "itb");

#define LOG                                                                                        \
	"CREATE TABLE log (\n"                                                                     \
	"  id @ID PRIMARY KEY,   -- 编号; not an end of the statement\n"                         \
	"  at @INT NOT NULL,\n"                                                                    \
	"  what @TEXT NOT NULL DEFAULT 'a; b @ c',\n"                                              \
	"  raw @BYTES\n"                                                                           \
	");\n"

static void file_put(struct test_db *t, const char *name, const char *text)
{
	FILE *f = fopen(str_printf(t->arena, "%s/m/%s", t->dir, name).p, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void file_remove(struct test_db *t, const char *name)
{
	assert_int_equal(unlink(str_printf(t->arena, "%s/m/%s", t->dir, name).p), 0);
}

static enum rc migrate(struct test_db *t)
{
	cx_clear(&t->cx);
	return db_migrate(&t->cx, t->db, str_printf(t->arena, "%s/m", t->dir));
}

static void dir_make(struct test_db *t)
{
	assert_int_equal(mkdir(str_printf(t->arena, "%s/m", t->dir).p, 0700), 0);
}

static int64_t count(struct test_db *t)
{
	struct db_rows *r;
	bool found;
	cx_clear(&t->cx);
	assert_int_equal(db_one(&t->cx, t->db, &applied, DB_NO_ARGS, &r, &found), RC_OK);
	if (db_int(r, 0))
		assert_int_equal(db_int(r, 0), db_int(r, 1));
	return db_int(r, 0);
}

static bool says(struct test_db *t, const char *what)
{
	bool found = str_find(t->cx.msg, str_c(what), 0) < t->cx.msg.n;
	if (!found)
		print_message("# instead of %s: " STR_FMT "\n", what, STR_ARG(t->cx.msg));
	return found;
}

static void test_forward(void **state)
{
	struct test_db *t = *state;
	struct db_rows *r;
	bool found;
	dir_make(t);
	file_put(t, "0001_log.sql", LOG);
	file_put(t, "README.md", "not one of them");
	assert_int_equal(migrate(t), RC_OK);
	assert_int_equal(migrate(t), RC_OK);
	assert_int_equal(count(t), 1);
	assert_int_equal(
		db_exec(&t->cx, t->db, &log_add,
			DB_ARGS(DB_I(1), DB_I(INT64_MAX), DB_T(STR("甲")), DB_B(STR("\0"))), NULL),
		RC_OK);
	/* later ones find the rows there, several at once */
	file_put(
		t, "0002_more.sql", "CREATE INDEX log_at ON log (at);\nUPDATE log SET what = 'é';");
	file_put(t, "0003_empty.sql", "-- nothing to do here\n");
	assert_int_equal(migrate(t), RC_OK);
	assert_int_equal(count(t), 3);
	assert_int_equal(db_one(&t->cx, t->db, &log_get, DB_ARGS(DB_I(1)), &r, &found), RC_OK);
	assert_int_equal(db_int(r, 0), INT64_MAX);
	assert_str(db_text(r, 1), "é");
	assert_int_equal(db_bytes(r, 2).n, 1);
}

static void test_blocks(void **state)
{
	struct test_db *t = *state;
	struct db_rows *r;
	bool found;
	dir_make(t);
	file_put(t, "0001_log.sql",
		LOG "-- @sqlite\n"
		    "INSERT INTO log (id, at) VALUES (1, 10);\n"
		    "CREATE TRIGGER log_more AFTER INSERT ON log WHEN NEW.id < 5 BEGIN\n"
		    "  INSERT INTO log (id, at) VALUES (NEW.id + 10, 0);\n"
		    "  INSERT INTO log (id, at) VALUES (NEW.id + 20, 0);\n"
		    "END\n"
		    ";;\n"
		    "-- @end\n"
		    "  -- @postgres  \n"
		    "INSERT INTO log (id, at) VALUES (1, 20);\n"
		    "CREATE FUNCTION more() RETURNS trigger LANGUAGE plpgsql AS $$\n"
		    "BEGIN\n"
		    "  INSERT INTO log (id, at) VALUES (NEW.id + 10, 0);\n"
		    "  INSERT INTO log (id, at) VALUES (NEW.id + 20, 0);\n"
		    "  RETURN NULL;\n"
		    "END\n"
		    "$$\n"
		    ";;\n"
		    "CREATE TRIGGER log_more AFTER INSERT ON log FOR EACH ROW WHEN (NEW.id < 5)\n"
		    "  EXECUTE FUNCTION more();\n"
		    "-- @end\n"
		    "INSERT INTO log (id, at, what) VALUES (2, 30, '-- @end');\n");
	assert_int_equal(migrate(t), RC_OK);
	static const int64_t there[] = {1, 2, 12, 22};
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(
			db_one(&t->cx, t->db, &log_get, DB_ARGS(DB_I(there[i])), &r, &found),
			RC_OK);
		assert_true(found);
		if (i == 0)
			assert_int_equal(db_int(r, 0), t->engine == DB_SQLITE ? 10 : 20);
		if (i > 1)
			assert_str(db_text(r, 1), "a; b @ c");
	}
}

static void test_bad_names(void **state)
{
	struct test_db *t = *state;
	static const char *const bad[] = {"1_log.sql", "0002_log.sql", "0000_log.sql", "0001.sql",
		"0001log.sql", "-001_log.sql", "00x1_log.sql", "log.sql", "0001_.sql",
		"１001_log.sql"};
	assert_int_equal(migrate(t), RC_IO); /* no directory */
	dir_make(t);
	assert_int_equal(migrate(t), RC_DB); /* nothing in it */
	assert_true(says(t, "没有升级文件"));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		file_put(t, bad[i], LOG);
		assert_int_equal(migrate(t), RC_DB);
		assert_true(says(t, bad[i]));
		file_remove(t, bad[i]);
	}
	file_put(t, "0001_a.sql", LOG);
	file_put(t, "0001_b.sql", LOG);
	assert_int_equal(migrate(t), RC_DB);
	assert_true(says(t, "0001_b.sql"));
	file_remove(t, "0001_b.sql");
	file_put(t, "0003_b.sql", LOG);
	assert_int_equal(migrate(t), RC_DB);
	assert_true(says(t, "0003_b.sql"));
	file_remove(t, "0003_b.sql");
	assert_int_equal(migrate(t), RC_OK);
	assert_int_equal(count(t), 1);
}

static void test_bad_texts(void **state)
{
	struct test_db *t = *state;
	static const struct {
		const char *text, *says;
	} bad[] = {
		{"CREATE TABLE x (\n  a @FLOAT\n);\n", "第 2 行"},
		{"CREATE TABLE x (\n  a @INTEGER\n);\n", "第 2 行"},
		{"\n\n-- @end\n", "第 3 行"},
		{"-- @sqlite\n-- @sqlite\n-- @end\n", "第 2 行"},
		{"-- @sqlite\n-- @postgres\n-- @end\n", "第 2 行"},
		{"-- @postgres\nSELECT 1;\n", "没有结束"},
		{"CREATE TABLE x (\n  a @INT -- 整数\n);\nCREATE TABEL y;\n", "第 4 行"},
		{"CREATE TABLE x (\n  a @INT\n);\nINSERT INTO log (id) VALUES (1);\n", "执行失败"},
		{"CREATE TABLE log (\n  a @INT\n);\n", "执行失败"},
		{"CREATE TABLE x (\n  a @INT\n", "执行失败"},
		{"INSERT INTO log (id, at) VALUES (1, 1);\nSELECT 'open;\n", "执行失败"},
	};
	struct db_rows *r;
	bool found;
	dir_make(t);
	file_put(t, "0001_log.sql", LOG);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		file_put(t, "0002_x.sql", bad[i].text);
		assert_int_equal(migrate(t), RC_DB);
		assert_true(says(t, "0002_x.sql"));
		assert_true(says(t, bad[i].says));
		assert_int_equal(count(t), 1); /* the first stays, of the second nothing */
	}
	assert_int_equal(db_one(&t->cx, t->db, &log_get, DB_ARGS(DB_I(1)), &r, &found), RC_OK);
	assert_false(found);
	file_put(t, "0002_x.sql", "CREATE TABLE x (\n  a @INT\n);\n");
	assert_int_equal(migrate(t), RC_OK);
	assert_int_equal(count(t), 2);
}

static void test_tables_are_strict(void **state)
{
	struct test_db *t = *state;
	dir_make(t);
	file_put(t, "0001_log.sql", "CREATE TABLE loose (a @INT);\n");
	assert_int_equal(migrate(t), RC_DB);
	assert_true(says(t, "loose"));
	file_put(t, "0001_log.sql", LOG "CREATE VIRTUAL TABLE words USING fts5(a);\n");
	assert_int_equal(migrate(t), RC_OK);
}

static void test_history(void **state)
{
	struct test_db *t = *state;
	dir_make(t);
	file_put(t, "0001_log.sql", LOG);
	file_put(t, "0002_x.sql", "CREATE INDEX log_at ON log (at);\n");
	assert_int_equal(migrate(t), RC_OK);
	/* changed after it was applied, by one byte */
	file_put(t, "0001_log.sql", LOG " ");
	assert_int_equal(migrate(t), RC_DB);
	assert_true(says(t, "0001_log.sql"));
	file_put(t, "0001_log.sql", LOG);
	/* a newer program was here */
	file_remove(t, "0002_x.sql");
	assert_int_equal(migrate(t), RC_DB);
	assert_true(says(t, "更新版本"));
	file_put(t, "0002_x.sql", "CREATE INDEX log_at ON log (at);\n");
	assert_int_equal(migrate(t), RC_OK);
	assert_int_equal(count(t), 2);
}

static void test_faults(void **state)
{
	struct test_db *t = *state;
	dir_make(t);
	file_put(t, "0001_log.sql", LOG);
	file_put(t, "0002_x.sql", "CREATE INDEX log_at ON log (at);\n");
	int n = 1, left = 0;
	for (; !left; n++) {
		db_fault_after(n);
		enum rc rc = migrate(t);
		left = db_fault_after(0);
		assert_int_equal(rc, left ? RC_OK : RC_DB);
		assert_true(n < 100);
	}
	assert_true(n > 8);
	assert_int_equal(count(t), 2);
}

static void *migrate_main(void *arg)
{
	struct test_db *t = arg;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct db *db;
	bool good = !db_open(&cx, t->url, false, &db) &&
		    !db_migrate(&cx, db, str_printf(a, "%s/m", t->dir));
	db_close(db);
	if (!good)
		fprintf(stderr, "# " STR_FMT "\n", STR_ARG(cx.msg));
	arena_free(a);
	return good ? arg : NULL;
}

static void test_many_at_once(void **state)
{
	struct test_db *t = *state;
	pthread_t thread[6];
	dir_make(t);
	file_put(t, "0001_log.sql", LOG);
	for (int i = 2; i < 8; i++)
		file_put(t, str_printf(t->arena, "000%d_x.sql", i).p,
			str_printf(t->arena, "CREATE INDEX log_at%d ON log (at);\n", i).p);
	for (int i = 0; i < 6; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, migrate_main, t), 0);
	for (int i = 0; i < 6; i++) {
		void *good;
		pthread_join(thread[i], &good);
		assert_non_null(good);
	}
	assert_int_equal(count(t), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB_EMPTY(test_forward),
		TEST_DB_EMPTY(test_blocks),
		TEST_DB_EMPTY(test_bad_names),
		TEST_DB_EMPTY(test_bad_texts),
		TEST_DB_ENTRY(test_tables_are_strict, "sqlite", DB_SQLITE, false),
		TEST_DB_EMPTY(test_history),
		TEST_DB_EMPTY(test_faults),
		TEST_DB_EMPTY(test_many_at_once),
	};
	return TEST_DB_RUN(tests);
}
