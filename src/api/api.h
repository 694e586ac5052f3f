/*
 * The API as a whole: from route tables to a running server. It owns the readers (one connection
 * for each thread that runs handlers), the counters, the throttles and the OpenAPI document.
 */
#ifndef ZHIFA_API_API_H
#define ZHIFA_API_API_H

#include "api/route.h"
#include "http/server.h"

/* One line of /healthz. */
struct api_check {
	const char *name;
	bool (*is_well)(struct cx *cx, void *app, struct str *detail);
};

struct api_config {
	/* host, port, threads, limits, files, error_page; the rest is filled in */
	struct http_config http;
	/* empty: no store */
	struct str db_url;
	/* may be NULL where no route writes */
	struct db_writer *writer;
	/* tables, ended by NULL; they outlive the API */
	const struct api_route *const *routes;
	/*
	 * Finds the session of a cookie's value, in the call's snapshot. Leaves account 0 where
	 * there is none, fails only where the store does. NULL: there are no sessions.
	 */
	enum rc (*session)(struct call *call, struct str cookie);
	/* "https://zf.example.cn": the one browsers see; NULL: taken from the Host header */
	const char *origin;
	/* ended by an empty entry; may be NULL */
	const struct api_check *checks;
	/* more lines for /metrics; may be NULL */
	void (*metrics)(void *app, struct buf *out);
	const char *version;
	/* no log line for each request */
	bool quiet;
	void *app;
};

/*
 * Opens the readers and starts serving. Fails with RC_INPUT where the tables contradict
 * themselves (a route without permission, a pattern without its fields, …), else as its parts do.
 * With ZHIFA_CHECK_REPLIES=1 in the environment every answer is compared with its declared
 * fields; a difference is logged as broken.
 */
MUST_USE enum rc api_start(struct cx *cx, const struct api_config *config, struct api **out);
/* Finishes what is under way. The writer must still run. NULL is fine. */
void api_stop(struct api *api);
uint16_t api_port(const struct api *api);

/* Checks the tables alone, as api_start does. */
MUST_USE enum rc api_check_routes(struct cx *cx, const struct api_route *const *routes);
/* The OpenAPI 3.1 document of the tables and of the API's own routes; as JSON. */
void api_openapi(
	struct cx *cx, const struct api_route *const *routes, const char *version, struct buf *out);

#endif
