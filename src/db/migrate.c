/*
 * Migrations: DIR/0001_base.sql, 0002_… in one unbroken row, each applied once, in its own
 * transaction, and kept in the table schema_migration with the SHA-256 of the file as it
 * stands on disk. A file that was changed after it was applied, or is gone, is a failure.
 *
 * A file is handed to the engine whole, which splits it into statements with its own parser;
 * so bodies of triggers (BEGIN … END) and of functions ($$ … $$) need no care. Every statement
 * ends with a semicolon; a line ";;" does as well. Before that, line by line:
 *
 *	@INT @TEXT @BYTES @ID    become the engine's types
 *	-- @sqlite / -- @postgres … -- @end    are for that engine only
 *	);    as a line of its own, ending a CREATE TABLE, makes the table STRICT on SQLite
 *
 * A table that is not STRICT is a failure on SQLite, so that no text hides in an integer column.
 */
#include "db/driver.h"

#include "crypto/digest.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define FILE_MAX_SIZE ((size_t)16 << 20)

DB_STMT_FLAGS(migration_list, "SELECT number, digest FROM schema_migration ORDER BY number", "",
	"ib", DB_MAY_SCAN); /* a handful of rows, all of them wanted */
DB_STMT(migration_add,
	"INSERT INTO schema_migration (number, name, digest, applied) VALUES ($1, $2, $3, $4)",
	"itbi", "");

static const struct db_stmt loose_tables = {"loose_tables",
	"SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = "
	"0 "
	"AND name NOT LIKE 'sqlite_%' ORDER BY name LIMIT 1",
	"", "t", DB_MAY_SCAN};

#define TABLE                                                                                      \
	"CREATE TABLE IF NOT EXISTS schema_migration (\n"                                          \
	"  number @INT PRIMARY KEY,\n"                                                             \
	"  name @TEXT NOT NULL,\n"                                                                 \
	"  digest @BYTES NOT NULL,\n"                                                              \
	"  applied @INT NOT NULL\n"                                                                \
	");\n"

struct migration {
	struct str name, text;
	unsigned char digest[DIGEST_SIZE];
};

struct migrations {
	struct migration *v;
	size_t n, cap;
};

/* reading */

static enum rc migration_read(struct cx *cx, struct str dir, struct migration *m)
{
	char *path = str_z(cx->arena,
		str_printf(cx->arena, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(m->name)));
	FILE *f = fopen(path, "re");
	if (!f)
		return fail(cx, RC_IO, "打不开升级文件 %s：%s", path, strerror(errno));
	struct buf b = buf_in(cx->arena);
	char part[8192];
	for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0 && b.n <= FILE_MAX_SIZE;)
		buf_add(&b, part, n);
	bool bad = ferror(f) || b.n > FILE_MAX_SIZE;
	fclose(f);
	if (bad)
		return fail(cx, RC_IO, "升级文件 %s 读不出来或过大", path);
	m->text = buf_get(&b);
	digest_sha256(m->text.p, m->text.n, m->digest);
	return RC_OK;
}

static int is_sql(const struct dirent *e)
{
	struct str name = str_c(e->d_name);
	return name.n > 4 && str_is(str_sub(name, name.n - 4, name.n), ".sql");
}

/* All files of the directory; the k-th has the number k. */
static enum rc migrations_load(struct cx *cx, struct str dir, struct migrations *out)
{
	struct dirent **list;
	int n = scandir(str_z(cx->arena, dir), &list, is_sql, alphasort);
	if (n < 0)
		return fail(cx, RC_IO, "打不开升级文件目录 " STR_FMT "：%s", STR_ARG(dir),
			strerror(errno));
	for (int i = 0; i < n; i++) {
		struct str name = str_dup(cx->arena, str_c(list[i]->d_name));
		int64_t number;
		free(list[i]);
		if (cx->rc)
			continue;
		if (name.n < 10 || name.p[4] != '_' || !str_to_int(str_sub(name, 0, 4), &number) ||
			number != (int64_t)out->n + 1) {
			fail(cx, RC_DB, "升级文件 " STR_FMT " 的编号不对，应当从 0001 起连续编号",
				STR_ARG(name));
			continue;
		}
		struct migration *m = VEC_PUSH(cx->arena, out);
		m->name = name;
		(void)!migration_read(cx, dir, m);
	}
	free(list);
	if (!cx->rc && !out->n)
		return fail(cx, RC_DB, "目录 " STR_FMT " 中没有升级文件，请检查安装", STR_ARG(dir));
	return cx->rc;
}

/* from the shared text to one engine's */

enum block { BLOCK_BOTH, BLOCK_SQLITE, BLOCK_POSTGRES };

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Copies a line, with the types replaced; false where there is an unknown one. */
static bool line_expand(struct buf *b, struct str line, enum db_engine engine)
{
	static const struct {
		const char *name, *type[2];
	} types[] = {
		{"@INT", {"INTEGER", "BIGINT"}},
		{"@TEXT", {"TEXT", "TEXT COLLATE \"C\""}},
		{"@BYTES", {"BLOB", "BYTEA"}},
		{"@ID", {"INTEGER", "BIGINT"}},
	};
	const size_t n = sizeof types / sizeof *types;
	for (size_t i = 0; i < line.n;) {
		if (line.p[i] != '@' || i + 1 == line.n || !is_upper(line.p[i + 1])) {
			buf_char(b, line.p[i++]);
			continue;
		}
		size_t end = i + 1, k = 0;
		while (end < line.n && is_upper(line.p[end]))
			end++;
		while (k < n && !str_is(str_sub(line, i, end), types[k].name))
			k++;
		if (k == n)
			return false;
		buf_z(b, types[k].type[engine == DB_POSTGRES]);
		i = end;
	}
	return true;
}

static enum rc text_expand(
	struct cx *cx, const struct migration *m, enum db_engine engine, struct str *out)
{
	struct buf b = buf_in(cx->arena);
	struct str rest = m->text, line;
	enum block block = BLOCK_BOTH, other = engine == DB_SQLITE ? BLOCK_POSTGRES : BLOCK_SQLITE;
	bool in_table = false;
	for (int number = 1; str_split(&rest, '\n', &line); number++) {
		struct str bare = str_trim(line);
		enum block begins = str_is(bare, "-- @sqlite")     ? BLOCK_SQLITE
				    : str_is(bare, "-- @postgres") ? BLOCK_POSTGRES
								   : BLOCK_BOTH;
		bool ends = str_is(bare, "-- @end");
		if ((begins && block) || (ends && !block))
			return fail(cx, RC_DB, "升级文件 " STR_FMT " 第 %d 行：引擎段没有配对",
				STR_ARG(m->name), number);
		if (begins || ends) {
			block = begins;
		} else if (block == other) {
			/* an empty line keeps the numbers of the lines */
		} else if (in_table && str_is(line, ");") && engine == DB_SQLITE) {
			buf_z(&b, ") STRICT;");
		} else if (!line_expand(&b, line, engine)) {
			return fail(cx, RC_DB, "升级文件 " STR_FMT " 第 %d 行：没有这种类型",
				STR_ARG(m->name), number);
		}
		in_table = str_has_prefix(line, STR("CREATE TABLE")) ||
			   (in_table && !(bare.n && bare.p[bare.n - 1] == ';'));
		buf_char(&b, '\n');
	}
	if (block)
		return fail(cx, RC_DB, "升级文件 " STR_FMT "：引擎段没有结束", STR_ARG(m->name));
	*out = buf_get(&b);
	return RC_OK;
}

/* applying */

static enum rc script_run(struct cx *cx, struct db *db, const struct migration *m)
{
	struct str sql;
	if (text_expand(cx, m, db_engine(db), &sql) || db_fault(cx, db))
		return cx->rc;
	return db->driver->script(cx, db, sql, m->name);
}

/* Compares what was applied with the files; *done is how many files that covers. */
static enum rc migrations_compare(
	struct cx *cx, struct db *db, const struct migrations *files, size_t *done)
{
	struct db_rows *r;
	*done = 0;
	if (db_query(cx, db, &migration_list, DB_NO_ARGS, &r))
		return cx->rc;
	while (db_next(cx, r)) {
		if (*done == files->n)
			return fail(cx, RC_DB,
				"数据库已由更新版本的程序升级，本程序不能使用它，请安装新版本");
		const struct migration *m = &files->v[*done];
		struct str digest = db_bytes(r, 1);
		if (db_int(r, 0) != (int64_t)*done + 1 || digest.n != sizeof m->digest ||
			memcmp(digest.p, m->digest, digest.n) != 0)
			return fail(cx, RC_DB,
				"升级文件 " STR_FMT " 与数据库升级时所用的不一致，请恢复原来的文件",
				STR_ARG(m->name));
		++*done;
	}
	return cx->rc;
}

static enum rc migration_apply(struct cx *cx, struct db *db, const struct migration *m, size_t no)
{
	struct db_rows *r;
	bool loose = false;
	if (script_run(cx, db, m))
		return cx->rc;
	if (db_engine(db) == DB_SQLITE && db_one(cx, db, &loose_tables, DB_NO_ARGS, &r, &loose))
		return cx->rc;
	if (loose)
		return fail(cx, RC_DB, "升级文件 " STR_FMT "：表 " STR_FMT " 不是 STRICT",
			STR_ARG(m->name), STR_ARG(db_text(r, 0)));
	if (db_exec(cx, db, &migration_add,
		    DB_ARGS(DB_I((int64_t)no), DB_T(m->name),
			    DB_B(((struct str){(const char *)m->digest, sizeof m->digest})),
			    DB_I(cx_now(cx).ms)),
		    NULL))
		return cx->rc;
	return db_commit(cx, db);
}

/* One step: compares, and applies the next file where there is one. */
static enum rc migrate_step(
	struct cx *cx, struct db *db, const struct migrations *files, bool *more)
{
	static const struct migration table = {.name = STR("schema_migration"), .text = STR(TABLE)};
	size_t done;
	if (db->driver->lock(cx, db) || script_run(cx, db, &table) ||
		migrations_compare(cx, db, files, &done))
		return cx->rc;
	*more = done < files->n;
	if (!*more)
		return RC_OK;
	if (migration_apply(cx, db, &files->v[done], done + 1))
		return cx->rc;
	log_event(cx, LOG_INFO, "db.migrated", LOG_S("file", files->v[done].name));
	return RC_OK;
}

enum rc db_migrate(struct cx *cx, struct db *db, struct str dir)
{
	struct migrations files = {0};
	if (migrations_load(cx, dir, &files))
		return cx->rc;
	/* Another program may be doing the same: each step looks afresh, under the write lock. */
	for (bool more = true; more;) {
		if (db_begin(cx, db))
			return cx->rc;
		enum rc rc = migrate_step(cx, db, &files, &more);
		db_rollback(db);
		if (rc)
			return rc;
	}
	return RC_OK;
}

enum rc db_migrated(struct cx *cx, struct db *db, struct str dir, bool *current)
{
	struct migrations files = {0};
	size_t done;
	if (migrations_load(cx, dir, &files) || migrations_compare(cx, db, &files, &done))
		return cx->rc;
	*current = done == files.n;
	return RC_OK;
}
