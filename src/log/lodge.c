/* Checkpoints kept outside the installation, and the proof that today's log extends them. */
#include "log/log_store.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>

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
	if (file_write_new(cx, path, newest.note, 0444) != RC_CONFLICT)
		return cx->rc;
	cx_clear(cx);
	if (file_read(cx, path, CHECKPOINT_MOST, &lodged))
		return cx->rc;
	return same(cx, id, path, lodged, &ours);
}

static enum rc check_one(struct cx *cx, struct db *db, const struct log_identity *id,
	const char *directory, const char *name)
{
	struct str note;
	struct checkpoint old;
	char *path = str_z(cx->arena, str_printf(cx->arena, "%s/%s", directory, name));
	if (file_read(cx, path, CHECKPOINT_MOST, &note))
		return cx->rc;
	return log_check(cx, db, id, note, &old);
}

enum rc log_check_lodged(struct cx *cx, struct db *db, const struct log_identity *id,
	const char *directory, int64_t *n)
{
	struct arena *a = arena_new();
	DIR *dir = opendir(directory);
	*n = 0;
	if (!dir)
		(void)fail(cx, RC_IO, "读取目录 %s 失败：%s", directory, strerror(errno));
	for (struct dirent *e; dir && cx->rc == RC_OK && (e = readdir(dir));) {
		struct str name = str_c(e->d_name), prefix = STR(PREFIX);
		int64_t size;
		if (!str_has_prefix(name, prefix) ||
			!str_to_int(str_sub(name, prefix.n, name.n), &size))
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
