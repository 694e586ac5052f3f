/* The register of officers, their credentials and posts: one row for each person. */
#include "app/intake.h"

#include "officer/officer.h"
#include "region/region.h"

struct person {
	struct officer o;
	struct credential c;
	bool is_other; /* another person than the one of this name who is there already */
	struct date since, until; /* of the posts named in the row */
};

#define AT(field) offsetof(struct person, field)

static const struct column columns[] = {
	{"organ", "机关", COLUMN_OTHER, 0, true},
	{"name", "姓名", COLUMN_TEXT, AT(o.name), true},
	{"phone", "电话", COLUMN_TEXT, AT(o.phone), false},
	{"auxiliary", "协助人员", COLUMN_YESNO, AT(o.auxiliary), false},
	{"lawyer", "法律职业资格", COLUMN_YESNO, AT(o.lawyer), false},
	{"credential", "证号", COLUMN_TEXT, AT(c.no), false},
	{"credential_kind", "证类", COLUMN_OTHER, 0, false},
	{"issued", "发证日期", COLUMN_DATE, AT(c.issued), false},
	{"expires", "有效期至", COLUMN_DATE, AT(c.expires), false},
	{"reviewed_until", "审核注册至", COLUMN_DATE, AT(c.reviewed_until), false},
	{"revoked", "注销日期", COLUMN_DATE, AT(c.revoked), false},
	{"posts", "岗位", COLUMN_OTHER, 0, false},
	{"since", "任职日期", COLUMN_DATE, AT(since), false},
	{"until", "离任日期", COLUMN_DATE, AT(until), false},
	{"other", "同名另一人", COLUMN_YESNO, AT(is_other), false},
};
enum { COLUMN_N = sizeof columns / sizeof *columns };

struct task {
	struct cx *cx;
	struct intake *in;
	const struct row *row;
	struct organ organ;
	struct person p;
	bool is_fresh, has_credential;
	struct buf changed;
	struct db_plan plan;
};

static void note(struct task *t, const char *title)
{
	buf_printf(&t->changed, "%s%s", t->changed.n ? "、" : "", title);
}

/* ---- who ---- */

static enum rc by_name(struct task *t, struct str name, struct officer *out, size_t *n)
{
	struct officer *all;
	size_t all_n;
	*n = 0;
	if (officer_list(t->cx, t->in->program->db, t->organ.id, name, &all, &all_n))
		return t->cx->rc;
	for (size_t i = 0; i < all_n; i++)
		if (str_eq(all[i].name, name)) {
			*out = all[i];
			++*n;
		}
	return RC_OK;
}

/* By the number of the credential, else by the name where the organ has one person of it. */
static enum rc find_person(struct task *t)
{
	struct cx *cx = t->cx;
	struct str no = intake_cell(t->in, t->row, "credential"),
		   name = intake_cell(t->in, t->row, "name"),
		   other = intake_cell(t->in, t->row, "other");
	bool found = false;
	size_t n;
	t->is_fresh = true;
	if (!name.n)
		return fail(cx, RC_INPUT, "缺少姓名");
	if (no.n && officer_of_credential(cx, t->in->program->db, t->organ.id, no, &t->p.o, &found))
		return cx->rc;
	t->is_fresh = !found;
	if (found)
		return str_eq(t->p.o.name, name)
			       ? RC_OK
			       : fail(cx, RC_CONFLICT, "证号 " STR_FMT " 已登记给" STR_FMT,
					 STR_ARG(no), STR_ARG(t->p.o.name));
	if (str_is(other, "是"))
		return no.n ? RC_OK : fail(cx, RC_INPUT, "同名另一人应当填写证号，否则无法区分");
	if (by_name(t, name, &t->p.o, &n))
		return cx->rc;
	if (n > 1)
		return fail(cx, RC_CONFLICT, "本机关有 %zu 个" STR_FMT "，请填写其证号", n,
			STR_ARG(name));
	t->is_fresh = n == 0;
	return RC_OK;
}

/* ---- the credential ---- */

static enum rc fill_credential_kind(struct task *t)
{
	struct str cell = intake_cell(t->in, t->row, "credential_kind");
	struct credential *c = &t->p.c;
	const char *kind = !cell.n                                                 ? NULL
			   : str_is(cell, "执法") || str_is(cell, "enforce")       ? "enforce"
			   : str_is(cell, "执法监督") || str_is(cell, "supervise") ? "supervise"
										   : "";
	if (kind && !*kind)
		return fail(t->cx, RC_INPUT, "证类：应为 执法 或 执法监督");
	if (kind && t->has_credential && !str_is(c->kind, kind))
		note(t, "证类");
	if (kind)
		c->kind = str_c(kind);
	return RC_OK;
}

static enum rc check_credential(struct task *t)
{
	const struct credential *c = &t->p.c;
	if (date_is_none(c->issued) || date_is_none(c->expires) || date_is_none(c->reviewed_until))
		return fail(t->cx, RC_INPUT, "证件应当写明发证日期、有效期至、审核注册至");
	if (date_cmp(c->expires, c->issued) < 0)
		return fail(t->cx, RC_INPUT, "有效期早于发证日期");
	return RC_OK;
}

/* A person of this name holds another good credential: that may be somebody else. */
static enum rc check_same(struct task *t, const struct credential_list *had)
{
	for (size_t i = 0; !t->is_fresh && i < had->n; i++) {
		const struct credential *c = &had->v[i];
		if (str_eq(c->kind, t->p.c.kind) && date_is_none(c->revoked) &&
			date_cmp(c->expires, t->p.c.issued) > 0)
			return fail(t->cx, RC_CONFLICT,
				STR_FMT
				"已持有有效的证件 " STR_FMT
				"：如为同一人换证，请先录入旧证的注销日期；如为另一人，请在「同名另"
				"一人」填 是",
				STR_ARG(t->p.o.name), STR_ARG(c->no));
	}
	return RC_OK;
}

static enum rc load_credential(struct task *t, struct credential_list *had)
{
	struct str no = intake_cell(t->in, t->row, "credential");
	t->p.c = (struct credential){.kind = STR("enforce"),
		.issued = DATE_NONE,
		.expires = DATE_NONE,
		.reviewed_until = DATE_NONE,
		.revoked = DATE_NONE};
	if (t->is_fresh)
		return RC_OK;
	if (credential_list(t->cx, t->in->program->db, t->organ.id, t->p.o.id, had))
		return t->cx->rc;
	for (size_t i = 0; i < had->n; i++)
		if (no.n && str_eq(had->v[i].no, no)) {
			t->p.c = had->v[i];
			t->has_credential = true;
		}
	return RC_OK;
}

static enum rc put_credential(struct task *t, const struct credential_list *had, bool changed)
{
	struct credential *c = &t->p.c;
	if (!intake_cell(t->in, t->row, "credential").n)
		return RC_OK;
	c->organ = t->organ.id;
	c->officer = t->p.o.id;
	if (check_credential(t))
		return t->cx->rc;
	if (t->has_credential) {
		if (changed)
			credential_change(&t->plan, c);
		return RC_OK;
	}
	if (check_same(t, had))
		return t->cx->rc;
	if (!t->is_fresh)
		note(t, "证号");
	credential_add(&t->plan, c);
	return RC_OK;
}

/* ---- posts ---- */

static bool role_find(const struct pack *pack, struct str name, struct str *id)
{
	size_t n;
	const struct law_role *roles = pack_roles(pack, &n);
	for (size_t i = 0; i < n; i++)
		if (roles[i].kind == ROLE_OFFICER &&
			(str_eq(roles[i].id, name) || str_eq(roles[i].title, name))) {
			*id = roles[i].id;
			return true;
		}
	return false;
}

static enum rc scope_key(struct task *t, struct str key, struct post *p)
{
	struct region r;
	struct organ o = t->organ;
	bool found;
	switch (p->scope) {
	case SCOPE_ORGAN:
	case SCOPE_SUBTREE:
		if (key.n && intake_find_organ(t->cx, t->in, key, &o))
			return t->cx->rc;
		p->scope_key = str_printf(t->cx->arena, "%lld", (long long)o.id);
		return RC_OK;
	case SCOPE_REGION:
		if (region_find(t->cx, t->in->program->db, key.n ? key : o.region, &r, &found))
			return t->cx->rc;
		if (!found)
			return fail(t->cx, RC_INPUT, "岗位：行政区划代码 " STR_FMT " 不存在",
				STR_ARG(key));
		p->scope_key = r.code;
		return RC_OK;
	case SCOPE_SYSTEM:
		p->scope_key = key.n ? key : o.system;
		return RC_OK;
	}
	return RC_OK;
}

/* 承办人, or with a scope: 行政执法监督人员:地区:150100 */
static enum rc read_post(struct task *t, struct str text, struct post *p)
{
	static const char *const scopes[] = {"本机关", "下级机关", "地区", "条线"};
	struct str role, scope = STR("organ"), key = STR_NONE;
	str_split(&text, ':', &role);
	if (text.p)
		str_split(&text, ':', &scope);
	if (text.p)
		key = text;
	*p = (struct post){.organ = t->organ.id, .officer = t->p.o.id, .until = DATE_NONE};
	if (!role_find(t->in->program->pack, role, &p->role))
		return fail(t->cx, RC_INPUT, "没有岗位「" STR_FMT "」", STR_ARG(role));
	bool known = scope_parse(scope, &p->scope);
	for (int i = 0; !known && i <= SCOPE_SYSTEM; i++)
		if (str_is(scope, scopes[i])) {
			p->scope = (enum scope_kind)i;
			known = true;
		}
	if (!known)
		return fail(t->cx, RC_INPUT,
			"岗位范围「" STR_FMT "」：应为 本机关、下级机关、地区 或 条线",
			STR_ARG(scope));
	return scope_key(t, key, p);
}

static enum rc put_post(struct task *t, struct post *p, const struct post_list *had)
{
	bool ends = !date_is_none(t->p.until), is_there = false;
	for (size_t i = 0; i < had->n; i++) {
		const struct post *h = &had->v[i];
		if (!date_is_none(h->until) || !str_eq(h->role, p->role) || h->scope != p->scope ||
			!str_eq(h->scope_key, p->scope_key))
			continue;
		is_there = true;
		if (ends) {
			post_end(&t->plan, h, t->p.until);
			note(t, "离任日期");
		}
	}
	if (is_there || ends)
		return RC_OK;
	if (date_is_none(t->p.since))
		return fail(t->cx, RC_INPUT, "有岗位的，应当写明任职日期");
	p->id = cx_id(t->cx);
	p->since = t->p.since;
	post_add(&t->plan, p);
	if (!t->is_fresh)
		note(t, "岗位");
	return RC_OK;
}

static enum rc put_posts(struct task *t)
{
	struct str rest = intake_cell(t->in, t->row, "posts"), mark = STR("、");
	struct post_list had = {0};
	if (!t->is_fresh && post_list(t->cx, t->in->program->db, t->organ.id, t->p.o.id, &had))
		return t->cx->rc;
	while (rest.n) {
		struct post p;
		size_t end = str_find(rest, mark, 0);
		struct str part = str_trim(str_sub(rest, 0, end));
		rest = str_sub(rest, end + mark.n, rest.n);
		if (part.n && (read_post(t, part, &p) || put_post(t, &p, &had)))
			return t->cx->rc;
	}
	return RC_OK;
}

/* ---- the row ---- */

/* The columns of a row are the officer's, then the credential's, then those of the posts. */
enum { OFFICER_N = 5, CREDENTIAL_N = 6, POSTS_N = COLUMN_N - OFFICER_N - CREDENTIAL_N };

static enum rc fill_part(struct task *t, size_t from, size_t n, bool is_fresh, struct buf *changed)
{
	struct row part = *t->row;
	part.cells += from;
	return intake_fill(t->cx, columns + from, n, &part, &t->p, is_fresh, changed);
}

static enum rc put_person(struct task *t)
{
	struct credential_list had = {0};
	struct buf ignored = buf_in(t->cx->arena);
	if (t->is_fresh)
		t->p.o = (struct officer){.organ = t->organ.id, .id = cx_id(t->cx)};
	t->p.since = t->p.until = DATE_NONE;
	if (fill_part(t, 0, OFFICER_N, t->is_fresh, &t->changed))
		return t->cx->rc;
	if (t->is_fresh)
		officer_add(&t->plan, &t->p.o);
	else if (t->changed.n)
		officer_change(&t->plan, &t->p.o);
	size_t before = t->changed.n;
	if (load_credential(t, &had) ||
		fill_part(t, OFFICER_N, CREDENTIAL_N, false,
			t->has_credential ? &t->changed : &ignored) ||
		fill_credential_kind(t) || put_credential(t, &had, t->changed.n > before) ||
		fill_part(t, OFFICER_N + CREDENTIAL_N, POSTS_N, false, &ignored))
		return t->cx->rc;
	return put_posts(t);
}

static enum rc take(struct cx *cx, struct intake *in, const struct row *row, enum outcome *out,
	struct str *what)
{
	struct task *t = ARENA_NEW(cx->arena, struct task);
	*t = (struct task){.cx = cx, .in = in, .row = row, .changed = buf_in(cx->arena)};
	t->plan = (struct db_plan){.cx = cx};
	struct str organ = intake_cell(in, row, "organ");
	if (!organ.n)
		return fail(cx, RC_INPUT, "缺少机关");
	if (intake_find_organ(cx, in, organ, &t->organ) || find_person(t))
		return cx->rc;
	t->plan.key = t->organ.id;
	if (put_person(t))
		return cx->rc;
	*out = t->is_fresh ? ROW_ADDED : t->changed.n ? ROW_CHANGED : ROW_SAME;
	*what = str_printf(cx->arena, STR_FMT " " STR_FMT "%s" STR_FMT "%s", STR_ARG(organ),
		STR_ARG(t->p.o.name), t->changed.n ? "（" : "", STR_ARG(buf_get(&t->changed)),
		t->changed.n ? "）" : "");
	return *out == ROW_SAME ? RC_OK : intake_write(in, &t->plan);
}

const struct intake_kind intake_officer = {
	.title = "人员", .columns = columns, .column_n = COLUMN_N, .take = take};
