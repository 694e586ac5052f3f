/*
 * Answers within one read snapshot. The same question has the same answer there, and judging an act
 * asks some of them several times (its organ, its power, a credential), each a round trip.
 */
#include "db/pg.h"

#include <string.h>

#define MOST_ROWS 16 /* of an answer that is worth keeping */

static size_t question_size(const struct pg_params *q, size_t n)
{
	size_t bytes = n * sizeof(int);
	for (size_t i = 0; i < n; i++)
		bytes += (size_t)q->length[i];
	return bytes;
}

/* The arguments one after another, each behind its length; -1 for none. */
static void question_write(const struct pg_params *q, size_t n, char *out)
{
	for (size_t i = 0; i < n; i++) {
		int length = q->value[i] ? q->length[i] : -1;
		memcpy(out, &length, sizeof length);
		out += sizeof length;
		if (length > 0)
			memcpy(out, q->value[i], (size_t)length);
		out += length > 0 ? length : 0;
	}
}

PGresult *pg_kept_find(struct pg *g, const struct db_stmt *st, const struct pg_params *q, size_t n,
	struct str *question)
{
	*question = STR_NONE;
	if (!g->snapshot || g->kept_n == PG_KEPT_MOST)
		return NULL;
	char *bytes = arena_alloc(g->kept_arena, question_size(q, n) + 1);
	question_write(q, n, bytes);
	*question = (struct str){bytes, question_size(q, n)};
	for (size_t i = 0; i < g->kept_n; i++)
		if (g->kept[i].st == st && str_eq(g->kept[i].question, *question))
			return g->kept[i].answer;
	return NULL;
}

void pg_kept_add(struct pg *g, const struct db_stmt *st, struct str question, PGresult *answer)
{
	if (question.p && PQntuples(answer) <= MOST_ROWS)
		g->kept[g->kept_n++] = (struct pg_kept){st, question, answer};
}

bool pg_kept_has(const struct pg *g, const PGresult *answer)
{
	for (size_t i = 0; i < g->kept_n; i++)
		if (g->kept[i].answer == answer)
			return true;
	return false;
}

void pg_kept_forget(struct pg *g)
{
	for (size_t i = 0; i < g->kept_n; i++)
		PQclear(g->kept[i].answer);
	g->kept_n = 0;
	g->snapshot = false;
	arena_reset(g->kept_arena);
}
