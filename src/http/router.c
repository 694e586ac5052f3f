#include "http/router.h"

struct node {
	struct str seg; /* literal, or the parameter's name is in the route */
	struct {
		struct node **v;
		size_t n, cap;
	} kids;
	struct node *param;
	struct {
		const struct http_route **v;
		size_t n, cap;
	} routes;
};

struct router {
	struct node root;
};

static bool is_param(struct str seg)
{
	return seg.n > 2 && seg.p[0] == '{' && seg.p[seg.n - 1] == '}';
}

static struct node *child(const struct node *n, struct str seg)
{
	for (size_t i = 0; i < n->kids.n; i++)
		if (str_eq(n->kids.v[i]->seg, seg))
			return n->kids.v[i];
	return NULL;
}

static struct node *grow(struct cx *cx, struct node *n, struct str seg)
{
	if (is_param(seg)) {
		if (!n->param)
			n->param = ARENA_NEW(cx->arena, struct node);
		return n->param;
	}
	struct node *c = child(n, seg);
	if (!c) {
		c = ARENA_NEW(cx->arena, struct node);
		c->seg = seg;
		*VEC_PUSH(cx->arena, &n->kids) = c;
	}
	return c;
}

static enum rc add(struct cx *cx, struct router *r, const struct http_route *route)
{
	struct str rest = str_c(route->pattern), seg;
	if (!rest.n || rest.p[0] != '/' || !route->handler || !route->method)
		return fail(cx, RC_INPUT, "route %s: malformed", route->pattern);
	struct node *n = &r->root;
	size_t depth = 0;
	rest = rest.n > 1 ? str_sub(rest, 1, rest.n) : STR_NONE;
	while (str_split(&rest, '/', &seg)) {
		if (!seg.n || depth++ == URI_SEGMENTS)
			return fail(cx, RC_INPUT, "route %s: malformed", route->pattern);
		n = grow(cx, n, seg);
	}
	for (size_t i = 0; i < n->routes.n; i++)
		if (!strcmp(n->routes.v[i]->method, route->method))
			return fail(cx, RC_INPUT, "route %s %s: there are two", route->method,
				route->pattern);
	*VEC_PUSH(cx->arena, &n->routes) = route;
	return RC_OK;
}

enum rc router_new(struct cx *cx, const struct http_route *routes, size_t n, struct router **out)
{
	struct router *r = ARENA_NEW(cx->arena, struct router);
	for (size_t i = 0; i < n; i++)
		if (add(cx, r, &routes[i]))
			return cx->rc;
	*out = r;
	return RC_OK;
}

/* Depth-first, literals before the parameter, until a node with routes is met at the end. */
static const struct node *walk(const struct node *n, const struct uri_path *path, size_t at)
{
	if (at == path->n)
		return n->routes.n ? n : NULL;
	const struct node *c = child(n, path->seg[at]);
	const struct node *found = c ? walk(c, path, at + 1) : NULL;
	if (!found && n->param && path->seg[at].n)
		found = walk(n->param, path, at + 1);
	return found;
}

static void bind(struct arena *a, const struct http_route *route, const struct uri_path *path,
	struct http_pairs *params)
{
	struct str rest = str_c(route->pattern + 1), seg;
	for (size_t i = 0; i < path->n && str_split(&rest, '/', &seg); i++)
		if (is_param(seg))
			*VEC_PUSH(a, params) =
				(struct http_pair){str_sub(seg, 1, seg.n - 1), path->seg[i]};
}

const struct http_route *router_find(const struct router *r, struct arena *a, struct str method,
	const struct uri_path *path, struct http_pairs *params, struct str *allow)
{
	*allow = STR_NONE;
	const struct node *n = walk(&r->root, path, 0);
	if (!n)
		return NULL;
	struct str want = str_is(method, "HEAD") ? STR("GET") : method;
	for (size_t i = 0; i < n->routes.n; i++)
		if (str_is(want, n->routes.v[i]->method)) {
			bind(a, n->routes.v[i], path, params);
			return n->routes.v[i];
		}
	struct buf b = buf_in(a);
	for (size_t i = 0; i < n->routes.n; i++) {
		buf_z(&b, i ? ", " : "");
		buf_z(&b, n->routes.v[i]->method);
		if (!strcmp(n->routes.v[i]->method, "GET"))
			buf_z(&b, ", HEAD");
	}
	*allow = buf_get(&b);
	return NULL;
}
