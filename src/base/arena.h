/*
 * Bump arena: all memory of one request, job or load. Allocation never returns
 * NULL (out of memory ends the process). Foreign resources are released through
 * arena_defer, last registered first, when the arena is reset or freed. Built with
 * -DARENA_MALLOC every allocation is its own malloc, so sanitizers see overruns.
 * An arena is used by one thread at a time.
 */
#ifndef ZHIFA_BASE_ARENA_H
#define ZHIFA_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena; the caller frees it. */
struct arena *arena_new(void);
/* Runs the deferred calls and gives everything back. NULL is fine. */
void arena_free(struct arena *a);
/* Runs the deferred calls, then forgets all allocations but keeps one chunk. */
void arena_reset(struct arena *a);
/* Zeroed memory of n bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n) __attribute__((malloc, returns_nonnull));
/* Grows a block of old bytes to n bytes, in place where it is the newest. */
void *arena_grow(struct arena *a, void *p, size_t old, size_t n);
/* Calls fn(arg) when the arena is reset or freed. */
void arena_defer(struct arena *a, void (*fn)(void *), void *arg);
/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *a);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))

/* Appends one zeroed element to a {type *v; size_t n, cap} vector and gives its address. */
#define VEC_PUSH(a, vec)                                                                           \
	((vec)->n == (vec)->cap ? vec_grow((a), (void **)&(vec)->v, &(vec)->cap, sizeof *(vec)->v) \
				: (void)0,                                                         \
		&(vec)->v[(vec)->n++])
void vec_grow(struct arena *a, void **v, size_t *cap, size_t size);

#endif
