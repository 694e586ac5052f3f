/*
 * What the platform does beside what it could do at most, in one run on one machine: durable acts
 * over HTTP against a program that only writes the same rows; a case page, the work list and a list
 * against the same statements in this process and an empty answer of the HTTP library; the start,
 * and the memory. bench/run calls it.
 *
 * Usage: bench_zhifa PROGRAM DATA SECONDS [acts [postgres:… dbname=NAME]|reads]
 */
#include "api/page.h"
#include "app/program.h"
#include "bare.h"
#include "load.h"
#include "serve.h"
#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PG "postgres:"
#define PERSON "wang"
#define PASSWORD "Lianxi-2026"
#define PROCEDURE "penalty.ordinary"
#define MOST_CLIENTS 64

/* ---- the same store, read in this process ---- */

struct inside {
	struct cx cx;
	struct config config;
	struct program program;
	struct calendar *calendar;
	struct matter_service svc;
	struct actor actor;
	int64_t organ, officer;
};

static void inside_open(
	struct inside *in, const char *data, const char *store, int64_t organ, int64_t officer)
{
	struct arena *a = arena_new();
	in->cx = cx_make(a, NULL);
	/* run from the source folder */
	struct config_option o[] = {{STR("data"), str_c(data)}, {STR("pack"), STR("law")},
		{STR("migrations"), STR("db/migrations")},
		{STR("store"), str_c(store ? store : "")}};
	if (config_load(&in->cx, STR(""), o, store ? 4 : 3, &in->config) ||
		program_open(&in->cx, &in->config, PROGRAM_PACK, &in->program) ||
		calendar_load(&in->cx, STR(""), &in->calendar))
		bench_die("the store cannot be opened here: " STR_FMT, STR_ARG(in->cx.msg));
	in->cx.keys = &in->program.seal;
	in->svc = program_matters(&in->program);
	in->svc.calendar = in->calendar;
	in->organ = organ;
	in->officer = officer;
	if (actor_load(&in->cx, in->program.db, organ, officer, cx_today(&in->cx), &in->actor))
		bench_die("no such officer");
}

/* ---- acts ---- */

struct acting {
	struct serve *s;
	int64_t matter[MOST_CLIENTS], version[MOST_CLIENTS];
	int64_t round;
	int64_t organ, officer;
};

static void act_body(const struct acting *t, int c, int64_t n, struct buf *out)
{
	buf_printf(out,
		"{\"request_id\":\"b%lld-%d-%lld\",\"version\":%lld,\"action\":\"lead.screen\","
		"\"fields\":"
		"{\"screen_text\":"
		"\"到现场核对了货架、进货台账和标签，与线索反映的情况一致，拍照留存。\"}}",
		(long long)t->round, c, (long long)n, (long long)t->version[c]);
}

static void act_next(void *arg, int c, int64_t n, struct buf *out)
{
	struct acting *t = arg;
	struct buf b = buf_in(out->a);
	act_body(t, c, n, &b);
	struct str target = str_printf(out->a, "/api/matters/%lld/acts", (long long)t->matter[c]);
	serve_request(t->s, "POST", target, buf_get(&b), out);
}

static bool act_check(void *arg, int c, int status, struct str body)
{
	struct acting *t = arg;
	size_t at = str_find(body, STR("\"version\":"), 0) + 10, end = at;
	while (end < body.n && body.p[end] >= '0' && body.p[end] <= '9')
		end++;
	if (status != 200 || at >= body.n) {
		fprintf(stderr, "bench: %d " STR_FMT "\n", status, STR_ARG(body));
		return false;
	}
	return str_to_int(str_sub(body, at, end), &t->version[c]);
}

/* Opens one matter for each client. */
static void act_open(struct acting *t)
{
	struct serve *s = t->s;
	const struct json *procs = json_get(
				  serve_ask(s, "GET", "/api/procedures", STR_NONE), "procedures"),
			  *power = NULL;
	for (size_t i = 0; i < json_count(procs) && !power; i++)
		if (str_is(json_str(json_get(json_at(procs, i), "id")), PROCEDURE))
			power = json_at(json_get(json_at(procs, i), "powers"), 0);
	if (!power)
		bench_die("nothing can be opened");
	for (int c = 0; c < MOST_CLIENTS; c++) {
		struct str body = str_printf(s->a,
			"{\"request_id\":\"open-%lld-%d\",\"procedure\":\"" PROCEDURE
			"\",\"power\":\"" STR_FMT
			"\",\"action\":\"lead.register\",\"fields\":{\"title\":"
			"\"涉嫌经营超过保质期食品案\",\"source\":\"complaint\",\"found_on\":\"2026-"
			"11-02\","
			"\"lead_text\":\"群众反映货架上有过期食品\",\"act_place\":\"练习街9号\","
			"\"party_kind\":"
			"\"org\",\"party_name\":\"示例旗测量食品店%d（虚构）\"}}",
			(long long)t->round, c, STR_ARG(json_str(json_get(power, "id"))), c);
		const struct json *j = serve_ask(s, "POST", "/api/matters", body);
		t->matter[c] = json_id(json_get(j, "id"));
	}
	/* the paper of each is rendered first, which is an event of its own */
	serve_rest(s);
	for (int c = 0; c < MOST_CLIENTS; c++) {
		const char *target =
			str_z(s->a, str_printf(s->a, "/api/matters/%lld", (long long)t->matter[c]));
		t->version[c] =
			json_int(json_get(serve_ask(s, "GET", target, STR_NONE), "version"), 1);
	}
}

/* The keys of one repetition of the bare program: its own matter, event and request. */
struct bare_keys {
	const struct acting *t;
	int64_t template, template_event;
	char request[MOST_CLIENTS][48];
};

static void bare_vary(
	void *arg, int c, int64_t count, const struct db_stmt *st, size_t param, struct db_val *v)
{
	struct bare_keys *k = arg;
	const struct acting *t = k->t;
	(void)st, (void)param;
	if (v->kind == DB_INT && v->i == k->template) {
		v->i = t->matter[c];
	} else if (v->kind == DB_INT && v->i == t->version[0]) {
		v->i = t->version[c] + count; /* the version it found */
	} else if (v->kind == DB_INT && v->i == t->version[0] + 1) {
		v->i = t->version[c] + count + 1;
	} else if (v->kind == DB_INT && v->i > k->template) {
		v->i = k->template_event + 1 + count * MOST_CLIENTS + c; /* the event's id */
	} else if (v->kind == DB_TEXT && str_is(v->s, "template")) {
		int n = snprintf(k->request[c], sizeof k->request[c], "bare-%lld-%d-%lld",
			(long long)t->round, c, (long long)count);
		v->s = (struct str){k->request[c], (size_t)n};
	}
}

/* A copy of the store for one run of the bare program, which writes keys of its own. */
static void pg_copy(struct arena *a, const char *store, int clients)
{
	const char *name = NULL; /* libpq takes the last one */
	for (const char *at = store; (at = strstr(at, "dbname=")) != NULL; at = name)
		name = at + strlen("dbname=");
	if (!name)
		bench_die("the store must say dbname=NAME");
	bare_pg_copy(str_z(a, str_printf(a, "%s dbname=postgres", store + strlen(PG))), name,
		str_z(a, str_printf(a, "bare_%d", clients)));
}

static double bare_acts(struct acting *t, const char *data, int clients, int64_t millis)
{
	struct inside in;
	struct db_plan *plan;
	struct act_result res;
	struct act_conflict *conflict;
	inside_open(&in, data, t->s->store, t->organ, t->officer);
	struct act_request rq = {.organ = t->organ,
		.matter = t->matter[0],
		.version = t->version[0],
		.action = STR("lead.screen"),
		.request_id = STR("template")};
	facts_set(in.cx.arena, &rq.fields, STR("screen_text"),
		value_text(
			STR("到现场核对了货架、进货台账和标签，与线索反映的情况一致，拍照留存。")));
	if (db_read_begin(&in.cx, in.program.db) ||
		matter_act(&in.cx, &in.svc, &in.actor, &rq, &plan, &res, &conflict))
		bench_die("no plan to repeat: " STR_FMT, STR_ARG(in.cx.msg));
	db_read_end(in.program.db);
	struct bare_keys keys = {.t = t, .template = t->matter[0], .template_event = cx_id(&in.cx)};
	const char *store = t->s->store;
	const char *path = str_z(in.cx.arena,
		store ? str_printf(in.cx.arena, "%s dbname=bare_%d", store + strlen(PG), clients)
		      : str_printf(in.cx.arena, "%s/bare-%d.db", data, clients));
	if (!store) {
		remove(path);
		if (db_backup(&in.cx, in.program.db, path))
			bench_die("the store cannot be copied: " STR_FMT, STR_ARG(in.cx.msg));
	}
	program_close(&in.program);
	if (store)
		pg_copy(in.cx.arena, store, clients);
	struct bare bare = {.path = path,
		.plan = plan,
		.clients = clients,
		.millis = millis,
		.vary = bare_vary,
		.arg = &keys};
	struct bare_result r = store ? bare_pg_run(&bare) : bare_run(&bare);
	if (r.failed)
		bench_die("the bare program failed %lld times of %lld", (long long)r.failed,
			(long long)r.acts);
	if (!store)
		remove(path);
	return r.per_second;
}

static void measure_acts(const char *program, const char *data, const char *store, int64_t millis)
{
	static const int clients[] = {1, 16, 64};
	double ours[3];
	struct serve s;
	struct acting t = {.s = &s, .round = (int64_t)time(NULL)};
	serve_start(&s, program, data, store);
	serve_rest(&s);
	serve_login(&s, PERSON, PASSWORD);
	const struct json *me = json_get(serve_ask(&s, "GET", "/api/me", STR_NONE), "posts");
	t.organ = json_id(json_get(json_get(json_at(me, 0), "organ"), "id"));
	t.officer = json_id(json_get(serve_ask(&s, "GET", "/api/me", STR_NONE), "id"));
	for (int i = 0; i < 3; i++) {
		act_open(&t);
		struct load load = {.port = s.port,
			.connections = clients[i],
			.millis = millis,
			.next = act_next,
			.check = act_check,
			.arg = &t};
		double cpu = serve_cpu(&s);
		struct load_result r = load_run(&load);
		if (r.wrong || r.lost)
			bench_die("%lld wrong, %lld lost", (long long)r.wrong, (long long)r.lost);
		ours[i] = r.per_second;
		printf("acts, %2d clients      %8.0f /s   p50 %6lld us  p99 %6lld us  %5.0f us CPU "
		       "an act\n",
			clients[i], r.per_second, (long long)r.p50_us, (long long)r.p99_us,
			(serve_cpu(&s) - cpu) * 1e6 / (double)r.answers);
		t.round++;
	}
	printf("memory after acts     %8.1f MiB\n", serve_memory(&s));
	act_open(&t); /* for the bare program, as they were opened */
	serve_stop(&s);
	for (int i = 0; i < 3; i++) {
		double most = bare_acts(&t, data, clients[i], millis);
		printf("bare, %2d clients      %8.0f /s   ratio %.2f\n", clients[i], most,
			ours[i] / most);
	}
}

/* ---- reads ---- */

struct trace {
	struct arena *a;
	struct {
		struct traced {
			const struct db_stmt *st;
			struct db_val *v;
			size_t n;
		} * v;
		size_t n, cap;
	} all;
};

static void note(void *arg, const struct db_stmt *st, struct db_args args)
{
	struct trace *t = arg;
	struct traced *x = VEC_PUSH(t->a, &t->all);
	*x = (struct traced){st, ARENA_ARRAY(t->a, struct db_val, args.n + 1), args.n};
	for (size_t i = 0; i < args.n; i++) {
		x->v[i] = args.v[i];
		if (args.v[i].kind == DB_TEXT || args.v[i].kind == DB_BYTES)
			x->v[i].s = str_dup(t->a, args.v[i].s);
	}
}

enum kind { PAGE, WORKLIST, LIST, LIST_FILTERED };

/* Does in this process what the route does, for its statements. */
static void do_inside(struct inside *in, enum kind kind, int64_t matter)
{
	struct cx *cx = &in->cx;
	struct buf b = buf_in(cx->arena);
	struct json_out w = json_to(&b);
	struct page page = {
		.cx = cx, .pack = in->svc.pack, .svc = &in->svc, .actor = &in->actor, .w = &w};
	struct matter_filter filter = {.organ = in->organ,
		.order = kind == LIST ? MATTER_BY_OPENED : MATTER_BY_DUE,
		.phase = kind == LIST_FILTERED ? STR("lead") : STR("")};
	struct matter_todos todos;
	struct matter_lines lines;
	enum rc rc = kind == PAGE       ? page_write(&page, in->organ, matter)
		     : kind == WORKLIST ? matter_todo_list(cx, in->program.db, &in->actor, &todos)
					: matter_list(cx, in->program.db, &filter, &lines);
	if (rc)
		bench_die("the read fails here: " STR_FMT, STR_ARG(cx->msg));
}

/* How often a second the same statements can be read here, by one thread. */
static double statements_alone(struct inside *in, enum kind kind, int64_t matter, int64_t millis)
{
	struct trace t = {.a = arena_new()};
	struct arena *scratch = arena_new();
	int64_t rounds = 0;
	db_trace(note, &t);
	do_inside(in, kind, matter);
	db_trace(NULL, NULL);
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	double began = (double)ts.tv_sec + (double)ts.tv_nsec / 1e9, now = began;
	for (; now - began < (double)millis / 1000; rounds++) {
		struct cx cx = cx_make(scratch, NULL);
		if (db_read_begin(&cx, in->program.db))
			bench_die("no snapshot");
		for (size_t i = 0; i < t.all.n; i++) {
			const struct traced *x = &t.all.v[i];
			struct db_rows *r;
			if (db_query(&cx, in->program.db, x->st, (struct db_args){x->v, x->n}, &r))
				bench_die("%s fails", x->st->name);
			while (db_next(&cx, r))
				for (int c = 0; x->st->out[c]; c++)
					(void)(x->st->out[c] == 'i'    ? (void)db_int(r, c)
						: x->st->out[c] == 't' ? (void)db_text(r, c)
								       : (void)db_bytes(r, c));
		}
		db_read_end(in->program.db);
		arena_reset(scratch);
		clock_gettime(CLOCK_MONOTONIC, &ts);
		now = (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
	}
	arena_free(scratch);
	arena_free(t.a);
	return (double)rounds / (now - began);
}

static void read_next(void *arg, int c, int64_t n, struct buf *out)
{
	struct serve *const *s = arg;
	(void)c, (void)n;
	serve_request(s[0], "GET", str_c((const char *)s[1]), STR_NONE, out);
}

static double rate(
	uint16_t port, struct serve *s, const char *target, int64_t millis, struct load_result *r)
{
	void *arg[] = {s, (void *)(uintptr_t)target};
	struct load load = {
		.port = port, .connections = 16, .millis = millis, .next = read_next, .arg = arg};
	*r = load_run(&load);
	if (r->wrong || r->lost || !r->answers)
		bench_die("%s: %lld wrong, %lld lost", target, (long long)r->wrong,
			(long long)r->lost);
	return r->per_second;
}

static void measure_reads(const char *program, const char *data, int64_t millis)
{
	static const struct {
		const char *name, *target;
		enum kind kind;
	} reads[] = {{"case page", NULL, PAGE}, {"work list", "/api/worklist", WORKLIST},
		{"list by date", "/api/matters?sort=opened", LIST},
		{"list of a phase", "/api/matters?phase=lead", LIST_FILTERED}};
	struct serve s;
	struct inside in;
	struct load_result r;
	uint16_t port;
	serve_start(&s, program, data, NULL);
	printf("start                 %8.3f s\nmemory idle           %8.1f MiB\n", s.start_seconds,
		serve_memory(&s));
	serve_rest(&s);
	serve_login(&s, PERSON, PASSWORD);
	const struct json *me = serve_ask(&s, "GET", "/api/me", STR_NONE);
	int64_t organ =
		json_id(json_get(json_get(json_at(json_get(me, "posts"), 0), "organ"), "id"));
	inside_open(&in, data, NULL, organ, json_id(json_get(me, "id")));
	const struct json *rows =
		json_get(serve_ask(&s, "GET", "/api/matters?sort=number", STR_NONE), "rows");
	int64_t matter = json_id(json_get(json_at(rows, 0), "id"));
	struct MHD_Daemon *wire = wire_start(&port);
	double most_wire = rate(port, &s, "/", millis, &r);
	wire_stop(wire);
	printf("empty answers         %8.0f /s\n", most_wire);
	for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
		const char *target = reads[i].target;
		if (!target)
			target =
				str_z(s.a, str_printf(s.a, "/api/matters/%lld", (long long)matter));
		double cpu = serve_cpu(&s), ours = rate(s.port, &s, target, millis, &r);
		cpu = (serve_cpu(&s) - cpu) * 1e6 / (double)r.answers;
		double alone = statements_alone(&in, reads[i].kind, matter, millis);
		double most = 1 / (1 / most_wire + 1 / alone);
		printf("%-18s    %8.0f /s   p50 %6lld us  p99 %6lld us  %5.0f us CPU   statements "
		       "%8.0f /s   ratio "
		       "%.2f\n",
			reads[i].name, ours, (long long)r.p50_us, (long long)r.p99_us, cpu, alone,
			ours / most);
	}
	printf("memory after reads    %8.1f MiB\n", serve_memory(&s));
	program_close(&in.program);
	serve_stop(&s);
}

int main(int argc, char **argv)
{
	int64_t seconds = 3;
	if (argc < 4 || !str_to_int(str_c(argv[3]), &seconds) || seconds < 1) {
		fprintf(stderr, "usage: bench_zhifa PROGRAM DATA SECONDS [acts [postgres:… "
				"dbname=NAME]|reads]\n");
		return 64;
	}
	bool all = argc == 4;
	if (all || str_is(str_c(argv[4]), "acts"))
		measure_acts(argv[1], argv[2], argc > 5 ? argv[5] : NULL, seconds * 1000);
	if (all || str_is(str_c(argv[4]), "reads"))
		measure_reads(argv[1], argv[2], seconds * 1000);
	return 0;
}
