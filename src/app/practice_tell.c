#include "app/practice_tell.h"

#include "app/practice_story.h"
#include "matter/act.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define FIRST_MS (INT64_C(9) * 3600000 + 600000) /* the working day begins at 9:10 */
#define STEP_MS (7 * 60000)                      /* between two steps of one day */

/* The clock of the stories: the only thing that is not as it always is. */
struct told_time {
	struct instant now;
};

static struct instant told_now(void *arg)
{
	const struct told_time *t = arg;
	return t->now;
}

static void told_random(void *arg, void *out, size_t n)
{
	(void)arg;
	env_real.random(env_real.arg, out, n);
}

struct teller {
	struct cx *cx; /* of the whole, in real time */
	struct program *p;
	struct matter_service svc;
	struct told_time time;
	struct env env;
	int64_t acts;
	struct {
		struct named_file {
			struct str name, digest;
		} * v;
		size_t n, cap;
	} files;
};

/* One step while it is taken. */
struct telling {
	struct teller *t;
	struct cx *cx; /* of the step, in the time of the story */
	struct story *story;
	struct script_value step;
	struct date day;
};

static struct str step_text(const struct telling *g, const char *key)
{
	struct script_value v = script_get(g->step, key);
	return v.kind == SCRIPT_TEXT ? v.text : STR_NONE;
}

/* ---- people, files ---- */

static enum rc person(struct telling *g, struct str name, int64_t *id)
{
	struct officer *v;
	size_t n;
	*id = 0;
	if (officer_list(g->cx, g->t->p->db, g->story->organ_id, name, &v, &n))
		return g->cx->rc;
	for (size_t i = 0; i < n; i++)
		if (str_eq(v[i].name, name))
			*id = v[i].id;
	return *id ? RC_OK : fail(g->cx, RC_NOT_FOUND, "没有人员 " STR_FMT, STR_ARG(name));
}

static enum rc store_file(struct telling *g, const char *path, struct str name, struct str *hex)
{
	struct blob blob;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return fail(g->cx, RC_IO, "打不开练习文件 %s：%s", path, strerror(errno));
	enum rc rc = blob_take(g->cx, g->t->p->blobs, fd, name, &blob_evidence, &blob);
	close(fd);
	if (rc)
		return rc;
	struct db_plan plan = {.cx = g->cx};
	blob_add(&plan, &blob);
	*hex = str_hex(g->t->cx->arena, blob.digest, sizeof blob.digest);
	return db_writer_run(g->t->p->writer, &plan);
}

/* The digest of a file of practice/files, stored when it is first named. */
static enum rc file(struct telling *g, struct str name, struct str *hex)
{
	struct teller *t = g->t;
	for (size_t i = 0; i < t->files.n; i++)
		if (str_eq(t->files.v[i].name, name)) {
			*hex = t->files.v[i].digest;
			return RC_OK;
		}
	const char *path = str_printf(g->cx->arena, STR_FMT "/files/" STR_FMT,
		STR_ARG(t->p->config->practice_dir), STR_ARG(name))
				   .p;
	if (store_file(g, path, name, hex))
		return g->cx->rc;
	*VEC_PUSH(t->cx->arena, &t->files) = (struct named_file){name, *hex};
	return RC_OK;
}

/* ---- what is entered ---- */

static enum rc officers_value(struct telling *g, struct script_value v, struct value *out)
{
	*out = VALUE_NIL;
	for (size_t i = 0; v.kind == SCRIPT_TABLE && i < v.table->n; i++) {
		int64_t id;
		if (person(g, v.table->items[i].text, &id))
			return g->cx->rc;
		*out = value_append(
			g->cx->arena, *out, str_printf(g->cx->arena, "%lld", (long long)id));
	}
	return RC_OK;
}

static enum rc value_of(
	struct telling *g, const struct law_fact *f, struct script_value v, struct value *out)
{
	struct arena *a = g->cx->arena;
	struct str hex = STR_NONE;
	*out = VALUE_NIL;
	if (f->kind == FACT_OFFICERS)
		return officers_value(g, v, out);
	for (size_t i = 0; f->kind == FACT_CHOICES && v.kind == SCRIPT_TABLE && i < v.table->n; i++)
		*out = value_append(a, *out, v.table->items[i].text);
	if (f->kind == FACT_DATE && v.kind == SCRIPT_INT)
		*out = value_text(date_str(a, date_plus(g->day, (int)v.n)));
	else if (f->kind == FACT_FILE && v.kind == SCRIPT_TEXT) {
		if (file(g, v.text, &hex))
			return g->cx->rc;
		*out = value_text(hex);
	} else if (v.kind == SCRIPT_TEXT)
		*out = value_text(story_days(a, v.text, g->day, true));
	else if (v.kind == SCRIPT_INT)
		*out = value_int(v.n);
	else if (v.kind == SCRIPT_BOOL)
		*out = value_bool(v.yes);
	return RC_OK;
}

static const struct law_fact *asked(
	const struct law_procedure *p, const struct law_action *a, struct str id)
{
	for (size_t i = 0; i < a->ask_n; i++) {
		const struct law_ask *ask = &a->asks[i];
		const struct law_fact *f =
			ask->item ? &p->lists[a->list].facts[ask->fact] : &p->facts[ask->fact];
		if (str_eq(f->id, id))
			return f;
	}
	return NULL;
}

/* What is asked again stands in the form as it is known, where nobody enters it anew. */
static void keep_known(struct telling *g, const struct law_procedure *p, const struct law_action *a,
	const struct matter *m, struct facts *out)
{
	for (size_t i = 0; i < a->ask_n; i++) {
		const struct law_fact *f = &p->facts[a->asks[i].fact];
		if (a->asks[i].item || f->personal || facts_get(out, f->id).kind != VALUE_NONE)
			continue;
		struct value v = facts_get(&m->facts, f->id);
		if (v.kind != VALUE_NONE)
			facts_set(g->cx->arena, out, f->id, v);
	}
}

static enum rc read_fields(struct telling *g, const struct law_procedure *p,
	const struct law_action *a, const struct matter *m, struct facts *out)
{
	struct script_value told = script_get(g->step, "fields");
	*out = (struct facts){0};
	for (size_t i = 0; told.kind == SCRIPT_TABLE && i < told.table->field_n; i++) {
		const struct script_field *s = &told.table->fields[i];
		const struct law_fact *f = asked(p, a, s->key);
		struct value v = VALUE_NIL;
		if (f && value_of(g, f, s->value, &v))
			return g->cx->rc;
		if (!f && s->value.kind == SCRIPT_TEXT)
			v = value_text(s->value.text); /* the reason of a return */
		facts_set(g->cx->arena, out, s->key, v);
	}
	if (a->kind != ACTION_APPROVE && a->kind != ACTION_RETURN)
		keep_known(g, p, a, m, out);
	return RC_OK;
}

static void read_reasons(struct telling *g, struct facts *out)
{
	struct script_value told = script_get(g->step, "reasons");
	for (size_t i = 0; told.kind == SCRIPT_TABLE && i < told.table->field_n; i++)
		facts_set(g->cx->arena, out, told.table->fields[i].key,
			value_text(told.table->fields[i].value.text));
}

/* ---- where ---- */

/* "collection/service_urge": the youngest child of each id, down the path. */
static enum rc find_matter(struct telling *g, int64_t *id, struct matter *m)
{
	struct str path = step_text(g, "child"), part;
	*id = g->story->matter;
	if (matter_load(g->cx, g->t->p->db, g->story->organ_id, *id, m))
		return g->cx->rc;
	while (path.n && str_split(&path, '/', &part)) {
		const struct matter_child *c = matter_child_find(m, part);
		if (!c)
			return fail(g->cx, RC_NOT_FOUND, "没有关联程序 " STR_FMT, STR_ARG(part));
		*id = c->id;
		if (matter_load(g->cx, g->t->p->db, g->story->organ_id, *id, m))
			return g->cx->rc;
	}
	return RC_OK;
}

static struct str item_key(const struct telling *g, const struct law_procedure *p,
	const struct law_action *a, const struct matter *m)
{
	struct script_value n = script_get(g->step, "item");
	int64_t left = n.kind == SCRIPT_INT ? n.n : 1;
	for (size_t i = 0; a->list >= 0 && i < m->items.n; i++)
		if (str_eq(m->items.v[i].list, p->lists[a->list].id) && --left == 0)
			return m->items.v[i].key;
	return STR("");
}

/* ---- the step ---- */

static enum rc read_request(struct telling *g, struct act_request *req, struct matter *m)
{
	const struct law_procedure *p;
	struct str with = step_text(g, "with");
	struct power power;
	bool found;
	req->organ = g->story->organ_id;
	req->action = step_text(g, "act");
	req->version = -1;
	req->request_id = str_printf(g->cx->arena, "practice-%lld", (long long)++g->t->acts);
	if (g->story->matter) {
		if (find_matter(g, &req->matter, m))
			return g->cx->rc;
		p = pack_procedure(g->t->p->pack, m->procedure);
	} else {
		req->procedure = g->story->procedure;
		p = pack_procedure(g->t->p->pack, req->procedure);
		if (power_find(g->cx, g->t->p->db, req->organ, g->story->power, &power, &found))
			return g->cx->rc;
		req->power = found ? power.id : 0;
	}
	int at = p ? procedure_action(p, req->action) : -1;
	if (at < 0)
		return fail(g->cx, RC_NOT_FOUND, "没有操作 " STR_FMT, STR_ARG(req->action));
	const struct law_action *a = &p->actions[at];
	if (req->matter) {
		req->shown = m->proposal.digest;
		req->item = a->item == ITEM_ADD ? STR("") : item_key(g, p, a, m);
	}
	read_reasons(g, &req->reasons);
	if (with.n && person(g, with, &req->with))
		return g->cx->rc;
	return read_fields(g, p, a, m, &req->fields);
}

static enum rc take_step(struct telling *g)
{
	struct act_request req = {0};
	struct matter m = {0};
	struct actor actor;
	struct act_result result;
	struct act_conflict *conflict;
	struct db_plan *plan;
	struct organ organ;
	bool found;
	int64_t by;
	if (!g->story->organ_id) {
		if (organ_find(g->cx, g->t->p->db, g->story->organ, &organ, &found))
			return g->cx->rc;
		if (!found)
			return fail(
				g->cx, RC_NOT_FOUND, "没有机关 " STR_FMT, STR_ARG(g->story->organ));
		g->story->organ_id = organ.id;
	}
	if (person(g, step_text(g, "by"), &by) || read_request(g, &req, &m) ||
		actor_load(g->cx, g->t->p->db, req.organ, by, g->day, &actor) ||
		matter_act(g->cx, &g->t->svc, &actor, &req, &plan, &result, &conflict) ||
		db_writer_run(g->t->p->writer, plan))
		return g->cx->rc;
	if (!g->story->matter)
		g->story->matter = result.matter;
	return RC_OK;
}

/* Refusals and field errors of the step, for whoever writes the stories. */
static enum rc tell_failure(
	struct teller *t, const struct story *s, struct str act, const struct cx *own)
{
	struct buf b = buf_in(t->cx->arena);
	for (size_t i = 0; i < own->refusals.n; i++)
		buf_printf(&b, "\n  " STR_FMT "：" STR_FMT, STR_ARG(own->refusals.v[i].rule),
			STR_ARG(own->refusals.v[i].because));
	for (size_t i = 0; i < own->field_errors.n; i++)
		buf_printf(&b, "\n  " STR_FMT "：" STR_FMT, STR_ARG(own->field_errors.v[i].field),
			STR_ARG(own->field_errors.v[i].message));
	return fail(t->cx, own->rc,
		"练习案例「" STR_FMT "」第 %zu 步 " STR_FMT "：" STR_FMT STR_FMT, STR_ARG(s->title),
		s->next + 1, STR_ARG(act), STR_ARG(own->msg), STR_ARG(buf_get(&b)));
}

static enum rc tell_next(struct teller *t, struct story *s)
{
	struct arena *a = arena_new();
	struct cx own = cx_make(a, &t->env);
	struct telling g = {.t = t,
		.cx = &own,
		.story = s,
		.step = s->steps[s->next].v,
		.day = s->steps[s->next].day};
	struct instant begin = {date_begin(g.day).ms + FIRST_MS};
	t->time.now =
		begin.ms > s->last.ms + STEP_MS ? begin : (struct instant){s->last.ms + STEP_MS};
	if (take_step(&g))
		(void)!tell_failure(t, s, step_text(&g, "act"), &own);
	s->last = t->time.now;
	s->next++;
	arena_free(a);
	return t->cx->rc;
}

static enum rc tell_all(struct teller *t, struct script *script)
{
	struct stories all;
	if (stories_read(t->cx, script, t->p->config->practice_dir, t->p->calendar, cx_today(t->cx),
		    &all))
		return t->cx->rc;
	for (struct story *s = stories_next(&all); s; s = stories_next(&all))
		if (tell_next(t, s))
			return t->cx->rc;
	return RC_OK;
}

enum rc practice_tell(struct cx *cx, struct program *p)
{
	struct teller *t = ARENA_NEW(cx->arena, struct teller);
	struct script *script = script_new(script_limits_default);
	*t = (struct teller){.cx = cx, .p = p};
	t->env = (struct env){
		.now = told_now, .random = told_random, .arg = &t->time, .node = cx->env->node};
	t->svc = program_matters(p);
	t->svc.papers = p->press ? &p->papers : NULL;
	t->svc.checks_files = true;
	(void)!tell_all(t, script);
	script_free(script);
	return cx->rc;
}
