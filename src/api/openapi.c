#include "api/inside.h"

static void parameters(struct json_out *w, const struct api_route *r)
{
	bool any = false;
	for (const struct field *f = r->in; f && f->name; f++) {
		if (!(f->flags & (FIELD_PATH | FIELD_QUERY)))
			continue;
		if (!any)
			json_set_begin_array(w, "parameters");
		any = true;
		json_begin(w);
		json_set(w, "name", str_c(f->name));
		json_set(w, "in", f->flags & FIELD_PATH ? STR("path") : STR("query"));
		json_set_bool(w, "required", f->flags & (FIELD_PATH | FIELD_REQUIRED));
		json_set(w, "description", str_c(f->title));
		json_key(w, STR("schema"));
		field_schema(w, f);
		json_end(w);
	}
	if (any)
		json_end(w);
}

static void request_body(struct json_out *w, const struct api_route *r)
{
	if (!r->upload_limit && !fields_have_body(r->in))
		return;
	json_set_begin(w, "requestBody");
	json_set_bool(w, "required", true);
	json_set_begin(w, "content");
	json_set_begin(w, r->upload_limit ? "application/octet-stream" : "application/json");
	json_set_begin(w, "schema");
	if (r->upload_limit) {
		json_set(w, "type", STR("string"));
		json_set(w, "format", STR("binary"));
		json_set_int(w, "maxLength", (int64_t)r->upload_limit);
	} else {
		fields_schema(w, r->in);
	}
	for (int i = 0; i < 4; i++)
		json_end(w);
}

static void responses(struct json_out *w, const struct api_route *r)
{
	json_set_begin(w, "responses");
	json_set_begin(w, "200");
	json_set(w, "description", STR("成功"));
	if (r->out || r->produces) {
		json_set_begin(w, "content");
		json_set_begin(w, r->produces ? r->produces : "application/json");
		if (r->out) {
			json_set_begin(w, "schema");
			fields_schema(w, r->out);
			json_end(w);
		}
		json_end(w);
		json_end(w);
	}
	json_end(w);
	json_set_begin(w, "default");
	json_set_raw(w, "$ref", STR("\"#/components/responses/problem\""));
	json_end(w);
	json_end(w);
}

/* "GET /api/matters/{id}" as get_api_matters_id. */
static struct str operation_id(struct arena *a, const struct api_route *r)
{
	struct buf b = buf_in(a);
	for (const char *p = r->method; *p; p++)
		buf_char(&b, (char)(*p | 0x20));
	for (const char *p = r->path; *p; p++) {
		if (*p == '/' || *p == '.' || *p == '-')
			buf_char(&b, '_');
		else if (*p != '{' && *p != '}')
			buf_char(&b, *p);
	}
	return buf_get(&b);
}

static void security(struct json_out *w, const struct api_route *r)
{
	json_set(w, "x-permission", str_c(r->allow->name));
	json_set_begin_array(w, "security");
	if (r->allow->needs_session) {
		json_begin(w);
		json_set_raw(w, "session", STR("[]"));
		if (strcmp(r->method, "GET") != 0)
			json_set_raw(w, "token", STR("[]"));
		json_end(w);
	}
	json_end(w);
}

static void operation(struct cx *cx, struct json_out *w, const struct api_route *r)
{
	struct buf method = buf_in(cx->arena);
	for (const char *p = r->method; *p; p++)
		buf_char(&method, (char)(*p | 0x20));
	json_key(w, buf_get(&method));
	json_begin(w);
	json_set(w, "operationId", operation_id(cx->arena, r));
	json_set(w, "summary", str_c(r->title));
	security(w, r);
	parameters(w, r);
	request_body(w, r);
	responses(w, r);
	json_end(w);
}

/* The components are the same for every table. */
static const char components[] =
	"{\"securitySchemes\":{"
	"\"session\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"" API_COOKIE "\"},"
	"\"token\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"" API_TOKEN_HEADER "\"}},"
	"\"responses\":{\"problem\":{\"description\":\"出错或依法不能办理\",\"content\":{"
	"\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/problem\"}}}}},"
	"\"schemas\":{\"problem\":{\"type\":\"object\",\"properties\":{"
	"\"type\":{\"type\":\"string\"},\"status\":{\"type\":\"integer\"},\"title\":{\"type\":"
	"\"string\"},"
	"\"detail\":{\"type\":\"string\"},\"request_id\":{\"type\":\"string\"},"
	"\"refusals\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{"
	"\"rule\":{\"type\":\"string\"},\"because\":{\"type\":\"string\"},\"basis\":{\"type\":"
	"\"string\"},"
	"\"cure\":{\"type\":\"string\"},\"cure_title\":{\"type\":\"string\"}}}},"
	"\"fields\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{"
	"\"field\":{\"type\":\"string\"},\"message\":{\"type\":\"string\"}}}}},"
	"\"required\":[\"type\",\"status\",\"title\",\"detail\",\"request_id\",\"refusals\","
	"\"fields\"]}}}";

struct flat {
	const struct api_route **v;
	size_t n, cap;
};

static void flatten(struct cx *cx, const struct api_route *table, struct flat *out)
{
	for (const struct api_route *r = table; r->method; r++)
		*VEC_PUSH(cx->arena, out) = r;
}

void api_openapi(
	struct cx *cx, const struct api_route *const *routes, const char *version, struct buf *out)
{
	struct json_out w = json_to(out);
	struct flat all = {.n = 0};
	for (size_t i = 0; routes[i]; i++)
		flatten(cx, routes[i], &all);
	flatten(cx, api_builtin_routes, &all);
	json_begin(&w);
	json_set(&w, "openapi", STR("3.1.0"));
	json_set_begin(&w, "info");
	json_set(&w, "title", STR("执法"));
	json_set(&w, "version", str_c(version ? version : "0"));
	json_end(&w);
	json_set_begin(&w, "paths");
	for (size_t i = 0; i < all.n; i++) {
		bool seen = false;
		for (size_t k = 0; k < i; k++)
			seen |= !strcmp(all.v[k]->path, all.v[i]->path);
		if (seen)
			continue;
		json_key(&w, str_c(all.v[i]->path));
		json_begin(&w);
		for (size_t k = i; k < all.n; k++)
			if (!strcmp(all.v[k]->path, all.v[i]->path))
				operation(cx, &w, all.v[k]);
		json_end(&w);
	}
	json_end(&w);
	json_set_raw(&w, "components", str_c(components));
	json_end(&w);
}
