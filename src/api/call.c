#include "api/inside.h"

void *api_app(const struct call *call)
{
	return call->api->config.app;
}

struct reply *api_status(struct call *call, int status)
{
	return reply_json(call->rq, status, buf_get(&call->body));
}

struct reply *api_ok(struct call *call)
{
	return api_status(call, 200);
}

struct reply *api_fail(struct call *call)
{
	return reply_fail(call->rq);
}

void api_set_cookie(struct call *call, struct reply *rp, struct str value, int max_age)
{
	reply_cookie(call->rq, rp, API_COOKIE, value, max_age);
}

/* Compares an answer with what its route declares; a difference is a bug of ours. */
static void check_reply(struct call *call, struct reply *rp)
{
	const struct api_route *route = call->route;
	int status = reply_status(rp);
	struct str why = STR_NONE;
	struct json *body;
	if (!call->api->checks_replies || route->produces || status < 200 || status > 299)
		return;
	struct cx own = cx_make(call->cx->arena, call->cx->env);
	if (!reply_body(rp).n && !route->out)
		return;
	if (json_parse(&own, reply_body(rp), &body))
		why = own.msg;
	else
		(void)fields_conform(own.arena, route->out, body, &why);
	if (why.n)
		log_event(call->cx, LOG_BROKEN, "reply_mismatch",
			LOG_S("route", str_c(route->path)), LOG_S("method", str_c(route->method)),
			LOG_S("why", why));
}

/* The last look at every answer of a route, on whatever thread it was made. */
static struct reply *look_at(struct call *call, struct reply *rp)
{
	if (call->cx->rc && rc_status(call->cx->rc) >= 500 && call->cx->rc != RC_BUSY)
		log_event(call->cx, LOG_UNUSUAL, "request_failed",
			LOG_S("code", str_c(rc_name(call->cx->rc))),
			LOG_S("route", str_c(call->route->path)), LOG_S("message", call->cx->msg));
	check_reply(call, rp);
	return rp;
}

static void end_snapshot(struct call *call)
{
	if (call->in_snapshot)
		db_read_end(call->db);
	call->in_snapshot = false;
}

static enum rc begin(struct call *call)
{
	struct api *api = call->api;
	call->body = buf_in(call->cx->arena);
	call->out = json_to(&call->body);
	if (!api->readers)
		return RC_OK;
	call->db = api->readers[http_slot(call->rq)];
	if (call->route->run == API_WORK)
		return RC_OK;
	if (db_read_begin(call->cx, call->db))
		return call->cx->rc;
	call->in_snapshot = true;
	return RC_OK;
}

static bool is_json(struct str type)
{
	size_t semi = str_find(type, STR(";"), 0);
	return str_is(str_trim(str_sub(type, 0, semi)), "application/json");
}

static enum rc read_fields(struct call *call)
{
	struct request *rq = call->rq;
	struct json *body = NULL;
	if (rq->body.n && !call->route->upload_limit) {
		if (!is_json(http_header(rq, "Content-Type")))
			return fail(call->cx, RC_MEDIA,
				"请求体应为 JSON（Content-Type: application/json）。");
		if (json_parse(call->cx, rq->body, &body))
			return call->cx->rc;
	}
	return fields_read(call->cx, call->route->in, rq, body, call->route->html, &call->in);
}

/* After api_commit the call may be gone: nothing of it is touched then. */
static struct reply *handle(struct call *call)
{
	struct reply *rp = call->route->handle(call);
	if (rp == http_reply_later())
		return rp;
	end_snapshot(call);
	return look_at(call, rp);
}

static struct call *call_of(struct request *rq)
{
	const struct bound *b = rq->route->arg;
	struct call *call = ARENA_NEW(rq->cx.arena, struct call);
	*call = (struct call){.cx = &rq->cx, .rq = rq, .api = b->api, .route = b->route};
	rq->user = call;
	return call;
}

struct reply *api_admit(struct request *rq)
{
	struct call *call = call_of(rq);
	bool good = !begin(call) && !guard_check(call);
	end_snapshot(call);
	return good ? NULL : look_at(call, reply_fail(rq));
}

struct reply *api_serve(struct request *rq)
{
	struct call *call = call_of(rq);
	if (begin(call) || guard_check(call) || read_fields(call)) {
		end_snapshot(call);
		return look_at(call, reply_fail(rq));
	}
	return handle(call);
}

/* A stale plan is made again by the same handler, from a new snapshot. */
static struct reply *serve_again(struct request *rq)
{
	struct call *call = rq->user;
	cx_clear(call->cx);
	if (begin(call)) {
		end_snapshot(call);
		return look_at(call, reply_fail(rq));
	}
	return handle(call);
}

static struct reply *finish(struct request *rq)
{
	struct call *call = rq->user;
	call->db = NULL;
	return look_at(call, call->cx->rc ? reply_fail(rq) : call->then(call));
}

struct planned {
	struct db_plan plan; /* first */
	struct call *call;
};

/* On the writer's thread: no time to lose. */
static void committed(struct db_plan *plan)
{
	struct call *call = ((struct planned *)plan)->call;
	if (call->cx->rc == RC_CONFLICT && call->attempt == 0) {
		call->attempt = 1;
		http_again(call->rq, serve_again);
		return;
	}
	http_resume_with(call->rq, finish);
}

struct db_plan *api_plan(struct call *call, int64_t key)
{
	struct planned *p = ARENA_NEW(call->cx->arena, struct planned);
	p->plan = (struct db_plan){.cx = call->cx, .key = key, .done = committed};
	p->call = call;
	return &p->plan;
}

struct db_plan *api_plan_of(struct call *call, const struct db_plan *made)
{
	struct db_plan *plan = api_plan(call, made->key);
	plan->checks.v = made->checks.v;
	plan->checks.n = made->checks.n;
	plan->checks.cap = made->checks.cap;
	plan->writes.v = made->writes.v;
	plan->writes.n = made->writes.n;
	plan->writes.cap = made->writes.cap;
	plan->settle = made->settle;
	plan->arg = made->arg;
	return plan;
}

struct reply *api_commit(
	struct call *call, struct db_plan *plan, struct reply *(*then)(struct call *call))
{
	INVARIANT(call->route->run != API_READ && plan->done == committed &&
		  call->api->config.writer);
	call->then = then;
	end_snapshot(call);
	if (db_writer_submit(call->api->config.writer, plan))
		return api_fail(call);
	return http_reply_later();
}
