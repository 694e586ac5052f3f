/* From a record that nobody sees to a decision on the portal, its withdrawal and its last day. */
#include "publication/publication.h"

#include "decision/import.h"
#include "matter/history.h"
#include "matter/test_world.h"

static const char line[] =
	"{\"id\":\"E1\",\"party\":\"张三丰\",\"party_type\":\"个人\",\"facts\":\"无照经营\","
	"\"basis\":\"示例条例第三条\",\"penalty_text\":\"罚款五百元\",\"penalty_types\":\"罚款\","
	"\"authority\":\"示例旗示例局\",\"decided_at\":\"2026-08-03\","
	"\"number\":\"示罚决〔2026〕12号\"}";

static struct date day(const char *z)
{
	struct date d;
	assert_true(date_parse(str_c(z), &d));
	return d;
}

static void import(struct world *w)
{
	struct importer imp = {
		.svc = &w->svc, .writer = w->writer, .organ = ORGAN, .source = STR("")};
	struct decision_line l;
	enum import_outcome outcome;
	assert_int_equal(decision_line_read(&w->cx, str_c(line), &l), RC_OK);
	WORLD_OK(w, decision_import(&w->cx, &imp, &l, &outcome, &w->matter));
	assert_int_equal(outcome, IMPORT_NEW);
	w->version = 1;
}

/* An act in the publication, seeing what was proposed. */
static enum rc act(struct world *w, const struct actor *a, const char *action, struct facts fields)
{
	struct matter m, child;
	cx_clear(&w->cx);
	assert_int_equal(matter_load(&w->cx, w->t->db, ORGAN, w->matter, &m), RC_OK);
	int64_t id = m.children.v[m.children.n - 1].id;
	assert_int_equal(matter_load(&w->cx, w->t->db, ORGAN, id, &child), RC_OK);
	struct act_request rq = {.matter = id,
		.version = -1,
		.action = str_c(action),
		.fields = fields,
		.shown = child.proposal.digest};
	return world_submit(w, a, &rq);
}

static struct facts publish_fields(struct world *w, const char *party, const char *until)
{
	struct facts f = {0};
	const char *const texts[][2] = {{"publish_ground", "influence"},
		{"publish_ground_text", "群众关注"}, {"publish_party", party},
		{"publish_title", "无照经营案"}, {"publish_text", "当事人无照经营，罚款五百元。"},
		{"publish_mask", "隐去姓名"}, {"publish_until", until}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		facts_set(w->cx.arena, &f, str_c(texts[i][0]), value_text(str_c(texts[i][1])));
	facts_set(w->cx.arena, &f, STR("sealed_record"), value_bool(false));
	return f;
}

static struct publications list(
	struct world *w, const char *q, const char *organ, const char *kind, const char *today)
{
	struct publications out;
	struct publication_ask ask = {.query = {STR("")},
		.organ = str_c(organ),
		.kind = str_c(kind),
		.from = DATE_NONE,
		.to = DATE_NONE,
		.today = day(today),
		.limit = 20};
	cx_clear(&w->cx);
	if (*q)
		assert_int_equal(search_query_parse(&w->cx, str_c(q), STR("q"), &ask.query), RC_OK);
	WORLD_OK(w, publication_list(&w->cx, w->t->db, &ask, &out));
	return out;
}

static size_t count(struct world *w, const char *q, const char *organ, const char *kind)
{
	return list(w, q, organ, kind, "2026-09-21").n;
}

static struct search_hit staff_hit(struct world *w)
{
	struct search_query q;
	struct search_hits hits;
	const struct search_scope all = {.all = true};
	cx_clear(&w->cx);
	assert_int_equal(
		search_query_parse(&w->cx, STR("示罚决〔2026〕12号"), STR("q"), &q), RC_OK);
	WORLD_OK(w, search_find(&w->cx, w->t->db, &q, &all, 0, 10, &hits));
	assert_int_equal(hits.n, 1);
	return hits.v[0];
}

static void test_publish(void **state)
{
	struct world w;
	struct publication p;
	bool found;
	world_open_pack(&w, *state, "law");
	import(&w);
	assert_int_equal(count(&w, "", "", ""), 0);
	assert_true(staff_hit(&w).publication == 0);
	WORLD_OK(&w, world_act(&w, &w.archivist, "publication.open", "", 0));

	/* a citizen's name must go, and the last day must be ahead */
	assert_int_equal(
		act(&w, &w.publisher, "publish", publish_fields(&w, "张三丰", "2027-09-20")),
		RC_REFUSED);
	assert_true(world_refused(&w, "masked"));
	assert_int_equal(
		act(&w, &w.publisher, "publish", publish_fields(&w, "张某某", "2026-09-20")),
		RC_REFUSED);
	assert_true(world_refused(&w, "until_ahead"));
	WORLD_OK(&w, act(&w, &w.publisher, "publish", publish_fields(&w, "张某某", "2027-09-20")));
	assert_int_equal(count(&w, "", "", ""), 0); /* proposed, not yet approved */
	WORLD_OK(&w, act(&w, &w.head, "publish.approve", (struct facts){0}));

	struct publications all = list(&w, "", "", "", "2026-09-21");
	assert_int_equal(all.n, 1);
	assert_str(all.v[0].v.number, "示罚决〔2026〕12号");
	assert_str(all.v[0].v.party, "张某某");
	assert_str(all.v[0].v.organ, "示例旗示例局");
	assert_str(all.v[0].v.kinds, "罚款");
	assert_int_equal(all.v[0].v.amount, 50000);
	assert_int_equal(all.v[0].source, w.matter);
	int64_t page = all.v[0].matter;
	WORLD_OK(&w, publication_find(&w.cx, w.t->db, page, day("2026-09-21"), &p, &found));
	assert_true(found);
	assert_str(p.v.text, "当事人无照经营，罚款五百元。");
	assert_str(p.v.basis, "示例条例第三条");
	assert_true(staff_hit(&w).publication == page);
	/* found by its words, its organ, its kind; not by what was taken out */
	assert_int_equal(count(&w, "无照", "", ""), 1);
	assert_int_equal(count(&w, "示罚决〔2026〕12号", "示例旗", "罚款"), 1);
	assert_int_equal(count(&w, "张三丰", "", ""), 0);
	assert_int_equal(count(&w, "", "另一个", ""), 0);
	assert_int_equal(count(&w, "", "_", ""), 0);
	assert_int_equal(count(&w, "", "", "罚款"), 1);
	assert_int_equal(count(&w, "", "", "警告"), 0);
	/* to its last day and no longer, whether or not anybody ends it */
	assert_int_equal(list(&w, "", "", "", "2027-09-20").n, 1);
	assert_int_equal(list(&w, "", "", "", "2027-09-21").n, 0);
	assert_int_equal(list(&w, "无照", "", "", "2027-09-21").n, 0);
	WORLD_OK(&w, publication_find(&w.cx, w.t->db, page, day("2027-09-21"), &p, &found));
	assert_false(found);

	/* withdrawn: that it was, when and why; nothing of what it said */
	struct facts change = world_fields(&w, "change_kind=annulled;change_on=2026-09-21");
	WORLD_OK(&w, act(&w, &w.publisher, "change.record", change));
	assert_int_equal(count(&w, "无照", "", ""), 1);
	WORLD_OK(&w,
		act(&w, &w.publisher, "withdraw", world_fields(&w, "withdraw_text=决定已被撤销")));
	assert_int_equal(count(&w, "无照", "", ""), 0);
	assert_int_equal(count(&w, "12号", "", ""), 1);
	WORLD_OK(&w, publication_find(&w.cx, w.t->db, page, day("2026-09-21"), &p, &found));
	assert_true(found && !date_is_none(p.v.withdrawn));
	assert_str(p.v.reason, "决定已被撤销");
	assert_int_equal(p.v.party.n + p.v.text.n + p.v.title.n + p.v.kinds.n, 0);
	assert_true(staff_hit(&w).publication == 0);
	world_close(&w);
}

/* What is shown is in the sealed events: folded again, it is the same. */
static void test_events(void **state)
{
	struct world w;
	struct event *e;
	struct event_body b;
	size_t n;
	struct matter m, again = {0};
	world_open_pack(&w, *state, "law");
	import(&w);
	WORLD_OK(&w, world_act(&w, &w.archivist, "publication.open", "", 0));
	WORLD_OK(&w, act(&w, &w.publisher, "publish", publish_fields(&w, "张某某", "2027-09-20")));
	WORLD_OK(&w, act(&w, &w.head, "publish.approve", (struct facts){0}));
	struct publications all = list(&w, "", "", "", "2026-09-21");
	assert_int_equal(all.n, 1);
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, all.v[0].matter, &m), RC_OK);
	assert_int_equal(matter_events(&w.cx, w.t->db, ORGAN, all.v[0].matter, &e, &n), RC_OK);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(event_body_read(&w.cx, e[i].body, &b), RC_OK);
		assert_int_equal(b.shows, i + 1 == n);
		matter_apply(w.cx.arena, &again, &e[i], &b);
	}
	assert_true(law_shown_eq(&m.shown.v, &again.shown.v));
	assert_true(m.shown.id == again.shown.id && m.shown.id == all.v[0].id);
	assert_true(
		str_eq(matter_data_write(w.cx.arena, &m), matter_data_write(w.cx.arena, &again)));
	/* its last day over, the law ends it at the next act, and the rows go */
	struct instant before = world_now;
	world_now.ms += INT64_C(400) * 86400000;
	assert_int_equal(act(&w, &w.publisher, "change.record",
				 world_fields(&w, "change_kind=annulled;change_on=2027-10-01")),
		RC_REFUSED);
	world_now = before;
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_publish), TEST_DB(test_events)};
	return TEST_DB_RUN(tests);
}
