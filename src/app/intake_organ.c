/* The register of organs. */
#include "app/intake.h"

#include "organ/organ.h"
#include "region/region.h"

#define AT(field) offsetof(struct organ, field)

static const struct column columns[] = {
	{"name", "名称", COLUMN_TEXT, AT(name), true},
	{"short_name", "机关代字", COLUMN_TEXT, AT(short_name), true},
	{"region", "行政区划", COLUMN_OTHER, 0, true},
	{"kind", "性质", COLUMN_OTHER, 0, false},
	{"system", "条线", COLUMN_TEXT, AT(system), true},
	{"parent", "上级机关", COLUMN_OTHER, 0, false},
	{"remedy_organ", "复议机关", COLUMN_TEXT, AT(remedy_organ), true},
	{"court", "管辖法院", COLUMN_TEXT, AT(court), true},
	{"collector", "代收机构", COLUMN_TEXT, AT(collector), false},
	{"address", "地址", COLUMN_TEXT, AT(address), true},
	{"phone", "电话", COLUMN_TEXT, AT(phone), false},
	{"since", "成立日期", COLUMN_DATE, AT(since), true},
	{"until", "撤销日期", COLUMN_DATE, AT(until), false},
};
enum { COLUMN_N = sizeof columns / sizeof *columns };

static void note(struct buf *changed, const char *title)
{
	buf_printf(changed, "%s%s", changed->n ? "、" : "", title);
}

static enum rc fill_region(
	struct cx *cx, struct intake *in, struct str code, struct organ *o, struct buf *changed)
{
	struct region r;
	bool found;
	if (!code.n)
		return RC_OK;
	if (region_find(cx, in->program->db, code, &r, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_INPUT, "行政区划代码 " STR_FMT " 不存在", STR_ARG(code));
	if (o->region.n && !str_eq(o->region, r.code))
		note(changed, "行政区划");
	o->region = r.code;
	o->level = r.level;
	return RC_OK;
}

static enum rc fill_kind(struct cx *cx, struct str cell, struct organ *o, struct buf *changed)
{
	static const char *const kinds[][2] = {{"organ", "行政机关"},
		{"authorised", "法律、法规授权的组织"}, {"body", "其他组织"}};
	for (size_t i = 0; cell.n && i < 3; i++)
		if (str_is(cell, kinds[i][0]) || str_is(cell, kinds[i][1])) {
			if (o->kind.n && !str_is(o->kind, kinds[i][0]))
				note(changed, "性质");
			o->kind = str_c(kinds[i][0]);
			return RC_OK;
		}
	return cell.n ? fail(cx, RC_INPUT,
				"没有性质「" STR_FMT
				"」，应当是行政机关，法律、法规授权的组织，或者其他组织",
				STR_ARG(cell))
		      : RC_OK;
}

/* The chain above must end, or scopes would never be decided. */
static enum rc fill_parent(
	struct cx *cx, struct intake *in, struct str name, struct organ *o, struct buf *changed)
{
	struct organ up;
	if (!name.n)
		return RC_OK;
	if (intake_find_organ(cx, in, name, &up))
		return cx->rc;
	int64_t parent = up.id;
	for (int64_t at = parent; at; at = up.parent)
		if (at == o->id)
			return fail(
				cx, RC_INPUT, "上级机关「" STR_FMT "」在它自己之下", STR_ARG(name));
		else if (organ_load(cx, in->program->db, at, &up))
			return cx->rc;
	if (o->parent && o->parent != parent)
		note(changed, "上级机关");
	o->parent = parent;
	return RC_OK;
}

static enum rc take(struct cx *cx, struct intake *in, const struct row *row, enum outcome *out,
	struct str *what)
{
	struct str name = intake_cell(in, row, "name");
	struct organ o;
	struct buf changed = buf_in(cx->arena);
	struct db_plan plan = {.cx = cx};
	bool found;
	*what = name;
	if (!name.n)
		return fail(cx, RC_INPUT, "缺少名称");
	if (organ_find(cx, in->program->db, name, &o, &found))
		return cx->rc;
	if (!found)
		o = (struct organ){.id = cx_id(cx),
			.collector = STR(""),
			.phone = STR(""),
			.until = DATE_NONE};
	if (intake_fill(cx, columns, COLUMN_N, row, &o, !found, &changed) ||
		fill_region(cx, in, intake_cell(in, row, "region"), &o, &changed) ||
		fill_kind(cx, intake_cell(in, row, "kind"), &o, &changed) ||
		fill_parent(cx, in, intake_cell(in, row, "parent"), &o, &changed))
		return cx->rc;
	*out = !found ? ROW_ADDED : changed.n ? ROW_CHANGED : ROW_SAME;
	if (*out == ROW_SAME)
		return RC_OK;
	if (*out == ROW_CHANGED)
		*what = str_printf(cx->arena, STR_FMT "（" STR_FMT "）", STR_ARG(name),
			STR_ARG(buf_get(&changed)));
	if (found)
		organ_change(&plan, &o);
	else
		organ_add(&plan, &o);
	return intake_write(in, &plan);
}

const struct intake_kind intake_organ = {
	.title = "机关", .columns = columns, .column_n = COLUMN_N, .take = take};
