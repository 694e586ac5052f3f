/* The register of accounts. */
#include "app/intake.h"

#include "account/account.h"
#include "crypto/code.h"
#include "officer/officer.h"

static const struct column columns[] = {
	{"name", "账号", COLUMN_OTHER, 0, true},
	{"organ", "机关", COLUMN_OTHER, 0, true},
	{"officer", "姓名", COLUMN_OTHER, 0, true},
	{"credential", "证号", COLUMN_OTHER, 0, false},
	{"password", "初始密码", COLUMN_OTHER, 0, false},
};
enum { COLUMN_N = sizeof columns / sizeof *columns };

/* By the number of the credential, else the one person of this name. */
static enum rc find_officer(struct cx *cx, struct intake *in, const struct row *row,
	const struct organ *organ, struct officer *out)
{
	struct str name = intake_cell(in, row, "officer"), no = intake_cell(in, row, "credential");
	struct officer *all;
	size_t n, same = 0;
	bool found = false;
	if (no.n && officer_of_credential(cx, in->program->db, organ->id, no, out, &found))
		return cx->rc;
	if (no.n)
		return found && str_eq(out->name, name)
			       ? RC_OK
			       : fail(cx, RC_NOT_FOUND, "证号 " STR_FMT " 的持有人不是" STR_FMT,
					 STR_ARG(no), STR_ARG(name));
	if (officer_list(cx, in->program->db, organ->id, name, &all, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++)
		if (str_eq(all[i].name, name)) {
			*out = all[i];
			same++;
		}
	if (same == 1)
		return RC_OK;
	return same ? fail(cx, RC_CONFLICT, "本机关有 %zu 个" STR_FMT "，请填写证号", same,
			      STR_ARG(name))
		    : fail(cx, RC_NOT_FOUND, "本机关没有登记" STR_FMT, STR_ARG(name));
}

static bool name_good(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7F)
			return false;
	return s.n > 0 && s.n <= ACCOUNT_NAME_MAX;
}

struct str intake_password(struct cx *cx)
{
	unsigned char bytes[10];
	cx_random(cx, bytes, sizeof bytes);
	return code_base32(cx->arena, bytes, sizeof bytes);
}

static enum rc take(struct cx *cx, struct intake *in, const struct row *row, enum outcome *out,
	struct str *what)
{
	struct str name = intake_cell(in, row, "name"), kept,
		   password = intake_cell(in, row, "password");
	struct organ organ;
	struct officer officer;
	struct account had;
	struct db_plan plan = {.cx = cx};
	bool found, is_made = !password.n;
	if (!name_good(name))
		return fail(cx, RC_INPUT, "账号：不能为空，不能有空格，不超过 %d 个字节",
			ACCOUNT_NAME_MAX);
	for (size_t i = 1; i < 3; i++)
		if (!row->cells[i].n)
			return fail(cx, RC_INPUT, "缺少%s", columns[i].title);
	if (intake_find_organ(cx, in, intake_cell(in, row, "organ"), &organ) ||
		find_officer(cx, in, row, &organ, &officer) ||
		account_find(cx, in->program->db, name, &had, &found))
		return cx->rc;
	*what = name;
	*out = ROW_SAME;
	if (found)
		return had.organ == organ.id && had.officer == officer.id
			       ? RC_OK
			       : fail(cx, RC_CONFLICT, "账号 " STR_FMT " 已属于另一个人",
					 STR_ARG(name));
	if (is_made)
		password = intake_password(cx);
	if (account_password_hash(cx, in->accounts, name, password, &kept))
		return cx->rc;
	struct account a = {
		.id = cx_id(cx), .organ = organ.id, .officer = officer.id, .name = name};
	account_add(&plan, &a, kept);
	*out = ROW_ADDED;
	if (is_made)
		*what = str_printf(
			cx->arena, STR_FMT " 初始密码 " STR_FMT, STR_ARG(name), STR_ARG(password));
	return intake_write(in, &plan);
}

const struct intake_kind intake_account = {
	.title = "账号", .columns = columns, .column_n = COLUMN_N, .take = take};
