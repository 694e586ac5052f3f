#include "statute/statute.h"

#include "crypto/digest.h"
#include "statute/statute_store.h"

const char *statute_source_title(enum corpus_source source)
{
	switch (source) {
	case CORPUS_UNKNOWN:
		return "不明";
	case CORPUS_TEXT:
		return "正文载明";
	case CORPUS_UNVERIFIED:
		return "未核实";
	}
	return "";
}

static void add_text(struct digest *d, struct str s)
{
	uint64_t n = s.n;
	digest_add(d, &n, sizeof n);
	digest_add(d, s.p, s.n);
}

static void add_int(struct digest *d, int64_t i)
{
	digest_add(d, &i, sizeof i);
}

/* Of everything that a revision says, so that only what says the same is left alone. */
static struct str digest_of_version(struct cx *cx, const struct corpus_version *v)
{
	unsigned char out[DIGEST_SIZE];
	struct digest d;
	digest_init(&d, DIGEST_SHA256);
	add_text(&d, v->kind);
	add_text(&d, v->status);
	add_text(&d, v->note);
	add_int(&d, v->effective.days);
	add_int(&d, v->source);
	for (size_t i = 0; i < v->text.articles.n; i++) {
		const struct lawtext_article *a = &v->text.articles.v[i];
		add_int(&d, a->no);
		add_int(&d, a->after);
		add_int(&d, a->is_doubtful);
		add_text(&d, a->heading);
		add_text(&d, a->text);
	}
	digest_final(&d, out);
	return str_hex(cx->arena, out, sizeof out);
}

/* A file without its table says less than one with it: what is known already stays. */
static void keep_known(struct corpus_version *v, const struct statute_last *last)
{
	if (!v->kind.n)
		v->kind = last->kind;
	if (!v->status.n)
		v->status = last->status;
	if (!v->note.n)
		v->note = last->note;
	if (date_is_none(v->effective) && !date_is_none(last->effective)) {
		v->effective = last->effective;
		v->source = last->source;
	}
}

enum rc statute_import(struct cx *cx, struct db *db, struct db_writer *w,
	const struct corpus_version *v, enum statute_imported *out)
{
	struct corpus_version whole = *v;
	struct statute_last last;
	if (statute_store_last(cx, db, v, &last))
		return cx->rc;
	keep_known(&whole, &last);
	struct statute_row row = {.statute = last.statute,
		.revision = last.revision,
		.is_new_title = !last.statute,
		.digest = digest_of_version(cx, &whole),
		.imported = cx_now(cx)};
	*out = row.revision ? STATUTE_REVISED : STATUTE_ADDED;
	if (row.revision && str_eq(last.digest, row.digest)) {
		*out = STATUTE_UNCHANGED;
		return RC_OK;
	}
	if (row.is_new_title)
		row.statute = cx_id(cx);
	row.revision++;
	row.version = cx_id(cx);
	struct db_plan plan = {.cx = cx};
	statute_store_put(&plan, &row, &whole);
	return db_writer_run(w, &plan);
}

enum rc statute_list(struct cx *cx, struct db *db, struct str word, struct statute_list *out)
{
	struct statute_list all = {0};
	*out = (struct statute_list){0};
	if (statute_store_list(cx, db, &all))
		return cx->rc;
	for (size_t i = 0; i < all.n; i++)
		if (!word.n || str_find(all.v[i].title, word, 0) < all.v[i].title.n)
			*VEC_PUSH(cx->arena, out) = all.v[i];
	return RC_OK;
}

static enum rc choose(struct cx *cx, struct db *db, struct str title, struct date on,
	struct statute_list *all, struct corpus_hit *out)
{
	*all = (struct statute_list){0};
	if (statute_store_versions(cx, db, title, all))
		return cx->rc;
	struct corpus_dates *dates = ARENA_ARRAY(cx->arena, struct corpus_dates, all->n + 1);
	for (size_t i = 0; i < all->n; i++)
		dates[i] = (struct corpus_dates){
			all->v[i].version, all->v[i].effective, all->v[i].source};
	corpus_choose(cx, dates, all->n, on, out);
	return RC_OK;
}

static enum rc which_in_store(
	struct cx *cx, void *arg, struct str title, struct date on, struct corpus_hit *out)
{
	struct statute_list all;
	return choose(cx, arg, title, on, &all, out);
}

static enum rc find_in_store(
	struct cx *cx, void *arg, struct str title, struct date on, struct corpus_hit *out)
{
	struct db *db = arg;
	struct statute_list all;
	struct statute_articles articles = {0};
	if (choose(cx, db, title, on, &all, out) || out->kind != CORPUS_HIT)
		return cx->rc;
	for (size_t i = 0; i < all.n; i++) {
		if (date_cmp(all.v[i].version, out->version) != 0)
			continue;
		out->is_partial |= all.v[i].part.n > 0;
		if (statute_store_articles(cx, db, all.v[i].id, &articles))
			return cx->rc;
	}
	for (size_t i = 0; i < articles.n; i++)
		lawtext_article_parse(cx, articles.v[i].text, &articles.v[i]);
	out->articles = articles.v;
	out->n = articles.n;
	return RC_OK;
}

struct corpus_lookup statute_lookup(struct db *db)
{
	return (struct corpus_lookup){find_in_store, which_in_store, db};
}
