/* The door, driven with a small pack on both engines. */
#include "base/file.h"
#include "matter/history.h"
#include "matter/test_world.h"
#include "search/search.h"

#include <stdlib.h>

#define OK(x) WORLD_OK(&w, x)
#define REFUSED(x, rule)                                                                           \
	do {                                                                                       \
		assert_int_equal((x), RC_REFUSED);                                                 \
		assert_true(world_refused(&w, (rule)));                                            \
	} while (0)

#define REGISTER "party_name=甲公司;party_code=91150105X;cause=经营过期食品;handlers=1,2"

static void test_whole(void **state)
{
	struct world w;
	struct matter m;
	world_open(&w, *state);
	REFUSED(world_act(&w, &w.zhao, "register", REGISTER, 0), "PER-11");
	assert_int_equal(world_act(&w, &w.head, "register", REGISTER, 0), RC_FORBIDDEN);
	assert_int_equal(
		world_act(&w, &w.wang, "register", "party_name=;cause=x;extra=1;handlers=1,77", 0),
		RC_INPUT);
	assert_int_equal(w.cx.field_errors.n, 2);
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	REFUSED(world_act(&w, &w.wang, "tell", "fine=500000", 0), "proved");
	REFUSED(world_act(&w, &w.wang, "prove", "name=笔录;kind=said", 0), "PER-1");
	/* the engine's own rules have their basis from the pack */
	assert_str(w.cx.refusals.v[0].basis, "《中华人民共和国行政处罚法》第四十二条");
	REFUSED(world_act(&w, &w.wang, "prove", "name=笔录;kind=said", 3), "PER-1");
	OK(world_act(&w, &w.wang, "prove", "name=笔录;kind=said", 2));
	REFUSED(world_act(&w, &w.wang, "tell", "fine=500000", 0), "proved");
	OK(world_act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	/* above the usual limit: an alarm, which wants a reason */
	assert_int_equal(world_act(&w, &w.wang, "tell", "fine=1000001", 0), RC_INPUT);
	assert_true(world_refused(&w, "big"));
	OK(world_act(&w, &w.wang, "tell", "fine=500000", 0));
	OK(world_act(&w, &w.wang, "talk", "", 0));
	REFUSED(world_act(&w, &w.wang, "talk", "", 0), "child-open");
	REFUSED(world_act(&w, &w.wang, "decide", "fine=500000", 0), "talked");
	OK(world_act_child(&w, &w.li, "talk", "words=没有意见"));
	REFUSED(world_act(&w, &w.wang, "decide", "fine=500000", 0), "sealed");
	OK(world_act(&w, &w.wang, "seal", world_scan(&w), 0));
	OK(world_act(&w, &w.wang, "decide", "fine=500000", 0));
	OK(world_act(&w, &w.head, "decide.return", "reason=再核一次", 0));
	OK(world_act(&w, &w.wang, "decide", "fine=400000", 0));
	OK(world_act(&w, &w.head, "decide.approve", "", 0));
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, w.matter, &m), RC_OK);
	assert_str(m.state, "decided");
	assert_str(m.outcome, "done");
	assert_str(m.number, "某案〔2026〕1号");
	assert_int_equal(facts_get(&m.facts, STR("fine_decided")).i, 400000);
	assert_str(facts_get(&m.facts, STR("said")).s, "没有意见");
	assert_str(m.documents.v[0].number, "某告〔2026〕1号");
	assert_str(m.documents.v[0].state, "sealed");
	world_close(&w);
}

static void test_repeat_and_stale(void **state)
{
	struct world w;
	world_open(&w, *state);
	struct act_request rq = {.version = -1,
		.action = STR("register"),
		.request_id = STR("one"),
		.procedure = STR("fine"),
		.power = 9,
		.fields = world_fields(&w, REGISTER)};
	OK(world_submit(&w, &w.wang, &rq));
	int64_t first = w.matter;
	OK(world_submit(&w, &w.wang, &rq));
	assert_true(w.matter == first && w.version == 1);
	int64_t seen = w.version;
	OK(world_act(&w, &w.li, "prove", "name=单据;kind=paper", 1));
	w.version = seen;
	assert_int_equal(world_act(&w, &w.wang, "tell", "fine=500000", 0), RC_CONFLICT);
	assert_non_null(w.conflict);
	assert_str(w.conflict->by, "李");
	assert_int_equal(w.conflict->fields.n, 1);
	assert_str(w.conflict->fields.v[0].mine, "5,000.00 元");
	static const char *const bad[] = {"", "a b", "a\nb", "编号",
		"01234567890123456789012345678901234567890123456789012345678901234"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct act_request b = rq;
		b.request_id = str_c(bad[i]);
		b.organ = ORGAN;
		struct db_plan *plan;
		struct act_result res;
		cx_clear(&w.cx);
		assert_int_equal(
			matter_act(&w.cx, &w.svc, &w.wang, &b, &plan, &res, &w.conflict), RC_INPUT);
	}
	world_close(&w);
}

static void test_deemed(void **state)
{
	struct world w;
	struct matter m;
	world_open(&w, *state);
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	OK(world_act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	OK(world_act(&w, &w.wang, "tell", "fine=500000", 0));
	OK(world_act(&w, &w.wang, "talk", "", 0));
	OK(world_act_child(&w, &w.wang, "call", ""));
	struct instant before = world_now;
	world_now.ms += INT64_C(40) * 86400000;
	/* the law has already ended the talk when the next act is judged */
	assert_int_equal(world_act_child(&w, &w.wang, "talk", "words=x"), RC_REFUSED);
	world_now = before;
	cx_clear(&w.cx);
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, w.matter, &m), RC_OK);
	world_close(&w);
}

static size_t found(struct world *w, const char *text)
{
	struct search_query q;
	struct search_hits hits;
	cx_clear(&w->cx);
	assert_int_equal(search_query_parse(&w->cx, str_c(text), STR("q"), &q), RC_OK);
	assert_int_equal(search_find(&w->cx, w->t->db, &q,
				 &(struct search_scope){.organs = (const int64_t[]){ORGAN}, .n = 1},
				 0, 10, &hits),
		RC_OK);
	if (hits.n)
		assert_true(hits.v[0].matter == w->matter);
	return hits.n;
}

/* What an act wrote is found as soon as it is committed, by names, numbers and searchable facts. */
static void test_search(void **state)
{
	struct world w;
	world_open(&w, *state);
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	assert_int_equal(found(&w, "甲公司"), 1);
	assert_int_equal(found(&w, "过期食品"), 1);
	assert_int_equal(found(&w, "某案〔2026〕1号"), 1);
	assert_int_equal(found(&w, "91150105X"), 0); /* personal */
	assert_int_equal(found(&w, "某告"), 0);
	OK(world_act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	OK(world_act(&w, &w.wang, "tell", "fine=500000", 0));
	assert_int_equal(found(&w, "某告〔2026〕1号"), 1); /* a number given by the writer */
	assert_int_equal(found(&w, "单据"), 0);            /* not among what is searched */
	/* a child leads to its parent, once */
	OK(world_act(&w, &w.wang, "talk", "", 0));
	assert_int_equal(found(&w, "甲公司"), 1);
	world_close(&w);
}

/* Whether a text stands in any body or stored state of the matter. */
static bool is_at_rest(struct world *w, const char *text)
{
	struct event *e;
	size_t n;
	struct matter m;
	assert_int_equal(matter_events(&w->cx, w->t->db, ORGAN, w->matter, &e, &n), RC_OK);
	for (size_t i = 0; i < n; i++)
		if (str_find(e[i].body, str_c(text), 0) < e[i].body.n)
			return true;
	assert_int_equal(matter_load(&w->cx, w->t->db, ORGAN, w->matter, &m), RC_OK);
	struct str data = matter_data_write(w->cx.arena, &m);
	return str_find(data, str_c(text), 0) < data.n;
}

/* What the pack calls personal is encrypted in events and state, and opens with the keys alone
 * (IT-2). */
static void test_personal(void **state)
{
	struct world w;
	struct matter m;
	world_open(&w, *state);
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	assert_true(is_at_rest(&w, "甲公司"));
	assert_false(is_at_rest(&w, "91150105X"));
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, w.matter, &m), RC_OK);
	assert_true(str_is(facts_get(&m.facts, STR("party_code")).s, "91150105X"));

	struct cx blind = cx_make(w.cx.arena, &world_env);
	assert_int_equal(matter_load(&blind, w.t->db, ORGAN, w.matter, &m), RC_OK);
	assert_int_equal(facts_get(&m.facts, STR("party_code")).s.n, 0);
	assert_true(facts_get(&m.facts, STR("party_code")).sealed.n > 0);

	unsigned char wrong[32] = {99};
	struct seal_keys other = seal_keys_make(wrong);
	struct cx thief = cx_make(w.cx.arena, &world_env);
	thief.keys = &other;
	assert_int_equal(matter_load(&thief, w.t->db, ORGAN, w.matter, &m), RC_CORRUPT);
	world_close(&w);
}

/* A key is held by one matter at a time, also where two acts were judged on the same snapshot. */
static void test_claim(void **state)
{
	struct world w;
	world_open(&w, *state);
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	int64_t first = w.matter;
	w.matter = 0;
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	int64_t second = w.matter;

	struct db_plan *plans[2];
	for (int i = 0; i < 2; i++) {
		struct act_request rq = {.organ = ORGAN,
			.matter = i ? second : first,
			.version = -1,
			.action = STR("visit"),
			.request_id = i ? STR("v2") : STR("v1")};
		struct act_result res;
		struct cx *cx = ARENA_NEW(w.cx.arena, struct cx);
		*cx = cx_make(w.cx.arena, &world_env);
		assert_int_equal(
			matter_act(cx, &w.svc, &w.wang, &rq, &plans[i], &res, &w.conflict), RC_OK);
	}
	assert_int_equal(db_writer_run(w.writer, plans[0]), RC_OK);
	assert_int_equal(db_writer_run(w.writer, plans[1]), RC_CONFLICT);

	w.matter = second;
	w.version = -1;
	REFUSED(world_act(&w, &w.wang, "visit", "", 0), "claim.visit");
	w.matter = first;
	w.version = -1;
	OK(world_act(&w, &w.wang, "visit", "", 0)); /* its own claim is no obstacle */
	OK(world_act(&w, &w.wang, "leave", "", 0));
	w.matter = second;
	w.version = -1;
	OK(world_act(&w, &w.wang, "visit", "", 0));
	world_close(&w);
}

/* The small pack with another version and 60 days instead of 90. */
static enum rc read_second(struct cx *cx, void *arg, struct str name, struct str *text)
{
	bool is_main = str_is(name, "pack"), is_numbers = str_is(name, "thresholds");
	struct str from = is_main ? STR("version = \"1\"") : STR("\"2021-07-15\", 90");
	struct str to = is_main ? STR("version = \"2\"") : STR("\"2021-07-15\", 60");
	(void)arg;
	if (file_read(cx,
		    str_printf(cx->arena, "%s/tests/packs/small/" STR_FMT ".lua",
			    getenv("ZHIFA_SOURCE"), STR_ARG(name))
			    .p,
		    1 << 20, text))
		return cx->rc;
	size_t at = str_find(*text, from, 0);
	if (!is_main && !is_numbers)
		return RC_OK;
	assert_true(at < text->n);
	*text = str_printf(cx->arena, STR_FMT STR_FMT STR_FMT, STR_ARG(str_sub(*text, 0, at)),
		STR_ARG(to), STR_ARG(str_sub(*text, at + from.n, text->n)));
	return RC_OK;
}

/* A matter stays with the version it began under; a new one follows the new version. */
static void test_pinned(void **state)
{
	struct world w;
	struct matter m;
	struct pack *second, *first;
	const struct pack_source from = {.read = read_second};
	world_open(&w, *state);
	first = w.svc.pack;
	assert_int_equal(pack_load_from(&w.cx, &from, NULL, &second), RC_OK);
	assert_str(pack_id(second), "small 2");
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	/* from here on the second version is that of new matters */
	int64_t old = w.matter;
	w.svc.pack = second;
	assert_int_equal(world_act(&w, &w.wang, "prove", "name=笔录;kind=said", 2), RC_PACK);
	w.svc.packs = world_packs(&w);
	OK(world_act(&w, &w.wang, "prove", "name=笔录;kind=said", 2));
	OK(world_act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	OK(world_act(&w, &w.wang, "tell", "fine=500000", 0));
	OK(world_act(&w, &w.wang, "talk", "", 0));
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, old, &m), RC_OK);
	assert_str(m.pack, "small 1");
	assert_true(str_eq(m.pack_digest, pack_digest(first)));
	struct matter_clock *handle = matter_clock_find(&m, STR("handle"));
	assert_non_null(handle);
	assert_int_equal(handle->c.n, 90);
	struct matter child;
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, m.children.v[0].id, &child), RC_OK);
	assert_str(child.pack, "small 1"); /* with its parent */
	w.matter = 0;
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, w.matter, &m), RC_OK);
	assert_str(m.pack, "small 2");
	assert_true(str_eq(m.pack_digest, pack_digest(second)));
	handle = matter_clock_find(&m, STR("handle"));
	assert_non_null(handle);
	assert_int_equal(handle->c.n, 60);
	world_close(&w);
	pack_free(second);
}

static void fold_row(
	struct arena *a, struct matter *m, enum event_op op, const char *key, int64_t n)
{
	struct event_item item = {.list = STR("rows"), .key = str_c(key), .op = op};
	struct event_body b = {.items = {.v = &item, .n = 1, .cap = 1}};
	struct event e = {.seq = m->seq + 1};
	if (op != OP_REMOVE)
		facts_set(a, &item.set, STR("n"), value_int(n));
	matter_apply(a, m, &e, &b);
}

/* A row that takes the place of a removed one shares nothing with the others. */
static void test_rows(void **state)
{
	struct test_db *t = *state;
	struct matter m = {0};
	fold_row(t->arena, &m, OP_ADD, "1", 1);
	fold_row(t->arena, &m, OP_ADD, "2", 2);
	fold_row(t->arena, &m, OP_REMOVE, "1", 0);
	fold_row(t->arena, &m, OP_ADD, "3", 3);
	assert_int_equal(m.items.n, 2);
	assert_int_equal(facts_get(&m.items.v[0].facts, STR("n")).i, 2);
	assert_int_equal(facts_get(&m.items.v[1].facts, STR("n")).i, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_whole), TEST_DB(test_personal),
		TEST_DB(test_claim), TEST_DB(test_search), TEST_DB(test_repeat_and_stale),
		TEST_DB(test_deemed), TEST_DB(test_pinned), TEST_DB(test_rows)};
	return TEST_DB_RUN(tests);
}
