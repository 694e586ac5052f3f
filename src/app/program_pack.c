/* The law pack of the program: which edition is followed, and when the folder's is taken in. */
#include "app/program.h"
#include "base/file.h"

#include <stdio.h>

enum rc program_thresholds(struct cx *cx, const struct config *config, const struct pack *pack)
{
	for (size_t i = 0; i < config->thresholds.n; i++) {
		struct str id = config->thresholds.v[i].id;
		/* threshold.ID, or threshold.ID.FIELD for one field of work */
		const struct law_threshold *t =
			pack_threshold(pack, str_sub(id, 0, str_find(id, STR("."), 0)));
		if (!t || !t->config)
			return fail(cx, RC_INPUT, "配置项 threshold." STR_FMT "：%s", STR_ARG(id),
				t ? "这个数由法律规定，不能由本机关设置"
				  : "法规包中没有这个数，请核对名称");
	}
	return RC_OK;
}

enum rc program_acceptance(
	struct cx *cx, const struct program *p, struct str by, struct edition_accept *out)
{
	const struct config *c = p->config;
	*out = (struct edition_accept){.db = p->db,
		.writer = p->writer,
		.blobs = p->blobs,
		.key = p->log_key,
		.by = by,
		.in_force = cx_today(cx),
		.practice = p->is_practice};
	if (!c->pack_key.n)
		return RC_OK;
	struct str pem;
	unsigned char(*key)[SIGN_PUBLIC] = arena_alloc(cx->arena, SIGN_PUBLIC);
	if (file_read(cx, str_z(cx->arena, c->pack_key), 4096, &pem))
		return cx->rc;
	if (!sign_public_parse(cx->arena, pem, *key))
		return fail(cx, RC_INPUT, "配置项 pack-key：" STR_FMT " 不是 Ed25519 公钥（PEM）",
			STR_ARG(c->pack_key));
	out->trusted = (const unsigned char(*)[SIGN_PUBLIC])key;
	out->trusted_n = 1;
	return RC_OK;
}

/*
 * The folder that came with the program against the editions of the store. The first is taken in;
 * in practice every change is. Otherwise what was accepted goes on, and it is said that the folder
 * is another.
 */
static enum rc settle(struct cx *cx, struct program *p)
{
	struct editions all;
	struct edition_files f;
	struct edition_accept a;
	bool fresh;
	if (edition_list(cx, p->db, &all) || edition_read_folder(cx, p->config->pack, &f))
		return cx->rc;
	const struct edition *had = edition_find(&all, f.id);
	if (had && memcmp(had->digest, f.digest, sizeof f.digest) == 0)
		return RC_OK;
	if (program_acceptance(cx, p, all.n ? STR("练习库：文件夹有改动") : STR("首次启动"), &a))
		return cx->rc;
	if (all.n && !a.practice) {
		if (had)
			fprintf(stderr,
				"法规包文件夹 " STR_FMT " 的内容改动了，而版本号仍是 " STR_FMT
				"：没有采用，继续按已经装入的版本办理。请在 pack.lua 中换一个新的"
				"版本号，再用 zhifa law accept 装入。\n",
				STR_ARG(p->config->pack), STR_ARG(f.id));
		else
			fprintf(stderr,
				"法规包文件夹是 " STR_FMT "，还没有装入；继续按已经装入的版本办理。"
				"看清变化（zhifa law diff）后，用 zhifa law accept 装入。\n",
				STR_ARG(f.id));
		return RC_OK;
	}
	if (edition_take(cx, &a, &f, &fresh))
		return cx->rc;
	if (fresh && all.n)
		fprintf(stderr, "练习库：法规包 " STR_FMT " 的内容改动了，已经装入；%s。\n",
			STR_ARG(f.id),
			had ? "版本号没有变，已有案件也按改动后的内容办理（正式使用时必须换版本号）"
			    : "新办的案件按它办理");
	return RC_OK;
}

enum rc program_open_pack(struct cx *cx, struct program *p)
{
	p->shelf = edition_shelf_new(p->blobs, &p->config->thresholds);
	p->desk.shelf = p->shelf;
	if ((p->writer && settle(cx, p)) || edition_shelf_renew(cx, p->shelf, p->db))
		return cx->rc;
	/* a store that nobody has written to yet: the folder is what will be taken in */
	if (!edition_shelf_has_any(p->shelf) && edition_shelf_only(cx, p->shelf, p->config->pack))
		return cx->rc;
	if (edition_desk_current(cx, &p->desk, &p->pack))
		return cx->rc;
	return program_thresholds(cx, p->config, p->pack);
}

struct matter_service program_matters(struct program *p)
{
	return (struct matter_service){.db = p->db,
		.pack = p->pack,
		.packs = edition_desk_finder(&p->desk),
		.calendar = p->calendar,
		.keys = &p->seal};
}
