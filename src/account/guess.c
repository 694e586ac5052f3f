#include "account/guess.h"

#include "crypto/digest.h"

#define LOCK_FIRST_MS 30000
#define LOCK_MOST_MS (15 * 60000)

int64_t guess_lock_ms(int64_t failed)
{
	if (failed <= GUESS_FREE)
		return 0;
	int64_t ms = LOCK_FIRST_MS;
	for (int64_t i = GUESS_FREE + 1; i < failed && ms < LOCK_MOST_MS; i++)
		ms *= 2;
	return ms < LOCK_MOST_MS ? ms : LOCK_MOST_MS;
}

void guess_init(struct cx *cx, struct guess_table *t)
{
	*t = (struct guess_table){.slot = {{0, 0, 0}}};
	cx_random(cx, t->key, sizeof t->key);
	pthread_mutex_init(&t->lock, NULL);
}

void guess_finish(struct guess_table *t)
{
	pthread_mutex_destroy(&t->lock);
}

bool guess_count(
	struct guess_table *t, struct str name, struct instant now, int64_t *failed, int64_t *until)
{
	unsigned char d[DIGEST_SIZE];
	uint64_t tag;
	uint16_t at;
	digest_hmac(t->key, sizeof t->key, name.p, name.n, d);
	memcpy(&tag, d, sizeof tag);
	memcpy(&at, d + sizeof tag, sizeof at);
	tag |= 1;
	pthread_mutex_lock(&t->lock);
	struct guess_slot *g = &t->slot[at % GUESS_SLOTS];
	if (g->tag != tag)
		*g = (struct guess_slot){.tag = tag};
	bool is_free = g->locked_until <= now.ms;
	if (is_free) {
		g->failed++;
		int64_t ms = guess_lock_ms(g->failed);
		g->locked_until = ms ? now.ms + ms : 0;
	}
	*failed = g->failed;
	*until = g->locked_until;
	pthread_mutex_unlock(&t->lock);
	return is_free;
}
