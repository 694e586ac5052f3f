/* Each matter: its chain, and everything that follows from it made again and compared. */
#include "ledger/chain.h"
#include "matter/find.h"
#include "matter/move.h"
#include "matter/paper.h"
#include "matter/project.h"
#include "search/token.h"
#include "verify/tables.h"

#define PAGE 200

/* One matter under the check. */
struct looked {
	const struct verify_config *c;
	struct vs_key key;
	struct vs_event *events;
	size_t n;
	struct matter m; /* the fold */
	struct {
		int64_t *v;
		size_t n, cap;
	} signed_at; /* of m.documents, ms */
	struct {
		struct event_power *v;
		size_t n, cap;
	} powers;         /* what the matter's acts did to the register of powers */
	bool is_foldable; /* every event could be read */
	struct pack *pack;
	const struct law_procedure *procedure; /* NULL: its pack is not at hand */
};

/* Names a fault of this matter. */
#define bad(cx, l, part, ...) found((cx), (l)->c, (part), (l)->key.organ, (l)->key.id, __VA_ARGS__)

/* ---- the chain ---- */

static bool take_bytes(struct str from, unsigned char *to, size_t n)
{
	if (from.n != n)
		return false;
	memcpy(to, from.p, n);
	return true;
}

/* The event in the ledger's form; false (and named) where a column cannot be one. */
static bool chain_of(
	struct cx *cx, const struct looked *l, const struct vs_event *e, struct chain_event *out)
{
	*out = (struct chain_event){.organ = l->key.organ,
		.matter = l->key.id,
		.seq = e->seq,
		.kind = e->kind,
		.action = e->action,
		.actor = e->actor,
		.recorded = {e->recorded},
		.effective = {e->effective},
		.request_id = e->request_id,
		.body = e->body};
	if (!take_bytes(e->prev, out->prev, sizeof out->prev) ||
		(e->has_salt && !take_bytes(e->salt, out->salt, sizeof out->salt)) ||
		e->digest.n != DIGEST_SIZE) {
		bad(cx, l, "event", "第%lld条办理记录的摘要或盐值长度不对", (long long)e->seq);
		return false;
	}
	return true;
}

static void check_digest(struct cx *cx, const struct looked *l, const struct vs_event *e,
	const struct chain_event *ce)
{
	unsigned char digest[DIGEST_SIZE];
	struct cx own = cx_make(cx->arena, cx->env);
	if (!e->has_body || !e->has_salt)
		bad(cx, l, "event", "第%lld条办理记录的内容已经不在", (long long)e->seq);
	else if (chain_digest(&own, l->c->log->kind, ce, digest) != RC_OK)
		bad(cx, l, "event", "第%lld条：" STR_FMT, (long long)e->seq, STR_ARG(own.msg));
	else if (memcmp(digest, e->digest.p, DIGEST_SIZE) != 0)
		bad(cx, l, "event", "第%lld条办理记录与其摘要不符：记录被改动", (long long)e->seq);
}

static void check_logged(struct cx *cx, const struct looked *l, const struct vs_event *e)
{
	long long seq = e->seq;
	l->c->counts->waiting += e->is_waiting && !e->in_log;
	if (e->in_log && e->is_waiting)
		bad(cx, l, "unlogged", "第%lld条办理记录已在日志中，却仍待写入", seq);
	else if (!e->in_log && !e->is_waiting)
		bad(cx, l, "log_leaf", "第%lld条办理记录不在日志中，也不待写入", seq);
	else if (e->is_waiting && !str_eq(e->waiting_digest, e->digest))
		bad(cx, l, "unlogged", "第%lld条办理记录待写入日志的摘要与记录的摘要不符", seq);
}

static void check_chain(struct cx *cx, struct looked *l)
{
	struct chain_event before, e;
	unsigned char digest[DIGEST_SIZE];
	bool has_before = false;
	for (size_t i = 0; i < l->n; i++) {
		const struct vs_event *v = &l->events[i];
		struct cx own = cx_make(cx->arena, cx->env);
		l->c->counts->events++;
		check_logged(cx, l, v);
		if (!chain_of(cx, l, v, &e))
			continue;
		check_digest(cx, l, v, &e);
		if (chain_check_next(&own, has_before ? &before : NULL, digest, &e) != RC_OK)
			bad(cx, l, "event", STR_FMT, STR_ARG(own.msg));
		before = e;
		has_before = true;
		memcpy(digest, v->digest.p, DIGEST_SIZE);
	}
}

/* ---- the fold ---- */

static bool kind_of(struct str name, enum event_kind *out)
{
	for (int k = EVENT_ACT; k <= EVENT_RECORD; k++) {
		*out = (enum event_kind)k;
		if (str_is(name, event_kind_name(*out)))
			return true;
	}
	return false;
}

/* The version it was moved to: accepted here, the next after its own, and it leads to that state.
 */
static void check_moved(
	struct cx *cx, const struct looked *l, long long seq, const struct event_body *b)
{
	struct cx own = cx_make(cx->arena, cx->env);
	const struct matter *m = &l->m;
	struct pack *to;
	if (!str_eq(facts_get(&b->input, STR("pack_from")).s, m->pack) ||
		!str_eq(facts_get(&b->input, STR("pack_from_digest")).s, m->pack_digest))
		bad(cx, l, "pack", "第%lld条转换法规包的记录，写的原版本不是案件当时的版本", seq);
	if (l->c->editions && !edition_has(l->c->editions, b->pack, b->pack_digest))
		bad(cx, l, "pack", "第%lld条转换到的法规包 " STR_FMT " 不在，或者摘要不符", seq,
			STR_ARG(b->pack));
	if (!l->c->packs.find || l->c->packs.find(&own, l->c->packs.arg, b->pack, &to))
		return;
	const struct law_procedure *p = pack_procedure(to, m->procedure);
	int state = p ? transition_state(pack_transition(to, m->procedure), p, m->state) : -1;
	if (!str_eq(pack_transitions(to)->after, m->pack) || state < 0 ||
		!str_eq(p->states[state].id, b->to))
		bad(cx, l, "pack", "第%lld条转换法规包的记录，与法规包 " STR_FMT " 写明的衔接不符",
			seq, STR_ARG(b->pack));
}

/* Every event was made under the version that the matter followed then. */
static void check_pinned(
	struct cx *cx, const struct looked *l, const struct event *e, const struct event_body *b)
{
	if (l->m.seq == 0)
		return;
	if (str_is(e->action, MATTER_MOVE))
		check_moved(cx, l, (long long)e->seq, b);
	else if (!str_eq(b->pack, l->m.pack) || b->pack_digest.n)
		bad(cx, l, "pack",
			"第%lld条办理记录按法规包 " STR_FMT " 作出，案件当时按 " STR_FMT " 办理",
			(long long)e->seq, STR_ARG(b->pack), STR_ARG(l->m.pack));
}

static bool fold_one(struct cx *cx, struct looked *l, const struct vs_event *v)
{
	struct event e = {.organ = l->key.organ,
		.matter = l->key.id,
		.seq = v->seq,
		.action = v->action,
		.actor = v->actor,
		.recorded = {v->recorded},
		.effective = {v->effective},
		.request_id = v->request_id,
		.body = v->body};
	struct event_body b;
	struct cx own = page_cx(cx, l->c, cx->arena);
	if (!kind_of(v->kind, &e.kind)) {
		bad(cx, l, "event", "第%lld条办理记录的类别不对", (long long)v->seq);
		return false;
	}
	(void)take_bytes(v->digest, e.digest, sizeof e.digest);
	if (event_body_read(&own, v->body, &b) != RC_OK) {
		bad(cx, l, "event", "第%lld条办理记录的内容读不出来", (long long)v->seq);
		return false;
	}
	check_pinned(cx, l, &e, &b);
	verify_copy(cx, l->c, &e, &b);
	matter_apply(cx->arena, &l->m, &e, &b);
	for (size_t i = 0; i < b.powers.n; i++)
		*VEC_PUSH(cx->arena, &l->powers) = b.powers.v[i];
	while (l->signed_at.n < l->m.documents.n)
		*VEC_PUSH(cx->arena, &l->signed_at) = v->recorded;
	return true;
}

/* The version it is pinned to is there, with the content it began under. */
static void check_pack(struct cx *cx, struct looked *l)
{
	struct cx own = cx_make(cx->arena, cx->env);
	const struct editions *all = l->c->editions;
	if (l->c->packs.find && !l->c->packs.find(&own, l->c->packs.arg, l->m.pack, &l->pack))
		l->procedure = pack_procedure(l->pack, l->m.procedure);
	if (!all)
		return;
	if (!edition_find(all, l->m.pack))
		bad(cx, l, "pack", "案件所依据的法规包 " STR_FMT " 不在", STR_ARG(l->m.pack));
	else if (l->m.pack_digest.n && !edition_has(all, l->m.pack, l->m.pack_digest))
		bad(cx, l, "pack", "案件所依据的法规包 " STR_FMT " 的摘要与办理记录不符",
			STR_ARG(l->m.pack));
}

static void fold(struct cx *cx, struct looked *l)
{
	l->m = (struct matter){.organ = l->key.organ, .id = l->key.id};
	l->is_foldable = l->n > 0;
	for (size_t i = 0; i < l->n && l->is_foldable; i++)
		l->is_foldable = fold_one(cx, l, &l->events[i]);
	if (!l->is_foldable)
		return;
	check_pack(cx, l);
	l->c->counts->other_pack += l->procedure == NULL;
}

/* ---- what follows from it ---- */

static struct vs_cell text_or_null(struct str s)
{
	return s.n ? CELL_T(s) : CELL_NULL;
}

static struct vs_cell id_or_null(int64_t id)
{
	return id ? CELL_I(id) : CELL_NULL;
}

static struct vs_cell digest_or_null(struct arena *a, struct str hex)
{
	unsigned char *p = arena_alloc(a, DIGEST_SIZE);
	return hex.n == 2 * DIGEST_SIZE && str_unhex(hex, p, DIGEST_SIZE)
		       ? CELL_B(((struct str){(const char *)p, DIGEST_SIZE}))
		       : CELL_NULL;
}

static void want_matter(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	const struct matter *m = &l->m;
	struct matter_row r = matter_row_of(cx->arena, l->c->keys, m);
	struct vs_cell party_key = r.party_key.n ? CELL_B(r.party_key) : CELL_NULL;
	struct str head = {(const char *)m->head, sizeof m->head};
	TABLE_ADD(cx->arena, VS_MATTER, out, CELL_T(m->procedure), CELL_T(m->pack), CELL_T(m->kind),
		CELL_T(m->state), CELL_T(r.place.phase), text_or_null(m->outcome), CELL_I(m->seq),
		CELL_B(head), id_or_null(m->parent), text_or_null(m->parent_key),
		text_or_null(r.place.number), CELL_T(r.place.number_key), CELL_T(r.title),
		CELL_T(r.party), l->c->keys ? party_key : CELL_ANY, id_or_null(r.power),
		CELL_T(r.place.handlers), r.amount >= 0 ? CELL_I(r.amount) : CELL_NULL,
		CELL_I(r.place.due), CELL_T(r.place.due_clock), CELL_I(m->opened.ms),
		CELL_I(m->changed.ms), id_or_null(m->closed.ms), CELL_T(r.data),
		id_or_null(r.place.joined));
}

static void want_clocks(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	for (size_t i = 0; i < l->m.clocks.n; i++) {
		const struct matter_clock *k = &l->m.clocks.v[i];
		if (matter_clock_listed(&l->m, k))
			TABLE_ADD(cx->arena, VS_CLOCKS, out, CELL_T(k->c.id), CELL_T(k->c.effect),
				CELL_I(k->c.due.days));
	}
}

static void want_todos(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	struct todo_rows rows = matter_todo_rows(cx->arena, l->pack, l->procedure, &l->m);
	for (size_t i = 0; i < rows.n; i++) {
		const struct todo_row *t = &rows.v[i];
		TABLE_ADD(cx->arena, VS_TODOS, out, CELL_T(t->role), CELL_I(t->officer),
			CELL_T(t->action), CELL_T(t->title), CELL_I(t->due), CELL_I(t->returned),
			CELL_I(l->m.changed.ms));
	}
}

static bool has_row(const struct vs_rows *rows, int64_t key)
{
	for (size_t i = 0; rows->width && i < rows->n; i += rows->width)
		if (rows->v[i].i == key)
			return true;
	return false;
}

static void add_handling(struct cx *cx, const struct looked *l, const struct matter_place *at,
	int64_t whose, struct vs_rows *out)
{
	if (!has_row(out, whose))
		TABLE_ADD(cx->arena, VS_HANDLING, out, CELL_I(whose), CELL_T(at->phase),
			CELL_T(at->number_key), CELL_I(at->due), CELL_I(l->m.opened.ms));
}

static void want_handling(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	struct matter_place at = matter_place_of(cx->arena, &l->m);
	struct str one;
	int64_t officer;
	while (!l->m.parent && str_split(&at.handlers, ' ', &one))
		if (str_to_int(one, &officer))
			add_handling(cx, l, &at, officer, out);
	if (!l->m.parent && at.delegate)
		add_handling(cx, l, &at, at.delegate, out);
}

static void add_search(struct cx *cx, const struct search_entry *e, struct vs_rows *out)
{
	TABLE_ADD(cx->arena, VS_SEARCH, out, CELL_I(e->id), CELL_I(e->matter), CELL_I(e->area),
		CELL_I(e->day.days), CELL_T(e->organ_name.n ? e->organ_name : STR("")),
		CELL_T(token_runs(cx->arena, e->text, SEARCH_TEXT)));
}

static void want_search(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	struct search_entry e = matter_search_entry(cx->arena, l->procedure, &l->m);
	if (e.text.n)
		add_search(cx, &e, out);
}

/* The index beside the entry: without its words nobody finds what is there. */
static enum rc check_index(struct cx *cx, const struct looked *l, const struct search_entry *e)
{
	bool whole;
	if (search_check(cx, l->c->db, e, &whole))
		return cx->rc;
	if (!whole)
		bad(cx, l, "search_index", "检索条目%lld的索引与办理记录不符", (long long)e->id);
	return RC_OK;
}

static struct vs_cell day_or_null(struct date d)
{
	return date_is_none(d) ? CELL_NULL : CELL_I(d.days);
}

static void want_public(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	struct publication p = matter_publication(&l->m);
	const struct law_shown *v = &p.v;
	if (v->is_shown)
		TABLE_ADD(cx->arena, VS_PUBLIC, out, CELL_I(p.id), CELL_I(p.source),
			CELL_T(v->number), CELL_T(v->party), CELL_T(v->title), CELL_T(v->basis),
			CELL_T(v->text), CELL_T(v->kinds), CELL_T(v->organ),
			v->amount >= 0 ? CELL_I(v->amount) : CELL_NULL, day_or_null(v->decided),
			CELL_I(v->published.days), CELL_I(v->ends.days), day_or_null(v->withdrawn),
			CELL_T(v->reason));
}

static void want_dossier(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	struct dossier_row d;
	if (matter_dossier_row(&l->m, &d))
		TABLE_ADD(cx->arena, VS_DOSSIER, out, CELL_I(d.year), CELL_I(d.closed.days),
			CELL_I(d.due.days), day_or_null(d.filed), CELL_T(d.archive_no));
}

static void want_made(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	for (size_t i = 0; i < l->powers.n; i++) {
		const struct power *p = &l->powers.v[i].p;
		if (l->powers.v[i].op == OP_ADD)
			TABLE_ADD(cx->arena, VS_MADE, out, CELL_I(p->organ), CELL_I(p->id),
				CELL_T(p->code), CELL_T(p->name), CELL_T(p->kind), CELL_T(p->basis),
				CELL_T(p->procedures), CELL_T(p->field), CELL_I(p->enforce_self),
				CELL_T(p->region), CELL_I(p->since.days), day_or_null(p->until),
				id_or_null(p->principal), CELL_T(p->roles), CELL_T(p->note));
	}
}

static void want_taken(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	for (size_t i = 0; i < l->powers.n; i++) {
		const struct power *p = &l->powers.v[i].p;
		if (l->powers.v[i].op == OP_END)
			TABLE_ADD(cx->arena, VS_TAKEN, out, CELL_I(p->organ), CELL_I(p->id),
				CELL_I(p->lost.days));
	}
}

/* The portal's search has an entry of its own. */
static enum rc compare_public_search(struct cx *cx, const struct looked *l)
{
	struct publication p = matter_publication(&l->m);
	struct search_entry e = publication_entry(cx->arena, &p);
	struct vs_rows want = {0}, have = {0};
	if (!p.v.is_shown)
		return RC_OK;
	add_search(cx, &e, &want);
	if (vs_read(cx, l->c->db, VS_SEARCH, (struct vs_key){p.organ, p.id}, &have))
		return cx->rc;
	table_compare(cx, l->c, VS_SEARCH, l->key, &want, &have);
	return check_index(cx, l, &e);
}

static void want_papers(struct cx *cx, const struct looked *l, struct vs_rows *out)
{
	struct arena *a = cx->arena;
	for (size_t i = 0; i < l->m.documents.n; i++) {
		const struct matter_document *d = &l->m.documents.v[i];
		l->c->counts->papers++;
		TABLE_ADD(a, VS_PAPERS, out, CELL_I(d->id), CELL_T(d->form), CELL_T(d->title),
			text_or_null(d->number), CELL_T(d->code), CELL_T(d->state),
			CELL_I(l->signed_at.v[i]), digest_or_null(a, d->content),
			digest_or_null(a, d->pdf), id_or_null(d->pages), digest_or_null(a, d->scan),
			CELL_ANY);
	}
}

/* The text of each paper against the digest that the event has of it. It is kept encrypted. */
static void check_contents(struct cx *cx, const struct looked *l, const struct vs_rows *papers)
{
	for (size_t i = 0; i < papers->n && l->c->keys; i += papers->width) {
		const struct vs_cell *row = &papers->v[i];
		struct cx own = page_cx(cx, l->c, cx->arena);
		unsigned char digest[DIGEST_SIZE] = {0};
		struct str text;
		if (matter_content_open(
			    &own, l->key.organ, row[0].i, row[papers->width - 1].s, &text) == RC_OK)
			digest_sha256(text.p, text.n, digest);
		for (size_t k = 0; k < l->m.documents.n; k++)
			if (l->m.documents.v[k].id == row[0].i &&
				!str_eq(str_hex(cx->arena, digest, sizeof digest),
					l->m.documents.v[k].content))
				bad(cx, l, "document",
					"文书%lld的正文被改动：与办理记录中的摘要不符",
					(long long)row[0].i);
	}
}

static enum rc compare_tables(struct cx *cx, struct looked *l)
{
	static const struct {
		enum vs_table table;
		void (*want)(struct cx *cx, const struct looked *l, struct vs_rows *out);
		bool by_pack;
	} all[] = {{VS_MATTER, want_matter, false}, {VS_CLOCKS, want_clocks, false},
		{VS_TODOS, want_todos, true}, {VS_HANDLING, want_handling, false},
		{VS_SEARCH, want_search, true}, {VS_PAPERS, want_papers, false},
		{VS_PUBLIC, want_public, false}, {VS_DOSSIER, want_dossier, false},
		{VS_MADE, want_made, false}, {VS_TAKEN, want_taken, false}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct vs_rows want = {0}, have = {0};
		if (all[i].by_pack && !l->procedure)
			continue;
		all[i].want(cx, l, &want);
		if (vs_read(cx, l->c->db, all[i].table, l->key, &have))
			return cx->rc;
		table_compare(cx, l->c, all[i].table, l->key, &want, &have);
		if (all[i].table == VS_SEARCH && want.n) {
			struct search_entry e = matter_search_entry(cx->arena, l->procedure, &l->m);
			if (check_index(cx, l, &e))
				return cx->rc;
		}
		if (all[i].table == VS_PAPERS)
			check_contents(cx, l, &have);
	}
	return compare_public_search(cx, l);
}

/* ---- what it refers to ---- */

static enum rc check_file(struct cx *cx, const struct looked *l, struct str hex, const char *what)
{
	unsigned char digest[DIGEST_SIZE];
	struct blob b;
	struct cx own = cx_make(cx->arena, cx->env);
	if (!hex.n)
		return RC_OK;
	if (blob_digest_parse(&own, hex, digest) != RC_OK) {
		bad(cx, l, "blob", "%s的文件摘要不是摘要", what);
		return RC_OK;
	}
	enum rc rc = blob_find(&own, l->c->db, digest, &b);
	if (rc == RC_NOT_FOUND)
		bad(cx, l, "blob", "%s的文件 " STR_FMT " 没有登记", what, STR_ARG(hex));
	else if (rc != RC_OK && rc != RC_CORRUPT) /* a damaged row is named with the files */
		return fail(cx, rc, STR_FMT, STR_ARG(own.msg));
	return RC_OK;
}

static bool is_file(const struct law_procedure *p, struct str list, struct str id)
{
	int at = procedure_fact(p, id);
	if (!list.n)
		return at >= 0 && p->facts[at].kind == FACT_FILE;
	for (size_t i = 0; i < p->list_n; i++) {
		if (!str_eq(p->lists[i].id, list))
			continue;
		const struct law_fact *f = list_fact(&p->lists[i], id);
		return f && f->kind == FACT_FILE;
	}
	return false;
}

static enum rc check_fact_files(
	struct cx *cx, const struct looked *l, struct str list, const struct facts *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].v.kind == VALUE_TEXT && is_file(l->procedure, list, f->v[i].id) &&
			check_file(cx, l, f->v[i].v.s, list.n ? "清单中一项" : "事项"))
			return cx->rc;
	return RC_OK;
}

static enum rc check_files(struct cx *cx, const struct looked *l)
{
	for (size_t i = 0; i < l->m.documents.n; i++)
		if (check_file(cx, l, l->m.documents.v[i].pdf, "文书") ||
			check_file(cx, l, l->m.documents.v[i].scan, "文书的扫描件"))
			return cx->rc;
	if (!l->procedure)
		return RC_OK;
	for (size_t i = 0; i < l->m.items.n; i++)
		if (check_fact_files(cx, l, l->m.items.v[i].list, &l->m.items.v[i].facts))
			return cx->rc;
	return check_fact_files(cx, l, STR_NONE, &l->m.facts);
}

static enum rc check_children(struct cx *cx, const struct looked *l)
{
	for (size_t i = 0; i < l->m.children.n; i++) {
		struct vs_key key = {l->key.organ, l->m.children.v[i].id};
		bool there;
		if (vs_matter_exists(cx, l->c->db, key, &there))
			return cx->rc;
		if (!there)
			bad(cx, l, "matter", "下级案件%lld不在", (long long)key.id);
	}
	return RC_OK;
}

static enum rc check_one(struct cx *cx, const struct verify_config *c, struct vs_key key)
{
	struct looked l = {.c = c, .key = key};
	c->counts->matters++;
	if (vs_events(cx, c->db, key, &l.events, &l.n))
		return cx->rc;
	if (!l.n)
		bad(cx, &l, "event", "案件没有任何办理记录");
	check_chain(cx, &l);
	fold(cx, &l);
	if (!l.is_foldable)
		return RC_OK;
	if (compare_tables(cx, &l) || check_children(cx, &l))
		return cx->rc;
	return c->blobs ? check_files(cx, &l) : RC_OK;
}

enum rc verify_matters(struct cx *cx, const struct verify_config *c)
{
	struct arena *a = arena_new(), *keys = arena_new();
	struct vs_key after = {INT64_MIN, INT64_MIN};
	for (size_t n = 1; n && cx->rc == RC_OK;) {
		struct cx list = cx_make(keys, cx->env);
		struct vs_key *v = NULL;
		n = 0;
		if (vs_matters(&list, c->db, after, PAGE, &v, &n))
			(void)fail(cx, list.rc, STR_FMT, STR_ARG(list.msg));
		for (size_t i = 0; i < n && cx->rc == RC_OK; i++) {
			struct cx one = page_cx(cx, c, a);
			if (!db_read_begin(&one, c->db)) {
				(void)!check_one(&one, c, v[i]);
				db_read_end(c->db);
			}
			after = v[i];
			(void)page_end(cx, &one);
		}
		if (c->progress)
			c->progress(c->arg);
		arena_reset(keys);
	}
	arena_free(keys);
	arena_free(a);
	return cx->rc;
}
