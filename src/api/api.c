#include "api/inside.h"

#include <stdlib.h>

#define IO_THREADS 2
#define WORKERS 3
#define THROTTLE_SLOTS ((size_t)1 << 15)

/* Counts a request, and tells of it; the path is the route's pattern, never what the client sent.
 */
static void on_done(struct request *rq, const struct http_done *d)
{
	struct api *api = http_arg(rq);
	bool is_static = !rq->route && (d->status == 200 || d->status == 304);
	size_t number = rq->route ? ((const struct bound *)rq->route->arg)->number
				  : api->n_routes + !is_static;
	metrics_count(&api->metrics[number], d->status, d->micros);
	if (api->config.quiet)
		return;
	log_event(&rq->cx, LOG_INFO, "request", LOG_S("route", str_c(api->names[number])),
		LOG_I("status", d->status), LOG_I("micros", d->micros), LOG_I("bytes", d->bytes),
		LOG_S("from", rq->remote));
}

static enum http_body body_of(const struct api_route *r)
{
	if (!strcmp(r->method, "GET"))
		return HTTP_NO_BODY;
	return r->upload_limit ? HTTP_BODY_FILE : HTTP_BODY_MEMORY;
}

/* Reading waits for a network where the engine is not embedded: that is no work for an I/O thread.
 */
static enum http_run run_of(const struct api *api, const struct api_route *r)
{
	bool is_remote = api->readers && db_engine(api->readers[0]) != DB_SQLITE;
	return r->run == API_READ && !is_remote ? HTTP_INLINE : HTTP_WORKER;
}

static void bind(struct api *api, const struct api_route *table)
{
	for (const struct api_route *r = table; r->method; r++) {
		size_t i = api->n_routes++;
		api->bound[i] = (struct bound){.api = api, .route = r, .number = i};
		api->names[i] = str_printf(api->arena, "%s %s", r->method, r->path).p;
		api->http_routes[i] = (struct http_route){.method = r->method,
			.pattern = r->path,
			.run = run_of(api, r),
			.body = body_of(r),
			.body_limit = r->upload_limit ? r->upload_limit : r->body_limit,
			.html = r->html,
			.admit = r->upload_limit ? api_admit : NULL,
			.handler = api_serve,
			.arg = &api->bound[i]};
	}
}

static void bind_all(struct api *api)
{
	size_t n = 0;
	const struct api_route *const *tables = api->config.routes;
	for (size_t i = 0; tables[i]; i++)
		for (const struct api_route *r = tables[i]; r->method; r++)
			n++;
	for (const struct api_route *r = api_builtin_routes; r->method; r++)
		n++;
	api->bound = ARENA_ARRAY(api->arena, struct bound, n);
	api->http_routes = ARENA_ARRAY(api->arena, struct http_route, n);
	api->names = ARENA_ARRAY(api->arena, const char *, n + 2);
	api->metrics = ARENA_ARRAY(api->arena, struct metrics, n + 2);
	for (size_t i = 0; tables[i]; i++)
		bind(api, tables[i]);
	bind(api, api_builtin_routes);
	api->names[n] = "static";
	api->names[n + 1] = "none";
}

static enum rc open_readers(struct cx *cx, struct api *api)
{
	if (!api->config.db_url.n)
		return RC_OK;
	api->readers = ARENA_ARRAY(api->arena, struct db *, api->slots);
	for (int i = 0; i < api->slots; i++)
		if (db_open(cx, api->config.db_url, true, &api->readers[i]))
			return cx->rc;
	return RC_OK;
}

static void release(struct api *api)
{
	for (int i = 0; api->readers && i < api->slots; i++)
		if (api->readers[i])
			db_close(api->readers[i]);
	throttle_free(api->throttle);
	arena_free(api->arena);
	free(api);
}

static enum rc start(struct cx *cx, struct api *api)
{
	const struct api_config *c = &api->config;
	struct cx own = cx_make(api->arena, api->env);
	uint64_t seed;
	if (api_check_routes(cx, c->routes) ||
		api_check_routes(cx, (const struct api_route *const[]){api_builtin_routes, NULL}) ||
		open_readers(cx, api))
		return cx->rc;
	cx_random(&own, &seed, sizeof seed);
	api->throttle = throttle_new(THROTTLE_SLOTS, seed);
	struct buf document = buf_in(api->arena);
	api_openapi(&own, c->routes, c->version, &document);
	api->openapi = buf_get(&document);
	bind_all(api);
	struct http_config http = c->http;
	http.env = api->env;
	http.routes = api->http_routes;
	http.n_routes = api->n_routes;
	http.done = on_done;
	http.arg = api;
	return http_server_start(cx, &http, &api->server);
}

enum rc api_start(struct cx *cx, const struct api_config *config, struct api **out)
{
	struct api *api = calloc(1, sizeof *api);
	INVARIANT(api);
	const char *checks = getenv("ZHIFA_CHECK_REPLIES");
	api->config = *config;
	api->arena = arena_new();
	api->env = config->http.env ? config->http.env : cx->env;
	api->started = api->env->now(api->env->arg);
	api->checks_replies = checks && !strcmp(checks, "1");
	if (!api->config.http.io_threads)
		api->config.http.io_threads = IO_THREADS;
	if (!api->config.http.workers)
		api->config.http.workers = WORKERS;
	api->slots = api->config.http.io_threads + api->config.http.workers;
	if (start(cx, api)) {
		release(api);
		return cx->rc;
	}
	*out = api;
	return RC_OK;
}

void api_stop(struct api *api)
{
	if (!api)
		return;
	http_server_stop(api->server);
	release(api);
}

uint16_t api_port(const struct api *api)
{
	return http_server_port(api->server);
}
