#include "ledger/checkpoint.h"

#include "base/utf8.h"
#include "crypto/code.h"

#define MOST_SIGNATURES 64
#define ED25519 1 /* signature type of signed notes */
#define DASH "\xE2\x80\x94 "

static bool is_space(uint32_t c)
{
	return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 ||
	       (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
	       c == 0x205F || c == 0x3000;
}

bool checkpoint_name_check(struct str name)
{
	if (name.n == 0 || name.n > 1024 || !utf8_check(name))
		return false;
	for (size_t at = 0; at < name.n;) {
		uint32_t c = utf8_next(name, &at);
		if (is_space(c) || c == '+')
			return false;
	}
	return true;
}

void checkpoint_key_id(const struct checkpoint_key *key, unsigned char id[4])
{
	unsigned char out[DIGEST_SIZE];
	struct digest d;
	digest_init(&d, DIGEST_SHA256); /* the note format fixes it, whatever the tree uses */
	digest_add(&d, key->name.p, key->name.n);
	digest_add(&d, (const char[]){'\n', ED25519}, 2);
	digest_add(&d, key->pub, sizeof key->pub);
	digest_final(&d, out);
	memcpy(id, out, 4);
}

struct str checkpoint_key_str(struct arena *a, const struct checkpoint_key *key)
{
	unsigned char id[4], typed[1 + SIGN_PUBLIC] = {ED25519};
	checkpoint_key_id(key, id);
	memcpy(typed + 1, key->pub, SIGN_PUBLIC);
	return str_printf(a, STR_FMT "+" STR_FMT "+" STR_FMT, STR_ARG(key->name),
		STR_ARG(str_hex(a, id, 4)), STR_ARG(code_base64(a, typed, sizeof typed)));
}

enum rc checkpoint_key_parse(struct cx *cx, struct str text, struct checkpoint_key *out)
{
	struct str rest = text, name, hex, typed;
	unsigned char id[4], want[4];
	/* the last part is base64 and may have a plus itself */
	if (!str_split(&rest, '+', &name) || !str_split(&rest, '+', &hex) || !rest.p ||
		!checkpoint_name_check(name) || !str_unhex(hex, id, 4) ||
		!code_base64_read(cx->arena, rest, &typed) || typed.n != 1 + SIGN_PUBLIC ||
		typed.p[0] != ED25519)
		return fail(cx, RC_INPUT, "公钥格式有误，应为“名称+标识+密钥”");
	struct checkpoint_key key = {.name = str_dup(cx->arena, name)};
	memcpy(key.pub, typed.p + 1, SIGN_PUBLIC);
	checkpoint_key_id(&key, want);
	if (memcmp(id, want, 4) != 0)
		return fail(cx, RC_INPUT, "公钥的标识与内容不符");
	*out = key;
	return RC_OK;
}

struct str checkpoint_sign(struct cx *cx, const struct checkpoint *c, const struct sign_key *key)
{
	INVARIANT(checkpoint_name_check(c->origin) && c->size >= 0 && c->size < TREE_MOST);
	struct checkpoint_key pub = {.name = c->origin};
	unsigned char signature[4 + SIGN_BYTES];
	struct buf b = buf_in(cx->arena);
	buf_printf(&b, STR_FMT "\n%lld\n" STR_FMT "\n", STR_ARG(c->origin), (long long)c->size,
		STR_ARG(code_base64(cx->arena, c->root.b, DIGEST_SIZE)));
	buf_str(&b, c->extra);
	sign_key_public(key, pub.pub);
	checkpoint_key_id(&pub, signature);
	sign_bytes(key, b.p, b.n, signature + 4);
	buf_printf(&b, "\n" DASH STR_FMT " " STR_FMT "\n", STR_ARG(c->origin),
		STR_ARG(code_base64(cx->arena, signature, sizeof signature)));
	return buf_get(&b);
}

/* A note cut in two: the text with its last line end, and the signature lines. */
static enum rc cut(struct cx *cx, struct str note, struct str *text, struct str *signatures)
{
	if (note.n > CHECKPOINT_MOST)
		return fail(cx, RC_INPUT, "检查点过大");
	if (!utf8_check(note))
		return fail(cx, RC_INPUT, "检查点不是有效的 UTF-8 文本");
	size_t last = note.n;
	for (size_t i = 0; i < note.n; i++) {
		unsigned char c = (unsigned char)note.p[i];
		if (c < 0x20 && c != '\n')
			return fail(cx, RC_INPUT, "检查点中有控制字符");
		if (c == '\n' && i > 0 && note.p[i - 1] == '\n')
			last = i;
	}
	if (last == note.n || last + 1 == note.n || note.p[note.n - 1] != '\n')
		return fail(cx, RC_INPUT, "检查点没有签名");
	*text = str_sub(note, 0, last);
	*signatures = str_sub(note, last + 1, note.n - 1);
	return RC_OK;
}

struct signature {
	struct str name, bytes; /* bytes: key id, then the signature itself */
};

static enum rc read_signature(struct cx *cx, struct str line, struct signature *out)
{
	struct str dash = STR(DASH), rest;
	if (!str_has_prefix(line, dash))
		return fail(cx, RC_INPUT, "检查点的签名行格式有误");
	rest = str_sub(line, dash.n, line.n);
	if (!str_split(&rest, ' ', &out->name) || !rest.p || !checkpoint_name_check(out->name) ||
		!code_base64_read(cx->arena, rest, &out->bytes) || out->bytes.n < 5)
		return fail(cx, RC_INPUT, "检查点的签名行格式有误");
	return RC_OK;
}

static enum rc read_text(struct cx *cx, struct str text, struct checkpoint *out)
{
	struct str rest = text, origin, size, root, hash;
	if (!str_split(&rest, '\n', &origin) || !str_split(&rest, '\n', &size) ||
		!str_split(&rest, '\n', &root) || !rest.p)
		return fail(cx, RC_INPUT, "检查点少于三行");
	if (origin.n == 0)
		return fail(cx, RC_INPUT, "检查点没有日志名称");
	int64_t n;
	if (size.n == 0 || size.p[0] == '-' || (size.n > 1 && size.p[0] == '0') ||
		!str_to_int(size, &n) || n >= TREE_MOST)
		return fail(cx, RC_INPUT, "检查点的日志长度有误");
	if (!code_base64_read(cx->arena, root, &hash) || hash.n != DIGEST_SIZE)
		return fail(cx, RC_INPUT, "检查点的根摘要有误");
	/* each extension line has something in it */
	if (rest.n && (rest.p[0] == '\n' || str_find(rest, STR("\n\n"), 0) < rest.n))
		return fail(cx, RC_INPUT, "检查点中有空行");
	*out = (struct checkpoint){
		.origin = str_dup(cx->arena, origin), .size = n, .extra = str_dup(cx->arena, rest)};
	memcpy(out->root.b, hash.p, DIGEST_SIZE);
	return RC_OK;
}

/* Reads the whole note; *good counts the key's signatures, key NULL for none. */
static enum rc read_note(struct cx *cx, struct str note, const struct checkpoint_key *key,
	struct checkpoint *out, int *good)
{
	struct str text = STR_NONE, lines = STR_NONE, line;
	enum rc rc = cut(cx, note, &text, &lines);
	if (rc == RC_OK)
		rc = read_text(cx, text, out);
	unsigned char id[4] = {0};
	if (key)
		checkpoint_key_id(key, id);
	for (int count = 0; rc == RC_OK && str_split(&lines, '\n', &line); count++) {
		struct signature s;
		if (count == MOST_SIGNATURES)
			return fail(cx, RC_INPUT, "检查点的签名过多");
		rc = read_signature(cx, line, &s);
		if (rc != RC_OK || !key || !str_eq(s.name, key->name) ||
			memcmp(s.bytes.p, id, 4) != 0)
			continue;
		if (s.bytes.n != 4 + SIGN_BYTES ||
			!sign_check(key->pub, text.p, text.n, (const unsigned char *)s.bytes.p + 4))
			return fail(
				cx, RC_CORRUPT, "检查点的签名不对：内容被改动，或不是该日志所签");
		(*good)++;
	}
	return rc;
}

enum rc checkpoint_parse(struct cx *cx, struct str note, struct checkpoint *out)
{
	int good = 0;
	return read_note(cx, note, NULL, out, &good);
}

enum rc checkpoint_open(
	struct cx *cx, struct str note, const struct checkpoint_key *key, struct checkpoint *out)
{
	int good = 0;
	enum rc rc = read_note(cx, note, key, out, &good);
	if (rc == RC_OK && good == 0)
		return fail(cx, RC_CORRUPT, "检查点没有 " STR_FMT " 的签名", STR_ARG(key->name));
	return rc;
}
