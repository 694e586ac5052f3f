/* refusals.lua: the basis of what the engine itself refuses. */
#include "law/pack_priv.h"

/* Every rule that the engine has; a pack without one of them is not loaded. */
static const char *const rules[] = {"ORG-1", "ORG-3", "ORG-5", "ORG-7", "role", "as", "PER-16",
	"PER-11", "PER-1", "PER-10", "apart", "own-proposal", "calendar"};
#define RULES (sizeof rules / sizeof *rules)

static const struct law_refusal *find(const struct pack *p, struct str rule)
{
	for (size_t i = 0; i < p->refusals.n; i++)
		if (str_eq(p->refusals.v[i].rule, rule))
			return &p->refusals.v[i];
	return NULL;
}

static void load_one(struct load *l, struct script_value t, struct law_refusal *r)
{
	static const char *const keys[] = {"id", "title", "basis", "kinds", NULL};
	struct script_value kinds = script_get(t, "kinds");
	*r = (struct law_refusal){.rule = load_id(l, t)};
	l->where = r->rule;
	load_only(l, t, keys);
	r->basis = load_need(l, t, "basis");
	load_basis(l, r->basis);
	size_t k = 0;
	while (k < RULES && !str_is(r->rule, rules[k]))
		k++;
	if (k == RULES)
		load_fault(l, "平台没有这一条规则");
	r->kind_n = kinds.kind == SCRIPT_TABLE ? kinds.table->field_n : 0;
	r->kinds = ARENA_ARRAY(l->a, struct law_refusal_kind, r->kind_n + 1);
	for (size_t i = 0; i < r->kind_n; i++) {
		r->kinds[i].kind = str_dup(l->a, kinds.table->fields[i].key);
		r->kinds[i].basis = str_dup(l->a, load_str(kinds.table->fields[i].value));
		load_basis(l, r->kinds[i].basis);
	}
}

void load_refusals(struct load *l, struct script_value t)
{
	for (size_t i = 0; i < load_count(t); i++) {
		struct law_refusal r;
		load_one(l, load_at(t, i), &r);
		if (find(l->pack, r.rule))
			load_fault(l, "规则写了两次");
		*VEC_PUSH(l->a, &l->pack->refusals) = r;
	}
	l->where = STR_NONE;
	for (size_t k = 0; k < RULES; k++)
		if (!find(l->pack, str_c(rules[k])))
			load_fault(l, "缺规则 %s 的依据", rules[k]);
}

struct str pack_refusal(const struct pack *p, const char *rule, struct str kind)
{
	const struct law_refusal *r = find(p, str_c(rule));
	INVARIANT(r);
	for (size_t i = 0; i < r->kind_n; i++)
		if (str_eq(r->kinds[i].kind, kind))
			return r->kinds[i].basis;
	return r->basis;
}
