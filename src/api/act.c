/* Acts: opening a matter and everything done in one. What may be done is src/matter's to say. */
#include "api/office_routes.h"
#include "matter/move.h"

#define MOST_FIELDS 200
#define MOST_ITEMS 200

/* ---- what comes in ---- */

static enum rc wrong_kind(struct call *call, struct str id)
{
	return fail_field(call->cx, id, "内容的类型不对");
}

/* A text, an integer, yes or no, or a list of texts; null is nothing. */
static enum rc read_value(struct call *call, struct str id, const struct json *j, struct value *out)
{
	struct str *list;
	size_t n = json_count(j);
	*out = VALUE_NIL;
	switch (json_kind(j)) {
	case JSON_NONE:
	case JSON_NIL:
		return RC_OK;
	case JSON_STR:
		*out = value_text(json_str(j));
		return RC_OK;
	case JSON_INT:
		*out = value_int(json_int(j, 0));
		return RC_OK;
	case JSON_BOOL:
		*out = value_bool(json_bool(j, false));
		return RC_OK;
	case JSON_OBJ:
		return wrong_kind(call, id);
	case JSON_ARR:
		break;
	}
	if (n > MOST_ITEMS)
		return fail_field(call->cx, id, "最多 %d 项", MOST_ITEMS);
	list = ARENA_ARRAY(call->cx->arena, struct str, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (json_kind(json_at(j, i)) != JSON_STR)
			return wrong_kind(call, id);
		list[i] = json_str(json_at(j, i));
	}
	*out = (struct value){.kind = VALUE_LIST, .list = list, .n = n};
	return RC_OK;
}

enum rc office_facts(struct call *call, const char *name, struct facts *out)
{
	const struct json *j = field_json(&call->in, name);
	struct json_each e = json_each(j);
	*out = (struct facts){0};
	if (j && json_kind(j) != JSON_OBJ)
		return wrong_kind(call, str_c(name));
	if (json_count(j) > MOST_FIELDS)
		return fail_field(call->cx, str_c(name), "最多 %d 项", MOST_FIELDS);
	while (json_next(&e)) {
		struct value v;
		if (read_value(call, e.key, e.value, &v) == RC_OK && v.kind != VALUE_NONE)
			facts_set(call->cx->arena, out, e.key, v);
	}
	return call->cx->rc;
}

static enum rc read_request(struct call *call, struct act_request *req)
{
	size_t n;
	const struct field_value *with = field_list(&call->in, "with", &n);
	*req = (struct act_request){.request_id = field_text(&call->in, "request_id"),
		.action = field_text(&call->in, "action"),
		.with = n ? with[0].number : 0};
	enum rc rc = office_facts(call, "fields", &req->fields);
	return rc ? rc : office_facts(call, "reasons", &req->reasons);
}

/* ---- what goes out ---- */

static struct reply *done(struct call *call)
{
	const struct act_result *r = call->state;
	json_begin(&call->out);
	json_set_id(&call->out, "id", r->matter);
	json_set_int(&call->out, "version", r->version);
	json_end(&call->out);
	return api_ok(call);
}

static struct reply *conflict(struct call *call, const struct act_conflict *c)
{
	struct json_out *w = &call->out;
	json_begin(w);
	json_set_int(w, "version", c->version);
	json_set(w, "by", c->by);
	json_set(w, "at", c->at);
	json_set_begin_array(w, "fields");
	for (size_t i = 0; i < c->fields.n; i++) {
		const struct act_conflict_field *f = &c->fields.v[i];
		json_begin(w);
		json_set(w, "id", f->id);
		json_set(w, "title", f->title);
		json_set(w, "mine", f->mine);
		json_set(w, "theirs", f->theirs);
		json_set(w, "before", f->before);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	return reply_fail_with(call->rq, "conflict", buf_get(&call->body));
}

/*
 * Judges and plans in the snapshot; the answer goes out after the commit. The plan refers to the
 * request and the service, so they stand in the arena.
 */
static struct reply *act(struct call *call, const struct act_request *req)
{
	struct arena *a = call->cx->arena;
	struct matter_service *svc = ARENA_NEW(a, struct matter_service);
	struct act_result *result = ARENA_NEW(a, struct act_result);
	struct db_plan *plan;
	struct act_conflict *why;
	if (office_matters(call, svc))
		return api_fail(call);
	if (matter_act(call->cx, svc, &office_who(call)->actor, req, &plan, result, &why))
		return why ? conflict(call, why) : api_fail(call);
	call->state = result;
	return plan ? api_commit(call, api_plan_of(call, plan), done) : done(call);
}

static struct reply *open(struct call *call)
{
	struct act_request *req = ARENA_NEW(call->cx->arena, struct act_request);
	if (read_request(call, req))
		return api_fail(call);
	req->organ = office_who(call)->actor.officer.organ;
	req->version = -1;
	req->procedure = field_text(&call->in, "procedure");
	req->power = field_id(&call->in, "power");
	return act(call, req);
}

static struct reply *act_in(struct call *call)
{
	struct act_request *req = ARENA_NEW(call->cx->arena, struct act_request);
	if (read_request(call, req))
		return api_fail(call);
	req->matter = field_id(&call->in, "id");
	req->version = field_int(&call->in, "version", 0);
	req->item = field_text(&call->in, "item");
	req->shown = field_text(&call->in, "shown");
	if (office_organ(call, req->matter, &req->organ))
		return api_fail(call);
	return act(call, req);
}

/* To the next version of the law pack: the same door, with fields of its own. */
static struct reply *move(struct call *call)
{
	struct arena *a = call->cx->arena;
	struct act_request *req = ARENA_NEW(a, struct act_request);
	*req = (struct act_request){.request_id = field_text(&call->in, "request_id"),
		.matter = field_id(&call->in, "id"),
		.version = field_int(&call->in, "version", 0),
		.action = STR(MATTER_MOVE)};
	facts_set(a, &req->fields, STR("to"), value_text(field_text(&call->in, "to")));
	facts_set(a, &req->fields, STR("reason"), value_text(field_text(&call->in, "reason")));
	if (office_organ(call, req->matter, &req->organ))
		return api_fail(call);
	return act(call, req);
}

static const struct field open_in[] = {
	FIELD("request_id", "请求编号", FIELD_TEXT, FIELD_REQUIRED, .max = 64),
	FIELD("procedure", "程序", FIELD_TEXT, FIELD_REQUIRED, .max = 64),
	FIELD("power", "职权事项", FIELD_ID, FIELD_REQUIRED),
	FIELD("action", "操作", FIELD_TEXT, FIELD_REQUIRED, .max = 64),
	FIELD("fields", "填写的内容", FIELD_JSON, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("reasons", "继续办理的理由", FIELD_JSON, 0),
	FIELD("with", "一同办理的人", FIELD_ID, FIELD_LIST, .most = 1),
	FIELD_END,
};
static const struct field act_in_fields[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_PATH),
	FIELD("request_id", "请求编号", FIELD_TEXT, FIELD_REQUIRED, .max = 64),
	FIELD("version", "看到的版本", FIELD_INT, FIELD_REQUIRED, .min = 1, .max = 1000000),
	FIELD("action", "操作", FIELD_TEXT, FIELD_REQUIRED, .max = 64),
	FIELD("item", "所涉的行", FIELD_TEXT, 0, .max = 20),
	FIELD("fields", "填写的内容", FIELD_JSON, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("reasons", "继续办理的理由", FIELD_JSON, 0),
	FIELD("with", "一同办理的人", FIELD_ID, FIELD_LIST, .most = 1),
	FIELD("shown", "看到的报请内容的校验值", FIELD_TEXT, 0, .max = 64),
	FIELD_END,
};
static const struct field move_in[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_PATH),
	FIELD("request_id", "请求编号", FIELD_TEXT, FIELD_REQUIRED, .max = 64),
	FIELD("version", "看到的版本", FIELD_INT, FIELD_REQUIRED, .min = 1, .max = 1000000),
	FIELD("to", "转换到的法规包", FIELD_TEXT, FIELD_REQUIRED, .max = 100),
	FIELD("reason", "转换的理由", FIELD_TEXT, FIELD_REQUIRED, .min = 2, .max = 500),
	FIELD_END,
};
static const struct field done_out[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("version", "办理之后的版本", FIELD_INT, FIELD_REQUIRED),
	FIELD_END,
};

#define ACT_BODY ((size_t)512 * 1024)

const struct api_route act_routes[] = {
	ROUTE("POST", "/api/matters", "登记案件", open, API_WRITE, &office_staff, .in = open_in,
		.out = done_out, .body_limit = ACT_BODY),
	ROUTE("POST", "/api/matters/{id}/acts", "办理", act_in, API_WRITE, &office_staff,
		.in = act_in_fields, .out = done_out, .body_limit = ACT_BODY),
	ROUTE("POST", "/api/matters/{id}/move", "转换法规包", move, API_WRITE, &office_staff,
		.in = move_in, .out = done_out),
	ROUTE_END,
};
