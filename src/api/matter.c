/* Matters: the list, the case page, its personal values in full, its deadlines. */
#include "api/office_routes.h"
#include "api/page.h"
#include "api/shape.h"
#include "matter/reading.h"

/* ---- the list ---- */

static void put_line(struct page *p, const struct matter_line *l)
{
	const struct law_procedure *proc = pack_procedure(p->pack, l->procedure);
	int s = proc ? procedure_state(proc, l->state) : -1;
	json_begin(p->w);
	json_set_id(p->w, "id", l->id);
	json_set(p->w, "number", l->number);
	json_set(p->w, "title", l->title);
	json_set(p->w, "party", l->party);
	json_set(p->w, "procedure", proc ? proc->title : l->procedure);
	json_set(p->w, "phase", s >= 0 ? proc->phases[proc->states[s].phase].title : l->phase);
	json_set(p->w, "state", s >= 0 ? proc->states[s].title : l->state);
	json_set(p->w, "handlers", l->handlers);
	json_set(p->w, "opened", date_str(p->cx->arena, date_of(l->opened)));
	json_key(p->w, STR("deadline"));
	page_write_line_due(p, l);
	json_end(p->w);
}

static bool is_known(const struct law_procedure *all, size_t before, size_t phases, struct str id)
{
	for (size_t i = 0; i <= before; i++)
		for (size_t k = 0;
			all[i].opened_by_person && k < (i < before ? all[i].phase_n : phases); k++)
			if (str_eq(all[i].phases[k].id, id))
				return true;
	return false;
}

/* The phases of all procedures that persons open, each once, for the filter. */
static void put_phases(struct page *p)
{
	size_t n;
	const struct law_procedure *all = pack_procedures(p->pack, &n);
	json_set_begin_array(p->w, "phases");
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; all[i].opened_by_person && k < all[i].phase_n; k++) {
			if (is_known(all, i, k, all[i].phases[k].id))
				continue;
			json_begin(p->w);
			json_set(p->w, "id", all[i].phases[k].id);
			json_set(p->w, "title", all[i].phases[k].title);
			json_end(p->w);
		}
	json_end(p->w);
}

/* Whether the person's organ acts, or acted, for this one. */
static enum rc acts_for(struct call *call, const struct actor *actor, int64_t organ, bool *is)
{
	int64_t *all;
	size_t n;
	if (!actor->is_delegate)
		return RC_OK;
	if (power_principals(call->cx, call->db, actor->officer.organ, &all, &n))
		return call->cx->rc;
	for (size_t i = 0; i < n; i++)
		*is = *is || all[i] == organ;
	return RC_OK;
}

static enum rc read_filter(struct call *call, struct matter_filter *f)
{
	const struct actor *actor = &office_who(call)->actor;
	*f = (struct matter_filter){.organ = field_id(&call->in, "organ"),
		.phase = field_text(&call->in, "phase"),
		.after = field_text(&call->in, "after")};
	bool reaches = true;
	if (!f->organ)
		f->organ = actor->officer.organ;
	else if (actor_reaches(call->cx, call->db, actor, f->organ, &reaches))
		return call->cx->rc;
	bool entrusted = false;
	if (!reaches && acts_for(call, actor, f->organ, &entrusted))
		return call->cx->rc;
	if (!reaches && !entrusted)
		return fail(call->cx, RC_FORBIDDEN, "这个机关的案件不在您的职权范围内。");
	if (entrusted) /* what the own organ opened for it, and no other */
		f->handler = actor->officer.organ;
	if (field_bool(&call->in, "mine"))
		f->handler = actor->officer.id;
	(void)matter_order_parse(field_text(&call->in, "sort"), &f->order);
	return RC_OK;
}

static struct reply *list(struct call *call)
{
	struct page p;
	struct matter_filter f;
	struct matter_lines lines;
	struct str q = field_text(&call->in, "q");
	if (office_begin_page(call, &p) || read_filter(call, &f) || page_place(&p, f.organ))
		return api_fail(call);
	if (q.n ? matter_list_search(call->cx, call->db, q, &f, &lines)
		: matter_list(call->cx, call->db, &f, &lines))
		return api_fail(call);
	json_begin(p.w);
	json_set_begin_array(p.w, "rows");
	for (size_t i = 0; i < lines.n; i++)
		put_line(&p, &lines.v[i]);
	json_end(p.w);
	if (lines.next.n)
		json_set(p.w, "next", lines.next);
	else
		json_set_null(p.w, "next");
	put_phases(&p);
	json_end(p.w);
	return api_ok(call);
}

/* ---- the page ---- */

static enum rc write_page(struct call *call, int64_t organ, bool reveal, struct str act)
{
	struct page p;
	if (office_begin_page(call, &p))
		return call->cx->rc;
	p.reveal = reveal;
	p.act = act;
	return page_write(&p, organ, field_id(&call->in, "id"));
}

static struct reply *show(struct call *call)
{
	int64_t organ;
	if (office_organ(call, field_id(&call->in, "id"), &organ) ||
		write_page(call, organ, false, field_text(&call->in, "act")))
		return api_fail(call);
	return api_ok(call);
}

/* The history, from the newest back: what of it does not stand on the page. */
static struct reply *events(struct call *call)
{
	struct page p;
	int64_t organ, id = field_id(&call->in, "id");
	if (office_organ(call, id, &organ) || office_begin_page(call, &p) ||
		page_write_events(&p, organ, id, field_int(&call->in, "before", INT64_MAX)))
		return api_fail(call);
	return api_ok(call);
}

/* The page goes out once the reading is on record. */
static struct reply *reveal(struct call *call)
{
	const struct actor *actor = &office_who(call)->actor;
	int64_t organ;
	if (office_organ(call, field_id(&call->in, "id"), &organ) ||
		write_page(call, organ, true, STR_NONE))
		return api_fail(call);
	struct db_plan *plan = api_plan(call, organ);
	matter_reading_add(plan, &(struct matter_reading){.organ = organ,
					 .matter = field_id(&call->in, "id"),
					 .officer = actor->officer.id,
					 .what = STR("reveal"),
					 .reason = field_text(&call->in, "reason")});
	return api_commit(call, plan, api_ok);
}

/* How a deadline was worked out. */
static struct reply *clock(struct call *call)
{
	struct page p;
	struct matter m;
	int64_t organ, id = field_id(&call->in, "id");
	if (office_organ(call, id, &organ) || office_begin_page(call, &p) ||
		matter_load(call->cx, call->db, organ, id, &m))
		return api_fail(call);
	const struct matter_clock *k = matter_clock_find(&m, field_text(&call->in, "clock"));
	if (!k)
		(void)fail(call->cx, RC_NOT_FOUND, "本案没有这个期限。");
	if (!k || page_place(&p, organ) || page_write_days(&p, k))
		return api_fail(call);
	return api_ok(call);
}

/* Personal values are for those who handle, review, decide or supervise. */
static bool allow_reveal(struct call *call)
{
	if (!office_staff.allow(call))
		return false;
	if (!office_who(call)->actor.officer.auxiliary)
		return true;
	(void)fail(call->cx, RC_FORBIDDEN, "协助执法人员不能查看完整的个人信息。");
	return false;
}

static const struct api_permission can_reveal = {
	.name = "reveal", .needs_session = true, .allow = allow_reveal};

static const struct field line_out[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("number", "案号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("party", "当事人", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("procedure", "程序", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("phase", "阶段", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("state", "状态", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("handlers", "承办人", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("opened", "登记之日", FIELD_DATE, FIELD_REQUIRED),
	FIELD("deadline", "最近的期限", FIELD_OBJECT, 0, .fields = shape_deadline),
	FIELD_END,
};
static const struct field list_in[] = {
	FIELD("q", "查找", FIELD_TEXT, FIELD_QUERY, .max = 100),
	FIELD("phase", "阶段", FIELD_TEXT, FIELD_QUERY, .max = 64),
	FIELD("mine", "只看我承办的", FIELD_BOOL, FIELD_QUERY),
	FIELD("sort", "排序", FIELD_ENUM, FIELD_QUERY, .options = "deadline|opened|number"),
	FIELD("after", "从哪里接着列", FIELD_TEXT, FIELD_QUERY, .max = 200),
	FIELD("organ", "机关", FIELD_ID, FIELD_QUERY),
	FIELD_END,
};
static const struct field list_out[] = {
	FIELD("rows", "案件", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = line_out),
	FIELD("next", "下一页从哪里接着列", FIELD_TEXT, 0),
	FIELD("phases", "各阶段", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = shape_named),
	FIELD_END,
};
static const struct field page_in[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_PATH),
	FIELD("act", "连同哪一件可办事项的表单", FIELD_TEXT, FIELD_QUERY, .max = 64),
	FIELD_END,
};
static const struct field events_in[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_PATH),
	FIELD("before", "从哪一条记录往前列", FIELD_INT, FIELD_QUERY, .min = 1, .max = 1000000000),
	FIELD_END,
};
static const struct field events_out[] = {
	FIELD("events", "办理记录", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = shape_event),
	FIELD("earlier", "还有更早的记录", FIELD_BOOL, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field clock_in[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_PATH),
	FIELD("clock", "期限", FIELD_TEXT, FIELD_PATH, .max = 64),
	FIELD_END,
};
static const struct field day_out[] = {
	FIELD("date", "日期", FIELD_DATE, FIELD_REQUIRED),
	FIELD("counts", "是否计入", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("n", "第几个", FIELD_INT, 0),
	FIELD("why", "说明", FIELD_TEXT, 0),
	FIELD_END,
};
static const struct field clock_out[] = {
	FIELD("id", "期限", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("basis", "依据", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("from", "起算日", FIELD_DATE, FIELD_REQUIRED),
	FIELD("last", "末日", FIELD_DATE, FIELD_REQUIRED),
	FIELD("due", "届满日", FIELD_DATE, FIELD_REQUIRED),
	FIELD("end", "届满的日或者时", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("n", "长度", FIELD_INT, FIELD_REQUIRED),
	FIELD("unit", "单位", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("provisional", "日历尚未公布，暂定", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("days", "逐日", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = day_out),
	FIELD_END,
};
static const struct field reveal_in[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_PATH),
	FIELD("reason", "查看的理由", FIELD_TEXT, FIELD_REQUIRED, .min = 2, .max = 200),
	FIELD_END,
};

const struct api_route matter_routes[] = {
	ROUTE("GET", "/api/matters", "案件列表", list, API_READ, &office_staff, .in = list_in,
		.out = list_out),
	ROUTE("GET", "/api/matters/{id}", "案件", show, API_READ, &office_staff, .in = page_in,
		.out = shape_page),
	ROUTE("GET", "/api/matters/{id}/events", "更早的办理记录", events, API_READ, &office_staff,
		.in = events_in, .out = events_out),
	ROUTE("GET", "/api/matters/{id}/clocks/{clock}", "期限逐日计算", clock, API_READ,
		&office_staff, .in = clock_in, .out = clock_out),
	ROUTE("POST", "/api/matters/{id}/reveal", "查看完整的个人信息", reveal, API_WRITE,
		&can_reveal, .in = reveal_in, .out = shape_page),
	ROUTE_END,
};
