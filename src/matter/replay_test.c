/*
 * The checker's counter-examples, done in the engine: each story that it tells of a broken pack is
 * driven through the one door by officers who hold the roles, and the matter really comes where the
 * property says that none may come. A story that cannot be done must have been marked 抽象. Nothing
 * of the model is taken on trust here: what happened is read from the events.
 */
#include "matter/history.h"
#include "matter/test_conform.h"
#include "matter/test_drive.h"
#include "matter/test_story_priv.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define ATTEMPTS 30

struct replay {
	struct story_world *w;
	struct drive d;
	const struct check_finding *f;
	const struct law_procedure *p;
	const char *name;
	int64_t at; /* the matter of the story: the one that was opened, or a child of it */
	int done, abstract, forbidden;
	bool failed;
};

/* ---- what happened, from the events ---- */

static bool has(const struct law_labels *labels, struct str label)
{
	for (size_t i = 0; i < labels->n; i++)
		if (str_eq(labels->v[i], label))
			return true;
	return false;
}

struct happened {
	struct event *e;
	struct event_body *b;
	size_t n;
};

static struct happened happened(struct replay *r)
{
	struct happened h;
	struct cx *cx = &r->w->quiet;
	cx_clear(cx);
	assert_int_equal(matter_events(cx, r->w->t->db, ORGAN, r->at, &h.e, &h.n), RC_OK);
	h.b = ARENA_ARRAY(cx->arena, struct event_body, h.n + 1);
	for (size_t i = 0; i < h.n; i++)
		assert_int_equal(event_body_read(cx, h.e[i].body, &h.b[i]), RC_OK);
	return h;
}

/* The label that a property knows an event by. */
static struct str label_of(struct replay *r, const struct event_body *b)
{
	for (size_t i = 0; i < b->children.n; i++)
		if (b->children.v[i].op == OP_END)
			return str_printf(r->w->quiet.arena, STR_FMT ":" STR_FMT,
				STR_ARG(str_sub(b->children.v[i].key, 0,
					str_find(b->children.v[i].key, STR("#"), 0))),
				STR_ARG(b->children.v[i].outcome));
	return b->action;
}

/* Whether the act came without what has to be before it, or after what it may not follow. */
static bool order_broken(struct replay *r)
{
	const struct law_property *x = r->f->of;
	bool after = x->kind == PROPERTY_AFTER, broken = false;
	struct happened h = happened(r);
	for (size_t g = 0; g < (after ? 1 : x->before_n) && !broken; g++) {
		const struct law_labels *group = after ? &x->after : &x->before[g];
		bool seen = false, unless = false, when = !x->when.n;
		for (size_t i = 0; i < h.n; i++) {
			struct str l = label_of(r, &h.b[i]);
			if (str_eq(l, x->never) && seen == after && !unless && when)
				broken = true;
			seen = (seen && !has(&x->since, l)) || has(group, l);
			unless = unless || has(&x->unless, l);
			when = when || has(&x->when, l);
		}
	}
	return broken;
}

static bool took_part(const struct happened *h, size_t i, int64_t who)
{
	for (size_t k = 0; k < h->b[i].with_n; k++)
		if (h->b[i].with[k] == who)
			return true;
	return h->b[i].officer == who;
}

/* Whether the person who is followed took part in all the groups. */
static bool parts_broken(struct replay *r)
{
	const struct law_property *x = r->f->of;
	struct happened h = happened(r);
	for (size_t g = 0; g < x->apart_n; g++) {
		bool in = false;
		for (size_t i = 0; i < h.n; i++)
			in = in ||
			     (has(&x->apart[g], h.b[i].action) && took_part(&h, i, r->d.person));
		if (!in)
			return false;
	}
	return true;
}

/* Whether the condition did not hold when the last act was judged, with what was entered. */
static bool condition_broken(struct replay *r)
{
	struct cx *cx = &r->w->quiet;
	struct happened h = happened(r);
	struct str act = r->f->steps[r->f->story_n - 1].action->id;
	struct matter before = {0};
	struct matter_view view;
	bool broken = false;
	size_t last = h.n;
	while (last > 0 && !str_eq(h.b[last - 1].action, act))
		last--;
	if (!last)
		return false;
	for (size_t i = 0; i + 1 < last; i++)
		matter_apply(cx->arena, &before, &h.e[i], &h.b[i]);
	assert_int_equal(matter_view_open(cx, &r->w->svc, &before, cx_today(cx), &view), RC_OK);
	view.input = &h.b[last - 1].input;
	struct law_env env = matter_view_env(&view);
	assert_int_equal(pack_guard(cx, r->w->pack, &r->f->of->counter, &env, &broken), RC_OK);
	return broken;
}

static bool clock_broken(struct replay *r, const struct matter *m)
{
	const struct law_property *x = r->f->of;
	struct str word = matter_clock_word(m, x->subject, story_now);
	bool on = str_is(word, "running") || str_is(word, "due");
	switch (x->now[procedure_state(r->p, m->state)]) {
	case CLOCK_IS_ON:
		return !on;
	case CLOCK_IS_PAUSED:
		return !str_is(word, "paused");
	case CLOCK_IS_OFF:
		return on || str_is(word, "paused");
	case CLOCK_IS_ANY:
		break;
	}
	return false;
}

static bool no_clock(const struct matter *m)
{
	for (size_t i = 0; i < m->clocks.n; i++)
		if (m->clocks.v[i].status == CLOCK_RUNNING || m->clocks.v[i].status == CLOCK_PAUSED)
			return false;
	return true;
}

/* The last event says that a clock is over, and that nothing came of it. */
static bool day_without_effect(struct replay *r)
{
	struct happened h = happened(r);
	const struct event_body *b = &h.b[h.n - 1];
	return b->clocks.n && b->clocks.v[0].op == OP_DUE && b->clocks.v[0].deem.n && !b->to.n &&
	       !b->set.n;
}

/* Officers do what they can for a while: the matter comes to no end. */
static bool leads_nowhere(struct replay *r)
{
	struct matter m;
	r->d.seed = 99;
	for (int i = 0; i < 60; i++) {
		struct check_step s = {.clock = -1, .child = -1, .part = PART_NONE};
		s.action = &r->p->actions[drive_draw(&r->d, (int)r->p->action_n)];
		bool silent = str_is(r->f->property, "reach_end_silent") && s.action->recorded >= 0;
		if (!silent)
			(void)drive_step(&r->d, r->at, r->p, &s);
	}
	return story_load(r->w, r->at, &m) && !m.outcome.n;
}

static bool is_broken(struct replay *r)
{
	struct matter m;
	if (!story_load(r->w, r->at, &m))
		return false;
	if (str_is(r->f->property, "clock_runs"))
		return no_clock(&m) && !m.outcome.n;
	if (str_is(r->f->property, "deem_covers"))
		return day_without_effect(r);
	if (!r->f->of)
		return leads_nowhere(r);
	switch (r->f->of->kind) {
	case PROPERTY_NEVER:
	case PROPERTY_AFTER:
		return order_broken(r);
	case PROPERTY_APART:
		return parts_broken(r);
	case PROPERTY_CLOCK:
		return clock_broken(r, &m);
	case PROPERTY_ONLY:
		return condition_broken(r);
	case PROPERTY_ACTS:
	case PROPERTY_PAPER:
	case PROPERTY_NUMBER:
	case PROPERTY_ROLE:
	case PROPERTY_PASSES:
		break;
	}
	return false;
}

/* ---- doing it ---- */

/* The act of a procedure that opens this one as a child. */
static const struct law_procedure *parent_of(struct replay *r, const struct law_action **opens)
{
	size_t n;
	const struct law_procedure *all = pack_procedures(r->w->pack, &n);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < all[i].action_n; k++) {
			const struct law_action *a = &all[i].actions[k];
			if (a->open >= 0 && all[i].opened_by_person &&
				str_eq(all[i].children[a->open].procedure, r->p->id)) {
				*opens = a;
				return &all[i];
			}
		}
	return NULL;
}

/* A procedure that only others open: its parent is brought that far in the shortest way. */
static bool open_in_parent(struct replay *r)
{
	const struct law_action *opens;
	struct check_finding way;
	const struct law_procedure *p = parent_of(r, &opens);
	cx_clear(&r->w->cx);
	if (!p || law_story_to(&r->w->cx, r->w->pack, p, opens->id, &way) || !way.holds)
		return false;
	r->w->procedure = p->id;
	for (size_t i = 0; i < way.story_n; i++)
		if (!drive_step(&r->d, r->w->matter, p, &way.steps[i]))
			return false;
	r->at = story_child(r->w, r->w->matter, p->children[opens->open].id);
	return r->at != 0;
}

static bool attempt(struct replay *r, uint64_t seed)
{
	struct story_world *w = r->w;
	w->matter = r->at = 0;
	w->procedure = r->p->id;
	w->power = POWER;
	w->stories++;
	story_now.ms = STORY_BEGINS;
	r->d = (struct drive){.w = w, .seed = seed, .person = story_person(w, STR("handler/3"))};
	if (!r->p->opened_by_person && !open_in_parent(r))
		return false;
	for (size_t i = 0; i < r->f->story_n; i++) {
		if (!drive_step(&r->d, r->at, r->p, &r->f->steps[i]))
			return false;
		r->at = r->at ? r->at : w->matter;
	}
	r->d.why = STR("每一步都办成了，却没有走到所说的地方");
	return is_broken(r);
}

/*
 * What was done is a run of the broken pack's own model; where the small pack forbids it, its model
 * has no such run: the comparison does see a difference.
 */
static void compare(struct replay *r)
{
	struct place place = {.calendar = r->w->calendar, .region = STR("150105")};
	struct conform c;
	cx_clear(&r->w->quiet);
	conform_begin(&c, &r->w->quiet, r->w->t->db, r->w->pack, place);
	if (!conform_matter(&c, ORGAN, r->w->matter)) {
		r->failed = true;
		print_message("# %s：" STR_FMT "\n", r->name, STR_ARG(c.said));
	}
	if (strcmp(r->name, "decision_before_talk") != 0)
		return;
	conform_begin(&c, &r->w->quiet, r->w->t->db, r->w->law, place);
	assert_false(conform_matter(&c, ORGAN, r->w->matter));
	assert_true(str_find(c.said, STR("decide"), 0) < c.said.n);
	r->forbidden++;
}

static void replay(struct replay *r)
{
	bool done = false;
	for (uint64_t seed = 0; seed < ATTEMPTS && !done; seed++)
		done = attempt(r, seed ? seed * UINT64_C(0x9E3779B97F4A7C15) : 0);
	if (!done && !r->f->abstract) {
		r->failed = true;
		print_message("# %s：" STR_FMT "（" STR_FMT "）在平台上走不通：" STR_FMT "\n",
			r->name, STR_ARG(r->f->title), STR_ARG(r->f->property), STR_ARG(r->d.why));
	}
	if (done)
		compare(r);
	r->done += done;
	r->abstract += !done && r->f->abstract;
}

/* ---- the broken packs ---- */

/* A broken pack's own files lie over those of the small one, which it may also use by name. */
static enum rc read_broken(struct cx *cx, void *arg, struct str name, struct str *text)
{
	const char *source = getenv("ZHIFA_SOURCE");
	struct str small = STR("small/");
	char *buf = arena_alloc(cx->arena, (size_t)1 << 16);
	FILE *f = NULL;
	if (str_has_prefix(name, small))
		name = str_sub(name, small.n, name.n);
	else
		f = fopen(str_z(cx->arena,
				  str_printf(cx->arena, "%s/tests/packs/broken/%s/" STR_FMT ".lua",
					  source, (char *)arg, STR_ARG(name))),
			"rb");
	if (!f)
		f = fopen(str_z(cx->arena,
				  str_printf(cx->arena, "%s/tests/packs/small/" STR_FMT ".lua",
					  source, STR_ARG(name))),
			"rb");
	if (!f)
		return fail(cx, RC_PACK, "法规包里没有文件 " STR_FMT ".lua", STR_ARG(name));
	*text = (struct str){buf, fread(buf, 1, (size_t)1 << 16, f)};
	fclose(f);
	return RC_OK;
}

static void replay_pack(struct replay *r, const char *name)
{
	struct check_report found;
	struct pack *pack;
	struct cx cx = cx_make(r->w->t->arena, NULL);
	struct pack_source from = {.read = read_broken, .arg = (void *)(uintptr_t)name};
	r->name = name;
	if (pack_load_from(&cx, &from, NULL, &pack))
		return; /* it does not even load */
	assert_int_equal(law_check(&cx, pack, &found), RC_OK);
	story_go_by(r->w, pack);
	for (size_t i = 0; i < found.findings.n; i++) {
		r->f = &found.findings.v[i];
		if (r->f->holds || !r->f->steps)
			continue;
		r->p = pack_procedure(pack, r->f->procedure);
		replay(r);
	}
	story_go_by(r->w, NULL);
	pack_free(pack);
}

static void test_replay(void **state)
{
	struct story_world w;
	struct test_db *t = *state;
	struct replay r = {.w = &w};
	DIR *d = opendir(str_z(
		t->arena, str_printf(t->arena, "%s/tests/packs/broken", getenv("ZHIFA_SOURCE"))));
	assert_non_null(d);
	story_open_pack(&w, t, "tests/packs/small");
	for (struct dirent *e; (e = readdir(d));)
		if (e->d_name[0] != '.')
			replay_pack(&r, str_z(t->arena, str_c(e->d_name)));
	closedir(d);
	story_close(&w);
	print_message(
		"# %d counter-examples done in the engine, %d abstract\n", r.done, r.abstract);
	assert_false(r.failed);
	assert_true(r.done >= 15);
	assert_true(r.abstract >= 1);
	assert_int_equal(r.forbidden, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_replay)};
	return TEST_DB_RUN(tests);
}
