#include "statute/statute_store.h"

DB_STMT(statute_of_title, "SELECT id FROM statute WHERE title = $1", "t", "i");
DB_STMT(statute_last_revision,
	"SELECT revision, digest, kind, status, note, effective, source FROM statute_version "
	"WHERE statute_id = $1 AND version_date = $2 AND part = $3 ORDER BY revision DESC LIMIT 1",
	"iit", "ittttit");
DB_STMT(statute_insert, "INSERT INTO statute (id, title) VALUES ($1, $2)", "it", "");
DB_STMT(statute_version_insert,
	"INSERT INTO statute_version (id, statute_id, version_date, part, revision, effective, "
	"source, kind, status, note, articles, digest, imported) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
	"iiitiittttiti", "");
DB_STMT(statute_article_insert,
	"INSERT INTO statute_article (version_id, place, article, article_after, heading, "
	"doubtful, text) VALUES ($1, $2, $3, $4, $5, $6, $7)",
	"iiiitit", "");
DB_STMT(statute_versions,
	"SELECT v.id, s.title, v.part, v.kind, v.status, v.note, v.version_date, v.effective, "
	"v.source, v.articles FROM statute s JOIN statute_version v ON v.statute_id = s.id "
	"WHERE s.title = $1 ORDER BY v.version_date, v.part, v.revision",
	"t", "itttttiiti");
DB_STMT(statute_articles,
	"SELECT article, article_after, heading, doubtful, text FROM statute_article "
	"WHERE version_id = $1 ORDER BY place",
	"i", "iitit");
/* A reference table of some hundred rows, listed at the console. */
DB_STMT_FLAGS(statute_all,
	"SELECT v.id, s.title, v.part, v.kind, v.status, v.note, v.version_date, v.effective, "
	"v.source, v.articles FROM statute s JOIN statute_version v ON v.statute_id = s.id "
	"ORDER BY s.title, v.version_date, v.part, v.revision LIMIT 100000",
	"", "itttttiiti", DB_MAY_SCAN);

static const char *const sources[] = {
	[CORPUS_UNKNOWN] = "", [CORPUS_TEXT] = "text", [CORPUS_UNVERIFIED] = "unverified"};

static enum corpus_source source_of(struct str s)
{
	for (int i = CORPUS_TEXT; i <= CORPUS_UNVERIFIED; i++)
		if (str_is(s, sources[i]))
			return (enum corpus_source)i;
	return CORPUS_UNKNOWN;
}

/* A slice without a pointer would be no text but NULL. */
static struct db_val text(struct str s)
{
	return DB_T(s.n ? s : STR(""));
}

static struct date day_of(struct db_rows *r, int col)
{
	return db_is_null(r, col) ? DATE_NONE : (struct date){(int32_t)db_int(r, col)};
}

enum rc statute_store_last(
	struct cx *cx, struct db *db, const struct corpus_version *v, struct statute_last *out)
{
	struct db_rows *r;
	bool found;
	*out = (struct statute_last){.effective = DATE_NONE};
	if (db_one(cx, db, &statute_of_title, DB_ARGS(DB_T(v->text.title)), &r, &found) || !found)
		return cx->rc;
	out->statute = db_int(r, 0);
	if (db_one(cx, db, &statute_last_revision,
		    DB_ARGS(DB_I(out->statute), DB_I(v->version.days), text(v->text.part)), &r,
		    &found) ||
		!found)
		return cx->rc;
	out->revision = db_int(r, 0);
	out->digest = db_text(r, 1);
	out->kind = db_text(r, 2);
	out->status = db_text(r, 3);
	out->note = db_text(r, 4);
	out->effective = day_of(r, 5);
	out->source = source_of(db_text(r, 6));
	return RC_OK;
}

void statute_store_put(
	struct db_plan *plan, const struct statute_row *row, const struct corpus_version *v)
{
	if (row->is_new_title)
		db_plan_write(
			plan, &statute_insert, DB_ARGS(DB_I(row->statute), text(v->text.title)), 1);
	db_plan_write(plan, &statute_version_insert,
		DB_ARGS(DB_I(row->version), DB_I(row->statute), DB_I(v->version.days),
			text(v->text.part), DB_I(row->revision),
			date_is_none(v->effective) ? DB_N : DB_I(v->effective.days),
			DB_T(str_c(sources[v->source])), text(v->kind), text(v->status),
			text(v->note), DB_I((int64_t)v->text.articles.n), text(row->digest),
			DB_I(row->imported.ms)),
		1);
	for (size_t i = 0; i < v->text.articles.n; i++) {
		const struct lawtext_article *a = &v->text.articles.v[i];
		db_plan_write(plan, &statute_article_insert,
			DB_ARGS(DB_I(row->version), DB_I((int64_t)i), DB_I(a->no), DB_I(a->after),
				text(a->heading), DB_I(a->is_doubtful), text(a->text)),
			1);
	}
}

/* Revisions of one version follow each other: the last one takes the place of those before. */
static enum rc read_versions(struct cx *cx, struct db_rows *r, struct statute_list *out)
{
	while (db_next(cx, r)) {
		struct statute_version v = {.id = db_int(r, 0),
			.title = db_text(r, 1),
			.part = db_text(r, 2),
			.kind = db_text(r, 3),
			.status = db_text(r, 4),
			.note = db_text(r, 5),
			.version = {(int32_t)db_int(r, 6)},
			.effective =
				db_is_null(r, 7) ? DATE_NONE : (struct date){(int32_t)db_int(r, 7)},
			.source = source_of(db_text(r, 8)),
			.articles = db_int(r, 9)};
		struct statute_version *last = out->n ? &out->v[out->n - 1] : NULL;
		if (!last || !str_eq(last->title, v.title) || !str_eq(last->part, v.part) ||
			date_cmp(last->version, v.version) != 0)
			last = VEC_PUSH(cx->arena, out);
		*last = v;
	}
	return cx->rc;
}

enum rc statute_store_versions(
	struct cx *cx, struct db *db, struct str title, struct statute_list *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &statute_versions, DB_ARGS(DB_T(title)), &r))
		return cx->rc;
	return read_versions(cx, r, out);
}

enum rc statute_store_list(struct cx *cx, struct db *db, struct statute_list *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &statute_all, DB_NO_ARGS, &r))
		return cx->rc;
	return read_versions(cx, r, out);
}

enum rc statute_store_articles(
	struct cx *cx, struct db *db, int64_t version, struct statute_articles *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &statute_articles, DB_ARGS(DB_I(version)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = (struct lawtext_article){.no = (int)db_int(r, 0),
			.after = (int)db_int(r, 1),
			.heading = db_text(r, 2),
			.is_doubtful = db_int(r, 3) != 0,
			.text = db_text(r, 4)};
	return cx->rc;
}
