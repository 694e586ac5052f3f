/* What a step enters, and what it looks at. */
#include "matter/list.h"

#include "law/identity.h"
#include "matter/history.h"
#include "matter/paper.h"
#include "matter/test_story_priv.h"

/* ---- what is entered ---- */

struct value story_value(struct story_world *w, struct script_value v, enum fact_kind kind)
{
	struct value list = VALUE_NIL;
	switch (v.kind) {
	case SCRIPT_BOOL:
		return value_bool(v.yes);
	case SCRIPT_INT:
		return value_int(v.n);
	case SCRIPT_TEXT:
		if (kind == FACT_OFFICERS)
			return value_append(
				w->cx.arena, list, story_id_text(w, story_person(w, v.text)));
		return value_text(v.text);
	case SCRIPT_TABLE:
		for (size_t i = 0; i < v.table->n; i++) {
			struct str one = v.table->items[i].text;
			list = value_append(w->cx.arena, list,
				kind == FACT_CHOICES ? one
						     : story_id_text(w, story_person(w, one)));
		}
		return list;
	case SCRIPT_NIL:
	case SCRIPT_FUNCTION:
	case SCRIPT_FACTS:
		break;
	}
	return VALUE_NIL;
}

/* What a story does not tell is something plain. */
static struct value plain(struct story_world *w, const struct law_fact *f)
{
	struct value list = VALUE_NIL;
	switch (f->kind) {
	case FACT_TEXT:
	case FACT_LONG:
		return value_text(f->title);
	case FACT_MONEY:
	case FACT_INT:
		return value_int(0);
	case FACT_DATE:
		return value_text(date_str(w->cx.arena, date_of(story_now)));
	case FACT_YESNO:
		return value_bool(false);
	case FACT_CHOICE:
		return value_text(f->options[0].id);
	case FACT_CHOICES:
		return value_append(w->cx.arena, list, f->options[0].id);
	case FACT_OFFICERS:
		list = value_append(
			w->cx.arena, list, story_id_text(w, story_person(w, STR("handler/1"))));
		return value_append(
			w->cx.arena, list, story_id_text(w, story_person(w, STR("handler/2"))));
	case FACT_TIME:
		return value_text(STR("09:00"));
	case FACT_FILE:
		return value_text(
			STR("00000000000000000000000000000000000000000000000000000000000000aa"));
	}
	return VALUE_NIL;
}

/* Of the party of this story; sys.other_fines are against the same. */
struct str story_party_code(struct story_world *w)
{
	struct str first = str_printf(w->cx.arena, "91150105MA0%06d", w->stories);
	return str_printf(w->cx.arena, STR_FMT "%c", STR_ARG(first), identity_credit_check(first));
}

/* The asked facts: as told, else as they stand, else plain where they are required. */
struct facts story_fill(struct story_world *w, const struct law_procedure *p,
	const struct law_action *a, const struct matter *m, struct str item,
	struct script_value told)
{
	const struct facts *had = m ? &m->facts : NULL, *had_item = NULL;
	for (size_t i = 0; m && a->item == ITEM_CHANGE && i < m->items.n; i++)
		if (str_eq(m->items.v[i].list, p->lists[a->list].id) &&
			str_eq(m->items.v[i].key, item))
			had_item = &m->items.v[i].facts;
	struct facts out = {0};
	for (size_t i = 0; i < a->ask_n; i++) {
		const struct law_ask *ask = &a->asks[i];
		const struct law_fact *f =
			ask->item ? &p->lists[a->list].facts[ask->fact] : &p->facts[ask->fact];
		struct value v =
			story_value(w, script_get(told, str_z(w->cx.arena, f->id)), f->kind);
		if (v.kind == VALUE_TEXT && str_is(f->id, "party_code") && str_is(v.s, "*"))
			v = value_text(story_party_code(w));
		if (v.kind == VALUE_NONE && (ask->item ? had_item : had))
			v = facts_get(ask->item ? had_item : had, f->id);
		if (v.kind == VALUE_NONE && !ask->optional)
			v = str_is(f->id, "party_code") ? value_text(story_party_code(w))
							: plain(w, f);
		facts_set(w->cx.arena, &out, f->id, v);
	}
	for (size_t i = 0; told.kind == SCRIPT_TABLE && i < told.table->field_n; i++) {
		struct str id = told.table->fields[i].key;
		if (facts_get(&out, id).kind == VALUE_NONE)
			facts_set(w->cx.arena, &out, id,
				story_value(w, told.table->fields[i].value, FACT_TEXT));
	}
	return out;
}

/* ---- looking on ---- */

bool story_load(struct story_world *w, int64_t id, struct matter *m)
{
	cx_clear(&w->quiet);
	return id && matter_load(&w->quiet, w->t->db, ORGAN, id, m) == RC_OK;
}

/* The last opened of the other matters of the case; 0 where there is none. */
static int64_t last_joined(struct story_world *w, const struct matter *m)
{
	struct matter_lines all;
	if (matter_joined(&w->quiet, w->t->db, m, &all) || !all.n)
		return 0;
	return all.v[all.n - 1].id;
}

/*
 * "collection/service_urge": the open child of that id, else the last one, down the path; "joined"
 * is the last opened of the other matters of the case.
 */
int64_t story_child(struct story_world *w, int64_t matter, struct str path)
{
	struct str id;
	while (path.n && str_split(&path, '/', &id)) {
		struct matter m;
		if (!story_load(w, matter, &m))
			return 0;
		const struct matter_child *c = matter_child_find(&m, id);
		for (size_t i = 0; i < m.children.n; i++)
			if (m.children.v[i].open && str_has_prefix(m.children.v[i].key, id) &&
				(m.children.v[i].key.n == id.n ||
					m.children.v[i].key.p[id.n] == '#'))
				c = &m.children.v[i];
		int64_t other = c ? c->id : str_is(id, "joined") ? last_joined(w, &m) : 0;
		if (!other) {
			story_blame(w, "没有关联程序 " STR_FMT, STR_ARG(id));
			return 0;
		}
		matter = other;
	}
	return matter;
}

static struct str shown(struct story_world *w, struct value v)
{
	return v.kind == VALUE_NONE ? STR("（没有）") : matter_value_text(w->cx.arena, NULL, v);
}

static struct value look(
	struct story_world *w, const struct matter *m, struct matter_view *view, struct str name)
{
	if (str_is(name, "state"))
		return value_text(m->state);
	if (str_is(name, "outcome"))
		return value_text(m->outcome);
	if (str_is(name, "number"))
		return value_text(m->number);
	if (str_has_prefix(name, STR("due."))) {
		const struct matter_clock *k = matter_clock_find(m, str_sub(name, 4, name.n));
		return k ? value_text(date_str(w->cx.arena, k->c.due)) : VALUE_NIL;
	}
	if (str_has_prefix(name, STR("power.")))
		return story_power_held(w, name);
	return matter_view_get(view, name);
}

void story_expect(struct story_world *w, int64_t matter, struct script_value want)
{
	struct matter m;
	struct matter_view view;
	if (want.kind != SCRIPT_TABLE)
		return;
	if (!story_load(w, matter, &m) ||
		matter_view_open(&w->quiet, &w->svc, &m, cx_today(&w->quiet), &view)) {
		story_blame(w, "案件读不出来：" STR_FMT, STR_ARG(w->quiet.msg));
		return;
	}
	for (size_t i = 0; i < want.table->field_n; i++) {
		const struct script_field *f = &want.table->fields[i];
		struct value is = look(w, &m, &view, f->key);
		struct value should = story_value(w, f->value, FACT_TEXT);
		if (str_is(should.kind == VALUE_TEXT ? should.s : STR(""), "none") &&
			is.kind == VALUE_NONE)
			continue;
		if (!value_eq(is, should))
			story_blame(w, STR_FMT " 应当是 " STR_FMT "，现在是 " STR_FMT,
				STR_ARG(f->key), STR_ARG(shown(w, should)), STR_ARG(shown(w, is)));
	}
}

static bool any_says(const struct event_body *b, struct str what)
{
	for (size_t i = 0; i < b->findings.n; i++)
		if (str_find(b->findings.v[i].text, what, 0) < b->findings.v[i].text.n ||
			str_eq(b->findings.v[i].id, what))
			return true;
	return false;
}

/* What the last event keeps of what was found: found, words or ids; unfound, what is not there. */
void story_found(struct story_world *w, int64_t matter, struct script_value step)
{
	struct script_value found = script_get(step, "found"), not = script_get(step, "unfound");
	struct event *e;
	struct event_body b;
	size_t n;
	if (found.kind != SCRIPT_TABLE && not .kind != SCRIPT_TABLE)
		return;
	cx_clear(&w->quiet);
	if (matter_events(&w->quiet, w->t->db, ORGAN, matter, &e, &n) || !n ||
		event_body_read(&w->quiet, e[n - 1].body, &b)) {
		story_blame(w, "办理记录读不出来");
		return;
	}
	for (size_t i = 0; found.kind == SCRIPT_TABLE && i < found.table->n; i++)
		if (!any_says(&b, found.table->items[i].text))
			story_blame(w, "提示里没有「" STR_FMT "」",
				STR_ARG(found.table->items[i].text));
	for (size_t i = 0; not .kind == SCRIPT_TABLE && i < not .table->n; i++)
		if (any_says(&b, not .table->items[i].text))
			story_blame(w, "提示里有不该有的「" STR_FMT "」",
				STR_ARG(not .table->items[i].text));
}

DB_STMT(last_paper,
	"SELECT id, content FROM document WHERE organ_id = $1 AND matter_id = $2 AND form = $3 "
	"ORDER BY id DESC LIMIT 1",
	"iit", "it");

void story_paper(struct story_world *w, int64_t matter, struct script_value step)
{
	struct str form = script_get(step, "paper").text;
	struct script_value says = script_get(step, "says"), lacks = script_get(step, "lacks");
	struct db_rows *r;
	bool found = false;
	cx_clear(&w->quiet);
	if (db_one(&w->quiet, w->t->db, &last_paper, DB_ARGS(DB_I(ORGAN), DB_I(matter), DB_T(form)),
		    &r, &found) ||
		!found) {
		story_blame(w, "没有文书 " STR_FMT, STR_ARG(form));
		return;
	}
	struct str text;
	w->quiet.keys = &w->keys;
	if (matter_content_open(&w->quiet, ORGAN, db_int(r, 0), db_text(r, 1), &text)) {
		story_blame(w, "文书 " STR_FMT " 读不出来：" STR_FMT, STR_ARG(form),
			STR_ARG(w->quiet.msg));
		return;
	}
	for (size_t i = 0; says.kind == SCRIPT_TABLE && i < says.table->n; i++)
		if (str_find(text, says.table->items[i].text, 0) == text.n)
			story_blame(w, STR_FMT " 里没有「" STR_FMT "」：" STR_FMT, STR_ARG(form),
				STR_ARG(says.table->items[i].text), STR_ARG(text));
	for (size_t i = 0; lacks.kind == SCRIPT_TABLE && i < lacks.table->n; i++)
		if (str_find(text, lacks.table->items[i].text, 0) < text.n)
			story_blame(w, STR_FMT " 里有不该有的「" STR_FMT "」", STR_ARG(form),
				STR_ARG(lacks.table->items[i].text));
}

void story_put_refusals(const struct story_world *w, struct buf *b)
{
	for (size_t i = 0; i < w->cx.refusals.n; i++)
		buf_printf(b, " [" STR_FMT "：" STR_FMT "]", STR_ARG(w->cx.refusals.v[i].rule),
			STR_ARG(w->cx.refusals.v[i].because));
	for (size_t i = 0; i < w->cx.field_errors.n; i++)
		buf_printf(b, " [" STR_FMT "：" STR_FMT "]",
			STR_ARG(w->cx.field_errors.v[i].field),
			STR_ARG(w->cx.field_errors.v[i].message));
}
