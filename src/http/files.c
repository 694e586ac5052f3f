#include "http/files.h"

#include "base/utf8.h"
#include "http/reply.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum coding { PLAIN, BR, GZIP, CODINGS };

static const struct {
	const char *suffix, *name;
} codings[CODINGS] = {[PLAIN] = {"", NULL}, [BR] = {".br", "br"}, [GZIP] = {".gz", "gzip"}};

struct http_file {
	struct str path;
	const char *type;
	bool is_forever;
	struct {
		struct str body, etag; /* body.p NULL: no such variant */
	} as[CODINGS];
};

struct http_files {
	struct arena *a;
	size_t bytes;
	struct {
		struct http_file *v;
		size_t n, cap;
	} all; /* sorted by path after each add */
};

static const struct {
	const char *suffix, *type;
} types[] = {
	{".html", "text/html; charset=utf-8"},
	{".js", "text/javascript; charset=utf-8"},
	{".mjs", "text/javascript; charset=utf-8"},
	{".css", "text/css; charset=utf-8"},
	{".json", "application/json; charset=utf-8"},
	{".map", "application/json; charset=utf-8"},
	{".webmanifest", "application/manifest+json; charset=utf-8"},
	{".svg", "image/svg+xml"},
	{".png", "image/png"},
	{".jpg", "image/jpeg"},
	{".webp", "image/webp"},
	{".ico", "image/x-icon"},
	{".woff2", "font/woff2"},
	{".txt", "text/plain; charset=utf-8"},
	{".pdf", "application/pdf"},
};

static bool has_suffix(struct str s, const char *suffix)
{
	size_t n = strlen(suffix);
	return s.n >= n && !memcmp(s.p + s.n - n, suffix, n);
}

static const char *type_of(struct str path)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (has_suffix(path, types[i].suffix))
			return types[i].type;
	return "application/octet-stream";
}

struct http_files *http_files_new(struct arena *a)
{
	struct http_files *f = ARENA_NEW(a, struct http_files);
	f->a = a;
	return f;
}

/* A tag need only change with the content: length and 64-bit FNV-1a, and the coding. */
static struct str etag_of(struct arena *a, struct str body, enum coding coding)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < body.n; i++)
		h = (h ^ (unsigned char)body.p[i]) * UINT64_C(1099511628211);
	return str_printf(
		a, "\"%zx-%016llx%s\"", body.n, (unsigned long long)h, codings[coding].suffix);
}

static enum rc read_all(
	struct cx *cx, struct http_files *files, int fd, struct str path, struct str *out)
{
	struct stat st;
	if (fstat(fd, &st))
		return fail(cx, RC_IO, "无法读取静态文件 " STR_FMT "：%s", STR_ARG(path),
			strerror(errno));
	size_t size = (size_t)st.st_size;
	if (size > HTTP_FILES_MAX - files->bytes)
		return fail(cx, RC_TOO_LARGE, "静态文件过多：" STR_FMT, STR_ARG(path));
	files->bytes += size;
	char *p = arena_alloc(files->a, size + 1);
	for (size_t at = 0; at < size;) {
		ssize_t got = read(fd, p + at, size - at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return fail(cx, RC_IO, "无法读取静态文件 " STR_FMT "：%s", STR_ARG(path),
				got ? strerror(errno) : "文件变短");
		at += (size_t)got;
	}
	*out = (struct str){p, size};
	return RC_OK;
}

static int by_path(const void *a, const void *b)
{
	return str_cmp(((const struct http_file *)a)->path, ((const struct http_file *)b)->path);
}

static struct http_file *entry(struct http_files *files, struct str path)
{
	for (size_t i = 0; i < files->all.n; i++)
		if (str_eq(files->all.v[i].path, path))
			return &files->all.v[i];
	struct http_file *f = VEC_PUSH(files->a, &files->all);
	f->path = str_dup(files->a, path);
	f->type = type_of(path);
	f->is_forever = str_find(path, STR("/assets/"), 0) < path.n;
	return f;
}

static enum rc add_file(
	struct cx *cx, struct http_files *files, int dir, const char *name, struct str path)
{
	enum coding coding = has_suffix(path, ".br") ? BR : has_suffix(path, ".gz") ? GZIP : PLAIN;
	struct str plain = str_sub(path, 0, path.n - strlen(codings[coding].suffix));
	int fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return fail(cx, RC_IO, "无法打开静态文件 " STR_FMT "：%s", STR_ARG(path),
			strerror(errno));
	struct str body;
	enum rc rc = read_all(cx, files, fd, path, &body);
	close(fd);
	if (rc)
		return rc;
	struct http_file *f = entry(files, plain);
	if (f->as[coding].body.p)
		return fail(cx, RC_CONFLICT, "静态文件重复：" STR_FMT, STR_ARG(path));
	f->as[coding].body = body;
	f->as[coding].etag = etag_of(files->a, body, coding);
	return RC_OK;
}

static enum rc add_dir(
	struct cx *cx, struct http_files *files, int fd, struct str prefix, int depth);

static enum rc add_name(struct cx *cx, struct http_files *files, int dir, const char *name,
	struct str prefix, int depth)
{
	struct stat st;
	if (name[0] == '.' || !utf8_check(str_c(name)))
		return RC_OK;
	struct str path = str_printf(cx->arena, STR_FMT "%s", STR_ARG(prefix), name);
	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW))
		return fail(cx, RC_IO, "无法读取 " STR_FMT "：%s", STR_ARG(path), strerror(errno));
	if (S_ISREG(st.st_mode))
		return add_file(cx, files, dir, name, path);
	if (!S_ISDIR(st.st_mode))
		return RC_OK;
	int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return fail(
			cx, RC_IO, "无法打开目录 " STR_FMT "：%s", STR_ARG(path), strerror(errno));
	return add_dir(cx, files, fd, str_printf(cx->arena, STR_FMT "/", STR_ARG(path)), depth + 1);
}

/* Takes fd over. */
static enum rc add_dir(
	struct cx *cx, struct http_files *files, int fd, struct str prefix, int depth)
{
	DIR *d = fdopendir(fd);
	if (!d || depth > 8) {
		if (d)
			closedir(d);
		else
			close(fd);
		return fail(cx, RC_IO, "无法读取目录 " STR_FMT, STR_ARG(prefix));
	}
	struct dirent *e;
	while (!cx->rc && (e = readdir(d)))
		if (add_name(cx, files, dirfd(d), e->d_name, prefix, depth))
			break;
	closedir(d);
	return cx->rc;
}

/* index.html of a folder under the folder's own path, and the codings without a plain file dropped.
 */
static void complete(struct http_files *files)
{
	size_t n = files->all.n;
	for (size_t i = 0; i < n; i++) {
		struct str path = files->all.v[i].path;
		if (!has_suffix(path, "/index.html"))
			continue;
		struct http_file copy = files->all.v[i];
		copy.path = str_sub(path, 0, path.n - strlen("index.html"));
		struct http_file *f = entry(files, copy.path);
		*f = copy;
	}
	n = 0;
	for (size_t i = 0; i < files->all.n; i++)
		if (files->all.v[i].as[PLAIN].body.p)
			files->all.v[n++] = files->all.v[i];
	files->all.n = n;
	if (n)
		qsort(files->all.v, n, sizeof *files->all.v, by_path);
}

enum rc http_files_add(struct cx *cx, struct http_files *files, const char *dir, const char *prefix)
{
	INVARIANT(prefix[0] == '/' && prefix[strlen(prefix) - 1] == '/');
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return fail(cx, RC_IO, "无法打开静态文件目录 %s：%s", dir, strerror(errno));
	if (add_dir(cx, files, fd, str_c(prefix), 0))
		return cx->rc;
	complete(files);
	return RC_OK;
}

const struct http_file *http_files_find(const struct http_files *files, struct str path)
{
	struct http_file key = {.path = path};
	if (!files || !files->all.n)
		return NULL;
	return bsearch(&key, files->all.v, files->all.n, sizeof key, by_path);
}

/* Whether an If-None-Match list names the tag; weak tags of proxies count as the tag. */
static bool names_tag(struct str list, struct str tag)
{
	struct str part;
	while (str_split(&list, ',', &part)) {
		part = str_trim(part);
		if (str_has_prefix(part, STR("W/")))
			part = str_sub(part, 2, part.n);
		if (str_eq(part, tag) || str_is(part, "*"))
			return true;
	}
	return false;
}

struct reply *reply_static(struct request *rq, const struct http_file *file)
{
	struct str accept = http_header(rq, "Accept-Encoding");
	enum coding coding = PLAIN;
	bool has_variants = false;
	for (enum coding c = BR; c < CODINGS; c++) {
		if (!file->as[c].body.p)
			continue;
		has_variants = true;
		if (coding == PLAIN && reply_accepts(accept, codings[c].name))
			coding = c;
	}
	struct str tag = file->as[coding].etag;
	struct reply *rp;
	if (names_tag(http_header(rq, "If-None-Match"), tag)) {
		rp = reply_empty(rq);
		rp->status = 304;
	} else {
		rp = reply_data(rq, file->type, file->as[coding].body, STR_NONE);
		if (coding != PLAIN)
			reply_header(rq, rp, "Content-Encoding", str_c(codings[coding].name));
	}
	rp->html = !strncmp(file->type, "text/html", 9);
	rp->caching = file->is_forever ? "public, max-age=31536000, immutable" : "no-cache";
	if (has_variants)
		reply_header(rq, rp, "Vary", STR("Accept-Encoding"));
	reply_header(rq, rp, "ETag", tag);
	return rp;
}
