#include "matter/view.h"

#include "base/money.h"

struct instant matter_view_moment(const struct matter_view *v)
{
	return date_cmp(v->on, v->today) ? date_begin(v->on) : v->now;
}

static size_t items_of(struct matter_view *v, struct str list, const struct facts **rows)
{
	const struct matter *m = v->m;
	struct facts *out = ARENA_ARRAY(v->cx->arena, struct facts, m->items.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < m->items.n; i++) {
		if (!str_eq(m->items.v[i].list, list))
			continue;
		struct facts row = {0};
		facts_set(v->cx->arena, &row, STR("key"), value_text(m->items.v[i].key));
		for (size_t k = 0; k < m->items.v[i].facts.n; k++)
			facts_set(v->cx->arena, &row, m->items.v[i].facts.v[k].id,
				m->items.v[i].facts.v[k].v);
		out[n++] = row;
	}
	*rows = out;
	return n;
}

static bool list_value(struct matter_view *v, struct str name, struct value *out)
{
	const struct law_procedure *p = v->procedure;
	for (size_t i = 0; i < p->list_n; i++) {
		const struct law_list *l = &p->lists[i];
		if (!str_has_prefix(name, l->id) || name.n <= l->id.n || name.p[l->id.n] != '.')
			continue;
		const struct facts *rows;
		size_t n = items_of(v, l->id, &rows);
		if (str_is(str_sub(name, l->id.n + 1, name.n), "count")) {
			*out = value_int((int64_t)n);
			return true;
		}
		for (size_t k = 0; k < l->derive_n; k++)
			if (str_eq(l->derives[k].name, name))
				return pack_derive(v->cx, v->pack, l->derives[k].fn, rows, n,
					       out) == RC_OK;
	}
	return false;
}

static struct value child_value(const struct matter *m, struct str id)
{
	const struct matter_child *c = matter_child_find(m, id);
	return value_text(!c ? STR("none") : c->open ? STR("open") : c->outcome);
}

static struct value document_value(const struct matter *m, struct str form)
{
	const struct matter_document *d = matter_document_find(m, form);
	return value_text(d ? d->state : STR("none"));
}

static struct str option_title(const struct law_fact *f, struct str id)
{
	for (size_t i = 0; i < f->option_n; i++)
		if (str_eq(f->options[i].id, id))
			return f->options[i].title;
	return id;
}

/* The Chinese title of the choice made in a fact. */
static struct value title_value(struct matter_view *v, struct str fact)
{
	int at = procedure_fact(v->procedure, fact);
	struct value x = matter_view_get(v, fact);
	return at >= 0 && x.kind == VALUE_TEXT
		       ? value_text(option_title(&v->procedure->facts[at], x.s))
		       : x;
}

static struct str after(struct str name, const char *prefix)
{
	struct str p = str_c(prefix);
	return str_has_prefix(name, p) ? str_sub(name, p.n, name.n) : STR_NONE;
}

struct value matter_view_get(struct matter_view *v, struct str name)
{
	struct str rest;
	struct value out = VALUE_NIL;
	int64_t n;
	if (name.n && name.p[0] == '@')
		return pack_number(v->pack, name, v->on, &n) ? value_int(n) : VALUE_NIL;
	if ((rest = after(name, "clock.")).p)
		return value_text(matter_clock_word(v->m, rest, v->now));
	if ((rest = after(name, "overdue.")).p)
		return value_int(matter_clock_overdue(v->m, rest, v->on));
	if ((rest = after(name, "child.")).p)
		return child_value(v->m, rest);
	if ((rest = after(name, "doc.")).p)
		return document_value(v->m, rest);
	if ((rest = after(name, "title.")).p)
		return title_value(v, rest);
	out = facts_get(&v->sys, name);
	if (out.kind != VALUE_NONE)
		return out;
	int at = procedure_fact(v->procedure, name);
	for (size_t i = 0; v->awaited && i < v->awaited->ask_n; i++)
		v->touched =
			v->touched || (!v->awaited->asks[i].item && v->awaited->asks[i].fact == at);
	if (at >= 0 && v->procedure->facts[at].calc >= 0) {
		if (v->depth > 8) {
			(void)fail(v->cx, RC_PACK, "计算项互相引用：" STR_FMT, STR_ARG(name));
			return VALUE_NIL;
		}
		v->depth++;
		struct law_env env = matter_view_env(v);
		if (pack_calc(
			    v->cx, v->pack, v->procedure, v->procedure->facts[at].calc, &env, &out))
			out = VALUE_NIL;
		v->depth--;
		return out;
	}
	if (v->input) {
		out = facts_get(v->input, name);
		if (out.kind != VALUE_NONE)
			return out;
	}
	out = facts_get(&v->m->facts, name);
	if (out.kind == VALUE_NONE)
		list_value(v, name, &out);
	return out;
}

static struct value env_get(void *arg, struct str name)
{
	return matter_view_get(arg, name);
}

static size_t env_items(void *arg, struct str list, const struct facts **rows)
{
	return items_of(arg, list, rows);
}

struct law_env matter_view_env(struct matter_view *v)
{
	return (struct law_env){.get = env_get, .items = env_items, .arg = v};
}

struct str matter_value_text(struct arena *a, const struct law_fact *f, struct value v)
{
	switch (v.kind) {
	case VALUE_NONE:
		return STR("");
	case VALUE_BOOL:
		return v.i ? STR("是") : STR("否");
	case VALUE_INT:
		if (f && f->kind == FACT_MONEY)
			return str_printf(
				a, STR_FMT " 元", STR_ARG(money_str(a, (struct money){v.i})));
		return str_printf(a, "%lld", (long long)v.i);
	case VALUE_TEXT:
		return f && f->kind == FACT_CHOICE ? option_title(f, v.s) : v.s;
	case VALUE_LIST: {
		struct buf b = buf_in(a);
		for (size_t i = 0; i < v.n; i++) {
			if (i)
				buf_z(&b, "、");
			buf_str(&b, v.list[i]);
		}
		return b.n ? buf_get(&b) : STR("");
	}
	}
	return STR("");
}
