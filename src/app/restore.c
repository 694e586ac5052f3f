/* From a backup to an installation. */
#include "app/backup_priv.h"

#include "base/file.h"
#include "crypto/secret.h"
#include "format/json.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define MANIFEST_MOST 65536
#define PART ((size_t)1 << 20)

struct restore {
	struct cx *cx;
	const struct config *config;
	struct str dir;
	struct str store_path; /* of the new store; empty on PostgreSQL */
	const struct json *manifest;
	struct backup_counts counts;
};

static enum rc read_manifest(struct restore *r)
{
	struct cx *cx = r->cx;
	struct str text;
	struct json *v;
	if (file_read(cx, backup_path(cx, r->dir, "manifest.json"), MANIFEST_MOST, &text)) {
		if (cx->rc != RC_NOT_FOUND)
			return cx->rc;
		cx_clear(cx);
		return fail(cx, RC_INPUT,
			STR_FMT " 不是完整的备份：里面没有 manifest.json（备份时中断的也没有）",
			STR_ARG(r->dir));
	}
	if (json_parse(cx, text, &v))
		return cx->rc;
	if (json_int(json_get(v, "form"), 0) != BACKUP_FORM)
		return fail(cx, RC_INPUT, "这份备份由更新版本的程序制作，请安装新版本后恢复");
	r->manifest = v;
	return RC_OK;
}

/* ---- places ---- */

/* The engine of the configuration must be that of the backup, and the place free. */
static enum rc check_places(struct restore *r)
{
	struct str sqlite = STR("sqlite:"), url = r->config->store;
	bool is_sqlite = str_has_prefix(url, sqlite),
	     was_sqlite = str_is(json_str(json_get(r->manifest, "store")), "sqlite");
	if (is_sqlite != was_sqlite)
		return fail(r->cx, RC_CONFLICT,
			was_sqlite ? "这份备份的数据库是 SQLite，配置项 store 应为 sqlite:路径"
				   : "这份备份不含数据库：请先把 PostgreSQL "
				     "的备份恢复好，并让配置项 store 指向它");
	if (!is_sqlite)
		return RC_OK;
	r->store_path = str_sub(url, sqlite.n, url.n);
	if (access(str_z(r->cx->arena, r->store_path), F_OK) == 0)
		return fail(r->cx, RC_CONFLICT,
			"存储 " STR_FMT " 已经存在，没有覆盖：请先移走它，或换一个数据目录",
			STR_ARG(r->store_path));
	return RC_OK;
}

/* ---- keys ---- */

static bool has_file(struct cx *cx, struct str dir, const char *name)
{
	return access(backup_path(cx, dir, name), F_OK) == 0;
}

/* Keys that are there must be those of the backup; else they come out of it. */
static enum rc restore_keys(struct restore *r)
{
	static const char *const names[] = {BACKUP_KEY_FIELDS, BACKUP_KEY_LOG};
	struct cx *cx = r->cx;
	struct str from = str_c(backup_path(cx, r->dir, "keys"));
	unsigned char master[32];
	if (program_folder(cx, r->config->keys))
		return cx->rc;
	for (size_t i = 0; i < 2; i++) {
		if (has_file(cx, r->config->keys, names[i]))
			continue;
		if (!has_file(cx, from, names[i]))
			return fail(cx, RC_INPUT,
				"缺少密钥 "
				"%s：这份备份不含密钥，请先把另行保管的密钥文件放到 " STR_FMT
				"（权限 600）",
				names[i], STR_ARG(r->config->keys));
		if (backup_copy_key(cx, from, r->config->keys, names[i]))
			return cx->rc;
	}
	if (secret_key(cx, backup_path(cx, r->config->keys, BACKUP_KEY_FIELDS), master))
		return cx->rc;
	struct seal_keys keys = seal_keys_make(master);
	explicit_bzero(master, sizeof master);
	bool same =
		str_eq(backup_key_mark(cx->arena, &keys), json_str(json_get(r->manifest, "keys")));
	explicit_bzero(&keys, sizeof keys);
	return same ? RC_OK
		    : fail(cx, RC_CONFLICT,
			      STR_FMT " 里的 " BACKUP_KEY_FIELDS " 不是这份备份所用的密钥",
			      STR_ARG(r->config->keys));
}

/* ---- the store ---- */

static bool copy_bytes(int from, int to, char *part, int *why)
{
	for (;;) {
		ssize_t n = read(from, part, PART);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			bool whole = n == 0 && fsync(to) == 0;
			*why = errno;
			return whole;
		}
		for (ssize_t done = 0; done < n;) {
			ssize_t w = write(to, part + done, (size_t)(n - done));
			if (w < 0 && errno != EINTR) {
				*why = errno;
				return false;
			}
			done += w > 0 ? w : 0;
		}
	}
}

static enum rc copy_file(struct cx *cx, const char *from, const char *to)
{
	char *part = arena_alloc(cx->arena, PART);
	int in = open(from, O_RDONLY | O_CLOEXEC), why = errno;
	if (in < 0)
		return fail(cx, RC_IO, "打不开 %s：%s", from, strerror(why));
	int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	why = errno;
	bool copied = out >= 0 && copy_bytes(in, out, part, &why);
	close(in);
	if (out >= 0)
		close(out);
	if (!copied && out >= 0)
		unlink(to);
	return copied ? RC_OK : fail(cx, RC_IO, "无法写出 %s：%s", to, strerror(why));
}

/* The copy gets its name when it was compared; so a store that is there is a whole one. */
static enum rc restore_store(struct restore *r)
{
	struct cx *cx = r->cx;
	if (!r->store_path.n)
		return RC_OK;
	const char *to = str_z(cx->arena, r->store_path),
		   *partial = str_z(cx->arena,
			   str_printf(cx->arena, STR_FMT ".partial", STR_ARG(r->store_path)));
	unsigned char digest[DIGEST_SIZE];
	unlink(partial);
	if (copy_file(cx, backup_path(cx, r->dir, BACKUP_STORE), partial) ||
		digest_file(cx, DIGEST_SHA256, partial, digest, NULL))
		return cx->rc;
	if (!str_eq(str_hex(cx->arena, digest, sizeof digest),
		    json_str(json_get(r->manifest, "store_sha256")))) {
		unlink(partial);
		return fail(cx, RC_CORRUPT,
			"备份里的 " BACKUP_STORE " 与清单的摘要不符，备份已损坏或被改动");
	}
	if (rename(partial, to) != 0)
		return fail(cx, RC_IO, "无法改名为 %s：%s", to, strerror(errno));
	r->counts.has_store = true;
	return RC_OK;
}

/* ---- files, and the last look ---- */

static enum rc restore_blobs(struct restore *r, struct program *p)
{
	struct cx *cx = r->cx;
	struct blob_dir *from;
	if (blob_dir_open(cx, backup_path(cx, r->dir, "blobs"), &p->seal, &from))
		return cx->rc;
	return backup_copy_blobs(cx, p->db, from, p->blobs, &r->counts);
}

/* The log of the store must be the one whose checkpoint lies in the backup, or go on from it. */
static enum rc check_log(struct restore *r, struct program *p)
{
	struct cx *cx = r->cx;
	struct log_identity id;
	struct checkpoint old;
	struct str note;
	if (program_log(cx, p, &id))
		return cx->rc;
	if (file_read(cx, backup_path(cx, r->dir, "checkpoint"), CHECKPOINT_MOST, &note)) {
		if (cx->rc == RC_NOT_FOUND) /* nothing had happened yet */
			cx_clear(cx);
		return cx->rc;
	}
	return log_check(cx, p->db, &id, note, &old);
}

enum rc backup_restore(
	struct cx *cx, const struct config *config, struct str dir, struct backup_counts *out)
{
	struct restore r = {.cx = cx, .config = config, .dir = dir};
	struct program p = {0};
	if (read_manifest(&r) || check_places(&r) || program_folder(cx, config->data) ||
		restore_keys(&r) || restore_store(&r))
		return cx->rc;
	if (!program_open(cx, config, PROGRAM_WRITES, &p) && !restore_blobs(&r, &p))
		(void)!check_log(&r, &p);
	program_close(&p);
	*out = r.counts;
	return cx->rc;
}
