#include "law/pack.h"

#include "law/pack_priv.h"

#include <stdio.h>

void pack_free(struct pack *p)
{
	if (!p)
		return;
	script_free(p->script);
	arena_free(p->arena);
}

struct str pack_id(const struct pack *p)
{
	return p->id;
}

struct str pack_digest(const struct pack *p)
{
	return p->digest;
}

void **pack_note(struct pack *p)
{
	return &p->note;
}

struct arena *pack_arena(const struct pack *p)
{
	return p->arena;
}

const struct law_procedure *pack_procedures(const struct pack *p, size_t *n)
{
	*n = p->procedures.n;
	return p->procedures.v;
}

const struct law_procedure *pack_procedure(const struct pack *p, struct str id)
{
	for (size_t i = 0; i < p->procedures.n; i++)
		if (str_eq(p->procedures.v[i].id, id))
			return &p->procedures.v[i];
	return NULL;
}

const struct law_role *pack_roles(const struct pack *p, size_t *n)
{
	*n = p->roles.n;
	return p->roles.v;
}

int pack_role(const struct pack *p, struct str id)
{
	for (size_t i = 0; i < p->roles.n; i++)
		if (str_eq(p->roles.v[i].id, id))
			return (int)i;
	return -1;
}

const struct law_statute *pack_statutes(const struct pack *p, size_t *n)
{
	*n = p->statutes.n;
	return p->statutes.v;
}

const struct law_form *pack_forms(const struct pack *p, size_t *n)
{
	*n = p->forms.n;
	return p->forms.v;
}

int pack_form(const struct pack *p, struct str id)
{
	for (size_t i = 0; i < p->forms.n; i++)
		if (str_eq(p->forms.v[i].id, id))
			return (int)i;
	return -1;
}

const struct law_property *pack_properties(const struct pack *p, size_t *n)
{
	*n = p->properties.n;
	return p->properties.v;
}

const struct law_threshold *pack_thresholds(const struct pack *p, size_t *n)
{
	*n = p->thresholds.n;
	return p->thresholds.v;
}

const struct law_threshold *pack_threshold(const struct pack *p, struct str id)
{
	if (id.n && id.p[0] == '@')
		id = str_sub(id, 1, id.n);
	for (size_t i = 0; i < p->thresholds.n; i++)
		if (str_eq(p->thresholds.v[i].id, id))
			return &p->thresholds.v[i];
	return NULL;
}

/* What the installation set: for this field of work, else for all. */
static struct value configured(
	const struct pack *p, const struct law_threshold *t, struct str field)
{
	char name[128];
	struct value v = VALUE_NIL;
	if (!p->config || !t->config)
		return v;
	int n = snprintf(name, sizeof name, STR_FMT "." STR_FMT, STR_ARG(t->id), STR_ARG(field));
	if (field.n && n > 0 && (size_t)n < sizeof name)
		v = facts_get(p->config, (struct str){name, (size_t)n});
	return v.kind == VALUE_INT ? v : facts_get(p->config, t->id);
}

bool pack_number(
	const struct pack *p, struct str id, struct str field, struct date on, int64_t *out)
{
	const struct law_threshold *t = pack_threshold(p, id);
	if (!t)
		return false;
	struct value set = configured(p, t, field);
	if (set.kind == VALUE_INT) {
		*out = set.i;
		return true;
	}
	bool found = false;
	for (size_t i = 0; i < t->value_n; i++)
		if (date_cmp(t->values[i].from, on) <= 0) {
			*out = t->values[i].n;
			found = true;
		}
	return found;
}

bool pack_clock_term(const struct pack *p, const struct law_clock *c, struct str field,
	struct date on, struct term *out)
{
	*out = c->length;
	if (!c->threshold.n)
		return true;
	const struct law_threshold *t = pack_threshold(p, c->threshold);
	if (!t || !pack_number(p, c->threshold, field, on, &out->n))
		return false;
	out->unit = t->unit.unit;
	return true;
}
