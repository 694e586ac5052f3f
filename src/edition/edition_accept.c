/* Taking an edition in, and finding those that were. */
#include "edition/edition_store.h"

#include "law/citations.h"
#include "law/transition.h"

const struct edition *edition_current(const struct editions *all, struct date on)
{
	const struct edition *last = NULL;
	for (size_t i = 0; i < all->n; i++)
		if (!last || date_cmp(all->v[i].in_force, on) <= 0)
			last = &all->v[i];
	return last ? edition_find(all, last->id) : NULL;
}

const struct edition *edition_find(const struct editions *all, struct str id)
{
	const struct edition *last = NULL;
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].id, id) && (!last || all->v[i].place > last->place))
			last = &all->v[i];
	return last;
}

bool edition_has(const struct editions *all, struct str id, struct str digest)
{
	unsigned char d[DIGEST_SIZE];
	if (digest.n != 2 * (size_t)DIGEST_SIZE || !str_unhex(digest, d, sizeof d))
		return false;
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].id, id) && memcmp(all->v[i].digest, d, sizeof d) == 0)
			return true;
	return false;
}

enum rc edition_open(
	struct cx *cx, struct blob_dir *blobs, const struct edition *e, struct edition_files *out)
{
	struct str archive;
	if (blob_load(cx, blobs, e->archive, (int64_t)EDITION_MOST_BYTES, &archive) ||
		edition_read_archive(cx, archive, out)) {
		struct str why = cx->msg;
		cx_clear(cx);
		return fail(cx, RC_CORRUPT, "法规包 " STR_FMT " 读不出来：" STR_FMT, STR_ARG(e->id),
			STR_ARG(why));
	}
	if (memcmp(out->digest, e->digest, sizeof e->digest) != 0 ||
		memcmp(out->signer, e->signer, sizeof e->signer) != 0 || !str_eq(out->id, e->id))
		return fail(cx, RC_CORRUPT, "法规包 " STR_FMT " 的内容与登记的摘要不符",
			STR_ARG(e->id));
	return RC_OK;
}

/* ---- taking in ---- */

static enum rc check_signer(struct cx *cx, const struct edition_accept *a, const unsigned char *who)
{
	unsigned char own[SIGN_PUBLIC];
	sign_key_public(a->key, own);
	if (memcmp(own, who, sizeof own) == 0)
		return RC_OK;
	for (size_t i = 0; i < a->trusted_n; i++)
		if (memcmp(a->trusted[i], who, SIGN_PUBLIC) == 0)
			return RC_OK;
	return fail(cx, RC_FORBIDDEN,
		"法规包由公钥 " STR_FMT " 签名，本系统没有信任它；核实来源后，用配置项 pack-key "
		"写明它的公钥文件",
		STR_ARG(str_hex(cx->arena, who, SIGN_PUBLIC)));
}

/*
 * What differs from the version before is not passed over in silence: its open matters go on under
 * it, or pass as the pack states. In practice a pack need not state it.
 */
static enum rc check_passes(struct cx *cx, const struct edition_accept *a,
	const struct editions *all, const struct edition_files *f, const struct pack *p)
{
	const struct edition *before = edition_current(all, a->in_force);
	const struct law_transitions *t = pack_transitions(p);
	struct buf told = buf_in(cx->arena);
	struct edition_files had;
	struct pack *old;
	size_t faults;
	if (!before || str_eq(before->id, f->id) || (a->practice && !str_eq(t->after, before->id)))
		return RC_OK;
	if (edition_open(cx, a->blobs, before, &had) || edition_load(cx, &had, NULL, &old))
		return cx->rc;
	transitions_check(cx, old, p, &told, &faults);
	pack_free(old);
	if (!faults)
		return RC_OK;
	(void)fail(cx, RC_REFUSED, "衔接没有写清楚");
	cx->msg = str_printf(cx->arena,
		"法规包 " STR_FMT " 没有写清楚已有的案件怎样衔接（%zu 处）。请在 transitions.lua "
		"中写明，用 zhifa law check --against 核对后再装入：\n" STR_FMT,
		STR_ARG(f->id), faults, STR_ARG(buf_get(&told)));
	return cx->rc;
}

/* What the checker and the table of citations say, and whether it says how matters pass. */
static enum rc check_holds(struct cx *cx, const struct edition_accept *a,
	const struct editions *all, const struct edition_files *f)
{
	struct pack *p;
	struct check_report r;
	struct citation_report cited;
	const struct archive_entry *table = archive_find(&f->files, STR(CITATIONS_NAME));
	if (edition_load(cx, f, NULL, &p))
		return cx->rc;
	if (law_check(cx, p, &r) ||
		citations_check(cx, p, table ? table->data : STR(""), NULL, &cited)) {
		pack_free(p);
		return cx->rc;
	}
	const struct check_finding *first = NULL;
	for (size_t i = 0; i < r.findings.n && !first; i++)
		if (!r.findings.v[i].holds)
			first = &r.findings.v[i];
	if (first)
		(void)fail(cx, RC_REFUSED,
			"法规包 " STR_FMT " 没有通过检查：「" STR_FMT "」" STR_FMT
			"。请用 zhifa law check 看全部结果，改正后再装入",
			STR_ARG(f->id), STR_ARG(first->title), STR_ARG(first->why));
	else if (!cited.holds)
		(void)fail(cx, RC_REFUSED,
			"法规包 " STR_FMT " 引用的条文有误，或者改动后没有重新核对："
			"请用 zhifa law cite 核对后再装入",
			STR_ARG(f->id));
	else
		(void)!check_passes(cx, a, all, f, p);
	pack_free(p);
	return cx->rc;
}

/* One version has one content, in whatever is not practice. */
static enum rc check_version(struct cx *cx, const struct edition_accept *a,
	const struct editions *all, const struct edition_files *f)
{
	int64_t n;
	const struct edition *had = edition_find(all, f->id);
	if (!had || a->practice)
		return RC_OK;
	if (edition_matters(cx, a->db, f->id, 1, &n))
		return cx->rc;
	return fail(cx, RC_REFUSED,
		"法规包的内容改动了，而版本号仍是 " STR_FMT "%s。请在 pack.lua 中换一个新的版本号，"
		"再用 zhifa law accept 装入",
		STR_ARG(f->id), n ? "，已有案件按这个版本办理" : "，这个版本已经装入");
}

static enum rc store(struct cx *cx, const struct edition_accept *a, const struct editions *all,
	const struct edition_files *f, struct str archive)
{
	static const struct blob_rule rule = {1U << BLOB_ZIP, (int64_t)EDITION_MOST_BYTES};
	const struct edition *had = edition_find(all, f->id);
	struct edition e = {.id = f->id,
		.place = had ? had->place + 1 : 1,
		.accepted = cx_now(cx),
		.accepted_by = a->by,
		.in_force = a->in_force};
	struct blob b;
	struct edition_files stored;
	struct db_plan plan = {.cx = cx};
	if (edition_read_archive(cx, archive, &stored) ||
		blob_put(cx, a->blobs, archive,
			str_printf(cx->arena, STR_FMT ".zip", STR_ARG(f->id)), &rule, &b))
		return cx->rc;
	memcpy(e.digest, stored.digest, sizeof e.digest);
	memcpy(e.signer, stored.signer, sizeof e.signer);
	memcpy(e.archive, b.digest, sizeof e.archive);
	blob_add(&plan, &b);
	edition_store_put(&plan, &e);
	return db_writer_run(a->writer, &plan);
}

enum rc edition_take(
	struct cx *cx, const struct edition_accept *a, const struct edition_files *f, bool *fresh)
{
	struct editions all;
	struct str archive;
	*fresh = false;
	if (f->is_signed && check_signer(cx, a, f->signer))
		return cx->rc;
	if (edition_list(cx, a->db, &all))
		return cx->rc;
	const struct edition *had = edition_find(&all, f->id);
	if (had && memcmp(had->digest, f->digest, sizeof f->digest) == 0)
		return RC_OK;
	if (check_version(cx, a, &all, f) || check_holds(cx, a, &all, f))
		return cx->rc;
	if (f->is_signed)
		archive = f->archive;
	else if (edition_sign(cx, f, a->key, &archive))
		return cx->rc;
	if (store(cx, a, &all, f, archive) == RC_CONFLICT) {
		/* another process took it in meanwhile */
		cx_clear(cx);
		if (edition_list(cx, a->db, &all))
			return cx->rc;
		if (!edition_has(&all, f->id, str_hex(cx->arena, f->digest, sizeof f->digest)))
			return fail(cx, RC_CONFLICT,
				"另一个进程正在装入法规包 " STR_FMT "，请稍后再试", STR_ARG(f->id));
	}
	*fresh = !cx->rc;
	return cx->rc;
}
