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

enum rc blob_dir_open(struct cx *cx, const char *path, struct blob_dir **out)
{
	struct blob_dir *d = ARENA_NEW(cx->arena, struct blob_dir);
	*d = (struct blob_dir){.path = str_dup(cx->arena, str_c(path)), .fd = -1, .tmp = -1};
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

/* Copies fd from its beginning, in pieces, into a digest and, unless to is -1, a new file. */
static enum rc copy(struct cx *cx, int from, int to, int64_t most, struct blob *out)
{
	struct digest d;
	char *piece = arena_alloc(cx->arena, 1 << 16);
	ssize_t got;
	digest_init(&d, DIGEST_SHA256);
	out->size = 0;
	while ((got = pread(from, piece, 1 << 16, (off_t)out->size)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 || (to >= 0 && !blob_write_all(to, piece, (size_t)got))) {
			int why = errno;
			digest_final(&d, NULL);
			return blob_io_failed(cx, "保存文件", why);
		}
		digest_add(&d, piece, (size_t)got);
		out->size += got;
		if (out->size > most) {
			digest_final(&d, NULL);
			return blob_too_large(cx, most);
		}
	}
	digest_final(&d, out->digest);
	return RC_OK;
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

/* Gives a synced temporary file its name for good; what has that name already must be the same. */
static enum rc settle(struct cx *cx, struct blob_dir *d, const char *tmp, const struct blob *b)
{
	struct place at = place_of(cx->arena, b->digest);
	if (!make_folder(d->fd, at.folder) || !make_folder(d->fd, at.inner))
		return blob_io_failed(cx, "保存文件", errno);
	if (linkat(d->tmp, tmp, d->fd, at.path, 0) < 0) {
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

static enum rc store(struct cx *cx, struct blob_dir *d, int from, struct str bytes,
	const struct blob_rule *rule, struct blob *out)
{
	char name[24];
	snprintf(name, sizeof name, "%016llx", (unsigned long long)cx_id(cx));
	int fd = openat(d->tmp, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0400);
	if (fd < 0)
		return blob_io_failed(cx, "保存文件", errno);
	enum rc rc = RC_OK;
	if (from >= 0)
		rc = copy(cx, from, fd, rule->most, out);
	else if (!blob_write_all(fd, bytes.p, bytes.n))
		rc = blob_io_failed(cx, "保存文件", errno);
	if (!rc && from >= 0)
		rc = check_file(cx, fd, rule, out);
	if (!rc && fsync(fd) < 0)
		rc = blob_io_failed(cx, "保存文件", errno);
	if (close(fd) < 0 && !rc)
		rc = blob_io_failed(cx, "保存文件", errno);
	if (!rc)
		rc = settle(cx, d, name, out);
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
	return store(cx, dir, -1, bytes, rule, out);
}

enum rc blob_take(struct cx *cx, struct blob_dir *dir, int fd, struct str name,
	const struct blob_rule *rule, struct blob *out)
{
	*out = (struct blob){.name = str_dup(cx->arena, name), .stored = cx_now(cx)};
	return store(cx, dir, fd, STR_NONE, rule, out);
}

/* ---- reading ---- */

enum rc blob_read(struct cx *cx, struct blob_dir *d, const unsigned char digest[DIGEST_SIZE],
	int *fd, int64_t *size)
{
	struct place at = place_of(cx->arena, digest);
	struct stat st;
	*fd = openat(d->fd, at.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (*fd < 0 && errno == ENOENT)
		return fail(cx, RC_NOT_FOUND, "没有存放文件 %.16s…", at.path + 6);
	if (*fd < 0 || fstat(*fd, &st) < 0) {
		int why = errno;
		if (*fd >= 0)
			close(*fd);
		return blob_io_failed(cx, "读取文件", why);
	}
	*size = st.st_size;
	return RC_OK;
}

static enum rc changed(struct cx *cx, const unsigned char digest[DIGEST_SIZE])
{
	struct str hex = str_hex(cx->arena, digest, DIGEST_SIZE);
	return fail(
		cx, RC_CORRUPT, "文件 %.16s… 的内容与登记的摘要不一致，可能已损坏或被改动", hex.p);
}

enum rc blob_verify(struct cx *cx, struct blob_dir *d, const unsigned char digest[DIGEST_SIZE])
{
	int fd;
	int64_t size;
	struct blob now;
	if (blob_read(cx, d, digest, &fd, &size))
		return cx->rc;
	enum rc rc = copy(cx, fd, -1, INT64_MAX, &now);
	close(fd);
	if (rc)
		return rc;
	return digest_equal(now.digest, digest, DIGEST_SIZE) ? RC_OK : changed(cx, digest);
}

enum rc blob_load(struct cx *cx, struct blob_dir *d, const unsigned char digest[DIGEST_SIZE],
	int64_t most, struct str *bytes)
{
	int fd;
	int64_t size, done = 0;
	unsigned char now[DIGEST_SIZE];
	if (blob_read(cx, d, digest, &fd, &size))
		return cx->rc;
	if (size > most) {
		close(fd);
		return blob_too_large(cx, most);
	}
	char *p = arena_alloc(cx->arena, (size_t)size + 1);
	while (done < size) {
		ssize_t got = pread(fd, p + done, (size_t)(size - done), (off_t)done);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			int why = got < 0 ? errno : EIO;
			close(fd);
			return blob_io_failed(cx, "读取文件", why);
		}
		done += got;
	}
	close(fd);
	*bytes = (struct str){p, (size_t)size};
	digest_sha256(p, (size_t)size, now);
	return digest_equal(now, digest, DIGEST_SIZE) ? RC_OK : changed(cx, digest);
}
