/* The inside of a reply, for this folder only. */
#ifndef ZHIFA_HTTP_REPLY_H
#define ZHIFA_HTTP_REPLY_H

#include "http/http.h"

struct reply {
	int status;
	const char *type; /* NULL: no body */
	struct str body;
	int fd; /* -1: the body is in memory; else it is a file, owned until sent */
	/* instead of body and fd: gives n bytes of the body; arg lives as long as the request */
	bool (*read)(void *arg, int64_t at, char *to, size_t n);
	void *read_arg;
	int64_t size;
	bool html; /* a page: the policy lets it style itself with our own files only */
	bool may_compress;
	bool framed;         /* our own pages may show it in a frame */
	bool close;          /* the connection must not be used again */
	int cache_seconds;   /* 0: no-store */
	const char *caching; /* instead of cache_seconds, for static files */
	struct http_pairs headers;
};

/* A problem found by the server itself, with no failure in a context behind it. */
struct reply *reply_problem(struct request *rq, enum rc rc, int status, const char *detail);
/* Whether an Accept-Encoding header admits a coding. */
bool reply_accepts(struct str header, const char *coding);
/* Writes the body of a failed request's problem+json. */
void problem_json(
	struct request *rq, int status, const char *name, struct str extra, struct buf *out);
/* Writes the plain page of an error. */
void problem_page(
	struct request *rq, int status, struct str title, struct str detail, struct buf *out);
/* The configuration's error page, or problem_page. In server.c. */
void http_error_page(
	struct request *rq, int status, struct str title, struct str detail, struct buf *out);

#endif
