/* A small HTTP client over real sockets, for tests and for the load of the benches. */
#ifndef ZHIFA_HTTP_CLIENT_H
#define ZHIFA_HTTP_CLIENT_H

#include "base/str.h"

struct client_reply {
	int status;            /* 0: the connection ended without a whole answer */
	struct str head, body; /* body without chunked framing */
	bool closed;           /* the server ended the connection after it */
};

/* A connection to 127.0.0.1; -1 on failure. Reads give up after 10 seconds. */
int client_open(uint16_t port);
bool client_send(int fd, struct str bytes);
/*
 * The next answer; head_only for one to a HEAD request. Bytes beyond it are kept in *rest for the
 * next call.
 */
struct client_reply client_read(struct arena *a, int fd, struct str *rest, bool head_only);
/* Value of a header, STR_NONE if there is none. */
struct str client_header(const struct client_reply *r, const char *name);
/* One request on its own connection. */
struct client_reply client_once(struct arena *a, uint16_t port, struct str request);
/* Whether the server closes the connection within ms milliseconds. */
bool client_is_closed(int fd, int ms);

#endif
