/* Files: uploaded on their own, put into a matter by an act, fetched through that matter. */
#include "api/office_routes.h"

#include "matter/files.h"
#include "matter/reading.h"

#define UPLOAD_MOST ((size_t)2 << 30)

/* ---- in ---- */

static struct reply *stored(struct call *call)
{
	const struct blob *b = call->state;
	json_begin(&call->out);
	json_set(&call->out, "digest", str_hex(call->cx->arena, b->digest, sizeof b->digest));
	json_set_int(&call->out, "size", b->size);
	json_set(&call->out, "type", str_c(b->type->media));
	json_end(&call->out);
	return api_ok(call);
}

static struct reply *upload(struct call *call)
{
	struct blob *b = ARENA_NEW(call->cx->arena, struct blob);
	struct request *rq = call->rq;
	if (rq->body_fd < 0 || !rq->body_size)
		(void)fail(call->cx, RC_INPUT, "没有收到文件内容。");
	if (call->cx->rc || blob_take(call->cx, office_of(call)->blobs, rq->body_fd,
				    field_text(&call->in, "name"), &blob_evidence, b))
		return api_fail(call);
	struct db_plan *plan = api_plan(call, 0);
	blob_add(plan, b);
	call->state = b;
	return api_commit(call, plan, stored);
}

/* ---- out ---- */

/* A file that only its reader's machine may open has its ending in its name. */
static struct str save_name(struct arena *a, const struct blob *b)
{
	struct str name = b->name.n ? b->name : STR("文件");
	struct str ending = str_printf(a, ".%s", b->type->extension);
	bool has = name.n > ending.n && str_eq(str_sub(name, name.n - ending.n, name.n), ending);
	return has ? name : str_printf(a, STR_FMT STR_FMT, STR_ARG(name), STR_ARG(ending));
}

static bool read_on(void *reader, int64_t at, char *to, size_t n)
{
	return !blob_read(reader, at, to, n);
}

static struct reply *send(struct call *call)
{
	const struct blob *b = call->state;
	struct blob_reader *r;
	if (blob_open(call->cx, office_of(call)->blobs, b->digest, &r))
		return api_fail(call);
	struct reply *rp = reply_stream(call->rq, b->type->media, blob_size(r), read_on, r,
		b->type->shown ? STR_NONE : save_name(call->cx->arena, b));
	reply_framed(rp);
	return rp;
}

/* A copy with parts covered belongs to the matter in which it was made. */
static enum rc is_copy(struct call *call, int64_t organ, int64_t matter, struct str hex, bool *is)
{
	struct matter_copied *v;
	size_t n;
	if (matter_copies(call->cx, call->db, organ, matter, &v, &n))
		return call->cx->rc;
	for (size_t i = 0; i < n && !*is; i++)
		*is = str_eq(v[i].c.copy, hex);
	return RC_OK;
}

/* Through the matter that refers to it, and on record. */
static struct reply *download(struct call *call)
{
	struct cx *cx = call->cx;
	struct blob *b = ARENA_NEW(cx->arena, struct blob);
	unsigned char digest[DIGEST_SIZE];
	struct matter m;
	int64_t organ, matter = field_id(&call->in, "matter");
	struct str hex = field_text(&call->in, "digest");
	if (office_organ(call, matter, &organ) || matter_load(cx, call->db, organ, matter, &m) ||
		blob_digest_parse(cx, hex, digest))
		return api_fail(call);
	bool has = matter_has_file(&m, hex);
	if (!has && is_copy(call, organ, matter, hex, &has))
		return api_fail(call);
	if (!has)
		(void)fail(cx, RC_NOT_FOUND, "本案没有这个文件。");
	if (cx->rc || blob_find(cx, call->db, digest, b))
		return api_fail(call);
	struct db_plan *plan = api_plan(call, organ);
	matter_reading_add(plan, &(struct matter_reading){.organ = organ,
					 .matter = matter,
					 .officer = office_who(call)->actor.officer.id,
					 .what = STR("file"),
					 .reason = hex});
	call->state = b;
	return api_commit(call, plan, send);
}

static const struct field upload_in[] = {
	FIELD("name", "文件名", FIELD_TEXT, FIELD_QUERY, .max = 200),
	FIELD_END,
};
static const struct field upload_out[] = {
	FIELD("digest", "校验值", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("size", "字节数", FIELD_INT, FIELD_REQUIRED),
	FIELD("type", "内容类型", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field download_in[] = {
	FIELD("digest", "校验值", FIELD_TEXT, FIELD_PATH, .min = 64, .max = 64),
	FIELD("matter", "案件编号", FIELD_ID, FIELD_QUERY | FIELD_REQUIRED),
	FIELD_END,
};

const struct api_route file_routes[] = {
	ROUTE("POST", "/api/files", "上传文件", upload, API_WORK, &office_staff, .in = upload_in,
		.out = upload_out, .upload_limit = UPLOAD_MOST),
	ROUTE("GET", "/api/files/{digest}", "文件", download, API_WORK, &office_staff,
		.in = download_in, .produces = "application/octet-stream"),
	ROUTE_END,
};
