/* What the check of citations found, in words and as JSON. */
#include "format/json.h"
#include "law/citations.h"

static size_t same_before(const struct citation_report *r, size_t i)
{
	const struct citation_finding *f = &r->findings.v[i];
	for (size_t j = 0; j < i; j++) {
		const struct citation_finding *g = &r->findings.v[j];
		if (g->state == f->state && str_eq(g->name, f->name) && str_eq(g->why, f->why))
			return 1;
	}
	return 0;
}

static size_t uses_of(const struct citation_report *r, const struct citation_finding *f)
{
	size_t n = 0;
	for (size_t i = 0; i < r->findings.n; i++) {
		const struct citation_finding *g = &r->findings.v[i];
		n += g->state == f->state && str_eq(g->name, f->name) && str_eq(g->why, f->why);
	}
	return n;
}

void citations_in_words(const struct citation_report *r, bool has_texts, struct buf *b)
{
	for (size_t i = 0; i < r->findings.n; i++) {
		const struct citation_finding *f = &r->findings.v[i];
		bool is_bad = f->state == CITATION_WRONG || f->state == CITATION_CHANGED;
		if (is_bad)
			buf_printf(b, "✗ %s：" STR_FMT "（" STR_FMT "）" STR_FMT "。\n",
				citation_state_title(f->state), STR_ARG(f->name), STR_ARG(f->where),
				STR_ARG(f->why));
		else if (has_texts && !same_before(r, i))
			buf_printf(b, "– %s：" STR_FMT "（%zu 处）" STR_FMT "。\n",
				citation_state_title(f->state), STR_ARG(f->name), uses_of(r, f),
				STR_ARG(f->why));
	}
	if (!has_texts)
		buf_z(b, "– 没有给出法规文本，引用的条文未核对（--statutes 文件夹，或 "
			 "--stored）。\n");
	buf_printf(b,
		"引用：%zu 处相符，%zu 处未核对，%zu 处没有摘要，%zu 处有误，%zu 处已经变动。\n",
		r->good, r->not_checked, r->not_kept, r->wrong, r->changed);
}

void citations_in_json(const struct citation_report *r, struct json_out *w)
{
	static const char *const names[] = {[CITATION_GOOD] = "good",
		[CITATION_NOT_CHECKED] = "not_checked",
		[CITATION_NOT_KEPT] = "not_kept",
		[CITATION_WRONG] = "wrong",
		[CITATION_CHANGED] = "changed"};
	json_set_begin(w, "citations");
	json_set_bool(w, "holds", r->holds);
	json_set_int(w, names[CITATION_GOOD], (int64_t)r->good);
	json_set_int(w, names[CITATION_NOT_CHECKED], (int64_t)r->not_checked);
	json_set_int(w, names[CITATION_NOT_KEPT], (int64_t)r->not_kept);
	json_set_int(w, names[CITATION_WRONG], (int64_t)r->wrong);
	json_set_int(w, names[CITATION_CHANGED], (int64_t)r->changed);
	json_set_begin_array(w, "findings");
	for (size_t i = 0; i < r->findings.n; i++) {
		const struct citation_finding *f = &r->findings.v[i];
		if (f->state == CITATION_NOT_CHECKED)
			continue;
		json_begin(w);
		json_set(w, "state", str_c(names[f->state]));
		json_set(w, "where", f->where);
		json_set(w, "citation", f->name);
		json_set(w, "why", f->why);
		json_end(w);
	}
	json_end(w);
	json_end(w);
}
