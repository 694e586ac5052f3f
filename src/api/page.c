#include "api/page.h"

#include "api/page_action.h"
#include "base/utf8.h"

struct str page_mask(struct arena *a, struct str s)
{
	size_t n = utf8_count(s);
	if (!n)
		return s;
	size_t head = n >= 8 ? 3 : 1, tail = n >= 8 ? 4 : 0;
	struct buf b = buf_in(a);
	size_t at = 0;
	for (size_t i = 0; i < n; i++) {
		size_t from = at;
		utf8_next(s, &at);
		if (i < head || i >= n - tail)
			buf_str(&b, str_sub(s, from, at));
		else
			buf_char(&b, '*');
	}
	return buf_get(&b);
}

static struct str officer_name(const struct page *p, struct str id)
{
	int64_t n;
	if (str_to_int(id, &n))
		for (size_t i = 0; i < p->officer_n; i++)
			if (p->officers[i].id == n)
				return p->officers[i].name;
	return id;
}

struct str page_value_text(const struct page *p, const struct law_fact *f, struct value v)
{
	if (f && f->kind == FACT_OFFICERS && v.kind == VALUE_LIST) {
		struct buf b = buf_in(p->cx->arena);
		for (size_t i = 0; i < v.n; i++) {
			buf_z(&b, i ? "、" : "");
			buf_str(&b, officer_name(p, v.list[i]));
		}
		return b.n ? buf_get(&b) : STR("");
	}
	struct str s = matter_value_text(p->cx->arena, f, v);
	return f && f->personal && !p->reveal ? page_mask(p->cx->arena, s) : s;
}

void page_put_value(struct json_out *w, struct value v)
{
	switch (v.kind) {
	case VALUE_NONE:
		json_put_null(w);
		return;
	case VALUE_INT:
		json_put_int(w, v.i);
		return;
	case VALUE_BOOL:
		json_put_bool(w, v.i);
		return;
	case VALUE_TEXT:
		json_put(w, v.s);
		return;
	case VALUE_LIST:
		json_begin_array(w);
		for (size_t i = 0; i < v.n; i++)
			json_put(w, v.list[i]);
		json_end(w);
		return;
	}
}

static const char *kind_name(enum fact_kind k)
{
	static const char *const names[] = {
		"text", "long", "money", "int", "date", "yesno", "choice", "officers", "file"};
	return names[k];
}

void page_put_fact_head(struct json_out *w, const struct law_fact *f)
{
	json_set(w, "id", f->id);
	json_set(w, "kind", str_c(kind_name(f->kind)));
	json_set(w, "title", f->title);
}

static void put_facts(struct page *p, struct matter_view *v)
{
	const struct law_procedure *proc = v->procedure;
	json_set_begin_array(p->w, "facts");
	for (size_t i = 0; i < proc->fact_n; i++) {
		const struct law_fact *f = &proc->facts[i];
		struct value x = matter_view_get(v, f->id);
		if (x.kind == VALUE_NONE || str_is(f->id, "power"))
			continue;
		json_begin(p->w);
		page_put_fact_head(p->w, f);
		json_set(p->w, "text", page_value_text(p, f, x));
		if (f->personal && !p->reveal) {
			json_set_bool(p->w, "masked", true);
		} else {
			json_key(p->w, STR("value"));
			page_put_value(p->w, x);
		}
		json_end(p->w);
	}
	json_end(p->w);
}

static void put_row(struct page *p, const struct law_list *l, const struct matter_item *it)
{
	json_begin(p->w);
	json_set(p->w, "key", it->key);
	json_set_begin_array(p->w, "cells");
	for (size_t k = 0; k < l->fact_n; k++)
		json_put(p->w,
			page_value_text(p, &l->facts[k], facts_get(&it->facts, l->facts[k].id)));
	json_end(p->w);
	json_end(p->w);
}

static void put_lists(struct page *p, struct matter_view *v)
{
	json_set_begin_array(p->w, "lists");
	for (size_t i = 0; i < v->procedure->list_n; i++) {
		const struct law_list *l = &v->procedure->lists[i];
		json_begin(p->w);
		json_set(p->w, "id", l->id);
		json_set(p->w, "title", l->title);
		json_set_begin_array(p->w, "columns");
		for (size_t k = 0; k < l->fact_n; k++) {
			json_begin(p->w);
			page_put_fact_head(p->w, &l->facts[k]);
			json_end(p->w);
		}
		json_end(p->w);
		json_set_begin_array(p->w, "rows");
		for (size_t k = 0; k < v->m->items.n; k++)
			if (str_eq(v->m->items.v[k].list, l->id))
				put_row(p, l, &v->m->items.v[k]);
		json_end(p->w);
		json_end(p->w);
	}
	json_end(p->w);
}

static void put_documents(struct page *p, const struct matter *m)
{
	json_set_begin_array(p->w, "documents");
	for (size_t i = 0; i < m->documents.n; i++) {
		const struct matter_document *d = &m->documents.v[i];
		json_begin(p->w);
		json_set_id(p->w, "id", d->id);
		json_set(p->w, "form", d->form);
		json_set(p->w, "title", d->title);
		json_set(p->w, "number", d->number.p ? d->number : STR(""));
		json_set(p->w, "state", d->state);
		json_set(p->w, "at", date_str(p->cx->arena, d->issued));
		json_set_int(p->w, "pages", d->pages);
		if (d->scan.n)
			json_set(p->w, "scan", d->scan);
		json_end(p->w);
	}
	json_end(p->w);
}

static const struct law_fact *any_fact(const struct law_procedure *proc, struct str id)
{
	int at = procedure_fact(proc, id);
	for (size_t i = 0; at < 0 && i < proc->list_n; i++)
		if (list_fact(&proc->lists[i], id))
			return list_fact(&proc->lists[i], id);
	return at >= 0 ? &proc->facts[at] : NULL;
}

static void put_entered(struct page *p, const struct law_procedure *proc, const struct facts *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct law_fact *f = any_fact(proc, in->v[i].id);
		json_begin(p->w);
		json_set(p->w, "title",
			f                               ? f->title
			: str_is(in->v[i].id, "reason") ? STR("理由")
							: in->v[i].id);
		json_set(p->w, "text", page_value_text(p, f, in->v[i].v));
		json_end(p->w);
	}
}

void page_put_proposal(struct page *p, const struct law_procedure *proc, const struct matter *m)
{
	json_set_begin(p->w, "proposal");
	json_set(p->w, "digest", m->proposal.digest);
	json_set_begin_array(p->w, "fields");
	put_entered(p, proc, &m->proposal.fields);
	json_end(p->w);
	json_end(p->w);
}

static enum rc put_event(struct page *p, const struct law_procedure *proc, const struct event *e)
{
	struct event_body b;
	if (!e->body.n) {
		json_begin(p->w);
		json_set_int(p->w, "seq", e->seq);
		json_set(p->w, "title", STR("保管期限届满，内容已依规销毁，校验值保留"));
		json_end(p->w);
		return RC_OK;
	}
	if (event_body_read(p->cx, e->body, &b))
		return p->cx->rc;
	json_begin(p->w);
	json_set_int(p->w, "seq", e->seq);
	json_set(p->w, "at", instant_str_zh(p->cx->arena, e->recorded));
	json_set(p->w, "title", b.title.p ? b.title : b.action);
	json_set(p->w, "by", b.name.p ? b.name : STR(""));
	json_set(p->w, "role", b.role_title.p ? b.role_title : STR(""));
	json_set(p->w, "kind", str_c(event_kind_name(e->kind)));
	json_set(p->w, "effective", date_str(p->cx->arena, date_of(e->effective)));
	json_set_begin_array(p->w, "input");
	put_entered(p, proc, &b.input);
	for (size_t i = 0; i < b.reasons.n; i++) {
		json_begin(p->w);
		json_set(p->w, "title", STR("继续办理的理由"));
		json_set(p->w, "text", b.reasons.v[i].v.s);
		json_end(p->w);
	}
	json_end(p->w);
	json_set(p->w, "basis", pack_cite(p->svc->pack, p->cx->arena, b.basis));
	json_set(p->w, "digest", str_hex(p->cx->arena, e->digest, sizeof e->digest));
	json_end(p->w);
	return RC_OK;
}

/* A step of the map: an action of the phase, with who takes it and on what basis. */
static void put_step(struct page *p, const struct law_action *a)
{
	size_t n;
	const struct law_role *roles = pack_roles(p->svc->pack, &n);
	const struct law_form *forms = pack_forms(p->svc->pack, &n);
	json_begin(p->w);
	json_set(p->w, "id", a->id);
	json_set(p->w, "title", a->title);
	json_set(p->w, "by", roles[a->by].title);
	json_set(p->w, "basis", pack_cite(p->svc->pack, p->cx->arena, a->basis));
	json_set_begin_array(p->w, "documents");
	for (size_t i = 0; i < a->issue_n; i++)
		json_put(p->w, forms[a->issues[i]].title);
	json_end(p->w);
	json_end(p->w);
}

static struct str phase_entered(struct page *p, const struct event *e, size_t n, struct str phase)
{
	for (size_t i = 0; i < n; i++) {
		struct event_body b;
		if (e[i].body.n && !event_body_read(p->cx, e[i].body, &b) && str_eq(b.phase, phase))
			return date_str(p->cx->arena, date_of(e[i].effective));
	}
	return STR("");
}

static void put_phases(struct page *p, const struct matter_view *v, const struct event *e, size_t n)
{
	const struct law_procedure *proc = v->procedure;
	size_t now = proc->phase_n;
	for (size_t i = 0; i < proc->phase_n; i++)
		if (str_eq(proc->phases[i].id, v->m->phase))
			now = i;
	json_set_begin_array(p->w, "phases");
	for (size_t i = 0; i < proc->phase_n; i++) {
		bool over = v->m->outcome.n && i == now;
		json_begin(p->w);
		json_set(p->w, "id", proc->phases[i].id);
		json_set(p->w, "title", proc->phases[i].title);
		json_set(p->w, "status",
			i < now || over ? STR("done")
			: i == now      ? STR("now")
					: STR("later"));
		json_set(p->w, "at", phase_entered(p, e, n, proc->phases[i].id));
		json_set_begin_array(p->w, "steps");
		for (size_t k = 0; k < proc->action_n; k++) {
			const struct law_action *a = &proc->actions[k];
			bool here = false;
			for (size_t s = 0; s < proc->state_n && !a->anywhere; s++)
				here = here || (a->from[s] && (size_t)proc->states[s].phase == i);
			if (here && a->kind != ACTION_RETURN)
				put_step(p, a);
		}
		json_end(p->w);
		json_end(p->w);
	}
	json_end(p->w);
}

void page_write_day(struct page *p, struct date due)
{
	int64_t left = due.days - cx_today(p->cx).days;
	json_begin(p->w);
	json_set(p->w, "due", date_str(p->cx->arena, due));
	json_set_int(p->w, "left", left);
	json_set(p->w, "unit", STR("自然日"));
	json_set(p->w, "status", STR("running"));
	json_set(p->w, "level",
		left < 0    ? STR("overdue")
		: left <= 7 ? STR("soon")
			    : STR("normal"));
	json_end(p->w);
}

/* Days left, in the unit in which the term runs. */
static int64_t days_left(struct page *p, const struct matter_clock *k, struct date end)
{
	struct date today = cx_today(p->cx);
	if (!str_is(k->c.unit, "workday") || date_cmp(end, today) <= 0)
		return end.days - today.days;
	int64_t n = 0;
	for (struct date d = date_plus(today, 1); date_cmp(d, end) <= 0; d = date_plus(d, 1))
		n += matter_is_workday(p->svc, d);
	return n;
}

void page_write_clock(struct page *p, const struct matter_clock *k)
{
	static const char *const units[][2] = {{"hour", "小时"}, {"day", "自然日"},
		{"workday", "工作日"}, {"month", "个月"}, {"year", "年"}};
	struct arena *a = p->cx->arena;
	struct date today = cx_today(p->cx), due = k->c.for_party ? k->c.latest : k->c.due;
	bool running = k->status == CLOCK_RUNNING, past = running && date_cmp(today, due) > 0;
	const char *status = k->status == CLOCK_STOPPED        ? "stopped"
			     : k->status == CLOCK_PAUSED       ? "paused"
			     : past || k->status == CLOCK_PAST ? "due"
							       : "running";
	int64_t left = days_left(p, k, due);
	const char *unit = "自然日";
	for (size_t i = 0; i < 5; i++)
		if (str_is(k->c.unit, units[i][0]) && str_is(k->c.unit, "workday") && left > 0)
			unit = units[i][1];
	json_begin(p->w);
	json_set(p->w, "id", k->c.id);
	json_set(p->w, "title", k->c.title);
	json_set(p->w, "status", str_c(status));
	json_set(p->w, "from", date_str(a, k->c.from));
	json_set(p->w, "due", date_str(a, due));
	json_set_int(p->w, "left", left);
	json_set(p->w, "unit", str_c(unit));
	json_set(p->w, "basis", pack_cite(p->svc->pack, a, k->c.basis));
	json_set_bool(p->w, "provisional", k->c.provisional);
	bool duty = str_is(k->c.effect, "duty") && !k->c.for_party;
	json_set(p->w, "level",
		past && duty ? STR("overdue")
		: running && !date_is_none(k->c.warn) && date_cmp(today, k->c.warn) >= 0
			? STR("soon")
			: STR("normal"));
	if (k->status == CLOCK_PAUSED && k->pauses.n)
		json_set(p->w, "paused", date_str(a, k->pauses.v[k->pauses.n - 1].from));
	json_end(p->w);
}

static void put_clocks(struct page *p, const struct matter *m)
{
	json_set_begin_array(p->w, "deadlines");
	for (size_t i = 0; i < m->clocks.n; i++)
		page_write_clock(p, &m->clocks.v[i]);
	json_end(p->w);
}

static enum rc put_children(struct page *p, const struct matter *m)
{
	json_set_begin_array(p->w, "children");
	for (size_t i = 0; i < m->children.n; i++) {
		struct matter c;
		struct matter_view v;
		if (matter_load(p->cx, p->svc->db, m->organ, m->children.v[i].id, &c) ||
			matter_view_open(p->cx, p->svc, &c, cx_today(p->cx), &v))
			return p->cx->rc;
		json_begin(p->w);
		json_set_id(p->w, "id", c.id);
		json_set_int(p->w, "version", c.seq);
		json_set(p->w, "key", m->children.v[i].key);
		json_set(p->w, "title", m->children.v[i].title);
		json_set(p->w, "state", c.state_title);
		if (m->children.v[i].open)
			json_set_null(p->w, "outcome");
		else
			json_set(p->w, "outcome", m->children.v[i].outcome);
		if (page_put_actions(p, &v))
			return p->cx->rc;
		put_clocks(p, &c);
		put_documents(p, &c);
		put_facts(p, &v);
		json_end(p->w);
	}
	json_end(p->w);
	return RC_OK;
}

static enum rc put_head(struct page *p, struct matter_view *v)
{
	const struct matter *m = v->m;
	struct value title = facts_get(&m->facts, STR("title")),
		     party = facts_get(&m->facts, STR("party_name"));
	json_set_id(p->w, "id", m->id);
	json_set_int(p->w, "version", m->seq);
	json_set(p->w, "number", m->number.p ? m->number : STR(""));
	json_set(p->w, "title",
		title.kind == VALUE_TEXT   ? title.s
		: party.kind == VALUE_TEXT ? party.s
					   : m->procedure_title);
	json_set_begin(p->w, "procedure");
	json_set(p->w, "id", m->procedure);
	json_set(p->w, "title", m->procedure_title);
	json_end(p->w);
	json_set(p->w, "pack", m->pack);
	json_set_begin(p->w, "state");
	json_set(p->w, "id", m->state);
	json_set(p->w, "title", m->state_title);
	json_set(p->w, "phase", m->phase);
	json_end(p->w);
	json_set(p->w, "party", party.kind == VALUE_TEXT ? party.s : STR(""));
	json_set_begin(p->w, "organ");
	json_set_id(p->w, "id", m->organ);
	json_set(p->w, "name", facts_get(&v->sys, STR("organ")).s);
	json_end(p->w);
	if (!m->parent) {
		json_set_null(p->w, "parent");
		return RC_OK;
	}
	struct matter up;
	if (matter_load(p->cx, p->svc->db, m->organ, m->parent, &up))
		return p->cx->rc;
	json_set_begin(p->w, "parent");
	json_set_id(p->w, "id", up.id);
	json_set(p->w, "title", up.number.n ? up.number : up.procedure_title);
	json_end(p->w);
	return RC_OK;
}

enum rc page_write(struct page *p, int64_t organ, int64_t matter)
{
	struct matter m;
	struct matter_view v;
	struct event *e;
	size_t n;
	p->cx->keys = p->svc->keys;
	if (matter_load(p->cx, p->svc->db, organ, matter, &m) ||
		matter_view_open(p->cx, p->svc, &m, cx_today(p->cx), &v) ||
		matter_events(p->cx, p->svc->db, organ, matter, &e, &n) ||
		officer_list(p->cx, p->svc->db, organ, STR(""), &p->officers, &p->officer_n))
		return p->cx->rc;
	json_begin(p->w);
	if (put_head(p, &v))
		return p->cx->rc;
	put_phases(p, &v, e, n);
	if (page_put_actions(p, &v))
		return p->cx->rc;
	put_clocks(p, &m);
	put_facts(p, &v);
	put_lists(p, &v);
	put_documents(p, &m);
	if (put_children(p, &m))
		return p->cx->rc;
	json_set_begin_array(p->w, "events");
	for (size_t i = 0; i < n; i++)
		if (put_event(p, v.procedure, &e[i]))
			return p->cx->rc;
	json_end(p->w);
	json_end(p->w);
	return RC_OK;
}
