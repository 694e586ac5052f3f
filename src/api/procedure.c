/* Procedures: what this person may open, on which powers of the organ. */
#include "api/office_routes.h"
#include "api/page.h"
#include "api/shape.h"

/* Whether a matter can be opened on the power by someone in this role. */
static bool is_for(const struct power *p, const struct law_procedure *proc, struct str role)
{
	return power_allows(p, proc->id) &&
	       (!p->principal || (proc->delegable && power_lets(p, role)));
}

static bool any_for(
	const struct power *powers, size_t n, const struct law_procedure *proc, struct str role)
{
	for (size_t i = 0; i < n; i++)
		if (is_for(&powers[i], proc, role))
			return true;
	return false;
}

/* A power that is used for another organ says for which. */
static enum rc put_power(struct page *p, const struct power *x)
{
	struct organ o;
	struct str title = x->name;
	if (x->principal && organ_load(p->cx, p->svc->db, x->principal, &o))
		return p->cx->rc;
	if (x->principal)
		title = str_printf(p->cx->arena, STR_FMT "（受" STR_FMT "委托，以其名义）",
			STR_ARG(x->name), STR_ARG(o.name));
	json_begin(p->w);
	json_set_id(p->w, "id", x->id);
	json_set(p->w, "title", title);
	json_set(p->w, "basis", x->basis);
	json_end(p->w);
	return RC_OK;
}

static enum rc put_procedure(struct page *p, const struct law_procedure *proc,
	const struct law_action *action, struct str role, const struct power *powers, size_t n)
{
	json_begin(p->w);
	json_set(p->w, "id", proc->id);
	json_set(p->w, "title", proc->title);
	json_set(p->w, "basis", pack_cite(p->pack, p->cx->arena, proc->basis));
	json_set_begin_array(p->w, "powers");
	for (size_t i = 0; i < n; i++)
		if (is_for(&powers[i], proc, role) && put_power(p, &powers[i]))
			return p->cx->rc;
	json_end(p->w);
	json_key(p->w, STR("action"));
	page_write_opening(p, proc, action);
	json_end(p->w);
	return RC_OK;
}

/* One entry for each act with which the person may open it: a measure may begin with a request, or
 * at once where it cannot wait. */
static enum rc put_ways(struct page *p, const struct law_procedure *proc, int64_t organ,
	const struct power *powers, size_t n)
{
	size_t role_n;
	const struct law_role *roles = pack_roles(p->pack, &role_n);
	for (size_t i = 0; i < proc->action_n; i++) {
		const struct law_action *a = &proc->actions[i];
		struct str role = roles[a->recorded >= 0 ? a->recorded : a->by].id;
		bool opens;
		if (page_opens(p, proc, organ, a, &opens))
			return p->cx->rc;
		if (opens && any_for(powers, n, proc, role) &&
			put_procedure(p, proc, a, role, powers, n))
			return p->cx->rc;
	}
	return RC_OK;
}

static struct reply *list(struct call *call)
{
	const struct actor *actor = &office_who(call)->actor;
	int64_t organ = actor->officer.organ;
	struct page p;
	struct power *powers;
	size_t n, power_n;
	if (office_begin_page(call, &p) ||
		power_list(call->cx, call->db, organ, cx_today(call->cx), &powers, &power_n))
		return api_fail(call);
	const struct law_procedure *all = pack_procedures(p.svc->pack, &n);
	json_begin(p.w);
	json_set_begin_array(p.w, "procedures");
	for (size_t i = 0; i < n; i++) {
		if (all[i].opened_by_person && put_ways(&p, &all[i], organ, powers, power_n))
			return api_fail(call);
	}
	json_end(p.w);
	json_end(p.w);
	return api_ok(call);
}

static const struct field power_out[] = {
	FIELD("id", "职权事项编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("basis", "依据", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field procedure_out[] = {
	FIELD("id", "程序", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("basis", "依据", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("powers", "职权事项", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = power_out),
	FIELD("action", "登记的操作", FIELD_OBJECT, FIELD_REQUIRED, .fields = shape_action),
	FIELD_END,
};
static const struct field list_out[] = {
	FIELD("procedures", "程序", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = procedure_out),
	FIELD_END,
};

const struct api_route procedure_routes[] = {
	ROUTE("GET", "/api/procedures", "可以登记的程序", list, API_READ, &office_staff,
		.out = list_out),
	ROUTE_END,
};
