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
 * newest first, without sorting. PostgreSQL finds the rows that have all the words, and LIKE says
 * whether they stand together; phrases hold letters and digits alone.
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
DB_STMT_FLAGS(search_matters_sqlite,
	MATTER_COLUMNS "FROM search_index i JOIN search_entry e ON e.id = i.rowid " MATTER_JOINS
		       "WHERE search_index MATCH $1 AND i.rowid < $2 "
		       "ORDER BY i.rowid DESC LIMIT $3",
	"tiii", MATTER_SHAPE, DB_ONLY_SQLITE);
DB_STMT_FLAGS(search_matters_postgres,
	MATTER_COLUMNS "FROM search_index i JOIN search_entry e ON e.organ_id = i.organ_id "
		       "AND e.id = i.id " MATTER_JOINS
		       "WHERE i.words @@ CAST($1 AS tsquery) AND i.id < $2 AND e.runs LIKE ALL "
		       "(string_to_array($5, ' ')) ORDER BY i.id DESC LIMIT $3",
	"tiiit", MATTER_SHAPE, DB_ONLY_POSTGRES);

#define PUBLIC_COLUMNS                                                                             \
	"SELECT e.id, e.organ_id, e.matter_id, p.number, p.party, p.title, p.kinds, "              \
	"p.organ_name, p.amount, p.decided, p.published, p.withdrawn "
#define PUBLIC_JOIN "JOIN publication p ON p.organ_id = e.organ_id AND p.matter_id = e.matter_id "
#define PUBLIC_FILTER                                                                              \
	"AND p.ends >= $4 AND p.published >= $5 AND p.published <= $6 "                            \
	"AND p.organ_name LIKE $7 ESCAPE '\\' "
#define PUBLIC_SHAPE "iiitttttiiii"
DB_STMT_FLAGS(search_public_sqlite,
	PUBLIC_COLUMNS "FROM search_index i JOIN search_entry e ON e.id = i.rowid " PUBLIC_JOIN
		       "WHERE search_index MATCH $1 AND i.rowid < $2 " PUBLIC_FILTER
		       "ORDER BY i.rowid DESC LIMIT $3",
	"tiiiiit", PUBLIC_SHAPE, DB_ONLY_SQLITE);
DB_STMT_FLAGS(search_public_postgres,
	PUBLIC_COLUMNS "FROM search_index i JOIN search_entry e ON e.organ_id = i.organ_id "
		       "AND e.id = i.id " PUBLIC_JOIN
		       "WHERE i.words @@ CAST($1 AS tsquery) AND i.id < $2 " PUBLIC_FILTER
		       "AND e.runs LIKE ALL (string_to_array($8, ' ')) ORDER BY i.id DESC LIMIT $3",
	"tiiiiitt", PUBLIC_SHAPE, DB_ONLY_POSTGRES);

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

/* "·0" AND ("·all" OR "·o1" OR "·o2") AND "第3 32 2条" AND "法"* */
static struct str match_sqlite(struct arena *a, const struct search_ask *ask)
{
	struct buf b = buf_in(a);
	struct str rest = ask->phrases, phrase;
	buf_printf(&b, "\"" TOKEN_MARK "%d\"", ask->area);
	if (ask->n)
		buf_z(&b, " AND (\"" TOKEN_MARK "all\"");
	for (size_t i = 0; i < ask->n; i++)
		buf_printf(&b, " OR \"" TOKEN_MARK "o%lld\"", (long long)ask->organs[i]);
	buf_z(&b, ask->n ? ")" : "");
	if (ask->kind.n)
		buf_printf(&b, " AND \"" TOKEN_MARK "k" STR_FMT "\"", STR_ARG(ask->kind));
	while (rest.n && str_split(&rest, ' ', &phrase)) {
		buf_z(&b, " AND \"");
		buf_str(&b, token_pairs(a, phrase));
		buf_z(&b, is_single(phrase) ? "\"*" : "\"");
	}
	return buf_get(&b);
}

/* '·0' & ('·all' | '·o1' | '·o2') & '第3' & '32' & '2条' & '法':* */
static struct str match_postgres(struct arena *a, const struct search_ask *ask)
{
	struct buf b = buf_in(a);
	struct str rest = ask->phrases, phrase, word;
	buf_printf(&b, "'" TOKEN_MARK "%d'", ask->area);
	if (ask->n)
		buf_z(&b, " & ('" TOKEN_MARK "all'");
	for (size_t i = 0; i < ask->n; i++)
		buf_printf(&b, " | '" TOKEN_MARK "o%lld'", (long long)ask->organs[i]);
	buf_z(&b, ask->n ? ")" : "");
	if (ask->kind.n)
		buf_printf(&b, " & '" TOKEN_MARK "k" STR_FMT "'", STR_ARG(ask->kind));
	while (rest.n && str_split(&rest, ' ', &phrase)) {
		struct str words = token_pairs(a, phrase);
		while (str_split(&words, ' ', &word)) {
			buf_z(&b, " & '");
			buf_str(&b, word);
			buf_z(&b, is_single(phrase) ? "':*" : "'");
		}
	}
	return buf_get(&b);
}

/* %第32条% %法% */
static struct str patterns(struct arena *a, struct str phrases)
{
	struct buf b = buf_in(a);
	struct str phrase;
	while (phrases.n && str_split(&phrases, ' ', &phrase)) {
		buf_z(&b, b.n ? " %" : "%");
		buf_str(&b, phrase);
		buf_char(&b, '%');
	}
	return b.n ? buf_get(&b) : STR("");
}

enum rc store_search_matters(struct cx *cx, struct db *db, const struct search_ask *ask,
	struct search_hits *out, struct str **runs)
{
	struct arena *a = cx->arena;
	struct db_val below = DB_I(ask->below), limit = DB_I(ask->limit),
		      today = DB_I(cx_today(cx).days);
	struct db_rows *r;
	*out = (struct search_hits){0};
	*runs = ARENA_ARRAY(a, struct str, ask->limit);
	if (db_engine(db) == DB_SQLITE
			? db_query(cx, db, &search_matters_sqlite,
				  DB_ARGS(DB_T(match_sqlite(a, ask)), below, limit, today), &r)
			: db_query(cx, db, &search_matters_postgres,
				  DB_ARGS(DB_T(match_postgres(a, ask)), below, limit, today,
					  DB_T(patterns(a, ask->phrases))),
				  &r))
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

/* Any text that holds this one. */
static struct str holding(struct arena *a, struct str text)
{
	struct buf b = buf_in(a);
	buf_char(&b, '%');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '%' || text.p[i] == '_' || text.p[i] == '\\')
			buf_char(&b, '\\');
		buf_char(&b, text.p[i]);
	}
	if (text.n)
		buf_char(&b, '%');
	return buf_get(&b);
}

static struct date day_of(struct db_rows *r, int col)
{
	return db_is_null(r, col) ? DATE_NONE : (struct date){(int32_t)db_int(r, col)};
}

enum rc store_search_public(struct cx *cx, struct db *db, const struct search_ask *ask,
	const struct search_public_ask *filter, struct search_public_hits *out)
{
	struct arena *a = cx->arena;
	struct db_val below = DB_I(ask->below), limit = DB_I(ask->limit),
		      today = DB_I(filter->today.days), from = DB_I(filter->from.days),
		      to = DB_I(filter->to.days), organ = DB_T(holding(a, filter->organ));
	struct db_rows *r;
	*out = (struct search_public_hits){0};
	if (db_engine(db) == DB_SQLITE
			? db_query(cx, db, &search_public_sqlite,
				  DB_ARGS(DB_T(match_sqlite(a, ask)), below, limit, today, from, to,
					  organ),
				  &r)
			: db_query(cx, db, &search_public_postgres,
				  DB_ARGS(DB_T(match_postgres(a, ask)), below, limit, today, from,
					  to, organ, DB_T(patterns(a, ask->phrases))),
				  &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(a, out) = (struct search_public_hit){.id = db_int(r, 0),
			.organ = db_int(r, 1),
			.matter = db_int(r, 2),
			.number = db_text(r, 3),
			.party = db_text(r, 4),
			.title = db_text(r, 5),
			.kinds = db_text(r, 6),
			.organ_name = db_text(r, 7),
			.amount = db_is_null(r, 8) ? -1 : db_int(r, 8),
			.decided = day_of(r, 9),
			.published = day_of(r, 10),
			.withdrawn = day_of(r, 11)};
	return cx->rc;
}
