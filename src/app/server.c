#include "app/server.h"

#include "api/exports.h"
#include "api/portal.h"
#include "api/public_routes.h"
#include "app/practice.h"

#include <stdlib.h>

static const struct api_route *const *const tables[] = {
	office_routes,
	portal_routes,
	(const struct api_route *const[]){front_routes, log_routes, NULL},
};

/* One list of all tables. */
static void gather_routes(struct cx *cx, struct server *s)
{
	size_t n = 0, at = 0;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		for (size_t k = 0; tables[i][k]; k++)
			n++;
	s->routes = ARENA_ARRAY(cx->arena, const struct api_route *, n + 1);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		for (size_t k = 0; tables[i][k]; k++)
			s->routes[at++] = tables[i][k];
}

static void metrics(void *app, struct buf *out)
{
	struct server *s = app;
	jobs_metrics(s->jobs, out);
}

static enum rc start_accounts(struct cx *cx, struct server *s)
{
	const struct config *c = s->program.config;
	const struct account_config config = {.writer = s->program.writer,
		.keys = &s->program.seal,
		.issuer = c->issuer,
		.require_totp = c->require_totp};
	return account_service_new(cx, &config, &s->accounts);
}

static enum rc start_api(struct cx *cx, struct server *s)
{
	const struct config *c = s->program.config;
	s->files = http_files_new(cx->arena);
	if (http_files_add(cx, s->files, str_z(cx->arena, c->web), "/"))
		return cx->rc;
	gather_routes(cx, s);
	const struct api_config config = {
		.http = {.host = str_z(cx->arena, c->host),
			.port = (uint16_t)c->port,
			.behind_proxy = c->behind_proxy,
			.temp_dir = str_z(cx->arena, c->temp),
			.env = s->env,
			.files = s->files,
			.error_page = portal_error_page},
		.db_url = c->store,
		.writer = s->program.writer,
		.routes = s->routes,
		.session = office_session,
		.origin = c->origin.n ? str_z(cx->arena, c->origin) : NULL,
		.checks = server_checks,
		.metrics = metrics,
		.version = PROGRAM_VERSION,
		.app = s,
	};
	return api_start(cx, &config, &s->api);
}

static enum rc start(struct cx *cx, const struct config *config, struct server *s)
{
	if (program_open(cx, config, PROGRAM_WRITES | PROGRAM_PACK | PROGRAM_PAPERS, &s->program) ||
		(config->practice && practice_make(cx, &s->program)) ||
		program_log(cx, &s->program, &s->log) || start_accounts(cx, s))
		return cx->rc;
	s->office.packs = office_packs_new(s->program.shelf);
	s->office.accounts = s->accounts;
	s->office.keys = &s->program.seal;
	s->office.calendar = s->program.calendar;
	s->office.blobs = s->program.blobs;
	s->office.practice = s->program.is_practice;
	s->office.blobs = s->program.blobs;
	s->office.press = s->program.press;
	s->office.papers = s->program.papers;
	s->office.log = &s->log;
	s->office.exports = exports_new();
	if (jobs_start(cx, s, &s->jobs))
		return cx->rc;
	return start_api(cx, s);
}

enum rc server_start(struct cx *cx, const struct config *config, struct server **out)
{
	struct server *s = calloc(1, sizeof *s);
	INVARIANT(s);
	s->env = cx->env;
	s->logged = cx_now(cx).ms;
	pthread_mutex_init(&s->lock, NULL);
	if (start(cx, config, s)) {
		server_stop(s);
		return cx->rc;
	}
	*out = s;
	return RC_OK;
}

void server_stop(struct server *s)
{
	if (!s)
		return;
	api_stop(s->api);
	jobs_stop(s->jobs);
	account_service_free(s->accounts);
	office_packs_free(s->office.packs);
	exports_free(s->office.exports);
	program_close(&s->program);
	pthread_mutex_destroy(&s->lock);
	free(s);
}
