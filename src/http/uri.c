#include "http/uri.h"

#include "base/utf8.h"

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static bool has_control(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
			return true;
	return false;
}

/* Percent-decoding into the arena; plus: whether + is a space. */
static bool decode(struct arena *a, struct str in, bool plus, struct str *out)
{
	char *p = arena_alloc(a, in.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < in.n; i++) {
		char c = in.p[i];
		if (c == '%') {
			int h = i + 2 < in.n ? hex(in.p[i + 1]) : -1;
			int l = i + 2 < in.n ? hex(in.p[i + 2]) : -1;
			if (h < 0 || l < 0)
				return false;
			c = (char)(h << 4 | l);
			i += 2;
		} else if (c == '+' && plus) {
			c = ' ';
		}
		p[n++] = c;
	}
	*out = (struct str){p, n};
	return !has_control(*out) && utf8_check(*out);
}

static bool segment_check(struct str s)
{
	if (str_is(s, ".") || str_is(s, ".."))
		return false;
	return !(s.n && (memchr(s.p, '/', s.n) || memchr(s.p, '\\', s.n)));
}

bool uri_parse(struct arena *a, struct str target, struct uri_path *out, struct str *query)
{
	*out = (struct uri_path){.n = 0};
	*query = STR_NONE;
	if (!target.n || target.p[0] != '/' || memchr(target.p, '#', target.n))
		return false;
	size_t q = str_find(target, STR("?"), 0);
	if (q < target.n)
		*query = str_sub(target, q + 1, target.n);
	struct str rest = str_sub(target, 1, q), raw;
	struct buf path = buf_in(a);
	if (!rest.n)
		buf_char(&path, '/');
	/* str_split gives no part after a last separator at the very end, so count it here */
	bool more = rest.n > 0;
	while (more) {
		size_t slash = str_find(rest, STR("/"), 0);
		raw = str_sub(rest, 0, slash);
		more = slash < rest.n;
		rest = str_sub(rest, slash + 1, rest.n);
		struct str seg;
		if (out->n == URI_SEGMENTS || !decode(a, raw, false, &seg) || !segment_check(seg))
			return false;
		out->seg[out->n++] = seg;
		buf_char(&path, '/');
		buf_str(&path, seg);
	}
	out->path = buf_get(&path);
	return true;
}

bool uri_query(struct arena *a, struct str raw, struct http_pairs *out)
{
	struct str part;
	while (str_split(&raw, '&', &part)) {
		if (!part.n)
			continue;
		size_t eq = str_find(part, STR("="), 0);
		struct http_pair pair;
		if (out->n == URI_PAIRS || !decode(a, str_sub(part, 0, eq), true, &pair.name) ||
			!decode(a, str_sub(part, eq + 1, part.n), true, &pair.value))
			return false;
		*VEC_PUSH(a, out) = pair;
	}
	return true;
}

/* RFC 6265 cookie-octet, and for names the token characters that matter. */
static bool cookie_text(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c <= 0x20 || c >= 0x7F || c == '"' || c == ',' || c == ';' || c == '\\')
			return false;
	}
	return true;
}

bool uri_cookies(struct arena *a, struct str raw, struct http_pairs *out)
{
	struct str part;
	while (str_split(&raw, ';', &part)) {
		part = str_trim(part);
		size_t eq = str_find(part, STR("="), 0);
		struct str name = str_sub(part, 0, eq), value = str_sub(part, eq + 1, part.n);
		if (!name.n || eq == part.n || !cookie_text(name) || !cookie_text(value))
			continue;
		if (out->n == URI_PAIRS)
			return false;
		*VEC_PUSH(a, out) = (struct http_pair){name, value};
	}
	return true;
}
