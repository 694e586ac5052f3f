/*
 * The program under load: build/zhifa run as a process of its own on a fresh practice region, and
 * a session at it. For the benches only; what does not work ends the bench with a message.
 */
#ifndef ZHIFA_BENCH_SERVE_H
#define ZHIFA_BENCH_SERVE_H

#include "base/cx.h"
#include "format/json.h"

#include <sys/types.h>

struct serve {
	struct arena *a;
	struct cx cx;
	const char *program, *data, *store; /* the data folder; where the store is, or NULL */
	uint16_t port;
	pid_t pid;
	double start_seconds; /* from exec to the first good /healthz */
	struct str cookie, token;
};

/* Starts the program on a folder (made and filled where it is not there) and waits until it is
 * well. store NULL: SQLite in that folder. */
void serve_start(struct serve *s, const char *program, const char *data, const char *store);
/* Waits until it has come to rest: the papers of a new region are rendered behind the scenes. */
void serve_rest(const struct serve *s);
/* SIGTERM, and waits. */
void serve_stop(struct serve *s);
/* Logs in with a practice account. */
void serve_login(struct serve *s, const char *name, const char *password);
/* One request; its answer must have the status 200. */
const struct json *serve_ask(
	struct serve *s, const char *method, const char *target, struct str body);
/* The head lines of a request of this session, up to its end. */
void serve_request(const struct serve *s, const char *method, struct str target, struct str body,
	struct buf *out);
/* Resident memory of the program, in MiB, and its CPU time so far, in seconds. */
double serve_memory(const struct serve *s);
double serve_cpu(const struct serve *s);

_Noreturn void bench_die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
