/* Published decisions come in as records: once, whole, and found. */
#include "db/test_db.h"
#include "decision/import.h"
#include "search/search.h"

#include <stdlib.h>

#include "base/file.h"
#include "law/calendar.h"
#include "matter/history.h"

struct world {
	struct test_db *t;
	struct db_writer *writer;
	struct pack *pack;
	struct calendar *calendar;
	struct seal_keys keys;
	struct matter_service svc;
	struct importer imp;
};

static void world_open(struct world *w, struct test_db *t)
{
	struct cx *cx = &t->cx;
	struct organ organ;
	bool made;
	*w = (struct world){.t = t};
	unsigned char master[32] = {7};
	w->keys = seal_keys_make(master);
	assert_int_equal(db_writer_start(cx, t->url, &w->writer), RC_OK);
	if (pack_load(cx, str_printf(t->arena, "%s/law", getenv("ZHIFA_SOURCE")), NULL, &w->pack))
		print_message("# " STR_FMT "\n", STR_ARG(cx->msg));
	assert_int_equal(cx->rc, RC_OK);
	assert_int_equal(calendar_load(cx, STR(""), &w->calendar), RC_OK);
	w->svc = (struct matter_service){
		.db = t->db, .pack = w->pack, .calendar = w->calendar, .keys = &w->keys};
	assert_int_equal(decision_import_organ(cx, t->db, w->writer, &organ, &made), RC_OK);
	assert_true(made);
	int64_t first = organ.id;
	assert_int_equal(decision_import_organ(cx, t->db, w->writer, &organ, &made), RC_OK);
	assert_true(!made && organ.id == first);
	w->imp = (struct importer){
		.svc = &w->svc, .writer = w->writer, .organ = organ.id, .source = STR("")};
}

static void world_close(struct world *w)
{
	db_writer_stop(w->writer);
	calendar_free(w->calendar);
	pack_free(w->pack);
}

static enum import_outcome take(
	struct world *w, struct str raw, struct decision_line *l, int64_t *matter)
{
	struct cx *cx = &w->t->cx;
	enum import_outcome outcome = IMPORT_NEW;
	if (!decision_line_read(cx, raw, l))
		(void)!decision_import(cx, &w->imp, l, &outcome, matter);
	if (cx->rc)
		print_message("# " STR_FMT ": " STR_FMT "\n", STR_ARG(raw),
			STR_ARG(cx->field_errors.n ? cx->field_errors.v[0].message : cx->msg));
	assert_int_equal(cx->rc, RC_OK);
	return outcome;
}

static struct str fact(const struct matter *m, const char *id)
{
	struct value v = facts_get(&m->facts, str_c(id));
	return v.kind == VALUE_TEXT ? v.s : STR("");
}

static void test_record(void **state)
{
	struct world w;
	struct decision_line l;
	struct matter m;
	int64_t id, again;
	world_open(&w, *state);
	struct str raw = STR("{\"id\":\"E1\",\"party\":\"示例保险有限公司\",\"party_type\":"
			     "\"机构\",\"facts\":\"编制虚假资料\","
			     "\"penalty_text\":\"警告，没收违法所得163."
			     "55035万元，罚款十一万五千元\",\"penalty_types\":\"警告、"
			     "没收违法所得、罚款\",\"authority\":\"示例监管分局\",\"published_at\":"
			     "\"2026-03-25 10:52:00\","
			     "\"decided_at\":\"二〇二六年三月二日\",\"title\":"
			     "\"公开表（示金罚决字〔2026〕9-11号）\",\"score\":3}");
	assert_int_equal(take(&w, raw, &l, &id), IMPORT_NEW);
	assert_int_equal(matter_load(&w.t->cx, w.t->db, w.imp.organ, id, &m), RC_OK);
	assert_str(m.procedure, "record.decision");
	assert_str(m.state, "recorded");
	assert_str(fact(&m, "party_name"), "示例保险有限公司");
	assert_str(fact(&m, "party_kind"), "org");
	assert_str(fact(&m, "title"), "编制虚假资料");
	assert_str(fact(&m, "number_text"), "示金罚决字〔2026〕9-11号");
	assert_str(fact(&m, "numbers"),
		"示金罚决字〔2026〕9号、示金罚决字〔2026〕10号、示金罚决字〔2026〕11号");
	assert_str(fact(&m, "decision_number"), ""); /* which of them is not known */
	assert_str(fact(&m, "decided_on"), "2026-03-02");
	assert_str(fact(&m, "published_on"), "2026-03-25");
	assert_str(fact(&m, "kinds_text"), "警告、罚款、没收违法所得");
	assert_str(fact(&m, "amounts_text"), "没收违法所得 1,635,503.50 元；罚款 115,000.00 元");
	assert_true(facts_get(&m.facts, STR("fined_total")).i == 175050350);
	assert_true(str_eq(fact(&m, "source_line"), raw));
	assert_str(fact(&m, "doubts"), "没有读懂：score「3」没有用到这一项\n"
				       "不能确定：标题「示金罚决字〔2026〕9-"
				       "11号」有几个编号，没有写明哪一个是对这个当事人的");
	/* nobody's hand, and nobody's case */
	struct event *events;
	size_t n;
	assert_int_equal(matter_events(&w.t->cx, w.t->db, w.imp.organ, id, &events, &n), RC_OK);
	assert_true(n == 1 && events[0].actor == 0);
	assert_int_equal(facts_get(&m.facts, STR("handlers")).kind, VALUE_NONE);

	/* once more, and with another line under the same id */
	assert_int_equal(take(&w, raw, &l, &again), IMPORT_KNOWN);
	assert_true(again == id);
	raw = STR("{\"id\":\"E1\",\"party\":\"示例保险有限公司\",\"facts\":\"另一件事\"}");
	assert_int_equal(take(&w, raw, &l, &again), IMPORT_CHANGED);
	assert_true(again == id);
	w.imp.source = STR("另一个来源");
	assert_int_equal(take(&w, raw, &l, &again), IMPORT_NEW);
	assert_true(again != id);
	/* without an id the line itself is one */
	raw = STR("{\"party\":\"示例公司\",\"facts\":\"某事\"}");
	assert_int_equal(take(&w, raw, &l, &id), IMPORT_NEW);
	assert_int_equal(take(&w, raw, &l, &again), IMPORT_KNOWN);
	assert_true(again == id);
	world_close(&w);
}

static void test_lines(void **state)
{
	static const struct {
		const char *raw, *unread; /* field and text of the first thing not understood */
	} doubtful[] = {
		{"{\"party\":\"甲\",\"facts\":\"乙\"}", ""},
		{"{\"party\":\"甲\",\"facts\":\"乙\",\"party_type\":\"其他\"}", "当事人类型 其他"},
		{"{\"party\":\"甲\",\"facts\":\"乙\",\"published_at\":\"2026-02-30\"}",
			"公开日期 2026-02-30"},
		{"{\"party\":\"甲\",\"facts\":\"乙\",\"published_at\":\"去年\"}", "公开日期 去年"},
		{"{\"party\":\"甲\",\"facts\":\"乙\",\"penalty_text\":\"罚款15万\",\"penalty_"
		 "types\":\"罚款\"}",
			"处罚内容 15万"},
		{"{\"party\":\"甲\",\"facts\":\"乙\",\"penalty_text\":\"依法处理\"}",
			"处罚内容 依法处理"},
		{"{\"party\":\"甲\",\"facts\":\"乙\",\"penalty_text\":\"罚款\"}", "处罚内容 罚款"},
		{"{\"party\":\"甲\",\"facts\":\"乙\",\"penalty_text\":\"警告\",\"penalty_types\":"
		 "\"罚款\"}",
			"处罚种类 罚款"},
		{"{\"party\":\"甲\",\"facts\":\"乙\",\"extra\":{\"a\":1}}", "extra （不是文字）"},
		{"{\"party\":\"甲\",\"party_name\":\"丙\",\"facts\":\"乙\"}", "当事人 丙"},
		{"{\"party\":\"甲\",\"facts\":\"乙1.5e3\\\"2.5\",\"score\":-1.5e3}",
			"score -1.5e3"},
		{"{\"party\":\"甲\",\"facts\":\"乙\",\"title\":\"公告（示罚〔2026〕9号-7号）\"}",
			"标题 9号-7号"},
	};
	static const char *const bad[] = {"", "{", "[]", "\"x\"", "{\"party\":\"甲\"}",
		"{\"facts\":\"乙\"}", "{\"party\":\"\",\"facts\":\"乙\"}",
		"{\"party\":\"甲\",\"party\":\"乙\",\"facts\":\"丙\"}",
		"{\"party\":\"甲\",\"facts\":\"\xFF\"}", "{\"party\":\"甲\",\"facts\":\"乙\"} x"};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct decision_line l;
	(void)state;
	for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++) {
		assert_int_equal(decision_line_read(&cx, str_c(doubtful[i].raw), &l), RC_OK);
		struct str told = l.unread.n ? str_printf(a, STR_FMT " " STR_FMT,
						       STR_ARG(l.unread.v[0].field),
						       STR_ARG(l.unread.v[0].text))
					     : STR("");
		assert_str(told, doubtful[i].unread);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(decision_line_read(&cx, str_c(bad[i]), &l), RC_INPUT);
		assert_true(cx.msg.n > 0);
		cx_clear(&cx);
	}
	struct buf b = buf_in(a);
	buf_z(&b, "{\"party\":\"甲\",\"facts\":\"");
	for (int i = 0; i < DECISION_LINE_CHARS; i++)
		buf_z(&b, "长");
	buf_z(&b, "\"}");
	assert_int_equal(decision_line_read(&cx, buf_get(&b), &l), RC_INPUT);
	arena_free(a);
}

static void test_dates(void **state)
{
	static const char *const good[][2] = {{"2026-03-25", "2026-03-25"},
		{"2026-03-25 10:52:00", "2026-03-25"},
		{"2026-03-25T10:52:00.000+08:00", "2026-03-25"}, {"2026/3/5", "2026-03-05"},
		{"2026.3.5", "2026-03-05"}, {"2026年3月25日", "2026-03-25"},
		{" 2026年3月25日 ", "2026-03-25"}, {"二〇二六年三月二十五日", "2026-03-25"},
		{"二○二六年十二月一日", "2026-12-01"}, {"20260325", "2026-03-25"},
		{"２０２６年３月２５日", "2026-03-25"}};
	static const char *const bad[] = {"", "2026", "2026-13-01", "2026-02-29", "2026年3月",
		"03-25", "25/03/2026", "2026-03-25 午后", "20261325", "二六年三月五日前后",
		"2026-03-25x", "今天"};
	struct arena *a = arena_new();
	struct date d;
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(decision_date_read(str_c(good[i][0]), &d));
		assert_str(date_str(a, d), good[i][1]);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(decision_date_read(str_c(bad[i]), &d));
	arena_free(a);
}

static void add_organ(
	struct db_plan *plan, int64_t id, int64_t level, int64_t parent, const char *system)
{
	organ_add(plan, &(struct organ){.id = id,
				.level = level,
				.parent = parent,
				.name = str_printf(plan->cx->arena, "示例机关%lld", (long long)id),
				.short_name = STR("示"),
				.region = STR("150000"),
				.system = str_c(system),
				.remedy_organ = STR(""),
				.court = STR(""),
				.collector = STR(""),
				.address = STR(""),
				.phone = STR(""),
				.since = {0},
				.until = DATE_NONE});
}

static void add_archivist(struct db_plan *plan, int64_t organ)
{
	post_add(plan, &(struct post){.organ = organ,
			       .id = organ,
			       .officer = 1,
			       .role = STR("archivist"),
			       .scope = SCOPE_ORGAN,
			       .scope_key = STR("1"),
			       .since = {0},
			       .until = DATE_NONE});
}

/* Who keeps the records where nobody is named. */
static void test_organ(void **state)
{
	struct test_db *t = *state;
	struct db_writer *writer;
	struct organ organ;
	bool made;
	assert_int_equal(db_writer_start(&t->cx, t->url, &writer), RC_OK);
	struct db_plan tops = {.cx = &t->cx};
	add_organ(&tops, 1, 1, 0, "market");
	add_organ(&tops, 2, 1, 0, "urban");
	add_organ(&tops, 3, 2, 1, "market");
	assert_int_equal(db_writer_run(writer, &tops), RC_OK);
	assert_int_equal(decision_import_organ(&t->cx, t->db, writer, &organ, &made), RC_INPUT);
	assert_true(str_find(t->cx.msg, STR("示例机关2"), 0) < t->cx.msg.n);
	test_db_clear(t);
	struct db_plan justice = {.cx = &t->cx};
	add_organ(&justice, 4, 1, 0, "justice");
	assert_int_equal(db_writer_run(writer, &justice), RC_OK);
	assert_int_equal(decision_import_organ(&t->cx, t->db, writer, &organ, &made), RC_OK);
	assert_true(organ.id == 4 && !made);
	struct db_plan archive = {.cx = &t->cx};
	add_archivist(&archive, 3);
	assert_int_equal(db_writer_run(writer, &archive), RC_OK);
	assert_int_equal(decision_import_organ(&t->cx, t->db, writer, &organ, &made), RC_OK);
	assert_true(organ.id == 3 && !made);
	db_writer_stop(writer);
}

static size_t found(struct world *w, const char *text)
{
	struct search_query q;
	struct search_hits hits;
	int64_t other = 1; /* an officer of another organ */
	const struct search_scope scope = {.organs = &other, .n = 1};
	assert_int_equal(search_query_parse(&w->t->cx, str_c(text), STR("q"), &q), RC_OK);
	assert_int_equal(search_find(&w->t->cx, w->t->db, &q, &scope, 0, 100, &hits), RC_OK);
	return hits.n;
}

/* The decisions that are shared beside the source tree, where they are: every one of them, by its
 * figures. */
static void test_region(void **state)
{
	struct world w;
	struct test_db *t = *state;
	struct str text, raw;
	char *path = str_z(t->arena, str_printf(t->arena, "%s/../shared/cases/decisions-nmg.jsonl",
					     getenv("ZHIFA_SOURCE")));
	if (file_read(&t->cx, path, 1 << 20, &text)) {
		test_db_clear(t);
		SKIP_TEST("../shared/cases is not there");
	}
	world_open(&w, t);
	int64_t lines = 0, fen = 0, totals = 0, single = 0, numbers = 0, warned = 0, revoked = 0,
		dated = 0;
	for (int pass = 0; pass < 2; pass++) {
		struct str rest = text;
		while (str_split(&rest, '\n', &raw)) {
			struct decision_line l;
			int64_t id;
			if (!raw.n)
				continue;
			assert_int_equal(take(&w, raw, &l, &id), pass ? IMPORT_KNOWN : IMPORT_NEW);
			if (pass)
				continue;
			lines++;
			assert_int_equal(l.unread.n, 0);
			assert_int_equal(l.open.n, l.numbers.n > 1 ? 1 : 0);
			totals += l.amounts.has_total;
			fen += l.amounts.has_total ? l.amounts.total.fen : 0;
			single += l.numbers.n == 1;
			numbers += (int64_t)l.numbers.n;
			warned += (l.kinds & 1U << PENALTY_WARNING) != 0;
			revoked += (l.kinds & 1U << PENALTY_REVOKE_LICENCE) != 0;
			dated += !date_is_none(l.published);
		}
	}
	assert_int_equal(lines, 62);
	assert_int_equal(totals, 61);
	assert_int_equal(fen, 1613900000);
	assert_int_equal(single, 12);
	assert_int_equal(numbers, 168);
	assert_int_equal(warned, 7);
	assert_int_equal(revoked, 1);
	assert_int_equal(dated, 62);
	assert_int_equal(found(&w, "扎兰屯"), 1);
	assert_int_equal(found(&w, "蒙商"), 2);
	assert_int_equal(found(&w, "呼金罚决字〔2025〕12号"), 4); /* inside 8号-15号 */
	assert_int_equal(found(&w, "O02628"), 1);
	assert_int_equal(found(&w, "吊销"), 1);
	assert_int_equal(found(&w, "没有这样的话"), 0);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines),
		cmocka_unit_test(test_dates), TEST_DB(test_organ), TEST_DB(test_record),
		TEST_DB(test_region)};
	return TEST_DB_RUN(tests);
}
