/* The practice region: every stage is there, told by real acts, on both engines; made once. */
#include "app/practice.h"

#include "db/test_db.h"
#include "matter/act.h"
#include "organ/organ.h"
#include "verify/test_tamper.h"
#include "verify/verify.h"

#include <stdlib.h>

struct bench {
	struct test_db *t;
	struct config config;
	struct program p;
};

static void bench_open(struct bench *b, struct test_db *t)
{
	const char *source = getenv("ZHIFA_SOURCE");
	const struct config_option options[] = {
		{STR("data"), str_c(t->dir)}, {STR("store"), t->url}};
	*b = (struct bench){.t = t};
	assert_int_equal(config_load(&t->cx, STR("/dev/null"), options, 2, &b->config), RC_OK);
	b->config.pack = str_printf(t->arena, "%s/law", source);
	b->config.migrations = str_printf(t->arena, "%s/db/migrations", source);
	b->config.practice_dir = str_printf(t->arena, "%s/practice", source);
	assert_int_equal(
		program_open(&t->cx, &b->config, PROGRAM_WRITES | PROGRAM_PACK, &b->p), RC_OK);
}

DB_STMT_FLAGS(practice_states,
	"SELECT organ_id, id FROM matter WHERE parent_id IS NULL AND procedure = $1 ORDER BY id",
	"t", "ii", DB_MAY_SCAN); /* of this test alone */

/* The second time nothing is made. */
static void check_once(struct bench *b)
{
	struct organ *organs;
	size_t n, again;
	assert_int_equal(organ_all(&b->t->cx, b->p.db, &organs, &n), RC_OK);
	assert_int_equal(practice_make(&b->t->cx, &b->p), RC_OK);
	assert_int_equal(organ_all(&b->t->cx, b->p.db, &organs, &again), RC_OK);
	assert_int_equal(n, again);
}

static void check_accounts(struct bench *b)
{
	struct practice_accounts accounts;
	size_t lapsed = 0;
	assert_int_equal(practice_accounts(&b->t->cx, b->p.db, b->p.pack, &accounts), RC_OK);
	assert_true(accounts.n >= 15);
	for (size_t i = 0; i < accounts.n; i++)
		lapsed += accounts.v[i].note.n > 0;
	assert_int_equal(lapsed, 3); /* expired, none, review lapsed */
}

/* ---- the whole region follows from its events, and what does not is named ---- */

struct inspection {
	struct editions editions;
	struct bench *b;
	struct log_identity log;
	const char *table;
	bool named, loud;
};

static void found(void *arg, const struct verify_finding *f)
{
	struct inspection *k = arg;
	k->named |= strcmp(f->part, k->table) == 0;
	if (k->loud)
		print_message("# %s %lld: " STR_FMT "\n", f->part, (long long)f->matter,
			STR_ARG(f->text));
}

static int64_t inspect(void *arg, const char *table, bool *named)
{
	struct inspection *k = arg;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct verify_counts counts;
	const struct verify_config c = {.db = k->b->p.db,
		.log = &k->log,
		.packs = edition_desk_finder(&k->b->p.desk),
		.editions = &k->editions,
		.keys = &k->b->p.seal,
		.blobs = k->b->p.blobs,
		.found = found,
		.arg = k,
		.counts = &counts};
	assert_int_equal(edition_list(&cx, k->b->p.db, &k->editions), RC_OK);
	k->table = table;
	k->named = false;
	assert_int_equal(verify_store(&cx, &c), RC_OK);
	*named = k->named;
	assert_true(counts.matters > 50 && counts.other_pack == 0);
	arena_free(a);
	return counts.findings;
}

static void check_in_order(struct bench *b)
{
	struct inspection k = {.b = b, .loud = true};
	struct tamper tamper = {b->t, inspect, &k};
	int rows = 0;
	bool named;
	assert_int_equal(program_log(&b->t->cx, &b->p, &k.log), RC_OK);
	assert_int_equal(log_extend(&b->t->cx, b->p.db, b->p.writer, &k.log, NULL), RC_OK);
	assert_int_equal(inspect(&k, "", &named), 0);
	k.loud = false;
	for (const struct tamper_table *t = tamper_tables; t->name; t++)
		if (strcmp(t->name, "publication") == 0)
			assert_int_equal(tamper_table(&tamper, t, 1, &rows), 0);
	assert_int_equal(rows, 1);
}

/* States in which somebody has something to do, or that are an end worth showing. */
static void test_every_stage(void **state)
{
	static const char *const want[] = {"lead", "+open", "inquiry", "reviewing", "reviewed",
		"noticed", "noticed_hearing", "rechecked", "+decide.penalty", "decided",
		"unpunished", "transferred", "closed", "not_opened", "archived"};
	struct bench b;
	struct db_rows *r;
	bool seen[sizeof want / sizeof *want] = {false};
	struct instant now = cx_now(&((struct test_db *)*state)->cx);
	bench_open(&b, *state);
	enum rc rc = practice_make(&b.t->cx, &b.p);
	if (rc)
		print_message("# " STR_FMT "\n", STR_ARG(b.t->cx.msg));
	assert_int_equal(rc, RC_OK);
	assert_true(b.p.is_practice);
	assert_int_equal(db_query(&b.t->cx, b.p.db, &practice_states,
				 DB_ARGS(DB_T(STR("penalty.ordinary"))), &r),
		RC_OK);
	while (db_next(&b.t->cx, r)) {
		struct matter m;
		assert_int_equal(
			matter_load(&b.t->cx, b.p.db, db_int(r, 0), db_int(r, 1), &m), RC_OK);
		for (size_t i = 0; i < sizeof want / sizeof *want; i++)
			seen[i] |= str_is(m.state, want[i]);
		assert_true(m.changed.ms < now.ms); /* nothing happens tomorrow */
	}
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		if (!seen[i])
			print_message("# no case in state %s\n", want[i]);
		assert_true(seen[i]);
	}
	check_once(&b);
	check_accounts(&b);
	check_in_order(&b);
	program_close(&b.p);
}

/* A store that holds something real is left alone. */
static void test_not_over_real(void **state)
{
	struct bench b;
	struct organ *organs;
	size_t n;
	bench_open(&b, *state);
	struct db_plan plan = {.cx = &b.t->cx};
	struct organ o = {.id = 1,
		.level = 3,
		.name = STR("真实机关"),
		.short_name = STR("真"),
		.region = STR("150121"),
		.system = STR("market"),
		.remedy_organ = STR("x"),
		.court = STR("x"),
		.collector = STR(""),
		.address = STR(""),
		.phone = STR(""),
		.since = cx_today(&b.t->cx),
		.until = DATE_NONE};
	organ_add(&plan, &o);
	assert_int_equal(db_writer_run(b.p.writer, &plan), RC_OK);
	assert_int_equal(practice_make(&b.t->cx, &b.p), RC_CONFLICT);
	test_db_clear(b.t);
	assert_false(b.p.is_practice);
	assert_int_equal(organ_all(&b.t->cx, b.p.db, &organs, &n), RC_OK);
	assert_int_equal(n, 1);
	program_close(&b.p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB(test_every_stage),
		TEST_DB(test_not_over_real),
	};
	return TEST_DB_RUN(tests);
}
