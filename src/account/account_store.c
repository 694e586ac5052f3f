#include "account/account_store.h"

#define ACCOUNT_COLUMNS                                                                            \
	"id, organ_id, officer_id, name, disabled, password, totp, totp_new, totp_step, failed, "  \
	"locked_until"

DB_STMT(account_by_name, "SELECT " ACCOUNT_COLUMNS " FROM account WHERE name = $1", "t",
	"iiititbbiii");
DB_STMT(account_by_id, "SELECT " ACCOUNT_COLUMNS " FROM account WHERE id = $1", "i", "iiititbbiii");
DB_STMT(account_of_organ,
	"SELECT id, officer_id, name, disabled, CASE WHEN totp IS NULL THEN 0 ELSE 1 END FROM "
	"account WHERE organ_id = $1 ORDER BY name LIMIT 500",
	"i", "iitii");
DB_STMT(account_insert,
	"INSERT INTO account (id, name, organ_id, officer_id, password, totp_step, disabled, "
	"failed, locked_until, password_set) VALUES ($1, $2, $3, $4, $5, 0, $6, 0, 0, $7)",
	"itiitii", "");
DB_STMT(account_attempt,
	"UPDATE account SET failed = $3, locked_until = $4 WHERE id = $1 AND failed = $2 AND "
	"locked_until <= $5",
	"iiiii", "");
DB_STMT(account_forgive, "UPDATE account SET failed = 0, locked_until = 0 WHERE id = $1", "i", "");
DB_STMT(account_welcome,
	"UPDATE account SET failed = 0, locked_until = 0, totp_step = $4, password = $5 WHERE id = "
	"$1 AND disabled = 0 AND password = $2 AND totp_step = $3",
	"itiit", "");
DB_STMT(account_set_password,
	"UPDATE account SET password = $2, password_set = $3, failed = 0, locked_until = 0 WHERE "
	"id = $1",
	"iti", "");
DB_STMT(account_set_disabled, "UPDATE account SET disabled = $2 WHERE id = $1", "ii", "");
DB_STMT(account_drop_totp, "UPDATE account SET totp = NULL, totp_new = NULL WHERE id = $1", "i",
	"");
DB_STMT(account_offer_totp, "UPDATE account SET totp_new = $2 WHERE id = $1", "ib", "");
DB_STMT(account_take_totp,
	"UPDATE account SET totp = totp_new, totp_new = NULL, totp_step = $3 WHERE id = $1 AND "
	"totp_new = $2",
	"ibi", "");

DB_STMT(session_find,
	"SELECT s.id, s.token, s.address, s.created, s.expires, s.seen, a.id, a.organ_id, "
	"a.officer_id, a.name, a.disabled, CASE WHEN a.totp IS NULL THEN 0 ELSE 1 END FROM session "
	"s JOIN account a ON a.id = s.account_id WHERE s.id = $1",
	"b", "bttiiiiiitii");
DB_STMT(session_of_account,
	"SELECT s.id, s.token, s.address, s.created, s.expires, s.seen, a.id, a.organ_id, "
	"a.officer_id, a.name, a.disabled, CASE WHEN a.totp IS NULL THEN 0 ELSE 1 END FROM session "
	"s JOIN account a ON a.id = s.account_id WHERE s.account_id = $1 AND s.expires > $2 AND "
	"s.seen > $3 ORDER BY s.created DESC, s.id LIMIT 100",
	"iii", "bttiiiiiitii");
DB_STMT(session_insert,
	"INSERT INTO session (id, account_id, token, created, expires, address, seen) VALUES ($1, "
	"$2, $3, $4, $5, $6, $4)",
	"bitiit", "");
DB_STMT(session_touch, "UPDATE session SET seen = $2 WHERE id = $1 AND seen < $2", "bi", "");
DB_STMT(session_delete, "DELETE FROM session WHERE id = $1 AND account_id = $2", "bi", "");
DB_STMT(session_delete_all, "DELETE FROM session WHERE account_id = $1 AND id <> $2", "ib", "");
DB_STMT(session_delete_over, "DELETE FROM session WHERE expires <= $1", "i", "");

static struct db_val bytes_of(const unsigned char id[SESSION_ID])
{
	return DB_B(((struct str){(const char *)id, SESSION_ID}));
}

static void read_account(struct db_rows *r, struct account_row *out)
{
	out->account = (struct account){.id = db_int(r, 0),
		.organ = db_int(r, 1),
		.officer = db_int(r, 2),
		.name = db_text(r, 3),
		.disabled = db_int(r, 4) != 0,
		.has_totp = !db_is_null(r, 6)};
	out->password = db_text(r, 5);
	out->totp = db_bytes(r, 6);
	out->totp_new = db_bytes(r, 7);
	out->totp_step = db_int(r, 8);
	out->failed = db_int(r, 9);
	out->locked_until = db_int(r, 10);
}

enum rc account_store_by_name(
	struct cx *cx, struct db *db, struct str name, struct account_row *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &account_by_name, DB_ARGS(DB_T(name)), &r, found) == RC_OK && *found)
		read_account(r, out);
	return cx->rc;
}

enum rc account_store_by_id(
	struct cx *cx, struct db *db, int64_t id, struct account_row *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &account_by_id, DB_ARGS(DB_I(id)), &r, found) == RC_OK && *found)
		read_account(r, out);
	return cx->rc;
}

enum rc account_store_of_organ(
	struct cx *cx, struct db *db, int64_t organ, struct account **out, size_t *n)
{
	struct db_rows *r;
	struct {
		struct account *v;
		size_t n, cap;
	} list = {NULL, 0, 0};
	if (db_query(cx, db, &account_of_organ, DB_ARGS(DB_I(organ)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &list) = (struct account){.id = db_int(r, 0),
			.organ = organ,
			.officer = db_int(r, 1),
			.name = db_text(r, 2),
			.disabled = db_int(r, 3) != 0,
			.has_totp = db_int(r, 4) != 0};
	*out = list.v;
	*n = list.n;
	return cx->rc;
}

void account_store_add(
	struct db_plan *plan, const struct account *a, struct str password, struct instant now)
{
	db_plan_write(plan, &account_insert,
		DB_ARGS(DB_I(a->id), DB_T(a->name), DB_I(a->organ), DB_I(a->officer),
			DB_T(password), DB_I(a->disabled), DB_I(now.ms)),
		1);
}

void account_store_attempt(struct db_plan *plan, const struct account_row *row,
	int64_t locked_until, struct instant now)
{
	db_plan_check(plan, &account_attempt,
		DB_ARGS(DB_I(row->account.id), DB_I(row->failed), DB_I(row->failed + 1),
			DB_I(locked_until), DB_I(now.ms)),
		1, RC_CONFLICT, "同一账号正在别处登录，请稍后再试。");
}

void account_store_forgive(struct db_plan *plan, int64_t id)
{
	db_plan_write(plan, &account_forgive, DB_ARGS(DB_I(id)), -1);
}

void account_store_welcome(
	struct db_plan *plan, const struct account_row *row, int64_t step, struct str password)
{
	db_plan_check(plan, &account_welcome,
		DB_ARGS(DB_I(row->account.id), DB_T(row->password), DB_I(row->totp_step),
			DB_I(step), DB_T(password)),
		1, RC_LOGIN, "账号刚刚被更改，或者动态验证码已经用过，请重新登录。");
}

#define NO_ACCOUNT RC_NOT_FOUND, "没有这个账号。"

void account_store_set_password(
	struct db_plan *plan, int64_t id, struct str password, struct instant now)
{
	db_plan_check(plan, &account_set_password, DB_ARGS(DB_I(id), DB_T(password), DB_I(now.ms)),
		1, NO_ACCOUNT);
}

void account_store_set_disabled(struct db_plan *plan, int64_t id, bool disabled)
{
	db_plan_check(
		plan, &account_set_disabled, DB_ARGS(DB_I(id), DB_I(disabled)), 1, NO_ACCOUNT);
}

void account_store_drop_totp(struct db_plan *plan, int64_t id)
{
	db_plan_check(plan, &account_drop_totp, DB_ARGS(DB_I(id)), 1, NO_ACCOUNT);
}

void account_store_offer_totp(struct db_plan *plan, int64_t id, struct str sealed)
{
	db_plan_check(plan, &account_offer_totp, DB_ARGS(DB_I(id), DB_B(sealed)), 1, NO_ACCOUNT);
}

void account_store_take_totp(struct db_plan *plan, int64_t id, struct str sealed, int64_t step)
{
	db_plan_check(plan, &account_take_totp, DB_ARGS(DB_I(id), DB_B(sealed), DB_I(step)), 1,
		RC_CONFLICT, "动态验证码的密钥刚刚重新生成过，请扫描最新的二维码。");
}

static void read_session(struct db_rows *r, struct session *out)
{
	struct str id = db_bytes(r, 0);
	*out = (struct session){.token = db_text(r, 1),
		.address = db_text(r, 2),
		.created = {db_int(r, 3)},
		.expires = {db_int(r, 4)},
		.seen = {db_int(r, 5)},
		.account = {.id = db_int(r, 6),
			.organ = db_int(r, 7),
			.officer = db_int(r, 8),
			.name = db_text(r, 9),
			.disabled = db_int(r, 10) != 0,
			.has_totp = db_int(r, 11) != 0}};
	INVARIANT(id.n == SESSION_ID);
	memcpy(out->id, id.p, SESSION_ID);
}

enum rc session_store_find(struct cx *cx, struct db *db, const unsigned char id[SESSION_ID],
	struct session *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &session_find, DB_ARGS(bytes_of(id)), &r, found) == RC_OK && *found)
		read_session(r, out);
	return cx->rc;
}

enum rc session_store_list(struct cx *cx, struct db *db, int64_t account, struct instant now,
	struct instant seen_after, struct session_list *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &session_of_account,
		    DB_ARGS(DB_I(account), DB_I(now.ms), DB_I(seen_after.ms)), &r))
		return cx->rc;
	while (db_next(cx, r))
		read_session(r, VEC_PUSH(cx->arena, out));
	return cx->rc;
}

void session_store_add(struct db_plan *plan, const struct session *se)
{
	db_plan_write(plan, &session_insert,
		DB_ARGS(bytes_of(se->id), DB_I(se->account.id), DB_T(se->token),
			DB_I(se->created.ms), DB_I(se->expires.ms), DB_T(se->address)),
		1);
}

void session_store_touch(
	struct db_plan *plan, const unsigned char id[SESSION_ID], struct instant now)
{
	db_plan_write(plan, &session_touch, DB_ARGS(bytes_of(id), DB_I(now.ms)), -1);
}

void session_store_delete(
	struct db_plan *plan, int64_t account, const unsigned char id[SESSION_ID], int expect)
{
	struct db_args args = DB_ARGS(bytes_of(id), DB_I(account));
	db_plan_check(plan, &session_delete, args, expect, RC_NOT_FOUND,
		"这次登录已经结束，不必再退出。");
}

void session_store_delete_all(struct db_plan *plan, int64_t account, const struct session *keep)
{
	static const unsigned char none[SESSION_ID];
	db_plan_write(plan, &session_delete_all,
		DB_ARGS(DB_I(account), bytes_of(keep ? keep->id : none)), -1);
}

void session_store_delete_over(struct db_plan *plan, struct instant now)
{
	db_plan_write(plan, &session_delete_over, DB_ARGS(DB_I(now.ms)), -1);
}
