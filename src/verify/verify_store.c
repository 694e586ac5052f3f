#include "verify/verify_store.h"

DB_STMT(verify_matter_keys,
	"SELECT organ_id, id FROM matter WHERE (organ_id, id) > ($1, $2) ORDER BY organ_id, id "
	"LIMIT $3",
	"iii", "ii");
DB_STMT(verify_matter_exists, "SELECT id FROM matter WHERE organ_id = $1 AND id = $2", "ii", "i");
/* The columns of these are named, in the same order, in tables.c. */
DB_STMT(verify_matter_row,
	"SELECT procedure, pack, kind, state, phase, outcome, seq, head, parent_id, parent_key, "
	"number, number_key, title, party, party_key, power_id, handlers, amount, due, due_clock, "
	"opened, changed, closed, data, joined_id FROM matter WHERE organ_id = $1 AND id = $2",
	"ii",
	"tttttt"
	"ibit"
	"ttttb"
	"itiit"
	"iiiti");
DB_STMT(verify_clock_rows,
	"SELECT id, effect, due FROM clock WHERE organ_id = $1 AND matter_id = $2", "ii", "tti");
DB_STMT(verify_todo_rows,
	"SELECT role, officer_id, action, title, due, returned, since FROM todo "
	"WHERE organ_id = $1 AND matter_id = $2",
	"ii", "tittiii");
DB_STMT(verify_handling_rows,
	"SELECT officer_id, phase, number_key, due, opened FROM handling "
	"WHERE organ_id = $1 AND matter_id = $2",
	"ii", "ittii");
DB_STMT(verify_search_rows,
	"SELECT id, matter_id, area, day, organ, runs FROM search_entry WHERE organ_id = $1 AND id "
	"= $2",
	"ii", "iiiitt");
DB_STMT(verify_paper_rows,
	"SELECT id, form, title, number, code, state, signed, content_digest, pdf, pages, scan, "
	"content FROM document WHERE organ_id = $1 AND matter_id = $2",
	"ii",
	"itttt"
	"tibbib"
	"t");
DB_STMT(verify_public_rows,
	"SELECT id, source_id, number, party, title, basis, content, kinds, organ_name, amount, "
	"decided, published, ends, withdrawn, reason FROM publication WHERE organ_id = $1 AND "
	"matter_id = $2",
	"ii",
	"iitttt"
	"tttiii"
	"iit");
DB_STMT(verify_dossier_rows,
	"SELECT year, closed, due, filed, archive_no FROM dossier WHERE organ_id = $1 AND "
	"matter_id "
	"= $2",
	"ii", "iiiit");
DB_STMT(verify_made_rows,
	"SELECT organ_id, id, code, name, kind, basis, procedures, field, enforce_self, region, "
	"since, until, principal, roles, note FROM power WHERE made_organ = $1 AND made_matter = "
	"$2",
	"ii",
	"iitttttt"
	"itiiitt");
DB_STMT(verify_taken_rows,
	"SELECT organ_id, id, lost FROM power WHERE lost_organ = $1 AND lost_matter = $2", "ii",
	"iii");
DB_STMT(verify_event_rows,
	"SELECT e.seq, e.kind, e.action, e.actor, e.recorded, e.effective, e.request_id, e.prev, "
	"e.salt, e.body, e.digest, l.idx, u.digest FROM event e "
	"LEFT JOIN log_leaf l ON l.organ_id = e.organ_id AND l.matter_id = e.matter_id AND l.seq = "
	"e.seq "
	"LEFT JOIN unlogged u ON u.organ_id = e.organ_id AND u.matter_id = e.matter_id AND u.seq = "
	"e.seq WHERE e.organ_id = $1 AND e.matter_id = $2 ORDER BY e.seq",
	"ii",
	"itti"
	"iitb"
	"btbib");

/* Each looks through a whole table once for rows that belong to nothing. */
#define WITHOUT_MATTER(name, table, id)                                                            \
	DB_STMT_FLAGS(name,                                                                        \
		"SELECT t.organ_id, t.matter_id, " id " FROM " table                               \
		" t LEFT JOIN matter m ON m.organ_id = t.organ_id AND m.id = t.matter_id "         \
		"WHERE m.id IS NULL AND t.matter_id <> 0 LIMIT 1000",                              \
		"", "iii", DB_MAY_SCAN)
WITHOUT_MATTER(verify_lost_event, "event", "t.seq");
WITHOUT_MATTER(verify_lost_clock, "clock", "t.due");
WITHOUT_MATTER(verify_lost_todo, "todo", "t.officer_id");
WITHOUT_MATTER(verify_lost_handling, "handling", "t.officer_id");
WITHOUT_MATTER(verify_lost_search, "search_entry", "t.id");
WITHOUT_MATTER(verify_lost_paper, "document", "t.id");
WITHOUT_MATTER(verify_lost_dossier, "dossier", "t.closed");
WITHOUT_MATTER(verify_lost_job, "outbox", "t.id");
WITHOUT_MATTER(verify_lost_reading, "reading", "t.id");
WITHOUT_MATTER(verify_lost_claim, "claim", "t.since");
DB_STMT_FLAGS(verify_lost_waiting,
	"SELECT t.organ_id, t.matter_id, t.seq FROM unlogged t LEFT JOIN event e ON e.organ_id = "
	"t.organ_id AND e.matter_id = t.matter_id AND e.seq = t.seq WHERE e.seq IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_parent,
	"SELECT t.organ_id, t.id, t.parent_id FROM matter t LEFT JOIN matter m ON m.organ_id = "
	"t.organ_id AND m.id = t.parent_id WHERE t.parent_id IS NOT NULL AND m.id IS NULL LIMIT "
	"1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_entry,
	"SELECT t.organ_id, t.matter_id, t.id FROM search_entry t LEFT JOIN matter m ON m.organ_id "
	"= t.organ_id AND m.id = t.id WHERE t.area <> 1 AND m.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_public,
	"SELECT t.organ_id, t.matter_id, t.id FROM search_entry t LEFT JOIN publication p ON "
	"p.organ_id = t.organ_id AND p.matter_id = t.matter_id AND p.id = t.id WHERE t.area = 1 "
	"AND p.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
WITHOUT_MATTER(verify_lost_publication, "publication", "t.id");
DB_STMT_FLAGS(verify_lost_serial,
	"SELECT t.organ_id, t.matter_id, t.serial FROM number t LEFT JOIN number_series s ON "
	"s.organ_id = t.organ_id AND s.series = t.series AND s.year = t.year WHERE s.last IS NULL "
	"LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_unnumbered_paper,
	"SELECT t.organ_id, t.matter_id, t.id FROM document t LEFT JOIN number n ON n.organ_id = "
	"t.organ_id AND n.document_id = t.id WHERE t.number IS NOT NULL AND n.serial IS NULL LIMIT "
	"1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_repeated_paper,
	"SELECT t.organ_id, MIN(t.matter_id), MAX(t.id) FROM document t WHERE t.number IS NOT NULL "
	"GROUP BY t.organ_id, t.number HAVING COUNT(*) > 1 LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_repeated_case,
	"SELECT t.organ_id, MIN(t.id), MAX(t.id) FROM matter t WHERE t.number IS NOT NULL AND "
	"t.kind <> 'record' GROUP BY t.organ_id, t.number HAVING COUNT(*) > 1 LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_actor,
	"SELECT t.organ_id, t.matter_id, t.seq FROM event t LEFT JOIN officer o ON o.id = t.actor "
	"WHERE t.actor <> 0 AND o.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_post,
	"SELECT t.organ_id, CAST(0 AS BIGINT), t.id FROM post t LEFT JOIN officer o ON o.organ_id "
	"= t.organ_id AND "
	"o.id = t.officer_id WHERE o.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_credential,
	"SELECT t.organ_id, CAST(0 AS BIGINT), t.officer_id FROM credential t LEFT JOIN officer o "
	"ON o.organ_id = "
	"t.organ_id AND o.id = t.officer_id WHERE o.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_account,
	"SELECT t.organ_id, CAST(0 AS BIGINT), t.id FROM account t LEFT JOIN officer o ON "
	"o.organ_id = t.organ_id "
	"AND o.id = t.officer_id WHERE o.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_session,
	"SELECT CAST(0 AS BIGINT), CAST(0 AS BIGINT), t.account_id FROM session t LEFT JOIN "
	"account a ON a.id = t.account_id "
	"WHERE a.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_upload,
	"SELECT CAST(0 AS BIGINT), CAST(0 AS BIGINT), t.id FROM upload t LEFT JOIN officer o ON "
	"o.id = t.officer_id WHERE o.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_check,
	"SELECT CAST(0 AS BIGINT), CAST(0 AS BIGINT), t.checked FROM blob_check t LEFT JOIN blob b "
	"ON b.digest = t.digest WHERE b.digest IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_unchecked_blob,
	"SELECT CAST(0 AS BIGINT), CAST(0 AS BIGINT), t.stored FROM blob t LEFT JOIN blob_check c "
	"ON c.digest = t.digest WHERE c.digest IS NULL OR c.checked < t.stored LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_officer,
	"SELECT t.organ_id, CAST(0 AS BIGINT), t.id FROM officer t LEFT JOIN organ o ON o.id = "
	"t.organ_id WHERE "
	"o.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_power,
	"SELECT t.organ_id, CAST(0 AS BIGINT), t.id FROM power t LEFT JOIN organ o ON o.id = "
	"t.organ_id WHERE o.id "
	"IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_region,
	"SELECT t.id, CAST(0 AS BIGINT), t.id FROM organ t LEFT JOIN region r ON r.code = t.region "
	"WHERE r.code IS "
	"NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);

DB_STMT_FLAGS(verify_lost_made,
	"SELECT t.organ_id, t.made_matter, t.id FROM power t LEFT JOIN matter m ON m.organ_id = "
	"t.made_organ AND m.id = t.made_matter WHERE (t.made_matter IS NOT NULL OR t.made_organ IS "
	"NOT NULL) AND m.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT_FLAGS(verify_lost_taken,
	"SELECT t.organ_id, t.lost_matter, t.id FROM power t LEFT JOIN matter m ON m.organ_id = "
	"t.lost_organ AND m.id = t.lost_matter WHERE (t.lost IS NOT NULL OR t.lost_organ IS NOT "
	"NULL OR t.lost_matter IS NOT NULL) AND m.id IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
/* Nobody acts for another by an import. */
DB_STMT_FLAGS(verify_lost_principal,
	"SELECT t.organ_id, CAST(0 AS BIGINT), t.id FROM power t WHERE t.principal IS NOT NULL AND "
	"t.made_matter IS NULL LIMIT 1000",
	"", "iii", DB_MAY_SCAN);
DB_STMT(verify_series_list,
	"SELECT organ_id, series, year, last FROM number_series WHERE (organ_id, series, year) > "
	"($1, $2, $3) ORDER BY organ_id, series, year LIMIT $4",
	"itii", "itii");
DB_STMT(verify_number_list,
	"SELECT n.serial, n.state, n.matter_id, n.document_id, n.reason, m.id, m.number, d.id, "
	"d.number, d.state, d.matter_id FROM number n "
	"LEFT JOIN matter m ON m.organ_id = n.organ_id AND m.id = n.matter_id "
	"LEFT JOIN document d ON d.organ_id = n.organ_id AND d.id = n.document_id "
	"WHERE n.organ_id = $1 AND n.series = $2 AND n.year = $3 AND n.serial > $4 ORDER BY "
	"n.serial LIMIT $5",
	"itiii",
	"itiit"
	"itit"
	"ti");

DB_STMT(verify_leaf_list,
	"SELECT l.idx, l.organ_id, l.matter_id, l.seq, e.digest FROM log_leaf l LEFT "
	"JOIN event e ON e.organ_id = l.organ_id AND e.matter_id = l.matter_id AND e.seq = l.seq "
	"WHERE l.idx >= $1 AND l.idx < $2 ORDER BY l.idx",
	"ii", "iiiib");
DB_STMT(verify_hash_one, "SELECT hash FROM log_hash WHERE level = $1 AND idx = $2", "ii", "b");
DB_STMT(verify_hash_list,
	"SELECT idx, hash FROM log_hash WHERE level = $1 AND idx >= $2 AND idx < $3 ORDER BY idx",
	"iii", "ib");
DB_STMT(verify_checkpoint_list,
	"SELECT size, note FROM log_checkpoint WHERE size > $1 ORDER BY size LIMIT $2", "ii", "it");
DB_STMT_FLAGS(verify_level_list,
	"SELECT level, COUNT(*) FROM log_hash GROUP BY level ORDER BY level", "", "ii",
	DB_MAY_SCAN);
DB_STMT_FLAGS(verify_leaf_count, "SELECT COUNT(*) FROM log_leaf", "", "i", DB_MAY_SCAN);

DB_STMT(verify_blob_next,
	"SELECT digest, size, type FROM blob WHERE digest > $1 ORDER BY digest LIMIT 1", "b",
	"bit");

const struct vs_orphan_kind vs_orphan_kinds[] = {
	{&verify_lost_event, "event", "第", "条办理记录所属的案件不在 matter 表中"},
	{&verify_lost_clock, "clock", "期限（到期日序号", "）所属的案件不在"},
	{&verify_lost_todo, "todo", "待办（人员", "）所属的案件不在"},
	{&verify_lost_handling, "handling", "承办（人员", "）所属的案件不在"},
	{&verify_lost_search, "search_entry", "检索条目", "指向的案件不在"},
	{&verify_lost_entry, "search_entry", "检索条目", "没有对应的案件"},
	{&verify_lost_public, "search_entry", "公开检索条目", "没有对应的公开"},
	{&verify_lost_publication, "publication", "公开", "所属的案件不在"},
	{&verify_lost_paper, "document", "文书", "所属的案件不在"},
	{&verify_lost_dossier, "dossier", "案卷台账（结案日序号", "）所属的案件不在"},
	{&verify_lost_job, "outbox", "后台任务", "所属的案件不在"},
	{&verify_lost_reading, "reading", "查阅记录", "所属的案件不在"},
	{&verify_lost_claim, "claim", "占用（起始日序号", "）所属的案件不在"},
	{&verify_lost_waiting, "unlogged", "待入日志的第", "条办理记录不在 event 表中"},
	{&verify_lost_parent, "matter", "上级案件", "不在"},
	{&verify_lost_serial, "number", "编号", "所属的序列不在 number_series 表中"},
	{&verify_unnumbered_paper, "number", "文书", "有文号，编号簿中没有这个编号"},
	{&verify_repeated_paper, "document", "文书", "的文号与另一份文书相同"},
	{&verify_repeated_case, "matter", "案件", "的案号与另一案件相同"},
	{&verify_lost_actor, "officer", "第", "条办理记录的经办人不在 officer 表中"},
	{&verify_lost_post, "post", "岗位", "的人员不在 officer 表中"},
	{&verify_lost_credential, "credential", "执法证件的持有人", "不在 officer 表中"},
	{&verify_lost_account, "account", "账号", "的人员不在 officer 表中"},
	{&verify_lost_session, "session", "会话的账号", "不在 account 表中"},
	{&verify_lost_upload, "upload", "上传", "的人员不在 officer 表中"},
	{&verify_lost_check, "blob_check", "时刻", "的核对所指的文件不在 blob 表中"},
	{&verify_unchecked_blob, "blob_check", "时刻", "存入的文件没有核对的安排，或者早于存入时"},
	{&verify_lost_officer, "officer", "人员", "的机关不在 organ 表中"},
	{&verify_lost_power, "power", "职权", "的机关不在 organ 表中"},
	{&verify_lost_made, "power", "职权", "所由来的案件不在"},
	{&verify_lost_taken, "power", "职权", "因之失去的案件不在"},
	{&verify_lost_principal, "power", "受托的职权", "没有据以产生的案件"},
	{&verify_lost_region, "organ", "机关", "的行政区划代码不在 region 表中"},
	{.st = NULL},
};

#define MANY(type)                                                                                 \
	struct {                                                                                   \
		type *v;                                                                           \
		size_t n, cap;                                                                     \
	} all = {0}

static void give(void *v, size_t k, void **out, size_t *n)
{
	*out = v;
	*n = k;
}
#define GIVE() give(all.v, all.n, (void **)out, n)

enum rc vs_matters(struct cx *cx, struct db *db, struct vs_key after, int64_t most,
	struct vs_key **out, size_t *n)
{
	MANY(struct vs_key);
	struct db_rows *r;
	if (db_query(cx, db, &verify_matter_keys,
		    DB_ARGS(DB_I(after.organ), DB_I(after.id), DB_I(most)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct vs_key){db_int(r, 0), db_int(r, 1)};
	GIVE();
	return cx->rc;
}

enum rc vs_matter_exists(struct cx *cx, struct db *db, struct vs_key matter, bool *found)
{
	struct db_rows *r;
	return db_one(cx, db, &verify_matter_exists, DB_ARGS(DB_I(matter.organ), DB_I(matter.id)),
		&r, found);
}

static struct vs_cell cell_of(struct db_rows *r, int col, char kind)
{
	if (db_is_null(r, col))
		return (struct vs_cell){.kind = VS_NULL};
	if (kind == 'i')
		return (struct vs_cell){.kind = VS_INT, .i = db_int(r, col)};
	if (kind == 'b')
		return (struct vs_cell){.kind = VS_BYTES, .s = db_bytes(r, col)};
	return (struct vs_cell){.kind = VS_TEXT, .s = db_text(r, col)};
}

enum rc vs_read(struct cx *cx, struct db *db, enum vs_table table, struct vs_key matter,
	struct vs_rows *out)
{
	static const struct db_stmt *const of[] = {&verify_matter_row, &verify_clock_rows,
		&verify_todo_rows, &verify_handling_rows, &verify_search_rows, &verify_paper_rows,
		&verify_public_rows, &verify_dossier_rows, &verify_made_rows, &verify_taken_rows};
	const struct db_stmt *st = of[table];
	struct db_rows *r;
	*out = (struct vs_rows){.width = strlen(st->out)};
	if (db_query(cx, db, st, DB_ARGS(DB_I(matter.organ), DB_I(matter.id)), &r))
		return cx->rc;
	while (db_next(cx, r))
		for (size_t k = 0; k < out->width; k++)
			*VEC_PUSH(cx->arena, out) = cell_of(r, (int)k, st->out[k]);
	return cx->rc;
}

enum rc vs_events(
	struct cx *cx, struct db *db, struct vs_key matter, struct vs_event **out, size_t *n)
{
	MANY(struct vs_event);
	struct db_rows *r;
	if (db_query(cx, db, &verify_event_rows, DB_ARGS(DB_I(matter.organ), DB_I(matter.id)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct vs_event){.seq = db_int(r, 0),
			.kind = db_text(r, 1),
			.action = db_text(r, 2),
			.actor = db_int(r, 3),
			.recorded = db_int(r, 4),
			.effective = db_int(r, 5),
			.request_id = db_text(r, 6),
			.prev = db_bytes(r, 7),
			.salt = db_bytes(r, 8),
			.body = db_text(r, 9),
			.digest = db_bytes(r, 10),
			.has_salt = !db_is_null(r, 8),
			.has_body = !db_is_null(r, 9),
			.in_log = !db_is_null(r, 11),
			.is_waiting = !db_is_null(r, 12),
			.waiting_digest = db_bytes(r, 12)};
	GIVE();
	return cx->rc;
}

enum rc vs_orphans(struct cx *cx, struct db *db, const struct vs_orphan_kind *kind,
	struct vs_orphan **out, size_t *n)
{
	MANY(struct vs_orphan);
	struct db_rows *r;
	if (db_query(cx, db, kind->st, DB_NO_ARGS, &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) =
			(struct vs_orphan){db_int(r, 0), db_int(r, 1), db_int(r, 2)};
	GIVE();
	return cx->rc;
}

enum rc vs_series(struct cx *cx, struct db *db, const struct vs_series *after, int64_t most,
	struct vs_series **out, size_t *n)
{
	MANY(struct vs_series);
	struct db_rows *r;
	if (db_query(cx, db, &verify_series_list,
		    DB_ARGS(DB_I(after->organ), DB_T(after->series), DB_I(after->year), DB_I(most)),
		    &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct vs_series){.organ = db_int(r, 0),
			.series = db_text(r, 1),
			.year = db_int(r, 2),
			.last = db_int(r, 3)};
	GIVE();
	return cx->rc;
}

enum rc vs_numbers(struct cx *cx, struct db *db, const struct vs_series *s, int64_t after,
	int64_t most, struct vs_number **out, size_t *n)
{
	MANY(struct vs_number);
	struct db_rows *r;
	if (db_query(cx, db, &verify_number_list,
		    DB_ARGS(DB_I(s->organ), DB_T(s->series), DB_I(s->year), DB_I(after),
			    DB_I(most)),
		    &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct vs_number){.serial = db_int(r, 0),
			.state = db_text(r, 1),
			.matter = db_int(r, 2),
			.document = db_int(r, 3),
			.reason = db_text(r, 4),
			.has_matter = !db_is_null(r, 5),
			.case_number = db_text(r, 6),
			.has_document = !db_is_null(r, 7),
			.paper = db_text(r, 8),
			.paper_state = db_text(r, 9),
			.paper_matter = db_int(r, 10)};
	GIVE();
	return cx->rc;
}

enum rc vs_leaves(
	struct cx *cx, struct db *db, int64_t from, int64_t below, struct vs_leaf **out, size_t *n)
{
	MANY(struct vs_leaf);
	struct db_rows *r;
	if (db_query(cx, db, &verify_leaf_list, DB_ARGS(DB_I(from), DB_I(below)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct vs_leaf){.index = db_int(r, 0),
			.organ = db_int(r, 1),
			.matter = db_int(r, 2),
			.seq = db_int(r, 3),
			.digest = db_bytes(r, 4)};
	GIVE();
	return cx->rc;
}

enum rc vs_hash(struct cx *cx, struct db *db, int level, int64_t index, struct str *out)
{
	struct db_rows *r;
	bool there;
	*out = STR_NONE;
	if (db_one(cx, db, &verify_hash_one, DB_ARGS(DB_I(level), DB_I(index)), &r, &there))
		return cx->rc;
	if (there)
		*out = db_bytes(r, 0);
	return RC_OK;
}

enum rc vs_hashes(struct cx *cx, struct db *db, int level, int64_t from, int64_t below,
	struct vs_hash **out, size_t *n)
{
	MANY(struct vs_hash);
	struct db_rows *r;
	if (db_query(cx, db, &verify_hash_list, DB_ARGS(DB_I(level), DB_I(from), DB_I(below)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct vs_hash){db_int(r, 0), db_bytes(r, 1)};
	GIVE();
	return cx->rc;
}

enum rc vs_checkpoints(struct cx *cx, struct db *db, int64_t after, int64_t most,
	struct log_checkpoint **out, size_t *n)
{
	MANY(struct log_checkpoint);
	struct db_rows *r;
	if (db_query(cx, db, &verify_checkpoint_list, DB_ARGS(DB_I(after), DB_I(most)), &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct log_checkpoint){db_int(r, 0), db_text(r, 1)};
	GIVE();
	return cx->rc;
}

enum rc vs_levels(struct cx *cx, struct db *db, struct vs_level **out, size_t *n)
{
	MANY(struct vs_level);
	struct db_rows *r;
	if (db_query(cx, db, &verify_level_list, DB_NO_ARGS, &r))
		return cx->rc;
	while (db_next(cx, r))
		*VEC_PUSH(cx->arena, &all) = (struct vs_level){db_int(r, 0), db_int(r, 1)};
	GIVE();
	return cx->rc;
}

enum rc vs_leaf_count(struct cx *cx, struct db *db, int64_t *n)
{
	struct db_rows *r;
	bool there;
	if (db_one(cx, db, &verify_leaf_count, DB_NO_ARGS, &r, &there))
		return cx->rc;
	*n = there ? db_int(r, 0) : 0;
	return RC_OK;
}

enum rc vs_next_blob(
	struct cx *cx, struct db *db, struct str after, struct vs_blob *out, bool *found)
{
	struct db_rows *r;
	if (db_one(cx, db, &verify_blob_next, DB_ARGS(DB_B(after)), &r, found))
		return cx->rc;
	if (*found)
		*out = (struct vs_blob){db_bytes(r, 0), db_text(r, 2), db_int(r, 1)};
	return RC_OK;
}
