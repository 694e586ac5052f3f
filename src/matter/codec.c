#include "matter/codec.h"

#include "crypto/code.h"
#include "crypto/seal.h"

static const char *const op_names[] = {"add", "change", "remove", "start", "stop", "pause",
	"resume", "extend", "due", "recount", "open", "end", "issue", "seal", "void", "render",
	"take", "release", "join"};

const char *event_op_name(enum event_op op)
{
	return op_names[op];
}

bool event_op_parse(struct str s, enum event_op *out)
{
	for (size_t i = 0; i < sizeof op_names / sizeof *op_names; i++)
		if (str_is(s, op_names[i])) {
			*out = (enum event_op)i;
			return true;
		}
	return false;
}

void codec_text(struct json_out *w, const char *key, struct str s)
{
	if (s.n)
		json_set(w, key, s);
}

void codec_int(struct json_out *w, const char *key, int64_t v)
{
	if (v)
		json_set_int(w, key, v);
}

void codec_id(struct json_out *w, const char *key, int64_t v)
{
	if (v)
		json_set_id(w, key, v);
}

void codec_flag(struct json_out *w, const char *key, bool v)
{
	if (v)
		json_set_bool(w, key, true);
}

void codec_date(struct json_out *w, const char *key, struct date d)
{
	char text[DATE_TEXT];
	if (date_is_none(d))
		return;
	date_format(d, text);
	json_set(w, key, str_c(text));
}

static void put_text(struct json_out *w, struct value v)
{
	if (!v.sealed.n) {
		json_put(w, v.s);
		return;
	}
	json_begin(w);
	json_set(w, "sealed", code_base64(w->b->a, v.sealed.p, v.sealed.n));
	json_end(w);
}

void codec_value(struct json_out *w, struct value v)
{
	switch (v.kind) {
	case VALUE_NONE:
		json_put_null(w);
		return;
	case VALUE_INT:
		json_put_int(w, v.i);
		return;
	case VALUE_BOOL:
		json_put_bool(w, v.i);
		return;
	case VALUE_TEXT:
		put_text(w, v);
		return;
	case VALUE_LIST:
		json_begin_array(w);
		for (size_t i = 0; i < v.n; i++)
			json_put(w, v.list[i]);
		json_end(w);
		return;
	}
}

void codec_facts(struct json_out *w, const char *key, const struct facts *f)
{
	if (!f->n)
		return;
	json_set_begin(w, key);
	for (size_t i = 0; i < f->n; i++) {
		json_key(w, f->v[i].id);
		codec_value(w, f->v[i].v);
	}
	json_end(w);
}

void codec_clock(struct json_out *w, const struct event_clock *c, bool with_op)
{
	json_begin(w);
	json_set(w, "id", c->id);
	if (with_op)
		json_set(w, "op", str_c(event_op_name(c->op)));
	codec_date(w, "from", c->from);
	codec_date(w, "to", c->to);
	codec_date(w, "before", c->before);
	codec_text(w, "title", c->title);
	codec_text(w, "basis", c->basis);
	codec_int(w, "n", c->n);
	codec_int(w, "extended", c->extended);
	codec_text(w, "unit", c->unit);
	codec_date(w, "last", c->last);
	codec_date(w, "due", c->due);
	codec_date(w, "earliest", c->earliest);
	codec_date(w, "latest", c->latest);
	codec_date(w, "warn", c->warn);
	codec_int(w, "warn_days", c->warn_days);
	codec_int(w, "begins", c->begins.ms);
	codec_int(w, "ends", c->ends.ms);
	if (with_op)
		codec_int(w, "at", c->at.ms);
	codec_text(w, "effect", c->effect);
	codec_text(w, "deem", c->deem);
	codec_flag(w, "provisional", c->provisional);
	codec_flag(w, "for_party", c->for_party);
	codec_flag(w, "roll", c->roll);
	if (with_op)
		json_end(w);
}

struct date codec_date_of(const struct json *v)
{
	struct date d;
	return date_parse(json_str(v), &d) ? d : DATE_NONE;
}

/* All sealed facts stand in one place, for a fact may be copied to another and to a child. */
#define FACT_PLACE STR("matter.fact")

static struct value sealed_of(struct cx *cx, const struct json *v)
{
	struct value out = {.kind = VALUE_TEXT, .s = STR("")};
	if (!code_base64_read(cx->arena, json_str(json_get(v, "sealed")), &out.sealed))
		(void)fail(cx, RC_CORRUPT, "加密保存的内容读不出来");
	else if (cx->keys)
		(void)!seal_open(cx, cx->keys, FACT_PLACE, out.sealed, &out.s);
	return out;
}

static bool is_personal(const struct law_procedure *p, struct str id)
{
	int at = procedure_fact(p, id);
	if (at >= 0)
		return p->facts[at].personal;
	for (size_t i = 0; i < p->list_n; i++) {
		const struct law_fact *f = list_fact(&p->lists[i], id);
		if (f && f->personal)
			return true;
	}
	return false;
}

void codec_seal(struct cx *cx, const struct law_procedure *p, struct facts *f)
{
	for (size_t i = 0; cx->keys && i < f->n; i++) {
		struct value *v = &f->v[i].v;
		if (v->kind == VALUE_TEXT && v->s.n && !v->sealed.n && is_personal(p, f->v[i].id))
			v->sealed = seal_field(cx, cx->keys, FACT_PLACE, v->s);
	}
}

struct value codec_value_of(struct cx *cx, const struct json *v)
{
	switch (json_kind(v)) {
	case JSON_NONE:
	case JSON_NIL:
		return VALUE_NIL;
	case JSON_OBJ:
		return sealed_of(cx, v);
	case JSON_BOOL:
		return value_bool(json_bool(v, false));
	case JSON_INT:
		return value_int(json_int(v, 0));
	case JSON_STR:
		return value_text(json_str(v));
	case JSON_ARR: {
		size_t n = json_count(v);
		struct str *list = ARENA_ARRAY(cx->arena, struct str, n + 1);
		for (size_t i = 0; i < n; i++)
			list[i] = json_str(json_at(v, i));
		return (struct value){.kind = VALUE_LIST, .list = list, .n = n};
	}
	}
	return VALUE_NIL;
}

struct facts codec_facts_of(struct cx *cx, const struct json *v)
{
	struct facts f = {0};
	for (struct json_each e = json_each(v); json_next(&e);) {
		struct fact_value *fv = VEC_PUSH(cx->arena, &f);
		fv->id = str_dup(cx->arena, e.key);
		fv->v = codec_value_of(cx, e.value);
	}
	return f;
}

void codec_clock_of(const struct json *v, struct event_clock *c)
{
	c->id = json_str(json_get(v, "id"));
	c->from = codec_date_of(json_get(v, "from"));
	c->to = codec_date_of(json_get(v, "to"));
	c->before = codec_date_of(json_get(v, "before"));
	c->title = json_str(json_get(v, "title"));
	c->basis = json_str(json_get(v, "basis"));
	c->n = json_int(json_get(v, "n"), 0);
	c->extended = json_int(json_get(v, "extended"), 0);
	c->unit = json_str(json_get(v, "unit"));
	c->last = codec_date_of(json_get(v, "last"));
	c->due = codec_date_of(json_get(v, "due"));
	c->earliest = codec_date_of(json_get(v, "earliest"));
	c->latest = codec_date_of(json_get(v, "latest"));
	c->warn = codec_date_of(json_get(v, "warn"));
	c->warn_days = json_int(json_get(v, "warn_days"), 0);
	c->begins.ms = json_int(json_get(v, "begins"), 0);
	c->ends.ms = json_int(json_get(v, "ends"), 0);
	c->at.ms = json_int(json_get(v, "at"), 0);
	c->effect = json_str(json_get(v, "effect"));
	c->deem = json_str(json_get(v, "deem"));
	c->provisional = json_bool(json_get(v, "provisional"), false);
	c->for_party = json_bool(json_get(v, "for_party"), false);
	c->roll = json_bool(json_get(v, "roll"), false);
}

void codec_shown(struct json_out *w, const char *key, const struct event_shown *s)
{
	const struct law_shown *v = &s->v;
	if (!v->is_shown) {
		json_set_null(w, key);
		return;
	}
	json_set_begin(w, key);
	json_set_id(w, "id", s->id);
	codec_text(w, "number", v->number);
	codec_text(w, "party", v->party);
	codec_text(w, "title", v->title);
	codec_text(w, "basis", v->basis);
	codec_text(w, "text", v->text);
	codec_text(w, "kinds", v->kinds);
	codec_text(w, "organ", v->organ);
	if (v->amount >= 0)
		json_set_int(w, "amount", v->amount);
	codec_date(w, "decided", v->decided);
	codec_date(w, "published", v->published);
	codec_date(w, "ends", v->ends);
	codec_date(w, "withdrawn", v->withdrawn);
	codec_text(w, "reason", v->reason);
	json_end(w);
}

struct event_shown codec_shown_of(const struct json *j)
{
	struct event_shown s = {.v = law_shown_none()};
	if (json_kind(j) != JSON_OBJ)
		return s;
	s.id = json_id(json_get(j, "id"));
	s.v = (struct law_shown){.is_shown = true,
		.number = json_str(json_get(j, "number")),
		.party = json_str(json_get(j, "party")),
		.title = json_str(json_get(j, "title")),
		.basis = json_str(json_get(j, "basis")),
		.text = json_str(json_get(j, "text")),
		.kinds = json_str(json_get(j, "kinds")),
		.organ = json_str(json_get(j, "organ")),
		.amount = json_int(json_get(j, "amount"), -1),
		.decided = codec_date_of(json_get(j, "decided")),
		.published = codec_date_of(json_get(j, "published")),
		.ends = codec_date_of(json_get(j, "ends")),
		.withdrawn = codec_date_of(json_get(j, "withdrawn")),
		.reason = json_str(json_get(j, "reason"))};
	return s;
}
