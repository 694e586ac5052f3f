#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK ((size_t)16384)
#define ALIGN (_Alignof(max_align_t))

struct chunk {
	struct chunk *next;
	size_t used, cap;
	max_align_t data[];
};

struct defer {
	struct defer *next;
	void (*fn)(void *);
	void *arg;
};

struct arena {
	struct chunk *head;
	struct defer *defers;
	size_t used;
};

/* Zeroed: what is handed out of it needs no more. */
static struct chunk *chunk_new(size_t cap)
{
	struct chunk *c = calloc(1, sizeof *c + cap);
	if (!c) {
		fputs("zhifa: out of memory\n", stderr);
		exit(70);
	}
	c->cap = cap;
	return c;
}

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof *a);
	if (!a) {
		fputs("zhifa: out of memory\n", stderr);
		exit(70);
	}
	return a;
}

static void run_defers(struct arena *a)
{
	while (a->defers) {
		struct defer *d = a->defers;
		a->defers = d->next;
		d->fn(d->arg);
	}
}

void arena_reset(struct arena *a)
{
	run_defers(a);
	struct chunk *keep = NULL;
	for (struct chunk *c = a->head, *next; c; c = next) {
		next = c->next;
		if (!keep && c->cap == CHUNK)
			keep = c;
		else
			free(c);
	}
	if (keep) {
		memset(keep->data, 0, keep->used);
		keep->next = NULL;
		keep->used = 0;
	}
	a->head = keep;
	a->used = 0;
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	arena_reset(a);
	free(a->head);
	free(a);
}

void *arena_alloc(struct arena *a, size_t n)
{
	if (n > SIZE_MAX / 4) {
		fputs("zhifa: allocation too large\n", stderr);
		abort();
	}
	n = n ? (n + ALIGN - 1) / ALIGN * ALIGN : ALIGN;
	a->used += n;
#ifdef ARENA_MALLOC
	int big = 1;
#else
	int big = n > CHUNK / 4;
#endif
	if (big) {
		struct chunk *c = chunk_new(n);
		c->used = n;
		if (a->head) {
			c->next = a->head->next;
			a->head->next = c;
		} else {
			a->head = c;
		}
		return c->data;
	}
	if (!a->head || a->head->cap - a->head->used < n) {
		struct chunk *c = chunk_new(CHUNK);
		c->next = a->head;
		a->head = c;
	}
	void *p = (char *)a->head->data + a->head->used;
	a->head->used += n;
	return p;
}

/* The newest block grows where it is, if its chunk has room. */
static bool grow_in_place(struct arena *a, void *p, size_t old, size_t n)
{
	struct chunk *c = a->head;
	old = old ? (old + ALIGN - 1) / ALIGN * ALIGN : ALIGN;
	n = (n + ALIGN - 1) / ALIGN * ALIGN;
	if (!p || !c || (char *)p + old != (char *)c->data + c->used || c->cap - c->used < n - old)
		return false;
	c->used += n - old;
	a->used += n - old;
	return true;
}

void *arena_grow(struct arena *a, void *p, size_t old, size_t n)
{
	if (n <= old)
		return p;
	if (n <= CHUNK && grow_in_place(a, p, old, n))
		return p;
	void *q = arena_alloc(a, n);
	if (old)
		memcpy(q, p, old);
	return q;
}

void arena_defer(struct arena *a, void (*fn)(void *), void *arg)
{
	struct defer *d = ARENA_NEW(a, struct defer);
	*d = (struct defer){.next = a->defers, .fn = fn, .arg = arg};
	a->defers = d;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}

void vec_grow(struct arena *a, void **v, size_t *cap, size_t size)
{
	size_t n = *cap ? *cap * 2 : 8;
	*v = arena_grow(a, *v, *cap * size, n * size);
	*cap = n;
}
