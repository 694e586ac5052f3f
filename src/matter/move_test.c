/* A matter passes to the next version of its pack: recorded, mapped, judged under it from then on.
 */
#include "law/transition.h"
#include "matter/history.h"
#include "matter/impact.h"
#include "matter/move.h"
#include "matter/test_world.h"

#include <stdlib.h>

#define OK(x) WORLD_OK(&w.w, x)
#define REGISTER "party_name=甲公司;party_code=91150105X;cause=经营过期食品;handlers=1,2"

/* A world in which the version after the small pack's came into force. */
struct later {
	struct world w;
	struct pack *next;
};

static enum rc find(struct cx *cx, void *arg, struct str id, struct pack **out)
{
	struct later *w = arg;
	*out = str_eq(id, pack_id(w->next)) ? w->next : w->w.pack;
	return str_eq(id, pack_id(*out)) ? RC_OK : fail(cx, RC_PACK, "没有这个版本");
}

/* A matter that was told of, and the next version in force. */
static void begin(struct later *w, struct test_db *t)
{
	world_open(&w->w, t);
	assert_int_equal(
		pack_load(&w->w.cx,
			str_printf(t->arena, "%s/tests/packs/next", getenv("ZHIFA_SOURCE")), NULL,
			&w->next),
		RC_OK);
	WORLD_OK(&w->w, world_act(&w->w, &w->w.wang, "register", REGISTER, 0));
	WORLD_OK(&w->w, world_act(&w->w, &w->w.wang, "prove", "name=单据;kind=paper", 2));
	WORLD_OK(&w->w, world_act(&w->w, &w->w.wang, "tell", "fine=500000", 0));
	w->w.svc.pack = w->next;
	w->w.svc.packs = (struct pack_finder){find, w};
}

static void end(struct later *w)
{
	pack_free(w->next);
	world_close(&w->w);
}

static enum rc move(struct later *w, const struct actor *who, const char *fields)
{
	return world_act(&w->w, who, MATTER_MOVE, fields, 0);
}

#define MOVE "to=small 2;reason=新规定自施行之日起适用"

static void load(struct later *w, int64_t id, struct matter *m)
{
	cx_clear(&w->w.cx);
	assert_int_equal(matter_load(&w->w.cx, w->w.t->db, ORGAN, id, m), RC_OK);
}

static void assert_due(const struct matter *m, const char *clock, const char *due)
{
	const struct matter_clock *k = matter_clock_find(m, str_c(clock));
	struct arena *a = arena_new();
	assert_non_null(k);
	assert_str(date_str(a, k->c.due), due);
	arena_free(a);
}

/* What the last event of a matter says. */
static void last_event(struct later *w, int64_t id, struct event *e, struct event_body *b)
{
	struct event *all;
	size_t n;
	cx_clear(&w->w.cx);
	assert_int_equal(matter_events(&w->w.cx, w->w.t->db, ORGAN, id, &all, &n), RC_OK);
	*e = all[n - 1];
	assert_int_equal(event_body_read(&w->w.cx, e->body, b), RC_OK);
}

static void test_moved(void **state)
{
	struct later w;
	struct matter m;
	struct event e;
	struct event_body b;
	begin(&w, *state);
	load(&w, w.w.matter, &m);
	assert_due(&m, "handle", "2026-12-21"); /* ninety days, the last on a Sunday */
	struct date defence = matter_clock_find(&m, STR("defence"))->c.due;
	/* only the head may, saying why, and to the version he saw */
	assert_int_equal(move(&w, &w.w.wang, MOVE), RC_FORBIDDEN);
	assert_true(world_refused(&w.w, "role"));
	assert_int_equal(move(&w, &w.w.head, "to=small 2"), RC_INPUT);
	assert_str(w.w.cx.field_errors.v[0].field, "reason");
	assert_int_equal(move(&w, &w.w.head, "to=small 9;reason=x"), RC_INPUT);
	assert_str(w.w.cx.field_errors.v[0].field, "to");
	OK(move(&w, &w.w.head, MOVE));
	load(&w, w.w.matter, &m);
	assert_str(m.pack, "small 2");
	assert_true(str_eq(m.pack_digest, pack_digest(w.next)));
	assert_str(m.state, "informed");
	assert_str(m.state_title, "已告知权利");
	assert_due(&m, "handle", "2026-11-20"); /* sixty days from the same day */
	assert_int_equal(date_cmp(matter_clock_find(&m, STR("defence"))->c.due, defence), 0);
	assert_due(&m, "check", "2026-10-08"); /* ten days end in the holiday */
	last_event(&w, w.w.matter, &e, &b);
	assert_int_equal(e.kind, EVENT_ACT);
	assert_true(e.actor == w.w.head.officer.id);
	assert_str(b.title, "转换法规包：small 1 → small 2");
	assert_str(b.role, "head");
	assert_str(b.from, "told");
	assert_str(b.to, "informed");
	assert_str(b.pack, "small 2");
	assert_str(facts_get(&b.input, STR("pack_from")).s, "small 1");
	assert_true(str_eq(facts_get(&b.input, STR("pack_from_digest")).s, pack_digest(w.w.pack)));
	assert_str(facts_get(&b.input, STR("reason")).s, "新规定自施行之日起适用");
	/* there is nowhere further to go */
	assert_int_equal(move(&w, &w.w.head, MOVE), RC_REFUSED);
	assert_true(world_refused(&w.w, "move.none"));
	/* from here the new version judges */
	OK(world_act(&w.w, &w.w.wang, "talk", "", 0));
	OK(world_act_child(&w.w, &w.w.li, "talk", "words=没有意见"));
	OK(world_act(&w.w, &w.w.wang, "seal", world_scan(&w.w), 0));
	assert_int_equal(world_act(&w.w, &w.w.wang, "decide", "fine=500000", 0), RC_REFUSED);
	assert_true(world_refused(&w.w, "checked"));
	OK(world_act(&w.w, &w.w.wang, "check", "", 0));
	OK(world_act(&w.w, &w.w.wang, "decide", "fine=500000", 0));
	OK(world_act(&w.w, &w.w.head, "decide.approve", "", 0));
	load(&w, w.w.matter, &m);
	assert_str(m.outcome, "done");
	assert_str(facts_get(&m.facts, STR("answer")).s, "没有意见");
	assert_int_equal(move(&w, &w.w.head, MOVE), RC_REFUSED);
	end(&w);
}

/* A fact of another name; what had ended before. */
static void test_facts(void **state)
{
	struct later w;
	struct matter m, c;
	begin(&w, *state);
	OK(world_act(&w.w, &w.w.wang, "talk", "", 0));
	OK(world_act_child(&w.w, &w.w.li, "talk", "words=初步意见"));
	w.w.svc.pack = w.w.pack;
	load(&w, w.w.matter, &m);
	assert_str(facts_get(&m.facts, STR("said")).s, "初步意见");
	w.w.svc.pack = w.next;
	OK(move(&w, &w.w.head, MOVE));
	load(&w, w.w.matter, &m);
	assert_str(facts_get(&m.facts, STR("answer")).s, "初步意见");
	assert_int_equal(facts_get(&m.facts, STR("said")).kind, VALUE_NONE);
	/* what ended before stays what it was */
	load(&w, m.children.v[0].id, &c);
	assert_str(c.pack, "small 1");
	end(&w);
}

/* A child that is open goes along; a request that comes twice. */
static void test_together(void **state)
{
	struct later w;
	struct matter m, c;
	struct event e;
	struct event_body b;
	begin(&w, *state);
	w.w.svc.pack = w.w.pack;
	OK(world_act(&w.w, &w.w.wang, "talk", "", 0));
	OK(world_act_child(&w.w, &w.w.li, "call", ""));
	w.w.svc.pack = w.next;
	load(&w, w.w.matter, &m);
	int64_t child = m.children.v[0].id;
	struct act_request alone = {.matter = child,
		.version = -1,
		.action = STR(MATTER_MOVE),
		.fields = world_fields(&w.w, MOVE)};
	assert_int_equal(world_submit(&w.w, &w.w.head, &alone), RC_REFUSED);
	assert_true(world_refused(&w.w, "move.parent"));
	struct act_request both = {.matter = w.w.matter,
		.version = w.w.version,
		.request_id = STR("twice"),
		.action = STR(MATTER_MOVE),
		.fields = world_fields(&w.w, MOVE)};
	OK(world_submit(&w.w, &w.w.head, &both));
	int64_t version = w.w.version;
	OK(world_submit(&w.w, &w.w.head, &both));
	assert_true(w.w.version == version);
	load(&w, child, &c);
	assert_str(c.pack, "small 2");
	assert_str(c.state, "waiting");
	assert_str(matter_clock_word(&c, STR("show"), world_now), "running");
	last_event(&w, child, &e, &b);
	assert_str(e.action, MATTER_MOVE);
	OK(world_act_child(&w.w, &w.w.li, "talk", "words=没有意见"));
	load(&w, w.w.matter, &m);
	assert_str(facts_get(&m.facts, STR("answer")).s, "没有意见");
	end(&w);
}

static void refused(struct later *w, const char *rule, const char *says)
{
	assert_int_equal(move(w, &w->w.head, MOVE), RC_REFUSED);
	if (!world_refused(&w->w, rule))
		print_message("# %.*s\n", STR_ARG(w->w.cx.msg));
	assert_true(world_refused(&w->w, rule));
	assert_true(w->w.cx.refusals.v[0].basis.n > 0);
	assert_true(str_find(w->w.cx.msg, str_c(says), 0) < w->w.cx.msg.n);
}

static void test_refused(void **state)
{
	struct later w;
	begin(&w, *state);
	/* the transition of the test's own pack, which nobody else uses */
	struct law_transition *t = pack_transitions(w.next)->v, kept = *t;
	t->is_open = false;
	refused(&w, "move.new", "只适用于新办的案件");
	*t = kept;
	t->from = date_plus(cx_today(&w.w.cx), 1);
	refused(&w, "move.from", "起适用于已有的案件");
	*t = kept;
	t->states.v[0].kind = MOVED_NOT;
	refused(&w, "move.state", "按原版本办完这一步");
	t->states.v[0].kind = MOVED_TO;
	t->names[0] = STR("talk");
	refused(&w, "move.none", "没有写明衔接");
	t->names[0] = STR("fine");
	OK(world_act(&w.w, &w.w.wang, "talk", "", 0));
	struct law_moved none = {.old = STR("waiting"), .kind = MOVED_NOT};
	t->name_n = 2;
	t->names = (struct str[]){STR("fine"), STR("talk")};
	t->states = (struct law_moves){(struct law_moved[]){t->states.v[0], none}, 2};
	refused(&w, "move.state", "「谈话」现在是「待谈话」");
	*t = kept;
	OK(world_act_child(&w.w, &w.w.li, "talk", "words=没有意见"));
	OK(world_act(&w.w, &w.w.wang, "seal", world_scan(&w.w), 0));
	OK(world_act(&w.w, &w.w.wang, "decide", "fine=500000", 0));
	refused(&w, "move.waits", "先批准或者退回");
	end(&w);
}

/* What the next version would change, in words, a line each. */
static struct str impact_of(struct later *w, struct impact *out)
{
	struct buf b = buf_in(w->w.cx.arena);
	cx_clear(&w->w.cx);
	WORLD_OK(&w->w, matter_impact(&w->w.cx, &w->w.svc, w->next, ORGAN, w->w.matter, out));
	for (size_t i = 0; i < out->n; i++) {
		impact_line(&b, &out->v[i]);
		buf_char(&b, '\n');
	}
	return buf_get(&b);
}

static void test_impact(void **state)
{
	struct later w;
	struct impact i;
	begin(&w, *state);
	assert_str(impact_of(&w, &i),
		"状态「已告知」：已告知 → 已告知权利\n"
		"不能办理「报请决定」：还没有核对证据（《中华人民共和国行政处罚法》第四十六条）\n"
		"新增可办「核对证据」\n"
		"期限「办案期限」：2026-12-21 → 2026-11-20\n"
		"期限「核对期限」：没有 → 转换之日起算\n");
	assert_true(i.passes);
	/* without a word on the matter: by the names that both have */
	struct law_transition *t = pack_transitions(w.next)->v;
	t->names[0] = STR("other");
	assert_str(impact_of(&w, &i), "状态「已告知」：已告知 → 没有对应的状态\n");
	assert_false(i.passes);
	t->names[0] = STR("fine");
	t->clocks.v[1].kind = MOVED_NOT;
	struct str told = impact_of(&w, &i);
	assert_true(str_find(told, STR("「办案期限」：2026-12-21 → 没有这个期限"), 0) < told.n);
	t->clocks.v[1].kind = MOVED_TO;
	/* moved, it follows that version, and nothing differs */
	OK(move(&w, &w.w.head, MOVE));
	assert_int_equal(impact_of(&w, &i).n, 0);
	end(&w);
}

/* Every open matter of the store once, by organ and procedure. */
static void test_walk(void **state)
{
	struct later w;
	struct impact_place at = {.organ = INT64_MIN, .procedure = STR(""), .id = INT64_MIN};
	struct str procedure;
	int64_t ids[IMPACT_PAGE];
	bool found;
	size_t n;
	begin(&w, *state);
	struct cx *cx = &w.w.cx;
	OK(world_act(&w.w, &w.w.wang, "talk", "", 0));
	assert_int_equal(impact_next_organ(cx, w.w.t->db, at.organ, &at.organ, &found), RC_OK);
	assert_true(found && at.organ == ORGAN);
	assert_int_equal(
		impact_next_procedure(cx, w.w.t->db, ORGAN, STR(""), &procedure, &found), RC_OK);
	assert_true(found);
	assert_str(procedure, "fine");
	at.procedure = procedure;
	assert_int_equal(impact_next_matters(cx, w.w.t->db, &at, ids, &n), RC_OK);
	assert_true(n == 1 && ids[0] == w.w.matter);
	at.id = ids[0];
	assert_int_equal(impact_next_matters(cx, w.w.t->db, &at, ids, &n), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(
		impact_next_procedure(cx, w.w.t->db, ORGAN, procedure, &procedure, &found), RC_OK);
	assert_str(procedure, "talk");
	assert_int_equal(
		impact_next_procedure(cx, w.w.t->db, ORGAN, procedure, &procedure, &found), RC_OK);
	assert_false(found);
	assert_int_equal(impact_next_organ(cx, w.w.t->db, ORGAN, &at.organ, &found), RC_OK);
	assert_false(found);
	end(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_moved), TEST_DB(test_facts),
		TEST_DB(test_together), TEST_DB(test_refused), TEST_DB(test_impact),
		TEST_DB(test_walk)};
	return TEST_DB_RUN(tests);
}
