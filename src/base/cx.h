/*
 * The context: made once per request or job and passed first. It holds the arena,
 * the first failure, and the only sources of time and randomness, so that a test
 * can fix both. There are no globals beside the log stream.
 */
#ifndef ZHIFA_BASE_CX_H
#define ZHIFA_BASE_CX_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/log.h"
#include "base/rc.h"
#include "base/str.h"

struct seal_keys;

/* Time, randomness and identity of this process; shared by all contexts, read-only after start. */
struct env {
	struct instant (*now)(void *arg);
	void (*random)(void *arg, void *out, size_t n);
	void *arg;
	int node; /* 0..1023, distinct per process of one installation */
};

/* The real clock and the kernel's random numbers. */
extern const struct env env_real;

/* A refusal by law: what is refused, by which rule, and what would cure it. */
struct refusal {
	struct str rule;    /* rule id, "PEN-DEC-03" */
	struct str because; /* what is missing, in the words of the pack */
	struct str basis;   /* citation, "行政处罚法第四十五条第一款" */
	struct str cure;    /* id of the action that cures it; may be empty */
	struct str cure_title;
};

/* A field of the input that is wrong. */
struct field_error {
	struct str field, message;
};

struct cx {
	struct arena *arena;
	const struct env *env;
	struct str request_id; /* of the HTTP request or job; empty outside one */
	int64_t user;          /* account id; 0 if nobody */
	/* what opens and makes sealed fields (crypto/seal.h); NULL: they stay sealed to this
	 * context */
	const struct seal_keys *keys;
	/* the first failure; rc is RC_OK while there is none */
	enum rc rc;
	struct str msg;
	struct {
		struct refusal *v;
		size_t n, cap;
	} refusals;
	struct {
		struct field_error *v;
		size_t n, cap;
	} field_errors;
};

/* A context over an arena. env NULL means env_real. */
struct cx cx_make(struct arena *a, const struct env *env);
/* Forgets the failure, so that a caller who handles it can go on. */
void cx_clear(struct cx *cx);

struct instant cx_now(struct cx *cx);
struct date cx_today(struct cx *cx);
void cx_random(struct cx *cx, void *out, size_t n);
/*
 * A new 64-bit id: 41 bits of milliseconds since 2020-01-01 UTC, 10 of node, 12 of a
 * counter; unique across nodes, positive, ordered by time within a process.
 */
int64_t cx_id(struct cx *cx);

/* Records the first failure and returns its code. The only producer of failures. */
enum rc fail(struct cx *cx, enum rc rc, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Adds a field error and fails with RC_INPUT. */
enum rc fail_field(struct cx *cx, struct str field, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Adds a refusal by law and fails with RC_REFUSED. */
enum rc fail_refused(struct cx *cx, struct refusal r);

/* A broken invariant of ours: stays on in release builds, says where, ends the process. Never on
 * input. */
#define INVARIANT(cond) ((cond) ? (void)0 : invariant_broken(#cond, __FILE__, __LINE__))
_Noreturn void invariant_broken(const char *cond, const char *file, int line);

#endif
