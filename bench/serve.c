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
		s->store ? "--store" : (char *)NULL, s->store, (char *)NULL);
	_exit(127);
}

static bool is_well(struct serve *s)
{
	struct client_reply r = client_once(s->a, s->port,
		STR("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
	return r.status == 200;
}

void serve_start(struct serve *s, const char *program, const char *data, const char *store)
{
	*s = (struct serve){.a = arena_new(), .program = program, .data = data, .store = store};
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

void serve_rest(const struct serve *s)
{
	for (int i = 0; i < 600; i++) {
		double before = serve_cpu(s);
		nanosleep(&(struct timespec){.tv_nsec = 300000000}, NULL);
		if (serve_cpu(s) - before < 0.015)
			return;
	}
	bench_die("the program does not come to rest");
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

/* The text of a file below /proc of the program. */
static struct str proc_text(const struct serve *s, const char *name)
{
	char *p = arena_alloc(s->a, 4096);
	FILE *f = fopen(str_z(s->a, str_printf(s->a, "/proc/%d/%s", (int)s->pid, name)), "r");
	size_t n = f ? fread(p, 1, 4096, f) : 0;
	if (f)
		fclose(f);
	return (struct str){p, n};
}

/* The k-th word from an offset on, as a number. */
static int64_t word_at(struct str text, size_t at, int k)
{
	int64_t n = 0;
	struct str rest = str_sub(text, at, text.n), word;
	while (str_split(&rest, ' ', &word))
		if (word.n && k-- == 0)
			return str_to_int(str_trim(word), &n) ? n : 0;
	return 0;
}

double serve_memory(const struct serve *s)
{
	struct str text = proc_text(s, "statm");
	return (double)(word_at(text, 0, 1) * sysconf(_SC_PAGESIZE)) / 1048576;
}

double serve_cpu(const struct serve *s)
{
	struct str text = proc_text(s, "stat");
	size_t at = str_find(text, STR(") "), 0) + 2; /* after the name: state is word 0 */
	return (double)(word_at(text, at, 11) + word_at(text, at, 12)) /
	       (double)sysconf(_SC_CLK_TCK);
}
