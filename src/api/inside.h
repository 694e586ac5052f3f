/* The inside of the API, for this folder only. */
#ifndef ZHIFA_API_INSIDE_H
#define ZHIFA_API_INSIDE_H

#include "api/api.h"
#include "api/metrics.h"
#include "api/throttle.h"

/* A route bound to its API: the argument of its HTTP route. */
struct bound {
	struct api *api;
	const struct api_route *route;
	size_t number; /* of its metrics */
};

struct api {
	struct api_config config;
	struct arena *arena; /* of the process's length */
	const struct env *env;
	struct db **readers; /* one for each slot; NULL without a store */
	int slots;
	struct http_server *server;
	struct bound *bound;
	struct http_route *http_routes;
	const char **names; /* of the metrics: the routes, then "static" and "none" */
	struct metrics *metrics;
	size_t n_routes;
	struct throttle *throttle;
	struct instant started;
	struct str openapi;
	bool checks_replies;
};

/* The handler of every HTTP route. In call.c. */
struct reply *api_serve(struct request *rq);
/* Whether an upload may begin: session, permission and token are looked at before its body comes.
 */
struct reply *api_admit(struct request *rq);
/* /healthz, /metrics, /api/openapi.json. In builtin.c. */
extern const struct api_route api_builtin_routes[];
/* Whether a non-GET request comes from our own pages, or from no browser at all. In guard.c. */
bool guard_origin(struct call *call);
/* Session, permission and token of a call. RC_LOGIN, RC_FORBIDDEN, RC_THROTTLED, the store's. */
enum rc guard_check(struct call *call);

#endif
