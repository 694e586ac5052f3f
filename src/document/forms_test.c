/*
 * Every form of the pack, filled with one invented case (tests/papers/case.json), as real pages.
 * The words that the law demands must be on them; build/pages keeps a picture of each page for
 * whoever wants to look, and build/pages/pdf the files, which an independent validator takes for
 * PDF/A-1b where it is installed.
 */
#include "base/money.h"
#include "base/test.h"
#include "base/utf8.h"

#include "document/press.h"
#include "format/json.h"
#include "matter/paper.h"
#include "typeset/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct desk {
	struct arena *a;
	struct cx cx;
	struct pack *pack;
	struct press *press;
	struct typeset_fonts fonts;
	struct json *sample;
	const char *pages; /* folder of the pictures */
	struct str mark;   /* what stands across the last form's preview */
	bool mongol;       /* with the Mongolian text beside */
	struct json *naughty;
	size_t spoiled; /* with which of the naughty texts the first field is filled */
};

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

static void desk_open(struct desk *d)
{
	*d = (struct desk){.a = arena_new()};
	d->cx = cx_make(d->a, NULL);
	const char *source = getenv("ZHIFA_SOURCE");
	if (pack_load(&d->cx, str_printf(d->a, "%s/law", source), NULL, &d->pack))
		print_message("# %.*s\n", STR_ARG(d->cx.msg));
	assert_int_equal(d->cx.rc, RC_OK);
	d->fonts = typeset_fonts_free;
	d->fonts.dir = getenv("ZHIFA_FONTS");
	assert_int_equal(press_new(&d->cx, &d->fonts, &d->press), RC_OK);
	struct str text = file_of(d->a, str_printf(d->a, "%s/tests/papers/case.json", source).p);
	assert_int_equal(json_parse(&d->cx, text, &d->sample), RC_OK);
	d->pages = getenv("ZHIFA_PAGES");
	if (d->pages)
		(void)!mkdir(d->pages, 0777);
	if (d->pages)
		(void)!mkdir(str_printf(d->a, "%s/pdf", d->pages).p, 0777);
}

static void desk_close(struct desk *d)
{
	press_free(d->press);
	pack_free(d->pack);
	arena_free(d->a);
}

static struct value value_of(const struct json *v)
{
	switch (json_kind(v)) {
	case JSON_BOOL:
		return value_bool(json_bool(v, false));
	case JSON_INT:
		return value_int(json_int(v, 0));
	case JSON_STR:
		return value_text(json_str(v));
	case JSON_NONE:
	case JSON_NIL:
	case JSON_ARR:
	case JSON_OBJ:
		break;
	}
	return VALUE_NIL;
}

static void add_facts(struct arena *a, struct facts *to, const struct json *from)
{
	struct json_each e = json_each(from);
	while (json_next(&e))
		facts_set(a, to, e.key, value_of(e.value));
}

static void add_lists(struct arena *a, struct matter *m, const struct json *lists)
{
	struct json_each e = json_each(lists);
	while (json_next(&e))
		for (size_t i = 0; i < json_count(e.value); i++) {
			struct matter_item *it = VEC_PUSH(a, &m->items);
			it->list = e.key;
			it->key = str_printf(a, "%zu", m->items.n);
			add_facts(a, &it->facts, json_at(e.value, i));
		}
}

static void add_documents(struct arena *a, struct matter *m, const struct json *list)
{
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *v = json_at(list, i);
		struct matter_document *d = VEC_PUSH(a, &m->documents);
		*d = (struct matter_document){.id = (int64_t)i + 1,
			.form = json_str(json_get(v, "form")),
			.title = json_str(json_get(v, "title")),
			.number = json_str(json_get(v, "number")),
			.state = STR("sealed"),
			.pages = json_int(json_get(v, "pages"), 0)};
		assert_true(date_parse(json_str(json_get(v, "date")), &d->issued));
	}
}

/* The procedure that issues a form. */
static const struct law_procedure *issuer(struct desk *d, int form)
{
	size_t n;
	const struct law_procedure *p = pack_procedures(d->pack, &n);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < p[i].action_n; k++)
			for (size_t f = 0; f < p[i].actions[k].issue_n; f++)
				if (p[i].actions[k].issues[f] == form)
					return &p[i];
	return NULL;
}

/* The row of the act, where the sample names one of the form. */
static const struct matter_item *row_of(struct arena *a, const struct json *own)
{
	const struct json *row = json_get(own, "row");
	struct matter_item *it = ARENA_NEW(a, struct matter_item);
	if (json_kind(row) != JSON_OBJ)
		return NULL;
	*it = (struct matter_item){.list = json_str(json_get(row, "list")), .key = STR("row")};
	add_facts(a, &it->facts, row);
	return it;
}

/* What a form demands must also be read on it: a fact in the words that a reader knows. */
static struct str demanded(struct desk *d, struct matter_view *v, struct str id)
{
	struct arena *a = d->a;
	int at = procedure_fact(v->procedure, id);
	struct value x = matter_view_get(v, id);
	struct date day;
	assert_true(at >= 0);
	const struct law_fact *f = &v->procedure->facts[at];
	if (x.kind == VALUE_NONE)
		print_message("# the sample has no " STR_FMT "\n", STR_ARG(id));
	assert_int_not_equal(x.kind, VALUE_NONE);
	if (f->kind == FACT_DATE && date_parse(x.s, &day))
		return date_str_zh(a, day);
	if (f->kind == FACT_MONEY)
		return money_str(a, (struct money){x.i});
	return f->kind == FACT_YESNO || f->kind == FACT_OFFICERS ? STR("")
	       : f->kind == FACT_FILE                            ? STR("")
								 : matter_value_text(a, f, x);
}

/* Its first words: the rest may stand on the next page. */
static struct str first_words(struct str s)
{
	size_t end = str_find(s, STR("\n"), 0), stop = str_find(s, STR("。"), 0), at = 0;
	end = end < stop ? end : stop;
	while (at < end && at < 40)
		(void)utf8_next(s, &at);
	return str_sub(s, 0, at < end ? at : end);
}

/* Every free text of the matter and of its lists becomes one of the naughty ones; at: which. */
static void spoil(struct desk *d, const struct law_procedure *p, struct matter *m)
{
	size_t n = json_count(d->naughty), at = d->spoiled;
	for (size_t i = 0; i < p->fact_n; i++) {
		const struct law_fact *f = &p->facts[i];
		if ((f->kind == FACT_TEXT || f->kind == FACT_LONG) && f->calc < 0)
			facts_set(d->a, &m->facts, f->id,
				value_text(json_str(json_at(d->naughty, at++ % n))));
	}
	for (size_t i = 0; i < m->items.n; i++) {
		int list = procedure_list(p, m->items.v[i].list);
		for (size_t k = 0; list >= 0 && k < p->lists[list].fact_n; k++) {
			const struct law_fact *f = &p->lists[list].facts[k];
			if (f->kind == FACT_TEXT || f->kind == FACT_LONG)
				facts_set(d->a, &m->items.v[i].facts, f->id,
					value_text(json_str(json_at(d->naughty, at++ % n))));
		}
	}
}

/* The content of a form as the act that signs it would make it; *need: what it demands, in words.
 */
static struct str content_of(struct desk *d, const struct law_form *form, int at, struct str *need)
{
	struct matter m = {0};
	struct matter_view v = {.cx = &d->cx, .pack = d->pack, .m = &m};
	const struct json *own = json_find(json_get(d->sample, "forms"), form->id);
	struct json_each e = json_each(d->sample);
	struct str blocks, today = json_str(json_get(d->sample, "today"));
	struct str named = json_str(json_get(own, "procedure"));
	v.procedure = named.n ? pack_procedure(d->pack, named) : issuer(d, at);
	if (!v.procedure)
		print_message("# nobody issues " STR_FMT "\n", STR_ARG(form->id));
	assert_non_null(v.procedure);
	add_facts(d->a, &m.facts, json_get(d->sample, "facts"));
	add_facts(d->a, &m.facts, json_get(own, "facts"));
	if (d->mongol)
		facts_set(d->a, &m.facts, STR("mongol_text"), value_bool(true));
	add_lists(d->a, &m, json_get(d->sample, "lists"));
	add_lists(d->a, &m, json_get(own, "lists"));
	add_documents(d->a, &m, json_get(d->sample, "documents"));
	while (json_next(&e))
		if (json_kind(e.value) == JSON_STR)
			facts_set(d->a, &v.sys, e.key, value_of(e.value));
	facts_set(d->a, &v.sys, STR("case_no"),
		value_of(json_get(json_get(d->sample, "facts"), "case_no")));
	assert_true(date_parse(today, &v.on));
	v.today = v.on;
	if (d->naughty)
		spoil(d, v.procedure, &m);
	v.item = row_of(d->a, own);
	struct law_env env = matter_view_env(&v);
	bool due;
	if (pack_form_due(&d->cx, d->pack, form, v.procedure, &env, &due) || !due)
		print_message("# " STR_FMT ": not due\n", STR_ARG(form->id));
	assert_true(due);
	for (size_t i = 0; i < form->demand_n; i++)
		need[i] = demanded(d, &v, form->demands[i]);
	if (pack_document(&d->cx, d->pack, form, v.procedure, &env, &blocks))
		print_message("# " STR_FMT ": %.*s\n", STR_ARG(form->id), STR_ARG(d->cx.msg));
	assert_int_equal(d->cx.rc, RC_OK);
	d->mark = matter_paper_mark(&v, form);
	return matter_paper_content(d->a, &v,
		&(struct matter_paper){.form = form,
			.number = matter_number_text(d->a, form->pattern,
				facts_get(&v.sys, STR("organ_short")).s, 2026, 9),
			.code = STR("K7QF-ABCD-EFGH-2345"),
			.verify = STR("https://zf.example.cn/verify?code=K7QF-ABCD-EFGH-2345"),
			.date = v.on,
			.blocks = blocks});
}

/* What comes out of a pipe to its end, which is closed; words: without blanks and line ends. */
static struct str read_all(struct desk *d, int fd, bool words)
{
	struct buf b = buf_in(d->a);
	char piece[4096];
	ssize_t got;
	while ((got = read(fd, piece, sizeof piece)) > 0)
		for (ssize_t i = 0; i < got; i++)
			if (!words || (unsigned char)piece[i] > ' ')
				buf_char(&b, piece[i]);
	close(fd);
	return b.n ? buf_get(&b) : STR("");
}

/* The words of a PDF without blanks and line ends, which tell of the layout alone. */
static struct str words_of(struct desk *d, struct str pdf)
{
	char name[] = "/tmp/zhifa-form-XXXXXX";
	int fd = mkstemp(name), ends[2], status;
	assert_true(fd >= 0 && pipe(ends) == 0);
	assert_int_equal(write(fd, pdf.p, pdf.n), (ssize_t)pdf.n);
	close(fd);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], 1);
		execl("/usr/bin/pdftotext", "pdftotext", "-raw", name, "-", (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	struct str words = read_all(d, ends[0], true);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	unlink(name);
	return words;
}

static bool says(struct desk *d, const struct law_form *form, struct str words, struct str wanted)
{
	struct buf b = buf_in(d->a);
	for (size_t i = 0; i < wanted.n; i++)
		if ((unsigned char)wanted.p[i] > ' ')
			buf_char(&b, wanted.p[i]);
	wanted = buf_get(&b);
	bool there = str_find(words, wanted, 0) < words.n;
	if (!there)
		print_message("# " STR_FMT " does not say: " STR_FMT "\n", STR_ARG(form->id),
			STR_ARG(wanted));
	return there;
}

static void keep_file(const char *path, struct str bytes)
{
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	assert_int_equal(fclose(f), 0);
}

static void keep_pages(struct desk *d, const struct law_form *form, struct str content, int pages,
	const char *suffix)
{
	for (int i = 1; i <= pages && d->pages; i++) {
		struct str png, path = str_printf(d->a, "%s/" STR_FMT "%s-%d.png", d->pages,
					STR_ARG(form->id), suffix, i);
		assert_int_equal(press_png(&d->cx, d->press, content, i, 100, &png, NULL), RC_OK);
		keep_file(path.p, png);
	}
}

#define JARS "/usr/share/java/"
#define VALIDATOR JARS "preflight.jar"

/* An independent validator looks at all of the files: PDFBox, by ISO 19005-1, level B. */
static void validate(struct desk *d)
{
	int ends[2], status;
	struct str folder = str_printf(d->a, "%s/pdf", d->pages ? d->pages : "");
	if (!d->pages || access(VALIDATOR, R_OK) != 0 || access("/usr/bin/java", X_OK) != 0) {
		print_message("# skipped: PDF/A, for " VALIDATOR " or java is not installed\n");
		return;
	}
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], 1);
		execl("/usr/bin/java", "java", "-cp",
			VALIDATOR ":" JARS "pdfbox2.jar:" JARS "fontbox2.jar:" JARS
				  "xmpbox.jar:" JARS "commons-logging.jar:" JARS
				  "javax.activation.jar:" JARS "jaxb-api.jar",
			"org.apache.pdfbox.preflight.Validator_A1b", "group", folder.p,
			(char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	struct str said = read_all(d, ends[0], false);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (str_find(said, STR("is not a valid"), 0) < said.n)
		print_message("# " STR_FMT "\n", STR_ARG(said));
	assert_true(str_find(said, STR("is a valid PDF/A-1b file"), 0) < said.n);
	assert_true(str_find(said, STR("is not a valid"), 0) == said.n);
}

/* While nobody has signed the Mongolian text, its preview says so across every page. */
static bool look_marked(struct desk *d, const struct law_form *form, struct str content)
{
	struct str pdf, marked = str_printf(d->a, "{\"mark\":\"" STR_FMT "\"," STR_FMT,
				STR_ARG(d->mark), STR_ARG(str_sub(content, 1, content.n)));
	int pages;
	assert_str(d->mark, form->unread ? "蒙古文未审读　不得签发" : "预览　未签发");
	assert_int_equal(press_pdf(&d->cx, d->press, marked, &pdf, &pages), RC_OK);
	struct str words = words_of(d, pdf);
	size_t n = 0, at = 0;
	while ((at = str_find(words, str_sub(d->mark, 0, 15), at)) < words.n) {
		at++;
		n++;
	}
	keep_pages(d, form, marked, 1, ".marked");
	if (n != (size_t)pages)
		print_message(
			"# " STR_FMT ": %zu of %d pages are marked\n", STR_ARG(form->id), n, pages);
	return n == (size_t)pages;
}

/* One form as pages: everything that it must say is on them; suffix: of the files kept. */
static bool look(struct desk *d, const struct law_form *form, int at, const char *suffix)
{
	const struct json *own = json_find(json_get(d->sample, "forms"), form->id);
	struct str *need = ARENA_ARRAY(d->a, struct str, form->demand_n + 1);
	struct str content = content_of(d, form, at, need), pdf, again;
	bool all = true;
	int pages;
	if (press_check(&d->cx, d->press, content) ||
		press_pdf(&d->cx, d->press, content, &pdf, &pages))
		print_message("# " STR_FMT ": %.*s\n", STR_ARG(form->id), STR_ARG(d->cx.msg));
	assert_int_equal(d->cx.rc, RC_OK);
	assert_int_equal(press_pdf(&d->cx, d->press, content, &again, &pages), RC_OK);
	assert_true(str_eq(pdf, again));
	struct str words = words_of(d, pdf);
	all &= says(d, form, words, form->title);
	all &= says(d, form, words, str_printf(d->a, "第%d页共%d页", pages, pages));
	all &= says(d, form, words, STR("K7QF-ABCD-EFGH-2345"));
	if (form->outward)
		all &= says(d, form, words, json_str(json_get(d->sample, "organ")));
	for (size_t k = 0; k < form->demand_n; k++)
		all &= says(d, form, words, first_words(need[k]));
	const struct json *wanted = json_get(own, "says");
	if (!json_count(wanted))
		print_message("# nobody says what " STR_FMT " must contain\n", STR_ARG(form->id));
	all &= json_count(wanted) > 0;
	for (size_t k = 0; k < json_count(wanted); k++)
		all &= says(d, form, words, json_str(json_at(wanted, k)));
	if (suffix[0])
		all &= says(d, form, words, STR("以国家通用语言文字文本为准")) &&
		       look_marked(d, form, content);
	keep_pages(d, form, content, pages, suffix);
	if (d->pages)
		keep_file(str_printf(d->a, "%s/pdf/" STR_FMT "%s.pdf", d->pages, STR_ARG(form->id),
				  suffix)
				  .p,
			pdf);
	return all;
}

static void test_forms(void **state)
{
	(void)state;
	struct desk d;
	size_t n;
	bool all = true;
	desk_open(&d);
	const struct law_form *forms = pack_forms(d.pack, &n);
	for (size_t i = 0; i < n; i++) {
		const struct json *own = json_find(json_get(d.sample, "forms"), forms[i].id);
		all &= look(&d, &forms[i], (int)i, "");
		d.mongol = json_bool(json_get(own, "mongol"), false);
		if (d.mongol)
			all &= look(&d, &forms[i], (int)i, ".mn");
		assert_true(d.mongol || !forms[i].unread);
		d.mongol = false;
	}
	validate(&d);
	assert_true(all);
	desk_close(&d);
}

/* ---- hostile texts ---- */

/* All texts of a content, one after the other. */
static void gather(struct buf *b, const struct json *v)
{
	struct json_each e = json_each(v);
	if (json_kind(v) == JSON_STR)
		buf_str(b, json_str(v));
	for (size_t i = 0; json_kind(v) == JSON_ARR && i < json_count(v); i++)
		gather(b, json_at(v, i));
	while (json_kind(v) == JSON_OBJ && json_next(&e))
		gather(b, e.value);
}

/* What is demanded stands in the content byte for byte, and everything on its page. */
static void look_spoiled(struct desk *d, struct faces *faces, const struct law_form *form, int at)
{
	struct str *need = ARENA_ARRAY(d->a, struct str, form->demand_n + 1);
	struct str content = content_of(d, form, at, need);
	struct paper paper;
	struct sheets s;
	struct json *v;
	struct buf all = buf_in(d->a);
	assert_int_equal(json_parse(&d->cx, content, &v), RC_OK);
	gather(&all, json_get(v, "blocks"));
	for (size_t i = 0; i < form->demand_n; i++) {
		bool there = str_find(buf_get(&all), need[i], 0) < all.n || !need[i].n;
		if (!there)
			print_message("# " STR_FMT " changes " STR_FMT "\n", STR_ARG(form->id),
				STR_ARG(form->demands[i]));
		assert_true(there);
	}
	assert_int_equal(paper_read(&d->cx, content, &paper), RC_OK);
	assert_int_equal(sheets_make(&d->cx, faces, &paper, &s), RC_OK);
	assert_true(sheets_fit(&s));
	sheets_finish(&s);
}

static void test_naughty(void **state)
{
	(void)state;
	struct desk d;
	struct faces faces;
	size_t n;
	desk_open(&d);
	struct str text = file_of(
		d.a, str_printf(d.a, "%s/tests/papers/naughty.json", getenv("ZHIFA_SOURCE")).p);
	assert_int_equal(json_parse(&d.cx, text, &d.naughty), RC_OK);
	assert_int_equal(faces_init(&d.cx, &d.fonts, &faces), RC_OK);
	const struct law_form *forms = pack_forms(d.pack, &n);
	for (size_t i = 0; i < n; i++)
		for (size_t round = 0; round < 3; round++) {
			d.spoiled = i * 7 + round * 17;
			look_spoiled(&d, &faces, &forms[i], (int)i);
		}
	faces_finish(&faces);
	desk_close(&d);
}

/* ---- the list of the forms ---- */

static void list_steps(struct desk *d, struct buf *b, int form)
{
	size_t n;
	const struct law_procedure *p = pack_procedures(d->pack, &n);
	bool first = true;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < p[i].action_n; k++)
			for (size_t f = 0; f < p[i].actions[k].issue_n; f++) {
				if (p[i].actions[k].issues[f] != form)
					continue;
				buf_z(b, first ? "" : "；");
				buf_printf(b, STR_FMT "：" STR_FMT, STR_ARG(p[i].title),
					STR_ARG(p[i].actions[k].title));
				first = false;
			}
}

static void list_form(struct desk *d, struct buf *b, const struct law_form *f, int at)
{
	const struct law_procedure *p = issuer(d, at);
	buf_printf(b, "| `" STR_FMT "` | " STR_FMT " | ", STR_ARG(f->id), STR_ARG(f->title));
	list_steps(d, b, at);
	buf_printf(b, " | " STR_FMT " | ", STR_ARG(f->basis));
	for (size_t i = 0; i < f->demand_n; i++) {
		int fact = procedure_fact(p, f->demands[i]);
		buf_z(b, i ? "、" : "");
		buf_str(b, p->facts[fact].title);
	}
	buf_printf(b, " | " STR_FMT " | %s |\n", STR_ARG(f->pattern.n ? f->pattern : STR("——")),
		f->outward ? "对外" : "内部");
}

/* docs/forms/README.md lists the forms of the pack between two marks; ZHIFA_RENEW=1 writes it. */
static void test_list(void **state)
{
	(void)state;
	static const char begin[] = "<!-- forms -->\n", end[] = "<!-- /forms -->\n";
	struct desk d;
	size_t n;
	desk_open(&d);
	const char *path = str_printf(d.a, "%s/docs/forms/README.md", getenv("ZHIFA_SOURCE")).p;
	struct str kept = file_of(d.a, path), rest = kept;
	const struct law_form *forms = pack_forms(d.pack, &n);
	struct buf b = buf_in(d.a), family = buf_in(d.a);
	size_t from = str_find(kept, str_c(begin), 0) + sizeof begin - 1,
	       to = str_find(kept, str_c(end), 0);
	assert_true(to < kept.n && from <= to);
	buf_str(&b, str_sub(kept, 0, from));
	buf_printf(&b, "\n共 %zu 种。\n", n);
	for (size_t i = 0; i < n; i++) {
		struct str own = str_sub(forms[i].id, 0, str_find(forms[i].id, STR("."), 0));
		if (!str_eq(own, family.n ? buf_get(&family) : STR(""))) {
			family = buf_in(d.a);
			buf_str(&family, own);
			buf_printf(&b,
				"\n### " STR_FMT
				"\n\n| 编号 | 名称 | 环节 | 依据 | 必须填写 | 文号 | "
				"用途 |\n| --- | --- | --- | --- | --- | --- | --- |\n",
				STR_ARG(own));
		}
		list_form(&d, &b, &forms[i], (int)i);
	}
	buf_z(&b, "\n");
	rest = str_sub(kept, to, kept.n);
	buf_str(&b, rest);
	if (getenv("ZHIFA_RENEW"))
		keep_file(path, buf_get(&b));
	else if (!str_eq(buf_get(&b), kept))
		print_message("# docs/forms/README.md is not what the pack says; ZHIFA_RENEW=1\n");
	assert_true(getenv("ZHIFA_RENEW") || str_eq(buf_get(&b), kept));
	desk_close(&d);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_forms), cmocka_unit_test(test_naughty), cmocka_unit_test(test_list)};
TEST_MAIN(tests)
