/* A dossier made from a case, checked in C and by the script, and changed in every way. */
#include "base/file.h"
#include "dossier/dossier.h"
#include "matter/test_world.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct scene {
	struct world w;
	struct arena *a;
	struct blob_dir *blobs;
	struct sign_key *key;
	struct log_identity log;
	struct db *reader;
	char fault[500]; /* the last that was told */
};

static struct str put(struct scene *s, const char *bytes, const char *name)
{
	struct db_plan plan = {.cx = &s->w.cx};
	struct blob *b = ARENA_NEW(s->a, struct blob);
	cx_clear(&s->w.cx);
	WORLD_OK(&s->w, blob_put(&s->w.cx, s->blobs, str_c(bytes), str_c(name), &blob_evidence, b));
	blob_add(&plan, b);
	assert_int_equal(db_writer_run(s->w.writer, &plan), RC_OK);
	return str_hex(s->a, b->digest, DIGEST_SIZE);
}

static void render_papers(struct scene *s)
{
	struct matter m;
	struct world *w = &s->w;
	WORLD_OK(w, matter_load(&w->cx, w->t->db, ORGAN, w->matter, &m));
	for (size_t i = 0; i < m.documents.n; i++) {
		struct db_plan *plan;
		struct str pdf = put(s, "告知书的成稿", "");
		WORLD_OK(w, matter_note_rendered(&w->cx, &w->svc, ORGAN, w->matter,
				    m.documents.v[i].id, pdf, 1, &plan));
		assert_int_equal(db_writer_run(w->writer, plan), RC_OK);
		w->version++;
	}
}

static void set_up(struct scene *s, struct test_db *t)
{
	struct world *w = &s->w;
	*s = (struct scene){.a = t->arena};
	world_open(w, t);
	w->cx.keys = &w->keys;
	s->key = sign_key_new(&w->cx);
	assert_int_equal(blob_dir_open(&w->cx, str_z(s->a, str_printf(s->a, "%s/blobs", t->dir)),
				 &w->keys, &s->blobs),
		RC_OK);
	assert_int_equal(db_open(&w->cx, t->url, true, &s->reader), RC_OK);
	WORLD_OK(w, log_open(&w->cx, s->reader, STR("zf.example.cn/log"), s->key, &s->log));
	struct str scan = put(s, "盖了章的告知书", "扫描件.txt");
	WORLD_OK(
		w, world_act(w, &w->wang, "register",
			   "party_name=甲公司;party_code=91150105X;cause=经营过期食品;handlers=1,2",
			   0));
	WORLD_OK(w, world_act(w, &w->wang, "prove", "name=单据;kind=paper", 2));
	WORLD_OK(w, world_act(w, &w->wang, "tell", "fine=500000", 0));
	render_papers(s);
	WORLD_OK(w, world_act(w, &w->wang, "talk", "", 0));
	WORLD_OK(w, world_act_child(w, &w->li, "talk", "words=没有意见"));
	WORLD_OK(w, world_act(w, &w->wang, "seal",
			    str_z(s->a, str_printf(s->a, "scan=" STR_FMT, STR_ARG(scan))), 0));
	WORLD_OK(w, log_extend(&w->cx, s->reader, w->writer, &s->log, NULL));
}

static void tear_down(struct scene *s)
{
	db_close(s->reader);
	world_close(&s->w);
}

static bool put_buf(void *to, struct str bytes)
{
	buf_str(to, bytes);
	return true;
}

/* Stored files among the entries, read into memory, so that the tests can change them. */
static void load(struct scene *s, struct archive *z)
{
	for (size_t i = 0; i < z->n; i++) {
		struct archive_entry *e = &z->v[i];
		struct buf b = buf_in(s->a);
		if (!e->source)
			continue;
		assert_true(e->source->stream(e->source->arg, put_buf, &b));
		assert_int_equal(b.n, e->data.n);
		e->data = buf_get(&b);
		e->source = NULL;
	}
}

static enum rc build(struct scene *s, struct archive *z, struct dossier_summary *sum)
{
	const struct dossier_source src = {.db = s->reader, .blobs = s->blobs, .log = &s->log};
	cx_clear(&s->w.cx);
	assert_int_equal(db_read_begin(&s->w.cx, s->reader), RC_OK);
	enum rc rc = dossier_build(&s->w.cx, &src, ORGAN, s->w.matter, z, sum);
	db_read_end(s->reader);
	struct str streamed, loaded;
	if (rc)
		return rc;
	WORLD_OK(&s->w, archive_write(&s->w.cx, z, &streamed));
	load(s, z);
	WORLD_OK(&s->w, archive_write(&s->w.cx, z, &loaded));
	assert_true(str_eq(streamed, loaded));
	return RC_OK;
}

static struct str zip_of(struct scene *s, const struct archive *z)
{
	struct str zip;
	cx_clear(&s->w.cx);
	assert_int_equal(archive_write(&s->w.cx, z, &zip), RC_OK);
	return zip;
}

static void told(void *arg, struct str text)
{
	struct scene *s = arg;
	snprintf(s->fault, sizeof s->fault, STR_FMT, STR_ARG(text));
	assert_true(text.n > 0);
}

/* -1: not taken for a dossier at all; otherwise the number of faults. */
static int64_t faults(struct scene *s, struct str zip, const struct checkpoint_key *key)
{
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, &world_env);
	const struct dossier_check how = {key, told, s};
	struct dossier_summary sum;
	int64_t n;
	enum rc rc = dossier_verify(&cx, zip, &how, &sum, &n);
	assert_true(rc == RC_OK || cx.msg.n > 0);
	arena_free(a);
	return rc == RC_OK ? n : -1;
}

static void test_build(void **state)
{
	struct scene s;
	struct archive z, again;
	struct dossier_summary sum;
	set_up(&s, *state);
	WORLD_OK(&s.w, build(&s, &z, &sum));
	assert_int_equal(sum.matters, 2);
	assert_int_equal(sum.papers, 1);
	assert_true(sum.events == 9 && sum.size == 9);
	struct str zip = zip_of(&s, &z), later;
	struct checkpoint_key key = log_key(&s.log);
	assert_int_equal(faults(&s, zip, NULL), 0);
	assert_int_equal(faults(&s, zip, &key), 0);
	static const char *const names[] = {"README.txt", "index.html", "SHA256SUMS",
		"SHA256SUMS.sig", "checkpoint", "events/001/00001.txt", "events/001/00001.json",
		"events/001/00001.tlog-proof", "events/002/00002.json", "key.pem", "key.txt",
		"manifest.json", "papers/001.json", "papers/001.txt", "papers/001-scan.txt",
		"verify.sh"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_non_null(archive_find(&z, str_c(names[i])));
	/* personal facts stay sealed */
	assert_true(str_find(zip, STR("91150105X"), 0) == zip.n);
	/* the log grows, the dossier stays as it is */
	int64_t first = s.w.matter;
	s.w.matter = 0;
	WORLD_OK(&s.w, world_act(&s.w, &s.w.li, "register",
			       "party_name=乙公司;cause=占道;handlers=2,1", 0));
	assert_int_equal(build(&s, &again, &sum), RC_CONFLICT); /* not yet in the log */
	cx_clear(&s.w.cx);
	WORLD_OK(&s.w, log_extend(&s.w.cx, s.reader, s.w.writer, &s.log, NULL));
	s.w.matter = first;
	WORLD_OK(&s.w, build(&s, &again, &sum));
	later = zip_of(&s, &again);
	assert_true(str_eq(zip, later));
	s.w.matter = 12345;
	assert_int_equal(build(&s, &again, &sum), RC_NOT_FOUND);
	int64_t organ, matter;
	cx_clear(&s.w.cx);
	WORLD_OK(&s.w, dossier_find(&s.w.cx, s.reader, STR("某案〔2026〕1号"), &organ, &matter));
	assert_true(organ == ORGAN && matter == first);
	struct str id = str_printf(s.a, "%lld", (long long)first);
	WORLD_OK(&s.w, dossier_find(&s.w.cx, s.reader, id, &organ, &matter));
	assert_true(matter == first);
	assert_int_equal(
		dossier_find(&s.w.cx, s.reader, STR("没有"), &organ, &matter), RC_NOT_FOUND);
	cx_clear(&s.w.cx);
	tear_down(&s);
}

/* The ZIP with one entry's data changed and everything around it made to fit. */
static struct str with(struct scene *s, const struct archive *z, size_t at, struct str data)
{
	struct archive other = *z;
	other.v = ARENA_ARRAY(s->a, struct archive_entry, z->n);
	memcpy(other.v, z->v, z->n * sizeof *z->v);
	other.v[at].data = data;
	return zip_of(s, &other);
}

static void test_changes(void **state)
{
	struct scene s;
	struct archive z;
	struct dossier_summary sum;
	set_up(&s, *state);
	WORLD_OK(&s.w, build(&s, &z, &sum));
	struct str zip = zip_of(&s, &z);
	/* every byte of the ZIP as it is */
	for (size_t i = 0; i < zip.n; i++) {
		char *p = (char *)(uintptr_t)zip.p;
		p[i] = (char)(p[i] ^ 1 << i % 8);
		assert_true(faults(&s, zip, NULL) != 0);
		p[i] = (char)(p[i] ^ 1 << i % 8);
	}
	/* bytes of each file, the ZIP around them made to fit */
	for (size_t i = 0; i < z.n; i++) {
		struct str was = z.v[i].data;
		for (size_t k = i % 7; k < was.n; k += 1 + was.n / 5) {
			char *p = str_z(s.a, was);
			p[k] = (char)(p[k] ^ 1);
			int64_t n = faults(&s, with(&s, &z, i, (struct str){p, was.n}), NULL);
			if (n <= 0)
				print_message("# " STR_FMT " %zu\n", STR_ARG(z.v[i].name), k);
			assert_true(n > 0);
		}
		assert_true(faults(&s, with(&s, &z, i, STR("")), NULL) > 0);
		struct archive less = z;
		less.v = ARENA_ARRAY(s.a, struct archive_entry, z.n);
		memcpy(less.v, z.v, i * sizeof *z.v);
		memcpy(less.v + i, z.v + i + 1, (z.n - i - 1) * sizeof *z.v);
		less.n--;
		assert_true(faults(&s, zip_of(&s, &less), NULL) > 0);
	}
	struct archive more = z;
	more.cap = 0;
	more.v = ARENA_ARRAY(s.a, struct archive_entry, z.n + 1);
	memcpy(more.v, z.v, z.n * sizeof *z.v);
	more.v[more.n++] = (struct archive_entry){.name = STR("papers/002.txt"), .data = STR("x")};
	assert_true(faults(&s, zip_of(&s, &more), NULL) > 0);
	tear_down(&s);
}

/* ---- an insider with another key makes a dossier of his own ---- */

static void replace(struct archive *z, const char *name, struct str data)
{
	struct archive_entry *e = (struct archive_entry *)(uintptr_t)archive_find(z, str_c(name));
	assert_non_null(e);
	e->data = data;
}

static void resign(struct scene *s, struct archive *z, const struct sign_key *key)
{
	struct buf b = buf_in(s->a);
	for (size_t i = 0; i < z->n; i++) {
		unsigned char d[DIGEST_SIZE];
		if (str_has_prefix(z->v[i].name, STR("SHA256SUMS")))
			continue;
		digest_sha256(z->v[i].data.p, z->v[i].data.n, d);
		buf_printf(&b, STR_FMT "  " STR_FMT "\n", STR_ARG(str_hex(s->a, d, sizeof d)),
			STR_ARG(z->v[i].name));
	}
	unsigned char *sig = arena_alloc(s->a, SIGN_BYTES);
	sign_bytes(key, b.p, b.n, sig);
	replace(z, "SHA256SUMS", buf_get(&b));
	replace(z, "SHA256SUMS.sig", (struct str){(const char *)sig, SIGN_BYTES});
}

static void test_forger(void **state)
{
	struct scene s;
	struct archive z;
	struct dossier_summary sum;
	set_up(&s, *state);
	WORLD_OK(&s.w, build(&s, &z, &sum));
	struct checkpoint_key published = log_key(&s.log);
	/* the log's own key, but a paper and an event that were never in the log */
	struct archive_entry *e =
		(struct archive_entry *)(uintptr_t)archive_find(&z, STR("papers/001-scan.txt"));
	struct str was = e->data;
	e->data = STR("另一份告知书");
	resign(&s, &z, s.key);
	assert_true(faults(&s, zip_of(&s, &z), &published) > 0);
	e->data = was;
	e = (struct archive_entry *)(uintptr_t)archive_find(&z, STR("events/001/00002.json"));
	was = e->data;
	e->data = STR("{\"v\":1}");
	resign(&s, &z, s.key);
	assert_true(faults(&s, zip_of(&s, &z), &published) > 0);
	e->data = was;
	resign(&s, &z, s.key);
	assert_int_equal(faults(&s, zip_of(&s, &z), &published), 0);
	/* a key of his own, everything signed anew, the old key line left for the reader */
	struct sign_key *own = sign_key_new(&s.w.cx);
	struct checkpoint c;
	unsigned char pub[SIGN_PUBLIC];
	sign_key_public(own, pub);
	assert_int_equal(
		checkpoint_parse(&s.w.cx, archive_find(&z, STR("checkpoint"))->data, &c), RC_OK);
	replace(&z, "key.pem", sign_public_pem(s.a, pub));
	replace(&z, "checkpoint", checkpoint_sign(&s.w.cx, &c, own));
	resign(&s, &z, own);
	assert_true(faults(&s, zip_of(&s, &z), NULL) > 0);
	struct checkpoint_key his = {.name = s.log.origin};
	memcpy(his.pub, pub, sizeof pub);
	replace(&z, "key.txt",
		str_printf(s.a, STR_FMT "\n", STR_ARG(checkpoint_key_str(s.a, &his))));
	resign(&s, &z, own);
	assert_true(faults(&s, zip_of(&s, &z), &published) > 0);
	tear_down(&s);
}

static void test_hostile(void **state)
{
	struct scene s;
	set_up(&s, *state);
	struct archive z = {0};
	struct str bytes;
	static const char *const bad[] = {
		"", "PK", "PK\5\6", "not a zip at all, though long enough"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(faults(&s, str_c(bad[i]), NULL), -1);
	assert_true(faults(&s, zip_of(&s, &z), NULL) > 0); /* empty */
	char *zeros = arena_alloc(s.a, 1 << 22);
	*VEC_PUSH(s.a, &z) = (struct archive_entry){
		.name = STR("events/001/00001.txt"), .data = {zeros, 1 << 22}, .deflate = true};
	assert_int_equal(archive_write(&s.w.cx, &z, &bytes), RC_OK);
	assert_true(bytes.n < 10000);
	assert_int_equal(faults(&s, bytes, NULL), -1); /* nothing is ever unpacked */
	z.v[0] = (struct archive_entry){.name = STR("aaaaaaaaaa"), .data = STR("x")};
	*VEC_PUSH(s.a, &z) = (struct archive_entry){.name = STR("bbbbbbbbbb"), .data = STR("y")};
	struct str good = zip_of(&s, &z);
	static const char *const names[] = {"../../../x", "/etc/shado", "a/../../xx", "bbbbbbbbbb"};
	for (size_t i = 0; i < 4; i++) {
		char *p = str_z(s.a, good);
		for (size_t at = str_find(good, STR("aaaaaaaaaa"), 0); at < good.n;
			at = str_find(good, STR("aaaaaaaaaa"), at + 1))
			memcpy(p + at, names[i], 10);
		assert_int_equal(faults(&s, (struct str){p, good.n}, NULL), -1);
	}
	tear_down(&s);
}

/* ---- the script ---- */

static const char *unpack(struct scene *s, const struct archive *z)
{
	char *dir = str_z(s->a, str_printf(s->a, "%s/unpacked-XXXXXX", s->w.t->dir));
	assert_non_null(mkdtemp(dir));
	for (size_t i = 0; i < z->n; i++) {
		char *path =
			str_z(s->a, str_printf(s->a, "%s/" STR_FMT, dir, STR_ARG(z->v[i].name)));
		for (char *slash = path + strlen(dir) + 1; (slash = strchr(slash, '/')); slash++) {
			*slash = 0;
			mkdir(path, 0700);
			*slash = '/';
		}
		int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
		assert_true(fd >= 0);
		assert_int_equal(write(fd, z->v[i].data.p, z->v[i].data.n), z->v[i].data.n);
		close(fd);
	}
	return dir;
}

/* The exit status of the script; its output goes to a file beside the folder. */
static int run_script(struct scene *s, const char *dir)
{
	char *script = str_z(s->a, str_printf(s->a, "%s/verify.sh", dir)),
	     *out = str_z(s->a, str_printf(s->a, "%s.out", dir));
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		if (fd < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0)
			_exit(99);
		execl("/bin/sh", "sh", script, (char *)NULL);
		_exit(98);
	}
	int status;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void show(struct scene *s, const char *dir)
{
	struct str text;
	cx_clear(&s->w.cx);
	if (!file_read(&s->w.cx, str_z(s->a, str_printf(s->a, "%s.out", dir)), 65536, &text)) {
		struct str line;
		while (str_split(&text, '\n', &line))
			print_message("# " STR_FMT "\n", STR_ARG(line));
	}
}

/* Whoever changes the script can make it say anything; of the events a few are enough. */
static bool is_passed_over(struct str name)
{
	return str_is(name, "verify.sh") || (str_has_prefix(name, STR("events/001/")) &&
						    !str_has_prefix(name, STR("events/001/00002")));
}

static void assert_found(struct scene *s, const struct archive *z, struct str name, const char *how)
{
	const char *dir = unpack(s, z);
	int status = run_script(s, dir);
	if (status != 1) {
		print_message("# " STR_FMT "%s: %d\n", STR_ARG(name), how, status);
		show(s, dir);
	}
	assert_int_equal(status, 1);
}

/* A byte of one file; then the list signed anew with the log's key, as an insider could. */
static void change_one(struct scene *s, const struct archive *z, size_t i)
{
	struct archive all = {.n = z->n, .v = ARENA_ARRAY(s->a, struct archive_entry, z->n)};
	memcpy(all.v, z->v, z->n * sizeof *z->v);
	struct archive_entry *e = &all.v[i];
	char *p = str_z(s->a, e->data);
	p[e->data.n / 2] = (char)(p[e->data.n / 2] ^ 1);
	e->data = (struct str){p, e->data.n};
	assert_found(s, &all, e->name, "");
	bool is_bound = str_has_prefix(e->name, STR("events/")) ||
			str_has_prefix(e->name, STR("papers/")) || str_is(e->name, "checkpoint") ||
			str_has_prefix(e->name, STR("key"));
	if (!is_bound)
		return;
	resign(s, &all, s->key);
	assert_found(s, &all, e->name, ", signed anew");
}

static void test_script(void **state)
{
	struct scene s;
	struct archive z;
	struct dossier_summary sum;
	set_up(&s, *state);
	WORLD_OK(&s.w, build(&s, &z, &sum));
	const char *dir = unpack(&s, &z);
	int status = run_script(&s, dir);
	if (status)
		show(&s, dir);
	assert_int_equal(status, 0);
	for (size_t i = 0; i < z.n; i++)
		if (!is_passed_over(z.v[i].name))
			change_one(&s, &z, i);
	/* one file more, one less */
	const char *extra = str_z(s.a, str_printf(s.a, "%s/papers/002.txt", dir = unpack(&s, &z)));
	assert_int_equal(close(open(extra, O_WRONLY | O_CREAT, 0600)), 0);
	assert_int_equal(run_script(&s, dir), 1);
	assert_int_equal(unlink(extra), 0);
	assert_int_equal(run_script(&s, dir), 0);
	assert_int_equal(unlink(str_z(s.a, str_printf(s.a, "%s/events/002/00001.json", dir))), 0);
	assert_int_equal(run_script(&s, dir), 1);
	tear_down(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_build), TEST_DB(test_changes),
		TEST_DB(test_forger), TEST_DB(test_hostile),
		TEST_DB_ENTRY(test_script, "sqlite", DB_SQLITE, true)};
	return TEST_DB_RUN(tests);
}
