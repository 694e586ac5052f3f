/* Papers from the act that signs them to the file, on both engines. */
#include "document/document.h"

#include "base/utf8.h"
#include "format/json.h"
#include "matter/history.h"
#include "matter/test_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define OK(x) WORLD_OK(&w, x)
#define REGISTER "party_name=甲公司;party_code=91150105X;cause=经营过期食品;handlers=1,2"

struct house {
	struct world w;
	struct press *press;
	struct blob_dir *dir;
	struct typeset_fonts fonts;
	struct matter_papers papers;
	struct document *documents;
	size_t n;
};

static enum rc check(struct cx *cx, void *arg, struct str content)
{
	return press_check(cx, arg, content);
}

static void house_open(struct house *h, struct test_db *t)
{
	struct cx *cx = &h->w.cx;
	world_open(&h->w, t);
	h->fonts = typeset_fonts_free;
	h->fonts.dir = getenv("ZHIFA_FONTS");
	assert_int_equal(press_new(cx, &h->fonts, &h->press), RC_OK);
	assert_int_equal(
		blob_dir_open(cx, str_printf(t->arena, "%s/blobs", t->dir).p, &h->w.keys, &h->dir), RC_OK);
	h->papers = (struct matter_papers){
		.verify = STR("https://zf.example.cn/verify"), .check = check, .arg = h->press};
	h->w.svc.papers = &h->papers;
	h->w.svc.checks_files = true;
}

static void house_close(struct house *h)
{
	press_free(h->press);
	world_close(&h->w);
}

/* A matter with its notice signed. */
static void tell(struct house *h)
{
	struct world w = h->w;
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	OK(world_act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	OK(world_act(&w, &w.wang, "tell", "fine=500000", 0));
	h->w = w;
	assert_int_equal(
		document_list(&h->w.cx, w.t->db, ORGAN, w.matter, &h->documents, &h->n), RC_OK);
	assert_int_equal(h->n, 1);
}

static enum rc render(struct house *h, int64_t id, bool *planned)
{
	struct db_plan *plan;
	struct cx *cx = &h->w.cx;
	if (document_render(cx, &h->w.svc, h->press, h->dir, ORGAN, id, &plan))
		return cx->rc;
	*planned = plan != NULL;
	return plan ? db_writer_run(h->w.writer, plan) : RC_OK;
}

static void test_render(void **state)
{
	struct house h;
	struct document d;
	struct blob b;
	struct str early, kept, again;
	bool planned;
	house_open(&h, *state);
	struct cx *cx = &h.w.cx;
	tell(&h);
	int64_t id = h.documents[0].id;
	assert_int_equal(document_load(cx, &h.w.svc, ORGAN, id, &d), RC_OK);
	assert_str(d.number, "某告〔2026〕1号");
	assert_str(d.state, "issued");
	assert_false(d.has_pdf);
	assert_true(str_find(d.content, STR("拟罚款伍仟元整"), 0) < d.content.n);
	assert_true(str_find(d.content,
			    str_printf(cx->arena, "https://zf.example.cn/verify?code=" STR_FMT,
				    STR_ARG(d.code)),
			    0) < d.content.n);
	/* before the job has come to it, and after: the same bytes */
	assert_int_equal(document_pdf(cx, &h.w.svc, h.press, h.dir, ORGAN, id, &early), RC_OK);
	assert_int_equal(render(&h, id, &planned), RC_OK);
	assert_true(planned);
	assert_int_equal(document_pdf(cx, &h.w.svc, h.press, h.dir, ORGAN, id, &kept), RC_OK);
	assert_true(str_eq(early, kept));
	assert_int_equal(document_load(cx, &h.w.svc, ORGAN, id, &d), RC_OK);
	assert_true(d.has_pdf);
	assert_int_equal(d.pages, 1);
	assert_int_equal(blob_find(cx, h.w.t->db, d.pdf, &b), RC_OK);
	assert_str(b.name, "某告〔2026〕1号.pdf");
	/* the job may run twice */
	assert_int_equal(render(&h, id, &planned), RC_OK);
	assert_false(planned);
	/* a note is an event that makes nobody's view stale */
	struct event *e;
	size_t n;
	assert_int_equal(matter_events(cx, h.w.t->db, ORGAN, h.w.matter, &e, &n), RC_OK);
	assert_int_equal(e[n - 1].kind, EVENT_RECORD);
	struct world w = h.w;
	OK(world_act(&w, &w.wang, "seal", world_scan(&w), 0));
	assert_int_equal(document_load(cx, &h.w.svc, ORGAN, id, &d), RC_OK);
	assert_str(d.state, "sealed");
	assert_true(d.has_scan && d.has_pdf);
	assert_int_equal(document_pdf(cx, &h.w.svc, h.press, h.dir, ORGAN, id, &again), RC_OK);
	assert_true(str_eq(kept, again));
	assert_int_equal(document_load(cx, &h.w.svc, ORGAN, id + 1, &d), RC_NOT_FOUND);
	cx_clear(cx);
	house_close(&h);
}

/* The party's name is on every paper, so nothing of it can be read in the store. */
static void test_sealed_content(void **state)
{
	static const struct db_stmt raw = {
		"raw", "SELECT content FROM document WHERE id = $1", "i", "t", 0};
	struct house h;
	struct db_rows *r;
	struct document d;
	bool found;
	house_open(&h, *state);
	struct cx *cx = &h.w.cx;
	tell(&h);
	assert_int_equal(
		db_one(cx, h.w.t->db, &raw, DB_ARGS(DB_I(h.documents[0].id)), &r, &found), RC_OK);
	assert_true(str_find(db_text(r, 0), STR("甲公司"), 0) == db_text(r, 0).n);
	struct matter_service thief = h.w.svc;
	unsigned char wrong[32] = {8};
	struct seal_keys other = seal_keys_make(wrong);
	thief.keys = &other;
	assert_int_equal(document_load(cx, &thief, ORGAN, h.documents[0].id, &d), RC_CORRUPT);
	cx_clear(cx);
	house_close(&h);
}

/* What cannot be printed is not signed, and takes no number. */
static void test_unprintable(void **state)
{
	struct house h;
	house_open(&h, *state);
	struct world w = h.w;
	OK(world_act(&w, &w.wang, "register",
		"party_name=甲公司;cause=经营\u0E01\uE000食品;handlers=1,2", 0));
	OK(world_act(&w, &w.wang, "prove", "name=单据;kind=paper", 2));
	assert_int_equal(world_act(&w, &w.wang, "tell", "fine=500000", 0), RC_INPUT);
	assert_true(str_find(w.cx.msg, STR("U+0E01"), 0) < w.cx.msg.n);
	w.matter = 0;
	h.w = w;
	tell(&h);
	assert_str(h.documents[0].number, "某告〔2026〕1号");
	house_close(&h);
}

static void test_scans(void **state)
{
	struct house h;
	struct blob text, pdf;
	house_open(&h, *state);
	tell(&h);
	struct world w = h.w;
	assert_int_equal(
		world_act(&w, &w.wang, "seal",
			"scan=00000000000000000000000000000000000000000000000000000000000000aa", 0),
		RC_INPUT);
	assert_true(str_find(w.cx.field_errors.v[0].message, STR("没有上传成功"), 0) <
		    w.cx.field_errors.v[0].message.n);
	cx_clear(&w.cx);
	assert_int_equal(
		blob_put(&w.cx, h.dir, STR("不是扫描件"), STR("扫描.txt"), &blob_evidence, &text),
		RC_OK);
	struct db_plan plan = {.cx = &w.cx};
	blob_add(&plan, &text);
	assert_int_equal(db_writer_run(w.writer, &plan), RC_OK);
	struct str asked =
		str_printf(w.cx.arena, "scan=%s", str_hex(w.cx.arena, text.digest, 32).p);
	assert_int_equal(world_act(&w, &w.wang, "seal", asked.p, 0), RC_INPUT);
	assert_true(str_find(w.cx.field_errors.v[0].message, STR("这是文本文件"), 0) <
		    w.cx.field_errors.v[0].message.n);
	cx_clear(&w.cx);
	struct str bytes;
	int pages;
	assert_int_equal(
		press_pdf(&w.cx, h.press, STR("{\"title\":\"甲\",\"blocks\":[]}"), &bytes, &pages),
		RC_OK);
	assert_int_equal(blob_put(&w.cx, h.dir, bytes, STR("扫描.pdf"), &blob_scan, &pdf), RC_OK);
	struct db_plan second = {.cx = &w.cx};
	blob_add(&second, &pdf);
	assert_int_equal(db_writer_run(w.writer, &second), RC_OK);
	asked = str_printf(w.cx.arena, "scan=%s", str_hex(w.cx.arena, pdf.digest, 32).p);
	OK(world_act(&w, &w.wang, "seal", asked.p, 0));
	house_close(&h);
}

static void test_preview(void **state)
{
	struct house h;
	struct matter m;
	struct matter_view v;
	struct str content, png;
	int pages;
	house_open(&h, *state);
	struct world w = h.w;
	struct cx *cx = &w.cx;
	OK(world_act(&w, &w.wang, "register", REGISTER, 0));
	assert_int_equal(matter_load(cx, w.t->db, ORGAN, w.matter, &m), RC_OK);
	assert_int_equal(matter_view_open(cx, &w.svc, &m, cx_today(cx), &v), RC_OK);
	struct facts entered = world_fields(&w, "fine=123400");
	v.input = &entered;
	assert_int_equal(document_preview(cx, &v, STR("notice"), &content), RC_OK);
	assert_true(str_find(content, STR("某告〔2026〕　　号"), 0) < content.n);
	assert_true(str_find(content, STR("壹仟贰佰叁拾肆元整"), 0) < content.n);
	assert_true(str_find(content, STR("预览"), 0) < content.n);
	assert_int_equal(press_png(cx, h.press, content, 1, 72, &png, &pages), RC_OK);
	assert_int_equal(pages, 1);
	assert_int_equal(document_preview(cx, &v, STR("nothing"), &content), RC_NOT_FOUND);
	cx_clear(cx);
	h.w = w;
	house_close(&h);
}

/* As people type what they read off a paper. */
static void test_verify(void **state)
{
	static const struct db_stmt forge = {"forge",
		"UPDATE document SET title = title, content = $2 WHERE id = $1", "it", "", 0};
	struct house h;
	struct document_public p;
	house_open(&h, *state);
	struct cx *cx = &h.w.cx;
	tell(&h);
	struct document d = h.documents[0];
	static const char *const numbers[] = {
		"某告〔2026〕1号", " 某告[2026]1号", "某告（２０２６）1 号", "某告【2026】1号", ""};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		assert_int_equal(
			document_verify(cx, &h.w.svc, str_c(numbers[i]), d.code, &p), RC_OK);
		assert_str(p.number, "某告〔2026〕1号");
		assert_str(p.organ, "某局");
		assert_str(p.title, "告知书");
		assert_true(p.is_intact);
		assert_int_equal(p.content.n, 64);
		assert_int_equal(p.pdf.n, 0);
	}
	/* small letters, blanks, no strokes */
	struct buf b = buf_in(cx->arena);
	for (size_t i = 0; i < d.code.n; i++)
		if (d.code.p[i] == '-')
			buf_z(&b, " ");
		else
			buf_char(&b, (char)(d.code.p[i] | (d.code.p[i] > '9' ? 0x20 : 0)));
	assert_int_equal(document_verify(cx, &h.w.svc, d.number, buf_get(&b), &p), RC_OK);
	/* a wrong number, a wrong code: the same words */
	assert_int_equal(
		document_verify(cx, &h.w.svc, STR("某告〔2026〕2号"), d.code, &p), RC_NOT_FOUND);
	struct str words = cx->msg;
	cx_clear(cx);
	assert_int_equal(document_verify(cx, &h.w.svc, d.number, STR("AAAA-BBBB-CCCC-DDDD"), &p),
		RC_NOT_FOUND);
	assert_true(str_eq(words, cx->msg));
	cx_clear(cx);
	static const char *const bad[] = {
		"", "AAAA", "AAAA-BBBB-CCCC-DDDDE", "AAAA-BBBB-CCCC-DDD%", "校验码"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(
			document_verify(cx, &h.w.svc, d.number, str_c(bad[i]), &p), RC_INPUT);
		cx_clear(cx);
	}
	/* rendered: the file's digest is told; changed behind our back: it is told too */
	bool planned;
	assert_int_equal(render(&h, d.id, &planned), RC_OK);
	assert_int_equal(document_verify(cx, &h.w.svc, d.number, d.code, &p), RC_OK);
	assert_int_equal(p.pdf.n, 64);
	struct db *rw;
	assert_int_equal(db_open(cx, h.w.t->url, false, &rw), RC_OK);
	assert_int_equal(
		db_exec(cx, rw, &forge, DB_ARGS(DB_I(d.id), DB_T(STR("{\"title\":\"假\"}"))), NULL),
		RC_OK);
	db_close(rw);
	assert_int_equal(document_verify(cx, &h.w.svc, d.number, d.code, &p), RC_OK);
	assert_false(p.is_intact);
	assert_int_equal(document_load(cx, &h.w.svc, ORGAN, d.id, &d), RC_CORRUPT);
	cx_clear(cx);
	house_close(&h);
}

/* ---- hostile texts ---- */

static struct str file_of(struct arena *a, const char *path)
{
	struct buf b = buf_in(a);
	char piece[4096];
	size_t n;
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(&b, piece, n);
	fclose(f);
	return buf_get(&b);
}

static bool one_line(struct str s)
{
	return s.n && !memchr(s.p, '\n', s.n) && utf8_count(s) <= 100;
}

/* One matter whose every text is the same, to the signed notice; back from the store as it came. */
static void through_the_store(struct house *h, struct str text)
{
	struct world w = h->w;
	struct facts f = world_fields(&w, "handlers=1,2"), item = world_fields(&w, "kind=paper");
	struct matter m;
	struct document d;
	facts_set(w.cx.arena, &f, STR("party_name"), value_text(text));
	facts_set(w.cx.arena, &f, STR("party_code"), value_text(text));
	facts_set(w.cx.arena, &f, STR("cause"), value_text(text));
	facts_set(w.cx.arena, &item, STR("name"), value_text(text));
	w.matter = 0;
	struct act_request open = {.version = -1,
		.action = STR("register"),
		.fields = f,
		.procedure = STR("fine"),
		.power = 9};
	OK(world_submit(&w, &w.wang, &open));
	struct act_request prove = {.matter = w.matter,
		.version = w.version,
		.action = STR("prove"),
		.fields = item,
		.with = 2};
	OK(world_submit(&w, &w.wang, &prove));
	assert_int_equal(matter_load(&w.cx, w.t->db, ORGAN, w.matter, &m), RC_OK);
	text = str_trim(text);
	assert_true(str_eq(facts_get(&m.facts, STR("party_name")).s, text));
	assert_true(str_eq(facts_get(&m.facts, STR("cause")).s, text));
	assert_true(str_eq(facts_get(&m.items.v[0].facts, STR("name")).s, text));
	struct matter_view view;
	assert_int_equal(matter_view_open(&w.cx, &w.svc, &m, cx_today(&w.cx), &view), RC_OK);
	assert_true(str_eq(matter_view_get(&view, STR("party_code")).s, text)); /* sealed there */
	/* printed, or refused with the letters named */
	if (world_act(&w, &w.wang, "tell", "fine=500000", 0)) {
		assert_int_equal(w.cx.rc, RC_INPUT);
		assert_true(str_find(w.cx.msg, STR("字体中没有的字"), 0) < w.cx.msg.n);
		cx_clear(&w.cx);
	} else {
		struct str pdf;
		assert_int_equal(
			document_list(&w.cx, w.t->db, ORGAN, w.matter, &h->documents, &h->n),
			RC_OK);
		assert_int_equal(
			document_load(&w.cx, &w.svc, ORGAN, h->documents[0].id, &d), RC_OK);
		assert_int_equal(
			document_pdf(&w.cx, &w.svc, h->press, h->dir, ORGAN, d.id, &pdf), RC_OK);
	}
	h->w = w;
}

static void test_naughty(void **state)
{
	struct house h;
	struct json *list;
	house_open(&h, *state);
	struct cx *cx = &h.w.cx;
	struct str text = file_of(cx->arena,
		str_printf(cx->arena, "%s/tests/papers/naughty.json", getenv("ZHIFA_SOURCE")).p);
	size_t told = 0;
	assert_int_equal(json_parse(cx, text, &list), RC_OK);
	for (size_t i = 0; i < json_count(list); i++) {
		struct str s = json_str(json_at(list, i));
		if (!one_line(s))
			continue;
		through_the_store(&h, s);
		told++;
	}
	assert_true(told > 30);
	house_close(&h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_render), TEST_DB(test_sealed_content),
		TEST_DB(test_unprintable), TEST_DB(test_scans), TEST_DB(test_preview),
		TEST_DB(test_verify), TEST_DB(test_naughty)};
	return TEST_DB_RUN(tests);
}
