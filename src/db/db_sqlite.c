/*
 * SQLite: one file, write-ahead log, every commit synced.
 *
 * Readers work on snapshots and never wait for the writer. Nothing but the writer, a
 * migration or a command that runs alone may begin a write transaction.
 */
#include "db/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#define BUSY_MS 10000 /* another program that backs up, migrates or repairs */

struct sq {
	struct db db;
	sqlite3 *h;
};

/* A prepared statement: the position of $k is index[k - 1], for SQLite numbers by first use. */
struct sq_stmt {
	sqlite3_stmt *h;
	bool busy;  /* its rows are being read */
	bool spare; /* made because the kept one was busy */
	int index[];
};

static struct sq *sq_of(struct db *db)
{
	return (struct sq *)db;
}

/* failures */

static enum rc sq_report(struct cx *cx, struct sq *s, const char *what, enum db_trouble trouble,
	enum rc rc, const char *msg)
{
	log_event(cx, LOG_UNUSUAL, "db.failed", LOG_S("stmt", str_c(what)),
		LOG_I("code", sqlite3_extended_errcode(s->h)),
		LOG_S("error", str_c(sqlite3_errmsg(s->h))));
	s->db.trouble = trouble;
	return fail(cx, rc, "%s", msg);
}

/* Records the failure that the connection reports; what is the name of the statement. */
static enum rc sq_fail(struct cx *cx, struct sq *s, const char *what)
{
	int code = sqlite3_extended_errcode(s->h);
	switch (code & 0xFF) {
	case SQLITE_CONSTRAINT:
		s->db.trouble = DB_TROUBLE_STATEMENT;
		if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
			code == SQLITE_CONSTRAINT_ROWID)
			return fail(cx, RC_CONFLICT, "记录已存在，或已被他人更新，请刷新后重试");
		return sq_report(cx, s, what, DB_TROUBLE_STATEMENT, RC_DB,
			"数据库拒绝保存：数据不符合约束，请联系系统管理员");
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return sq_report(cx, s, what, DB_TROUBLE_STORE, RC_BUSY,
			"数据库正被其他程序占用，请稍后重试");
	case SQLITE_FULL:
		return sq_report(cx, s, what, DB_TROUBLE_STORE, RC_DB,
			"磁盘空间不足，本次操作没有保存，请联系系统管理员清理磁盘后重试");
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
		return sq_report(cx, s, what, DB_TROUBLE_STORE, RC_DB,
			"数据库文件读写出错，本次操作没有保存，请联系系统管理员检查磁盘后重试");
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return sq_report(cx, s, what, DB_TROUBLE_STORE, RC_DB,
			"数据库文件已损坏或不是数据库，请停止使用并联系系统管理员从备份恢复");
	case SQLITE_TOOBIG:
		return sq_report(cx, s, what, DB_TROUBLE_STATEMENT, RC_TOO_LARGE,
			"内容过大，数据库无法保存，请分成几部分");
	case SQLITE_ERROR: /* a mistake in a statement */
		return sq_report(cx, s, what, DB_TROUBLE_STATEMENT, RC_DB,
			"数据库操作失败，请稍后重试；如反复出现，请联系系统管理员");
	}
	return sq_report(cx, s, what, DB_TROUBLE_STORE, RC_DB,
		"数据库操作失败，请稍后重试；如反复出现，请联系系统管理员");
}

/* prepared statements */

static enum rc sq_prepare(
	struct cx *cx, struct sq *s, const struct db_stmt *st, bool spare, struct sq_stmt **out)
{
	sqlite3_stmt *h;
	unsigned flags = spare ? 0 : SQLITE_PREPARE_PERSISTENT;
	const char *tail;
	if (sqlite3_prepare_v3(s->h, st->sql, -1, flags, &h, &tail))
		return sq_fail(cx, s, st->name);
	int n = (int)strlen(st->in);
	if (!h || *tail)
		db_stmt_broken(st, "not exactly one statement");
	if (sqlite3_bind_parameter_count(h) != n)
		db_stmt_broken(st, "parameters of the text and of the signature");
	if (sqlite3_column_count(h) != (int)strlen(st->out))
		db_stmt_broken(st, "columns of the text and of the signature");
	size_t size = sizeof(struct sq_stmt) + sizeof(int) * (size_t)n;
	struct sq_stmt *p = arena_alloc(spare ? cx->arena : s->db.arena, size);
	p->h = h;
	p->spare = spare;
	for (int i = 0; i < n; i++) {
		char name[16];
		sqlite3_snprintf(sizeof name, name, "$%d", i + 1);
		p->index[i] = sqlite3_bind_parameter_index(h, name);
		if (!p->index[i])
			db_stmt_broken(st, "a parameter of the signature is not in the text");
	}
	*out = p;
	return RC_OK;
}

static enum rc sq_get(struct cx *cx, struct sq *s, const struct db_stmt *st, struct sq_stmt **out)
{
	struct sq_stmt *p = db_cache_find(&s->db.cache, st);
	if (p && p->busy)
		return sq_prepare(cx, s, st, true, out);
	if (!p) {
		if (sq_prepare(cx, s, st, false, &p))
			return cx->rc;
		db_cache_add(&s->db, st, p);
	}
	*out = p;
	return RC_OK;
}

/* Ends a run of the statement; gives what SQLite says about the run as a whole. */
static int sq_release(struct sq_stmt *p)
{
	p->busy = false;
	if (p->spare)
		return sqlite3_finalize(p->h);
	int code = sqlite3_reset(p->h);
	sqlite3_clear_bindings(p->h);
	return code;
}

static enum rc sq_bind(struct cx *cx, struct sq *s, struct sq_stmt *p, const struct db_stmt *st,
	struct db_args args, bool brief)
{
	void (*keep)(void *) = brief ? SQLITE_STATIC : SQLITE_TRANSIENT;
	for (size_t i = 0; i < args.n; i++) {
		const struct db_val *v = &args.v[i];
		const char *text = v->s.p ? v->s.p : "";
		int code = SQLITE_OK;
		switch (v->kind) {
		case DB_NULL:
			code = sqlite3_bind_null(p->h, p->index[i]);
			break;
		case DB_INT:
			code = sqlite3_bind_int64(p->h, p->index[i], v->i);
			break;
		case DB_TEXT:
			code = sqlite3_bind_text64(
				p->h, p->index[i], text, v->s.n, keep, SQLITE_UTF8);
			break;
		case DB_BYTES:
			code = sqlite3_bind_blob64(p->h, p->index[i], text, v->s.n, keep);
			break;
		}
		if (code)
			return sq_fail(cx, s, st->name);
	}
	return RC_OK;
}

/* rows */

static enum rc sq_query(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	bool brief, struct db_rows *r)
{
	struct sq *s = sq_of(db);
	struct sq_stmt *p;
	if (sq_get(cx, s, st, &p))
		return cx->rc;
	if (sq_bind(cx, s, p, st, args, brief)) {
		sq_release(p);
		return cx->rc;
	}
	p->busy = true;
	r->h = p;
	r->writes = !sqlite3_stmt_readonly(p->h);
	return RC_OK;
}

static enum rc sq_value(struct cx *cx, struct db_rows *r, sqlite3_stmt *h, int col)
{
	struct db_val *v = &r->v[col];
	int type = sqlite3_column_type(h, col);
	char want = r->st->out[col];
	*v = (struct db_val){.kind = DB_NULL};
	if (type == SQLITE_NULL)
		return RC_OK;
	if (type == SQLITE_INTEGER && want == 'i') {
		*v = DB_I(sqlite3_column_int64(h, col));
		return RC_OK;
	}
	if (type == SQLITE_TEXT && want == 't') {
		const void *p = sqlite3_column_text(h, col);
		*v = DB_T(str_dup(
			cx->arena, ((struct str){p, (size_t)sqlite3_column_bytes(h, col)})));
		return RC_OK;
	}
	if (type == SQLITE_BLOB && want == 'b') {
		const void *p = sqlite3_column_blob(h, col);
		*v = DB_B(str_dup(cx->arena,
			((struct str){p ? p : "", (size_t)sqlite3_column_bytes(h, col)})));
		return RC_OK;
	}
	log_event(
		cx, LOG_BROKEN, "db.column", LOG_S("stmt", str_c(r->st->name)), LOG_I("col", col));
	return fail(cx, RC_DB, "数据库返回的数据类型不对，请联系系统管理员");
}

static bool sq_next(struct cx *cx, struct db_rows *r)
{
	struct sq_stmt *p = r->h;
	switch (sqlite3_step(p->h)) {
	case SQLITE_ROW:
		for (int i = 0; i < r->n; i++) {
			if (sq_value(cx, r, p->h, i))
				return false;
		}
		return true;
	case SQLITE_DONE:
		r->writes = false;
		return false;
	}
	r->writes = false;
	sq_fail(cx, sq_of(r->db), r->st->name);
	return false;
}

static void sq_done(struct db_rows *r)
{
	struct sq_stmt *p = r->h;
	while (r->writes && sqlite3_step(p->h) == SQLITE_ROW)
		;
	sq_release(p);
}

static enum rc sq_exec(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	int64_t *changed)
{
	struct sq *s = sq_of(db);
	struct sq_stmt *p;
	if (sq_get(cx, s, st, &p))
		return cx->rc;
	if (sq_bind(cx, s, p, st, args, true)) {
		sq_release(p);
		return cx->rc;
	}
	p->busy = true;
	int64_t before = sqlite3_total_changes64(s->h), rows = 0;
	int code;
	while ((code = sqlite3_step(p->h)) == SQLITE_ROW)
		rows++;
	if (code != SQLITE_DONE)
		sq_fail(cx, s, st->name);
	else if (*st->out)
		*changed = rows;
	else if (sqlite3_total_changes64(s->h) != before)
		*changed = sqlite3_changes64(s->h); /* without those of triggers */
	sq_release(p);
	return cx->rc;
}

/* transactions */

static const struct db_stmt sq_begin_read = {"begin", "BEGIN", "", "", 0};
static const struct db_stmt sq_begin_write = {"begin_write", "BEGIN IMMEDIATE", "", "", 0};
static const struct db_stmt sq_commit_stmt = {"commit", "COMMIT", "", "", 0};

static enum rc sq_begin(struct cx *cx, struct db *db, enum db_begin kind)
{
	int64_t none;
	return sq_exec(cx, db, kind == DB_BEGIN_WRITE ? &sq_begin_write : &sq_begin_read,
		DB_NO_ARGS, &none);
}

static void sq_rollback(struct db *db)
{
	struct sq *s = sq_of(db);
	/* After a full disk SQLite has often rolled back by itself. */
	if (!sqlite3_get_autocommit(s->h))
		sqlite3_exec(s->h, "ROLLBACK", NULL, NULL, NULL);
}

static enum rc sq_commit(struct cx *cx, struct db *db)
{
	struct sq *s = sq_of(db);
	if (sqlite3_get_autocommit(s->h)) {
		db->trouble = DB_TROUBLE_STORE;
		return fail(cx, RC_DB, "数据库已经撤销本次操作，请重试");
	}
	struct sq_stmt *p;
	if (sq_get(cx, s, &sq_commit_stmt, &p))
		return cx->rc;
	if (sqlite3_step(p->h) != SQLITE_DONE) {
		int code = sqlite3_extended_errcode(s->h);
		/* The commit record is in the log file, but whether it survives nobody can say. */
		if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC)
			sq_report(cx, s, "commit", DB_TROUBLE_STORE, RC_UNKNOWN,
				"写入磁盘时出错，不能确定是否已经保存，请刷新核对后再操作");
		else
			sq_fail(cx, s, "commit");
	}
	sq_release(p);
	if (cx->rc)
		sq_rollback(db);
	return cx->rc;
}

/* migrations */

static int64_t line_of(struct str sql, const char *at)
{
	int64_t line = 1;
	for (const char *p = sql.p; p < at; p++)
		line += *p == '\n';
	return line;
}

static enum rc sq_script(struct cx *cx, struct db *db, struct str sql, struct str name)
{
	struct sq *s = sq_of(db);
	for (const char *at = sql.p, *end = sql.p + sql.n, *tail; at < end; at = tail) {
		sqlite3_stmt *h;
		int code = sqlite3_prepare_v2(s->h, at, (int)(end - at), &h, &tail);
		while (code == SQLITE_OK && h && (code = sqlite3_step(h)) == SQLITE_ROW)
			code = SQLITE_OK;
		struct str rest = str_trim((struct str){at, (size_t)(end - at)});
		if (code != SQLITE_OK && code != SQLITE_DONE)
			fail(cx, RC_DB, "升级文件 " STR_FMT " 第 %lld 行附近执行失败：%s",
				STR_ARG(name), (long long)line_of(sql, rest.p),
				sqlite3_errmsg(s->h));
		sqlite3_finalize(h);
		if (cx->rc)
			return cx->rc;
	}
	return RC_OK;
}

/* The write transaction is lock enough. */
static enum rc sq_lock(struct cx *cx, struct db *db)
{
	(void)cx;
	(void)db;
	return RC_OK;
}

static enum rc sq_explain(struct cx *cx, struct db *db, const struct db_stmt *st, struct str *out)
{
	struct sq *s = sq_of(db);
	struct sq_stmt *p;
	if (sq_get(cx, s, st, &p)) /* checks the signature */
		return cx->rc;
	struct buf b = buf_in(cx->arena);
	struct buf sql = buf_in(cx->arena);
	buf_z(&sql, "EXPLAIN QUERY PLAN ");
	buf_z(&sql, st->sql);
	sqlite3_stmt *h;
	if (sqlite3_prepare_v2(s->h, buf_get(&sql).p, (int)buf_get(&sql).n, &h, NULL))
		return sq_fail(cx, s, st->name);
	while (sqlite3_step(h) == SQLITE_ROW)
		buf_printf(&b, "%s\n", (const char *)sqlite3_column_text(h, 3));
	sqlite3_finalize(h);
	*out = buf_get(&b);
	return RC_OK;
}

/* connections */

static void sq_setup_once(void)
{
	/* A connection is used by one thread at a time; statistics would cost a shared lock. */
	int a = sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
	int b = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	INVARIANT(a == SQLITE_OK && b == SQLITE_OK && sqlite3_initialize() == SQLITE_OK);
}

static void sq_close(struct db *db)
{
	struct sq *s = sq_of(db);
	for (size_t i = 0; i < db->cache.cap; i++) {
		if (db->cache.v[i].h)
			sqlite3_finalize(((struct sq_stmt *)db->cache.v[i].h)->h);
	}
	int code = sqlite3_close(s->h);
	INVARIANT(code == SQLITE_OK);
	arena_free(db->arena);
}

static bool sq_configure(struct sq *s)
{
	sqlite3 *h = s->h;
	/* First of all: everything after it may meet a lock. */
	if (sqlite3_busy_timeout(h, BUSY_MS))
		return false;
	sqlite3_extended_result_codes(h, 1);
	sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(h, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	/* LIKE heeds case, as on PostgreSQL, and so can use an index. */
	const char *all = "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
			  "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
			  "PRAGMA case_sensitive_like = ON;";
	const char *ro = "PRAGMA query_only = ON; PRAGMA cache_size = -4096;";
	const char *rw = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
			 "PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 67108864;";
	return !sqlite3_exec(h, s->db.read_only ? ro : rw, NULL, NULL, NULL) &&
	       !sqlite3_exec(h, all, NULL, NULL, NULL);
}

/* Some network file systems have no shared memory: then SQLite stays in another mode, silently. */
static bool sq_has_wal(struct sq *s)
{
	sqlite3_stmt *h;
	if (sqlite3_prepare_v2(s->h, "PRAGMA journal_mode", -1, &h, NULL))
		return false;
	bool wal = sqlite3_step(h) == SQLITE_ROW &&
		   strcmp((const char *)sqlite3_column_text(h, 0), "wal") == 0;
	sqlite3_finalize(h);
	return wal;
}

/*
 * Personal data: a new file is made readable by its owner only, and SQLite gives its log the
 * same mode. An existing file is not touched: to close a second descriptor would drop the
 * locks of every connection of this process.
 */
static enum rc sq_make_file(struct cx *cx, const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 && errno != EEXIST)
		return fail(cx, RC_DB, "不能建立数据库文件 %s：%s，请检查目录与权限", path,
			strerror(errno));
	if (fd >= 0)
		close(fd);
	return RC_OK;
}

static enum rc sq_open(struct cx *cx, struct str where, bool read_only, struct db **out)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, sq_setup_once);

	char *path = str_z(cx->arena, where);
	if (!read_only && sq_make_file(cx, path))
		return cx->rc;
	struct arena *a = arena_new();
	struct sq *s = ARENA_NEW(a, struct sq);
	s->db = (struct db){.driver = &db_driver_sqlite, .arena = a, .read_only = read_only};
	/* Even a reader needs the shared-memory file, so query_only and not SQLITE_OPEN_READONLY.
	 */
	if (sqlite3_open_v2(path, &s->h, SQLITE_OPEN_READWRITE, NULL) || !sq_configure(s))
		fail(cx, RC_DB, "打不开数据库文件 %s：%s，请检查文件与权限", path,
			sqlite3_errmsg(s->h));
	else if (!sq_has_wal(s))
		fail(cx, RC_DB, "数据库文件 %s 所在的文件系统不支持预写日志，请放在本机磁盘上",
			path);
	if (cx->rc) {
		sqlite3_close(s->h);
		arena_free(a);
		return cx->rc;
	}
	*out = &s->db;
	return RC_OK;
}

/* copies */

static enum rc sq_copy(struct cx *cx, struct sq *s, sqlite3 *to, const char *path)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", s->h, "main");
	/* All pages in one step, so from one snapshot, which keeps nobody from writing. */
	int code = b ? sqlite3_backup_step(b, -1) : SQLITE_ERROR;
	int end = sqlite3_backup_finish(b);
	if (code == SQLITE_DONE && end == SQLITE_OK)
		return RC_OK;
	log_event(cx, LOG_UNUSUAL, "db.backup", LOG_I("code", sqlite3_extended_errcode(to)),
		LOG_S("error", str_c(sqlite3_errmsg(to))));
	return fail(cx, RC_DB, "备份到 %s 失败：%s，请检查磁盘空间", path, sqlite3_errmsg(to));
}

static enum rc sq_backup(struct cx *cx, struct db *db, const char *path)
{
	/* SQLite syncs the content, and the directory with its journal. */
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return fail(cx, RC_IO, "不能建立备份文件 %s：%s", path, strerror(errno));
	close(fd);
	sqlite3 *to;
	if (sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE, NULL))
		fail(cx, RC_IO, "不能打开备份文件 %s：%s", path, sqlite3_errmsg(to));
	else
		(void)!sq_copy(cx, sq_of(db), to, path);
	if (sqlite3_close(to) != SQLITE_OK && !cx->rc)
		fail(cx, RC_DB, "备份到 %s 失败，请检查磁盘空间", path);
	if (cx->rc)
		unlink(path);
	return cx->rc;
}

const struct db_driver db_driver_sqlite = {
	.engine = DB_SQLITE,
	.open = sq_open,
	.close = sq_close,
	.query = sq_query,
	.next = sq_next,
	.done = sq_done,
	.exec = sq_exec,
	.begin = sq_begin,
	.commit = sq_commit,
	.rollback = sq_rollback,
	.script = sq_script,
	.lock = sq_lock,
	.explain = sq_explain,
	.backup = sq_backup,
};
