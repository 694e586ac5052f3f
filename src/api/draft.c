/* Drafts: what is being written, on the server, for another machine and the other officer. */
#include "api/office_routes.h"

#include "draft/draft.h"
#include "matter/preview.h"

static struct draft_key key_of(const struct act_request *req, const struct actor *actor)
{
	return (struct draft_key){.organ = req->organ,
		.matter = req->matter,
		.owner = req->matter ? 0 : actor->officer.id,
		.action = req->action,
		.item = req->matter ? req->item : req->procedure};
}

static void put_head(struct json_out *w, struct arena *a, const struct draft *d)
{
	json_set_int(w, "version", d->version);
	if (!d->version)
		return;
	json_set(w, "by", d->name);
	json_set(w, "at", instant_str_zh(a, d->saved));
	json_set_int(w, "seen", d->seen);
	json_set_bool(w, "used", d->is_used);
}

/* The newest version or the one asked for, and what others there are. */
static struct reply *show(struct call *call)
{
	struct cx *cx = call->cx;
	const struct actor *actor = &office_who(call)->actor;
	struct matter_service svc;
	struct act_request req;
	struct draft d, *all;
	size_t n;
	bool found;
	if (office_target(call, &req) || office_matters(call, &svc) ||
		matter_may(cx, &svc, actor, &req, true))
		return api_fail(call);
	const struct draft_key key = key_of(&req, actor);
	int64_t version = field_int(&call->in, "version", 0);
	if (draft_load(cx, call->db, &key, version, &d, &found) ||
		draft_list(cx, call->db, &key, &all, &n))
		return api_fail(call);
	if (version && !found)
		(void)fail(cx, RC_NOT_FOUND, "这一版草稿已经不在了。");
	if (cx->rc)
		return api_fail(call);
	json_begin(&call->out);
	put_head(&call->out, cx->arena, &d);
	if (found)
		json_set_raw(&call->out, "content", d.content);
	json_set_begin_array(&call->out, "versions");
	for (size_t i = 0; i < n; i++) {
		json_begin(&call->out);
		put_head(&call->out, cx->arena, &all[i]);
		json_end(&call->out);
	}
	json_end(&call->out);
	json_end(&call->out);
	return api_ok(call);
}

/* Somebody else was faster, or the act has been done: what there is now. Nothing was written. */
static struct reply *conflict(struct call *call, const struct draft *now)
{
	json_begin(&call->out);
	put_head(&call->out, call->cx->arena, now);
	if (now->content.n && !now->is_used)
		json_set_raw(&call->out, "content", now->content);
	json_end(&call->out);
	(void)fail(call->cx, RC_CONFLICT,
		now->is_used ? "这份草稿已经用于办理，不能再改。"
			     : "这份草稿已由他人保存了新的一版，请核对后再存。");
	return reply_fail_with(call->rq, "draft", buf_get(&call->body));
}

static struct reply *saved(struct call *call)
{
	const struct draft *d = call->state;
	json_begin(&call->out);
	put_head(&call->out, call->cx->arena, d);
	json_end(&call->out);
	return api_ok(call);
}

static enum rc read_content(struct call *call, struct str *out)
{
	struct buf b = buf_in(call->cx->arena);
	const struct json *content = field_json(&call->in, "content");
	if (json_kind(content) != JSON_OBJ)
		return fail_field(call->cx, STR("content"), "应当是一个对象");
	json_canonical(&b, content);
	if (b.n > DRAFT_MOST_BYTES)
		return fail_field(call->cx, STR("content"),
			"草稿太长，最多 %zu 字节，现有 %zu 字节", DRAFT_MOST_BYTES, b.n);
	*out = buf_get(&b);
	return RC_OK;
}

static struct reply *save(struct call *call)
{
	struct cx *cx = call->cx;
	const struct actor *actor = &office_who(call)->actor;
	struct matter_service svc;
	struct act_request req;
	struct draft now, *d = ARENA_NEW(cx->arena, struct draft);
	bool found;
	struct str who = str_printf(cx->arena, "%lld", (long long)actor->officer.id);
	*d = (struct draft){.version = field_int(&call->in, "version", 0) + 1,
		.officer = actor->officer.id,
		.name = actor->officer.name,
		.saved = cx_now(cx),
		.seen = field_int(&call->in, "seen", 0)};
	if (!api_may(call, "draft", who, 20, 40) || read_content(call, &d->content) ||
		office_target(call, &req) || office_matters(call, &svc) ||
		matter_may(cx, &svc, actor, &req, false))
		return api_fail(call);
	const struct draft_key key = key_of(&req, actor);
	if (draft_load(cx, call->db, &key, 0, &now, &found))
		return api_fail(call);
	bool late = now.is_used && req.matter && d->seen < now.used;
	if (late || now.version + 1 != d->version)
		return conflict(call, &now);
	struct db_plan *plan = api_plan(call, key.organ);
	draft_save(plan, &key, d);
	call->state = d;
	return api_commit(call, plan, saved);
}

#define TARGET(flags)                                                                              \
	FIELD("matter", "案件编号", FIELD_ID, flags),                                              \
		FIELD("procedure", "程序", FIELD_TEXT, flags, .max = 64),                          \
		FIELD("power", "职权事项", FIELD_ID, flags),                                       \
		FIELD("action", "操作", FIELD_TEXT, FIELD_REQUIRED | (flags), .max = 64),          \
		FIELD("item", "所涉的行", FIELD_TEXT, flags, .max = 20)
#define HEAD                                                                                       \
	FIELD("version", "第几版，0：没有", FIELD_INT, FIELD_REQUIRED),                            \
		FIELD("by", "谁写的", FIELD_TEXT, 0), FIELD("at", "什么时候", FIELD_TEXT, 0),      \
		FIELD("seen", "写的时候案件的版本", FIELD_INT, 0),                                 \
		FIELD("used", "已经用于办理", FIELD_BOOL, 0)

static const struct field show_in[] = {
	TARGET(FIELD_QUERY),
	FIELD("version", "哪一版", FIELD_INT, FIELD_QUERY, .min = 1, .max = 1000000000),
	FIELD_END,
};
static const struct field head_out[] = {HEAD, FIELD_END};
static const struct field show_out[] = {
	HEAD,
	FIELD("content", "内容", FIELD_JSON, FIELD_PERSONAL),
	FIELD("versions", "各版", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = head_out),
	FIELD_END,
};
static const struct field save_in[] = {
	TARGET(0),
	FIELD("version", "在哪一版上写的", FIELD_INT, FIELD_REQUIRED, .max = 1000000000),
	FIELD("seen", "写的时候案件的版本", FIELD_INT, 0, .max = 1000000),
	FIELD("content", "内容", FIELD_JSON, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD_END,
};

const struct api_route draft_routes[] = {
	ROUTE("GET", "/api/drafts", "草稿", show, API_READ, &office_staff, .in = show_in,
		.out = show_out),
	ROUTE("POST", "/api/drafts", "保存草稿", save, API_WRITE, &office_staff, .in = save_in,
		.out = head_out, .body_limit = 2 * DRAFT_MOST_BYTES),
	ROUTE_END,
};
