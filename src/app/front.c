/* The first page, which tells a newcomer what to try, and the staff application under its paths. */
#include "app/server.h"

static struct reply *office_page(struct call *call)
{
	const struct server *s = api_app(call);
	const struct http_file *file = http_files_find(s->files, STR("/index.html"));
	if (!file) {
		(void)fail(call->cx, RC_NOT_FOUND, "没有找到办案界面的文件，请检查配置项 web。");
		return api_fail(call);
	}
	return reply_static(call->rq, file);
}

static struct reply *first_page(struct call *call)
{
	return reply_redirect(call->rq, STR("/office"));
}

static const struct field a1[] = {FIELD("a", "页面", FIELD_TEXT, FIELD_PATH), FIELD_END};
static const struct field a2[] = {FIELD("a", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD("b", "页面", FIELD_TEXT, FIELD_PATH), FIELD_END};
static const struct field a3[] = {FIELD("a", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD("b", "页面", FIELD_TEXT, FIELD_PATH), FIELD("c", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD_END};
static const struct field a4[] = {FIELD("a", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD("b", "页面", FIELD_TEXT, FIELD_PATH), FIELD("c", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD("d", "页面", FIELD_TEXT, FIELD_PATH), FIELD_END};

#define PAGE .html = true, .produces = "text/html; charset=utf-8"

const struct api_route front_routes[] = {
	ROUTE("GET", "/", "首页", first_page, API_READ, &api_anyone, PAGE),
	ROUTE("GET", "/office", "办案界面", office_page, API_READ, &api_anyone, PAGE),
	ROUTE("GET", "/office/{a}", "办案界面", office_page, API_READ, &api_anyone, PAGE, .in = a1),
	ROUTE("GET", "/office/{a}/{b}", "办案界面", office_page, API_READ, &api_anyone, PAGE,
		.in = a2),
	ROUTE("GET", "/office/{a}/{b}/{c}", "办案界面", office_page, API_READ, &api_anyone, PAGE,
		.in = a3),
	ROUTE("GET", "/office/{a}/{b}/{c}/{d}", "办案界面", office_page, API_READ, &api_anyone,
		PAGE, .in = a4),
	ROUTE_END,
};
