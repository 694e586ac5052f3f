/* Files that come in piece by piece: each stands in the folder of temporary names until it is
 * whole. */
#include "blob/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct name {
	char z[32];
};

static struct name name_of(int64_t id)
{
	struct name n;
	snprintf(n.z, sizeof n.z, "part-%lld", (long long)id);
	return n;
}

enum rc blob_part_size(struct cx *cx, struct blob_dir *d, int64_t id, int64_t *have)
{
	struct stat st;
	*have = 0;
	if (fstatat(d->tmp, name_of(id).z, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT ? RC_OK : blob_io_failed(cx, "读取文件", errno);
	*have = st.st_size;
	return RC_OK;
}

static enum rc append(struct cx *cx, int from, int to, int64_t at, int64_t most, int64_t *have)
{
	char *piece = arena_alloc(cx->arena, 1 << 16);
	int64_t done = 0;
	ssize_t got;
	enum rc rc = RC_OK;
	while (!rc && (got = pread(from, piece, 1 << 16, (off_t)done)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got > 0 && at + done + got > most)
			rc = fail(cx, RC_TOO_LARGE, "收到的内容比登记的文件大，请重新上传");
		else if (got < 0 || !blob_write_all(to, piece, (size_t)got))
			rc = blob_io_failed(cx, "保存文件", errno);
		else
			done += got;
	}
	if (rc && ftruncate(to, (off_t)at) < 0)
		log_event(cx, LOG_UNUSUAL, "part.truncate", LOG_I("errno", errno));
	*have = rc ? at : at + done;
	return rc;
}

enum rc blob_part_add(struct cx *cx, struct blob_dir *d, int64_t id, int64_t at, int fd,
	int64_t most, int64_t *have)
{
	struct stat st;
	int to = openat(d->tmp, name_of(id).z,
		O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (to < 0)
		return blob_io_failed(cx, "保存文件", errno);
	enum rc rc = RC_OK;
	if (flock(to, LOCK_EX | LOCK_NB) < 0)
		rc = errno == EWOULDBLOCK
			     ? fail(cx, RC_BUSY, "这个文件的上一段还在写入，请稍候再传")
			     : blob_io_failed(cx, "保存文件", errno);
	else if (fstat(to, &st) < 0)
		rc = blob_io_failed(cx, "保存文件", errno);
	else if ((*have = st.st_size) == at)
		rc = append(cx, fd, to, at, most, have);
	if (close(to) < 0 && !rc)
		rc = blob_io_failed(cx, "保存文件", errno);
	return rc;
}

enum rc blob_part_take(struct cx *cx, struct blob_dir *d, int64_t id, struct str name,
	const struct blob_rule *rule, struct blob *out)
{
	int fd = openat(d->tmp, name_of(id).z, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return errno == ENOENT ? fail(cx, RC_NOT_FOUND, "文件还没有开始上传")
				       : blob_io_failed(cx, "读取文件", errno);
	enum rc rc = blob_take(cx, d, fd, name, rule, out);
	close(fd);
	return rc;
}

void blob_part_drop(struct blob_dir *d, int64_t id)
{
	unlinkat(d->tmp, name_of(id).z, 0);
}
