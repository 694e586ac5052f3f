#include "wire.h"

#include "base/cx.h"

#include <arpa/inet.h>
#include <microhttpd.h>

static enum MHD_Result bare(void *arg, struct MHD_Connection *conn, const char *url,
	const char *method, const char *version, const char *data, size_t *n, void **seen)
{
	(void)url, (void)method, (void)version, (void)data, (void)n;
	if (!*seen) {
		*seen = arg;
		return MHD_YES;
	}
	struct MHD_Response *r = MHD_create_response_from_buffer(
		2, (void *)(uintptr_t) "{}", MHD_RESPMEM_PERSISTENT);
	MHD_add_response_header(r, "Content-Type", "application/json; charset=utf-8");
	enum MHD_Result queued = MHD_queue_response(conn, 200, r);
	MHD_destroy_response(r);
	return queued;
}

struct MHD_Daemon *wire_start(uint16_t *port)
{
	static int mark;
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct MHD_Daemon *d =
		MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_INTERNAL_POLLING_THREAD |
					 MHD_USE_TURBO | MHD_ALLOW_SUSPEND_RESUME,
			0, NULL, NULL, bare, &mark, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&at,
			MHD_OPTION_THREAD_POOL_SIZE, 2u, MHD_OPTION_END);
	INVARIANT(d);
	*port = MHD_get_daemon_info(d, MHD_DAEMON_INFO_BIND_PORT)->port;
	return d;
}

void wire_stop(struct MHD_Daemon *d)
{
	MHD_stop_daemon(d);
}
