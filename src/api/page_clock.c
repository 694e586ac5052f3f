/* Deadlines: how much is left of a running time limit, and how urgent that is. */
#include "api/page_part.h"

enum rc page_place(struct page *p, int64_t organ)
{
	struct organ o;
	if (organ_load(p->cx, p->svc->db, organ, &o))
		return p->cx->rc;
	p->place = (struct place){p->svc->calendar, o.region};
	return RC_OK;
}

static struct str unit_title(enum term_unit u)
{
	return u == TERM_DAY ? STR("自然日") : str_c(term_unit_title(u));
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
	struct clock_left left = matter_clock_left(p->place, k, cx_now(p->cx));
	bool running = k->status == CLOCK_RUNNING;
	bool duty = str_is(k->c.effect, "duty") && !k->c.for_party;
	json_begin(p->w);
	json_set(p->w, "id", k->c.id);
	json_set(p->w, "title", k->c.title);
	json_set(p->w, "status", status_of(k, running && left.is_past));
	json_set(p->w, "from", date_str(a, k->c.from));
	json_set(p->w, "due", date_str(a, matter_clock_end(k)));
	json_set_int(p->w, "left", left.n);
	json_set(p->w, "unit", unit_title(left.unit));
	json_set(p->w, "basis", pack_cite(p->pack, a, k->c.basis));
	json_set_bool(p->w, "provisional", k->c.provisional);
	json_set(p->w, "level",
		running && left.is_past && duty            ? STR("overdue")
		: running && left.is_near && !left.is_past ? STR("soon")
							   : STR("normal"));
	if (k->status == CLOCK_PAUSED && k->pauses.n)
		json_set(p->w, "paused", date_str(a, k->pauses.v[k->pauses.n - 1].from));
	json_end(p->w);
}

enum rc page_write_days(struct page *p, const struct matter_clock *k)
{
	struct arena *a = p->cx->arena;
	struct term_days days;
	enum term_unit unit = TERM_DAY;
	(void)term_unit_parse(k->c.unit, &unit);
	if (matter_clock_explain(p->cx, p->place, k, cx_now(p->cx), &days))
		return p->cx->rc;
	json_begin(p->w);
	json_set(p->w, "id", k->c.id);
	json_set(p->w, "title", k->c.title);
	json_set(p->w, "basis", pack_cite(p->pack, a, k->c.basis));
	json_set(p->w, "from", date_str(a, k->c.from));
	json_set(p->w, "last", date_str(a, k->c.last));
	json_set(p->w, "due", date_str(a, matter_clock_end(k)));
	json_set(p->w, "end", matter_clock_end_text(a, k));
	json_set_int(p->w, "n", k->c.n + k->c.extended);
	json_set(p->w, "unit", unit_title(unit));
	json_set_bool(p->w, "provisional", k->c.provisional);
	json_set_begin_array(p->w, "days");
	for (size_t i = 0; i < days.n; i++) {
		json_begin(p->w);
		json_set(p->w, "date", date_str(a, days.v[i].date));
		json_set_bool(p->w, "counts", days.v[i].counts);
		json_set_int(p->w, "n", days.v[i].n);
		json_set(p->w, "why", days.v[i].why);
		json_end(p->w);
	}
	json_end(p->w);
	json_end(p->w);
	return RC_OK;
}

void page_put_clocks(struct page *p, const struct matter *m)
{
	json_set_begin_array(p->w, "deadlines");
	for (size_t i = 0; i < m->clocks.n; i++)
		page_write_clock(p, &m->clocks.v[i]);
	json_end(p->w);
}

/* How a duty of a list stands: as a clock that runs, of which only the day is known. */
static struct clock_left line_left(
	struct page *p, const struct matter_line *line, const struct law_clock *c)
{
	struct matter_clock k = {.status = CLOCK_RUNNING};
	struct term term = {0, TERM_DAY};
	if (c)
		(void)pack_clock_term(p->pack, c, STR_NONE, cx_today(p->cx), &term);
	k.c.unit = str_c(term_unit_name(term.unit == TERM_WORKDAY ? TERM_WORKDAY : TERM_DAY));
	k.c.last = k.c.due = k.c.earliest = k.c.latest = line->due;
	k.c.warn = date_plus(line->due, c ? -c->warn : 0);
	return matter_clock_left(p->place, &k, cx_now(p->cx));
}

void page_write_line_due(struct page *p, const struct matter_line *line)
{
	const struct law_procedure *proc = pack_procedure(p->pack, line->procedure);
	int at = proc ? procedure_clock(proc, line->due_clock) : -1;
	const struct law_clock *c = at >= 0 ? &proc->clocks[at] : NULL;
	if (date_is_none(line->due)) {
		json_put_null(p->w);
		return;
	}
	struct clock_left left = line_left(p, line, c);
	json_begin(p->w);
	json_set(p->w, "id", line->due_clock);
	json_set(p->w, "title", c ? c->title : STR("期限"));
	json_set(p->w, "status", STR("running"));
	json_set(p->w, "due", date_str(p->cx->arena, line->due));
	json_set_int(p->w, "left", left.n);
	json_set(p->w, "unit", unit_title(left.unit));
	json_set(p->w, "basis", c ? pack_cite(p->pack, p->cx->arena, c->basis) : STR(""));
	json_set(p->w, "level",
		left.is_past   ? STR("overdue")
		: left.is_near ? STR("soon")
			       : STR("normal"));
	json_end(p->w);
}
