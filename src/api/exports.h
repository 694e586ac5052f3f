/*
 * How far the exports of dossiers are that are being made now, for the screens that wait for them.
 * One board for the program; nothing of it is kept. A build puts where it is, its own person asks.
 */
#ifndef ZHIFA_API_EXPORTS_H
#define ZHIFA_API_EXPORTS_H

#include "base/cx.h"

struct exports;
struct exports *exports_new(void);
/* Nobody may be at work. NULL is fine. */
void exports_free(struct exports *x);

/* A place for a build; -1 where none is free (then it goes on untold). exports_end gives it back.
 */
int exports_begin(struct exports *x, int64_t officer, int64_t matter);
void exports_put(struct exports *x, int place, int64_t done, int64_t total);
void exports_end(struct exports *x, int place);
/* The build of this person and matter; false where there is none now. */
bool exports_get(struct exports *x, int64_t officer, int64_t matter, int64_t *done, int64_t *total);

#endif
