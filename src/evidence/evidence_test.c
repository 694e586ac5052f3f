#include "db/test_db.h"

#include "evidence/copy.h"
#include "evidence/upload.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static struct blob_dir *open_dir(struct test_db *t)
{
	const struct seal_keys keys = {{1}, {2}, {3}};
	struct blob_dir *d = NULL;
	struct str path = str_printf(t->arena, "%s/blobs", t->dir);
	assert_int_equal(blob_dir_open(&t->cx, path.p, &keys, &d), RC_OK);
	return d;
}

static int file_with(struct test_db *t, struct str bytes)
{
	int fd = open(t->dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.p, bytes.n), (ssize_t)bytes.n);
	return fd;
}

static int64_t send(struct test_db *t, struct blob_dir *d, int64_t id, int64_t at, const char *z)
{
	int64_t have = -1;
	int fd = file_with(t, str_c(z));
	assert_int_equal(blob_part_add(&t->cx, d, id, at, fd, 100, &have), RC_OK);
	close(fd);
	return have;
}

/* A piece that was sent twice, or too early, changes nothing and tells where to go on. */
static void test_pieces(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t);
	int64_t have;
	assert_int_equal(blob_part_size(&t->cx, d, 7, &have), RC_OK);
	assert_int_equal(have, 0);
	assert_int_equal(send(t, d, 7, 0, "现场"), 6);
	assert_int_equal(send(t, d, 7, 0, "现场"), 6);
	assert_int_equal(send(t, d, 7, 9, "照片"), 6);
	assert_int_equal(send(t, d, 7, 6, "记录"), 12);
	struct blob b;
	assert_int_equal(blob_part_take(&t->cx, d, 7, STR("a.txt"), &blob_evidence, &b), RC_OK);
	assert_int_equal(b.size, 12);
	/* more than was registered is refused, and what was there stays */
	struct cx own = cx_make(t->arena, NULL);
	int fd = file_with(t, STR("0123456789"));
	assert_int_equal(blob_part_add(&own, d, 7, 12, fd, 15, &have), RC_TOO_LARGE);
	close(fd);
	assert_int_equal(blob_part_size(&t->cx, d, 7, &have), RC_OK);
	assert_int_equal(have, 12);
	blob_part_drop(d, 7);
	assert_int_equal(blob_part_size(&t->cx, d, 7, &have), RC_OK);
	assert_int_equal(have, 0);
}

/* The name promises what the bytes do not hold. */
static void test_names(void **state)
{
	struct test_db *t = *state;
	static const struct {
		const char *name;
		enum rc rc;
	} names[] = {{"说明.txt", RC_OK}, {"说明", RC_OK}, {"说明.csv", RC_OK}, {"a.PDF", RC_MEDIA},
		{"a.jpeg", RC_MEDIA}, {"a.b.png", RC_MEDIA}, {".", RC_OK}, {"", RC_OK}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct cx own = cx_make(t->arena, NULL);
		const struct blob_type *text = blob_type(BLOB_TEXT);
		assert_int_equal(blob_type_named(&own, text, str_c(names[i].name)), names[i].rc);
	}
}

static void run(struct test_db *t, struct db_plan *plan)
{
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	for (size_t i = 0; i < plan->writes.n; i++) {
		struct db_op *op = &plan->writes.v[i];
		assert_int_equal(
			db_exec(&t->cx, t->db, op->st, (struct db_args){op->v, op->n}, NULL),
			RC_OK);
	}
	assert_int_equal(db_commit(&t->cx, t->db), RC_OK);
}

static void test_upload(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t);
	struct upload u, again;
	struct blob b;
	struct db_plan plan = {.cx = &t->cx}, end = {.cx = &t->cx};
	struct cx own = cx_make(t->arena, NULL);
	assert_int_equal(upload_start(&t->cx, t->db, 5, STR("a.txt"), 6, &plan, &u), RC_OK);
	run(t, &plan);
	assert_int_equal(upload_find(&t->cx, t->db, 5, u.id, &again), RC_OK);
	assert_int_equal(again.size, 6);
	assert_int_equal(upload_find(&own, t->db, 6, u.id, &again), RC_NOT_FOUND);
	send(t, d, u.id, 0, "现");
	own = cx_make(t->arena, NULL);
	assert_int_equal(upload_finish(&own, d, &u, STR(""), &end, &b), RC_INPUT);
	send(t, d, u.id, 3, "场");
	own = cx_make(t->arena, NULL);
	struct str wrong = STR("0000000000000000000000000000000000000000000000000000000000000000");
	assert_int_equal(upload_finish(&own, d, &u, wrong, &end, &b), RC_INPUT);
	assert_int_equal(end.writes.n, 0);
	unsigned char digest[DIGEST_SIZE];
	digest_sha256("现场", 6, digest);
	assert_int_equal(
		upload_finish(&t->cx, d, &u, str_hex(t->arena, digest, DIGEST_SIZE), &end, &b),
		RC_OK);
	run(t, &end);
	own = cx_make(t->arena, NULL);
	assert_int_equal(upload_find(&own, t->db, 5, u.id, &again), RC_NOT_FOUND);
	/* it counts as checked when it came in, is due later, and what was found is kept */
	struct blob_check *due, one;
	struct str bad = STR("");
	size_t n;
	int64_t unsound;
	bool found;
	assert_int_equal(blob_check_due(&t->cx, t->db, b.stored, 10, &due, &n), RC_OK);
	assert_int_equal(n, 0);
	struct instant later = {b.stored.ms + 1};
	assert_int_equal(blob_check_due(&t->cx, t->db, later, 10, &due, &n), RC_OK);
	assert_int_equal(n, 1);
	due[0].sound = false;
	due[0].checked = later;
	struct db_plan noted = {.cx = &t->cx};
	blob_check_add(&noted, &due[0]);
	run(t, &noted);
	assert_int_equal(blob_check_of(&t->cx, t->db, digest, &one, &found), RC_OK);
	assert_true(found && !one.sound && one.checked.ms == later.ms);
	assert_int_equal(blob_check_bad(&t->cx, t->db, &unsound, &bad), RC_OK);
	assert_int_equal(unsound, 1);
	assert_int_equal(bad.n, 64);
}

static void test_too_many(void **state)
{
	struct test_db *t = *state;
	struct upload u;
	for (int i = 0; i < UPLOAD_MOST_OPEN; i++) {
		struct db_plan plan = {.cx = &t->cx};
		assert_int_equal(upload_start(&t->cx, t->db, 5, STR("a"), 6, &plan, &u), RC_OK);
		run(t, &plan);
	}
	struct db_plan plan = {.cx = &t->cx};
	struct cx own = cx_make(t->arena, NULL);
	assert_int_equal(upload_start(&own, t->db, 5, STR("a"), 6, &plan, &u), RC_BUSY);
	assert_int_equal(upload_start(&t->cx, t->db, 6, STR("a"), 6, &plan, &u), RC_OK);
	int64_t *ids;
	size_t n;
	struct instant later = {u.started.ms + 1};
	assert_int_equal(upload_stale(&t->cx, t->db, later, &ids, &n), RC_OK);
	assert_int_equal(n, UPLOAD_MOST_OPEN);
	own = cx_make(t->arena, NULL);
	assert_int_equal(upload_start(&own, t->db, 7, STR("a"), 0, &plan, &u), RC_INPUT);
	own = cx_make(t->arena, NULL);
	assert_int_equal(
		upload_start(&own, t->db, 7, STR("a"), INT64_MAX, &plan, &u), RC_TOO_LARGE);
}

/* The copy has nothing of what it covers; the original is as it was; a changed copy is found out.
 */
static void test_redact(void **state)
{
	struct test_db *t = *state;
	struct blob_dir *d = open_dir(t);
	struct image im = {.width = 90, .height = 60};
	struct str jpeg, bytes;
	struct blob original, other;
	struct evidence_copy copy;
	im.rgb = arena_alloc(t->arena, 90 * 60 * 3);
	for (int i = 0; i < 90 * 60 * 3; i++)
		im.rgb[i] = (unsigned char)(i * 31 + i / 97);
	assert_int_equal(image_write_jpeg(&t->cx, &im, &jpeg), RC_OK);
	/* what the camera noted beside the pixels */
	struct buf b = buf_in(t->arena);
	buf_add(&b, jpeg.p, 2);
	buf_add(&b, "\xFF\xFE\0\x12secret-address!!", 20);
	buf_add(&b, jpeg.p + 2, jpeg.n - 2);
	assert_int_equal(
		blob_put(&t->cx, d, buf_get(&b), STR("a.jpg"), &blob_evidence, &original), RC_OK);
	const struct image_region r[] = {{10, 10, 30, 20}};
	assert_int_equal(evidence_redact(&t->cx, d, &original, r, 1, &copy), RC_OK);
	assert_int_equal(copy.blob.type->kind, BLOB_PNG);
	assert_int_equal(blob_load(&t->cx, d, copy.blob.digest, 1 << 20, &bytes), RC_OK);
	assert_true(str_find(bytes, STR("secret"), 0) == bytes.n);
	assert_int_equal(blob_verify(&t->cx, d, original.digest), RC_OK);
	assert_int_equal(evidence_copy_check(
				 &t->cx, d, original.digest, copy.blob.digest, copy.masked, r, 1),
		RC_OK);
	/* one pixel outside is another */
	struct image changed;
	struct str png;
	assert_int_equal(image_read(&t->cx, bytes, &changed), RC_OK);
	changed.rgb[0] ^= 1;
	assert_int_equal(image_png(&t->cx, &changed, &png), RC_OK);
	assert_int_equal(blob_put(&t->cx, d, png, STR("b.png"), &blob_evidence, &other), RC_OK);
	struct cx own = cx_make(t->arena, NULL);
	assert_int_equal(
		evidence_copy_check(&own, d, original.digest, other.digest, copy.masked, r, 1),
		RC_CORRUPT);
	own = cx_make(t->arena, NULL); /* noted otherwise then, or other regions */
	assert_int_equal(evidence_copy_check(
				 &own, d, original.digest, copy.blob.digest, original.digest, r, 1),
		RC_CORRUPT);
	static const struct image_region moved = {11, 10, 30, 20}, outside = {80, 0, 11, 5};
	own = cx_make(t->arena, NULL);
	assert_int_equal(evidence_copy_check(&own, d, original.digest, copy.blob.digest,
				 copy.masked, &moved, 1),
		RC_CORRUPT);
	own = cx_make(t->arena, NULL);
	assert_int_equal(evidence_copy_check(&own, d, original.digest, copy.blob.digest,
				 copy.masked, &outside, 1),
		RC_INPUT);
	static const struct image_region bad[] = {{-1, 0, 5, 5}, {0, 0, 0, 5}, {80, 0, 11, 5},
		{0, 0, INT64_MAX, 5}, {INT64_MAX, 0, 5, 5}};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		own = cx_make(t->arena, NULL);
		assert_int_equal(evidence_redact(&own, d, &original, &bad[i], 1, &copy), RC_INPUT);
	}
	own = cx_make(t->arena, NULL);
	assert_int_equal(evidence_redact(&own, d, &original, r, 0, &copy), RC_INPUT);
}

static void test_regions(void **state)
{
	struct test_db *t = *state;
	struct image_region *v;
	size_t n;
	assert_int_equal(evidence_regions_read(&t->cx, STR("1,2,3,4;5,6,7,8"), &v, &n), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(v[1].width, 7);
	assert_str(evidence_regions_write(t->arena, v, n), "1,2,3,4;5,6,7,8");
	static const char *const bad[] = {"", ";", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,3,4;",
		"1,2,3,4,", "1 ,2,3,4", "99999999999999999999,1,1,1"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct cx own = cx_make(t->arena, NULL);
		assert_int_equal(evidence_regions_read(&own, str_c(bad[i]), &v, &n), RC_INPUT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB_ENTRY(test_pieces, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_names, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_redact, "", DB_SQLITE, false),
		TEST_DB_ENTRY(test_regions, "", DB_SQLITE, false), TEST_DB(test_upload),
		TEST_DB(test_too_many)};
	return TEST_DB_RUN(tests);
}
