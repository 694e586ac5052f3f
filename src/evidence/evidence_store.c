#include "evidence/evidence_store.h"

DB_STMT(upload_count, "SELECT COUNT(*) FROM upload WHERE officer_id = $1", "i", "i");
DB_STMT(upload_insert,
	"INSERT INTO upload (id, officer_id, name, size, started) VALUES ($1, $2, $3, $4, $5)",
	"iitii", "");
DB_STMT(upload_one, "SELECT officer_id, name, size, started FROM upload WHERE id = $1", "i",
	"itii");
DB_STMT(upload_delete, "DELETE FROM upload WHERE id = $1", "i", "");
DB_STMT(upload_before, "SELECT id FROM upload WHERE started < $1 ORDER BY started LIMIT 100", "i",
	"i");
DB_STMT(readings_of_files,
	"SELECT r.reason, r.at, o.name FROM reading r LEFT JOIN officer o ON o.id = r.officer_id "
	"WHERE r.organ_id = $1 AND r.matter_id = $2 AND r.what = $3 ORDER BY r.at DESC LIMIT "
	"5000",
	"iit", "tit");
DB_STMT(thumbs_seen,
	"SELECT id FROM reading WHERE organ_id = $1 AND matter_id = $2 AND what = 'thumbs' AND at "
	">= $3 AND officer_id = $4 LIMIT 1",
	"iiii", "i");

enum rc store_upload_count(struct cx *cx, struct db *db, int64_t officer, int64_t *n)
{
	struct db_rows *r;
	bool found;
	*n = 0;
	if (!db_one(cx, db, &upload_count, DB_ARGS(DB_I(officer)), &r, &found) && found)
		*n = db_int(r, 0);
	return cx->rc;
}

void store_upload_add(struct db_plan *plan, const struct upload *u)
{
	db_plan_write(plan, &upload_insert,
		DB_ARGS(DB_I(u->id), DB_I(u->officer), DB_T(u->name.p ? u->name : STR("")),
			DB_I(u->size), DB_I(u->started.ms)),
		1);
}

enum rc store_upload(struct cx *cx, struct db *db, int64_t id, struct upload *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &upload_one, DB_ARGS(DB_I(id)), &r, found))
		return cx->rc;
	if (*found)
		*out = (struct upload){.id = id,
			.officer = db_int(r, 0),
			.name = db_text(r, 1),
			.size = db_int(r, 2),
			.started = {db_int(r, 3)}};
	return RC_OK;
}

void store_upload_delete(struct db_plan *plan, int64_t id)
{
	db_plan_write(plan, &upload_delete, DB_ARGS(DB_I(id)), -1);
}

enum rc store_upload_before(
	struct cx *cx, struct db *db, struct instant before, int64_t **ids, size_t *n)
{
	struct {
		int64_t *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &upload_before, DB_ARGS(DB_I(before.ms)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = db_int(r, 0);
	*ids = all.v;
	*n = all.n;
	return cx->rc;
}

enum rc evidence_thumbs_seen(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	int64_t officer, struct instant since, bool *seen)
{
	struct db_rows *r;
	return db_one(cx, db, &thumbs_seen,
		DB_ARGS(DB_I(organ), DB_I(matter), DB_I(since.ms), DB_I(officer)), &r, seen);
}

enum rc evidence_readings(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct str what, struct evidence_reading **out, size_t *n)
{
	struct {
		struct evidence_reading *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(
		    cx, db, &readings_of_files, DB_ARGS(DB_I(organ), DB_I(matter), DB_T(what)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct evidence_reading){
			.digest = db_text(r, 0), .at = {db_int(r, 1)}, .name = db_text(r, 2)};
	*out = all.v;
	*n = all.n;
	return cx->rc;
}
