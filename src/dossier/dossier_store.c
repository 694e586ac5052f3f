#include "dossier/dossier_store.h"

#include "dossier/contents.h"

DB_STMT(dossier_content, "SELECT content FROM document WHERE organ_id = $1 AND id = $2", "ii", "t");
/* a command asks this once: the organ is not known yet */
DB_STMT_FLAGS(dossier_number,
	"SELECT organ_id, id FROM matter WHERE number = $1 ORDER BY organ_id LIMIT 2", "t", "ii",
	DB_MAY_SCAN);

DB_STMT(dossier_ledger,
	"SELECT d.matter_id, d.closed, d.due, d.filed, d.archive_no, m.number, m.title, m.party, "
	"m.procedure, k.id FROM dossier d JOIN matter m ON m.organ_id = d.organ_id AND m.id = "
	"d.matter_id LEFT JOIN matter k ON k.organ_id = d.organ_id AND k.parent_id = d.matter_id "
	"AND k.parent_key = '" CONTENTS_KEEPING "' WHERE d.organ_id = $1 AND d.year = $2 AND "
	"(d.closed, d.matter_id) > ($3, $4) ORDER BY d.closed, d.matter_id LIMIT $5",
	"iiiii",
	"iiiitttt"
	"ti");
/* CROSS JOIN: the tables are taken in this order. What is scanned are the few matters of one
 * dossier. */
DB_STMT_FLAGS(dossier_pages,
	"WITH RECURSIVE below(id) AS (SELECT CAST($2 AS BIGINT) UNION ALL SELECT m.id FROM below b "
	"CROSS JOIN matter m WHERE m.organ_id = $1 AND m.parent_id = b.id) SELECT d.form, d.pages "
	"FROM below b CROSS JOIN document d WHERE d.organ_id = $1 AND d.matter_id = b.id AND "
	"d.state <> 'void'",
	"ii", "ti", DB_MAY_SCAN);

enum rc dossier_store_content(
	struct cx *cx, struct db *db, int64_t organ, int64_t document, struct str *out)
{
	struct db_rows *r;
	bool there;
	if (db_one(cx, db, &dossier_content, DB_ARGS(DB_I(organ), DB_I(document)), &r, &there))
		return cx->rc;
	if (!there)
		return fail(cx, RC_NOT_FOUND, "文书%lld不在，请用 zhifa verify 检查",
			(long long)document);
	*out = db_text(r, 0);
	return RC_OK;
}

enum rc dossier_store_number(
	struct cx *cx, struct db *db, struct str number, struct dossier_match out[2], size_t *n)
{
	struct db_rows *r;
	*n = 0;
	if (db_query(cx, db, &dossier_number, DB_ARGS(DB_T(number)), &r))
		return cx->rc;
	while (db_next(cx, r))
		if (*n < 2)
			out[(*n)++] = (struct dossier_match){db_int(r, 0), db_int(r, 1)};
	return cx->rc;
}

static struct date day_of(struct db_rows *r, int col)
{
	return db_is_null(r, col) ? DATE_NONE : (struct date){(int32_t)db_int(r, col)};
}

enum rc dossier_store_ledger(struct cx *cx, struct db *db, int64_t organ, int64_t year,
	struct ledger_place after, int limit, struct ledger *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &dossier_ledger,
		    DB_ARGS(DB_I(organ), DB_I(year), DB_I(after.closed.days), DB_I(after.matter),
			    DB_I(limit)),
		    &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = (struct ledger_line){.matter = db_int(r, 0),
			.closed = day_of(r, 1),
			.due = day_of(r, 2),
			.filed = day_of(r, 3),
			.archive_no = db_text(r, 4),
			.number = db_text(r, 5),
			.title = db_text(r, 6),
			.party = db_text(r, 7),
			.procedure = db_text(r, 8),
			.keeping = db_is_null(r, 9) ? 0 : db_int(r, 9),
			.lent_until = DATE_NONE};
	return cx->rc;
}

enum rc dossier_store_pages(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct dossier_pages **out, size_t *n)
{
	struct {
		struct dossier_pages *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &dossier_pages, DB_ARGS(DB_I(organ), DB_I(matter)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) =
			(struct dossier_pages){db_text(r, 0), db_is_null(r, 1) ? 0 : db_int(r, 1)};
	*out = all.v;
	*n = all.n;
	return cx->rc;
}
