/* The register of powers. */
#include "app/intake.h"

#include "organ/organ.h"
#include "power/power.h"
#include "region/region.h"

#define AT(field) offsetof(struct power, field)

static const struct column columns[] = {
	{"organ", "机关", COLUMN_OTHER, 0, true},
	{"code", "编码", COLUMN_TEXT, AT(code), true},
	{"name", "名称", COLUMN_TEXT, AT(name), true},
	{"kind", "类别", COLUMN_OTHER, 0, true},
	{"basis", "依据", COLUMN_TEXT, AT(basis), true},
	{"procedures", "适用程序", COLUMN_OTHER, 0, true},
	{"field", "领域", COLUMN_TEXT, AT(field), true},
	{"enforce_self", "可自行强制执行", COLUMN_YESNO, AT(enforce_self), false},
	{"region", "适用地域", COLUMN_OTHER, 0, false},
	{"since", "生效日期", COLUMN_DATE, AT(since), true},
	{"until", "失效日期", COLUMN_DATE, AT(until), false},
};
enum { COLUMN_N = sizeof columns / sizeof *columns };

static const struct {
	const char *name, *title;
} kinds[] = {{"penalty", "行政处罚"}, {"coercion", "行政强制"}, {"licence", "行政许可"},
	{"inspection", "行政检查"}, {"levy", "行政征收"}, {"other", "其他"}};

static void note(struct buf *changed, bool differs, const char *title)
{
	if (differs)
		buf_printf(changed, "%s%s", changed->n ? "、" : "", title);
}

static enum rc fill_kind(struct cx *cx, struct str cell, struct power *p, struct buf *changed)
{
	for (size_t i = 0; cell.n && i < sizeof kinds / sizeof *kinds; i++)
		if (str_is(cell, kinds[i].name) || str_is(cell, kinds[i].title)) {
			note(changed, p->kind.n && !str_is(p->kind, kinds[i].name), "类别");
			p->kind = str_c(kinds[i].name);
			return RC_OK;
		}
	return cell.n ? fail(cx, RC_INPUT, "没有类别「" STR_FMT "」", STR_ARG(cell)) : RC_OK;
}

/* Ids or titles of the pack's procedures, parted by blanks or 、. */
static enum rc fill_procedures(
	struct cx *cx, struct intake *in, struct str cell, struct power *p, struct buf *changed)
{
	struct str rest = cell, part, mark = STR("、");
	struct buf ids = buf_in(cx->arena);
	size_t n;
	const struct law_procedure *all = pack_procedures(in->program->pack, &n);
	if (!cell.n)
		return RC_OK;
	while (rest.n) {
		size_t end = str_find(rest, mark, 0), blank = str_find(rest, STR(" "), 0);
		size_t cut = end < blank ? end : blank;
		part = str_trim(str_sub(rest, 0, cut));
		rest = str_sub(rest, cut + (cut == end ? mark.n : 1), rest.n);
		size_t i = 0;
		while (i < n && !str_eq(all[i].id, part) && !str_eq(all[i].title, part))
			i++;
		if (part.n && i == n)
			return fail(cx, RC_INPUT, "法规包中没有程序「" STR_FMT "」", STR_ARG(part));
		if (part.n)
			buf_printf(&ids, "%s" STR_FMT, ids.n ? " " : "", STR_ARG(all[i].id));
	}
	note(changed, p->procedures.n && !str_eq(p->procedures, buf_get(&ids)), "适用程序");
	p->procedures = buf_get(&ids);
	return RC_OK;
}

static enum rc fill_region(struct cx *cx, struct intake *in, struct str code, const struct organ *o,
	struct power *p, struct buf *changed)
{
	struct region r = {.code = o->region};
	bool found = true;
	if (!code.n && p->region.n)
		return RC_OK;
	if (code.n && region_find(cx, in->program->db, code, &r, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_INPUT, "行政区划代码 " STR_FMT " 不存在", STR_ARG(code));
	note(changed, p->region.n && !str_eq(p->region, r.code), "适用地域");
	p->region = r.code;
	return RC_OK;
}

static enum rc take(struct cx *cx, struct intake *in, const struct row *row, enum outcome *out,
	struct str *what)
{
	struct str code = intake_cell(in, row, "code"), name = intake_cell(in, row, "name");
	struct organ o;
	struct power p;
	struct buf changed = buf_in(cx->arena);
	struct db_plan plan = {.cx = cx};
	bool found;
	if (!code.n)
		return fail(cx, RC_INPUT, "缺少编码");
	if (intake_find_organ(cx, in, intake_cell(in, row, "organ"), &o) ||
		power_find(cx, in->program->db, o.id, code, &p, &found))
		return cx->rc;
	if (found && p.made.matter)
		return fail(cx, RC_INPUT,
			"「" STR_FMT "」是办理（委托、赋权、集中）产生的职权，不能用导入更改",
			STR_ARG(p.name));
	if (!found)
		p = (struct power){.organ = o.id, .id = cx_id(cx), .until = DATE_NONE};
	*what = str_printf(
		cx->arena, STR_FMT " " STR_FMT, STR_ARG(code), STR_ARG(name.n ? name : p.name));
	if (intake_fill(cx, columns, COLUMN_N, row, &p, !found, &changed) ||
		fill_kind(cx, intake_cell(in, row, "kind"), &p, &changed) ||
		fill_procedures(cx, in, intake_cell(in, row, "procedures"), &p, &changed) ||
		fill_region(cx, in, intake_cell(in, row, "region"), &o, &p, &changed))
		return cx->rc;
	*out = !found ? ROW_ADDED : changed.n ? ROW_CHANGED : ROW_SAME;
	if (*out == ROW_SAME)
		return RC_OK;
	if (*out == ROW_CHANGED)
		*what = str_printf(cx->arena, STR_FMT "（" STR_FMT "）", STR_ARG(*what),
			STR_ARG(buf_get(&changed)));
	if (found)
		power_change(&plan, &p);
	else
		power_add(&plan, &p);
	plan.key = o.id;
	return intake_write(in, &plan);
}

const struct intake_kind intake_power = {
	.title = "职权事项", .columns = columns, .column_n = COLUMN_N, .take = take};
