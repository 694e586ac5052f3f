/* Clocks driven through the door on both engines, with the pack of tests/packs/clocks. */
#include "matter/clock.h"
#include "matter/history.h"
#include "matter/recount.h"
#include "matter/test_world.h"

#include <stdlib.h>

static struct date day(const char *text)
{
	struct date d;
	assert_true(date_parse(str_c(text), &d));
	return d;
}

/* "2026-09-18" at nine, or "2026-09-18 17:30". */
static void at(const char *text)
{
	struct str s = str_c(text);
	int64_t h = 9, m = 0;
	struct date d;
	assert_true(date_parse(str_sub(s, 0, 10), &d));
	if (s.n > 10)
		assert_true(
			str_to_int(str_sub(s, 11, 13), &h) && str_to_int(str_sub(s, 14, 16), &m));
	world_now.ms = date_begin(d).ms + (h * 60 + m) * 60000;
}

static void use_calendar(struct world *w, const char *text)
{
	struct cx cx = cx_make(w->t->arena, NULL);
	calendar_free(w->calendar);
	assert_int_equal(calendar_read(&cx, str_c(text), STR("x.tsv"), &w->calendar), RC_OK);
	w->svc.calendar = w->calendar;
}

static void open_world(struct world *w, struct test_db *t)
{
	at("2026-09-01");
	world_open(w, t);
	pack_free(w->pack);
	assert_int_equal(
		pack_load(&w->cx,
			str_printf(t->arena, "%s/tests/packs/clocks", getenv("ZHIFA_SOURCE")), NULL,
			&w->pack),
		RC_OK);
	w->svc.pack = w->pack;
}

/* A new matter on a day, by the calendar of the program. */
static void begin(struct world *w, const char *now)
{
	use_calendar(w, "");
	at(now);
	w->matter = 0;
	WORLD_OK(w, world_act(w, &w->wang, "open", "party_code=91150105X", 0));
}

/* Ends it, so that nothing of it is counted again. */
static void end(struct world *w)
{
	WORLD_OK(w, world_act(w, &w->wang, "close", "", 0));
}

static struct matter load(struct world *w)
{
	struct matter m;
	cx_clear(&w->cx);
	assert_int_equal(matter_load(&w->cx, w->t->db, ORGAN, w->matter, &m), RC_OK);
	return m;
}

static struct matter_clock *clock_of(struct world *w, struct matter *m, const char *id)
{
	*m = load(w);
	struct matter_clock *k = matter_clock_find(m, str_c(id));
	assert_non_null(k);
	return k;
}

static void stands(struct world *w, const char *id, const char *last, const char *due)
{
	struct matter m;
	struct matter_clock *k = clock_of(w, &m, id);
	assert_str(date_str(w->t->arena, k->c.last), last);
	assert_str(date_str(w->t->arena, k->c.due), due);
}

#define DO(action) WORLD_OK(w, world_act(w, &w->wang, action, "", 0))
#define DO_WITH(action, pairs) WORLD_OK(w, world_act(w, &w->wang, action, pairs, 0))
#define REFUSED(action, rule)                                                                      \
	do {                                                                                       \
		assert_int_equal(world_act(w, &w->wang, action, "", 0), RC_REFUSED);               \
		assert_true(world_refused(w, rule));                                               \
	} while (0)

static void test_start(struct world *w)
{
	struct matter m;
	begin(w, "2026-09-18");
	DO("pay");
	stands(w, "pay", "2026-10-03", "2026-10-08");
	struct matter_clock *k = clock_of(w, &m, "pay");
	assert_str(date_str(w->t->arena, k->c.from), "2026-09-18");
	assert_false(k->c.provisional);
	/* three days before is in the holiday: the warning comes on the workday before it */
	assert_str(date_str(w->t->arena, k->c.warn), "2026-09-30");
	DO("ask");
	stands(w, "ask", "2026-09-24", "2026-09-24");
	DO("apply");
	stands(w, "apply", "2026-12-18", "2026-12-18");
	DO("strict");
	stands(w, "strict", "2026-10-03", "2026-10-03");
	DO_WITH("named", "named=2026-10-04");
	stands(w, "named", "2026-10-04", "2026-10-04");
	/* an earlier effective day is the day it starts from */
	DO_WITH("pay.on", "on=2026-09-10");
	stands(w, "pay", "2026-09-25", "2026-09-28");
	assert_int_equal(world_act(w, &w->wang, "later", "", 0), RC_PACK);
	end(w);
}

static void test_hours(struct world *w)
{
	struct matter m;
	begin(w, "2026-09-30 17:30");
	DO("report");
	struct matter_clock *k = clock_of(w, &m, "report");
	assert_str(instant_str_zh(w->t->arena, k->c.ends), "2026-10-01 17:30");
	assert_str(date_str(w->t->arena, k->c.due), "2026-10-01");
	at("2026-10-01 17:29");
	DO("report.in");
	struct place p = {.calendar = w->calendar};
	struct clock_left left = matter_clock_left(p, clock_of(w, &m, "report"), world_now);
	assert_int_equal(left.n, 0);
	assert_int_equal(left.unit, TERM_HOUR);
	assert_false(left.is_past);
	at("2026-10-01 17:30");
	REFUSED("report.in", "within");
	assert_true(str_find(w->cx.msg, STR("2026-10-01 17:30"), 0) < w->cx.msg.n);
	at("2026-10-01 18:00");
	left = matter_clock_left(p, clock_of(w, &m, "report"), world_now);
	assert_int_equal(left.n, -1);
	assert_true(left.is_past);
	end(w);
}

static void test_pause(struct world *w)
{
	struct matter m;
	begin(w, "2026-09-18");
	DO("pay");
	DO("ask");
	DO_WITH("named", "named=2026-10-04");
	at("2026-09-22");
	DO("halt");
	assert_str(matter_clock_word(&m, STR("none"), world_now), "off");
	m = load(w);
	assert_str(matter_clock_word(&m, STR("pay"), world_now), "paused");
	at("2026-09-24");
	DO("go");
	/* two days were lost; of the workdays as well */
	stands(w, "pay", "2026-10-05", "2026-10-08");
	stands(w, "ask", "2026-09-29", "2026-09-29");
	stands(w, "named", "2026-10-06", "2026-10-06");
	/* over the roll-over: the term was counted, its last workday was not there yet */
	at("2026-10-06");
	DO("halt");
	at("2026-10-20");
	DO("go");
	stands(w, "pay", "2026-10-05", "2026-10-20");
	/* the end is over: a suspension does not bring it back */
	at("2026-10-21");
	DO("halt");
	at("2026-10-27");
	DO("go");
	stands(w, "pay", "2026-10-05", "2026-10-20");
	m = load(w);
	assert_str(matter_clock_word(&m, STR("pay"), world_now), "due");
	/* seven days past the end, six of them suspended */
	assert_int_equal(matter_clock_overdue(&m, STR("pay"), day("2026-10-27")), 1);
	end(w);
}

static void test_extend(struct world *w)
{
	struct matter m;
	begin(w, "2026-09-18");
	DO("pay");
	DO_WITH("named", "named=2026-09-30");
	at("2026-10-08 23:00"); /* the last day, after roll-over */
	DO("more");
	stands(w, "pay", "2026-11-02", "2026-11-02");
	assert_int_equal(clock_of(w, &m, "pay")->c.extended, 30);
	DO_WITH("more.named", "named=2026-10-31");
	stands(w, "named", "2026-10-31", "2026-10-31");
	/* while it is suspended, too; then both count */
	at("2026-10-20");
	DO("halt");
	at("2026-10-22");
	DO("more");
	at("2026-10-25");
	DO("go");
	stands(w, "pay", "2026-12-07", "2026-12-07");
	at("2026-12-08");
	REFUSED("more", "within");
	end(w);
}

/* Five workdays before a day: the act and the day itself are not counted. */
static void test_counted_back(struct world *w)
{
	struct matter m;
	struct term_days v;
	begin(w, "2026-09-18");
	DO_WITH("invite", "named=2026-10-13");
	stands(w, "invite", "2026-09-29", "2026-09-29");
	struct matter_clock *k = clock_of(w, &m, "invite");
	assert_str(date_str(w->t->arena, k->c.from), "2026-09-18");
	struct place p = {w->calendar, STR("150105")};
	assert_int_equal(matter_clock_explain(&w->cx, p, k, world_now, &v), RC_OK);
	assert_int_equal(v.v[0].date.days, k->c.last.days);
	assert_int_equal(v.v[v.n - 2].n, 5);
	/* tomorrow is the last day; where it was yesterday, the date is too near */
	DO_WITH("invite", "named=2026-09-28");
	stands(w, "invite", "2026-09-19", "2026-09-19");
	assert_int_equal(world_act(w, &w->wang, "invite", "named=2026-09-24", 0), RC_INPUT);
	assert_str(w->cx.field_errors.v[0].field, "named");
	end(w);
}

static void test_windows(struct world *w)
{
	begin(w, "2026-09-18");
	DO("ask");
	at("2026-09-24 23:59");
	DO("claim");
	REFUSED("act", "after");
	at("2026-09-25");
	REFUSED("claim", "within");
	/* what was done in time and is recorded late was done in time */
	DO_WITH("claim.on", "on=2026-09-24");
	assert_int_equal(world_act(w, &w->wang, "claim.on", "on=2026-09-25", 0), RC_REFUSED);
	DO("act");
	end(w);
}

static void test_deemed(struct world *w)
{
	struct matter m;
	begin(w, "2026-09-30");
	DO("tell");
	stands(w, "tell", "2026-10-13", "2026-10-13");
	at("2026-10-13 23:59");
	DO("paid");
	m = load(w);
	assert_str(m.state, "open");
	at("2026-11-30");
	/* any later act finds the law's act before it, at its time */
	assert_int_equal(world_act(w, &w->wang, "paid", "", 0), RC_REFUSED);
	DO("go");
	m = load(w);
	assert_str(m.state, "granted");
	assert_str(facts_get(&m.facts, STR("end_day")).s, "2026-10-13");
	assert_str(facts_get(&m.facts, STR("law_day")).s, "2026-10-14");
	/* three months from the day on which the first term ended */
	stands(w, "after", "2027-01-13", "2027-01-13");
	end(w);
}

/* The law has acted; a suspension afterwards does not make it act again. */
static void test_deemed_once(struct world *w)
{
	struct matter m;
	struct event *e;
	size_t n, silences = 0;
	begin(w, "2026-09-30");
	DO("tell");
	at("2026-10-14");
	DO("go");
	at("2026-10-20");
	DO("go");
	m = load(w);
	assert_str(matter_clock_word(&m, STR("tell"), world_now), "due");
	assert_int_equal(matter_events(&w->cx, w->t->db, ORGAN, w->matter, &e, &n), RC_OK);
	for (size_t i = 0; i < n; i++)
		silences += str_is(e[i].action, "silence");
	assert_int_equal(silences, 1);
	end(w);
}

static void test_provisional(struct world *w)
{
	struct matter m;
	begin(w, "2026-12-21");
	DO("pay"); /* 2027-01-05, a Tuesday */
	struct matter_clock *k = clock_of(w, &m, "pay");
	assert_true(k->c.provisional);
	at("2026-12-25");
	DO("ask"); /* 28, 29, 30, 31 and then the fourth of January, or the second if it is worked
		    */
	k = clock_of(w, &m, "ask");
	assert_true(k->c.provisional);
	assert_str(date_str(w->t->arena, k->c.due), "2027-01-04");
	assert_str(date_str(w->t->arena, k->c.earliest), "2027-01-02");
	assert_str(date_str(w->t->arena, k->c.latest), "2027-01-04");
	/* one day before the earliest day, moved to a workday */
	assert_str(date_str(w->t->arena, k->c.warn), "2026-12-31");
	end(w);
}

/* A party's right ends on the latest day, and what waits for its end waits for that. */
static void test_party_latest(struct world *w)
{
	struct matter m;
	begin(w, "2027-02-01");
	DO("ask"); /* 2, 3, 4, 9, 10; at the latest 2, 3, and after a long holiday 15, 16, 17 */
	struct matter_clock *k = clock_of(w, &m, "ask");
	assert_str(date_str(w->t->arena, k->c.due), "2027-02-10");
	assert_str(date_str(w->t->arena, k->c.latest), "2027-02-17");
	at("2027-02-15");
	DO("claim");
	REFUSED("act", "after");
	at("2027-02-18");
	REFUSED("claim", "within");
	DO("act");
	end(w);
}

#define YEAR_2027                                                                                  \
	"2027\tyear\t-\t2027年\t通知甲\n"                                                      \
	"2027-01-01\toff\t-\t元旦\t通知甲\n2027-01-02\twork\t-\t元旦\t通知甲\n"          \
	"2027-01-04\toff\t-\t元旦\t通知甲\n"

DB_STMT(test_party_key, "SELECT party_key FROM matter WHERE organ_id = $1 AND id = $2", "ii", "b");

static struct str party_key(struct world *w)
{
	struct db_rows *r;
	bool found;
	assert_int_equal(db_one(&w->cx, w->t->db, &test_party_key,
				 DB_ARGS(DB_I(ORGAN), DB_I(w->matter)), &r, &found),
		RC_OK);
	assert_true(found);
	return db_bytes(r, 0);
}

/* As the job does it: in a context that brings nothing but its time. */
static enum rc recount_one(struct world *w, int64_t organ, int64_t matter, size_t *changed)
{
	struct cx cx = cx_make(w->t->arena, &world_env);
	struct db_plan *plan;
	if (matter_recount(&cx, &w->svc, organ, matter, &plan) || !plan)
		return cx.rc;
	++*changed;
	return db_writer_run(w->writer, plan);
}

static void recount(struct world *w, size_t *changed)
{
	int64_t *ids, *organs, after = 0;
	size_t n;
	*changed = 0;
	cx_clear(&w->cx);
	assert_int_equal(matter_recount_organs(&w->cx, w->t->db, w->calendar, &organs, &n), RC_OK);
	for (size_t i = 0; i < n; i++) {
		size_t k;
		do {
			assert_int_equal(
				matter_recount_list(&w->cx, w->t->db, organs[i], after, &ids, &k),
				RC_OK);
			for (size_t x = 0; x < k; x++) {
				assert_int_equal(recount_one(w, organs[i], ids[x], changed), RC_OK);
				after = ids[x];
			}
		} while (k);
		struct db_plan done = {.cx = &w->cx, .key = organs[i]};
		matter_recounted(&done, organs[i], w->calendar, world_now);
		assert_int_equal(db_writer_run(w->writer, &done), RC_OK);
	}
}

static void test_recount(struct world *w)
{
	struct matter m;
	struct event *e;
	size_t n, changed;
	begin(w, "2026-12-25");
	DO("ask");
	DO("apply"); /* 2027-03-25 */
	DO("strict");
	int64_t version = w->version;
	recount(w, &changed);
	assert_int_equal(changed, 0);
	use_calendar(w, YEAR_2027);
	recount(w, &changed);
	assert_int_equal(changed, 1);
	struct matter_clock *k = clock_of(w, &m, "ask");
	/* the second was worked, after all */
	assert_str(date_str(w->t->arena, k->c.due), "2027-01-02");
	assert_str(date_str(w->t->arena, k->c.latest), "2027-01-02");
	assert_false(k->c.provisional);
	assert_int_equal(k->status, CLOCK_RUNNING);
	assert_false(clock_of(w, &m, "apply")->c.provisional);
	assert_int_equal(m.seq, version + 1);
	assert_int_equal(matter_events(&w->cx, w->t->db, ORGAN, w->matter, &e, &n), RC_OK);
	assert_int_equal(e[n - 1].kind, EVENT_RECORD);
	struct event_body b;
	assert_int_equal(event_body_read(&w->cx, e[n - 1].body, &b), RC_OK);
	assert_int_equal(b.clocks.n, 2);
	assert_int_equal(b.clocks.v[0].op, OP_RECOUNT);
	assert_true(str_find(b.title, STR("2004—2027"), 0) < b.title.n);
	assert_int_equal(b.set.n, 0);
	/* nothing more to do, and a client who saw the version before is not stale */
	recount(w, &changed);
	assert_int_equal(changed, 0);
	w->version = version;
	DO("paid");
	/* the fold of the events is the state that is stored */
	struct matter again = {0};
	assert_int_equal(matter_events(&w->cx, w->t->db, ORGAN, w->matter, &e, &n), RC_OK);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(event_body_read(&w->cx, e[i].body, &b), RC_OK);
		matter_apply(w->t->arena, &again, &e[i], &b);
	}
	m = load(w);
	assert_str(matter_data_write(w->t->arena, &again),
		str_z(w->t->arena, matter_data_write(w->t->arena, &m)));
	end(w);
}

/* A holiday of the region counts for its organs, and a published year may change. */
static void test_recount_local(struct world *w)
{
	struct matter m;
	size_t changed;
	begin(w, "2026-09-01");
	DO("ask");
	DO("pay");
	stands(w, "ask", "2026-09-08", "2026-09-08");
	stands(w, "pay", "2026-09-16", "2026-09-16");
	struct str key = party_key(w);
	assert_int_equal(key.n, 32);
	use_calendar(w, "2026-09-03\toff\t150200\t某节\t某政发1号\n");
	recount(w, &changed);
	assert_int_equal(changed, 0);
	use_calendar(w, "2026-09-03\toff\t150100\t某节\t某政发1号\n"
			"2026-09-16\toff\t150100\t某节\t某政发1号\n");
	recount(w, &changed);
	assert_int_equal(changed, 1);
	stands(w, "ask", "2026-09-09", "2026-09-09");
	stands(w, "pay", "2026-09-16", "2026-09-17");
	assert_true(str_eq(party_key(w), key));
	m = load(w);
	assert_str(matter_clock_word(&m, STR("ask"), world_now), "running");
	end(w);
}

static struct str why(const struct term_days *v, const char *date)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->v[i].date.days == day(date).days)
			return v->v[i].why;
	return STR("no such day");
}

static void test_explain(struct world *w)
{
	struct matter m;
	struct term_days v;
	begin(w, "2026-09-18");
	DO("pay");
	DO("report");
	DO_WITH("named", "named=2026-10-04");
	at("2026-09-22");
	DO("halt");
	struct place p = {w->calendar, STR("150105")};
	struct matter_clock *k = clock_of(w, &m, "pay");
	assert_int_equal(matter_clock_explain(&w->cx, p, k, world_now, &v), RC_OK);
	assert_str(v.v[v.n - 1].why, "期限中止，还没有恢复，不计入");
	at("2026-09-24");
	DO("go");
	k = clock_of(w, &m, "pay");
	assert_int_equal(matter_clock_explain(&w->cx, p, k, world_now, &v), RC_OK);
	assert_int_equal(v.v[v.n - 1].date.days, k->c.due.days);
	assert_int_equal(v.v[v.n - 1].n, 15);
	assert_str(why(&v, "2026-09-22"), "期限中止，不计入");
	assert_str(why(&v, "2026-09-24"), "");
	k = clock_of(w, &m, "named");
	assert_int_equal(matter_clock_explain(&w->cx, p, k, world_now, &v), RC_OK);
	assert_str(why(&v, "2026-10-06"), "写明的最后一日；原来写明 2026-10-04，中止 2 日后顺延");
	k = clock_of(w, &m, "report");
	assert_int_equal(matter_clock_explain(&w->cx, p, k, world_now, &v), RC_OK);
	assert_str(why(&v, "2026-09-19"), "周六，按小时照样计入；09:00 届满");
	DO("paid");
	k = clock_of(w, &m, "pay");
	assert_int_equal(matter_clock_explain(&w->cx, p, k, world_now, &v), RC_OK);
	assert_str(why(&v, "2026-09-24"), "办结，期限停止");
	/* a calendar that came later tells another day, and says so */
	use_calendar(w, "2026-10-08\toff\t-\t国庆节\t通知乙\n");
	p.calendar = w->calendar;
	assert_int_equal(matter_clock_explain(&w->cx, p, k, world_now, &v), RC_OK);
	assert_true(str_find(why(&v, "2026-10-09"), STR("按当时的日历到 2026-10-08"), 0) <
		    why(&v, "2026-10-09").n);
	end(w);
}

static void test_left(struct world *w)
{
	struct matter m;
	begin(w, "2026-09-18");
	DO("ask");
	DO("pay");
	struct place p = {w->calendar, STR("150105")};
	struct matter_clock *k = clock_of(w, &m, "ask");
	struct clock_left left = matter_clock_left(p, k, world_now);
	assert_int_equal(left.unit, TERM_WORKDAY);
	assert_int_equal(left.n, 5);
	assert_false(left.is_near);
	at("2026-09-23");
	left = matter_clock_left(p, k, world_now);
	assert_int_equal(left.n, 1);
	assert_true(left.is_near && !left.is_past);
	at("2026-09-25");
	left = matter_clock_left(p, k, world_now);
	assert_int_equal(left.n, -1);
	assert_true(left.is_past);
	k = clock_of(w, &m, "pay");
	left = matter_clock_left(p, k, world_now);
	assert_int_equal(left.unit, TERM_DAY);
	assert_int_equal(left.n, 13);
	end(w);
}

static void ends_at(struct world *w, const char *text)
{
	struct matter m;
	assert_str(instant_str_zh(w->t->arena, clock_of(w, &m, "report")->c.ends), text);
}

static void bad(struct world *w, const char *action, const char *pairs, const char *field)
{
	assert_int_equal(world_act(w, &w->wang, action, pairs, 0), RC_INPUT);
	assert_str(w->cx.field_errors.v[0].field, field);
}

/* Hours run from the time at which it happened, and stand still to the minute. */
static void test_hours_exact(struct world *w)
{
	struct matter m;
	struct term_days v;
	begin(w, "2026-09-17 09:00");
	bad(w, "report.at", "on=2026-09-17;hour=9:00", "hour");
	bad(w, "report.at", "on=2026-09-17;hour=24:00", "hour");
	bad(w, "report.at", "on=2026-09-17;hour=09:01", "hour"); /* to come */
	DO_WITH("report.at", "on=2026-09-16;hour=15:20");
	ends_at(w, "2026-09-17 15:20");
	assert_str(date_str(w->t->arena, clock_of(w, &m, "report")->c.from), "2026-09-16");
	at("2026-09-17 10:00");
	DO("halt.report");
	assert_int_equal(clock_of(w, &m, "report")->status, CLOCK_PAUSED);
	at("2026-09-17 10:45");
	DO("go.report");
	ends_at(w, "2026-09-17 16:05");
	/* over midnight, entered later */
	at("2026-09-17 15:00");
	DO("halt.report");
	at("2026-09-18 09:30");
	DO_WITH("go.report", "hour=08:10");
	ends_at(w, "2026-09-18 09:15");
	assert_true(matter_clock_is_past(clock_of(w, &m, "report"), world_now));
	/* one that is over does not grow longer */
	DO("halt.report");
	at("2026-09-18 12:00");
	DO("go.report");
	ends_at(w, "2026-09-18 09:15");
	struct place p = {w->calendar, STR("150105")};
	assert_int_equal(
		matter_clock_explain(&w->cx, p, clock_of(w, &m, "report"), world_now, &v), RC_OK);
	assert_int_equal(v.n, 3);
	assert_int_equal(v.v[0].n, 8);
	assert_int_equal(v.v[1].n, 22); /* 32 h 40 min, less 45 min, less 9 h */
	assert_true(str_find(v.v[1].why, STR("自 10:00 起中止，至 2026-09-17 10:45"), 0) <
		    v.v[1].why.n);
	assert_int_equal(v.v[2].n, 24);
	end(w);
}

static enum clock_status status_of(struct world *w, const char *id)
{
	struct matter m;
	return clock_of(w, &m, id)->status;
}

/* What ends a matter ends its clocks, late, paused or running; a right goes on where it says so. */
static void test_end(struct world *w)
{
	struct matter m;
	begin(w, "2026-09-18");
	DO("ask");
	DO("pay");
	DO("apply");
	DO("strict");
	DO("report");
	at("2026-09-20");
	DO("report");
	DO("paid");
	at("2026-09-21");
	DO("halt");
	DO("ask");
	at("2026-10-06");
	assert_true(matter_clock_is_past(clock_of(w, &m, "strict"), world_now));
	end(w);
	assert_int_equal(status_of(w, "apply"), CLOCK_STOPPED);
	assert_int_equal(status_of(w, "strict"), CLOCK_STOPPED);
	assert_int_equal(status_of(w, "report"), CLOCK_STOPPED);
	assert_str(date_str(w->t->arena, clock_of(w, &m, "strict")->stopped), "2026-10-06");
	assert_str(date_str(w->t->arena, clock_of(w, &m, "pay")->stopped), "2026-09-20");
	assert_int_equal(status_of(w, "ask"), CLOCK_RUNNING);
	assert_int_equal(matter_clock_overdue(&m, STR("strict"), day("2027-01-01")), 3);
}

static void test_all(void **state)
{
	struct world w;
	open_world(&w, *state);
	test_start(&w);
	test_hours(&w);
	test_pause(&w);
	test_extend(&w);
	test_counted_back(&w);
	test_windows(&w);
	test_deemed(&w);
	test_deemed_once(&w);
	test_provisional(&w);
	test_party_latest(&w);
	test_recount(&w);
	test_recount_local(&w);
	test_explain(&w);
	test_left(&w);
	test_end(&w);
	test_hours_exact(&w);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_all)};
	return TEST_DB_RUN(tests);
}
