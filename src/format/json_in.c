#include "format/json.h"

#include <jansson.h>
#include <stdlib.h>

/* struct json is jansson's json_t behind another name; nothing of it is seen outside this file. */
static const json_t *inner(const struct json *v)
{
	return (const json_t *)v;
}

static void release(void *arg)
{
	json_decref(arg);
}

/* jansson's own depth limit is 2,048: count brackets outside strings before it sees the text. */
static bool is_too_deep(struct str text)
{
	int depth = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (quoted && c == '\\')
			i++;
		else if (c == '"')
			quoted = !quoted;
		else if (!quoted && (c == '{' || c == '['))
			depth++;
		else if (!quoted && (c == '}' || c == ']'))
			depth--;
		if (depth > JSON_MOST_DEPTH)
			return true;
	}
	return false;
}

static bool has_real(const json_t *v)
{
	if (json_is_object(v)) {
		void *at = json_object_iter((json_t *)v);
		for (; at; at = json_object_iter_next((json_t *)v, at)) {
			if (has_real(json_object_iter_value(at)))
				return true;
		}
		return false;
	}
	for (size_t i = 0; json_is_array(v) && i < json_array_size(v); i++) {
		if (has_real(json_array_get(v, i)))
			return true;
	}
	return json_is_real(v);
}

static const char *reason(const json_error_t *e)
{
	enum json_error_code code = json_error_code(e);
	if (code == json_error_duplicate_key)
		return "同一对象中的键重复";
	if (code == json_error_invalid_utf8)
		return "不是有效的 UTF-8 文本";
	if (code == json_error_numeric_overflow)
		return "数字超出范围";
	if (code == json_error_null_character || code == json_error_null_byte_in_key)
		return "字符串中有空字符";
	if (code == json_error_premature_end_of_input)
		return "内容不完整";
	if (code == json_error_end_of_input_expected)
		return "末尾有多余内容";
	return "格式有误";
}

enum rc json_parse(struct cx *cx, struct str text, struct json **out)
{
	if (text.n > JSON_MOST_BYTES)
		return fail(cx, RC_TOO_LARGE, "JSON 内容超过%uMB", JSON_MOST_BYTES >> 20);
	if (is_too_deep(text))
		return fail(cx, RC_INPUT, "JSON 嵌套超过%d层", JSON_MOST_DEPTH);
	/* jansson takes a zero byte for the end and would not see what follows it */
	if (text.n && memchr(text.p, 0, text.n))
		return fail(cx, RC_INPUT, "JSON 中有空字符");
	json_error_t e;
	json_t *v = json_loadb(
		text.n ? text.p : "", text.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &e);
	if (!v)
		return fail(cx, RC_INPUT, "JSON 第%d行第%d列：%s", e.line, e.column, reason(&e));
	arena_defer(cx->arena, release, v);
	if (has_real(v))
		return fail(cx, RC_INPUT, "JSON 中的数字只能是整数");
	*out = (struct json *)v;
	return RC_OK;
}

enum json_kind json_kind(const struct json *v)
{
	const json_t *j = inner(v);
	if (!j)
		return JSON_NONE;
	switch (json_typeof(j)) {
	case JSON_OBJECT:
		return JSON_OBJ;
	case JSON_ARRAY:
		return JSON_ARR;
	case JSON_STRING:
		return JSON_STR;
	case JSON_INTEGER:
		return JSON_INT;
	case JSON_TRUE:
	case JSON_FALSE:
		return JSON_BOOL;
	case JSON_NULL:
		return JSON_NIL;
	case JSON_REAL: /* json_parse lets none in */
		break;
	}
	return JSON_NONE;
}

const struct json *json_find(const struct json *v, struct str key)
{
	return (const struct json *)json_object_getn(inner(v), key.n ? key.p : "", key.n);
}

const struct json *json_get(const struct json *v, const char *key)
{
	return json_find(v, str_c(key));
}

const struct json *json_at(const struct json *v, size_t i)
{
	return (const struct json *)json_array_get(inner(v), i);
}

size_t json_count(const struct json *v)
{
	const json_t *j = inner(v);
	return json_is_array(j) ? json_array_size(j) : json_object_size(j);
}

struct str json_str(const struct json *v)
{
	const json_t *j = inner(v);
	if (!json_is_string(j))
		return STR_NONE;
	return (struct str){json_string_value(j), json_string_length(j)};
}

int64_t json_int(const struct json *v, int64_t otherwise)
{
	return json_is_integer(inner(v)) ? json_integer_value(inner(v)) : otherwise;
}

int64_t json_id(const struct json *v)
{
	int64_t id;
	struct str s = json_str(v);
	/* one text for one id: no sign, no leading zero */
	if (s.n == 0 || s.p[0] < '1' || s.p[0] > '9' || !str_to_int(s, &id))
		return 0;
	return id;
}

bool json_bool(const struct json *v, bool otherwise)
{
	return json_is_boolean(inner(v)) ? json_is_true(inner(v)) : otherwise;
}

struct json_each json_each(const struct json *v)
{
	return (struct json_each){.object = json_kind(v) == JSON_OBJ ? v : NULL};
}

bool json_next(struct json_each *e)
{
	json_t *j = (json_t *)inner(e->object);
	if (!j)
		return false;
	e->at = e->at ? json_object_iter_next(j, e->at) : json_object_iter(j);
	if (!e->at) {
		e->object = NULL;
		return false;
	}
	e->key = (struct str){json_object_iter_key(e->at), json_object_iter_key_len(e->at)};
	e->value = (const struct json *)json_object_iter_value(e->at);
	return true;
}

struct member {
	struct str key;
	const struct json *value;
};

static int member_cmp(const void *a, const void *b)
{
	return str_cmp(((const struct member *)a)->key, ((const struct member *)b)->key);
}

static void canonical(struct json_out *w, const struct json *v);

static void canonical_object(struct json_out *w, const struct json *v)
{
	size_t n = json_count(v), i = 0;
	struct member *m = ARENA_ARRAY(w->b->a, struct member, n);
	struct json_each e = json_each(v);
	while (json_next(&e))
		m[i++] = (struct member){e.key, e.value};
	qsort(m, n, sizeof *m, member_cmp);
	json_begin(w);
	for (i = 0; i < n; i++) {
		json_key(w, m[i].key);
		canonical(w, m[i].value);
	}
	json_end(w);
}

static void canonical(struct json_out *w, const struct json *v)
{
	switch (json_kind(v)) {
	case JSON_NONE:
	case JSON_NIL:
		json_put_null(w);
		break;
	case JSON_BOOL:
		json_put_bool(w, json_bool(v, false));
		break;
	case JSON_INT:
		json_put_int(w, json_int(v, 0));
		break;
	case JSON_STR:
		json_put(w, json_str(v));
		break;
	case JSON_ARR:
		json_begin_array(w);
		for (size_t i = 0; i < json_count(v); i++)
			canonical(w, json_at(v, i));
		json_end(w);
		break;
	case JSON_OBJ:
		canonical_object(w, v);
		break;
	}
}

void json_canonical(struct buf *b, const struct json *v)
{
	struct json_out w = json_to(b);
	canonical(&w, v);
}
