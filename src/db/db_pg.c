/*
 * PostgreSQL over libpq: statements are prepared on the server with the types of their
 * signatures (BIGINT, TEXT, BYTEA) and all values go in binary form.
 *
 * A connection that was lost is made again at the next statement outside a transaction. A
 * COMMIT is never cancelled; a connection lost during it, or a warning of the server (which
 * then gave up waiting for its replicas), makes the outcome unknown.
 */
#include "db/pg.h"

#include <endian.h>
#include <limits.h>

/* "zhifa" as a number: the advisory lock of migrations. */
#define LOCK_MIGRATE "SELECT pg_advisory_xact_lock(525996056161)"

/* parameters */

enum rc pg_bind(struct cx *cx, struct pg_params *q, struct db_args args)
{
	for (size_t i = 0; i < args.n; i++) {
		const struct db_val *v = &args.v[i];
		q->format[i] = 1;
		switch (v->kind) {
		case DB_NULL:
			q->value[i] = NULL;
			q->length[i] = 0;
			break;
		case DB_INT:
			q->number[i] = htobe64((uint64_t)v->i);
			q->value[i] = (const char *)&q->number[i];
			q->length[i] = sizeof q->number[i];
			break;
		case DB_TEXT:
		case DB_BYTES:
			if (v->s.n > INT_MAX)
				return fail(
					cx, RC_TOO_LARGE, "内容过大，数据库无法保存，请分成几部分");
			q->value[i] = v->s.p ? v->s.p : "";
			q->length[i] = (int)v->s.n;
			break;
		}
	}
	return RC_OK;
}

/* rows */

enum rc pg_row(struct cx *cx, const struct db_stmt *st, const struct pg_stmt *p,
	const PGresult *res, int at, struct db_val *v)
{
	int n = (int)strlen(st->out);
	for (int i = 0; i < n; i++) {
		v[i] = (struct db_val){.kind = DB_NULL};
		if (PQgetisnull(res, at, i))
			continue;
		const char *value = PQgetvalue(res, at, i);
		int length = PQgetlength(res, at, i);
		int64_t number;
		if (st->out[i] == 't') {
			v[i] = DB_T(str_dup(cx->arena, ((struct str){value, (size_t)length})));
		} else if (st->out[i] == 'b') {
			v[i] = DB_B(str_dup(cx->arena, ((struct str){value, (size_t)length})));
		} else if (pg_int((const unsigned char *)value, length, p->type[i], &number)) {
			v[i] = DB_I(number);
		} else {
			log_event(cx, LOG_BROKEN, "db.column", LOG_S("stmt", str_c(st->name)),
				LOG_I("col", i));
			return fail(cx, RC_DB, "数据库返回的数据类型不对，请联系系统管理员");
		}
	}
	return RC_OK;
}

/* running */

/* Gives the result, or NULL after a failure. */
static PGresult *pg_run_once(
	struct cx *cx, struct pg *g, const struct db_stmt *st, struct db_args args)
{
	struct pg_params q;
	struct pg_stmt *p;
	if (pg_bind(cx, &q, args) || (!g->db.in_tx && pg_ready(cx, g)) || pg_get(cx, g, st, &p))
		return NULL;
	PGresult *res = PQexecPrepared(g->c, p->name, (int)args.n, q.value, q.length, q.format, 1);
	ExecStatusType status = PQresultStatus(res);
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
		return res;
	pg_fail(cx, g, st->name, res);
	PQclear(res);
	return NULL;
}

static PGresult *pg_run(struct cx *cx, struct pg *g, const struct db_stmt *st, struct db_args args)
{
	bool clean = cx->rc == RC_OK;
	if (g->wanted && pg_ask(cx, g, NULL, 0))
		return NULL;
	PGresult *res = pg_run_once(cx, g, st, args);
	/* A reader may simply ask again where the server was restarted in between. */
	if (!res && clean && g->db.read_only && !g->db.in_tx && pg_is_lost(g)) {
		cx_clear(cx);
		res = pg_run_once(cx, g, st, args);
	}
	return res;
}

static enum rc pg_query(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	bool brief, struct db_rows *r)
{
	struct pg *g = pg_of(db);
	struct pg_params q;
	struct pg_question one = {.st = st, .args = args};
	(void)brief; /* the arguments are sent at once */
	if (pg_bind(cx, &q, args))
		return cx->rc;
	r->h = pg_kept_find(g, st, &q, args.n, &one.key);
	if (r->h)
		return RC_OK;
	if (!g->snapshot) {
		r->h = pg_run(cx, g, st, args);
		return r->h ? RC_OK : cx->rc;
	}
	if (pg_ask(cx, g, &one, 1))
		return cx->rc;
	r->h = one.answer;
	pg_kept_add(g, &one);
	return RC_OK;
}

static bool pg_next(struct cx *cx, struct db_rows *r)
{
	if (r->at >= PQntuples(r->h))
		return false;
	const struct pg_stmt *p = db_cache_find(&r->db->cache, r->st);
	return !pg_row(cx, r->st, p, r->h, (int)r->at++, r->v);
}

static void pg_done(struct db_rows *r)
{
	if (!pg_kept_has(pg_of(r->db), r->h))
		PQclear(r->h);
}

int64_t pg_touched(const struct db_stmt *st, PGresult *res)
{
	int64_t n = 0;
	if (*st->out)
		return PQntuples(res);
	return str_to_int(str_c(PQcmdTuples(res)), &n) ? n : 0;
}

static enum rc pg_exec(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	int64_t *changed)
{
	PGresult *res = pg_run(cx, pg_of(db), st, args);
	if (!res)
		return cx->rc;
	*changed = pg_touched(st, res);
	PQclear(res);
	return RC_OK;
}

/* transactions */

static enum rc pg_begin(struct cx *cx, struct db *db, enum db_begin kind)
{
	struct pg *g = pg_of(db);
	bool clean = cx->rc == RC_OK;
	g->snapshot = g->wanted = kind == DB_BEGIN_READ;
	if (g->wanted)
		return RC_OK;
	if (pg_ready(cx, g) || pg_command(cx, g, PG_BEGIN_WRITE)) {
		/* Nothing has happened yet: once more on a new connection. */
		if (!clean || !pg_is_lost(g))
			return cx->rc;
		cx_clear(cx);
		if (pg_ready(cx, g) || pg_command(cx, g, PG_BEGIN_WRITE))
			return cx->rc;
	}
	return RC_OK;
}

static void pg_rollback(struct db *db)
{
	struct pg *g = pg_of(db);
	if (g->snapshot)
		pg_leave(g);
	else if (!pg_is_lost(g) && PQtransactionStatus(g->c) != PQTRANS_IDLE)
		PQclear(PQexec(g->c, "ROLLBACK"));
}

static enum rc pg_commit(struct cx *cx, struct db *db)
{
	struct pg *g = pg_of(db);
	if (pg_is_lost(g))
		return pg_fail_lost(cx, g, "commit");
	g->warned = false;
	PGresult *res = PQexec(g->c, "COMMIT");
	bool done = PQresultStatus(res) == PGRES_COMMAND_OK;
	const char *severity = PQresultErrorField(res, PG_DIAG_SEVERITY_NONLOCALIZED);
	bool refused = severity && strcmp(severity, "ERROR") == 0;
	if (g->warned || (!done && !refused)) {
		log_event(cx, LOG_UNUSUAL, "db.commit_unknown",
			LOG_S("error", str_trim(str_c(PQerrorMessage(g->c)))));
		db->trouble = DB_TROUBLE_LOST;
		fail(cx, RC_UNKNOWN,
			"提交时与数据库服务器的连接中断，不能确定是否已经保存，请刷新核对后再操作");
	} else if (refused) {
		pg_fail(cx, g, "commit", res);
	} else if (strcmp(PQcmdStatus(res), "COMMIT") != 0) {
		/* A statement had failed before, and the server rolled back. */
		db->trouble = DB_TROUBLE_STATEMENT;
		fail(cx, RC_DB, "数据库已经撤销本次操作，请重试");
	}
	PQclear(res);
	return cx->rc;
}

/* migrations and explanations */

/* The line of the n-th character, counted from 1; 0 where there is none. */
static int64_t line_of(struct str sql, const char *position)
{
	int64_t left, line = 1;
	if (!position || !str_to_int(str_c(position), &left))
		return 0;
	for (size_t i = 0; i < sql.n && left > 1; i++) {
		left -= ((unsigned char)sql.p[i] & 0xC0) != 0x80;
		line += sql.p[i] == '\n';
	}
	return line;
}

static enum rc pg_script(struct cx *cx, struct db *db, struct str sql, struct str name)
{
	struct pg *g = pg_of(db);
	PGresult *res = PQexec(g->c, str_z(cx->arena, sql));
	ExecStatusType status = PQresultStatus(res);
	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK &&
		status != PGRES_EMPTY_QUERY) {
		/* The first line of the message: the details quote rows. */
		const char *error = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
		int64_t line = line_of(sql, PQresultErrorField(res, PG_DIAG_STATEMENT_POSITION));
		fail(cx, RC_DB, "升级文件 " STR_FMT " 第 %lld 行附近执行失败：%s", STR_ARG(name),
			(long long)line, error ? error : PQerrorMessage(g->c));
	}
	PQclear(res);
	return cx->rc;
}

static enum rc pg_lock(struct cx *cx, struct db *db)
{
	struct pg *g = pg_of(db);
	return pg_command(cx, g, "SET LOCAL lock_timeout = 0") || pg_command(cx, g, LOCK_MIGRATE)
		       ? cx->rc
		       : RC_OK;
}

static enum rc pg_explain(struct cx *cx, struct db *db, const struct db_stmt *st, struct str *out)
{
	struct pg *g = pg_of(db);
	struct pg_stmt *p;
	*out = STR("");
	if (pg_get(cx, g, st, &p) || pg_command(cx, g, "SET plan_cache_mode = force_generic_plan"))
		return cx->rc;
	/* SAVEPOINT and the like have no plan. */
	static const char *const planned[] = {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"};
	bool has_plan = false;
	for (size_t i = 0; i < sizeof planned / sizeof *planned; i++)
		has_plan |= str_has_prefix(str_c(st->sql), str_c(planned[i]));
	if (!has_plan)
		return RC_OK;
	struct buf b = buf_in(cx->arena);
	buf_printf(&b, "EXPLAIN (COSTS off) EXECUTE \"%s\"", p->name);
	for (size_t i = 0; st->in[i]; i++)
		buf_z(&b, i ? ", NULL" : " (NULL");
	buf_z(&b, *st->in ? ")" : "");
	PGresult *res = PQexec(g->c, str_z(cx->arena, buf_get(&b)));
	if (PQresultStatus(res) != PGRES_TUPLES_OK)
		pg_fail(cx, g, st->name, res);
	struct buf text = buf_in(cx->arena);
	for (int i = 0; i < PQntuples(res); i++)
		buf_printf(&text, "%s\n", PQgetvalue(res, i, 0));
	PQclear(res);
	*out = buf_get(&text);
	return cx->rc;
}

const struct db_driver db_driver_postgres = {
	.engine = DB_POSTGRES,
	.open = pg_open,
	.close = pg_close,
	.query = pg_query,
	.next = pg_next,
	.done = pg_done,
	.exec = pg_exec,
	.begin = pg_begin,
	.commit = pg_commit,
	.rollback = pg_rollback,
	.script = pg_script,
	.lock = pg_lock,
	.explain = pg_explain,
	.pipeline = pg_pipeline,
	.foresee = pg_foresee,
};
