#include "http/reply.h"

#include "http/files.h"

#include <strings.h>
#include <unistd.h>

static void close_fd(void *arg)
{
	struct reply *rp = arg;
	if (rp->fd >= 0)
		close(rp->fd);
}

static struct reply *make(struct request *rq, int status, const char *type, struct str body)
{
	struct reply *rp = ARENA_NEW(rq->cx.arena, struct reply);
	*rp = (struct reply){.status = status, .type = type, .body = body, .fd = -1};
	rp->size = (int64_t)body.n;
	return rp;
}

struct reply *reply_json(struct request *rq, int status, struct str body)
{
	struct reply *rp = make(rq, status, "application/json; charset=utf-8", body);
	rp->may_compress = true;
	return rp;
}

struct reply *reply_html(struct request *rq, int status, struct str body)
{
	struct reply *rp = make(rq, status, "text/html; charset=utf-8", body);
	rp->may_compress = rp->html = true;
	return rp;
}

/* RFC 6266 with the RFC 8187 form of the name, every byte that is not a plain letter escaped. */
static void disposition(struct request *rq, struct reply *rp, struct str save_as)
{
	if (!save_as.n)
		return;
	struct buf b = buf_in(rq->cx.arena);
	buf_z(&b, "attachment; filename*=UTF-8''");
	for (size_t i = 0; i < save_as.n; i++) {
		unsigned char c = (unsigned char)save_as.p[i];
		if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
			c == '.' || c == '-' || c == '_')
			buf_char(&b, (char)c);
		else
			buf_printf(&b, "%%%02X", c);
	}
	reply_header(rq, rp, "Content-Disposition", buf_get(&b));
}

struct reply *reply_data(struct request *rq, const char *type, struct str body, struct str save_as)
{
	struct reply *rp = make(rq, 200, type, body);
	disposition(rq, rp, save_as);
	return rp;
}

struct reply *reply_file(
	struct request *rq, const char *type, int fd, int64_t size, struct str save_as)
{
	INVARIANT(fd >= 0 && size >= 0);
	struct reply *rp = make(rq, 200, type, STR_NONE);
	rp->fd = fd;
	rp->size = size;
	arena_defer(rq->cx.arena, close_fd, rp);
	disposition(rq, rp, save_as);
	return rp;
}

struct reply *reply_stream(struct request *rq, const char *type, int64_t size,
	bool (*read)(void *arg, int64_t at, char *to, size_t n), void *arg, struct str save_as)
{
	INVARIANT(size >= 0);
	struct reply *rp = make(rq, 200, type, STR_NONE);
	rp->read = read;
	rp->read_arg = arg;
	rp->size = size;
	disposition(rq, rp, save_as);
	return rp;
}

void reply_framed(struct reply *rp)
{
	rp->framed = true;
}

struct reply *reply_redirect(struct request *rq, struct str path)
{
	INVARIANT(path.n && path.p[0] == '/' &&
		  !(path.n > 1 && (path.p[1] == '/' || path.p[1] == '\\')));
	struct reply *rp = make(rq, 303, NULL, STR_NONE);
	reply_header(rq, rp, "Location", path);
	return rp;
}

struct reply *reply_empty(struct request *rq)
{
	return make(rq, 204, NULL, STR_NONE);
}

/* Whether an error is shown as a page: as the route says, or, where there is none, the browser. */
static bool wants_page(const struct request *rq)
{
	if (rq->route)
		return rq->route->html;
	struct str accept = http_header(rq, "Accept");
	return str_find(accept, STR("text/html"), 0) < accept.n;
}

static struct reply *problem(struct request *rq, int status, const char *name, struct str extra)
{
	struct buf b = buf_in(rq->cx.arena);
	struct reply *rp;
	if (wants_page(rq)) {
		http_error_page(rq, status, str_c(rc_title(rq->cx.rc)), rq->cx.msg, &b);
		rp = reply_html(rq, status, buf_get(&b));
	} else {
		problem_json(rq, status, name, extra, &b);
		rp = reply_json(rq, status, buf_get(&b));
		rp->type = "application/problem+json; charset=utf-8";
	}
	if (status == 429 || status == 503)
		reply_header(rq, rp, "Retry-After", STR("5"));
	return rp;
}

struct reply *reply_fail_with(struct request *rq, const char *name, struct str json)
{
	INVARIANT(rq->cx.rc != RC_OK);
	return problem(rq, rc_status(rq->cx.rc), name, json);
}

struct reply *reply_fail(struct request *rq)
{
	return reply_fail_with(rq, NULL, STR_NONE);
}

struct reply *reply_problem(struct request *rq, enum rc rc, int status, const char *detail)
{
	cx_clear(&rq->cx);
	rq->cx.rc = fail(&rq->cx, rc, "%s", detail);
	return problem(rq, status, NULL, STR_NONE);
}

static bool is_printable(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || (unsigned char)s.p[i] >= 0x7F)
			return false;
	return true;
}

void reply_header(struct request *rq, struct reply *rp, const char *name, struct str value)
{
	INVARIANT(is_printable(value));
	*VEC_PUSH(rq->cx.arena, &rp->headers) =
		(struct http_pair){str_c(name), str_dup(rq->cx.arena, value)};
}

void reply_cookie(
	struct request *rq, struct reply *rp, const char *name, struct str value, int max_age)
{
	for (size_t i = 0; i < value.n; i++)
		INVARIANT(value.p[i] > 0x20 && value.p[i] < 0x7F && !strchr("\",;\\", value.p[i]));
	struct buf b = buf_in(rq->cx.arena);
	buf_printf(&b, "%s=" STR_FMT "; Path=/; HttpOnly; SameSite=Strict", name, STR_ARG(value));
	if (max_age >= 0)
		buf_printf(&b, "; Max-Age=%d", max_age);
	if (rq->https)
		buf_z(&b, "; Secure");
	reply_header(rq, rp, "Set-Cookie", buf_get(&b));
}

void reply_cache(struct reply *rp, int seconds)
{
	INVARIANT(seconds > 0);
	rp->cache_seconds = seconds;
}

int reply_status(const struct reply *rp)
{
	return rp->status;
}

struct str reply_body(const struct reply *rp)
{
	return rp->body;
}

struct reply *http_reply_later(void)
{
	static struct reply later = {.fd = -1};
	return &later;
}

bool reply_accepts(struct str header, const char *coding)
{
	struct str part;
	bool any = false;
	while (str_split(&header, ',', &part)) {
		size_t semi = str_find(part, STR(";"), 0);
		struct str name = str_trim(str_sub(part, 0, semi));
		struct str q = str_trim(str_sub(part, semi + 1, part.n));
		bool refused = str_is(q, "q=0") || str_has_prefix(q, STR("q=0.0"));
		if (name.n == strlen(coding) && !strncasecmp(name.p, coding, name.n))
			return !refused;
		if (str_is(name, "*"))
			any = !refused;
	}
	return any;
}
