#include "publication/publication_store.h"

DB_STMT(publication_insert,
	"INSERT INTO publication (organ_id, matter_id, id, source_id, number, party, title, basis, "
	"content, kinds, organ_name, amount, decided, published, ends, withdrawn, reason) VALUES "
	"($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) "
	"ON CONFLICT (organ_id, matter_id) DO UPDATE SET id = excluded.id, "
	"source_id = excluded.source_id, number = excluded.number, party = excluded.party, "
	"title = excluded.title, basis = excluded.basis, content = excluded.content, "
	"kinds = excluded.kinds, organ_name = excluded.organ_name, amount = excluded.amount, "
	"decided = excluded.decided, published = excluded.published, ends = excluded.ends, "
	"withdrawn = excluded.withdrawn, reason = excluded.reason",
	"iiiitttttttiiiiit", "");
DB_STMT(publication_delete, "DELETE FROM publication WHERE organ_id = $1 AND matter_id = $2", "ii",
	"");
#define COLUMNS                                                                                    \
	"SELECT organ_id, matter_id, id, source_id, number, party, title, kinds, organ_name, "     \
	"amount, decided, published, ends, withdrawn"
#define SHAPE "iiiitttttiiiii"
DB_STMT(publication_get,
	COLUMNS ", basis, content, reason FROM publication WHERE matter_id = $1 AND ends >= $2",
	"ii", SHAPE "ttt");
DB_STMT(publication_page,
	COLUMNS " FROM publication WHERE (published, id) < ($1, $2) AND published >= $3 "
		"AND ends >= $4 ORDER BY published DESC, id DESC LIMIT $5",
	"iiiii", SHAPE);

DB_STMT(publication_before,
	"SELECT id FROM publication WHERE published < $1 ORDER BY published DESC, id DESC LIMIT 1",
	"i", "i");
DB_STMT(publication_behind,
	"SELECT id FROM publication WHERE published > $1 ORDER BY published, id LIMIT 1", "i", "i");

static struct db_val day_or_null(struct date d)
{
	return date_is_none(d) ? DB_N : DB_I(d.days);
}

void store_publication_put(struct db_plan *plan, const struct publication *p)
{
	const struct law_shown *v = &p->v;
	db_plan_write(plan, &publication_insert,
		DB_ARGS(DB_I(p->organ), DB_I(p->matter), DB_I(p->id), DB_I(p->source),
			DB_T(v->number), DB_T(v->party), DB_T(v->title), DB_T(v->basis),
			DB_T(v->text), DB_T(v->kinds), DB_T(v->organ),
			v->amount >= 0 ? DB_I(v->amount) : DB_N, day_or_null(v->decided),
			DB_I(v->published.days), DB_I(v->ends.days), day_or_null(v->withdrawn),
			DB_T(v->reason)),
		1);
}

void store_publication_drop(struct db_plan *plan, int64_t organ, int64_t matter)
{
	db_plan_write(plan, &publication_delete, DB_ARGS(DB_I(organ), DB_I(matter)), -1);
}

static struct date day_of(struct db_rows *r, int col)
{
	return db_is_null(r, col) ? DATE_NONE : (struct date){(int32_t)db_int(r, col)};
}

static struct publication row_of(struct db_rows *r)
{
	return (struct publication){.organ = db_int(r, 0),
		.matter = db_int(r, 1),
		.id = db_int(r, 2),
		.source = db_int(r, 3),
		.v = {.is_shown = true,
			.number = db_text(r, 4),
			.party = db_text(r, 5),
			.title = db_text(r, 6),
			.kinds = db_text(r, 7),
			.organ = db_text(r, 8),
			.amount = db_is_null(r, 9) ? -1 : db_int(r, 9),
			.decided = day_of(r, 10),
			.published = day_of(r, 11),
			.ends = day_of(r, 12),
			.withdrawn = day_of(r, 13)}};
}

enum rc store_publication_find(struct cx *cx, struct db *db, int64_t matter, struct date today,
	struct publication *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &publication_get, DB_ARGS(DB_I(matter), DB_I(today.days)), &r, found))
		return cx->rc;
	if (!*found)
		return RC_OK;
	*out = row_of(r);
	out->v.basis = db_text(r, 14);
	out->v.text = db_text(r, 15);
	out->v.reason = db_text(r, 16);
	return RC_OK;
}

enum rc store_publication_list(struct cx *cx, struct db *db, const struct publication_ask *ask,
	struct publication_place after, int limit, struct publications *out)
{
	struct db_rows *r;
	if (db_query(cx, db, &publication_page,
		    DB_ARGS(DB_I(after.published.days), DB_I(after.id), DB_I(ask->from.days),
			    DB_I(ask->today.days), DB_I(limit)),
		    &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, out) = row_of(r);
	return cx->rc;
}

enum rc store_publication_bounds(struct cx *cx, struct db *db, struct date from, struct date to,
	int64_t *floor, int64_t *below)
{
	struct db_rows *r;
	bool found;
	*floor = 0;
	*below = INT64_MAX;
	if (db_one(cx, db, &publication_before, DB_ARGS(DB_I(from.days - 1)), &r, &found))
		return cx->rc;
	if (found)
		*floor = db_int(r, 0);
	if (db_one(cx, db, &publication_behind, DB_ARGS(DB_I(to.days + 1)), &r, &found))
		return cx->rc;
	if (found)
		*below = db_int(r, 0);
	return RC_OK;
}
