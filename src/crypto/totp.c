#include "crypto/totp.h"

#include "crypto/code.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#define STEP_MS 30000

void totp_secret_new(struct cx *cx, unsigned char out[TOTP_SECRET])
{
	cx_random(cx, out, TOTP_SECRET);
}

int totp_code(const void *secret, size_t n, int64_t step)
{
	unsigned char counter[8], mac[20];
	for (int i = 0; i < 8; i++)
		counter[i] = (unsigned char)((uint64_t)step >> (56 - 8 * i));
	unsigned int got = 0;
	INVARIANT(HMAC(EVP_sha1(), secret, (int)n, counter, sizeof counter, mac, &got) != NULL);
	INVARIANT(got == sizeof mac);
	unsigned at = mac[19] & 15U;
	uint32_t v = (mac[at] & 0x7FU) << 24 | (uint32_t)mac[at + 1] << 16 |
		     (uint32_t)mac[at + 2] << 8 | mac[at + 3];
	return (int)(v % 1000000);
}

bool totp_check(const void *secret, size_t n, struct instant now, struct str code,
	int64_t last_step, int64_t *step)
{
	int64_t given, at = now.ms / STEP_MS;
	if (code.n != 6 || code.p[0] == '-' || !str_to_int(code, &given))
		return false;
	for (int64_t s = at - 1; s <= at + 1; s++) {
		if (s > last_step && totp_code(secret, n, s) == given) {
			*step = s;
			return true;
		}
	}
	return false;
}

static void percent(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
			strchr("-._~", c))
			buf_char(b, (char)c);
		else
			buf_printf(b, "%%%02X", c);
	}
}

struct str totp_uri(
	struct arena *a, struct str issuer, struct str account, const void *secret, size_t n)
{
	struct buf b = buf_in(a);
	buf_z(&b, "otpauth://totp/");
	percent(&b, issuer);
	buf_char(&b, ':');
	percent(&b, account);
	buf_z(&b, "?secret=");
	buf_str(&b, code_base32(a, secret, n));
	buf_z(&b, "&issuer=");
	percent(&b, issuer);
	buf_z(&b, "&algorithm=SHA1&digits=6&period=30");
	return buf_get(&b);
}
