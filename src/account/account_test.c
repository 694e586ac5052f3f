#include "account/account.h"

#include "account/guess.h"
#include "crypto/code.h"
#include "crypto/totp.h"
#include "db/test_db.h"

#include <pthread.h>
#include <stdlib.h>

#define NAME "yanlian.jia"
#define PASSWORD "zhifa-lianxi-2026"
#define BEGIN INT64_C(1789520400000) /* 2026-09-16 09:00 in Beijing */
#define MINUTE INT64_C(60000)
#define HOUR (60 * MINUTE)

/* A clock that the test moves. */
static _Atomic int64_t now_ms;

static struct instant test_now(void *arg)
{
	(void)arg;
	return (struct instant){now_ms};
}

static void real_random(void *arg, void *out, size_t n)
{
	env_real.random(arg, out, n);
}

static const struct env env_test = {.now = test_now, .random = real_random};

/* A service with one account. */
struct bench {
	struct test_db *t;
	struct cx *cx;
	struct db_writer *writer;
	struct account_service *s;
	struct account account;
};

static struct bench bench_make(struct test_db *t, bool require_totp)
{
	static const unsigned char master[32] = {7};
	struct bench b = {.t = t, .cx = &t->cx};
	struct str kept;
	now_ms = BEGIN;
	t->cx.env = &env_test;
	assert_int_equal(db_writer_start(b.cx, t->url, &b.writer), RC_OK);
	struct seal_keys *keys = ARENA_NEW(t->arena, struct seal_keys);
	*keys = seal_keys_make(master);
	struct account_config c = {.writer = b.writer,
		.keys = keys,
		.issuer = STR("执法"),
		.require_totp = require_totp};
	assert_int_equal(account_service_new(b.cx, &c, &b.s), RC_OK);
	b.account =
		(struct account){.id = cx_id(b.cx), .organ = 11, .officer = 22, .name = STR(NAME)};
	assert_int_equal(
		account_password_hash(b.cx, b.s, b.account.name, STR(PASSWORD), &kept), RC_OK);
	struct db_plan plan = {.cx = b.cx, .key = b.account.id};
	account_add(&plan, &b.account, kept);
	assert_int_equal(db_writer_run(b.writer, &plan), RC_OK);
	return b;
}

static void bench_free(struct bench *b)
{
	db_writer_stop(b->writer);
	account_service_free(b->s);
}

static enum rc login(struct bench *b, const char *name, const char *password, const char *code,
	struct str *cookie, struct session *out)
{
	struct account_login in = {.name = str_c(name),
		.password = str_c(password),
		.code = str_c(code),
		.address = STR("127.0.0.1")};
	test_db_clear(b->t);
	return account_login(b->cx, b->s, b->t->db, &in, cookie, out);
}

static struct session log_in(struct bench *b, struct str *cookie)
{
	struct session se;
	assert_int_equal(login(b, NAME, PASSWORD, "", cookie, &se), RC_OK);
	return se;
}

static bool is_open(struct bench *b, struct str cookie)
{
	struct session se;
	bool found;
	assert_int_equal(account_session_find(b->cx, b->s, b->t->db, cookie, &se, &found), RC_OK);
	return found;
}

static void test_login(void **state)
{
	struct bench b = bench_make(*state, false);
	struct str cookie, second;
	struct session se, found;
	bool is;
	static const struct {
		const char *name, *password, *message;
		enum rc rc;
	} bad[] = {
		{"", PASSWORD, "请输入用户名", RC_INPUT},
		{NAME, "", "请输入密码", RC_INPUT},
		{NAME NAME NAME NAME NAME NAME NAME, PASSWORD, "用户名过长", RC_INPUT},
		{NAME, PASSWORD "x", "用户名或密码不正确", RC_LOGIN},
		{"YANLIAN.JIA", PASSWORD, "用户名或密码不正确", RC_LOGIN},
		{"' OR 1=1 --", PASSWORD, "用户名或密码不正确", RC_LOGIN},
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(
			login(&b, bad[i].name, bad[i].password, "", &cookie, &se), bad[i].rc);
		assert_true(str_find(b.cx->msg, str_c(bad[i].message), 0) < b.cx->msg.n);
	}
	test_db_clear(b.t);
	se = log_in(&b, &cookie);
	assert_int_equal(cookie.n, 43);
	assert_int_equal(account_session_find(b.cx, b.s, b.t->db, cookie, &found, &is), RC_OK);
	assert_true(is);
	assert_int_equal(found.account.id, b.account.id);
	assert_int_equal(found.account.organ, 11);
	assert_int_equal(found.account.officer, 22);
	assert_str(found.account.name, NAME);
	assert_str(found.address, "127.0.0.1");
	assert_false(found.must_enrol || found.account.has_totp || found.account.disabled);
	assert_true(str_eq(found.token, se.token));
	assert_true(account_token_check(&found, se.token));
	assert_false(account_token_check(&found, STR("")));
	assert_false(account_token_check(&found, str_sub(se.token, 0, se.token.n - 1)));
	assert_false(account_token_check(&found, cookie));

	/* another log-in is another session, and one that comes with a cookie ends that one */
	log_in(&b, &second);
	assert_false(str_eq(cookie, second));
	assert_true(is_open(&b, cookie) && is_open(&b, second));
	struct account_login in = {.name = STR(NAME), .password = STR(PASSWORD), .cookie = cookie};
	struct str third;
	assert_int_equal(account_login(b.cx, b.s, b.t->db, &in, &third, &se), RC_OK);
	assert_false(is_open(&b, cookie));
	assert_true(is_open(&b, third));
	bench_free(&b);
}

DB_STMT_FLAGS(session_ids, "SELECT id, token FROM session", "", "bt", DB_MAY_SCAN);

/* What the store knows does not open a session. */
static void test_cookie_is_not_kept(void **state)
{
	struct bench b = bench_make(*state, false);
	struct str cookie;
	struct db_rows *r;
	log_in(&b, &cookie);
	assert_int_equal(db_query(b.cx, b.t->db, &session_ids, DB_NO_ARGS, &r), RC_OK);
	assert_true(db_next(b.cx, r));
	struct str id = db_bytes(r, 0), token = db_text(r, 1);
	assert_false(db_next(b.cx, r));
	assert_false(str_find(cookie, id, 0) < cookie.n);
	assert_false(is_open(&b, str_hex(b.cx->arena, id.p, id.n)));
	assert_false(is_open(&b, code_base64url(b.cx->arena, id.p, id.n)));
	assert_false(is_open(&b, id));
	assert_false(is_open(&b, token));
	assert_false(is_open(&b, STR("")));
	assert_false(is_open(&b, str_sub(cookie, 0, 42)));
	bench_free(&b);
}

static int count_sessions(struct bench *b)
{
	struct db_rows *r;
	int n = 0;
	assert_int_equal(db_query(b->cx, b->t->db, &session_ids, DB_NO_ARGS, &r), RC_OK);
	while (db_next(b->cx, r))
		n++;
	return n;
}

/* Waits until what was noted without waiting is in the store: plans of an account keep their order.
 */
static void settle(struct bench *b)
{
	struct session none = {.account = b->account};
	assert_int_equal(account_logout(b->cx, b->s, &none), RC_OK);
}

static void test_sessions_end(void **state)
{
	struct bench b = bench_make(*state, false);
	struct str cookie, other;
	struct session se;
	/* idle: two hours without a request */
	log_in(&b, &cookie);
	now_ms = BEGIN + 2 * HOUR - 1;
	assert_true(is_open(&b, cookie)); /* notes the use */
	settle(&b);
	now_ms = BEGIN + 4 * HOUR - 2;
	assert_true(is_open(&b, cookie));
	settle(&b);
	/* absolute: twelve hours, whatever is done */
	for (int64_t at = BEGIN + 5 * HOUR; at < BEGIN + 12 * HOUR; at += HOUR) {
		now_ms = at;
		assert_true(is_open(&b, cookie));
		settle(&b);
		assert_int_equal(account_sessions_clean(b.cx, b.s), RC_OK);
	}
	now_ms = BEGIN + 12 * HOUR - 1;
	assert_true(is_open(&b, cookie));
	now_ms = BEGIN + 12 * HOUR;
	assert_false(is_open(&b, cookie));
	assert_int_equal(count_sessions(&b), 1);
	assert_int_equal(account_sessions_clean(b.cx, b.s), RC_OK);
	assert_int_equal(count_sessions(&b), 0);
	/* idle, without any */
	log_in(&b, &other);
	now_ms += 2 * HOUR;
	assert_false(is_open(&b, other));

	/* by hand */
	se = log_in(&b, &cookie);
	assert_int_equal(account_logout(b.cx, b.s, &se), RC_OK);
	assert_false(is_open(&b, cookie));
	assert_int_equal(account_logout(b.cx, b.s, &se), RC_OK);
	bench_free(&b);
}

static void test_sessions_list_and_revoke(void **state)
{
	struct bench b = bench_make(*state, false);
	struct str cookie[3];
	struct session se[3];
	struct session_list list;
	for (int i = 0; i < 3; i++) {
		now_ms += 1000;
		se[i] = log_in(&b, &cookie[i]);
	}
	assert_int_equal(account_sessions(b.cx, b.s, b.t->db, b.account.id, &list), RC_OK);
	assert_int_equal(list.n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_memory_equal(list.v[i].id, se[2 - i].id, SESSION_ID);
	assert_int_equal(account_sessions(b.cx, b.s, b.t->db, b.account.id + 1, &list), RC_OK);
	assert_int_equal(list.n, 0);

	/* another account cannot end it */
	assert_int_equal(
		account_session_revoke(b.cx, b.s, b.account.id + 1, se[0].id), RC_NOT_FOUND);
	test_db_clear(b.t);
	assert_true(is_open(&b, cookie[0]));
	assert_int_equal(account_session_revoke(b.cx, b.s, b.account.id, se[0].id), RC_OK);
	assert_false(is_open(&b, cookie[0]));
	assert_int_equal(account_sessions_revoke(b.cx, b.s, b.account.id, &se[2]), RC_OK);
	assert_false(is_open(&b, cookie[1]));
	assert_true(is_open(&b, cookie[2]));
	assert_int_equal(account_sessions_revoke(b.cx, b.s, b.account.id, NULL), RC_OK);
	assert_false(is_open(&b, cookie[2]));
	bench_free(&b);
}

static void test_lock_grows(void **state)
{
	(void)state;
	static const int64_t want[] = {
		0, 0, 0, 0, 0, 30000, 60000, 120000, 240000, 480000, 900000, 900000};
	for (size_t i = 0; i < sizeof want / sizeof *want; i++)
		assert_int_equal(guess_lock_ms((int64_t)i), want[i]);
	assert_int_equal(guess_lock_ms(INT64_C(1) << 62), 900000);
}

/* One name after the other: what is there and what is not get the same answers. */
static void test_throttle(void **state)
{
	struct bench b = bench_make(*state, false);
	struct str cookie, said[2][12];
	struct session se;
	static const char *const name[2] = {NAME, "nobody"};
	for (int k = 0; k < 2; k++) {
		now_ms = BEGIN;
		for (int i = 0; i < 12; i++) {
			enum rc rc = login(&b, name[k], "wrong-password", "", &cookie, &se);
			assert_int_equal(rc, i < 5 || i == 8 || i == 10 ? RC_LOGIN : RC_THROTTLED);
			said[k][i] = b.cx->msg;
			if (i == 7)
				now_ms += 30000; /* the first lock is over; the next lasts twice as
						    long */
			if (i == 9)
				now_ms += 60000;
		}
	}
	for (int i = 0; i < 12; i++)
		assert_true(str_eq(said[0][i], said[1][i]));
	assert_true(str_find(said[0][4], STR("正确"), 0) < said[0][4].n);
	assert_true(str_find(said[0][5], STR("30秒"), 0) < said[0][5].n);

	/* the right password does not open a lock, and ends the count afterwards */
	assert_int_equal(login(&b, NAME, PASSWORD, "", &cookie, &se), RC_THROTTLED);
	now_ms += 15 * MINUTE;
	assert_int_equal(login(&b, NAME, PASSWORD, "", &cookie, &se), RC_OK);
	for (int i = 0; i < 4; i++)
		assert_int_equal(login(&b, NAME, "wrong-password", "", &cookie, &se), RC_LOGIN);
	assert_int_equal(login(&b, NAME, PASSWORD, "", &cookie, &se), RC_OK);
	bench_free(&b);
}

struct guesser {
	struct bench *b;
	pthread_t thread;
	int looked_at; /* answers that were about the password */
};

static void *guess(void *arg)
{
	struct guesser *g = arg;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, &env_test);
	struct db *db;
	if (db_open(&cx, g->b->t->url, true, &db))
		abort();
	for (int i = 0; i < 3; i++) {
		struct account_login in = {.name = STR(NAME), .password = STR("wrong-password")};
		struct str cookie;
		struct session se;
		if (account_login(&cx, g->b->s, db, &in, &cookie, &se) == RC_LOGIN)
			g->looked_at++;
		cx_clear(&cx);
	}
	db_close(db);
	arena_free(a);
	return NULL;
}

/* Guessing in parallel gives no more guesses than one after the other. */
static void test_throttle_in_parallel(void **state)
{
	struct bench b = bench_make(*state, false);
	struct guesser g[6];
	int sum = 0;
	for (int i = 0; i < 6; i++) {
		g[i] = (struct guesser){.b = &b};
		assert_int_equal(pthread_create(&g[i].thread, NULL, guess, &g[i]), 0);
	}
	for (int i = 0; i < 6; i++) {
		pthread_join(g[i].thread, NULL);
		sum += g[i].looked_at;
	}
	assert_int_equal(sum, 5);
	bench_free(&b);
}

static struct str code_now(struct bench *b, struct str secret, int64_t steps)
{
	struct str raw;
	assert_true(code_base32_read(b->cx->arena, secret, &raw));
	return str_printf(b->cx->arena, "%06d", totp_code(raw.p, raw.n, now_ms / 30000 + steps));
}

DB_STMT_FLAGS(secrets, "SELECT totp FROM account", "", "b", DB_MAY_SCAN);

static void test_second_factor(void **state)
{
	struct bench b = bench_make(*state, true);
	struct str cookie, other, uri, secret, code;
	struct session se, found;
	bool is;
	log_in(&b, &other);
	se = log_in(&b, &cookie);
	assert_true(se.must_enrol);
	assert_int_equal(account_totp_confirm(b.cx, b.s, b.t->db, &se, STR("000000")), RC_INPUT);
	test_db_clear(b.t);
	assert_int_equal(
		account_totp_begin(b.cx, b.s, b.t->db, &se, STR("wrong-password"), &uri, &secret),
		RC_INPUT);
	assert_str(b.cx->field_errors.v[0].field, "password");
	test_db_clear(b.t);
	assert_int_equal(
		account_totp_begin(b.cx, b.s, b.t->db, &se, STR(PASSWORD), &uri, &secret), RC_OK);
	assert_true(str_has_prefix(uri, STR("otpauth://totp/")));
	assert_true(str_find(uri, secret, 0) < uri.n);
	/* a code that cannot be right now */
	assert_int_equal(
		account_totp_confirm(b.cx, b.s, b.t->db, &se, code_now(&b, secret, 9)), RC_INPUT);
	test_db_clear(b.t);
	assert_true(is_open(&b, other));
	code = code_now(&b, secret, 0);
	assert_int_equal(account_totp_confirm(b.cx, b.s, b.t->db, &se, code), RC_OK);
	assert_false(is_open(&b, other));
	assert_int_equal(account_session_find(b.cx, b.s, b.t->db, cookie, &found, &is), RC_OK);
	assert_true(is && !found.must_enrol && found.account.has_totp);
	/* the secret is not in the store as it is */
	struct db_rows *r;
	struct str raw;
	assert_int_equal(db_query(b.cx, b.t->db, &secrets, DB_NO_ARGS, &r), RC_OK);
	assert_true(db_next(b.cx, r));
	assert_true(code_base32_read(b.cx->arena, secret, &raw));
	assert_false(str_find(db_bytes(r, 0), raw, 0) < db_bytes(r, 0).n);
	db_done(r);

	/* log-in: no code, the one already used, another's, then the next */
	assert_int_equal(login(&b, NAME, PASSWORD, "", &other, &se), RC_INPUT);
	assert_str(b.cx->field_errors.v[0].field, "code");
	assert_int_equal(
		login(&b, NAME, PASSWORD, str_z(b.cx->arena, code), &other, &se), RC_INPUT);
	now_ms += 30000;
	const char *next = str_z(b.cx->arena, code_now(&b, secret, 0));
	assert_int_equal(login(&b, NAME, "wrong-password", next, &other, &se), RC_LOGIN);
	assert_int_equal(login(&b, NAME, PASSWORD, next, &other, &se), RC_OK);
	assert_int_equal(login(&b, NAME, PASSWORD, next, &other, &se), RC_INPUT);

	assert_int_equal((test_db_clear(b.t), account_totp_remove(b.cx, b.s, b.account.id)), RC_OK);
	assert_false(is_open(&b, cookie));
	log_in(&b, &cookie);
	assert_int_equal(account_totp_remove(b.cx, b.s, 99), RC_NOT_FOUND);
	bench_free(&b);
}

static void test_password(void **state)
{
	struct bench b = bench_make(*state, false);
	struct str cookie, other;
	struct session se, none;
	static const struct {
		const char *old, *fresh, *field;
	} bad[] = {
		{PASSWORD, "", "new"},
		{PASSWORD, "short12", "new"},
		{PASSWORD, "执法执法执法执", "new"},
		{PASSWORD, NAME, "new"},
		{PASSWORD, "aaaaaaaaaaaa", "new"},
		{PASSWORD, "\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7", "new"},
		{PASSWORD, PASSWORD, "new"},
		{"", "another-password", "password"},
		{"wrong-password", "another-password", "password"},
	};
	log_in(&b, &other);
	se = log_in(&b, &cookie);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(account_password_change(b.cx, b.s, b.t->db, &se, str_c(bad[i].old),
					 str_c(bad[i].fresh)),
			RC_INPUT);
		assert_str(b.cx->field_errors.v[0].field, bad[i].field);
		test_db_clear(b.t);
	}
	assert_int_equal(account_password_change(
				 b.cx, b.s, b.t->db, &se, STR(PASSWORD), STR("another-password")),
		RC_OK);
	assert_true(is_open(&b, cookie));
	assert_false(is_open(&b, other));
	assert_int_equal(login(&b, NAME, PASSWORD, "", &other, &none), RC_LOGIN);
	assert_int_equal(login(&b, NAME, "another-password", "", &other, &none), RC_OK);

	/* an administrator: lifts locks, ends sessions */
	for (int i = 0; i < 6; i++)
		assert_int_not_equal(login(&b, NAME, "wrong-password", "", &other, &none), RC_OK);
	test_db_clear(b.t);
	assert_int_equal(
		account_password_reset(b.cx, b.s, b.t->db, b.account.id, STR(PASSWORD)), RC_OK);
	assert_false(is_open(&b, cookie));
	log_in(&b, &cookie);
	assert_int_equal(
		account_password_reset(b.cx, b.s, b.t->db, 99, STR(PASSWORD)), RC_NOT_FOUND);
	bench_free(&b);
}

static void test_disable(void **state)
{
	struct bench b = bench_make(*state, false);
	struct str cookie;
	struct session none;
	struct account *list, a;
	size_t n;
	log_in(&b, &cookie);
	assert_int_equal(account_disable(b.cx, b.s, b.account.id, true), RC_OK);
	assert_false(is_open(&b, cookie));
	/* only who knows the password is told */
	assert_int_equal(login(&b, NAME, "wrong-password", "", &cookie, &none), RC_LOGIN);
	assert_int_equal(login(&b, NAME, PASSWORD, "", &cookie, &none), RC_FORBIDDEN);
	test_db_clear(b.t);
	assert_int_equal(account_load(b.cx, b.t->db, b.account.id, &a), RC_OK);
	assert_true(a.disabled);
	assert_int_equal(account_disable(b.cx, b.s, b.account.id, false), RC_OK);
	log_in(&b, &cookie);
	assert_int_equal(account_list(b.cx, b.t->db, 11, &list, &n), RC_OK);
	assert_int_equal(n, 1);
	assert_str(list[0].name, NAME);
	assert_false(list[0].disabled);
	assert_int_equal(account_disable(b.cx, b.s, 99, true), RC_NOT_FOUND);
	test_db_clear(b.t);
	assert_int_equal(account_load(b.cx, b.t->db, 99, &a), RC_NOT_FOUND);
	bench_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lock_grows),
		TEST_DB(test_login),
		TEST_DB(test_cookie_is_not_kept),
		TEST_DB(test_sessions_end),
		TEST_DB(test_sessions_list_and_revoke),
		TEST_DB(test_throttle),
		TEST_DB(test_throttle_in_parallel),
		TEST_DB(test_second_factor),
		TEST_DB(test_password),
		TEST_DB(test_disable),
	};
	return TEST_DB_RUN(tests);
}
