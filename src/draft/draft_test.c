/* Drafts on both engines: versions, who was faster, what is kept, what an act froze. */
#include "crypto/seal.h"
#include "db/test_db.h"
#include "db/writer.h"
#include "draft/draft.h"

struct desk {
	struct test_db *t;
	struct db_writer *writer;
	struct seal_keys keys;
};

static const struct draft_key key = {
	.organ = 15, .matter = 77, .action = {"tell", 4}, .item = {"", 0}};

static void desk_open(struct desk *d, struct test_db *t)
{
	static const unsigned char master[32] = "draft";
	*d = (struct desk){.t = t, .keys = seal_keys_make(master)};
	t->cx.keys = &d->keys;
	assert_int_equal(db_writer_start(&t->cx, t->url, &d->writer), RC_OK);
}

static enum rc save(struct desk *d, int64_t version, const char *content)
{
	struct cx *cx = &d->t->cx;
	struct db_plan plan = {.cx = cx, .key = 15};
	draft_save(&plan, &key,
		&(struct draft){.version = version,
			.officer = 1,
			.name = STR("王某"),
			.saved = {version},
			.seen = 3,
			.content = str_c(content)});
	enum rc rc = db_writer_run(d->writer, &plan);
	cx_clear(cx);
	return rc;
}

static void test_draft(void **state)
{
	struct desk d;
	struct draft x, *all;
	size_t n;
	bool found;
	desk_open(&d, *state);
	struct cx *cx = &d.t->cx;
	assert_int_equal(draft_load(cx, d.t->db, &key, 0, &x, &found), RC_OK);
	assert_false(found);
	assert_int_equal(save(&d, 1, "{\"a\":\"一\"}"), RC_OK);
	assert_int_equal(save(&d, 1, "{\"a\":\"别的\"}"), RC_CONFLICT);
	assert_int_equal(draft_load(cx, d.t->db, &key, 0, &x, &found), RC_OK);
	assert_true(found && str_is(x.content, "{\"a\":\"一\"}") && x.seen == 3 && !x.is_used);
	/* of a long series the newest and every tenth */
	for (int64_t v = 2; v <= 100; v++)
		assert_int_equal(save(&d, v, "{}"), RC_OK);
	assert_int_equal(draft_list(cx, d.t->db, &key, &all, &n), RC_OK);
	assert_int_equal(n, DRAFT_RECENT + 8);
	assert_true(all[0].version == 100 && all[DRAFT_RECENT].version == 80);
	/* an act freezes what there is; what comes later is another draft */
	struct db_plan plan = {.cx = cx, .key = 15};
	draft_use(&plan, &key, 4);
	assert_int_equal(db_writer_run(d.writer, &plan), RC_OK);
	assert_int_equal(draft_load(cx, d.t->db, &key, 0, &x, &found), RC_OK);
	assert_true(x.is_used && x.used == 4);
	assert_int_equal(save(&d, 101, "{}"), RC_OK);
	assert_int_equal(draft_head(cx, d.t->db, &key, &x, &found), RC_OK);
	assert_false(x.is_used);
	/* moved to another place it does not open */
	struct draft_key other = key;
	other.matter = 78;
	assert_int_equal(draft_load(cx, d.t->db, &other, 0, &x, &found), RC_OK);
	assert_false(found);
	cx->keys = NULL;
	assert_int_equal(draft_load(cx, d.t->db, &key, 0, &x, &found), RC_CORRUPT);
	cx_clear(cx);
	db_writer_stop(d.writer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_draft)};
	return TEST_DB_RUN(tests);
}
