/* Accounts by the administrator of the installation: import, passwords, second factors. */
#include "app/intake.h"

#include "account/account.h"
#include "officer/officer.h"

#include <unistd.h>

struct task {
	struct program program;
	struct account_service *accounts;
	struct account account;
};

static enum rc open_accounts(struct cx *cx, struct line *line, struct task *t)
{
	if (program_open(cx, line->config, PROGRAM_WRITES | PROGRAM_PACK, &t->program))
		return cx->rc;
	const struct account_config config = {.writer = t->program.writer,
		.keys = &t->program.seal,
		.issuer = line->config->issuer};
	return account_service_new(cx, &config, &t->accounts);
}

static enum rc find(struct cx *cx, struct task *t, struct str name)
{
	bool found;
	if (account_find(cx, t->program.db, name, &t->account, &found))
		return cx->rc;
	return found ? RC_OK : fail(cx, RC_NOT_FOUND, "没有账号 " STR_FMT, STR_ARG(name));
}

static enum rc import(struct cx *cx, struct line *line, struct task *t)
{
	struct intake in = {.program = &t->program,
		.kind = &intake_account,
		.accounts = t->accounts,
		.report = stdout};
	return intake_file(cx, &in, line_word(line, 1));
}

static enum rc list(struct cx *cx, struct line *line, struct task *t)
{
	struct organ organ;
	struct account *v;
	size_t n;
	bool found;
	if (organ_find(cx, t->program.db, line_word(line, 1), &organ, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_NOT_FOUND, "没有登记机关「" STR_FMT "」",
			STR_ARG(line_word(line, 1)));
	if (account_list(cx, t->program.db, organ.id, &v, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++) {
		struct officer o;
		if (officer_load(cx, t->program.db, organ.id, v[i].officer, &o))
			return cx->rc;
		printf(STR_FMT "\t" STR_FMT "\t%s\t%s\n", STR_ARG(v[i].name), STR_ARG(o.name),
			v[i].disabled ? "已停用" : "可用",
			v[i].has_totp ? "动态码已绑定" : "动态码未绑定");
	}
	return RC_OK;
}

/* The new password: one line of standard input, or made here where that is a terminal. */
static enum rc new_password(struct cx *cx, struct str *out, bool *is_made)
{
	char text[1024];
	*is_made = isatty(STDIN_FILENO);
	*out = *is_made ? intake_password(cx) : STR_NONE;
	if (*is_made)
		return RC_OK;
	if (!fgets(text, sizeof text, stdin))
		return fail(cx, RC_INPUT, "标准输入里没有新密码");
	struct str line = str_c(text);
	while (line.n && (line.p[line.n - 1] == '\n' || line.p[line.n - 1] == '\r'))
		line.n--;
	*out = str_dup(cx->arena, line);
	explicit_bzero(text, sizeof text);
	return RC_OK;
}

static enum rc password(struct cx *cx, struct line *line, struct task *t)
{
	struct str text;
	bool is_made;
	if (find(cx, t, line_word(line, 1)) || new_password(cx, &text, &is_made) ||
		account_password_reset(cx, t->accounts, t->program.db, t->account.id, text))
		return cx->rc;
	if (is_made)
		printf("新密码\t" STR_FMT "\n", STR_ARG(text));
	puts("密码已重设，此账号的所有登录已失效");
	return RC_OK;
}

static enum rc totp(struct cx *cx, struct line *line, struct task *t)
{
	if (find(cx, t, line_word(line, 1)) || account_totp_remove(cx, t->accounts, t->account.id))
		return cx->rc;
	puts("动态码已解除，此账号的所有登录已失效");
	return RC_OK;
}

static enum rc set_disabled(struct cx *cx, struct line *line, struct task *t, bool disabled)
{
	if (find(cx, t, line_word(line, 1)) ||
		account_disable(cx, t->accounts, t->account.id, disabled))
		return cx->rc;
	puts(disabled ? "账号已停用，所有登录已失效" : "账号已恢复使用");
	return RC_OK;
}

static enum rc disable(struct cx *cx, struct line *line, struct task *t)
{
	return set_disabled(cx, line, t, true);
}

static enum rc enable(struct cx *cx, struct line *line, struct task *t)
{
	return set_disabled(cx, line, t, false);
}

static const struct {
	const char *name;
	enum rc (*run)(struct cx *cx, struct line *line, struct task *t);
} verbs[] = {{"import", import}, {"list", list}, {"password", password}, {"totp-remove", totp},
	{"disable", disable}, {"enable", enable}};

static enum rc run(struct cx *cx, struct line *line)
{
	struct task t = {0};
	size_t i = 0, n = sizeof verbs / sizeof *verbs;
	if (line_words(cx, line, 2, 2))
		return cx->rc;
	while (i < n && !str_is(line_word(line, 0), verbs[i].name))
		i++;
	if (i == n)
		return line_misused(cx, line, "不认识 " STR_FMT, STR_ARG(line_word(line, 0)));
	if (!open_accounts(cx, line, &t))
		(void)!verbs[i].run(cx, line, &t);
	account_service_free(t.accounts);
	program_close(&t.program);
	return cx->rc;
}

const struct command command_account = {
	.name = "account",
	.synopsis = "account import 文件|-\n"
		    "account list 机关名称\n"
		    "account password 账号      （新密码从标准输入读一行；在终端上则自动生成）\n"
		    "account totp-remove 账号\n"
		    "account disable 账号\n"
		    "account enable 账号",
	.summary = "录入账号，重设密码，解除动态码，停用和恢复",
	.run = run,
};
