/* Where mutants come from: the pack's own files, with one table changed on the way. */
#include "base/file.h"
#include "mutate.h"

#include <stdlib.h>

#define MOST_FILE ((size_t)1 << 20)
#define OPERATORS "mutate/operators"

static enum rc read_plain(struct cx *cx, struct str name, struct str *text)
{
	bool ours = str_is(name, OPERATORS);
	return file_read(cx,
		str_z(cx->arena,
			str_printf(cx->arena, "%s/%s/" STR_FMT ".lua", getenv("ZHIFA_SOURCE"),
				ours ? "tests" : "law", STR_ARG(name))),
		MOST_FILE, text);
}

/* The file of the mutant returns what apply() makes of its table; all others are as they are. */
static enum rc read_mutated(struct cx *cx, void *arg, struct str name, struct str *text)
{
	const struct mutant *m = arg;
	if (read_plain(cx, name, text))
		return cx->rc;
	if (m && str_eq(name, m->file))
		*text = str_printf(cx->arena,
			"local t = (function()\n" STR_FMT "\nend)()\n"
			"return (use \"" OPERATORS "\").apply(t, \"" STR_FMT "\", %lld)\n",
			STR_ARG(*text), STR_ARG(m->kind), (long long)m->n);
	return RC_OK;
}

enum rc mutants_load(struct cx *cx, const struct mutant *m, struct pack **out)
{
	struct pack_source from = {.read = read_mutated, .arg = (void *)m};
	return pack_load_from(cx, &from, NULL, out);
}

/* ---- the list ---- */

/* What the files say while they are read (copy "fine", today(), …) has no meaning here. */
static enum rc word(struct cx *cx, void *arg, const struct script_value *args, size_t n,
	struct script_value *out)
{
	(void)cx;
	(void)arg;
	(void)args;
	(void)n;
	*out = script_bool(true);
	return RC_OK;
}

static void add(struct cx *cx, struct mutants *out, struct mutant m, struct script_value v)
{
	struct script_value touched = script_get(v, "touched");
	m.n++;
	m.op = script_get(v, "op").text;
	m.where = script_get(v, "where").text;
	m.what = script_get(v, "what").text;
	for (size_t i = 0; touched.kind == SCRIPT_TABLE && i < touched.table->n; i++)
		*VEC_PUSH(cx->arena, &m.touched) = touched.table->items[i].text;
	*VEC_PUSH(cx->arena, out) = m;
}

static enum rc list_file(
	struct cx *cx, struct script *s, struct str file, const char *kind, struct mutants *out)
{
	struct script_value v;
	struct mutant m = {.file = file, .kind = str_c(kind), .procedure = STR("")};
	struct str text = str_printf(cx->arena,
		"local t = use \"" STR_FMT "\"\nreturn { t.id or \"\", (use \"" OPERATORS
		"\").list(t, \"%s\") }\n",
		STR_ARG(file), kind);
	if (script_load(cx, s, STR("mutants"), text, &v))
		return cx->rc;
	if (strcmp(kind, "procedure") == 0)
		m.procedure = v.table->items[0].text;
	const struct script_table *all = v.table->items[1].table;
	for (size_t i = 0; i < all->n; i++) {
		add(cx, out, m, all->items[i]);
		m.n++;
	}
	return RC_OK;
}

static enum rc list_files(struct cx *cx, struct script *s, struct mutants *out)
{
	static const struct {
		const char *key, *kind;
	} kinds[] = {{"procedures", "procedure"}, {"documents", "document"}};
	struct script_value pack;
	if (script_use(cx, s, STR("pack"), &pack))
		return cx->rc;
	for (size_t k = 0; k < 2; k++) {
		struct script_value files = script_get(pack, kinds[k].key);
		for (size_t i = 0; i < files.table->n; i++)
			if (list_file(cx, s, files.table->items[i].text, kinds[k].kind, out))
				return cx->rc;
	}
	if (list_file(cx, s, STR("thresholds"), "thresholds", out))
		return cx->rc;
	return list_file(cx, s, STR("roles"), "roles", out);
}

enum rc mutants_list(struct cx *cx, struct mutants *out)
{
	static const char *const words[] = {
		"copy", "out", "today", "due", "actor", "number", "none"};
	struct script *s = script_new((struct script_limits){
		.bytes = (size_t)512 << 20, .instructions = INT64_C(2000000000)});
	*out = (struct mutants){0};
	script_source(s, read_mutated, NULL);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		script_provide(s, words[i], word, NULL);
	(void)!list_files(cx, s, out);
	script_free(s);
	return cx->rc;
}
