/*
 * Answers that need not be asked for again. Within one read snapshot the same question has the same
 * answer, and judging an act asks some of them several times. What is asked of the registers alone
 * (DB_REGISTER: the organ, the officer, the power) stays the same over many snapshots; the store
 * counts their changes (table register_version, kept by triggers), each snapshot looks at the
 * count, and what is known is forgotten when it differs. The count and the rows are read in the
 * same snapshot and written in the same transaction, so that an answer is never older than its
 * snapshot.
 */
#include "db/pg.h"

#include <string.h>

#define MOST_ROWS 16 /* of an answer that is worth keeping */

void pg_kept_init(struct pg *g)
{
	g->kept.arena = arena_new();
	g->known.arena = arena_new();
}

static void forget(struct pg_kept *k)
{
	for (size_t i = 0; i < k->n; i++)
		PQclear(k->v[i].answer);
	k->n = 0;
	arena_reset(k->arena);
}

void pg_kept_finish(struct pg *g)
{
	forget(&g->kept);
	forget(&g->known);
	arena_free(g->kept.arena);
	arena_free(g->known.arena);
}

static size_t key_size(const struct pg_params *q, size_t n)
{
	size_t bytes = n * sizeof(int);
	for (size_t i = 0; i < n; i++)
		bytes += (size_t)q->length[i];
	return bytes;
}

/* The arguments one after another, each behind its length; -1 for none. */
static struct str key_make(struct arena *a, const struct pg_params *q, size_t n)
{
	size_t size = key_size(q, n);
	char *key = arena_alloc(a, size + 1), *out = key;
	for (size_t i = 0; i < n; i++) {
		int length = q->value[i] ? q->length[i] : -1;
		memcpy(out, &length, sizeof length);
		out += sizeof length;
		if (length > 0)
			memcpy(out, q->value[i], (size_t)length);
		out += length > 0 ? length : 0;
	}
	return (struct str){key, size};
}

static PGresult *find(const struct pg_kept *k, const struct db_stmt *st, struct str key)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->v[i].st == st && str_eq(k->v[i].question, key))
			return k->v[i].answer;
	return NULL;
}

/* A snapshot that has not begun does not know yet whether the registers have changed. */
static bool lasts(const struct pg *g, const struct db_stmt *st)
{
	return (st->flags & DB_REGISTER) && g->has_registers;
}

PGresult *pg_kept_find(struct pg *g, const struct db_stmt *st, const struct pg_params *q, size_t n,
	struct str *key)
{
	*key = STR_NONE;
	if (!g->snapshot)
		return NULL;
	*key = key_make(g->kept.arena, q, n);
	if (g->wanted)
		return NULL;
	return find(lasts(g, st) ? &g->known : &g->kept, st, *key);
}

void pg_kept_add(struct pg *g, const struct pg_question *q)
{
	struct pg_kept *k = lasts(g, q->st) ? &g->known : &g->kept;
	/* the first question of a snapshot is asked even where its answer is known */
	if (!q->key.p || k->n == PG_KEPT_MOST || PQntuples(q->answer) > MOST_ROWS ||
		find(k, q->st, q->key))
		return;
	struct str key = k == &g->known ? str_dup(k->arena, q->key) : q->key;
	k->v[k->n++] = (struct pg_answer){q->st, key, q->answer};
}

static bool has(const struct pg_kept *k, const PGresult *answer)
{
	for (size_t i = k->n; i > 0; i--)
		if (k->v[i - 1].answer == answer)
			return true;
	return false;
}

bool pg_kept_has(const struct pg *g, const PGresult *answer)
{
	return has(&g->kept, answer) || has(&g->known, answer);
}

void pg_kept_forget(struct pg *g)
{
	forget(&g->kept);
	g->snapshot = g->wanted = false;
}

void pg_kept_begin(struct pg *g, int64_t registers)
{
	if (g->registers != registers || g->known.n == PG_KEPT_MOST)
		forget(&g->known);
	g->registers = registers;
}

void pg_kept_renew(struct pg *g)
{
	forget(&g->known);
}
