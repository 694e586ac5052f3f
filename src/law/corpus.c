#include "law/corpus.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#define MOST_FILES 20000
#define MOST_DEPTH 8
#define INDEX_NAME "INDEX.tsv"

struct names {
	struct str *v;
	size_t n, cap;
};

struct reading {
	struct cx *cx;
	struct str dir;
	struct corpus *c;
	struct names found; /* below dir, sorted */
};

static void find_fault(struct reading *r, struct str file, size_t line, const char *what)
{
	*VEC_PUSH(r->cx->arena, &r->c->findings) = (struct corpus_finding){file, line, str_c(what)};
}

/* ---- files ---- */

static struct str below(struct cx *cx, struct str dir, struct str name)
{
	return dir.n ? str_printf(cx->arena, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(name))
		     : name;
}

static bool ends_in(struct str s, const char *z)
{
	size_t n = strlen(z);
	return s.n > n && memcmp(s.p + s.n - n, z, n) == 0;
}

/* All *.md below the folder, as paths from it. */
static enum rc walk(struct reading *r, struct str sub, int depth)
{
	struct cx *cx = r->cx;
	struct str path = sub.n ? below(cx, r->dir, sub) : r->dir;
	DIR *d = opendir(str_z(cx->arena, path));
	if (!d)
		return fail(cx, errno == ENOENT ? RC_NOT_FOUND : RC_IO,
			"打不开目录 " STR_FMT "：%s", STR_ARG(path), strerror(errno));
	for (struct dirent *e; !cx->rc && (e = readdir(d));) {
		struct stat st;
		struct str name = str_dup(cx->arena, str_c(e->d_name));
		struct str at = below(cx, sub, name);
		if (name.p[0] == '.' || stat(str_z(cx->arena, below(cx, r->dir, at)), &st))
			continue;
		if (S_ISDIR(st.st_mode) && depth < MOST_DEPTH) {
			if (walk(r, at, depth + 1))
				break;
		} else if (S_ISREG(st.st_mode) && ends_in(name, ".md")) {
			if (r->found.n == MOST_FILES)
				fail(cx, RC_INPUT, "目录 " STR_FMT " 里的文件太多",
					STR_ARG(r->dir));
			else
				*VEC_PUSH(cx->arena, &r->found) = at;
		}
	}
	closedir(d);
	return cx->rc;
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* ---- one version ---- */

/* …(2021-01-22).md */
static bool date_of_name(struct str name, struct date *out)
{
	static const char *const close[] = {").md", "）.md"};
	for (size_t i = 0; i < 2; i++) {
		size_t n = strlen(close[i]) + 10;
		if (ends_in(name, close[i]) && name.n > n &&
			date_parse(str_sub(name, name.n - n, name.n - n + 10), out))
			return true;
	}
	return false;
}

/* What the table says of a file; empty where there is no table. */
struct row {
	struct str file, full_title, kind, version_date, effective_date, effective_source, status,
		articles, note;
};

static void settle_effective(
	struct reading *r, const struct row *row, struct corpus_version *v, struct str file)
{
	struct date told = lawtext_effective(&v->text, v->version), given = DATE_NONE;
	if (row->effective_date.n && !date_parse(row->effective_date, &given))
		find_fault(r, file, 0, INDEX_NAME " 的 effective_date 不是日期");
	if (!date_is_none(told)) {
		v->effective = told;
		v->source = CORPUS_TEXT;
		if (!date_is_none(given) && date_cmp(given, told) != 0)
			find_fault(r, file, 0,
				INDEX_NAME
				" 的 effective_date 与正文载明的施行日期不一致，以正文为准");
	} else if (!date_is_none(given)) {
		v->effective = given;
		v->source = CORPUS_UNVERIFIED;
		if (str_is(row->effective_source, "text"))
			find_fault(r, file, 0,
				INDEX_NAME " 称施行日期出自正文，但正文中没有，作为未核实处理");
	}
}

static void compare(struct reading *r, const struct row *row, const struct corpus_version *v)
{
	int64_t n;
	if (row->full_title.n && !str_eq(row->full_title, v->text.title))
		find_fault(r, v->file, 0, INDEX_NAME " 的 full_title 与标题行不一致，以标题行为准");
	if (!row->articles.n)
		return;
	if (!str_to_int(row->articles, &n))
		find_fault(r, v->file, 0, INDEX_NAME " 的 articles 不是数");
	else if (n != (v->text.has_sections ? 0 : (int64_t)v->text.articles.n))
		find_fault(r, v->file, 0, INDEX_NAME " 的 articles 与读出的条数不一致");
}

static enum rc add_file(struct reading *r, struct str file, const struct row *row)
{
	struct cx *cx = r->cx;
	struct corpus_version v = {.file = file,
		.kind = row->kind,
		.status = row->status,
		.note = row->note,
		.effective = DATE_NONE};
	struct str text;
	if (row->version_date.n ? !date_parse(row->version_date, &v.version)
				: !date_of_name(file, &v.version)) {
		find_fault(
			r, file, 0, "不知道是哪一天的版本，未读：文件名应以“(2021-01-22).md”结尾");
		return RC_OK;
	}
	if (file_read(cx, str_z(cx->arena, r->dir.n ? below(cx, r->dir, file) : file),
		    LAWTEXT_MOST_BYTES, &text) ||
		lawtext_parse(cx, text, &v.text)) {
		if (cx->rc != RC_INPUT && cx->rc != RC_TOO_LARGE)
			return cx->rc;
		find_fault(r, file, 0, str_z(cx->arena, cx->msg));
		cx_clear(cx);
		return RC_OK;
	}
	settle_effective(r, row, &v, file);
	compare(r, row, &v);
	for (size_t i = 0; i < v.text.notes.n; i++)
		*VEC_PUSH(cx->arena, &r->c->findings) = (struct corpus_finding){
			file, v.text.notes.v[i].line, v.text.notes.v[i].what};
	*VEC_PUSH(cx->arena, &r->c->versions) = v;
	return RC_OK;
}

/* ---- the table ---- */

static const struct {
	const char *name;
	size_t at;
} columns[] = {
#define COLUMN(c)                                                                                  \
	{                                                                                          \
#c, offsetof(struct row, c)                                                        \
	}
	COLUMN(file),
	COLUMN(full_title),
	COLUMN(kind),
	COLUMN(version_date),
	COLUMN(effective_date),
	COLUMN(effective_source),
	COLUMN(status),
	COLUMN(articles),
	COLUMN(note),
#undef COLUMN
};
enum { COLUMNS = sizeof columns / sizeof columns[0], MOST_COLUMNS = 64 };

/* Which of our columns each column of the table is; -1: none of them. */
static enum rc read_head(struct cx *cx, struct str head, int of[MOST_COLUMNS], size_t *n)
{
	struct str cell;
	bool has_file = false;
	for (*n = 0; str_split(&head, '\t', &cell); ++*n) {
		if (*n == MOST_COLUMNS)
			return fail(cx, RC_INPUT, INDEX_NAME " 的列太多");
		of[*n] = -1;
		for (int c = 0; c < COLUMNS; c++)
			if (str_is(cell, columns[c].name))
				of[*n] = c;
		has_file |= of[*n] == 0;
	}
	return has_file ? RC_OK
			: fail(cx, RC_INPUT, INDEX_NAME " 的第一行应是列名，其中有 file 一列");
}

static enum rc read_row(
	struct cx *cx, struct str line, size_t at, const int *of, size_t n, struct row *out)
{
	struct str cell;
	size_t i = 0;
	*out = (struct row){0};
	while (str_split(&line, '\t', &cell)) {
		if (i < n && of[i] >= 0)
			*(struct str *)((char *)out + columns[of[i]].at) = str_trim(cell);
		i++;
	}
	if (i != n || !out->file.n)
		return fail(cx, RC_INPUT, INDEX_NAME " 第 %zu 行的列数与第一行不同，或者没有文件名",
			at);
	return RC_OK;
}

static bool is_found(const struct reading *r, struct str file)
{
	return bsearch(&file, r->found.v, r->found.n, sizeof *r->found.v, by_bytes) != NULL;
}

static enum rc read_index(struct reading *r, struct str text)
{
	struct str line, head;
	struct names named = {0};
	int of[MOST_COLUMNS];
	size_t n, at = 1;
	if (!str_split(&text, '\n', &head))
		head = STR("");
	if (read_head(r->cx, str_trim(head), of, &n))
		return r->cx->rc;
	while (text.n && str_split(&text, '\n', &line)) {
		struct row row;
		at++;
		if (line.n && line.p[line.n - 1] == '\r')
			line.n--;
		if (!line.n)
			continue;
		if (read_row(r->cx, line, at, of, n, &row))
			return r->cx->rc;
		*VEC_PUSH(r->cx->arena, &named) = row.file;
		if (!is_found(r, row.file))
			find_fault(r, row.file, 0, INDEX_NAME " 列出的文件不存在");
		else if (add_file(r, row.file, &row))
			return r->cx->rc;
	}
	if (named.n)
		qsort(named.v, named.n, sizeof *named.v, by_bytes);
	for (size_t i = 0; i < r->found.n; i++)
		if (!named.n ||
			!bsearch(&r->found.v[i], named.v, named.n, sizeof *named.v, by_bytes))
			find_fault(r, r->found.v[i], 0, INDEX_NAME " 没有列出，未读");
	return RC_OK;
}

enum rc corpus_read(struct cx *cx, struct str path, struct corpus *out)
{
	struct reading r = {.cx = cx, .c = out, .dir = path};
	struct stat st;
	struct str index;
	*out = (struct corpus){0};
	if (stat(str_z(cx->arena, path), &st))
		return fail(cx, RC_NOT_FOUND, "没有文件或目录 " STR_FMT, STR_ARG(path));
	if (!S_ISDIR(st.st_mode)) {
		r.dir = STR("");
		return add_file(&r, path, &(struct row){0});
	}
	if (walk(&r, STR(""), 0))
		return cx->rc;
	if (r.found.n)
		qsort(r.found.v, r.found.n, sizeof *r.found.v, by_bytes);
	if (!file_read(cx, str_z(cx->arena, below(cx, path, STR(INDEX_NAME))), LAWTEXT_MOST_BYTES,
		    &index))
		return read_index(&r, index);
	if (cx->rc != RC_NOT_FOUND)
		return cx->rc;
	cx_clear(cx);
	for (size_t i = 0; i < r.found.n; i++)
		if (add_file(&r, r.found.v[i], &(struct row){0}))
			return cx->rc;
	return RC_OK;
}

/* ---- look-up ---- */

void corpus_choose(struct cx *cx, const struct corpus_dates *v, size_t n, struct date on,
	struct corpus_hit *out)
{
	const struct corpus_dates *best = NULL;
	*out = (struct corpus_hit){.kind = CORPUS_ABSENT, .effective = DATE_NONE, .why = STR("")};
	for (size_t i = 0; i < n; i++)
		if (!date_is_none(v[i].effective) && date_cmp(v[i].effective, on) <= 0 &&
			(!best || date_cmp(v[i].version, best->version) > 0))
			best = &v[i];
	if (best) {
		out->kind = CORPUS_HIT;
		out->version = best->version;
		out->effective = best->effective;
		out->source = best->source;
	}
	for (size_t i = 0; i < n; i++)
		if (date_is_none(v[i].effective) && date_cmp(v[i].version, on) <= 0 &&
			(!best || date_cmp(v[i].version, best->version) > 0)) {
			char d[DATE_TEXT];
			date_format(v[i].version, d);
			out->kind = CORPUS_UNSURE;
			out->why = str_printf(cx->arena, "不知道 %s 的版本何时施行", d);
		}
}

static enum rc which_in_corpus(
	struct cx *cx, void *arg, struct str title, struct date on, struct corpus_hit *out)
{
	struct corpus *c = arg;
	struct {
		struct corpus_dates *v;
		size_t n, cap;
	} dates = {0};
	for (size_t i = 0; i < c->versions.n; i++) {
		const struct corpus_version *v = &c->versions.v[i];
		if (str_eq(v->text.title, title))
			*VEC_PUSH(cx->arena, &dates) =
				(struct corpus_dates){v->version, v->effective, v->source};
	}
	corpus_choose(cx, dates.v, dates.n, on, out);
	return RC_OK;
}

static enum rc find_in_corpus(
	struct cx *cx, void *arg, struct str title, struct date on, struct corpus_hit *out)
{
	struct corpus *c = arg;
	struct {
		struct lawtext_article *v;
		size_t n, cap;
	} all = {0};
	if (which_in_corpus(cx, arg, title, on, out) || out->kind != CORPUS_HIT)
		return cx->rc;
	for (size_t i = 0; i < c->versions.n; i++) {
		const struct corpus_version *v = &c->versions.v[i];
		if (!str_eq(v->text.title, title) || date_cmp(v->version, out->version) != 0)
			continue;
		out->is_partial |= v->text.part.n > 0;
		for (size_t j = 0; j < v->text.articles.n; j++)
			*VEC_PUSH(cx->arena, &all) = v->text.articles.v[j];
	}
	out->articles = all.v;
	out->n = all.n;
	return RC_OK;
}

struct corpus_lookup corpus_lookup(struct corpus *c)
{
	return (struct corpus_lookup){find_in_corpus, which_in_corpus, c};
}
