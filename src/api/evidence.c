/* Evidence: uploads piece by piece, and what there is beside the stored files of a matter. */
#include "api/office_routes.h"

#include "api/evidence_rows.h"
#include "evidence/copy.h"
#include "evidence/upload.h"
#include "matter/files.h"
#include "matter/reading.h"

#define THUMB_SIDE 320
/* Thumbnails that one person looks at within this time are one reading. */
#define THUMBS_TOGETHER ((int64_t)10 * 60 * 1000)

/* ---- uploads ---- */

static struct reply *tell(struct call *call)
{
	const struct upload *u = call->state;
	int64_t have;
	if (blob_part_size(call->cx, office_of(call)->blobs, u->id, &have))
		return api_fail(call);
	json_begin(&call->out);
	json_set_id(&call->out, "id", u->id);
	json_set_int(&call->out, "size", u->size);
	json_set_int(&call->out, "received", have);
	json_end(&call->out);
	return api_ok(call);
}

static enum rc own_upload(struct call *call, struct upload **out)
{
	*out = ARENA_NEW(call->cx->arena, struct upload);
	call->state = *out;
	return upload_find(call->cx, call->db, office_who(call)->actor.officer.id,
		field_id(&call->in, "id"), *out);
}

static struct reply *begin(struct call *call)
{
	struct upload *u = ARENA_NEW(call->cx->arena, struct upload);
	struct db_plan *plan = api_plan(call, 0);
	if (upload_start(call->cx, call->db, office_who(call)->actor.officer.id,
		    field_text(&call->in, "name"), field_int(&call->in, "size", 0), plan, u))
		return api_fail(call);
	call->state = u;
	return api_commit(call, plan, tell);
}

static struct reply *look(struct call *call)
{
	struct upload *u;
	return own_upload(call, &u) ? api_fail(call) : tell(call);
}

static struct reply *piece(struct call *call)
{
	struct upload *u;
	int64_t have;
	if (own_upload(call, &u))
		return api_fail(call);
	if (call->rq->body_fd < 0 || !call->rq->body_size)
		(void)fail(call->cx, RC_INPUT, "没有收到文件内容。");
	if (call->cx->rc ||
		blob_part_add(call->cx, office_of(call)->blobs, u->id,
			field_int(&call->in, "at", 0), call->rq->body_fd, u->size, &have))
		return api_fail(call);
	return tell(call);
}

struct finished {
	struct blob blob;
	int64_t id;
};

static struct reply *stored(struct call *call)
{
	const struct finished *f = call->state;
	blob_part_drop(office_of(call)->blobs, f->id);
	json_begin(&call->out);
	json_set(&call->out, "digest", str_hex(call->cx->arena, f->blob.digest, DIGEST_SIZE));
	json_set_int(&call->out, "size", f->blob.size);
	json_set(&call->out, "type", str_c(f->blob.type->media));
	json_end(&call->out);
	return api_ok(call);
}

static struct reply *finish(struct call *call)
{
	struct upload *u;
	struct finished *f = ARENA_NEW(call->cx->arena, struct finished);
	struct db_plan *plan = api_plan(call, 0);
	if (own_upload(call, &u) || upload_finish(call->cx, office_of(call)->blobs, u,
					    field_text(&call->in, "digest"), plan, &f->blob))
		return api_fail(call);
	f->id = u->id;
	call->state = f;
	return api_commit(call, plan, stored);
}

static struct reply *cancelled(struct call *call)
{
	const struct upload *u = call->state;
	blob_part_drop(office_of(call)->blobs, u->id);
	return api_status(call, 204);
}

static struct reply *cancel(struct call *call)
{
	struct upload *u;
	if (own_upload(call, &u))
		return api_fail(call);
	struct db_plan *plan = api_plan(call, 0);
	upload_end(plan, u->id);
	return api_commit(call, plan, cancelled);
}

/* ---- copies ---- */

/* The row of a file that the matter refers to. */
static enum rc file_of(struct call *call, int64_t *organ, int64_t matter, struct blob *out)
{
	struct cx *cx = call->cx;
	unsigned char digest[DIGEST_SIZE];
	struct matter m;
	struct str hex = field_text(&call->in, "digest");
	if (office_organ(call, matter, organ) || matter_load(cx, call->db, *organ, matter, &m) ||
		blob_digest_parse(cx, hex, digest))
		return cx->rc;
	if (!matter_has_file(&m, hex))
		return fail(cx, RC_NOT_FOUND, "本案没有这个文件。");
	return blob_find(cx, call->db, digest, out);
}

static struct reply *copied(struct call *call)
{
	json_begin(&call->out);
	json_set(&call->out, "digest", *(const struct str *)call->state);
	json_end(&call->out);
	return api_ok(call);
}

/* The pixels first, then the plan in a snapshot of its own, which is held for no longer. */
static struct reply *redact(struct call *call)
{
	struct cx *cx = call->cx;
	const struct actor *actor = &office_who(call)->actor;
	struct matter_service svc;
	struct image_region *regions;
	struct evidence_copy copy;
	struct blob original;
	struct db_plan *made = NULL;
	struct str *hex = ARENA_NEW(cx->arena, struct str);
	size_t n;
	int64_t organ, matter = field_id(&call->in, "id");
	if (evidence_regions_read(cx, field_text(&call->in, "regions"), &regions, &n) ||
		file_of(call, &organ, matter, &original))
		return api_fail(call);
	if (organ != actor->officer.organ)
		(void)fail(cx, RC_FORBIDDEN, "只有办案机关的人员可以制作遮盖副本。");
	if (cx->rc || evidence_redact(cx, office_of(call)->blobs, &original, regions, n, &copy))
		return api_fail(call);
	*hex = str_hex(cx->arena, copy.blob.digest, DIGEST_SIZE);
	const struct matter_copy note = {.original = field_text(&call->in, "digest"),
		.copy = *hex,
		.regions = evidence_regions_write(cx->arena, regions, n),
		.masked = str_hex(cx->arena, copy.masked, DIGEST_SIZE),
		.reason = field_text(&call->in, "reason")};
	if (office_matters(call, &svc) || db_read_begin(cx, call->db))
		return api_fail(call);
	(void)!matter_note_copied(cx, &svc, organ, matter, &actor->officer, &note, &made);
	db_read_end(call->db);
	if (cx->rc)
		return api_fail(call);
	struct db_plan *plan = api_plan_of(call, made);
	blob_add(plan, &copy.blob);
	call->state = hex;
	return api_commit(call, plan, copied);
}

static struct reply *send_thumb(struct call *call)
{
	struct reply *rp = reply_data(
		call->rq, call->route->produces, *(const struct str *)call->state, STR_NONE);
	reply_framed(rp);
	return rp;
}

/* On record, those of one list together. */
static struct reply *thumb(struct call *call)
{
	struct cx *cx = call->cx;
	struct blob b;
	struct str bytes, *jpeg = ARENA_NEW(cx->arena, struct str);
	int64_t organ, matter = field_id(&call->in, "matter");
	int64_t officer = office_who(call)->actor.officer.id;
	struct instant since = {cx_now(cx).ms - THUMBS_TOGETHER};
	bool seen;
	if (file_of(call, &organ, matter, &b) ||
		blob_load(cx, office_of(call)->blobs, b.digest, COPY_MOST_BYTES, &bytes) ||
		image_thumb(cx, bytes, THUMB_SIDE, jpeg) ||
		evidence_thumbs_seen(cx, call->db, organ, matter, officer, since, &seen))
		return api_fail(call);
	call->state = jpeg;
	if (seen)
		return send_thumb(call);
	struct db_plan *plan = api_plan(call, organ);
	matter_reading_add(plan, &(struct matter_reading){.organ = organ,
					 .matter = matter,
					 .officer = officer,
					 .what = STR("thumbs"),
					 .reason = STR("")});
	return api_commit(call, plan, send_thumb);
}

/* ---- the page ---- */

#define READINGS_SHOWN 50

struct file_log {
	const struct evidence_reading *readings;
	size_t reading_n;
	const struct matter_copied *copies;
	size_t copy_n;
};

static void put_reading(struct call *call, const struct evidence_reading *r)
{
	json_begin(&call->out);
	json_set(&call->out, "at", instant_str_zh(call->cx->arena, r->at));
	json_set(&call->out, "by", r->name);
	json_end(&call->out);
}

static void put_readings(struct call *call, const struct file_log *l, struct str hex)
{
	int64_t n = 0;
	json_set_begin_array(&call->out, "readings");
	for (size_t i = 0; i < l->reading_n; i++)
		if (str_eq(l->readings[i].digest, hex) && n++ < READINGS_SHOWN)
			put_reading(call, &l->readings[i]);
	json_end(&call->out);
	json_set_int(&call->out, "read", n);
}

/* Who has looked at the thumbnails. */
static enum rc put_previews(struct call *call, int64_t organ, int64_t matter)
{
	struct evidence_reading *v;
	size_t n;
	if (evidence_readings(call->cx, call->db, organ, matter, STR("thumbs"), &v, &n))
		return call->cx->rc;
	json_set_begin_array(&call->out, "previews");
	for (size_t i = 0; i < n && i < READINGS_SHOWN; i++)
		put_reading(call, &v[i]);
	json_end(&call->out);
	return RC_OK;
}

static void put_copies(struct call *call, const struct file_log *l, struct str hex)
{
	json_set_begin_array(&call->out, "copies");
	for (size_t i = 0; i < l->copy_n; i++) {
		const struct matter_copied *c = &l->copies[i];
		if (!str_eq(c->c.original, hex))
			continue;
		json_begin(&call->out);
		json_set(&call->out, "digest", c->c.copy);
		json_set(&call->out, "regions", c->c.regions);
		json_set(&call->out, "masked", c->c.masked);
		json_set(&call->out, "by", c->by);
		json_set(&call->out, "at", instant_str_zh(call->cx->arena, c->at));
		json_end(&call->out);
	}
	json_end(&call->out);
}

static enum rc put_file(struct call *call, struct str list, struct str key, struct str hex,
	const struct file_log *l)
{
	struct cx *cx = call->cx, own = cx_make(cx->arena, cx->env);
	unsigned char digest[DIGEST_SIZE];
	struct blob_check check;
	struct blob b;
	bool found;
	enum rc rc = blob_digest_parse(&own, hex, digest);
	if (rc == RC_OK)
		rc = blob_find(&own, call->db, digest, &b);
	if (rc == RC_INPUT || rc == RC_NOT_FOUND)
		return RC_OK; /* a text that is no file */
	if (rc)
		return fail(cx, rc, STR_FMT, STR_ARG(own.msg));
	if (blob_check_of(cx, call->db, digest, &check, &found))
		return cx->rc;
	json_begin(&call->out);
	json_set(&call->out, "list", list);
	json_set(&call->out, "key", key);
	json_set(&call->out, "digest", hex);
	json_set(&call->out, "name", b.name);
	json_set(&call->out, "type", str_c(b.type->title));
	json_set_int(&call->out, "size", b.size);
	json_set_bool(&call->out, "picture", b.type->kind == BLOB_JPEG || b.type->kind == BLOB_PNG);
	json_set(&call->out, "stored", instant_str_zh(cx->arena, b.stored));
	if (found) {
		json_set(&call->out, "checked", instant_str_zh(cx->arena, check.checked));
		json_set_bool(&call->out, "sound", check.sound);
	}
	put_readings(call, l, hex);
	put_copies(call, l, hex);
	json_end(&call->out);
	return RC_OK;
}

/* The files among facts: of a row, or (with the fact's id as key) of the matter. */
static enum rc put_files(struct call *call, struct str list, struct str key, const struct facts *f,
	const struct file_log *l)
{
	for (size_t i = 0; i < f->n; i++) {
		struct value v = f->v[i].v;
		if (v.kind == VALUE_TEXT && !v.sealed.n && v.s.n == (size_t)2 * DIGEST_SIZE &&
			put_file(call, list, key.n ? key : f->v[i].id, v.s, l))
			return call->cx->rc;
	}
	return RC_OK;
}

static struct reply *show(struct call *call)
{
	struct cx *cx = call->cx;
	struct matter m;
	struct evidence_reading *readings;
	struct matter_copied *copies;
	struct file_log l = {0};
	struct page p;
	int64_t organ, matter = field_id(&call->in, "id");
	if (office_begin_page(call, &p) || office_organ(call, matter, &organ) ||
		matter_load(cx, call->db, organ, matter, &m) ||
		evidence_readings(
			cx, call->db, organ, matter, STR("file"), &readings, &l.reading_n) ||
		matter_copies(cx, call->db, organ, matter, &copies, &l.copy_n))
		return api_fail(call);
	l.readings = readings;
	l.copies = copies;
	json_begin(&call->out);
	json_set_begin_array(&call->out, "files");
	(void)put_files(call, STR(""), STR_NONE, &m.facts, &l);
	for (size_t i = 0; i < m.items.n && !cx->rc; i++)
		(void)put_files(call, m.items.v[i].list, m.items.v[i].key, &m.items.v[i].facts, &l);
	json_end(&call->out);
	if (cx->rc || put_previews(call, organ, matter) || evidence_put_rows(&p, &m))
		return api_fail(call);
	json_end(&call->out);
	return api_ok(call);
}

/* ---- tables ---- */

static const struct field begin_in[] = {
	FIELD("name", "文件名", FIELD_TEXT, FIELD_REQUIRED, .max = 200),
	FIELD("size", "字节数", FIELD_INT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field one_in[] = {FIELD("id", "上传编号", FIELD_ID, FIELD_PATH), FIELD_END};
static const struct field piece_in[] = {
	FIELD("id", "上传编号", FIELD_ID, FIELD_PATH),
	FIELD("at", "从第几个字节起", FIELD_INT, FIELD_QUERY | FIELD_REQUIRED),
	FIELD_END,
};
static const struct field finish_in[] = {
	FIELD("id", "上传编号", FIELD_ID, FIELD_PATH),
	FIELD("digest", "校验值", FIELD_TEXT, 0, .max = 64),
	FIELD_END,
};
static const struct field upload_out[] = {
	FIELD("id", "上传编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("size", "字节数", FIELD_INT, FIELD_REQUIRED),
	FIELD("received", "已收字节数", FIELD_INT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field stored_out[] = {
	FIELD("digest", "校验值", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("size", "字节数", FIELD_INT, FIELD_REQUIRED),
	FIELD("type", "内容类型", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field redact_in[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_PATH),
	FIELD("digest", "原件校验值", FIELD_TEXT, FIELD_REQUIRED, .min = 64, .max = 64),
	FIELD("regions", "遮盖区域", FIELD_TEXT, FIELD_REQUIRED, .max = 4000),
	FIELD("reason", "遮盖理由", FIELD_TEXT, FIELD_REQUIRED, .max = 500),
	FIELD_END,
};
static const struct field redact_out[] = {
	FIELD("digest", "副本校验值", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field thumb_in[] = {
	FIELD("digest", "校验值", FIELD_TEXT, FIELD_PATH, .min = 64, .max = 64),
	FIELD("matter", "案件编号", FIELD_ID, FIELD_QUERY | FIELD_REQUIRED),
	FIELD_END,
};
static const struct field reading_out[] = {
	FIELD("at", "时间", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("by", "查看人", FIELD_TEXT, 0),
	FIELD_END,
};
static const struct field copy_out[] = {
	FIELD("digest", "校验值", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("regions", "遮盖区域", FIELD_TEXT, FIELD_REQUIRED, .max = 4000),
	FIELD("masked", "其余部分的校验值", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("by", "制作人", FIELD_TEXT, 0),
	FIELD("at", "时间", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field file_out[] = {
	FIELD("list", "清单", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("key", "编号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("digest", "校验值", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("name", "文件名", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("type", "类型", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("size", "字节数", FIELD_INT, FIELD_REQUIRED),
	FIELD("picture", "可以遮盖的图片", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("stored", "存入时间", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("checked", "核对时间", FIELD_TEXT, 0),
	FIELD("sound", "与存入时一致", FIELD_BOOL, 0),
	FIELD("readings", "最近的查看", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = reading_out),
	FIELD("read", "查看次数", FIELD_INT, FIELD_REQUIRED),
	FIELD("copies", "遮盖副本", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = copy_out),
	FIELD_END,
};
static const struct field said_out[] = {
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("text", "内容", FIELD_TEXT, FIELD_REQUIRED, .max = 20000),
	FIELD_END,
};
static const struct field touched_out[] = {
	FIELD("at", "时间", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "事项", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("by", "办理人", FIELD_TEXT, FIELD_REQUIRED, .max = 2000),
	FIELD("fields", "登记的内容", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = said_out),
	FIELD_END,
};
static const struct field row_out[] = {
	FIELD("list", "清单", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("key", "编号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("facts", "登记的内容", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = said_out),
	FIELD("history", "办理记录", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .most = 5000,
		.fields = touched_out),
	FIELD_END,
};
static const struct field show_in[] = {FIELD("id", "案件编号", FIELD_ID, FIELD_PATH), FIELD_END};
static const struct field show_out[] = {
	FIELD("files", "文件", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .most = 5000,
		.fields = file_out),
	FIELD("previews", "缩略图的查看", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = reading_out),
	FIELD("rows", "逐件情况", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .most = 5000,
		.fields = row_out),
	FIELD_END,
};

const struct api_route evidence_routes[] = {
	ROUTE("POST", "/api/uploads", "开始分段上传", begin, API_WRITE, &office_staff,
		.in = begin_in, .out = upload_out),
	ROUTE("GET", "/api/uploads/{id}", "上传进度", look, API_READ, &office_staff, .in = one_in,
		.out = upload_out),
	ROUTE("POST", "/api/uploads/{id}/bytes", "上传一段", piece, API_WORK, &office_staff,
		.in = piece_in, .out = upload_out, .upload_limit = UPLOAD_PIECE),
	ROUTE("POST", "/api/uploads/{id}/finish", "完成上传", finish, API_WORK, &office_staff,
		.in = finish_in, .out = stored_out),
	ROUTE("POST", "/api/uploads/{id}/cancel", "取消上传", cancel, API_WRITE, &office_staff,
		.in = one_in),
	ROUTE("GET", "/api/matters/{id}/evidence", "证据文件", show, API_READ, &office_staff,
		.in = show_in, .out = show_out),
	ROUTE("POST", "/api/matters/{id}/redactions", "制作遮盖副本", redact, API_WORK,
		&office_staff, .in = redact_in, .out = redact_out),
	ROUTE("GET", "/api/files/{digest}/thumb", "缩略图", thumb, API_WORK, &office_staff,
		.in = thumb_in, .produces = "image/jpeg"),
	ROUTE_END,
};
