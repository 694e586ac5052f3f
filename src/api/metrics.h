/* Counters of requests and their times, told in Prometheus' text format. */
#ifndef ZHIFA_API_METRICS_H
#define ZHIFA_API_METRICS_H

#include "api/route.h"

#define METRICS_STATUS 20
#define METRICS_STEPS 12

/* Of one route. Changed by any thread. */
struct metrics {
	_Atomic int64_t status[METRICS_STATUS];
	_Atomic int64_t steps[METRICS_STEPS + 1]; /* by time taken, the last is beyond all */
	_Atomic int64_t micros;
};

/* Counts one request; status 0: the client left. */
void metrics_count(struct metrics *m, int status, int64_t micros);
/* Requests counted. */
int64_t metrics_total(const struct metrics *m);
/* Writes the series of some routes: names[i] belongs to m[i]. */
void metrics_write(struct buf *out, const char *const *names, const struct metrics *m, size_t n);
/* Writes memory, processor time, descriptors and running time of this process. */
void metrics_process(struct buf *out, struct instant started, struct instant now);

#endif
