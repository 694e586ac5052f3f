/*
 * The form of a stored file on disk: MAGIC, a salt, and its content in sealed chunks
 * (crypto/seal_file.h). Files that an older version stored are plain: no known type begins with
 * MAGIC, so the two cannot be confused. A plain file has no seals, and so is compared with its
 * digest before anything of it is read.
 */
#include "blob/inside.h"

#include "crypto/seal_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "\x8Fzhifa sealed\r\n1"
#define MAGIC_N 16
#define HEAD (MAGIC_N + SEAL_SALT)
#define SEALED (SEAL_CHUNK + SEAL_TAG)

struct blob_reader {
	struct cx *cx;
	unsigned char digest[DIGEST_SIZE];
	int fd;
	int64_t size; /* of the content */
	bool is_sealed;
	struct seal_file file;
	uint64_t chunks, at; /* the chunk in plain; chunks: none */
	unsigned char *sealed, *plain;
};

enum rc blob_changed(struct cx *cx, const unsigned char digest[DIGEST_SIZE])
{
	struct str hex = str_hex(cx->arena, digest, DIGEST_SIZE);
	return fail(
		cx, RC_CORRUPT, "文件 %.16s… 的内容与登记的摘要不一致，可能已损坏或被改动", hex.p);
}

/* Reads n bytes, fewer only at the end of the file; -1 with errno. */
static ssize_t read_at(int fd, void *to, size_t n, int64_t at)
{
	size_t done = 0;
	while (done < n) {
		ssize_t got = pread(fd, (char *)to + done, n - done, (off_t)(at + (int64_t)done));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

/* ---- writing ---- */

static bool write_sealed(struct blob_sealing *s, struct str plain, bool is_last)
{
	unsigned char *out = s->sealed;
	seal_chunk(&s->file, s->number++, is_last, plain, out);
	return blob_write_all(s->fd, (const char *)out, plain.n + SEAL_TAG);
}

bool blob_seal_begin(struct cx *cx, struct blob_sealing *s, const struct seal_keys *keys,
	const unsigned char digest[DIGEST_SIZE], int fd)
{
	unsigned char head[HEAD];
	memcpy(head, MAGIC, MAGIC_N);
	cx_random(cx, head + MAGIC_N, SEAL_SALT);
	*s = (struct blob_sealing){.fd = fd,
		.file = seal_file_make(keys, digest, head + MAGIC_N),
		.plain = arena_alloc(cx->arena, SEAL_CHUNK),
		.sealed = arena_alloc(cx->arena, SEALED)};
	digest_init(&s->digest, DIGEST_SHA256);
	return blob_write_all(fd, (const char *)head, HEAD);
}

/* A full chunk waits until more comes: only then is it known not to be the last. */
bool blob_seal_add(struct blob_sealing *s, struct str bytes)
{
	digest_add(&s->digest, bytes.p, bytes.n);
	while (bytes.n) {
		if (s->n == SEAL_CHUNK) {
			if (!write_sealed(s, (struct str){(char *)s->plain, s->n}, false))
				return false;
			s->n = 0;
		}
		size_t take = bytes.n < SEAL_CHUNK - s->n ? bytes.n : SEAL_CHUNK - s->n;
		memcpy(s->plain + s->n, bytes.p, take);
		s->n += take;
		bytes = str_sub(bytes, take, bytes.n);
	}
	return true;
}

bool blob_seal_end(struct blob_sealing *s, unsigned char digest[DIGEST_SIZE])
{
	digest_final(&s->digest, digest);
	return write_sealed(s, (struct str){(char *)s->plain, s->n}, true);
}

/* ---- reading ---- */

static void reader_close(void *arg)
{
	struct blob_reader *r = arg;
	if (r->fd >= 0)
		close(r->fd);
	r->fd = -1;
	explicit_bzero(&r->file, sizeof r->file);
}

/* The content's length follows from the file's; false where it cannot be the length of one. */
static bool lengths(struct blob_reader *r, int64_t whole)
{
	uint64_t body = (uint64_t)(whole - HEAD);
	r->chunks = (body + SEALED - 1) / SEALED;
	r->size = (int64_t)(body - r->chunks * SEAL_TAG);
	r->at = r->chunks;
	return whole >= (int64_t)(HEAD + SEAL_TAG) &&
	       (body % SEALED == 0 || body % SEALED >= SEAL_TAG);
}

static enum rc compare_plain(struct cx *cx, struct blob_reader *r)
{
	struct digest d;
	unsigned char now[DIGEST_SIZE];
	ssize_t got;
	int64_t at = 0;
	digest_init(&d, DIGEST_SHA256);
	while ((got = read_at(r->fd, r->plain, SEAL_CHUNK, at)) > 0) {
		digest_add(&d, r->plain, (size_t)got);
		at += got;
	}
	int why = errno;
	digest_final(&d, now);
	if (got < 0)
		return blob_io_failed(cx, "读取文件", why);
	return digest_equal(now, r->digest, DIGEST_SIZE) ? RC_OK : blob_changed(cx, r->digest);
}

static enum rc reader_begin(struct cx *cx, struct blob_reader *r, const struct seal_keys *keys)
{
	unsigned char head[HEAD];
	struct stat st;
	ssize_t got;
	if (fstat(r->fd, &st) < 0 || (got = read_at(r->fd, head, HEAD, 0)) < 0)
		return blob_io_failed(cx, "读取文件", errno);
	r->is_sealed = got >= MAGIC_N && memcmp(head, MAGIC, MAGIC_N) == 0;
	r->plain = arena_alloc(cx->arena, SEAL_CHUNK);
	if (!r->is_sealed) {
		r->size = st.st_size;
		return compare_plain(cx, r);
	}
	r->sealed = arena_alloc(cx->arena, SEALED);
	if (got < HEAD || !lengths(r, st.st_size))
		return blob_changed(cx, r->digest);
	r->file = seal_file_make(keys, r->digest, head + MAGIC_N);
	return RC_OK;
}

enum rc blob_reader_open(struct cx *cx, const struct seal_keys *keys, int fd,
	const unsigned char digest[DIGEST_SIZE], struct blob_reader **out)
{
	struct blob_reader *r = *out = ARENA_NEW(cx->arena, struct blob_reader);
	*r = (struct blob_reader){.cx = cx, .fd = fd};
	memcpy(r->digest, digest, DIGEST_SIZE);
	arena_defer(cx->arena, reader_close, r);
	return reader_begin(cx, r, keys);
}

int64_t blob_size(const struct blob_reader *r)
{
	return r->size;
}

bool blob_is_sealed(const struct blob_reader *r)
{
	return r->is_sealed;
}

/* Opens the chunk with this number into r->plain. */
static enum rc turn_to(struct blob_reader *r, uint64_t number)
{
	if (r->at == number)
		return RC_OK;
	bool is_last = number + 1 == r->chunks;
	size_t n = is_last ? (size_t)((uint64_t)r->size - number * SEAL_CHUNK) : SEAL_CHUNK;
	r->at = r->chunks;
	ssize_t got = read_at(
		r->fd, r->sealed, n + SEAL_TAG, (int64_t)(HEAD + number * (uint64_t)SEALED));
	if (got < 0)
		return blob_io_failed(r->cx, "读取文件", errno);
	if ((size_t)got != n + SEAL_TAG ||
		!seal_chunk_open(&r->file, number, is_last,
			(struct str){(char *)r->sealed, n + SEAL_TAG}, r->plain))
		return blob_changed(r->cx, r->digest);
	r->at = number;
	return RC_OK;
}

enum rc blob_read(struct blob_reader *r, int64_t at, char *to, size_t n)
{
	INVARIANT(at >= 0 && (uint64_t)n <= (uint64_t)r->size - (uint64_t)at && at <= r->size);
	if (!r->is_sealed) {
		ssize_t got = read_at(r->fd, to, n, at);
		return got < 0            ? blob_io_failed(r->cx, "读取文件", errno)
		       : (size_t)got == n ? RC_OK
					  : blob_changed(r->cx, r->digest);
	}
	/* the empty file has a chunk too, which says that it is empty */
	if (!r->size)
		return turn_to(r, 0);
	while (n) {
		uint64_t number = (uint64_t)at / SEAL_CHUNK;
		size_t from = (size_t)((uint64_t)at % SEAL_CHUNK), take = SEAL_CHUNK - from;
		take = take < n ? take : n;
		if (turn_to(r, number))
			return r->cx->rc;
		memcpy(to, r->plain + from, take);
		to += take;
		at += (int64_t)take;
		n -= take;
	}
	return RC_OK;
}
