/*
 * The routes as a tree of path segments, built once. A literal segment wins over a parameter.
 */
#ifndef ZHIFA_HTTP_ROUTER_H
#define ZHIFA_HTTP_ROUTER_H

#include "http/uri.h"

struct router;

/* Builds the tree in the context's arena. RC_INPUT for malformed patterns, or two of one shape. */
MUST_USE enum rc router_new(
	struct cx *cx, const struct http_route *routes, size_t n, struct router **out);
/*
 * The route of a method and path, with its parameters; NULL if there is none. Then *allow, if
 * any route has the path, is the list of its methods for an Allow header, else empty.
 */
const struct http_route *router_find(const struct router *r, struct arena *a, struct str method,
	const struct uri_path *path, struct http_pairs *params, struct str *allow);

#endif
