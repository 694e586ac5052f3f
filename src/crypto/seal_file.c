#include "crypto/seal_file.h"

#include <endian.h>
#include <openssl/evp.h>

#define NONCE 12

struct seal_file seal_file_make(const struct seal_keys *keys,
	const unsigned char digest[DIGEST_SIZE], const unsigned char salt[SEAL_SALT])
{
	struct seal_file f;
	unsigned char id[DIGEST_SIZE + SEAL_SALT];
	memcpy(id, digest, DIGEST_SIZE);
	memcpy(id + DIGEST_SIZE, salt, SEAL_SALT);
	digest_hmac(keys->file, sizeof keys->file, id, sizeof id, f.key);
	return f;
}

static void nonce_of(uint64_t number, bool is_last, unsigned char out[NONCE])
{
	uint64_t be = htobe64(number);
	memset(out, 0, NONCE);
	memcpy(out, &be, sizeof be);
	out[NONCE - 1] = is_last;
}

void seal_chunk(const struct seal_file *f, uint64_t number, bool is_last, struct str plain,
	unsigned char *out)
{
	unsigned char nonce[NONCE];
	int n = 0;
	INVARIANT(plain.n <= SEAL_CHUNK);
	nonce_of(number, is_last, nonce);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	INVARIANT(c && EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, f->key, nonce) == 1);
	if (plain.n)
		INVARIANT(EVP_EncryptUpdate(c, out, &n, (const void *)plain.p, (int)plain.n) == 1);
	INVARIANT(EVP_EncryptFinal_ex(c, out + plain.n, &n) == 1);
	INVARIANT(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_GET_TAG, (int)SEAL_TAG, out + plain.n) == 1);
	EVP_CIPHER_CTX_free(c);
}

bool seal_chunk_open(const struct seal_file *f, uint64_t number, bool is_last, struct str sealed,
	unsigned char *out)
{
	unsigned char nonce[NONCE], tag[SEAL_TAG];
	int got = 0;
	if (sealed.n < SEAL_TAG || sealed.n > SEAL_CHUNK + SEAL_TAG)
		return false;
	size_t n = sealed.n - SEAL_TAG;
	memcpy(tag, sealed.p + n, SEAL_TAG);
	nonce_of(number, is_last, nonce);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	INVARIANT(c && EVP_DecryptInit_ex(c, EVP_aes_256_gcm(), NULL, f->key, nonce) == 1);
	if (n)
		INVARIANT(EVP_DecryptUpdate(c, out, &got, (const void *)sealed.p, (int)n) == 1);
	INVARIANT(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, (int)SEAL_TAG, tag) == 1);
	bool is_good = EVP_DecryptFinal_ex(c, out + n, &got) == 1;
	EVP_CIPHER_CTX_free(c);
	return is_good;
}
