/* Sessions after log-in. */
#include "account/account_priv.h"

#define SEEN_STEP_MS 60000 /* how exactly the last use is known */
#define COOKIE_MAX 128

static bool is_over(const struct account_service *s, const struct session *se, struct instant now)
{
	return now.ms >= se->expires.ms || now.ms >= se->seen.ms + s->config.idle_ms;
}

/* A plan nobody waits for, with its own memory. */
struct touch {
	struct arena *arena;
	struct cx cx;
	struct db_plan plan;
	unsigned char id[SESSION_ID];
};

static void touch_done(struct db_plan *plan)
{
	struct touch *t = plan->arg;
	if (t->cx.rc)
		log_event(&t->cx, LOG_UNUSUAL, "session_touch", LOG_S("why", t->cx.msg));
	arena_free(t->arena);
}

static void touch(struct cx *cx, struct account_service *s, const struct session *se)
{
	struct arena *a = arena_new();
	struct touch *t = ARENA_NEW(a, struct touch);
	t->arena = a;
	t->cx = cx_make(a, cx->env);
	memcpy(t->id, se->id, SESSION_ID);
	t->plan = account_plan(&t->cx, se->account.id);
	t->plan.arg = t;
	t->plan.done = touch_done;
	session_store_touch(&t->plan, t->id, cx_now(cx));
	if (db_writer_submit(s->config.writer, &t->plan) != RC_OK)
		arena_free(a); /* a later request will do it */
}

enum rc account_session_find(struct cx *cx, struct account_service *s, struct db *db,
	struct str cookie, struct session *out, bool *found)
{
	unsigned char id[SESSION_ID];
	*found = false;
	if (!cookie.n || cookie.n > COOKIE_MAX)
		return RC_OK;
	digest_sha256(cookie.p, cookie.n, id);
	if (session_store_find(cx, db, id, out, found) || !*found)
		return cx->rc;
	struct instant now = cx_now(cx);
	if (is_over(s, out, now) || out->account.disabled) {
		*found = false;
		return RC_OK;
	}
	out->must_enrol = s->config.require_totp && !out->account.has_totp;
	if (now.ms >= out->seen.ms + SEEN_STEP_MS)
		touch(cx, s, out);
	return RC_OK;
}

bool account_token_check(const struct session *se, struct str token)
{
	return token.n == se->token.n && digest_equal(token.p, se->token.p, token.n);
}

enum rc account_logout(struct cx *cx, struct account_service *s, const struct session *se)
{
	struct db_plan plan = account_plan(cx, se->account.id);
	session_store_delete(&plan, se->account.id, se->id, -1);
	return account_run(s, &plan);
}

enum rc account_sessions(struct cx *cx, struct account_service *s, struct db *db, int64_t account,
	struct session_list *out)
{
	struct instant now = cx_now(cx), seen_after = {now.ms - s->config.idle_ms};
	*out = (struct session_list){NULL, 0, 0};
	return session_store_list(cx, db, account, now, seen_after, out);
}

enum rc account_session_revoke(struct cx *cx, struct account_service *s, int64_t account,
	const unsigned char id[SESSION_ID])
{
	struct db_plan plan = account_plan(cx, account);
	session_store_delete(&plan, account, id, 1);
	return account_run(s, &plan);
}

enum rc account_sessions_revoke(
	struct cx *cx, struct account_service *s, int64_t account, const struct session *keep)
{
	struct db_plan plan = account_plan(cx, account);
	session_store_delete_all(&plan, account, keep);
	return account_run(s, &plan);
}

enum rc account_sessions_clean(struct cx *cx, struct account_service *s)
{
	struct db_plan plan = account_plan(cx, 0);
	session_store_delete_over(&plan, cx_now(cx));
	return account_run(s, &plan);
}
