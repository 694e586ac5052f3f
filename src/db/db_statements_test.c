/* The statements of this folder itself, on both engines. */
#include "db/test_db.h"

DB_STMT(scan_at, "SELECT name FROM schema_migration WHERE applied = $1", "i", "t");

static void test_statements(void **state)
{
	struct test_db *t = *state;
	struct str plan;
	/* The one above scans and does not say so: it must be found, and it alone. */
	assert_int_equal(test_db_statements(t), 1);
	assert_int_equal(db_explain(&t->cx, t->db, &scan_at, &plan), RC_OK);
	assert_true(test_db_scans(t->engine, plan));
	/* and one that does not fit the schema */
	static const struct db_stmt wrong = {
		"wrong", "SELECT nothing FROM schema_migration", "", "t", 0};
	assert_int_equal(db_explain(&t->cx, t->db, &wrong, &plan), RC_DB);
	test_db_clear(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_statements)};
	return TEST_DB_RUN(tests);
}
