#include "ledger/chain.h"

#define HEAD "zhifa-event/1"

/* Names are of letters, digits and .-_ ; a request id may be any visible ASCII, or nothing. */
static bool is_word(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
			    (c && strchr(".-_", c))))
			return false;
	}
	return s.n > 0 && s.n <= 128;
}

static bool is_visible(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < 0x21 || s.p[i] > 0x7E)
			return false;
	}
	return s.n <= 128;
}

/* What cannot be in an event, or NULL. */
static const char *fault(const struct chain_event *e)
{
	if (e->organ < 1)
		return "单位编号";
	if (e->matter < 1)
		return "案件编号";
	if (e->seq < 1)
		return "序号";
	if (!is_word(e->kind))
		return "类别";
	if (!is_word(e->action))
		return "环节";
	if (e->actor < 0)
		return "经办人";
	if (e->recorded.ms < 0)
		return "记录时间";
	if (e->effective.ms < 0)
		return "生效时间";
	if (!is_visible(e->request_id))
		return "请求编号";
	return NULL;
}

enum rc chain_encode(
	struct cx *cx, enum digest_kind kind, const struct chain_event *e, struct str *out)
{
	const char *wrong = fault(e);
	if (wrong)
		return fail(cx, RC_INPUT, "办理记录的%s不合规", wrong);
	unsigned char body[DIGEST_SIZE];
	digest_of(kind, e->body.p, e->body.n, body);
	struct buf b = buf_in(cx->arena);
	buf_z(&b, HEAD "\n");
	buf_printf(&b, "%lld\n%lld\n%lld\n", (long long)e->organ, (long long)e->matter,
		(long long)e->seq);
	buf_printf(&b, STR_FMT "\n" STR_FMT "\n%lld\n", STR_ARG(e->kind), STR_ARG(e->action),
		(long long)e->actor);
	buf_printf(&b, "%lld\n%lld\n" STR_FMT "\n", (long long)e->recorded.ms,
		(long long)e->effective.ms, STR_ARG(e->request_id));
	buf_str(&b, str_hex(cx->arena, e->prev, sizeof e->prev));
	buf_char(&b, '\n');
	buf_str(&b, str_hex(cx->arena, e->salt, sizeof e->salt));
	buf_char(&b, '\n');
	buf_str(&b, str_hex(cx->arena, body, sizeof body));
	buf_char(&b, '\n');
	*out = buf_get(&b);
	return RC_OK;
}

enum rc chain_digest(struct cx *cx, enum digest_kind kind, const struct chain_event *e,
	unsigned char out[DIGEST_SIZE])
{
	struct str text;
	enum rc rc = chain_encode(cx, kind, e, &text);
	if (rc == RC_OK)
		digest_of(kind, text.p, text.n, out);
	return rc;
}

/* A number as we write it: no plus, no leading zero. */
static bool line_number(struct str *rest, int64_t *out)
{
	struct str s;
	return str_split(rest, '\n', &s) && str_to_int(s, out) && *out >= 0 &&
	       (s.n == 1 || (s.p[0] != '0' && s.p[0] != '-'));
}

static bool line_hex(struct str *rest, void *out, size_t n)
{
	struct str s;
	if (!str_split(rest, '\n', &s) || !str_unhex(s, out, n))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= 'A' && s.p[i] <= 'F')
			return false;
	}
	return true;
}

enum rc chain_parse(
	struct cx *cx, struct str text, struct chain_event *out, unsigned char body[DIGEST_SIZE])
{
	struct chain_event e = {0};
	struct str rest = text, line;
	const char *wrong = NULL;
	if (!str_split(&rest, '\n', &line) || !str_is(line, HEAD))
		return fail(cx, RC_CORRUPT, "不是办理记录（第一行应为 " HEAD "）");
	if (!line_number(&rest, &e.organ))
		wrong = "单位编号";
	else if (!line_number(&rest, &e.matter))
		wrong = "案件编号";
	else if (!line_number(&rest, &e.seq))
		wrong = "序号";
	else if (!str_split(&rest, '\n', &e.kind))
		wrong = "类别";
	else if (!str_split(&rest, '\n', &e.action))
		wrong = "环节";
	else if (!line_number(&rest, &e.actor))
		wrong = "经办人";
	else if (!line_number(&rest, &e.recorded.ms))
		wrong = "记录时间";
	else if (!line_number(&rest, &e.effective.ms))
		wrong = "生效时间";
	else if (!str_split(&rest, '\n', &e.request_id))
		wrong = "请求编号";
	else if (!line_hex(&rest, e.prev, sizeof e.prev))
		wrong = "前一条摘要";
	else if (!line_hex(&rest, e.salt, sizeof e.salt))
		wrong = "盐值";
	else if (!line_hex(&rest, body, DIGEST_SIZE))
		wrong = "内容摘要";
	else if (!rest.p || rest.n)
		wrong = "结尾";
	else
		wrong = fault(&e);
	if (wrong)
		return fail(cx, RC_CORRUPT, "办理记录的%s格式有误", wrong);
	*out = e;
	return RC_OK;
}

enum rc chain_check_next(struct cx *cx, const struct chain_event *before,
	const unsigned char before_digest[DIGEST_SIZE], const struct chain_event *e)
{
	static const unsigned char zeros[DIGEST_SIZE];
	long long seq = e->seq, want = before ? before->seq + 1 : 1;
	if (before && e->organ != before->organ)
		return fail(cx, RC_CORRUPT, "第%lld条办理记录的单位与前一条不同", seq);
	if (before && e->matter != before->matter)
		return fail(cx, RC_CORRUPT, "第%lld条办理记录的案件与前一条不同", seq);
	if (seq != want)
		return fail(cx, RC_CORRUPT,
			"办理记录的序号应为%lld，实为%lld：有记录缺失、重复或被调换", want, seq);
	if (before && memcmp(e->prev, before_digest, DIGEST_SIZE) != 0)
		return fail(cx, RC_CORRUPT, "第%lld条办理记录与第%lld条接不上：其中一条被改动", seq,
			seq - 1);
	if (!before && memcmp(e->prev, zeros, DIGEST_SIZE) != 0)
		return fail(cx, RC_CORRUPT, "首条办理记录之前还有记录，但没有找到");
	return RC_OK;
}

struct tree_hash chain_leaf(enum digest_kind kind, const unsigned char digest[DIGEST_SIZE])
{
	return tree_leaf(kind, digest, DIGEST_SIZE);
}
