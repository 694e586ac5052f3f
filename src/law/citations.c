#include "law/citations.h"

#include "base/file.h"
#include "crypto/digest.h"
#include "law/pack_priv.h"

#include <stdlib.h>

#define MOST_TABLE ((size_t)16 << 20)
#define NONE "-" /* in the table: no text was at hand */

const char *citation_state_title(enum citation_state state)
{
	switch (state) {
	case CITATION_GOOD:
		return "相符";
	case CITATION_NOT_CHECKED:
		return "未核对";
	case CITATION_NOT_KEPT:
		return "没有摘要";
	case CITATION_WRONG:
		return "引用有误";
	case CITATION_CHANGED:
		return "已经变动";
	}
	return "";
}

/* ---- what the pack cites ---- */

static void add_basis(struct cx *cx, const struct pack *p, struct citation_uses *out,
	struct str where, struct str basis)
{
	struct str rest = basis;
	struct cite_part c = {0};
	while (cite_next(p, &rest, &c))
		if (c.statute && c.place.article)
			*VEC_PUSH(cx->arena, out) =
				(struct citation){where, cite_short(cx->arena, &c), c};
}

static struct str at(struct cx *cx, struct str a, const char *kind, struct str b)
{
	return str_printf(cx->arena, STR_FMT "/%s/" STR_FMT, STR_ARG(a), kind, STR_ARG(b));
}

static void add_procedure(struct cx *cx, const struct pack *p, struct citation_uses *out,
	const struct law_procedure *r)
{
	add_basis(cx, p, out, r->id, r->basis);
	for (size_t i = 0; i < r->guard_n; i++)
		add_basis(cx, p, out, at(cx, r->id, "guard", r->guards[i].id), r->guards[i].basis);
	for (size_t i = 0; i < r->clock_n; i++)
		add_basis(cx, p, out, at(cx, r->id, "clock", r->clocks[i].id), r->clocks[i].basis);
	for (size_t i = 0; i < r->action_n; i++) {
		const struct law_action *a = &r->actions[i];
		/* what an approval is made of has the basis of the proposal */
		if (a->kind != ACTION_PLAIN && a->kind != ACTION_PROPOSE)
			continue;
		add_basis(cx, p, out, at(cx, r->id, "action", a->id), a->basis);
		for (size_t j = 0; j < a->claim_n; j++)
			add_basis(cx, p, out, at(cx, r->id, "claim", a->id), a->claims[j].basis);
	}
}

/* cite "处罚法44" in the text of a file. */
static void add_file(
	struct cx *cx, const struct pack *p, struct citation_uses *out, const struct pack_file *f)
{
	struct str word = STR("cite"), text = f->text;
	for (size_t i = 0; (i = str_find(text, word, i)) < text.n;) {
		i += word.n;
		while (i < text.n && (text.p[i] == ' ' || text.p[i] == '('))
			i++;
		if (i == text.n || text.p[i] != '"')
			continue;
		size_t end = str_find(text, STR("\""), i + 1);
		struct str basis = str_sub(text, i + 1, end);
		/* a fact may have the id "cite" */
		if (basis.n && (unsigned char)basis.p[0] >= 0x80)
			add_basis(cx, p, out, f->name, basis);
		i = end;
	}
}

static int by_place(const void *a, const void *b)
{
	const struct citation *x = a, *y = b;
	int c = str_cmp(x->where, y->where);
	return c ? c : str_cmp(x->name, y->name);
}

void citations_of(struct cx *cx, const struct pack *p, struct citation_uses *out)
{
	struct str none = STR("");
	size_t n = 0;
	*out = (struct citation_uses){0};
	for (size_t i = 0; i < p->procedures.n; i++)
		add_procedure(cx, p, out, &p->procedures.v[i]);
	for (size_t i = 0; i < p->forms.n; i++)
		add_basis(cx, p, out, at(cx, none, "form", p->forms.v[i].id), p->forms.v[i].basis);
	for (size_t i = 0; i < p->thresholds.n; i++)
		add_basis(cx, p, out, at(cx, none, "threshold", p->thresholds.v[i].id),
			p->thresholds.v[i].basis);
	for (size_t i = 0; i < p->properties.n; i++)
		add_basis(cx, p, out,
			at(cx, p->properties.v[i].procedure, "property", p->properties.v[i].id),
			p->properties.v[i].basis);
	for (size_t i = 0; i < p->transitions.n; i++)
		add_basis(cx, p, out, at(cx, none, "transition", p->transitions.v[i].names[0]),
			p->transitions.v[i].basis);
	for (size_t i = 0; i < p->refusals.n; i++) {
		const struct law_refusal *r = &p->refusals.v[i];
		add_basis(cx, p, out, at(cx, none, "refusal", r->rule), r->basis);
		for (size_t k = 0; k < r->kind_n; k++)
			add_basis(cx, p, out, at(cx, r->kinds[k].kind, "refusal", r->rule),
				r->kinds[k].basis);
	}
	for (size_t i = 0; i < p->scales.n; i++)
		for (size_t k = 0; k < p->scales.v[i].n; k++)
			add_basis(cx, p, out, at(cx, none, "scale", p->scales.v[i].id),
				p->scales.v[i].v[k].basis);
	for (size_t i = 0; i < p->files.n; i++)
		add_file(cx, p, out, &p->files.v[i]);
	if (!out->n)
		return;
	qsort(out->v, out->n, sizeof *out->v, by_place);
	for (size_t i = 0; i < out->n; i++)
		if (!n || by_place(&out->v[n - 1], &out->v[i]) != 0)
			out->v[n++] = out->v[i];
	out->n = n;
}

/* ---- the table ---- */

struct kept {
	struct str where, name, version, digest;
};

struct table {
	struct kept *v;
	size_t n, cap;
};

static int by_key(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;
	int c = str_cmp(x->where, y->where);
	return c ? c : str_cmp(x->name, y->name);
}

static bool is_digest(struct str s)
{
	unsigned char out[DIGEST_SIZE];
	return str_is(s, NONE) || str_unhex(s, out, sizeof out);
}

static enum rc read_table(struct cx *cx, struct str text, struct table *out)
{
	struct str line;
	size_t at = 0;
	while (text.n && str_split(&text, '\n', &line)) {
		struct str cell[4] = {STR_NONE, STR_NONE, STR_NONE, STR_NONE};
		struct date d;
		int n = 0;
		at++;
		if (!line.n || line.p[0] == '#')
			continue;
		while (n < 4 && str_split(&line, '\t', &cell[n]))
			n++;
		if (n < 4 || line.p || !cell[0].n || !cell[1].n || !is_digest(cell[3]) ||
			!(str_is(cell[2], NONE) || date_parse(cell[2], &d)))
			return fail(cx, RC_INPUT,
				CITATIONS_NAME
				" 第 %zu 行有误：应为 位置、引用、版本日期、摘要 四列",
				at);
		*VEC_PUSH(cx->arena, out) = (struct kept){cell[0], cell[1], cell[2], cell[3]};
	}
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, by_key);
	return RC_OK;
}

static const struct kept *table_find(const struct table *t, const struct citation *c)
{
	struct kept key = {.where = c->where, .name = c->name};
	return t->n ? bsearch(&key, t->v, t->n, sizeof key, by_key) : NULL;
}

static bool table_has_place(const struct table *t, struct str where)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->v[i].where, where))
			return true;
	return false;
}

/* ---- the texts ---- */

struct checking {
	struct cx *cx;
	const struct pack *p;
	const struct corpus_lookup *texts;
	struct corpus_hit *hits; /* one for each statute of the pack */
	struct citation_report *out;
};

static void tell(struct checking *k, enum citation_state state, struct str where, struct str name,
	const char *why)
{
	struct citation_report *r = k->out;
	r->good += state == CITATION_GOOD;
	r->not_checked += state == CITATION_NOT_CHECKED;
	r->not_kept += state == CITATION_NOT_KEPT;
	r->wrong += state == CITATION_WRONG;
	r->changed += state == CITATION_CHANGED;
	if (state != CITATION_GOOD)
		*VEC_PUSH(k->cx->arena, &r->findings) =
			(struct citation_finding){state, where, name, str_c(why)};
}

/* What statutes.lua says of a statute against its text: the day, and whether a newer one is there.
 */
static enum rc check_statute(struct checking *k, size_t i)
{
	const struct law_statute *s = &k->p->statutes.v[i];
	struct corpus_hit *hit = &k->hits[i], last;
	struct str where = STR("statutes.lua");
	struct date end = s->to;
	if (!k->texts)
		return RC_OK;
	if (date_is_none(end))
		end.days = INT32_MAX;
	if (k->texts->find(k->cx, k->texts->arg, s->title, s->from, hit) ||
		k->texts->find(k->cx, k->texts->arg, s->title, end, &last))
		return k->cx->rc;
	if (hit->kind != CORPUS_HIT)
		return RC_OK;
	if (date_cmp(hit->effective, s->from) != 0)
		tell(k, hit->source == CORPUS_TEXT ? CITATION_WRONG : CITATION_NOT_CHECKED, where,
			s->id, "施行日期与法规文本不一致");
	if (last.kind == CORPUS_UNSURE)
		tell(k, CITATION_NOT_CHECKED, where, s->id, "另有版本不知何时施行");
	if (last.kind == CORPUS_HIT && date_cmp(last.version, hit->version) != 0)
		tell(k, CITATION_CHANGED, where, s->id, "有更新的版本施行，引用仍按旧版本");
	return RC_OK;
}

static enum rc check_statutes(struct checking *k)
{
	k->hits = ARENA_ARRAY(k->cx->arena, struct corpus_hit, k->p->statutes.n + 1);
	for (size_t i = 0; i < k->p->statutes.n; i++)
		if (check_statute(k, i))
			return k->cx->rc;
	return RC_OK;
}

static struct str digest_of_words(struct cx *cx, struct str words)
{
	unsigned char out[DIGEST_SIZE];
	digest_sha256(words.p, words.n, out);
	return str_hex(cx->arena, out, sizeof out);
}

/* Reads the words of a citation; GOOD where they are there, and *version and *digest with them. */
static enum citation_state resolve(struct checking *k, const struct citation *c,
	struct str *version, struct str *digest, const char **why)
{
	const struct corpus_hit *hit = &k->hits[c->part.statute - k->p->statutes.v];
	struct str words;
	*version = *digest = STR(NONE);
	*why = "手头没有该法的文本";
	if (!k->texts || hit->kind == CORPUS_ABSENT)
		return CITATION_NOT_CHECKED;
	if (hit->kind == CORPUS_UNSURE) {
		*why = str_z(k->cx->arena, hit->why);
		return CITATION_NOT_CHECKED;
	}
	enum lawtext_hit found = lawtext_find(k->cx, hit->articles, hit->n, &c->part.place, &words);
	*why = lawtext_hit_title(found);
	if (found == LAWTEXT_NO_ARTICLE && hit->is_partial)
		return CITATION_NOT_CHECKED;
	if (found != LAWTEXT_FOUND)
		return CITATION_WRONG;
	*version = date_str(k->cx->arena, hit->version);
	*digest = digest_of_words(k->cx, words);
	return CITATION_GOOD;
}

static void check_one(struct checking *k, const struct table *t, const struct citation *c)
{
	const struct kept *kept = table_find(t, c);
	struct str version, digest;
	const char *why;
	enum citation_state state = resolve(k, c, &version, &digest, &why);
	if (state == CITATION_WRONG) {
		/* nothing more to say */
	} else if (!kept && table_has_place(t, c->where)) {
		state = CITATION_CHANGED;
		why = "引用已改，尚未重新核对";
	} else if (!kept || (state == CITATION_GOOD && str_is(kept->digest, NONE))) {
		state = CITATION_NOT_KEPT;
		why = "尚未核对条文并留下摘要";
	} else if (state == CITATION_GOOD &&
		   (!str_eq(kept->digest, digest) || !str_eq(kept->version, version))) {
		state = CITATION_CHANGED;
		why = str_z(k->cx->arena,
			str_printf(k->cx->arena, "条文与摘要不符：摘要取自" STR_FMT "的版本",
				STR_ARG(kept->version)));
	}
	tell(k, state, c->where, c->name, why);
}

/* A citation that a place had when it was read, and has no more. */
static void check_gone(struct checking *k, const struct table *t, const struct citation_uses *uses)
{
	for (size_t i = 0; i < t->n; i++) {
		bool is_place = false, is_there = false;
		for (size_t j = 0; j < uses->n; j++) {
			bool here = str_eq(uses->v[j].where, t->v[i].where);
			is_place |= here;
			is_there |= here && str_eq(uses->v[j].name, t->v[i].name);
		}
		if (is_place && !is_there)
			tell(k, CITATION_CHANGED, t->v[i].where, t->v[i].name,
				"引用已删，尚未重新核对");
	}
}

enum rc citations_check(struct cx *cx, const struct pack *p, struct str table,
	const struct corpus_lookup *texts, struct citation_report *out)
{
	struct checking k = {.cx = cx, .p = p, .texts = texts, .out = out};
	struct citation_uses uses;
	struct table t = {0};
	*out = (struct citation_report){0};
	if (read_table(cx, table, &t) || check_statutes(&k))
		return cx->rc;
	citations_of(cx, p, &uses);
	for (size_t i = 0; i < uses.n; i++)
		check_one(&k, &t, &uses.v[i]);
	check_gone(&k, &t, &uses);
	out->holds = !out->wrong && !out->changed;
	return RC_OK;
}

enum rc citations_check_dir(struct cx *cx, const struct pack *p, struct str dir,
	const struct corpus_lookup *texts, struct citation_report *out)
{
	struct str table = STR("");
	const char *path =
		str_z(cx->arena, str_printf(cx->arena, STR_FMT "/" CITATIONS_NAME, STR_ARG(dir)));
	if (file_read(cx, path, MOST_TABLE, &table)) {
		if (cx->rc != RC_NOT_FOUND)
			return cx->rc;
		cx_clear(cx);
	}
	return citations_check(cx, p, table, texts, out);
}

enum rc citations_write(struct cx *cx, const struct pack *p, const struct corpus_lookup *texts,
	struct buf *table, struct citation_report *out)
{
	struct checking k = {.cx = cx, .p = p, .texts = texts, .out = out};
	struct citation_uses uses;
	*out = (struct citation_report){0};
	if (check_statutes(&k))
		return cx->rc;
	citations_of(cx, p, &uses);
	buf_z(table,
		"# Made by `zhifa law cite`: place, citation, date of the version read, SHA-256 of "
		"the cited words.\n");
	for (size_t i = 0; i < uses.n; i++) {
		struct str version, digest;
		const char *why;
		enum citation_state state = resolve(&k, &uses.v[i], &version, &digest, &why);
		tell(&k, state, uses.v[i].where, uses.v[i].name, why);
		if (state == CITATION_WRONG)
			continue;
		buf_printf(table, STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n",
			STR_ARG(uses.v[i].where), STR_ARG(uses.v[i].name), STR_ARG(version),
			STR_ARG(digest));
	}
	out->holds = !out->wrong && !out->changed;
	return RC_OK;
}
