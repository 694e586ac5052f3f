#include "matter/files.h"

#include "blob/blob.h"
#include "matter/fields.h"

static bool facts_have(const struct facts *f, struct str digest)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].v.kind == VALUE_TEXT && str_eq(f->v[i].v.s, digest))
			return true;
	return false;
}

bool matter_has_file(const struct matter *m, struct str digest)
{
	bool has = facts_have(&m->facts, digest) || facts_have(&m->proposal.fields, digest);
	for (size_t i = 0; i < m->items.n && !has; i++)
		has = facts_have(&m->items.v[i].facts, digest);
	for (size_t i = 0; i < m->documents.n && !has; i++)
		has = str_eq(m->documents.v[i].scan, digest) ||
		      str_eq(m->documents.v[i].pdf, digest);
	return has && digest.n == 2 * DIGEST_SIZE;
}

static enum rc check_file(
	struct cx *cx, struct db *db, const struct law_fact *f, struct str hex, bool is_scan)
{
	unsigned char digest[DIGEST_SIZE];
	struct blob b;
	struct cx own = cx_make(cx->arena, cx->env);
	enum rc rc = blob_digest_parse(&own, hex, digest);
	if (!rc)
		rc = blob_find(&own, db, digest, &b);
	if (rc == RC_INPUT || rc == RC_NOT_FOUND)
		return fail_field(cx, f->id, "这个文件没有上传成功，请重新上传");
	if (rc)
		return fail(cx, rc, STR_FMT, STR_ARG(own.msg));
	if (is_scan && !(blob_scan.kinds & (1U << b.type->kind)))
		return fail_field(cx, f->id,
			"盖章签名的文书应当是扫描件或者照片（PDF、OFD、JPEG、PNG），这是%s",
			b.type->title);
	return RC_OK;
}

enum rc matter_check_files(struct cx *cx, struct db *db, const struct law_procedure *p,
	const struct law_action *a, const struct facts *in)
{
	for (size_t i = 0; i < a->ask_n; i++) {
		const struct law_fact *f = action_fact(p, a, &a->asks[i]);
		struct value v = facts_get(in, f->id);
		if (f->kind != FACT_FILE || v.kind != VALUE_TEXT)
			continue;
		enum rc rc = check_file(cx, db, f, v.s, a->scan >= 0);
		if (rc && rc != RC_INPUT)
			return rc;
	}
	return cx->rc;
}
