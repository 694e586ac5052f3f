#include "api/fields.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#define TEXT_MAX 200
#define LIST_MAX 200
#define MONEY_MAX INT64_C(1000000000000000) /* fen */

/* What is wrong with one value, at its place in the input: "items[2].name". */
struct place {
	struct cx *cx;
	struct str at;
	bool is_bad;
};

static void wrong(struct place *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void wrong(struct place *p, const char *fmt, ...)
{
	char tmp[512];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(tmp, sizeof tmp, fmt, ap);
	va_end(ap);
	p->is_bad = true;
	(void)fail_field(p->cx, p->at, "%s", tmp);
}

static struct place below(struct place *p, const char *name, size_t index)
{
	struct place q = {.cx = p->cx};
	if (!name)
		q.at = str_printf(p->cx->arena, STR_FMT "[%zu]", STR_ARG(p->at), index);
	else if (p->at.n)
		q.at = str_printf(p->cx->arena, STR_FMT ".%s", STR_ARG(p->at), name);
	else
		q.at = str_c(name);
	return q;
}

static bool has_control(struct str s, bool lines)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < 0x20 && !(lines && (c == '\n' || c == '\r' || c == '\t'))) || c == 0x7F)
			return true;
	}
	return false;
}

/* The value of a text field; an empty one counts as not given. */
static void take_text(struct place *p, const struct field *f, struct str s, struct field_value *v)
{
	int64_t max = f->max ? f->max : TEXT_MAX;
	if (!(f->flags & FIELD_SECRET))
		s = str_trim(s);
	if (!s.n) {
		if (f->flags & FIELD_REQUIRED)
			wrong(p, "必填");
		return;
	}
	int64_t n = (int64_t)utf8_count(s);
	if (has_control(s, f->flags & FIELD_LINES))
		wrong(p, "含有不能使用的控制字符");
	else if (n > max)
		wrong(p, "最多 %" PRId64 " 个字，现有 %" PRId64 " 个字", max, n);
	else if (n < f->min)
		wrong(p, "至少 %" PRId64 " 个字", f->min);
	v->is_given = true;
	v->text = s;
}

static void take_number(struct place *p, const struct field *f, int64_t n, struct field_value *v)
{
	int64_t min = f->min, max = f->max;
	if (f->kind == FIELD_MONEY && !min && !max)
		max = MONEY_MAX;
	if ((min || max) && (n < min || n > max))
		wrong(p, "应在 %" PRId64 " 至 %" PRId64 " 之间", min, max);
	v->is_given = true;
	v->number = n;
}

static void take_id(struct place *p, struct str s, struct field_value *v)
{
	bool digits = s.n > 0 && s.p[0] != '0';
	for (size_t i = 0; i < s.n; i++)
		digits &= s.p[i] >= '0' && s.p[i] <= '9';
	v->is_given = digits && str_to_int(s, &v->number);
	if (!v->is_given)
		wrong(p, "不是有效的编号");
}

static void take_date(struct place *p, struct str s, struct field_value *v)
{
	v->is_given = date_parse(s, &v->date);
	if (!v->is_given)
		wrong(p, "应为日期，如 2026-09-16");
}

static void take_enum(struct place *p, const struct field *f, struct str s, struct field_value *v)
{
	struct str rest = str_c(f->options), option;
	while (str_split(&rest, '|', &option))
		if (str_eq(option, s)) {
			v->is_given = true;
			v->text = s;
			return;
		}
	wrong(p, "应为下列之一：%s", f->options);
}

/* One parameter of the path or the query. */
static void take_param(struct place *p, const struct field *f, struct str s, struct field_value *v)
{
	int64_t n;
	switch (f->kind) {
	case FIELD_TEXT:
		take_text(p, f, s, v);
		return;
	case FIELD_INT:
	case FIELD_MONEY:
		if (str_to_int(s, &n))
			take_number(p, f, n, v);
		else
			wrong(p, "应为整数");
		return;
	case FIELD_ID:
		take_id(p, s, v);
		return;
	case FIELD_DATE:
		take_date(p, s, v);
		return;
	case FIELD_BOOL:
		v->is_given = str_is(s, "1") || str_is(s, "0");
		v->number = str_is(s, "1");
		if (!v->is_given)
			wrong(p, "应为 1 或 0");
		return;
	case FIELD_ENUM:
		take_enum(p, f, s, v);
		return;
	case FIELD_OBJECT:
	case FIELD_JSON:
		INVARIANT(!"a kind that fits into a parameter");
	}
}

static void take_object(struct place *p, const struct field *fields, const struct json *j,
	struct field_values *out);

/* A string of the kind that travels as one. */
static void take_string(
	struct place *p, const struct field *f, const struct json *j, struct field_value *v)
{
	struct str s = json_str(j);
	if (json_kind(j) != JSON_STR)
		wrong(p, f->kind == FIELD_ID ? "编号应写成文字（加引号）" : "应为文字");
	else if (f->kind == FIELD_TEXT)
		take_text(p, f, s, v);
	else if (f->kind == FIELD_ID)
		take_id(p, s, v);
	else if (f->kind == FIELD_DATE)
		take_date(p, s, v);
	else
		take_enum(p, f, s, v);
}

static void take_member(
	struct place *p, const struct field *f, const struct json *j, struct field_value *v)
{
	struct field_values *object;
	v->json = j;
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_ID:
	case FIELD_DATE:
	case FIELD_ENUM:
		take_string(p, f, j, v);
		return;
	case FIELD_INT:
	case FIELD_MONEY:
		if (json_kind(j) == JSON_INT)
			take_number(p, f, json_int(j, 0), v);
		else
			wrong(p, f->kind == FIELD_MONEY ? "金额应为以分计的整数" : "应为整数");
		return;
	case FIELD_BOOL:
		v->is_given = json_kind(j) == JSON_BOOL;
		v->number = json_bool(j, false);
		if (!v->is_given)
			wrong(p, "应为是或否（true 或 false）");
		return;
	case FIELD_OBJECT:
		object = ARENA_NEW(p->cx->arena, struct field_values);
		take_object(p, f->fields, j, object);
		v->object = object;
		v->is_given = true;
		return;
	case FIELD_JSON:
		v->is_given = true;
		return;
	}
}

static void take_list(
	struct place *p, const struct field *f, const struct json *j, struct field_value *v)
{
	size_t n = json_count(j), most = (size_t)(f->most ? f->most : LIST_MAX);
	if (json_kind(j) != JSON_ARR) {
		wrong(p, "应为列表");
		return;
	}
	if (n > most) {
		wrong(p, "最多 %zu 项，现有 %zu 项", most, n);
		return;
	}
	if (!n && (f->flags & FIELD_REQUIRED))
		wrong(p, "至少要有一项");
	struct field_value *list = ARENA_ARRAY(p->cx->arena, struct field_value, n);
	struct field item = *f;
	item.flags |= FIELD_REQUIRED;
	for (size_t i = 0; i < n; i++) {
		struct place q = below(p, NULL, i);
		take_member(&q, &item, json_at(j, i), &list[i]);
	}
	v->is_given = true;
	v->json = j;
	v->list = list;
	v->n = n;
}

static void refuse_unknown(struct place *p, const struct field *fields, const struct json *j)
{
	struct json_each e = json_each(j);
	while (json_next(&e)) {
		const struct field *f = fields;
		while (f && f->name &&
			(!str_is(e.key, f->name) || (f->flags & (FIELD_PATH | FIELD_QUERY))))
			f++;
		if (f && f->name)
			continue;
		/* the name is foreign: shown, but not at any length */
		struct place q = below(p, str_z(p->cx->arena, utf8_cut(e.key, 40)), 0);
		wrong(&q, "没有这一项");
	}
}

/* The members of an object that a table names; j NULL: there is no object. */
static void take_object(
	struct place *p, const struct field *fields, const struct json *j, struct field_values *out)
{
	size_t n = 0;
	while (fields && fields[n].name)
		n++;
	if (!out->v)
		*out = (struct field_values){
			fields, ARENA_ARRAY(p->cx->arena, struct field_value, n)};
	if (j && json_kind(j) != JSON_OBJ) {
		wrong(p, "应为对象");
		return;
	}
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &fields[i];
		if (f->flags & (FIELD_PATH | FIELD_QUERY))
			continue;
		struct place q = below(p, f->name, 0);
		const struct json *member = json_get(j, f->name);
		if (json_kind(member) == JSON_NONE || json_kind(member) == JSON_NIL) {
			if (f->flags & FIELD_REQUIRED)
				wrong(&q, "必填");
		} else if (f->flags & FIELD_LIST) {
			take_list(&q, f, member, &out->v[i]);
		} else {
			take_member(&q, f, member, &out->v[i]);
		}
	}
	if (j)
		refuse_unknown(p, fields, j);
}

static void take_params(struct place *p, const struct field *fields, const struct http_pairs *pairs,
	unsigned from, bool loose, struct field_values *out)
{
	for (size_t i = 0; i < pairs->n; i++) {
		size_t k = 0;
		while (fields && fields[k].name &&
			(!str_is(pairs->v[i].name, fields[k].name) || !(fields[k].flags & from)))
			k++;
		struct place q = below(p, str_z(p->cx->arena, utf8_cut(pairs->v[i].name, 40)), 0);
		if (!fields || !fields[k].name) {
			if (!loose)
				wrong(&q, "没有这个参数");
		} else if (out->v[k].is_given) {
			if (!loose)
				wrong(&q, "参数重复");
		} else if (pairs->v[i].value.n) {
			take_param(&q, &fields[k], pairs->v[i].value, &out->v[k]);
		}
	}
	for (size_t k = 0; fields && fields[k].name; k++)
		if ((fields[k].flags & from) && (fields[k].flags & FIELD_REQUIRED) &&
			!out->v[k].is_given) {
			struct place q = below(p, fields[k].name, 0);
			bool said = false;
			for (size_t i = 0; i < p->cx->field_errors.n; i++)
				said |= str_eq(p->cx->field_errors.v[i].field, q.at);
			if (!said)
				wrong(&q, "必填");
		}
}

enum rc fields_read(struct cx *cx, const struct field *fields, const struct request *rq,
	const struct json *body, bool loose, struct field_values *out)
{
	struct place root = {.cx = cx};
	*out = (struct field_values){.v = NULL};
	take_object(&root, fields, body, out);
	take_params(&root, fields, &rq->params, FIELD_PATH, false, out);
	take_params(&root, fields, &rq->query, FIELD_QUERY, loose, out);
	return cx->rc;
}
