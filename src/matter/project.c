#include "matter/project.h"

struct str matter_party_key(struct arena *a, const struct seal_keys *keys, struct str code)
{
	unsigned char *out = arena_alloc(a, DIGEST_SIZE);
	seal_lookup(keys, STR("party-code"), code, out);
	return (struct str){(const char *)out, DIGEST_SIZE};
}

struct matter_row matter_row_of(
	struct arena *a, const struct seal_keys *keys, const struct matter *m)
{
	struct matter_row r = {.m = m, .amount = -1};
	struct value v;
	r.data = matter_data_write(a, m);
	v = facts_get(&m->facts, STR("title"));
	struct value party = facts_get(&m->facts, STR("party_name"));
	r.party = party.kind == VALUE_TEXT ? party.s : STR("");
	r.title = v.kind == VALUE_TEXT ? v.s : r.party.n ? r.party : m->procedure_title;
	v = facts_get(&m->facts, STR("party_code"));
	if (v.kind == VALUE_TEXT && keys)
		r.party_key = matter_party_key(a, keys, v.s);
	v = facts_get(&m->facts, STR("power"));
	if (v.kind == VALUE_TEXT)
		(void)!str_to_int(v.s, &r.power);
	v = facts_get(&m->facts, STR("fine_decided"));
	if (v.kind == VALUE_INT)
		r.amount = v.i;
	r.place = matter_place_of(a, m);
	return r;
}

bool matter_clock_listed(const struct matter *m, const struct matter_clock *k)
{
	return k->status == CLOCK_RUNNING && !m->outcome.n;
}

static struct todo_row *row_for(
	struct arena *a, struct todo_rows *rows, struct str role, int64_t officer)
{
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->v[i].role, role) && rows->v[i].officer == officer)
			return &rows->v[i];
	struct todo_row *r = VEC_PUSH(a, rows);
	*r = (struct todo_row){.role = role, .officer = officer};
	return r;
}

/* Lets an action take the row, unless a more urgent one has it. */
static void take(
	struct todo_row *r, const struct law_action *act, const struct matter *m, int64_t due)
{
	if (r->action.n && r->urgent <= act->urgent)
		return;
	r->action = act->id;
	r->title = act->title;
	r->urgent = act->urgent;
	r->due = due;
	r->returned = r->officer && r->officer == m->returned_to;
}

bool matter_has_items(
	const struct matter *m, const struct law_procedure *p, const struct law_action *a)
{
	for (size_t i = 0; i < m->items.n; i++)
		if (str_eq(m->items.v[i].list, p->lists[a->list].id))
			return true;
	return false;
}

/* Whether everything that an action would note is noted already, such as that a credential was
 * shown. */
static bool is_noted(const struct law_action *act, const struct matter *m)
{
	size_t consts = 0;
	for (size_t i = 0; i < act->fx.set_n; i++) {
		const struct law_set *x = &act->fx.sets[i];
		if (x->kind != SET_CONST)
			continue;
		consts++;
		if (!value_eq(facts_get(&m->facts, x->fact), x->v))
			return false;
	}
	return consts > 0 && act->to < 0 && act->open < 0 && !act->issue_n;
}

static void add_todos(struct arena *a, struct todo_rows *rows, const struct law_action *act,
	const struct law_role *role, const struct matter *m, int64_t due)
{
	struct value as = act->as.n ? facts_get(&m->facts, act->as) : VALUE_NIL;
	size_t bound = as.kind == VALUE_LIST ? as.n : 0;
	for (size_t k = 0; k < bound; k++) {
		int64_t officer;
		if (str_to_int(as.list[k], &officer))
			take(row_for(a, rows, role->id, officer), act, m, due);
	}
	if (!bound)
		take(row_for(a, rows, role->id, act->kind == ACTION_PROPOSE ? m->returned_to : 0),
			act, m, due);
}

/* What waits for anyone of a role is not said again where it waits for somebody by name. */
static void drop_general(struct todo_rows *rows)
{
	size_t n = 0;
	for (size_t i = 0; i < rows->n; i++) {
		bool named = false;
		for (size_t k = 0; k < rows->n && !rows->v[i].officer; k++)
			named = named ||
				(rows->v[k].officer && str_eq(rows->v[k].role, rows->v[i].role));
		if (!named)
			rows->v[n++] = rows->v[i];
	}
	rows->n = n;
}

/* What waits for anyone of a role waits for those of the entrusted organ too, under its id. */
static void add_delegates(struct arena *a, struct todo_rows *rows, int64_t organ)
{
	size_t n = rows->n;
	for (size_t i = 0; organ && i < n; i++) {
		struct todo_row copy = rows->v[i];
		copy.officer = organ;
		if (!rows->v[i].officer)
			*VEC_PUSH(a, rows) = copy;
	}
}

struct todo_rows matter_todo_rows(struct arena *a, const struct pack *pack,
	const struct law_procedure *p, const struct matter *m)
{
	struct todo_rows rows = {0};
	int s = procedure_state(p, m->state);
	size_t n;
	const struct law_role *roles = pack_roles(pack, &n);
	int64_t due = matter_place_of(a, m).due;
	for (size_t i = 0; s >= 0 && i < p->action_n; i++) {
		const struct law_action *act = &p->actions[i];
		/* what a party or another body may do waits for nobody here */
		if (act->urgent && act->from[s] && roles[act->by].kind == ROLE_OFFICER &&
			!is_noted(act, m) &&
			(act->list < 0 || act->item == ITEM_ADD || matter_has_items(m, p, act)))
			add_todos(a, &rows, act, &roles[act->by], m, due);
	}
	drop_general(&rows);
	add_delegates(a, &rows, matter_delegate(m));
	return rows;
}

bool matter_dossier_row(const struct matter *m, struct dossier_row *out)
{
	const struct matter_clock *file = matter_clock_find(m, STR("file"));
	struct value no = facts_get(&m->facts, STR("archive_no"));
	bool filed = file && file->status == CLOCK_STOPPED && no.kind == VALUE_TEXT;
	int year, month, day;
	if (m->parent || !file)
		return false;
	date_split(file->c.from, &year, &month, &day);
	*out = (struct dossier_row){.year = year,
		.closed = file->c.from,
		.due = file->c.due,
		.filed = filed ? file->stopped : DATE_NONE,
		.archive_no = filed ? no.s : STR("")};
	return true;
}
