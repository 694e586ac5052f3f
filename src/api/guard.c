#include "api/inside.h"

#include "crypto/digest.h"

static bool is_local(struct call *call)
{
	return str_is(call->rq->remote, "127.0.0.1") || str_is(call->rq->remote, "::1");
}

const struct api_permission api_anyone = {.name = "anyone"};
const struct api_permission api_signed_in = {.name = "signed-in", .needs_session = true};
const struct api_permission api_local = {.name = "local", .allow = is_local};

bool api_may(struct call *call, const char *kind, struct str key, int burst, int per_minute)
{
	if (throttle_take(call->api->throttle, kind, key, burst, per_minute, cx_now(call->cx).ms))
		return true;
	(void)fail(call->cx, RC_THROTTLED, "操作过于频繁，请稍后再试。");
	return false;
}

/*
 * The session of the one cookie of that name. Two such cookies mean that somebody else set one
 * (a page of another host below the same domain), and then neither is believed.
 */
static enum rc find_session(struct call *call)
{
	const struct http_pairs *cookies = &call->rq->cookies;
	struct str value = STR_NONE;
	size_t n = 0;
	for (size_t i = 0; i < cookies->n; i++)
		if (str_is(cookies->v[i].name, API_COOKIE)) {
			value = cookies->v[i].value;
			n++;
		}
	if (n != 1 || !value.n || !call->api->config.session)
		return RC_OK;
	enum rc rc = call->api->config.session(call, value);
	call->cx->user = call->session.account;
	return rc;
}

bool guard_origin(struct call *call)
{
	struct str site = http_header(call->rq, "Sec-Fetch-Site"),
		   origin = http_header(call->rq, "Origin");
	if (site.p && !str_is(site, "same-origin"))
		return false;
	if (!origin.p)
		return true;
	if (call->api->config.origin)
		return str_is(origin, call->api->config.origin);
	struct str own = str_printf(call->cx->arena, "%s://" STR_FMT,
		call->rq->https ? "https" : "http", STR_ARG(http_header(call->rq, "Host")));
	return str_eq(origin, own);
}

/* Every request that may change something carries the session's token, which no other site can
 * read. */
static bool has_token(struct call *call)
{
	struct str sent = http_header(call->rq, API_TOKEN_HEADER), own = call->session.token;
	return own.n && sent.n == own.n && digest_equal(sent.p, own.p, own.n);
}

enum rc guard_check(struct call *call)
{
	const struct api_route *route = call->route;
	struct cx *cx = call->cx;
	if (route->per_minute &&
		!api_may(call, route->path, throttle_address(cx->arena, call->rq->remote),
			route->burst, route->per_minute))
		return cx->rc;
	if (find_session(call))
		return cx->rc;
	if (route->allow->needs_session && !call->session.account)
		return fail(cx, RC_LOGIN, "尚未登录，或登录已过期，请重新登录。");
	if (strcmp(route->method, "GET") != 0) {
		if (!guard_origin(call))
			return fail(cx, RC_FORBIDDEN, "请求不是从本系统的页面发出的，已拒绝。");
		if (!route->no_token && !has_token(call))
			return fail(cx, RC_FORBIDDEN, "请求缺少有效的防伪标记，请刷新页面后再试。");
	}
	if (route->allow->allow && !route->allow->allow(call))
		return cx->rc ? cx->rc : fail(cx, RC_FORBIDDEN, "您没有办理此事的权限。");
	return cx->rc;
}
