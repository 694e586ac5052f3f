#include "crypto/digest.h"
#include "law/cite.h"
#include "law/pack_priv.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_FAULTS 100
#define MOST_FILE ((long)1 << 20)

void load_fault(struct load *l, const char *fmt, ...)
{
	va_list ap;
	char tmp[1024];
	va_start(ap, fmt);
	vsnprintf(tmp, sizeof tmp, fmt, ap);
	va_end(ap);
	if (l->faults.n >= MOST_FAULTS)
		return;
	*VEC_PUSH(l->cx->arena, &l->faults) =
		l->where.n ? str_printf(l->cx->arena, STR_FMT ".lua：" STR_FMT "：%s",
				     STR_ARG(l->file), STR_ARG(l->where), tmp)
			   : str_printf(l->cx->arena, STR_FMT ".lua：%s", STR_ARG(l->file), tmp);
}

struct str load_text(struct load *l, struct script_value t, const char *key)
{
	struct script_value v = script_get(t, key);
	if (v.kind == SCRIPT_TEXT)
		return str_dup(l->a, v.text);
	if (v.kind != SCRIPT_NIL)
		load_fault(l, "%s 应当是文字", key);
	return STR("");
}

struct str load_need(struct load *l, struct script_value t, const char *key)
{
	struct str s = load_text(l, t, key);
	if (!s.n)
		load_fault(l, "缺 %s", key);
	return s;
}

static struct str load_placed(struct load *l, struct script_value t, size_t place, const char *key)
{
	struct str s = load_str(load_at(t, place));
	return s.n ? str_dup(l->a, s) : load_need(l, t, key);
}

struct str load_id(struct load *l, struct script_value t)
{
	return load_placed(l, t, 0, "id");
}

struct str load_title(struct load *l, struct script_value t)
{
	return load_placed(l, t, 1, "title");
}

int64_t load_int(struct load *l, struct script_value t, const char *key, int64_t otherwise)
{
	struct script_value v = script_get(t, key);
	if (v.kind == SCRIPT_INT)
		return v.n;
	if (v.kind != SCRIPT_NIL)
		load_fault(l, "%s 应当是整数", key);
	return otherwise;
}

bool load_bool(struct load *l, struct script_value t, const char *key, bool otherwise)
{
	struct script_value v = script_get(t, key);
	if (v.kind == SCRIPT_BOOL)
		return v.yes;
	if (v.kind != SCRIPT_NIL)
		load_fault(l, "%s 应当是 true 或者 false", key);
	return otherwise;
}

int load_fn(struct load *l, struct script_value t, const char *key)
{
	struct script_value v = script_get(t, key);
	if (v.kind == SCRIPT_FUNCTION) {
		*VEC_PUSH(l->a, &l->pack->fns) = v;
		return (int)l->pack->fns.n - 1;
	}
	if (v.kind != SCRIPT_NIL)
		load_fault(l, "%s 应当是函数", key);
	return LAW_NO_FN;
}

size_t load_count(struct script_value v)
{
	return v.kind == SCRIPT_TABLE ? v.table->n : 0;
}

struct script_value load_at(struct script_value v, size_t i)
{
	return v.kind == SCRIPT_TABLE && i < v.table->n ? v.table->items[i] : script_nil();
}

struct str load_str(struct script_value v)
{
	return v.kind == SCRIPT_TEXT ? v.text : STR_NONE;
}

struct str *load_texts(struct load *l, struct script_value t, const char *key, size_t *n)
{
	struct script_value v = script_get(t, key);
	*n = v.kind == SCRIPT_TEXT ? 1 : load_count(v);
	struct str *out = ARENA_ARRAY(l->a, struct str, *n + 1);
	if (v.kind == SCRIPT_TEXT) {
		out[0] = str_dup(l->a, v.text);
		return out;
	}
	for (size_t i = 0; i < *n; i++) {
		out[i] = str_dup(l->a, load_str(load_at(v, i)));
		if (!out[i].n)
			load_fault(l, "%s 的第 %zu 项应当是文字", key, i + 1);
	}
	return out;
}

void load_only(struct load *l, struct script_value t, const char *const *keys)
{
	if (t.kind != SCRIPT_TABLE)
		return;
	for (size_t i = 0; i < t.table->field_n; i++) {
		const char *const *k = keys;
		while (*k && !str_is(t.table->fields[i].key, *k))
			k++;
		if (!*k)
			load_fault(l, "不认识的键 " STR_FMT, STR_ARG(t.table->fields[i].key));
	}
}

void load_basis(struct load *l, struct str basis)
{
	if (!basis.n) {
		load_fault(l, "缺 basis（法律依据）");
		return;
	}
	struct str rest = basis;
	struct cite_part c = {0};
	while (cite_next(l->pack, &rest, &c))
		if (!c.statute)
			load_fault(l, "依据 " STR_FMT " 里的法律没有列在 statutes.lua",
				STR_ARG(basis));
		else if (!c.place.article)
			load_fault(l, "依据 " STR_FMT " 没有写到条", STR_ARG(basis));
}

static enum rc read_file(struct cx *cx, void *arg, struct str name, struct str *text)
{
	const struct str *dir = arg;
	char *path = str_z(cx->arena,
		str_printf(cx->arena, STR_FMT "/" STR_FMT ".lua", STR_ARG(*dir), STR_ARG(name)));
	FILE *f = fopen(path, "rb");
	if (!f)
		return fail(
			cx, RC_PACK, "法规包里没有文件 " STR_FMT ".lua（%s）", STR_ARG(name), path);
	long size = -1;
	if (!fseek(f, 0, SEEK_END))
		size = ftell(f);
	if (size < 0 || size > MOST_FILE || fseek(f, 0, SEEK_SET)) {
		fclose(f);
		return fail(cx, RC_PACK, "法规包文件 " STR_FMT ".lua 读不出来或者超过 1 MiB",
			STR_ARG(name));
	}
	char *buf = arena_alloc(cx->arena, (size_t)size + 1);
	size_t got = fread(buf, 1, (size_t)size, f);
	fclose(f);
	if (got != (size_t)size)
		return fail(cx, RC_PACK, "法规包文件 " STR_FMT ".lua 没有读完整", STR_ARG(name));
	*text = (struct str){buf, got};
	return RC_OK;
}

/* Every file is kept, for the digest of the pack. */
static enum rc source(struct cx *cx, void *arg, struct str name, struct str *text)
{
	struct pack *p = arg;
	if (p->from->read(cx, p->from->arg, name, text))
		return cx->rc;
	*text = str_dup(p->arena, *text);
	*VEC_PUSH(p->arena, &p->files) = (struct pack_file){str_dup(p->arena, name), *text};
	return RC_OK;
}

/* copy "x", out "x": marks that the procedure loader turns into effects. */
static enum rc mark(struct cx *cx, const char *kind, const struct script_value *args, size_t n,
	struct script_value *out)
{
	struct script_field *f = ARENA_ARRAY(cx->arena, struct script_field, 2);
	f[0] = (struct script_field){
		STR("_fact"), n && args[0].kind == SCRIPT_TEXT ? args[0] : script_text(STR(""))};
	f[1] = (struct script_field){STR("_set"), script_text(str_c(kind))};
	struct script_table *t = ARENA_NEW(cx->arena, struct script_table);
	*t = (struct script_table){.fields = f, .field_n = 2};
	*out = script_table(t);
	return RC_OK;
}

#define MARK(name)                                                                                 \
	static enum rc mark_##name(struct cx *cx, void *arg, const struct script_value *args,      \
		size_t n, struct script_value *out)                                                \
	{                                                                                          \
		(void)arg;                                                                         \
		return mark(cx, #name, args, n, out);                                              \
	}
MARK(copy)
MARK(out)
MARK(today)
MARK(due)
MARK(actor)
MARK(number)
MARK(none)

/* words.c */
void pack_provide_words(struct pack *p);

static bool use(struct load *l, const char *name, struct script_value *out)
{
	l->file = str_c(name);
	l->where = STR_NONE;
	if (!script_use(l->cx, l->pack->script, l->file, out))
		return out->kind == SCRIPT_TABLE || (load_fault(l, "应当返回一个表"), false);
	*VEC_PUSH(l->cx->arena, &l->faults) = l->cx->msg;
	cx_clear(l->cx);
	return false;
}

static void load_roles(struct load *l)
{
	static const char *const kinds[] = {"officer", "party", "outside", "law"};
	static const char *const keys[] = {
		"id", "title", "kind", "credential", "lawyer", "help", NULL};
	struct script_value t, v;
	if (!use(l, "roles", &t))
		return;
	for (size_t i = 0; i < load_count(t); i++) {
		v = load_at(t, i);
		struct law_role *r = VEC_PUSH(l->a, &l->pack->roles);
		r->id = load_id(l, v);
		l->where = r->id;
		load_only(l, v, keys);
		r->title = load_title(l, v);
		struct str kind = load_need(l, v, "kind");
		int k = 0;
		while (k < 4 && !str_is(kind, kinds[k]))
			k++;
		if (k == 4)
			load_fault(l, "kind 应当是 officer、party、outside、law 之一");
		r->kind = k < 4 ? (enum role_kind)k : ROLE_LAW;
		r->credential = load_bool(l, v, "credential", false);
		r->lawyer = load_bool(l, v, "lawyer", false);
	}
}

static struct date load_date(struct load *l, struct str s)
{
	struct date d = DATE_NONE;
	if (s.n && !date_parse(s, &d))
		load_fault(l, "日期 " STR_FMT " 应当写成 2021-07-15 的样子", STR_ARG(s));
	return d;
}

static const char *const ranks[] = {
	"none", "law", "regulation", "local", "rule", "judicial", "document"};

struct str law_rank_id(enum law_rank rank)
{
	return str_c(ranks[rank]);
}

static enum law_rank load_rank(struct load *l, struct str s)
{
	for (int i = RANK_LAW; i <= RANK_DOCUMENT; i++)
		if (str_is(s, ranks[i]))
			return (enum law_rank)i;
	load_fault(l, "rank 应当是 law、regulation、local、rule、judicial、document 之一");
	return RANK_NONE;
}

/* names = { { "通知", "document" }, { "办法" }, … }: what the end of a title says of its rank. */
static void load_names(struct load *l, struct script_value t)
{
	for (size_t i = 0; i < load_count(t); i++) {
		struct law_name *n = VEC_PUSH(l->a, &l->pack->names);
		l->where = STR("names");
		n->ending = str_dup(l->a, load_str(load_at(load_at(t, i), 0)));
		struct str rank = load_str(load_at(load_at(t, i), 1));
		n->rank = rank.n ? load_rank(l, rank) : RANK_NONE;
		if (!n->ending.n)
			load_fault(l, "names 的第 %zu 项应当是 { 名称结尾, 位阶 }", i + 1);
	}
}

static void load_statutes(struct load *l)
{
	static const char *const keys[] = {"id", "title", "from", "to", "number", "style",
		"workdays", "note", "rank", "by", "passed", NULL};
	struct script_value t, v;
	if (!use(l, "statutes", &t))
		return;
	for (size_t i = 0; i < load_count(t); i++) {
		v = load_at(t, i);
		struct law_statute *s = VEC_PUSH(l->a, &l->pack->statutes);
		s->id = load_id(l, v);
		l->where = s->id;
		load_only(l, v, keys);
		s->title = load_title(l, v);
		s->from = load_date(l, load_text(l, v, "from"));
		s->to = load_date(l, load_text(l, v, "to"));
		s->passed = load_date(l, load_text(l, v, "passed"));
		s->number = load_text(l, v, "number");
		s->sections = str_is(load_text(l, v, "style"), "section");
		struct str rank = load_text(l, v, "rank");
		s->rank = rank.n ? load_rank(l, rank) : RANK_NONE;
		s->by = load_text(l, v, "by");
		load_day_kind(l, v, &s->workdays);
	}
	load_names(l, script_get(t, "names"));
}

static void load_thresholds(struct load *l)
{
	static const char *const keys[] = {
		"id", "title", "unit", "basis", "config", "values", "help", "note", NULL};
	struct script_value t, v, values;
	if (!use(l, "thresholds", &t))
		return;
	for (size_t i = 0; i < load_count(t); i++) {
		v = load_at(t, i);
		struct law_threshold *h = VEC_PUSH(l->a, &l->pack->thresholds);
		h->id = load_id(l, v);
		l->where = h->id;
		load_only(l, v, keys);
		h->title = load_title(l, v);
		h->basis = load_text(l, v, "basis");
		load_basis(l, h->basis);
		h->config = load_bool(l, v, "config", false);
		struct str unit = load_need(l, v, "unit");
		h->is_term = term_unit_parse(unit, &h->unit.unit);
		if (!h->is_term && !str_is(unit, "fen") && !str_is(unit, "percent") &&
			!str_is(unit, "count"))
			load_fault(l,
				"unit 应当是 day workday month year hour fen percent count 之一");
		values = script_get(v, "values");
		h->value_n = load_count(values);
		h->values = ARENA_ARRAY(l->a, struct law_dated, h->value_n + 1);
		if (!h->value_n)
			load_fault(l, "缺 values");
		for (size_t k = 0; k < h->value_n; k++) {
			struct script_value one = load_at(values, k);
			h->values[k].from = load_date(l, load_str(load_at(one, 0)));
			if (load_at(one, 1).kind != SCRIPT_INT)
				load_fault(l, "values 的第 %zu 项应当是 { 日期, 整数 }", k + 1);
			else
				h->values[k].n = load_at(one, 1).n;
			if (k && date_cmp(h->values[k - 1].from, h->values[k].from) >= 0)
				load_fault(l, "values 应当按日期先后排列");
		}
		load_check_day_kind(l, h);
	}
}

/* Texts of another language, of which a reader must have said, by name and day, that they are
 * right. */
static size_t count_unread(struct load *l, struct script_value list)
{
	static const char *const keys[] = {"id", "zh", "read_by", "read_on", NULL};
	size_t unread = 0;
	for (size_t i = 0; i < load_count(list); i++) {
		struct script_value t = load_at(list, i);
		struct str by = load_text(l, t, "read_by"), on = load_text(l, t, "read_on");
		struct date day;
		load_only(l, t, keys);
		load_need(l, t, "zh");
		if (on.n && !date_parse(on, &day))
			load_fault(l, "read_on 应当写成 2026-09-16 的样子");
		unread += !str_trim(by).n || !on.n;
	}
	return unread;
}

static void load_form(struct load *l, struct script_value v)
{
	static const char *const keys[] = {"id", "title", "outward", "basis", "number", "demand",
		"when", "mongol", "findings", "body", "help", "volume", "place", "behind", NULL};
	struct law_form *f = VEC_PUSH(l->a, &l->pack->forms);
	f->id = load_need(l, v, "id");
	load_only(l, v, keys);
	f->title = load_need(l, v, "title");
	f->basis = load_text(l, v, "basis");
	load_basis(l, f->basis);
	f->outward = load_bool(l, v, "outward", false);
	struct str volume = load_text(l, v, "volume");
	f->auxiliary = str_is(volume, "auxiliary");
	if (volume.n && !f->auxiliary && !str_is(volume, "main"))
		load_fault(l, "volume 应当是 main 或者 auxiliary");
	f->place = load_int(l, v, "place", LAW_PLACE);
	f->behind = load_text(l, v, "behind");
	struct script_value number = script_get(v, "number");
	if (number.kind == SCRIPT_TABLE) {
		f->series = load_need(l, number, "series");
		f->pattern = load_need(l, number, "pattern");
	}
	f->demands = load_texts(l, v, "demand", &f->demand_n);
	f->when = load_fn(l, v, "when");
	f->unread = count_unread(l, script_get(v, "mongol"));
	f->findings = load_fn(l, v, "findings");
	f->body = load_fn(l, v, "body");
	if (f->body == LAW_NO_FN)
		load_fault(l, "缺 body");
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct pack_file *)a)->name, ((const struct pack_file *)b)->name);
}

/* Digest over all files read, by name: name, a zero byte, length, a newline, text. */
static struct str files_digest(struct arena *a, struct pack *p)
{
	struct buf b = buf_in(a);
	qsort(p->files.v, p->files.n, sizeof *p->files.v, by_name);
	for (size_t i = 0; i < p->files.n; i++) {
		buf_str(&b, p->files.v[i].name);
		buf_char(&b, 0);
		buf_int(&b, (int64_t)p->files.v[i].text.n);
		buf_char(&b, '\n');
		buf_str(&b, p->files.v[i].text);
	}
	unsigned char d[32];
	digest_sha256(b.p, b.n, d);
	return str_hex(a, d, sizeof d);
}

static void load_all(struct load *l)
{
	struct pack *p = l->pack;
	struct script_value main, v;
	if (!use(l, "pack", &main))
		return;
	p->name = load_need(l, main, "id");
	p->version = load_need(l, main, "version");
	p->title = load_need(l, main, "title");
	p->id = str_printf(l->a, STR_FMT " " STR_FMT, STR_ARG(p->name), STR_ARG(p->version));
	load_statutes(l);
	load_check_statutes(l);
	l->file = STR("pack");
	l->where = STR_NONE;
	struct str scales = load_text(l, main, "scales");
	if (scales.n && use(l, str_z(l->a, scales), &v))
		load_scales(l, v);
	load_roles(l);
	load_thresholds(l);
	if (use(l, "refusals", &v))
		load_refusals(l, v);
	size_t n;
	l->file = STR("pack");
	l->where = STR_NONE;
	struct str *names = load_texts(l, main, "documents", &n);
	for (size_t i = 0; i < n; i++)
		if (use(l, str_z(l->a, names[i]), &v))
			load_form(l, v);
	l->file = STR("pack");
	names = load_texts(l, main, "procedures", &n);
	struct str *files = ARENA_ARRAY(l->a, struct str, n + 1);
	for (size_t i = 0; i < n; i++)
		if (use(l, str_z(l->a, names[i]), &v)) {
			files[p->procedures.n] = names[i];
			procedure_load(l, v, VEC_PUSH(l->a, &p->procedures));
		}
	if (l->faults.n)
		return;
	for (size_t i = 0; i < p->procedures.n; i++) {
		l->file = files[i];
		l->where = STR_NONE;
		procedure_link(l, &p->procedures.v[i]);
	}
	struct script_value t;
	if (use(l, "properties", &t))
		properties_load(l, t);
	l->file = STR("pack");
	l->where = STR_NONE;
	struct str passing = load_text(l, main, "transitions");
	if (passing.n && use(l, str_z(l->a, passing), &t))
		transitions_load(l, t);
	if (l->faults.n)
		return;
	for (size_t i = 0; i < p->procedures.n; i++) {
		l->file = files[i];
		procedure_probe(l, &p->procedures.v[i]);
	}
}

enum rc pack_load_from(struct cx *cx, const struct pack_source *from, const struct facts *config,
	struct pack **out)
{
	struct arena *a = arena_new();
	struct pack *p = ARENA_NEW(a, struct pack);
	*p = (struct pack){.arena = a, .from = from, .config = config};
	p->script = script_new(script_limits_default);
	script_source(p->script, source, p);
	script_provide(p->script, "copy", mark_copy, NULL);
	script_provide(p->script, "out", mark_out, NULL);
	script_provide(p->script, "today", mark_today, NULL);
	script_provide(p->script, "due", mark_due, NULL);
	script_provide(p->script, "actor", mark_actor, NULL);
	script_provide(p->script, "number", mark_number, NULL);
	script_provide(p->script, "none", mark_none, NULL);
	pack_provide_words(p);
	struct load l = {.cx = cx, .pack = p, .a = a};
	load_all(&l);
	if (l.faults.n) {
		struct buf b = buf_in(cx->arena);
		for (size_t i = 0; i < l.faults.n; i++) {
			buf_z(&b, i ? "\n" : "");
			buf_str(&b, l.faults.v[i]);
		}
		pack_free(p);
		(void)fail(cx, RC_PACK, "法规包有误");
		cx->msg = buf_get(&b);
		return cx->rc;
	}
	p->digest = from->digest.n ? str_dup(a, from->digest) : files_digest(a, p);
	p->cited = cite_memo_new(a);
	p->from = NULL; /* everything has been read */
	*out = p;
	return RC_OK;
}

enum rc pack_name_read(struct cx *cx, struct str text, struct str *id)
{
	struct script *s = script_new(script_limits_default);
	struct script_value v;
	if (!script_load(cx, s, STR("pack"), text, &v)) {
		struct str name = load_str(script_get(v, "id")),
			   version = load_str(script_get(v, "version"));
		*id = str_printf(cx->arena, STR_FMT " " STR_FMT, STR_ARG(name), STR_ARG(version));
		for (size_t i = 0; i < id->n; i++)
			if ((unsigned char)id->p[i] < ' ')
				name = STR_NONE;
		if (!name.n || !version.n)
			(void)fail(cx, RC_PACK, "pack.lua 应当写明 id 和 version");
	}
	script_free(s);
	return cx->rc;
}

enum rc pack_load(struct cx *cx, struct str dir, const struct facts *config, struct pack **out)
{
	const struct pack_source from = {.read = read_file, .arg = &dir};
	return pack_load_from(cx, &from, config, out);
}
