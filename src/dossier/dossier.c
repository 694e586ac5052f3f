#include "dossier/dossier_store.h"
#include "dossier/inside.h"

#include "matter/list.h"

#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
	return str_cmp(
		((const struct archive_entry *)a)->name, ((const struct archive_entry *)b)->name);
}

/* "digest  name", in the order of names, as sha256sum writes and reads it. */
static struct str sums_of(struct arena *a, struct archive *z)
{
	struct buf b = buf_in(a);
	qsort(z->v, z->n, sizeof *z->v, by_name);
	for (size_t i = 0; i < z->n; i++) {
		unsigned char digest[DIGEST_SIZE];
		const struct archive_source *from = z->v[i].source;
		if (from)
			memcpy(digest, ((const struct dossier_file *)from->arg)->digest,
				sizeof digest);
		else
			digest_sha256(z->v[i].data.p, z->v[i].data.n, digest);
		buf_str(&b, str_hex(a, digest, sizeof digest));
		buf_z(&b, "  ");
		buf_str(&b, z->v[i].name);
		buf_char(&b, '\n');
	}
	return buf_get(&b);
}

static void put_rest(struct gathered *g)
{
	struct arena *a = g->cx->arena;
	const struct log_identity *log = g->s->log;
	struct checkpoint_key key = log_key(log);
	struct buf line = buf_in(a);
	unsigned char *signature = arena_alloc(a, SIGN_BYTES);
	buf_str(&line, checkpoint_key_str(a, &key));
	buf_char(&line, '\n');
	dossier_put(g, STR(NAME_KEY), sign_public_pem(a, log->pub));
	dossier_put(g, STR(NAME_KEY_LINE), buf_get(&line));
	dossier_put(g, STR(NAME_CHECKPOINT), g->checkpoint.note);
	dossier_put(g, STR(NAME_MANIFEST), dossier_manifest(g));
	dossier_put(g, STR(NAME_INDEX), dossier_index(g));
	dossier_put(g, STR(NAME_README), dossier_readme(g));
	dossier_put(g, STR(NAME_SCRIPT), str_c(dossier_script));
	g->z->v[g->z->n - 1].executable = true;
	struct str sums = sums_of(a, g->z);
	sign_bytes(log->key, sums.p, sums.n, signature);
	dossier_put(g, STR(NAME_SUMS), sums);
	dossier_put(g, STR(NAME_SIGNATURE), (struct str){(const char *)signature, SIGN_BYTES});
}

enum rc dossier_build(struct cx *cx, const struct dossier_source *s, int64_t organ, int64_t matter,
	struct archive *out, struct dossier_summary *summary)
{
	struct gathered g = {.cx = cx, .s = s, .z = out};
	INVARIANT(s->log->key && s->log->kind == DIGEST_SHA256); /* the script knows no other */
	*out = (struct archive){0};
	if (dossier_gather(&g, organ, matter) || dossier_gather_papers(&g))
		return cx->rc;
	put_rest(&g);
	*summary = (struct dossier_summary){.organ = organ,
		.matter = matter,
		.matters = g.matters.n,
		.papers = g.papers.n,
		.files = g.files.n,
		.size = g.checkpoint.size,
		.key = log_key(s->log)};
	for (size_t i = 0; i < g.matters.n; i++)
		summary->events += g.matters.v[i]->n;
	if (out->n > DOSSIER_ENTRIES)
		return fail(cx, RC_TOO_LARGE, "案卷的文件超过%d个", DOSSIER_ENTRIES);
	return RC_OK;
}

enum rc dossier_find(struct cx *cx, struct db *db, struct str word, int64_t *organ, int64_t *matter)
{
	struct dossier_match found[2];
	size_t n = 0;
	bool there = false;
	if (str_to_int(word, matter) && matter_organ(cx, db, *matter, organ, &there))
		return cx->rc;
	if (there)
		return RC_OK;
	if (dossier_store_number(cx, db, word, found, &n))
		return cx->rc;
	if (n == 0)
		return fail(cx, RC_NOT_FOUND, "没有编号或案号为 " STR_FMT " 的案件", STR_ARG(word));
	if (n > 1)
		return fail(cx, RC_INPUT, "有几个机关的案件都是 " STR_FMT "，请改用案件编号",
			STR_ARG(word));
	*organ = found[0].organ;
	*matter = found[0].matter;
	return RC_OK;
}
