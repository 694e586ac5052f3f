/* The running program: everything opened and wired together, from start to stop. */
#ifndef ZHIFA_APP_SERVER_H
#define ZHIFA_APP_SERVER_H

#include "api/api.h"
#include "api/office.h"
#include "app/jobs.h"

#include <pthread.h>

struct server {
	struct office office; /* first: the argument of all routes */
	struct program program;
	struct log_identity log;
	const struct env *env;
	struct account_service *accounts;
	struct http_files *files;
	struct api *api;
	struct jobs *jobs;
	_Atomic int64_t logged; /* ms; when the log was last brought up to date */
	pthread_mutex_t lock;   /* of program.db while the server runs: the health checks use it */
	const struct api_route **routes;
};

/* Starts everything. On failure nothing is left running. */
MUST_USE enum rc server_start(struct cx *cx, const struct config *config, struct server **out);
/* Finishes requests and jobs under way, then closes. NULL is fine. */
void server_stop(struct server *s);

/* The checks of /healthz (health.c). */
extern const struct api_check server_checks[];
/* The first page, and the staff application under its paths (front.c). */
extern const struct api_route front_routes[];

#endif
