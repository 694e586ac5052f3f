#include "base/cx.h"

#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#define ID_EPOCH_MS INT64_C(1577836800000) /* 2020-01-01T00:00:00Z */

static struct instant real_now(void *arg)
{
	(void)arg;
	struct timespec ts;
	clock_gettime(CLOCK_REALTIME, &ts);
	return (struct instant){(int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000};
}

static void real_random(void *arg, void *out, size_t n)
{
	(void)arg;
	unsigned char *p = out;
	while (n) {
		ssize_t got = getrandom(p, n, 0);
		if (got < 0 && errno == EINTR)
			continue;
		INVARIANT(got > 0);
		p += got;
		n -= (size_t)got;
	}
}

const struct env env_real = {.now = real_now, .random = real_random};

struct cx cx_make(struct arena *a, const struct env *env)
{
	return (struct cx){.arena = a, .env = env ? env : &env_real};
}

void cx_clear(struct cx *cx)
{
	cx->rc = RC_OK;
	cx->msg = STR_NONE;
	cx->refusals.n = 0;
	cx->field_errors.n = 0;
}

struct instant cx_now(struct cx *cx)
{
	return cx->env->now(cx->env->arg);
}

struct date cx_today(struct cx *cx)
{
	return date_of(cx_now(cx));
}

void cx_random(struct cx *cx, void *out, size_t n)
{
	cx->env->random(cx->env->arg, out, n);
}

int64_t cx_id(struct cx *cx)
{
	/* The upper part is the last millisecond used, the lower 12 bits a counter within it. */
	static _Atomic int64_t last;
	int64_t now = (cx_now(cx).ms - ID_EPOCH_MS) << 12;
	int64_t old = atomic_load(&last), next;
	do {
		next = old + 1 > now ? old + 1 : now;
	} while (!atomic_compare_exchange_weak(&last, &old, next));
	int64_t ms = next >> 12, count = next & 0xFFF;
	return ms << 22 | (int64_t)(cx->env->node & 0x3FF) << 12 | count;
}

enum rc fail(struct cx *cx, enum rc rc, const char *fmt, ...)
{
	INVARIANT(rc != RC_OK);
	if (cx->rc != RC_OK)
		return cx->rc;
	va_list ap;
	char tmp[2048];
	va_start(ap, fmt);
	vsnprintf(tmp, sizeof tmp, fmt, ap);
	va_end(ap);
	cx->rc = rc;
	cx->msg = str_dup(cx->arena, str_c(tmp));
	return rc;
}

enum rc fail_field(struct cx *cx, struct str field, const char *fmt, ...)
{
	va_list ap;
	char tmp[1024];
	va_start(ap, fmt);
	vsnprintf(tmp, sizeof tmp, fmt, ap);
	va_end(ap);
	*VEC_PUSH(cx->arena, &cx->field_errors) =
		(struct field_error){str_dup(cx->arena, field), str_dup(cx->arena, str_c(tmp))};
	return fail(cx, RC_INPUT, STR_FMT "：%s", STR_ARG(field), tmp);
}

enum rc fail_refused(struct cx *cx, struct refusal r)
{
	*VEC_PUSH(cx->arena, &cx->refusals) = r;
	return fail(cx, RC_REFUSED, STR_FMT, STR_ARG(r.because));
}

_Noreturn void invariant_broken(const char *cond, const char *file, int line)
{
	fprintf(stderr,
		"{\"level\":\"broken\",\"event\":\"invariant\",\"at\":\"%s:%d\",\"what\":\"%s\"}\n",
		file, line, cond);
	abort();
}
