#include "evidence/upload.h"

#include "evidence/evidence_store.h"

enum rc upload_start(struct cx *cx, struct db *db, int64_t officer, struct str name, int64_t size,
	struct db_plan *plan, struct upload *out)
{
	int64_t open;
	if (size < 1)
		return fail(cx, RC_INPUT, "文件是空的，请检查后重新上传");
	if (size > blob_evidence.most)
		return fail(cx, RC_TOO_LARGE, "文件超过 %lld MB，请压缩或者分段后再上传",
			(long long)(blob_evidence.most >> 20));
	if (store_upload_count(cx, db, officer, &open))
		return cx->rc;
	if (open >= UPLOAD_MOST_OPEN)
		return fail(cx, RC_BUSY, "您有 %lld 个文件还没有传完，请传完或者取消后再传新的",
			(long long)open);
	*out = (struct upload){.id = cx_id(cx),
		.officer = officer,
		.size = size,
		.name = str_dup(cx->arena, name),
		.started = cx_now(cx)};
	store_upload_add(plan, out);
	return RC_OK;
}

enum rc upload_find(struct cx *cx, struct db *db, int64_t officer, int64_t id, struct upload *out)
{
	bool found;
	if (store_upload(cx, db, id, out, &found))
		return cx->rc;
	if (!found || out->officer != officer)
		return fail(cx, RC_NOT_FOUND, "没有这个上传，可能已经完成或者过期，请重新选择文件");
	return RC_OK;
}

enum rc upload_finish(struct cx *cx, struct blob_dir *blobs, const struct upload *u,
	struct str digest, struct db_plan *plan, struct blob *out)
{
	int64_t have;
	unsigned char theirs[DIGEST_SIZE];
	if (digest.n && blob_digest_parse(cx, digest, theirs))
		return cx->rc;
	if (blob_part_size(cx, blobs, u->id, &have))
		return cx->rc;
	if (have != u->size)
		return fail(cx, RC_INPUT,
			"文件还没有传完：共 %lld 字节，收到 %lld 字节，请继续上传",
			(long long)u->size, (long long)have);
	if (blob_part_take(cx, blobs, u->id, u->name, &blob_evidence, out))
		return cx->rc;
	if (digest.n && !digest_equal(out->digest, theirs, DIGEST_SIZE))
		return fail(
			cx, RC_INPUT, "传到服务器的内容与您选择的文件不一致，没有登记。请重新上传");
	blob_add(plan, out);
	upload_end(plan, u->id);
	return RC_OK;
}

void upload_end(struct db_plan *plan, int64_t id)
{
	store_upload_delete(plan, id);
}

enum rc upload_stale(struct cx *cx, struct db *db, struct instant before, int64_t **ids, size_t *n)
{
	return store_upload_before(cx, db, before, ids, n);
}
