/* The work list: what waits for this person, in groups by urgency. */
#include "api/office_routes.h"
#include "api/page.h"
#include "api/shape.h"

#define SOON_DAYS 7

enum group { OVERDUE, TODAY, RETURNED, SOON, REST };

static enum group group_of(const struct matter_todo *t, struct date today)
{
	struct date due = t->line.due;
	if (!date_is_none(due) && date_cmp(due, today) < 0)
		return OVERDUE;
	if (!date_is_none(due) && date_cmp(due, today) == 0)
		return TODAY;
	if (t->returned)
		return RETURNED;
	return !date_is_none(due) && due.days - today.days <= SOON_DAYS ? SOON : REST;
}

static struct str state_title(struct pack *pack, const struct matter_line *l)
{
	const struct law_procedure *p = pack_procedure(pack, l->procedure);
	int at = p ? procedure_state(p, l->state) : -1;
	return at >= 0 ? p->states[at].title : l->state;
}

static void put_row(struct page *p, const struct matter_todo *t)
{
	json_begin(p->w);
	json_set_id(p->w, "id", t->line.id);
	json_set(p->w, "number", t->line.number);
	json_set(p->w, "title", t->line.title);
	json_set(p->w, "party", t->line.party);
	json_set(p->w, "state", state_title(p->pack, &t->line));
	json_set_begin(p->w, "action");
	json_set(p->w, "id", t->action);
	json_set(p->w, "title", t->title);
	json_end(p->w);
	json_key(p->w, STR("deadline"));
	page_write_line_due(p, &t->line);
	if (t->returned)
		json_set(p->w, "note", STR("退回，请修改后重新报请"));
	json_end(p->w);
}

static struct reply *show_worklist(struct call *call)
{
	static const char *const names[] = {"overdue", "today", "returned", "soon", "rest"};
	const struct actor *actor = &office_who(call)->actor;
	struct page p;
	struct matter_todos all;
	struct date today = cx_today(call->cx);
	if (office_begin_page(call, &p) || page_place(&p, actor->officer.organ) ||
		matter_todo_list(call->cx, call->db, actor, &all))
		return api_fail(call);
	json_begin(p.w);
	json_set_begin_array(p.w, "groups");
	for (int g = OVERDUE; g <= REST; g++) {
		json_begin(p.w);
		json_set(p.w, "id", str_c(names[g]));
		json_set_begin_array(p.w, "rows");
		for (size_t i = 0; i < all.n; i++)
			if ((int)group_of(&all.v[i], today) == g)
				put_row(&p, &all.v[i]);
		json_end(p.w);
		json_end(p.w);
	}
	json_end(p.w);
	json_set_bool(p.w, "more", all.more);
	json_end(p.w);
	return api_ok(call);
}

static const struct field row_out[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("number", "案号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("party", "当事人", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("state", "状态", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("action", "要办的事", FIELD_OBJECT, FIELD_REQUIRED, .fields = shape_named),
	FIELD("deadline", "最近的期限", FIELD_OBJECT, 0, .fields = shape_deadline),
	FIELD("note", "说明", FIELD_TEXT, 0),
	FIELD_END,
};
static const struct field group_out[] = {
	FIELD("id", "分组", FIELD_ENUM, FIELD_REQUIRED,
		.options = "overdue|today|returned|soon|rest"),
	FIELD("rows", "待办", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = row_out),
	FIELD_END,
};
static const struct field worklist_out[] = {
	FIELD("groups", "分组", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = group_out),
	FIELD("more", "还有较不紧急的没有列出", FIELD_BOOL, FIELD_REQUIRED),
	FIELD_END,
};

const struct api_route worklist_routes[] = {
	ROUTE("GET", "/api/worklist", "待办", show_worklist, API_READ, &office_staff,
		.out = worklist_out),
	ROUTE_END,
};
