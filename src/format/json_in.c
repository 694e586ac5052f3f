#include "format/json.h"

#include "base/utf8.h"

#include <stdlib.h>

/* A value: 16 bytes. Texts stand in one copy of the input, decoded where they stood. */
struct json {
	enum json_kind kind;
	uint32_t n; /* bytes of a text, elements, members */
	union {
		bool yes;
		int64_t i;
		const char *p;
		const struct json *list;
		const struct json_member *members;
	} u;
};

struct json_member {
	struct str key;
	struct json value;
};

struct reader {
	struct cx *cx;
	const char *text; /* as it came */
	char *begin, *end, *p;
	int depth;
	/* values of the arrays and objects that are still open */
	struct {
		struct json_member *v;
		size_t n, cap;
	} open;
};

/* ---- failures ---- */

/* Line, and characters on it up to the place. */
static enum rc wrong_at(struct reader *r, const char *at, const char *what)
{
	size_t n = (size_t)(at - r->begin), line = 1, from = 0;
	for (size_t i = 0; i < n; i++)
		if (r->text[i] == '\n') {
			line++;
			from = i + 1;
		}
	size_t column = utf8_count((struct str){r->text + from, n - from});
	return fail(r->cx, RC_INPUT, "JSON 第%zu行第%zu列：%s", line, column, what);
}

static enum rc wrong(struct reader *r, const char *what)
{
	return wrong_at(r, r->p, r->p == r->end ? "内容不完整" : what);
}

#define MALFORMED "格式有误"

/* ---- texts ---- */

enum byte_kind { PLAIN, QUOTE, ESCAPE, CONTROL, MANY };

static enum byte_kind kind_of(unsigned char c)
{
	if (c >= 0x80)
		return MANY;
	if (c < 0x20)
		return CONTROL;
	return c == '"' ? QUOTE : c == '\\' ? ESCAPE : PLAIN;
}

/* Four hexadecimal digits at r->p, which moves behind them. */
static bool hex4(struct reader *r, uint32_t *out)
{
	*out = 0;
	for (int i = 0; i < 4; i++, r->p++) {
		char c = r->p < r->end ? *r->p : 0;
		uint32_t d = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
			     : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
			     : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
						    : 16;
		if (d > 15)
			return false;
		*out = *out << 4 | d;
	}
	return true;
}

/* \uXXXX, or the two of a pair, behind the u. */
static enum rc read_unicode(struct reader *r, char **to)
{
	uint32_t c, low;
	if (!hex4(r, &c))
		return wrong(r, MALFORMED);
	if (c == 0)
		return wrong_at(r, r->p, "字符串中有空字符");
	if (c >= 0xDC00 && c <= 0xDFFF)
		return wrong_at(r, r->p, MALFORMED);
	if (c >= 0xD800 && c <= 0xDBFF) {
		bool pair = r->end - r->p >= 2 && r->p[0] == '\\' && r->p[1] == 'u';
		if (pair)
			r->p += 2;
		if (!pair || !hex4(r, &low) || low < 0xDC00 || low > 0xDFFF)
			return wrong(r, MALFORMED);
		c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
	}
	char tmp[4];
	size_t n = utf8_put(c, tmp); /* never longer than what it was written as */
	memcpy(*to, tmp, n);
	*to += n;
	return RC_OK;
}

static enum rc read_escape(struct reader *r, char **to)
{
	static const char from[] = "\"\\/bfnrt", is[] = "\"\\/\b\f\n\r\t";
	char c = ++r->p < r->end ? *r->p : 0;
	if (c == 'u') {
		r->p++;
		return read_unicode(r, to);
	}
	const char *at = c ? strchr(from, c) : NULL;
	if (!at)
		return wrong(r, MALFORMED);
	*(*to)++ = is[at - from];
	r->p++;
	return RC_OK;
}

/* The text that begins at r->p with its quote. */
static enum rc read_text(struct reader *r, struct str *out)
{
	char *begin = ++r->p, *to = begin;
	while (r->p < r->end) {
		size_t n = 1;
		switch (kind_of((unsigned char)*r->p)) {
		case QUOTE:
			*out = (struct str){begin, (size_t)(to - begin)};
			r->p++;
			return RC_OK;
		case CONTROL:
			return wrong(r, *r->p ? MALFORMED : "字符串中有空字符");
		case ESCAPE:
			if (read_escape(r, &to))
				return r->cx->rc;
			continue;
		case MANY:
			n = utf8_length((struct str){r->p, (size_t)(r->end - r->p)});
			if (!n)
				return wrong(r, "不是有效的 UTF-8 文本");
			break;
		case PLAIN:
			break;
		}
		for (size_t i = 0; to != r->p && i < n; i++)
			to[i] = r->p[i];
		to += n;
		r->p += n;
	}
	return wrong(r, MALFORMED);
}

/* ---- values ---- */

static void skip_space(struct reader *r)
{
	while (r->p < r->end && (*r->p == ' ' || *r->p == '\n' || *r->p == '\t' || *r->p == '\r'))
		r->p++;
}

static bool is_digit(const struct reader *r)
{
	return r->p < r->end && *r->p >= '0' && *r->p <= '9';
}

/* An integer of 64 bits. */
static enum rc read_number(struct reader *r, struct json *out)
{
	bool minus = *r->p == '-';
	uint64_t n = 0, most = (uint64_t)INT64_MAX + minus;
	r->p += minus;
	if (!is_digit(r))
		return wrong(r, MALFORMED);
	const char *first = r->p;
	for (; is_digit(r); r->p++) {
		uint64_t d = (uint64_t)(*r->p - '0');
		if (r->p > first && *first == '0')
			return wrong(r, MALFORMED);
		if (n > (most - d) / 10)
			return wrong(r, "数字超出范围");
		n = n * 10 + d;
	}
	if (r->p < r->end && (*r->p == '.' || *r->p == 'e' || *r->p == 'E'))
		return fail(r->cx, RC_INPUT, "JSON 中的数字只能是整数");
	*out = (struct json){.kind = JSON_INT, .u.i = minus ? (int64_t)(0 - n) : (int64_t)n};
	return RC_OK;
}

static enum rc read_word(struct reader *r, const char *word, struct json value, struct json *out)
{
	size_t n = strlen(word);
	if ((size_t)(r->end - r->p) < n || memcmp(r->p, word, n) != 0)
		return wrong(r, MALFORMED);
	r->p += n;
	*out = value;
	return RC_OK;
}

static enum rc read_value(struct reader *r, struct json *out);

/* What separates the members of something open: true where it goes on, false at its end. */
static bool goes_on(struct reader *r, bool first, char close)
{
	skip_space(r);
	if (r->p < r->end && *r->p == close) {
		r->p++;
		return false;
	}
	if (first)
		return true;
	if (r->p == r->end || *r->p != ',') {
		(void)wrong(r, MALFORMED);
		return false;
	}
	r->p++;
	skip_space(r);
	if (r->p < r->end && *r->p == close) { /* after a comma something must come */
		(void)wrong(r, MALFORMED);
		return false;
	}
	return true;
}

static enum rc read_array(struct reader *r, struct json *out)
{
	size_t from = r->open.n;
	r->p++;
	for (bool first = true; goes_on(r, first, ']'); first = false) {
		struct json v;
		if (read_value(r, &v))
			return r->cx->rc;
		VEC_PUSH(r->cx->arena, &r->open)->value = v;
	}
	if (r->cx->rc)
		return r->cx->rc;
	size_t n = r->open.n - from;
	struct json *list = ARENA_ARRAY(r->cx->arena, struct json, n);
	for (size_t i = 0; i < n; i++)
		list[i] = r->open.v[from + i].value;
	r->open.n = from;
	*out = (struct json){.kind = JSON_ARR, .n = (uint32_t)n, .u.list = list};
	return RC_OK;
}

#define FEW 16   /* members that are compared one with another */
#define SOME 256 /* members that are found in a table */

static int by_key(const void *a, const void *b)
{
	return str_cmp((*(const struct json_member *const *)a)->key,
		(*(const struct json_member *const *)b)->key);
}

/* Two members of one name: the second of them, or n. Few enough to bear keys that all meet. */
static size_t twice(const struct json_member *v, size_t n)
{
	uint16_t at[2 * SOME] = {0}; /* the number of a member, and 1 */
	for (size_t i = 0; i < n; i++) {
		uint32_t h = 2166136261U;
		for (size_t k = 0; k < v[i].key.n; k++)
			h = (h ^ (unsigned char)v[i].key.p[k]) * 16777619U;
		size_t slot = h % (2 * SOME);
		for (; at[slot]; slot = (slot + 1) % (2 * SOME))
			if (str_eq(v[at[slot] - 1].key, v[i].key))
				return i;
		at[slot] = (uint16_t)(i + 1);
	}
	return n;
}

static enum rc check_some(struct reader *r, const struct json_member *v, size_t n)
{
	size_t i = twice(v, n);
	return i < n ? wrong_at(r, v[i].key.p, "同一对象中的键重复") : RC_OK;
}

/* The same among many. */
static enum rc check_many(struct reader *r, const struct json_member *v, size_t n)
{
	const struct json_member **sorted =
		ARENA_ARRAY(r->cx->arena, const struct json_member *, n);
	for (size_t i = 0; i < n; i++)
		sorted[i] = &v[i];
	qsort(sorted, n, sizeof *sorted, by_key);
	for (size_t i = 1; i < n; i++)
		if (str_eq(sorted[i - 1]->key, sorted[i]->key)) {
			bool later = sorted[i]->key.p > sorted[i - 1]->key.p;
			return wrong_at(r, sorted[later ? i : i - 1]->key.p, "同一对象中的键重复");
		}
	return RC_OK;
}

static enum rc read_member(struct reader *r, size_t from)
{
	struct json_member m;
	if (r->p == r->end || *r->p != '"')
		return wrong(r, MALFORMED);
	if (read_text(r, &m.key))
		return r->cx->rc;
	for (size_t i = from; i < r->open.n && r->open.n - from < FEW; i++)
		if (str_eq(r->open.v[i].key, m.key))
			return wrong_at(r, r->p, "同一对象中的键重复");
	skip_space(r);
	if (r->p == r->end || *r->p != ':')
		return wrong(r, MALFORMED);
	r->p++;
	if (read_value(r, &m.value))
		return r->cx->rc;
	*VEC_PUSH(r->cx->arena, &r->open) = m;
	return RC_OK;
}

static enum rc read_object(struct reader *r, struct json *out)
{
	size_t from = r->open.n;
	r->p++;
	for (bool first = true; goes_on(r, first, '}'); first = false)
		if (read_member(r, from))
			return r->cx->rc;
	if (r->cx->rc)
		return r->cx->rc;
	size_t n = r->open.n - from;
	struct json_member *members = ARENA_ARRAY(r->cx->arena, struct json_member, n);
	if (n)
		memcpy(members, &r->open.v[from], n * sizeof *members);
	r->open.n = from;
	*out = (struct json){.kind = JSON_OBJ, .n = (uint32_t)n, .u.members = members};
	return n <= FEW ? RC_OK : n <= SOME ? check_some(r, members, n) : check_many(r, members, n);
}

static enum rc read_nested(struct reader *r, struct json *out)
{
	if (++r->depth > JSON_MOST_DEPTH)
		return fail(r->cx, RC_INPUT, "JSON 嵌套超过%d层", JSON_MOST_DEPTH);
	if (*r->p == '{' ? read_object(r, out) : read_array(r, out))
		return r->cx->rc;
	r->depth--;
	return RC_OK;
}

static enum rc read_value(struct reader *r, struct json *out)
{
	struct str s;
	skip_space(r);
	if (r->p == r->end)
		return wrong(r, MALFORMED);
	switch (*r->p) {
	case '{':
	case '[':
		return read_nested(r, out);
	case '"':
		if (read_text(r, &s))
			return r->cx->rc;
		*out = (struct json){.kind = JSON_STR, .n = (uint32_t)s.n, .u.p = s.p};
		return RC_OK;
	case 't':
		return read_word(r, "true", (struct json){.kind = JSON_BOOL, .u.yes = true}, out);
	case 'f':
		return read_word(r, "false", (struct json){.kind = JSON_BOOL}, out);
	case 'n':
		return read_word(r, "null", (struct json){.kind = JSON_NIL}, out);
	default:
		if (*r->p == '-' || is_digit(r))
			return read_number(r, out);
		return wrong(r, *r->p ? MALFORMED : "字符串中有空字符");
	}
}

enum rc json_parse(struct cx *cx, struct str text, struct json **out)
{
	if (text.n > JSON_MOST_BYTES)
		return fail(cx, RC_TOO_LARGE, "JSON 内容超过%uMB", JSON_MOST_BYTES >> 20);
	struct str copy = str_dup(cx->arena, text);
	char *begin = (char *)copy.p;
	struct reader r = {
		.cx = cx, .text = text.p, .begin = begin, .p = begin, .end = begin + text.n};
	struct json *v = ARENA_NEW(cx->arena, struct json);
	if (read_value(&r, v))
		return cx->rc;
	skip_space(&r);
	if (r.p != r.end)
		return wrong(&r, "末尾有多余内容");
	*out = v;
	return RC_OK;
}

/* ---- looking at them ---- */

enum json_kind json_kind(const struct json *v)
{
	return v ? v->kind : JSON_NONE;
}

const struct json *json_find(const struct json *v, struct str key)
{
	if (!v || v->kind != JSON_OBJ)
		return NULL;
	for (size_t i = 0; i < v->n; i++) {
		struct str is = v->u.members[i].key;
		/* the first byte tells most apart */
		if (is.n == key.n &&
			(!key.n || (is.p[0] == key.p[0] && !memcmp(is.p, key.p, key.n))))
			return &v->u.members[i].value;
	}
	return NULL;
}

const struct json *json_get(const struct json *v, const char *key)
{
	return json_find(v, str_c(key));
}

const struct json *json_at(const struct json *v, size_t i)
{
	return v && v->kind == JSON_ARR && i < v->n ? &v->u.list[i] : NULL;
}

size_t json_count(const struct json *v)
{
	return v && (v->kind == JSON_ARR || v->kind == JSON_OBJ) ? v->n : 0;
}

struct str json_str(const struct json *v)
{
	return v && v->kind == JSON_STR ? (struct str){v->u.p, v->n} : STR_NONE;
}

int64_t json_int(const struct json *v, int64_t otherwise)
{
	return v && v->kind == JSON_INT ? v->u.i : otherwise;
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
	return v && v->kind == JSON_BOOL ? v->u.yes : otherwise;
}

struct json_each json_each(const struct json *v)
{
	return (struct json_each){.object = json_kind(v) == JSON_OBJ ? v : NULL};
}

bool json_next(struct json_each *e)
{
	if (!e->object || e->at >= e->object->n) {
		e->object = NULL;
		return false;
	}
	const struct json_member *m = &e->object->u.members[e->at++];
	e->key = m->key;
	e->value = &m->value;
	return true;
}

struct sorted {
	struct str key;
	const struct json *value;
};

static int member_cmp(const void *a, const void *b)
{
	return str_cmp(((const struct sorted *)a)->key, ((const struct sorted *)b)->key);
}

static void canonical(struct json_out *w, const struct json *v);

static void canonical_object(struct json_out *w, const struct json *v)
{
	size_t n = json_count(v), i = 0;
	struct sorted *m = ARENA_ARRAY(w->b->a, struct sorted, n);
	struct json_each e = json_each(v);
	while (json_next(&e))
		m[i++] = (struct sorted){e.key, e.value};
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
