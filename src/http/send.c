#include "http/exchange.h"

#define COMPRESS_FROM 1024
#define PART ((size_t)65536)

#define POLICY_HEADER "Content-Security-Policy"
#define POLICY                                                                                     \
	"default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "         \
	"form-action 'self'"
/* A paper or a picture has nothing to load, and a reader of PDF may be an object of its own. */
#define POLICY_FRAMED                                                                              \
	"default-src 'none'; img-src 'self'; media-src 'self'; object-src 'self'; "                \
	"style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"

static const struct {
	const char *name, *value;
} always[] = {
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
};

/* Every name and value was checked where it was made; a refusal here is a mistake of ours. */
static void add(struct MHD_Response *r, const char *name, const char *value)
{
	INVARIANT(MHD_add_response_header(r, name, value) == MHD_YES);
}

static void add_headers(struct exchange *x, const struct reply *rp, struct MHD_Response *r)
{
	struct arena *a = x->rq.cx.arena;
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		add(r, always[i].name, always[i].value);
	add(r, POLICY_HEADER, rp->framed ? POLICY_FRAMED : POLICY);
	if (x->rq.https)
		add(r, "Strict-Transport-Security", "max-age=31536000");
	if (rp->type)
		add(r, MHD_HTTP_HEADER_CONTENT_TYPE, rp->type);
	if (rp->caching)
		add(r, MHD_HTTP_HEADER_CACHE_CONTROL, rp->caching);
	else if (rp->cache_seconds)
		add(r, MHD_HTTP_HEADER_CACHE_CONTROL,
			str_printf(a, "public, max-age=%d", rp->cache_seconds).p);
	else
		add(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	add(r, "X-Request-Id", str_z(a, x->rq.cx.request_id));
	for (size_t i = 0; i < rp->headers.n; i++)
		add(r, rp->headers.v[i].name.p, str_z(a, rp->headers.v[i].value));
	if (rp->close || atomic_load_explicit(&x->rq.server->is_stopping, memory_order_relaxed))
		add(r, MHD_HTTP_HEADER_CONNECTION, "close");
}

/* Short bodies are not worth it; a client that does not ask gets what it always got. */
static void compress(struct exchange *x, struct reply *rp)
{
	struct str small;
	if (!rp->may_compress || rp->body.n < COMPRESS_FROM)
		return;
	reply_header(&x->rq, rp, "Vary", STR("Accept-Encoding"));
	if (!reply_accepts(http_header(&x->rq, "Accept-Encoding"), "gzip"))
		return;
	if (!compress_gzip(x->io->compressor, x->rq.cx.arena, rp->body, &small))
		return;
	rp->body = small;
	reply_header(&x->rq, rp, "Content-Encoding", STR("gzip"));
}

/* A part that cannot be read cuts the answer short of its length, which the client notices. */
static ssize_t read_part(void *arg, uint64_t at, char *to, size_t most)
{
	const struct reply *rp = arg;
	uint64_t left = (uint64_t)rp->size - at;
	size_t n = most < left ? most : (size_t)left;
	if (!n)
		return MHD_CONTENT_READER_END_OF_STREAM;
	return rp->read(rp->read_arg, (int64_t)at, to, n) ? (ssize_t)n
							  : MHD_CONTENT_READER_END_WITH_ERROR;
}

static struct MHD_Response *response(struct reply *rp)
{
	/* the reply lives in the request's arena, as the body below does */
	if (rp->read)
		return MHD_create_response_from_callback(
			(uint64_t)rp->size, PART, read_part, rp, NULL);
	if (rp->fd >= 0) {
		int fd = rp->fd;
		rp->fd = -1; /* libmicrohttpd closes it */
		return MHD_create_response_from_fd64((uint64_t)rp->size, fd);
	}
	/* the body lives in the request's arena, which goes only after the answer has */
	return MHD_create_response_from_buffer(
		rp->body.n, (void *)(uintptr_t)rp->body.p, MHD_RESPMEM_PERSISTENT);
}

enum MHD_Result send_reply(struct exchange *x, struct reply *rp)
{
	compress(x, rp);
	struct MHD_Response *r = response(rp);
	if (!r)
		return MHD_NO;
	add_headers(x, rp, r);
	enum MHD_Result queued = MHD_queue_response(x->conn, (unsigned)rp->status, r);
	MHD_destroy_response(r);
	return queued;
}
