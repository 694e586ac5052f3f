/* The frame of the portal's pages: head, navigation, foot, errors. */
#include "api/portal.h"

#include <stdio.h>

#define CACHE_SECONDS 60
#define LARGE_COOKIE "zhifa_large"
#define LARGE_SECONDS 31536000

struct str portal_word(enum portal_word w)
{
	static const struct str zh[] = {
#define PORTAL_WORD(id, zh_) [PORTAL_##id] = {"" zh_, sizeof(zh_) - 1},
#include "api/portal_words.def"
#undef PORTAL_WORD
	};
	return zh[w];
}

struct str portal_say(struct arena *a, enum portal_word w, struct str text)
{
	struct str s = portal_word(w);
	size_t at = str_find(s, STR("^"), 0);
	return str_printf(a, STR_FMT STR_FMT STR_FMT, STR_ARG(str_sub(s, 0, at)), STR_ARG(text),
		STR_ARG(str_sub(s, at + 1, s.n)));
}

void portal_escape(struct buf *b, struct str text)
{
	static const char plain[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";
	for (size_t i = 0; i < text.n; i++)
		if (memchr(plain, text.p[i], sizeof plain - 1))
			buf_char(b, text.p[i]);
		else
			buf_printf(b, "%%%02X", (unsigned char)text.p[i]);
}

static bool wants_large(const struct request *rq)
{
	return str_is(http_find(&rq->cookies, LARGE_COOKIE), "1");
}

/* Where this page is, to come back to it. */
static struct str here(struct arena *a, const struct request *rq)
{
	struct buf b = buf_in(a);
	buf_str(&b, rq->path);
	for (size_t i = 0; i < rq->query.n; i++) {
		buf_char(&b, i ? '&' : '?');
		portal_escape(&b, rq->query.v[i].name);
		buf_char(&b, '=');
		portal_escape(&b, rq->query.v[i].value);
	}
	return buf_get(&b);
}

static void link_item(struct buf *b, const char *href, struct str text, bool current)
{
	buf_z(b, "\t\t<li><a href=\"");
	html_text(b, str_c(href));
	buf_z(b, current ? "\" aria-current=\"page\">" : "\">");
	html_text(b, text);
	buf_z(b, "</a></li>\n");
}

static void head(struct buf *b, struct str title, bool is_home)
{
	buf_z(b, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
		 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
	if (is_home)
		html_put(b, "<title>^</title>\n", WORD(site));
	else
		html_put(b, "<title>^ – ^</title>\n", title, WORD(site));
	buf_z(b, "<link rel=\"icon\" href=\"/icon.svg\">\n"
		 "<link rel=\"stylesheet\" href=\"/portal.css\">\n"
		 "<link rel=\"alternate\" type=\"application/rss+xml\" "
		 "href=\"/decisions.rss\">\n</head>\n");
}

static void frame(struct buf *b, struct request *rq, bool practice, enum portal_part part)
{
	bool large = wants_large(rq);
	buf_z(b, large ? "<body class=\"large\">\n" : "<body>\n");
	html_put(b, "<a class=\"skip\" href=\"#main\">^</a>\n", WORD(skip));
	if (practice)
		html_put(b, "<aside class=\"practice\">^</aside>\n", WORD(practice));
	html_put(b, "<header>\n\t<a href=\"/\">^</a>\n\t<nav aria-label=\"^\"><ul>\n", WORD(site),
		WORD(navigation));
	link_item(b, "/decisions", WORD(decisions), part == PORTAL_PART_DECISIONS);
	link_item(b, "/organs", WORD(organs), part == PORTAL_PART_ORGANS);
	link_item(b, "/verify", WORD(verify), part == PORTAL_PART_VERIFY);
	link_item(b, "/help", WORD(help), part == PORTAL_PART_HELP);
	struct buf back = buf_in(rq->cx.arena);
	buf_z(&back, large ? "/large?on=0&back=" : "/large?on=1&back=");
	portal_escape(&back, here(rq->cx.arena, rq));
	link_item(b, str_z(rq->cx.arena, buf_get(&back)), large ? WORD(large_off) : WORD(large_on),
		false);
	link_item(b, "/office", WORD(office), false);
	buf_z(b, "\t</ul></nav>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
}

static void foot(struct buf *b)
{
	html_put(b,
		"</main>\n<footer><p><a href=\"/help\">^</a> · <a href=\"/log/checkpoint\">^</a> · "
		"<a href=\"/api/openapi.json\">^</a></p></footer>\n</body>\n</html>\n",
		WORD(help), WORD(checkpoint), WORD(api));
}

struct portal portal_begin(struct call *call, struct str title, enum portal_part part)
{
	struct portal p = {.call = call, .b = &call->body, .large = wants_large(call->rq)};
	head(p.b, title, part == PORTAL_PART_HOME);
	frame(p.b, call->rq, office_of(call)->practice, part);
	return p;
}

struct reply *portal_end(struct portal *p, int status)
{
	foot(p->b);
	struct reply *rp = reply_html(p->call->rq, status, buf_get(p->b));
	reply_header(p->call->rq, rp, "Vary", STR("Cookie"));
	if (status == 200 && !p->large && !p->is_fresh)
		reply_cache(rp, CACHE_SECONDS);
	return rp;
}

void portal_error_page(
	struct request *rq, int status, struct str title, struct str detail, struct buf *out)
{
	head(out, title, false);
	frame(out, rq, false, PORTAL_PART_HOME);
	html_put(out, "\t<h1>^</h1>\n\t<div class=\"bad\"><p>^</p></div>\n", title,
		status == 500 ? WORD(internal) : detail);
	for (size_t i = 0; i < rq->cx.field_errors.n; i++)
		html_put(out, "\t<p>^：^</p>\n", rq->cx.field_errors.v[i].field,
			rq->cx.field_errors.v[i].message);
	html_put(out, "\t<p class=\"note\">^</p>\n\t<p><a href=\"/\">^</a></p>\n",
		SAY(rq->cx.arena, request_id, rq->cx.request_id), WORD(back_home));
	foot(out);
}

/* ---- large letters: a wish that is remembered ---- */

/* A path of this server to go back to: nothing that a browser could take for another address. */
static bool is_local(struct str s)
{
	if (!s.n || s.p[0] != '/' || (s.n > 1 && (s.p[1] == '/' || s.p[1] == '\\')))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] > '~' || s.p[i] == '\\')
			return false;
	return true;
}

static struct reply *set_large(struct call *call)
{
	struct str back = field_text(&call->in, "back");
	bool on = field_bool(&call->in, "on");
	struct reply *rp = reply_redirect(call->rq, is_local(back) ? back : STR("/"));
	reply_cookie(call->rq, rp, LARGE_COOKIE, on ? STR("1") : STR("0"), on ? LARGE_SECONDS : 0);
	return rp;
}

static struct reply *show_help(struct call *call)
{
	struct portal p = portal_begin(call, WORD(help), PORTAL_PART_HELP);
	html_put(p.b,
		"\t<h1>^</h1>\n\t<section aria-labelledby=\"use\">\n\t\t<h2 id=\"use\">^</h2>\n"
		"\t\t<ul>\n\t\t\t<li>^</li>\n\t\t\t<li>^</li>\n\t\t\t<li>^</li>\n\t\t\t<li>^</li>\n"
		"\t\t\t<li>^</li>\n\t\t\t<li>^</li>\n\t\t</ul>\n\t</section>\n",
		WORD(help), WORD(help_use), WORD(help_find), WORD(help_keys), WORD(help_reader),
		WORD(help_large), WORD(help_data), WORD(help_script));
	return portal_end(&p, 200);
}

/* ---- routes ---- */

static const struct field large_in[] = {
	FIELD("on", "大字版", FIELD_BOOL, FIELD_QUERY | FIELD_REQUIRED),
	FIELD("back", "回到哪里", FIELD_TEXT, FIELD_QUERY, .max = 2000),
	FIELD_END,
};

static const struct api_route frame_routes[] = {
	ROUTE("GET", "/help", "使用说明", show_help, API_READ, &api_anyone, PORTAL_PAGE),
	ROUTE("GET", "/large", "大字版", set_large, API_READ, &api_anyone, PORTAL_PAGE,
		.in = large_in),
	ROUTE_END,
};

const struct api_route *const portal_routes[] = {
	frame_routes, portal_decision_routes, portal_organ_routes, portal_verify_routes, NULL};
