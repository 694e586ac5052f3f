#include "api/fields.h"

static bool mismatch(struct arena *a, struct str *why, struct str at, const char *what)
{
	*why = str_printf(a, STR_FMT ": %s", STR_ARG(at), what);
	return false;
}

static bool is_option(const char *options, struct str s)
{
	struct str rest = str_c(options), option;
	while (str_split(&rest, '|', &option))
		if (str_eq(option, s))
			return true;
	return false;
}

static bool check_object(struct arena *a, const struct field *fields, const struct json *j,
	struct str at, struct str *why);

static bool check_one(struct arena *a, const struct field *f, const struct json *j, struct str at,
	struct str *why)
{
	struct str s = json_str(j);
	struct date d;
	int64_t n;
	enum json_kind kind = json_kind(j);
	switch (f->kind) {
	case FIELD_TEXT:
		return kind == JSON_STR || mismatch(a, why, at, "not a text");
	case FIELD_ID:
		return (kind == JSON_STR && str_to_int(s, &n) && n > 0) ||
		       mismatch(a, why, at, "not an id");
	case FIELD_DATE:
		return (kind == JSON_STR && date_parse(s, &d)) ||
		       mismatch(a, why, at, "not a date");
	case FIELD_ENUM:
		return (kind == JSON_STR && is_option(f->options, s)) ||
		       mismatch(a, why, at, "not an option");
	case FIELD_INT:
	case FIELD_MONEY:
		return kind == JSON_INT || mismatch(a, why, at, "not an integer");
	case FIELD_BOOL:
		return kind == JSON_BOOL || mismatch(a, why, at, "not a boolean");
	case FIELD_OBJECT:
		return check_object(a, f->fields, j, at, why);
	case FIELD_JSON:
		return true;
	}
	return false;
}

static bool check_member(struct arena *a, const struct field *f, const struct json *j,
	struct str at, struct str *why)
{
	enum json_kind kind = json_kind(j);
	if (kind == JSON_NONE || kind == JSON_NIL)
		return !(f->flags & FIELD_REQUIRED) || mismatch(a, why, at, "missing");
	if (f->flags & FIELD_SECRET)
		return mismatch(a, why, at, "a secret in an answer");
	if (!(f->flags & FIELD_LIST))
		return check_one(a, f, j, at, why);
	if (kind != JSON_ARR)
		return mismatch(a, why, at, "not a list");
	for (size_t i = 0; i < json_count(j); i++)
		if (!check_one(a, f, json_at(j, i), str_printf(a, STR_FMT "[%zu]", STR_ARG(at), i),
			    why))
			return false;
	return true;
}

static struct str join(struct arena *a, struct str at, struct str name)
{
	return at.n ? str_printf(a, STR_FMT "." STR_FMT, STR_ARG(at), STR_ARG(name)) : name;
}

static bool check_object(struct arena *a, const struct field *fields, const struct json *j,
	struct str at, struct str *why)
{
	if (json_kind(j) != JSON_OBJ)
		return mismatch(a, why, at, "not an object");
	for (const struct field *f = fields; f && f->name; f++)
		if (!check_member(a, f, json_get(j, f->name), join(a, at, str_c(f->name)), why))
			return false;
	struct json_each e = json_each(j);
	while (json_next(&e)) {
		const struct field *f = fields;
		while (f && f->name && !str_is(e.key, f->name))
			f++;
		if (!f || !f->name)
			return mismatch(a, why, join(a, at, e.key), "not declared");
	}
	return true;
}

bool fields_conform(
	struct arena *a, const struct field *fields, const struct json *body, struct str *why)
{
	*why = STR_NONE;
	return check_object(a, fields, body, STR_NONE, why);
}

static void limits(struct json_out *w, const struct field *f, const char *least, const char *most)
{
	if (f->min)
		json_set_int(w, least, f->min);
	if (f->max)
		json_set_int(w, most, f->max);
}

static void kind_schema(struct json_out *w, const struct field *f)
{
	struct str rest, option;
	switch (f->kind) {
	case FIELD_TEXT:
		json_set(w, "type", STR("string"));
		limits(w, f, "minLength", "maxLength");
		break;
	case FIELD_INT:
	case FIELD_MONEY:
		json_set(w, "type", STR("integer"));
		if (f->kind == FIELD_MONEY)
			json_set(w, "description", STR("以分计"));
		limits(w, f, "minimum", "maximum");
		break;
	case FIELD_ID:
		json_set(w, "type", STR("string"));
		json_set(w, "pattern", STR("^[1-9][0-9]{0,18}$"));
		break;
	case FIELD_DATE:
		json_set(w, "type", STR("string"));
		json_set(w, "format", STR("date"));
		break;
	case FIELD_BOOL:
		json_set(w, "type", STR("boolean"));
		break;
	case FIELD_ENUM:
		json_set(w, "type", STR("string"));
		json_set_begin_array(w, "enum");
		for (rest = str_c(f->options); str_split(&rest, '|', &option);)
			json_put(w, option);
		json_end(w);
		break;
	case FIELD_OBJECT:
		fields_schema(w, f->fields);
		break;
	case FIELD_JSON:
		break;
	}
}

void field_schema(struct json_out *w, const struct field *f)
{
	json_begin(w);
	if (f->title)
		json_set(w, "title", str_c(f->title));
	if (f->flags & FIELD_SECRET)
		json_set_bool(w, "writeOnly", true);
	if (f->flags & FIELD_PERSONAL)
		json_set_bool(w, "x-personal", true);
	if (f->flags & FIELD_LIST) {
		json_set(w, "type", STR("array"));
		if (f->most)
			json_set_int(w, "maxItems", f->most);
		json_set_begin(w, "items");
		kind_schema(w, f);
		json_end(w);
	} else {
		kind_schema(w, f);
	}
	json_end(w);
}

void fields_schema(struct json_out *w, const struct field *fields)
{
	bool any = false;
	json_set(w, "type", STR("object"));
	json_set_begin(w, "properties");
	for (const struct field *f = fields; f && f->name; f++) {
		if (f->flags & (FIELD_PATH | FIELD_QUERY))
			continue;
		json_key(w, str_c(f->name));
		field_schema(w, f);
		any |= f->flags & FIELD_REQUIRED;
	}
	json_end(w);
	if (any) {
		json_set_begin_array(w, "required");
		for (const struct field *f = fields; f->name; f++)
			if ((f->flags & FIELD_REQUIRED) && !(f->flags & (FIELD_PATH | FIELD_QUERY)))
				json_put(w, str_c(f->name));
		json_end(w);
	}
	json_set_bool(w, "additionalProperties", false);
}
