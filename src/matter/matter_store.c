#include "matter/matter_store.h"

#include "matter/paper.h"

DB_STMT(matter_find, "SELECT data FROM matter WHERE organ_id = $1 AND id = $2", "ii", "t");
DB_STMT(matter_lock, "UPDATE matter SET seq = seq WHERE organ_id = $1 AND id = $2 AND seq = $3",
	"iii", "");
/* i id, t text, b bytes, in the order of the columns */
DB_STMT(matter_insert,
	"INSERT INTO matter (organ_id, id, procedure, pack, kind, state, phase, outcome, seq, "
	"head, parent_id, parent_key, number, number_key, title, party, party_key, power_id, "
	"handlers, amount, due, due_clock, opened, changed, closed, data, joined_id) VALUES ($1, "
	"$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, "
	"$21, $22, $23, $24, $25, $26, $27)",
	"iitttttt"
	"ibit"
	"ttttb"
	"itiit"
	"iiiti",
	"");
DB_STMT(matter_update,
	"UPDATE matter SET state = $3, outcome = $4, seq = $5, head = $6, title = $7, party = $8, "
	"power_id = $9, amount = $10, changed = $11, closed = $12, data = $13 WHERE organ_id = $1 "
	"AND id = $2",
	"iittibttiiiit", "");
/* Rewrites the indexes, and so is used only where one of these changes. */
DB_STMT(matter_move,
	"UPDATE matter SET phase = $3, number = $4, number_key = $5, party_key = $6, handlers = "
	"$7, due = $8, due_clock = $9, joined_id = $10 WHERE organ_id = $1 AND id = $2",
	"iitttbtiti", "");
DB_STMT(matter_repin, "UPDATE matter SET pack = $3 WHERE organ_id = $1 AND id = $2", "iit", "");
DB_STMT(handling_clear, "DELETE FROM handling WHERE organ_id = $1 AND matter_id = $2", "ii", "");
DB_STMT(handling_insert,
	"INSERT INTO handling (organ_id, officer_id, matter_id, phase, number_key, due, opened) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organ_id, officer_id, matter_id) DO "
	"NOTHING",
	"iiittii", "");
DB_STMT(event_by_request,
	"SELECT matter_id, seq, action FROM event WHERE organ_id = $1 AND request_id = $2", "it",
	"iit");
DB_STMT(event_list,
	"SELECT seq, kind, action, actor, recorded, effective, request_id, prev, salt, body, "
	"digest FROM event "
	"WHERE organ_id = $1 AND matter_id = $2 ORDER BY seq LIMIT 10000",
	"ii", "ittiiitbbtb");
/* $3: behind the last; from the newest back. */
DB_STMT(event_newest,
	"SELECT seq, kind, action, actor, recorded, effective, request_id, prev, salt, body, "
	"digest FROM event "
	"WHERE organ_id = $1 AND matter_id = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4",
	"iiii", "ittiiitbbtb");
/* The head of a body: what it holds of the state comes before what was entered. */
DB_STMT(event_heads,
	"SELECT effective, SUBSTR(body, 1, 1000) FROM event WHERE organ_id = $1 AND matter_id = $2 "
	"AND seq < $3 ORDER BY seq LIMIT 10000",
	"iii", "it");
DB_STMT(event_insert,
	"INSERT INTO event (organ_id, matter_id, seq, kind, action, actor, recorded, "
	"effective, request_id, prev, salt, "
	"body, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
	"iiittiiitbbtb", "");
DB_STMT(unlogged_insert,
	"INSERT INTO unlogged (organ_id, matter_id, seq, digest) VALUES ($1, $2, $3, $4)", "iiib",
	"");
DB_STMT(dossier_put,
	"INSERT INTO dossier (organ_id, matter_id, year, closed, due, filed, archive_no) VALUES "
	"($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organ_id, matter_id) DO UPDATE SET year = "
	"excluded.year, closed = excluded.closed, due = excluded.due, filed = excluded.filed, "
	"archive_no = excluded.archive_no",
	"iiiiiit", "");
DB_STMT(clock_clear, "DELETE FROM clock WHERE organ_id = $1 AND matter_id = $2", "ii", "");
DB_STMT(clock_insert,
	"INSERT INTO clock (organ_id, matter_id, id, effect, due) VALUES ($1, $2, $3, $4, $5)",
	"iitti", "");
DB_STMT(todo_clear, "DELETE FROM todo WHERE organ_id = $1 AND matter_id = $2", "ii", "");
DB_STMT(todo_insert,
	"INSERT INTO todo (organ_id, matter_id, role, officer_id, action, title, due, returned, "
	"since) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
	"iititt"
	"iii",
	"");
DB_STMT(number_take,
	"INSERT INTO number_series (organ_id, series, year, last) VALUES ($1, $2, $3, 1) "
	"ON CONFLICT (organ_id, series, year) DO UPDATE SET last = number_series.last + 1 "
	"RETURNING last",
	"iti", "i");
DB_STMT(number_insert,
	"INSERT INTO number (organ_id, series, year, serial, state, matter_id, document_id, "
	"reason) "
	"VALUES ($1, $2, $3, $4, 'issued', $5, $6, NULL)",
	"itiiii", "");
DB_STMT(document_insert,
	"INSERT INTO document (organ_id, id, matter_id, form, title, number, code, state, signed, "
	"content, content_digest, "
	"pdf, pages, scan) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, NULL, NULL)",
	"iiitttttitb", "");
DB_STMT(document_update,
	"UPDATE document SET state = $3, pdf = $4, pages = $5, scan = $6 WHERE organ_id = $1 AND "
	"id = $2",
	"iitbib", "");
DB_STMT(outbox_insert,
	"INSERT INTO outbox (organ_id, id, topic, matter_id, subject, tries, next_at) VALUES ($1, "
	"$2, $3, $4, $5, 0, $6)",
	"iitiii", "");
DB_STMT(other_fines,
	"SELECT COUNT(*) FROM matter WHERE organ_id = $1 AND party_key = $2 AND power_id = $3 AND "
	"id <> $4 "
	"AND amount > 0 AND parent_id IS NULL",
	"ibii", "i");

DB_STMT(same_kind,
	"SELECT COUNT(*) FROM matter WHERE organ_id = $1 AND party_key = $2 AND kind = $3 AND "
	"opened >= $4 "
	"AND opened < $5 AND id <> $6 AND parent_id IS NULL",
	"ibtiii", "i");

DB_STMT(deem_due,
	"SELECT DISTINCT matter_id FROM clock WHERE organ_id = $1 AND effect = 'deem' AND due <= "
	"$2 "
	"ORDER BY matter_id LIMIT 1000",
	"ii", "i");

enum rc store_deem_due(
	struct cx *cx, struct db *db, int64_t organ, struct date today, int64_t **ids, size_t *n)
{
	struct {
		int64_t *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &deem_due, DB_ARGS(DB_I(organ), DB_I(today.days)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = db_int(r, 0);
	*ids = all.v;
	*n = all.n;
	return cx->rc;
}

struct db_question store_matter_question(struct arena *a, int64_t organ, int64_t id)
{
	return db_question(a, &matter_find, DB_ARGS(DB_I(organ), DB_I(id)));
}

struct db_question store_request_question(struct arena *a, int64_t organ, struct str request_id)
{
	return db_question(a, &event_by_request, DB_ARGS(DB_I(organ), DB_T(request_id)));
}

enum rc store_matter_load(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct matter *out)
{
	struct db_rows *r;
	bool found;
	if (db_one(cx, db, &matter_find, DB_ARGS(DB_I(organ), DB_I(id)), &r, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_NOT_FOUND, "本机关没有这个案件");
	if (matter_data_read(cx, db_text(r, 0), out))
		return cx->rc;
	out->organ = organ;
	out->id = id;
	return RC_OK;
}

enum rc store_event_by_request(struct cx *cx, struct db *db, int64_t organ, struct str request_id,
	struct event *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &event_by_request, DB_ARGS(DB_I(organ), DB_T(request_id)), &r, found))
		return cx->rc;
	if (*found)
		*out = (struct event){.organ = organ,
			.matter = db_int(r, 0),
			.seq = db_int(r, 1),
			.action = db_text(r, 2)};
	return RC_OK;
}

static void bytes_to(struct str from, unsigned char *to, size_t n)
{
	memset(to, 0, n);
	if (from.n == n)
		memcpy(to, from.p, n);
}

static struct event event_of(struct db_rows *r, int64_t organ, int64_t matter)
{
	struct event e = {.organ = organ,
		.matter = matter,
		.seq = db_int(r, 0),
		.action = db_text(r, 2),
		.actor = db_int(r, 3),
		.recorded = {db_int(r, 4)},
		.effective = {db_int(r, 5)},
		.request_id = db_text(r, 6),
		.body = db_text(r, 9)};
	struct str kind = db_text(r, 1);
	e.kind = str_is(kind, "law")      ? EVENT_LAW
		 : str_is(kind, "record") ? EVENT_RECORD
					  : EVENT_ACT;
	bytes_to(db_bytes(r, 7), e.prev, sizeof e.prev);
	bytes_to(db_bytes(r, 8), e.salt, sizeof e.salt);
	bytes_to(db_bytes(r, 10), e.digest, sizeof e.digest);
	return e;
}

enum rc store_events(
	struct cx *cx, struct db *db, int64_t organ, int64_t matter, struct event **out, size_t *n)
{
	struct {
		struct event *v;
		size_t n, cap;
	} all = {0};
	struct db_rows *r;
	if (db_query(cx, db, &event_list, DB_ARGS(DB_I(organ), DB_I(matter)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = event_of(r, organ, matter);
	*out = all.v;
	*n = all.n;
	return cx->rc;
}

enum rc store_newest_events(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	int64_t before, size_t most, struct event **out, size_t *n)
{
	struct event *v = ARENA_ARRAY(cx->arena, struct event, most + 1);
	struct db_rows *r;
	size_t at = most;
	if (db_query(cx, db, &event_newest,
		    DB_ARGS(DB_I(organ), DB_I(matter), DB_I(before), DB_I((int64_t)most)), &r))
		return cx->rc;
	while (db_next(cx, r) && at)
		v[--at] = event_of(r, organ, matter);
	*out = v + at;
	*n = most - at;
	return cx->rc;
}

enum rc store_entries(struct cx *cx, struct db *db, int64_t organ, int64_t matter, int64_t before,
	struct matter_entries *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &event_heads, DB_ARGS(DB_I(organ), DB_I(matter), DB_I(before)), &r))
		return cx->rc;
	while (db_next(cx, r))
		matter_entries_add(cx->arena, out, event_body_phase(db_text(r, 1)),
			date_of((struct instant){db_int(r, 0)}));
	return cx->rc;
}

enum rc store_other_fines(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct str party_key, int64_t power, int64_t *n)
{
	struct db_rows *r;
	bool found;
	*n = 0;
	if (!party_key.n)
		return RC_OK;
	if (db_one(cx, db, &other_fines,
		    DB_ARGS(DB_I(organ), DB_B(party_key), DB_I(power), DB_I(matter)), &r, &found))
		return cx->rc;
	if (found)
		*n = db_int(r, 0);
	return RC_OK;
}

enum rc store_same_kind(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct str party_key, struct str kind, struct instant from, struct instant to, int64_t *n)
{
	struct db_rows *r;
	bool found;
	*n = 0;
	if (!party_key.n)
		return RC_OK;
	if (db_one(cx, db, &same_kind,
		    DB_ARGS(DB_I(organ), DB_B(party_key), DB_T(kind), DB_I(from.ms), DB_I(to.ms),
			    DB_I(matter)),
		    &r, &found))
		return cx->rc;
	if (found)
		*n = db_int(r, 0);
	return RC_OK;
}

static const char stale_msg[] = "您打开之后，这个案件又有了新的办理记录，请核对后再办";

void store_check_head(struct db_plan *plan, int64_t organ, int64_t matter, int64_t seq)
{
	db_plan_check(plan, &matter_lock, DB_ARGS(DB_I(organ), DB_I(matter), DB_I(seq)), 1,
		RC_CONFLICT, stale_msg);
}

struct db_op *store_take_number(
	struct db_plan *plan, int64_t organ, struct str series, int64_t year)
{
	struct db_op *op = db_plan_check(plan, &number_take,
		DB_ARGS(DB_I(organ), DB_T(series), DB_I(year)), 1, RC_DB, "取文号失败");
	op->row = ARENA_NEW(plan->cx->arena, struct db_val);
	return op;
}

void store_write_number(struct db_plan *plan, int64_t organ, struct str series, int64_t year,
	int64_t serial, int64_t matter, int64_t document)
{
	db_plan_write(plan, &number_insert,
		DB_ARGS(DB_I(organ), DB_T(series), DB_I(year), DB_I(serial), DB_I(matter),
			DB_I(document)),
		1);
}

static struct db_val id_or_null(int64_t id)
{
	return id ? DB_I(id) : DB_N;
}

static struct db_val text_or_null(struct str s)
{
	return s.n ? DB_T(s) : DB_N;
}

static struct db_val bytes_or_null(struct str s)
{
	return s.n ? DB_B(s) : DB_N;
}

static struct db_val head_of(const struct matter *m)
{
	return DB_B(((struct str){(const char *)m->head, sizeof m->head}));
}

static struct db_val amount_of(const struct matter_row *r)
{
	return r->amount >= 0 ? DB_I(r->amount) : DB_N;
}

static struct db_val closed_of(const struct matter *m)
{
	return m->closed.ms ? DB_I(m->closed.ms) : DB_N;
}

static void add_handling(struct db_plan *plan, const struct matter_row *r, int64_t whose)
{
	const struct matter *m = r->m;
	db_plan_write(plan, &handling_insert,
		DB_ARGS(DB_I(m->organ), DB_I(whose), DB_I(m->id), DB_T(r->place.phase),
			DB_T(r->place.number_key), DB_I(r->place.due), DB_I(m->opened.ms)),
		-1);
}

static void write_handling(struct db_plan *plan, const struct matter_row *r, bool fresh)
{
	const struct matter *m = r->m;
	struct str rest = r->place.handlers, one;
	int64_t officer;
	if (m->parent)
		return;
	if (!fresh)
		db_plan_write(plan, &handling_clear, DB_ARGS(DB_I(m->organ), DB_I(m->id)), -1);
	while (str_split(&rest, ' ', &one))
		if (str_to_int(one, &officer))
			add_handling(plan, r, officer);
	/* the organ that was entrusted finds its matters in the same way */
	if (r->place.delegate)
		add_handling(plan, r, r->place.delegate);
}

static void insert_matter(struct db_plan *plan, const struct matter_row *r)
{
	const struct matter *m = r->m;
	const struct matter_place *at = &r->place;
	db_plan_write(plan, &matter_insert,
		DB_ARGS(DB_I(m->organ), DB_I(m->id), DB_T(m->procedure), DB_T(m->pack),
			DB_T(m->kind), DB_T(m->state), DB_T(at->phase), text_or_null(m->outcome),
			DB_I(m->seq), head_of(m), id_or_null(m->parent),
			text_or_null(m->parent_key), text_or_null(at->number), DB_T(at->number_key),
			DB_T(r->title), DB_T(r->party), bytes_or_null(r->party_key),
			id_or_null(r->power), DB_T(at->handlers), amount_of(r), DB_I(at->due),
			DB_T(at->due_clock), DB_I(m->opened.ms), DB_I(m->changed.ms), closed_of(m),
			DB_T(r->data), id_or_null(at->joined)),
		1);
}

void store_write_matter(struct db_plan *plan, const struct matter_row *r, bool fresh, bool moved)
{
	const struct matter *m = r->m;
	const struct matter_place *at = &r->place;
	if (fresh) {
		insert_matter(plan, r);
		write_handling(plan, r, true);
		return;
	}
	db_plan_write(plan, &matter_update,
		DB_ARGS(DB_I(m->organ), DB_I(m->id), DB_T(m->state), text_or_null(m->outcome),
			DB_I(m->seq), head_of(m), DB_T(r->title), DB_T(r->party),
			id_or_null(r->power), amount_of(r), DB_I(m->changed.ms), closed_of(m),
			DB_T(r->data)),
		1);
	if (!moved)
		return;
	db_plan_write(plan, &matter_move,
		DB_ARGS(DB_I(m->organ), DB_I(m->id), DB_T(at->phase), text_or_null(at->number),
			DB_T(at->number_key), bytes_or_null(r->party_key), DB_T(at->handlers),
			DB_I(at->due), DB_T(at->due_clock), id_or_null(at->joined)),
		1);
	write_handling(plan, r, false);
}

void store_write_pack(struct db_plan *plan, const struct matter *m)
{
	db_plan_write(plan, &matter_repin, DB_ARGS(DB_I(m->organ), DB_I(m->id), DB_T(m->pack)), 1);
}

void store_write_event(struct db_plan *plan, const struct event *e)
{
	struct db_val digest = DB_B(((struct str){(const char *)e->digest, sizeof e->digest}));
	db_plan_write(plan, &event_insert,
		DB_ARGS(DB_I(e->organ), DB_I(e->matter), DB_I(e->seq),
			DB_T(str_c(event_kind_name(e->kind))), DB_T(e->action), DB_I(e->actor),
			DB_I(e->recorded.ms), DB_I(e->effective.ms), text_or_null(e->request_id),
			DB_B(((struct str){(const char *)e->prev, sizeof e->prev})),
			DB_B(((struct str){(const char *)e->salt, sizeof e->salt})), DB_T(e->body),
			digest),
		1);
	db_plan_write(plan, &unlogged_insert,
		DB_ARGS(DB_I(e->organ), DB_I(e->matter), DB_I(e->seq), digest), 1);
}

void store_write_clocks(struct db_plan *plan, const struct matter *m)
{
	db_plan_write(plan, &clock_clear, DB_ARGS(DB_I(m->organ), DB_I(m->id)), -1);
	for (size_t i = 0; i < m->clocks.n; i++) {
		const struct matter_clock *k = &m->clocks.v[i];
		if (matter_clock_listed(m, k))
			db_plan_write(plan, &clock_insert,
				DB_ARGS(DB_I(m->organ), DB_I(m->id), DB_T(k->c.id),
					DB_T(k->c.effect), DB_I(k->c.due.days)),
				1);
	}
}

void store_write_dossier(struct db_plan *plan, const struct matter *m)
{
	struct dossier_row d;
	if (!matter_dossier_row(m, &d))
		return;
	db_plan_write(plan, &dossier_put,
		DB_ARGS(DB_I(m->organ), DB_I(m->id), DB_I(d.year), DB_I(d.closed.days),
			DB_I(d.due.days), date_is_none(d.filed) ? DB_N : DB_I(d.filed.days),
			DB_T(d.archive_no)),
		1);
}

void store_write_todos(struct db_plan *plan, const struct matter *m, const struct todo_rows *todos)
{
	db_plan_write(plan, &todo_clear, DB_ARGS(DB_I(m->organ), DB_I(m->id)), -1);
	for (size_t i = 0; i < todos->n; i++) {
		const struct todo_row *t = &todos->v[i];
		db_plan_write(plan, &todo_insert,
			DB_ARGS(DB_I(m->organ), DB_I(m->id), DB_T(t->role), DB_I(t->officer),
				DB_T(t->action), DB_T(t->title), DB_I(t->due), DB_I(t->returned),
				DB_I(m->changed.ms)),
			1);
	}
}

static struct str unhex(struct arena *a, struct str hex)
{
	unsigned char *p = arena_alloc(a, 32);
	if (hex.n != 64 || !str_unhex(hex, p, 32))
		return STR_NONE;
	return (struct str){(const char *)p, 32};
}

void store_write_document(struct db_plan *plan, const struct matter *m,
	const struct matter_document *d, struct str content, struct instant signed_at)
{
	struct arena *a = plan->cx->arena;
	db_plan_write(plan, &document_insert,
		DB_ARGS(DB_I(m->organ), DB_I(d->id), DB_I(m->id), DB_T(d->form), DB_T(d->title),
			text_or_null(d->number), DB_T(d->code), DB_T(d->state), DB_I(signed_at.ms),
			DB_T(matter_content_seal(plan->cx, m->organ, d->id, content)),
			DB_B(unhex(a, d->content))),
		1);
}

void store_update_document(
	struct db_plan *plan, const struct matter *m, const struct matter_document *d)
{
	struct arena *a = plan->cx->arena;
	db_plan_write(plan, &document_update,
		DB_ARGS(DB_I(m->organ), DB_I(d->id), DB_T(d->state),
			bytes_or_null(unhex(a, d->pdf)), d->pages ? DB_I(d->pages) : DB_N,
			bytes_or_null(unhex(a, d->scan))),
		1);
}

void store_write_job(struct db_plan *plan, int64_t organ, int64_t id, const char *topic,
	int64_t matter, int64_t subject, struct instant at)
{
	db_plan_write(plan, &outbox_insert,
		DB_ARGS(DB_I(organ), DB_I(id), DB_T(str_c(topic)), DB_I(matter), DB_I(subject),
			DB_I(at.ms)),
		1);
}
