#include "dossier/contents.h"

#include "matter/act.h"
#include "matter/history.h"

#include <stdlib.h>

#define MATTERS 200 /* of one dossier */

struct reading_on {
	struct cx *cx;
	struct db *db;
	const struct pack *pack;
	struct contents *out;
};

static enum rc gather(struct reading_on *r, int64_t organ, int64_t id)
{
	struct arena *a = r->cx->arena;
	struct contents *c = r->out;
	struct matter *m = ARENA_NEW(a, struct matter);
	if (matter_load(r->cx, r->db, organ, id, m))
		return r->cx->rc;
	*VEC_PUSH(a, &c->matters) = m;
	if (c->matters.n > MATTERS)
		return fail(r->cx, RC_TOO_LARGE, "下级案件超过%d件", MATTERS);
	for (size_t i = 0; i < m->children.n; i++)
		if (gather(r, organ, m->children.v[i].id))
			return r->cx->rc;
	return RC_OK;
}

static void number_papers(struct reading_on *r)
{
	struct arena *a = r->cx->arena;
	struct contents *c = r->out;
	struct volume_papers all = {0};
	for (size_t i = 0; i < c->matters.n; i++)
		volume_add(a, &all, r->pack, c->matters.v[i]);
	volume_order(&all, r->pack);
	for (size_t i = 0; i < all.n; i++) {
		const struct volume_paper *p = &all.v[i];
		int at = p->auxiliary;
		struct contents_paper *x = VEC_PUSH(a, &c->volumes[at]);
		*x = (struct contents_paper){.p = p};
		if (volume_is_beside(p->place))
			continue;
		x->no = ++c->volumes[at].papers;
		c->volumes[at].unknown += !p->d->pages;
		if (p->d->pages && !c->volumes[at].unknown) {
			x->first = c->volumes[at].pages + 1;
			x->last = c->volumes[at].pages + p->d->pages;
		}
		c->volumes[at].pages += p->d->pages;
	}
}

/* ---- what is missing ---- */

struct at_event {
	struct reading_on *r;
	const struct matter *m;
	const struct law_procedure *p; /* NULL: another pack's */
	const struct law_action *action;
	const struct event *e;
	const struct event_body *b;
};

static struct contents_gap *gap(struct reading_on *r, const struct matter *m)
{
	struct contents_gap *g = VEC_PUSH(r->cx->arena, &r->out->gaps);
	*g = (struct contents_gap){.of = m};
	return g;
}

static bool is_listed(const struct contents *c, struct str digest)
{
	for (size_t i = c->files.n; i > 0; i--)
		if (str_eq(c->files.v[i - 1].digest, digest))
			return true;
	return false;
}

static bool is_scan(const struct matter *m, struct str digest)
{
	for (size_t i = 0; i < m->documents.n; i++)
		if (str_eq(m->documents.v[i].scan, digest))
			return true;
	return false;
}

static enum rc add_file(struct at_event *x, const struct law_fact *f, struct str digest)
{
	struct reading_on *r = x->r;
	struct cx *cx = r->cx, own = cx_make(cx->arena, cx->env);
	unsigned char bytes[DIGEST_SIZE];
	struct blob b = {0};
	if (is_scan(x->m, digest) || is_listed(r->out, digest))
		return RC_OK;
	r->out->checked++;
	if (blob_digest_parse(&own, digest, bytes) || blob_find(&own, r->db, bytes, &b)) {
		if (own.rc != RC_NOT_FOUND && own.rc != RC_INPUT)
			return fail(cx, own.rc, STR_FMT, STR_ARG(own.msg));
		struct contents_gap *g = gap(r, x->m);
		g->what = f->title;
		g->because = STR("登记的文件不在存储中，请报告系统管理员");
		g->basis = x->b->basis;
		g->who = x->b->name;
		return RC_OK;
	}
	*VEC_PUSH(cx->arena, &r->out->files) = (struct contents_file){.of = x->m,
		.digest = digest,
		.title = f->title,
		.when = date_str(cx->arena, date_of(x->e->effective)),
		.name = b.name,
		.type = b.type,
		.size = b.size};
	return RC_OK;
}

static enum rc add_files(
	struct at_event *x, const struct facts *in, const struct law_fact *facts, size_t n)
{
	for (size_t i = 0; i < in->n; i++)
		for (size_t k = 0; k < n; k++)
			if (facts[k].kind == FACT_FILE && str_eq(facts[k].id, in->v[i].id) &&
				in->v[i].v.kind == VALUE_TEXT &&
				add_file(x, &facts[k], in->v[i].v.s))
				return x->r->cx->rc;
	return RC_OK;
}

static bool has(const struct facts *f, struct str id)
{
	return facts_get(f, id).kind != VALUE_NONE;
}

static bool was_given(const struct event_body *b, struct str id)
{
	bool there = has(&b->input, id) || has(&b->set, id) || has(&b->proposal_fields, id);
	for (size_t i = 0; i < b->items.n; i++)
		there = there || has(&b->items.v[i].set, id);
	return there;
}

/* What the act asks for as a file, and what was given to it. */
static void check_asked(struct at_event *x)
{
	const struct law_action *a = x->action;
	bool asks = a->kind == ACTION_PLAIN || a->kind == ACTION_PROPOSE;
	for (size_t i = 0; asks && i < a->ask_n; i++) {
		const struct law_ask *q = &a->asks[i];
		const struct law_fact *f =
			q->item ? &x->p->lists[a->list].facts[q->fact] : &x->p->facts[q->fact];
		if (f->kind != FACT_FILE || q->optional)
			continue;
		x->r->out->checked++;
		if (was_given(x->b, f->id))
			continue;
		struct contents_gap *g = gap(x->r, x->m);
		g->what = f->title;
		g->because = str_printf(
			x->r->cx->arena, "「" STR_FMT "」应当附有这份材料", STR_ARG(a->title));
		g->basis = a->basis;
		g->who = x->b->name;
	}
}

static enum rc look_at(struct at_event *x)
{
	const struct law_procedure *p = x->p;
	if (!p || x->e->kind == EVENT_RECORD)
		return RC_OK;
	x->r->out->events++;
	int at = procedure_action(p, x->b->action);
	x->action = at >= 0 ? &p->actions[at] : NULL;
	if (x->action && x->e->kind == EVENT_ACT)
		check_asked(x);
	if (add_files(x, &x->b->input, p->facts, p->fact_n) ||
		add_files(x, &x->b->set, p->facts, p->fact_n))
		return x->r->cx->rc;
	for (size_t i = 0; i < x->b->items.n; i++) {
		int l = procedure_list(p, x->b->items.v[i].list);
		if (l >= 0 &&
			add_files(x, &x->b->items.v[i].set, p->lists[l].facts, p->lists[l].fact_n))
			return x->r->cx->rc;
	}
	return RC_OK;
}

static enum rc look_at_matter(struct reading_on *r, const struct matter *m)
{
	struct event *events;
	size_t n;
	struct at_event x = {.r = r, .m = m, .p = pack_procedure(r->pack, m->procedure)};
	struct cx own = cx_make(r->cx->arena, r->cx->env);
	own.keys = r->cx->keys;
	if (matter_events(r->cx, r->db, m->organ, m->id, &events, &n))
		return r->cx->rc;
	for (size_t i = 0; i < n; i++) {
		struct event_body *b = ARENA_NEW(r->cx->arena, struct event_body);
		if (event_body_read(&own, events[i].body, b) != RC_OK)
			return fail(r->cx, RC_CORRUPT,
				"案件%lld第%lld条办理记录读不出来，请用 zhifa verify 检查",
				(long long)m->id, (long long)events[i].seq);
		x.e = &events[i];
		x.b = b;
		if (look_at(&x))
			return r->cx->rc;
	}
	return RC_OK;
}

/* The action that takes the sealed scan of a form; NULL where the form needs none. */
static const struct law_action *scanned_by(
	const struct reading_on *r, const struct matter *m, struct str form)
{
	const struct law_procedure *p = pack_procedure(r->pack, m->procedure);
	int at = pack_form(r->pack, form);
	for (size_t i = 0; p && at >= 0 && i < p->action_n; i++)
		if (p->actions[i].scan == at)
			return &p->actions[i];
	return NULL;
}

static void check_paper(
	struct reading_on *r, const struct matter *m, const struct matter_document *d)
{
	const struct law_action *scan = scanned_by(r, m, d->form);
	if (str_is(d->state, "void"))
		return;
	r->out->checked++;
	struct str name = d->number.n ? str_printf(r->cx->arena, STR_FMT "（" STR_FMT "）",
						STR_ARG(d->title), STR_ARG(d->number))
				      : d->title;
	if (!scan || str_is(d->state, "sealed"))
		return;
	struct contents_gap *g = gap(r, m);
	g->what = name;
	g->because = STR("没有签名盖章的扫描件");
	g->basis = scan->basis;
	g->cure = scan->id;
}

/* Once the matter is closed, the act of its procedure that makes the contents has to be done. */
static void check_made(struct reading_on *r, const struct matter *m)
{
	const struct law_procedure *p = pack_procedure(r->pack, m->procedure);
	const struct matter_clock *file = matter_clock_find(m, STR("file"));
	size_t forms_n;
	const struct law_form *forms = pack_forms(r->pack, &forms_n);
	for (size_t i = 0; p && file && i < p->action_n; i++)
		for (size_t k = 0; k < p->actions[i].issue_n; k++) {
			const struct law_form *f = &forms[p->actions[i].issues[k]];
			if (f->place != LAW_PLACE_CONTENTS && f->place != LAW_PLACE_NOTE)
				continue;
			r->out->checked++;
			if (matter_document_find(m, f->id))
				continue;
			struct contents_gap *g = gap(r, m);
			g->what = f->title;
			g->because = STR("还没有制作");
			g->basis = f->basis;
			g->cure = p->actions[i].id;
		}
}

/* What must have ended before a matter is closed, its procedure says; what goes on afterwards, such
 * as the publication of a decision, may. */
static void check_children(struct reading_on *r, const struct matter *m)
{
	if (matter_clock_find(r->out->m, STR("file")))
		return;
	for (size_t i = 0; i < m->children.n; i++) {
		const struct matter_child *k = &m->children.v[i];
		const struct law_procedure *p = pack_procedure(r->pack, k->procedure);
		if (r->out->keeping && r->out->keeping->id == k->id)
			continue;
		r->out->checked++;
		if (!k->open)
			continue;
		struct contents_gap *g = gap(r, m);
		g->what = k->title;
		g->because = STR("还没有办完");
		g->basis = p ? p->basis : STR("");
	}
}

enum rc contents_read(struct cx *cx, struct db *db, const struct pack *pack, int64_t organ,
	int64_t matter, struct contents *out)
{
	struct reading_on r = {cx, db, pack, out};
	*out = (struct contents){0};
	if (gather(&r, organ, matter))
		return cx->rc;
	out->m = out->matters.v[0];
	const struct matter_child *kept = matter_child_find(out->m, STR(CONTENTS_KEEPING));
	for (size_t i = 0; kept && i < out->matters.n; i++)
		if (out->matters.v[i]->id == kept->id)
			out->keeping = out->matters.v[i];
	number_papers(&r);
	for (size_t i = 0; i < out->matters.n; i++) {
		const struct matter *m = out->matters.v[i];
		if (look_at_matter(&r, m))
			return cx->rc;
		for (size_t k = 0; k < m->documents.n; k++)
			check_paper(&r, m, &m->documents.v[k]);
		check_children(&r, m);
	}
	check_made(&r, out->m);
	return RC_OK;
}
