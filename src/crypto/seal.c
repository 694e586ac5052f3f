#include "crypto/seal.h"

#include <openssl/evp.h>

#define VERSION 1
#define NONCE 12
#define TAG 16
#define LONGEST (64 * 1024 * 1024)

struct seal_keys seal_keys_make(const unsigned char master[32])
{
	struct seal_keys k;
	digest_hmac(master, 32, "zhifa-seal/1 field", 18, k.field);
	digest_hmac(master, 32, "zhifa-seal/1 lookup", 19, k.lookup);
	digest_hmac(master, 32, "zhifa-seal/1 file", 17, k.file);
	return k;
}

struct str seal_field(
	struct cx *cx, const struct seal_keys *keys, struct str place, struct str text)
{
	INVARIANT(text.n <= LONGEST && place.n <= LONGEST);
	unsigned char *out = arena_alloc(cx->arena, 1 + NONCE + text.n + TAG);
	unsigned char *body = out + 1 + NONCE;
	out[0] = VERSION;
	cx_random(cx, out + 1, NONCE);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	int n = 0;
	INVARIANT(c && EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, keys->field, out + 1) == 1);
	INVARIANT(EVP_EncryptUpdate(c, NULL, &n, out, 1) == 1);
	if (place.n)
		INVARIANT(EVP_EncryptUpdate(c, NULL, &n, (const void *)place.p, (int)place.n) == 1);
	if (text.n)
		INVARIANT(EVP_EncryptUpdate(c, body, &n, (const void *)text.p, (int)text.n) == 1);
	INVARIANT(EVP_EncryptFinal_ex(c, body + text.n, &n) == 1);
	INVARIANT(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_GET_TAG, TAG, body + text.n) == 1);
	EVP_CIPHER_CTX_free(c);
	return (struct str){(const char *)out, 1 + NONCE + text.n + TAG};
}

static bool open_into(const struct seal_keys *keys, struct str place, struct str sealed,
	unsigned char *out, size_t n)
{
	const unsigned char *p = (const unsigned char *)sealed.p;
	unsigned char tag[TAG];
	memcpy(tag, p + 1 + NONCE + n, TAG);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	int got = 0;
	INVARIANT(c && EVP_DecryptInit_ex(c, EVP_aes_256_gcm(), NULL, keys->field, p + 1) == 1);
	INVARIANT(EVP_DecryptUpdate(c, NULL, &got, p, 1) == 1);
	if (place.n)
		INVARIANT(
			EVP_DecryptUpdate(c, NULL, &got, (const void *)place.p, (int)place.n) == 1);
	if (n)
		INVARIANT(EVP_DecryptUpdate(c, out, &got, p + 1 + NONCE, (int)n) == 1);
	INVARIANT(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, TAG, tag) == 1);
	bool ok = EVP_DecryptFinal_ex(c, out + n, &got) == 1;
	EVP_CIPHER_CTX_free(c);
	return ok;
}

enum rc seal_open(struct cx *cx, const struct seal_keys *keys, struct str place, struct str sealed,
	struct str *out)
{
	if (sealed.n < 1 + NONCE + TAG || sealed.n > LONGEST + 1 + NONCE + TAG || place.n > LONGEST)
		return fail(cx, RC_CORRUPT, "加密字段长度不对，数据可能已损坏");
	if (sealed.p[0] != VERSION)
		return fail(
			cx, RC_CORRUPT, "加密字段的版本 %d 无法识别", (unsigned char)sealed.p[0]);
	size_t n = sealed.n - 1 - NONCE - TAG;
	unsigned char *p = arena_alloc(cx->arena, n + 1);
	if (!open_into(keys, place, sealed, p, n))
		return fail(cx, RC_CORRUPT, "加密字段校验不一致：内容被改动，或密钥、位置不对");
	*out = (struct str){(const char *)p, n};
	return RC_OK;
}

void seal_lookup(const struct seal_keys *keys, struct str kind, struct str text,
	unsigned char out[DIGEST_SIZE])
{
	/* the kind is digested on its own, so no kind and text can be read as another pair */
	unsigned char key[DIGEST_SIZE];
	digest_hmac(keys->lookup, sizeof keys->lookup, kind.p, kind.n, key);
	digest_hmac(key, sizeof key, text.p, text.n, out);
}
