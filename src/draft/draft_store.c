#include "crypto/code.h"
#include "crypto/seal.h"
#include "draft/draft.h"

#define OF_DRAFT "organ_id = $1 AND matter_id = $2 AND owner_id = $3 AND action = $4 AND item = $5 "
#define HEAD "version, officer_id, name, saved, seen, used"
#define KEY(k)                                                                                     \
	DB_I((k)->organ), DB_I((k)->matter), DB_I((k)->owner), DB_T((k)->action), DB_T((k)->item)

DB_STMT(draft_newest,
	"SELECT " HEAD ", content FROM draft WHERE " OF_DRAFT "ORDER BY version DESC LIMIT 1",
	"iiitt", "iitiiit");
DB_STMT(draft_get, "SELECT " HEAD ", content FROM draft WHERE " OF_DRAFT "AND version = $6",
	"iiitti", "iitiiit");
DB_STMT(draft_all, "SELECT " HEAD " FROM draft WHERE " OF_DRAFT "ORDER BY version DESC", "iiitt",
	"iitiii");
DB_STMT(draft_add,
	"INSERT INTO draft (organ_id, matter_id, owner_id, action, item, version, officer_id, "
	"name, "
	"saved, seen, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
	"ON CONFLICT (organ_id, matter_id, owner_id, action, item, version) DO NOTHING "
	"RETURNING version",
	"iiittiitiit", "i");
/* $6: the version that is not among the newest any more; $7: those up to it are too old. */
DB_STMT(draft_thin,
	"DELETE FROM draft WHERE " OF_DRAFT
	"AND used IS NULL AND ((version = $6 AND version % 10 <> 0) OR version <= $7)",
	"iiittii", "");
DB_STMT(draft_freeze, "UPDATE draft SET used = $6 WHERE " OF_DRAFT "AND used IS NULL", "iiitti",
	"");

static struct str place(struct arena *a, const struct draft_key *k, int64_t version)
{
	return str_printf(a, "draft.content %lld %lld %lld " STR_FMT "/" STR_FMT " %lld",
		(long long)k->organ, (long long)k->matter, (long long)k->owner, STR_ARG(k->action),
		STR_ARG(k->item), (long long)version);
}

static struct draft read_head(struct db_rows *r)
{
	return (struct draft){.version = db_int(r, 0),
		.officer = db_int(r, 1),
		.name = db_text(r, 2),
		.saved = {db_int(r, 3)},
		.seen = db_int(r, 4),
		.is_used = !db_is_null(r, 5),
		.used = db_is_null(r, 5) ? 0 : db_int(r, 5)};
}

static enum rc unseal(struct cx *cx, const struct draft_key *key, int64_t version, struct str kept,
	struct str *out)
{
	struct str sealed;
	*out = kept;
	if (kept.n && kept.p[0] == '{')
		return RC_OK;
	if (!cx->keys || !code_base64_read(cx->arena, kept, &sealed))
		return fail(cx, RC_CORRUPT, "草稿读不出来");
	return seal_open(cx, cx->keys, place(cx->arena, key, version), sealed, out);
}

struct db_question draft_question(struct arena *a, const struct draft_key *key)
{
	return db_question(a, &draft_newest, DB_ARGS(KEY(key)));
}

enum rc draft_head(
	struct cx *cx, struct db *db, const struct draft_key *key, struct draft *out, bool *found)
{
	struct db_rows *r;
	*out = (struct draft){0};
	if (db_one(cx, db, &draft_newest, DB_ARGS(KEY(key)), &r, found))
		return cx->rc;
	if (*found)
		*out = read_head(r);
	return RC_OK;
}

enum rc draft_load(struct cx *cx, struct db *db, const struct draft_key *key, int64_t version,
	struct draft *out, bool *found)
{
	struct db_rows *r;
	*out = (struct draft){0};
	if (version ? db_one(cx, db, &draft_get, DB_ARGS(KEY(key), DB_I(version)), &r, found)
		    : db_one(cx, db, &draft_newest, DB_ARGS(KEY(key)), &r, found))
		return cx->rc;
	if (!*found)
		return RC_OK;
	*out = read_head(r);
	return unseal(cx, key, out->version, db_text(r, 6), &out->content);
}

enum rc draft_list(
	struct cx *cx, struct db *db, const struct draft_key *key, struct draft **out, size_t *n)
{
	struct db_rows *r;
	struct {
		struct draft *v;
		size_t n, cap;
	} all = {0};
	if (db_query(cx, db, &draft_all, DB_ARGS(KEY(key)), &r))
		return cx->rc;
	while (db_next(cx, r)) {
		struct draft d = read_head(r);
		d.name = str_dup(cx->arena, d.name);
		*VEC_PUSH(cx->arena, &all) = d;
	}
	*out = all.v;
	*n = all.n;
	return cx->rc;
}

void draft_save(struct db_plan *plan, const struct draft_key *key, const struct draft *d)
{
	struct cx *cx = plan->cx;
	struct str kept = d->content;
	if (cx->keys) {
		struct str s =
			seal_field(cx, cx->keys, place(cx->arena, key, d->version), d->content);
		kept = code_base64(cx->arena, s.p, s.n);
	}
	db_plan_check(plan, &draft_add,
		DB_ARGS(KEY(key), DB_I(d->version), DB_I(d->officer), DB_T(d->name),
			DB_I(d->saved.ms), DB_I(d->seen), DB_T(kept)),
		1, RC_CONFLICT, "别人刚刚保存了这份草稿");
	db_plan_write(plan, &draft_thin,
		DB_ARGS(KEY(key), DB_I(d->version - DRAFT_RECENT), DB_I(d->version - DRAFT_SPAN)),
		-1);
}

void draft_use(struct db_plan *plan, const struct draft_key *key, int64_t seq)
{
	db_plan_write(plan, &draft_freeze, DB_ARGS(KEY(key), DB_I(seq)), -1);
}
