#include "decision/penalty.h"

#include "base/utf8.h"

static const struct {
	const char *id, *title;
} kinds[PENALTY_KINDS] = {
	[PENALTY_WARNING] = {"warning", "警告"},
	[PENALTY_CRITICISM] = {"criticism", "通报批评"},
	[PENALTY_FINE] = {"fine", "罚款"},
	[PENALTY_GAINS] = {"gains", "没收违法所得"},
	[PENALTY_GOODS] = {"goods", "没收非法财物"},
	[PENALTY_SUSPEND_LICENCE] = {"suspend_licence", "暂扣许可证件"},
	[PENALTY_DOWNGRADE] = {"downgrade", "降低资质等级"},
	[PENALTY_REVOKE_LICENCE] = {"revoke_licence", "吊销许可证件"},
	[PENALTY_RESTRICT_BUSINESS] = {"restrict_business", "限制开展生产经营活动"},
	[PENALTY_HALT] = {"halt", "责令停产停业"},
	[PENALTY_CLOSE_DOWN] = {"close_down", "责令关闭"},
	[PENALTY_RESTRICT_CAREER] = {"restrict_career", "限制从业"},
	[PENALTY_DETENTION] = {"detention", "行政拘留"},
};

const char *penalty_kind_id(enum penalty_kind k)
{
	return kinds[k].id;
}

const char *penalty_kind_title(enum penalty_kind k)
{
	return kinds[k].title;
}

/* A kind is named where all its words stand in one clause, in this order. */
static const struct {
	enum penalty_kind kind;
	const char *words[2];
} names[] = {
	{PENALTY_WARNING, {"警告"}},
	{PENALTY_CRITICISM, {"通报批评"}},
	{PENALTY_FINE, {"罚款"}},
	{PENALTY_FINE, {"罚没"}},
	{PENALTY_GAINS, {"没收", "违法所得"}},
	{PENALTY_GAINS, {"没收", "非法所得"}},
	{PENALTY_GAINS, {"罚没"}},
	{PENALTY_GOODS, {"没收", "财物"}},
	{PENALTY_GOODS, {"没收", "物品"}},
	{PENALTY_GOODS, {"没收", "工具"}},
	{PENALTY_GOODS, {"没收", "设备"}},
	{PENALTY_SUSPEND_LICENCE, {"暂扣", "证"}},
	{PENALTY_SUSPEND_LICENCE, {"暂扣", "执照"}},
	{PENALTY_DOWNGRADE, {"降低", "资质"}},
	{PENALTY_REVOKE_LICENCE, {"吊销", "证"}},
	{PENALTY_REVOKE_LICENCE, {"吊销", "执照"}},
	{PENALTY_REVOKE_LICENCE, {"吊销", "许可"}},
	{PENALTY_REVOKE_LICENCE, {"撤销", "任职资格"}},
	{PENALTY_RESTRICT_BUSINESS, {"限制", "生产经营"}},
	{PENALTY_RESTRICT_BUSINESS, {"限制", "业务"}},
	{PENALTY_RESTRICT_BUSINESS, {"停止接受新业务"}},
	{PENALTY_HALT, {"停产"}},
	{PENALTY_HALT, {"停业"}},
	{PENALTY_CLOSE_DOWN, {"责令", "关闭"}},
	{PENALTY_RESTRICT_CAREER, {"限制", "从业"}},
	{PENALTY_RESTRICT_CAREER, {"禁止", "从事"}},
	{PENALTY_RESTRICT_CAREER, {"禁止", "进入"}},
	{PENALTY_RESTRICT_CAREER, {"终身", "禁业"}},
	{PENALTY_DETENTION, {"拘留"}},
};

static bool names_kind(struct str clause, const char *const *words)
{
	size_t at = 0;
	for (size_t i = 0; i < 2 && words[i]; i++) {
		at = str_find(clause, str_c(words[i]), at);
		if (at == clause.n)
			return false;
		at += strlen(words[i]);
	}
	return true;
}

/* Cuts the part before the first of ，。；;,、 or a line feed off *rest. */
static bool next_clause(struct str *rest, bool lists_too, struct str *clause)
{
	static const char stops[] = "，。；;,\n";
	if (!rest->n)
		return false;
	for (size_t at = 0; at < rest->n;) {
		size_t here = at;
		utf8_next(*rest, &at);
		struct str c = str_sub(*rest, here, at);
		struct str all = str_c(stops);
		if (str_find(all, c, 0) < all.n || (lists_too && str_is(c, "、"))) {
			*clause = str_trim(str_sub(*rest, 0, here));
			*rest = str_sub(*rest, at, rest->n);
			return true;
		}
	}
	*clause = str_trim(*rest);
	*rest = STR("");
	return true;
}

unsigned penalty_kinds_in(struct str text)
{
	unsigned found = 0;
	struct str clause;
	while (next_clause(&text, false, &clause))
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (names_kind(clause, names[i].words))
				found |= 1U << names[i].kind;
	return found;
}

unsigned penalty_kinds_read(struct arena *a, struct str list, struct doubts *doubts)
{
	unsigned found = 0;
	struct str part;
	while (next_clause(&list, true, &part)) {
		unsigned here = penalty_kinds_in(part);
		/* one kind, and no sentence around it */
		bool one = here && !(here & (here - 1)) && utf8_count(part) <= 16;
		if (one)
			found |= here;
		else if (part.n)
			*VEC_PUSH(a, doubts) =
				(struct doubt){.text = part, .why = STR("不认识的处罚种类")};
	}
	return found;
}

struct str penalty_kinds_text(struct arena *a, unsigned found)
{
	struct buf b = buf_in(a);
	for (unsigned k = 0; k < PENALTY_KINDS; k++)
		if (found & 1U << k) {
			buf_z(&b, b.n ? "、" : "");
			buf_z(&b, kinds[k].title);
		}
	return buf_get(&b);
}
