#include "http/pool.h"

#include "base/cx.h"

#include <pthread.h>
#include <stdlib.h>

struct worker {
	struct pool *pool;
	int number;
	pthread_t thread;
};

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t more;
	void **items; /* a ring */
	size_t at, n, cap;
	bool is_ending;
	void (*run)(void *item, int thread);
	int n_workers;
	struct worker workers[];
};

static void *work(void *arg)
{
	struct worker *w = arg;
	struct pool *p = w->pool;
	for (;;) {
		pthread_mutex_lock(&p->lock);
		while (!p->n && !p->is_ending)
			pthread_cond_wait(&p->more, &p->lock);
		if (!p->n) {
			pthread_mutex_unlock(&p->lock);
			return NULL;
		}
		void *item = p->items[p->at];
		p->at = (p->at + 1) % p->cap;
		p->n--;
		pthread_mutex_unlock(&p->lock);
		p->run(item, w->number);
	}
}

struct pool *pool_new(int n, int queue, void (*run)(void *item, int thread))
{
	INVARIANT(n > 0 && queue > 0);
	struct pool *p = calloc(1, sizeof *p + (size_t)n * sizeof *p->workers);
	void **items = calloc((size_t)queue, sizeof *items);
	INVARIANT(p && items);
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->more, NULL);
	p->items = items;
	p->cap = (size_t)queue;
	p->run = run;
	for (int i = 0; i < n; i++) {
		p->workers[i] = (struct worker){.pool = p, .number = i};
		if (pthread_create(&p->workers[i].thread, NULL, work, &p->workers[i])) {
			pool_free(p);
			return NULL;
		}
		p->n_workers++;
	}
	return p;
}

bool pool_push(struct pool *p, void *item)
{
	pthread_mutex_lock(&p->lock);
	bool fits = p->n < p->cap && !p->is_ending;
	if (fits) {
		p->items[(p->at + p->n) % p->cap] = item;
		p->n++;
		pthread_cond_signal(&p->more);
	}
	pthread_mutex_unlock(&p->lock);
	return fits;
}

int64_t pool_waiting(struct pool *p)
{
	pthread_mutex_lock(&p->lock);
	int64_t n = (int64_t)p->n;
	pthread_mutex_unlock(&p->lock);
	return n;
}

void pool_free(struct pool *p)
{
	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->is_ending = true;
	pthread_cond_broadcast(&p->more);
	pthread_mutex_unlock(&p->lock);
	for (int i = 0; i < p->n_workers; i++)
		pthread_join(p->workers[i].thread, NULL);
	pthread_cond_destroy(&p->more);
	pthread_mutex_destroy(&p->lock);
	free(p->items);
	free(p);
}
