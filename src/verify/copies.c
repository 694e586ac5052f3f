/* Copies with parts covered: what was proved when they were made is proved again. */
#include "evidence/copy.h"
#include "verify/inside.h"

void verify_copy(struct cx *cx, const struct verify_config *c, const struct event *e,
	const struct event_body *b)
{
	struct matter_copy note;
	struct image_region *regions;
	unsigned char original[DIGEST_SIZE], copy[DIGEST_SIZE], masked[DIGEST_SIZE];
	size_t n;
	if (!c->blobs || e->kind != EVENT_RECORD || !matter_copy_read(b, &note))
		return;
	struct arena *a = arena_new(); /* pixels are large */
	struct cx own = cx_make(a, cx->env);
	c->counts->copies++;
	if (blob_digest_parse(&own, note.original, original) ||
		blob_digest_parse(&own, note.copy, copy) ||
		blob_digest_parse(&own, note.masked, masked) ||
		evidence_regions_read(&own, note.regions, &regions, &n) ||
		evidence_copy_check(&own, c->blobs, original, copy, masked, regions, n))
		found(cx, c, "copy", e->organ, e->matter,
			"第%lld条办理记录所记的遮盖副本不能重新证明：" STR_FMT, (long long)e->seq,
			STR_ARG(own.msg));
	arena_free(a);
}
