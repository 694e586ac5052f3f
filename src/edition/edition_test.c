/* Editions: signed, refused, accepted, found again, on both engines. */
#include "base/file.h"
#include "db/test_db.h"
#include "edition/shelf.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct bench {
	struct test_db *t;
	struct cx *cx;
	struct db_writer *writer;
	struct blob_dir *blobs;
	struct sign_key *own, *other;
	struct edition_files small;
};

static void open_bench(struct bench *b, struct test_db *t)
{
	*b = (struct bench){.t = t, .cx = &t->cx};
	b->own = sign_key_seeded(b->cx, (const unsigned char[32]){1});
	b->other = sign_key_seeded(b->cx, (const unsigned char[32]){2});
	static const struct seal_keys keys = {{1}, {2}, {3}};
	assert_int_equal(db_writer_start(b->cx, t->url, &b->writer), RC_OK);
	assert_int_equal(
		blob_dir_open(b->cx, str_printf(t->arena, "%s/blobs", t->dir).p, &keys, &b->blobs), RC_OK);
	assert_int_equal(
		edition_read_folder(b->cx,
			str_printf(t->arena, "%s/tests/packs/small", getenv("ZHIFA_SOURCE")),
			&b->small),
		RC_OK);
}

/* A pack with one text of one file changed. */
static struct edition_files changed_of(struct bench *b, const struct edition_files *pack,
	const char *file, const char *from, const char *to)
{
	static int n;
	const char *dir = str_printf(b->t->arena, "%s/pack%d", b->t->dir, n++).p;
	assert_int_equal(mkdir(dir, 0700), 0);
	bool hit = false;
	for (size_t i = 0; i < pack->files.n; i++) {
		struct archive_entry e = pack->files.v[i];
		size_t at = str_is(e.name, file) ? str_find(e.data, str_c(from), 0) : e.data.n;
		if (at < e.data.n) {
			e.data = str_printf(b->t->arena, STR_FMT "%s" STR_FMT,
				STR_ARG(str_sub(e.data, 0, at)), to,
				STR_ARG(str_sub(e.data, at + strlen(from), e.data.n)));
			hit = true;
		}
		for (size_t k = 0; k < e.name.n; k++)
			if (e.name.p[k] == '/')
				(void)mkdir(str_printf(b->t->arena, "%s/" STR_FMT, dir,
						    STR_ARG(str_sub(e.name, 0, k)))
						    .p,
					0700);
		FILE *f =
			fopen(str_printf(b->t->arena, "%s/" STR_FMT, dir, STR_ARG(e.name)).p, "w");
		assert_non_null(f);
		assert_int_equal(fwrite(e.data.p, 1, e.data.n, f), e.data.n);
		assert_int_equal(fclose(f), 0);
	}
	assert_true(hit);
	struct edition_files out;
	assert_int_equal(edition_read_folder(b->cx, str_c(dir), &out), RC_OK);
	return out;
}

static struct edition_files changed(
	struct bench *b, const char *file, const char *from, const char *to)
{
	return changed_of(b, &b->small, file, from, to);
}

/* Each byte of a signed archive counts. */
static void test_archive(void **state)
{
	struct bench b;
	struct str bytes;
	struct edition_files f;
	open_bench(&b, *state);
	assert_int_equal(edition_sign(b.cx, &b.small, b.own, &bytes), RC_OK);
	assert_int_equal(edition_read_archive(b.cx, bytes, &f), RC_OK);
	assert_true(f.is_signed);
	assert_memory_equal(f.digest, b.small.digest, DIGEST_SIZE);
	assert_int_equal(f.files.n, b.small.files.n);
	char *copy = arena_alloc(b.t->arena, bytes.n);
	for (size_t at = 0; at < bytes.n; at += at < 400 || at + 400 > bytes.n ? 7 : bytes.n / 40) {
		memcpy(copy, bytes.p, bytes.n);
		copy[at] ^= 1;
		assert_int_equal(
			edition_read_archive(b.cx, (struct str){copy, bytes.n}, &f), RC_INPUT);
		cx_clear(b.cx);
	}
	static const size_t cuts[] = {0, 1, 100, 4000};
	for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
		assert_int_equal(
			edition_read_archive(b.cx, str_sub(bytes, 0, cuts[i]), &f), RC_INPUT);
		cx_clear(b.cx);
	}
	db_writer_stop(b.writer);
}

static enum rc take(struct bench *b, const struct edition_files *f, const char *from, bool trusts,
	bool practice, bool *fresh)
{
	unsigned char key[1][SIGN_PUBLIC];
	struct edition_accept a = {.db = b->t->db,
		.writer = b->writer,
		.blobs = b->blobs,
		.key = b->own,
		.trusted = (const unsigned char(*)[SIGN_PUBLIC])key,
		.trusted_n = trusts,
		.by = STR("测试"),
		.practice = practice};
	sign_key_public(b->other, key[0]);
	assert_true(date_parse(str_c(from), &a.in_force));
	return edition_take(b->cx, &a, f, fresh);
}

static void test_take(void **state)
{
	struct bench b;
	struct edition_files f, theirs;
	struct str bytes;
	bool fresh;
	open_bench(&b, *state);
	/* somebody else's signature is taken only where it is trusted */
	assert_int_equal(edition_sign(b.cx, &b.small, b.other, &bytes), RC_OK);
	assert_int_equal(edition_read_archive(b.cx, bytes, &theirs), RC_OK);
	assert_int_equal(take(&b, &theirs, "2026-01-01", false, false, &fresh), RC_FORBIDDEN);
	cx_clear(b.cx);
	assert_int_equal(take(&b, &theirs, "2026-01-01", true, false, &fresh), RC_OK);
	assert_true(fresh);
	assert_int_equal(take(&b, &b.small, "2026-01-01", false, false, &fresh), RC_OK);
	assert_false(fresh); /* the same content again */
	/* another content under the same version */
	f = changed(&b, "pack.lua", "title = \"", "title = \"改");
	assert_int_equal(take(&b, &f, "2026-02-01", false, false, &fresh), RC_REFUSED);
	assert_true(str_find(b.cx->msg, STR("新的版本号"), 0) < b.cx->msg.n);
	cx_clear(b.cx);
	/* a pack that the checker refuses: the decision does not wait for the talk */
	f = changed(&b, "procedures/fine.lua", "need = { \"talked\", \"sealed\" }",
		"need = { \"sealed\" }");
	f.id = STR("small 2"); /* as if pack.lua had the next version */
	assert_int_equal(take(&b, &f, "2026-02-01", false, false, &fresh), RC_REFUSED);
	assert_true(str_find(b.cx->msg, STR("没有通过检查"), 0) < b.cx->msg.n);
	cx_clear(b.cx);
	/* a new version, in force later */
	f = changed(&b, "pack.lua", "\"1\"", "\"3\"");
	assert_int_equal(take(&b, &f, "2026-06-01", false, false, &fresh), RC_OK);
	assert_true(fresh);
	struct editions all;
	struct date d;
	assert_int_equal(edition_list(b.cx, b.t->db, &all), RC_OK);
	assert_int_equal(all.n, 2);
	assert_true(date_make(2026, 5, 31, &d));
	assert_str(edition_current(&all, d)->id, "small 1");
	assert_str(edition_current(&all, date_plus(d, 1))->id, "small 3");
	assert_str(edition_current(&all, date_plus(d, -3000))->id, "small 1");
	/* each thread has the packs it meets, each version once */
	struct edition_shelf *shelf = edition_shelf_new(b.blobs, NULL);
	struct edition_desk desk = {.shelf = shelf};
	struct pack *p, *again;
	assert_int_equal(edition_shelf_renew(b.cx, shelf, b.t->db), RC_OK);
	assert_int_equal(edition_desk_find(b.cx, &desk, STR("small 1"), &p), RC_OK);
	assert_str(pack_id(p), "small 1");
	assert_true(
		str_eq(pack_digest(p), str_hex(b.t->arena, b.small.digest, sizeof b.small.digest)));
	assert_int_equal(edition_desk_find(b.cx, &desk, STR("small 1"), &again), RC_OK);
	assert_ptr_equal(p, again);
	assert_int_equal(edition_desk_find(b.cx, &desk, STR("small 3"), &again), RC_OK);
	assert_int_equal(desk.packs.n, 2);
	assert_int_equal(edition_desk_find(b.cx, &desk, STR("small 1999"), &again), RC_PACK);
	cx_clear(b.cx);
	/* practice: a version may change, and what it is now counts */
	f = changed(&b, "pack.lua", "title = \"", "title = \"练");
	assert_int_equal(take(&b, &f, "2026-02-01", false, true, &fresh), RC_OK);
	assert_int_equal(edition_shelf_renew(b.cx, shelf, b.t->db), RC_OK);
	assert_int_equal(edition_desk_find(b.cx, &desk, STR("small 1"), &again), RC_OK);
	assert_ptr_not_equal(p, again);
	/* a stored archive that was changed is not loaded */
	const struct edition *e = edition_find(&all, STR("small 3"));
	struct edition wrong = *e;
	wrong.digest[0] ^= 1;
	assert_int_equal(edition_open(b.cx, b.blobs, &wrong, &f), RC_CORRUPT);
	cx_clear(b.cx);
	edition_desk_finish(&desk);
	edition_shelf_free(shelf);
	db_writer_stop(b.writer);
}

static void assert_says(struct bench *b, const char *what)
{
	if (str_find(b->cx->msg, str_c(what), 0) == b->cx->msg.n)
		print_message("# 没有说「%s」，说的是：%.*s\n", what, STR_ARG(b->cx->msg));
	assert_true(str_find(b->cx->msg, str_c(what), 0) < b->cx->msg.n);
}

/* A version that differs from the one before says how open matters pass to it. */
static void test_passes(void **state)
{
	static const struct {
		const char *file, *from, *to, *says[3];
	} bad[] = {
		{"pack.lua", "transitions = \"transitions\",", "",
			{"程序「罚款」有变化，没有写明怎样衔接", "新增条件「还没有核对证据」",
				"改变数值「办案期限」的数值"}},
		{"transitions.lua", "small 1", "small 9", {"前一个版本却是 small 1"}},
		{"transitions.lua", "told = \"informed\"", "",
			{"状态「已告知」（told）本版本没有"}},
		{"transitions.lua", "said = \"answer\"", "",
			{"事实「谈话内容」（said）本版本没有"}},
		{"transitions.lua", "handle = \"handle\",", "",
			{"期限「办案期限」（handle）的长短或者效果有变化"}},
		{"transitions.lua", "defence = true", "gone = false, defence = true",
			{"clocks 引用了前一个版本没有的：gone"}},
	};
	struct bench b;
	struct edition_files next, f;
	bool fresh;
	open_bench(&b, *state);
	assert_int_equal(
		edition_read_folder(b.cx,
			str_printf(b.t->arena, "%s/tests/packs/next", getenv("ZHIFA_SOURCE")),
			&next),
		RC_OK);
	assert_int_equal(take(&b, &b.small, "2026-01-01", false, false, &fresh), RC_OK);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		f = changed_of(&b, &next, bad[i].file, bad[i].from, bad[i].to);
		assert_int_equal(take(&b, &f, "2026-09-01", false, false, &fresh), RC_REFUSED);
		for (size_t k = 0; k < 3 && bad[i].says[k]; k++)
			assert_says(&b, bad[i].says[k]);
		cx_clear(b.cx);
	}
	/* a substantive rule does not reach back, and what is named is there */
	f = changed_of(&b, &next, "transitions.lua", "\"procedure\"", "\"substance\"");
	assert_int_equal(take(&b, &f, "2026-09-01", false, false, &fresh), RC_PACK);
	assert_says(&b, "实体规定不溯及已有的案件");
	cx_clear(b.cx);
	f = changed_of(&b, &next, "transitions.lua", "\"informed\"", "\"decided\"");
	assert_int_equal(take(&b, &f, "2026-09-01", false, false, &fresh), RC_PACK);
	cx_clear(b.cx);
	assert_int_equal(take(&b, &next, "2026-09-01", false, false, &fresh), RC_OK);
	assert_true(fresh);
	db_writer_stop(b.writer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB(test_archive), TEST_DB(test_take), TEST_DB(test_passes)};
	return TEST_DB_RUN(tests);
}
