/* A few threads and a bounded queue before them. */
#ifndef ZHIFA_HTTP_POOL_H
#define ZHIFA_HTTP_POOL_H

#include "base/rc.h"

#include <stdbool.h>
#include <stdint.h>

struct pool;

/* Starts n threads that call run(item, number of the thread). NULL if a thread cannot be made. */
struct pool *pool_new(int n, int queue, void (*run)(void *item, int thread));
/* Queues an item; false if the queue is full. */
bool pool_push(struct pool *p, void *item);
/* Items that wait now. */
int64_t pool_waiting(struct pool *p);
/* Runs what is queued, then ends the threads. NULL is fine. */
void pool_free(struct pool *p);

#endif
