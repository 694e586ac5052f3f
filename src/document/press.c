#include "document/press.h"

#include <pthread.h>
#include <stdlib.h>

struct setter {
	struct arena *arena;
	struct typeset *typeset;
	struct setter *next;
};

struct press {
	struct typeset_fonts fonts;
	pthread_mutex_t lock;
	struct setter *idle;
};

static enum rc setter_new(struct cx *cx, const struct press *p, struct setter **out)
{
	struct arena *a = arena_new();
	struct cx own = cx_make(a, cx->env);
	struct setter *s = ARENA_NEW(a, struct setter);
	s->arena = a;
	if (typeset_open(&own, &p->fonts, &s->typeset)) {
		enum rc rc = fail(cx, own.rc, STR_FMT, STR_ARG(own.msg));
		arena_free(a);
		return rc;
	}
	*out = s;
	return RC_OK;
}

static void setter_free(struct setter *s)
{
	typeset_close(s->typeset);
	arena_free(s->arena);
}

static enum rc borrow(struct cx *cx, struct press *p, struct setter **out)
{
	pthread_mutex_lock(&p->lock);
	*out = p->idle;
	if (p->idle)
		p->idle = p->idle->next;
	pthread_mutex_unlock(&p->lock);
	return *out ? RC_OK : setter_new(cx, p, out);
}

static void give_back(struct press *p, struct setter *s)
{
	pthread_mutex_lock(&p->lock);
	s->next = p->idle;
	p->idle = s;
	pthread_mutex_unlock(&p->lock);
}

enum rc press_new(struct cx *cx, const struct typeset_fonts *fonts, struct press **out)
{
	struct press *p = calloc(1, sizeof *p);
	INVARIANT(p);
	p->fonts = *fonts;
	pthread_mutex_init(&p->lock, NULL);
	struct setter *first;
	if (setter_new(cx, p, &first)) {
		press_free(p);
		return cx->rc;
	}
	give_back(p, first);
	*out = p;
	return RC_OK;
}

void press_free(struct press *p)
{
	if (!p)
		return;
	while (p->idle) {
		struct setter *s = p->idle;
		p->idle = s->next;
		setter_free(s);
	}
	pthread_mutex_destroy(&p->lock);
	free(p);
}

enum rc press_check(struct cx *cx, struct press *p, struct str content)
{
	struct paper paper;
	struct setter *s;
	if (paper_read(cx, content, &paper) || borrow(cx, p, &s))
		return cx->rc;
	enum rc rc = typeset_check(cx, s->typeset, &paper);
	give_back(p, s);
	return rc;
}

enum rc press_pdf(struct cx *cx, struct press *p, struct str content, struct str *pdf, int *pages)
{
	struct paper paper;
	struct setter *s;
	if (paper_read(cx, content, &paper) || borrow(cx, p, &s))
		return cx->rc;
	enum rc rc = typeset_pdf(cx, s->typeset, &paper, pdf, pages);
	give_back(p, s);
	return rc;
}

enum rc press_png(struct cx *cx, struct press *p, struct str content, int page, int dots_per_inch,
	struct str *png, int *pages)
{
	struct paper paper;
	struct setter *s;
	if (paper_read(cx, content, &paper) || borrow(cx, p, &s))
		return cx->rc;
	enum rc rc = typeset_png(cx, s->typeset, &paper, page, dots_per_inch, png, pages);
	give_back(p, s);
	return rc;
}
