#include "matter/recur.h"

static int months_of(enum recur_every every)
{
	static const int months[] = {
		[RECUR_MONTH] = 1, [RECUR_QUARTER] = 3, [RECUR_HALF] = 6, [RECUR_YEAR] = 12};
	return months[every];
}

static struct str period_name(struct arena *a, enum recur_every every, int year, int month)
{
	static const char *const quarters[] = {"一", "二", "三", "四"};
	switch (every) {
	case RECUR_MONTH:
		return str_printf(a, "%d年%d月", year, month);
	case RECUR_QUARTER:
		return str_printf(a, "%d年第%s季度", year, quarters[(month - 1) / 3]);
	case RECUR_HALF:
		return str_printf(a, "%d年%s半年", year, month == 1 ? "上" : "下");
	case RECUR_YEAR:
		return str_printf(a, "%d年", year);
	case RECUR_NEVER:
		break;
	}
	return STR("");
}

struct recur_period recur_before(struct arena *a, enum recur_every every, struct date day)
{
	int year, month, d, n = months_of(every);
	struct recur_period out;
	date_split(day, &year, &month, &d);
	month = (month - 1) / n * n + 1;
	INVARIANT(date_make(year, month, 1, &out.to));
	out.to.days--;
	if (month == 1) {
		year--;
		month = 13;
	}
	INVARIANT(date_make(year, month - n, 1, &out.from));
	out.name = period_name(a, every, year, month - n);
	return out;
}

static struct str request_id(
	struct arena *a, const struct law_procedure *p, const struct recur_period *period)
{
	char *id = str_z(a, str_printf(a, "recur-" STR_FMT "-" STR_FMT, STR_ARG(p->id),
				    STR_ARG(date_str(a, period->from))));
	for (char *c = id; *c; c++)
		if (*c == '.')
			*c = '-';
	return str_c(id);
}

/* What the opening act asks, of what is known of the period. */
static struct facts fields_of(
	struct arena *a, const struct law_procedure *p, const struct recur_period *period)
{
	const struct law_action *act = &p->actions[p->recur];
	struct facts out = {0};
	for (size_t i = 0; i < act->ask_n; i++) {
		struct str id = p->facts[act->asks[i].fact].id;
		struct str text = str_is(id, "period_from") ? date_str(a, period->from)
				  : str_is(id, "period_to") ? date_str(a, period->to)
				  : str_is(id, "title")
					  ? str_printf(a, STR_FMT "（" STR_FMT "）",
						    STR_ARG(p->title), STR_ARG(period->name))
					  : period->name;
		facts_set(a, &out, id, value_text(text));
	}
	return out;
}

enum rc matter_recur(struct cx *cx, const struct matter_service *svc, int64_t organ,
	const struct law_procedure *p, struct db_plan **plan)
{
	static const struct actor nobody;
	struct act_conflict *conflict;
	struct act_result result;
	bool held;
	struct recur_period period = recur_before(cx->arena, p->every, cx_today(cx));
	*plan = NULL;
	if (power_held(cx, svc->db, organ, p->id, period.to, &held) || !held)
		return cx->rc;
	struct act_request *req = ARENA_NEW(cx->arena, struct act_request);
	*req = (struct act_request){.organ = organ,
		.version = -1,
		.request_id = request_id(cx->arena, p, &period),
		.action = p->actions[p->recur].id,
		.procedure = p->id,
		.fields = fields_of(cx->arena, p, &period),
		.by_platform = true};
	return matter_act(cx, svc, &nobody, req, plan, &result, &conflict);
}
