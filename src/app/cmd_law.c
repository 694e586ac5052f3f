#include "app/impact.h"
#include "base/file.h"
#include "law/chart.h"
#include "law/check.h"
#include "law/citations.h"
#include "law/scale.h"
#include "law/transition.h"
#include "statute/statute.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- check ---- */

/* Where citations are looked up: --statutes FOLDER, or --stored; *found NULL for neither. */
struct texts {
	struct str folder;
	bool stored;
	struct corpus corpus;
	struct program program;
	struct corpus_lookup lookup;
	const struct corpus_lookup *found;
};

static enum rc open_texts(struct cx *cx, const struct config *config, struct texts *t)
{
	if (t->folder.p) {
		if (corpus_read(cx, t->folder, &t->corpus))
			return cx->rc;
		t->lookup = corpus_lookup(&t->corpus);
	} else if (t->stored) {
		if (program_open(cx, config, 0, &t->program))
			return cx->rc;
		t->lookup = statute_lookup(t->program.db);
	} else {
		return RC_OK;
	}
	t->found = &t->lookup;
	return RC_OK;
}

static enum rc read_edition(struct cx *cx, struct str path, struct edition_files *out)
{
	struct stat st;
	struct str bytes;
	const char *name = str_z(cx->arena, path);
	if (stat(name, &st) == 0 && S_ISDIR(st.st_mode))
		return edition_read_folder(cx, path, out);
	if (file_read(cx, name, EDITION_MOST_BYTES, &bytes))
		return cx->rc;
	return edition_read_archive(cx, bytes, out);
}

/* A folder, or a signed file. */
static enum rc load_from(struct cx *cx, struct str path, struct pack **out)
{
	struct edition_files f;
	if (read_edition(cx, path, &f))
		return cx->rc;
	return edition_load(cx, &f, NULL, out);
}

/* What the pack says of open matters, against the version before. */
static enum rc check_against(struct cx *cx, struct str before, struct str dir, bool *holds)
{
	struct pack *old = NULL, *new = NULL;
	struct buf told = buf_in(cx->arena);
	size_t faults = 0;
	if (!load_from(cx, before, &old) && !load_from(cx, dir, &new)) {
		transitions_check(cx, old, new, &told, &faults);
		if (faults)
			fprintf(stderr, "没有写清楚已有的案件怎样衔接（%zu 处）：\n" STR_FMT "\n",
				faults, STR_ARG(buf_get(&told)));
	}
	pack_free(old);
	pack_free(new);
	*holds = *holds && !faults;
	return cx->rc;
}

static enum rc take_days(struct cx *cx, struct str dir, struct texts *t)
{
	struct pack *p;
	if (!t->folder.p)
		return RC_OK;
	if (pack_load(cx, dir, NULL, &p))
		return cx->rc;
	corpus_take_days(p, &t->corpus);
	pack_free(p);
	return RC_OK;
}

static enum rc check(struct cx *cx, struct line *line)
{
	struct texts t = {.stored = line_flag(line, "stored")};
	struct str told, dir, before;
	bool holds = false, as_json = line_flag(line, "json");
	if (line_option(cx, line, "statutes", &t.folder) ||
		line_option(cx, line, "against", &before) || line_words(cx, line, 0, 1))
		return cx->rc;
	dir = line_word(line, 0);
	dir = dir.n ? dir : line->config->pack;
	if (!open_texts(cx, line->config, &t) && !take_days(cx, dir, &t) &&
		!law_check_dir(cx, dir, t.found, as_json, &told, &holds)) {
		fwrite(told.p, 1, told.n, stdout);
		if (before.p && holds)
			(void)!check_against(cx, before, dir, &holds);
	}
	program_close(&t.program);
	return cx->rc || holds ? cx->rc : fail(cx, RC_PACK, "法规包没有通过检查");
}

/* ---- cite ---- */

/* The table lies beside the pack and takes the place of the one before. */
static enum rc put_file(struct cx *cx, struct str path, struct str content)
{
	const char *name = str_z(cx->arena, path);
	FILE *to = fopen(name, "w");
	if (!to || fwrite(content.p, 1, content.n, to) != content.n || fflush(to)) {
		if (to)
			fclose(to);
		return fail(cx, RC_IO, "写不了文件 %s：%s", name, strerror(errno));
	}
	return fclose(to) ? fail(cx, RC_IO, "写不了文件 %s：%s", name, strerror(errno)) : RC_OK;
}

static enum rc cite(struct cx *cx, struct line *line)
{
	struct corpus c;
	struct pack *p;
	struct citation_report r;
	struct buf table = buf_in(cx->arena), told = buf_in(cx->arena);
	if (line_words(cx, line, 2, 2))
		return cx->rc;
	struct str dir = line_word(line, 0);
	if (corpus_read(cx, line_word(line, 1), &c) || pack_load(cx, dir, NULL, &p))
		return cx->rc;
	corpus_take_days(p, &c);
	struct corpus_lookup l = corpus_lookup(&c);
	if (!citations_write(cx, p, &l, &table, &r)) {
		citations_in_words(&r, true, &told);
		fwrite(told.p, 1, told.n, stdout);
		struct str path = str_printf(cx->arena, STR_FMT "/" CITATIONS_NAME, STR_ARG(dir));
		if (!put_file(cx, path, buf_get(&table)) && !r.holds)
			fail(cx, RC_PACK, "有的引用没有写入 " CITATIONS_NAME "，请先改正");
	}
	pack_free(p);
	return cx->rc;
}

/* ---- chart ---- */

/* Takes `-o FILE` out of the words. */
static enum rc take_out(struct cx *cx, struct line *line, struct str *out)
{
	*out = STR_NONE;
	for (size_t i = 0; i < line->words.n; i++) {
		if (!str_is(line->words.v[i], "-o"))
			continue;
		if (i + 1 == line->words.n)
			return line_misused(cx, line, "-o 后面应是文件或者文件夹");
		*out = line->words.v[i + 1];
		for (size_t j = i + 2; j < line->words.n; j++)
			line->words.v[j - 2] = line->words.v[j];
		line->words.n -= 2;
	}
	return RC_OK;
}

static enum rc draw_one(
	struct cx *cx, const struct pack *p, const struct law_procedure *r, struct str out)
{
	struct buf svg = buf_in(cx->arena);
	chart_svg(cx, p, r, &svg);
	if (out.p)
		return put_file(cx, out, buf_get(&svg));
	fwrite(svg.p, 1, svg.n, stdout);
	return RC_OK;
}

static enum rc draw(struct cx *cx, const struct pack *p, struct str procedure, struct str out)
{
	size_t n;
	struct stat st;
	const struct law_procedure *all = pack_procedures(p, &n);
	bool is_folder = out.p && stat(str_z(cx->arena, out), &st) == 0 && S_ISDIR(st.st_mode);
	const struct law_procedure *one = procedure.n ? pack_procedure(p, procedure) : NULL;
	if (procedure.n && !one)
		return fail(cx, RC_NOT_FOUND, "法规包中没有程序 " STR_FMT, STR_ARG(procedure));
	if (!one && !is_folder)
		return fail(cx, RC_INPUT, "要画全部程序，请用 -o 给出已有的文件夹");
	for (size_t i = 0; i < n; i++) {
		if (one && one != &all[i])
			continue;
		struct str to = is_folder ? str_printf(cx->arena, STR_FMT "/" STR_FMT ".svg",
						    STR_ARG(out), STR_ARG(all[i].id))
					  : out;
		if (draw_one(cx, p, &all[i], to))
			return cx->rc;
	}
	return RC_OK;
}

static enum rc chart(struct cx *cx, struct line *line)
{
	struct pack *p;
	struct str out;
	if (take_out(cx, line, &out) || line_words(cx, line, 0, 1) ||
		pack_load(cx, line->config->pack, &line->config->thresholds, &p))
		return cx->rc;
	(void)!draw(cx, p, line_word(line, 0), out);
	pack_free(p);
	return cx->rc;
}

/* ---- sign ---- */

static enum rc sign(struct cx *cx, struct line *line)
{
	struct str key, out, archive;
	struct sign_key *k;
	struct edition_files f;
	if (take_out(cx, line, &out) || line_option(cx, line, "key", &key) ||
		line_words(cx, line, 1, 1))
		return cx->rc;
	if (!key.p || !out.p)
		return line_misused(cx, line, "law sign 需要 --key 私钥文件 和 -o 法规包文件");
	if (sign_key_load(cx, str_z(cx->arena, key), &k) ||
		edition_read_folder(cx, line_word(line, 0), &f) ||
		edition_sign(cx, &f, k, &archive) ||
		file_write_new(cx, str_z(cx->arena, out), archive, 0644))
		return cx->rc;
	printf("法规包 " STR_FMT "\n摘要 " STR_FMT "\n文件 %zu 个，已签名：" STR_FMT "\n",
		STR_ARG(f.id), STR_ARG(str_hex(cx->arena, f.digest, sizeof f.digest)), f.files.n,
		STR_ARG(out));
	return RC_OK;
}

/* ---- accept ---- */

static enum rc take_edition(struct cx *cx, struct program *p, struct str by, struct str from,
	const struct edition_files *f)
{
	struct edition_accept a;
	bool fresh;
	if (program_acceptance(cx, p, by, &a))
		return cx->rc;
	if (from.p && !date_parse(from, &a.in_force))
		return fail(cx, RC_INPUT, "--from 应当写成 2026-09-16 的样子");
	if (date_cmp(a.in_force, cx_today(cx)) < 0)
		return fail(cx, RC_INPUT, "施行日期不能早于今天");
	if (edition_take(cx, &a, f, &fresh))
		return cx->rc;
	if (fresh)
		printf("法规包 " STR_FMT " 已装入，" STR_FMT " 起新办的案件按它办理\n摘要 " STR_FMT
		       "\n",
			STR_ARG(f->id), STR_ARG(date_str(cx->arena, a.in_force)),
			STR_ARG(str_hex(cx->arena, f->digest, sizeof f->digest)));
	else
		printf("法规包 " STR_FMT " 已经在本系统里，没有变化\n", STR_ARG(f->id));
	return RC_OK;
}

static enum rc accept_edition(struct cx *cx, struct line *line)
{
	struct program p = {0};
	struct str by, from;
	struct edition_files f;
	if (line_option(cx, line, "by", &by) || line_option(cx, line, "from", &from) ||
		line_words(cx, line, 1, 1))
		return cx->rc;
	if (!by.p || !str_trim(by).n)
		return line_misused(cx, line, "law accept 需要 --by 决定装入的人");
	if (!read_edition(cx, line_word(line, 0), &f) &&
		!program_open(cx, line->config, PROGRAM_WRITES, &p))
		(void)!take_edition(cx, &p, str_trim(by), from, &f);
	program_close(&p);
	return cx->rc;
}

/* ---- diff ---- */

static enum rc diff(struct cx *cx, struct line *line)
{
	struct pack *old = NULL, *new = NULL;
	bool as_json = line_flag(line, "json");
	if (line_words(cx, line, 2, 2))
		return cx->rc;
	if (!load_from(cx, line_word(line, 0), &old) && !load_from(cx, line_word(line, 1), &new)) {
		struct diff_lines lines;
		law_diff(cx, old, new, &lines);
		struct str told = law_diff_tell(cx, old, new, &lines, as_json);
		fwrite(told.p, 1, told.n, stdout);
	}
	pack_free(old);
	pack_free(new);
	return cx->rc;
}

/* ---- impact ---- */

/* A folder, a signed file, or a version that was taken in (which then is the desk's). */
static enum rc find_version(
	struct cx *cx, struct program *p, struct str which, struct pack **out, bool *own)
{
	struct stat st;
	struct edition_files f;
	*own = stat(str_z(cx->arena, which), &st) == 0;
	if (!*own && edition_desk_find(cx, &p->desk, which, out) == RC_PACK) {
		cx_clear(cx);
		return fail(cx, RC_NOT_FOUND,
			"没有文件夹或者文件 " STR_FMT "，本系统里也没有这个版本（zhifa law list）",
			STR_ARG(which));
	}
	if (!*own)
		return cx->rc;
	if (read_edition(cx, which, &f))
		return cx->rc;
	return edition_load(cx, &f, &p->config->thresholds, out);
}

static enum rc impact(struct cx *cx, struct line *line)
{
	struct program p = {0};
	struct pack *to = NULL;
	struct str on;
	struct date day = DATE_NONE;
	bool own = false, as_json = line_flag(line, "json");
	if (line_option(cx, line, "on", &on) || line_words(cx, line, 1, 1))
		return cx->rc;
	if (on.p && !date_parse(on, &day))
		return fail(cx, RC_INPUT, "--on 应当写成 2026-09-16 的样子");
	if (!program_open(cx, line->config, PROGRAM_PACK, &p) &&
		!find_version(cx, &p, line_word(line, 0), &to, &own))
		(void)!impact_tell(cx, &p, to, day, as_json);
	if (own)
		pack_free(to);
	program_close(&p);
	return cx->rc;
}

/* ---- list ---- */

static enum rc list_editions(struct cx *cx, struct line *line)
{
	struct program p = {0};
	struct editions all = {0};
	if (line_words(cx, line, 0, 0))
		return cx->rc;
	if (!program_open(cx, line->config, 0, &p) && !edition_list(cx, p.db, &all))
		for (size_t i = 0; i < all.n; i++) {
			const struct edition *e = &all.v[i];
			printf(STR_FMT "\t" STR_FMT " 起\t" STR_FMT "\t" STR_FMT "\t签名 " STR_FMT
				       "\n",
				STR_ARG(e->id), STR_ARG(date_str(cx->arena, e->in_force)),
				STR_ARG(e->accepted_by),
				STR_ARG(str_hex(cx->arena, e->digest, sizeof e->digest)),
				STR_ARG(str_hex(cx->arena, e->signer, sizeof e->signer)));
		}
	program_close(&p);
	return cx->rc;
}

static enum rc run(struct cx *cx, struct line *line)
{
	static const struct {
		const char *name;
		enum rc (*run)(struct cx *cx, struct line *line);
	} verbs[] = {{"check", check}, {"cite", cite}, {"chart", chart}, {"sign", sign},
		{"accept", accept_edition}, {"list", list_editions}, {"diff", diff},
		{"impact", impact}};
	struct str verb = line_word(line, 0);
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (str_is(verb, verbs[i].name)) {
			line->words.v++;
			line->words.n--;
			return verbs[i].run(cx, line);
		}
	return line_misused(
		cx, line, "law 之后应是 check、cite、chart、sign、accept、list、diff 或 impact");
}

const struct command command_law = {
	.name = "law",
	.synopsis = "law check [法规包文件夹] [--json] [--statutes 法规文件夹|--stored] [--against "
		    "前一个版本]\n"
		    "law cite 法规包文件夹 法规文件夹\n"
		    "law chart [程序] [-o 文件或文件夹]\n"
		    "law sign 法规包文件夹 --key 私钥文件 -o 法规包文件\n"
		    "law accept 法规包文件或文件夹 --by 决定装入的人 [--from 施行日期]\n"
		    "law list\n"
		    "law diff 旧法规包 新法规包 [--json]\n"
		    "law impact 法规包 [--on 日期] [--json]",
	.summary = "检查法规包，核对引用的条文，画流程图；签名、装入、列出和比较各版本，列出新版本"
		   "对在办案件的影响",
	.run = run,
};
