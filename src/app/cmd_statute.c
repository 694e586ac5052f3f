/* Statutes: brought into the store from files, listed, and shown as they are cited. */
#include "app/program.h"
#include "law/scale.h"
#include "statute/statute.h"

struct sums {
	int64_t added, revised, unchanged, odd;
};

static void tell_findings(const struct corpus *c)
{
	for (size_t i = 0; i < c->findings.n; i++) {
		const struct corpus_finding *f = &c->findings.v[i];
		printf(STR_FMT, STR_ARG(f->file));
		if (f->line)
			printf(":%zu", f->line);
		printf("：" STR_FMT "\n", STR_ARG(f->what));
	}
}

static enum rc import_path(
	struct cx *cx, const struct program *p, struct str path, struct sums *sums)
{
	struct corpus c;
	if (corpus_read(cx, path, &c))
		return cx->rc;
	corpus_take_days(p->pack, &c);
	tell_findings(&c);
	sums->odd += (int64_t)c.findings.n;
	for (size_t i = 0; i < c.versions.n; i++) {
		enum statute_imported what;
		if (statute_import(cx, p->db, p->writer, &c.versions.v[i], &what))
			return cx->rc;
		sums->added += what == STATUTE_ADDED;
		sums->revised += what == STATUTE_REVISED;
		sums->unchanged += what == STATUTE_UNCHANGED;
	}
	return RC_OK;
}

static enum rc run_import(struct cx *cx, struct line *line)
{
	struct program p = {0};
	struct sums sums = {0};
	if (line_words(cx, line, 1, 1000) ||
		program_open(cx, line->config, PROGRAM_WRITES | PROGRAM_PACK, &p)) {
		program_close(&p);
		return cx->rc;
	}
	for (size_t i = 0; i < line->words.n && !cx->rc; i++)
		if (import_path(cx, &p, line_word(line, i), &sums))
			break;
	program_close(&p);
	printf("新增 %lld 件，更新 %lld 件，未变 %lld 件；没有读懂 %lld 处\n",
		(long long)sums.added, (long long)sums.revised, (long long)sums.unchanged,
		(long long)sums.odd);
	return cx->rc;
}

static enum rc run_list(struct cx *cx, struct line *line)
{
	struct program p = {0};
	struct statute_list l;
	if (!line_words(cx, line, 0, 1) && !program_open(cx, line->config, 0, &p) &&
		!statute_list(cx, p.db, line_word(line, 0), &l))
		for (size_t i = 0; i < l.n; i++) {
			const struct statute_version *v = &l.v[i];
			printf(STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\t%s\t%lld\t" STR_FMT
				       "\n",
				STR_ARG(v->title), STR_ARG(v->part),
				STR_ARG(date_str(cx->arena, v->version)),
				STR_ARG(date_str(cx->arena, v->effective)),
				statute_source_title(v->source), (long long)v->articles,
				STR_ARG(v->status));
		}
	program_close(&p);
	return cx->rc;
}

static const struct law_statute *statute_of_title(const struct pack *p, struct str title)
{
	size_t n;
	const struct law_statute *all = pack_statutes(p, &n);
	for (size_t i = 0; i < n; i++)
		if (str_eq(all[i].title, title))
			return &all[i];
	return NULL;
}

/* 《全称》58Ⅰ(二): the title in full goes before the place, and need not be in the pack. */
static const struct law_statute *take_title(struct cx *cx, const struct pack *p, struct str *rest)
{
	struct str open = STR("《"), close = STR("》");
	size_t end = str_find(*rest, close, 0);
	if (!str_has_prefix(*rest, open) || end == rest->n)
		return NULL;
	struct str title = str_sub(*rest, open.n, end);
	const struct law_statute *known = statute_of_title(p, title);
	*rest = str_sub(*rest, end + close.n, rest->n);
	if (known)
		return known;
	struct law_statute *s = ARENA_NEW(cx->arena, struct law_statute);
	*s = (struct law_statute){.id = title,
		.title = title,
		.sections = rest->n && (unsigned char)rest->p[0] >= 0x80,
		.from = DATE_NONE,
		.to = DATE_NONE};
	return s;
}

static struct str heading_of(const struct corpus_hit *hit, const struct lawtext_place *at)
{
	for (size_t i = 0; i < hit->n; i++)
		if (hit->articles[i].no == at->article && hit->articles[i].after == at->after)
			return hit->articles[i].heading;
	return STR("");
}

static enum rc show_part(
	struct cx *cx, struct program *p, const struct cite_part *c, struct date on)
{
	struct corpus_lookup l = statute_lookup(p->db);
	struct corpus_hit hit;
	struct str text, name = cite_full(cx->arena, c);
	const struct law_statute *s = c->statute;
	if (l.find(cx, l.arg, s->title, on, &hit))
		return cx->rc;
	if (hit.kind == CORPUS_ABSENT)
		return fail(cx, RC_NOT_FOUND,
			"没有在 " STR_FMT " 施行的《" STR_FMT
			"》，请先用 zhifa statute import 导入",
			STR_ARG(date_str(cx->arena, on)), STR_ARG(s->title));
	if (hit.kind == CORPUS_UNSURE)
		return fail(cx, RC_NOT_FOUND,
			"《" STR_FMT "》在 " STR_FMT " 的版本不能确定：" STR_FMT, STR_ARG(s->title),
			STR_ARG(date_str(cx->arena, on)), STR_ARG(hit.why));
	enum lawtext_hit found = lawtext_find(cx, hit.articles, hit.n, &c->place, &text);
	if (found != LAWTEXT_FOUND)
		return fail(cx, RC_NOT_FOUND, STR_FMT "：%s%s", STR_ARG(name),
			lawtext_hit_title(found),
			hit.is_partial ? "（只导入了该法典的一部分）" : "");
	printf(STR_FMT "\n" STR_FMT " 的版本，自 " STR_FMT " 施行（%s）\n", STR_ARG(name),
		STR_ARG(date_str(cx->arena, hit.version)),
		STR_ARG(date_str(cx->arena, hit.effective)), statute_source_title(hit.source));
	if (!date_is_none(s->to) && date_cmp(on, s->to) > 0)
		printf("注意：按法规包，自 " STR_FMT " 的次日起不再施行\n",
			STR_ARG(date_str(cx->arena, s->to)));
	struct str heading = heading_of(&hit, &c->place);
	if (heading.n)
		printf(STR_FMT "\n", STR_ARG(heading));
	printf("\n" STR_FMT "\n\n", STR_ARG(text));
	return RC_OK;
}

static enum rc show(struct cx *cx, struct program *p, struct str word, struct date on)
{
	struct str rest = word;
	struct cite_part c = {.statute = take_title(cx, p->pack, &rest)};
	bool any = false;
	for (; cite_next(p->pack, &rest, &c); any = true) {
		if (!c.statute)
			return fail(cx, RC_INPUT,
				"法规包里没有“" STR_FMT "”这个简称，请写《全称》和条号",
				STR_ARG(word));
		if (!c.place.article)
			return fail(cx, RC_INPUT,
				"看不懂引用“" STR_FMT "”：应如 处罚法58Ⅰ(二)，或 《全称》58Ⅰ(二)",
				STR_ARG(word));
		if (show_part(cx, p, &c, on))
			return cx->rc;
	}
	return any ? RC_OK : fail(cx, RC_INPUT, "没有写明条号");
}

static enum rc run_show(struct cx *cx, struct line *line)
{
	struct program p = {0};
	struct str day;
	struct date on = cx_today(cx);
	if (line_option(cx, line, "on", &day))
		return cx->rc;
	if (day.p && !date_parse(day, &on))
		return line_misused(cx, line, "--on 后面应是日期，如 2026-09-16");
	if (!line_words(cx, line, 1, 1) && !program_open(cx, line->config, PROGRAM_PACK, &p))
		(void)!show(cx, &p, line_word(line, 0), on);
	program_close(&p);
	return cx->rc;
}

static enum rc run(struct cx *cx, struct line *line)
{
	static const struct {
		const char *name;
		enum rc (*run)(struct cx *cx, struct line *line);
	} verbs[] = {{"import", run_import}, {"list", run_list}, {"show", run_show}};
	struct str verb = line_word(line, 0);
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (str_is(verb, verbs[i].name)) {
			line->words.v++;
			line->words.n--;
			return verbs[i].run(cx, line);
		}
	return line_misused(cx, line, "statute 之后应是 import、list 或 show");
}

const struct command command_statute = {
	.name = "statute",
	.synopsis = "statute import 文件或目录…\n"
		    "statute list [标题中的字]\n"
		    "statute show 引用 [--on 日期]",
	.summary = "导入、列出、查看法规条文",
	.run = run,
};
