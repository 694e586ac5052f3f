#include "typeset/pdf.h"

#include <stdlib.h>

#define ENTRY 20 /* bytes of a cross-reference: ten digits, five, a letter, two ends of line */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == 0;
}

static bool is_delimiter(char c)
{
	return is_space(c) || c == '<' || c == '>' || c == '[' || c == ']' || c == '(' ||
	       c == ')' || c == '/' || c == '%' || c == '{' || c == '}';
}

/* Past white space and comments. */
static size_t skip_space(struct str s, size_t at)
{
	while (at < s.n && (is_space(s.p[at]) || s.p[at] == '%')) {
		if (s.p[at] == '%')
			while (at < s.n && s.p[at] != '\n' && s.p[at] != '\r')
				at++;
		else
			at++;
	}
	return at;
}

static size_t skip_string(struct str s, size_t at)
{
	int depth = 0;
	for (; at < s.n; at++) {
		if (s.p[at] == '\\')
			at++;
		else if (s.p[at] == '(')
			depth++;
		else if (s.p[at] == ')' && --depth == 0)
			return at + 1;
	}
	return s.n;
}

/* Past one token: a name, a number, a string, a bracket. */
static size_t skip_token(struct str s, size_t at)
{
	if (at >= s.n)
		return s.n;
	if (s.p[at] == '(')
		return skip_string(s, at);
	if (str_has_prefix(str_sub(s, at, s.n), STR("<<")) ||
		str_has_prefix(str_sub(s, at, s.n), STR(">>")))
		return at + 2;
	if (s.p[at] == '<')
		return str_find(s, STR(">"), at) + 1;
	size_t end = at + 1;
	if (s.p[at] == '/' || !is_delimiter(s.p[at]))
		while (end < s.n && !is_delimiter(s.p[end]))
			end++;
	return end;
}

static bool token_is(struct str s, size_t at, const char *z)
{
	return str_is(str_sub(s, at, skip_token(s, at)), z);
}

/* Past one value: a token, or everything up to the bracket that closes it; "12 0 R" is one. */
static size_t skip_value(struct str s, size_t at)
{
	int depth = 0;
	size_t from = at;
	do {
		at = skip_space(s, at);
		if (at >= s.n)
			return s.n;
		depth += token_is(s, at, "<<") || token_is(s, at, "[");
		depth -= token_is(s, at, ">>") || token_is(s, at, "]");
		at = skip_token(s, at);
	} while (depth > 0);
	if (s.p[from] < '0' || s.p[from] > '9')
		return at;
	size_t second = skip_space(s, at), third = skip_space(s, skip_token(s, second));
	return token_is(s, third, "R") ? skip_token(s, third) : at;
}

/* Where a key of the dictionary itself stands; s.n if there is none. */
static size_t find_key(struct str s, const char *key)
{
	size_t at = skip_space(s, 2);
	while (at < s.n && !token_is(s, at, ">>")) {
		if (token_is(s, at, key))
			return at;
		at = skip_space(s, skip_value(s, skip_space(s, skip_token(s, at))));
	}
	return s.n;
}

struct str pdf_value(struct str d, const char *key)
{
	size_t at = d.n ? find_key(d, key) : 0;
	if (at == d.n)
		return STR_NONE;
	at = skip_space(d, skip_token(d, at));
	return str_sub(d, at, skip_value(d, at));
}

static int number_at(struct str s, size_t at)
{
	int64_t n;
	struct str digits = str_sub(s, at, skip_token(s, at));
	return str_to_int(digits, &n) && n >= 0 && n < INT32_MAX ? (int)n : -1;
}

int pdf_reference(struct str value)
{
	size_t second = skip_space(value, skip_token(value, 0));
	size_t third = skip_space(value, skip_token(value, second));
	int n = number_at(value, 0);
	return n > 0 && token_is(value, third, "R") ? n : 0;
}

struct str pdf_with(struct arena *a, struct str d, const char *more)
{
	return str_printf(a, STR_FMT "\n%s\n>>", STR_ARG(str_sub(d, 0, d.n - 2)), more);
}

struct str pdf_without(struct arena *a, struct str d, const char *key)
{
	size_t at = d.n ? find_key(d, key) : 0;
	if (at == d.n)
		return d;
	size_t end = skip_value(d, skip_space(d, skip_token(d, at)));
	return str_printf(
		a, STR_FMT STR_FMT, STR_ARG(str_sub(d, 0, at)), STR_ARG(str_sub(d, end, d.n)));
}

struct str pdf_dictionary(const struct pdf *p, int object)
{
	for (size_t i = p->changed.n; i-- > 0;)
		if (p->changed.v[i].number == object)
			return p->changed.v[i].body;
	if (object <= 0 || object >= p->old_size || !p->offsets[object])
		return STR_NONE;
	size_t at = skip_space(p->bytes, p->offsets[object]);
	for (int i = 0; i < 2; i++) /* number and generation */
		at = skip_space(p->bytes, skip_token(p->bytes, at));
	if (!token_is(p->bytes, at, "obj"))
		return STR_NONE;
	at = skip_space(p->bytes, skip_token(p->bytes, at));
	return token_is(p->bytes, at, "<<") ? str_sub(p->bytes, at, skip_value(p->bytes, at))
					    : STR_NONE;
}

void pdf_change(struct pdf *p, int object, struct str body)
{
	for (size_t i = 0; i < p->changed.n; i++)
		if (p->changed.v[i].number == object) {
			p->changed.v[i].body = body;
			return;
		}
	*VEC_PUSH(p->cx->arena, &p->changed) = (struct pdf_object){object, body};
}

int pdf_add(struct pdf *p, struct str body)
{
	pdf_change(p, p->size, body);
	return p->size++;
}

/* ---- reading and writing the table ---- */

static enum rc not_ours(struct cx *cx)
{
	return fail(cx, RC_IO, "PDF 的结构与预期不同，可能是图形库换了版本");
}

enum rc pdf_open(struct cx *cx, struct str bytes, struct pdf *out)
{
	*out = (struct pdf){.cx = cx, .bytes = bytes};
	size_t tail = bytes.n > 64 ? bytes.n - 64 : 0,
	       start = str_find(bytes, STR("startxref"), tail);
	int table = number_at(bytes, skip_space(bytes, start + 9));
	if (start >= bytes.n || table <= 0 || (size_t)table >= bytes.n ||
		!token_is(bytes, (size_t)table, "xref"))
		return not_ours(cx);
	out->table = (size_t)table;
	size_t at = skip_space(bytes, out->table + 4);
	if (number_at(bytes, at) != 0)
		return not_ours(cx);
	at = skip_space(bytes, skip_token(bytes, at));
	out->size = out->old_size = number_at(bytes, at);
	at = skip_space(bytes, skip_token(bytes, at));
	if (out->size < 1 || (size_t)out->size > (bytes.n - at) / ENTRY)
		return not_ours(cx);
	out->offsets = ARENA_ARRAY(cx->arena, size_t, out->size);
	for (int i = 1; i < out->size; i++) {
		size_t entry = at + (size_t)i * ENTRY;
		int offset = number_at(bytes, entry);
		if (offset < 0 || (size_t)offset >= bytes.n)
			return not_ours(cx);
		out->offsets[i] = bytes.p[entry + 17] == 'n' ? (size_t)offset : 0;
	}
	at = skip_space(bytes, at + (size_t)out->size * ENTRY);
	if (!token_is(bytes, at, "trailer"))
		return not_ours(cx);
	at = skip_space(bytes, skip_token(bytes, at));
	struct str trailer = str_sub(bytes, at, skip_value(bytes, at));
	out->root = pdf_reference(pdf_value(trailer, "/Root"));
	out->info = pdf_reference(pdf_value(trailer, "/Info"));
	return out->root ? RC_OK : not_ours(cx);
}

static int by_number(const void *a, const void *b)
{
	int x = ((const struct pdf_object *)a)->number, y = ((const struct pdf_object *)b)->number;
	return (x > y) - (x < y);
}

struct str pdf_close(struct pdf *p, struct str id)
{
	struct buf b = buf_in(p->cx->arena);
	size_t n = p->changed.n;
	size_t *at = ARENA_ARRAY(p->cx->arena, size_t, n + 1);
	struct pdf_object *v = p->changed.v;
	if (n > 1)
		qsort(v, n, sizeof *v, by_number);
	buf_str(&b, p->bytes);
	for (size_t i = 0; i < n; i++) {
		at[i] = b.n;
		buf_printf(&b, "%d 0 obj\n", v[i].number);
		buf_str(&b, v[i].body);
		buf_z(&b, "\nendobj\n");
	}
	size_t table = b.n;
	buf_z(&b, "xref\n0 1\n0000000000 65535 f \n");
	for (size_t i = 0, run; i < n; i += run) {
		for (run = 1; i + run < n && v[i + run].number == v[i].number + (int)run; run++)
			continue;
		buf_printf(&b, "%d %zu\n", v[i].number, run);
		for (size_t k = i; k < i + run; k++)
			buf_printf(&b, "%010zu 00000 n \n", at[k]);
	}
	buf_printf(&b,
		"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %zu\n/ID [ <" STR_FMT
		"> <" STR_FMT "> ] >>\nstartxref\n%zu\n%%%%EOF\n",
		p->size, p->root, p->info, p->table, STR_ARG(id), STR_ARG(id), table);
	return buf_get(&b);
}
