/* Published decisions: the search, one decision, the list as CSV and as a feed. */
#include "api/portal.h"

#include "base/utf8.h"
#include "decision/penalty.h"
#include "format/csv.h"
#include "publication/publication.h"

#define PAGE 20
#define FEED 50
#define CSV_MOST 1000
#define CSV_PAGE 100

/* What the reader asked, as he wrote it, and what is wrong with it. */
struct asked {
	struct str q, organ, kind, from, to;
	struct str q_error, date_error; /* empty: fine */
	struct publication_ask ask;
	bool any; /* something was asked */
};

static struct str given(const struct call *call, const char *name)
{
	struct str s = field_text(&call->in, name);
	return s.p ? s : STR("");
}

static struct date read_day(struct asked *a, struct str text)
{
	struct date d = DATE_NONE;
	if (text.n && !date_parse(text, &d))
		a->date_error = WORD(date_bad);
	return d;
}

/* "20352-913…": the place after which the next page begins. */
static bool read_place(struct str text, struct publication_place *out)
{
	int64_t days, id;
	size_t dash = str_find(text, STR("-"), 1);
	if (!str_to_int(str_sub(text, 0, dash), &days) ||
		!str_to_int(str_sub(text, dash + 1, text.n), &id) || id <= 0 || days < INT32_MIN ||
		days > INT32_MAX)
		return false;
	*out = (struct publication_place){{(int32_t)days}, id};
	return true;
}

/* Whatever cannot be read is told beside its field, and nothing is looked for then. */
static struct asked read_asked(struct call *call)
{
	struct asked a = {.q = given(call, "q"),
		.organ = given(call, "organ"),
		.kind = given(call, "kind"),
		.from = given(call, "from"),
		.to = given(call, "to")};
	a.any = a.q.n || a.organ.n || a.kind.n || a.from.n || a.to.n;
	a.ask = (struct publication_ask){.query = {STR("")},
		.organ = a.organ,
		.kind = a.kind,
		.from = read_day(&a, a.from),
		.to = read_day(&a, a.to),
		.today = cx_today(call->cx),
		.limit = PAGE};
	if (!date_is_none(a.ask.from) && !date_is_none(a.ask.to) &&
		date_cmp(a.ask.to, a.ask.from) < 0)
		a.date_error = WORD(dates_crossed);
	if (a.q.n && search_query_parse(call->cx, a.q, STR("q"), &a.ask.query)) {
		a.q_error = call->cx->field_errors.v[0].message;
		cx_clear(call->cx);
	}
	return a;
}

/* The query of another page of the same list. */
static struct str query_of(
	struct arena *arena, const struct asked *a, struct publication_place after)
{
	const struct {
		const char *name;
		struct str value;
	} parts[] = {{"q", a->q}, {"organ", a->organ}, {"kind", a->kind}, {"from", a->from},
		{"to", a->to}};
	struct buf b = buf_in(arena);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i].value.n)
			continue;
		buf_printf(&b, "%c%s=", b.n ? '&' : '?', parts[i].name);
		portal_escape(&b, parts[i].value);
	}
	if (after.id)
		buf_printf(&b, "%cafter=%d-%lld", b.n ? '&' : '?', after.published.days,
			(long long)after.id);
	return b.n ? buf_get(&b) : STR("");
}

/* ---- the form ---- */

struct input {
	const char *id;
	struct str label, hint, value, error;
};

static void put_input(struct buf *b, const char *type, const struct input *in)
{
	struct str id = str_c(in->id);
	html_put(b, "\t\t\t\t<div class=\"grow\">\n\t\t\t\t\t<label for=\"^\">^</label>\n", id,
		in->label);
	if (in->hint.n)
		html_put(b, "\t\t\t\t\t<p class=\"hint\" id=\"^-hint\">^</p>\n", id, in->hint);
	html_put(b, "\t\t\t\t\t<input id=\"^\" name=\"^\" type=\"^\" value=\"^\"", id, id,
		str_c(type), in->value);
	if (in->hint.n || in->error.n)
		html_put(b, " aria-describedby=\"^^\"",
			in->hint.n ? str_printf(b->a, "%s-hint ", in->id) : STR(""),
			in->error.n ? str_printf(b->a, "%s-error", in->id) : STR(""));
	buf_z(b, in->error.n ? " aria-invalid=\"true\">\n" : ">\n");
	if (in->error.n)
		html_put(b, "\t\t\t\t\t<p class=\"error\" id=\"^-error\">^</p>\n", id, in->error);
	buf_z(b, "\t\t\t\t</div>\n");
}

static void put_kinds(struct buf *b, struct str chosen)
{
	html_put(b,
		"\t\t\t\t<div class=\"grow\">\n\t\t\t\t\t<label for=\"kind\">^</label>\n"
		"\t\t\t\t\t<select id=\"kind\" name=\"kind\">\n\t\t\t\t\t\t<option "
		"value=\"\">^</option>\n",
		WORD(kind), WORD(kind_any));
	for (unsigned k = 0; k < PENALTY_KINDS; k++) {
		struct str title = str_c(penalty_kind_title(k));
		if (str_eq(title, chosen))
			html_put(b, "\t\t\t\t\t\t<option selected>^</option>\n", title);
		else
			html_put(b, "\t\t\t\t\t\t<option>^</option>\n", title);
	}
	buf_z(b, "\t\t\t\t\t</select>\n\t\t\t\t</div>\n");
}

static void put_form(struct buf *b, const struct asked *a)
{
	html_put(b,
		"\t<section aria-labelledby=\"find\">\n\t\t<h2 id=\"find\">^</h2>\n"
		"\t\t<form action=\"/decisions\" method=\"get\" role=\"search\">\n\t\t\t<div "
		"class=\"row\">\n",
		WORD(find_title));
	put_input(b, "search", &(struct input){"q", WORD(q), WORD(q_hint), a->q, a->q_error});
	put_input(b, "text",
		&(struct input){"organ", WORD(organ), WORD(organ_hint), a->organ, STR("")});
	buf_z(b, "\t\t\t</div>\n\t\t\t<div class=\"row\">\n");
	put_kinds(b, a->kind);
	put_input(b, "date", &(struct input){"from", WORD(from), STR(""), a->from, a->date_error});
	put_input(b, "date", &(struct input){"to", WORD(to), STR(""), a->to, STR("")});
	html_put(b,
		"\t\t\t\t<button>^</button>\n\t\t\t\t<a class=\"button plain\" "
		"href=\"/decisions\">^</a>\n"
		"\t\t\t</div>\n\t\t</form>\n\t</section>\n",
		WORD(find), WORD(clear));
}

void portal_entrance(struct portal *p)
{
	html_put(p->b,
		"\t<form class=\"card\" action=\"/decisions\" method=\"get\" role=\"search\">\n"
		"\t\t<div class=\"row\">\n\t\t\t<div class=\"grow\">\n\t\t\t\t<label "
		"for=\"q\">^</label>\n"
		"\t\t\t\t<input id=\"q\" name=\"q\" "
		"type=\"search\">\n\t\t\t</div>\n\t\t\t<button>^</button>\n"
		"\t\t</div>\n\t</form>\n\t<ul class=\"tiles\">\n\t\t<li><a "
		"href=\"/decisions\">^</a></li>\n"
		"\t\t<li><a href=\"/organs\">^</a></li>\n\t\t<li><a "
		"href=\"/verify\">^</a></li>\n\t\t<li><a href=\"/help\">^</a></li>\n"
		"\t\t<li><a href=\"/office\">^</a></li>\n\t</ul>\n",
		WORD(q), WORD(find), WORD(decisions), WORD(organs), WORD(verify), WORD(help),
		WORD(office));
}

/* ---- the list ---- */

static struct str yuan(struct arena *a, int64_t fen)
{
	return fen < 0 ? STR("") : SAY(a, yuan, money_str(a, (struct money){fen}));
}

static void put_row(struct buf *b, const struct publication *p)
{
	html_put(b,
		"\t\t\t\t<tr>\n\t\t\t\t\t<th scope=\"row\" data-label=\"^\"><a "
		"href=\"/decisions/^\">^</a>",
		WORD(number), str_printf(b->a, "%lld", (long long)p->matter), p->v.number);
	if (!date_is_none(p->v.withdrawn))
		html_put(b, " <span class=\"tag\">^</span>", WORD(is_withdrawn));
	html_put(b,
		"</th>\n\t\t\t\t\t<td data-label=\"^\">^</td>\n\t\t\t\t\t<td "
		"data-label=\"^\">^</td>\n"
		"\t\t\t\t\t<td data-label=\"^\">^</td>\n\t\t\t\t\t<td data-label=\"^\">^</td>\n"
		"\t\t\t\t\t<td data-label=\"^\" class=\"number\">^</td>\n"
		"\t\t\t\t\t<td data-label=\"^\" class=\"number\">^</td>\n\t\t\t\t</tr>\n",
		WORD(party), p->v.party, WORD(cause), p->v.title, WORD(organ), p->v.organ,
		WORD(kind), p->v.kinds, WORD(amount), yuan(b->a, p->v.amount), WORD(published),
		date_str(b->a, p->v.published));
}

static void put_table(struct buf *b, const struct publications *all)
{
	html_put(b,
		"\t\t<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"^\">\n"
		"\t\t\t<table class=\"list\">\n\t\t\t\t<thead><tr><th scope=\"col\">^</th><th "
		"scope=\"col\">^</th>"
		"<th scope=\"col\">^</th><th scope=\"col\">^</th><th scope=\"col\">^</th>"
		"<th scope=\"col\" class=\"number\">^</th><th scope=\"col\" "
		"class=\"number\">^</th></tr></thead>\n"
		"\t\t\t\t<tbody>\n",
		WORD(results), WORD(number), WORD(party), WORD(cause), WORD(organ), WORD(kind),
		WORD(amount), WORD(published));
	for (size_t i = 0; i < all->n; i++)
		put_row(b, &all->v[i]);
	buf_z(b, "\t\t\t\t</tbody>\n\t\t\t</table>\n\t\t</div>\n");
}

static void put_list(
	struct buf *b, const struct asked *a, const struct publications *all, bool is_first)
{
	static const struct publication_place first;
	html_put(b, "\t<section aria-labelledby=\"results\">\n\t\t<h2 id=\"results\">^</h2>\n",
		a->any ? WORD(results) : WORD(newest));
	if (!all->n && a->any)
		html_put(b, "\t\t<p>^</p>\n\t\t<p class=\"note\">^</p>\n", WORD(none),
			WORD(none_hint));
	else if (!all->n)
		html_put(b, "\t\t<p>^</p>\n", WORD(none_yet));
	else
		put_table(b, all);
	if (all->next.id || !is_first) {
		html_put(b, "\t\t<nav class=\"pages\" aria-label=\"^\">", WORD(pages));
		if (!is_first)
			html_put(b, "<a href=\"/decisions^\">^</a>", query_of(b->a, a, first),
				WORD(first_page));
		if (all->next.id)
			html_put(b, "<a href=\"/decisions^\" rel=\"next\">^</a>",
				query_of(b->a, a, all->next), WORD(next_page));
		buf_z(b, "</nav>\n");
	}
	if (all->n)
		html_put(b, "\t\t<p class=\"note noprint\"><a href=\"/decisions.csv^\">^</a> · ",
			query_of(b->a, a, first), WORD(as_csv));
	if (all->n)
		html_put(b, "<a href=\"/decisions.rss\">^</a></p>\n", WORD(as_feed));
	buf_z(b, "\t</section>\n");
}

static struct reply *show_list(struct call *call)
{
	struct asked a = read_asked(call);
	struct publications all = {0};
	struct str after = given(call, "after");
	bool bad_place = after.n && !read_place(after, &a.ask.after);
	bool good = !a.q_error.n && !a.date_error.n;
	if (good && publication_list(call->cx, call->db, &a.ask, &all))
		return api_fail(call);
	struct portal p = portal_begin(call, WORD(decisions), PORTAL_PART_DECISIONS);
	html_put(p.b, "\t<h1>^</h1>\n", WORD(decisions));
	if (bad_place)
		html_put(p.b, "\t<div class=\"warn\"><p>^</p></div>\n", WORD(page_bad));
	put_form(p.b, &a);
	if (good)
		put_list(p.b, &a, &all, !a.ask.after.id);
	return portal_end(&p, good ? 200 : 400);
}

/* ---- one decision ---- */

static void put_pair(struct buf *b, struct str name, struct str value)
{
	if (value.n)
		html_put(b, "\t\t\t<div><dt>^</dt><dd>^</dd></div>\n", name, value);
}

/* The text with ［个人信息］ and ［商业秘密］ as black bars that say what they hide. */
static void put_text(struct buf *b, struct str text)
{
	static const char *const grounds[] = {"个人信息", "商业秘密", "个人隐私"};
	while (text.n) {
		size_t at = text.n, len = 0, which = 0;
		for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++) {
			struct str mark = str_printf(b->a, "［%s］", grounds[i]);
			size_t here = str_find(text, mark, 0);
			if (here < at) {
				at = here;
				len = mark.n;
				which = i;
			}
		}
		html_text(b, str_sub(text, 0, at));
		if (len)
			html_put(b,
				"<span class=\"redacted\" role=\"img\" "
				"aria-label=\"^\">\u3000\u3000\u3000\u3000</span>",
				SAY(b->a, redacted, str_c(grounds[which])));
		text = str_sub(text, at + len, text.n);
	}
}

static void put_paragraphs(struct buf *b, struct str text)
{
	struct str line;
	while (text.n && str_split(&text, '\n', &line)) {
		line = str_trim(line);
		if (!line.n)
			continue;
		buf_z(b, "\t\t<p>");
		put_text(b, line);
		buf_z(b, "</p>\n");
	}
}

static void put_decision(struct buf *b, const struct publication *p)
{
	const struct law_shown *v = &p->v;
	struct arena *a = b->a;
	html_put(b,
		"\t<section aria-labelledby=\"facts\">\n\t\t<h2 id=\"facts\">^</h2>\n\t\t<dl>\n",
		WORD(facts));
	put_pair(b, WORD(number), v->number);
	put_pair(b, WORD(party), v->party);
	put_pair(b, WORD(cause), v->title);
	put_pair(b, WORD(kind), v->kinds);
	put_pair(b, WORD(amount), yuan(a, v->amount));
	put_pair(b, WORD(basis), v->basis);
	put_pair(b, WORD(organ), v->organ);
	put_pair(b, WORD(decided),
		date_is_none(v->decided) ? WORD(unsaid) : date_str(a, v->decided));
	put_pair(b, WORD(published), date_str(a, v->published));
	put_pair(b, WORD(ends), date_str(a, v->ends));
	html_put(b,
		"\t\t</dl>\n\t</section>\n\t<article class=\"paper\" aria-labelledby=\"text\">\n"
		"\t\t<h2 id=\"text\">^</h2>\n",
		WORD(content));
	put_paragraphs(b, v->text);
	html_put(b, "\t</article>\n\t<p class=\"note\">^</p>\n\t<p class=\"note noprint\">^</p>\n",
		WORD(copy_note), WORD(print_hint));
}

/* 处罚法48Ⅱ: that it was withdrawn, and why; nothing of what it said. */
static void put_withdrawn(struct buf *b, const struct publication *p)
{
	html_put(b, "\t<div class=\"warn\">\n\t\t<p>^</p>\n\t\t<p>^</p>\n\t</div>\n",
		SAY(b->a, withdrawn_on, date_str(b->a, p->v.withdrawn)),
		SAY(b->a, withdrawn_why, p->v.reason));
	html_put(b,
		"\t<section aria-labelledby=\"facts\">\n\t\t<h2 id=\"facts\">^</h2>\n\t\t<dl>\n",
		WORD(facts));
	put_pair(b, WORD(number), p->v.number);
	put_pair(b, WORD(organ), p->v.organ);
	buf_z(b, "\t\t</dl>\n\t</section>\n");
}

static struct reply *show_decision(struct call *call)
{
	struct publication p;
	bool found;
	if (publication_find(
		    call->cx, call->db, field_id(&call->in, "id"), cx_today(call->cx), &p, &found))
		return api_fail(call);
	if (!found) {
		(void)fail(call->cx, RC_NOT_FOUND, STR_FMT, STR_ARG(WORD(decision_none)));
		return api_fail(call);
	}
	struct portal page = portal_begin(call, p.v.number, PORTAL_PART_DECISIONS);
	html_put(page.b, "\t<h1>^ ^</h1>\n", WORD(decision), p.v.number);
	if (date_is_none(p.v.withdrawn))
		put_decision(page.b, &p);
	else
		put_withdrawn(page.b, &p);
	html_put(page.b, "\t<p class=\"noprint\"><a href=\"/decisions\">^</a></p>\n", WORD(back));
	return portal_end(&page, 200);
}

/* ---- the list for programs ---- */

static void put_csv_row(struct csv_out *w, struct arena *a, const struct publication *p)
{
	const struct law_shown *v = &p->v;
	csv_cell(w, v->number);
	csv_cell(w, v->party);
	csv_cell(w, v->title);
	csv_cell(w, v->organ);
	csv_cell(w, v->kinds);
	csv_cell(w, v->amount < 0 ? STR("") : money_str(a, (struct money){v->amount}));
	csv_cell(w, date_is_none(v->decided) ? STR("") : date_str(a, v->decided));
	csv_cell(w, date_str(a, v->published));
	csv_cell(w, date_str(a, v->ends));
	csv_cell(w, date_is_none(v->withdrawn) ? STR("") : date_str(a, v->withdrawn));
	csv_row_end(w);
}

static struct reply *show_csv(struct call *call)
{
	struct asked a = read_asked(call);
	struct buf *b = &call->body;
	struct csv_out w = csv_to(b, true);
	const struct str head[] = {WORD(number), WORD(party), WORD(cause), WORD(organ), WORD(kind),
		WORD(amount), WORD(decided), WORD(published), WORD(ends), WORD(is_withdrawn)};
	if (a.q_error.n || a.date_error.n) {
		(void)fail(call->cx, RC_INPUT, STR_FMT,
			STR_ARG(a.q_error.n ? a.q_error : a.date_error));
		return api_fail(call);
	}
	for (size_t i = 0; i < sizeof head / sizeof *head; i++)
		csv_cell(&w, head[i]);
	csv_row_end(&w);
	a.ask.limit = CSV_PAGE;
	for (int n = 0; n < CSV_MOST; n += CSV_PAGE) {
		struct publications all;
		if (publication_list(call->cx, call->db, &a.ask, &all))
			return api_fail(call);
		for (size_t i = 0; i < all.n; i++)
			put_csv_row(&w, call->cx->arena, &all.v[i]);
		if (!all.next.id)
			break;
		a.ask.after = all.next;
	}
	return reply_data(call->rq, call->route->produces, buf_get(b), STR("decisions.csv"));
}

/* This server as the client names it; the name is looked at before it is written anywhere. */
static struct str origin(struct call *call)
{
	struct str host = http_header(call->rq, "Host");
	for (size_t i = 0; i < host.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]",
			    host.p[i]))
			host = STR("");
	return str_printf(call->cx->arena, "%s://" STR_FMT, call->rq->https ? "https" : "http",
		STR_ARG(host.n ? host : STR("localhost")));
}

/* Mon, 21 Sep 2026 00:00:00 +0800 */
static struct str feed_date(struct arena *a, struct date d)
{
	static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	static const char *const months[] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	int y, m, day;
	date_split(d, &y, &m, &day);
	return str_printf(a, "%s, %02d %s %d 00:00:00 +0800", days[date_weekday(d) - 1], day,
		months[m - 1], y);
}

static struct reply *show_feed(struct call *call)
{
	struct asked a = read_asked(call);
	struct publications all;
	struct buf *b = &call->body;
	struct str base = origin(call);
	a.ask.limit = FEED;
	if (publication_list(call->cx, call->db, &a.ask, &all))
		return api_fail(call);
	html_put(b,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>\n"
		"<title>^ – ^</title><link>^/decisions</link><description>^</description>\n"
		"<language>zh-CN</language>\n",
		WORD(decisions), WORD(site), base, WORD(newest));
	for (size_t i = 0; i < all.n; i++) {
		const struct publication *p = &all.v[i];
		struct str id = str_printf(b->a, "%lld", (long long)p->matter);
		html_put(b,
			"<item><title>^ "
			"^</title><link>^/decisions/^</link><guid>^/decisions/^</guid>"
			"<pubDate>^</pubDate><description>^ ^ ^</description></item>\n",
			p->v.number, date_is_none(p->v.withdrawn) ? p->v.party : WORD(is_withdrawn),
			base, id, base, id, feed_date(b->a, p->v.published), p->v.organ, p->v.title,
			p->v.kinds);
	}
	buf_z(b, "</channel></rss>\n");
	struct reply *rp = reply_data(call->rq, call->route->produces, buf_get(b), STR_NONE);
	reply_cache(rp, 300);
	return rp;
}

/* ---- routes ---- */

#define ASKED                                                                                      \
	FIELD("q", "查什么", FIELD_TEXT, FIELD_QUERY, .max = 200),                                 \
		FIELD("organ", "决定机关", FIELD_TEXT, FIELD_QUERY, .max = 100),                   \
		FIELD("kind", "处罚种类", FIELD_TEXT, FIELD_QUERY, .max = 40),                     \
		FIELD("from", "公开日期从", FIELD_TEXT, FIELD_QUERY, .max = 40),                   \
		FIELD("to", "公开日期到", FIELD_TEXT, FIELD_QUERY, .max = 40)

static const struct field list_in[] = {
	ASKED,
	FIELD("after", "从哪里接着列", FIELD_TEXT, FIELD_QUERY, .max = 60),
	FIELD_END,
};
static const struct field asked_in[] = {ASKED, FIELD_END};
static const struct field decision_in[] = {
	FIELD("id", "编号", FIELD_ID, FIELD_PATH),
	FIELD_END,
};

/* A reader of the list, and a program that reads all of it, at an unhurried pace. */
#define OFTEN .burst = 60, .per_minute = 120
#define SELDOM .burst = 10, .per_minute = 10

const struct api_route portal_decision_routes[] = {
	ROUTE("GET", "/decisions", "查处罚决定", show_list, API_READ, &api_anyone, PORTAL_PAGE,
		.in = list_in, OFTEN),
	ROUTE("GET", "/decisions/{id}", "一份处罚决定", show_decision, API_READ, &api_anyone,
		PORTAL_PAGE, .in = decision_in, OFTEN),
	ROUTE("GET", "/decisions.csv", "公开的处罚决定，CSV", show_csv, API_READ, &api_anyone,
		.in = asked_in, .produces = "text/csv; charset=utf-8", SELDOM),
	ROUTE("GET", "/decisions.rss", "新公开的处罚决定，RSS", show_feed, API_READ, &api_anyone,
		.in = asked_in, .produces = "application/rss+xml; charset=utf-8", SELDOM),
	ROUTE_END,
};
