#include "serve.h"

#include "http/client.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

_Noreturn void bench_die(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fputs("bench: ", stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
	va_end(ap);
	exit(1);
}

static double seconds(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static uint16_t free_port(void)
{
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) ||
		getsockname(fd, (struct sockaddr *)&at, &n))
		bench_die("no free port");
	close(fd);
	return ntohs(at.sin_port);
}

static pid_t spawn(const struct serve *s)
{
	char address[32];
	snprintf(address, sizeof address, "127.0.0.1:%d", s->port);
	pid_t pid = fork();
	if (pid)
		return pid;
	int null = open("/dev/null", O_WRONLY);
	dup2(null, 1);
	dup2(null, 2);
	execl(s->program, s->program, "run", address, "--data", s->data, "--practice", "yes",
		(char *)NULL);
	_exit(127);
}

static bool is_well(struct serve *s)
{
	struct client_reply r = client_once(s->a, s->port,
		STR("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
	return r.status == 200;
}

void serve_start(struct serve *s, const char *program, const char *data)
{
	*s = (struct serve){.a = arena_new(), .program = program, .data = data};
	s->cx = cx_make(s->a, NULL);
	s->port = free_port();
	double began = seconds();
	s->pid = spawn(s);
	while (!is_well(s)) {
		if (waitpid(s->pid, NULL, WNOHANG) == s->pid || seconds() - began > 300)
			bench_die("%s does not run on %s", program, data);
		nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
	}
	s->start_seconds = seconds() - began;
}

void serve_stop(struct serve *s)
{
	int status;
	kill(s->pid, SIGTERM);
	if (waitpid(s->pid, &status, 0) != s->pid || status)
		bench_die("the program did not end cleanly");
	arena_free(s->a);
}

void serve_request(const struct serve *s, const char *method, struct str target, struct str body,
	struct buf *out)
{
	buf_printf(out,
		"%s " STR_FMT " HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: application/json\r\n",
		method, STR_ARG(target), s->port);
	if (s->cookie.n)
		buf_printf(out, "Cookie: " STR_FMT "\r\nX-Zhifa-Token: " STR_FMT "\r\n",
			STR_ARG(s->cookie), STR_ARG(s->token));
	if (body.p)
		buf_printf(
			out, "Content-Type: application/json\r\nContent-Length: %zu\r\n", body.n);
	buf_z(out, "\r\n");
	buf_str(out, body);
}

static struct client_reply ask(
	struct serve *s, const char *method, struct str target, struct str body)
{
	struct buf b = buf_in(s->a);
	struct str rest = STR_NONE;
	serve_request(s, method, target, body, &b);
	int fd = client_open(s->port);
	if (fd < 0 || !client_send(fd, buf_get(&b)))
		bench_die("no connection to the program");
	struct client_reply r = client_read(s->a, fd, &rest, false);
	close(fd);
	if (r.status != 200)
		bench_die("%s " STR_FMT ": %d " STR_FMT, method, STR_ARG(target), r.status,
			STR_ARG(r.body));
	return r;
}

static const struct json *parsed(struct serve *s, struct str body)
{
	struct json *j;
	if (json_parse(&s->cx, body, &j))
		bench_die("an answer that is no JSON");
	return j;
}

const struct json *serve_ask(
	struct serve *s, const char *method, const char *target, struct str body)
{
	return parsed(s, ask(s, method, str_c(target), body).body);
}

void serve_login(struct serve *s, const char *name, const char *password)
{
	struct str body = str_printf(s->a, "{\"name\":\"%s\",\"password\":\"%s\"}", name, password);
	struct client_reply r = ask(s, "POST", STR("/api/login"), body);
	struct str cookie = client_header(&r, "set-cookie");
	s->cookie = str_sub(cookie, 0, str_find(cookie, STR(";"), 0));
	s->token = json_str(json_get(parsed(s, r.body), "token"));
	if (!s->cookie.n || !s->token.n)
		bench_die("the log-in gave no session");
}

double serve_memory(const struct serve *s)
{
	char path[64], line[256];
	long kib = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)s->pid);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "VmRSS: %ld", &kib) == 1)
			break;
	if (f)
		fclose(f);
	return (double)kib / 1024;
}

double serve_cpu(const struct serve *s)
{
	char path[64], text[1024];
	unsigned long user = 0, sys = 0;
	snprintf(path, sizeof path, "/proc/%d/stat", (int)s->pid);
	FILE *f = fopen(path, "r");
	if (!f)
		return 0;
	size_t n = fread(text, 1, sizeof text - 1, f);
	fclose(f);
	text[n] = 0;
	const char *p = strrchr(text, ')');
	if (p)
		sscanf(p + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &sys);
	return (double)(user + sys) / (double)sysconf(_SC_CLK_TCK);
}
