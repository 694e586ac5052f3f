/*
 * Every statement of the program, prepared on both engines: it must be understood, its parameters
 * must fit its signature, and its plan must not read a whole table unless it says DB_MAY_SCAN.
 */
#include "db/test_db.h"

#include <stdio.h>
#include <stdlib.h>

/* The highest N of the $N in a text, or -1 where a smaller one is missing. */
static int parameters(const char *sql)
{
	bool seen[100] = {false};
	int top = 0;
	bool quoted = false;
	for (const char *p = sql; *p; p++) {
		if (*p == '\'')
			quoted = !quoted;
		if (quoted || *p != '$')
			continue;
		int n = 0;
		while (p[1] >= '0' && p[1] <= '9' && n < 10)
			n = n * 10 + (*++p - '0');
		if (n < 1 || n >= 100)
			return -1;
		seen[n] = true;
		top = n > top ? n : top;
	}
	for (int i = 1; i <= top; i++)
		if (!seen[i])
			return -1;
	return top;
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const struct db_stmt *const *)a)->name,
		(*(const struct db_stmt *const *)b)->name);
}

static void test_signatures(void **state)
{
	size_t n, bad = 0;
	const struct db_stmt *const *st = db_statements(&n);
	(void)state;
	assert_true(n > 0);
	const struct db_stmt **sorted = malloc(n * sizeof *sorted);
	memcpy(sorted, st, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, by_name);
	for (size_t i = 0; i < n; i++) {
		const struct db_stmt *s = sorted[i];
		bool twice = i && strcmp(s->name, sorted[i - 1]->name) == 0;
		bool fits = parameters(s->sql) == (int)strlen(s->in);
		bool letters = strspn(s->in, "itb") == strlen(s->in) &&
			       strspn(s->out, "itb") == strlen(s->out);
		if (twice)
			printf("# %s: two statements of this name\n", s->name);
		if (!fits)
			printf("# %s: the parameters do not fit \"%s\"\n", s->name, s->in);
		if (!letters)
			printf("# %s: a letter other than i, t, b\n", s->name);
		bad += twice || !fits || !letters;
	}
	free(sorted);
	assert_int_equal(bad, 0);
}

/* SQLite walks a whole index for an ORDER BY: fine for a page of a list, not without a LIMIT. */
static bool walks_all(const struct db_stmt *st, struct str plan)
{
	if (strstr(st->sql, "LIMIT "))
		return false;
	for (struct str line; str_split(&plan, '\n', &line);)
		if (str_has_prefix(line, STR("SCAN ")) &&
			str_find(line, STR(" USING "), 0) < line.n)
			return true;
	return false;
}

static void test_plans(void **state)
{
	struct test_db *t = *state;
	size_t n, bad = 0;
	const struct db_stmt *const *st = db_statements(&n);
	test_db_avoid_scans(t);
	for (size_t i = 0; i < n; i++) {
		struct str plan;
		if (db_explain(&t->cx, t->db, st[i], &plan)) {
			printf("# %s: " STR_FMT "\n", st[i]->name, STR_ARG(t->cx.msg));
			test_db_clear(t);
			bad++;
		} else if (!(st[i]->flags & DB_MAY_SCAN) &&
			   (test_db_scans(t->engine, plan) || walks_all(st[i], plan))) {
			printf("# %s reads a whole table:\n", st[i]->name);
			for (struct str line; str_split(&plan, '\n', &line);)
				printf("#   " STR_FMT "\n", STR_ARG(line));
			bad++;
		}
	}
	printf("# %zu statements\n", n);
	assert_int_equal(bad, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_signatures), TEST_DB(test_plans)};
	return TEST_DB_RUN(tests);
}
