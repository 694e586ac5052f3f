#include "decision/amount.h"

#include "base/utf8.h"
#include "decision/numeral.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static bool begins_with(struct str s, size_t at, struct str what)
{
	return at <= s.n && str_has_prefix(str_sub(s, at, s.n), what);
}

static bool ends_with(struct str s, struct str what)
{
	return s.n >= what.n && str_has_prefix(str_sub(s, s.n - what.n, s.n), what);
}

/* The first of the words (ended by NULL) that stands at a place; its length, 0 if none. */
static size_t word_at(struct str s, size_t at, const char *const *words)
{
	for (; *words; words++)
		if (begins_with(s, at, str_c(*words)))
			return strlen(*words);
	return 0;
}

static bool has_word_before(struct str s, const char *const *words)
{
	for (; *words; words++)
		if (ends_with(s, str_c(*words)))
			return true;
	return false;
}

/* Where the last of the words ends in s; 0 if none is there. */
static size_t last_word(struct str s, const char *const *words)
{
	size_t best = 0;
	for (; *words; words++) {
		struct str w = str_c(*words);
		for (size_t at = str_find(s, w, 0); at < s.n; at = str_find(s, w, at + w.n))
			if (at + w.n > best)
				best = at + w.n;
	}
	return best;
}

static const char *const yuan[] = {"元", "圆", "圓", NULL};
/* 元 in other words */
static const char *const no_money[] = {"单元", "公元", "多元", "纪元", "元旦", "元素", "元件",
	"元月", "美元", "港元", "日元", "欧元", "澳元", NULL};
static const char *const foreign[] = {
	"美元", "港元", "日元", "欧元", "澳元", "卢布", "英镑", "港币", NULL};
static const char *const marks[] = {"人民币", "￥", "¥", "RMB", NULL};

/* What a run of figures turned out to be. */
enum reading { NO_AMOUNT, IS_AMOUNT, IN_DOUBT };

struct scan {
	struct arena *a;
	struct str text;
	struct amounts *out;
	struct doubts *doubts;
};

static void doubt(struct scan *s, size_t from, size_t to, const char *why)
{
	*VEC_PUSH(s->a, s->doubts) =
		(struct doubt){.text = str_sub(s->text, from, to), .why = str_c(why)};
}

/* 5角3分, after 元. Adds them; false where they cannot be read. */
static bool read_small_change(struct str s, size_t *at, int64_t *fen)
{
	static const struct {
		struct str sign;
		int64_t fen;
	} coins[] = {{STR("角"), 10}, {STR("分"), 1}};
	for (size_t i = 0; i < 2; i++) {
		size_t end = numeral_end(s, *at);
		int64_t n;
		if (end == *at || !begins_with(s, end, coins[i].sign))
			continue;
		struct str digits = str_sub(s, *at, end);
		if (i == 1 && str_has_prefix(digits, STR("零")) && digits.n > 3)
			digits = str_sub(digits, 3, digits.n);
		if (!numeral_parse_int(digits, &n) || n > 9)
			return false;
		*fen += n * coins[i].fen;
		*at = end + coins[i].sign.n;
	}
	return true;
}

/* The amount whose figures stand at from..end. *to is set to where it ends. */
static enum reading read_one(struct scan *s, size_t from, size_t end, size_t *to, int64_t *fen)
{
	struct str text = s->text, figures = str_trim(str_sub(text, from, end));
	struct numeral n;
	while (end < text.n && text.p[end] == ' ')
		end++;
	size_t sign = word_at(text, end, yuan);
	bool marked = has_word_before(str_sub(text, 0, from), marks);
	*to = end + sign;
	if (!sign) {
		if (word_at(text, end, foreign)) {
			*to = end + word_at(text, end, foreign);
			doubt(s, from, *to, "不是人民币，没有折算");
			return IN_DOUBT;
		}
		if (word_at(text, end, WORDS("余元", "多元", "几元"))) {
			*to = end + sizeof "余元" - 1;
			doubt(s, from, *to, "是约数");
			return IN_DOUBT;
		}
		if (!marked &&
			!(numeral_parse(figures, &n) && n.has_unit &&
				(ends_with(figures, STR("万")) || ends_with(figures, STR("亿")))))
			return NO_AMOUNT;
		if (!marked) {
			doubt(s, from, end, "没有写“元”");
			return IN_DOUBT;
		}
	}
	if (!numeral_parse(figures, &n)) {
		doubt(s, from, *to, "读不出数额");
		return IN_DOUBT;
	}
	if (!numeral_scale(n, 100, fen)) {
		doubt(s, from, *to, "数额精确到分以下，或者过大");
		return IN_DOUBT;
	}
	if (sign && !read_small_change(text, to, fen)) {
		doubt(s, from, *to, "读不出元以下的数额");
		return IN_DOUBT;
	}
	*to += word_at(text, *to, WORDS("整", "正"));
	return IS_AMOUNT;
}

/* The clause before an amount: from the last stop, or the last amount, to its figures. */
static struct str words_before(const struct scan *s, size_t from)
{
	struct str before = str_sub(s->text, 0, from);
	size_t start = last_word(before, WORDS("。", "；", ";", "\n"));
	if (s->out->n && s->out->v[s->out->n - 1].to > start)
		start = s->out->v[s->out->n - 1].to;
	return str_sub(before, start, before.n);
}

/* 分别罚款5万元、3万元; 5万元和3万元: the next of a list. */
static bool is_bare(struct str between)
{
	between = str_trim(between);
	return str_is(between, "、") || str_is(between, "和") || str_is(between, "，") ||
	       str_is(between, ",") || str_is(between, "及");
}

/* Whether 其中 still goes on after the last amount: its parts do not yet make up their whole. */
static bool is_unfilled(const struct amounts *all)
{
	int64_t sum = 0;
	size_t i = all->n;
	while (i > 0 && all->v[i - 1].use == AMOUNT_PART)
		if (__builtin_add_overflow(sum, all->v[--i].money.fen, &sum))
			return false;
	return i < all->n && i > 0 && sum < all->v[i - 1].money.fen;
}

static enum amount_use use_of(const struct scan *s, size_t from, size_t to)
{
	static const struct {
		enum amount_use use;
		const char *words[13];
	} uses[] = {
		{AMOUNT_PART, {"其中"}},
		{AMOUNT_TOTAL, {"合计", "共计", "总计", "总额", "罚没款", "罚没金额", "一共"}},
		{AMOUNT_ASIDE, {"加处罚款", "退还", "退赔", "追缴", "补缴", "货值", "货款",
				       "销售额", "价款", "涉案", "罚款基数", "注册资本"}},
		{AMOUNT_GAINS,
			{"没收违法所得", "没收非法所得", "没收其违法所得", "没收全部违法所得"}},
		{AMOUNT_GOODS, {"没收"}},
		{AMOUNT_FINE, {"罚款", "罚金", "罚处"}},
	};
	struct str before = words_before(s, from), text = s->text;
	if (word_at(text, to, WORDS("以上", "以下", "以内")))
		return AMOUNT_ASIDE;
	size_t best = 0;
	enum amount_use use = AMOUNT_UNKNOWN;
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
		size_t end = last_word(before, uses[i].words);
		/* of two that end at the same place the earlier row is the longer word */
		if (end > best || (uses[i].use == AMOUNT_TOTAL && end)) {
			best = end;
			use = uses[i].use;
		}
		if (uses[i].use == AMOUNT_PART && end)
			return AMOUNT_PART;
	}
	/* 处5万元罚款, 处以5万元的罚款 */
	if (use == AMOUNT_UNKNOWN && word_at(text, to, WORDS("罚款", "的罚款")))
		return AMOUNT_FINE;
	if (!s->out->n)
		return use;
	const struct amount *last = &s->out->v[s->out->n - 1];
	if (before.p != text.p + last->to)
		return use; /* another sentence */
	if (last->use == AMOUNT_PART && use != AMOUNT_TOTAL && is_unfilled(s->out))
		return AMOUNT_PART;
	return use == AMOUNT_UNKNOWN && is_bare(before) ? last->use : use;
}

/* 五万元（50,000.00元）: the same once more in figures. */
static bool is_repeated(struct scan *s, size_t from, size_t to, int64_t fen)
{
	if (!s->out->n)
		return false;
	const struct amount *last = &s->out->v[s->out->n - 1];
	struct str between = str_trim(str_sub(s->text, last->to, from));
	if (!str_has_prefix(between, STR("（")) && !str_has_prefix(between, STR("(")))
		return false;
	size_t skip = str_has_prefix(between, STR("(")) ? 1 : 3;
	between = str_sub(between, skip, between.n);
	skip = word_at(between, 0, WORDS("人民币", "小写", "大写", "￥", "¥", "即"));
	between = str_sub(between, skip, between.n);
	if (str_trim(between).n && !word_at(between, 0, marks) &&
		!str_has_prefix(between, STR("：")))
		return false;
	if (!word_at(s->text, to, WORDS("）", ")")))
		return false;
	if (fen != last->money.fen)
		doubt(s, last->from, to, "大小写数额不一致");
	return true;
}

/* What stands around an amount that makes its sum doubtful. */
static const char *unclear(const struct scan *s, size_t from, size_t to)
{
	struct str before = str_sub(s->text, 0, from);
	if (has_word_before(before, WORDS("约", "近", "超过", "不少于", "不低于", "不超过")))
		return "是约数或者限额";
	if (has_word_before(before,
		    WORDS("各", "各处", "各处罚款", "各罚款", "各处以", "各处以罚款", "各处人民币",
			    "各罚款人民币", "各并处罚款", "每人", "人均", "每家")))
		return "是每一方的数额，没有写一共多少";
	if (word_at(s->text, to, WORDS("/", "每", "至", "—", "-", "～", "~")))
		return "是幅度或者单价";
	if (has_word_before(before, WORDS("至", "—", "-", "～", "~")))
		return "是幅度或者单价";
	return NULL;
}

static size_t take(struct scan *s, size_t from, size_t end)
{
	size_t to;
	int64_t fen = 0;
	const char *why;
	switch (read_one(s, from, end, &to, &fen)) {
	case NO_AMOUNT:
		return end;
	case IN_DOUBT:
		return to;
	case IS_AMOUNT:
		break;
	}
	if (is_repeated(s, from, to, fen))
		return to;
	enum amount_use use = use_of(s, from, to);
	if (use != AMOUNT_ASIDE && (why = unclear(s, from, to)) != NULL)
		doubt(s, from, to, why);
	else if (use == AMOUNT_UNKNOWN)
		doubt(s, from, to, "没有写明是罚款还是没收");
	struct str words = words_before(s, from);
	bool apart = str_find(words, STR("分别"), 0) < words.n;
	*VEC_PUSH(s->a, s->out) = (struct amount){from, to, {fen}, use, apart};
	return to;
}

/* Sums what 其中 lists after amount i; true where there is any. */
static bool parts_of(const struct amounts *all, size_t i, int64_t *sum)
{
	*sum = 0;
	size_t k = i + 1;
	for (; k < all->n && all->v[k].use == AMOUNT_PART; k++)
		if (__builtin_add_overflow(*sum, all->v[k].money.fen, sum))
			return false;
	return k > i + 1;
}

static bool is_penalty(enum amount_use u)
{
	return u == AMOUNT_FINE || u == AMOUNT_GAINS || u == AMOUNT_GOODS;
}

/* The sum of it all, where 合计 and 其中 agree with their parts. */
static void sum_up(struct scan *s, size_t doubts_before)
{
	struct amounts *all = s->out;
	struct money sum = {0};
	int64_t part;
	size_t n = 0, totals = 0, total_at = 0;
	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].use == AMOUNT_TOTAL) {
			totals++;
			total_at = i;
		}
		if (is_penalty(all->v[i].use)) {
			n++;
			if (!money_add(sum, all->v[i].money, &sum))
				return;
		}
		if (all->v[i].apart && (i + 1 == all->n || !is_bare(str_sub(s->text, all->v[i].to,
								   all->v[i + 1].from))))
			doubt(s, all->v[i].from, all->v[i].to, "分别处罚，只写了一个数额");
		if (all->v[i].use != AMOUNT_PART && parts_of(all, i, &part) &&
			part != all->v[i].money.fen)
			doubt(s, all->v[i].from, all->v[i].to, "其中各项之和与它不一致");
	}
	if (totals > 1)
		doubt(s, all->v[total_at].from, all->v[total_at].to, "有一个以上的合计");
	if (totals == 1 && n && sum.fen != all->v[total_at].money.fen)
		doubt(s, all->v[total_at].from, all->v[total_at].to, "合计与各项之和不一致");
	if (s->doubts->n > doubts_before || !(n + totals))
		return;
	all->has_total = true;
	all->total = totals ? all->v[total_at].money : sum;
}

void amounts_read(struct arena *a, struct str text, struct amounts *out, struct doubts *doubts)
{
	struct scan s = {a, text, out, doubts};
	size_t before = doubts->n;
	*out = (struct amounts){0};
	for (size_t at = 0; at < text.n;) {
		size_t end = numeral_end(text, at);
		if (end > at) {
			at = take(&s, at, end);
			continue;
		}
		size_t sign = word_at(text, at, WORDS("倍罚款", "倍的罚款", "倍以"));
		if (sign)
			doubt(&s, at, at + sign, "按倍数计算，没有写数额");
		size_t word = word_at(text, at, no_money);
		if (!word && word_at(text, at, yuan))
			doubt(&s, at, at + word_at(text, at, yuan), "“元”之前读不出数额");
		at += word;
		if (!word)
			utf8_next(text, &at);
	}
	sum_up(&s, before);
}
