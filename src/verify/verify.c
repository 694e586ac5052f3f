#include "verify/inside.h"

#include <stdarg.h>
#include <stdio.h>

void found(struct cx *cx, const struct verify_config *c, const char *part, int64_t organ,
	int64_t matter, const char *fmt, ...)
{
	char text[600];
	va_list args;
	va_start(args, fmt);
	int n = vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	size_t kept = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
	struct verify_finding f = {
		part, organ, matter, str_dup(cx->arena, (struct str){text, kept})};
	c->counts->findings++;
	c->found(c->arg, &f);
}

struct cx page_cx(struct cx *cx, const struct verify_config *c, struct arena *a)
{
	struct cx page = cx_make(a, cx->env);
	page.keys = c->keys;
	return page;
}

enum rc page_end(struct cx *cx, struct cx *page)
{
	enum rc rc = page->rc;
	if (rc != RC_OK)
		(void)fail(cx, rc, STR_FMT, STR_ARG(page->msg));
	arena_reset(page->arena);
	return rc;
}

enum rc verify_store(struct cx *cx, const struct verify_config *c)
{
	*c->counts = (struct verify_counts){0};
	if (verify_matters(cx, c) || verify_orphans(cx, c) || verify_numbers(cx, c) ||
		verify_log(cx, c) || verify_editions(cx, c))
		return cx->rc;
	return c->blobs ? verify_blobs(cx, c) : RC_OK;
}
