#include "http/client.h"

#include "base/buf.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int client_open(uint16_t port)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in sa = {.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct timeval tv = {.tv_sec = 10};
	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &tv, sizeof tv);
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &tv, sizeof tv);
	if (connect(fd, (struct sockaddr *)&sa, sizeof sa)) {
		close(fd);
		return -1;
	}
	return fd;
}

bool client_send(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t n = send(fd, bytes.p, bytes.n, MSG_NOSIGNAL);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = str_sub(bytes, (size_t)n, bytes.n);
	}
	return true;
}

struct str client_header(const struct client_reply *r, const char *name)
{
	struct str rest = r->head, line;
	size_t n = strlen(name);
	while (str_split(&rest, '\n', &line))
		if (line.n > n && line.p[n] == ':' && !strncasecmp(line.p, name, n))
			return str_trim(str_sub(line, n + 1, line.n));
	return STR_NONE;
}

struct reader {
	int fd;
	struct buf got;
	bool closed;
};

static bool more(struct reader *r)
{
	char tmp[16384];
	ssize_t n = recv(r->fd, tmp, sizeof tmp, 0);
	if (n <= 0) {
		r->closed = true;
		return false;
	}
	buf_add(&r->got, tmp, (size_t)n);
	return true;
}

/* Takes chunks from offset at; gives the offset after them, 0 if the connection ended. */
static size_t read_chunks(struct arena *a, struct reader *r, size_t at, struct str *body)
{
	struct buf out = buf_in(a);
	for (;;) {
		size_t eol;
		while ((eol = str_find(buf_get(&r->got), STR("\r\n"), at)) == r->got.n)
			if (!more(r))
				return 0;
		size_t size = 0;
		for (size_t i = at; i < eol; i++) {
			char c = r->got.p[i];
			size = size * 16 + (size_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
		}
		at = eol + 2;
		while (r->got.n < at + size + 2)
			if (!more(r))
				return 0;
		buf_add(&out, r->got.p + at, size);
		at += size + 2;
		if (!size) {
			*body = buf_get(&out);
			return at;
		}
	}
}

struct client_reply client_read(struct arena *a, int fd, struct str *rest, bool head_only)
{
	struct client_reply reply = {.status = 0};
	struct reader r = {.fd = fd, .got = buf_in(a)};
	size_t end;
	buf_str(&r.got, *rest);
	*rest = STR_NONE;
	while ((end = str_find(buf_get(&r.got), STR("\r\n\r\n"), 0)) == r.got.n)
		if (!more(&r))
			return (struct client_reply){.closed = true};
	reply.head = str_dup(a, str_sub(buf_get(&r.got), 0, end + 2));
	int64_t status = 0, length = 0;
	str_to_int(str_sub(reply.head, 9, 12), &status);
	size_t at = end + 4;
	if (head_only || status == 204 || status == 304 || status == 100) {
		reply.body = STR_NONE;
	} else if (str_is(client_header(&reply, "Transfer-Encoding"), "chunked")) {
		at = read_chunks(a, &r, at, &reply.body);
		if (!at)
			return (struct client_reply){.closed = true};
	} else {
		str_to_int(client_header(&reply, "Content-Length"), &length);
		while (r.got.n < at + (size_t)length)
			if (!more(&r))
				return (struct client_reply){.closed = true};
		reply.body = str_dup(a, str_sub(buf_get(&r.got), at, at + (size_t)length));
		at += (size_t)length;
	}
	*rest = str_dup(a, str_sub(buf_get(&r.got), at, r.got.n));
	reply.status = (int)status;
	reply.closed = r.closed;
	return reply;
}

struct client_reply client_once(struct arena *a, uint16_t port, struct str request)
{
	struct str rest = STR_NONE;
	int fd = client_open(port);
	if (fd < 0)
		return (struct client_reply){.closed = true};
	client_send(fd, request);
	struct client_reply r = client_read(a, fd, &rest, str_has_prefix(request, STR("HEAD ")));
	if (r.status == 100)
		r = client_read(a, fd, &rest, false);
	r.closed = client_is_closed(fd, 100);
	close(fd);
	return r;
}

bool client_is_closed(int fd, int ms)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	char tmp[4096];
	while (poll(&p, 1, ms) > 0)
		if (recv(fd, tmp, sizeof tmp, 0) <= 0)
			return true;
	return false;
}
