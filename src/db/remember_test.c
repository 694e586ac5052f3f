/* What is asked beforehand, and what a connection remembers: the answers are those of the snapshot.
 */
#include "db/driver.h"
#include "db/test_db.h"

DB_STMT(others_die,
	"SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
	"WHERE datname = current_database() AND pid <> pg_backend_pid()",
	"", "i");
DB_STMT(put,
	"INSERT INTO officer (organ_id, id, name, auxiliary, lawyer, phone) VALUES (1, $1, $2, 0, "
	"0, '') ON CONFLICT (organ_id, id) DO UPDATE SET name = excluded.name",
	"it", "");
DB_STMT(drop, "DELETE FROM officer WHERE organ_id = 1 AND id = $1", "i", "");
DB_STMT_FLAGS(
	name_of, "SELECT name FROM officer WHERE organ_id = 1 AND id = $1", "i", "t", DB_REGISTER);
DB_STMT(plain_name_of, "SELECT name FROM officer WHERE organ_id = 1 AND id = $1", "i", "t");

/* The name, or "-" where there is none, or "?" where the question failed. */
static struct str asked(struct test_db *t, struct db *db, const struct db_stmt *st, int64_t id)
{
	struct db_rows *r;
	bool found;
	if (db_one(&t->cx, db, st, DB_ARGS(DB_I(id)), &r, &found)) {
		test_db_clear(t);
		return STR("?");
	}
	return found ? db_text(r, 0) : STR("-");
}

#define ASKED(t, db, st, id, want) assert_true(str_is(asked(t, db, st, id), want))

static void name(struct test_db *t, int64_t id, const char *is)
{
	assert_int_equal(
		db_exec(&t->cx, t->db, &put, DB_ARGS(DB_I(id), DB_T(str_c(is))), NULL), RC_OK);
}

static struct db *reader_begin(struct test_db *t)
{
	struct db *reader;
	assert_int_equal(db_open(&t->cx, t->url, true, &reader), RC_OK);
	assert_int_equal(db_read_begin(&t->cx, reader), RC_OK);
	return reader;
}

static void again(struct test_db *t, struct db *reader)
{
	db_read_end(reader);
	assert_int_equal(db_read_begin(&t->cx, reader), RC_OK);
}

static void foresee(struct test_db *t, struct db *db)
{
	struct db_question v[] = {
		db_question(t->cx.arena, &plain_name_of, DB_ARGS(DB_I(1))),
		db_question(t->cx.arena, &plain_name_of, DB_ARGS(DB_I(2))),
		db_question(t->cx.arena, &plain_name_of, DB_ARGS(DB_I(1))),
		db_question(t->cx.arena, &name_of, DB_ARGS(DB_I(1))),
	};
	assert_int_equal(db_foresee(&t->cx, db, v, 4), RC_OK);
	/* and once more: there is nothing left to ask */
	assert_int_equal(db_foresee(&t->cx, db, v, 4), RC_OK);
	assert_int_equal(db_foresee(&t->cx, db, v, 0), RC_OK);
}

static void test_foresee(void **state)
{
	struct test_db *t = *state;
	name(t, 1, "甲");
	struct db *reader = reader_begin(t);
	foresee(t, reader);
	if (t->engine == DB_POSTGRES) {
		/* without a server: the answers are there already */
		struct db_rows *r;
		bool found;
		assert_int_equal(db_one(&t->cx, t->db, &others_die, DB_NO_ARGS, &r, &found), RC_OK);
		ASKED(t, reader, &plain_name_of, 3, "?");
	}
	ASKED(t, reader, &plain_name_of, 1, "甲");
	ASKED(t, reader, &plain_name_of, 2, "-");
	ASKED(t, reader, &name_of, 1, "甲");
	/* the next snapshot, on a new connection, asks again */
	name(t, 1, "丙");
	name(t, 2, "丁");
	again(t, reader);
	foresee(t, reader);
	ASKED(t, reader, &plain_name_of, 1, "丙");
	ASKED(t, reader, &plain_name_of, 2, "丁");
	ASKED(t, reader, &name_of, 1, "丙");
	/* a question that cannot be sent fails, and the snapshot goes on */
	struct db_question bad =
		db_question(t->cx.arena, &put, DB_ARGS(DB_I(1), DB_T(((struct str){"a\0b", 3}))));
	assert_int_equal(
		db_foresee(&t->cx, reader, &bad, 1), t->engine == DB_POSTGRES ? RC_INPUT : RC_OK);
	test_db_clear(t);
	ASKED(t, reader, &plain_name_of, 3, "-");
	/* one that the server refuses ends it */
	bad = db_question(t->cx.arena, &put, DB_ARGS(DB_I(1), DB_T(STR("戊"))));
	assert_int_equal(
		db_foresee(&t->cx, reader, &bad, 1), t->engine == DB_POSTGRES ? RC_DB : RC_OK);
	test_db_clear(t);
	again(t, reader);
	ASKED(t, reader, &plain_name_of, 1, "丙");
	db_close(reader);
}

/* A register is asked for again when it has changed, and only then. */
static void test_registers(void **state)
{
	struct test_db *t = *state;
	name(t, 1, "甲");
	struct db *reader = reader_begin(t);
	ASKED(t, reader, &name_of, 1, "甲");
	ASKED(t, reader, &name_of, 2, "-");
	name(t, 1, "乙");
	/* this snapshot is older than the change */
	ASKED(t, reader, &name_of, 1, "甲");
	again(t, reader);
	ASKED(t, reader, &name_of, 1, "乙");
	/* what is not committed is not there, and what was undone never was */
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	name(t, 1, "丙");
	again(t, reader);
	ASKED(t, reader, &name_of, 1, "乙");
	db_rollback(t->db);
	again(t, reader);
	ASKED(t, reader, &name_of, 1, "乙");
	name(t, 2, "丁");
	again(t, reader);
	ASKED(t, reader, &name_of, 1, "乙");
	ASKED(t, reader, &name_of, 2, "丁");
	assert_int_equal(db_exec(&t->cx, t->db, &drop, DB_ARGS(DB_I(2)), NULL), RC_OK);
	again(t, reader);
	ASKED(t, reader, &name_of, 2, "-");
	db_close(reader);
}

/* That it is remembered at all: a change that nobody counted is not seen. PostgreSQL only. */
static void test_remembered(void **state)
{
	struct test_db *t = *state;
	if (t->engine != DB_POSTGRES)
		return;
	name(t, 1, "甲");
	struct db *reader = reader_begin(t);
	ASKED(t, reader, &name_of, 1, "甲");
	assert_int_equal(
		t->db->driver->script(&t->cx, t->db,
			STR("ALTER TABLE officer DISABLE TRIGGER officer_change; UPDATE officer "
			    "SET name = '乙'; ALTER TABLE officer ENABLE TRIGGER officer_change"),
			STR("uncounted")),
		RC_OK);
	again(t, reader);
	ASKED(t, reader, &plain_name_of, 1, "乙");
	ASKED(t, reader, &name_of, 1, "甲");
	/* far more than is remembered: nothing is mixed up */
	for (int64_t i = 0; i < 1200; i++) {
		if (i % 100 == 0)
			again(t, reader);
		ASKED(t, reader, &name_of, 2 + i, "-");
	}
	again(t, reader);
	ASKED(t, reader, &name_of, 1, "乙");
	name(t, 700, "丙");
	again(t, reader);
	ASKED(t, reader, &name_of, 700, "丙");
	ASKED(t, reader, &name_of, 701, "-");
	db_close(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB(test_foresee), TEST_DB(test_registers), TEST_DB(test_remembered)};
	return TEST_DB_RUN(tests);
}
