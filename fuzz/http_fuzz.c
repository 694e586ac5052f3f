/*
 * The request's target, query and cookies. The first byte chooses: what was taken must be valid
 * UTF-8 without control characters, and a path must never leave its place.
 */
#include "base/utf8.h"
#include "fuzz.h"
#include "http/uri.h"

static void check_text(struct str s)
{
	FUZZ_HOLDS(utf8_check(s));
	for (size_t i = 0; i < s.n; i++)
		FUZZ_HOLDS((unsigned char)s.p[i] >= 0x20 && s.p[i] != 0x7F);
}

static void check_pairs(const struct http_pairs *pairs)
{
	FUZZ_HOLDS(pairs->n <= URI_PAIRS);
	for (size_t i = 0; i < pairs->n; i++) {
		check_text(pairs->v[i].name);
		check_text(pairs->v[i].value);
	}
}

FUZZ(cx, in)
{
	if (!in.n)
		return;
	char kind = in.p[0];
	struct uri_path path;
	struct str query;
	struct http_pairs pairs = {.n = 0};
	in = str_sub(in, 1, in.n);
	if (kind == 'q' && uri_query(cx->arena, in, &pairs))
		check_pairs(&pairs);
	if (kind == 'c' && uri_cookies(cx->arena, in, &pairs))
		check_pairs(&pairs);
	if (kind != 't' || !uri_parse(cx->arena, in, &path, &query))
		return;
	check_text(path.path);
	FUZZ_HOLDS(path.path.n > 0 && path.path.p[0] == '/' && path.n <= URI_SEGMENTS);
	for (size_t i = 0; i < path.n; i++) {
		check_text(path.seg[i]);
		FUZZ_HOLDS(!str_is(path.seg[i], "..") && !str_is(path.seg[i], "."));
		FUZZ_HOLDS(str_find(path.seg[i], STR("/"), 0) == path.seg[i].n);
	}
}
