/* What several threads share: ids and the log stream. Run under ThreadSanitizer too (suite
 * "threads"). */
#include "base/test.h"

#include <pthread.h>
#include <stdlib.h>

enum { THREADS = 4, IDS = 20000 };

static void *make_ids(void *arg)
{
	int64_t *out = arg;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	for (int i = 0; i < IDS; i++)
		out[i] = cx_id(&cx);
	arena_free(a);
	return NULL;
}

static int cmp_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static void test_ids_are_unique(void **state)
{
	(void)state;
	static int64_t ids[THREADS * IDS];
	pthread_t t[THREADS];
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&t[i], NULL, make_ids, ids + i * IDS), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(t[i], NULL);
	for (int i = 0; i < THREADS; i++)
		for (int j = 1; j < IDS; j++)
			assert_true(ids[i * IDS + j - 1] < ids[i * IDS + j]);
	qsort(ids, THREADS * IDS, sizeof ids[0], cmp_id);
	assert_true(ids[0] > 0);
	for (int i = 1; i < THREADS * IDS; i++)
		assert_true(ids[i - 1] != ids[i]);
}

enum { LINES = 500 };

static void *write_lines(void *arg)
{
	(void)arg;
	for (int i = 0; i < LINES; i++)
		log_event(NULL, LOG_INFO, "threads.line", LOG_I("i", i), LOG_S("text", STR("行")));
	return NULL;
}

/* Lines of several threads never run into each other. */
static void test_log_lines_are_whole(void **state)
{
	(void)state;
	FILE *f = tmpfile();
	assert_non_null(f);
	log_setup(f, LOG_INFO);
	pthread_t t[THREADS];
	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&t[i], NULL, write_lines, NULL), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(t[i], NULL);
	log_setup(stderr, LOG_INFO);
	rewind(f);
	char line[512];
	int n = 0;
	while (fgets(line, sizeof line, f)) {
		size_t len = strlen(line);
		assert_true(
			line[0] == '{' && len > 2 && line[len - 2] == '}' && line[len - 1] == '\n');
		assert_null(strstr(line + 1, "{"));
		n++;
	}
	assert_int_equal(n, THREADS * LINES);
	fclose(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids_are_unique),
		cmocka_unit_test(test_log_lines_are_whole),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
