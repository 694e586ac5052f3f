/* Logging in and out, and what a person does with his own account. */
#include "api/office_routes.h"

#include "format/qr.h"

static struct str role_title(struct pack *pack, struct str role)
{
	size_t n;
	const struct law_role *roles = pack_roles(pack, &n);
	int at = pack_role(pack, role);
	return at >= 0 ? roles[at].title : role;
}

/* The organ a post is about: of the organ's own scope that one, else where the officer belongs. */
static int64_t post_organ(const struct post *p)
{
	int64_t id;
	bool has_organ = p->scope == SCOPE_ORGAN || p->scope == SCOPE_SUBTREE;
	return has_organ && str_to_int(p->scope_key, &id) ? id : p->organ;
}

static enum rc put_post(struct call *call, struct pack *pack, const struct post *p)
{
	struct organ o;
	if (organ_load(call->cx, call->db, post_organ(p), &o))
		return call->cx->rc;
	struct json_out *w = &call->out;
	json_begin(w);
	json_set_id(w, "id", p->id);
	json_set(w, "role", p->role);
	json_set(w, "title", role_title(pack, p->role));
	json_set_begin(w, "organ");
	json_set_id(w, "id", o.id);
	json_set(w, "name", o.name);
	json_end(w);
	json_end(w);
	return RC_OK;
}

static enum rc put_me(struct call *call, const struct session *se, const struct actor *actor)
{
	struct json_out *w = &call->out;
	struct pack *pack;
	if (office_pack(call, &pack))
		return call->cx->rc;
	json_begin(w);
	json_set_id(w, "id", actor->officer.id);
	json_set(w, "name", actor->officer.name);
	json_set(w, "account", se->account.name);
	json_set(w, "token", se->token);
	json_set_bool(w, "practice", office_of(call)->practice);
	json_set_bool(w, "second_factor", se->account.has_totp);
	json_set_bool(w, "must_enrol", se->must_enrol);
	json_set_begin_array(w, "posts");
	for (size_t i = 0; i < actor->posts.n; i++)
		if (put_post(call, pack, &actor->posts.v[i]))
			return call->cx->rc;
	json_end(w);
	json_end(w);
	return RC_OK;
}

static struct reply *log_in(struct call *call)
{
	struct cx *cx = call->cx;
	struct session se;
	struct actor actor;
	struct str cookie;
	const struct account_login in = {.name = str_trim(field_text(&call->in, "name")),
		.password = field_text(&call->in, "password"),
		.code = field_text(&call->in, "code"),
		.address = call->rq->remote,
		.cookie = http_find(&call->rq->cookies, API_COOKIE)};
	if (account_login(cx, office_of(call)->accounts, call->db, &in, &cookie, &se) ||
		actor_load(
			cx, call->db, se.account.organ, se.account.officer, cx_today(cx), &actor))
		return api_fail(call);
	json_begin(&call->out);
	json_set(&call->out, "token", se.token);
	json_key(&call->out, STR("me"));
	if (put_me(call, &se, &actor))
		return api_fail(call);
	json_end(&call->out);
	struct reply *rp = api_ok(call);
	api_set_cookie(call, rp, cookie, -1);
	return rp;
}

static struct reply *log_out(struct call *call)
{
	if (account_logout(call->cx, office_of(call)->accounts, &office_who(call)->session))
		return api_fail(call);
	struct reply *rp = reply_empty(call->rq);
	api_set_cookie(call, rp, STR(""), 0);
	return rp;
}

static struct reply *show_me(struct call *call)
{
	const struct who *who = office_who(call);
	return put_me(call, &who->session, &who->actor) ? api_fail(call) : api_ok(call);
}

static struct reply *change_password(struct call *call)
{
	if (account_password_change(call->cx, office_of(call)->accounts, call->db,
		    &office_who(call)->session, field_text(&call->in, "password"),
		    field_text(&call->in, "new")))
		return api_fail(call);
	return reply_empty(call->rq);
}

/* Rows of figures, 1 is dark: the page draws them itself. */
static void put_qr(struct json_out *w, const struct qr *qr)
{
	char row[200];
	size_t n = (size_t)qr->size;
	INVARIANT(n <= sizeof row);
	json_set_begin_array(w, "qr");
	for (size_t y = 0; y < n; y++) {
		for (size_t x = 0; x < n; x++)
			row[x] = qr->dark[y * n + x] ? '1' : '0';
		json_put(w, (struct str){row, n});
	}
	json_end(w);
}

static struct reply *begin_totp(struct call *call)
{
	struct str uri, secret;
	struct qr qr;
	if (account_totp_begin(call->cx, office_of(call)->accounts, call->db,
		    &office_who(call)->session, field_text(&call->in, "password"), &uri, &secret) ||
		qr_make(call->cx, uri, &qr))
		return api_fail(call);
	json_begin(&call->out);
	json_set(&call->out, "uri", uri);
	json_set(&call->out, "secret", secret);
	put_qr(&call->out, &qr);
	json_end(&call->out);
	return api_ok(call);
}

static struct reply *confirm_totp(struct call *call)
{
	if (account_totp_confirm(call->cx, office_of(call)->accounts, call->db,
		    &office_who(call)->session, field_text(&call->in, "code")))
		return api_fail(call);
	return reply_empty(call->rq);
}

static struct reply *list_sessions(struct call *call)
{
	const struct who *who = office_who(call);
	struct json_out *w = &call->out;
	struct arena *a = call->cx->arena;
	struct session_list all;
	if (account_sessions(
		    call->cx, office_of(call)->accounts, call->db, who->actor.account, &all))
		return api_fail(call);
	json_begin(w);
	json_set_begin_array(w, "rows");
	for (size_t i = 0; i < all.n; i++) {
		const struct session *se = &all.v[i];
		json_begin(w);
		json_set(w, "id", str_hex(a, se->id, sizeof se->id));
		json_set(w, "address", se->address);
		json_set(w, "created", instant_str_zh(a, se->created));
		json_set(w, "seen", instant_str_zh(a, se->seen));
		json_set_bool(w, "current", !memcmp(se->id, who->session.id, sizeof se->id));
		json_end(w);
	}
	json_end(w);
	json_end(w);
	return api_ok(call);
}

static struct reply *revoke_session(struct call *call)
{
	unsigned char id[SESSION_ID];
	bool good = str_unhex(field_text(&call->in, "id"), id, sizeof id);
	enum rc rc = good ? account_session_revoke(call->cx, office_of(call)->accounts,
				    office_who(call)->actor.account, id)
			  : fail(call->cx, RC_NOT_FOUND, "没有这次登录。");
	return rc ? api_fail(call) : reply_empty(call->rq);
}

static struct reply *revoke_others(struct call *call)
{
	const struct who *who = office_who(call);
	if (account_sessions_revoke(
		    call->cx, office_of(call)->accounts, who->actor.account, &who->session))
		return api_fail(call);
	return reply_empty(call->rq);
}

static const struct field organ_out[] = {
	FIELD("id", "机关编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("name", "机关名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field post_out[] = {
	FIELD("id", "岗位编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("role", "岗位", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "岗位名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("organ", "机关", FIELD_OBJECT, FIELD_REQUIRED, .fields = organ_out),
	FIELD_END,
};
static const struct field me_out[] = {
	FIELD("id", "人员编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("name", "姓名", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("account", "登录名", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("token", "防伪标记", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("practice", "是否演练", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("second_factor", "已设动态验证码", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("must_enrol", "须先设置动态验证码", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("posts", "岗位", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = post_out),
	FIELD_END,
};
static const struct field login_in[] = {
	FIELD("name", "登录名", FIELD_TEXT, FIELD_REQUIRED, .max = 64),
	FIELD("password", "密码", FIELD_TEXT, FIELD_REQUIRED | FIELD_SECRET, .max = 200),
	FIELD("code", "动态验证码", FIELD_TEXT, FIELD_SECRET, .max = 12),
	FIELD_END,
};
static const struct field login_out[] = {
	FIELD("token", "防伪标记", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("me", "登录人", FIELD_OBJECT, FIELD_REQUIRED, .fields = me_out),
	FIELD_END,
};
static const struct field password_in[] = {
	FIELD("password", "现在的密码", FIELD_TEXT, FIELD_REQUIRED | FIELD_SECRET, .max = 200),
	FIELD("new", "新密码", FIELD_TEXT, FIELD_REQUIRED | FIELD_SECRET, .max = 200),
	FIELD_END,
};
static const struct field totp_in[] = {
	FIELD("password", "现在的密码", FIELD_TEXT, FIELD_REQUIRED | FIELD_SECRET, .max = 200),
	FIELD_END,
};
static const struct field totp_out[] = {
	FIELD("uri", "动态验证码的地址", FIELD_TEXT, FIELD_REQUIRED, .max = 1000),
	FIELD("secret", "动态验证码的密钥", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("qr", "二维码各行，1 为深色", FIELD_TEXT, FIELD_REQUIRED | FIELD_LIST),
	FIELD_END,
};
static const struct field code_in[] = {
	FIELD("code", "动态验证码", FIELD_TEXT, FIELD_REQUIRED | FIELD_SECRET, .max = 12),
	FIELD_END,
};
static const struct field session_out[] = {
	FIELD("id", "登录编号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("address", "登录地址", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("created", "登录时间", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("seen", "最近使用", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("current", "是否本次登录", FIELD_BOOL, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field sessions_out[] = {
	FIELD("rows", "各次登录", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = session_out),
	FIELD_END,
};
static const struct field revoke_in[] = {
	FIELD("id", "登录编号", FIELD_TEXT, FIELD_PATH),
	FIELD_END,
};

const struct api_route account_routes[] = {
	ROUTE("POST", "/api/login", "登录", log_in, API_WORK, &api_anyone, .in = login_in,
		.out = login_out, .no_token = true, .burst = 20, .per_minute = 30),
	ROUTE("POST", "/api/logout", "退出登录", log_out, API_WORK, &office_self),
	ROUTE("GET", "/api/me", "登录人", show_me, API_READ, &office_self, .out = me_out),
	ROUTE("POST", "/api/me/password", "修改密码", change_password, API_WORK, &office_self,
		.in = password_in),
	ROUTE("POST", "/api/me/totp", "生成动态验证码的密钥", begin_totp, API_WORK, &office_self,
		.in = totp_in, .out = totp_out),
	ROUTE("POST", "/api/me/totp/confirm", "启用动态验证码", confirm_totp, API_WORK,
		&office_self, .in = code_in),
	ROUTE("GET", "/api/me/sessions", "本人的登录", list_sessions, API_READ, &office_self,
		.out = sessions_out),
	ROUTE("POST", "/api/me/sessions/revoke", "结束其他登录", revoke_others, API_WORK,
		&office_self),
	ROUTE("POST", "/api/me/sessions/{id}/revoke", "结束一次登录", revoke_session, API_WORK,
		&office_self, .in = revoke_in),
	ROUTE_END,
};
