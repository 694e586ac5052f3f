#include "verify/tables.h"

#include "base/utf8.h"
#include "format/json.h"

/* A column that holds words of persons is compared like any other, and its value is not told. */
struct column {
	const char *name;
	bool quiet;
};

static const struct table {
	const char *name;
	size_t keys; /* how many columns, from the first, tell one row of a matter from another */
	const struct column *columns;
	size_t n;
} tables[] = {
#define COLUMNS(...)                                                                               \
	(const struct column[]){__VA_ARGS__},                                                      \
		sizeof((const struct column[]){__VA_ARGS__}) / sizeof(struct column)
	[VS_MATTER] = {"matter", 0,
		COLUMNS({"procedure", false}, {"pack", false}, {"kind", false}, {"state", false},
			{"phase", false}, {"outcome", false}, {"seq", false}, {"head", false},
			{"parent_id", false}, {"parent_key", false}, {"number", false},
			{"number_key", false}, {"title", true}, {"party", true},
			{"party_key", true}, {"power_id", false}, {"handlers", false},
			{"amount", false}, {"due", false}, {"due_clock", false}, {"opened", false},
			{"changed", false}, {"closed", false}, {"data", true},
			{"joined_id", false})},
	[VS_CLOCKS] = {"clock", 1, COLUMNS({"id", false}, {"effect", false}, {"due", false})},
	[VS_TODOS] = {"todo", 3,
		COLUMNS({"role", false}, {"officer_id", false}, {"action", false}, {"title", false},
			{"due", false}, {"returned", false}, {"since", false})},
	[VS_HANDLING] = {"handling", 1,
		COLUMNS({"officer_id", false}, {"phase", false}, {"number_key", false},
			{"due", false}, {"opened", false})},
	[VS_SEARCH] = {"search_entry", 1,
		COLUMNS({"id", false}, {"matter_id", false}, {"area", false}, {"day", false},
			{"organ", false}, {"runs", true})},
	[VS_PUBLIC] = {"publication", 1,
		COLUMNS({"id", false}, {"source_id", false}, {"number", false}, {"party", true},
			{"title", true}, {"basis", true}, {"content", true}, {"kinds", false},
			{"organ_name", false}, {"amount", false}, {"decided", false},
			{"published", false}, {"ends", false}, {"withdrawn", false},
			{"reason", true})},
	[VS_DOSSIER] = {"dossier", 0,
		COLUMNS({"year", false}, {"closed", false}, {"due", false}, {"filed", false},
			{"archive_no", false})},
	[VS_MADE] = {"power", 2,
		COLUMNS({"organ_id", false}, {"id", false}, {"code", false}, {"name", false},
			{"kind", false}, {"basis", false}, {"procedures", false}, {"field", false},
			{"enforce_self", false}, {"region", false}, {"since", false},
			{"until", false}, {"principal", false}, {"roles", false}, {"note", true})},
	[VS_TAKEN] = {"power", 2, COLUMNS({"organ_id", false}, {"id", false}, {"lost", false})},
	[VS_PAPERS] = {"document", 1,
		COLUMNS({"id", false}, {"form", false}, {"title", true}, {"number", false},
			{"code", false}, {"state", false}, {"signed", false},
			{"content_digest", false}, {"pdf", false}, {"pages", false},
			{"scan", false}, {"content", true})},
};

const char *table_name(enum vs_table table)
{
	return tables[table].name;
}

void table_add(struct arena *a, enum vs_table table, struct vs_rows *rows,
	const struct vs_cell *cells, size_t n)
{
	INVARIANT(n == tables[table].n);
	rows->width = n;
	for (size_t i = 0; i < n; i++)
		*VEC_PUSH(a, rows) = cells[i];
}

static int cell_cmp(const struct vs_cell *a, const struct vs_cell *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->kind == VS_INT)
		return (a->i > b->i) - (a->i < b->i);
	return a->kind == VS_TEXT || a->kind == VS_BYTES ? str_cmp(a->s, b->s) : 0;
}

static int key_cmp(const struct vs_cell *a, const struct vs_cell *b, size_t keys)
{
	int d = 0;
	for (size_t k = 0; k < keys && d == 0; k++)
		d = cell_cmp(&a[k], &b[k]);
	return d;
}

/* The rows of one matter are few: an insertion sort of pointers is enough. */
static const struct vs_cell **sorted(struct arena *a, const struct vs_rows *rows, size_t keys)
{
	size_t n = rows->width ? rows->n / rows->width : 0;
	const struct vs_cell **v = ARENA_ARRAY(a, const struct vs_cell *, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct vs_cell *row = &rows->v[i * rows->width];
		size_t at = i;
		for (; at > 0 && key_cmp(v[at - 1], row, keys) > 0; at--)
			v[at] = v[at - 1];
		v[at] = row;
	}
	return v;
}

static struct str cell_text(struct arena *a, const struct vs_cell *c)
{
	switch (c->kind) {
	case VS_NULL:
		return STR("空");
	case VS_INT:
		return str_printf(a, "%lld", (long long)c->i);
	case VS_TEXT:
		return c->s;
	case VS_BYTES:
		return str_hex(a, c->s.p, c->s.n);
	case VS_ANY:
		break;
	}
	return STR("");
}

/* " penalty.notice"; empty where the matter has one row. */
static struct str key_text(struct arena *a, const struct vs_cell *row, size_t keys)
{
	struct buf b = buf_in(a);
	for (size_t k = 0; k < keys; k++) {
		buf_char(&b, k ? '/' : ' ');
		buf_str(&b, cell_text(a, &row[k]));
	}
	return b.n ? buf_get(&b) : STR("");
}

/* Which members of the stored state differ. */
static struct str members_that_differ(struct cx *cx, struct str want, struct str have)
{
	struct cx own = cx_make(cx->arena, cx->env);
	struct json *w, *h;
	struct buf b = buf_in(cx->arena);
	if (json_parse(&own, have, &h) != RC_OK || json_parse(&own, want, &w) != RC_OK)
		return STR("读不出来");
	for (int side = 0; side < 2; side++) {
		for (struct json_each e = json_each(side ? h : w); json_next(&e);) {
			const struct json *other = json_find(side ? w : h, e.key);
			struct buf x = buf_in(cx->arena), y = x;
			if (other && side)
				continue;
			json_canonical(&x, e.value);
			if (other)
				json_canonical(&y, other);
			if (other && str_eq(buf_get(&x), buf_get(&y)))
				continue;
			buf_z(&b, b.n ? "、" : "");
			buf_str(&b, e.key);
		}
	}
	return b.n ? buf_get(&b) : STR("写法");
}

static void compare_row(struct cx *cx, const struct verify_config *c, const struct table *t,
	struct vs_key matter, const struct vs_cell *want, const struct vs_cell *have)
{
	struct str key = key_text(cx->arena, have, t->keys);
	for (size_t k = t->keys; k < t->n; k++) {
		const struct column *col = &t->columns[k];
		if (want[k].kind == VS_ANY || cell_cmp(&want[k], &have[k]) == 0)
			continue;
		if (strcmp(col->name, "data") == 0)
			found(cx, c, t->name, matter.organ, matter.id,
				"列 data 与办理记录不符（" STR_FMT "）",
				STR_ARG(members_that_differ(cx, want[k].s, have[k].s)));
		else if (col->quiet)
			found(cx, c, t->name, matter.organ, matter.id,
				STR_FMT "%s列 %s 与办理记录不符", STR_ARG(key), key.n ? " 的" : "",
				col->name);
		else
			found(cx, c, t->name, matter.organ, matter.id,
				STR_FMT "%s列 %s 与办理记录不符：存的是「" STR_FMT
					"」，应为「" STR_FMT "」",
				STR_ARG(key), key.n ? " 的" : "", col->name,
				STR_ARG(utf8_cut(cell_text(cx->arena, &have[k]), 80)),
				STR_ARG(utf8_cut(cell_text(cx->arena, &want[k]), 80)));
	}
}

void table_compare(struct cx *cx, const struct verify_config *c, enum vs_table table,
	struct vs_key matter, struct vs_rows *want, struct vs_rows *have)
{
	const struct table *t = &tables[table];
	want->width = have->width = t->n;
	const struct vs_cell **w = sorted(cx->arena, want, t->keys),
			     **h = sorted(cx->arena, have, t->keys);
	size_t wn = want->n / t->n, hn = have->n / t->n;
	for (size_t i = 0, k = 0; i < wn || k < hn;) {
		int d = i == wn ? 1 : k == hn ? -1 : key_cmp(w[i], h[k], t->keys);
		if (d == 0) {
			compare_row(cx, c, t, matter, w[i++], h[k++]);
			continue;
		}
		struct str key = key_text(cx->arena, d < 0 ? w[i] : h[k], t->keys);
		found(cx, c, t->name, matter.organ, matter.id,
			d < 0 ? "少了一行" STR_FMT : "多出一行" STR_FMT, STR_ARG(key));
		i += d < 0;
		k += d > 0;
	}
}
