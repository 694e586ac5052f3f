/*
 * Token buckets in a table of fixed size: each key may do something burst times at once, and
 * per_minute times a minute on average. When the table is full the fullest bucket near the
 * key's place makes room, which is the one that loses least. Safe from all threads.
 */
#ifndef ZHIFA_API_THROTTLE_H
#define ZHIFA_API_THROTTLE_H

#include "base/cx.h"

struct throttle;

/* slots: a power of two. seed makes places unguessable. The caller frees it. */
struct throttle *throttle_new(size_t slots, uint64_t seed);
void throttle_free(struct throttle *t);
/* Takes one token of (kind, key) at a time in milliseconds; false if there is none. */
bool throttle_take(struct throttle *t, const char *kind, struct str key, int burst, int per_minute,
	int64_t now_ms);
/* What an address is throttled by: an IPv4 address, or the first 64 bits of an IPv6 one. */
struct str throttle_address(struct arena *a, struct str remote);

#endif
