/* Connections to PostgreSQL, their failures, and the statements prepared on them. */
#include "db/pg.h"

#include <stdio.h>

#define VERSION_MIN 150000

/* failures */

bool pg_is_lost(const struct pg *g)
{
	return g->broken || PQstatus(g->c) != CONNECTION_OK;
}

struct pg_meaning {
	const char *state; /* SQLSTATE, or its first characters */
	enum db_trouble trouble;
	enum rc rc;
	const char *msg;
};

/* The first that fits; the last fits all. */
static const struct pg_meaning meanings[] = {
	{"23505", DB_TROUBLE_STATEMENT, RC_CONFLICT, "记录已存在，或已被他人更新，请刷新后重试"},
	{"23", DB_TROUBLE_STATEMENT, RC_DB, "数据库拒绝保存：数据不符合约束，请联系系统管理员"},
	{"40001", DB_TROUBLE_RETRY, RC_BUSY, "系统繁忙，本次操作没有保存，请稍后重试"},
	{"40P01", DB_TROUBLE_RETRY, RC_BUSY, "系统繁忙，本次操作没有保存，请稍后重试"},
	{"55P03", DB_TROUBLE_STATEMENT, RC_BUSY, "记录正被其他程序占用，请稍后重试"},
	{"53100", DB_TROUBLE_STORE, RC_DB,
		"数据库服务器磁盘空间不足，本次操作没有保存，请联系系统管理员清理磁盘后重试"},
	{"53", DB_TROUBLE_STORE, RC_DB, "数据库服务器资源不足，本次操作没有保存，请联系系统管理员"},
	{"57P", DB_TROUBLE_LOST, RC_DB, "数据库服务器正在停止，本次操作没有保存，请稍后重试"},
	{"58", DB_TROUBLE_STORE, RC_DB,
		"数据库服务器读写磁盘出错，本次操作没有保存，请联系系统管理员检查磁盘"},
	{"XX", DB_TROUBLE_STORE, RC_DB, "数据库服务器内部出错，请联系系统管理员"},
	{"54", DB_TROUBLE_STATEMENT, RC_TOO_LARGE, "内容过大，数据库无法保存，请分成几部分"},
	{"", DB_TROUBLE_STATEMENT, RC_DB,
		"数据库操作失败，请稍后重试；如反复出现，请联系系统管理员"},
};

enum rc pg_fail_lost(struct cx *cx, struct pg *g, const char *what)
{
	log_event(cx, LOG_UNUSUAL, "db.lost", LOG_S("stmt", str_c(what)),
		LOG_S("error", str_trim(str_c(PQerrorMessage(g->c)))));
	g->db.trouble = DB_TROUBLE_LOST;
	g->broken = true;
	return fail(cx, RC_DB, "与数据库服务器的连接中断，本次操作没有保存，请稍后重试");
}

/* Records the failure of a result (NULL: of the connection). Only codes and messages are logged, no
 * values. */
enum rc pg_fail(struct cx *cx, struct pg *g, const char *what, const PGresult *res)
{
	const char *state = res ? PQresultErrorField(res, PG_DIAG_SQLSTATE) : NULL;
	if (!state || pg_is_lost(g))
		return pg_fail_lost(cx, g, what);
	const struct pg_meaning *m = meanings;
	while (strncmp(state, m->state, strlen(m->state)) != 0)
		m++;
	/* The server has become a replica: the connection leads to the wrong one. */
	g->broken = strcmp(state, "25006") == 0 && !g->db.read_only;
	g->db.trouble = g->broken ? DB_TROUBLE_LOST : m->trouble;
	struct str text = str_c(PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY));
	/* Class 22 quotes the value it could not take. */
	if (m->rc != RC_CONFLICT)
		log_event(cx, LOG_UNUSUAL, "db.failed", LOG_S("stmt", str_c(what)),
			LOG_S("state", str_c(state)),
			strncmp(state, "22", 2) == 0 ? LOG_P("error", text) : LOG_S("error", text));
	return fail(cx, m->rc, "%s", m->msg);
}

static void pg_notice(void *arg, const PGresult *res)
{
	struct pg *g = arg;
	const char *severity = PQresultErrorField(res, PG_DIAG_SEVERITY_NONLOCALIZED);
	if (severity && strcmp(severity, "WARNING") == 0)
		g->warned = true;
}

/* Runs a command without parameters. */
enum rc pg_command(struct cx *cx, struct pg *g, const char *sql)
{
	PGresult *res = PQexec(g->c, sql);
	ExecStatusType status = PQresultStatus(res);
	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
		pg_fail(cx, g, sql, res);
	PQclear(res);
	return cx->rc;
}

/* connections */

/* A store that is yet to be migrated does not count the changes of its registers. */
static enum rc pg_has_registers(struct cx *cx, struct pg *g)
{
	PGresult *res = PQexec(g->c, "SELECT to_regclass('register_version') IS NOT NULL");
	if (PQresultStatus(res) != PGRES_TUPLES_OK)
		pg_fail(cx, g, "registers", res);
	else
		g->has_registers = *PQgetvalue(res, 0, 0) == 't';
	PQclear(res);
	return cx->rc;
}

/* What every session must have; run once per connection. */
static enum rc pg_setup(struct cx *cx, struct pg *g)
{
	if (PQserverVersion(g->c) < VERSION_MIN)
		return fail(cx, RC_DB, "数据库服务器版本过低，需要 PostgreSQL 15 或更高版本");
	const char *encoding = PQparameterStatus(g->c, "server_encoding");
	if (!encoding || strcmp(encoding, "UTF8") != 0)
		return fail(cx, RC_DB, "数据库的字符编码应当是 UTF8，请重新建立数据库");
	if (pg_has_registers(cx, g))
		return cx->rc;
	if (g->db.read_only)
		return pg_command(cx, g, "SET default_transaction_read_only = on");
	/* An installation may ask for more (remote_apply), but never for less than a synced commit.
	 */
	return pg_command(cx, g,
		"SELECT set_config('synchronous_commit', 'on', false) "
		"WHERE current_setting('synchronous_commit') = 'off'");
}

static enum rc pg_connect_fail(struct cx *cx, struct pg *g)
{
	log_event(cx, LOG_UNUSUAL, "db.connect",
		LOG_S("error", str_trim(str_c(PQerrorMessage(g->c)))));
	g->db.trouble = DB_TROUBLE_LOST;
	return fail(cx, RC_DB, "连接不上数据库服务器，请检查服务器与配置：" STR_FMT,
		STR_ARG(str_trim(str_c(PQerrorMessage(g->c)))));
}

/* Sees to it that there is a connection; to be called outside transactions. */
enum rc pg_ready(struct cx *cx, struct pg *g)
{
	pg_settle(g);
	if (!pg_is_lost(g))
		return RC_OK;
	PQreset(g->c);
	pg_kept_renew(g);
	g->broken = false;
	g->connection++;
	if (pg_is_lost(g))
		return pg_connect_fail(cx, g);
	if (pg_setup(cx, g))
		return cx->rc;
	log_event(cx, LOG_INFO, "db.reconnected");
	return RC_OK;
}

void pg_close(struct db *db)
{
	pg_kept_finish(pg_of(db));
	PQfinish(pg_of(db)->c);
	arena_free(db->arena);
}

enum rc pg_open(struct cx *cx, struct str where, bool read_only, struct db **out)
{
	/* What stands before dbname the connection text may override, the rest it may not. */
	const char *const names[] = {"connect_timeout", "keepalives_idle", "keepalives_interval",
		"keepalives_count", "tcp_user_timeout", "application_name", "dbname",
		"client_encoding", "options", NULL};
	const char *const values[] = {"10", "30", "10", "3", "30000", "zhifa",
		str_z(cx->arena, where), "UTF8",
		"-c jit=off -c timezone=UTC -c lock_timeout=10s -c client_min_messages=warning"
		" -c idle_in_transaction_session_timeout=60s -c bytea_output=hex",
		NULL};
	struct arena *a = arena_new();
	struct pg *g = ARENA_NEW(a, struct pg);
	g->db = (struct db){.driver = &db_driver_postgres, .arena = a, .read_only = read_only};
	pg_kept_init(g);
	g->c = PQconnectdbParams(names, values, 1);
	INVARIANT(g->c);
	PQsetNoticeReceiver(g->c, pg_notice, g);
	if (pg_is_lost(g) ? pg_connect_fail(cx, g) : pg_setup(cx, g)) {
		pg_close(&g->db);
		return cx->rc;
	}
	*out = &g->db;
	return RC_OK;
}

/* prepared statements */

static bool pg_type_fits(char kind, Oid type)
{
	switch (kind) {
	case 'i':
		return type == PG_INT8 || type == PG_INT4 || type == PG_INT2 || type == PG_BOOL ||
		       type == PG_NUMERIC;
	case 't':
		return type == PG_TEXT || type == PG_VARCHAR || type == PG_BPCHAR ||
		       type == PG_NAME;
	case 'b':
		return type == PG_BYTEA;
	}
	return false;
}

/* Asks the server for the columns and holds them against the signature. */
static enum rc pg_describe(struct cx *cx, struct pg *g, const struct db_stmt *st, struct pg_stmt *p)
{
	PGresult *res = PQdescribePrepared(g->c, p->name);
	if (PQresultStatus(res) != PGRES_COMMAND_OK) {
		pg_fail(cx, g, st->name, res);
		PQclear(res);
		return cx->rc;
	}
	int n = (int)strlen(st->out);
	if (PQnfields(res) != n)
		db_stmt_broken(st, "columns of the text and of the signature");
	if (PQnparams(res) != (int)strlen(st->in))
		db_stmt_broken(st, "parameters of the text and of the signature");
	for (int i = 0; i < n; i++) {
		p->type[i] = PQftype(res, i);
		if (!pg_type_fits(st->out[i], p->type[i]))
			db_stmt_broken(st, "type of a column (a CAST is missing?)");
	}
	PQclear(res);
	return RC_OK;
}

static enum rc pg_prepare(struct cx *cx, struct pg *g, const struct db_stmt *st, struct pg_stmt *p)
{
	Oid types[PG_PARAMS_MAX];
	int n = (int)strlen(st->in);
	INVARIANT(n <= PG_PARAMS_MAX);
	for (int i = 0; i < n; i++)
		types[i] = st->in[i] == 'i' ? PG_INT8 : st->in[i] == 't' ? PG_TEXT : PG_BYTEA;
	PGresult *res = PQprepare(g->c, p->name, st->sql, n, types);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		pg_fail(cx, g, st->name, res);
	PQclear(res);
	return cx->rc ? cx->rc : pg_describe(cx, g, st, p);
}

enum rc pg_get(struct cx *cx, struct pg *g, const struct db_stmt *st, struct pg_stmt **out)
{
	struct pg_stmt *p = db_cache_find(&g->db.cache, st);
	if (!p) {
		p = arena_alloc(g->db.arena, sizeof *p + sizeof(Oid) * strlen(st->out));
		/* Two files may have a statement of the same name. */
		snprintf(p->name, sizeof p->name, "%.48s_%zu", st->name, g->db.cache.n);
		p->connection = g->connection - 1;
		db_cache_add(&g->db, st, p);
	}
	if (p->connection != g->connection) {
		if (pg_prepare(cx, g, st, p))
			return cx->rc;
		p->connection = g->connection;
	}
	*out = p;
	return RC_OK;
}
