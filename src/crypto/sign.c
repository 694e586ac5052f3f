#include "crypto/sign.h"

#include "crypto/code.h"
#include "crypto/secret.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

struct sign_key {
	EVP_PKEY *pkey;
};

static void key_release(void *arg)
{
	EVP_PKEY_free(arg);
}

static struct sign_key *key_hold(struct cx *cx, EVP_PKEY *pkey)
{
	struct sign_key *key = ARENA_NEW(cx->arena, struct sign_key);
	key->pkey = pkey;
	arena_defer(cx->arena, key_release, pkey);
	return key;
}

struct sign_key *sign_key_seeded(struct cx *cx, const unsigned char seed[32])
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, 32);
	INVARIANT(pkey);
	return key_hold(cx, pkey);
}

struct sign_key *sign_key_new(struct cx *cx)
{
	unsigned char seed[32];
	cx_random(cx, seed, sizeof seed);
	struct sign_key *key = sign_key_seeded(cx, seed);
	OPENSSL_cleanse(seed, sizeof seed);
	return key;
}

enum rc sign_key_save(struct cx *cx, const struct sign_key *key, const char *path)
{
	BIO *bio = BIO_new(BIO_s_mem());
	INVARIANT(bio &&
		  PEM_write_bio_PKCS8PrivateKey(bio, key->pkey, NULL, NULL, 0, NULL, NULL) == 1);
	char *p = NULL;
	long n = BIO_get_mem_data(bio, &p);
	enum rc rc = secret_save(cx, path, (struct str){p, (size_t)n}, false);
	BIO_free(bio);
	return rc;
}

/* An encrypted key has nobody here who could type its pass phrase. */
static int no_phrase(char *buf, int size, int writing, void *arg)
{
	(void)buf, (void)size, (void)writing, (void)arg;
	return -1;
}

enum rc sign_key_load(struct cx *cx, const char *path, struct sign_key **out)
{
	struct str text;
	enum rc rc = secret_load(cx, path, &text);
	if (rc != RC_OK)
		return rc;
	BIO *bio = BIO_new_mem_buf(text.p, (int)text.n);
	INVARIANT(bio);
	EVP_PKEY *pkey = PEM_read_bio_PrivateKey(bio, NULL, no_phrase, NULL);
	BIO_free(bio);
	ERR_clear_error();
	if (!pkey || EVP_PKEY_get_id(pkey) != EVP_PKEY_ED25519) {
		EVP_PKEY_free(pkey);
		return fail(cx, RC_CORRUPT, "密钥文件 %s 不是 Ed25519 私钥（PEM 格式）", path);
	}
	*out = key_hold(cx, pkey);
	return RC_OK;
}

void sign_key_public(const struct sign_key *key, unsigned char out[SIGN_PUBLIC])
{
	size_t n = SIGN_PUBLIC;
	INVARIANT(EVP_PKEY_get_raw_public_key(key->pkey, out, &n) == 1 && n == SIGN_PUBLIC);
}

void sign_bytes(const struct sign_key *key, const void *p, size_t n, unsigned char out[SIGN_BYTES])
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	size_t got = SIGN_BYTES;
	INVARIANT(ctx && EVP_DigestSignInit(ctx, NULL, NULL, NULL, key->pkey) == 1);
	INVARIANT(EVP_DigestSign(ctx, out, &got, p, n) == 1 && got == SIGN_BYTES);
	EVP_MD_CTX_free(ctx);
}

bool sign_check(const unsigned char pub[SIGN_PUBLIC], const void *p, size_t n,
	const unsigned char sig[SIGN_BYTES])
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, pub, SIGN_PUBLIC);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	INVARIANT(ctx);
	bool ok = pkey && EVP_DigestVerifyInit(ctx, NULL, NULL, NULL, pkey) == 1 &&
		  EVP_DigestVerify(ctx, sig, SIGN_BYTES, p, n) == 1;
	EVP_MD_CTX_free(ctx);
	EVP_PKEY_free(pkey);
	ERR_clear_error();
	return ok;
}

/* SubjectPublicKeyInfo of Ed25519 is this prefix and the 32 bytes (RFC 8410 §4). */
static const unsigned char spki[12] = {
	0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
#define PEM_BEGIN "-----BEGIN PUBLIC KEY-----\n"
#define PEM_END "\n-----END PUBLIC KEY-----\n"

struct str sign_public_pem(struct arena *a, const unsigned char pub[SIGN_PUBLIC])
{
	unsigned char der[sizeof spki + SIGN_PUBLIC];
	memcpy(der, spki, sizeof spki);
	memcpy(der + sizeof spki, pub, SIGN_PUBLIC);
	return str_printf(a, PEM_BEGIN STR_FMT PEM_END, STR_ARG(code_base64(a, der, sizeof der)));
}

bool sign_public_parse(struct arena *a, struct str pem, unsigned char out[SIGN_PUBLIC])
{
	pem = str_trim(pem);
	struct str begin = STR(PEM_BEGIN), end = str_trim(STR(PEM_END)), der;
	if (pem.n <= begin.n + end.n || !str_has_prefix(pem, begin) ||
		!str_eq(str_sub(pem, pem.n - end.n, pem.n), end))
		return false;
	if (!code_base64_read(a, str_trim(str_sub(pem, begin.n, pem.n - end.n)), &der))
		return false;
	if (der.n != sizeof spki + SIGN_PUBLIC || memcmp(der.p, spki, sizeof spki) != 0)
		return false;
	memcpy(out, der.p + sizeof spki, SIGN_PUBLIC);
	return true;
}
