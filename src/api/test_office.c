#include "api/test_office.h"
#include "api/exports.h"

#include "api/portal.h"

#include <stdlib.h>
#include <unistd.h>

/* The least that is a whole PDF. */
#define PDF "%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1>>\nstartxref\n9\n%%EOF\n"

static _Atomic int64_t now_ms;

static struct instant test_now(void *arg)
{
	(void)arg;
	return (struct instant){now_ms};
}

static void test_random(void *arg, void *out, size_t n)
{
	(void)arg;
	env_real.random(env_real.arg, out, n);
}

static struct date day_of(const char *text)
{
	struct date d;
	assert_true(date_parse(str_c(text), &d));
	return d;
}

void test_office_day(struct test_office *o, const char *day)
{
	(void)o;
	now_ms = date_begin(day_of(day)).ms + 9 * 3600000;
}

static void add_organ(struct db_plan *plan, int64_t id, const char *name, const char *short_name)
{
	organ_add(plan, &(struct organ){.id = id,
				.level = 3,
				.name = str_c(name),
				.short_name = str_c(short_name),
				.region = STR("150105"),
				.system = STR("market"),
				.remedy_organ = STR("演练区人民政府"),
				.court = STR("演练区人民法院"),
				.collector = STR("演练银行营业部"),
				.address = STR("演练路1号"),
				.phone = STR("0471-0000000"),
				.since = day_of("2015-01-01"),
				.until = DATE_NONE});
	power_add(plan, &(struct power){.organ = id,
				.id = id == TEST_ORGAN ? TEST_POWER : TEST_POWER + 1,
				.code = STR("1"),
				.name = STR("对经营过期食品的处罚"),
				.kind = STR("penalty"),
				.basis = STR("处罚法9"),
				.procedures = STR("fine entrust penalty.ordinary penalty.summary"),
				.field = STR(""),
				.region = STR("150105"),
				.since = day_of("2015-01-01"),
				.until = DATE_NONE});
}

static void populate(struct test_office *o)
{
	struct db_plan plan = {.cx = &o->cx, .key = TEST_ORGAN};
	add_organ(&plan, TEST_ORGAN, "演练区市场监督管理局", "演市监");
	add_organ(&plan, TEST_OTHER_ORGAN, "演练旗市场监督管理局", "旗市监");
	assert_int_equal(db_writer_run(o->writer, &plan), RC_OK);
}

/* Those of the staff and of the portal. */
static const struct api_route *const *all_routes(struct test_office *o)
{
	const struct api_route **v = ARENA_ARRAY(o->arena, const struct api_route *, 64);
	size_t n = 0;
	for (size_t i = 0; office_routes[i]; i++)
		v[n++] = office_routes[i];
	for (size_t i = 0; portal_routes[i]; i++)
		v[n++] = portal_routes[i];
	assert_true(n < 64);
	return v;
}

static void serve(struct test_office *o, const char *pack)
{
	struct str dir = str_printf(o->arena, "%s/%s", getenv("ZHIFA_SOURCE"), pack);
	assert_int_equal(blob_dir_open(&o->cx, str_printf(o->arena, "%s/blobs", o->t->dir).p,
				 &o->keys, &o->office.blobs),
		RC_OK);
	o->shelf = edition_shelf_new(o->office.blobs, NULL);
	if (edition_shelf_only(&o->cx, o->shelf, dir))
		print_error(STR_FMT "\n", STR_ARG(o->cx.msg));
	o->office.packs = office_packs_new(o->shelf);
	assert_int_equal(o->cx.rc, RC_OK);
	o->accounts = (struct account_config){.writer = o->writer,
		.keys = &o->keys,
		.issuer = STR("zhifa"),
		.idle_ms = INT64_C(1) << 42,
		.absolute_ms = INT64_C(1) << 42};
	assert_int_equal(account_service_new(&o->cx, &o->accounts, &o->office.accounts), RC_OK);
	assert_int_equal(calendar_load(&o->cx, STR(""), &o->calendar), RC_OK);
	o->office.calendar = o->calendar;
	o->office.keys = &o->keys;
	assert_int_equal(
		log_open(&o->cx, o->t->db, STR("zf.example/log"), sign_key_new(&o->cx), &o->log),
		RC_OK);
	o->office.log = &o->log;
	o->office.exports = exports_new();
	o->fonts = typeset_fonts_free;
	o->fonts.dir = getenv("ZHIFA_FONTS");
	assert_int_equal(press_new(&o->cx, &o->fonts, &o->office.press), RC_OK);
	o->office.practice = true;
	struct api_config config = {.http = {.env = &o->env, .error_page = portal_error_page},
		.db_url = o->t->url,
		.writer = o->writer,
		.routes = all_routes(o),
		.session = office_session,
		.version = "test",
		.quiet = true,
		.app = &o->office};
	assert_int_equal(api_start(&o->cx, &config, &o->api), RC_OK);
}

void test_office_open(struct test_office *o, struct test_db *t, const char *pack)
{
	static const unsigned char master[32] = {7};
	setenv("ZHIFA_CHECK_REPLIES", "1", 1);
	*o = (struct test_office){
		.t = t, .arena = t->arena, .broken = log_broken_count(), .fd = -1};
	o->env = (struct env){.now = test_now, .random = test_random};
	o->cx = cx_make(t->arena, &o->env);
	o->keys = seal_keys_make(master);
	test_office_day(o, "2026-09-21");
	assert_int_equal(db_writer_start(&o->cx, t->url, &o->writer), RC_OK);
	populate(o);
	serve(o, pack);
}

void test_office_close(struct test_office *o)
{
	if (o->fd >= 0)
		close(o->fd);
	api_stop(o->api);
	account_service_free(o->office.accounts);
	press_free(o->office.press);
	office_packs_free(o->office.packs);
	edition_shelf_free(o->shelf);
	exports_free(o->office.exports);
	calendar_free(o->calendar);
	db_writer_stop(o->writer);
	assert_int_equal(log_broken_count(), o->broken);
}

/* The kept text of TEST_PASSWORD, made once for each run: it takes long on purpose. */
static struct str password_text(struct test_office *o)
{
	static struct arena *kept;
	static struct str text;
	if (!kept) {
		kept = arena_new();
		struct cx own = cx_make(kept, &o->env);
		assert_int_equal(account_password_hash(&own, o->office.accounts, STR("nobody"),
					 STR(TEST_PASSWORD), &text),
			RC_OK);
	}
	return text;
}

static void hire(struct test_office *o, const struct post *p, const char *name, const char *expires)
{
	struct db_plan plan = {.cx = &o->cx, .key = p->organ};
	officer_add(&plan, &(struct officer){.organ = p->organ,
				   .id = p->officer,
				   .name = str_c(name),
				   .phone = STR(""),
				   .auxiliary = str_is(p->role, "auxiliary"),
				   .lawyer = str_is(p->role, "legal58")});
	if (expires)
		credential_add(
			&plan, &(struct credential){.organ = p->organ,
				       .officer = p->officer,
				       .no = str_printf(o->arena, "N%04lld", (long long)p->officer),
				       .kind = STR("enforce"),
				       .issued = p->since,
				       .expires = day_of(expires),
				       .reviewed_until = day_of(expires),
				       .revoked = DATE_NONE});
	post_add(&plan, p);
	account_add(&plan,
		&(struct account){.id = p->officer,
			.organ = p->organ,
			.officer = p->officer,
			.name = str_c(name)},
		password_text(o));
	assert_int_equal(db_writer_run(o->writer, &plan), RC_OK);
}

static struct post post_of(int64_t organ, int64_t id, const char *role)
{
	return (struct post){.organ = organ,
		.id = id,
		.officer = id,
		.role = str_c(role),
		.since = day_of("2020-01-01"),
		.until = DATE_NONE};
}

void test_office_hire(struct test_office *o, int64_t organ, int64_t id, const char *name,
	const char *role, const char *expires)
{
	struct post p = post_of(organ, id, role);
	p.scope = SCOPE_ORGAN;
	p.scope_key = str_printf(o->arena, "%lld", (long long)organ);
	hire(o, &p, name, expires);
}

void test_office_hire_wide(struct test_office *o, int64_t organ, int64_t id, const char *name,
	const char *role, enum scope_kind scope, const char *key)
{
	struct post p = post_of(organ, id, role);
	p.scope = scope;
	p.scope_key = str_c(key);
	hire(o, &p, name, NULL);
}

/* On the connection of before, or on a new one where that has ended. */
static struct client_reply send_kept(struct test_office *o, struct str request)
{
	struct client_reply r = {0};
	for (int i = 0; i < 2 && !r.status; i++) {
		struct str rest = STR_NONE;
		if (o->fd < 0)
			o->fd = client_open(api_port(o->api));
		if (client_send(o->fd, request))
			r = client_read(o->arena, o->fd, &rest, false);
		if (r.status && !r.closed && !str_is(client_header(&r, "Connection"), "close"))
			break;
		close(o->fd);
		o->fd = -1;
	}
	return r;
}

struct person test_office_person(struct test_office *o, const char *name)
{
	(void)o;
	return (struct person){.name = name};
}

static void enter_once(struct test_office *o, struct person *p)
{
	if (p && !p->cookie.p)
		*p = test_office_enter(o, p->name);
}

struct client_reply test_ask(struct test_office *o, struct person *p, const char *method,
	const char *target, const char *body)
{
	struct buf b = buf_in(o->arena);
	enter_once(o, p);
	buf_printf(&b, "%s %s HTTP/1.1\r\nHost: zf.example\r\n", method, target);
	if (p)
		buf_printf(&b, "Cookie: " API_COOKIE "=" STR_FMT "\r\n", STR_ARG(p->cookie));
	if (p && strcmp(method, "GET") != 0)
		buf_printf(&b, API_TOKEN_HEADER ": " STR_FMT "\r\n", STR_ARG(p->token));
	if (body)
		buf_printf(&b, "Content-Type: application/json\r\nContent-Length: %zu\r\n",
			strlen(body));
	buf_printf(&b, "\r\n%s", body ? body : "");
	return send_kept(o, buf_get(&b));
}

struct client_reply test_send(
	struct test_office *o, struct person *p, const char *target, struct str bytes)
{
	struct buf b = buf_in(o->arena);
	enter_once(o, p);
	buf_printf(&b, "POST %s HTTP/1.1\r\nHost: zf.example\r\n", target);
	if (p)
		buf_printf(&b,
			"Cookie: " API_COOKIE "=" STR_FMT "\r\n" API_TOKEN_HEADER ": " STR_FMT
			"\r\n",
			STR_ARG(p->cookie), STR_ARG(p->token));
	buf_printf(&b, "Content-Type: application/octet-stream\r\nContent-Length: %zu\r\n\r\n",
		bytes.n);
	buf_str(&b, bytes);
	return send_kept(o, buf_get(&b));
}

struct client_reply test_upload(
	struct test_office *o, struct person *p, const char *name, struct str bytes)
{
	return test_send(o, p, str_printf(o->arena, "/api/files?name=%s", name).p, bytes);
}

struct str test_scan(struct test_office *o, struct person *p)
{
	struct client_reply r = test_upload(o, p, "scan.pdf", STR(PDF));
	assert_status(r, 200);
	return json_str(json_get(test_json(o, &r), "digest"));
}

const struct json *test_json(struct test_office *o, const struct client_reply *r)
{
	struct json *v = NULL;
	struct cx own = cx_make(o->arena, &o->env);
	assert_int_equal(json_parse(&own, r->body, &v), RC_OK);
	return v;
}

const struct json *test_at(const struct json *v, const char *path)
{
	struct str rest = str_c(path), part;
	while (v && str_split(&rest, '.', &part)) {
		int64_t i;
		v = json_kind(v) == JSON_ARR && str_to_int(part, &i) && i >= 0
			    ? json_at(v, (size_t)i)
			    : json_find(v, part);
	}
	return v;
}

/* The value of the session cookie that an answer sets. */
static struct str cookie_of(const struct client_reply *r)
{
	struct str all = client_header(r, "Set-Cookie"), name = STR(API_COOKIE "=");
	assert_true(str_has_prefix(all, name));
	return str_sub(all, name.n, str_find(all, STR(";"), 0));
}

struct person test_office_enter(struct test_office *o, const char *name)
{
	const char *body =
		str_printf(o->arena, "{\"name\":\"%s\",\"password\":\"%s\"}", name, TEST_PASSWORD)
			.p;
	struct client_reply r = test_ask(o, NULL, "POST", "/api/login", body);
	assert_status(r, 200);
	const struct json *v = test_json(o, &r);
	return (struct person){.name = name,
		.cookie = str_dup(o->arena, cookie_of(&r)),
		.token = json_str(json_get(v, "token"))};
}

struct str test_escape(struct test_office *o, struct str s)
{
	struct buf b = buf_in(o->arena);
	for (size_t i = 0; i < s.n; i++)
		buf_printf(&b, "%%%02X", (unsigned char)s.p[i]);
	return buf_get(&b);
}
