#include "app/backup.h"

#include "app/backup_priv.h"
#include "base/file.h"
#include "crypto/secret.h"
#include "format/json.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE 500 /* rows of stored files looked at together */

struct str backup_key_mark(struct arena *a, const struct seal_keys *keys)
{
	unsigned char mark[DIGEST_SIZE];
	seal_lookup(keys, STR("backup"), STR("zhifa"), mark);
	return str_hex(a, mark, sizeof mark);
}

const char *backup_path(struct cx *cx, struct str dir, const char *name)
{
	return str_z(cx->arena, str_printf(cx->arena, STR_FMT "/%s", STR_ARG(dir), name));
}

enum rc backup_copy_key(struct cx *cx, struct str from, struct str to, const char *name)
{
	struct str text;
	if (secret_load(cx, backup_path(cx, from, name), &text))
		return cx->rc;
	enum rc rc = secret_save(cx, backup_path(cx, to, name), text, false);
	explicit_bzero((char *)text.p, text.n);
	return rc;
}

/* ---- stored files ---- */

static enum rc copy_blob(
	struct cx *cx, const struct blob *b, struct blob_dir *from, struct blob_dir *to)
{
	if (blob_copy(cx, from, b->digest, to) != RC_CORRUPT)
		return cx->rc;
	cx_clear(cx);
	return fail(cx, RC_CORRUPT,
		"文件 " STR_FMT " 的内容与摘要不符，请用 zhifa verify 检查，并从以前的备份恢复它",
		STR_ARG(str_hex(cx->arena, b->digest, sizeof b->digest)));
}

enum rc backup_copy_blobs(struct cx *cx, struct db *db, struct blob_dir *from, struct blob_dir *to,
	struct backup_counts *out)
{
	unsigned char last[DIGEST_SIZE];
	size_t n = PAGE;
	bool begun = false;
	struct arena *a = arena_new();
	while (n == PAGE && !cx->rc) {
		struct cx own = cx_make(a, cx->env);
		struct blob *v;
		if (blob_list(&own, db, begun ? last : NULL, PAGE, &v, &n))
			n = 0;
		for (size_t i = 0; i < n && !copy_blob(&own, &v[i], from, to); i++) {
			out->files++;
			out->bytes += v[i].size;
		}
		if (n)
			memcpy(last, v[n - 1].digest, sizeof last);
		begun = true;
		if (own.rc)
			(void)fail(cx, own.rc, STR_FMT, STR_ARG(own.msg));
		arena_reset(a);
	}
	arena_free(a);
	return cx->rc;
}

/* ---- the parts of the folder ---- */

struct backup {
	struct cx *cx;
	struct program *p;
	struct str dir; /* under its name while it is made */
	bool with_keys;
	struct backup_counts counts;
	struct log_identity log;
	struct log_checkpoint newest;
	bool has_log;
	struct str store_digest; /* hex; empty on PostgreSQL */
};

static enum rc write_text(struct backup *b, const char *name, struct str text)
{
	return file_write_new(b->cx, backup_path(b->cx, b->dir, name), text, 0600);
}

/* The copy of the store, and a reader of it: the files are those that this very copy names. */
static enum rc copy_store(struct backup *b, struct db **out)
{
	struct cx *cx = b->cx;
	const char *path = backup_path(cx, b->dir, BACKUP_STORE);
	unsigned char digest[DIGEST_SIZE];
	if (db_engine(b->p->db) != DB_SQLITE)
		return db_open(cx, b->p->config->store, true, out);
	if (db_backup(cx, b->p->db, path) || digest_file(cx, DIGEST_SHA256, path, digest, NULL))
		return cx->rc;
	b->store_digest = str_hex(cx->arena, digest, sizeof digest);
	b->counts.has_store = true;
	return db_open(cx, str_printf(cx->arena, "sqlite:%s", path), true, out);
}

/* What a reader left beside the copy: it is empty, and the copy whole without it. */
static void tidy_store(struct backup *b)
{
	unlink(backup_path(b->cx, b->dir, BACKUP_STORE "-wal"));
	unlink(backup_path(b->cx, b->dir, BACKUP_STORE "-shm"));
}

static enum rc copy_parts(struct backup *b)
{
	struct cx *cx = b->cx;
	struct blob_dir *to;
	struct db *db = NULL;
	if (copy_store(b, &db) ||
		log_open(cx, db, b->p->config->log_name, b->p->log_key, &b->log) ||
		log_newest(cx, db, &b->newest, &b->has_log) ||
		blob_dir_open(cx, backup_path(cx, b->dir, "blobs"), &b->p->seal, &to) ||
		backup_copy_blobs(cx, db, b->p->blobs, to, &b->counts))
		(void)cx->rc;
	if (db)
		db_close(db);
	if (b->counts.has_store)
		tidy_store(b);
	if (cx->rc || !b->has_log)
		return cx->rc;
	return write_text(b, "checkpoint", b->newest.note);
}

static enum rc copy_keys(struct backup *b)
{
	struct str to = str_c(backup_path(b->cx, b->dir, "keys"));
	if (!b->with_keys)
		return RC_OK;
	if (program_folder(b->cx, to) ||
		backup_copy_key(b->cx, b->p->config->keys, to, BACKUP_KEY_FIELDS))
		return b->cx->rc;
	return backup_copy_key(b->cx, b->p->config->keys, to, BACKUP_KEY_LOG);
}

static enum rc write_readme(struct backup *b)
{
	struct arena *a = b->cx->arena;
	struct buf t = buf_in(a);
	struct checkpoint_key key = log_key(&b->log);
	buf_printf(&t, "行政执法平台 zhifa 的备份\n\n时间：" STR_FMT "\n程序版本：%s\n",
		STR_ARG(instant_str_zh(a, cx_now(b->cx))), PROGRAM_VERSION);
	buf_printf(&t, "\n恢复：在一台新机器上，配置好位置后运行\n  zhifa restore 本目录\n"
		       "恢复之后运行 zhifa verify 检查全部内容。\n\n");
	if (b->counts.has_store)
		buf_z(&t, "zhifa.db 是整个数据库，blobs 是全部文件。\n");
	else
		buf_z(&t, "数据库在 PostgreSQL 里，不在本备份中：请用 "
			  "pg_basebackup（连同归档日志）或 pg_dump "
			  "备份，并且先备份数据库、后备份文件，这样数据库里提到的文件都在。\n");
	buf_z(&t, b->with_keys ? "keys "
				 "是密钥：能读出身份证号、电话、地址，能以本机关的名义签发日志。请"
				 "与其余部分分开保管。\n"
			       : "密钥不在本备份中。没有密钥文件 "
				 "fields.key，身份证号、电话、地址读不出来；没有 log.pem，"
				 "日志不能继续签发。请另行备份密钥目录（配置项 "
				 "keys），与本备份分开保管。\n");
	buf_printf(&t, "日志公钥：" STR_FMT "\n", STR_ARG(checkpoint_key_str(a, &key)));
	return write_text(b, "README.txt", buf_get(&t));
}

static enum rc write_manifest(struct backup *b)
{
	struct arena *a = b->cx->arena;
	struct buf t = buf_in(a);
	struct json_out w = json_to(&t);
	json_begin(&w);
	json_set_int(&w, "form", BACKUP_FORM);
	json_set(&w, "version", STR(PROGRAM_VERSION));
	json_set(&w, "made", instant_str(a, cx_now(b->cx)));
	json_set(&w, "store", b->counts.has_store ? STR("sqlite") : STR("postgres"));
	json_set(&w, "store_sha256", b->store_digest.p ? b->store_digest : STR(""));
	json_set_int(&w, "files", b->counts.files);
	json_set_int(&w, "bytes", b->counts.bytes);
	json_set(&w, "keys", backup_key_mark(a, &b->p->seal));
	json_set_bool(&w, "with_keys", b->with_keys);
	json_set(&w, "log", b->log.origin);
	json_end(&w);
	buf_char(&t, '\n');
	return write_text(b, "manifest.json", buf_get(&t));
}

/* ---- the whole ---- */

static enum rc make_folder(struct backup *b)
{
	if (mkdir(str_z(b->cx->arena, b->dir), 0700) == 0)
		return RC_OK;
	if (errno == EEXIST)
		return fail(b->cx, RC_CONFLICT,
			"目录 " STR_FMT " 已经存在：它可能是上次中断的备份，请删除或者改名后重试",
			STR_ARG(b->dir));
	return fail(b->cx, RC_IO, "无法建立目录 " STR_FMT "：%s", STR_ARG(b->dir), strerror(errno));
}

/* Gives the finished folder its name; the name lasts once the folder above is synced. */
static enum rc give_name(struct backup *b, struct str dir)
{
	const char *to = str_z(b->cx->arena, dir);
	size_t n = dir.n;
	if (rename(str_z(b->cx->arena, b->dir), to) != 0)
		return fail(b->cx, RC_IO, "无法改名为 %s：%s", to, strerror(errno));
	while (n && dir.p[n - 1] != '/')
		n--;
	int fd = open(n ? str_z(b->cx->arena, str_sub(dir, 0, n)) : ".",
		O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool synced = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return synced ? RC_OK
		      : fail(b->cx, RC_IO, "备份已写出，但无法确认它已落盘：%s", strerror(errno));
}

enum rc backup_make(
	struct cx *cx, struct program *p, struct str dir, bool with_keys, struct backup_counts *out)
{
	struct backup b = {.cx = cx, .p = p, .with_keys = with_keys};
	while (dir.n > 1 && dir.p[dir.n - 1] == '/')
		dir.n--;
	b.dir = str_printf(cx->arena, STR_FMT ".partial", STR_ARG(dir));
	if (access(str_z(cx->arena, dir), F_OK) == 0)
		return fail(
			cx, RC_CONFLICT, "目录 " STR_FMT " 已经存在，请换一个名称", STR_ARG(dir));
	if (make_folder(&b) || copy_parts(&b) || copy_keys(&b) || write_readme(&b) ||
		write_manifest(&b) || give_name(&b, dir))
		return cx->rc;
	*out = b.counts;
	return RC_OK;
}
