#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static enum rc trouble(struct cx *cx, const char *what, const char *path)
{
	return fail(cx, RC_IO, "%s文件 %s 失败：%s", what, path, strerror(errno));
}

/* Reads to the end or one byte over most. */
static bool read_all(struct buf *b, int fd, size_t most)
{
	char piece[65536];
	while (b->n <= most) {
		ssize_t n = read(fd, piece, sizeof piece);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		buf_add(b, piece, (size_t)n);
	}
	return true;
}

enum rc file_read(struct cx *cx, const char *path, size_t most, struct str *out)
{
	struct buf b = buf_in(cx->arena);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT ? fail(cx, RC_NOT_FOUND, "没有文件 %s", path)
				       : trouble(cx, "读取", path);
	bool good = read_all(&b, fd, most);
	if (!good)
		(void)trouble(cx, "读取", path);
	close(fd);
	if (good && b.n > most)
		return fail(cx, RC_TOO_LARGE, "文件 %s 过大（上限%zu字节）", path, most);
	*out = b.n ? buf_get(&b) : STR("");
	return cx->rc;
}

static bool write_all(int fd, struct str s)
{
	while (s.n) {
		ssize_t n = write(fd, s.p, s.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s = str_sub(s, (size_t)n, s.n);
	}
	return true;
}

/* The folder of a path, so that the name itself is durable. */
static bool sync_folder(struct cx *cx, const char *path)
{
	char *folder = str_z(cx->arena, str_c(path));
	char *slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder] = 0;
	int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return good;
}

enum rc file_new_begin(struct cx *cx, const char *path, unsigned mode, struct file_new *f)
{
	*f = (struct file_new){.path = path};
	f->temporary = str_z(cx->arena, str_printf(cx->arena, "%s.XXXXXX", path));
	f->fd = mkostemp(f->temporary, O_CLOEXEC);
	if (f->fd < 0)
		return trouble(cx, "写入", path);
	if (fchmod(f->fd, mode) == 0)
		return RC_OK;
	(void)trouble(cx, "写入", path);
	file_new_drop(f);
	return cx->rc;
}

void file_new_drop(struct file_new *f)
{
	close(f->fd);
	unlink(f->temporary);
}

enum rc file_new_end(struct cx *cx, struct file_new *f)
{
	bool good = fsync(f->fd) == 0;
	/* link, unlike rename, does not replace what another process put there meanwhile */
	good = good && link(f->temporary, f->path) == 0 && sync_folder(cx, f->path);
	int why = errno;
	file_new_drop(f);
	if (good)
		return RC_OK;
	if (why == EEXIST)
		return fail(cx, RC_CONFLICT, "文件 %s 已经存在，不会覆盖", f->path);
	errno = why;
	return trouble(cx, "写入", f->path);
}

enum rc file_write_new(struct cx *cx, const char *path, struct str content, unsigned mode)
{
	struct file_new f;
	if (file_new_begin(cx, path, mode, &f))
		return cx->rc;
	if (write_all(f.fd, content))
		return file_new_end(cx, &f);
	(void)trouble(cx, "写入", path);
	file_new_drop(&f);
	return cx->rc;
}
