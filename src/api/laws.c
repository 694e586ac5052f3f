/* The law of the day of the act beside that of the day of the decision, for one matter. */
#include "matter/laws.h"
#include "api/office_routes.h"
#include "api/page.h"

static void put_text(struct json_out *w, const char *key, struct str s)
{
	if (s.n)
		json_set(w, key, s);
}

static void put_side(struct page *p, const char *key, const struct change_side *s)
{
	struct arena *a = p->cx->arena;
	json_set_begin(p->w, key);
	put_text(p->w, "cite", s->cite);
	if (!date_is_none(s->version))
		json_set(p->w, "version", date_str(a, s->version));
	if (!date_is_none(s->effective))
		json_set(p->w, "since", date_str(a, s->effective));
	if (s->scale)
		json_set(p->w, "scale", scale_in_words(a, s->scale));
	put_text(p->w, "text", s->text);
	put_text(p->w, "why", s->why);
	json_end(p->w);
}

static void put_change(struct page *p, const struct change *c)
{
	static const char *const marks[] = {
		[CHANGE_SAME_LINE] = "same", [CHANGE_OLD_LINE] = "old", [CHANGE_NEW_LINE] = "new"};
	json_begin(p->w);
	json_set(p->w, "cite", c->cite);
	json_set_bool(p->w, "basis", c->is_basis);
	json_set_bool(p->w, "differs", c->state == CHANGE_DIFFERS);
	json_set(p->w, "state", law_state_title(c));
	if (c->state == CHANGE_DIFFERS)
		json_set(p->w, "by", law_by_title(c));
	json_set(p->w, "lighter", law_lighter_title(c));
	put_side(p, "then", &c->then);
	put_side(p, "now", &c->now);
	json_set_begin_array(p->w, "lines");
	for (size_t i = 0; i < c->lines.n; i++) {
		json_begin(p->w);
		json_set(p->w, "mark", str_c(marks[c->lines.v[i].mark]));
		json_set(p->w, "text", c->lines.v[i].text);
		json_end(p->w);
	}
	json_end(p->w);
	json_end(p->w);
}

static struct reply *laws(struct call *call)
{
	struct page p;
	struct matter m;
	struct matter_view *v = ARENA_NEW(call->cx->arena, struct matter_view);
	const struct matter_laws *all;
	int64_t organ, id = field_id(&call->in, "id");
	struct date today = date_of(cx_now(call->cx));
	if (office_organ(call, id, &organ) || office_begin_page(call, &p) ||
		matter_load(call->cx, call->db, organ, id, &m) ||
		matter_view_open(call->cx, p.svc, &m, today, v) || matter_view_laws(v, &all))
		return api_fail(call);
	json_begin(p.w);
	if (!date_is_none(all->then))
		json_set(p.w, "then", date_str(call->cx->arena, all->then));
	json_set(p.w, "now", date_str(call->cx->arena, all->now));
	json_set_begin_array(p.w, "rows");
	for (size_t i = 0; i < all->all.n; i++)
		put_change(&p, &all->all.v[i]);
	json_end(p.w);
	json_end(p.w);
	return api_ok(call);
}

static const struct field matter_in[] = {FIELD("id", "案件编号", FIELD_ID, FIELD_PATH), FIELD_END};
static const struct field side_out[] = {
	FIELD("cite", "名称和条款", FIELD_TEXT, 0, .max = 2000),
	FIELD("version", "版本日期", FIELD_DATE, 0),
	FIELD("since", "施行日期", FIELD_DATE, 0),
	FIELD("scale", "法规包载明的幅度和种类", FIELD_TEXT, 0, .max = 2000),
	FIELD("text", "条文", FIELD_TEXT, 0, .max = 100000),
	FIELD("why", "没有条文的原因", FIELD_TEXT, 0, .max = 2000),
	FIELD_END,
};
static const struct field line_out[] = {
	FIELD("mark", "same：相同；old：行为时的；new：现在的", FIELD_ENUM, FIELD_REQUIRED,
		.options = "same|old|new"),
	FIELD("text", "一款、一项", FIELD_TEXT, FIELD_REQUIRED, .max = 100000),
	FIELD_END,
};
static const struct field row_out[] = {
	FIELD("cite", "案件中的引用", FIELD_TEXT, FIELD_REQUIRED, .max = 10000),
	FIELD("basis", "是处罚依据", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("differs", "有变化", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("state", "没有变化、有变化、未核对", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("by", "怎样找到另一日期的规定", FIELD_TEXT, 0),
	FIELD("lighter", "轻重", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("then", "行为时的规定", FIELD_OBJECT, FIELD_REQUIRED, .fields = side_out),
	FIELD("now", "决定时的规定", FIELD_OBJECT, FIELD_REQUIRED, .fields = side_out),
	FIELD("lines", "逐行对照", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = line_out),
	FIELD_END,
};
static const struct field laws_out[] = {
	FIELD("then", "行为日", FIELD_DATE, 0),
	FIELD("now", "决定日，没有决定的是今天", FIELD_DATE, FIELD_REQUIRED),
	FIELD("rows", "引用的规定", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = row_out),
	FIELD_END,
};

const struct api_route law_routes[] = {
	ROUTE("GET", "/api/matters/{id}/laws", "新旧规定对照", laws, API_READ, &office_staff,
		.in = matter_in, .out = laws_out),
	ROUTE_END,
};
