/* Officers of the own organ, for fields that name them. */
#include "api/office_routes.h"

static struct reply *list(struct call *call)
{
	struct officer_line *all;
	size_t n;
	struct str q = field_text(&call->in, "q");
	if (officer_look_up(call->cx, call->db, office_who(call)->actor.officer.organ,
		    q.n ? q : STR(""), cx_today(call->cx), &all, &n))
		return api_fail(call);
	struct json_out *w = &call->out;
	json_begin(w);
	json_set_begin_array(w, "rows");
	for (size_t i = 0; i < n; i++) {
		json_begin(w);
		json_set_id(w, "id", all[i].id);
		json_set(w, "name", all[i].name);
		if (all[i].credential.n)
			json_set(w, "credential", all[i].credential);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	return api_ok(call);
}

static const struct field list_in[] = {
	FIELD("q", "姓名或证件号", FIELD_TEXT, FIELD_QUERY, .max = 50),
	FIELD_END,
};
static const struct field officer_out[] = {
	FIELD("id", "人员编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("name", "姓名", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("credential", "执法证号", FIELD_TEXT, 0),
	FIELD_END,
};
static const struct field list_out[] = {
	FIELD("rows", "人员", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = officer_out),
	FIELD_END,
};

const struct api_route officer_routes[] = {
	ROUTE("GET", "/api/officers", "本机关人员", list, API_READ, &office_staff, .in = list_in,
		.out = list_out),
	ROUTE_END,
};
