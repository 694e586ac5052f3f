#include "crypto/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <pthread.h>
#include <unistd.h>

/* Fetched once: an implicit fetch per digest costs more than hashing a tree node. */
static EVP_MD *algorithms[2];
static pthread_once_t fetched = PTHREAD_ONCE_INIT;

static void release(void)
{
	EVP_MD_free(algorithms[DIGEST_SHA256]);
	EVP_MD_free(algorithms[DIGEST_SM3]);
}

static void fetch(void)
{
	algorithms[DIGEST_SHA256] = EVP_MD_fetch(NULL, "SHA256", NULL);
	algorithms[DIGEST_SM3] = EVP_MD_fetch(NULL, "SM3", NULL);
	INVARIANT(algorithms[DIGEST_SHA256] && algorithms[DIGEST_SM3]);
	OPENSSL_atexit(release);
}

static const EVP_MD *algorithm(enum digest_kind kind)
{
	pthread_once(&fetched, fetch);
	INVARIANT(kind == DIGEST_SHA256 || kind == DIGEST_SM3);
	return algorithms[kind];
}

void digest_init(struct digest *d, enum digest_kind kind)
{
	const EVP_MD *md = algorithm(kind);
	d->state = EVP_MD_CTX_new();
	INVARIANT(d->state && EVP_DigestInit_ex(d->state, md, NULL) == 1);
}

void digest_add(struct digest *d, const void *p, size_t n)
{
	INVARIANT(EVP_DigestUpdate(d->state, p, n) == 1);
}

void digest_final(struct digest *d, unsigned char out[DIGEST_SIZE])
{
	if (out) {
		unsigned int n = 0;
		INVARIANT(EVP_DigestFinal_ex(d->state, out, &n) == 1 && n == DIGEST_SIZE);
	}
	EVP_MD_CTX_free(d->state);
	d->state = NULL;
}

void digest_of(enum digest_kind kind, const void *p, size_t n, unsigned char out[DIGEST_SIZE])
{
	unsigned int got = 0;
	const EVP_MD *md = algorithm(kind);
	INVARIANT(EVP_Digest(p, n, out, &got, md, NULL) == 1 && got == DIGEST_SIZE);
}

void digest_sha256(const void *p, size_t n, unsigned char out[DIGEST_SIZE])
{
	digest_of(DIGEST_SHA256, p, n, out);
}

enum rc digest_file(struct cx *cx, enum digest_kind kind, const char *path,
	unsigned char out[DIGEST_SIZE], int64_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return fail(cx, RC_IO, "无法打开文件 %s：%s", path, strerror(errno));
	struct digest d;
	digest_init(&d, kind);
	char piece[65536];
	int64_t total = 0;
	ssize_t got;
	while ((got = read(fd, piece, sizeof piece)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		digest_add(&d, piece, (size_t)got);
		total += got;
	}
	int why = errno;
	close(fd);
	digest_final(&d, got < 0 ? NULL : out);
	if (got < 0)
		return fail(cx, RC_IO, "无法读取文件 %s：%s", path, strerror(why));
	if (size)
		*size = total;
	return RC_OK;
}

void digest_hmac(
	const void *key, size_t key_n, const void *p, size_t n, unsigned char out[DIGEST_SIZE])
{
	unsigned int got = 0;
	INVARIANT(key_n <= INT32_MAX);
	/* HMAC() takes a NULL key for "the key of before": an empty key must have an address. */
	INVARIANT(HMAC(algorithm(DIGEST_SHA256), key ? key : "", (int)key_n, p, n, out, &got) !=
		  NULL);
	INVARIANT(got == DIGEST_SIZE);
}

bool digest_equal(const void *a, const void *b, size_t n)
{
	return n == 0 || CRYPTO_memcmp(a, b, n) == 0;
}
