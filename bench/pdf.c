/*
 * bench_pdf [ROUNDS [BATCH]]: a two-page decision as PDF, beside bare Pango and Cairo writing the
 * same texts with the same fonts: one layout a text, line under line, a new page when one is full,
 * no tables, no rules, no code. Both in one process, in turns, so that they meet the same machine.
 * Prints the medians in milliseconds, and their ratio. Where LibreOffice is installed its time
 * for the same page in a new process is printed too, for comparison only. Then BATCH decisions
 * (1,000), each with a number of its own, one after the other with one setter, as the job that
 * renders does: what each takes, and the memory after the first tenth and at the end. It fails
 * where that grows by more than MOST_GROWTH, for then a batch would not be bounded.
 */
#include "document/press.h"
#include "typeset/face.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void die(const char *what, const struct cx *cx)
{
	fprintf(stderr, "bench_pdf: %s %.*s\n", what, STR_ARG(cx->msg));
	exit(1);
}

/* ---- bare ---- */

struct bare {
	struct faces faces;
	struct {
		struct bare_text {
			struct str text;
			enum face face;
			double size;
		} * v;
		size_t n, cap;
	} texts;
	struct arena *a;
};

static void keep_text(struct bare *b, struct str text, enum face face, double size)
{
	if (text.n)
		*VEC_PUSH(b->a, &b->texts) = (struct bare_text){text, face, size};
}

static void keep_row(struct bare *b, const struct block_row *row, enum face face, double size)
{
	for (size_t i = 0; row && i < row->n; i++)
		keep_text(b, row->cells[i].text, face, size);
}

/* The texts in the fonts and sizes that they have on the paper. */
static void keep_texts(struct bare *b, const struct paper *p)
{
	keep_text(b, p->organ, FACE_TITLE, 22);
	keep_text(b, p->title, FACE_TITLE, 22);
	keep_text(b, p->number, FACE_BODY, 15.75);
	for (size_t i = 0; i < p->n; i++) {
		const struct block *k = &p->blocks[i];
		bool ruled = k->kind == BLOCK_TABLE || k->kind == BLOCK_FORM;
		keep_text(b, k->text, k->kind == BLOCK_HEAD ? FACE_HEAD : FACE_BODY, 15.75);
		keep_text(b, k->date, FACE_BODY, 15.75);
		keep_row(b, k->head, FACE_HEAD, 12);
		for (size_t r = 0; r < k->row_n; r++)
			keep_row(b, &k->rows[r], FACE_BODY, ruled ? 12 : 15.75);
	}
}

static cairo_status_t append(void *to, const unsigned char *p, unsigned int n)
{
	buf_add(to, p, n);
	return CAIRO_STATUS_SUCCESS;
}

static int bare_pdf(struct bare *b, struct arena *a, struct str *pdf)
{
	const double left = 79.4, top = 104.9, bottom = 742.7, leading = 29; /* as on the paper */
	struct buf out = buf_in(a);
	cairo_surface_t *s = cairo_pdf_surface_create_for_stream(append, &out, 595.28, 841.89);
	cairo_t *c = cairo_create(s);
	double y = top;
	int pages = 1;
	for (size_t i = 0; i < b->texts.n; i++) {
		PangoLayout *l = pango_layout_new(b->faces.context);
		const struct bare_text *t = &b->texts.v[i];
		PangoFontDescription *f = b->faces.font[t->face];
		pango_font_description_set_absolute_size(f, t->size * PANGO_SCALE);
		pango_layout_set_font_description(l, f);
		pango_layout_set_width(l, (int)(442.2 * PANGO_SCALE));
		pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
		pango_layout_set_text(l, t->text.p, (int)t->text.n);
		for (GSList *k = pango_layout_get_lines_readonly(l); k; k = k->next) {
			if (y + leading > bottom) {
				cairo_show_page(c);
				pages++;
				y = top;
			}
			cairo_move_to(c, left, y + 20);
			pango_cairo_show_layout_line(c, k->data);
			y += t->size > 12 ? leading : 19;
		}
		g_object_unref(l);
	}
	cairo_show_page(c);
	cairo_destroy(c);
	cairo_surface_finish(s);
	cairo_surface_destroy(s);
	*pdf = buf_get(&out);
	return pages;
}

/* ---- the two in turns ---- */

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double median(double *v, size_t n)
{
	qsort(v, n, sizeof *v, by_size);
	return v[n / 2];
}

static struct str read_file(struct arena *a, const char *path)
{
	struct buf b = buf_in(a);
	char piece[4096];
	size_t n;
	FILE *f = fopen(path, "rb");
	if (!f) {
		fprintf(stderr, "bench_pdf: %s: %s\n", path, strerror(errno));
		exit(1);
	}
	while ((n = fread(piece, 1, sizeof piece, f)) > 0)
		buf_add(&b, piece, n);
	fclose(f);
	return buf_get(&b);
}

static void measure(
	struct cx *cx, struct str content, const struct typeset_fonts *fonts, size_t rounds)
{
	struct arena *own = arena_new();
	struct bare bare = {.a = cx->arena};
	struct typeset *t;
	struct paper p;
	struct str pdf = STR_NONE, plain = STR_NONE;
	int pages = 0, plain_pages = 0;
	double *ours = ARENA_ARRAY(cx->arena, double, rounds),
	       *theirs = ARENA_ARRAY(cx->arena, double, rounds);
	double start = now_ms();
	if (paper_read(cx, content, &p) || typeset_open(cx, fonts, &t))
		die("", cx);
	double opened = now_ms();
	if (faces_init(cx, fonts, &bare.faces))
		die("", cx);
	keep_texts(&bare, &p);
	for (size_t i = 0; i < rounds + 1; i++) { /* the first warms both */
		struct cx one = cx_make(own, NULL);
		double before = now_ms();
		if (paper_read(&one, content, &p) || typeset_pdf(&one, t, &p, &pdf, &pages))
			die("", &one);
		double between = now_ms();
		plain_pages = bare_pdf(&bare, own, &plain);
		double after = now_ms();
		if (i) {
			ours[i - 1] = between - before;
			theirs[i - 1] = after - between;
		} else {
			printf("first paper of a new setter: %.1f ms, and %.1f ms to open it\n",
				between - before, opened - start);
		}
		if (i < rounds)
			arena_reset(own);
	}
	double a = median(ours, rounds), b = median(theirs, rounds);
	printf("decision, %d pages, %zu bytes: %.2f ms; bare Pango and Cairo, %d pages, %zu bytes: "
	       "%.2f ms; ratio %.2f\n",
		pages, pdf.n, a, plain_pages, plain.n, b, a / b);
	typeset_close(t);
	faces_finish(&bare.faces);
	arena_free(own);
}

/* ---- a batch ---- */

#define MOST_GROWTH 16.0 /* MiB */

static double resident_mib(void)
{
	long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	if (f && fscanf(f, "%*s %ld", &pages) != 1)
		pages = 0;
	if (f)
		fclose(f);
	return (double)pages * (double)sysconf(_SC_PAGESIZE) / (1 << 20);
}

static bool batch(struct cx *cx, struct str content, const struct typeset_fonts *fonts, size_t n)
{
	struct arena *own = arena_new();
	struct typeset *t;
	double early = 0, start = now_ms();
	size_t bytes = 0;
	int pages = 0;
	if (typeset_open(cx, fonts, &t))
		die("", cx);
	for (size_t i = 0; i < n; i++) {
		struct cx one = cx_make(own, NULL);
		struct paper p;
		struct str pdf;
		if (paper_read(&one, content, &p))
			die("", &one);
		p.number = str_printf(own, "示市监罚〔2026〕%zu号", i + 1);
		if (typeset_pdf(&one, t, &p, &pdf, &pages))
			die("", &one);
		bytes += pdf.n;
		arena_reset(own);
		if (i == n / 10)
			early = resident_mib();
	}
	double took = now_ms() - start, end = resident_mib();
	printf("batch of %zu decisions: %.1f s, %.1f ms each, %.0f a second, %.1f MiB of files; "
	       "memory %.0f MiB after a tenth, %.0f MiB at the end\n",
		n, took / 1e3, took / (double)n, (double)n * 1e3 / took, (double)bytes / (1 << 20),
		early, end);
	typeset_close(t);
	arena_free(own);
	return end - early <= MOST_GROWTH;
}

/* ---- an office suite ---- */

/* Where PATH has a program; empty where it does not. */
static struct str on_path(struct arena *a, const char *name)
{
	const char *path = getenv("PATH");
	struct str rest = str_c(path ? path : ""), dir;
	while (rest.n && str_split(&rest, ':', &dir)) {
		struct str file = str_printf(a, STR_FMT "/%s", STR_ARG(dir), name);
		if (dir.n && access(file.p, X_OK) == 0)
			return file;
	}
	return STR("");
}

static void office(struct cx *cx, struct str content)
{
	char dir[] = "/tmp/zhifa-bench-XXXXXX";
	struct paper p;
	struct buf b = buf_in(cx->arena);
	int status = 0;
	struct str program = on_path(cx->arena, "soffice");
	if (!program.n) {
		printf("LibreOffice: not installed\n");
		return;
	}
	if (paper_read(cx, content, &p) || !mkdtemp(dir))
		die("", cx);
	buf_z(&b, "<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><body>");
	paper_html(&b, &p);
	struct str path = str_printf(cx->arena, "%s/page.html", dir);
	FILE *f = fopen(path.p, "wb");
	if (!f || fwrite(b.p, 1, b.n, f) != b.n || fclose(f))
		die("cannot write", cx);
	double before = now_ms();
	pid_t child = fork();
	if (child == 0) {
		int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
		dup2(nowhere, 1);
		dup2(nowhere, 2);
		execl(program.p, "soffice", "--headless",
			str_printf(cx->arena, "-env:UserInstallation=file://%s/profile", dir).p,
			"--convert-to", "pdf:writer_web_pdf_Export", "--outdir", dir, path.p,
			(char *)NULL);
		_exit(127);
	}
	waitpid(child, &status, 0);
	printf("LibreOffice headless, a new process: %.0f ms%s\n", now_ms() - before,
		status ? " (it failed)" : "");
}

static bool count_of(const char *s, int64_t *n)
{
	return str_to_int(str_c(s), n) && *n >= 1 && *n <= 100000;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	int64_t rounds = 50, many = 1000;
	struct typeset_fonts fonts = typeset_fonts_free;
	const char *dir = getenv("ZHIFA_FONTS"), *source = getenv("ZHIFA_SOURCE");
	if ((argc > 1 && !count_of(argv[1], &rounds)) || (argc > 2 && !count_of(argv[2], &many))) {
		fprintf(stderr, "usage: bench_pdf [ROUNDS [BATCH]]\n");
		return 2;
	}
	fonts.dir = dir ? dir : fonts.dir;
	struct str path = str_printf(a, "%s/bench/decision.json", source ? source : ".");
	struct str content = read_file(a, path.p);
	measure(&cx, content, &fonts, (size_t)rounds);
	office(&cx, content);
	bool bounded = batch(&cx, content, &fonts, (size_t)many);
	if (!bounded)
		fprintf(stderr, "bench_pdf: the memory of a batch grows\n");
	arena_free(a);
	return bounded ? 0 : 1;
}
