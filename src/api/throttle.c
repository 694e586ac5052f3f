#include "api/throttle.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <stdlib.h>

#define NEAR 8      /* slots looked at for one key */
#define TOKEN 60000 /* one token, in units of which per_minute arrive each millisecond */

struct bucket {
	uint64_t key;            /* 0: free */
	int64_t level, full, at; /* units; milliseconds of the last change */
	int per_minute;
};

struct throttle {
	pthread_mutex_t lock;
	uint64_t seed;
	size_t slots;
	struct bucket v[];
};

struct throttle *throttle_new(size_t slots, uint64_t seed)
{
	INVARIANT(slots >= NEAR && !(slots & (slots - 1)));
	struct throttle *t = calloc(1, sizeof *t + slots * sizeof *t->v);
	INVARIANT(t);
	pthread_mutex_init(&t->lock, NULL);
	t->seed = seed;
	t->slots = slots;
	return t;
}

void throttle_free(struct throttle *t)
{
	if (!t)
		return;
	pthread_mutex_destroy(&t->lock);
	free(t);
}

static uint64_t mix(uint64_t h)
{
	h ^= h >> 33;
	h *= UINT64_C(0xFF51AFD7ED558CCD);
	h ^= h >> 33;
	h *= UINT64_C(0xC4CEB9FE1A85EC53);
	return h ^ h >> 33;
}

static uint64_t hash(uint64_t h, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return mix(h ^ s.n);
}

static void refill(struct bucket *b, int64_t now)
{
	if (now > b->at)
		b->level += (now - b->at) * b->per_minute;
	if (b->level > b->full)
		b->level = b->full;
	b->at = now;
}

/* The key's bucket, made where there is none: in a free place, or in that of the fullest. */
static struct bucket *find(struct throttle *t, uint64_t key, int burst, int per_minute, int64_t now)
{
	struct bucket *best = NULL;
	int64_t least = INT64_MAX;
	for (size_t i = 0; i < NEAR; i++) {
		struct bucket *b = &t->v[(key + i) & (t->slots - 1)];
		if (b->key == key)
			return b;
		if (b->key)
			refill(b, now);
		int64_t missing = b->key ? b->full - b->level : -1;
		if (missing < least) {
			least = missing;
			best = b;
		}
	}
	*best = (struct bucket){.key = key,
		.level = (int64_t)burst * TOKEN,
		.full = (int64_t)burst * TOKEN,
		.at = now,
		.per_minute = per_minute};
	return best;
}

bool throttle_take(struct throttle *t, const char *kind, struct str key, int burst, int per_minute,
	int64_t now_ms)
{
	uint64_t h = hash(hash(t->seed, str_c(kind)), key);
	pthread_mutex_lock(&t->lock);
	struct bucket *b = find(t, h ? h : 1, burst, per_minute, now_ms);
	refill(b, now_ms);
	bool good = b->level >= TOKEN;
	if (good)
		b->level -= TOKEN;
	pthread_mutex_unlock(&t->lock);
	return good;
}

struct str throttle_address(struct arena *a, struct str remote)
{
	unsigned char ip[16];
	if (inet_pton(AF_INET6, str_z(a, remote), ip) != 1)
		return remote;
	return str_hex(a, ip, 8);
}
