/* The part both engines share: registry, arguments, rows, faults. */
#include "db/driver.h"

#include <stdatomic.h>

extern const struct db_stmt *const __start_db_stmts[] __attribute__((weak));
extern const struct db_stmt *const __stop_db_stmts[] __attribute__((weak));

const struct db_stmt *const *db_statements(size_t *n)
{
	*n = __start_db_stmts ? (size_t)(__stop_db_stmts - __start_db_stmts) : 0;
	return __start_db_stmts;
}

bool db_stmt_fits(const struct db_stmt *st, enum db_engine engine)
{
	return !(st->flags & (engine == DB_SQLITE ? DB_ONLY_POSTGRES : DB_ONLY_SQLITE));
}

/* faults */

static _Atomic int fault_left;

int db_fault_after(int n)
{
	int left = atomic_exchange(&fault_left, n);
	return left > 0 ? left : 0;
}

bool db_fault(struct cx *cx, struct db *db)
{
	/* Never set in the program: one load and nothing else. */
	if (atomic_load_explicit(&fault_left, memory_order_relaxed) <= 0)
		return false;
	if (atomic_fetch_sub(&fault_left, 1) != 1)
		return false;
	db->trouble = DB_TROUBLE_STORE;
	fail(cx, RC_DB, "数据库操作失败（测试）");
	return true;
}

/* traces */

static struct {
	void (*fn)(void *arg, const struct db_stmt *st, struct db_args args);
	void *arg;
} trace;

void db_trace(void (*fn)(void *arg, const struct db_stmt *st, struct db_args args), void *arg)
{
	trace.fn = fn;
	trace.arg = arg;
}

/* statements kept by a connection */

static size_t cache_at(const struct db_cache *c, const struct db_stmt *st)
{
	size_t i = ((uintptr_t)st >> 4) * 0x9E3779B97F4A7C15u & (c->cap - 1);
	while (c->v[i].st && c->v[i].st != st)
		i = (i + 1) & (c->cap - 1);
	return i;
}

void *db_cache_find(const struct db_cache *c, const struct db_stmt *st)
{
	return c->cap ? c->v[cache_at(c, st)].h : NULL;
}

void db_cache_add(struct db *db, const struct db_stmt *st, void *h)
{
	struct db_cache *c = &db->cache;
	if (2 * (c->n + 1) > c->cap) {
		struct db_cache old = *c;
		c->cap = old.cap ? 2 * old.cap : 64;
		c->v = ARENA_ARRAY(db->arena, struct db_cache_slot, c->cap);
		for (size_t i = 0; i < old.cap; i++) {
			if (old.v[i].st)
				c->v[cache_at(c, old.v[i].st)] = old.v[i];
		}
	}
	size_t i = cache_at(c, st);
	INVARIANT(!c->v[i].st);
	c->v[i] = (struct db_cache_slot){st, h};
	c->n++;
}

/* arguments */

_Noreturn void db_stmt_broken(const struct db_stmt *st, const char *what)
{
	log_event(NULL, LOG_BROKEN, "db.statement", LOG_S("stmt", str_c(st->name)),
		LOG_S("what", str_c(what)));
	invariant_broken(st->name, __FILE__, __LINE__);
}

enum rc db_args_check(struct cx *cx, const struct db_stmt *st, struct db_args args)
{
	if (trace.fn)
		trace.fn(trace.arg, st, args);
	if (strlen(st->in) != args.n)
		db_stmt_broken(st, "number of parameters");
	for (size_t i = 0; i < args.n; i++) {
		const struct db_val *v = &args.v[i];
		if (v->kind == DB_NULL)
			continue;
		char want = v->kind == DB_INT ? 'i' : v->kind == DB_TEXT ? 't' : 'b';
		if (st->in[i] != want)
			db_stmt_broken(st, "kind of a parameter");
		/* PostgreSQL has no such text, so SQLite must not keep one either. */
		if (v->kind == DB_TEXT && v->s.n && memchr(v->s.p, 0, v->s.n))
			return fail(cx, RC_INPUT, "文字中含有不可见的空字符，请删除后重试");
	}
	return RC_OK;
}

/* connections */

enum rc db_open(struct cx *cx, struct str url, bool read_only, struct db **out)
{
	static const struct {
		struct str scheme;
		const struct db_driver *driver;
	} engines[] = {
		{STR("sqlite:"), &db_driver_sqlite}, {STR("postgres:"), &db_driver_postgres}};

	*out = NULL;
	for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
		if (!str_has_prefix(url, engines[i].scheme))
			continue;
		struct str where = str_sub(url, engines[i].scheme.n, url.n);
		return engines[i].driver->open(cx, where, read_only, out);
	}
	return fail(cx, RC_DB, "数据库地址应当以 sqlite: 或者 postgres: 开头，请检查配置");
}

void db_close(struct db *db)
{
	if (!db)
		return;
	while (db->open)
		db_done(db->open);
	db->driver->close(db);
}

enum db_engine db_engine(const struct db *db)
{
	return db->driver->engine;
}

/* rows */

void db_done(struct db_rows *r)
{
	if (!r->live)
		return;
	r->live = false;
	if (r->prev)
		r->prev->next = r->next;
	else
		r->db->open = r->next;
	if (r->next)
		r->next->prev = r->prev;
	r->db->driver->done(r);
}

static void rows_defer(void *r)
{
	db_done(r);
}

static enum rc rows_start(struct cx *cx, struct db *db, const struct db_stmt *st,
	struct db_args args, bool brief, struct db_rows **out)
{
	struct db_rows *r = ARENA_NEW(cx->arena, struct db_rows);
	*out = r;
	*r = (struct db_rows){.db = db, .cx = cx, .st = st, .n = (int)strlen(st->out)};
	r->v = ARENA_ARRAY(cx->arena, struct db_val, r->n);
	INVARIANT(db_stmt_fits(st, db->driver->engine));
	if (db_args_check(cx, st, args) || db_fault(cx, db))
		return cx->rc;
	if (db->driver->query(cx, db, st, args, brief, r))
		return cx->rc;
	r->live = true;
	r->next = db->open;
	if (r->next)
		r->next->prev = r;
	db->open = r;
	return RC_OK;
}

enum rc db_query(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	struct db_rows **out)
{
	if (rows_start(cx, db, st, args, false, out))
		return cx->rc;
	/* A caller that fails half-way leaves the rows open; they end with its arena. */
	arena_defer(cx->arena, rows_defer, *out);
	return RC_OK;
}

bool db_next(struct cx *cx, struct db_rows *r)
{
	if (!r->live)
		return false;
	if (r->db->driver->next(cx, r))
		return true;
	db_done(r);
	return false;
}

enum rc db_one(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	struct db_rows **row, bool *found)
{
	*found = false;
	struct db_rows *r;
	if (rows_start(cx, db, st, args, true, row))
		return cx->rc;
	r = *row;
	bool got = r->db->driver->next(cx, r);
	if (got && r->writes) {
		/* The statement takes effect, and may still fail, at its end. */
		struct db_val *first = r->v;
		r->v = ARENA_ARRAY(cx->arena, struct db_val, r->n);
		while (r->db->driver->next(cx, r))
			;
		r->v = first;
	}
	db_done(r);
	if (cx->rc)
		return cx->rc;
	*found = got;
	return RC_OK;
}

struct db_question db_question(struct arena *a, const struct db_stmt *st, struct db_args args)
{
	struct db_val *v = ARENA_ARRAY(a, struct db_val, args.n);
	memcpy(v, args.v, sizeof *v * args.n);
	return (struct db_question){st, {v, args.n}};
}

enum rc db_foresee(struct cx *cx, struct db *db, const struct db_question *v, size_t n)
{
	if (!db->driver->foresee)
		return RC_OK;
	for (size_t i = 0; i < n; i++)
		if (db_args_check(cx, v[i].st, v[i].args))
			return cx->rc;
	return db_fault(cx, db) ? cx->rc : db->driver->foresee(cx, db, v, n);
}

static const struct db_val *column(const struct db_rows *r, int col, char kind)
{
	if (col < 0 || col >= r->n || (kind && r->st->out[col] != kind))
		db_stmt_broken(r->st, "a column is read that is not there or of another kind");
	return &r->v[col];
}

int64_t db_int(struct db_rows *r, int col)
{
	return column(r, col, 'i')->i;
}

struct str db_text(struct db_rows *r, int col)
{
	return column(r, col, 't')->s;
}

struct str db_bytes(struct db_rows *r, int col)
{
	return column(r, col, 'b')->s;
}

bool db_is_null(struct db_rows *r, int col)
{
	return column(r, col, 0)->kind == DB_NULL;
}

enum rc db_exec(struct cx *cx, struct db *db, const struct db_stmt *st, struct db_args args,
	int64_t *changed)
{
	int64_t none;
	if (!changed)
		changed = &none;
	*changed = 0;
	if (db_args_check(cx, st, args) || db_fault(cx, db))
		return cx->rc;
	return db->driver->exec(cx, db, st, args, changed);
}

enum rc db_op_run(struct cx *cx, struct db *db, struct db_op *op, int64_t *touched)
{
	struct db_args args = {op->v, op->n};
	if (!*op->st->out)
		return db_exec(cx, db, op->st, args, touched);
	struct db_rows *r;
	*touched = 0;
	if (rows_start(cx, db, op->st, args, true, &r))
		return cx->rc;
	while (db->driver->next(cx, r)) {
		if (++*touched == 1 && op->row)
			memcpy(op->row, r->v, sizeof *r->v * (size_t)r->n);
	}
	db_done(r);
	return cx->rc;
}

/* transactions */

static enum rc tx_begin(struct cx *cx, struct db *db, enum db_begin kind)
{
	INVARIANT(!db->in_tx);
	if (db_fault(cx, db) || db->driver->begin(cx, db, kind))
		return cx->rc;
	db->in_tx = true;
	return RC_OK;
}

enum rc db_read_begin(struct cx *cx, struct db *db)
{
	return tx_begin(cx, db, DB_BEGIN_READ);
}

void db_read_end(struct db *db)
{
	db_rollback(db);
}

enum rc db_begin(struct cx *cx, struct db *db)
{
	INVARIANT(!db->read_only);
	return tx_begin(cx, db, DB_BEGIN_WRITE);
}

enum rc db_commit(struct cx *cx, struct db *db)
{
	INVARIANT(db->in_tx);
	while (db->open)
		db_done(db->open);
	if (db_fault(cx, db)) {
		db_rollback(db);
		return cx->rc;
	}
	db->in_tx = false;
	return db->driver->commit(cx, db);
}

void db_rollback(struct db *db)
{
	/* Rows left open would keep the snapshot, and with it the end of the log file. */
	while (db->open)
		db_done(db->open);
	if (!db->in_tx)
		return;
	db->in_tx = false;
	db->driver->rollback(db);
}

enum rc db_explain(struct cx *cx, struct db *db, const struct db_stmt *st, struct str *out)
{
	return db->driver->explain(cx, db, st, out);
}

enum rc db_backup(struct cx *cx, struct db *db, const char *path)
{
	INVARIANT(!db->in_tx);
	if (!db->driver->backup)
		return fail(cx, RC_DB, "PostgreSQL 数据库请用 pg_dump 或 pg_basebackup 备份");
	return db_fault(cx, db) ? cx->rc : db->driver->backup(cx, db, path);
}

struct str db_holding(struct arena *a, struct str q)
{
	struct buf like = buf_in(a);
	buf_char(&like, '%');
	for (size_t i = 0; i < q.n; i++) {
		if (q.p[i] == '%' || q.p[i] == '_' || q.p[i] == '\\')
			buf_char(&like, '\\');
		buf_char(&like, q.p[i]);
	}
	buf_char(&like, '%');
	return buf_get(&like);
}
