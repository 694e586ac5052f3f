#include "matter/fields.h"

#include "base/utf8.h"
#include "law/identity.h"

#define TEXT_MAX 500
#define LONG_MAX_CHARS 20000
#define OFFICERS_MAX 50
#define MONEY_MAX INT64_C(1000000000000000) /* ten trillion yuan, in fen */

const struct law_fact *action_fact(
	const struct law_procedure *p, const struct law_action *a, const struct law_ask *ask)
{
	return ask->item ? &p->lists[a->list].facts[ask->fact] : &p->facts[ask->fact];
}

static void check_text(struct cx *cx, const struct law_fact *f, struct value *v)
{
	struct str why;
	struct identity_sum sum;
	int64_t max = f->max ? f->max : f->kind == FACT_LONG ? LONG_MAX_CHARS : TEXT_MAX;
	if (v->kind != VALUE_TEXT) {
		(void)fail_field(cx, f->id, "应当是文字");
		return;
	}
	v->s = str_trim(v->s);
	if (!utf8_check(v->s))
		(void)fail_field(cx, f->id, "文字编码有误，请重新输入");
	else if ((int64_t)utf8_count(v->s) > max)
		(void)fail_field(
			cx, f->id, "最多 %lld 个字，现有 %zu 个", (long long)max, utf8_count(v->s));
	else if (v->s.n && memchr(v->s.p, 0, v->s.n))
		(void)fail_field(cx, f->id, "含有不能保存的控制字符");
	else if (f->kind == FACT_TEXT && v->s.n && memchr(v->s.p, '\n', v->s.n))
		(void)fail_field(cx, f->id, "只能填一行");
	else if (f->code && identity_look(cx->arena, v->s, &why) == IDENTITY_WRONG)
		(void)fail_field(cx, f->id, STR_FMT, STR_ARG(why));
	else if (identity_sums_differ(cx->arena, v->s, &sum))
		(void)fail_field(cx, f->id,
			"大写“" STR_FMT "”与小写 " STR_FMT " 元不一致，按小写应当是“" STR_FMT "”",
			STR_ARG(sum.words), STR_ARG(sum.figures), STR_ARG(sum.right));
}

static bool is_option(const struct law_fact *f, struct str s)
{
	for (size_t i = 0; i < f->option_n; i++)
		if (str_eq(f->options[i].id, s))
			return true;
	return false;
}

/* One of the options, or a list of some of them, none twice. */
static void check_choice(struct cx *cx, const struct law_fact *f, const struct value *v)
{
	bool right = f->kind == FACT_CHOICES ? v->kind == VALUE_LIST
					     : v->kind == VALUE_TEXT && is_option(f, v->s);
	for (size_t i = 0; right && v->kind == VALUE_LIST && i < v->n; i++) {
		right = is_option(f, v->list[i]);
		for (size_t k = 0; k < i; k++)
			right = right && !str_eq(v->list[i], v->list[k]);
	}
	if (right)
		return;
	struct buf b = buf_in(cx->arena);
	for (size_t i = 0; i < f->option_n; i++) {
		if (i)
			buf_z(&b, "、");
		buf_str(&b, f->options[i].title);
	}
	(void)fail_field(cx, f->id, "应当从以下各项中选择%s：%s",
		f->kind == FACT_CHOICES ? "一项或者几项，每项只选一次" : "", b.p ? b.p : "");
}

static void check_officers(struct cx *cx, const struct law_fact *f, const struct value *v)
{
	int64_t id;
	if (v->kind != VALUE_LIST || v->n > OFFICERS_MAX) {
		(void)fail_field(cx, f->id, "请选择本机关人员，最多 %d 人", OFFICERS_MAX);
		return;
	}
	for (size_t i = 0; i < v->n; i++) {
		if (!str_to_int(v->list[i], &id) || id <= 0)
			(void)fail_field(cx, f->id, "第 %zu 个人员的编号有误", i + 1);
		for (size_t k = 0; k < i; k++)
			if (str_eq(v->list[i], v->list[k]))
				(void)fail_field(cx, f->id, "同一人员不能选两次");
	}
}

static void check_value(struct cx *cx, const struct law_fact *f, struct value *v)
{
	struct date d;
	int minute;
	unsigned char digest[32];
	switch (f->kind) {
	case FACT_TEXT:
	case FACT_LONG:
		check_text(cx, f, v);
		return;
	case FACT_MONEY:
		if (v->kind != VALUE_INT || v->i < 0 || v->i > MONEY_MAX)
			(void)fail_field(cx, f->id, "金额应当是不小于零的数，最多两位小数");
		return;
	case FACT_INT:
		if (v->kind != VALUE_INT || (f->max && v->i > f->max) || v->i < 0)
			(void)fail_field(cx, f->id, "应当是不小于零的整数");
		return;
	case FACT_DATE:
		if (v->kind != VALUE_TEXT || !date_parse(v->s, &d))
			(void)fail_field(cx, f->id, "日期应当写成 2026-09-16 的样子");
		return;
	case FACT_YESNO:
		if (v->kind != VALUE_BOOL)
			(void)fail_field(cx, f->id, "请选择是或者否");
		return;
	case FACT_CHOICE:
	case FACT_CHOICES:
		check_choice(cx, f, v);
		return;
	case FACT_OFFICERS:
		check_officers(cx, f, v);
		return;
	case FACT_TIME:
		if (v->kind != VALUE_TEXT || !minute_parse(v->s, &minute))
			(void)fail_field(cx, f->id, "时间应当写成 06:30 的样子，二十四小时制");
		return;
	case FACT_FILE:
		if (v->kind != VALUE_TEXT || !str_unhex(v->s, digest, sizeof digest))
			(void)fail_field(cx, f->id, "请先上传文件");
		return;
	}
}

static bool is_empty(struct value v)
{
	return v.kind == VALUE_NONE || (v.kind == VALUE_TEXT && str_trim(v.s).n == 0) ||
	       (v.kind == VALUE_LIST && v.n == 0);
}

enum rc fields_check(struct cx *cx, const struct law_procedure *p, const struct law_action *a,
	const struct facts *in, struct facts *out)
{
	*out = (struct facts){0};
	for (size_t i = 0; i < a->ask_n; i++) {
		const struct law_fact *f = action_fact(p, a, &a->asks[i]);
		struct value v = facts_get(in, f->id);
		if (is_empty(v)) {
			if (!a->asks[i].optional)
				(void)fail_field(cx, f->id, "必填");
			continue;
		}
		check_value(cx, f, &v);
		facts_set(cx->arena, out, f->id, v);
	}
	for (size_t i = 0; i < in->n; i++) {
		bool asked = false;
		for (size_t k = 0; k < a->ask_n && !asked; k++)
			asked = str_eq(action_fact(p, a, &a->asks[k])->id, in->v[i].id);
		if (!asked)
			(void)fail_field(cx, in->v[i].id, "这一步不填这一项");
	}
	return cx->rc;
}

void fields_take(struct cx *cx, const struct law_procedure *p, const struct law_action *a,
	const struct facts *in, struct facts *out)
{
	*out = (struct facts){0};
	for (size_t i = 0; i < a->ask_n; i++) {
		const struct law_fact *f = action_fact(p, a, &a->asks[i]);
		struct value v = facts_get(in, f->id);
		if (is_empty(v))
			continue;
		struct cx own = cx_make(cx->arena, cx->env);
		check_value(&own, f, &v);
		/* a text that is refused for what it says can still be shown */
		bool shown = (f->kind == FACT_TEXT || f->kind == FACT_LONG) &&
			     v.kind == VALUE_TEXT && utf8_check(v.s) && !memchr(v.s.p, 0, v.s.n);
		if (!own.rc || shown)
			facts_set(cx->arena, out, f->id, v);
	}
}
