/* What is to be done next in a matter, and by whom. */
#include "matter/write.h"

static struct todo_row *row_for(struct act *t, struct work *w, struct str role, int64_t officer)
{
	for (size_t i = 0; i < w->todos.n; i++)
		if (str_eq(w->todos.v[i].role, role) && w->todos.v[i].officer == officer)
			return &w->todos.v[i];
	struct todo_row *r = VEC_PUSH(t->cx->arena, &w->todos);
	*r = (struct todo_row){.role = role, .officer = officer};
	return r;
}

static void add(struct act *t, struct work *w, const struct law_action *a, struct str role,
	int64_t officer, const struct matter_place *place)
{
	struct todo_row *r = row_for(t, w, role, officer);
	if (r->action.n && r->urgent <= a->urgent)
		return;
	r->action = a->id;
	r->title = a->title;
	r->urgent = a->urgent;
	r->due = place->due;
	r->returned = officer && officer == w->m.returned_to;
}

/*
 * The most urgent act of each role; for each of the officers where the act is bound to a fact that
 * names them, else for anyone in the role. What was sent back waits for who proposed it.
 */
void work_todos(struct act *t, struct work *w)
{
	const struct law_procedure *p = w->procedure;
	int s = procedure_state(p, w->m.state);
	size_t n;
	const struct law_role *roles = pack_roles(t->svc->pack, &n);
	struct matter_place place = matter_place_of(t->cx->arena, &w->m);
	for (size_t i = 0; s >= 0 && i < p->action_n; i++) {
		const struct law_action *a = &p->actions[i];
		int who = a->recorded >= 0 ? a->recorded : a->by;
		if (!a->urgent || !a->from[s] || roles[who].kind != ROLE_OFFICER)
			continue;
		struct value as = a->as.n ? facts_get(&w->m.facts, a->as) : VALUE_NIL;
		size_t bound = as.kind == VALUE_LIST ? as.n : 0;
		for (size_t k = 0; k < bound; k++) {
			int64_t officer;
			if (str_to_int(as.list[k], &officer))
				add(t, w, a, roles[who].id, officer, &place);
		}
		if (!bound && a->kind == ACTION_PROPOSE && w->m.returned_to)
			add(t, w, a, roles[who].id, w->m.returned_to, &place);
		else if (!bound)
			add(t, w, a, roles[who].id, 0, &place);
	}
}
