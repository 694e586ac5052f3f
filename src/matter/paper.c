#include "matter/paper.h"

#include "crypto/code.h"
#include "crypto/seal.h"
#include "format/json.h"

static void put_key(struct buf *b, struct str key, struct str organ, int64_t year, int64_t n)
{
	if (str_is(key, "organ"))
		buf_str(b, organ);
	else if (str_is(key, "year"))
		buf_int(b, year);
	else if (str_is(key, "n") && n)
		buf_int(b, n);
	else if (str_is(key, "n"))
		buf_z(b, "　　");
}

struct str matter_number_text(
	struct arena *a, struct str pattern, struct str organ, int64_t year, int64_t n)
{
	struct buf b = buf_in(a);
	while (pattern.n) {
		size_t open = str_find(pattern, STR("{"), 0),
		       close = str_find(pattern, STR("}"), open);
		buf_str(&b, str_sub(pattern, 0, open));
		if (open == pattern.n || close == pattern.n)
			break;
		put_key(&b, str_sub(pattern, open + 1, close), organ, year, n);
		pattern = str_sub(pattern, close + 1, pattern.n);
	}
	return b.n ? buf_get(&b) : STR("");
}

bool matter_paper_unread(struct matter_view *v, const struct law_form *f)
{
	struct value wanted = matter_view_get(v, STR("mongol_text"));
	return f->unread && wanted.kind == VALUE_BOOL && wanted.i;
}

struct str matter_paper_mark(struct matter_view *v, const struct law_form *f)
{
	return matter_paper_unread(v, f) ? STR("蒙古文未审读　不得签发") : STR("预览　未签发");
}

static void set(struct json_out *j, const char *key, struct str text)
{
	if (text.n)
		json_set(j, key, text);
}

struct str matter_paper_content(
	struct arena *a, const struct matter_view *v, const struct matter_paper *p)
{
	struct buf b = buf_in(a);
	struct json_out j = json_to(&b);
	struct value organ = facts_get(&v->sys, STR("organ"));
	json_begin(&j);
	json_set(&j, "title", p->form->title);
	set(&j, "organ", organ.s);
	set(&j, "number", p->number);
	json_set(&j, "form", p->form->id);
	set(&j, "code", p->code);
	set(&j, "verify", p->verify);
	set(&j, "mark", p->mark);
	json_set(&j, "date", date_str(a, p->date));
	if (!p->form->outward)
		json_set_bool(&j, "internal", true);
	json_set_raw(&j, "blocks", p->blocks);
	json_end(&j);
	return buf_get(&b);
}

static struct str place(struct arena *a, int64_t organ, int64_t id)
{
	return str_printf(a, "document.content %lld %lld", (long long)organ, (long long)id);
}

struct str matter_content_seal(struct cx *cx, int64_t organ, int64_t id, struct str content)
{
	if (!cx->keys)
		return content;
	struct str s = seal_field(cx, cx->keys, place(cx->arena, organ, id), content);
	return code_base64(cx->arena, s.p, s.n);
}

enum rc matter_content_open(
	struct cx *cx, int64_t organ, int64_t id, struct str kept, struct str *out)
{
	struct str sealed;
	*out = kept;
	if (kept.n && kept.p[0] == '{')
		return RC_OK;
	if (!cx->keys || !code_base64_read(cx->arena, kept, &sealed))
		return fail(cx, RC_CORRUPT, "文书内容读不出来");
	return seal_open(cx, cx->keys, place(cx->arena, organ, id), sealed, out);
}
