/*
 * The request target, cookies and forms, taken apart. Everything here reads foreign bytes:
 * what comes out is decoded, valid UTF-8, without control characters, and bounded in number.
 */
#ifndef ZHIFA_HTTP_URI_H
#define ZHIFA_HTTP_URI_H

#include "http/http.h"

#define URI_SEGMENTS 16
#define URI_PAIRS 64

struct uri_path {
	struct str path;              /* decoded, "/a/b" */
	struct str seg[URI_SEGMENTS]; /* decoded; "/" has none; "/a/" has "a" and "" */
	size_t n;
};

/*
 * Takes a target in origin form ("/path?query") apart; *query is its undecoded rest. False
 * where it is malformed: other forms, bad escapes, malformed UTF-8, control characters, an
 * encoded slash or backslash, "." and ".." segments, a fragment, too many segments.
 */
bool uri_parse(struct arena *a, struct str target, struct uri_path *out, struct str *query);
/* name=value&…, with + for a space. False where malformed or more than URI_PAIRS pairs. */
bool uri_query(struct arena *a, struct str raw, struct http_pairs *out);
/*
 * A Cookie header's pairs, appended. Pairs that are malformed are left out, since other
 * programs of the same host may set what they like. False beyond URI_PAIRS pairs.
 */
bool uri_cookies(struct arena *a, struct str raw, struct http_pairs *out);

#endif
