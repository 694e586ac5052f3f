#include "site.h"

#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

DB_STMT(fault_events, "SELECT matter_id, seq FROM event WHERE organ_id = 15 AND request_id = $1",
	"t", "ii");
DB_STMT(fault_matter, "SELECT seq FROM matter WHERE organ_id = 15 AND id = $1", "i", "i");

/* ---- the program ---- */

static void fill(struct site *s)
{
	struct test_office o;
	test_office_open(&o, s->t, "tests/packs/small");
	test_office_hire(&o, TEST_ORGAN, 1, "wang", "handler", "2199-01-01");
	test_office_hire(&o, TEST_ORGAN, 2, "li", "handler", "2199-01-01");
	test_office_close(&o);
}

/* The arguments that say where everything is. */
static void run_program(struct site *s, const char *command, const char *address)
{
	const char *pack = str_printf(s->a, "%s/tests/packs/small", getenv("ZHIFA_SOURCE")).p;
	const char *argv[] = {s->program, command, "--store", str_z(s->a, s->t->url), "--data",
		s->folder, "--pack", pack, "--require-totp", "no", address, NULL};
	setenv("ZHIFA_CONFIG", "/dev/null", 1);
	execv(s->program, (char *const *)(uintptr_t)argv);
	_exit(99);
}

/* Reads lines until one has the address. */
static bool read_port(struct site *s)
{
	char text[4096];
	size_t n = 0;
	ssize_t got;
	struct str mark = STR("http://127.0.0.1:");
	while (n < sizeof text && (got = read(s->out, text + n, sizeof text - n)) > 0) {
		n += (size_t)got;
		struct str all = {text, n};
		size_t at = str_find(all, mark, 0) + mark.n;
		size_t end = at < n ? str_find(all, STR("/"), at) : n;
		int64_t port;
		if (end < n && str_to_int(str_sub(all, at, end), &port)) {
			s->port = (uint16_t)port;
			return true;
		}
	}
	return false;
}

static void log_in(struct site *s)
{
	static const char body[] = "{\"name\":\"wang\",\"password\":\"" TEST_PASSWORD "\"}";
	struct client_reply r = client_once(s->a, s->port,
		str_printf(s->a,
			"POST /api/login HTTP/1.1\r\nHost: zf.example\r\nContent-Type: "
			"application/json\r\nContent-Length: %zu\r\n\r\n%s",
			sizeof body - 1, body));
	if (r.status != 200)
		print_message("# log-in: %d " STR_FMT "\n", r.status, STR_ARG(r.body));
	assert_int_equal(r.status, 200);
	struct str all = client_header(&r, "Set-Cookie");
	struct json *v;
	struct cx own = cx_make(s->a, NULL);
	assert_int_equal(json_parse(&own, r.body, &v), RC_OK);
	size_t eq = str_find(all, STR("="), 0) + 1;
	s->cookie = str_dup(s->a, str_sub(all, eq, str_find(all, STR(";"), 0)));
	s->token = json_str(json_get(v, "token"));
}

void site_start(struct site *s)
{
	int ends[2];
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	s->pid = fork();
	assert_true(s->pid >= 0);
	if (s->pid == 0) {
		int quiet = open("/dev/null", O_WRONLY);
		dup2(ends[1], 1);
		dup2(getenv("ZHIFA_FAULT_LOG") ? 2 : quiet, 2);
		run_program(s, "run", "127.0.0.1:0");
	}
	close(ends[1]);
	s->out = ends[0];
	assert_true(read_port(s));
	if (!s->token.n)
		log_in(s);
}

int site_end(struct site *s, int signal)
{
	int status = 0;
	assert_true(s->pid > 0);
	assert_int_equal(kill(s->pid, signal), 0);
	assert_int_equal(waitpid(s->pid, &status, 0), s->pid);
	close(s->out);
	s->pid = 0;
	return status;
}

void site_open(struct site *s, struct test_db *t)
{
	*s = (struct site){.t = t, .a = t->arena, .program = getenv("ZHIFA_PROGRAM")};
	assert_non_null(s->program);
	s->folder = str_printf(s->a, "%s/data", t->dir).p;
	fill(s);
	site_start(s);
}

bool site_verify(struct site *s)
{
	int status;
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(2, 1);
		run_program(s, "verify", NULL);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* ---- clients ---- */

static struct str request_of(struct site *s, struct arena *a, const char *id)
{
	struct str body = str_printf(a,
		"{\"request_id\":\"%s\",\"procedure\":\"fine\",\"power\":\"9\",\"action\":"
		"\"register\",\"fields\":{\"party_name\":\"演练甲公司\",\"cause\":\"占道\","
		"\"handlers\":[\"1\",\"2\"]}}",
		id);
	return str_printf(a,
		"POST /api/matters HTTP/1.1\r\nHost: zf.example\r\nCookie: " API_COOKIE "=" STR_FMT
		"\r\n" API_TOKEN_HEADER ": " STR_FMT
		"\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n" STR_FMT,
		STR_ARG(s->cookie), STR_ARG(s->token), body.n, STR_ARG(body));
}

/* An answer that says what became of the act; 503 with outcome-unknown says nothing. */
static void note(struct arena *a, struct asked *q, const struct client_reply *r)
{
	struct cx own = cx_make(a, NULL);
	struct json *v;
	q->status = r->status;
	q->told = TOLD_NOTHING;
	if (r->status == 200 && json_parse(&own, r->body, &v) == RC_OK) {
		q->told = TOLD_YES;
		q->matter = json_id(json_get(v, "id"));
	} else if (r->status && str_find(r->body, STR("outcome-unknown"), 0) == r->body.n) {
		q->told = TOLD_NO;
	}
}

static void *work(void *arg)
{
	struct client *c = arg;
	struct arena *a = arena_new();
	int fd = client_open(c->site->port), failed = 0;
	while (!atomic_load(&c->stop) && c->n < ASKED_MOST && failed < 3) {
		struct asked *q = &c->v[c->n++];
		struct str rest = STR_NONE;
		struct client_reply r = {0};
		snprintf(q->request, sizeof q->request, "%s-%zu", c->name, c->n);
		if (fd >= 0 && client_send(fd, request_of(c->site, a, q->request)))
			r = client_read(a, fd, &rest, false);
		note(a, q, &r);
		failed = r.status ? 0 : failed + 1;
		if (!r.status || r.closed) {
			if (fd >= 0)
				close(fd);
			fd = client_open(c->site->port);
		}
		arena_reset(a);
	}
	if (fd >= 0)
		close(fd);
	arena_free(a);
	return NULL;
}

void client_start(struct client *c, struct site *s, const char *name)
{
	*c = (struct client){.site = s, .name = name};
	c->v = calloc(ASKED_MOST, sizeof *c->v);
	assert_non_null(c->v);
	assert_int_equal(pthread_create(&c->thread, NULL, work, c), 0);
}

void client_stop(struct client *c)
{
	atomic_store(&c->stop, true);
	pthread_join(c->thread, NULL);
}

void client_free(struct client *c)
{
	free(c->v);
}

void client_again(struct site *s, struct asked *q)
{
	struct arena *a = arena_new();
	struct client_reply r = client_once(a, s->port, request_of(s, a, q->request));
	note(a, q, &r);
	if (q->told != TOLD_YES)
		print_message(
			"# %s again: %d " STR_FMT "\n", q->request, r.status, STR_ARG(r.body));
	arena_free(a);
}

/* ---- comparing ---- */

/* How many events have the request id; the last one's matter in *matter. */
static int events_of(struct test_db *t, const char *request, int64_t *matter)
{
	struct db_rows *r;
	int n = 0;
	cx_clear(&t->cx);
	assert_int_equal(
		db_query(&t->cx, t->db, &fault_events, DB_ARGS(DB_T(str_c(request))), &r), RC_OK);
	while (db_next(&t->cx, r)) {
		*matter = db_int(r, 0);
		n++;
	}
	assert_int_equal(t->cx.rc, RC_OK);
	return n;
}

static void check_there(struct site *s, const struct asked *q)
{
	struct test_db *t = s->t;
	struct db_rows *r;
	int64_t matter = 0;
	bool there;
	int n = events_of(t, q->request, &matter);
	if (n != 1 || matter != q->matter)
		print_message("# %s: told of %lld, %d events, matter %lld\n", q->request,
			(long long)q->matter, n, (long long)matter);
	assert_int_equal(n, 1);
	assert_true(matter == q->matter);
	assert_int_equal(
		db_one(&t->cx, t->db, &fault_matter, DB_ARGS(DB_I(matter)), &r, &there), RC_OK);
	assert_true(there);
}

size_t site_compare(struct site *s, struct client *c, size_t n)
{
	size_t acknowledged = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < c[i].n; k++) {
			struct asked *q = &c[i].v[k];
			int64_t matter;
			acknowledged += q->told == TOLD_YES;
			if (q->told == TOLD_NO && events_of(s->t, q->request, &matter) != 0) {
				print_message("# %s: refused with %d, and there\n", q->request,
					q->status);
				assert_true(false);
			}
			if (q->told == TOLD_NO)
				continue;
			if (q->told == TOLD_NOTHING) {
				client_again(s, q);
				assert_int_equal(q->told, TOLD_YES);
			}
			check_there(s, q);
		}
	return acknowledged;
}
