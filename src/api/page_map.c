/* The map of the procedure and the history of a matter. */
#include "api/page_part.h"
#include "matter/history.h"

#define EVENTS 20 /* at a time */

static enum rc read_bodies(struct page *p, struct page_history *h,
	enum rc (*read)(struct cx *cx, struct str json, struct event_body *out))
{
	h->bodies = ARENA_ARRAY(p->cx->arena, struct event_body, h->n + 1);
	for (size_t i = 0; i < h->n; i++)
		if (h->events[i].body.n && read(p->cx, h->events[i].body, &h->bodies[i]))
			return p->cx->rc;
	return RC_OK;
}

enum rc page_read_history(
	struct page *p, const struct matter *m, int64_t before, struct page_history *out)
{
	if (matter_events_before(
		    p->cx, p->svc->db, m->organ, m->id, before, EVENTS, &out->events, &out->n))
		return p->cx->rc;
	return read_bodies(p, out, event_body_read_said);
}

enum rc page_read_sources(struct page *p, const struct matter *m, struct page_history *out)
{
	if (matter_events(p->cx, p->svc->db, m->organ, m->id, &out->events, &out->n))
		return p->cx->rc;
	return read_bodies(p, out, event_body_read);
}

static bool has_earlier(const struct page_history *h)
{
	return h->n && h->events[0].seq > 1;
}

/* The day of the first event that led into each phase. */
static enum rc entries_of(struct page *p, const struct matter *m, const struct page_history *h,
	struct matter_entries *out)
{
	*out = (struct matter_entries){0};
	if (has_earlier(h) &&
		matter_entries_before(p->cx, p->svc->db, m->organ, m->id, h->events[0].seq, out))
		return p->cx->rc;
	for (size_t i = 0; i < h->n; i++)
		matter_entries_add(
			p->cx->arena, out, h->bodies[i].phase, date_of(h->events[i].effective));
	return RC_OK;
}

static struct str phase_entered(
	struct page *p, const struct matter_entries *entries, struct str phase)
{
	for (size_t i = 0; i < entries->n; i++)
		if (str_eq(entries->v[i].phase, phase))
			return date_str(p->cx->arena, entries->v[i].day);
	return STR("");
}

enum rc page_put_phases(struct page *p, const struct matter_view *v, const struct page_history *h)
{
	const struct law_procedure *proc = v->procedure;
	struct matter_entries entries;
	size_t now = proc->phase_n;
	if (entries_of(p, v->m, h, &entries))
		return p->cx->rc;
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
		json_set(p->w, "at", phase_entered(p, &entries, proc->phases[i].id));
		json_set_raw(p->w, "steps", page_steps(p, proc, i));
		json_end(p->w);
	}
	json_end(p->w);
	return RC_OK;
}

/* What was told the person who did it, and let stand. */
static void put_findings(struct page *p, const struct event_body *b)
{
	if (!b->findings.n)
		return;
	json_set_begin_array(p->w, "findings");
	for (size_t i = 0; i < b->findings.n; i++) {
		json_begin(p->w);
		json_set(p->w, "text", b->findings.v[i].text);
		if (b->findings.v[i].basis.n)
			json_set(p->w, "basis", b->findings.v[i].basis);
		json_end(p->w);
	}
	json_end(p->w);
}

/* Of a destroyed event only the place and the digest are left. */
static void put_event(struct page *p, const struct law_procedure *proc, const struct event *e,
	const struct event_body *b)
{
	struct arena *a = p->cx->arena;
	json_begin(p->w);
	json_set_int(p->w, "seq", e->seq);
	json_set(p->w, "at", instant_str_zh(a, e->recorded));
	json_set(p->w, "title",
		!e->body.n   ? STR("保管期限届满，内容已依规销毁，校验值保留")
		: b->title.n ? b->title
			     : b->action);
	json_set(p->w, "by", event_by(p->cx->arena, b));
	json_set(p->w, "role", b->role_title.n ? b->role_title : STR(""));
	json_set(p->w, "kind", str_c(event_kind_name(e->kind)));
	json_set(p->w, "effective", date_str(a, date_of(e->effective)));
	json_set_begin_array(p->w, "input");
	page_put_entered(p, proc, &b->input);
	for (size_t i = 0; i < b->reasons.n; i++) {
		json_begin(p->w);
		json_set(p->w, "title", STR("继续办理的理由"));
		json_set(p->w, "text", b->reasons.v[i].v.s);
		json_end(p->w);
	}
	json_end(p->w);
	put_findings(p, b);
	json_set(p->w, "basis", pack_cite(p->pack, a, b->basis));
	json_set(p->w, "digest", str_hex(a, e->digest, sizeof e->digest));
	json_end(p->w);
}

void page_put_events(struct page *p, const struct law_procedure *proc, const struct page_history *h)
{
	json_set_begin_array(p->w, "events");
	for (size_t i = 0; i < h->n; i++)
		put_event(p, proc, &h->events[i], &h->bodies[i]);
	json_end(p->w);
	json_set_bool(p->w, "earlier", has_earlier(h));
}

enum rc page_write_events(struct page *p, int64_t organ, int64_t matter, int64_t before)
{
	struct matter m;
	struct page_history h;
	p->organ = organ;
	if (matter_load(p->cx, p->svc->db, organ, matter, &m) ||
		matter_pack(p->cx, p->svc, &m, &p->pack) || page_read_history(p, &m, before, &h))
		return p->cx->rc;
	const struct law_procedure *proc = pack_procedure(p->pack, m.procedure);
	if (!proc)
		return fail(p->cx, RC_NOT_FOUND, "法规包里没有程序 " STR_FMT, STR_ARG(m.procedure));
	json_begin(p->w);
	page_put_events(p, proc, &h);
	json_end(p->w);
	return RC_OK;
}
