#include "search/search_store.h"

#include "base/utf8.h"
#include "search/token.h"

DB_STMT(search_insert,
	"INSERT INTO search_entry (organ_id, id, matter_id, area, day, organ, runs) "
	"VALUES ($1, $2, $3, $4, $5, $6, $7) "
	"ON CONFLICT (organ_id, id) DO UPDATE SET matter_id = excluded.matter_id, "
	"area = excluded.area, day = excluded.day, organ = excluded.organ, runs = excluded.runs",
	"iiiiitt", "");
DB_STMT(search_delete, "DELETE FROM search_entry WHERE organ_id = $1 AND id = $2", "ii", "");

/*
 * The index. FTS5 finds phrases by the places of words and gives the rows in order of their ids,
 * newest first, without sorting. PostgreSQL finds the rows that have all the words, walking the ids
 * downwards or sorting few; whether the words stand together is looked at in find.c.
 */
DB_STMT_FLAGS(index_put_sqlite,
	"INSERT OR REPLACE INTO search_index (rowid, words) VALUES ($1, $2)", "it", "",
	DB_ONLY_SQLITE);
DB_STMT_FLAGS(index_put_postgres,
	"INSERT INTO search_index (organ_id, id, words) "
	"VALUES ($1, $2, array_to_tsvector(string_to_array($3, ' '))) "
	"ON CONFLICT (organ_id, id) DO UPDATE SET words = excluded.words",
	"iit", "", DB_ONLY_POSTGRES);
DB_STMT_FLAGS(
	index_drop_sqlite, "DELETE FROM search_index WHERE rowid = $1", "i", "", DB_ONLY_SQLITE);
DB_STMT_FLAGS(index_drop_postgres, "DELETE FROM search_index WHERE organ_id = $1 AND id = $2", "ii",
	"", DB_ONLY_POSTGRES);
DB_STMT_FLAGS(index_get_sqlite, "SELECT words FROM search_index WHERE rowid = $1", "i", "t",
	DB_ONLY_SQLITE);
DB_STMT_FLAGS(index_get_postgres,
	"SELECT $3 FROM search_index WHERE organ_id = $1 AND id = $2 AND "
	"words = array_to_tsvector(string_to_array($3, ' '))",
	"iit", "t", DB_ONLY_POSTGRES);
#define MATTER_COLUMNS                                                                             \
	"SELECT e.id, e.organ_id, e.matter_id, e.runs, m.kind, m.number, m.title, m.party, "       \
	"e.day, COALESCE(NULLIF(e.organ, ''), o.name), e.area, (SELECT MAX(p.matter_id) FROM "     \
	"publication p "                                                                           \
	"WHERE p.organ_id = e.organ_id AND p.source_id = e.matter_id "                             \
	"AND p.withdrawn IS NULL AND p.ends >= $4) "
#define MATTER_JOINS                                                                               \
	"JOIN matter m ON m.organ_id = e.organ_id AND m.id = e.matter_id "                         \
	"JOIN organ o ON o.id = e.organ_id "
#define MATTER_SHAPE "iiitttttitii"
#define PUBLIC_COLUMNS                                                                             \
	"SELECT e.id, e.organ_id, e.matter_id, e.runs, p.number, p.party, p.title, p.kinds, "      \
	"p.organ_name, p.amount, p.decided, p.published, p.withdrawn, p.ends "
#define PUBLIC_JOIN "JOIN publication p ON p.organ_id = e.organ_id AND p.matter_id = e.matter_id "
#define PUBLIC_SHAPE "iiittttttiiiii"
#define FROM_SQLITE "FROM search_index i JOIN search_entry e ON e.id = i.rowid "
#define WHERE_SQLITE "WHERE search_index MATCH $1 AND i.rowid < $2 ORDER BY i.rowid DESC LIMIT $3"
#define FROM_POSTGRES                                                                              \
	"FROM (SELECT organ_id, id FROM search_index WHERE words @@ CAST($1 AS tsquery) "          \
	"AND id < $2 ORDER BY id DESC LIMIT $3) i "                                                \
	"JOIN search_entry e ON e.organ_id = i.organ_id AND e.id = i.id "
DB_STMT_FLAGS(search_matters_sqlite, MATTER_COLUMNS FROM_SQLITE MATTER_JOINS WHERE_SQLITE, "tiii",
	MATTER_SHAPE, DB_ONLY_SQLITE);
DB_STMT_FLAGS(search_matters_postgres,
	MATTER_COLUMNS FROM_POSTGRES MATTER_JOINS "ORDER BY i.id DESC", "tiii", MATTER_SHAPE,
	DB_ONLY_POSTGRES);
DB_STMT_FLAGS(search_public_sqlite, PUBLIC_COLUMNS FROM_SQLITE PUBLIC_JOIN WHERE_SQLITE, "tii",
	PUBLIC_SHAPE, DB_ONLY_SQLITE);
DB_STMT_FLAGS(search_public_postgres, PUBLIC_COLUMNS FROM_POSTGRES PUBLIC_JOIN "ORDER BY i.id DESC",
	"tii", PUBLIC_SHAPE, DB_ONLY_POSTGRES);

void store_search_put(struct db_plan *plan, enum db_engine engine, const struct search_entry *e,
	struct str runs, struct str words)
{
	struct db_val organ = DB_I(e->organ), id = DB_I(e->id);
	db_plan_write(plan, &search_insert,
		DB_ARGS(organ, id, DB_I(e->matter), DB_I(e->area), DB_I(e->day.days),
			DB_T(e->organ_name), DB_T(runs)),
		1);
	if (engine == DB_SQLITE)
		db_plan_write(plan, &index_put_sqlite, DB_ARGS(id, DB_T(words)), 1);
	else
		db_plan_write(plan, &index_put_postgres, DB_ARGS(organ, id, DB_T(words)), 1);
}

void store_search_drop(struct db_plan *plan, enum db_engine engine, int64_t organ, int64_t id)
{
	db_plan_write(plan, &search_delete, DB_ARGS(DB_I(organ), DB_I(id)), -1);
	if (engine == DB_SQLITE)
		db_plan_write(plan, &index_drop_sqlite, DB_ARGS(DB_I(id)), -1);
	else
		db_plan_write(plan, &index_drop_postgres, DB_ARGS(DB_I(organ), DB_I(id)), -1);
}

enum rc store_search_check(
	struct cx *cx, struct db *db, const struct search_entry *e, struct str words, bool *whole)
{
	struct db_rows *r;
	bool found;
	*whole = false;
	if (db_engine(db) == DB_SQLITE
			? db_one(cx, db, &index_get_sqlite, DB_ARGS(DB_I(e->id)), &r, &found)
			: db_one(cx, db, &index_get_postgres,
				  DB_ARGS(DB_I(e->organ), DB_I(e->id), DB_T(words)), &r, &found))
		return cx->rc;
	*whole = found && str_eq(db_text(r, 0), words);
	return RC_OK;
}

/* A phrase of one character: every word that begins with it. */
static bool is_single(struct str phrase)
{
	return utf8_count(phrase) == 1;
}

struct tongue {
	const char *quote, *and, * or, *prefix; /* around a word, between, after a beginning */
	bool by_word;                           /* a phrase is its words, each by itself */
};

/*
 * ("·all" OR "·o1" OR "·o2") AND "第3 32 2条" AND "法"* for FTS5;
 * ('·all' | '·o1' | '·o2') & '第3' & '32' & '2条' & '法':* for PostgreSQL.
 */
static struct str question(struct arena *a, const struct search_ask *ask, enum db_engine engine)
{
	static const struct tongue tongues[] = {[DB_SQLITE] = {"\"", " AND ", " OR ", "*", false},
		[DB_POSTGRES] = {"'", " & ", " | ", ":*", true}};
	const struct tongue *t = &tongues[engine];
	struct buf b = buf_in(a);
	struct str rest = ask->phrases, phrase, word;
	if (ask->n) {
		buf_printf(&b, "(%s" TOKEN_MARK "all%s", t->quote, t->quote);
		for (size_t i = 0; i < ask->n; i++)
			buf_printf(&b, "%s%s" TOKEN_MARK "o%lld%s", t->or, t->quote,
				(long long)ask->organs[i], t->quote);
		buf_z(&b, ")");
	} else {
		buf_printf(&b, "%s" TOKEN_MARK "%d%s", t->quote, ask->area, t->quote);
	}
	if (ask->kind.n)
		buf_printf(&b, "%s%s" TOKEN_MARK "k" STR_FMT "%s", t->and, t->quote,
			STR_ARG(ask->kind), t->quote);
	while (rest.n && str_split(&rest, ' ', &phrase)) {
		struct str words = token_pairs(a, phrase);
		while (words.n && str_split(&words, t->by_word ? ' ' : '\n', &word))
			buf_printf(&b, "%s%s" STR_FMT "%s%s", t->and, t->quote, STR_ARG(word),
				t->quote, is_single(phrase) ? t->prefix : "");
	}
	return buf_get(&b);
}

static enum rc start(struct cx *cx, struct db *db, const struct search_ask *ask,
	const struct db_stmt *sqlite, const struct db_stmt *postgres, struct db_args more,
	struct db_rows **r)
{
	enum db_engine engine = db_engine(db);
	struct db_val v[4] = {
		DB_T(question(cx->arena, ask, engine)), DB_I(ask->below), DB_I(ask->limit)};
	if (more.n)
		v[3] = more.v[0];
	return db_query(cx, db, engine == DB_SQLITE ? sqlite : postgres,
		(struct db_args){v, 3 + more.n}, r);
}

static struct date day_of(struct db_rows *r, int col)
{
	return db_is_null(r, col) ? DATE_NONE : (struct date){(int32_t)db_int(r, col)};
}

enum rc store_search_matters(struct cx *cx, struct db *db, const struct search_ask *ask,
	struct search_hits *out, struct str **runs)
{
	struct db_rows *r;
	*out = (struct search_hits){0};
	*runs = ARENA_ARRAY(cx->arena, struct str, ask->limit);
	if (start(cx, db, ask, &search_matters_sqlite, &search_matters_postgres,
		    DB_ARGS(DB_I(cx_today(cx).days)), &r))
		return cx->rc;
	while (db_next(cx, r)) {
		(*runs)[out->n] = db_text(r, 3);
		*VEC_PUSH(cx->arena, out) = (struct search_hit){.id = db_int(r, 0),
			.organ = db_int(r, 1),
			.matter = db_int(r, 2),
			.kind = db_text(r, 4),
			.number = db_text(r, 5),
			.title = db_text(r, 6),
			.party = db_text(r, 7),
			.day = {(int32_t)db_int(r, 8)},
			.organ_name = db_text(r, 9),
			.area = (enum search_area)db_int(r, 10),
			.publication = db_is_null(r, 11) ? 0 : db_int(r, 11)};
	}
	return cx->rc;
}

enum rc store_search_public(struct cx *cx, struct db *db, const struct search_ask *ask,
	struct search_public_hits *out, struct str **runs)
{
	struct db_rows *r;
	*out = (struct search_public_hits){0};
	*runs = ARENA_ARRAY(cx->arena, struct str, ask->limit);
	if (start(cx, db, ask, &search_public_sqlite, &search_public_postgres, DB_NO_ARGS, &r))
		return cx->rc;
	while (db_next(cx, r)) {
		(*runs)[out->n] = db_text(r, 3);
		*VEC_PUSH(cx->arena, out) = (struct search_public_hit){.id = db_int(r, 0),
			.organ = db_int(r, 1),
			.matter = db_int(r, 2),
			.number = db_text(r, 4),
			.party = db_text(r, 5),
			.title = db_text(r, 6),
			.kinds = db_text(r, 7),
			.organ_name = db_text(r, 8),
			.amount = db_is_null(r, 9) ? -1 : db_int(r, 9),
			.decided = day_of(r, 10),
			.published = day_of(r, 11),
			.withdrawn = day_of(r, 12),
			.ends = day_of(r, 13)};
	}
	return cx->rc;
}
