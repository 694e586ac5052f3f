/*
 * Days of a statute are workdays or natural days by its own rule (处罚法85: two, three, five and
 * seven days are workdays). The most frequent mistake of all is to mix them up, so statutes.lua
 * holds the rule, and a threshold that counts in the other kind of day is a fault of the pack. What
 * an installation may set by itself (config) is its own.
 */
#include "law/cite.h"
#include "law/pack_priv.h"

void load_day_kind(struct load *l, struct script_value t, struct law_day_kind *out)
{
	static const char *const keys[] = {"basis", "upto", "all", NULL};
	struct script_value rule = script_get(t, "workdays");
	if (rule.kind == SCRIPT_NIL)
		return;
	load_only(l, rule, keys);
	out->basis = load_need(l, rule, "basis");
	out->upto = load_int(l, rule, "upto", 0);
	out->all = load_bool(l, rule, "all", false);
	out->n = load_count(rule);
	out->v = ARENA_ARRAY(l->a, int64_t, out->n + 1);
	for (size_t i = 0; i < out->n; i++) {
		if (load_at(rule, i).kind != SCRIPT_INT)
			load_fault(l, "workdays 应当列出按工作日算的日数");
		out->v[i] = load_at(rule, i).n;
	}
	if ((out->n > 0) + (out->upto > 0) + out->all != 1)
		load_fault(l, "workdays 应当写明日数、upto、all 三者之一");
}

static bool is_workdays(const struct law_day_kind *k, int64_t n)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->v[i] == n)
			return true;
	return k->all || n <= k->upto;
}

void load_check_day_kind(struct load *l, const struct law_threshold *h)
{
	struct cite_part c = {0};
	struct str rest = h->basis;
	bool workday = h->unit.unit == TERM_WORKDAY;
	if (h->config || !h->is_term || (!workday && h->unit.unit != TERM_DAY) ||
		!cite_next(l->pack, &rest, &c) || !c.statute || !c.statute->workdays.basis.n)
		return;
	for (size_t i = 0; i < h->value_n; i++)
		if (is_workdays(&c.statute->workdays, h->values[i].n) != workday)
			load_fault(l, "%lld 日应当按%s计算（" STR_FMT "）",
				(long long)h->values[i].n, workday ? "自然日" : "工作日",
				STR_ARG(c.statute->workdays.basis));
}
