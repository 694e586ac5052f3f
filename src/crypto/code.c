#include "crypto/code.h"

static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char base64url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/* bits per character: 6 or 5; unit: characters to a padded group, 0 for no padding */
static struct str encode(struct arena *a, const char *digits, unsigned bits, unsigned unit,
	const unsigned char *p, size_t n)
{
	char *out = arena_alloc(a, n * 8 / bits + 9);
	size_t at = 0;
	uint32_t held = 0;
	unsigned count = 0, mask = (1U << bits) - 1;
	for (size_t i = 0; i < n; i++) {
		held = held << 8 | p[i];
		count += 8;
		while (count >= bits) {
			count -= bits;
			out[at++] = digits[held >> count & mask];
		}
		held &= (1U << count) - 1;
	}
	if (count)
		out[at++] = digits[held << (bits - count) & mask];
	while (unit && at % unit)
		out[at++] = '=';
	return (struct str){out, at};
}

static bool decode(struct arena *a, const char *digits, unsigned bits, unsigned unit,
	struct str text, struct str *out)
{
	size_t n = text.n;
	if (unit) {
		if (n % unit)
			return false;
		for (unsigned pad = 0; pad < 2 && n && text.p[n - 1] == '='; pad++)
			n--;
	}
	char *p = arena_alloc(a, n * bits / 8 + 1);
	size_t at = 0;
	uint32_t held = 0;
	unsigned count = 0;
	for (size_t i = 0; i < n; i++) {
		const char *hit = text.p[i] ? strchr(digits, text.p[i]) : NULL;
		if (!hit)
			return false;
		held = held << bits | (uint32_t)(hit - digits);
		count += bits;
		if (count >= 8) {
			count -= 8;
			p[at++] = (char)(held >> count & 0xFF);
		}
		held &= (1U << count) - 1;
	}
	/* what is left over must be the zero bits of a text that ends where it must */
	if (count >= bits || held)
		return false;
	if (unit && (n + unit - 1) / unit * unit != text.n)
		return false;
	*out = (struct str){p, at};
	return true;
}

struct str code_base64(struct arena *a, const void *p, size_t n)
{
	return encode(a, base64, 6, 4, p, n);
}

struct str code_base64url(struct arena *a, const void *p, size_t n)
{
	return encode(a, base64url, 6, 0, p, n);
}

struct str code_base32(struct arena *a, const void *p, size_t n)
{
	return encode(a, base32, 5, 0, p, n);
}

bool code_base64_read(struct arena *a, struct str text, struct str *out)
{
	return decode(a, base64, 6, 4, text, out);
}

bool code_base64url_read(struct arena *a, struct str text, struct str *out)
{
	return decode(a, base64url, 6, 0, text, out);
}

bool code_base32_read(struct arena *a, struct str text, struct str *out)
{
	return decode(a, base32, 5, 0, text, out);
}

struct str code_token(struct cx *cx, size_t n)
{
	unsigned char *p = arena_alloc(cx->arena, n);
	cx_random(cx, p, n);
	return code_base64url(cx->arena, p, n);
}
