/*
 * Routes of the API and the call of one. A resource file holds its handlers and one table:
 *
 *	const struct api_route matter_routes[] = {
 *		ROUTE("GET", "/api/matters/{id}", "案件", show, API_READ, &can_read,
 *			.in = show_in, .out = show_out),
 *		ROUTE_END,
 *	};
 *
 * There is no route without a permission; api_start refuses one. What a handler meets is already
 * checked: the session, the token against forged requests, the permission, the fields. It
 * translates and no more: fields, a call of the domain, the answer.
 */
#ifndef ZHIFA_API_ROUTE_H
#define ZHIFA_API_ROUTE_H

#include "api/fields.h"
#include "db/writer.h"

struct api;
struct api_route;
struct call;

/* Where a handler runs, and with what. Each may end in api_commit, but for API_READ. */
enum api_run {
	API_READ,  /* quick reading in a snapshot: on the I/O thread where the engine is embedded */
	API_WRITE, /* planning in a snapshot, on a worker */
	API_WORK   /* long work on a worker, no snapshot held: password hashing, rendering */
};

/* Who may call a route. The decision sees the session, not yet the fields. */
struct api_permission {
	const char *name; /* for the OpenAPI document */
	bool needs_session;
	/* NULL: needs_session says it all. A false without a failure gives RC_FORBIDDEN. */
	bool (*allow)(struct call *call);
};

extern const struct api_permission api_anyone;    /* no session needed */
extern const struct api_permission api_signed_in; /* any account */
extern const struct api_permission api_local;     /* requests of this machine, for metrics */

struct api_route {
	const char *method, *path;
	const char *title; /* Chinese, for the document */
	struct reply *(*handle)(struct call *call);
	enum api_run run;
	const struct api_permission *allow;
	const struct field *in, *out; /* NULL: none; out of an answer with a 2xx status */
	/* NULL: JSON as in out; otherwise the content type of another answer */
	const char *produces;
	/* a page: errors are pages, foreign parameters are ignored */
	bool html;
	/* a POST without session, such as log-in: its origin alone is checked */
	bool no_token;
	/* bytes of the body; 0: 64 KiB */
	size_t body_limit;
	/* not 0: the body is kept in a file (rq->body_fd) of at most so many bytes */
	size_t upload_limit;
	/* requests of one address; 0: not limited here */
	int burst, per_minute;
};

#define ROUTE(method_, path_, title_, handle_, run_, allow_, ...)                                  \
	{                                                                                          \
		.method = (method_), .path = (path_), .title = (title_), .handle = (handle_),      \
		.run = (run_), .allow = (allow_), __VA_ARGS__                                      \
	}
#define ROUTE_END                                                                                  \
	{                                                                                          \
		.method = NULL                                                                     \
	}

/* Who calls. Filled by the configuration's session callback. */
struct api_session {
	int64_t account; /* 0: nobody */
	struct str token;
	const void *who; /* of the session callback: posts, scopes */
};

/* One request on its way through a route; lives as long as the request. */
struct call {
	struct cx *cx;
	struct request *rq;
	struct api *api;
	const struct api_route *route;
	struct api_session session;
	struct field_values in;
	/* this thread's reader, in a snapshot for READ and WRITE; NULL in then() */
	struct db *db;
	bool in_snapshot;
	/* 0, or 1 when a plan that became stale is made again */
	int attempt;
	/* of the answer, written through out */
	struct buf body;
	struct json_out out;
	/* of the handler, kept for then() */
	void *state;
	struct reply *(*then)(struct call *call); /* of api_commit */
};

/* The argument of the configuration. */
void *api_app(const struct call *call);

/* Answers 200 (or another status) with what was written to call->out. */
struct reply *api_ok(struct call *call);
struct reply *api_status(struct call *call, int status);
/* Answers with the failure in call->cx. */
struct reply *api_fail(struct call *call);

/*
 * An empty plan of this call, to be filled and given to api_commit. The writer is the
 * configuration's. key: the organ whose rows it writes, 0 if none.
 */
struct db_plan *api_plan(struct call *call, int64_t key);
/* A plan that the domain made, as one of this call; made is not used any more. */
struct db_plan *api_plan_of(struct call *call, const struct db_plan *made);
/*
 * Ends the snapshot, queues the plan and lets the worker go. After the commit then() writes the
 * answer, on an I/O thread without a database. A failure is answered without then(); a plan that
 * the writer found stale (RC_CONFLICT) is made again once, by calling the handler again, which
 * meets call->attempt 1 and the same fields.
 */
struct reply *api_commit(
	struct call *call, struct db_plan *plan, struct reply *(*then)(struct call *call));

/*
 * False where a key (an address, a name) does something too often; then RC_THROTTLED is set.
 * kind keeps uses apart.
 */
bool api_may(struct call *call, const char *kind, struct str key, int burst, int per_minute);

/* The session cookie. Under it a session begins with a name that the client did not choose. */
#define API_COOKIE "zhifa_session"
#define API_TOKEN_HEADER "X-Zhifa-Token"
void api_set_cookie(struct call *call, struct reply *rp, struct str value, int max_age);

#endif
