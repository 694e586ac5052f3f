#include "format/archive.h"

#include "base/utf8.h"

#include <errno.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define LOCAL 30
#define CENTRAL 46
#define END 22

bool archive_name_check(struct str name)
{
	if (name.n == 0 || name.n > 255 || !utf8_check(name))
		return false;
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.p[i];
		if (c < 0x20 || c == 0x7f || c == '\\' || c == ':')
			return false;
	}
	struct str rest = name, part;
	while (str_split(&rest, '/', &part)) {
		if (part.n == 0 || str_is(part, ".") || str_is(part, ".."))
			return false;
	}
	return true;
}

const struct archive_entry *archive_find(const struct archive *z, struct str name)
{
	for (size_t i = 0; i < z->n; i++) {
		if (str_eq(z->v[i].name, name))
			return &z->v[i];
	}
	return NULL;
}

static int name_cmp(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static enum rc check_names(struct cx *cx, const struct archive *z)
{
	struct str *names = ARENA_ARRAY(cx->arena, struct str, z->n);
	for (size_t i = 0; i < z->n; i++) {
		names[i] = z->v[i].name;
		if (!archive_name_check(names[i]))
			return fail(cx, RC_INPUT, "压缩包内的文件名不合规：" STR_FMT,
				STR_ARG(utf8_check(names[i]) ? names[i] : STR("（非UTF-8）")));
	}
	qsort(names, z->n, sizeof *names, name_cmp);
	for (size_t i = 1; i < z->n; i++) {
		if (str_eq(names[i - 1], names[i]))
			return fail(
				cx, RC_INPUT, "压缩包内的文件名重复：" STR_FMT, STR_ARG(names[i]));
	}
	return RC_OK;
}

static void put16(struct buf *b, size_t v)
{
	buf_char(b, (char)(v & 0xFF));
	buf_char(b, (char)(v >> 8 & 0xFF));
}

static void put32(struct buf *b, size_t v)
{
	put16(b, v);
	put16(b, v >> 16);
}

/* An entry as it goes into the archive. */
struct packed {
	struct str data;
	uint32_t crc;
	size_t offset;
	bool deflated;
};

/* The part that local and central header share: needs, flags (UTF-8), method, date, sizes, name. */
static void put_common(struct buf *b, const struct archive_entry *e, const struct packed *p)
{
	put16(b, p->deflated ? 20 : 10);
	put16(b, 0x0800);
	put16(b, p->deflated ? 8 : 0);
	put16(b, 0);
	put16(b, 0x0021); /* 1980-01-01, the first day ZIP knows: the content has its own dates */
	put32(b, p->crc);
	put32(b, p->data.n);
	put32(b, e->data.n);
	put16(b, e->name.n);
	put16(b, 0);
}

/* Where the bytes of an archive go, in their order. */
struct sink {
	bool (*put)(void *arg, struct str bytes);
	void *arg;
};

/* What a source gives, on its way into a checksum and, where there is one, a sink. */
struct flow {
	uint32_t crc;
	size_t n;
	const struct sink *to;
};

static bool flow_put(void *arg, struct str bytes)
{
	struct flow *f = arg;
	f->crc = libdeflate_crc32(f->crc, bytes.p, bytes.n);
	f->n += bytes.n;
	return !f->to || f->to->put(f->to->arg, bytes);
}

/* False where the source fails, or gives another number of bytes than it said. */
static bool flow_all(const struct archive_entry *e, struct flow *f)
{
	return e->source->stream(e->source->arg, flow_put, f) && f->n == e->data.n;
}

static struct packed pack(struct cx *cx, const struct archive_entry *e)
{
	struct packed p = {.data = e->data};
	p.crc = libdeflate_crc32(0, e->data.p, e->data.n);
	if (!e->deflate || e->data.n == 0)
		return p;
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
	INVARIANT(c);
	char *out = arena_alloc(cx->arena, e->data.n);
	size_t n = libdeflate_deflate_compress(c, e->data.p, e->data.n, out, e->data.n);
	libdeflate_free_compressor(c);
	if (n) { /* 0: it would not be smaller */
		p.data = (struct str){out, n};
		p.deflated = true;
	}
	return p;
}

static void put_central(struct buf *b, const struct archive_entry *e, const struct packed *p)
{
	put32(b, 0x02014b50);
	put16(b, 0x0314); /* made on Unix, so that the mode below counts */
	put_common(b, e, p);
	put16(b, 0); /* comment, disk, internal attributes */
	put16(b, 0);
	put16(b, 0);
	put32(b, (size_t)(S_IFREG | (e->executable ? 0755 : 0644)) << 16);
	put32(b, p->offset);
	buf_str(b, e->name);
}

static void put_end(struct buf *b, size_t n, size_t central, size_t size)
{
	put32(b, 0x06054b50);
	put32(b, 0); /* disks */
	put16(b, n);
	put16(b, n);
	put32(b, size);
	put32(b, central);
	put16(b, 0);
}

static void put_local(struct buf *b, const struct archive_entry *e, const struct packed *p)
{
	put32(b, 0x04034b50);
	put_common(b, e, p);
	buf_str(b, e->name);
}

static enum rc check_size(struct cx *cx, const struct archive *z)
{
	size_t total = END;
	for (size_t i = 0; i < z->n; i++) {
		total += LOCAL + CENTRAL + 2 * z->v[i].name.n + z->v[i].data.n;
		if (z->n >= 0xFFFF || total >= UINT32_MAX)
			return fail(cx, RC_TOO_LARGE, "压缩包超过 4GB 或文件过多，请分开导出");
	}
	return RC_OK;
}

/* False where the sink failed. */
static bool write_to(struct cx *cx, const struct archive *z, const struct sink *to)
{
	struct packed *p = ARENA_ARRAY(cx->arena, struct packed, z->n + 1);
	struct buf b = buf_in(cx->arena);
	size_t at = 0;
	for (size_t i = 0; i < z->n; i++) {
		const struct archive_entry *e = &z->v[i];
		struct flow sum = {0}, out = {.to = to};
		if (e->source && !flow_all(e, &sum))
			return false;
		p[i] = e->source ? (struct packed){.data = e->data, .crc = sum.crc} : pack(cx, e);
		p[i].offset = at;
		b.n = 0;
		put_local(&b, e, &p[i]);
		if (!to->put(to->arg, buf_get(&b)) ||
			!(e->source ? flow_all(e, &out) && out.crc == sum.crc
				    : to->put(to->arg, p[i].data)))
			return false;
		at += b.n + p[i].data.n;
	}
	b.n = 0;
	for (size_t i = 0; i < z->n; i++)
		put_central(&b, &z->v[i], &p[i]);
	put_end(&b, z->n, at, b.n);
	return to->put(to->arg, buf_get(&b));
}

static bool put_buf(void *arg, struct str bytes)
{
	buf_str(arg, bytes);
	return true;
}

enum rc archive_write(struct cx *cx, const struct archive *z, struct str *out)
{
	if (check_names(cx, z) || check_size(cx, z))
		return cx->rc;
	struct buf b = buf_in(cx->arena);
	const struct sink to = {put_buf, &b};
	if (!write_to(cx, z, &to))
		return fail(cx, RC_IO, "压缩包里的文件读不出来");
	*out = buf_get(&b);
	return RC_OK;
}

static bool put_fd(void *arg, struct str bytes)
{
	const int *fd = arg;
	while (bytes.n) {
		ssize_t n = write(*fd, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = str_sub(bytes, (size_t)n, bytes.n);
	}
	return true;
}

enum rc archive_save(struct cx *cx, const struct archive *z, int fd)
{
	if (check_names(cx, z) || check_size(cx, z))
		return cx->rc;
	const struct sink to = {put_fd, &fd};
	if (!write_to(cx, z, &to))
		return fail(cx, RC_IO, "写入压缩包失败：%s", strerror(errno));
	return RC_OK;
}

/* ---- reading back what was written here ---- */

static size_t get(struct str s, size_t at, size_t bytes)
{
	size_t v = 0;
	for (size_t i = bytes; i-- > 0;)
		v = v << 8 | (unsigned char)s.p[at + i];
	return v;
}

static bool is_at(struct str s, size_t at, const struct buf *want)
{
	return at <= s.n && s.n - at >= want->n && memcmp(s.p + at, want->p, want->n) == 0;
}

/* One entry of the directory at *at, whose file must begin at *offset; both move on. */
static bool open_entry(struct cx *cx, struct str bytes, size_t central, size_t *at, size_t *offset,
	struct archive *out)
{
	if (bytes.n - *at < CENTRAL)
		return false;
	struct packed p = {.crc = (uint32_t)get(bytes, *at + 16, 4), .offset = *offset};
	size_t size = get(bytes, *at + 24, 4), name = get(bytes, *at + 28, 2);
	size_t from = *offset + LOCAL + name;
	if (bytes.n - *at - CENTRAL < name || from > central || central - from < size)
		return false;
	struct archive_entry e = {.name = str_sub(bytes, *at + CENTRAL, *at + CENTRAL + name),
		.data = str_sub(bytes, from, from + size),
		.executable = (get(bytes, *at + 38, 4) >> 16) == (S_IFREG | 0755)};
	struct buf want = buf_in(cx->arena), head = want;
	p.data = e.data;
	put_central(&want, &e, &p);
	put_local(&head, &e, &p);
	if (!is_at(bytes, *at, &want) || !is_at(bytes, *offset, &head) ||
		libdeflate_crc32(0, e.data.p, e.data.n) != p.crc)
		return false;
	*VEC_PUSH(cx->arena, out) = e;
	*at += want.n;
	*offset = from + size;
	return true;
}

enum rc archive_open(struct cx *cx, struct str bytes, size_t most, struct archive *out)
{
	const char *wrong = "不是原样的导出文件，或文件已损坏、被改动";
	*out = (struct archive){0};
	if (bytes.n < END || bytes.n >= UINT32_MAX)
		return fail(cx, RC_INPUT, "%s", wrong);
	size_t end = bytes.n - END, n = get(bytes, end + 10, 2), central = get(bytes, end + 16, 4);
	struct buf want = buf_in(cx->arena);
	if (central > end)
		return fail(cx, RC_INPUT, "%s", wrong);
	put_end(&want, n, central, end - central);
	if (!is_at(bytes, end, &want))
		return fail(cx, RC_INPUT, "%s", wrong);
	if (n > most)
		return fail(cx, RC_TOO_LARGE, "压缩包内的文件超过%zu个", most);
	size_t at = central, offset = 0;
	for (size_t i = 0; i < n; i++)
		if (!open_entry(cx, str_sub(bytes, 0, end), central, &at, &offset, out))
			return fail(cx, RC_INPUT, "%s（第%zu个文件）", wrong, i + 1);
	if (at != end || offset != central)
		return fail(cx, RC_INPUT, "%s", wrong);
	return check_names(cx, out);
}

static enum rc read_entry(struct cx *cx, zip_t *zip, zip_uint64_t i, struct archive_limits limits,
	size_t *total, struct archive *out)
{
	zip_stat_t st;
	if (zip_stat_index(zip, i, ZIP_FL_ENC_RAW, &st) != 0 || !(st.valid & ZIP_STAT_SIZE) ||
		!(st.valid & ZIP_STAT_NAME))
		return fail(cx, RC_INPUT, "压缩包目录有误");
	struct str name = str_dup(cx->arena, str_c(st.name));
	if (name.n && name.p[name.n - 1] == '/' && st.size == 0) {
		name.n--;
		return archive_name_check(name) ? RC_OK
						: fail(cx, RC_INPUT, "压缩包内的文件夹名不合规");
	}
	if (!archive_name_check(name))
		return fail(cx, RC_INPUT, "压缩包内的文件名不合规（第%d个文件）", (int)i + 1);
	if (st.size > limits.each || st.size > limits.total - *total)
		return fail(cx, RC_TOO_LARGE, "压缩包内的文件过大：" STR_FMT, STR_ARG(name));
	if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE)
		return fail(cx, RC_INPUT, "压缩包内的文件已加密：" STR_FMT, STR_ARG(name));
	zip_uint8_t system = 0;
	zip_uint32_t attributes = 0;
	zip_file_get_external_attributes(zip, i, 0, &system, &attributes);
	if (system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16))
		return fail(cx, RC_INPUT, "压缩包内有链接文件：" STR_FMT, STR_ARG(name));
	char *p = arena_alloc(cx->arena, st.size + 1);
	zip_file_t *f = zip_fopen_index(zip, i, 0);
	/* one byte more than the size: libzip checks the sum when it meets the end */
	zip_int64_t n = f ? zip_fread(f, p, st.size + 1) : -1;
	if (n >= 0 && (zip_uint64_t)n == st.size && zip_fread(f, p + n, 1) != 0)
		n = -1;
	if (f && zip_fclose(f) != 0)
		n = -1;
	if (n < 0 || (zip_uint64_t)n != st.size)
		return fail(cx, RC_INPUT, "压缩包内的文件已损坏：" STR_FMT, STR_ARG(name));
	*total += st.size;
	*VEC_PUSH(cx->arena, out) = (struct archive_entry){.name = name, .data = {p, st.size}};
	return RC_OK;
}

static enum rc read_all(
	struct cx *cx, zip_t *zip, struct archive_limits limits, struct archive *out)
{
	zip_int64_t n = zip_get_num_entries(zip, 0);
	if (n < 0 || (zip_uint64_t)n > limits.entries)
		return fail(cx, RC_TOO_LARGE, "压缩包内的文件超过%zu个", limits.entries);
	size_t total = 0;
	for (zip_int64_t i = 0; i < n; i++) {
		enum rc rc = read_entry(cx, zip, (zip_uint64_t)i, limits, &total, out);
		if (rc != RC_OK)
			return rc;
	}
	return check_names(cx, out);
}

enum rc archive_read(
	struct cx *cx, struct str bytes, struct archive_limits limits, struct archive *out)
{
	*out = (struct archive){0};
	if (bytes.n < 22) /* libzip takes no bytes for an archive without entries */
		return fail(cx, RC_INPUT, "不是有效的 ZIP 压缩包");
	zip_error_t e;
	zip_error_init(&e);
	zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, &e);
	INVARIANT(source);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &e);
	zip_error_fini(&e);
	if (!zip) {
		zip_source_free(source);
		return fail(cx, RC_INPUT, "不是有效的 ZIP 压缩包，或文件已损坏");
	}
	enum rc rc = read_all(cx, zip, limits, out);
	zip_discard(zip);
	return rc;
}
