#include "db/test_db.h"

#include "blob/blob.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct seal_keys keys = {{1}, {2}, {3}};

static struct blob_dir *open_dir(struct test_db *t)
{
	struct blob_dir *d = NULL;
	struct str path = str_printf(t->arena, "%s/blobs", t->dir);
	assert_int_equal(blob_dir_open(&t->cx, path.p, &keys, &d), RC_OK);
	return d;
}

/* Files below a folder, everything counted, temporary ones too. */
static int count_files(const char *path)
{
	int n = 0;
	DIR *list = opendir(path);
	assert_non_null(list);
	const struct dirent *e;
	while ((e = readdir(list))) {
		char inner[1024];
		struct stat st;
		if (e->d_name[0] == '.')
			continue;
		snprintf(inner, sizeof inner, "%s/%s", path, e->d_name);
		assert_int_equal(lstat(inner, &st), 0);
		n += S_ISDIR(st.st_mode) ? count_files(inner) : 1;
	}
	closedir(list);
	return n;
}

static struct str path_of(struct test_db *t, const struct blob *b)
{
	struct str hex = str_hex(t->arena, b->digest, DIGEST_SIZE);
	return str_printf(t->arena, "%s/blobs/%.2s/%.2s/%s", t->dir, hex.p, hex.p + 2, hex.p);
}

static void test_put_and_load(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t);
	struct blob b, again;
	struct str bytes;
	struct stat st;
	assert_int_equal(
		blob_put(&t->cx, d, STR("现场照片说明"), STR("说明.txt"), &blob_evidence, &b),
		RC_OK);
	assert_int_equal(b.type->kind, BLOB_TEXT);
	assert_int_equal(b.size, 18);
	assert_str(b.name, "说明.txt");
	assert_int_equal(stat(path_of(t, &b).p, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0400);
	assert_int_equal(st.st_nlink, 1);
	assert_int_equal(blob_load(&t->cx, d, b.digest, 100, &bytes), RC_OK);
	assert_str(bytes, "现场照片说明");
	assert_int_equal(blob_verify(&t->cx, d, b.digest), RC_OK);
	/* the same content again is the same file */
	assert_int_equal(
		blob_put(&t->cx, d, STR("现场照片说明"), STR("b.txt"), &blob_evidence, &again),
		RC_OK);
	assert_memory_equal(again.digest, b.digest, DIGEST_SIZE);
	assert_int_equal(count_files(str_printf(t->arena, "%s/blobs", t->dir).p), 1);
	/* limits, and what is not there */
	assert_int_equal(blob_load(&t->cx, d, b.digest, 17, &bytes), RC_TOO_LARGE);
	cx_clear(&t->cx);
	again.digest[0] ^= 1;
	assert_int_equal(blob_load(&t->cx, d, again.digest, 100, &bytes), RC_NOT_FOUND);
	cx_clear(&t->cx);
	assert_int_equal(blob_verify(&t->cx, d, again.digest), RC_NOT_FOUND);
	cx_clear(&t->cx);
}

static void test_take(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t);
	struct blob b, same;
	struct str bytes;
	struct str from = str_printf(t->arena, "%s/upload", t->dir);
	int fd = open(from.p, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	char line[64];
	memset(line, 'x', sizeof line);
	line[63] = '\n';
	for (int i = 0; i < 5000; i++) /* more than one piece */
		assert_int_equal(write(fd, line, sizeof line), sizeof line);
	assert_int_equal(blob_take(&t->cx, d, fd, STR("a.txt"), &blob_evidence, &b), RC_OK);
	assert_int_equal(b.size, 5000 * 64);
	assert_int_equal(blob_load(&t->cx, d, b.digest, 1 << 20, &bytes), RC_OK);
	assert_int_equal(blob_put(&t->cx, d, bytes, STR(""), &blob_evidence, &same), RC_OK);
	assert_memory_equal(same.digest, b.digest, DIGEST_SIZE);
	/* what the rule does not admit leaves nothing behind */
	int before = count_files(str_printf(t->arena, "%s/blobs", t->dir).p);
	struct blob_rule small = {blob_evidence.kinds, 1000};
	assert_int_equal(blob_take(&t->cx, d, fd, STR("a"), &small, &b), RC_TOO_LARGE);
	cx_clear(&t->cx);
	assert_int_equal(blob_put(&t->cx, d, bytes, STR("a"), &small, &b), RC_TOO_LARGE);
	cx_clear(&t->cx);
	assert_int_equal(blob_take(&t->cx, d, fd, STR("a"), &blob_scan, &b), RC_MEDIA);
	assert_str(t->cx.msg, "这是文本文件，这里只收PDF 文件、OFD 文件、JPEG 图片、PNG 图片");
	cx_clear(&t->cx);
	assert_int_equal(ftruncate(fd, 0), 0);
	assert_int_equal(blob_take(&t->cx, d, fd, STR("a"), &blob_evidence, &b), RC_INPUT);
	cx_clear(&t->cx);
	close(fd);
	fd = open(t->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC); /* cannot be read */
	assert_int_equal(blob_take(&t->cx, d, fd, STR("a"), &blob_evidence, &b), RC_IO);
	cx_clear(&t->cx);
	close(fd);
	assert_int_equal(count_files(str_printf(t->arena, "%s/blobs", t->dir).p), before);
}

/* A changed file is found, and is neither overwritten nor taken for the right one. */
static void test_changed(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t);
	struct blob b;
	struct str bytes;
	assert_int_equal(blob_put(&t->cx, d, STR("原文"), STR(""), &blob_evidence, &b), RC_OK);
	struct str path = path_of(t, &b);
	assert_int_equal(chmod(path.p, 0600), 0);
	int fd = open(path.p, O_WRONLY | O_CLOEXEC);
	assert_int_equal(pwrite(fd, "X", 1, 0), 1);
	close(fd);
	assert_int_equal(blob_verify(&t->cx, d, b.digest), RC_CORRUPT);
	cx_clear(&t->cx);
	assert_int_equal(blob_load(&t->cx, d, b.digest, 100, &bytes), RC_CORRUPT);
	cx_clear(&t->cx);
	assert_int_equal(blob_put(&t->cx, d, STR("原文"), STR(""), &blob_evidence, &b), RC_CORRUPT);
	cx_clear(&t->cx);
	char now[6];
	fd = open(path.p, O_RDONLY | O_CLOEXEC);
	assert_int_equal(read(fd, now, 6), 6);
	assert_int_equal(now[0], 'X');
	close(fd);
}

/* ---- encrypted at rest ---- */

/* Content of some length that says at every place where it is. */
static struct str content(struct test_db *t, size_t n, char first)
{
	struct buf b = buf_in(t->arena);
	buf_char(&b, first);
	while (b.n < n)
		buf_printf(&b, "这是第%zu个字节处的证言\n", b.n);
	size_t k = n; /* no half of a character at the end */
	while (k && k < b.n && ((unsigned char)b.p[k] & 0xC0) == 0x80)
		k--;
	memset(b.p + k, 'x', n - k);
	return (struct str){b.p, n};
}

static struct str raw_of(struct test_db *t, const struct blob *b)
{
	struct stat st;
	int fd = open(path_of(t, b).p, O_RDONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(fstat(fd, &st), 0);
	char *p = arena_alloc(t->arena, (size_t)st.st_size + 1);
	assert_int_equal(read(fd, p, (size_t)st.st_size), st.st_size);
	close(fd);
	return (struct str){p, (size_t)st.st_size};
}

static void write_raw(struct test_db *t, const struct blob *b, struct str bytes)
{
	struct str path = path_of(t, b);
	(void)chmod(path.p, 0600);
	int fd = open(path.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
	close(fd);
}

/* The failure of reading it, which must name the file where it is damaged. */
static enum rc sound(struct test_db *t, struct blob_dir *d, const struct blob *b)
{
	enum rc rc = blob_verify(&t->cx, d, b->digest);
	struct str hex = str_sub(str_hex(t->arena, b->digest, DIGEST_SIZE), 0, 16);
	if (rc == RC_CORRUPT)
		assert_true(str_find(t->cx.msg, hex, 0) < t->cx.msg.n);
	cx_clear(&t->cx);
	return rc;
}

static const size_t chunk = 65536, head = 32, tag = 16;

/* Lengths around those of chunks: what is stored is not readable, and is read from any place. */
static void test_sealed(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t), *other;
	const size_t lengths[] = {1, 15, 16, 17, chunk - 1, chunk, chunk + 1, 3 * chunk, 200001};
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		struct str was = content(t, lengths[i], (char)('a' + i));
		struct blob b;
		struct blob_reader *r;
		struct str got;
		assert_int_equal(blob_put(&t->cx, d, was, STR(""), &blob_evidence, &b), RC_OK);
		struct str raw = raw_of(t, &b);
		assert_int_equal(raw.n, head + was.n + tag * ((was.n + chunk - 1) / chunk));
		for (size_t at = 0; at + 16 <= was.n; at += 997)
			assert_true(str_find(raw, str_sub(was, at, at + 16), 0) == raw.n);
		assert_int_equal(blob_load(&t->cx, d, b.digest, 1 << 20, &got), RC_OK);
		assert_true(str_eq(got, was));
		assert_int_equal(blob_open(&t->cx, d, b.digest, &r), RC_OK);
		assert_int_equal(blob_size(r), was.n);
		for (size_t from = 0; from < was.n; from += 1 + was.n / 7) {
			char part[70000];
			size_t n = was.n - from < sizeof part ? was.n - from : sizeof part;
			assert_int_equal(blob_read(r, (int64_t)from, part, n), RC_OK);
			assert_memory_equal(part, was.p + from, n);
		}
	}
	/* with another key nothing can be read */
	const struct seal_keys wrong = {{1}, {2}, {4}};
	struct blob b;
	struct str path = str_printf(t->arena, "%s/blobs", t->dir);
	assert_int_equal(blob_put(&t->cx, d, STR("证言"), STR(""), &blob_evidence, &b), RC_OK);
	assert_int_equal(blob_dir_open(&t->cx, path.p, &wrong, &other), RC_OK);
	assert_int_equal(sound(t, other, &b), RC_CORRUPT);
	assert_int_equal(sound(t, d, &b), RC_OK);
}

/* Whatever is done to the bytes on disk is found, and the file is named. */
static void test_sealed_changed(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t);
	struct blob small, a, b;
	char part[16];
	struct blob_reader *r;
	assert_int_equal(blob_put(&t->cx, d, STR("证言"), STR(""), &blob_evidence, &small), RC_OK);
	struct str raw = raw_of(t, &small);
	for (size_t i = 0; i < raw.n; i++) { /* each byte, and each length */
		char *p = str_z(t->arena, raw);
		p[i] = (char)(p[i] ^ 1 << i % 8);
		write_raw(t, &small, (struct str){p, raw.n});
		assert_int_equal(sound(t, d, &small), RC_CORRUPT);
		write_raw(t, &small, str_sub(raw, 0, i));
		assert_int_equal(sound(t, d, &small), RC_CORRUPT);
	}
	write_raw(t, &small, raw);
	assert_int_equal(sound(t, d, &small), RC_OK);
	/* of several chunks */
	size_t n = 3 * chunk + 5, whole = chunk + tag;
	assert_int_equal(
		blob_put(&t->cx, d, content(t, n, 'a'), STR(""), &blob_evidence, &a), RC_OK);
	assert_int_equal(
		blob_put(&t->cx, d, content(t, n, 'b'), STR(""), &blob_evidence, &b), RC_OK);
	struct str one = raw_of(t, &a), two = raw_of(t, &b);
	char *p = str_z(t->arena, one);
	/* two chunks change places */
	memcpy(p + head, one.p + head + whole, whole);
	memcpy(p + head + whole, one.p + head, whole);
	write_raw(t, &a, (struct str){p, one.n});
	assert_int_equal(sound(t, d, &a), RC_CORRUPT);
	/* what was not touched is still read, what was is not */
	assert_int_equal(blob_open(&t->cx, d, a.digest, &r), RC_OK);
	assert_int_equal(blob_read(r, (int64_t)(2 * chunk), part, sizeof part), RC_OK);
	assert_int_equal(blob_read(r, 5, part, sizeof part), RC_CORRUPT);
	cx_clear(&t->cx);
	/* a chunk of another file in its own place */
	p = str_z(t->arena, one);
	memcpy(p + head + whole, two.p + head + whole, whole);
	write_raw(t, &a, (struct str){p, one.n});
	assert_int_equal(sound(t, d, &a), RC_CORRUPT);
	/* the end cut off, between chunks and within one; and something added */
	write_raw(t, &a, str_sub(one, 0, head + 3 * whole));
	assert_int_equal(sound(t, d, &a), RC_CORRUPT);
	write_raw(t, &a, str_sub(one, 0, head + 2 * whole + 100));
	assert_int_equal(sound(t, d, &a), RC_CORRUPT);
	p = arena_alloc(t->arena, one.n + whole);
	memcpy(p, one.p, one.n);
	memcpy(p + one.n, one.p + head, whole);
	write_raw(t, &a, (struct str){p, one.n + whole});
	assert_int_equal(sound(t, d, &a), RC_CORRUPT);
	/* the whole of another file */
	write_raw(t, &a, two);
	assert_int_equal(sound(t, d, &a), RC_CORRUPT);
	assert_int_equal(blob_open(&t->cx, d, a.digest, &r), RC_OK);
	assert_int_equal(blob_read(r, 0, part, sizeof part), RC_CORRUPT);
	cx_clear(&t->cx);
	write_raw(t, &a, one);
	assert_int_equal(sound(t, d, &a), RC_OK);
}

/* A file of an older version is plain: it is read, and sealed when it is looked at. */
static void test_old(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t), *to;
	struct blob_reader *r;
	struct blob b;
	struct stat st;
	struct str was = content(t, 2 * chunk + 9, 'o'), got;
	char part[16];
	bool sealed;
	assert_int_equal(blob_put(&t->cx, d, was, STR(""), &blob_evidence, &b), RC_OK);
	write_raw(t, &b, was);
	assert_int_equal(sound(t, d, &b), RC_OK);
	assert_int_equal(blob_open(&t->cx, d, b.digest, &r), RC_OK);
	assert_int_equal(blob_size(r), was.n);
	assert_int_equal(blob_read(r, (int64_t)chunk, part, sizeof part), RC_OK);
	assert_memory_equal(part, was.p + chunk, sizeof part);
	assert_int_equal(blob_load(&t->cx, d, b.digest, 1 << 20, &got), RC_OK);
	assert_true(str_eq(got, was));
	/* a copy is sealed, and so is the file itself from here on */
	struct str path = str_printf(t->arena, "%s/copy", t->dir);
	assert_int_equal(blob_dir_open(&t->cx, path.p, &keys, &to), RC_OK);
	assert_int_equal(blob_copy(&t->cx, d, b.digest, to), RC_OK);
	assert_int_equal(sound(t, to, &b), RC_OK);
	assert_true(str_eq(raw_of(t, &b), was));
	assert_int_equal(blob_seal_old(&t->cx, d, b.digest, &sealed), RC_OK);
	assert_true(sealed);
	assert_int_equal(raw_of(t, &b).n, head + was.n + 3 * tag);
	assert_int_equal(sound(t, d, &b), RC_OK);
	assert_int_equal(stat(path_of(t, &b).p, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0400);
	assert_int_equal(blob_seal_old(&t->cx, d, b.digest, &sealed), RC_OK);
	assert_false(sealed);
	/* plain bytes that are not those of the name are not given to anybody, nor sealed */
	write_raw(t, &b, content(t, was.n, 'p'));
	assert_int_equal(blob_open(&t->cx, d, b.digest, &r), RC_CORRUPT);
	cx_clear(&t->cx);
	assert_int_equal(blob_seal_old(&t->cx, d, b.digest, &sealed), RC_CORRUPT);
	cx_clear(&t->cx);
	assert_false(sealed);
	assert_int_equal(blob_copy(&t->cx, d, b.digest, to), RC_CORRUPT);
	cx_clear(&t->cx);
	assert_int_equal(count_files(str_printf(t->arena, "%s/blobs", t->dir).p), 1);
}

/* A full disk: the write fails in the middle, the message says so, nothing stays. */
static void test_full(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct blob b;
		char *big = arena_alloc(t->arena, 200000);
		memset(big, 'y', 200000);
		struct rlimit least = {100000, 100000};
		sigaction(SIGXFSZ, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
		if (setrlimit(RLIMIT_FSIZE, &least))
			_exit(2);
		if (blob_put(&t->cx, d, (struct str){big, 200000}, STR(""), &blob_evidence, &b) !=
			RC_IO)
			_exit(3);
		_exit(str_find(t->cx.msg, STR("已满"), 0) < t->cx.msg.n ? 0 : 4);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_equal(count_files(str_printf(t->arena, "%s/blobs", t->dir).p), 0);
}

/* What a killed upload left is swept a day later, not before. */
static void test_sweep(void **state)
{
	struct test_db *t = *state;
	open_dir(t);
	struct str old = str_printf(t->arena, "%s/blobs/tmp/old", t->dir),
		   new = str_printf(t->arena, "%s/blobs/tmp/new", t->dir);
	close(open(old.p, O_WRONLY | O_CREAT | O_CLOEXEC, 0400));
	close(open(new.p, O_WRONLY | O_CREAT | O_CLOEXEC, 0400));
	int64_t then = cx_now(&t->cx).ms / 1000 - 2 * 24 * 60 * 60;
	struct timespec times[2] = {{.tv_sec = then}, {.tv_sec = then}};
	assert_int_equal(utimensat(AT_FDCWD, old.p, times, 0), 0);
	open_dir(t);
	assert_int_equal(access(old.p, F_OK), -1);
	assert_int_equal(access(new.p, F_OK), 0);
}

static enum rc write_row(struct test_db *t, struct db_writer *w, const struct blob *b)
{
	struct db_plan plan = {.cx = &t->cx};
	blob_add(&plan, b);
	return db_writer_run(w, &plan);
}

static void test_rows(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t);
	struct db_writer *w;
	struct blob a, b, got, *all;
	size_t n;
	assert_int_equal(blob_put(&t->cx, d, STR("甲"), STR("甲.txt"), &blob_evidence, &a), RC_OK);
	assert_int_equal(blob_put(&t->cx, d, STR("乙"), STR(""), &blob_evidence, &b), RC_OK);
	assert_int_equal(db_writer_start(&t->cx, t->url, &w), RC_OK);
	assert_int_equal(write_row(t, w, &a), RC_OK);
	assert_int_equal(write_row(t, w, &a), RC_OK); /* again: the row that is there stays */
	assert_int_equal(write_row(t, w, &b), RC_OK);
	db_writer_stop(w);
	assert_int_equal(blob_find(&t->cx, t->db, a.digest, &got), RC_OK);
	assert_int_equal(got.size, a.size);
	assert_ptr_equal(got.type, a.type);
	assert_str(got.name, "甲.txt");
	assert_int_equal(got.stored.ms, a.stored.ms);
	assert_int_equal(blob_list(&t->cx, t->db, NULL, 1, &all, &n), RC_OK);
	assert_int_equal(n, 1);
	unsigned char last[DIGEST_SIZE];
	memcpy(last, all[0].digest, sizeof last);
	assert_int_equal(blob_list(&t->cx, t->db, last, 10, &all, &n), RC_OK);
	assert_int_equal(n, 1);
	assert_true(memcmp(all[0].digest, last, sizeof last) > 0);
	got.digest[0] ^= 1;
	assert_int_equal(blob_find(&t->cx, t->db, got.digest, &got), RC_NOT_FOUND);
	cx_clear(&t->cx);
	assert_int_equal(blob_digest_parse(&t->cx, STR("../../etc/passwd"), got.digest), RC_INPUT);
	cx_clear(&t->cx);
}

static void test_bad_place(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d;
	struct str file = str_printf(t->arena, "%s/plain", t->dir);
	close(open(file.p, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
	assert_int_equal(blob_dir_open(&t->cx, file.p, &keys, &d), RC_IO);
	cx_clear(&t->cx);
	assert_int_equal(blob_dir_open(&t->cx, "/proc/none/here", &keys, &d), RC_IO);
	cx_clear(&t->cx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB_ENTRY(test_put_and_load, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_take, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_changed, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_sealed, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_sealed_changed, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_old, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_full, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_sweep, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_bad_place, "", DB_SQLITE, false), TEST_DB(test_rows)};
	return TEST_DB_RUN(tests);
}
