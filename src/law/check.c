#include "law/check.h"

#include "format/json.h"
#include "law/check_priv.h"
#include "law/citations.h"

struct check_finding check_finding_of(const struct law_property *x)
{
	return (struct check_finding){.procedure = x->procedure,
		.of = x,
		.property = x->id,
		.title = x->title,
		.basis = x->basis,
		.holds = true};
}

void check_add(struct cx *cx, struct check_report *out, const struct check_finding *f)
{
	*VEC_PUSH(cx->arena, &out->findings) = *f;
	out->holds = out->holds && f->holds;
}

static enum rc check_property(
	struct cx *cx, struct pack *p, const struct law_property *x, struct check_report *out)
{
	switch (x->kind) {
	case PROPERTY_NEVER:
	case PROPERTY_AFTER:
		return check_never(cx, p, x, out);
	case PROPERTY_APART:
		return check_apart(cx, p, x, out);
	case PROPERTY_ACTS:
		return check_acts(cx, p, x, out);
	case PROPERTY_ONLY:
		return check_only(cx, p, x, out);
	case PROPERTY_CLOCK:
		return check_clock(cx, p, x, out);
	case PROPERTY_PAPER:
	case PROPERTY_NUMBER:
	case PROPERTY_ROLE:
	case PROPERTY_PASSES:
		break;
	}
	return check_facts(cx, p, x, out);
}

enum rc law_check(struct cx *cx, struct pack *p, struct check_report *out)
{
	size_t n;
	*out = (struct check_report){.holds = true};
	const struct law_procedure *procs = pack_procedures(p, &n);
	for (size_t i = 0; i < n; i++)
		if (check_reach(cx, p, &procs[i], out) || check_clocks(cx, p, &procs[i], out) ||
			check_deem(cx, p, &procs[i], out))
			return cx->rc;
	if (check_papers(cx, p, out) || check_waits(cx, p, out))
		return cx->rc;
	const struct law_property *props = pack_properties(p, &n);
	for (size_t i = 0; i < n; i++)
		if (check_property(cx, p, &props[i], out))
			return cx->rc;
	return RC_OK;
}

/* The quick ones first: what looks at the acts alone. */
static bool is_quick(const struct law_property *x)
{
	return x->kind != PROPERTY_NEVER && x->kind != PROPERTY_AFTER &&
	       x->kind != PROPERTY_APART && x->kind != PROPERTY_CLOCK;
}

enum rc law_check_procedure(
	struct cx *cx, struct pack *p, const struct law_procedure *proc, struct check_report *out)
{
	size_t n;
	const struct law_property *props = pack_properties(p, &n);
	*out = (struct check_report){.holds = true};
	if (check_papers(cx, p, out))
		return cx->rc;
	for (int quick = 1; quick >= 0; quick--)
		for (size_t i = 0; i < n && out->holds; i++)
			if ((!props[i].procedure.n || str_eq(props[i].procedure, proc->id)) &&
				is_quick(&props[i]) == quick &&
				check_property(cx, p, &props[i], out))
				return cx->rc;
	if (out->holds && check_reach(cx, p, proc, out))
		return cx->rc;
	if (out->holds && check_clocks(cx, p, proc, out))
		return cx->rc;
	return out->holds ? check_deem(cx, p, proc, out) : RC_OK;
}

/* ---- telling ---- */

static void tell_finding(struct buf *b, const struct pack *p, const struct check_finding *f)
{
	const struct law_procedure *proc = pack_procedure(p, f->procedure);
	buf_printf(b, "%s " STR_FMT "：" STR_FMT, f->holds ? "✓" : "✗",
		STR_ARG(proc ? proc->title : STR("法规包")), STR_ARG(f->title));
	if (f->holds) {
		buf_z(b, "\n");
		return;
	}
	buf_printf(b, "（" STR_FMT "）\n   " STR_FMT "%s\n",
		STR_ARG(pack_cite(p, pack_arena(p), f->basis)), STR_ARG(f->why),
		f->story_n ? "：" : "。");
	for (size_t i = 0; i < f->story_n; i++)
		buf_printf(b, "   %zu. " STR_FMT "\n", i + 1, STR_ARG(f->story[i]));
	if (f->abstract)
		buf_z(b, "   （抽象：经过里有条件取决于计算得出的事实，实际办理可能走不到。）\n");
}

static struct str in_words(struct cx *cx, const struct pack *p, const struct check_report *r,
	const struct citation_report *cited, bool has_texts)
{
	struct buf b = buf_in(cx->arena);
	size_t bad = 0;
	for (size_t i = 0; i < r->findings.n; i++) {
		tell_finding(&b, p, &r->findings.v[i]);
		bad += !r->findings.v[i].holds;
	}
	citations_in_words(cited, has_texts, &b);
	if (bad)
		buf_printf(&b, "法规包 " STR_FMT "：%zu 项检查，%zu 项不成立。\n",
			STR_ARG(pack_id(p)), r->findings.n, bad);
	else
		buf_printf(&b, "法规包 " STR_FMT "：%zu 项检查全部成立。\n", STR_ARG(pack_id(p)),
			r->findings.n);
	return buf_get(&b);
}

static struct str in_json(struct cx *cx, const struct pack *p, const struct check_report *r,
	const struct citation_report *cited)
{
	struct buf b = buf_in(cx->arena);
	struct json_out w = json_to(&b);
	json_begin(&w);
	json_set(&w, "pack", pack_id(p));
	json_set(&w, "digest", pack_digest(p));
	json_set_bool(&w, "holds", r->holds && cited->holds);
	json_set_begin_array(&w, "findings");
	for (size_t i = 0; i < r->findings.n; i++) {
		const struct check_finding *f = &r->findings.v[i];
		json_begin(&w);
		json_set(&w, "procedure", f->procedure);
		json_set(&w, "property", f->property);
		json_set(&w, "title", f->title);
		json_set(&w, "basis", f->basis);
		json_set_bool(&w, "holds", f->holds);
		json_set_int(&w, "states", f->states);
		if (!f->holds) {
			json_set(&w, "why", f->why);
			json_set_bool(&w, "abstract", f->abstract);
			json_set_begin_array(&w, "story");
			for (size_t k = 0; k < f->story_n; k++)
				json_put(&w, f->story[k]);
			json_end(&w);
		}
		json_end(&w);
	}
	json_end(&w);
	citations_in_json(cited, &w);
	json_end(&w);
	buf_z(&b, "\n");
	return buf_get(&b);
}

/* The pack does not load: its faults, one a line of the message. */
static struct str faults(struct cx *cx, struct str all, bool as_json)
{
	struct buf b = buf_in(cx->arena);
	struct json_out w = json_to(&b);
	struct str line;
	if (!as_json) {
		buf_str(&b, all);
		buf_z(&b, "\n法规包有误，没有载入。改正后再检查。\n");
		return buf_get(&b);
	}
	json_begin(&w);
	json_set_bool(&w, "holds", false);
	json_set_begin_array(&w, "faults");
	while (str_split(&all, '\n', &line))
		json_put(&w, line);
	json_end(&w);
	json_end(&w);
	buf_z(&b, "\n");
	return buf_get(&b);
}

enum rc law_check_dir(struct cx *cx, struct str dir, const struct corpus_lookup *texts,
	bool as_json, struct str *told, bool *holds)
{
	struct pack *p;
	struct check_report r;
	struct citation_report cited;
	*holds = false;
	enum rc rc = pack_load(cx, dir, NULL, &p);
	if (rc == RC_PACK) {
		struct str all = cx->msg;
		cx_clear(cx);
		*told = faults(cx, all, as_json);
		return RC_OK;
	}
	if (rc)
		return rc;
	if (!law_check(cx, p, &r) && !citations_check_dir(cx, p, dir, texts, &cited)) {
		*told = as_json ? in_json(cx, p, &r, &cited) : in_words(cx, p, &r, &cited, texts);
		*holds = r.holds && cited.holds;
	}
	pack_free(p);
	return cx->rc;
}
