#include "matter/test_drive.h"

#include "matter/test_story_priv.h"

int drive_draw(struct drive *d, int n)
{
	d->seed = d->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int)((d->seed >> 33) % (uint64_t)n);
}

/* Something that may be entered, instead of what is plain. */
static struct value drawn(struct drive *d, const struct law_fact *f, struct value plain)
{
	struct date day = date_of(story_now);
	switch (f->kind) {
	case FACT_YESNO:
		return value_bool(drive_draw(d, 2));
	case FACT_CHOICE:
		return value_text(f->options[drive_draw(d, (int)f->option_n)].id);
	case FACT_MONEY:
	case FACT_INT:
		return value_int(drive_draw(d, 4) ? drive_draw(d, 8) : drive_draw(d, 100000));
	case FACT_DATE:
		return value_text(date_str(d->w->cx.arena,
			date_plus(day, drive_draw(d, 3) ? 0 : drive_draw(d, 40) - 4)));
	case FACT_TEXT:
	case FACT_LONG:
	case FACT_FILE:
	case FACT_TIME:
	case FACT_OFFICERS:
	case FACT_CHOICES:
		break;
	}
	return plain;
}

/* Those in charge: the person who is followed where the story names him. */
static struct value people(struct drive *d, bool named)
{
	struct value v = VALUE_NIL;
	if (named)
		v = value_append(d->w->cx.arena, v, story_id_text(d->w, d->person));
	else
		v = value_append(d->w->cx.arena, v,
			story_id_text(d->w, story_person(d->w, STR("handler/1"))));
	return value_append(
		d->w->cx.arena, v, story_id_text(d->w, story_person(d->w, STR("handler/2"))));
}

static struct facts input_of(struct drive *d, const struct law_procedure *p,
	const struct check_step *s, const struct matter *m, struct str item)
{
	struct arena *a = d->w->cx.arena;
	struct script_value nothing = {.kind = SCRIPT_NIL};
	struct facts out = story_fill(d->w, p, s->action, m, item, nothing);
	unsigned officers = 0;
	for (size_t i = 0; i < s->action->ask_n; i++) {
		const struct law_ask *ask = &s->action->asks[i];
		const struct law_fact *f = ask->item ? &p->lists[s->action->list].facts[ask->fact]
						     : &p->facts[ask->fact];
		struct value is = facts_get(&out, f->id), need = facts_get(&s->input, f->id);
		if (!ask->item && f->kind == FACT_OFFICERS)
			is = people(d, s->named & 1u << officers++);
		else if (d->seed && (is.kind != VALUE_NONE || drive_draw(d, 2)))
			is = drawn(d, f, is);
		if (!ask->item && need.kind != VALUE_NONE)
			is = need;
		if (ask->optional && s->absent & UINT64_C(1) << (i % 64))
			is = VALUE_NIL;
		facts_set(a, &out, f->id, is);
	}
	return out;
}

static struct facts all_reasons(
	struct drive *d, const struct law_procedure *p, const struct law_action *a)
{
	struct facts out = {0};
	for (size_t i = 0; i < a->guard_n; i++)
		if (p->guards[a->guards[i]].alarm)
			facts_set(d->w->cx.arena, &out, p->guards[a->guards[i]].id,
				value_text(STR("已核对")));
	return out;
}

static struct str some_item(struct drive *d, const struct law_procedure *p,
	const struct law_action *a, const struct matter *m)
{
	struct str key = STR("");
	int n = 0;
	for (size_t i = 0; a->list >= 0 && a->item != ITEM_ADD && i < m->items.n; i++)
		if (str_eq(m->items.v[i].list, p->lists[a->list].id) &&
			(!n++ || (d->seed && !drive_draw(d, n))))
			key = m->items.v[i].key;
	return key;
}

static struct str refusal_of(struct story_world *w)
{
	struct buf b = buf_in(w->quiet.arena);
	buf_str(&b, w->cx.msg.n ? w->cx.msg : STR("?"));
	story_put_refusals(w, &b);
	return buf_get(&b);
}

static bool drive_act(
	struct drive *d, int64_t matter, const struct law_procedure *p, const struct check_step *s)
{
	struct story_world *w = d->w;
	struct matter m = {0};
	bool there = story_load(w, matter, &m);
	const struct law_action *a = s->action;
	struct act_request rq = {.organ = ORGAN,
		.matter = there ? matter : 0,
		.version = -1,
		.action = a->id,
		.item = some_item(d, p, a, &m),
		.reasons = all_reasons(d, p, a),
		.procedure = p->id,
		.power = w->power,
		.by_platform = p->recur >= 0 && a == &p->actions[p->recur],
		.shown = there ? m.proposal.digest : STR_NONE};
	if (a->kind == ACTION_RETURN)
		facts_set(w->cx.arena, &rq.fields, STR("reason"), value_text(STR("再核一次")));
	else if (a->kind != ACTION_APPROVE)
		rq.fields = input_of(d, p, s, there ? &m : NULL, rq.item);
	const struct facts *known = there ? &m.facts : &rq.fields;
	int64_t me = s->part == PART_ACTOR ? d->person : story_by_whom(w, a, known);
	rq.with = s->part == PART_SECOND ? d->person : story_with_whom(w, a, known, me);
	enum rc rc = story_submit(w, &rq, me);
	if (rc)
		d->why = str_printf(w->quiet.arena, STR_FMT "：" STR_FMT, STR_ARG(a->id),
			STR_ARG(refusal_of(w)));
	return !rc;
}

/* The day after the clock's last, or the hour. */
static bool drive_clock(struct drive *d, int64_t matter, const struct law_clock *c)
{
	struct matter m;
	const struct matter_clock *k =
		story_load(d->w, matter, &m) ? matter_clock_find(&m, c->id) : NULL;
	if (!k || k->status != CLOCK_RUNNING) {
		d->why = str_printf(
			d->w->quiet.arena, "期限「" STR_FMT "」没有在计算", STR_ARG(c->title));
		return false;
	}
	struct instant over = matter_clock_over(k);
	if (story_now.ms < over.ms)
		story_now.ms = over.ms + INT64_C(9) * 3600000;
	story_night(d->w);
	return true;
}

static bool drive_child(
	struct drive *d, int64_t matter, const struct law_procedure *p, const struct check_step *s)
{
	const struct law_child *c = &p->children[s->child];
	const struct law_procedure *q = pack_procedure(d->w->pack, c->procedure);
	int64_t child = story_child(d->w, matter, c->id);
	struct check_finding way;
	struct matter m;
	cx_clear(&d->w->cx);
	if (!child || law_story_to(&d->w->cx, d->w->pack, q, c->ends[s->end].outcome, &way) ||
		!way.holds)
		return false;
	for (size_t i = 0; i < way.story_n; i++)
		if (!drive_step(d, child, q, &way.steps[i]))
			return false;
	return story_load(d->w, child, &m) && str_eq(m.outcome, c->ends[s->end].outcome);
}

bool drive_step(
	struct drive *d, int64_t matter, const struct law_procedure *p, const struct check_step *s)
{
	if (s->action)
		return drive_act(d, matter, p, s);
	return s->clock >= 0 ? drive_clock(d, matter, &p->clocks[s->clock])
			     : drive_child(d, matter, p, s);
}
