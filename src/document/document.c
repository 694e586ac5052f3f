#include "document/document_store.h"

#include "base/utf8.h"
#include "format/json.h"
#include "matter/paper.h"
#include "organ/organ.h"

/* Pages and pictures of our own making are taken whatever their size. */
static const struct blob_rule own_files = {1U << BLOB_PDF, INT64_MAX};
#define MOST_PDF ((int64_t)256 << 20)

static enum rc content_open(struct cx *cx, const struct matter_service *svc, struct document *d)
{
	cx->keys = svc->keys;
	return matter_content_open(cx, d->organ, d->id, d->content, &d->content);
}

static bool is_intact(const struct document *d)
{
	unsigned char now[DIGEST_SIZE];
	digest_sha256(d->content.p, d->content.n, now);
	return digest_equal(now, d->content_digest, DIGEST_SIZE);
}

enum rc document_load(struct cx *cx, const struct matter_service *svc, int64_t organ, int64_t id,
	struct document *out)
{
	if (store_document_load(cx, svc->db, organ, id, out) || content_open(cx, svc, out))
		return cx->rc;
	return is_intact(out) ? RC_OK
			      : fail(cx, RC_CORRUPT, "文书的内容与签发时的摘要不一致，可能被改动");
}

enum rc document_render(struct cx *cx, const struct matter_service *svc, struct press *press,
	struct blob_dir *dir, int64_t organ, int64_t id, struct db_plan **plan)
{
	struct document d;
	struct blob b;
	struct str pdf;
	int pages;
	*plan = NULL;
	if (document_load(cx, svc, organ, id, &d))
		return cx->rc;
	if (d.has_pdf)
		return RC_OK;
	struct str name =
		str_printf(cx->arena, STR_FMT ".pdf", STR_ARG(d.number.n ? d.number : d.title));
	if (press_pdf(cx, press, d.content, &pdf, &pages) ||
		blob_put(cx, dir, pdf, name, &own_files, &b) ||
		matter_note_rendered(cx, svc, organ, d.matter, id,
			str_hex(cx->arena, b.digest, DIGEST_SIZE), pages, plan))
		return cx->rc;
	blob_add(*plan, &b);
	return RC_OK;
}

enum rc document_pdf(struct cx *cx, const struct matter_service *svc, struct press *press,
	struct blob_dir *dir, int64_t organ, int64_t id, struct str *pdf)
{
	struct document d;
	int pages;
	if (document_load(cx, svc, organ, id, &d))
		return cx->rc;
	return d.has_pdf ? blob_load(cx, dir, d.pdf, MOST_PDF, pdf)
			 : press_pdf(cx, press, d.content, pdf, &pages);
}

enum rc document_copy(struct cx *cx, const struct matter_service *svc, struct press *press,
	int64_t organ, int64_t id, struct str mark, struct str *pdf)
{
	struct document d;
	struct buf b = buf_in(cx->arena);
	struct json_out w = json_to(&b);
	int pages;
	if (document_load(cx, svc, organ, id, &d))
		return cx->rc;
	/* the content is an object that is never empty; what is signed has no mark */
	buf_z(&b, "{\"mark\":");
	json_put(&w, mark);
	buf_char(&b, ',');
	buf_str(&b, str_sub(d.content, 1, d.content.n));
	return press_pdf(cx, press, buf_get(&b), pdf, &pages);
}

enum rc document_preview(
	struct cx *cx, struct matter_view *view, struct str form, struct str *content)
{
	size_t n;
	const struct law_form *forms = pack_forms(view->pack, &n);
	int at = pack_form(view->pack, form), y, m, d;
	struct law_env env = matter_view_env(view);
	struct str blocks;
	if (at < 0)
		return fail(cx, RC_NOT_FOUND, "法规包里没有文书 " STR_FMT, STR_ARG(form));
	if (matter_view_cards(view))
		return cx->rc;
	if (pack_document(cx, view->pack, &forms[at], view->procedure, &env, &blocks))
		return cx->rc;
	date_split(view->today, &y, &m, &d);
	*content = matter_paper_content(cx->arena, view,
		&(struct matter_paper){.form = &forms[at],
			.number = matter_number_text(cx->arena, forms[at].pattern,
				facts_get(&view->sys, STR("organ_short")).s, y, 0),
			.date = view->today,
			.blocks = blocks,
			.mark = matter_paper_mark(view, &forms[at])});
	return RC_OK;
}

/* ---- verification ---- */

/* Full-width letters and figures as plain ones. */
static uint32_t narrow(uint32_t c)
{
	return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/* K7QFABCDEFGH2345 or k7qf-abcd efgh-2345 → K7QF-ABCD-EFGH-2345 */
static bool code_read(struct arena *a, struct str typed, struct str *out)
{
	struct buf b = buf_in(a);
	size_t letters = 0;
	for (size_t at = 0; at < typed.n;) {
		uint32_t c = narrow(utf8_next(typed, &at));
		if (c == '-' || c == ' ' || c == 0x3000 || (c >= 0x2010 && c <= 0x2015))
			continue;
		if (c >= 'a' && c <= 'z')
			c -= 'a' - 'A';
		if (letters == 16 || !((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
			return false;
		if (letters && letters % 4 == 0)
			buf_char(&b, '-');
		buf_char(&b, (char)c);
		letters++;
	}
	*out = buf_get(&b);
	return letters == 16;
}

/* A number without blanks, its brackets and figures of one kind: what two writings of it share. */
static struct str number_key(struct arena *a, struct str number)
{
	static const uint32_t open[] = {'[', '(', 0x3014, 0x3010, 0x300A, 0x2018, 0xFF3B},
			      close[] = {']', ')', 0x3015, 0x3011, 0x300B, 0x2019, 0xFF3D};
	struct buf b = buf_in(a);
	for (size_t at = 0; at < number.n;) {
		char code[4];
		uint32_t c = narrow(utf8_next(number, &at));
		if (c == ' ' || c == 0x3000)
			continue;
		for (size_t i = 0; i < sizeof open / sizeof *open; i++)
			c = c == open[i] ? '(' : c == close[i] ? ')' : c;
		buf_add(&b, code, utf8_put(c, code));
	}
	return b.n ? buf_get(&b) : STR("");
}

enum rc document_verify(struct cx *cx, const struct matter_service *svc, struct str number,
	struct str code, struct document_public *out)
{
	struct document d;
	struct organ o;
	if (!code_read(cx->arena, code, &code))
		return fail(cx, RC_INPUT,
			"校验码是印在文书左下角的十六个字母和数字，如 K7QF-ABCD-EFGH-2345");
	if (store_document_by_code(cx, svc->db, code, &d)) {
		if (cx->rc != RC_NOT_FOUND)
			return cx->rc;
		cx_clear(cx);
		d.number = STR_NONE;
	}
	if (!d.number.p || (number.n && !str_eq(number_key(cx->arena, number),
						number_key(cx->arena, d.number))))
		return fail(cx, RC_NOT_FOUND,
			"没有文号和校验码都相符的文书，请核对后再试；仍不相符的，请向文书上写明的机"
			"关核实");
	if (organ_load(cx, svc->db, d.organ, &o))
		return cx->rc;
	*out = (struct document_public){.title = d.title,
		.number = d.number,
		.organ = o.name,
		.state = d.state,
		.signed_on = date_of(d.signed_at),
		.content = str_hex(cx->arena, d.content_digest, DIGEST_SIZE),
		.pdf = d.has_pdf ? str_hex(cx->arena, d.pdf, DIGEST_SIZE) : STR(""),
		.pages = d.pages};
	if (content_open(cx, svc, &d)) {
		if (cx->rc != RC_CORRUPT)
			return cx->rc;
		cx_clear(cx);
		return RC_OK;
	}
	out->is_intact = is_intact(&d);
	return RC_OK;
}
