/* Papers in the order in which they were made, and the files that events refer to. */
#include "dossier/dossier_store.h"
#include "dossier/inside.h"
#include "matter/paper.h"

#include <stdlib.h>

/* ---- a stored file as an entry, read where it is needed ---- */

static bool stream_file(void *arg, bool (*put)(void *to, struct str bytes), void *to)
{
	const struct dossier_file *f = arg;
	return !blob_stream(f->cx, f->blobs, f->digest, put, to);
}

static bool count(void *size, struct str bytes)
{
	*(size_t *)size += bytes.n;
	return true;
}

/* Adds the file with this digest under a name that ends as its type does. */
static enum rc put_blob(
	struct gathered *g, struct str hex, struct str stem, struct str *name, struct blob *blob)
{
	struct cx *cx = g->cx;
	struct dossier_file *f = ARENA_NEW(cx->arena, struct dossier_file);
	*f = (struct dossier_file){.cx = cx, .blobs = g->s->blobs, .source = {stream_file, f}};
	if (blob_digest_parse(cx, hex, f->digest) || blob_find(cx, g->s->db, f->digest, blob))
		return cx->rc;
	size_t size = 0;
	if (blob_stream(cx, f->blobs, f->digest, count, &size) == RC_CORRUPT) {
		cx_clear(cx);
		(void)fail(cx, RC_CORRUPT, "文件 " STR_FMT " 已损坏，请用 zhifa verify 检查",
			STR_ARG(hex));
	}
	if (cx->rc)
		return cx->rc;
	*name = str_printf(cx->arena, STR_FMT ".%s", STR_ARG(stem), blob->type->extension);
	dossier_put(g, *name, (struct str){NULL, size});
	g->z->v[g->z->n - 1].source = &f->source;
	return RC_OK;
}

/* ---- papers ---- */

static int by_id(const void *a, const void *b)
{
	int64_t x = ((const struct told_paper *)a)->d->id,
		y = ((const struct told_paper *)b)->d->id;
	return (x > y) - (x < y);
}

static enum rc put_paper(struct gathered *g, struct told_paper *p, size_t no)
{
	struct cx *cx = g->cx;
	struct str stem = str_printf(cx->arena, "papers/%03zu", no), content;
	unsigned char digest[DIGEST_SIZE];
	struct blob blob;
	if (dossier_store_content(cx, g->s->db, p->of->m.organ, p->d->id, &content) ||
		matter_content_open(cx, p->of->m.organ, p->d->id, content, &content))
		return cx->rc;
	digest_sha256(content.p, content.n, digest);
	if (!str_eq(str_hex(cx->arena, digest, sizeof digest), p->d->content))
		return fail(cx, RC_CORRUPT, "文书%lld的正文与办理记录不符，请用 zhifa verify 检查",
			(long long)p->d->id);
	dossier_step(g);
	p->content = str_printf(cx->arena, STR_FMT ".json", STR_ARG(stem));
	dossier_put(g, p->content, content);
	if (p->d->pdf.n && put_blob(g, p->d->pdf, stem, &p->pdf, &blob))
		return cx->rc;
	struct str scan = str_printf(cx->arena, STR_FMT "-scan", STR_ARG(stem));
	return p->d->scan.n ? put_blob(g, p->d->scan, scan, &p->scan, &blob) : RC_OK;
}

/* ---- other files ---- */

static bool is_told(const struct gathered *g, struct str hex)
{
	for (size_t i = 0; i < g->papers.n; i++)
		if (str_eq(g->papers.v[i].d->scan, hex) || str_eq(g->papers.v[i].d->pdf, hex))
			return true;
	for (size_t i = 0; i < g->files.n; i++)
		if (str_eq(g->files.v[i].hex, hex))
			return true;
	return false;
}

/*
 * A text of 64 lower-case hexadecimal digits that names a stored file is that file: the pack that
 * called the fact a file may be gone when an old dossier is exported.
 */
static enum rc look_at_text(struct gathered *g, const struct event *e, struct str hex)
{
	struct cx *cx = g->cx, own = cx_make(cx->arena, cx->env);
	unsigned char digest[DIGEST_SIZE];
	struct blob blob;
	if (hex.n != (size_t)2 * DIGEST_SIZE || !str_unhex(hex, digest, DIGEST_SIZE) ||
		!str_eq(str_hex(cx->arena, digest, DIGEST_SIZE), hex) || is_told(g, hex))
		return RC_OK;
	enum rc rc = blob_find(&own, g->s->db, digest, &blob);
	if (rc == RC_NOT_FOUND)
		return RC_OK;
	if (rc != RC_OK)
		return fail(cx, rc, STR_FMT, STR_ARG(own.msg));
	struct told_file *f = VEC_PUSH(cx->arena, &g->files);
	struct str stem = str_printf(cx->arena, "files/%03zu", g->files.n);
	f->hex = hex;
	f->matter = e->matter;
	f->seq = e->seq;
	return put_blob(g, hex, stem, &f->name, &f->blob);
}

static enum rc look_at_facts(struct gathered *g, const struct event *e, const struct facts *f)
{
	for (size_t i = 0; i < f->n; i++) {
		struct value v = f->v[i].v;
		if (v.kind == VALUE_TEXT && !v.sealed.n && look_at_text(g, e, v.s))
			return g->cx->rc;
		for (size_t k = 0; v.kind == VALUE_LIST && k < v.n; k++)
			if (look_at_text(g, e, v.list[k]))
				return g->cx->rc;
	}
	return RC_OK;
}

static enum rc look_at_event(struct gathered *g, const struct event *e, const struct event_body *b)
{
	dossier_step(g);
	if (look_at_facts(g, e, &b->input) || look_at_facts(g, e, &b->set))
		return g->cx->rc;
	for (size_t i = 0; i < b->items.n; i++)
		if (look_at_facts(g, e, &b->items.v[i].set))
			return g->cx->rc;
	return RC_OK;
}

enum rc dossier_gather_papers(struct gathered *g)
{
	struct arena *a = g->cx->arena;
	for (size_t i = 0; i < g->matters.n; i++)
		for (size_t k = 0; k < g->matters.v[i]->m.documents.n; k++)
			*VEC_PUSH(a, &g->papers) = (struct told_paper){
				.of = g->matters.v[i], .d = &g->matters.v[i]->m.documents.v[k]};
	if (g->papers.n)
		qsort(g->papers.v, g->papers.n, sizeof *g->papers.v, by_id);
	for (size_t i = 0; i < g->papers.n; i++)
		if (put_paper(g, &g->papers.v[i], i + 1))
			return g->cx->rc;
	for (size_t i = 0; i < g->matters.n; i++)
		for (size_t k = 0; k < g->matters.v[i]->n; k++)
			if (look_at_event(
				    g, &g->matters.v[i]->events[k], &g->matters.v[i]->bodies[k]))
				return g->cx->rc;
	return RC_OK;
}
