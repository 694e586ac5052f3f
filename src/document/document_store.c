#include "document/document_store.h"

#define COLUMNS                                                                                    \
	"organ_id, id, matter_id, form, title, number, code, state, signed, content_digest, pdf, " \
	"pages, scan"
#define TYPES "iiitttttibbib"

DB_STMT(document_find, "SELECT " COLUMNS ", content FROM document WHERE organ_id = $1 AND id = $2",
	"ii", TYPES "t");
DB_STMT(document_of_code,
	"SELECT " COLUMNS ", content FROM document WHERE code = $1 ORDER BY organ_id, id LIMIT 1",
	"t", TYPES "t");
DB_STMT(document_of_matter,
	"SELECT " COLUMNS " FROM document WHERE organ_id = $1 AND matter_id = $2 "
	"ORDER BY signed, id LIMIT 10000",
	"ii", TYPES);

static enum rc digest_to(struct cx *cx, struct str bytes, unsigned char *to, bool *has)
{
	*has = bytes.n == DIGEST_SIZE;
	if (bytes.n && !*has)
		return fail(cx, RC_CORRUPT, "文书登记的摘要有误");
	if (*has)
		memcpy(to, bytes.p, DIGEST_SIZE);
	return RC_OK;
}

static enum rc row_of(struct cx *cx, struct db_rows *r, struct document *out)
{
	bool has;
	*out = (struct document){.organ = db_int(r, 0),
		.id = db_int(r, 1),
		.matter = db_int(r, 2),
		.form = db_text(r, 3),
		.title = db_text(r, 4),
		.number = db_is_null(r, 5) ? STR("") : db_text(r, 5),
		.code = db_text(r, 6),
		.state = db_text(r, 7),
		.signed_at = {db_int(r, 8)},
		.content = STR(""),
		.pages = db_is_null(r, 11) ? 0 : db_int(r, 11)};
	if (digest_to(cx, db_bytes(r, 9), out->content_digest, &has) ||
		digest_to(cx, db_bytes(r, 10), out->pdf, &out->has_pdf) ||
		digest_to(cx, db_bytes(r, 12), out->scan, &out->has_scan))
		return cx->rc;
	return has ? RC_OK : fail(cx, RC_CORRUPT, "文书没有登记摘要");
}

static enum rc one_of(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	struct document *out)
{
	struct db_rows *r;
	bool found;
	if (db_one(cx, db, st, args, &r, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_NOT_FOUND, "没有这份文书");
	if (row_of(cx, r, out))
		return cx->rc;
	out->content = db_text(r, 13);
	return RC_OK;
}

enum rc store_document_load(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct document *out)
{
	return one_of(cx, db, &document_find, DB_ARGS(DB_I(organ), DB_I(id)), out);
}

enum rc store_document_by_code(struct cx *cx, struct db *db, struct str code, struct document *out)
{
	return one_of(cx, db, &document_of_code, DB_ARGS(DB_T(code)), out);
}

enum rc document_list(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct document **out, size_t *n)
{
	struct {
		struct document *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &document_of_matter, DB_ARGS(DB_I(organ), DB_I(matter)), &r))
		return cx->rc;
	while (db_next(cx, r))
		if (row_of(cx, r, VEC_PUSH(cx->arena, &all)))
			return cx->rc;
	*out = all.v;
	*n = all.n;
	return cx->rc;
}
