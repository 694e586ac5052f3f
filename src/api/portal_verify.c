/* Whether a paper is genuine: by the number and the code printed on it, and by oneself. */
#include "api/portal.h"

#include "document/document.h"

struct verified {
	struct str number, code, error; /* as typed; what is wrong with the code */
	bool asked, found;
	struct document_public paper;
};

static void put_input(struct buf *b, const char *id, struct str label, struct str hint,
	struct str value, struct str error, bool required)
{
	html_put(b,
		"\t\t\t<div>\n\t\t\t\t<label for=\"^\">^</label>\n\t\t\t\t<p class=\"hint\" "
		"id=\"^-hint\">^</p>\n"
		"\t\t\t\t<input id=\"^\" name=\"^\" value=\"^\" autocomplete=\"off\" "
		"spellcheck=\"false\" "
		"aria-describedby=\"^-hint^\"",
		str_c(id), label, str_c(id), hint, str_c(id), str_c(id), value, str_c(id),
		error.n ? str_printf(b->a, " %s-error", id) : STR(""));
	buf_z(b, error.n ? " aria-invalid=\"true\"" : "");
	buf_z(b, required ? " required>\n" : ">\n");
	if (error.n)
		html_put(b, "\t\t\t\t<p class=\"error\" id=\"^-error\">^</p>\n", str_c(id), error);
	buf_z(b, "\t\t\t</div>\n");
}

static void put_form(struct buf *b, const struct verified *v)
{
	html_put(b,
		"\t<section aria-labelledby=\"ask\">\n\t\t<h2 id=\"ask\">^</h2>\n\t\t<p>^</p>\n"
		"\t\t<form action=\"/verify\" method=\"get\">\n",
		WORD(verify), WORD(verify_what));
	put_input(b, "number", WORD(verify_number), WORD(verify_number_hint), v->number, STR(""),
		false);
	put_input(b, "code", WORD(verify_code), WORD(verify_code_hint), v->code, v->error, true);
	html_put(b, "\t\t\t<button>^</button>\n\t\t</form>\n\t</section>\n", WORD(verify_do));
}

static void put_pair(struct buf *b, struct str name, struct str value)
{
	if (value.n)
		html_put(b, "\t\t\t<div><dt>^</dt><dd>^</dd></div>\n", name, value);
}

static struct str state_words(struct str state)
{
	return str_is(state, "sealed") ? WORD(state_sealed)
	       : str_is(state, "void") ? WORD(state_void)
				       : WORD(state_issued);
}

static void put_paper(struct buf *b, const struct document_public *d)
{
	struct arena *a = b->a;
	bool is_void = str_is(d->state, "void");
	if (!d->is_intact)
		html_put(b, "\t\t<div class=\"bad\"><p>✕ ^</p></div>\n", WORD(verify_broken));
	else if (is_void)
		html_put(b, "\t\t<div class=\"warn\"><p>! ^</p></div>\n", WORD(verify_void));
	else
		html_put(b, "\t\t<div class=\"good\"><p>✓ ^</p></div>\n", WORD(verify_good));
	buf_z(b, "\t\t<dl>\n");
	put_pair(b, WORD(paper_title), d->title);
	put_pair(b, WORD(verify_number), d->number);
	put_pair(b, WORD(paper_organ), d->organ);
	put_pair(b, WORD(paper_signed), date_str(a, d->signed_on));
	put_pair(b, WORD(paper_state), state_words(d->state));
	if (d->pages)
		put_pair(b, WORD(paper_pages),
			SAY(a, pages_count, str_printf(a, "%lld", (long long)d->pages)));
	put_pair(b, WORD(paper_content), d->content);
	put_pair(b, WORD(paper_file), d->pdf.n ? d->pdf : WORD(paper_none));
	buf_z(b, "\t\t</dl>\n");
}

static void put_result(struct buf *b, const struct verified *v)
{
	html_put(b, "\t<section aria-labelledby=\"result\">\n\t\t<h2 id=\"result\">^</h2>\n",
		WORD(verify_result));
	if (v->found)
		put_paper(b, &v->paper);
	else
		html_put(b, "\t\t<div class=\"bad\"><p>✕ ^</p></div>\n\t\t<p>^</p>\n",
			WORD(verify_bad), WORD(verify_bad_hint));
	buf_z(b, "\t</section>\n");
}

/* What a reader can do without believing us. */
static void put_self(struct buf *b)
{
	html_put(b,
		"\t<section aria-labelledby=\"self\">\n\t\t<h2 id=\"self\">^</h2>\n\t\t<ul>\n"
		"\t\t\t<li>^<br><code>^</code></li>\n\t\t\t<li>^<br><code>^</code></li>\n"
		"\t\t\t<li>^ <a href=\"/log/checkpoint\">^</a></li>\n\t\t</ul>\n\t</section>\n",
		WORD(self_check), WORD(self_file), WORD(self_file_how), WORD(self_dossier),
		WORD(self_dossier_how), WORD(self_log), WORD(checkpoint));
}

static enum rc look_up(struct call *call, struct verified *v)
{
	const struct matter_service svc = {.db = call->db, .keys = office_of(call)->keys};
	struct str number = field_text(&call->in, "number"), code = field_text(&call->in, "code");
	v->number = number.p ? number : STR("");
	v->code = code.p ? code : STR("");
	if (!v->code.n) {
		v->error = v->number.n ? WORD(verify_need_code) : STR("");
		return RC_OK;
	}
	enum rc rc = document_verify(call->cx, &svc, v->number, v->code, &v->paper);
	v->asked = rc == RC_OK || rc == RC_NOT_FOUND;
	v->found = rc == RC_OK;
	if (rc == RC_INPUT)
		v->error = str_dup(call->cx->arena, call->cx->field_errors.n
							    ? call->cx->field_errors.v[0].message
							    : call->cx->msg);
	if (rc == RC_INPUT || rc == RC_NOT_FOUND)
		cx_clear(call->cx);
	return call->cx->rc;
}

static struct reply *show_verify(struct call *call)
{
	struct verified v = {0};
	if (look_up(call, &v))
		return api_fail(call);
	struct portal p = portal_begin(call, WORD(verify), PORTAL_PART_VERIFY);
	html_put(p.b, "\t<h1>^</h1>\n", WORD(verify));
	if (v.asked)
		put_result(p.b, &v);
	put_form(p.b, &v);
	put_self(p.b);
	p.is_fresh = v.asked; /* what is said of a paper may change at any moment */
	return portal_end(&p, v.error.n ? 400 : v.asked && !v.found ? 404 : 200);
}

static const struct field verify_in[] = {
	FIELD("number", "文号", FIELD_TEXT, FIELD_QUERY, .max = 100),
	FIELD("code", "校验码", FIELD_TEXT, FIELD_QUERY, .max = 60),
	FIELD_END,
};

/* Codes are not guessed: they have 80 bits, and few are tried in a minute. */
const struct api_route portal_verify_routes[] = {
	ROUTE("GET", "/verify", "验证文书", show_verify, API_READ, &api_anyone, PORTAL_PAGE,
		.in = verify_in, .burst = 20, .per_minute = 20),
	ROUTE_END,
};
