/* Values of facts in words, and masked where they are personal. */
#include "api/page_part.h"

#include "base/utf8.h"
#include "matter/codec.h"

struct str page_mask(struct arena *a, struct str s)
{
	size_t n = utf8_count(s);
	if (!n)
		return s;
	size_t head = n >= 8 ? 3 : 1, tail = n >= 8 ? 4 : 0;
	struct buf b = buf_in(a);
	size_t at = 0;
	for (size_t i = 0; i < n; i++) {
		size_t from = at;
		utf8_next(s, &at);
		if (i < head || i >= n - tail)
			buf_str(&b, str_sub(s, from, at));
		else
			buf_char(&b, '*');
	}
	return buf_get(&b);
}

static struct str officer_name(struct page *p, struct str id)
{
	int64_t n;
	struct officer o;
	if (!str_to_int(id, &n))
		return id;
	for (size_t i = 0; i < p->names.n; i++)
		if (p->names.v[i].id == n)
			return p->names.v[i].name;
	struct cx own = cx_make(p->cx->arena, p->cx->env);
	if (officer_anywhere(&own, p->svc->db, n, &o))
		o.name = id;
	*VEC_PUSH(p->cx->arena, &p->names) = (struct page_name){n, o.name};
	return o.name;
}

struct str page_value_text(struct page *p, const struct law_fact *f, struct value v)
{
	if (f && f->kind == FACT_OFFICERS && v.kind == VALUE_LIST) {
		struct buf b = buf_in(p->cx->arena);
		for (size_t i = 0; i < v.n; i++) {
			buf_z(&b, i ? "、" : "");
			buf_str(&b, officer_name(p, v.list[i]));
		}
		return b.n ? buf_get(&b) : STR("");
	}
	if (f && f->kind == FACT_FILE && v.kind == VALUE_TEXT)
		return str_printf(p->cx->arena, "已上传的文件（校验值 " STR_FMT "…）",
			STR_ARG(str_sub(v.s, 0, 12)));
	struct str s = matter_value_text(p->cx->arena, f, v);
	return f && f->personal && !p->reveal ? page_mask(p->cx->arena, s) : s;
}

void page_put_value(struct json_out *w, struct value v)
{
	v.sealed = STR_NONE; /* who may read it has it open */
	codec_value(w, v);
}

static const char *kind_name(enum fact_kind k)
{
	static const char *const names[] = {"text", "long", "money", "int", "date", "yesno",
		"choice", "officers", "file", "time", "choices"};
	return names[k];
}

void page_put_fact_head(struct json_out *w, const struct law_fact *f)
{
	json_set(w, "id", f->id);
	json_set(w, "kind", str_c(kind_name(f->kind)));
	json_set(w, "title", f->title);
}

static const struct law_fact *any_fact(const struct law_procedure *proc, struct str id)
{
	int at = procedure_fact(proc, id);
	for (size_t i = 0; at < 0 && i < proc->list_n; i++)
		if (list_fact(&proc->lists[i], id))
			return list_fact(&proc->lists[i], id);
	return at >= 0 ? &proc->facts[at] : NULL;
}

/* What the platform itself enters, beside the facts of the procedure. */
static struct str own_title(struct str id)
{
	static const char *const titles[][2] = {{"reason", "理由"}, {"pack_from", "原法规包"},
		{"pack_from_digest", "原法规包的摘要"}};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (str_is(id, titles[i][0]))
			return str_c(titles[i][1]);
	return id;
}

void page_put_entered(struct page *p, const struct law_procedure *proc, const struct facts *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct law_fact *f = any_fact(proc, in->v[i].id);
		json_begin(p->w);
		json_set(p->w, "title", f ? f->title : own_title(in->v[i].id));
		json_set(p->w, "text", page_value_text(p, f, in->v[i].v));
		json_end(p->w);
	}
}
