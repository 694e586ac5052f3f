/* A whole case, then every column of every table and every byte of a file changed in turn. */
#include "matter/test_world.h"
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
		.pack = k->w.pack,
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

static void set_up(struct check *k, struct test_db *t)
{
	struct world *w = &k->w;
	*k = (struct check){0};
	world_open(w, t);
	struct arena *a = w->cx.arena;
	w->cx.keys = &w->keys;
	assert_int_equal(
		blob_dir_open(&w->cx, str_z(a, str_printf(a, "%s/blobs", t->dir)), &k->blobs),
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
	assert_int_equal(k.counts.matters, 3);
	assert_true(k.counts.events > 8 && k.counts.leaves == k.counts.events - 1);
	assert_int_equal(k.counts.waiting, 1);
	assert_int_equal(k.counts.checkpoints, 2);
	assert_int_equal(k.counts.papers, 1);
	assert_int_equal(k.counts.numbers, 3);
	assert_int_equal(k.counts.files, 1);
	assert_int_equal(k.counts.other_pack, 0);
	tear_down(&k);
}

/* ---- changing the store behind the program's back ---- */

static struct db_stmt *statement(struct arena *a, const char *in, const char *out, const char *sql)
{
	static int serial;
	struct db_stmt *st = ARENA_NEW(a, struct db_stmt);
	*st = (struct db_stmt){.name = str_printf(a, "tamper_%d", ++serial).p,
		.sql = str_z(a, str_c(sql)),
		.in = in,
		.out = out};
	return st;
}

static void meddle(struct check *k, const char *sql)
{
	struct test_db *t = k->w.t;
	cx_clear(&t->cx);
	if (db_exec(&t->cx, t->db, statement(t->arena, "", "", sql), DB_NO_ARGS, NULL))
		print_message("# %s: " STR_FMT "\n", sql, STR_ARG(t->cx.msg));
	assert_int_equal(t->cx.rc, RC_OK);
}

/* The insider is the database's owner: what the engine forbids, he allows himself first. */
static void disarm(struct check *k)
{
	static const char *const triggers[][2] = {{"event_no_delete", "event"},
		{"event_no_update", "event"}, {"log_leaf_no_change", "log_leaf"},
		{"log_leaf_no_delete", "log_leaf"}, {"log_hash_no_change", "log_hash"},
		{"log_hash_no_delete", "log_hash"}};
	struct arena *a = k->w.t->arena;
	bool is_pg = k->w.t->engine == DB_POSTGRES;
	for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++) {
		if (is_pg && i > 1 && strstr(triggers[i][0], "no_delete"))
			continue; /* one trigger for both there */
		meddle(k, is_pg ? str_printf(a, "DROP TRIGGER %s ON %s", triggers[i][0],
					  triggers[i][1])
					  .p
				: str_printf(a, "DROP TRIGGER %s", triggers[i][0]).p);
	}
}

/* A table: its columns with their kinds, the first `keys` of which name a row. */
struct table {
	const char *name, *columns, *kinds;
	size_t keys;
	const char *order;
	const char *free; /* columns that nothing is known of, separated by blanks */
};

static const struct table tables[] = {
	{"event",
		"organ_id matter_id seq kind action actor recorded effective request_id prev salt "
		"body digest",
		"iiittiiitbbtb", 3, "matter_id, seq", ""},
	{"matter",
		"organ_id id procedure pack kind state phase outcome seq head parent_id parent_key "
		"number number_key title party party_key power_id handlers amount due due_clock "
		"opened changed closed data",
		"iitttttt"
		"ibittttt"
		"bitiitiiit",
		2, "id", ""},
	{"clock", "organ_id matter_id id effect due", "iitti", 3, "matter_id, id", ""},
	{"todo", "organ_id matter_id role officer_id action title due returned since",
		"iititti"
		"ii",
		5, "matter_id, role", ""},
	{"handling", "organ_id officer_id matter_id phase number_key due opened", "iiittii", 3,
		"matter_id, officer_id", ""},
	{"search_entry", "organ_id id matter_id area day runs", "iiiiit", 2, "id", ""},
	{"document",
		"organ_id id matter_id form title number code state signed content content_digest "
		"pdf pages scan",
		"iiitttttitbbib", 2, "id", ""},
	{"number", "organ_id series year serial state matter_id document_id reason", "itiitiit", 4,
		"series, serial", ""},
	{"number_series", "organ_id series year last", "itii", 3, "series", ""},
	{"unlogged", "organ_id matter_id seq digest", "iiib", 3, "matter_id, seq", ""},
	{"log_leaf", "idx organ_id matter_id seq", "iiii", 1, "idx", ""},
	{"log_hash", "level idx hash", "iib", 2, "level, idx", ""},
	{"log_checkpoint", "size note", "it", 1, "size", ""},
	{"blob", "digest size type name stored", "bitti", 1, "digest", "name stored"},
};
#define MOST_COLUMNS 32

struct row {
	const struct table *t;
	const char *names[MOST_COLUMNS];
	size_t n;
	struct db_val v[MOST_COLUMNS];
};

static void split_names(struct arena *a, struct row *r)
{
	struct str rest = str_c(r->t->columns), one;
	while (str_split(&rest, ' ', &one))
		r->names[r->n++] = str_z(a, one);
	if (r->n != strlen(r->t->kinds))
		print_message(
			"# %s: %zu columns, %zu kinds\n", r->t->name, r->n, strlen(r->t->kinds));
	assert_int_equal(r->n, strlen(r->t->kinds));
}

static struct str comma_list(struct arena *a, const struct row *r)
{
	struct buf b = buf_in(a);
	for (size_t i = 0; i < r->n; i++) {
		buf_z(&b, i ? ", " : "");
		buf_z(&b, r->names[i]);
	}
	return buf_get(&b);
}

static struct db_val value_at(struct db_rows *rows, size_t i, char kind)
{
	if (db_is_null(rows, (int)i))
		return DB_N;
	if (kind == 'i')
		return DB_I(db_int(rows, (int)i));
	return kind == 't' ? DB_T(db_text(rows, (int)i)) : DB_B(db_bytes(rows, (int)i));
}

/* The nth row of a table; false where there are fewer. */
static bool read_row(struct check *k, const struct table *t, int nth, struct row *r)
{
	struct test_db *d = k->w.t;
	struct db_rows *rows;
	bool there;
	*r = (struct row){.t = t};
	split_names(d->arena, r);
	struct str sql =
		str_printf(d->arena, "SELECT " STR_FMT " FROM %s ORDER BY %s LIMIT 1 OFFSET %d",
			STR_ARG(comma_list(d->arena, r)), t->name, t->order, nth);
	cx_clear(&d->cx);
	if (db_one(&d->cx, d->db, statement(d->arena, "", t->kinds, str_z(d->arena, sql)),
		    DB_NO_ARGS, &rows, &there))
		print_message("# " STR_FMT "\n", STR_ARG(d->cx.msg));
	assert_int_equal(d->cx.rc, RC_OK);
	for (size_t i = 0; there && i < r->n; i++)
		r->v[i] = value_at(rows, i, t->kinds[i]);
	return there;
}

/* UPDATE or DELETE of the one row that has these key values. */
static void write_row(struct check *k, const struct row *r, const char *what, size_t column,
	struct db_val value, const struct db_val *keys)
{
	struct test_db *d = k->w.t;
	struct buf sql = buf_in(d->arena), in = sql;
	struct db_val args[MOST_COLUMNS];
	size_t n = 0;
	int64_t changed = 0;
	if (strcmp(what, "UPDATE") == 0) {
		buf_printf(&sql, "UPDATE %s SET %s = $1 WHERE", r->t->name, r->names[column]);
		buf_char(&in, r->t->kinds[column]);
		args[n++] = value;
	} else {
		buf_printf(&sql, "DELETE FROM %s WHERE", r->t->name);
	}
	for (size_t i = 0; i < r->t->keys; i++) {
		args[n++] = keys[i];
		buf_printf(&sql, "%s %s = $%zu", i ? " AND" : "", r->names[i], n);
		buf_char(&in, r->t->kinds[i]);
	}
	cx_clear(&d->cx);
	struct db_stmt *st = statement(
		d->arena, str_z(d->arena, buf_get(&in)), "", str_z(d->arena, buf_get(&sql)));
	if (db_exec(&d->cx, d->db, st, (struct db_args){args, n}, &changed))
		print_message("# %s: " STR_FMT "\n", st->sql, STR_ARG(d->cx.msg));
	assert_int_equal(d->cx.rc, RC_OK);
	assert_int_equal(changed, 1);
}

static void insert_row(struct check *k, const struct row *r)
{
	struct test_db *d = k->w.t;
	struct buf sql = buf_in(d->arena);
	buf_printf(&sql, "INSERT INTO %s (" STR_FMT ") VALUES (", r->t->name,
		STR_ARG(comma_list(d->arena, r)));
	for (size_t i = 0; i < r->n; i++)
		buf_printf(&sql, "%s$%zu", i ? ", " : "", i + 1);
	buf_char(&sql, ')');
	cx_clear(&d->cx);
	if (db_exec(&d->cx, d->db,
		    statement(d->arena, r->t->kinds, "", str_z(d->arena, buf_get(&sql))),
		    (struct db_args){r->v, r->n}, NULL))
		print_message("# " STR_FMT "\n", STR_ARG(d->cx.msg));
	assert_int_equal(d->cx.rc, RC_OK);
}

/* The same value with one bit, or one character, changed. */
static struct db_val changed(struct arena *a, struct db_val v, char kind, size_t at)
{
	if (kind == 'i')
		return DB_I(v.kind == DB_NULL ? 1 : v.i + 1);
	if (v.kind == DB_NULL || v.s.n == 0)
		return kind == 't' ? DB_T(STR("x")) : DB_B(STR("0123456789abcdef0123456789abcdef"));
	char *p = str_z(a, v.s);
	size_t i = at % v.s.n;
	if (kind == 'b') {
		p[i] = (char)(p[i] ^ 1);
		return DB_B(((struct str){p, v.s.n}));
	}
	/* a text stays valid UTF-8: a character of ASCII is changed, or one is added */
	while (i < v.s.n && (p[i] < '0' || p[i] > 'z'))
		i++;
	if (i == v.s.n)
		return DB_T(str_printf(a, STR_FMT "x", STR_ARG(v.s)));
	p[i] = p[i] == 'b' ? 'c' : 'b';
	return DB_T(((struct str){p, v.s.n}));
}

static bool is_free(const struct table *t, const char *column)
{
	struct str rest = str_c(t->free), one;
	while (str_split(&rest, ' ', &one))
		if (str_is(one, column))
			return true;
	return false;
}

static int tamper_columns(struct check *k, const struct row *r, size_t at)
{
	struct arena *a = k->w.t->arena;
	int missed = 0;
	for (size_t i = 0; i < r->n; i++) {
		struct db_val keys[MOST_COLUMNS];
		if (is_free(r->t, r->names[i]))
			continue;
		memcpy(keys, r->v, sizeof keys);
		struct db_val bad = changed(a, r->v[i], r->t->kinds[i], at);
		if ((i < r->t->keys || strcmp(r->names[i], "seq") == 0) && bad.kind == DB_INT)
			bad.i += 1000; /* no other row has this key */
		write_row(k, r, "UPDATE", i, bad, keys);
		if (run(k, r->t->name) == 0 || !k->wanted) {
			print_message("# %s.%s: not named: %s %s\n", r->t->name, r->names[i],
				k->counts.findings ? k->part : "", k->text);
			missed++;
		}
		keys[i] = bad;
		write_row(k, r, "UPDATE", i, r->v[i], keys);
	}
	return missed;
}

static int tamper_row(struct check *k, const struct row *r)
{
	int missed = 0;
	write_row(k, r, "DELETE", 0, DB_N, r->v);
	/* of the checkpoints only the newest is needed; older ones may be thinned out */
	bool may_go = strcmp(r->t->name, "log_checkpoint") == 0;
	if (run(k, r->t->name) == 0 && !may_go) {
		print_message("# %s: a deleted row was not found\n", r->t->name);
		missed = 1;
	}
	insert_row(k, r);
	return missed;
}

static void test_every_column(void **state)
{
	struct check k;
	int missed = 0, rows = 0;
	set_up(&k, *state);
	disarm(&k);
	assert_int_equal(run(&k, NULL), 0);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		struct row r;
		int most = strcmp(tables[i].name, "event") == 0 ? 4 : 2;
		for (int nth = 0; nth < most && read_row(&k, &tables[i], nth, &r); nth++, rows++) {
			missed += tamper_columns(&k, &r, (size_t)nth * 7 + i);
			missed += tamper_row(&k, &r);
		}
		if (run(&k, NULL))
			print_message(
				"# %s: not put back: %s %s\n", tables[i].name, k.part, k.text);
		assert_int_equal(k.counts.findings, 0);
	}
	assert_true(rows >= 20);
	assert_int_equal(missed, 0);
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

/* ---- an insider who knows how it works ---- */

/* Rewrites the last logged event of the second matter with all that follows from it but the log. */
static void test_forged_history(void **state)
{
	struct check k;
	struct event *e;
	size_t n;
	set_up(&k, *state);
	disarm(&k);
	struct test_db *t = k.w.t;
	struct db_rows *r;
	bool there;
	assert_int_equal(db_one(&t->cx, t->db,
				 statement(t->arena, "", "i",
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
					 statement(t->arena, "tbbii", "",
						 "UPDATE event SET body = $1, digest = $2, prev = "
						 "$3 WHERE matter_id = $4 AND seq = $5"),
					 DB_ARGS(DB_T(e[i].body), DB_B(digest), DB_B(prev),
						 DB_I(id), DB_I(e[i].seq)),
					 NULL),
			RC_OK);
		assert_int_equal(db_exec(&t->cx, t->db,
					 statement(t->arena, "bii", "",
						 "UPDATE unlogged SET digest = $1 WHERE matter_id "
						 "= $2 AND seq = $3"),
					 DB_ARGS(DB_B(digest), DB_I(id), DB_I(e[i].seq)), NULL),
			RC_OK);
	}
	struct str head = {(const char *)m.head, 32};
	assert_int_equal(
		db_exec(&t->cx, t->db,
			statement(t->arena, "btti", "",
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
	const struct CMUnitTest tests[] = {TEST_DB(test_clean), TEST_DB(test_every_column),
		TEST_DB(test_every_byte_of_a_file), TEST_DB(test_forged_history)};
	return TEST_DB_RUN(tests);
}
