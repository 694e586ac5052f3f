/*
 * Random walks of the real engine over the real pack, the same ones each time: people try acts
 * that nobody thought of, days pass, clocks fall due, and everything that comes about must be a run
 * of the checker's model. What is entered is half of the time what the model says the guards want,
 * so that the walks get far; the engine judges all the same.
 */
#include "matter/test_conform.h"
#include "matter/test_drive.h"
#include "matter/test_story_priv.h"

#include <stdlib.h>

#define STEPS 70

struct walk {
	struct story_world *w;
	struct conform c;
	struct drive d;
	size_t tried, done;
};

/* The matter itself, or one of the open ones below it. */
static int64_t somewhere(struct walk *k, int64_t root)
{
	struct matter m;
	int64_t open[16];
	int n = 0;
	if (!story_load(k->w, root, &m))
		return root;
	for (size_t i = 0; i < m.children.n && n < 16; i++)
		if (m.children.v[i].open)
			open[n++] = m.children.v[i].id;
	return n && drive_draw(&k->d, 10) < 7 ? somewhere(k, open[drive_draw(&k->d, n)]) : root;
}

static int approval_of(const struct law_procedure *p, const struct law_action *a)
{
	for (size_t i = 0; i < p->action_n && a->kind == ACTION_PROPOSE; i++)
		if (p->actions[i].kind == ACTION_APPROVE && &p->actions[p->actions[i].base] == a)
			return (int)i;
	return -1;
}

static bool try_model(
	struct model *m, struct model_state *s, const struct law_action *a, struct chooser *ch)
{
	for (size_t t = 0; t < m->move_n; t++)
		if (m->moves[t].action == a)
			return model_step(m, s, t, ch);
	return false;
}

/* What the guards of the act, and of its approval, would want to be entered. */
static void want(struct walk *k, const struct matter *m, struct check_step *s)
{
	struct model *model;
	struct model_state now = conform_see(&k->c, m, story_now, &model), next;
	int approval = approval_of(model->p, s->action);
	struct chooser ch = {.seed = k->d.seed | 1};
	bool good = false;
	for (int i = 0; i < 12 && !good; i++) {
		next = now;
		good = try_model(model, &next, s->action, &ch) &&
		       (approval < 0 || try_model(model, &next, &model->p->actions[approval], &ch));
	}
	for (size_t i = 0; good && i < s->action->ask_n; i++) {
		const struct law_ask *ask = &s->action->asks[i];
		int at = ask->item ? -1 : model->fact_var[ask->fact];
		if (at < 0 || next.v[at] < 0)
			continue;
		enum fact_kind kind = model->p->facts[ask->fact].kind;
		if (!next.v[at])
			s->absent |= UINT64_C(1) << (i % 64);
		else if (kind == FACT_YESNO || kind == FACT_CHOICE || kind == FACT_MONEY ||
			 kind == FACT_INT)
			facts_set(k->w->cx.arena, &s->input, model->p->facts[ask->fact].id,
				model->vars[at].d.v[next.v[at]]);
	}
}

/* An act that ends the matter is seldom taken, so that the walk goes on. */
static bool ends(const struct law_procedure *p, const struct law_action *a)
{
	return a->to >= 0 && p->states[a->to].outcome.n;
}

/* Some act that can be begun in the state; NULL where there is none. */
static const struct law_action *some_act(struct walk *k, const struct law_procedure *p, int state)
{
	const struct law_action *a = NULL;
	size_t n;
	const struct law_role *roles = pack_roles(k->w->pack, &n);
	int among = 0;
	for (size_t i = 0; i < p->action_n; i++)
		if (p->actions[i].from[state] && roles[p->actions[i].by].kind != ROLE_LAW &&
			(!ends(p, &p->actions[i]) || !drive_draw(&k->d, 20)) &&
			!drive_draw(&k->d, ++among))
			a = &p->actions[i];
	return a;
}

static void try_act(struct walk *k, int64_t root)
{
	struct matter m;
	int64_t at = somewhere(k, root);
	if (!story_load(k->w, at, &m) || m.outcome.n)
		return;
	const struct law_procedure *p = pack_procedure(k->w->pack, m.procedure);
	struct check_step s = {.clock = -1, .child = -1, .part = PART_NONE};
	s.action = some_act(k, p, procedure_state(p, m.state));
	if (!s.action)
		return;
	if (drive_draw(&k->d, 2))
		want(k, &m, &s);
	k->tried++;
	k->done += drive_step(&k->d, at, p, &s);
}

/* Some days pass, or a clock runs out. */
static void pass_time(struct walk *k, int64_t root)
{
	struct matter m;
	int64_t at = somewhere(k, root);
	if (!story_load(k->w, at, &m))
		return;
	const struct law_procedure *p = pack_procedure(k->w->pack, m.procedure);
	if (p->clock_n && !drive_draw(&k->d, 3)) {
		struct check_step s = {.clock = drive_draw(&k->d, (int)p->clock_n), .child = -1};
		(void)drive_step(&k->d, at, p, &s);
	} else {
		story_now.ms += drive_draw(&k->d, 4) * INT64_C(86400000);
		story_night(k->w);
	}
}

static bool walk(struct walk *k, const struct law_procedure *p, uint64_t seed)
{
	struct story_world *w = k->w;
	w->matter = 0;
	w->procedure = p->id;
	w->power = seed % 2 ? POWER_SELF : POWER;
	w->stories++;
	w->failed = false;
	story_now.ms = STORY_BEGINS;
	k->d = (struct drive){.w = w, .seed = seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
	for (int i = 0; i < 20 && !w->matter; i++) {
		struct check_step s = {.clock = -1, .child = -1, .part = PART_NONE};
		s.action = p->recur >= 0 ? &p->actions[p->recur] : some_act(k, p, p->start);
		(void)drive_step(&k->d, 0, p, &s);
	}
	for (int i = 0; i < STEPS && w->matter; i++) {
		if (drive_draw(&k->d, 8))
			try_act(k, w->matter);
		else
			pass_time(k, w->matter);
	}
	return !w->matter || conform_matter(&k->c, ORGAN, w->matter);
}

static void test_walks(void **state)
{
	struct story_world w;
	struct test_db *t = *state;
	const char *more = getenv("ZHIFA_WALKS"); /* of each procedure */
	int64_t walks = 0;
	if (!more || !str_to_int(str_c(more), &walks))
		walks = t->engine == DB_SQLITE ? 5 : 1;
	bool good = true;
	size_t n;
	story_open(&w, t);
	struct walk k = {.w = &w};
	conform_begin(&k.c, &w.quiet, t->db, w.pack,
		(struct place){.calendar = w.calendar, .region = STR("150105")});
	const struct law_procedure *p = pack_procedures(w.pack, &n);
	for (size_t i = 0; i < n; i++)
		for (int s = 1; s <= walks && (p[i].opened_by_person || p[i].recur >= 0); s++)
			if (!walk(&k, &p[i], (uint64_t)s * 1000 + i)) {
				print_message("# " STR_FMT " %d：" STR_FMT "\n", STR_ARG(p[i].id),
					s, STR_ARG(k.c.said));
				k.c.said = STR("");
				good = false;
			}
	print_message("# %zu acts tried, %zu done; %zu steps of the model, %zu different ones\n",
		k.tried, k.done, k.c.steps, k.c.seen.n);
	story_close(&w);
	assert_true(good);
	assert_true(k.c.seen.n > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_walks)};
	return TEST_DB_RUN(tests);
}
