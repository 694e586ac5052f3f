/* Calls into the pack: guards, calc and derive functions, bodies of documents. */
#include "base/money.h"
#include "format/json.h"
#include "law/domain.h"
#include "law/pack_priv.h"

struct reader {
	const struct law_env *env;
	const struct law_guard *guard; /* what may be read; NULL: everything */
	const struct law_procedure *procedure;
};

static struct script_value script_of(struct cx *cx, struct value v)
{
	switch (v.kind) {
	case VALUE_NONE:
		return script_nil();
	case VALUE_INT:
		return script_int(v.i);
	case VALUE_BOOL:
		return script_bool(v.i);
	case VALUE_TEXT:
		return script_text(v.s);
	case VALUE_LIST: {
		struct script_value *items = ARENA_ARRAY(cx->arena, struct script_value, v.n + 1);
		for (size_t i = 0; i < v.n; i++)
			items[i] = script_text(v.list[i]);
		struct script_table *t = ARENA_NEW(cx->arena, struct script_table);
		*t = (struct script_table){.items = items, .n = v.n};
		return script_table(t);
	}
	}
	return script_nil();
}

static struct script_value script_rows(struct cx *cx, const struct facts *rows, size_t n)
{
	struct script_value *items = ARENA_ARRAY(cx->arena, struct script_value, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct script_table *t = ARENA_NEW(cx->arena, struct script_table);
		struct script_field *f = ARENA_ARRAY(cx->arena, struct script_field, rows[i].n + 1);
		for (size_t k = 0; k < rows[i].n; k++)
			f[k] = (struct script_field){
				rows[i].v[k].id, script_of(cx, rows[i].v[k].v)};
		*t = (struct script_table){.fields = f, .field_n = rows[i].n};
		items[i] = script_table(t);
	}
	struct script_table *t = ARENA_NEW(cx->arena, struct script_table);
	*t = (struct script_table){.items = items, .n = n};
	return script_table(t);
}

static bool may_read(const struct law_guard *g, struct str key)
{
	for (size_t i = 0; i < g->read_n; i++)
		if (str_eq(g->reads[i], key))
			return true;
	return false;
}

/* then.FORM.LIST: the rows of a list as they were when the paper was issued. */
static bool is_list_then(const struct law_procedure *p, struct str key)
{
	size_t at = key.n;
	if (!str_has_prefix(key, STR("then.")))
		return false;
	while (at && key.p[at - 1] != '.')
		at--;
	return procedure_list(p, str_sub(key, at, key.n)) >= 0;
}

static enum rc read_key(struct cx *cx, void *arg, struct str key, struct script_value *out)
{
	struct reader *r = arg;
	if (r->guard && !may_read(r->guard, key))
		return fail(cx, RC_PACK, "条件 " STR_FMT " 读了没有在 reads 里写明的 " STR_FMT,
			STR_ARG(r->guard->id), STR_ARG(key));
	if (!r->guard && r->env->items && r->procedure) {
		if (str_is(key, "row")) { /* a table, or nil */
			const struct facts *row;
			size_t n = r->env->items(r->env->arg, key, &row);
			*out = n ? script_rows(cx, row, n).table->items[0] : script_nil();
			return RC_OK;
		}
		bool listed = procedure_list(r->procedure, key) >= 0 || str_is(key, "documents") ||
			      str_is(key, "laws") || is_list_then(r->procedure, key);
		if (listed) {
			const struct facts *rows;
			size_t n = r->env->items(r->env->arg, key, &rows);
			*out = script_rows(cx, rows, n);
			return RC_OK;
		}
	}
	*out = script_of(cx, r->env->get(r->env->arg, key));
	return cx->rc;
}

static enum rc call(
	struct cx *cx, struct pack *p, int fn, struct reader *r, struct script_value *out)
{
	struct script_facts facts = {.get = read_key, .arg = r};
	struct script_value arg = script_facts(&facts);
	return script_call(cx, p->script, p->fns.v[fn], &arg, 1, out);
}

enum rc pack_guard(struct cx *cx, struct pack *p, const struct law_guard *g,
	const struct law_env *env, bool *holds)
{
	struct reader r = {.env = env, .guard = g};
	struct script_value v;
	if (call(cx, p, g->test, &r, &v))
		return cx->rc;
	if (v.kind != SCRIPT_BOOL)
		return fail(cx, RC_PACK, "条件 " STR_FMT " 应当返回 true 或者 false，返回了%s",
			STR_ARG(g->id), script_kind_title(v.kind));
	*holds = v.yes != g->counter;
	return RC_OK;
}

static enum rc value_of(struct cx *cx, struct script_value v, struct value *out)
{
	*out = VALUE_NIL;
	switch (v.kind) {
	case SCRIPT_NIL:
		return RC_OK;
	case SCRIPT_BOOL:
		*out = value_bool(v.yes);
		return RC_OK;
	case SCRIPT_INT:
		*out = value_int(v.n);
		return RC_OK;
	case SCRIPT_TEXT:
		*out = value_text(v.text);
		return RC_OK;
	case SCRIPT_TABLE:
	case SCRIPT_FUNCTION:
	case SCRIPT_FACTS:
		break;
	}
	return fail(cx, RC_PACK, "计算项应当返回整数、文字、真假或者 nil");
}

enum rc pack_calc(struct cx *cx, struct pack *p, const struct law_procedure *procedure, int fn,
	const struct law_env *env, struct value *out)
{
	struct reader r = {.env = env, .procedure = procedure};
	struct script_value v;
	if (call(cx, p, fn, &r, &v))
		return cx->rc;
	return value_of(cx, v, out);
}

enum rc pack_derive(struct cx *cx, struct pack *p, int fn, const struct facts *rows, size_t n,
	struct value *out)
{
	struct script_value arg = script_rows(cx, rows, n), v;
	if (script_call(cx, p->script, p->fns.v[fn], &arg, 1, &v))
		return cx->rc;
	if (v.kind != SCRIPT_INT && v.kind != SCRIPT_BOOL)
		return fail(cx, RC_PACK, "derive 应当返回整数或者真假");
	return value_of(cx, v, out);
}

static void put(struct json_out *w, struct script_value v)
{
	switch (v.kind) {
	case SCRIPT_NIL:
	case SCRIPT_FUNCTION:
	case SCRIPT_FACTS:
		json_put_null(w);
		return;
	case SCRIPT_BOOL:
		json_put_bool(w, v.yes);
		return;
	case SCRIPT_INT:
		json_put_int(w, v.n);
		return;
	case SCRIPT_TEXT:
		json_put(w, v.text);
		return;
	case SCRIPT_TABLE:
		break;
	}
	if (v.table->field_n) {
		json_begin(w);
		for (size_t i = 0; i < v.table->field_n; i++) {
			json_key(w, v.table->fields[i].key);
			put(w, v.table->fields[i].value);
		}
		json_end(w);
		return;
	}
	json_begin_array(w);
	for (size_t i = 0; i < v.table->n; i++)
		put(w, v.table->items[i]);
	json_end(w);
}

static bool shown_text(struct law_shown *out, struct str key, struct str text)
{
	const struct {
		const char *key;
		struct str *to;
	} texts[] = {{"number", &out->number}, {"party", &out->party}, {"title", &out->title},
		{"basis", &out->basis}, {"text", &out->text}, {"kinds", &out->kinds},
		{"organ", &out->organ}, {"reason", &out->reason}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (str_is(key, texts[i].key)) {
			*texts[i].to = text;
			return true;
		}
	const struct {
		const char *key;
		struct date *to;
	} dates[] = {{"decided", &out->decided}, {"published", &out->published},
		{"ends", &out->ends}, {"withdrawn", &out->withdrawn}};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (str_is(key, dates[i].key))
			return date_parse(text, dates[i].to);
	return false;
}

enum rc pack_shown(struct cx *cx, struct pack *p, const struct law_procedure *procedure,
	const struct law_env *env, struct law_shown *out)
{
	struct reader r = {.env = env, .procedure = procedure};
	struct script_value v;
	*out = law_shown_none();
	if (call(cx, p, procedure->shown, &r, &v) || v.kind == SCRIPT_NIL)
		return cx->rc;
	bool good = v.kind == SCRIPT_TABLE && !v.table->n;
	for (size_t i = 0; good && i < v.table->field_n; i++) {
		struct str key = v.table->fields[i].key;
		struct script_value x = v.table->fields[i].value;
		if (str_is(key, "amount") && x.kind == SCRIPT_INT && x.n >= 0)
			out->amount = x.n;
		else
			good = x.kind == SCRIPT_TEXT && shown_text(out, key, x.text);
	}
	out->is_shown =
		good && out->number.n && !date_is_none(out->published) && !date_is_none(out->ends);
	if (!out->is_shown)
		return fail(cx, RC_PACK,
			"程序 " STR_FMT
			" 的 public 应当返回 nil，或者有 number、published、ends 的表",
			STR_ARG(procedure->id));
	return RC_OK;
}

enum rc pack_form_due(struct cx *cx, struct pack *p, const struct law_form *f,
	const struct law_procedure *procedure, const struct law_env *env, bool *due)
{
	struct reader r = {.env = env, .procedure = procedure};
	struct script_value v;
	*due = f->when == LAW_NO_FN;
	if (*due)
		return RC_OK;
	if (call(cx, p, f->when, &r, &v))
		return cx->rc;
	if (v.kind != SCRIPT_BOOL)
		return fail(cx, RC_PACK, "文书 " STR_FMT " 的 when 应当返回 true 或者 false",
			STR_ARG(f->id));
	*due = v.yes;
	return RC_OK;
}

static bool finding_of(struct script_value v, struct law_finding *out)
{
	bool levelled = false;
	*out = (struct law_finding){
		.id = STR(""), .field = STR(""), .text = STR(""), .basis = STR("")};
	for (size_t i = 0; v.kind == SCRIPT_TABLE && i < v.table->field_n; i++) {
		struct str key = v.table->fields[i].key;
		struct script_value x = v.table->fields[i].value;
		if (x.kind != SCRIPT_TEXT)
			return false;
		if (str_is(key, "level")) {
			levelled = str_is(x.text, "red") || str_is(x.text, "amber");
			out->level = str_is(x.text, "red") ? FINDING_RED : FINDING_AMBER;
		} else if (str_is(key, "id"))
			out->id = x.text;
		else if (str_is(key, "field"))
			out->field = x.text;
		else if (str_is(key, "text"))
			out->text = x.text;
		else if (str_is(key, "basis"))
			out->basis = x.text;
		else
			return false;
	}
	return levelled && out->id.n && out->text.n &&
	       (out->basis.n || out->level == FINDING_AMBER);
}

enum rc pack_form_findings(struct cx *cx, struct pack *p, const struct law_form *f,
	const struct law_procedure *procedure, const struct law_env *env, struct law_findings *out)
{
	struct reader r = {.env = env, .procedure = procedure};
	struct script_value v;
	if (f->findings == LAW_NO_FN)
		return RC_OK;
	if (call(cx, p, f->findings, &r, &v))
		return cx->rc;
	bool good = v.kind == SCRIPT_TABLE && !v.table->field_n;
	for (size_t i = 0; good && i < v.table->n; i++)
		good = finding_of(v.table->items[i], VEC_PUSH(cx->arena, out));
	return good ? RC_OK
		    : fail(cx, RC_PACK,
			      "文书 " STR_FMT " 的 findings 应当返回一串 { level, id, text, field, "
			      "basis }，红色的有依据",
			      STR_ARG(f->id));
}

enum rc pack_document(struct cx *cx, struct pack *p, const struct law_form *f,
	const struct law_procedure *procedure, const struct law_env *env, struct str *blocks)
{
	struct reader r = {.env = env, .procedure = procedure};
	struct script_value v;
	if (call(cx, p, f->body, &r, &v))
		return cx->rc;
	if (v.kind != SCRIPT_TABLE || v.table->field_n)
		return fail(
			cx, RC_PACK, "文书 " STR_FMT " 的 body 应当返回一串内容块", STR_ARG(f->id));
	struct buf b = buf_in(cx->arena);
	struct json_out w = json_to(&b);
	put(&w, v);
	*blocks = buf_get(&b);
	return RC_OK;
}
