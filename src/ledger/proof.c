#include "ledger/proof.h"

#include "crypto/code.h"

#define HEAD "c2sp.org/tlog-proof@v1"

struct str proof_write(struct arena *a, const struct proof *p)
{
	INVARIANT(p->index >= 0 && p->path.n <= TREE_LEVELS);
	struct buf b = buf_in(a);
	buf_printf(&b, HEAD "\nindex %lld\n", (long long)p->index);
	for (size_t i = 0; i < p->path.n; i++) {
		buf_str(&b, code_base64(a, p->path.v[i].b, DIGEST_SIZE));
		buf_char(&b, '\n');
	}
	buf_char(&b, '\n');
	buf_str(&b, p->note);
	return buf_get(&b);
}

static enum rc wrong(struct cx *cx, const char *what)
{
	return fail(cx, RC_INPUT, "日志证明的%s有误", what);
}

static enum rc read_index(struct cx *cx, struct str line, int64_t *out)
{
	struct str label = STR("index ");
	struct str digits = str_sub(line, label.n, line.n);
	if (!str_has_prefix(line, label) || !digits.n || digits.p[0] == '-' ||
		(digits.n > 1 && digits.p[0] == '0') || !str_to_int(digits, out) ||
		*out >= TREE_MOST)
		return wrong(cx, "序号");
	return RC_OK;
}

enum rc proof_parse(struct cx *cx, struct str text, struct proof *out)
{
	struct str rest = text, line, hash;
	*out = (struct proof){0};
	if (text.n > PROOF_MOST)
		return fail(cx, RC_INPUT, "日志证明过大");
	if (!str_split(&rest, '\n', &line) || !str_is(line, HEAD) || !str_split(&rest, '\n', &line))
		return wrong(cx, "首行");
	/* what the issuer may add for his own use is signed by nobody */
	if (str_has_prefix(line, STR("extra ")) &&
		(!code_base64_read(cx->arena, str_sub(line, 6, line.n), &hash) ||
			!str_split(&rest, '\n', &line)))
		return wrong(cx, "附加信息");
	if (read_index(cx, line, &out->index) != RC_OK)
		return cx->rc;
	for (;;) {
		if (!rest.p || !str_split(&rest, '\n', &line))
			return wrong(cx, "结尾");
		if (!line.n)
			break;
		if (out->path.n == TREE_LEVELS || !code_base64_read(cx->arena, line, &hash) ||
			hash.n != DIGEST_SIZE)
			return wrong(cx, "摘要");
		memcpy(VEC_PUSH(cx->arena, &out->path)->b, hash.p, DIGEST_SIZE);
	}
	struct checkpoint c;
	out->note = str_dup(cx->arena, rest);
	return checkpoint_parse(cx, out->note, &c);
}

enum rc proof_check(struct cx *cx, enum digest_kind kind, const struct proof *p,
	struct tree_hash leaf, const struct checkpoint_key *key, struct checkpoint *c)
{
	enum rc rc = checkpoint_open(cx, p->note, key, c);
	if (rc != RC_OK)
		return rc;
	if (!tree_check_inclusion(kind, leaf, p->index, c->size, &p->path, c->root))
		return fail(cx, RC_CORRUPT, "日志证明与内容不符（第%lld项）", (long long)p->index);
	return RC_OK;
}
