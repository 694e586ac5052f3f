/* The steps of a story, each an act through the one door. */
#include "matter/test_story_priv.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- doing ---- */

static bool run_plan(struct story_world *w, struct db_plan *plan)
{
	return !plan || db_writer_run(w->writer, plan) == RC_OK;
}

void story_night(struct story_world *w)
{
	int64_t *ids;
	size_t n;
	struct db_plan *plan;
	cx_clear(&w->cx);
	if (matter_deem_list(&w->cx, w->t->db, ORGAN, cx_today(&w->cx), &ids, &n)) {
		story_blame(w, STR_FMT, STR_ARG(w->cx.msg));
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (matter_deem(&w->cx, &w->svc, ORGAN, ids[i], &plan) || !run_plan(w, plan)) {
			story_blame(w, "期限届满的后果没有记下：" STR_FMT, STR_ARG(w->cx.msg));
			return;
		}
}

int64_t story_with_whom(
	struct story_world *w, const struct law_action *a, const struct facts *handlers, int64_t me)
{
	struct value h = facts_get(handlers, STR("handlers"));
	if (!a->two)
		return 0;
	for (size_t i = 0; h.kind == VALUE_LIST && i < h.n; i++) {
		int64_t id = 0;
		if (str_to_int(h.list[i], &id) && id != me)
			return id;
	}
	return story_person(w, STR("handler/2"));
}

int64_t story_by_whom(struct story_world *w, const struct law_action *a, const struct facts *facts)
{
	size_t n;
	const struct law_role *roles = pack_roles(w->pack, &n);
	struct value as = a->as.n ? facts_get(facts, a->as) : VALUE_NIL;
	int64_t id;
	if (as.kind == VALUE_LIST && as.n && str_to_int(as.list[0], &id))
		return id;
	return story_person(w, roles[a->recorded >= 0 ? a->recorded : a->by].id);
}

static struct str item_key(struct story_world *w, const struct law_procedure *p,
	const struct law_action *a, const struct matter *m, struct script_value step)
{
	int64_t nth = script_get(step, "item").kind == SCRIPT_INT ? script_get(step, "item").n : 1;
	if (a->list < 0 || a->item == ITEM_ADD || !m)
		return STR("");
	for (size_t i = 0; i < m->items.n; i++)
		if (str_eq(m->items.v[i].list, p->lists[a->list].id) && --nth == 0)
			return m->items.v[i].key;
	story_blame(w, "清单里没有这一项");
	return STR("");
}

static bool refused_by(const struct story_world *w, struct str rule)
{
	for (size_t i = 0; i < w->cx.refusals.n; i++)
		if (str_eq(w->cx.refusals.v[i].rule, rule))
			return true;
	for (size_t i = 0; i < w->cx.field_errors.n; i++)
		if (str_eq(w->cx.field_errors.v[i].field, rule))
			return true;
	return false;
}

static void judge_result(
	struct story_world *w, struct str action, enum rc rc, struct script_value step)
{
	struct str refused = script_get(step, "refused").kind == SCRIPT_TEXT
				     ? script_get(step, "refused").text
				     : STR_NONE;
	struct buf b = buf_in(w->quiet.arena);
	story_put_refusals(w, &b);
	struct str why = b.n ? buf_get(&b) : w->cx.msg;
	if (refused.n && !rc)
		story_blame(w, STR_FMT " 应当因 " STR_FMT " 被拒绝，却办成了", STR_ARG(action),
			STR_ARG(refused));
	else if (refused.n && !refused_by(w, refused))
		story_blame(w, STR_FMT " 应当因 " STR_FMT " 被拒绝，实际是：" STR_FMT,
			STR_ARG(action), STR_ARG(refused), STR_ARG(why));
	else if (!refused.n && rc)
		story_blame(w, STR_FMT " 没有办成：" STR_FMT, STR_ARG(action), STR_ARG(why));
}

static struct facts reasons_of(struct story_world *w, struct script_value step)
{
	struct facts out = {0};
	struct script_value t = script_get(step, "reasons");
	for (size_t i = 0; t.kind == SCRIPT_TABLE && i < t.table->field_n; i++)
		facts_set(w->cx.arena, &out, t.table->fields[i].key,
			value_text(t.table->fields[i].value.text));
	return out;
}

enum rc story_submit(struct story_world *w, struct act_request *rq, int64_t me)
{
	struct actor actor = {0};
	struct act_conflict *conflict;
	struct act_result result = {0};
	struct db_plan *plan;
	enum rc rc = RC_OK;
	cx_clear(&w->cx);
	rq->request_id = str_printf(w->cx.arena, "s%d", ++w->requests);
	if (!rq->by_platform)
		rc = actor_load(&w->cx, w->t->db, me > TOWN * 1000 ? TOWN : ORGAN, me,
			cx_today(&w->cx), &actor);
	if (!rc)
		rc = matter_act(&w->cx, &w->svc, &actor, rq, &plan, &result, &conflict);
	if (!rc && !run_plan(w, plan))
		rc = w->cx.rc;
	if (!rc && !w->matter)
		w->matter = result.matter;
	story_now.ms += 60000;
	return rc;
}

static void act(struct story_world *w, int64_t matter, struct str action, struct script_value step,
	struct script_value told)
{
	struct matter m = {0};
	bool there = story_load(w, matter, &m);
	const struct law_procedure *p = pack_procedure(w->pack, there ? m.procedure : w->procedure);
	int at = p ? procedure_action(p, action) : -1;
	struct script_value by = script_get(step, "by"), with = script_get(step, "with");
	if (at < 0) {
		story_blame(w, "没有操作 " STR_FMT, STR_ARG(action));
		return;
	}
	if (w->tried)
		w->tried(w->arg, p->id, action);
	const struct law_action *a = &p->actions[at];
	struct act_request rq = {.organ = there ? ORGAN : w->opener,
		.matter = there ? matter : 0,
		.version = -1,
		.action = action,
		.item = item_key(w, p, a, there ? &m : NULL, step),
		.reasons = reasons_of(w, step),
		.procedure = w->procedure,
		.power = w->power,
		.shown = there ? m.proposal.digest : STR_NONE};
	if (a->kind == ACTION_RETURN)
		facts_set(w->cx.arena, &rq.fields, STR("reason"), value_text(STR("再核一次")));
	else if (a->kind != ACTION_APPROVE)
		rq.fields = story_fill(w, p, a, there ? &m : NULL, rq.item, told);
	const struct facts *people = there ? &m.facts : &rq.fields;
	int64_t me =
		by.kind == SCRIPT_TEXT ? story_person(w, by.text) : story_by_whom(w, a, people);
	rq.with = with.kind == SCRIPT_TEXT ? story_person(w, with.text)
					   : story_with_whom(w, a, people, me);
	rq.by_platform = at == p->recur; /* what comes again is opened by nobody's hand */
	judge_result(w, action, story_submit(w, &rq, me), step);
}

/* Ends the child by the first of its acts that leads from where it stands to the outcome. */
static void end_child(struct story_world *w, int64_t child, struct script_value step)
{
	struct matter m;
	struct str outcome = script_get(step, "ends").text;
	if (!story_load(w, child, &m))
		return;
	const struct law_procedure *p = pack_procedure(w->pack, m.procedure);
	int s = procedure_state(p, m.state);
	for (size_t i = 0; i < p->action_n; i++)
		if (p->actions[i].from[s] && p->actions[i].to >= 0 &&
			str_eq(p->states[p->actions[i].to].outcome, outcome)) {
			act(w, child, p->actions[i].id, step, script_get(step, "facts"));
			return;
		}
	story_blame(w, "没有一步能到结果 " STR_FMT, STR_ARG(outcome));
}

static void tell_step(struct story_world *w, struct script_value step)
{
	struct script_value on = script_get(step, "on"), of = script_get(step, "child"),
			    what = script_get(step, "act");
	struct date day;
	if (on.kind == SCRIPT_TEXT) {
		assert_true(date_parse(on.text, &day));
		story_now.ms = date_begin(day).ms + 9 * 3600000;
		story_night(w);
	}
	int64_t matter = of.kind == SCRIPT_TEXT ? story_child(w, w->matter, of.text) : w->matter;
	if (what.kind == SCRIPT_TEXT)
		act(w, matter, what.text, step, script_get(step, "fields"));
	else if (script_get(step, "ends").kind == SCRIPT_TEXT)
		end_child(w, matter, step);
	story_expect(w, matter ? matter : w->matter, script_get(step, "expect"));
	if (script_get(step, "paper").kind == SCRIPT_TEXT)
		story_paper(w, matter, step);
	story_found(w, matter ? matter : w->matter, step);
}

bool story_tell(struct story_world *w, struct script_value story)
{
	static const char *const keys[] = {
		"title", "procedure", "steps", "ends", "sys", "delegated"};
	struct script_value steps = script_get(story, "steps"), ends = script_get(story, "ends"),
			    sys = script_get(story, "sys");
	w->title = script_get(story, "title").text;
	w->procedure = script_get(story, "procedure").text;
	w->matter = 0;
	w->opener = ORGAN;
	w->failed = false;
	w->said = STR("");
	w->step = 0;
	w->stories++;
	for (size_t i = 0; i < story.table->field_n; i++) {
		size_t k = 0;
		while (k < 6 && !str_is(story.table->fields[i].key, keys[k]))
			k++;
		if (k == 6)
			story_blame(w, "不认识的键 " STR_FMT, STR_ARG(story.table->fields[i].key));
	}
	bool self = script_get(sys, "enforce_self").kind == SCRIPT_BOOL;
	w->power = self ? POWER_SELF : POWER;
	bool less = script_get(sys, "has_power").kind == SCRIPT_BOOL;
	story_now.ms = STORY_BEGINS;
	story_restore_powers(w);
	story_delegate(w, script_get(story, "delegated"));
	if (script_get(sys, "other_fines").kind == SCRIPT_INT)
		story_others(w, script_get(sys, "other_fines").n, true);
	if (script_get(sys, "same_year").kind == SCRIPT_INT)
		story_others(w, script_get(sys, "same_year").n, false);
	if (less)
		story_powers(w, false);
	for (size_t i = 0; i < steps.table->n && !w->failed; i++) {
		w->step = i + 1;
		tell_step(w, steps.table->items[i]);
	}
	if (less)
		story_powers(w, true);
	struct matter m;
	if (w->failed || ends.kind != SCRIPT_TEXT)
		return !w->failed;
	if (!story_load(w, w->matter, &m) ||
		!(str_eq(m.outcome, ends.text) || str_eq(m.state, ends.text)))
		story_blame(w, "应当到「" STR_FMT "」，现在是「" STR_FMT "」", STR_ARG(ends.text),
			STR_ARG(m.state));
	return !w->failed;
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
	DIR *all = opendir(dir);
	size_t n = 0;
	assert_non_null(all);
	for (struct dirent *e; (e = readdir(all)) && n < most;) {
		size_t len = strlen(e->d_name);
		if (len > 4 && strcmp(e->d_name + len - 4, ".lua") == 0)
			names[n++] = str_z(a, str_printf(a, "tests/%.*s", (int)len - 4, e->d_name));
	}
	closedir(all);
	qsort(names, n, sizeof *names, by_name);
	return n;
}

void story_all(struct cx *cx, struct story_list *out)
{
	char *source = getenv("ZHIFA_SOURCE"), *names[64];
	struct script *script = script_new(script_limits_default);
	*out = (struct story_list){.script = script};
	script_source(script, read_file, source);
	size_t n = list_files(cx->arena,
		str_z(cx->arena, str_printf(cx->arena, "%s/law/tests", source)), names, 64);
	for (size_t i = 0; i < n; i++) {
		struct script_value all;
		if (script_use(cx, script, str_c(names[i]), &all))
			print_message("# " STR_FMT "\n", STR_ARG(cx->msg));
		assert_int_equal(cx->rc, RC_OK);
		for (size_t k = 0; all.table && k < all.table->n; k++)
			*VEC_PUSH(cx->arena, out) =
				(struct story){str_c(names[i]), all.table->items[k]};
	}
}
