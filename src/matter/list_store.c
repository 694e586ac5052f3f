#include "matter/list_store.h"

#include "matter/reading.h"

#define LINE                                                                                       \
	"SELECT m.id, m.procedure, m.phase, m.state, m.number, m.title, m.party, m.due_clock, "    \
	"m.handlers, m.due, m.opened FROM "
#define LINE_OUT "ittttttttii"
#define OF_ORGAN "matter m WHERE m.organ_id = $1 AND m.parent_id IS NULL AND "
#define IN_PHASE "matter m WHERE m.organ_id = $1 AND m.parent_id IS NULL AND m.phase = $2 AND "
#define OF_OFFICER                                                                                 \
	"handling h JOIN matter m ON m.organ_id = h.organ_id AND m.id = h.matter_id WHERE "        \
	"h.organ_id = $1 AND h.officer_id = $2 AND "

DB_STMT(list_due, LINE OF_ORGAN "(m.due, m.id) > ($2, $3) ORDER BY m.due, m.id LIMIT $4", "iiii",
	LINE_OUT);
DB_STMT(list_opened,
	LINE OF_ORGAN "(m.opened, m.id) < ($2, $3) ORDER BY m.opened DESC, m.id DESC LIMIT $4",
	"iiii", LINE_OUT);
DB_STMT(list_number,
	LINE OF_ORGAN
	"(m.number_key, m.id) < ($2, $3) ORDER BY m.number_key DESC, m.id DESC LIMIT $4",
	"itii", LINE_OUT);
DB_STMT(list_phase_due, LINE IN_PHASE "(m.due, m.id) > ($3, $4) ORDER BY m.due, m.id LIMIT $5",
	"itiii", LINE_OUT);
DB_STMT(list_phase_opened,
	LINE IN_PHASE "(m.opened, m.id) < ($3, $4) ORDER BY m.opened DESC, m.id DESC LIMIT $5",
	"itiii", LINE_OUT);
DB_STMT(list_phase_number,
	LINE IN_PHASE
	"(m.number_key, m.id) < ($3, $4) ORDER BY m.number_key DESC, m.id DESC LIMIT $5",
	"ittii", LINE_OUT);
/* An empty phase is any. What one officer has in charge is few enough to be walked through. */
DB_STMT(list_mine_due,
	LINE OF_OFFICER "($3 = '' OR h.phase = $3) AND (h.due, h.matter_id) > ($4, $5) "
			"ORDER BY h.due, h.matter_id LIMIT $6",
	"iitiii", LINE_OUT);
DB_STMT(list_mine_opened,
	LINE OF_OFFICER "($3 = '' OR h.phase = $3) AND (h.opened, h.matter_id) < ($4, $5) "
			"ORDER BY h.opened DESC, h.matter_id DESC LIMIT $6",
	"iitiii", LINE_OUT);
DB_STMT(list_mine_number,
	LINE OF_OFFICER "($3 = '' OR h.phase = $3) AND (h.number_key, h.matter_id) < ($4, $5) "
			"ORDER BY h.number_key DESC, h.matter_id DESC LIMIT $6",
	"iittii", LINE_OUT);
DB_STMT(list_line, LINE "matter m WHERE m.organ_id = $1 AND m.id = $2 AND m.parent_id IS NULL",
	"ii", LINE_OUT);
DB_STMT(list_joined,
	LINE "matter m WHERE m.organ_id = $1 AND m.joined_id = $2 AND m.id <> $3 ORDER BY m.id "
	     "LIMIT 200",
	"iii", LINE_OUT);
DB_STMT(register_all,
	"SELECT id FROM matter WHERE organ_id = $1 AND procedure = $2 ORDER BY id DESC LIMIT $3",
	"iti", "i");
DB_STMT(register_open,
	"SELECT id FROM matter WHERE organ_id = $1 AND procedure = $2 AND closed IS NULL ORDER BY "
	"id DESC LIMIT $3",
	"iti", "i");
DB_STMT(reading_insert,
	"INSERT INTO reading (organ_id, id, matter_id, officer_id, at, what, reason) VALUES ($1, "
	"$2, $3, $4, $5, $6, $7)",
	"iiiiitt", "");
DB_STMT(reading_lines,
	"SELECT r.at, o.name, r.what, r.reason FROM reading r LEFT JOIN officer o ON o.id = "
	"r.officer_id WHERE r.organ_id = $1 AND r.matter_id = $2 ORDER BY r.id DESC LIMIT $3",
	"iii", "ittt");
DB_STMT(matter_organ_of, "SELECT organ_id FROM matter WHERE id = $1 LIMIT 1", "i", "i");
DB_STMT(todo_person,
	"SELECT m.id, m.procedure, m.phase, m.state, COALESCE(m.number, p.number), m.title, "
	"m.party, m.due_clock, m.handlers, m.due, m.opened, t.action, t.title, t.returned FROM "
	"todo t JOIN matter m ON m.organ_id = t.organ_id AND m.id = t.matter_id LEFT JOIN matter p "
	"ON p.organ_id = m.organ_id AND p.id = m.parent_id WHERE t.organ_id = $1 AND t.role = $2 "
	"AND t.officer_id = $3 ORDER BY t.due, t.matter_id LIMIT $4",
	"itii", LINE_OUT "tti");

static struct matter_line line_of(struct db_rows *r, int64_t organ)
{
	int64_t due = db_int(r, 9);
	return (struct matter_line){.organ = organ,
		.id = db_int(r, 0),
		.procedure = db_text(r, 1),
		.phase = db_text(r, 2),
		.state = db_text(r, 3),
		.number = db_text(r, 4),
		.title = db_text(r, 5),
		.party = db_text(r, 6),
		.due_clock = db_text(r, 7),
		.handlers = db_text(r, 8),
		.due = due >= PLACE_NO_DAY ? DATE_NONE : (struct date){(int32_t)due},
		.opened = {db_int(r, 10)}};
}

static enum rc walk(struct cx *cx, struct db *db, const struct matter_filter *f,
	const struct list_place *from, int limit, struct db_rows **r)
{
	static const struct db_stmt *const of_organ[] = {&list_due, &list_opened, &list_number},
					   *const in_phase[] = {&list_phase_due, &list_phase_opened,
						   &list_phase_number},
					   *const of_officer[] = {&list_mine_due, &list_mine_opened,
						   &list_mine_number};
	struct db_val key = f->order == MATTER_BY_NUMBER ? DB_T(from->text) : DB_I(from->number);
	struct db_val organ = DB_I(f->organ), id = DB_I(from->id), most = DB_I(limit);
	struct str phase = f->phase.n ? f->phase : STR("");
	if (f->handler)
		return db_query(cx, db, of_officer[f->order],
			DB_ARGS(organ, DB_I(f->handler), DB_T(phase), key, id, most), r);
	if (phase.n)
		return db_query(
			cx, db, in_phase[f->order], DB_ARGS(organ, DB_T(phase), key, id, most), r);
	return db_query(cx, db, of_organ[f->order], DB_ARGS(organ, key, id, most), r);
}

enum rc store_list(struct cx *cx, struct db *db, const struct matter_filter *filter,
	const struct list_place *from, int limit, struct matter_lines *out)
{
	struct db_rows *r;
	if (walk(cx, db, filter, from, limit, &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = line_of(r, filter->organ);
	return cx->rc;
}

struct list_place store_list_place(
	struct arena *a, enum matter_order order, const struct matter_line *line)
{
	struct list_place p = {.id = line->id, .text = STR("")};
	switch (order) {
	case MATTER_BY_DUE:
		p.number = date_is_none(line->due) ? PLACE_NO_DAY : line->due.days;
		break;
	case MATTER_BY_OPENED:
		p.number = line->opened.ms;
		break;
	case MATTER_BY_NUMBER:
		p.text = matter_number_key(a, line->number);
		break;
	}
	return p;
}

enum rc store_line(struct cx *cx, struct db *db, int64_t organ, int64_t id, struct matter_line *out,
	bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &list_line, DB_ARGS(DB_I(organ), DB_I(id)), &r, found) == RC_OK &&
		*found)
		*out = line_of(r, organ);
	return cx->rc;
}

enum rc store_organ_of(struct cx *cx, struct db *db, int64_t id, int64_t *organ, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &matter_organ_of, DB_ARGS(DB_I(id)), &r, found) == RC_OK && *found)
		*organ = db_int(r, 0);
	return cx->rc;
}

enum rc store_todos(struct cx *cx, struct db *db, int64_t organ, struct str role, int64_t officer,
	int limit, struct matter_todos *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &todo_person,
		    DB_ARGS(DB_I(organ), DB_T(role), DB_I(officer), DB_I(limit)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = (struct matter_todo){.line = line_of(r, organ),
			.action = db_text(r, 11),
			.title = db_text(r, 12),
			.returned = db_int(r, 13) != 0};
	return cx->rc;
}

enum rc matter_joined(
	struct cx *cx, struct db *db, const struct matter *m, struct matter_lines *out)
{
	struct db_rows *r;
	*out = (struct matter_lines){0};
	if (!m->joined)
		return RC_OK;
	if (db_query(cx, db, &list_joined, DB_ARGS(DB_I(m->organ), DB_I(m->joined), DB_I(m->id)),
		    &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = line_of(r, m->organ);
	return cx->rc;
}

enum rc matter_register_list(struct cx *cx, struct db *db, int64_t organ, struct str procedure,
	bool is_open, int64_t **ids, size_t *n)
{
	struct db_rows *r;
	*n = 0;
	*ids = ARENA_ARRAY(cx->arena, int64_t, MATTER_REGISTER);
	if (db_query(cx, db, is_open ? &register_open : &register_all,
		    DB_ARGS(DB_I(organ), DB_T(procedure), DB_I(MATTER_REGISTER)), &r))
		return cx->rc;
	while (db_next(cx, r))
		(*ids)[(*n)++] = db_int(r, 0);
	return cx->rc;
}

void matter_reading_add(struct db_plan *plan, const struct matter_reading *r)
{
	db_plan_write(plan, &reading_insert,
		DB_ARGS(DB_I(r->organ), DB_I(cx_id(plan->cx)), DB_I(r->matter), DB_I(r->officer),
			DB_I(cx_now(plan->cx).ms), DB_T(r->what), DB_T(r->reason)),
		1);
}

enum rc matter_reading_list(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct reading_line **out, size_t *n)
{
	struct db_rows *r;
	*n = 0;
	*out = ARENA_ARRAY(cx->arena, struct reading_line, READING_MOST);
	if (db_query(cx, db, &reading_lines, DB_ARGS(DB_I(organ), DB_I(matter), DB_I(READING_MOST)),
		    &r))
		return cx->rc;
	while (db_next(cx, r))
		(*out)[(*n)++] = (struct reading_line){
			{db_int(r, 0)}, db_text(r, 1), db_text(r, 2), db_text(r, 3)};
	return cx->rc;
}
