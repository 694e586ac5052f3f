/* The other organs of the stories: a town that may be entrusted, a bureau whose powers pass. */
#include "matter/test_story_priv.h"

DB_STMT_FLAGS(story_powers_made, "DELETE FROM power WHERE made_matter IS NOT NULL OR id = $1", "i",
	"", DB_MAY_SCAN);
DB_STMT_FLAGS(story_powers_back,
	"UPDATE power SET lost = NULL, lost_organ = NULL, lost_matter = NULL", "", "", DB_MAY_SCAN);

static void add_organ(struct db_plan *plan, int64_t id, int64_t level, const char *name)
{
	organ_add(plan, &(struct organ){.id = id,
				.level = level,
				.name = str_c(name),
				.short_name = STR("示"),
				.region = STR("150105"),
				.system = STR("town"),
				.remedy_organ = STR("某区人民政府"),
				.court = STR("某区人民法院"),
				.collector = STR("某银行"),
				.address = STR(""),
				.phone = STR(""),
				.since = date_of(story_now),
				.until = DATE_NONE});
}

void story_add_organs(struct story_world *w, struct db_plan *plan)
{
	struct power p = story_power(w, POWER_FORMER, story_all_procedures(w));
	p.organ = FORMER;
	add_organ(plan, TOWN, 4, "示例镇人民政府");
	add_organ(plan, FORMER, 3, "某区林业局");
	power_add(plan, &p);
}

/* What earlier stories did to the register is undone. */
void story_restore_powers(struct story_world *w)
{
	struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
	cx_clear(&w->cx);
	db_plan_write(&plan, &story_powers_made, DB_ARGS(DB_I(POWER_TOWN)), -1);
	db_plan_write(&plan, &story_powers_back, DB_NO_ARGS, -1);
	if (db_writer_run(w->writer, &plan))
		story_blame(w, "职权没有恢复：" STR_FMT, STR_ARG(w->cx.msg));
}

static struct date day_of(struct script_value t, const char *key)
{
	struct date d;
	struct script_value v = script_get(t, key);
	return v.kind == SCRIPT_TEXT && date_parse(v.text, &d) ? d : DATE_NONE;
}

/* delegated = { roles = "handler", since = …, ["until"] = …, except = "procedure" }: what the town
 * does for the organ; it opens the story's matter. */
void story_delegate(struct story_world *w, struct script_value t)
{
	struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
	struct script_value procedures = script_get(t, "procedures");
	struct power p = story_power(w, POWER,
		procedures.kind == SCRIPT_TEXT ? procedures.text : story_all_procedures(w));
	if (t.kind != SCRIPT_TABLE)
		return;
	p.organ = TOWN;
	p.id = w->power = POWER_TOWN;
	p.principal = ORGAN;
	p.roles = script_get(t, "roles").text;
	p.since = day_of(t, "since");
	p.until = day_of(t, "until");
	w->opener = TOWN;
	cx_clear(&w->cx);
	power_add(&plan, &p);
	if (db_writer_run(w->writer, &plan))
		story_blame(w, "委托没有写成：" STR_FMT, STR_ARG(w->cx.msg));
}

/* "power.某区林业局/9": "own", "for" another, or nothing today. */
struct value story_power_held(struct story_world *w, struct str name)
{
	size_t slash = str_find(name, STR("/"), 0);
	struct str code = str_sub(name, slash + 1, name.n);
	struct organ o;
	struct power p;
	bool found;
	struct date today = cx_today(&w->quiet);
	cx_clear(&w->quiet);
	if (organ_find(&w->quiet, w->t->db, str_sub(name, 6, slash), &o, &found) || !found) {
		story_blame(w, "没有机关 " STR_FMT, STR_ARG(name));
		return VALUE_NIL;
	}
	if (power_current(&w->quiet, w->t->db, o.id, code, today, &p, &found) || found)
		return value_text(STR("own"));
	if (power_for(&w->quiet, w->t->db, o.id, ORGAN, code, today, &p, &found) || !found)
		return VALUE_NIL;
	return power_in_force(&p, today) ? value_text(STR("for")) : VALUE_NIL;
}
