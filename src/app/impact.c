#include "app/impact.h"

#include "format/json.h"
#include "matter/impact.h"

#include <unistd.h>

struct telling {
	struct cx *cx;
	struct program *program;
	struct matter_service svc;
	struct pack *to;
	struct env env; /* whose clock stands where the matters are looked at */
	struct instant at;
	bool as_json, is_terminal;
	/* of one matter, and of the walk */
	struct arena *one, *walk;
	struct impact_place place;
	bool organ_told, procedure_told;
	/* of a procedure of an organ, and of all */
	int64_t here, here_differ, seen, differ, unread, kinds[IMPACT_KINDS], passes, passes_differ;
};

static struct instant fixed_now(void *arg)
{
	return ((const struct telling *)arg)->at;
}

static void real_random(void *arg, void *out, size_t n)
{
	(void)arg;
	env_real.random(env_real.arg, out, n);
}

/* ---- one matter ---- */

static enum rc tell_heads(struct telling *t, struct cx *cx, const struct impact *i)
{
	struct organ o;
	if (!t->organ_told) {
		if (organ_load(cx, t->svc.db, t->place.organ, &o))
			return cx->rc;
		printf("【" STR_FMT "】\n", STR_ARG(o.name));
		t->organ_told = true;
	}
	if (!t->procedure_told)
		printf("  " STR_FMT "\n", STR_ARG(i->procedure));
	t->procedure_told = true;
	return RC_OK;
}

static enum rc tell_words(struct telling *t, struct cx *cx, const struct impact *i)
{
	struct buf b = buf_in(cx->arena);
	struct value party = facts_get(&i->m.facts, STR("party_name")),
		     title = facts_get(&i->m.facts, STR("title"));
	if (tell_heads(t, cx, i))
		return cx->rc;
	buf_printf(&b, "    %lld", (long long)i->m.id);
	if (i->m.number.n)
		buf_printf(&b, " " STR_FMT, STR_ARG(i->m.number));
	if (title.kind == VALUE_TEXT || party.kind == VALUE_TEXT)
		buf_printf(&b, " " STR_FMT, STR_ARG(title.kind == VALUE_TEXT ? title.s : party.s));
	buf_printf(&b, "（" STR_FMT "，" STR_FMT "）\n", STR_ARG(i->m.state_title),
		STR_ARG(i->m.pack));
	for (size_t k = 0; k < i->n; k++) {
		buf_z(&b, "      ");
		impact_line(&b, &i->v[k]);
		buf_char(&b, '\n');
	}
	fwrite(b.p, 1, b.n, stdout);
	return RC_OK;
}

static void tell_json(struct telling *t, struct cx *cx, const struct impact *i)
{
	struct buf b = buf_in(cx->arena);
	struct json_out w = json_to(&b);
	json_begin(&w);
	json_set_id(&w, "organ", t->place.organ);
	json_set(&w, "procedure", i->m.procedure);
	json_set_id(&w, "id", i->m.id);
	json_set(&w, "number", i->m.number.n ? i->m.number : STR(""));
	json_set(&w, "state", i->m.state);
	json_set(&w, "pack", i->m.pack);
	json_set_bool(&w, "passes", i->passes);
	json_set_begin_array(&w, "changes");
	for (size_t k = 0; k < i->n; k++) {
		const struct impact_change *c = &i->v[k];
		json_begin(&w);
		json_set(&w, "kind", str_c(impact_kind_name(c->kind)));
		json_set(&w, "id", c->id);
		json_set(&w, "title", c->title);
		json_set(&w, "before", c->before);
		json_set(&w, "after", c->after);
		json_set(&w, "basis", c->basis.n ? c->basis : STR(""));
		json_end(&w);
	}
	json_end(&w);
	json_end(&w);
	printf("%s\n" STR_FMT, t->differ > 1 ? "," : "", STR_ARG(buf_get(&b)));
}

static void count(struct telling *t, const struct impact *i)
{
	t->seen++;
	t->here++;
	t->passes += i->passes;
	t->differ += i->n > 0;
	t->here_differ += i->n > 0;
	t->passes_differ += i->passes && i->n > 0;
	for (int kind = 0; kind < IMPACT_KINDS; kind++)
		for (size_t k = 0; k < i->n; k++)
			if ((int)i->v[k].kind == kind) {
				t->kinds[kind]++;
				break;
			}
}

/* A matter whose own version is not at hand is counted, and the walk goes on. */
static enum rc look_at(struct telling *t, int64_t id)
{
	struct cx cx = cx_make(t->one, &t->env);
	struct impact i;
	cx.keys = t->svc.keys;
	if (!db_read_begin(&cx, t->svc.db)) {
		enum rc rc = matter_impact(&cx, &t->svc, t->to, t->place.organ, id, &i);
		if (rc == RC_OK)
			count(t, &i);
		if (rc == RC_OK && i.n && t->as_json)
			tell_json(t, &cx, &i);
		else if (rc == RC_OK && i.n)
			(void)!tell_words(t, &cx, &i);
		db_read_end(t->svc.db);
	}
	if (cx.rc == RC_PACK) {
		fprintf(stderr, "案件%lld：" STR_FMT "\n", (long long)id, STR_ARG(cx.msg));
		t->unread++;
	} else if (cx.rc) {
		(void)fail(t->cx, cx.rc, STR_FMT, STR_ARG(cx.msg));
	}
	arena_reset(t->one);
	if (t->is_terminal && t->seen % 1000 == 0)
		fprintf(stderr, "\r\033[K已检查 %lld 件", (long long)t->seen);
	return t->cx->rc;
}

/* ---- the walk ---- */

static enum rc walk_procedure(struct telling *t)
{
	int64_t ids[IMPACT_PAGE];
	t->place.id = INT64_MIN;
	t->procedure_told = false;
	t->here = t->here_differ = 0;
	for (size_t n = 1; n && !t->cx->rc;) {
		struct arena *a = arena_new();
		struct cx page = cx_make(a, &t->env);
		if (impact_next_matters(&page, t->svc.db, &t->place, ids, &n))
			(void)fail(t->cx, page.rc, STR_FMT, STR_ARG(page.msg));
		for (size_t i = 0; i < n && !t->cx->rc; i++) {
			t->place.id = ids[i];
			(void)!look_at(t, ids[i]);
		}
		arena_free(a);
	}
	if (t->procedure_told && !t->as_json)
		printf("    在办 %lld 件，其中 %lld 件有变化\n", (long long)t->here,
			(long long)t->here_differ);
	return t->cx->rc;
}

static enum rc walk(struct telling *t)
{
	bool found = true;
	t->place.organ = INT64_MIN;
	while (!impact_next_organ(t->cx, t->svc.db, t->place.organ, &t->place.organ, &found) &&
		found) {
		t->organ_told = false;
		t->place.procedure = STR("");
		for (;;) {
			struct cx page = cx_make(t->walk, &t->env);
			struct str next;
			if (impact_next_procedure(&page, t->svc.db, t->place.organ,
				    t->place.procedure, &next, &found))
				return fail(t->cx, page.rc, STR_FMT, STR_ARG(page.msg));
			if (!found)
				break;
			t->place.procedure = next;
			if (walk_procedure(t))
				return t->cx->rc;
		}
		arena_reset(t->walk);
	}
	return t->cx->rc;
}

/* ---- the whole ---- */

static void finish_words(const struct telling *t)
{
	printf("共检查在办案件 %lld 件，按法规包 " STR_FMT " 有变化的 %lld 件\n",
		(long long)t->seen, STR_ARG(pack_id(t->to)), (long long)t->differ);
	for (int k = 0; k < IMPACT_KINDS; k++)
		if (t->kinds[k])
			printf("  %s：%lld 件\n", impact_kind_title((enum impact_kind)k),
				(long long)t->kinds[k]);
	printf("写明可以转换到这个版本的 %lld 件，其中 %lld 件有变化\n", (long long)t->passes,
		(long long)t->passes_differ);
	if (t->unread)
		printf("所依据的版本不在、没有比较的 %lld 件\n", (long long)t->unread);
}

static void finish_json(const struct telling *t)
{
	printf("%s],\"seen\":%lld,\"differ\":%lld,\"passes\":%lld,\"unread\":%lld",
		t->differ ? "\n" : "", (long long)t->seen, (long long)t->differ,
		(long long)t->passes, (long long)t->unread);
	for (int k = 0; k < IMPACT_KINDS; k++)
		printf(",\"%s\":%lld", impact_kind_name((enum impact_kind)k),
			(long long)t->kinds[k]);
	printf("}\n");
}

enum rc impact_tell(
	struct cx *cx, struct program *p, struct pack *to, struct date day, bool as_json)
{
	struct telling t = {.cx = cx,
		.program = p,
		.svc = program_matters(p),
		.to = to,
		.at = cx_now(cx),
		.as_json = as_json,
		.is_terminal = isatty(STDERR_FILENO),
		.one = arena_new(),
		.walk = arena_new()};
	t.env = (struct env){.now = fixed_now, .random = real_random, .arg = &t};
	if (!date_is_none(day))
		t.at.ms = date_begin(day).ms + INT64_C(12) * 3600 * 1000;
	if (as_json)
		printf("{\"pack\":\"" STR_FMT "\",\"on\":\"" STR_FMT "\",\"matters\":[",
			STR_ARG(pack_id(to)), STR_ARG(date_str(cx->arena, date_of(t.at))));
	if (!walk(&t)) {
		if (t.is_terminal)
			fputs("\r\033[K", stderr);
		if (as_json)
			finish_json(&t);
		else
			finish_words(&t);
	}
	arena_free(t.walk);
	arena_free(t.one);
	return cx->rc;
}
