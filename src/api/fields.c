#include "api/fields.h"

const struct field_value *field_of(const struct field_values *vs, const char *name)
{
	size_t i = 0;
	for (; vs->fields[i].name; i++)
		if (!strcmp(vs->fields[i].name, name))
			return &vs->v[i];
	INVARIANT(!"a field of the table");
	return NULL;
}

/* The value of a single field of one of two kinds. */
static const struct field_value *one(
	const struct field_values *vs, const char *name, enum field_kind a, enum field_kind b)
{
	const struct field_value *v = field_of(vs, name);
	const struct field *f = &vs->fields[v - vs->v];
	INVARIANT((f->kind == a || f->kind == b) && !(f->flags & FIELD_LIST));
	return v;
}

bool field_given(const struct field_values *vs, const char *name)
{
	return field_of(vs, name)->is_given;
}

struct str field_text(const struct field_values *vs, const char *name)
{
	return one(vs, name, FIELD_TEXT, FIELD_ENUM)->text;
}

int64_t field_int(const struct field_values *vs, const char *name, int64_t otherwise)
{
	const struct field_value *v = one(vs, name, FIELD_INT, FIELD_INT);
	return v->is_given ? v->number : otherwise;
}

int64_t field_id(const struct field_values *vs, const char *name)
{
	return one(vs, name, FIELD_ID, FIELD_ID)->number;
}

struct date field_date(const struct field_values *vs, const char *name)
{
	const struct field_value *v = one(vs, name, FIELD_DATE, FIELD_DATE);
	return v->is_given ? v->date : DATE_NONE;
}

struct money field_money(const struct field_values *vs, const char *name)
{
	return (struct money){one(vs, name, FIELD_MONEY, FIELD_MONEY)->number};
}

bool field_bool(const struct field_values *vs, const char *name)
{
	return one(vs, name, FIELD_BOOL, FIELD_BOOL)->number != 0;
}

const struct json *field_json(const struct field_values *vs, const char *name)
{
	return one(vs, name, FIELD_JSON, FIELD_JSON)->json;
}

const struct field_values *field_object(const struct field_values *vs, const char *name)
{
	return one(vs, name, FIELD_OBJECT, FIELD_OBJECT)->object;
}

const struct field_value *field_list(const struct field_values *vs, const char *name, size_t *n)
{
	const struct field_value *v = field_of(vs, name);
	INVARIANT(vs->fields[v - vs->v].flags & FIELD_LIST);
	*n = v->n;
	return v->list;
}

bool fields_have_body(const struct field *fields)
{
	for (const struct field *f = fields; f && f->name; f++)
		if (!(f->flags & (FIELD_PATH | FIELD_QUERY)))
			return true;
	return false;
}
