/* What of a page depends on the pack alone: most of its bytes. Written once, then copied. */
#include "api/page_part.h"

#include "matter/fields.h"

/* Of one procedure; texts are made when they are first asked for. */
struct written {
	struct str *steps;   /* of each phase: [ … ] */
	struct str *heads;   /* of each action: members */
	struct str **fields; /* of each action, of each thing it asks: members before the value */
};

struct page_cache {
	struct written *of; /* one for each procedure */
};

/* The pack's own, made when it is first asked for; one thread's, as the pack is. */
static struct page_cache *cache_of(struct pack *pack)
{
	void **note = pack_note(pack);
	struct page_cache *c = *note;
	size_t n;
	if (c)
		return c;
	(void)pack_procedures(pack, &n);
	*note = c = ARENA_NEW(pack_arena(pack), struct page_cache);
	*c = (struct page_cache){.of = ARENA_ARRAY(pack_arena(pack), struct written, n)};
	return c;
}

static struct written *written_of(struct page *p, const struct law_procedure *proc)
{
	struct arena *a = pack_arena(p->pack);
	size_t n;
	const struct law_procedure *all = pack_procedures(p->pack, &n);
	INVARIANT(proc >= all && proc < all + n);
	struct written *w = &cache_of(p->pack)->of[proc - all];
	if (!w->steps) {
		w->steps = ARENA_ARRAY(a, struct str, proc->phase_n);
		w->heads = ARENA_ARRAY(a, struct str, proc->action_n);
		w->fields = ARENA_ARRAY(a, struct str *, proc->action_n);
	}
	return w;
}

/* Members of an object that was written as one. */
static struct str members_of(const struct buf *b)
{
	return str_sub(buf_get(b), 1, b->n - 1);
}

/* ---- steps of the map ---- */

/* A step: an action of the phase, with who takes it and on what basis. */
static void put_step(struct page *p, struct json_out *w, const struct law_action *a)
{
	size_t n;
	struct pack *pack = p->pack;
	const struct law_role *roles = pack_roles(pack, &n);
	const struct law_form *forms = pack_forms(pack, &n);
	json_begin(w);
	json_set(w, "id", a->id);
	json_set(w, "title", a->title);
	json_set(w, "by", roles[a->by].title);
	json_set(w, "basis", pack_cite(pack, p->cx->arena, a->basis));
	json_set_begin_array(w, "documents");
	for (size_t i = 0; i < a->issue_n; i++)
		json_put(w, forms[a->issues[i]].title);
	json_end(w);
	json_end(w);
}

static bool is_step(const struct law_procedure *proc, const struct law_action *a, size_t phase)
{
	for (size_t s = 0; s < proc->state_n && !a->anywhere && a->kind != ACTION_RETURN; s++)
		if (a->from[s] && (size_t)proc->states[s].phase == phase)
			return true;
	return false;
}

struct str page_steps(struct page *p, const struct law_procedure *proc, size_t phase)
{
	struct written *of = written_of(p, proc);
	if (of->steps[phase].n)
		return of->steps[phase];
	struct buf b = buf_in(pack_arena(p->pack));
	struct json_out w = json_to(&b);
	json_begin_array(&w);
	for (size_t i = 0; i < proc->action_n; i++)
		if (is_step(proc, &proc->actions[i], phase))
			put_step(p, &w, &proc->actions[i]);
	json_end(&w);
	return of->steps[phase] = buf_get(&b);
}

/* ---- actions ---- */

/* The papers that come of an action, or of the approval of what it proposes. */
static void put_papers(struct page *p, struct json_out *w, const struct law_procedure *proc,
	const struct law_action *a)
{
	size_t n;
	const struct law_form *forms = pack_forms(p->pack, &n);
	for (size_t i = 0; a->kind == ACTION_PROPOSE && i < proc->action_n; i++)
		if (proc->actions[i].kind == ACTION_APPROVE &&
			&proc->actions[proc->actions[i].base] == a)
			a = &proc->actions[i];
	if (!a->issue_n || a->kind == ACTION_RETURN)
		return;
	json_set_begin_array(w, "papers");
	for (size_t i = 0; i < a->issue_n; i++)
		json_put(w, forms[a->issues[i]].title);
	json_end(w);
}

struct str page_action_head(
	struct page *p, const struct law_procedure *proc, const struct law_action *a)
{
	struct str *head = &written_of(p, proc)->heads[a - proc->actions];
	if (head->n)
		return *head;
	struct buf b = buf_in(pack_arena(p->pack));
	struct json_out w = json_to(&b);
	json_begin(&w);
	json_set(&w, "id", a->id);
	json_set(&w, "title", a->title);
	if (a->urgent)
		json_set_int(&w, "urgent", a->urgent);
	json_set_bool(&w, "outside", a->outside);
	json_set_bool(&w, "two", a->two);
	if (a->confirm.n)
		json_set(&w, "confirm", a->confirm);
	if (a->help.n)
		json_set(&w, "help", a->help);
	if (a->list >= 0 && a->item != ITEM_ADD)
		json_set(&w, "list", proc->lists[a->list].id);
	put_papers(p, &w, proc, a);
	json_set_begin_array(&w, "basis");
	json_begin(&w);
	json_set(&w, "short", a->basis);
	json_set(&w, "full", pack_cite(p->pack, p->cx->arena, a->basis));
	json_end(&w);
	json_end(&w);
	json_end(&w);
	return *head = members_of(&b);
}

static void put_options(struct json_out *w, const struct law_fact *f)
{
	json_set_begin_array(w, "options");
	for (size_t i = 0; i < f->option_n; i++) {
		json_begin_array(w);
		json_put(w, f->options[i].id);
		json_put(w, f->options[i].title);
		json_end(w);
	}
	json_end(w);
}

struct str page_field_head(
	struct page *p, const struct law_procedure *proc, const struct law_action *a, size_t ask)
{
	struct arena *arena = pack_arena(p->pack);
	struct str **fields = &written_of(p, proc)->fields[a - proc->actions];
	if (!*fields)
		*fields = ARENA_ARRAY(arena, struct str, a->ask_n);
	if ((*fields)[ask].n)
		return (*fields)[ask];
	const struct law_fact *f = action_fact(proc, a, &a->asks[ask]);
	struct buf b = buf_in(arena);
	struct json_out w = json_to(&b);
	json_begin(&w);
	page_put_fact_head(&w, f);
	json_set_bool(&w, "required", !a->asks[ask].optional);
	if (f->option_n)
		put_options(&w, f);
	if (f->max)
		json_set_int(&w, "max", f->max);
	if (f->help.n)
		json_set(&w, "help", f->help);
	json_end(&w);
	return (*fields)[ask] = members_of(&b);
}
