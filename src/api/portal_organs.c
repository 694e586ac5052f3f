/* Who may enforce (执法主体公示, 监督条例17Ⅰ): the organs with a power in force, one of them with
 * its powers and with what is entrusted to it or by it. From the register as it is today. */
#include "api/portal.h"

#include "organ/organ.h"
#include "power/power.h"

#define PAGE 50

static struct str id_text(struct arena *a, int64_t id)
{
	return str_printf(a, "%lld", (long long)id);
}

static struct str kind_word(struct str kind, bool only_entrusted)
{
	if (only_entrusted)
		return WORD(organ_entrusted);
	return str_is(kind, "authorised") ? WORD(organ_authorised)
	       : str_is(kind, "body")     ? WORD(organ_body)
					  : WORD(organ_organ);
}

/* ---- the list ---- */

static void put_find(struct buf *b, struct str q)
{
	html_put(b,
		"\t<form class=\"card\" action=\"/organs\" method=\"get\" role=\"search\">\n"
		"\t\t<div class=\"row\">\n\t\t\t<div class=\"grow\">\n\t\t\t\t<label "
		"for=\"q\">^</label>\n\t\t\t\t<p class=\"hint\" id=\"q-hint\">^</p>\n"
		"\t\t\t\t<input id=\"q\" name=\"q\" type=\"search\" value=\"^\" "
		"aria-describedby=\"q-hint\">\n\t\t\t</div>\n\t\t\t<button>^</button>\n"
		"\t\t</div>\n\t</form>\n",
		WORD(organ_q), WORD(organ_hint), q, WORD(find));
}

static void put_holder(struct buf *b, const struct power_holder *h)
{
	html_put(b,
		"\t\t\t\t<tr>\n\t\t\t\t\t<th scope=\"row\" data-label=\"^\"><a "
		"href=\"/organs/^\">^</a></th>\n\t\t\t\t\t<td data-label=\"^\">^</td>\n"
		"\t\t\t\t\t<td data-label=\"^\">^</td>\n\t\t\t\t\t<td data-label=\"^\" "
		"class=\"number\">^</td>\n\t\t\t\t</tr>\n",
		WORD(organ_name), id_text(b->a, h->id), h->name, WORD(organ_kind),
		kind_word(h->kind, !h->own), WORD(organ_region), h->region, WORD(organ_powers),
		id_text(b->a, h->own + h->entrusted));
}

static void put_holders(struct buf *b, const struct power_holders *all)
{
	html_put(b,
		"\t\t<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"^\">\n"
		"\t\t\t<table class=\"list\">\n\t\t\t\t<thead><tr><th scope=\"col\">^</th><th "
		"scope=\"col\">^</th><th scope=\"col\">^</th><th scope=\"col\" "
		"class=\"number\">^</th></tr></thead>\n\t\t\t\t<tbody>\n",
		WORD(organs), WORD(organ_name), WORD(organ_kind), WORD(organ_region),
		WORD(organ_powers));
	for (size_t i = 0; i < all->n; i++)
		put_holder(b, &all->v[i]);
	buf_z(b, "\t\t\t\t</tbody>\n\t\t\t</table>\n\t\t</div>\n");
}

static void put_next(struct buf *b, struct str q, const struct power_holders *all)
{
	if (all->n <= PAGE)
		return;
	html_put(b, "\t\t<nav class=\"pages\" aria-label=\"^\"><a href=\"/organs?after=^",
		WORD(pages), id_text(b->a, all->v[PAGE - 1].id));
	if (q.n) {
		buf_z(b, "&amp;q=");
		portal_escape(b, q);
	}
	html_put(b, "\" rel=\"next\">^</a></nav>\n", WORD(next_page));
}

static struct reply *show_list(struct call *call)
{
	struct str q = field_text(&call->in, "q");
	struct power_holders all;
	q = q.p ? str_trim(q) : STR("");
	if (power_holder_list(call->cx, call->db, q, cx_today(call->cx),
		    field_id(&call->in, "after"), PAGE + 1, &all))
		return api_fail(call);
	struct portal p = portal_begin(call, WORD(organs), PORTAL_PART_ORGANS);
	html_put(p.b, "\t<h1>^</h1>\n\t<p>^</p>\n", WORD(organs), WORD(organs_note));
	put_find(p.b, q);
	html_put(p.b, "\t<section aria-labelledby=\"results\">\n\t\t<h2 id=\"results\">^</h2>\n",
		WORD(results));
	if (!all.n)
		html_put(p.b, "\t\t<p>^</p>\n", WORD(organs_none));
	struct power_holders page = all;
	page.n = all.n > PAGE ? PAGE : all.n;
	if (all.n)
		put_holders(p.b, &page);
	put_next(p.b, q, &all);
	buf_z(p.b, "\t</section>\n");
	return portal_end(&p, 200);
}

/* ---- one organ ---- */

static void put_pair(struct buf *b, struct str name, struct str value)
{
	if (value.n)
		html_put(b, "\t\t\t<div><dt>^</dt><dd>^</dd></div>\n", name, value);
}

static struct str term_of(struct arena *a, const struct power *p)
{
	struct str from = date_str(a, p->since);
	return date_is_none(p->until)
		       ? SAY(a, power_from, from)
		       : str_printf(a, STR_FMT STR_FMT, STR_ARG(SAY(a, power_from, from)),
				 STR_ARG(SAY(a, power_to, date_str(a, p->until))));
}

static void begin_table(struct buf *b, const char *id, struct str title, struct str fourth)
{
	html_put(b,
		"\t<section aria-labelledby=\"^\">\n\t\t<h2 id=\"^\">^</h2>\n"
		"\t\t<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"^\">\n"
		"\t\t\t<table class=\"list\">\n\t\t\t\t<thead><tr><th scope=\"col\">^</th><th "
		"scope=\"col\">^</th><th scope=\"col\">^</th><th scope=\"col\">^</th><th "
		"scope=\"col\">^</th></tr></thead>\n\t\t\t\t<tbody>\n",
		str_c(id), str_c(id), title, title, WORD(power_code), WORD(power_name),
		WORD(power_basis), fourth, WORD(power_term));
}

static void end_table(struct buf *b)
{
	buf_z(b, "\t\t\t\t</tbody>\n\t\t\t</table>\n\t\t</div>\n\t</section>\n");
}

static void begin_row(struct buf *b, const struct power *p)
{
	html_put(b,
		"\t\t\t\t<tr>\n\t\t\t\t\t<th scope=\"row\" data-label=\"^\">^</th>\n"
		"\t\t\t\t\t<td data-label=\"^\">^</td>\n\t\t\t\t\t<td data-label=\"^\">^</td>\n",
		WORD(power_code), p->code, WORD(power_name), p->name, WORD(power_basis), p->basis);
}

static void end_row(struct buf *b, const struct power *p)
{
	html_put(b, "\t\t\t\t\t<td data-label=\"^\">^</td>\n\t\t\t\t</tr>\n", WORD(power_term),
		term_of(b->a, p));
}

static void put_own(struct buf *b, const struct power *all, size_t n)
{
	size_t own = 0;
	for (size_t i = 0; i < n; i++)
		own += !all[i].principal;
	if (!own)
		return;
	begin_table(b, "own", WORD(powers_own), WORD(power_self));
	for (size_t i = 0; i < n; i++) {
		if (all[i].principal)
			continue;
		begin_row(b, &all[i]);
		html_put(b, "\t\t\t\t\t<td data-label=\"^\">^</td>\n", WORD(power_self),
			all[i].enforce_self ? WORD(yes) : WORD(no));
		end_row(b, &all[i]);
	}
	end_table(b);
}

/* The other side of a delegation, with what the agreement says of its extent. */
static enum rc put_other(
	struct call *call, struct buf *b, struct str label, int64_t organ, struct str note)
{
	struct organ o;
	if (organ_load(call->cx, call->db, organ, &o))
		return call->cx->rc;
	html_put(b, "\t\t\t\t\t<td data-label=\"^\"><a href=\"/organs/^\">^</a>", label,
		id_text(b->a, o.id), o.name);
	if (note.n)
		html_put(b, "<p class=\"note\">^</p>", note);
	buf_z(b, "</td>\n");
	return RC_OK;
}

/* What is entrusted to the organ (is_to), or by it. */
static enum rc put_entrusted(
	struct call *call, struct buf *b, const struct power *all, size_t n, bool is_to)
{
	struct str label = is_to ? WORD(power_principal) : WORD(power_delegate);
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		if (is_to && !all[i].principal)
			continue;
		if (!any)
			begin_table(b, is_to ? "to" : "by",
				is_to ? WORD(powers_to) : WORD(powers_by), label);
		any = true;
		begin_row(b, &all[i]);
		if (put_other(call, b, label, is_to ? all[i].principal : all[i].organ, all[i].note))
			return call->cx->rc;
		end_row(b, &all[i]);
	}
	if (any)
		end_table(b);
	return RC_OK;
}

static enum rc put_organ(struct call *call, struct portal *p, const struct organ *o,
	const struct power *all, size_t n)
{
	struct date today = cx_today(call->cx);
	struct power_rows by;
	bool own = false;
	for (size_t i = 0; i < n; i++)
		own = own || !all[i].principal;
	if (power_delegated(call->cx, call->db, o->id, today, &by))
		return call->cx->rc;
	html_put(p->b,
		"\t<h1>^</h1>\n\t<section aria-labelledby=\"facts\">\n\t\t<h2 id=\"facts\">^</h2>\n"
		"\t\t<dl>\n",
		o->name, WORD(organ_facts));
	put_pair(p->b, WORD(organ_kind), kind_word(o->kind, !own));
	put_pair(p->b, WORD(organ_address), o->address);
	put_pair(p->b, WORD(organ_phone), o->phone);
	put_pair(p->b, WORD(organ_remedy), o->remedy_organ);
	buf_z(p->b, "\t\t</dl>\n\t</section>\n");
	put_own(p->b, all, n);
	if (put_entrusted(call, p->b, all, n, true) || put_entrusted(call, p->b, by.v, by.n, false))
		return call->cx->rc;
	if (by.n)
		html_put(p->b, "\t<p class=\"note\">^</p>\n", WORD(powers_by_note));
	return RC_OK;
}

static struct reply *show_organ(struct call *call)
{
	struct organ o;
	struct power *all = NULL;
	size_t n = 0;
	struct date today = cx_today(call->cx);
	int64_t id = field_id(&call->in, "id");
	if (organ_load(call->cx, call->db, id, &o) ||
		power_list(call->cx, call->db, id, today, &all, &n))
		return api_fail(call);
	if (!n) {
		(void)fail(call->cx, RC_NOT_FOUND, STR_FMT, STR_ARG(WORD(organs_none)));
		return api_fail(call);
	}
	struct portal p = portal_begin(call, o.name, PORTAL_PART_ORGANS);
	if (put_organ(call, &p, &o, all, n))
		return api_fail(call);
	html_put(p.b, "\t<p class=\"noprint\"><a href=\"/organs\">^</a></p>\n", WORD(back));
	return portal_end(&p, 200);
}

static const struct field list_in[] = {
	FIELD("q", "机关名称", FIELD_TEXT, FIELD_QUERY, .max = 100),
	FIELD("after", "从哪里接着列", FIELD_ID, FIELD_QUERY),
	FIELD_END,
};
static const struct field organ_in[] = {
	FIELD("id", "编号", FIELD_ID, FIELD_PATH),
	FIELD_END,
};

#define OFTEN .burst = 60, .per_minute = 120

const struct api_route portal_organ_routes[] = {
	ROUTE("GET", "/organs", "执法主体", show_list, API_READ, &api_anyone, PORTAL_PAGE,
		.in = list_in, OFTEN),
	ROUTE("GET", "/organs/{id}", "一个执法主体和它的职权", show_organ, API_READ, &api_anyone,
		PORTAL_PAGE, .in = organ_in, OFTEN),
	ROUTE_END,
};
