/* Numbers, rows that belong to nothing, and stored files. */
#include "verify/inside.h"
#include "verify/verify_store.h"

#include <unistd.h>

#define PAGE 500

/* ---- numbers ---- */

/* Whether a number's figures are among the runs of figures of a text. */
static bool has_figures(struct str text, int64_t figures)
{
	for (size_t i = 0; i < text.n;) {
		size_t n = 0;
		int64_t v;
		while (i + n < text.n && text.p[i + n] >= '0' && text.p[i + n] <= '9')
			n++;
		if (n && str_to_int(str_sub(text, i, i + n), &v) && v == figures)
			return true;
		i += n ? n : 1;
	}
	return false;
}

static void bad_number(struct cx *cx, const struct verify_config *c, const struct vs_series *s,
	const struct vs_number *n, const char *what)
{
	found(cx, c, "number", s->organ, n->matter, "编号 " STR_FMT "〔%lld〕%lld：%s",
		STR_ARG(s->series), (long long)s->year, (long long)n->serial, what);
}

static void check_number(struct cx *cx, const struct verify_config *c, const struct vs_series *s,
	const struct vs_number *n)
{
	static const char *const states[] = {"reserved", "issued", "void", "unused"};
	struct str text = n->document ? n->paper : n->case_number;
	bool known = false;
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		known |= str_is(n->state, states[i]);
	c->counts->numbers++;
	if (!known)
		bad_number(cx, c, s, n, "状态不对");
	else if (!str_is(n->state, "issued") && !n->reason.n)
		bad_number(cx, c, s, n, "没有用出，也没有写明原因");
	if (!str_is(n->state, "issued"))
		return;
	if (n->reason.n)
		bad_number(cx, c, s, n, "已经用出，却写有未用的原因");
	if (n->document && !n->has_document)
		bad_number(cx, c, s, n, "所编的文书不在");
	else if (!n->document && !n->has_matter)
		bad_number(cx, c, s, n, "所编的案件不在");
	else if (n->document && n->paper_matter != n->matter)
		bad_number(cx, c, s, n, "所编的文书属于另一案件");
	else if (!has_figures(text, n->serial) || !has_figures(text, s->year))
		bad_number(cx, c, s, n, "与文书或案件上的号码不符");
}

static void check_gap(struct cx *cx, const struct verify_config *c, const struct vs_series *s,
	int64_t before, int64_t next)
{
	if (next > before + 1)
		found(cx, c, "number", s->organ, 0,
			"编号 " STR_FMT "〔%lld〕缺%lld至%lld号，没有说明", STR_ARG(s->series),
			(long long)s->year, (long long)before + 1, (long long)next - 1);
}

static enum rc check_series(struct cx *cx, const struct verify_config *c, const struct vs_series *s)
{
	struct arena *a = arena_new();
	int64_t last = 0;
	for (size_t n = 1; n && cx->rc == RC_OK;) {
		struct cx page = page_cx(cx, c, a);
		struct vs_number *v = NULL;
		n = 0;
		if (!vs_numbers(&page, c->db, s, last, PAGE, &v, &n))
			for (size_t i = 0; i < n; i++) {
				check_gap(&page, c, s, last, v[i].serial);
				check_number(&page, c, s, &v[i]);
				last = v[i].serial;
			}
		(void)page_end(cx, &page);
	}
	arena_free(a);
	if (cx->rc == RC_OK && last < s->last)
		found(cx, c, "number_series", s->organ, 0,
			"序列 " STR_FMT "〔%lld〕记到%lld号，编号簿缺%lld号以后的编号，没有说明",
			STR_ARG(s->series), (long long)s->year, (long long)s->last,
			(long long)last + 1);
	if (cx->rc == RC_OK && last > s->last)
		found(cx, c, "number_series", s->organ, 0,
			"序列 " STR_FMT "〔%lld〕记到%lld号，编号簿却有%lld号：号码会重复",
			STR_ARG(s->series), (long long)s->year, (long long)s->last,
			(long long)last);
	return cx->rc;
}

enum rc verify_numbers(struct cx *cx, const struct verify_config *c)
{
	struct arena *a = arena_new(), *kept = arena_new();
	struct vs_series after = {.organ = INT64_MIN, .series = STR(""), .year = INT64_MIN};
	for (size_t n = 1; n && cx->rc == RC_OK;) {
		struct cx page = page_cx(cx, c, a);
		struct vs_series *v = NULL;
		n = 0;
		/* one snapshot over the series and their numbers: both grow meanwhile */
		if (!db_read_begin(&page, c->db)) {
			if (!vs_series(&page, c->db, &after, 1, &v, &n) && n)
				(void)!check_series(&page, c, &v[0]);
			db_read_end(c->db);
		}
		if (n) {
			after = v[0];
			arena_reset(kept);
			after.series = str_dup(kept, after.series);
		}
		(void)page_end(cx, &page);
	}
	arena_free(kept);
	arena_free(a);
	return cx->rc;
}

/* ---- rows that belong to nothing ---- */

enum rc verify_orphans(struct cx *cx, const struct verify_config *c)
{
	struct arena *a = arena_new();
	for (const struct vs_orphan_kind *k = vs_orphan_kinds; k->st && cx->rc == RC_OK; k++) {
		struct cx page = page_cx(cx, c, a);
		struct vs_orphan *v = NULL;
		size_t n = 0;
		if (!vs_orphans(&page, c->db, k, &v, &n))
			for (size_t i = 0; i < n; i++)
				found(&page, c, k->part, v[i].organ, v[i].matter, "%s%lld%s",
					k->before, (long long)v[i].id, k->after);
		(void)page_end(cx, &page);
	}
	arena_free(a);
	return cx->rc;
}

/* ---- stored files ---- */

#define TYPED_MOST ((size_t)32 << 20) /* larger files are digested only */

static void bad_file(
	struct cx *cx, const struct verify_config *c, const struct vs_blob *b, struct str why)
{
	found(cx, c, "blob", 0, 0, "文件 " STR_FMT "：" STR_FMT,
		STR_ARG(str_hex(cx->arena, b->digest.p, b->digest.n)), STR_ARG(why));
}

static void check_type(struct cx *cx, const struct verify_config *c, const struct vs_blob *b)
{
	const struct blob_type *type, *want = blob_type_find(b->type);
	struct cx own = cx_make(cx->arena, cx->env);
	struct str bytes;
	if (b->size > (int64_t)TYPED_MOST)
		return;
	if (blob_load(&own, c->blobs, (const unsigned char *)b->digest.p, TYPED_MOST, &bytes) ||
		blob_type_of(&own, bytes, &type) || type != want)
		bad_file(cx, c, b, STR("登记的类型与内容不符"));
}

static bool count_bytes(void *size, struct str bytes)
{
	*(int64_t *)size += (int64_t)bytes.n;
	return true;
}

static enum rc check_blob(struct cx *cx, const struct verify_config *c, const struct vs_blob *b)
{
	const unsigned char *digest = (const unsigned char *)b->digest.p;
	struct cx own = cx_make(cx->arena, cx->env);
	int64_t size = 0;
	c->counts->files++;
	if (b->digest.n != DIGEST_SIZE) {
		bad_file(cx, c, b, STR("登记的摘要不是摘要"));
		return RC_OK;
	}
	enum rc rc = blob_stream(&own, c->blobs, digest, count_bytes, &size);
	if (rc == RC_NOT_FOUND || rc == RC_CORRUPT || rc == RC_IO) {
		bad_file(cx, c, b, own.msg);
		return RC_OK;
	}
	if (rc != RC_OK)
		return fail(cx, own.rc, STR_FMT, STR_ARG(own.msg));
	c->counts->bytes += size;
	if (size != b->size)
		bad_file(cx, c, b, STR("登记的大小与内容不符"));
	check_type(cx, c, b);
	return RC_OK;
}

/* Each edition's archive, read again: list, files, signature. */
enum rc verify_editions(struct cx *cx, const struct verify_config *c)
{
	for (size_t i = 0; c->editions && c->blobs && i < c->editions->n; i++) {
		struct arena *a = arena_new();
		struct cx own = cx_make(a, cx->env);
		struct edition_files f;
		c->counts->editions++;
		if (edition_open(&own, c->blobs, &c->editions->v[i], &f) != RC_OK)
			found(cx, c, "pack", 0, 0, STR_FMT, STR_ARG(own.msg));
		arena_free(a);
	}
	return cx->rc;
}

/* One file at a time: its bytes are in memory while its type is looked at. */
enum rc verify_blobs(struct cx *cx, const struct verify_config *c)
{
	struct arena *a = arena_new(), *kept = arena_new();
	struct str after = STR("");
	for (bool there = true; there && cx->rc == RC_OK;) {
		struct cx page = page_cx(cx, c, a);
		struct vs_blob b;
		if (!vs_next_blob(&page, c->db, after, &b, &there) && there)
			(void)!check_blob(&page, c, &b);
		arena_reset(kept);
		after = there ? str_dup(kept, b.digest) : STR_NONE;
		if (c->progress)
			c->progress(c->arg);
		(void)page_end(cx, &page);
	}
	arena_free(kept);
	arena_free(a);
	return cx->rc;
}
