/*
 * An act that was acknowledged survives whatever happens to the process, to the disk, to the
 * connection; one that was refused is not there; and the store is in order afterwards.
 */
#include "matter/test_world.h"
#include "site.h"
#include "verify/verify.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CLIENTS 4
#define KILLS 12

static void pause_ms(long ms)
{
	struct timespec ts = {ms / 1000, ms % 1000 * 1000000};
	nanosleep(&ts, NULL);
}

static void start_clients(struct client *c, struct site *s, int round)
{
	for (int i = 0; i < CLIENTS; i++)
		client_start(&c[i], s, str_printf(s->a, "r%d-c%d", round, i).p);
}

static void stop_clients(struct client *c)
{
	for (int i = 0; i < CLIENTS; i++)
		client_stop(&c[i]);
}

static void free_clients(struct client *c)
{
	for (int i = 0; i < CLIENTS; i++)
		client_free(&c[i]);
}

/* kill -9 at any moment, again and again on the same store. */
static void test_killed(void **state)
{
	struct site s;
	size_t acknowledged = 0;
	site_open(&s, *state);
	for (int round = 0; round < KILLS; round++) {
		struct client c[CLIENTS];
		uint16_t random;
		cx_random(&s.t->cx, &random, sizeof random);
		start_clients(c, &s, round);
		pause_ms(5 + random % 300);
		(void)site_end(&s, SIGKILL);
		stop_clients(c);
		site_start(&s);
		acknowledged += site_compare(&s, c, CLIENTS);
		free_clients(c);
	}
	print_message("# %zu acts acknowledged, %d kills\n", acknowledged, KILLS);
	assert_true(acknowledged > 100);
	assert_true(site_verify(&s));
	(void)site_end(&s, SIGTERM);
}

/* A stop in order answers what it has taken. */
static void test_stopped(void **state)
{
	struct site s;
	size_t acknowledged = 0;
	site_open(&s, *state);
	for (int round = 0; round < 3; round++) {
		struct client c[CLIENTS];
		start_clients(c, &s, round);
		pause_ms(200);
		int status = site_end(&s, SIGTERM);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
		stop_clients(c);
		site_start(&s);
		acknowledged += site_compare(&s, c, CLIENTS);
		free_clients(c);
	}
	assert_true(acknowledged > 20);
	assert_true(site_verify(&s));
	(void)site_end(&s, SIGTERM);
}

/* ---- a full disk ---- */

/* A small disk at a path, seen by this process and its children alone. */
static bool mount_disk(const char *path)
{
	return geteuid() == 0 && unshare(CLONE_NEWNS) == 0 &&
	       mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	       mount("zhifa-test", path, "tmpfs", 0, "size=40m") == 0;
}

/* Takes what is left of the disk, but for some bytes. */
static void take_disk(const char *path, size_t leave)
{
	char block[65536] = {0};
	struct stat st;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	while (write(fd, block, sizeof block) == (ssize_t)sizeof block)
		;
	assert_int_equal(fstat(fd, &st), 0);
	assert_int_equal(ftruncate(fd, st.st_size - (off_t)leave), 0);
	close(fd);
}

static size_t count_told(const struct client *c, enum told told)
{
	size_t n = 0;
	for (int i = 0; i < CLIENTS; i++)
		for (size_t k = 0; k < c[i].n; k++)
			n += c[i].v[k].told == told;
	return n;
}

/* The store on a disk that fills up while acts come in, and is given room again. */
static void test_disk_full(void **state)
{
	struct test_db *t = *state;
	struct site s;
	const char *disk = str_printf(t->arena, "%s/disk", t->dir).p,
		   *filler = str_printf(t->arena, "%s/disk/filler", t->dir).p;
	assert_int_equal(mkdir(disk, 0700), 0);
	if (!mount_disk(disk)) {
		SKIP_TEST("a disk of its own needs root");
	}
	db_close(t->db);
	t->url = str_printf(t->arena, "sqlite:%s/zhifa.db", disk);
	char *dir = t->dir;
	t->dir = (char *)(uintptr_t)disk;
	assert_int_equal(db_open(&t->cx, t->url, false, &t->db), RC_OK);
	assert_int_equal(db_migrate(&t->cx, t->db,
				 str_printf(t->arena, "%s/db/migrations", getenv("ZHIFA_SOURCE"))),
		RC_OK);
	site_open(&s, t);
	size_t refused = 0, acknowledged = 0;
	for (int round = 0; round < 4; round++) {
		struct client c[CLIENTS];
		take_disk(filler, (size_t)(100 + 150 * round) * 1024);
		start_clients(c, &s, round);
		pause_ms(1200);
		stop_clients(c);
		refused += count_told(c, TOLD_NO);
		/* there is room again: the same process goes on */
		assert_int_equal(unlink(filler), 0);
		acknowledged += site_compare(&s, c, CLIENTS);
		free_clients(c);
		struct asked q = {.told = TOLD_NOTHING};
		snprintf(q.request, sizeof q.request, "after-%d", round);
		client_again(&s, &q);
		assert_int_equal(q.told, TOLD_YES);
		assert_true(site_verify(&s));
	}
	print_message("# %zu acts acknowledged, %zu refused\n", acknowledged, refused);
	assert_true(refused > 10 && acknowledged > 0);
	(void)site_end(&s, SIGTERM);
	db_close(t->db);
	t->db = NULL;
	assert_int_equal(umount2(disk, MNT_DETACH), 0);
	t->dir = dir;
}

/* ---- connections cut by the server ---- */

DB_STMT(fault_cut,
	"SELECT COUNT(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
	"datname = current_database() AND pid <> pg_backend_pid()) cut",
	"", "i");

static void test_cut(void **state)
{
	struct site s;
	struct client c[CLIENTS];
	struct db_rows *r;
	bool there;
	site_open(&s, *state);
	start_clients(c, &s, 0);
	for (int i = 0; i < 15; i++) {
		pause_ms(60);
		assert_int_equal(
			db_one(&s.t->cx, s.t->db, &fault_cut, DB_NO_ARGS, &r, &there), RC_OK);
	}
	pause_ms(300);
	stop_clients(c);
	size_t acknowledged = site_compare(&s, c, CLIENTS);
	print_message("# %zu acts acknowledged\n", acknowledged);
	assert_true(acknowledged > 20);
	assert_true(site_verify(&s));
	free_clients(c);
	(void)site_end(&s, SIGTERM);
}

/* ---- the n-th database call of an act fails ---- */

DB_STMT(fault_count, "SELECT COUNT(*) FROM event WHERE organ_id = 15 AND request_id = $1", "t",
	"i");

DB_STMT(fault_region,
	"INSERT INTO region (code, name, short_name, level, parent, kind) VALUES ('150105', "
	"'某区', "
	"'某', 3, '', 'district')",
	"", "");

static int64_t count_of(struct world *w, struct str request)
{
	struct cx own = cx_make(w->cx.arena, &world_env);
	struct db_rows *r;
	bool there;
	assert_int_equal(
		db_one(&own, w->t->db, &fault_count, DB_ARGS(DB_T(request)), &r, &there), RC_OK);
	return db_int(r, 0);
}

static void tell(void *arg, const struct verify_finding *f)
{
	(void)arg;
	print_message("# %s: " STR_FMT "\n", f->part, STR_ARG(f->text));
}

static void assert_in_order(struct world *w, const struct log_identity *log)
{
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, &world_env);
	struct verify_counts counts;
	const struct verify_config v = {.db = w->t->db,
		.log = log,
		.packs = world_packs(w),
		.keys = &w->keys,
		.found = tell,
		.counts = &counts};
	assert_int_equal(verify_store(&cx, &v), RC_OK);
	assert_int_equal(counts.findings, 0);
	arena_free(a);
}

/* An act with a paper, a child and the parent's event: fails at each call in turn, then succeeds.
 */
static void test_calls(void **state)
{
	struct world w;
	struct log_identity log;
	int failed = 0, n = 1;
	world_open(&w, *state);
	w.cx.keys = &w.keys;
	assert_int_equal(db_exec(&w.cx, w.t->db, &fault_region, DB_NO_ARGS, NULL), RC_OK);
	assert_int_equal(
		log_open(&w.cx, w.t->db, STR("zf.example.cn/log"), sign_key_new(&w.cx), &log),
		RC_OK);
	WORLD_OK(&w,
		world_act(&w, &w.wang, "register", "party_name=甲公司;cause=占道;handlers=1,2", 0));
	WORLD_OK(&w, world_act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	for (bool done = false; !done; n++) {
		struct act_request rq = {.matter = w.matter,
			.version = w.version,
			.action = STR("tell"),
			.request_id = STR("told"),
			.fields = world_fields(&w, "fine=500000")};
		assert_true(n < 500);
		db_fault_after(n);
		enum rc rc = world_submit(&w, &w.wang, &rq);
		int left = db_fault_after(0);
		failed += rc != RC_OK;
		if (rc != RC_UNKNOWN)
			assert_int_equal(count_of(&w, rq.request_id), rc == RC_OK);
		done = rc == RC_OK && left > 0;
		if (rc == RC_UNKNOWN || (rc == RC_OK && !done)) {
			/* settled by the request id: the same answer, and one event */
			assert_int_equal(world_submit(&w, &w.wang, &rq), RC_OK);
			assert_int_equal(count_of(&w, rq.request_id), 1);
			done = true;
		}
	}
	print_message("# %d calls failed\n", failed);
	assert_true(failed >= 5);
	assert_in_order(&w, &log);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_calls), TEST_DB(test_killed),
		TEST_DB(test_stopped), TEST_DB_ENTRY(test_disk_full, "sqlite", DB_SQLITE, false),
		TEST_DB_ENTRY(test_cut, "postgres", DB_POSTGRES, true)};
	return TEST_DB_RUN(tests);
}
