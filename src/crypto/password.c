#include "crypto/password.h"

#include "crypto/code.h"

#include <argon2.h>

#define COST_TIME 2
#define COST_KIB (32 * 1024)
#define LANES 1
#define SALT 16
#define HASH 32
/* The most a kept text may ask for: one from elsewhere must not eat the machine. */
#define MOST_KIB (256 * 1024)
#define MOST_TIME 16

enum rc password_hash(struct cx *cx, struct str password, struct str *out)
{
	if (password.n == 0 || password.n > PASSWORD_MAX)
		return fail(cx, RC_INPUT, "密码不能为空，且不超过%d个字节", PASSWORD_MAX);
	unsigned char salt[SALT];
	cx_random(cx, salt, sizeof salt);
	char text[160];
	int code = argon2id_hash_encoded(COST_TIME, COST_KIB, LANES, password.p, password.n, salt,
		sizeof salt, HASH, text, sizeof text);
	if (code != ARGON2_OK)
		return fail(cx, RC_BUSY, "内存不足，暂时无法处理密码，请稍后再试");
	*out = str_dup(cx->arena, str_c(text));
	return RC_OK;
}

struct str password_none(struct cx *cx)
{
	unsigned char salt[SALT], hash[HASH];
	cx_random(cx, salt, sizeof salt);
	cx_random(cx, hash, sizeof hash);
	struct str s = code_base64(cx->arena, salt, sizeof salt),
		   h = code_base64(cx->arena, hash, sizeof hash);
	/* argon2 writes base64 without padding */
	while (s.n && s.p[s.n - 1] == '=')
		s.n--;
	while (h.n && h.p[h.n - 1] == '=')
		h.n--;
	return str_printf(cx->arena, "$argon2id$v=19$m=%d,t=%d,p=%d$" STR_FMT "$" STR_FMT, COST_KIB,
		COST_TIME, LANES, STR_ARG(s), STR_ARG(h));
}

/* Reads "m=32768,t=2,p=1" from the text; false unless it is argon2id version 19. */
static bool read_costs(struct str kept, int64_t v[3])
{
	struct str head = STR("$argon2id$v=19$"), costs, part;
	if (!str_has_prefix(kept, head))
		return false;
	struct str rest = str_sub(kept, head.n, kept.n);
	if (!str_split(&rest, '$', &costs) || !rest.p)
		return false;
	for (int i = 0; i < 3; i++) {
		if (!str_split(&costs, ',', &part) || part.n < 3 || part.p[0] != "mtp"[i] ||
			part.p[1] != '=' || !str_to_int(str_sub(part, 2, part.n), &v[i]) ||
			v[i] < 1)
			return false;
	}
	return !costs.p;
}

bool password_check(struct cx *cx, struct str password, struct str kept)
{
	int64_t v[3];
	if (password.n == 0 || password.n > PASSWORD_MAX || kept.n > 512)
		return false;
	if (!read_costs(kept, v) || v[0] > MOST_KIB || v[1] > MOST_TIME || v[2] > 4)
		return false;
	return argon2id_verify(str_z(cx->arena, kept), password.p, password.n) == ARGON2_OK;
}

bool password_is_stale(struct str kept)
{
	int64_t v[3];
	return !read_costs(kept, v) || v[0] != COST_KIB || v[1] != COST_TIME || v[2] != LANES;
}
