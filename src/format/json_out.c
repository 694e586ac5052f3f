#include "format/json.h"

struct json_out json_to(struct buf *b)
{
	return (struct json_out){.b = b};
}

static bool in_object(const struct json_out *w)
{
	return w->depth > 0 && (w->objects >> (w->depth - 1) & 1);
}

/* What stands before a value: a comma in an array, nothing after a key. */
static void before_value(struct json_out *w)
{
	INVARIANT(w->keyed == in_object(w));
	INVARIANT(w->depth > 0 || !w->comma);
	if (w->comma)
		buf_char(w->b, ',');
	w->keyed = false;
	w->comma = true;
}

static void begin(struct json_out *w, bool object)
{
	before_value(w);
	INVARIANT(w->depth < 64);
	uint64_t bit = UINT64_C(1) << w->depth;
	w->objects = object ? w->objects | bit : w->objects & ~bit;
	w->depth++;
	w->comma = false;
	buf_char(w->b, object ? '{' : '[');
}

void json_begin(struct json_out *w)
{
	begin(w, true);
}

void json_begin_array(struct json_out *w)
{
	begin(w, false);
}

void json_end(struct json_out *w)
{
	INVARIANT(w->depth > 0 && !w->keyed);
	buf_char(w->b, in_object(w) ? '}' : ']');
	w->depth--;
	w->comma = true;
}

static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\';
}

#define EACH(c) (UINT64_C(0x0101010101010101) * (c))

/* Whether one of eight bytes is no plain one. The three terms set the high bit of a byte that is
 * below 0x20, a quotation mark, a backslash; none sets one in a word of plain bytes. */
static bool any_special(const char *p)
{
	uint64_t x;
	memcpy(&x, p, sizeof x);
	uint64_t quotes = x ^ EACH('"'), slashes = x ^ EACH('\\');
	return (((x - EACH(0x20)) & ~x) | ((quotes - EACH(1)) & ~quotes) |
		       ((slashes - EACH(1)) & ~slashes)) &
	       EACH(0x80);
}

/* How many bytes from the first on need no escape. */
static size_t plain_length(struct str s)
{
	size_t i = 0;
	while (i + 8 <= s.n && !any_special(s.p + i))
		i += 8;
	while (i < s.n && is_plain((unsigned char)s.p[i]))
		i++;
	return i;
}

static void quote(struct buf *b, struct str s)
{
	size_t from = 0, i = plain_length(s);
	if (i == s.n) { /* nothing to escape, as almost always */
		char *p = buf_room(b, s.n + 2);
		*p++ = '"';
		if (s.n)
			memcpy(p, s.p, s.n);
		memcpy(p + s.n, "\"", 2);
		b->n += s.n + 2;
		return;
	}
	buf_char(b, '"');
	for (; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (is_plain(c))
			continue;
		buf_add(b, s.p + from, i - from);
		from = i + 1;
		static const char shorts[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";
		const char *hit = c ? strchr(shorts, c) : NULL;
		if (hit) {
			buf_char(b, '\\');
			buf_char(b, letters[hit - shorts]);
		} else {
			buf_printf(b, "\\u%04x", c);
		}
	}
	if (from < s.n)
		buf_add(b, s.p + from, s.n - from);
	buf_char(b, '"');
}

void json_key(struct json_out *w, struct str key)
{
	INVARIANT(in_object(w) && !w->keyed);
	if (w->comma)
		buf_char(w->b, ',');
	quote(w->b, key);
	buf_char(w->b, ':');
	w->comma = false;
	w->keyed = true;
}

/* A key that is a constant of ours: letters, nothing to escape. */
static void constant_key(struct json_out *w, const char *key)
{
	INVARIANT(in_object(w) && !w->keyed);
	size_t n = strlen(key);
	char *p = buf_room(w->b, n + 4);
	if (w->comma)
		*p++ = ',';
	*p++ = '"';
	memcpy(p, key, n);
	memcpy(p + n, "\":", 3);
	w->b->n = (size_t)(p + n + 2 - w->b->p);
	w->comma = false;
	w->keyed = true;
}

void json_put(struct json_out *w, struct str text)
{
	before_value(w);
	quote(w->b, text);
}

void json_put_int(struct json_out *w, int64_t v)
{
	before_value(w);
	buf_int(w->b, v);
}

void json_put_id(struct json_out *w, int64_t id)
{
	before_value(w);
	if (id == 0) {
		buf_z(w->b, "null");
		return;
	}
	buf_char(w->b, '"');
	buf_int(w->b, id);
	buf_char(w->b, '"');
}

void json_put_bool(struct json_out *w, bool v)
{
	before_value(w);
	buf_z(w->b, v ? "true" : "false");
}

void json_put_null(struct json_out *w)
{
	before_value(w);
	buf_z(w->b, "null");
}

void json_put_raw(struct json_out *w, struct str json)
{
	INVARIANT(json.n > 0);
	before_value(w);
	buf_str(w->b, json);
}

void json_put_members(struct json_out *w, struct str members)
{
	INVARIANT(in_object(w) && !w->keyed && members.n > 0);
	if (w->comma)
		buf_char(w->b, ',');
	buf_str(w->b, members);
	w->comma = true;
}

void json_put_value(struct json_out *w, const struct json *v)
{
	before_value(w);
	json_canonical(w->b, v);
}

void json_set(struct json_out *w, const char *key, struct str text)
{
	constant_key(w, key);
	json_put(w, text);
}

void json_set_int(struct json_out *w, const char *key, int64_t v)
{
	constant_key(w, key);
	json_put_int(w, v);
}

void json_set_id(struct json_out *w, const char *key, int64_t id)
{
	constant_key(w, key);
	json_put_id(w, id);
}

void json_set_bool(struct json_out *w, const char *key, bool v)
{
	constant_key(w, key);
	json_put_bool(w, v);
}

void json_set_null(struct json_out *w, const char *key)
{
	constant_key(w, key);
	json_put_null(w);
}

void json_set_raw(struct json_out *w, const char *key, struct str json)
{
	constant_key(w, key);
	json_put_raw(w, json);
}

void json_set_begin(struct json_out *w, const char *key)
{
	constant_key(w, key);
	json_begin(w);
}

void json_set_begin_array(struct json_out *w, const char *key)
{
	constant_key(w, key);
	json_begin_array(w);
}
