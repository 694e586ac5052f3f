/*
 * The stories of the pack (law/tests/, docs/pack-format.md) told on the real engine: every step is
 * an act through the one door, with people who hold the roles, on the days the story names.
 */
#include "blob/blob.h"
#include "db/test_db.h"
#include "matter/act.h"
#include "matter/matter_store.h"
#include "matter/paper.h"
#include "script/script.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#define ORGAN 15
#define POWER 9       /* the organ may not enforce by itself */
#define POWER_SELF 10 /* it may */
#define PEOPLE 4      /* of each role; of the handlers the fourth has a credential that expired */

static struct instant story_now;

static struct instant now(void *arg)
{
	(void)arg;
	return story_now;
}

static void test_random(void *arg, void *out, size_t n)
{
	static uint64_t k = 88172645463325252u;
	(void)arg;
	for (size_t i = 0; i < n; i++) {
		k ^= k << 13;
		k ^= k >> 7;
		k ^= k << 17;
		((unsigned char *)out)[i] = (unsigned char)(k >> 24);
	}
}

static const struct env test_env = {.now = now, .random = test_random};

struct world {
	struct test_db *t;
	struct cx cx, quiet; /* of the act, of looking on */
	struct db_writer *writer;
	struct pack *pack;
	struct calendar *calendar;
	struct seal_keys keys;
	struct matter_service svc;
	int requests, stories;
	bool failed;
	/* the story being told */
	struct str file, title, procedure;
	size_t step;
	int64_t matter, power;
	struct script_value sys;
};

static void blame(struct world *w, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void blame(struct world *w, const char *fmt, ...)
{
	va_list ap;
	char text[2000];
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	print_message("# " STR_FMT "：" STR_FMT "，第 %zu 步：%s\n", STR_ARG(w->file),
		STR_ARG(w->title), w->step, text);
	w->failed = true;
}

/* ---- people and places ---- */

static int64_t person(struct world *w, struct str who)
{
	size_t slash = str_find(who, STR("/"), 0);
	int role = pack_role(w->pack, str_sub(who, 0, slash));
	int64_t k = 1;
	if (slash < who.n)
		(void)!str_to_int(str_sub(who, slash + 1, who.n), &k);
	if (role < 0) {
		blame(w, "没有岗位 " STR_FMT, STR_ARG(who));
		return 0;
	}
	return (role + 1) * 10 + k;
}

static struct str id_text(struct world *w, int64_t id)
{
	return str_printf(w->cx.arena, "%lld", (long long)id);
}

static void add_post(struct world *w, struct db_plan *plan, int64_t officer, struct str role)
{
	struct date since;
	assert_true(date_parse(STR("2010-01-01"), &since));
	post_add(plan, &(struct post){.organ = ORGAN,
			       .id = cx_id(&w->cx),
			       .officer = officer,
			       .role = role,
			       .scope = SCOPE_ORGAN,
			       .scope_key = STR("15"),
			       .since = since,
			       .until = DATE_NONE});
}

static void add_person(struct world *w, struct db_plan *plan, const struct law_role *r, int k)
{
	int64_t id = person(w, r->id) - 1 + k;
	struct date since, until;
	assert_true(date_parse(STR("2010-01-01"), &since));
	assert_true(date_parse(
		str_is(r->id, "handler") && k == PEOPLE ? STR("2020-01-01") : STR("2040-01-01"),
		&until));
	officer_add(
		plan, &(struct officer){.organ = ORGAN,
			      .id = id,
			      .name = str_printf(w->cx.arena, STR_FMT "%d", STR_ARG(r->title), k),
			      .phone = STR(""),
			      .lawyer = k < 3});
	credential_add(plan, &(struct credential){.organ = ORGAN,
				     .officer = id,
				     .no = id_text(w, id),
				     .kind = STR("enforce"),
				     .issued = since,
				     .expires = until,
				     .reviewed_until = until,
				     .revoked = DATE_NONE});
	add_post(w, plan, id, r->id);
}

static void add_power(struct world *w, struct db_plan *plan, int64_t id)
{
	struct date since;
	struct buf all = buf_in(w->cx.arena);
	size_t n;
	const struct law_procedure *p = pack_procedures(w->pack, &n);
	assert_true(date_parse(STR("2010-01-01"), &since));
	for (size_t i = 0; i < n; i++)
		buf_printf(&all, "%s" STR_FMT, i ? " " : "", STR_ARG(p[i].id));
	power_add(plan, &(struct power){.organ = ORGAN,
				.id = id,
				.code = id_text(w, id),
				.name = STR("查处演示违法行为"),
				.kind = STR("penalty"),
				.basis = STR("处罚法9"),
				.procedures = buf_get(&all),
				.field = STR(""),
				.region = STR("150105"),
				.enforce_self = id == POWER_SELF,
				.since = since,
				.until = DATE_NONE});
}

static void populate(struct world *w)
{
	size_t n;
	const struct law_role *roles = pack_roles(w->pack, &n);
	struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
	struct organ o = {.id = ORGAN,
		.level = 3,
		.name = STR("某区演示局"),
		.short_name = STR("某演"),
		.region = STR("150105"),
		.system = STR("market"),
		.remedy_organ = STR("某区人民政府"),
		.court = STR("某区人民法院"),
		.collector = STR("某银行"),
		.address = STR(""),
		.phone = STR(""),
		.since = date_of(story_now),
		.until = DATE_NONE};
	organ_add(&plan, &o);
	/* the file that stories upload */
	struct blob file = {.size = 1, .type = blob_type(BLOB_PDF), .name = STR("扫描件.pdf")};
	file.digest[DIGEST_SIZE - 1] = 0xAA;
	blob_add(&plan, &file);
	for (size_t i = 0; i < n; i++)
		for (int k = 1; k <= PEOPLE && roles[i].kind == ROLE_OFFICER; k++)
			add_person(w, &plan, &roles[i], k);
	/* one who could do everything, were it not for the separation of duties */
	static const char *const all[] = {"legal", "legal58", "head", "chair"};
	for (size_t i = 0; i < 4; i++)
		add_post(w, &plan, person(w, STR("handler/3")), str_c(all[i]));
	add_power(w, &plan, POWER);
	add_power(w, &plan, POWER_SELF);
	assert_int_equal(db_writer_run(w->writer, &plan), RC_OK);
}

/* ---- what is entered ---- */

static struct value value_of(struct world *w, struct script_value v, enum fact_kind kind)
{
	struct value list = VALUE_NIL;
	switch (v.kind) {
	case SCRIPT_BOOL:
		return value_bool(v.yes);
	case SCRIPT_INT:
		return value_int(v.n);
	case SCRIPT_TEXT:
		if (kind == FACT_OFFICERS)
			return value_append(w->cx.arena, list, id_text(w, person(w, v.text)));
		return value_text(v.text);
	case SCRIPT_TABLE:
		for (size_t i = 0; i < v.table->n; i++)
			list = value_append(
				w->cx.arena, list, id_text(w, person(w, v.table->items[i].text)));
		return list;
	case SCRIPT_NIL:
	case SCRIPT_FUNCTION:
	case SCRIPT_FACTS:
		break;
	}
	return VALUE_NIL;
}

/* What a story does not tell is something plain. */
static struct value plain(struct world *w, const struct law_fact *f)
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
	case FACT_OFFICERS:
		list = value_append(w->cx.arena, list, id_text(w, person(w, STR("handler/1"))));
		return value_append(w->cx.arena, list, id_text(w, person(w, STR("handler/2"))));
	case FACT_FILE:
		return value_text(
			STR("00000000000000000000000000000000000000000000000000000000000000aa"));
	}
	return VALUE_NIL;
}

/* Of the party of this story; sys.other_fines are against the same. */
static struct str party_code(struct world *w)
{
	return str_printf(w->cx.arena, "91150105MA0%07d", w->stories);
}

/* The asked facts: as told, else as they stand, else plain where they are required. */
static struct facts fill(struct world *w, const struct law_procedure *p, const struct law_action *a,
	const struct matter *m, struct str item, struct script_value told)
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
		struct value v = value_of(w, script_get(told, str_z(w->cx.arena, f->id)), f->kind);
		if (v.kind == VALUE_TEXT && str_is(f->id, "party_code") && str_is(v.s, "*"))
			v = value_text(party_code(w));
		if (v.kind == VALUE_NONE && (ask->item ? had_item : had))
			v = facts_get(ask->item ? had_item : had, f->id);
		if (v.kind == VALUE_NONE && !ask->optional)
			v = str_is(f->id, "party_code") ? value_text(party_code(w)) : plain(w, f);
		facts_set(w->cx.arena, &out, f->id, v);
	}
	for (size_t i = 0; told.kind == SCRIPT_TABLE && i < told.table->field_n; i++) {
		struct str id = told.table->fields[i].key;
		if (facts_get(&out, id).kind == VALUE_NONE)
			facts_set(w->cx.arena, &out, id,
				value_of(w, told.table->fields[i].value, FACT_TEXT));
	}
	return out;
}

/* ---- looking on ---- */

static bool load(struct world *w, int64_t id, struct matter *m)
{
	cx_clear(&w->quiet);
	return id && matter_load(&w->quiet, w->t->db, ORGAN, id, m) == RC_OK;
}

/* "collection/service_urge": the open child of that id, else the last one, down the path. */
static int64_t find_child(struct world *w, int64_t matter, struct str path)
{
	struct str id;
	while (path.n && str_split(&path, '/', &id)) {
		struct matter m;
		if (!load(w, matter, &m))
			return 0;
		const struct matter_child *c = matter_child_find(&m, id);
		for (size_t i = 0; i < m.children.n; i++)
			if (m.children.v[i].open && str_has_prefix(m.children.v[i].key, id) &&
				(m.children.v[i].key.n == id.n ||
					m.children.v[i].key.p[id.n] == '#'))
				c = &m.children.v[i];
		if (!c) {
			blame(w, "没有关联程序 " STR_FMT, STR_ARG(id));
			return 0;
		}
		matter = c->id;
	}
	return matter;
}

static struct str shown(struct world *w, struct value v)
{
	return v.kind == VALUE_NONE ? STR("（没有）") : matter_value_text(w->cx.arena, NULL, v);
}

static struct value look(
	struct world *w, const struct matter *m, struct matter_view *view, struct str name)
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
	return matter_view_get(view, name);
}

static void expect(struct world *w, int64_t matter, struct script_value want)
{
	struct matter m;
	struct matter_view view;
	if (want.kind != SCRIPT_TABLE)
		return;
	if (!load(w, matter, &m) ||
		matter_view_open(&w->quiet, &w->svc, &m, cx_today(&w->quiet), &view)) {
		blame(w, "案件读不出来：" STR_FMT, STR_ARG(w->quiet.msg));
		return;
	}
	for (size_t i = 0; i < want.table->field_n; i++) {
		const struct script_field *f = &want.table->fields[i];
		struct value is = look(w, &m, &view, f->key);
		struct value should = value_of(w, f->value, FACT_TEXT);
		if (str_is(should.kind == VALUE_TEXT ? should.s : STR(""), "none") &&
			is.kind == VALUE_NONE)
			continue;
		if (!value_eq(is, should))
			blame(w, STR_FMT " 应当是 " STR_FMT "，现在是 " STR_FMT, STR_ARG(f->key),
				STR_ARG(shown(w, should)), STR_ARG(shown(w, is)));
	}
}

DB_STMT(last_paper,
	"SELECT id, content FROM document WHERE organ_id = $1 AND matter_id = $2 AND form = $3 "
	"ORDER BY id DESC LIMIT 1",
	"iit", "it");

static void check_paper(struct world *w, int64_t matter, struct script_value step)
{
	struct str form = script_get(step, "paper").text;
	struct script_value says = script_get(step, "says"), lacks = script_get(step, "lacks");
	struct db_rows *r;
	bool found = false;
	cx_clear(&w->quiet);
	if (db_one(&w->quiet, w->t->db, &last_paper, DB_ARGS(DB_I(ORGAN), DB_I(matter), DB_T(form)),
		    &r, &found) ||
		!found) {
		blame(w, "没有文书 " STR_FMT, STR_ARG(form));
		return;
	}
	struct str text;
	w->quiet.keys = &w->keys;
	if (matter_content_open(&w->quiet, ORGAN, db_int(r, 0), db_text(r, 1), &text)) {
		blame(w, "文书 " STR_FMT " 读不出来：" STR_FMT, STR_ARG(form),
			STR_ARG(w->quiet.msg));
		return;
	}
	for (size_t i = 0; says.kind == SCRIPT_TABLE && i < says.table->n; i++)
		if (str_find(text, says.table->items[i].text, 0) == text.n)
			blame(w, STR_FMT " 里没有「" STR_FMT "」：" STR_FMT, STR_ARG(form),
				STR_ARG(says.table->items[i].text), STR_ARG(text));
	for (size_t i = 0; lacks.kind == SCRIPT_TABLE && i < lacks.table->n; i++)
		if (str_find(text, lacks.table->items[i].text, 0) < text.n)
			blame(w, STR_FMT " 里有不该有的「" STR_FMT "」", STR_ARG(form),
				STR_ARG(lacks.table->items[i].text));
}

/* ---- doing ---- */

static bool run_plan(struct world *w, struct db_plan *plan)
{
	return !plan || db_writer_run(w->writer, plan) == RC_OK;
}

/* The night's job: acts of law that fell due. */
static void night(struct world *w)
{
	int64_t *ids;
	size_t n;
	struct db_plan *plan;
	cx_clear(&w->cx);
	if (matter_deem_list(&w->cx, w->t->db, ORGAN, cx_today(&w->cx), &ids, &n)) {
		blame(w, STR_FMT, STR_ARG(w->cx.msg));
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (matter_deem(&w->cx, &w->svc, ORGAN, ids[i], &plan) || !run_plan(w, plan)) {
			blame(w, "期限届满的后果没有记下：" STR_FMT, STR_ARG(w->cx.msg));
			return;
		}
}

static int64_t with_whom(
	struct world *w, const struct law_action *a, const struct facts *handlers, int64_t me)
{
	struct value h = facts_get(handlers, STR("handlers"));
	if (!a->two)
		return 0;
	for (size_t i = 0; h.kind == VALUE_LIST && i < h.n; i++) {
		int64_t id = 0;
		if (str_to_int(h.list[i], &id) && id != me)
			return id;
	}
	return person(w, STR("handler/2"));
}

/* Who acts where the story does not say: the person the act is kept for, else the first of the
 * role. */
static int64_t by_whom(struct world *w, const struct law_action *a, const struct facts *facts)
{
	size_t n;
	const struct law_role *roles = pack_roles(w->pack, &n);
	struct value as = a->as.n ? facts_get(facts, a->as) : VALUE_NIL;
	int64_t id;
	if (as.kind == VALUE_LIST && as.n && str_to_int(as.list[0], &id))
		return id;
	return person(w, roles[a->recorded >= 0 ? a->recorded : a->by].id);
}

static struct str item_key(struct world *w, const struct law_procedure *p,
	const struct law_action *a, const struct matter *m, struct script_value step)
{
	int64_t nth = script_get(step, "item").kind == SCRIPT_INT ? script_get(step, "item").n : 1;
	if (a->list < 0 || a->item == ITEM_ADD || !m)
		return STR("");
	for (size_t i = 0; i < m->items.n; i++)
		if (str_eq(m->items.v[i].list, p->lists[a->list].id) && --nth == 0)
			return m->items.v[i].key;
	blame(w, "清单里没有这一项");
	return STR("");
}

static bool refused_by(const struct world *w, struct str rule)
{
	for (size_t i = 0; i < w->cx.refusals.n; i++)
		if (str_eq(w->cx.refusals.v[i].rule, rule))
			return true;
	for (size_t i = 0; i < w->cx.field_errors.n; i++)
		if (str_eq(w->cx.field_errors.v[i].field, rule))
			return true;
	return false;
}

static void judge_result(struct world *w, struct str action, enum rc rc, struct script_value step)
{
	struct str refused = script_get(step, "refused").kind == SCRIPT_TEXT
				     ? script_get(step, "refused").text
				     : STR_NONE;
	struct buf b = buf_in(w->quiet.arena);
	for (size_t i = 0; i < w->cx.refusals.n; i++)
		buf_printf(&b, " [" STR_FMT "：" STR_FMT "]", STR_ARG(w->cx.refusals.v[i].rule),
			STR_ARG(w->cx.refusals.v[i].because));
	for (size_t i = 0; i < w->cx.field_errors.n; i++)
		buf_printf(&b, " [" STR_FMT "：" STR_FMT "]",
			STR_ARG(w->cx.field_errors.v[i].field),
			STR_ARG(w->cx.field_errors.v[i].message));
	struct str why = b.n ? buf_get(&b) : w->cx.msg;
	if (refused.n && !rc)
		blame(w, STR_FMT " 应当因 " STR_FMT " 被拒绝，却办成了", STR_ARG(action),
			STR_ARG(refused));
	else if (refused.n && !refused_by(w, refused))
		blame(w, STR_FMT " 应当因 " STR_FMT " 被拒绝，实际是：" STR_FMT, STR_ARG(action),
			STR_ARG(refused), STR_ARG(why));
	else if (!refused.n && rc)
		blame(w, STR_FMT " 没有办成：" STR_FMT, STR_ARG(action), STR_ARG(why));
}

static struct facts reasons_of(struct world *w, struct script_value step)
{
	struct facts out = {0};
	struct script_value t = script_get(step, "reasons");
	for (size_t i = 0; t.kind == SCRIPT_TABLE && i < t.table->field_n; i++)
		facts_set(w->cx.arena, &out, t.table->fields[i].key,
			value_text(t.table->fields[i].value.text));
	return out;
}

static void act(struct world *w, int64_t matter, struct str action, struct script_value step,
	struct script_value told)
{
	struct matter m = {0};
	bool there = load(w, matter, &m);
	const struct law_procedure *p = pack_procedure(w->pack, there ? m.procedure : w->procedure);
	int at = p ? procedure_action(p, action) : -1;
	struct script_value by = script_get(step, "by"), with = script_get(step, "with");
	if (at < 0) {
		blame(w, "没有操作 " STR_FMT, STR_ARG(action));
		return;
	}
	const struct law_action *a = &p->actions[at];
	struct act_request rq = {.organ = ORGAN,
		.matter = there ? matter : 0,
		.version = -1,
		.action = action,
		.request_id = str_printf(w->cx.arena, "s%d", ++w->requests),
		.item = item_key(w, p, a, there ? &m : NULL, step),
		.reasons = reasons_of(w, step),
		.procedure = w->procedure,
		.power = w->power,
		.shown = there ? m.proposal.digest : STR_NONE};
	if (a->kind == ACTION_RETURN)
		facts_set(w->cx.arena, &rq.fields, STR("reason"), value_text(STR("再核一次")));
	else if (a->kind != ACTION_APPROVE)
		rq.fields = fill(w, p, a, there ? &m : NULL, rq.item, told);
	const struct facts *people = there ? &m.facts : &rq.fields;
	int64_t me = by.kind == SCRIPT_TEXT ? person(w, by.text) : by_whom(w, a, people);
	rq.with = with.kind == SCRIPT_TEXT ? person(w, with.text) : with_whom(w, a, people, me);
	struct actor actor;
	struct act_conflict *conflict;
	struct act_result result;
	struct db_plan *plan;
	cx_clear(&w->cx);
	enum rc rc = actor_load(&w->cx, w->t->db, ORGAN, me, cx_today(&w->cx), &actor);
	if (!rc)
		rc = matter_act(&w->cx, &w->svc, &actor, &rq, &plan, &result, &conflict);
	if (!rc && !run_plan(w, plan))
		rc = w->cx.rc;
	judge_result(w, action, rc, step);
	if (!rc && !w->matter)
		w->matter = result.matter;
	story_now.ms += 60000;
}

/* Ends the child by the first of its acts that leads from where it stands to the outcome. */
static void end_child(struct world *w, int64_t child, struct script_value step)
{
	struct matter m;
	struct str outcome = script_get(step, "ends").text;
	if (!load(w, child, &m))
		return;
	const struct law_procedure *p = pack_procedure(w->pack, m.procedure);
	int s = procedure_state(p, m.state);
	for (size_t i = 0; i < p->action_n; i++)
		if (p->actions[i].from[s] && p->actions[i].to >= 0 &&
			str_eq(p->states[p->actions[i].to].outcome, outcome)) {
			act(w, child, p->actions[i].id, step, script_get(step, "facts"));
			return;
		}
	blame(w, "没有一步能到结果 " STR_FMT, STR_ARG(outcome));
}

static void tell_step(struct world *w, struct script_value step)
{
	struct script_value on = script_get(step, "on"), of = script_get(step, "child"),
			    what = script_get(step, "act");
	struct date day;
	if (on.kind == SCRIPT_TEXT) {
		assert_true(date_parse(on.text, &day));
		story_now.ms = date_begin(day).ms + 9 * 3600000;
		night(w);
	}
	int64_t matter = of.kind == SCRIPT_TEXT ? find_child(w, w->matter, of.text) : w->matter;
	if (what.kind == SCRIPT_TEXT)
		act(w, matter, what.text, step, script_get(step, "fields"));
	else if (script_get(step, "ends").kind == SCRIPT_TEXT)
		end_child(w, matter, step);
	expect(w, matter ? matter : w->matter, script_get(step, "expect"));
	if (script_get(step, "paper").kind == SCRIPT_TEXT)
		check_paper(w, matter, step);
}

/* sys.other_fines = n: as many fined matters of the same party, as their rows would be. */
static void other_fines(struct world *w, int64_t n)
{
	struct arena *a = w->cx.arena;
	cx_clear(&w->cx);
	for (int64_t i = 0; i < n; i++) {
		struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
		struct matter m = {.organ = ORGAN,
			.id = cx_id(&w->cx),
			.seq = 1,
			.procedure = w->procedure,
			.pack = pack_id(w->pack),
			.kind = STR("penalty"),
			.state = STR("decided"),
			.phase = STR("serve")};
		facts_set(a, &m.facts, STR("party_code"), value_text(party_code(w)));
		facts_set(a, &m.facts, STR("power"), value_text(id_text(w, w->power)));
		facts_set(a, &m.facts, STR("fine_decided"), value_int(100));
		struct matter_row row = matter_row_of(a, &w->keys, &m);
		store_write_matter(&plan, &row, true, true);
		if (db_writer_run(w->writer, &plan))
			blame(w, "另案没有写成：" STR_FMT, STR_ARG(w->cx.msg));
	}
}

static void tell(struct world *w, struct script_value story)
{
	static const char *const keys[] = {"title", "procedure", "steps", "ends", "sys"};
	struct script_value steps = script_get(story, "steps"), ends = script_get(story, "ends"),
			    sys = script_get(story, "sys");
	w->title = script_get(story, "title").text;
	w->procedure = script_get(story, "procedure").text;
	w->matter = 0;
	w->step = 0;
	w->stories++;
	for (size_t i = 0; i < story.table->field_n; i++) {
		size_t k = 0;
		while (k < 5 && !str_is(story.table->fields[i].key, keys[k]))
			k++;
		if (k == 5)
			blame(w, "不认识的键 " STR_FMT, STR_ARG(story.table->fields[i].key));
	}
	bool self = script_get(sys, "enforce_self").kind == SCRIPT_BOOL;
	w->power = self ? POWER_SELF : POWER;
	if (script_get(sys, "other_fines").kind == SCRIPT_INT)
		other_fines(w, script_get(sys, "other_fines").n);
	for (size_t i = 0; i < steps.table->n && !w->failed; i++) {
		w->step = i + 1;
		tell_step(w, steps.table->items[i]);
	}
	struct matter m;
	if (w->failed || ends.kind != SCRIPT_TEXT)
		return;
	if (!load(w, w->matter, &m) ||
		!(str_eq(m.outcome, ends.text) || str_eq(m.state, ends.text)))
		blame(w, "应当到「" STR_FMT "」，现在是「" STR_FMT "」", STR_ARG(ends.text),
			STR_ARG(m.state));
}

/* ---- the files ---- */

static enum rc read_file(struct cx *cx, void *arg, struct str name, struct str *text)
{
	char *path = str_z(cx->arena,
		str_printf(cx->arena, "%s/law/" STR_FMT ".lua", (char *)arg, STR_ARG(name)));
	FILE *f = fopen(path, "rb");
	char *buf = arena_alloc(cx->arena, (size_t)1 << 20);
	if (!f)
		return fail(cx, RC_PACK, "没有文件 %s", path);
	*text = (struct str){buf, fread(buf, 1, (size_t)1 << 20, f)};
	fclose(f);
	return RC_OK;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t list_files(struct arena *a, const char *dir, char **names, size_t most)
{
	DIR *d = opendir(dir);
	size_t n = 0;
	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) && n < most;) {
		size_t len = strlen(e->d_name);
		if (len > 4 && strcmp(e->d_name + len - 4, ".lua") == 0)
			names[n++] = str_z(a, str_printf(a, "tests/%.*s", (int)len - 4, e->d_name));
	}
	closedir(d);
	qsort(names, n, sizeof *names, by_name);
	return n;
}

static void world_open(struct world *w, struct test_db *t)
{
	unsigned char master[32] = {7};
	const char *source = getenv("ZHIFA_SOURCE");
	*w = (struct world){
		.t = t, .cx = cx_make(t->arena, &test_env), .quiet = cx_make(t->arena, &test_env)};
	story_now.ms = INT64_C(1785542400000);
	w->keys = seal_keys_make(master);
	w->cx.keys = w->quiet.keys = &w->keys;
	assert_int_equal(db_writer_start(&w->cx, t->url, &w->writer), RC_OK);
	if (pack_load(&w->cx, str_printf(t->arena, "%s/law", source), NULL, &w->pack))
		print_message("# " STR_FMT "\n", STR_ARG(w->cx.msg));
	assert_int_equal(w->cx.rc, RC_OK);
	assert_int_equal(calendar_load(&w->cx, STR(""), &w->calendar), RC_OK);
	w->svc = (struct matter_service){
		.db = t->db, .pack = w->pack, .calendar = w->calendar, .keys = &w->keys};
	populate(w);
}

static void test_stories(void **state)
{
	struct world w;
	struct test_db *t = *state;
	char *source = getenv("ZHIFA_SOURCE"), *names[64];
	const char *only = getenv("ZHIFA_STORY"); /* of a file with this in its name */
	world_open(&w, t);
	struct script *script = script_new(script_limits_default);
	script_source(script, read_file, source);
	size_t n = list_files(
		t->arena, str_z(t->arena, str_printf(t->arena, "%s/law/tests", source)), names, 64);
	bool any_failed = false;
	int told = 0;
	for (size_t i = 0; i < n; i++) {
		struct script_value all;
		w.file = str_c(names[i]);
		if (only && !strstr(names[i], only))
			continue;
		/* all of them on the one engine, those of the ordinary procedure on both */
		if (t->engine == DB_POSTGRES && !strstr(names[i], "ordinary"))
			continue;
		cx_clear(&w.cx);
		if (script_use(&w.cx, script, w.file, &all)) {
			print_message("# " STR_FMT "\n", STR_ARG(w.cx.msg));
			assert_int_equal(w.cx.rc, RC_OK);
		}
		for (size_t k = 0; all.table && k < all.table->n; k++) {
			w.failed = false;
			tell(&w, all.table->items[k]);
			any_failed |= w.failed;
			told++;
		}
	}
	script_free(script);
	db_writer_stop(w.writer);
	pack_free(w.pack);
	calendar_free(w.calendar);
	print_message("# %d stories\n", told);
	assert_false(any_failed);
	assert_true(told > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_stories)};
	return TEST_DB_RUN(tests);
}
