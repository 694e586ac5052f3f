/* A growing byte buffer in an arena. Used by every writer; never fails. */
#ifndef ZHIFA_BASE_BUF_H
#define ZHIFA_BASE_BUF_H

#include "base/str.h"

struct buf {
	struct arena *a;
	char *p;
	size_t n, cap;
};

static inline struct buf buf_in(struct arena *a)
{
	return (struct buf){.a = a};
}

/* Room for n bytes and the zero behind them, at the end; whoever fills it writes that zero and
 * counts what he wrote in b->n. */
char *buf_room(struct buf *b, size_t n);
/* Appends n bytes. */
void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_z(struct buf *b, const char *z);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t v);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* What is in the buffer now; valid until the next append. */
static inline struct str buf_get(const struct buf *b)
{
	return (struct str){b->p, b->n};
}

#endif
