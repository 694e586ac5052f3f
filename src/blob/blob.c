#include "blob/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MIB ((int64_t)1 << 20)
#define DAY_MS ((int64_t)24 * 60 * 60 * 1000)

const struct blob_rule blob_scan = {
	1U << BLOB_PDF | 1U << BLOB_OFD | 1U << BLOB_JPEG | 1U << BLOB_PNG, 200 * MIB};
const struct blob_rule blob_evidence = {(1U << BLOB_KINDS) - 1, 4096 * MIB};

static void dir_close(void *p)
{
	struct blob_dir *d = p;
	if (d->tmp >= 0)
		close(d->tmp);
	if (d->fd >= 0)
		close(d->fd);
	explicit_bzero(&d->keys, sizeof d->keys);
}

/* What a killed process left behind. A day is longer than any upload. */
static void sweep(struct cx *cx, struct blob_dir *d)
{
	int fd = openat(d->tmp, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *list = fd < 0 ? NULL : fdopendir(fd);
	if (!list) {
		if (fd >= 0)
			close(fd);
		return;
	}
	const struct dirent *e;
	struct stat st;
	while ((e = readdir(list)))
		if (fstatat(d->tmp, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
			S_ISREG(st.st_mode) && (int64_t)st.st_mtime * 1000 < cx_now(cx).ms - DAY_MS)
			unlinkat(d->tmp, e->d_name, 0);
	closedir(list);
}

/* Makes a folder and, where it is new, sees to it that its name lasts. */
static bool make_folder(int at, const char *name)
{
	if (mkdirat(at, name, 0700) == 0)
		return fsync(at) == 0;
	return errno == EEXIST;
}

enum rc blob_dir_open(
	struct cx *cx, const char *path, const struct seal_keys *keys, struct blob_dir **out)
{
	struct blob_dir *d = ARENA_NEW(cx->arena, struct blob_dir);
	*d = (struct blob_dir){
		.path = str_dup(cx->arena, str_c(path)), .keys = *keys, .fd = -1, .tmp = -1};
	arena_defer(cx->arena, dir_close, d);
	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return fail(cx, RC_IO, "无法建立文件目录 %s：%s", path, strerror(errno));
	d->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (d->fd < 0 || !make_folder(d->fd, "tmp"))
		return fail(cx, RC_IO, "无法使用文件目录 %s：%s", path, strerror(errno));
	d->tmp = openat(d->fd, "tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (d->tmp < 0)
		return fail(cx, RC_IO, "无法使用文件目录 %s：%s", path, strerror(errno));
	sweep(cx, d);
	*out = d;
	return RC_OK;
}

enum rc blob_digest_parse(struct cx *cx, struct str hex, unsigned char digest[DIGEST_SIZE])
{
	if (hex.n != 2 * DIGEST_SIZE || !str_unhex(hex, digest, DIGEST_SIZE))
		return fail(cx, RC_INPUT, "文件编号应当是 64 位十六进制数字");
	return RC_OK;
}

/* ab/cd/abcd… ; the first len bytes of it are the folder. */
struct place {
	char folder[3], inner[6], path[6 + 2 * DIGEST_SIZE + 1];
};

static struct place place_of(struct arena *a, const unsigned char digest[DIGEST_SIZE])
{
	struct place p;
	struct str hex = str_hex(a, digest, DIGEST_SIZE);
	snprintf(p.folder, sizeof p.folder, "%.2s", hex.p);
	snprintf(p.inner, sizeof p.inner, "%.2s/%.2s", hex.p, hex.p + 2);
	snprintf(p.path, sizeof p.path, "%.2s/%.2s/%.64s", hex.p, hex.p + 2, hex.p);
	return p;
}

/* ---- writing ---- */

enum rc blob_io_failed(struct cx *cx, const char *what, int why)
{
	if (why == ENOSPC || why == EDQUOT || why == EFBIG)
		return fail(cx, RC_IO, "存放文件的磁盘已满，文件没有保存，请联系管理员");
	return fail(cx, RC_IO, "%s失败：%s", what, strerror(why));
}

bool blob_write_all(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t w = write(fd, p, n);
		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0)
			return false;
		p += w;
		n -= (size_t)w;
	}
	return true;
}

enum rc blob_too_large(struct cx *cx, int64_t most)
{
	return fail(cx, RC_TOO_LARGE, "文件超过 %lld MB，请压缩后再上传", (long long)(most / MIB));
}

#define PIECE ((size_t)1 << 16)

/* Content on its way in: from memory, from a plain file, or from a stored one. */
struct source {
	struct str bytes;
	int fd; /* -1: none */
	struct blob_reader *reader;
};

static ssize_t read_piece(int fd, char *to, int64_t at)
{
	ssize_t got;
	do
		got = pread(fd, to, PIECE, (off_t)at);
	while (got < 0 && errno == EINTR);
	return got;
}

/* Gives all of a plain file to put; *n receives how much it was. */
static enum rc pour_fd(
	struct cx *cx, int fd, int64_t most, bool (*put)(void *, struct str), void *to, int64_t *n)
{
	char *piece = arena_alloc(cx->arena, PIECE);
	ssize_t got;
	*n = 0;
	while ((got = read_piece(fd, piece, *n)) != 0) {
		if (got < 0)
			return blob_io_failed(cx, "保存文件", errno);
		*n += got;
		if (*n > most)
			return blob_too_large(cx, most);
		if (!put(to, (struct str){piece, (size_t)got}))
			return blob_io_failed(cx, "保存文件", errno);
	}
	return RC_OK;
}

static enum rc pour_reader(
	struct cx *cx, struct blob_reader *r, bool (*put)(void *, struct str), void *to)
{
	char *piece = arena_alloc(cx->arena, PIECE);
	int64_t size = blob_size(r), at = 0;
	do {
		size_t n = size - at < (int64_t)PIECE ? (size_t)(size - at) : PIECE;
		if (blob_read(r, at, piece, n))
			return cx->rc;
		if (!put(to, (struct str){piece, n}))
			return blob_io_failed(cx, "保存文件", errno);
		at += (int64_t)n;
	} while (at < size);
	return RC_OK;
}

static enum rc pour(
	struct cx *cx, const struct source *from, bool (*put)(void *, struct str), void *to)
{
	int64_t n;
	if (from->reader)
		return pour_reader(cx, from->reader, put, to);
	if (from->fd >= 0)
		return pour_fd(cx, from->fd, INT64_MAX, put, to, &n);
	return put(to, from->bytes) ? RC_OK : blob_io_failed(cx, "保存文件", errno);
}

static bool put_digest(void *d, struct str bytes)
{
	digest_add(d, bytes.p, bytes.n);
	return true;
}

static bool put_sealed(void *s, struct str bytes)
{
	return blob_seal_add(s, bytes);
}

static enum rc check_type(struct cx *cx, struct str bytes, struct str name,
	const struct blob_rule *rule, const struct blob_type **out)
{
	if (blob_type_of(cx, bytes, out) || blob_type_named(cx, *out, name))
		return cx->rc;
	if (rule->kinds & 1U << (*out)->kind)
		return RC_OK;
	struct buf b = buf_in(cx->arena);
	for (enum blob_kind k = 0; k < BLOB_KINDS; k++)
		if (rule->kinds & 1U << k) {
			buf_z(&b, b.n ? "、" : "");
			buf_z(&b, blob_type(k)->title);
		}
	struct str names = buf_get(&b);
	return fail(cx, RC_MEDIA, "这是%s，这里只收%.*s", (*out)->title, STR_ARG(names));
}

static enum rc check_file(struct cx *cx, int fd, const struct blob_rule *rule, struct blob *out)
{
	if (!out->size)
		return check_type(cx, STR(""), out->name, rule, &out->type);
	void *p = mmap(NULL, (size_t)out->size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return blob_io_failed(cx, "读取文件", errno);
	enum rc rc =
		check_type(cx, (struct str){p, (size_t)out->size}, out->name, rule, &out->type);
	munmap(p, (size_t)out->size);
	return rc;
}

/*
 * Gives a synced temporary file its name for good; what has that name already must be the same, and
 * gives way only where it is to be replaced.
 */
static enum rc settle(
	struct cx *cx, struct blob_dir *d, const char *tmp, const struct blob *b, bool replaces)
{
	struct place at = place_of(cx->arena, b->digest);
	if (!make_folder(d->fd, at.folder) || !make_folder(d->fd, at.inner))
		return blob_io_failed(cx, "保存文件", errno);
	if (replaces) {
		if (renameat(d->tmp, tmp, d->fd, at.path) < 0)
			return blob_io_failed(cx, "保存文件", errno);
	} else if (linkat(d->tmp, tmp, d->fd, at.path, 0) < 0) {
		if (errno != EEXIST)
			return blob_io_failed(cx, "保存文件", errno);
		if (blob_verify(cx, d, b->digest))
			return cx->rc;
	}
	int folder = openat(d->fd, at.inner, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int why = folder < 0 || fsync(folder) < 0 ? errno : 0;
	if (folder >= 0)
		close(folder);
	return why ? blob_io_failed(cx, "保存文件", why) : RC_OK;
}

/* Writes the content sealed; it must have the digest that it was said to have. */
static enum rc write_sealed(
	struct cx *cx, struct blob_dir *d, const struct source *from, const struct blob *b, int fd)
{
	struct blob_sealing s;
	unsigned char now[DIGEST_SIZE];
	enum rc rc = RC_OK;
	bool wrote = blob_seal_begin(cx, &s, &d->keys, b->digest, fd);
	int why = errno;
	if (wrote)
		rc = pour(cx, from, put_sealed, &s);
	if (!blob_seal_end(&s, now) && wrote) {
		wrote = false;
		why = errno;
	}
	if (!rc && !wrote)
		rc = blob_io_failed(cx, "保存文件", why);
	if (!rc && !digest_equal(now, b->digest, DIGEST_SIZE))
		rc = blob_changed(cx, b->digest);
	if (!rc && fsync(fd) < 0)
		rc = blob_io_failed(cx, "保存文件", errno);
	explicit_bzero(&s.file, sizeof s.file);
	return rc;
}

static enum rc store(struct cx *cx, struct blob_dir *d, const struct source *from,
	const struct blob *b, bool replaces)
{
	char name[24];
	snprintf(name, sizeof name, "%016llx", (unsigned long long)cx_id(cx));
	int fd = openat(d->tmp, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0400);
	if (fd < 0)
		return blob_io_failed(cx, "保存文件", errno);
	enum rc rc = write_sealed(cx, d, from, b, fd);
	if (close(fd) < 0 && !rc)
		rc = blob_io_failed(cx, "保存文件", errno);
	if (!rc)
		rc = settle(cx, d, name, b, replaces);
	unlinkat(d->tmp, name, 0);
	return rc;
}

enum rc blob_put(struct cx *cx, struct blob_dir *dir, struct str bytes, struct str name,
	const struct blob_rule *rule, struct blob *out)
{
	*out = (struct blob){
		.name = str_dup(cx->arena, name), .stored = cx_now(cx), .size = (int64_t)bytes.n};
	if (out->size > rule->most)
		return blob_too_large(cx, rule->most);
	if (check_type(cx, bytes, out->name, rule, &out->type))
		return cx->rc;
	digest_sha256(bytes.p, bytes.n, out->digest);
	return store(cx, dir, &(struct source){.bytes = bytes, .fd = -1}, out, false);
}

enum rc blob_take(struct cx *cx, struct blob_dir *dir, int fd, struct str name,
	const struct blob_rule *rule, struct blob *out)
{
	struct digest d;
	*out = (struct blob){.name = str_dup(cx->arena, name), .stored = cx_now(cx)};
	digest_init(&d, DIGEST_SHA256);
	enum rc rc = pour_fd(cx, fd, rule->most, put_digest, &d, &out->size);
	digest_final(&d, out->digest);
	if (rc || check_file(cx, fd, rule, out))
		return cx->rc;
	return store(cx, dir, &(struct source){.fd = fd}, out, false);
}

/* Ends what was done in a scratch arena, so that a long row of files needs the memory of one. */
static enum rc pass_on(struct cx *cx, struct cx *own)
{
	if (own->rc)
		(void)fail(cx, own->rc, STR_FMT, STR_ARG(own->msg));
	arena_free(own->arena);
	return cx->rc;
}

enum rc blob_copy(struct cx *cx, struct blob_dir *from, const unsigned char digest[DIGEST_SIZE],
	struct blob_dir *to)
{
	struct cx own = cx_make(arena_new(), cx->env);
	struct source s = {.fd = -1};
	struct blob b;
	memcpy(b.digest, digest, DIGEST_SIZE);
	if (!blob_open(&own, from, digest, &s.reader))
		(void)!store(&own, to, &s, &b, false);
	return pass_on(cx, &own);
}

enum rc blob_seal_old(
	struct cx *cx, struct blob_dir *d, const unsigned char digest[DIGEST_SIZE], bool *sealed)
{
	struct cx own = cx_make(arena_new(), cx->env);
	struct source s = {.fd = -1};
	struct blob b;
	memcpy(b.digest, digest, DIGEST_SIZE);
	*sealed = !blob_open(&own, d, digest, &s.reader) && !blob_is_sealed(s.reader) &&
		  !store(&own, d, &s, &b, true);
	return pass_on(cx, &own);
}

/* ---- reading ---- */

enum rc blob_open(struct cx *cx, struct blob_dir *d, const unsigned char digest[DIGEST_SIZE],
	struct blob_reader **out)
{
	struct place at = place_of(cx->arena, digest);
	int fd = openat(d->fd, at.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	*out = NULL;
	if (fd < 0)
		return errno == ENOENT ? fail(cx, RC_NOT_FOUND, "没有存放文件 %.16s…", at.path + 6)
				       : blob_io_failed(cx, "读取文件", errno);
	return blob_reader_open(cx, &d->keys, fd, digest, out);
}

/* A digest on its way to somebody else. */
struct tee {
	struct digest d;
	bool (*put)(void *arg, struct str bytes);
	void *arg;
};

static bool put_tee(void *arg, struct str bytes)
{
	struct tee *t = arg;
	digest_add(&t->d, bytes.p, bytes.n);
	return !t->put || t->put(t->arg, bytes);
}

enum rc blob_stream(struct cx *cx, struct blob_dir *d, const unsigned char digest[DIGEST_SIZE],
	bool (*put)(void *arg, struct str bytes), void *arg)
{
	struct cx own = cx_make(arena_new(), cx->env);
	struct tee t = {.put = put, .arg = arg};
	struct blob_reader *r;
	unsigned char now[DIGEST_SIZE];
	digest_init(&t.d, DIGEST_SHA256);
	bool whole = !blob_open(&own, d, digest, &r) && !pour_reader(&own, r, put_tee, &t);
	digest_final(&t.d, now);
	if (whole && !digest_equal(now, digest, DIGEST_SIZE))
		(void)!blob_changed(&own, digest);
	return pass_on(cx, &own);
}

enum rc blob_verify(struct cx *cx, struct blob_dir *d, const unsigned char digest[DIGEST_SIZE])
{
	return blob_stream(cx, d, digest, NULL, NULL);
}

enum rc blob_load(struct cx *cx, struct blob_dir *d, const unsigned char digest[DIGEST_SIZE],
	int64_t most, struct str *bytes)
{
	struct cx own = cx_make(arena_new(), cx->env);
	struct blob_reader *r;
	unsigned char now[DIGEST_SIZE];
	*bytes = STR_NONE;
	if (blob_open(&own, d, digest, &r))
		return pass_on(cx, &own);
	if (blob_size(r) > most) {
		(void)!blob_too_large(&own, most);
		return pass_on(cx, &own);
	}
	size_t size = (size_t)blob_size(r);
	char *p = arena_alloc(cx->arena, size + 1);
	if (!blob_read(r, 0, p, size)) {
		digest_sha256(p, size, now);
		if (!digest_equal(now, digest, DIGEST_SIZE))
			(void)!blob_changed(&own, digest);
		*bytes = (struct str){p, size};
	}
	return pass_on(cx, &own);
}
