/*
 * Numbers under pressure: sixty-four people sign at once, some of them the same paper, the store
 * fails now and then, the process is killed. Afterwards every number from one to the last belongs
 * to exactly one paper, and whoever was told a number has it.
 */
#include "document/document.h"
#include "matter/test_world.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SIGNERS 64
#define DESKS 4 /* readers with a pack, used in turns */
#define MATTERS 96

#define OK(x) WORLD_OK(&w, x)

struct desk {
	struct arena *a;
	struct db *db;
	struct pack *pack;
	bool busy;
};

struct office {
	struct test_db *t;
	struct db_writer *writer;
	struct calendar *calendar;
	struct seal_keys keys;
	struct actor actor;
	int64_t matters[MATTERS];
	struct desk desks[DESKS];
	pthread_mutex_t lock;
	pthread_cond_t free;
	atomic_int next, signed_n, failed_n, left;
	int told; /* pipe that takes each acknowledged matter; -1: none */
};

static void desk_open(struct office *o, struct desk *d)
{
	d->a = arena_new();
	struct cx cx = cx_make(d->a, NULL);
	struct str dir = str_printf(d->a, "%s/tests/packs/small", getenv("ZHIFA_SOURCE"));
	INVARIANT(!db_open(&cx, o->t->url, true, &d->db) && !pack_load(&cx, dir, NULL, &d->pack));
}

static void office_open(struct office *o)
{
	struct cx cx = cx_make(o->t->arena, NULL);
	unsigned char master[32] = {7};
	o->keys = seal_keys_make(master);
	pthread_mutex_init(&o->lock, NULL);
	pthread_cond_init(&o->free, NULL);
	INVARIANT(!db_writer_start(&cx, o->t->url, &o->writer) &&
		  !calendar_load(&cx, STR(""), &o->calendar));
	for (int i = 0; i < DESKS; i++)
		desk_open(o, &o->desks[i]);
	INVARIANT(!actor_load(&cx, o->desks[0].db, ORGAN, 1, cx_today(&cx), &o->actor));
}

static void office_close(struct office *o)
{
	db_writer_stop(o->writer);
	calendar_free(o->calendar);
	for (int i = 0; i < DESKS; i++) {
		pack_free(o->desks[i].pack);
		db_close(o->desks[i].db);
		arena_free(o->desks[i].a);
	}
}

static struct desk *sit_down(struct office *o)
{
	struct desk *d = NULL;
	pthread_mutex_lock(&o->lock);
	while (!d) {
		for (int i = 0; i < DESKS && !d; i++)
			d = o->desks[i].busy ? NULL : &o->desks[i];
		if (!d)
			pthread_cond_wait(&o->free, &o->lock);
	}
	d->busy = true;
	pthread_mutex_unlock(&o->lock);
	return d;
}

static void get_up(struct office *o, struct desk *d)
{
	pthread_mutex_lock(&o->lock);
	d->busy = false;
	pthread_cond_signal(&o->free);
	pthread_mutex_unlock(&o->lock);
}

/* Plans on a snapshot at a desk, then waits for the commit among all others. */
static enum rc sign(struct office *o, struct cx *cx, int64_t matter)
{
	struct desk *d = sit_down(o);
	struct matter_service svc = {
		.db = d->db, .pack = d->pack, .calendar = o->calendar, .keys = &o->keys};
	struct act_request rq = {.organ = ORGAN,
		.matter = matter,
		.version = -1,
		.action = STR("tell"),
		.request_id = str_printf(cx->arena, "s%lld", (long long)cx_id(cx))};
	struct act_conflict *conflict;
	struct act_result result;
	struct db_plan *plan = NULL;
	facts_set(cx->arena, &rq.fields, STR("fine"), value_int(500000));
	enum rc rc = db_read_begin(cx, d->db);
	if (!rc)
		rc = matter_act(cx, &svc, &o->actor, &rq, &plan, &result, &conflict);
	db_read_end(d->db);
	get_up(o, d);
	return rc ? rc : db_writer_run(o->writer, plan);
}

static void *signer(void *arg)
{
	struct office *o = arg;
	int at;
	while ((at = atomic_fetch_add(&o->next, 1)) < SIGNERS * 6) {
		struct arena *a = arena_new();
		struct cx cx = cx_make(a, NULL);
		/* every third at a paper that a neighbour signs at the same time */
		int64_t matter = o->matters[(at % 3 ? at : at - 1 + (at == 0)) % MATTERS];
		if (sign(o, &cx, matter) == RC_OK) {
			atomic_fetch_add(&o->signed_n, 1);
			if (o->told >= 0)
				INVARIANT(write(o->told, &matter, sizeof matter) == sizeof matter);
		} else {
			atomic_fetch_add(&o->failed_n, 1);
		}
		arena_free(a);
	}
	atomic_fetch_sub(&o->left, 1);
	return NULL;
}

/* The n-th call fails, again and again, while anybody signs. */
static void *saboteur(void *arg)
{
	struct office *o = arg;
	for (int n = 3; atomic_load(&o->left) > 0; n = n * 7 % 31 + 5) {
		db_fault_after(n);
		nanosleep(&(struct timespec){.tv_nsec = 4000000}, NULL);
	}
	db_fault_after(0);
	return NULL;
}

static void storm(struct office *o, bool sabotage)
{
	pthread_t t[SIGNERS], bad;
	o->left = SIGNERS;
	for (int i = 0; i < SIGNERS; i++)
		INVARIANT(!pthread_create(&t[i], NULL, signer, o));
	if (sabotage)
		INVARIANT(!pthread_create(&bad, NULL, saboteur, o));
	for (int i = 0; i < SIGNERS; i++)
		pthread_join(t[i], NULL);
	if (sabotage)
		pthread_join(bad, NULL);
}

/* Matters in which the notice can be signed; a few are signed at once, so that the year has begun.
 */
static void prepare(struct office *o, struct test_db *t)
{
	struct world w;
	*o = (struct office){.t = t, .told = -1};
	world_open(&w, t);
	for (int i = 0; i < MATTERS; i++) {
		w.matter = 0;
		OK(world_act(&w, &w.wang, "register",
			"party_name=甲公司;cause=经营过期食品;handlers=1,2", 0));
		OK(world_act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
		o->matters[i] = w.matter;
	}
	world_close(&w);
}

/* One number a paper, one paper a number, none missing. Gives how many. */
static int64_t check_register(struct test_db *t)
{
	static const struct db_stmt numbers = {"numbers",
					    "SELECT n.serial, n.state, d.number, d.matter_id FROM "
					    "number n LEFT JOIN document d "
					    "ON d.organ_id = n.organ_id AND d.id = n.document_id "
					    "AND d.matter_id = n.matter_id "
					    "WHERE n.series = '告' ORDER BY n.serial",
					    "", "itti", 0},
				    last = {"last",
					    "SELECT last FROM number_series WHERE series = '告'",
					    "", "i", 0},
				    papers = {
					    "papers", "SELECT COUNT(*) FROM document", "", "i", 0};
	struct db_rows *r;
	int64_t n = 0;
	bool found;
	assert_int_equal(db_query(&t->cx, t->db, &numbers, DB_NO_ARGS, &r), RC_OK);
	while (db_next(&t->cx, r)) {
		assert_int_equal(db_int(r, 0), ++n);
		assert_str(db_text(r, 1), "issued");
		assert_true(str_find(db_text(r, 2), str_printf(t->arena, "〕%lld号", (long long)n),
				    0) < db_text(r, 2).n);
	}
	assert_int_equal(t->cx.rc, RC_OK);
	assert_int_equal(db_one(&t->cx, t->db, &papers, DB_NO_ARGS, &r, &found), RC_OK);
	assert_int_equal(db_int(r, 0), n);
	assert_int_equal(db_one(&t->cx, t->db, &last, DB_NO_ARGS, &r, &found), RC_OK);
	assert_int_equal(found ? db_int(r, 0) : 0, n);
	return n;
}

static bool has_paper(struct test_db *t, int64_t matter)
{
	struct document *d;
	size_t n;
	assert_int_equal(document_list(&t->cx, t->db, ORGAN, matter, &d, &n), RC_OK);
	assert_true(n <= 1);
	return n == 1;
}

/* Everybody at once: each paper is signed once, whoever comes second is told so. */
static void test_together(void **state)
{
	struct test_db *t = *state;
	struct office o;
	prepare(&o, t);
	office_open(&o);
	storm(&o, false);
	office_close(&o);
	int64_t n = check_register(t);
	assert_int_equal(n, o.signed_n);
	assert_true(n > MATTERS / 2 && o.failed_n > 0);
}

/* Calls of the store fail meanwhile. Whoever was told RC_OK has his number. */
static void test_faults(void **state)
{
	struct test_db *t = *state;
	struct office o;
	int ends[2];
	int64_t matter;
	prepare(&o, t);
	assert_int_equal(pipe(ends), 0);
	o.told = ends[1];
	office_open(&o);
	storm(&o, true);
	office_close(&o);
	close(ends[1]);
	int64_t n = check_register(t), told = 0;
	while (read(ends[0], &matter, sizeof matter) == sizeof matter) {
		assert_true(has_paper(t, matter));
		told++;
	}
	close(ends[0]);
	assert_int_equal(told, o.signed_n);
	/* what was committed and not acknowledged is the store's secret, never a gap */
	assert_true(n >= told && told > 0);
}

/* The process dies in the middle, more than once; the next one goes on counting. */
static void test_killed(void **state)
{
	struct test_db *t = *state;
	struct office o;
	int64_t before = 0;
	int killed = 0;
	prepare(&o, t);
	for (int round = 0; round < 4; round++) {
		int ends[2], status;
		int64_t matter;
		assert_int_equal(pipe(ends), 0);
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			close(ends[0]);
			o.told = ends[1];
			o.next = 0;
			office_open(&o);
			storm(&o, false);
			_exit(0);
		}
		close(ends[1]);
		int64_t told[MATTERS + 1];
		size_t n_told = 0;
		bool alive = true;
		while (read(ends[0], &matter, sizeof matter) == sizeof matter) {
			assert_true(n_told < MATTERS);
			told[n_told++] = matter;
			if (alive && n_told == 3 + (size_t)round * 5) {
				kill(child, SIGKILL);
				alive = false;
			}
		}
		close(ends[0]);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(WIFSIGNALED(status), !alive);
		for (size_t i = 0; i < n_told; i++)
			assert_true(has_paper(t, told[i]));
		killed += !alive;
		int64_t n = check_register(t);
		assert_true(n >= before);
		before = n;
	}
	assert_true(killed >= 2);
	office_open(&o);
	o.next = 0;
	storm(&o, false);
	office_close(&o);
	assert_true(check_register(t) > MATTERS / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB(test_together), TEST_DB(test_faults), TEST_DB(test_killed)};
	return TEST_DB_RUN(tests);
}
