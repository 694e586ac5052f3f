#include "dossier/dossier_store.h"

DB_STMT(dossier_content, "SELECT content FROM document WHERE organ_id = $1 AND id = $2", "ii", "t");
/* a command asks this once: the organ is not known yet */
DB_STMT_FLAGS(dossier_number,
	"SELECT organ_id, id FROM matter WHERE number = $1 ORDER BY organ_id LIMIT 2", "t", "ii",
	DB_MAY_SCAN);

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
