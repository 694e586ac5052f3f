/* Checkpoints kept outside the installation, and the proof that today's log extends them. */
#include "log/log_store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "checkpoint."

enum rc log_check(struct cx *cx, struct db *db, const struct log_identity *id, struct str note,
	struct checkpoint *old)
{
	struct checkpoint_key key = log_key(id);
	struct log_checkpoint newest = {0};
	struct checkpoint now = {.root = tree_empty(id->kind)};
	struct tree_proof proof;
	bool found;
	if (checkpoint_open(cx, note, &key, old) || log_store_newest(cx, db, &newest, &found))
		return cx->rc;
	if (found && checkpoint_open(cx, newest.note, &key, &now))
		return cx->rc;
	if (old->size > now.size)
		return fail(cx, RC_CORRUPT,
			"存证的检查点有%lld项，现在的日志只有%"
			"lld项：日志被截短，或库是用旧备份恢复的",
			(long long)old->size, (long long)now.size);
	if (log_prove_growth(cx, db, id->kind, old->size, now.size, &proof))
		return cx->rc;
	if (!tree_check_consistency(id->kind, old->size, now.size, &proof, old->root, now.root))
		return fail(cx, RC_CORRUPT,
			"现在的日志不是存证的检查点（%lld项）的延续：此前的记录被改动",
			(long long)old->size);
	return RC_OK;
}

static enum rc trouble(struct cx *cx, const char *what, const char *path)
{
	return fail(cx, RC_IO, "%s %s 失败：%s", what, path, strerror(errno));
}

/* A whole file of at most CHECKPOINT_MOST bytes; *found false where there is none. */
static enum rc read_file(struct cx *cx, const char *path, struct str *out, bool *found)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	*found = fd >= 0 || errno != ENOENT;
	if (fd < 0)
		return *found ? trouble(cx, "读取", path) : RC_OK;
	char *p = arena_alloc(cx->arena, CHECKPOINT_MOST + 1);
	size_t n = 0;
	ssize_t got = 1;
	while (got > 0 && n <= CHECKPOINT_MOST) {
		got = read(fd, p + n, CHECKPOINT_MOST + 1 - n);
		if (got < 0 && errno == EINTR)
			got = 1;
		else if (got > 0)
			n += (size_t)got;
	}
	close(fd);
	if (got < 0)
		return trouble(cx, "读取", path);
	*out = (struct str){p, n};
	return RC_OK;
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
	return fsync(fd) == 0;
}

static bool sync_directory(const char *directory)
{
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return good;
}

/* Under a temporary name first, then under its own unless that has come to exist. */
static enum rc write_new(struct cx *cx, const char *directory, const char *path, struct str content)
{
	char *temporary = str_z(cx->arena, str_printf(cx->arena, "%s/.new.XXXXXX", directory));
	int fd = mkostemp(temporary, O_CLOEXEC);
	if (fd < 0)
		return trouble(cx, "写入", directory);
	bool good = fchmod(fd, 0444) == 0 && write_all(fd, content);
	good = close(fd) == 0 && good;
	if (good && link(temporary, path) != 0)
		good = errno == EEXIST; /* another process lodged the same size at this moment */
	if (!good)
		(void)trouble(cx, "写入", path);
	unlink(temporary);
	if (good && !sync_directory(directory))
		return trouble(cx, "写入", directory);
	return cx->rc;
}

/* Whether both say the same of the log; further signatures may stand under one of them. */
static enum rc same(struct cx *cx, const struct log_identity *id, const char *path,
	struct str lodged, const struct checkpoint *ours)
{
	struct checkpoint_key key = log_key(id);
	struct checkpoint theirs;
	if (checkpoint_open(cx, lodged, &key, &theirs) != RC_OK || theirs.size != ours->size ||
		!tree_hash_equal(theirs.root, ours->root)) {
		cx_clear(cx);
		return fail(cx, RC_CORRUPT, "存证的检查点 %s 与现在的日志不是同一个", path);
	}
	return RC_OK;
}

enum rc log_lodge(
	struct cx *cx, struct db *db, const struct log_identity *id, const char *directory)
{
	struct checkpoint_key key = log_key(id);
	struct log_checkpoint newest;
	struct checkpoint ours;
	struct str lodged;
	bool found;
	if (log_store_newest(cx, db, &newest, &found) || !found)
		return cx->rc;
	if (checkpoint_open(cx, newest.note, &key, &ours))
		return cx->rc;
	char *path = str_z(cx->arena,
		str_printf(cx->arena, "%s/" PREFIX "%lld", directory, (long long)newest.size));
	if (read_file(cx, path, &lodged, &found))
		return cx->rc;
	if (!found) {
		if (write_new(cx, directory, path, newest.note) ||
			read_file(cx, path, &lodged, &found))
			return cx->rc;
	}
	return same(cx, id, path, lodged, &ours);
}

static enum rc check_one(struct cx *cx, struct db *db, const struct log_identity *id,
	const char *directory, const char *name)
{
	struct str note = STR_NONE;
	struct checkpoint old;
	bool found;
	char *path = str_z(cx->arena, str_printf(cx->arena, "%s/%s", directory, name));
	enum rc rc = read_file(cx, path, &note, &found);
	if (rc == RC_OK && found)
		rc = log_check(cx, db, id, note, &old);
	return rc;
}

enum rc log_check_lodged(struct cx *cx, struct db *db, const struct log_identity *id,
	const char *directory, int64_t *n)
{
	struct arena *a = arena_new();
	DIR *dir = opendir(directory);
	*n = 0;
	if (!dir)
		(void)trouble(cx, "读取", directory);
	for (struct dirent *e; dir && cx->rc == RC_OK && (e = readdir(dir));) {
		if (!str_has_prefix(str_c(e->d_name), STR(PREFIX)))
			continue;
		struct cx own = cx_make(a, cx->env);
		if (check_one(&own, db, id, directory, e->d_name) != RC_OK)
			(void)fail(cx, own.rc == RC_INPUT ? RC_CORRUPT : own.rc, "%s：" STR_FMT,
				e->d_name, STR_ARG(own.msg));
		else
			(*n)++;
		arena_reset(a);
	}
	if (dir)
		closedir(dir);
	arena_free(a);
	return cx->rc;
}
