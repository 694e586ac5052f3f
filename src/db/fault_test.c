/*
 * The store fails: the n-th call, the disk, the process, the server. Nothing is half-written,
 * nothing acknowledged is lost, and afterwards the writer goes on.
 */
#include "db/driver.h"
#include "db/test_posts.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

DB_STMT(post_find, "SELECT title FROM post WHERE series = $1 AND serial = $2", "ii", "t");
DB_STMT(series_lock, "UPDATE series SET last = last WHERE id = $1", "i", "");

static bool is_stored(struct test_db *t, int64_t series, int64_t serial)
{
	struct db_rows *r;
	bool found;
	assert_int_equal(
		db_one(&t->cx, t->db, &post_find, DB_ARGS(DB_I(series), DB_I(serial)), &r, &found),
		RC_OK);
	return found;
}

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000}, NULL);
}

/* the n-th call */

static void fault_arm(void *n)
{
	db_fault_after(*(int *)n);
}

static void test_every_call_fails_once(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	int64_t good[SERIES + 1] = {0};
	bool clean = false;
	int n;
	for (n = 1; !clean; n++) {
		struct post *v[4] = {post_make(1, "a"), post_make(2, "b"), post_make(1, NULL),
			post_make(3, "c")};
		enum rc gate = posts_batch(w, v, 4, fault_arm, &n);
		clean = db_fault_after(0) > 0;
		assert_true(gate == RC_OK || (gate == RC_DB && !clean));
		for (int i = 0; i < 4; i++) {
			struct post *p = v[i];
			assert_int_equal(p->answered, 1);
			if (clean)
				assert_int_equal(p->cx.rc, i == 2 ? RC_REFUSED : RC_OK);
			if (!p->cx.rc) {
				good[p->series]++;
				assert_true(is_stored(t, p->series, p->serial));
			} else {
				assert_true(
					p->cx.rc == RC_DB || (i == 2 && p->cx.rc == RC_REFUSED));
				assert_true(p->cx.msg.n > 0);
			}
			post_free(p);
		}
		for (int id = 1; id < SERIES; id++)
			assert_int_equal(posts_count(t, id), good[id]);
		assert_true(n < 200);
	}
	/* the gate has a write and a commit, and then there are three plans with two calls */
	assert_true(n > 10);
	assert_true(good[1] > 3 && good[2] > 3 && good[3] > 3);
	posts_count(t, SERIES);
	db_writer_stop(w);
}

/* the disk */

static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void test_disk_full(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	sigaction(SIGXFSZ, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
	struct db_writer *w = posts_writer(t);
	char *title = arena_alloc(t->arena, 30001);
	memset(title, 'x', 30000);
	int64_t good = 0, bad = 0;
	for (int round = 0; round < 3; round++) {
		struct stat st;
		const char *log = str_printf(t->arena, "%s/zhifa.db-wal", t->dir).p;
		assert_int_equal(stat(log, &st), 0);
		limit_files((rlim_t)st.st_size + 300000);
		for (int failed = 0; failed < 3;) {
			struct post *v[3] = {
				post_make(1, title), post_make(1, title), post_make(1, title)};
			posts_batch(w, v, 3, NULL, NULL);
			for (int i = 0; i < 3; i++) {
				if (v[i]->cx.rc) {
					assert_int_equal(v[i]->cx.rc, RC_DB);
					assert_true(str_find(v[i]->cx.msg, STR("没有保存"), 0) <
						    v[i]->cx.msg.n);
				}
				good += !v[i]->cx.rc;
			}
			/* all or none of a batch */
			assert_int_equal(v[0]->cx.rc, v[2]->cx.rc);
			failed += v[0]->cx.rc != RC_OK;
			bad += v[0]->cx.rc != RC_OK;
			for (int i = 0; i < 3; i++)
				post_free(v[i]);
		}
		assert_int_equal(posts_count(t, 1), good);
		limit_files(RLIM_INFINITY);
		struct post *p = post_make(1, title);
		assert_int_equal(db_writer_run(w, &p->plan), RC_OK);
		good++;
		post_free(p);
		assert_int_equal(posts_count(t, 1), good);
	}
	assert_true(good > 3 && bad >= 9);
	db_writer_stop(w);
}

/* a copy while others write */

struct busy {
	struct db_writer *w;
	pthread_t thread;
	_Atomic int good;
	_Atomic bool stop;
};

static void *busy_main(void *arg)
{
	struct busy *b = arg;
	while (!b->stop) {
		struct post *p = post_make(1, "很忙");
		b->good += db_writer_run(b->w, &p->plan) == RC_OK;
		post_free(p);
	}
	return NULL;
}

static void backup_once(struct test_db *t, struct busy *b, int number)
{
	char *path = str_z(t->arena, str_printf(t->arena, "%s/copy%d.db", t->dir, number));
	int before = b->good;
	assert_int_equal(db_backup(&t->cx, t->db, path), RC_OK);
	/* not over one that is there */
	assert_int_equal(db_backup(&t->cx, t->db, path), RC_IO);
	test_db_clear(t);
	struct stat st;
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	struct test_db copy = *t;
	assert_int_equal(
		db_open(&t->cx, str_printf(t->arena, "sqlite:%s", path), false, &copy.db), RC_OK);
	assert_true(posts_count(&copy, 1) >= before);
	db_close(copy.db);
}

static void test_backup(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	if (t->engine == DB_POSTGRES) {
		assert_int_equal(db_backup(&t->cx, t->db, "/nowhere"), RC_DB);
		return;
	}
	struct busy b = {.w = posts_writer(t)};
	assert_int_equal(pthread_create(&b.thread, NULL, busy_main, &b), 0);
	for (int i = 0; i < 5; i++) {
		while (b.good < 20 * (i + 1))
			pause_ms(1);
		backup_once(t, &b, i);
	}
	/* where there is no room nothing is left behind */
	char *path = str_z(t->arena, str_printf(t->arena, "%s/big.db", t->dir));
	b.stop = true;
	pthread_join(b.thread, NULL);
	db_writer_stop(b.w);
	sigaction(SIGXFSZ, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
	limit_files(5000);
	assert_int_equal(db_backup(&t->cx, t->db, path), RC_DB);
	limit_files(RLIM_INFINITY);
	test_db_clear(t);
	assert_int_not_equal(access(path, F_OK), 0);
	assert_int_equal(posts_count(t, 1), b.good);
}

/* the process */

static void *child_thread(void *arg)
{
	struct db_writer *w = arg;
	for (int i = 0;; i++) {
		struct post *p = post_make(1 + i % SERIES, i % 5 == 4 ? "bad" : "好");
		if (!db_writer_run(w, &p->plan)) {
			char line[64];
			int n = snprintf(line, sizeof line, "%lld %lld\n", (long long)p->series,
				(long long)p->serial);
			if (write(STDOUT_FILENO, line, (size_t)n) != n)
				return NULL;
		}
		post_free(p);
	}
}

/* Writes posts and tells each that was acknowledged, until it is killed. */
static int child_main(const char *url)
{
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct db_writer *w;
	pthread_t thread[8];
	log_setup(stderr, LOG_BROKEN);
	if (db_writer_start(&cx, str_c(url), &w))
		return 1;
	for (int i = 0; i < 8; i++) {
		if (pthread_create(&thread[i], NULL, child_thread, w))
			return 1;
	}
	for (int i = 0; i < 8; i++)
		pthread_join(thread[i], NULL);
	return 1;
}

static pid_t child_start(struct test_db *t, FILE **out)
{
	int fd[2];
	char *url = str_z(t->arena, t->url);
	assert_int_equal(pipe2(fd, O_CLOEXEC), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(fd[1], STDOUT_FILENO);
		execl("/proc/self/exe", "fault_test", "child", url, (char *)NULL);
		_exit(127);
	}
	close(fd[1]);
	*out = fdopen(fd[0], "r");
	assert_non_null(*out);
	return pid;
}

static void test_killed(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	int64_t acknowledged = 0, stored = 0;
	for (int round = 0; round < 12; round++) {
		FILE *out;
		long long series, serial;
		int status, lines = 0;
		pid_t pid = child_start(t, &out);
		/* a little later each time, counted from the first acknowledgement */
		while (fscanf(out, "%lld %lld", &series, &serial) == 2) {
			if (lines++ == 0) {
				pause_ms(3 + 7 * round);
				kill(pid, SIGKILL);
			}
			assert_true(is_stored(t, series, serial));
		}
		fclose(out);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status));
		assert_true(lines > 0);
		acknowledged += lines;
	}
	for (int id = 1; id <= SERIES; id++)
		stored += posts_count(t, id);
	assert_true(stored >= acknowledged);
	/* what was stored and could not be told is at most a batch a round */
	assert_true(stored <= acknowledged + INT64_C(12) * 8 * 2);
}

/* the server */

DB_STMT(others_end,
	"SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
	"WHERE datname = current_database() AND pid <> pg_backend_pid()",
	"", "i");
DB_STMT(others_wait,
	"SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
	"WHERE NOT l.granted AND a.datname = current_database()",
	"", "i");

static int64_t ask(struct cx *cx, struct db *db, const struct db_stmt *st)
{
	struct db_rows *r;
	bool found;
	assert_int_equal(db_one(cx, db, st, DB_NO_ARGS, &r, &found), RC_OK);
	assert_true(found);
	return db_int(r, 0);
}

static void connections_end(void *arg)
{
	struct test_db *t = arg;
	assert_true(ask(&t->cx, t->db, &others_end) > 0);
}

static void test_connection_lost(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	/* between two batches */
	connections_end(t);
	struct post *p = post_make(1, "a");
	assert_int_equal(db_writer_run(w, &p->plan), RC_OK);
	post_free(p);
	/* in the middle of one: it is sent again, and settled again */
	struct post *v[2] = {post_make(1, "b"), post_make(2, "c")};
	assert_int_equal(posts_batch(w, v, 2, connections_end, t), RC_OK);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(v[i]->cx.rc, RC_OK);
		assert_int_equal(v[i]->answered, 1);
		post_free(v[i]);
	}
	assert_int_equal(posts_count(t, 1), 2);
	assert_int_equal(posts_count(t, SERIES), 2); /* the gate and the last one, once each */
	db_writer_stop(w);
}

static void test_reader_connects_again(void **state)
{
	struct test_db *t = *state;
	struct db *reader;
	posts_schema(t);
	DB_STMT(one, "SELECT 1", "", "i");
	DB_STMT(two, "SELECT 2", "", "i");
	assert_int_equal(db_open(&t->cx, t->url, true, &reader), RC_OK);
	assert_int_equal(ask(&t->cx, reader, &one), 1);
	connections_end(t);
	assert_int_equal(ask(&t->cx, reader, &one), 1);
	connections_end(t);
	assert_int_equal(db_read_begin(&t->cx, reader), RC_OK);
	assert_int_equal(ask(&t->cx, reader, &one), 1);
	connections_end(t);
	/* what it answered before it still answers; but a snapshot cannot be had again */
	struct db_rows *r;
	assert_int_equal(ask(&t->cx, reader, &one), 1);
	assert_int_equal(db_query(&t->cx, reader, &two, DB_NO_ARGS, &r), RC_DB);
	test_db_clear(t);
	db_read_end(reader);
	assert_int_equal(ask(&t->cx, reader, &one), 1);
	db_close(reader);
}

static void test_outcome_unknown(void **state)
{
	struct test_db *t = *state;
	posts_schema(t);
	/* the server ends the connection while it is committing */
	assert_int_equal(
		t->db->driver->script(&t->cx, t->db,
			STR("CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
			    "PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$; "
			    "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON post DEFERRABLE "
			    "INITIALLY "
			    "DEFERRED FOR EACH ROW WHEN (NEW.title = 'die') EXECUTE FUNCTION "
			    "die()"),
			STR("die")),
		RC_OK);
	struct db_writer *w = posts_writer(t);
	struct post *v[3] = {post_make(1, "a"), post_make(1, "die"), post_make(2, "b")};
	assert_int_equal(posts_batch(w, v, 3, NULL, NULL), RC_OK);
	for (int i = 0; i < 3; i++) {
		/* nobody of this batch is told that it was kept, or that it was not */
		assert_int_equal(v[i]->cx.rc, RC_UNKNOWN);
		assert_int_equal(v[i]->answered, 1);
		assert_int_equal(v[i]->settled, 1);
		post_free(v[i]);
	}
	struct post *p = post_make(1, "c");
	assert_int_equal(db_writer_run(w, &p->plan), RC_OK);
	post_free(p);
	assert_int_equal(posts_count(t, 1), 1);
	db_writer_stop(w);
}

static void test_deadlock(void **state)
{
	struct test_db *t = *state;
	struct db *watch;
	posts_schema(t);
	struct db_writer *w = posts_writer(t);
	assert_int_equal(db_open(&t->cx, t->url, true, &watch), RC_OK);
	/* another program has 2 and wants 1, the plan has 1 and wants 2 */
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	assert_int_equal(db_exec(&t->cx, t->db, &series_lock, DB_ARGS(DB_I(2)), NULL), RC_OK);
	struct post *p = post_make(1, "a");
	db_plan_check(&p->plan, &series_lock, DB_ARGS(DB_I(2)), 1, RC_NOT_FOUND, "没有");
	assert_int_equal(db_writer_submit(w, &p->plan), RC_OK);
	while (ask(&t->cx, watch, &others_wait) == 0)
		pause_ms(5);
	enum rc rc = db_exec(&t->cx, t->db, &series_lock, DB_ARGS(DB_I(1)), NULL);
	if (rc) {
		/* the server may choose either */
		assert_int_equal(rc, RC_BUSY);
		db_rollback(t->db);
		test_db_clear(t);
	} else {
		assert_int_equal(db_commit(&t->cx, t->db), RC_OK);
	}
	db_writer_stop(w);
	assert_int_equal(p->cx.rc, RC_OK);
	assert_int_equal(p->answered, 1);
	assert_int_equal(posts_count(t, 1), 1);
	post_free(p);
	db_close(watch);
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "child") == 0)
		return child_main(argv[2]);
	const struct CMUnitTest tests[] = {
		TEST_DB_EMPTY(test_every_call_fails_once),
		TEST_DB_ENTRY(test_disk_full, "sqlite", DB_SQLITE, false),
		TEST_DB_EMPTY(test_backup),
		TEST_DB_EMPTY(test_killed),
		TEST_DB_ENTRY(test_connection_lost, "postgres", DB_POSTGRES, false),
		TEST_DB_ENTRY(test_reader_connects_again, "postgres", DB_POSTGRES, false),
		TEST_DB_ENTRY(test_outcome_unknown, "postgres", DB_POSTGRES, false),
		TEST_DB_ENTRY(test_deadlock, "postgres", DB_POSTGRES, false),
	};
	return TEST_DB_RUN(tests);
}
