/* Passwords and second factors: setting, changing, taking away. */
#include "account/account_priv.h"

#include "base/utf8.h"
#include "crypto/code.h"
#include "crypto/password.h"
#include "crypto/totp.h"

struct str account_totp_place(struct arena *a, int64_t account)
{
	return str_printf(a, "account.totp.%lld", (long long)account);
}

enum rc account_totp_open(struct cx *cx, struct account_service *s, int64_t account,
	struct str sealed, struct str *secret)
{
	return seal_open(
		cx, s->config.keys, account_totp_place(cx->arena, account), sealed, secret);
}

static enum rc load(struct cx *cx, struct db *db, int64_t id, struct account_row *row)
{
	bool found;
	if (account_store_by_id(cx, db, id, row, &found))
		return cx->rc;
	return found ? RC_OK : fail(cx, RC_NOT_FOUND, "没有这个账号。");
}

/* Proves the password of a logged-in account once more, and forgives the attempt. */
static enum rc prove_again(struct cx *cx, struct account_service *s, struct db *db,
	struct account_row *row, struct str password)
{
	struct cx own = cx_make(cx->arena, cx->env);
	if (!password.n)
		return fail_field(cx, STR("password"), "请输入现在的密码。");
	enum rc rc = account_prove(&own, s, db, row, row->account.name, password);
	if (rc == RC_LOGIN)
		return fail_field(cx, STR("password"), "密码不正确。");
	if (rc)
		return fail(cx, rc, STR_FMT, STR_ARG(own.msg));
	struct db_plan plan = account_plan(cx, row->account.id);
	account_store_forgive(&plan, row->account.id);
	return account_run(s, &plan);
}

/* second factor */

enum rc account_totp_begin(struct cx *cx, struct account_service *s, struct db *db,
	const struct session *se, struct str password, struct str *uri, struct str *secret)
{
	struct account_row row;
	int64_t id = se->account.id;
	if (load(cx, db, id, &row) || prove_again(cx, s, db, &row, password))
		return cx->rc;
	unsigned char fresh[TOTP_SECRET];
	totp_secret_new(cx, fresh);
	struct str text = {(const char *)fresh, sizeof fresh};
	struct str sealed = seal_field(cx, s->config.keys, account_totp_place(cx->arena, id), text);
	struct db_plan plan = account_plan(cx, id);
	account_store_offer_totp(&plan, id, sealed);
	if (account_run(s, &plan))
		return cx->rc;
	*uri = totp_uri(cx->arena, s->config.issuer, row.account.name, fresh, sizeof fresh);
	*secret = code_base32(cx->arena, fresh, sizeof fresh);
	return RC_OK;
}

enum rc account_totp_confirm(struct cx *cx, struct account_service *s, struct db *db,
	const struct session *se, struct str code)
{
	struct account_row row;
	struct str secret;
	int64_t step, id = se->account.id;
	if (load(cx, db, id, &row))
		return cx->rc;
	if (!row.totp_new.p)
		return fail(cx, RC_INPUT, "请先生成动态验证码的二维码，再输入验证码。");
	if (account_totp_open(cx, s, id, row.totp_new, &secret))
		return cx->rc;
	/* a code of the factor before does not fit this secret, so its last step does not matter */
	if (!totp_check(secret.p, secret.n, cx_now(cx), str_trim(code), 0, &step))
		return fail_field(cx, STR("code"),
			"动态验证码不正确。请核对手机的时间，再输入身份验证器上的六位数字。");
	struct db_plan plan = account_plan(cx, id);
	account_store_take_totp(&plan, id, row.totp_new, step);
	session_store_delete_all(&plan, id, se);
	if (account_run(s, &plan))
		return cx->rc;
	log_event(cx, LOG_INFO, "totp_set", LOG_I("account", id));
	return RC_OK;
}

enum rc account_totp_remove(struct cx *cx, struct account_service *s, int64_t account)
{
	struct db_plan plan = account_plan(cx, account);
	account_store_drop_totp(&plan, account);
	session_store_delete_all(&plan, account, NULL);
	if (account_run(s, &plan))
		return cx->rc;
	log_event(cx, LOG_UNUSUAL, "totp_removed", LOG_I("account", account));
	return RC_OK;
}

/* passwords */

static enum rc check_rules(struct cx *cx, struct str name, struct str password)
{
	if (!utf8_check(password) || utf8_count(password) < ACCOUNT_PASSWORD_MIN)
		return fail_field(cx, STR("new"), "新密码至少要有%d个字符。", ACCOUNT_PASSWORD_MIN);
	if (password.n > PASSWORD_MAX)
		return fail_field(cx, STR("new"), "新密码过长。");
	if (str_eq(name, password))
		return fail_field(cx, STR("new"), "新密码不能与用户名相同。");
	bool varied = false;
	for (size_t i = 1; i < password.n; i++)
		varied |= password.p[i] != password.p[0];
	return varied ? RC_OK : fail_field(cx, STR("new"), "新密码不能只是同一个字符。");
}

enum rc account_password_hash(struct cx *cx, struct account_service *s, struct str name,
	struct str password, struct str *out)
{
	return check_rules(cx, name, password) ? cx->rc : account_hash(cx, s, password, out);
}

static enum rc set_password(struct cx *cx, struct account_service *s, const struct account_row *row,
	struct str password, const struct session *keep)
{
	struct str kept;
	int64_t id = row->account.id;
	if (account_password_hash(cx, s, row->account.name, password, &kept))
		return cx->rc;
	struct db_plan plan = account_plan(cx, id);
	account_store_set_password(&plan, id, kept, cx_now(cx));
	session_store_delete_all(&plan, id, keep);
	if (account_run(s, &plan))
		return cx->rc;
	log_event(cx, LOG_INFO, "password_set", LOG_I("account", id));
	return RC_OK;
}

enum rc account_password_change(struct cx *cx, struct account_service *s, struct db *db,
	const struct session *se, struct str password, struct str new_password)
{
	struct account_row row;
	if (load(cx, db, se->account.id, &row) || check_rules(cx, row.account.name, new_password) ||
		prove_again(cx, s, db, &row, password))
		return cx->rc;
	if (str_eq(password, new_password))
		return fail_field(cx, STR("new"), "新密码不能与现在的密码相同。");
	return set_password(cx, s, &row, new_password, se);
}

enum rc account_password_reset(struct cx *cx, struct account_service *s, struct db *db,
	int64_t account, struct str new_password)
{
	struct account_row row;
	if (load(cx, db, account, &row))
		return cx->rc;
	return set_password(cx, s, &row, new_password, NULL);
}

/* accounts */

enum rc account_disable(struct cx *cx, struct account_service *s, int64_t account, bool disabled)
{
	struct db_plan plan = account_plan(cx, account);
	account_store_set_disabled(&plan, account, disabled);
	if (disabled)
		session_store_delete_all(&plan, account, NULL);
	if (account_run(s, &plan))
		return cx->rc;
	log_event(cx, LOG_UNUSUAL, "account_disabled", LOG_I("account", account),
		LOG_I("disabled", disabled));
	return RC_OK;
}

void account_add(struct db_plan *plan, const struct account *a, struct str password)
{
	account_store_add(plan, a, password, cx_now(plan->cx));
}

enum rc account_load(struct cx *cx, struct db *db, int64_t id, struct account *out)
{
	struct account_row row;
	if (load(cx, db, id, &row))
		return cx->rc;
	*out = row.account;
	return RC_OK;
}

enum rc account_find(
	struct cx *cx, struct db *db, struct str name, struct account *out, bool *found)
{
	struct account_row row;
	if (account_store_by_name(cx, db, name, &row, found) || !*found)
		return cx->rc;
	*out = row.account;
	return RC_OK;
}

enum rc account_list(struct cx *cx, struct db *db, int64_t organ, struct account **out, size_t *n)
{
	return account_store_of_organ(cx, db, organ, out, n);
}
