#include "api/metrics.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

static const int statuses[METRICS_STATUS] = {200, 201, 204, 303, 304, 400, 401, 403, 404, 405, 409,
	413, 414, 415, 422, 429, 500, 503, 0, -1 /* any other */};

static const int64_t steps[METRICS_STEPS] = {
	100, 250, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 500000, 2500000};

void metrics_count(struct metrics *m, int status, int64_t micros)
{
	size_t i = 0, k = 0;
	while (i < METRICS_STATUS - 1 && statuses[i] != status)
		i++;
	while (k < METRICS_STEPS && micros > steps[k])
		k++;
	atomic_fetch_add_explicit(&m->status[i], 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&m->steps[k], 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&m->micros, micros, memory_order_relaxed);
}

int64_t metrics_total(const struct metrics *m)
{
	int64_t n = 0;
	for (size_t i = 0; i < METRICS_STATUS; i++)
		n += atomic_load_explicit(&m->status[i], memory_order_relaxed);
	return n;
}

static void requests(struct buf *out, const char *name, const struct metrics *m)
{
	for (size_t i = 0; i < METRICS_STATUS; i++) {
		int64_t n = atomic_load_explicit(&m->status[i], memory_order_relaxed);
		char status[16] = "other";
		if (statuses[i] >= 0)
			snprintf(status, sizeof status, "%d", statuses[i]);
		/* a route that nobody called yet shows too, so that it can be found */
		if (n || (!i && !metrics_total(m)))
			buf_printf(out,
				"zhifa_http_requests_total{route=\"%s\",status=\"%s\"} %" PRId64
				"\n",
				name, status, n);
	}
}

static void times(struct buf *out, const char *name, const struct metrics *m)
{
	int64_t n = 0;
	for (size_t i = 0; i <= METRICS_STEPS; i++) {
		n += atomic_load_explicit(&m->steps[i], memory_order_relaxed);
		if (i < METRICS_STEPS)
			buf_printf(out,
				"zhifa_http_seconds_bucket{route=\"%s\",le=\"%g\"} %" PRId64 "\n",
				name, (double)steps[i] / 1e6, n);
		else
			buf_printf(out,
				"zhifa_http_seconds_bucket{route=\"%s\",le=\"+Inf\"} %" PRId64 "\n",
				name, n);
	}
	buf_printf(out, "zhifa_http_seconds_sum{route=\"%s\"} %.6f\n", name,
		(double)atomic_load_explicit(&m->micros, memory_order_relaxed) / 1e6);
	buf_printf(out, "zhifa_http_seconds_count{route=\"%s\"} %" PRId64 "\n", name, n);
}

void metrics_write(struct buf *out, const char *const *names, const struct metrics *m, size_t n)
{
	buf_z(out, "# TYPE zhifa_http_requests_total counter\n");
	for (size_t i = 0; i < n; i++)
		requests(out, names[i], &m[i]);
	buf_z(out, "# TYPE zhifa_http_seconds histogram\n");
	for (size_t i = 0; i < n; i++)
		if (metrics_total(&m[i]))
			times(out, names[i], &m[i]);
}

static int64_t resident(void)
{
	char tmp[128];
	FILE *f = fopen("/proc/self/statm", "re");
	size_t n = f ? fread(tmp, 1, sizeof tmp, f) : 0;
	if (f)
		fclose(f);
	struct str rest = {tmp, n}, part;
	int64_t pages = 0;
	if (!str_split(&rest, ' ', &part) || !str_split(&rest, ' ', &part) ||
		!str_to_int(part, &pages))
		return 0;
	return pages * sysconf(_SC_PAGESIZE);
}

static int64_t descriptors(void)
{
	DIR *d = opendir("/proc/self/fd");
	int64_t n = 0;
	while (d && readdir(d))
		n++;
	if (d)
		closedir(d);
	return n > 3 ? n - 3 : 0; /* . and .. and the folder itself */
}

void metrics_process(struct buf *out, struct instant started, struct instant now)
{
	struct rusage ru;
	getrusage(RUSAGE_SELF, &ru);
	double cpu = (double)(ru.ru_utime.tv_sec + ru.ru_stime.tv_sec) +
		     (double)(ru.ru_utime.tv_usec + ru.ru_stime.tv_usec) / 1e6;
	buf_printf(out,
		"# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes %" PRId64
		"\n",
		resident());
	buf_printf(out,
		"# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total %.3f\n", cpu);
	buf_printf(out, "# TYPE process_open_fds gauge\nprocess_open_fds %" PRId64 "\n",
		descriptors());
	buf_printf(out,
		"# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds %.3f\n",
		(double)started.ms / 1e3);
	buf_printf(out, "# TYPE zhifa_uptime_seconds gauge\nzhifa_uptime_seconds %.3f\n",
		(double)(now.ms - started.ms) / 1e3);
}
