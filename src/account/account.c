/* The service and the proof of a password; logging in. */
#include "account/account_priv.h"

#include "crypto/code.h"
#include "crypto/password.h"
#include "crypto/totp.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#define PLACES 2      /* for hashing at the same time, 32 MiB each */
#define PLACE_WAIT 10 /* seconds until the answer is that the system is busy */
#define ATTEMPTS 8    /* times a count is tried again when others log in to the same account */
#define COOKIE_BYTES 32
#define TOKEN_BYTES 24
#define IDLE_MS (2 * 3600000)
#define ABSOLUTE_MS (12 * 3600000)

enum rc account_service_new(
	struct cx *cx, const struct account_config *config, struct account_service **out)
{
	struct account_service *s = calloc(1, sizeof *s);
	INVARIANT(s != NULL);
	s->arena = arena_new();
	s->config = *config;
	if (!s->config.idle_ms)
		s->config.idle_ms = IDLE_MS;
	if (!s->config.absolute_ms)
		s->config.absolute_ms = ABSOLUTE_MS;
	guess_init(cx, &s->guesses);
	s->places = PLACES;
	pthread_mutex_init(&s->lock, NULL);
	pthread_condattr_t attr;
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&s->freed, &attr);
	pthread_condattr_destroy(&attr);
	s->dummy = str_dup(s->arena, password_none(cx));
	*out = s;
	return RC_OK;
}

void account_service_free(struct account_service *s)
{
	if (!s)
		return;
	guess_finish(&s->guesses);
	pthread_cond_destroy(&s->freed);
	pthread_mutex_destroy(&s->lock);
	arena_free(s->arena);
	free(s);
}

struct db_plan account_plan(struct cx *cx, int64_t account)
{
	return (struct db_plan){.cx = cx, .key = account};
}

enum rc account_run(struct account_service *s, struct db_plan *plan)
{
	return db_writer_run(s->config.writer, plan);
}

/* hashing */

static enum rc place_take(struct cx *cx, struct account_service *s)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += PLACE_WAIT;
	pthread_mutex_lock(&s->lock);
	int err = 0;
	while (!s->places && err != ETIMEDOUT)
		err = pthread_cond_timedwait(&s->freed, &s->lock, &until);
	bool got = s->places > 0;
	if (got)
		s->places--;
	pthread_mutex_unlock(&s->lock);
	return got ? RC_OK : fail(cx, RC_BUSY, "同时登录的人太多，请过一会儿再试。");
}

static void place_give(struct account_service *s)
{
	pthread_mutex_lock(&s->lock);
	s->places++;
	pthread_cond_signal(&s->freed);
	pthread_mutex_unlock(&s->lock);
}

enum rc account_hash(struct cx *cx, struct account_service *s, struct str password, struct str *out)
{
	if (place_take(cx, s))
		return cx->rc;
	enum rc rc = password_hash(cx, password, out);
	place_give(s);
	return rc;
}

/* attempts */

static enum rc locked(struct cx *cx, int64_t until)
{
	int64_t s = (until - cx_now(cx).ms + 999) / 1000;
	s = s < 1 ? 1 : s;
	if (s < 120)
		return fail(cx, RC_THROTTLED, "连续多次输入错误，请在%lld秒后再试。", (long long)s);
	return fail(cx, RC_THROTTLED, "连续多次输入错误，请在%lld分钟后再试。",
		(long long)((s + 59) / 60));
}

/* Counts a failure in the store before anything is known; the row is then as the store has it. */
static enum rc count_attempt(
	struct cx *cx, struct account_service *s, struct db *db, struct account_row *row)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		struct instant now = cx_now(cx);
		bool found = true;
		if (i > 0 && account_store_by_id(cx, db, row->account.id, row, &found))
			return cx->rc;
		if (!found)
			break;
		if (row->locked_until > now.ms)
			return locked(cx, row->locked_until);
		int64_t lock = guess_lock_ms(row->failed + 1);
		struct cx own = cx_make(cx->arena, cx->env);
		struct db_plan plan = account_plan(&own, row->account.id);
		account_store_attempt(&plan, row, lock ? now.ms + lock : 0, now);
		if (account_run(s, &plan) == RC_OK) {
			row->failed++;
			row->locked_until = lock ? now.ms + lock : 0;
			return RC_OK;
		}
		if (own.rc != RC_CONFLICT)
			return fail(cx, own.rc, STR_FMT, STR_ARG(own.msg));
	}
	return fail(cx, RC_THROTTLED, "同一账号正在多处登录，请稍后再试。");
}

static enum rc refuse(struct cx *cx, int64_t failed)
{
	int64_t left = GUESS_FREE + 1 - failed;
	if (left > 0 && left < 3)
		return fail(cx, RC_LOGIN, "用户名或密码不正确。再错%lld次，将暂时不能登录。",
			(long long)left);
	return fail(cx, RC_LOGIN, "用户名或密码不正确。");
}

enum rc account_prove(struct cx *cx, struct account_service *s, struct db *db,
	struct account_row *row, struct str name, struct str password)
{
	int64_t failed, until;
	if (row) {
		if (count_attempt(cx, s, db, row))
			return cx->rc;
		failed = row->failed;
	} else {
		if (!guess_count(&s->guesses, name, cx_now(cx), &failed, &until))
			return locked(cx, until);
		/* the write that a name in the store costs */
		struct db_plan plan = account_plan(cx, 0);
		account_store_forgive(&plan, 0);
		if (account_run(s, &plan))
			return cx->rc;
	}
	if (place_take(cx, s))
		return cx->rc;
	bool is_right = password_check(cx, password, row ? row->password : s->dummy);
	place_give(s);
	return is_right && row ? RC_OK : refuse(cx, failed);
}

/* logging in */

static enum rc check_input(struct cx *cx, const struct account_login *in)
{
	if (!in->name.n)
		fail_field(cx, STR("name"), "请输入用户名。");
	else if (in->name.n > ACCOUNT_NAME_MAX)
		fail_field(cx, STR("name"), "用户名过长。");
	if (!in->password.n)
		fail_field(cx, STR("password"), "请输入密码。");
	else if (in->password.n > PASSWORD_MAX)
		fail_field(cx, STR("password"), "密码过长。");
	return cx->rc;
}

/* The second factor; *step is what is to be kept. */
static enum rc check_code(struct cx *cx, struct account_service *s, const struct account_row *row,
	struct str code, int64_t *step)
{
	*step = row->totp_step;
	if (!row->account.has_totp)
		return RC_OK;
	struct str secret;
	code = str_trim(code);
	if (!code.n)
		return fail_field(cx, STR("code"), "请输入身份验证器上的六位动态验证码。");
	if (account_totp_open(cx, s, row->account.id, row->totp, &secret))
		return cx->rc;
	if (!totp_check(secret.p, secret.n, cx_now(cx), code, row->totp_step, step))
		return fail_field(
			cx, STR("code"), "动态验证码不正确、已过期或已用过，请等待下一个验证码。");
	return RC_OK;
}

static void session_make(struct cx *cx, const struct account_service *s,
	const struct account_row *row, struct str address, struct str *cookie, struct session *out)
{
	struct instant now = cx_now(cx);
	*cookie = code_token(cx, COOKIE_BYTES);
	*out = (struct session){.account = row->account,
		.token = code_token(cx, TOKEN_BYTES),
		.address = address,
		.created = now,
		.seen = now,
		.expires = {now.ms + s->config.absolute_ms},
		.must_enrol = s->config.require_totp && !row->account.has_totp};
	digest_sha256(cookie->p, cookie->n, out->id);
}

/* The plan that makes the log-in true: the account is as it was proved, and the session is there.
 */
static enum rc begin_session(struct cx *cx, struct account_service *s,
	const struct account_login *in, const struct account_row *row, int64_t step,
	struct str *cookie, struct session *out)
{
	struct str kept = row->password;
	if (password_is_stale(kept) && account_hash(cx, s, in->password, &kept))
		return cx->rc;
	struct db_plan plan = account_plan(cx, row->account.id);
	account_store_welcome(&plan, row, step, kept);
	unsigned char old[SESSION_ID];
	if (in->cookie.n) {
		digest_sha256(in->cookie.p, in->cookie.n, old);
		session_store_delete(&plan, row->account.id, old, -1);
	}
	session_make(cx, s, row, in->address, cookie, out);
	session_store_add(&plan, out);
	return account_run(s, &plan);
}

enum rc account_login(struct cx *cx, struct account_service *s, struct db *db,
	const struct account_login *in, struct str *cookie, struct session *out)
{
	struct account_row row;
	bool found;
	int64_t step;
	if (check_input(cx, in) || account_store_by_name(cx, db, in->name, &row, &found))
		return cx->rc;
	if (account_prove(cx, s, db, found ? &row : NULL, in->name, in->password) ||
		(row.account.disabled &&
			fail(cx, RC_FORBIDDEN, "账号已停用，请联系本机关的系统管理员。")) ||
		check_code(cx, s, &row, in->code, &step) ||
		begin_session(cx, s, in, &row, step, cookie, out)) {
		log_event(cx, LOG_UNUSUAL, "login_failed", LOG_S("why", str_c(rc_name(cx->rc))),
			LOG_P("name", in->name), LOG_S("address", in->address));
		return cx->rc;
	}
	log_event(cx, LOG_INFO, "login", LOG_I("account", row.account.id),
		LOG_S("address", in->address));
	return RC_OK;
}
