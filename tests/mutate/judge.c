/* Who notices a mutant. */
#include "base/file.h"
#include "mutate.h"

#include <stdlib.h>

#define STORIES_PER_OFFICE 150 /* then a new one, so that its store stays small */

DB_STMT_FLAGS(what_happened,
	"SELECT DISTINCT m.procedure, e.action FROM event e JOIN matter m ON m.organ_id = "
	"e.organ_id AND m.id = e.matter_id ORDER BY m.procedure, e.action",
	"", "tt", DB_MAY_SCAN);

/* ---- the office ---- */

static void office_close(struct judge *j)
{
	void *state = &j->db;
	if (!j->is_open)
		return;
	story_close(&j->world);
	test_db_teardown(&state);
	j->is_open = false;
}

static void office_open(struct judge *j)
{
	void *state = &j->db;
	if (j->is_open && j->told < STORIES_PER_OFFICE)
		return;
	office_close(j);
	j->db = (struct test_db){.engine = DB_SQLITE, .migrate = true};
	test_db_setup(&state);
	story_open(&j->world, &j->db);
	j->world.is_silent = true;
	j->is_open = true;
	j->told = 0;
}

/* ---- what stories do ---- */

static void note(struct judge *j, struct reach *r, struct str procedure, struct str action)
{
	for (size_t i = 0; i < r->did.n; i++)
		if (str_eq(r->did.v[i].procedure, procedure) && str_eq(r->did.v[i].action, action))
			return;
	*VEC_PUSH(j->arena, &r->did) =
		(struct did){str_dup(j->arena, procedure), str_dup(j->arena, action)};
}

struct noting {
	struct judge *j;
	struct reach *r;
};

static void on_try(void *arg, struct str procedure, struct str action)
{
	struct noting *n = arg;
	note(n->j, n->r, procedure, action);
}

static void learn(struct judge *j, size_t i)
{
	struct noting n = {j, &j->reach[i]};
	struct db_rows *rows;
	j->told = STORIES_PER_OFFICE; /* a story to itself */
	office_open(j);
	j->world.tried = on_try;
	j->world.arg = &n;
	j->world.file = j->stories.v[i].file;
	if (!story_tell(&j->world, j->stories.v[i].v))
		print_error("# " STR_FMT "\n", STR_ARG(j->world.said));
	INVARIANT(!j->world.failed); /* the stories hold of the pack as it is */
	INVARIANT(!db_query(&j->db.cx, j->db.db, &what_happened, DB_NO_ARGS, &rows));
	while (db_next(&j->db.cx, rows))
		note(j, n.r, db_text(rows, 0), db_text(rows, 1));
}

void judge_open(struct judge *j)
{
	*j = (struct judge){.arena = arena_new()};
	j->cx = cx_make(j->arena, NULL);
	const char *path = str_z(
		j->arena, str_printf(j->arena, "%s/law/" CITATIONS_NAME, getenv("ZHIFA_SOURCE")));
	INVARIANT(!file_read(&j->cx, path, (size_t)16 << 20, &j->table));
	INVARIANT(!mutants_load(&j->cx, NULL, &j->law));
	story_all(&j->cx, &j->stories);
	j->reach = ARENA_ARRAY(j->arena, struct reach, j->stories.n + 1);
	for (size_t i = 0; i < j->stories.n; i++)
		learn(j, i);
	office_close(j);
}

void judge_close(struct judge *j)
{
	office_close(j);
	script_free(j->stories.script);
	pack_free(j->law);
	arena_free(j->arena);
}

/* ---- stories ---- */

/* notice.sign of notice.sign, notice.sign.approve, notice.sign.return */
static bool is_of(struct str action, struct str base)
{
	struct str rest = str_sub(action, base.n, action.n);
	return str_has_prefix(action, base) &&
	       (!rest.n || str_is(rest, ".approve") || str_is(rest, ".return"));
}

static bool issues(const struct pack *p, const struct did *d, struct str form)
{
	const struct law_procedure *r = pack_procedure(p, d->procedure);
	int a = r ? procedure_action(r, d->action) : -1, f = pack_form(p, form);
	for (size_t i = 0; a >= 0 && i < r->actions[a].issue_n; i++)
		if (r->actions[a].issues[i] == f)
			return true;
	return false;
}

/* Whether the mutant could make a difference to a story that does this. */
static bool concerns(const struct judge *j, const struct mutant *m, const struct did *d)
{
	if (str_is(m->kind, "document"))
		return issues(j->law, d, m->where);
	if (!m->procedure.n)
		return true;
	if (!str_eq(d->procedure, m->procedure))
		return false;
	for (size_t i = 0; i < m->touched.n; i++)
		if (is_of(d->action, m->touched.v[i]))
			return true;
	return !m->touched.n;
}

static bool some_story_differs(
	struct judge *j, const struct mutant *m, struct pack *p, struct buf *by)
{
	for (size_t i = 0; i < j->stories.n; i++) {
		bool may = false;
		for (size_t k = 0; k < j->reach[i].did.n && !may; k++)
			may = concerns(j, m, &j->reach[i].did.v[k]);
		if (!may)
			continue;
		office_open(j);
		j->told++;
		j->world.file = j->stories.v[i].file;
		story_go_by(&j->world, p);
		bool good = story_tell(&j->world, j->stories.v[i].v);
		story_go_by(&j->world, NULL);
		if (!good) {
			buf_printf(by, " [" STR_FMT "]", STR_ARG(j->world.said));
			return true;
		}
	}
	return false;
}

/* ---- the others ---- */

static bool checker_objects(struct cx *cx, const struct mutant *m, struct pack *p, struct buf *by)
{
	size_t n;
	const struct law_procedure *all = pack_procedures(p, &n);
	for (size_t i = 0; i < n; i++) {
		struct check_report r;
		if (m->procedure.n && !str_eq(all[i].id, m->procedure))
			continue;
		if (law_check_procedure(cx, p, &all[i], &r)) {
			buf_printf(by, " [" STR_FMT "]", STR_ARG(cx->msg));
			cx_clear(cx);
			return true;
		}
		if (!r.holds) {
			const struct check_finding *f = &r.findings.v[r.findings.n - 1];
			for (size_t k = 0; k < r.findings.n; k++)
				if (!r.findings.v[k].holds)
					f = &r.findings.v[k];
			buf_printf(by, " [" STR_FMT "]", STR_ARG(f->property));
			return true;
		}
	}
	return false;
}

static bool citations_differ(struct judge *j, struct cx *cx, const struct pack *p, struct buf *by)
{
	struct citation_report r;
	INVARIANT(!citations_check(cx, p, j->table, NULL, &r));
	for (size_t i = 0; i < r.findings.n; i++) {
		const struct citation_finding *f = &r.findings.v[i];
		if (f->state == CITATION_CHANGED || f->state == CITATION_WRONG) {
			buf_printf(by, " [" STR_FMT " " STR_FMT "]", STR_ARG(f->where),
				STR_ARG(f->name));
			return true;
		}
	}
	return false;
}

int judge_mutant(struct judge *j, const struct mutant *m, bool first, struct buf *by)
{
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct pack *p;
	int killed = 0;
	if (mutants_load(&cx, m, &p)) {
		struct str line, all = cx.msg;
		str_split(&all, '\n', &line);
		buf_printf(by, " [" STR_FMT "]", STR_ARG(line));
		arena_free(a);
		return KILLED_LOAD;
	}
	/* nothing but citations looks at a basis */
	if (!str_is(m->op, "basis")) {
		killed |= checker_objects(&cx, m, p, by) ? KILLED_CHECK : 0;
		if (!first || !killed)
			killed |= some_story_differs(j, m, p, by) ? KILLED_STORY : 0;
	}
	if (!first || !killed)
		killed |= citations_differ(j, &cx, p, by) ? KILLED_CITE : 0;
	pack_free(p);
	arena_free(a);
	return killed;
}
