#include "api/inside.h"

#define CHECK_DEPTH 8

static enum rc bad(struct cx *cx, const struct api_route *r, const char *what)
{
	return fail(cx, RC_INPUT, "route %s %s: %s", r->method, r->path, what);
}

static const struct field *find(const struct field *fields, struct str name)
{
	for (const struct field *f = fields; f && f->name; f++)
		if (str_is(name, f->name))
			return f;
	return NULL;
}

static enum rc check_fields(
	struct cx *cx, const struct api_route *r, const struct field *fields, int depth)
{
	if (depth > CHECK_DEPTH)
		return bad(cx, r, "fields too deep");
	for (const struct field *f = fields; f && f->name; f++) {
		if (find(fields, str_c(f->name)) != f)
			return bad(cx, r, "two fields of one name");
		if ((f->kind == FIELD_ENUM) != (f->options != NULL))
			return bad(cx, r, "options belong to choices");
		if ((f->kind == FIELD_OBJECT) != (f->fields != NULL))
			return bad(cx, r, "fields belong to objects");
		if (f->fields && check_fields(cx, r, f->fields, depth + 1))
			return cx->rc;
	}
	return RC_OK;
}

/* The pattern's parameters and the fields of the path are the same. */
static enum rc check_path(struct cx *cx, const struct api_route *r)
{
	struct str rest = str_c(r->path), seg;
	size_t in_pattern = 0, in_fields = 0;
	while (str_split(&rest, '/', &seg)) {
		if (!seg.n || seg.p[0] != '{')
			continue;
		const struct field *f = find(r->in, str_sub(seg, 1, seg.n - 1));
		in_pattern++;
		if (!f || !(f->flags & FIELD_PATH))
			return bad(cx, r, "a parameter of the path without its field");
	}
	for (const struct field *f = r->in; f && f->name; f++) {
		in_fields += (f->flags & FIELD_PATH) != 0;
		bool is_param = f->flags & (FIELD_PATH | FIELD_QUERY);
		if (is_param && ((f->flags & FIELD_LIST) || f->kind == FIELD_OBJECT ||
					f->kind == FIELD_JSON))
			return bad(cx, r, "a parameter that does not fit into a URL");
	}
	return in_pattern == in_fields ? RC_OK
				       : bad(cx, r, "a field of the path that is not in it");
}

static enum rc check_route(struct cx *cx, const struct api_route *r)
{
	bool is_get = !strcmp(r->method, "GET");
	if (!r->allow)
		return bad(cx, r, "no permission");
	if (!r->handle || !r->title || r->path[0] != '/')
		return bad(cx, r, "no handler, title or path");
	if (is_get &&
		(fields_have_body(r->in) || r->no_token || r->upload_limit || r->run == API_WRITE))
		return bad(cx, r, "a GET neither writes nor has a body");
	if (!is_get && r->allow->needs_session == r->no_token)
		return bad(cx, r, "either a session with its token, or no_token");
	if (r->upload_limit && fields_have_body(r->in))
		return bad(cx, r, "an upload has no other body");
	if (r->upload_limit && r->per_minute)
		return bad(cx, r, "an upload is looked at twice, and would be counted twice");
	if (r->html && !r->produces)
		return bad(cx, r, "a page produces text/html");
	if ((r->per_minute > 0) != (r->burst > 0))
		return bad(cx, r, "burst and per_minute go together");
	if (check_fields(cx, r, r->in, 0) || check_fields(cx, r, r->out, 0))
		return cx->rc;
	return check_path(cx, r);
}

enum rc api_check_routes(struct cx *cx, const struct api_route *const *routes)
{
	for (size_t i = 0; routes[i]; i++)
		for (const struct api_route *r = routes[i]; r->method; r++)
			if (check_route(cx, r))
				return cx->rc;
	return RC_OK;
}
