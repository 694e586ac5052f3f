/* The matters of a dossier: events, chained as they are stored, each with its proof. */
#include "dossier/inside.h"

#include "ledger/chain.h"
#include "matter/history.h"

#define MATTERS 200 /* of one dossier */

void dossier_put(struct gathered *g, struct str name, struct str data)
{
	*VEC_PUSH(g->cx->arena, g->z) = (struct archive_entry){.name = name, .data = data};
}

void dossier_step(struct gathered *g)
{
	g->done++;
	if (g->s->progress)
		g->s->progress(g->s->arg, g->done, g->total);
}

static enum rc broken(struct gathered *g, const struct told *t, int64_t seq, const char *what)
{
	return fail(g->cx, RC_CORRUPT, "案件%lld第%lld条办理记录%s，请用 zhifa verify 检查",
		(long long)t->m.id, (long long)seq, what);
}

static struct str event_name(struct gathered *g, const struct told *t, size_t i, const char *end)
{
	return str_printf(g->cx->arena, "events/%03d/%05zu.%s", t->no, i + 1, end);
}

/* The canonical text, which must have the stored digest. */
static enum rc put_event(struct gathered *g, const struct told *t, size_t i)
{
	const struct event *e = &t->events[i];
	struct chain_event c = event_chain(e);
	unsigned char digest[DIGEST_SIZE];
	struct str text;
	struct cx own = cx_make(g->cx->arena, g->cx->env);
	if (chain_encode(&own, g->s->log->kind, &c, &text) != RC_OK)
		return broken(g, t, e->seq, "不合规");
	digest_of(g->s->log->kind, text.p, text.n, digest);
	if (memcmp(digest, e->digest, sizeof digest) != 0)
		return broken(g, t, e->seq, "与其摘要不符");
	dossier_put(g, event_name(g, t, i, "json"), e->body);
	dossier_put(g, event_name(g, t, i, "txt"), text);
	return RC_OK;
}

/* The matter's own row says how many events there are; a dossier must have them all. */
static enum rc check_whole(struct gathered *g, const struct told *t)
{
	struct matter m;
	if (matter_load(g->cx, g->s->db, t->m.organ, t->m.id, &m))
		return g->cx->rc;
	if (m.seq != (int64_t)t->n || memcmp(m.head, t->m.head, sizeof m.head) != 0)
		return fail(g->cx, RC_CORRUPT,
			"案件%lld应有%lld条办理记录，读到%zu条，请用 zhifa verify 检查",
			(long long)t->m.id, (long long)m.seq, t->n);
	return RC_OK;
}

static enum rc fold(struct gathered *g, struct told *t)
{
	struct cx own = cx_make(g->cx->arena, g->cx->env);
	own.keys = g->cx->keys;
	t->bodies = ARENA_ARRAY(g->cx->arena, struct event_body, t->n + 1);
	t->index = ARENA_ARRAY(g->cx->arena, int64_t, t->n + 1);
	for (size_t i = 0; i < t->n; i++) {
		bool there;
		if (event_body_read(&own, t->events[i].body, &t->bodies[i]) != RC_OK)
			return broken(g, t, t->events[i].seq, "的内容读不出来");
		matter_apply(g->cx->arena, &t->m, &t->events[i], &t->bodies[i]);
		if (log_find(g->cx, g->s->db, t->events[i].organ, t->events[i].matter,
			    t->events[i].seq, &t->index[i], &there))
			return g->cx->rc;
		if (!there)
			return fail(g->cx, RC_CONFLICT,
				"案件%lld的第%lld条办理记录还没有写入日志，请稍后再导出",
				(long long)t->m.id, (long long)t->events[i].seq);
	}
	return check_whole(g, t);
}

static enum rc add_matter(struct gathered *g, int64_t organ, int64_t id)
{
	struct event *events;
	struct told *t = ARENA_NEW(g->cx->arena, struct told);
	t->m.organ = organ;
	t->m.id = id;
	t->no = (int)g->matters.n + 1;
	if (matter_events(g->cx, g->s->db, organ, id, &events, &t->n))
		return g->cx->rc;
	if (!t->n)
		return fail(g->cx, RC_NOT_FOUND, "没有案件%lld，或它没有办理记录", (long long)id);
	t->events = events;
	*VEC_PUSH(g->cx->arena, &g->matters) = t;
	return fold(g, t);
}

static enum rc put_proofs(struct gathered *g, const struct told *t)
{
	struct cx *cx = g->cx;
	for (size_t i = 0; i < t->n; i++) {
		struct proof p = {.index = t->index[i], .note = g->checkpoint.note};
		if (put_event(g, t, i))
			return cx->rc;
		if (log_prove(cx, g->s->db, g->s->log->kind, p.index, g->checkpoint.size, &p.path))
			return cx->rc;
		dossier_put(g, event_name(g, t, i, "tlog-proof"), proof_write(cx->arena, &p));
		dossier_step(g);
	}
	return RC_OK;
}

enum rc dossier_gather(struct gathered *g, int64_t organ, int64_t matter)
{
	int64_t last = 0;
	if (add_matter(g, organ, matter))
		return g->cx->rc;
	/* children of children too: the list grows while it is walked */
	for (size_t i = 0; i < g->matters.n; i++) {
		const struct told *t = g->matters.v[i];
		for (size_t k = 0; k < t->m.children.n; k++) {
			if (g->matters.n == MATTERS)
				return fail(g->cx, RC_TOO_LARGE, "下级案件超过%d件", MATTERS);
			if (add_matter(g, organ, t->m.children.v[k].id))
				return g->cx->rc;
		}
		for (size_t k = 0; k < t->n; k++)
			last = t->index[k] > last ? t->index[k] : last;
	}
	for (size_t i = 0; i < g->matters.n; i++)
		g->total += (int64_t)(2 * g->matters.v[i]->n + g->matters.v[i]->m.documents.n);
	/* the first checkpoint that covers all: the same dossier again tomorrow */
	if (log_covering(g->cx, g->s->db, last + 1, &g->checkpoint))
		return g->cx->rc;
	for (size_t i = 0; i < g->matters.n; i++)
		if (put_proofs(g, g->matters.v[i]))
			return g->cx->rc;
	return RC_OK;
}
