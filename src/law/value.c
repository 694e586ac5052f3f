#include "law/value.h"

bool value_eq(struct value a, struct value b)
{
	if (a.kind != b.kind)
		return false;
	switch (a.kind) {
	case VALUE_NONE:
		return true;
	case VALUE_INT:
	case VALUE_BOOL:
		return a.i == b.i;
	case VALUE_TEXT:
		return str_eq(a.s, b.s);
	case VALUE_LIST:
		if (a.n != b.n)
			return false;
		for (size_t i = 0; i < a.n; i++)
			if (!str_eq(a.list[i], b.list[i]))
				return false;
		return true;
	}
	return false;
}

bool value_has(struct value list, struct str s)
{
	if (list.kind == VALUE_LIST)
		for (size_t i = 0; i < list.n; i++)
			if (str_eq(list.list[i], s))
				return true;
	return false;
}

struct value value_append(struct arena *a, struct value list, struct str s)
{
	if (value_has(list, s))
		return list;
	size_t n = list.kind == VALUE_LIST ? list.n : 0;
	struct str *v = ARENA_ARRAY(a, struct str, n + 1);
	for (size_t i = 0; i < n; i++)
		v[i] = list.list[i];
	v[n] = s;
	return (struct value){.kind = VALUE_LIST, .list = v, .n = n + 1};
}

static struct fact_value *find(const struct facts *f, struct str id)
{
	for (size_t i = 0; i < f->n; i++)
		if (str_eq(f->v[i].id, id))
			return &f->v[i];
	return NULL;
}

struct value facts_get(const struct facts *f, struct str id)
{
	struct fact_value *e = find(f, id);
	return e ? e->v : VALUE_NIL;
}

void facts_set(struct arena *a, struct facts *f, struct str id, struct value v)
{
	struct fact_value *e = find(f, id);
	if (v.kind == VALUE_NONE) {
		if (e) {
			size_t at = (size_t)(e - f->v);
			memmove(e, e + 1, (f->n - at - 1) * sizeof *e);
			f->n--;
		}
		return;
	}
	if (!e) {
		e = VEC_PUSH(a, f);
		e->id = id;
	}
	e->v = v;
}
