#include "api/exports.h"

#include <pthread.h>
#include <stdlib.h>

#define PLACES 32

struct exports {
	pthread_mutex_t lock;
	struct {
		int64_t officer, matter, done, total;
		bool taken;
	} at[PLACES];
};

struct exports *exports_new(void)
{
	struct exports *x = calloc(1, sizeof *x);
	INVARIANT(x && pthread_mutex_init(&x->lock, NULL) == 0);
	return x;
}

void exports_free(struct exports *x)
{
	if (!x)
		return;
	pthread_mutex_destroy(&x->lock);
	free(x);
}

int exports_begin(struct exports *x, int64_t officer, int64_t matter)
{
	int place = -1;
	if (!x)
		return -1;
	pthread_mutex_lock(&x->lock);
	for (int i = 0; i < PLACES && place < 0; i++)
		if (!x->at[i].taken)
			place = i;
	if (place >= 0) {
		x->at[place].taken = true;
		x->at[place].officer = officer;
		x->at[place].matter = matter;
		x->at[place].done = x->at[place].total = 0;
	}
	pthread_mutex_unlock(&x->lock);
	return place;
}

void exports_put(struct exports *x, int place, int64_t done, int64_t total)
{
	if (place < 0)
		return;
	pthread_mutex_lock(&x->lock);
	x->at[place].done = done;
	x->at[place].total = total;
	pthread_mutex_unlock(&x->lock);
}

void exports_end(struct exports *x, int place)
{
	if (place < 0)
		return;
	pthread_mutex_lock(&x->lock);
	x->at[place].taken = false;
	pthread_mutex_unlock(&x->lock);
}

bool exports_get(struct exports *x, int64_t officer, int64_t matter, int64_t *done, int64_t *total)
{
	bool found = false;
	*done = *total = 0;
	if (!x)
		return false;
	pthread_mutex_lock(&x->lock);
	for (int i = 0; i < PLACES && !found; i++) {
		if (!x->at[i].taken || x->at[i].officer != officer || x->at[i].matter != matter)
			continue;
		found = true;
		*done = x->at[i].done;
		*total = x->at[i].total;
	}
	pthread_mutex_unlock(&x->lock);
	return found;
}
