#include "law/domain.h"

#include <stdlib.h>

#define MOST_TOLD 20 /* a threshold above is no count of rows */

struct values {
	struct value *v;
	size_t n, cap;
};

static void add(struct cx *cx, struct values *d, struct value v)
{
	for (size_t i = 0; i < d->n; i++)
		if (value_eq(d->v[i], v))
			return;
	*VEC_PUSH(cx->arena, d) = v;
}

static void add_number(
	struct cx *cx, struct pack *p, const struct law_fact *f, struct date on, struct values *d)
{
	add(cx, d, value_int(0));
	if (!f->cut_n) {
		add(cx, d, value_int(1));
		add(cx, d, value_int(2));
	}
	for (size_t i = 0; i < f->cut_n; i++) {
		int64_t c;
		if (f->cuts[i].p[0] == '@' ? !pack_number(p, f->cuts[i], STR_NONE, on, &c)
					   : !str_to_int(f->cuts[i], &c))
			continue;
		for (int64_t k = c > 0 ? c - 1 : 0; k <= c + 1; k++)
			add(cx, d, value_int(k));
	}
}

static void add_fact(
	struct cx *cx, struct pack *p, const struct law_fact *f, struct date on, struct values *d)
{
	static const struct str people[] = {{"1", 1}, {"2", 1}, {"3", 1}, {"4", 1}};
	add(cx, d, VALUE_NIL);
	switch (f->kind) {
	case FACT_TEXT:
	case FACT_LONG:
	case FACT_FILE:
	case FACT_TIME:
		add(cx, d, value_text(STR("x")));
		return;
	case FACT_DATE:
		add(cx, d, value_text(STR("2026-01-01")));
		add(cx, d, value_text(STR("2026-01-02")));
		return;
	case FACT_MONEY:
	case FACT_INT:
		add_number(cx, p, f, on, d);
		return;
	case FACT_YESNO:
		add(cx, d, value_bool(false));
		add(cx, d, value_bool(true));
		return;
	case FACT_CHOICE:
		for (size_t i = 0; i < f->option_n; i++)
			add(cx, d, value_text(f->options[i].id));
		return;
	case FACT_CHOICES:
		for (size_t i = 0; i < f->option_n; i++)
			add(cx, d, value_append(cx->arena, VALUE_NIL, f->options[i].id));
		return;
	case FACT_OFFICERS:
		add(cx, d, (struct value){.kind = VALUE_LIST, .list = people, .n = 1});
		add(cx, d, (struct value){.kind = VALUE_LIST, .list = people, .n = 2});
		add(cx, d, (struct value){.kind = VALUE_LIST, .list = people + 2, .n = 2});
		return;
	}
}

static bool has_prefix(struct str *name, const char *prefix)
{
	struct str p = str_c(prefix);
	if (!str_has_prefix(*name, p))
		return false;
	*name = str_sub(*name, p.n, name->n);
	return true;
}

static void add_words(struct cx *cx, struct values *d, const char *const *words)
{
	for (; *words; words++)
		add(cx, d, value_text(str_c(*words)));
}

static void add_child(struct cx *cx, struct pack *p, const struct law_procedure *proc,
	struct str id, struct values *d)
{
	int c = procedure_child(proc, id);
	if (c < 0)
		return;
	add_words(cx, d, (const char *const[]){"none", "open", NULL});
	const struct law_procedure *child = pack_procedure(p, proc->children[c].procedure);
	for (size_t i = 0; child && i < child->outcome_n; i++)
		add(cx, d, value_text(child->outcomes[i].id));
}

/* What the law of the two days says (law/change.h). */
static bool add_law(struct cx *cx, struct str name, struct values *d)
{
	static const struct {
		const char *name;
		const char *words[8];
	} laws[] = {
		{"sys.law_change", {"unchecked", "same", "changed"}},
		{"sys.law_lighter", {"none", "open", "equal", "then", "now"}},
		{"sys.law_cited", {"both", "then", "now", "mixed"}},
		{"sys.law_rank",
			{"none", "unknown", "law", "regulation", "local", "rule", "document"}},
	};
	for (size_t i = 0; i < sizeof laws / sizeof *laws; i++)
		if (str_is(name, laws[i].name)) {
			add_words(cx, d, laws[i].words);
			return true;
		}
	return false;
}

static bool reads(const struct law_guard *g, struct str name)
{
	for (size_t i = 0; i < g->read_n; i++)
		if (str_eq(g->reads[i], name))
			return true;
	return false;
}

/* How far a number of a list is told apart: past every count that a guard may compare it with. */
static int most_told(
	struct pack *p, const struct law_procedure *proc, struct str name, struct date on)
{
	int64_t most = 2, n;
	for (size_t i = 0; i < proc->guard_n; i++) {
		const struct law_guard *g = &proc->guards[i];
		for (size_t k = 0; k < g->read_n && reads(g, name); k++) {
			const struct law_threshold *t =
				g->reads[k].p[0] == '@' ? pack_threshold(p, g->reads[k]) : NULL;
			if (t && !t->is_term && pack_number(p, g->reads[k], STR_NONE, on, &n) &&
				n < MOST_TOLD && n + 1 > most)
				most = n + 1;
		}
	}
	return (int)most;
}

static void add_list(struct cx *cx, struct pack *p, const struct law_procedure *proc,
	struct str name, struct date on, struct values *d)
{
	int most = most_told(p, proc, name, on);
	for (size_t i = 0; i < proc->list_n; i++) {
		const struct law_list *l = &proc->lists[i];
		if (!str_has_prefix(name, l->id) || name.n <= l->id.n + 1 || name.p[l->id.n] != '.')
			continue;
		if (str_is(str_sub(name, l->id.n + 1, name.n), "count")) {
			for (int k = 0; k <= most; k++)
				add(cx, d, value_int(k));
			return;
		}
		for (size_t k = 0; k < l->derive_n; k++) {
			if (!str_eq(l->derives[k].name, name))
				continue;
			struct value empty;
			if (pack_derive(cx, p, l->derives[k].fn, NULL, 0, &empty))
				return;
			bool yes = empty.kind == VALUE_BOOL;
			for (int x = 0; x <= (yes ? 1 : most); x++)
				add(cx, d, yes ? value_bool(x) : value_int(x));
			return;
		}
	}
}

struct domain domain_of(struct cx *cx, struct pack *p, const struct law_procedure *proc,
	struct str name, struct date on)
{
	struct values d = {0};
	struct str rest = name;
	int64_t n;
	int fact = procedure_fact(proc, name);
	if (fact >= 0) {
		add_fact(cx, p, &proc->facts[fact], on, &d);
	} else if (name.n && name.p[0] == '@') {
		/* a number that begins later is tried with what it will be */
		const struct law_threshold *t = pack_threshold(p, name);
		if (t && t->value_n)
			add(cx, &d,
				value_int(pack_number(p, name, STR_NONE, on, &n) ? n
										 : t->values[0].n));
	} else if (has_prefix(&rest, "clock.")) {
		if (procedure_clock(proc, rest) >= 0)
			add_words(cx, &d,
				(const char *const[]){
					"off", "running", "paused", "due", "stopped", NULL});
	} else if (has_prefix(&rest, "child.")) {
		add_child(cx, p, proc, rest, &d);
	} else if (has_prefix(&rest, "doc.")) {
		size_t forms;
		int form = pack_form(p, rest);
		/* one that is made only at times says nothing about the act */
		if (form >= 0 && pack_forms(p, &forms)[form].when == LAW_NO_FN)
			add_words(cx, &d, (const char *const[]){"none", "issued", "sealed", NULL});
	} else if (has_prefix(&rest, "overdue.")) {
		for (int k = 0; k < 3 && procedure_clock(proc, rest) >= 0; k++)
			add(cx, &d, value_int(k));
	} else if (str_is(name, "sys.enforce_self") || str_is(name, "sys.has_power") ||
		   str_is(name, "sys.has_parent") || str_is(name, "sys.night") ||
		   str_is(name, "sys.holiday")) {
		add(cx, &d, value_bool(false));
		add(cx, &d, value_bool(true));
	} else if (add_law(cx, name, &d)) {
		return (struct domain){d.v, d.n};
	} else if (str_is(name, "sys.same_year")) {
		add(cx, &d, value_int(0));
		add(cx, &d, value_int(1000));
	} else if (str_is(name, "sys.other_fines")) {
		add(cx, &d, value_int(0));
		add(cx, &d, value_int(1));
	} else {
		add_list(cx, p, proc, name, on, &d);
	}
	return (struct domain){d.v, d.n};
}
