/* The door, driven with a small pack on both engines. */
#include "db/test_db.h"
#include "matter/act.h"
#include "search/search.h"

#include <stdlib.h>

static struct instant fixed_now = {1790000000000}; /* 2026-09-21 in Beijing */

static struct instant test_now(void *arg)
{
	(void)arg;
	return fixed_now;
}

static void test_random(void *arg, void *out, size_t n)
{
	static unsigned char k;
	(void)arg;
	for (size_t i = 0; i < n; i++)
		((unsigned char *)out)[i] = k++;
}

static const struct env test_env = {.now = test_now, .random = test_random};

struct world {
	struct test_db *t;
	struct cx cx;
	struct db_writer *writer;
	struct pack *pack;
	struct calendar *calendar;
	struct seal_keys keys;
	struct matter_service svc;
	struct actor wang, li, zhao, head; /* zhao's credential has expired */
	int requests;
	struct act_conflict *conflict;
	int64_t matter, version;
};

#define ORGAN 15

static void add_officer(
	struct db_plan *plan, int64_t id, const char *name, const char *role, const char *expires)
{
	struct date since, until;
	assert_true(date_parse(STR("2020-01-01"), &since));
	assert_true(date_parse(str_c(expires), &until));
	officer_add(plan,
		&(struct officer){.organ = ORGAN, .id = id, .name = str_c(name), .phone = STR("")});
	credential_add(plan, &(struct credential){.organ = ORGAN,
				     .officer = id,
				     .no = str_c(name),
				     .kind = STR("enforce"),
				     .issued = since,
				     .expires = until,
				     .reviewed_until = until,
				     .revoked = DATE_NONE});
	post_add(plan, &(struct post){.organ = ORGAN,
			       .id = id,
			       .officer = id,
			       .role = str_c(role),
			       .scope = SCOPE_ORGAN,
			       .scope_key = STR("15"),
			       .since = since,
			       .until = DATE_NONE});
}

static void populate(struct world *w)
{
	struct date since;
	assert_true(date_parse(STR("2020-01-01"), &since));
	struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
	struct organ o = {.id = ORGAN,
		.level = 3,
		.name = STR("某局"),
		.short_name = STR("某"),
		.region = STR("150105"),
		.system = STR("market"),
		.remedy_organ = STR("某区人民政府"),
		.court = STR("某区人民法院"),
		.collector = STR("某银行"),
		.address = STR(""),
		.phone = STR(""),
		.since = since,
		.until = DATE_NONE};
	organ_add(&plan, &o);
	add_officer(&plan, 1, "王", "handler", "2029-01-01");
	add_officer(&plan, 2, "李", "handler", "2029-01-01");
	add_officer(&plan, 3, "赵", "handler", "2026-09-20");
	add_officer(&plan, 4, "张", "head", "2029-01-01");
	power_add(&plan, &(struct power){.organ = ORGAN,
				 .id = 9,
				 .code = STR("1"),
				 .name = STR("处罚"),
				 .kind = STR("penalty"),
				 .basis = STR("处罚法9"),
				 .procedures = STR("x fine"),
				 .field = STR(""),
				 .region = STR("150105"),
				 .since = since,
				 .until = DATE_NONE});
	assert_int_equal(db_writer_run(w->writer, &plan), RC_OK);
}

static void world_open(struct world *w, struct test_db *t)
{
	*w = (struct world){.t = t, .cx = cx_make(t->arena, &test_env)};
	unsigned char master[32] = {7};
	w->keys = seal_keys_make(master);
	assert_int_equal(db_writer_start(&w->cx, t->url, &w->writer), RC_OK);
	if (pack_load(&w->cx, str_printf(t->arena, "%s/tests/packs/small", getenv("ZHIFA_SOURCE")),
		    NULL, &w->pack))
		print_message("%.*s\n", STR_ARG(w->cx.msg));
	assert_int_equal(w->cx.rc, RC_OK);

	populate(w);
	w->svc = (struct matter_service){
		.db = t->db, .pack = w->pack, .calendar = w->calendar, .keys = &w->keys};
	struct actor *who[] = {&w->wang, &w->li, &w->zhao, &w->head};
	for (int i = 0; i < 4; i++)
		assert_int_equal(
			actor_load(&w->cx, t->db, ORGAN, i + 1, cx_today(&w->cx), who[i]), RC_OK);
}

static void world_close(struct world *w)
{
	db_writer_stop(w->writer);
	pack_free(w->pack);
}

static struct facts fields(struct world *w, const char *pairs)
{
	struct facts f = {0};
	struct str rest = str_c(pairs), part;
	while (rest.n && str_split(&rest, ';', &part)) {
		size_t eq = str_find(part, STR("="), 0);
		struct str v = str_sub(part, eq + 1, part.n);
		int64_t n;
		struct value x = value_text(v);
		if (str_to_int(v, &n) && !str_has_prefix(part, STR("party_code")))
			x = value_int(n);
		if (str_has_prefix(part, STR("handlers"))) {
			struct str one;
			x = VALUE_NIL;
			while (str_split(&v, ',', &one))
				x = value_append(w->cx.arena, x, one);
		}
		facts_set(w->cx.arena, &f, str_sub(part, 0, eq), x);
	}
	return f;
}

static enum rc submit(struct world *w, const struct actor *a, struct act_request *rq)
{
	struct db_plan *plan;
	struct act_result res;
	cx_clear(&w->cx);
	if (!rq->request_id.n)
		rq->request_id = str_printf(w->cx.arena, "r%d", ++w->requests);
	rq->organ = ORGAN;
	if (matter_act(&w->cx, &w->svc, a, rq, &plan, &res, &w->conflict))
		return w->cx.rc;
	if (plan && db_writer_run(w->writer, plan))
		return w->cx.rc;
	if (!w->matter)
		w->matter = res.matter;
	if (res.matter == w->matter)
		w->version = res.version;
	return RC_OK;
}

static enum rc act(
	struct world *w, const struct actor *a, const char *action, const char *pairs, int64_t with)
{
	struct act_request rq = {.matter = w->matter,
		.version = w->matter ? w->version : -1,
		.action = str_c(action),
		.fields = fields(w, pairs),
		.with = with,
		.procedure = STR("fine"),
		.power = 9};
	struct matter m;
	cx_clear(&w->cx);
	if (w->matter && !matter_load(&w->cx, w->t->db, ORGAN, w->matter, &m))
		rq.shown = m.proposal.digest;
	return submit(w, a, &rq);
}

static enum rc act_child(
	struct world *w, const struct actor *a, const char *action, const char *pairs)
{
	struct matter m;
	cx_clear(&w->cx);
	assert_int_equal(matter_load(&w->cx, w->t->db, ORGAN, w->matter, &m), RC_OK);
	assert_true(m.children.n > 0);
	struct act_request rq = {.matter = m.children.v[m.children.n - 1].id,
		.version = -1,
		.action = str_c(action),
		.fields = fields(w, pairs)};
	enum rc rc = submit(w, a, &rq);
	struct cx other = cx_make(w->cx.arena, &test_env);
	assert_int_equal(matter_load(&other, w->t->db, ORGAN, w->matter, &m), RC_OK);
	w->version = m.seq;
	return rc;
}

static bool refused_by(const struct world *w, const char *rule)
{
	for (size_t i = 0; i < w->cx.refusals.n; i++)
		if (str_is(w->cx.refusals.v[i].rule, rule))
			return true;
	return false;
}

#define OK(x)                                                                                      \
	do {                                                                                       \
		if ((x) != RC_OK)                                                                  \
			print_message("%.*s\n", STR_ARG(w.cx.msg));                                \
		assert_int_equal(w.cx.rc, RC_OK);                                                  \
	} while (0)
#define REFUSED(x, rule)                                                                           \
	do {                                                                                       \
		assert_int_equal((x), RC_REFUSED);                                                 \
		assert_true(refused_by(&w, (rule)));                                               \
	} while (0)

#define REGISTER "party_name=甲公司;party_code=91150105X;cause=经营过期食品;handlers=1,2"
#define SCAN "scan=00000000000000000000000000000000000000000000000000000000000000aa"

static void test_whole(void **state)
{
	struct world w;
	struct matter m;
	world_open(&w, *state);
	REFUSED(act(&w, &w.zhao, "register", REGISTER, 0), "PER-11");
	assert_int_equal(act(&w, &w.head, "register", REGISTER, 0), RC_FORBIDDEN);
	assert_int_equal(
		act(&w, &w.wang, "register", "party_name=;cause=x;extra=1;handlers=1,77", 0),
		RC_INPUT);
	assert_int_equal(w.cx.field_errors.n, 2);
	OK(act(&w, &w.wang, "register", REGISTER, 0));
	REFUSED(act(&w, &w.wang, "tell", "fine=500000", 0), "proved");
	REFUSED(act(&w, &w.wang, "prove", "name=笔录;kind=said", 0), "PER-1");
	REFUSED(act(&w, &w.wang, "prove", "name=笔录;kind=said", 3), "PER-1");
	OK(act(&w, &w.wang, "prove", "name=笔录;kind=said", 2));
	REFUSED(act(&w, &w.wang, "tell", "fine=500000", 0), "proved");
	OK(act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	/* above the usual limit: an alarm, which wants a reason */
	assert_int_equal(act(&w, &w.wang, "tell", "fine=1000001", 0), RC_INPUT);
	assert_true(refused_by(&w, "big"));
	OK(act(&w, &w.wang, "tell", "fine=500000", 0));
	OK(act(&w, &w.wang, "talk", "", 0));
	REFUSED(act(&w, &w.wang, "talk", "", 0), "child-open");
	REFUSED(act(&w, &w.wang, "decide", "fine=500000", 0), "talked");
	OK(act_child(&w, &w.li, "talk", "words=没有意见"));
	REFUSED(act(&w, &w.wang, "decide", "fine=500000", 0), "sealed");
	OK(act(&w, &w.wang, "seal", SCAN, 0));
	OK(act(&w, &w.wang, "decide", "fine=500000", 0));
	OK(act(&w, &w.head, "decide.return", "reason=再核一次", 0));
	OK(act(&w, &w.wang, "decide", "fine=400000", 0));
	OK(act(&w, &w.head, "decide.approve", "", 0));
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, w.matter, &m), RC_OK);
	assert_str(m.state, "decided");
	assert_str(m.outcome, "done");
	assert_str(m.number, "某案〔2026〕1号");
	assert_int_equal(facts_get(&m.facts, STR("decided_fine")).i, 400000);
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
		.fields = fields(&w, REGISTER)};
	OK(submit(&w, &w.wang, &rq));
	int64_t first = w.matter;
	OK(submit(&w, &w.wang, &rq));
	assert_true(w.matter == first && w.version == 1);
	int64_t seen = w.version;
	OK(act(&w, &w.li, "prove", "name=单据;kind=paper", 1));
	w.version = seen;
	assert_int_equal(act(&w, &w.wang, "tell", "fine=500000", 0), RC_CONFLICT);
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
	OK(act(&w, &w.wang, "register", REGISTER, 0));
	OK(act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	OK(act(&w, &w.wang, "tell", "fine=500000", 0));
	OK(act(&w, &w.wang, "talk", "", 0));
	OK(act_child(&w, &w.wang, "call", ""));
	struct instant before = fixed_now;
	fixed_now.ms += INT64_C(40) * 86400000;
	/* the law has already ended the talk when the next act is judged */
	assert_int_equal(act_child(&w, &w.wang, "talk", "words=x"), RC_REFUSED);
	fixed_now = before;
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
	OK(act(&w, &w.wang, "register", REGISTER, 0));
	assert_int_equal(found(&w, "甲公司"), 1);
	assert_int_equal(found(&w, "过期食品"), 1);
	assert_int_equal(found(&w, "某案〔2026〕1号"), 1);
	assert_int_equal(found(&w, "91150105X"), 0); /* personal */
	assert_int_equal(found(&w, "某告"), 0);
	OK(act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	OK(act(&w, &w.wang, "tell", "fine=500000", 0));
	assert_int_equal(found(&w, "某告〔2026〕1号"), 1); /* a number given by the writer */
	assert_int_equal(found(&w, "单据"), 0);            /* not among what is searched */
	/* a child leads to its parent, once */
	OK(act(&w, &w.wang, "talk", "", 0));
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
	OK(act(&w, &w.wang, "register", REGISTER, 0));
	assert_true(is_at_rest(&w, "甲公司"));
	assert_false(is_at_rest(&w, "91150105X"));
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, w.matter, &m), RC_OK);
	assert_true(str_is(facts_get(&m.facts, STR("party_code")).s, "91150105X"));

	struct cx blind = cx_make(w.cx.arena, &test_env);
	assert_int_equal(matter_load(&blind, w.t->db, ORGAN, w.matter, &m), RC_OK);
	assert_int_equal(facts_get(&m.facts, STR("party_code")).s.n, 0);
	assert_true(facts_get(&m.facts, STR("party_code")).sealed.n > 0);

	unsigned char wrong[32] = {99};
	struct seal_keys other = seal_keys_make(wrong);
	struct cx thief = cx_make(w.cx.arena, &test_env);
	thief.keys = &other;
	assert_int_equal(matter_load(&thief, w.t->db, ORGAN, w.matter, &m), RC_CORRUPT);
	world_close(&w);
}

/* A key is held by one matter at a time, also where two acts were judged on the same snapshot. */
static void test_claim(void **state)
{
	struct world w;
	world_open(&w, *state);
	OK(act(&w, &w.wang, "register", REGISTER, 0));
	int64_t first = w.matter;
	w.matter = 0;
	OK(act(&w, &w.wang, "register", REGISTER, 0));
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
		*cx = cx_make(w.cx.arena, &test_env);
		assert_int_equal(
			matter_act(cx, &w.svc, &w.wang, &rq, &plans[i], &res, &w.conflict), RC_OK);
	}
	assert_int_equal(db_writer_run(w.writer, plans[0]), RC_OK);
	assert_int_equal(db_writer_run(w.writer, plans[1]), RC_CONFLICT);

	w.matter = second;
	w.version = -1;
	REFUSED(act(&w, &w.wang, "visit", "", 0), "claim.visit");
	w.matter = first;
	w.version = -1;
	OK(act(&w, &w.wang, "visit", "", 0)); /* its own claim is no obstacle */
	OK(act(&w, &w.wang, "leave", "", 0));
	w.matter = second;
	w.version = -1;
	OK(act(&w, &w.wang, "visit", "", 0));
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_whole), TEST_DB(test_personal),
		TEST_DB(test_claim), TEST_DB(test_search), TEST_DB(test_repeat_and_stale),
		TEST_DB(test_deemed)};
	return TEST_DB_RUN(tests);
}
