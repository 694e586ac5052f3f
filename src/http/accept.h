/*
 * Takes connections in and gives each to the I/O thread that has the fewest. libmicrohttpd would
 * let its threads compete for the listening socket; the one that wakes first takes a browser's
 * connections all at once, and works alone while the others sleep. For this folder only.
 */
#ifndef ZHIFA_HTTP_ACCEPT_H
#define ZHIFA_HTTP_ACCEPT_H

#include "base/cx.h"

struct http_server;

/* Opens the listening socket and sets s->fd and s->port. RC_INPUT, RC_IO. */
MUST_USE enum rc accept_open(struct cx *cx, struct http_server *s);
/* Starts the thread. The daemons must be running. RC_IO. */
MUST_USE enum rc accept_start(struct cx *cx, struct http_server *s);
/* Takes no more in: ends the thread, if there is one, and closes the socket. */
void accept_stop(struct http_server *s);

#endif
