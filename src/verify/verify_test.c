/* A whole case, then every column of every table and every byte of a file changed in turn. */
#include "evidence/copy.h"
#include "law/transition.h"
#include "matter/history.h"
#include "matter/test_world.h"
#include "verify/test_tamper.h"
#include "verify/verify.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct check {
	struct world w;
	struct blob_dir *blobs;
	struct blob scan;
	struct log_identity log;
	struct db *reader;
	struct verify_counts counts;
	/* of the last run */
	char part[64], text[600];
	bool wanted; /* one of the findings was of the part asked for */
	const char *want;
	bool loud;
	struct pack_finder packs;
};

static void keep(void *arg, const struct verify_finding *f)
{
	struct check *k = arg;
	snprintf(k->part, sizeof k->part, "%s", f->part);
	snprintf(k->text, sizeof k->text, STR_FMT, STR_ARG(f->text));
	k->wanted |= k->want && strcmp(f->part, k->want) == 0;
	assert_true(f->text.n > 0);
	if (k->loud)
		print_message("# %s %lld: %s\n", f->part, (long long)f->matter, k->text);
}

/* Runs the check; gives the number of findings. */
static int64_t run(struct check *k, const char *want)
{
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, &world_env);
	const struct verify_config c = {.db = k->reader,
		.log = &k->log,
		.packs = k->packs,
		.keys = &k->w.keys,
		.blobs = k->blobs,
		.found = keep,
		.arg = k,
		.counts = &k->counts};
	k->want = want;
	k->wanted = false;
	if (verify_store(&cx, &c))
		print_message("# " STR_FMT "\n", STR_ARG(cx.msg));
	assert_int_equal(cx.rc, RC_OK);
	arena_free(a);
	return k->counts.findings;
}

DB_STMT(test_region,
	"INSERT INTO region (code, name, short_name, level, parent, kind) VALUES ('150105', "
	"'某区', "
	"'某', 3, '', 'district')",
	"", "");

/* As small as a PDF can be. */
#define SCAN STR("%PDF-1.4\n1 0 obj<<>>endobj\nxref\ntrailer<<>>\nstartxref\n27\n%%EOF\n")

static void put_scan(struct check *k)
{
	struct db_plan plan = {.cx = &k->w.cx};
	cx_clear(&k->w.cx);
	WORLD_OK(
		&k->w, blob_put(&k->w.cx, k->blobs, SCAN, STR("扫描件"), &blob_evidence, &k->scan));
	blob_add(&plan, &k->scan);
	assert_int_equal(db_writer_run(k->w.writer, &plan), RC_OK);
}

/* A matter that lets the town act in the organ's name. */
static void entrust(struct world *w, const char *last)
{
	w->matter = 0;
	w->procedure = "entrust";
	WORLD_OK(w,
		world_act(w, &w->li, "register",
			str_printf(w->cx.arena, "delegate=某镇;extent=some;last=%s", last).p, 0));
	WORLD_OK(w, world_act(w, &w->li, "list", "code=P1", 0));
	WORLD_OK(w, world_act(w, &w->head, "effect", "", 0));
	w->procedure = NULL;
}

static void set_up(struct check *k, struct test_db *t)
{
	struct world *w = &k->w;
	*k = (struct check){0};
	world_open(w, t);
	k->packs = world_packs(w);
	struct arena *a = w->cx.arena;
	w->cx.keys = &w->keys;
	assert_int_equal(
		blob_dir_open(&w->cx, str_z(a, str_printf(a, "%s/blobs", t->dir)), &w->keys,
			&k->blobs),
		RC_OK);
	assert_int_equal(db_exec(&t->cx, t->db, &test_region, DB_NO_ARGS, NULL), RC_OK);
	put_scan(k);
	struct str scan =
		str_printf(a, "scan=" STR_FMT, STR_ARG(str_hex(a, k->scan.digest, DIGEST_SIZE)));
	WORLD_OK(
		w, world_act(w, &w->wang, "register",
			   "party_name=甲公司;party_code=91150105X;cause=经营过期食品;handlers=1,2",
			   0));
	WORLD_OK(w, world_act(w, &w->wang, "prove", "name=单据;kind=paper", 2));
	WORLD_OK(w, world_act(w, &w->wang, "tell", "fine=500000", 0));
	WORLD_OK(w, world_act(w, &w->wang, "talk", "", 0));
	WORLD_OK(w, world_act_child(w, &w->li, "talk", "words=没有意见"));
	WORLD_OK(w, world_act(w, &w->wang, "seal", str_z(a, scan), 0));
	assert_int_equal(db_open(&w->cx, t->url, true, &k->reader), RC_OK);
	WORLD_OK(w, log_open(&w->cx, k->reader, STR("zf.example.cn/log"), sign_key_new(&w->cx),
			    &k->log));
	WORLD_OK(w, log_extend(&w->cx, k->reader, w->writer, &k->log, NULL));
	/* a second matter, and an event that is not yet in the log */
	int64_t first = w->matter, version = w->version;
	w->matter = 0;
	WORLD_OK(w,
		world_act(w, &w->li, "register", "party_name=乙公司;cause=占道;handlers=2,1", 0));
	WORLD_OK(w, log_extend(&w->cx, k->reader, w->writer, &k->log, NULL));
	WORLD_OK(w, world_act(w, &w->li, "prove", "name=照片;kind=paper", 1));
	/* a third, that entrusts a power, and a fourth that does so again after the end */
	entrust(w, "2026-12-31");
	WORLD_OK(w, world_act(w, &w->head, "end", "", 0));
	entrust(w, "2027-12-31");
	w->matter = first;
	w->version = version;
}

static void tear_down(struct check *k)
{
	db_close(k->reader);
	world_close(&k->w);
}

static void test_clean(void **state)
{
	struct check k;
	set_up(&k, *state);
	k.loud = true;
	assert_int_equal(run(&k, NULL), 0);
	assert_int_equal(k.counts.matters, 5);
	assert_true(k.counts.events > 8 && k.counts.leaves == k.counts.events - 8);
	assert_int_equal(k.counts.waiting, 8);
	assert_int_equal(k.counts.checkpoints, 2);
	assert_int_equal(k.counts.papers, 1);
	assert_int_equal(k.counts.numbers, 3);
	assert_int_equal(k.counts.files, 1);
	assert_int_equal(k.counts.other_pack, 0);
	tear_down(&k);
}

/* ---- changing the store behind the program's back ---- */

static int64_t run_named(void *arg, const char *table, bool *named)
{
	struct check *k = arg;
	int64_t n = run(k, table);
	*named = k->wanted;
	return n;
}

static void test_every_column(void **state)
{
	struct check k;
	int missed = 0, rows = 0;
	set_up(&k, *state);
	struct tamper tamper = {k.w.t, run_named, &k};
	tamper_disarm(&tamper);
	assert_int_equal(run(&k, NULL), 0);
	for (const struct tamper_table *t = tamper_tables; t->name; t++)
		missed += tamper_table(&tamper, t, strcmp(t->name, "event") == 0 ? 4 : 2, &rows);
	assert_true(rows >= 20);
	assert_int_equal(missed, 0);
	tear_down(&k);
}

/* ---- a matter that passed to the next version ---- */

static enum rc find_either(struct cx *cx, void *arg, struct str id, struct pack **out)
{
	struct pack **all = arg;
	*out = all[str_eq(id, pack_id(all[1]))];
	return str_eq(id, pack_id(*out)) ? RC_OK : fail(cx, RC_PACK, "没有这个版本");
}

static void test_moved(void **state)
{
	struct check k;
	struct pack *packs[2];
	struct world *w = &k.w;
	set_up(&k, *state);
	struct str dir = str_printf(w->t->arena, "%s/tests/packs/next", getenv("ZHIFA_SOURCE"));
	assert_int_equal(pack_load(&w->cx, dir, NULL, &packs[1]), RC_OK);
	packs[0] = w->svc.pack;
	w->svc.pack = packs[1];
	w->svc.packs = k.packs = (struct pack_finder){find_either, packs};
	WORLD_OK(w, world_act(w, &w->head, "pack.move", "to=small 2;reason=自施行之日起适用", 0));
	k.loud = true;
	assert_int_equal(run(&k, NULL), 0);
	assert_int_equal(k.counts.other_pack, 0);
	/* as if the version had said something else */
	k.loud = false;
	struct law_transitions *t = &(struct law_transitions){0}, *all;
	all = (struct law_transitions *)(uintptr_t)pack_transitions(packs[1]);
	*t = *all;
	all->v[0].states.v[0].kind = MOVED_NOT;
	assert_int_equal(run(&k, "pack"), 1);
	assert_true(k.wanted);
	all->v[0].states.v[0].kind = MOVED_TO;
	all->after = STR("small 0");
	assert_int_equal(run(&k, "pack"), 1);
	assert_true(k.wanted);
	*all = *t;
	assert_int_equal(run(&k, NULL), 0);
	pack_free(packs[1]);
	tear_down(&k);
}

/* ---- files ---- */

static const char *file_path(struct check *k)
{
	struct arena *a = k->w.t->arena;
	struct str hex = str_hex(a, k->scan.digest, DIGEST_SIZE);
	return str_z(
		a, str_printf(a, "%s/blobs/%.2s/%.2s/%s", k->w.t->dir, hex.p, hex.p + 2, hex.p));
}

static void write_file(const char *path, struct str bytes)
{
	(void)chmod(path, 0600);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
	close(fd);
}

static void test_every_byte_of_a_file(void **state)
{
	struct check k;
	set_up(&k, *state);
	struct str bytes = SCAN;
	const char *path = file_path(&k);
	for (size_t i = 0; i < bytes.n; i++) {
		char *p = str_z(k.w.t->arena, bytes);
		p[i] = (char)(p[i] ^ 4);
		write_file(path, (struct str){p, bytes.n});
		assert_int_equal(run(&k, "blob"), 1);
		assert_true(k.wanted);
	}
	write_file(path, str_sub(bytes, 0, bytes.n - 3));
	assert_int_equal(run(&k, "blob"), 1);
	write_file(path, str_printf(k.w.t->arena, STR_FMT "。", STR_ARG(bytes)));
	assert_int_equal(run(&k, "blob"), 1);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(run(&k, "blob"), 1);
	write_file(path, bytes);
	assert_int_equal(run(&k, NULL), 0);
	tear_down(&k);
}

/* ---- copies with parts covered ---- */

/* What was proved when a copy was made is proved again, from the two files and what was noted. */
static void test_copy(void **state)
{
	struct check k;
	set_up(&k, *state);
	struct world *w = &k.w;
	struct cx *cx = &w->cx;
	struct image im = {.width = 8, .height = 8};
	struct evidence_copy copy;
	struct blob original;
	struct db_plan *plan;
	struct str png;
	const struct image_region r = {1, 1, 3, 3}, other = {1, 1, 3, 4};
	im.rgb = arena_alloc(cx->arena, 8 * 8 * 3);
	memset(im.rgb, 0x5A, 8 * 8 * 3);
	WORLD_OK(w, image_png(cx, &im, &png));
	WORLD_OK(w, blob_put(cx, k.blobs, png, STR("照片"), &blob_evidence, &original));
	WORLD_OK(w, evidence_redact(cx, k.blobs, &original, &r, 1, &copy));
	struct matter_copy note = {.original = str_hex(cx->arena, original.digest, DIGEST_SIZE),
		.copy = str_hex(cx->arena, copy.blob.digest, DIGEST_SIZE),
		.regions = evidence_regions_write(cx->arena, &r, 1),
		.masked = str_hex(cx->arena, copy.masked, DIGEST_SIZE),
		.reason = STR("第三人")};
	for (int forged = 0; forged < 2; forged++) {
		if (forged)
			note.regions = evidence_regions_write(cx->arena, &other, 1);
		WORLD_OK(w, matter_note_copied(
				    cx, &w->svc, ORGAN, w->matter, &w->wang.officer, &note, &plan));
		blob_add(plan, &original);
		blob_add(plan, &copy.blob);
		assert_int_equal(db_writer_run(w->writer, plan), RC_OK);
		assert_int_equal(run(&k, "copy"), forged);
		assert_int_equal(k.counts.copies, 1 + forged);
		assert_int_equal(k.wanted, forged);
	}
	tear_down(&k);
}

/* ---- an insider who knows how it works ---- */

/* Rewrites the last logged event of the second matter with all that follows from it but the log. */
static void test_forged_history(void **state)
{
	struct check k;
	struct event *e;
	size_t n;
	set_up(&k, *state);
	tamper_disarm(&(struct tamper){.t = k.w.t});
	struct test_db *t = k.w.t;
	struct db_rows *r;
	bool there;
	assert_int_equal(db_one(&t->cx, t->db,
				 tamper_statement(t->arena, "", "i",
					 "SELECT id FROM matter WHERE party = '乙公司'"),
				 DB_NO_ARGS, &r, &there),
		RC_OK);
	int64_t id = db_int(r, 0);
	assert_int_equal(matter_events(&t->cx, t->db, ORGAN, id, &e, &n), RC_OK);
	struct matter m = {0};
	for (size_t i = 0; i < n; i++) {
		struct event_body b;
		if (i)
			memcpy(e[i].prev, e[i - 1].digest, sizeof e[i].prev);
		assert_int_equal(event_body_read(&k.w.cx, e[i].body, &b), RC_OK);
		if (i == 0) {
			facts_set(t->arena, &b.set, STR("cause"), value_text(STR("占道经营")));
			facts_set(t->arena, &b.input, STR("cause"), value_text(STR("占道经营")));
			e[i].body = event_body_write(t->arena, &b);
		}
		event_seal(t->arena, &e[i]);
		matter_apply(t->arena, &m, &e[i], &b);
		struct str digest = {(const char *)e[i].digest, 32},
			   prev = {(const char *)e[i].prev, 32};
		assert_int_equal(db_exec(&t->cx, t->db,
					 tamper_statement(t->arena, "tbbii", "",
						 "UPDATE event SET body = $1, digest = $2, prev = "
						 "$3 WHERE matter_id = $4 AND seq = $5"),
					 DB_ARGS(DB_T(e[i].body), DB_B(digest), DB_B(prev),
						 DB_I(id), DB_I(e[i].seq)),
					 NULL),
			RC_OK);
		assert_int_equal(db_exec(&t->cx, t->db,
					 tamper_statement(t->arena, "bii", "",
						 "UPDATE unlogged SET digest = $1 WHERE matter_id "
						 "= $2 AND seq = $3"),
					 DB_ARGS(DB_B(digest), DB_I(id), DB_I(e[i].seq)), NULL),
			RC_OK);
	}
	struct str head = {(const char *)m.head, 32};
	assert_int_equal(
		db_exec(&t->cx, t->db,
			tamper_statement(t->arena, "btti", "",
				"UPDATE matter SET head = $1, data = $2 WHERE id = $4 AND $3 = ''"),
			DB_ARGS(DB_B(head), DB_T(matter_data_write(t->arena, &m)), DB_T(STR("")),
				DB_I(id)),
			NULL),
		RC_OK);
	/* chain, state and lists agree with each other now; the search still has the old words */
	(void)run(&k, "log_hash");
	assert_true(k.wanted);
	tear_down(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_clean), TEST_DB(test_copy),
		TEST_DB(test_every_column), TEST_DB(test_moved), TEST_DB(test_every_byte_of_a_file),
		TEST_DB(test_forged_history)};
	return TEST_DB_RUN(tests);
}
