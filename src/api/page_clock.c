/* Deadlines: how much is left of a running time limit, and how urgent that is. */
#include "api/page_part.h"

#define NEAR 60 /* days; beyond them workdays are not counted one by one */

/* The calendar of the matter's organ; its region is looked up when it is first needed. */
static struct place place_of(struct page *p)
{
	struct organ o;
	if (!p->region.p) {
		struct cx own = cx_make(p->cx->arena, p->cx->env);
		bool found = organ_load(&own, p->svc->db, p->organ, &o) == RC_OK;
		p->region = found && o.region.p ? o.region : STR("");
	}
	return (struct place){p->svc->calendar, p->region};
}

/* Workdays after today until the end, where the term runs in them and ends soon. */
static bool count_workdays(struct page *p, struct str unit, struct date end, int64_t *left)
{
	struct date today = cx_today(p->cx);
	if (!str_is(unit, "workday") || date_cmp(end, today) <= 0 || end.days - today.days > NEAR)
		return false;
	*left = term_workdays(place_of(p), today, end);
	return true;
}

/* "left" and "unit". */
static void put_left(struct page *p, struct str unit, struct date due)
{
	int64_t left = due.days - cx_today(p->cx).days;
	bool workdays = count_workdays(p, unit, due, &left);
	json_set_int(p->w, "left", left);
	json_set(p->w, "unit", workdays ? STR("工作日") : STR("自然日"));
}

static struct str status_of(const struct matter_clock *k, bool past)
{
	switch (k->status) {
	case CLOCK_STOPPED:
		return STR("stopped");
	case CLOCK_PAUSED:
		return STR("paused");
	case CLOCK_PAST:
		return STR("due");
	case CLOCK_OFF:
	case CLOCK_RUNNING:
		break;
	}
	return past ? STR("due") : STR("running");
}

void page_write_clock(struct page *p, const struct matter_clock *k)
{
	struct arena *a = p->cx->arena;
	struct date today = cx_today(p->cx), due = k->c.for_party ? k->c.latest : k->c.due;
	bool running = k->status == CLOCK_RUNNING, past = running && date_cmp(today, due) > 0;
	bool duty = str_is(k->c.effect, "duty") && !k->c.for_party;
	bool warned = running && !date_is_none(k->c.warn) && date_cmp(today, k->c.warn) >= 0;
	json_begin(p->w);
	json_set(p->w, "id", k->c.id);
	json_set(p->w, "title", k->c.title);
	json_set(p->w, "status", status_of(k, past));
	json_set(p->w, "from", date_str(a, k->c.from));
	json_set(p->w, "due", date_str(a, due));
	put_left(p, k->c.unit, due);
	json_set(p->w, "basis", pack_cite(p->svc->pack, a, k->c.basis));
	json_set_bool(p->w, "provisional", k->c.provisional);
	json_set(p->w, "level",
		past && duty ? STR("overdue")
		: warned     ? STR("soon")
			     : STR("normal"));
	if (k->status == CLOCK_PAUSED && k->pauses.n)
		json_set(p->w, "paused", date_str(a, k->pauses.v[k->pauses.n - 1].from));
	json_end(p->w);
}

void page_put_clocks(struct page *p, const struct matter *m)
{
	json_set_begin_array(p->w, "deadlines");
	for (size_t i = 0; i < m->clocks.n; i++)
		page_write_clock(p, &m->clocks.v[i]);
	json_end(p->w);
}

void page_write_line_due(struct page *p, const struct matter_line *line)
{
	const struct law_procedure *proc = pack_procedure(p->svc->pack, line->procedure);
	int at = proc ? procedure_clock(proc, line->due_clock) : -1;
	const struct law_clock *c = at >= 0 ? &proc->clocks[at] : NULL;
	struct date today = cx_today(p->cx);
	struct term term = {0, TERM_DAY};
	p->organ = line->organ;
	if (date_is_none(line->due)) {
		json_put_null(p->w);
		return;
	}
	if (c)
		(void)pack_clock_term(p->svc->pack, c, today, &term);
	json_begin(p->w);
	json_set(p->w, "id", line->due_clock);
	json_set(p->w, "title", c ? c->title : STR("期限"));
	json_set(p->w, "status", STR("running"));
	json_set(p->w, "due", date_str(p->cx->arena, line->due));
	put_left(p, str_c(term_unit_name(term.unit)), line->due);
	json_set(p->w, "basis", c ? pack_cite(p->svc->pack, p->cx->arena, c->basis) : STR(""));
	json_set(p->w, "level",
		date_cmp(line->due, today) < 0                                    ? STR("overdue")
		: c && line->due.days - today.days <= (c->warn > 0 ? c->warn : 0) ? STR("soon")
										  : STR("normal"));
	json_end(p->w);
}
