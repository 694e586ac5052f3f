#include "edition/shelf.h"

#include <pthread.h>
#include <stdlib.h>

/*
 * Plans of acts point into the pack until the writer has done them, so a pack is given back only
 * long after its last use: many times longer than a plan can wait.
 */
#define IDLE_MS (INT64_C(30) * 60 * 1000)

struct edition_shelf {
	struct blob_dir *blobs;
	const struct facts *thresholds;
	pthread_mutex_t lock; /* of what follows */
	struct arena *arena;  /* of all */
	struct editions all;
	struct str only; /* folder; empty: editions of the store */
	struct str only_id;
};

struct edition_shelf *edition_shelf_new(struct blob_dir *blobs, const struct facts *thresholds)
{
	struct edition_shelf *s = calloc(1, sizeof *s);
	INVARIANT(s);
	s->blobs = blobs;
	s->thresholds = thresholds;
	s->arena = arena_new();
	pthread_mutex_init(&s->lock, NULL);
	return s;
}

void edition_shelf_free(struct edition_shelf *s)
{
	if (!s)
		return;
	arena_free(s->arena);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

enum rc edition_shelf_renew(struct cx *cx, struct edition_shelf *s, struct db *db)
{
	struct editions read;
	if (edition_list(cx, db, &read))
		return cx->rc;
	pthread_mutex_lock(&s->lock);
	if (s->all.n != read.n) { /* rows are only ever added */
		struct arena *fresh = arena_new();
		struct editions all = {0};
		for (size_t i = 0; i < read.n; i++) {
			struct edition *e = VEC_PUSH(fresh, &all);
			*e = read.v[i];
			e->id = str_dup(fresh, e->id);
			e->accepted_by = str_dup(fresh, e->accepted_by);
		}
		arena_free(s->arena);
		s->arena = fresh;
		s->all = all;
		s->only = STR_NONE;
	}
	pthread_mutex_unlock(&s->lock);
	return RC_OK;
}

enum rc edition_shelf_only(struct cx *cx, struct edition_shelf *s, struct str dir)
{
	struct edition_files f;
	if (edition_read_folder(cx, dir, &f))
		return cx->rc;
	s->only = str_dup(s->arena, dir);
	s->only_id = str_dup(s->arena, f.id);
	return RC_OK;
}

bool edition_shelf_has_any(struct edition_shelf *s)
{
	pthread_mutex_lock(&s->lock);
	bool any = s->all.n > 0;
	pthread_mutex_unlock(&s->lock);
	return any;
}

/* A copy of what counts under a version (empty: for matters that begin today). */
static bool look_up(struct cx *cx, struct edition_shelf *s, struct str id, struct edition *out,
	struct str *folder)
{
	bool found = false;
	*folder = STR_NONE;
	pthread_mutex_lock(&s->lock);
	if (s->only.n) {
		*folder = str_dup(cx->arena, s->only);
		found = !id.n || str_eq(id, s->only_id);
	} else {
		const struct edition *e =
			id.n ? edition_find(&s->all, id) : edition_current(&s->all, cx_today(cx));
		if (e) {
			*out = *e;
			out->id = str_dup(cx->arena, e->id);
			out->accepted_by = STR_NONE;
			found = true;
		}
	}
	pthread_mutex_unlock(&s->lock);
	return found;
}

static struct edition_kept *kept(struct edition_desk *d, struct str digest)
{
	for (size_t i = 0; i < d->packs.n; i++)
		if (str_eq(pack_digest(d->packs.v[i].pack), digest))
			return &d->packs.v[i];
	return NULL;
}

static struct edition_kept *keep(struct edition_desk *d, struct pack *p)
{
	if (d->packs.n == d->packs.cap) {
		d->packs.cap = d->packs.cap ? 2 * d->packs.cap : 4;
		d->packs.v = realloc(d->packs.v, d->packs.cap * sizeof *d->packs.v);
		INVARIANT(d->packs.v);
	}
	struct edition_kept *k = &d->packs.v[d->packs.n++];
	*k = (struct edition_kept){.pack = p};
	return k;
}

static enum rc load(struct cx *cx, struct edition_desk *d, const struct edition *e,
	struct str folder, struct edition_kept **out)
{
	/* the archive is needed only until the pack is made */
	struct arena *scratch = arena_new();
	struct cx own = cx_make(scratch, cx->env);
	struct edition_files f;
	struct pack *p = NULL;
	enum rc rc = folder.n ? edition_read_folder(&own, folder, &f)
			      : edition_open(&own, d->shelf->blobs, e, &f);
	if (!rc)
		rc = edition_load(&own, &f, d->shelf->thresholds, &p);
	if (rc)
		(void)fail(cx, rc, STR_FMT, STR_ARG(own.msg));
	else
		*out = keep(d, p);
	arena_free(scratch);
	return rc;
}

static enum rc get(struct cx *cx, struct edition_desk *d, struct str id, struct pack **out)
{
	struct edition e = {0};
	struct str folder;
	struct edition_kept *k;
	if (!look_up(cx, d->shelf, id, &e, &folder))
		return id.n ? fail(cx, RC_PACK,
				      "案件按法规包 " STR_FMT
				      " 办理，本系统里没有这个版本：请用 zhifa law accept 装入",
				      STR_ARG(id))
			    : fail(cx, RC_PACK, "还没有装入法规包：请先运行 zhifa init");
	if (folder.n)
		k = d->packs.n ? &d->packs.v[0] : NULL;
	else
		k = kept(d, str_hex(cx->arena, e.digest, sizeof e.digest));
	if (!k && load(cx, d, &e, folder, &k))
		return cx->rc;
	k->used = cx_now(cx).ms;
	*out = k->pack;
	return RC_OK;
}

enum rc edition_desk_current(struct cx *cx, struct edition_desk *d, struct pack **out)
{
	return get(cx, d, STR_NONE, out);
}

enum rc edition_desk_find(struct cx *cx, struct edition_desk *d, struct str id, struct pack **out)
{
	return get(cx, d, id, out);
}

static enum rc find(struct cx *cx, void *arg, struct str id, struct pack **out)
{
	return edition_desk_find(cx, arg, id, out);
}

struct pack_finder edition_desk_finder(struct edition_desk *d)
{
	return (struct pack_finder){find, d};
}

void edition_desk_tidy(struct cx *cx, struct edition_desk *d)
{
	int64_t now = cx_now(cx).ms;
	for (size_t i = d->packs.n; i-- > 1;)
		if (now - d->packs.v[i].used > IDLE_MS) {
			pack_free(d->packs.v[i].pack);
			d->packs.v[i] = d->packs.v[--d->packs.n];
		}
}

void edition_desk_finish(struct edition_desk *d)
{
	for (size_t i = 0; i < d->packs.n; i++)
		pack_free(d->packs.v[i].pack);
	free(d->packs.v);
	*d = (struct edition_desk){0};
}
