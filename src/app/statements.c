#include "app/statements.h"

DB_STMT(installation_find, "SELECT value FROM installation WHERE name = $1", "t", "t");
DB_STMT(installation_insert, "INSERT INTO installation (name, value) VALUES ($1, $2)", "tt", "");
DB_STMT(any_organ, "SELECT id FROM organ WHERE id > $1 ORDER BY id LIMIT 1", "i", "i");
DB_STMT(any_account, "SELECT id FROM account WHERE id > $1 ORDER BY id LIMIT 1", "i", "i");
DB_STMT(outbox_list,
	"SELECT organ_id, id, topic, matter_id, subject, tries, next_at FROM outbox "
	"WHERE next_at <= $1 ORDER BY next_at, id LIMIT 32",
	"i", "iitiiii");
DB_STMT(outbox_take,
	"UPDATE outbox SET tries = tries + 1, next_at = $4 "
	"WHERE organ_id = $1 AND id = $2 AND next_at = $3 RETURNING id",
	"iiii", "i");
DB_STMT(outbox_delete, "DELETE FROM outbox WHERE organ_id = $1 AND id = $2", "ii", "");
DB_STMT(outbox_put_off, "UPDATE outbox SET next_at = $3 WHERE organ_id = $1 AND id = $2", "iii",
	"");
DB_STMT_FLAGS(outbox_waiting, "SELECT COUNT(*), COUNT(*) FILTER (WHERE tries >= $1) FROM outbox",
	"i", "ii", DB_MAY_SCAN); /* what is not done yet: short, and all of it is counted */

enum rc installation_get(struct cx *cx, struct db *db, struct str name, struct str *value)
{
	struct db_rows *r;
	bool found;
	*value = STR_NONE;
	if (db_one(cx, db, &installation_find, DB_ARGS(DB_T(name)), &r, &found))
		return cx->rc;
	if (found)
		*value = db_text(r, 0);
	return RC_OK;
}

void installation_set(struct db_plan *plan, struct str name, struct str value)
{
	db_plan_write(plan, &installation_insert, DB_ARGS(DB_T(name), DB_T(value)), 1);
}

enum rc installation_is_empty(struct cx *cx, struct db *db, bool *empty)
{
	struct db_rows *r;
	bool organ, account;
	if (db_one(cx, db, &any_organ, DB_ARGS(DB_I(0)), &r, &organ) ||
		db_one(cx, db, &any_account, DB_ARGS(DB_I(0)), &r, &account))
		return cx->rc;
	*empty = !organ && !account;
	return RC_OK;
}

enum rc outbox_due(struct cx *cx, struct db *db, struct instant now, struct outbox_list *out)
{
	struct db_rows *r;
	*out = (struct outbox_list){0};
	if (db_query(cx, db, &outbox_list, DB_ARGS(DB_I(now.ms)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = (struct outbox_row){.organ = db_int(r, 0),
			.id = db_int(r, 1),
			.topic = db_text(r, 2),
			.matter = db_int(r, 3),
			.subject = db_int(r, 4),
			.tries = db_int(r, 5),
			.next_at = {db_int(r, 6)}};
	return cx->rc;
}

struct db_op *outbox_claim(struct db_plan *plan, const struct outbox_row *row, struct instant until)
{
	return db_plan_check(plan, &outbox_take,
		DB_ARGS(DB_I(row->organ), DB_I(row->id), DB_I(row->next_at.ms), DB_I(until.ms)), -1,
		RC_CONFLICT, "后台任务已被他处取走");
}

void outbox_done(struct db_plan *plan, const struct outbox_row *row)
{
	db_plan_write(plan, &outbox_delete, DB_ARGS(DB_I(row->organ), DB_I(row->id)), -1);
}

void outbox_later(struct db_plan *plan, const struct outbox_row *row, struct instant at)
{
	db_plan_write(
		plan, &outbox_put_off, DB_ARGS(DB_I(row->organ), DB_I(row->id), DB_I(at.ms)), -1);
}

enum rc outbox_count(struct cx *cx, struct db *db, int64_t tries, int64_t *waiting, int64_t *stuck)
{
	struct db_rows *r;
	bool found;
	if (db_one(cx, db, &outbox_waiting, DB_ARGS(DB_I(tries)), &r, &found))
		return cx->rc;
	*waiting = found ? db_int(r, 0) : 0;
	*stuck = found ? db_int(r, 1) : 0;
	return RC_OK;
}
