#include "decision/line.h"

#include "base/utf8.h"
#include "crypto/digest.h"
#include "decision/numeral.h"
#include "format/json.h"

/* What a member of the object is for. */
enum member {
	M_ID,
	M_PARTY,
	M_PARTY_KIND,
	M_FACTS,
	M_BASIS,
	M_PENALTY,
	M_KINDS,
	M_ORGAN,
	M_NUMBER,
	M_DECIDED,
	M_PUBLISHED,
	M_TITLE,
	M_DOCUMENT,
	M_UNUSED, /* known, kept in the line alone */
	MEMBERS
};

static const struct {
	const char *key;
	enum member member;
} keys[] = {{"id", M_ID}, {"party", M_PARTY}, {"party_name", M_PARTY}, {"当事人", M_PARTY},
	{"party_type", M_PARTY_KIND}, {"当事人类型", M_PARTY_KIND}, {"facts", M_FACTS},
	{"违法事实", M_FACTS}, {"basis", M_BASIS}, {"处罚依据", M_BASIS},
	{"penalty_text", M_PENALTY}, {"处罚内容", M_PENALTY}, {"penalty_types", M_KINDS},
	{"处罚种类", M_KINDS}, {"authority", M_ORGAN}, {"决定机关", M_ORGAN}, {"number", M_NUMBER},
	{"decision_number", M_NUMBER}, {"文号", M_NUMBER}, {"decided_at", M_DECIDED},
	{"decision_date", M_DECIDED}, {"决定日期", M_DECIDED}, {"published_at", M_PUBLISHED},
	{"公开日期", M_PUBLISHED}, {"title", M_TITLE}, {"标题", M_TITLE},
	{"nfra_doc_id", M_DOCUMENT}, {"url", M_DOCUMENT}, {"province", M_UNUSED}};

static const char *const titles[MEMBERS] = {[M_ID] = "来源编号",
	[M_PARTY] = "当事人",
	[M_PARTY_KIND] = "当事人类型",
	[M_FACTS] = "违法事实",
	[M_BASIS] = "处罚依据",
	[M_PENALTY] = "处罚内容",
	[M_KINDS] = "处罚种类",
	[M_ORGAN] = "决定机关",
	[M_NUMBER] = "决定书编号",
	[M_DECIDED] = "决定日期",
	[M_PUBLISHED] = "公开日期",
	[M_TITLE] = "标题",
	[M_DOCUMENT] = "来源文件"};

struct reader {
	struct arena *a;
	struct decision_line *out;
	struct str members[MEMBERS];
};

static void unread(struct reader *r, enum member m, struct str text, const char *why)
{
	*VEC_PUSH(r->a, &r->out->unread) = (struct doubt){str_c(titles[m]), text, str_c(why)};
}

static void undecided(struct reader *r, enum member m, struct str text, const char *why)
{
	*VEC_PUSH(r->a, &r->out->open) = (struct doubt){str_c(titles[m]), text, str_c(why)};
}

/* Names the field of the doubts that a parser added. */
static void name_doubts(struct reader *r, size_t from, enum member m)
{
	for (size_t i = from; i < r->out->unread.n; i++)
		r->out->unread.v[i].field = str_c(titles[m]);
}

/* dates */

/* One number of at most most characters; the sign that must follow is taken. */
static bool take_number(struct str *s, size_t most, const char *const *signs, int *out)
{
	size_t end = numeral_end(*s, 0);
	int64_t n;
	end = str_find(str_sub(*s, 0, end), STR("."), 0); /* 2026.3.5 is no number */
	if (!end || utf8_count(str_sub(*s, 0, end)) > most ||
		!numeral_parse_int(str_sub(*s, 0, end), &n) || n > 9999)
		return false;
	*out = (int)n;
	struct str rest = str_sub(*s, end, s->n);
	for (; *signs; signs++)
		if (str_has_prefix(rest, str_c(*signs))) {
			*s = str_sub(rest, strlen(*signs), rest.n);
			return true;
		}
	return false;
}

/* 10:52, 10:52:00, 10:52:00.000+08:00 */
static bool is_time(struct str s)
{
	if (s.n < 5)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("0123456789:.+-Z", s.p[i]))
			return false;
	return s.p[2] == ':';
}

bool decision_date_read(struct str text, struct date *out)
{
	static const char *const first[] = {"-", "/", ".", "年", NULL};
	static const char *const second[] = {"-", "/", ".", "月", NULL};
	static const char *const last[] = {"日", "", NULL};
	int y, m, d;
	struct str s = str_trim(text);
	if (s.n == 8) { /* 20260325 */
		int64_t n;
		if (str_to_int(s, &n) && n > 0)
			return date_make(
				(int)(n / 10000), (int)(n / 100 % 100), (int)(n % 100), out);
	}
	size_t blank = 0;
	while (blank < s.n && s.p[blank] != ' ' && s.p[blank] != 'T')
		blank++;
	if (blank < s.n && !is_time(str_trim(str_sub(s, blank + 1, s.n))))
		return false;
	s = str_sub(s, 0, blank);
	return take_number(&s, 4, first, &y) && take_number(&s, 3, second, &m) &&
	       take_number(&s, 3, last, &d) && !s.n && date_make(y, m, d, out);
}

static struct date read_date(struct reader *r, enum member m)
{
	struct date d = DATE_NONE;
	if (r->members[m].n && !decision_date_read(r->members[m], &d))
		unread(r, m, r->members[m], "读不出日期");
	return d;
}

/* members */

static void take_member(struct reader *r, struct str key, const struct json *v)
{
	enum member m = MEMBERS;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_is(key, keys[i].key))
			m = keys[i].member;
	struct str text = STR("");
	switch (json_kind(v)) {
	case JSON_STR:
		text = str_trim(json_str(v));
		break;
	case JSON_INT:
		text = str_printf(r->a, "%lld", (long long)json_int(v, 0));
		break;
	case JSON_NIL:
	case JSON_NONE:
		break;
	case JSON_BOOL:
	case JSON_ARR:
	case JSON_OBJ:
		m = MEMBERS;
		text = STR("（不是文字）");
		break;
	}
	if (m == MEMBERS) {
		if (text.n)
			*VEC_PUSH(r->a, &r->out->unread) =
				(struct doubt){key, text, STR("没有用到这一项")};
		return;
	}
	if (text.n && r->members[m].n && !str_eq(text, r->members[m]))
		unread(r, m, text, "同一内容写了两次，取前一个");
	else if (text.n)
		r->members[m] = text;
}

static void read_party(struct reader *r)
{
	static const struct {
		const char *word, *kind;
	} kinds[] = {{"机构", "org"}, {"单位", "org"}, {"企业", "org"}, {"法人", "org"},
		{"组织", "org"}, {"个人", "person"}, {"自然人", "person"}, {"公民", "person"}};
	struct decision_line *l = r->out;
	struct str type = r->members[M_PARTY_KIND];
	l->party = r->members[M_PARTY];
	l->party_kind = STR("");
	for (size_t i = 0; type.n && i < sizeof kinds / sizeof *kinds; i++)
		if (str_is(type, kinds[i].word))
			l->party_kind = str_c(kinds[i].kind);
	if (type.n && !l->party_kind.n)
		unread(r, M_PARTY_KIND, type, "不认识的当事人类型");
	static const char *const joints[] = {"、", "；", ";", "\n", "，"};
	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
		if (str_find(l->party, str_c(joints[i]), 0) < l->party.n) {
			undecided(r, M_PARTY, l->party, "可能有几个当事人，没有拆分");
			return;
		}
}

static void read_numbers(struct reader *r)
{
	struct decision_line *l = r->out;
	enum member m = r->members[M_NUMBER].n ? M_NUMBER : M_TITLE;
	size_t before = l->unread.n;
	decision_numbers_read(r->a, r->members[m], &l->numbers, &l->unread);
	name_doubts(r, before, m);
	if (l->numbers.n > 1)
		undecided(r, m, l->numbers.source, "有几个编号，没有写明哪一个是对这个当事人的");
	else if (!l->numbers.n && l->unread.n == before)
		undecided(r, M_NUMBER, STR(""), "来源没有编号");
}

static void read_penalty(struct reader *r)
{
	struct decision_line *l = r->out;
	size_t before = l->unread.n, start = before;
	l->penalty = r->members[M_PENALTY];
	amounts_read(r->a, l->penalty, &l->amounts, &l->unread);
	name_doubts(r, before, M_PENALTY);
	unsigned in_text = penalty_kinds_in(l->penalty);
	before = l->unread.n;
	l->kinds = penalty_kinds_read(r->a, r->members[M_KINDS], &l->unread);
	name_doubts(r, before, M_KINDS);
	if (!l->kinds)
		l->kinds = in_text;
	else if (in_text && in_text != l->kinds)
		unread(r, M_KINDS, r->members[M_KINDS], "与处罚内容写的种类不一致");
	if (l->penalty.n && !in_text && !l->amounts.n)
		unread(r, M_PENALTY, l->penalty, "读不出处罚的种类和金额");
	if ((l->kinds & 1U << PENALTY_FINE) && !l->amounts.n && l->unread.n == start)
		unread(r, M_PENALTY, l->penalty, "写了罚款，没有数额");
}

/* Whether a byte may be part of a number of JSON. */
static bool is_numeric(char c)
{
	return c && strchr("0123456789+-.eE", c);
}

/*
 * The line with every fraction and power of ten as the text it is: our JSON has integers alone, and
 * a source may have figures that nobody asks for. What is no number stays as it is, and is refused.
 */
static struct str fractions_as_text(struct arena *a, struct str raw)
{
	struct buf b = buf_in(a);
	bool in_text = false;
	for (size_t i = 0; i < raw.n; i++) {
		char c = raw.p[i];
		size_t end = i;
		while (!in_text && end < raw.n && is_numeric(raw.p[end]))
			end++;
		struct str number = str_sub(raw, i, end);
		bool digits = end > i && (c == '-' || (c >= '0' && c <= '9'));
		if (digits && (memchr(number.p, '.', number.n) || memchr(number.p, 'e', number.n) ||
				      memchr(number.p, 'E', number.n))) {
			buf_char(&b, '"');
			buf_str(&b, number);
			buf_char(&b, '"');
			i = end - 1;
			continue;
		}
		if (c == '\\' && in_text && i + 1 < raw.n)
			buf_char(&b, raw.p[i++]);
		else if (c == '"')
			in_text = !in_text;
		buf_char(&b, raw.p[i]);
	}
	return buf_get(&b);
}

static struct str id_of_line(struct arena *a, struct str raw)
{
	unsigned char digest[DIGEST_SIZE];
	digest_sha256(raw.p, raw.n, digest);
	return str_printf(a, "sha256-" STR_FMT, STR_ARG(str_hex(a, digest, DIGEST_SIZE)));
}

enum rc decision_line_read(struct cx *cx, struct str raw, struct decision_line *out)
{
	struct reader r = {.a = cx->arena, .out = out};
	struct json *v;
	*out = (struct decision_line){.raw = raw, .decided = DATE_NONE, .published = DATE_NONE};
	if (!utf8_check(raw))
		return fail(cx, RC_INPUT, "不是 UTF-8 编码的文字");
	if (utf8_count(raw) > DECISION_LINE_CHARS)
		return fail(cx, RC_INPUT, "超过 %d 个字", DECISION_LINE_CHARS);
	if (json_parse(cx, fractions_as_text(cx->arena, raw), &v))
		return cx->rc;
	if (json_kind(v) != JSON_OBJ)
		return fail(cx, RC_INPUT, "应当是一个 JSON 对象");
	struct json_each each = json_each(v);
	while (json_next(&each))
		take_member(&r, each.key, each.value);
	read_party(&r);
	out->facts = r.members[M_FACTS];
	out->basis = r.members[M_BASIS];
	out->organ = r.members[M_ORGAN];
	out->title = r.members[M_TITLE];
	out->document = r.members[M_DOCUMENT];
	out->id = r.members[M_ID].n ? r.members[M_ID] : id_of_line(cx->arena, raw);
	if (!out->party.n)
		return fail(cx, RC_INPUT, "没有当事人（party）");
	if (!out->facts.n && !r.members[M_PENALTY].n)
		return fail(cx, RC_INPUT, "没有违法事实（facts），也没有处罚内容（penalty_text）");
	read_numbers(&r);
	read_penalty(&r);
	out->decided = read_date(&r, M_DECIDED);
	out->published = read_date(&r, M_PUBLISHED);
	return RC_OK;
}
