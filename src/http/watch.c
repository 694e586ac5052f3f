#include "http/watch.h"

#include "base/cx.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

struct watch {
	pthread_mutex_t lock;
	pthread_cond_t end;
	pthread_t thread;
	bool is_ending;
	int interval_ms;
	struct watched *head;
	int64_t open, cut;
};

int64_t watch_micros(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

static void sweep(struct watch *w)
{
	int64_t now = watch_micros() / 1000;
	for (struct watched *c = w->head; c; c = c->next) {
		int64_t deadline = atomic_load_explicit(&c->deadline, memory_order_relaxed);
		if (!deadline || deadline > now)
			continue;
		/* a failure means that the client was faster; either way the connection ends */
		(void)shutdown(c->fd, SHUT_RDWR);
		atomic_store_explicit(&c->deadline, 0, memory_order_relaxed);
		w->cut++;
	}
}

static void *look(void *arg)
{
	struct watch *w = arg;
	pthread_mutex_lock(&w->lock);
	while (!w->is_ending) {
		struct timespec ts;
		clock_gettime(CLOCK_MONOTONIC, &ts);
		int64_t ns = ts.tv_nsec + (int64_t)w->interval_ms * 1000000;
		ts.tv_sec += ns / 1000000000;
		ts.tv_nsec = ns % 1000000000;
		pthread_cond_timedwait(&w->end, &w->lock, &ts);
		sweep(w);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

struct watch *watch_new(int interval_ms)
{
	struct watch *w = calloc(1, sizeof *w);
	INVARIANT(w);
	w->interval_ms = interval_ms;
	pthread_condattr_t attr;
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->end, &attr);
	pthread_condattr_destroy(&attr);
	if (pthread_create(&w->thread, NULL, look, w)) {
		pthread_cond_destroy(&w->end);
		pthread_mutex_destroy(&w->lock);
		free(w);
		return NULL;
	}
	return w;
}

struct watched *watch_add(struct watch *w, int fd, int64_t deadline)
{
	struct watched *c = calloc(1, sizeof *c);
	INVARIANT(c);
	c->fd = fd;
	atomic_init(&c->deadline, deadline);
	pthread_mutex_lock(&w->lock);
	c->next = w->head;
	if (w->head)
		w->head->prev = c;
	w->head = c;
	w->open++;
	pthread_mutex_unlock(&w->lock);
	return c;
}

void watch_remove(struct watch *w, struct watched *c)
{
	pthread_mutex_lock(&w->lock);
	if (c->prev)
		c->prev->next = c->next;
	else
		w->head = c->next;
	if (c->next)
		c->next->prev = c->prev;
	w->open--;
	pthread_mutex_unlock(&w->lock);
	free(c);
}

void watch_count(struct watch *w, int64_t *open, int64_t *cut)
{
	pthread_mutex_lock(&w->lock);
	*open = w->open;
	*cut = w->cut;
	pthread_mutex_unlock(&w->lock);
}

void watch_free(struct watch *w)
{
	if (!w)
		return;
	pthread_mutex_lock(&w->lock);
	w->is_ending = true;
	pthread_cond_signal(&w->end);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	INVARIANT(!w->head);
	pthread_cond_destroy(&w->end);
	pthread_mutex_destroy(&w->lock);
	free(w);
}
