#include "crypto/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int fd, struct str s)
{
	while (s.n) {
		ssize_t n = write(fd, s.p, s.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		s = str_sub(s, (size_t)n, s.n);
	}
	return fsync(fd) == 0;
}

/* The rename is durable only when the folder is. */
static bool sync_folder(struct cx *cx, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str folder = slash ? str_sub(str_c(path), 0, (size_t)(slash - path) + 1) : STR(".");
	int fd = open(str_z(cx->arena, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool ok = fsync(fd) == 0;
	close(fd);
	return ok;
}

enum rc secret_save(struct cx *cx, const char *path, struct str content, bool replace)
{
	char *tmp = str_z(cx->arena, str_printf(cx->arena, "%s.XXXXXX", path));
	int fd = mkostemp(tmp, O_CLOEXEC); /* mode 0600 */
	if (fd < 0)
		return fail(cx, RC_IO, "无法写入密钥文件 %s：%s", path, strerror(errno));
	bool ok = write_all(fd, content);
	int why = errno;
	close(fd);
	if (ok) {
		/* link() is the one call that refuses to replace */
		ok = (replace ? rename(tmp, path) : link(tmp, path)) == 0;
		why = errno;
	}
	if (!ok || !replace)
		unlink(tmp);
	if (!ok && why == EEXIST)
		return fail(cx, RC_CONFLICT, "密钥文件 %s 已经存在，没有覆盖", path);
	if (ok && !sync_folder(cx, path)) {
		ok = false;
		why = errno;
	}
	if (!ok)
		return fail(cx, RC_IO, "无法写入密钥文件 %s：%s", path, strerror(why));
	return RC_OK;
}

static enum rc read_secret(struct cx *cx, int fd, const char *path, struct str *out)
{
	struct stat st;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return fail(cx, RC_IO, "密钥文件 %s 不是普通文件", path);
	if (st.st_mode & (S_IRWXG | S_IRWXO))
		return fail(cx, RC_FORBIDDEN, "密钥文件 %s 可被他人读取，请先执行 chmod 600 %s",
			path, path);
	char *p = arena_alloc(cx->arena, SECRET_MAX + 1);
	size_t n = 0;
	while (n <= SECRET_MAX) {
		ssize_t got = read(fd, p + n, SECRET_MAX + 1 - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail(cx, RC_IO, "无法读取密钥文件 %s：%s", path, strerror(errno));
		if (got == 0)
			break;
		n += (size_t)got;
	}
	if (n > SECRET_MAX)
		return fail(cx, RC_IO, "密钥文件 %s 过大", path);
	*out = (struct str){p, n};
	return RC_OK;
}

enum rc secret_load(struct cx *cx, const char *path, struct str *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT)
		return fail(cx, RC_NOT_FOUND, "没有密钥文件 %s", path);
	if (fd < 0)
		return fail(cx, RC_IO, "无法打开密钥文件 %s：%s", path, strerror(errno));
	enum rc rc = read_secret(cx, fd, path, out);
	close(fd);
	return rc;
}

enum rc secret_key(struct cx *cx, const char *path, unsigned char out[32])
{
	struct str text;
	if (access(path, F_OK) != 0 && errno == ENOENT) {
		cx_random(cx, out, 32);
		text = str_printf(cx->arena, STR_FMT "\n", STR_ARG(str_hex(cx->arena, out, 32)));
		return secret_save(cx, path, text, false);
	}
	enum rc rc = secret_load(cx, path, &text);
	if (rc != RC_OK)
		return rc;
	if (!str_unhex(str_trim(text), out, 32))
		return fail(cx, RC_CORRUPT, "密钥文件 %s 应为一行64位十六进制字符", path);
	return RC_OK;
}
