#include "verify/test_tamper.h"

struct db_stmt *tamper_statement(struct arena *a, const char *in, const char *out, const char *sql)
{
	static int serial;
	struct db_stmt *st = ARENA_NEW(a, struct db_stmt);
	*st = (struct db_stmt){.name = str_printf(a, "tamper_%d", ++serial).p,
		.sql = str_z(a, str_c(sql)),
		.in = in,
		.out = out};
	return st;
}

static void meddle(struct tamper *k, const char *sql)
{
	struct test_db *t = k->t;
	cx_clear(&t->cx);
	if (db_exec(&t->cx, t->db, tamper_statement(t->arena, "", "", sql), DB_NO_ARGS, NULL))
		print_message("# %s: " STR_FMT "\n", sql, STR_ARG(t->cx.msg));
	assert_int_equal(t->cx.rc, RC_OK);
}

/* The insider is the database's owner: what the engine forbids, he allows himself first. */
void tamper_disarm(struct tamper *k)
{
	static const char *const triggers[][2] = {{"event_no_delete", "event"},
		{"event_no_update", "event"}, {"log_leaf_no_change", "log_leaf"},
		{"log_leaf_no_delete", "log_leaf"}, {"log_hash_no_change", "log_hash"},
		{"log_hash_no_delete", "log_hash"}};
	struct arena *a = k->t->arena;
	bool is_pg = k->t->engine == DB_POSTGRES;
	for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++) {
		if (is_pg && i > 1 && strstr(triggers[i][0], "no_delete"))
			continue; /* one trigger for both there */
		meddle(k, is_pg ? str_printf(a, "DROP TRIGGER %s ON %s", triggers[i][0],
					  triggers[i][1])
					  .p
				: str_printf(a, "DROP TRIGGER %s", triggers[i][0]).p);
	}
}

const struct tamper_table tamper_tables[] = {
	{"event",
		"organ_id matter_id seq kind action actor recorded effective request_id prev salt "
		"body digest",
		"iiittiiitbbtb", 3, "matter_id, seq", "", NULL},
	{"matter",
		"organ_id id procedure pack kind state phase outcome seq head parent_id parent_key "
		"number number_key title party party_key power_id handlers amount due due_clock "
		"opened changed closed data joined_id",
		"iitttttt"
		"ibittttt"
		"bitiitiiiti",
		2, "id", "", NULL},
	{"clock", "organ_id matter_id id effect due", "iitti", 3, "matter_id, id", "", NULL},
	{"todo", "organ_id matter_id role officer_id action title due returned since",
		"iititti"
		"ii",
		5, "matter_id, role", "", NULL},
	{"dossier", "organ_id matter_id year closed due filed archive_no", "iiiiiit", 2,
		"matter_id", "", NULL},
	{"handling", "organ_id officer_id matter_id phase number_key due opened", "iiittii", 3,
		"matter_id, officer_id", "", NULL},
	{"search_entry", "organ_id id matter_id area day organ runs", "iiiiitt", 2, "id", "", NULL},
	{"document",
		"organ_id id matter_id form title number code state signed content content_digest "
		"pdf pages scan",
		"iiitttttitbbib", 2, "id", "", NULL},
	{"number", "organ_id series year serial state matter_id document_id reason", "itiitiit", 4,
		"series, serial", "", NULL},
	{"number_series", "organ_id series year last", "itii", 3, "series", "", NULL},
	{"unlogged", "organ_id matter_id seq digest", "iiib", 3, "matter_id, seq", "", NULL},
	{"log_leaf", "idx organ_id matter_id seq", "iiii", 1, "idx", "", NULL},
	{"log_hash", "level idx hash", "iib", 2, "level, idx", "", NULL},
	{"log_checkpoint", "size note", "it", 1, "size", "", NULL},
	{"blob_check", "digest checked sound", "bii", 1, "digest", "checked sound", NULL},
	{"blob", "digest size type name stored", "bitti", 1, "digest", "name stored", NULL},
	{"publication",
		"organ_id matter_id id source_id number party title basis content kinds organ_name "
		"amount decided published ends withdrawn reason",
		"iiiitttttttiiiiit", 2, "matter_id", "", NULL},
	{"power",
		"organ_id id code name kind basis procedures field enforce_self region since until "
		"principal roles made_organ made_matter lost lost_organ lost_matter note",
		"iitttttt"
		"itiiitii"
		"iiit",
		2, "id", "", " WHERE made_matter IS NOT NULL"},
	{.name = NULL},
};
#define MOST_COLUMNS 32

struct row {
	const struct tamper_table *t;
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
static bool read_row(struct tamper *k, const struct tamper_table *t, int nth, struct row *r)
{
	struct test_db *d = k->t;
	struct db_rows *rows;
	bool there;
	*r = (struct row){.t = t};
	split_names(d->arena, r);
	struct str sql = str_printf(d->arena,
		"SELECT " STR_FMT " FROM %s%s ORDER BY %s LIMIT 1 OFFSET %d",
		STR_ARG(comma_list(d->arena, r)), t->name, t->only ? t->only : "", t->order, nth);
	cx_clear(&d->cx);
	if (db_one(&d->cx, d->db, tamper_statement(d->arena, "", t->kinds, str_z(d->arena, sql)),
		    DB_NO_ARGS, &rows, &there))
		print_message("# " STR_FMT "\n", STR_ARG(d->cx.msg));
	assert_int_equal(d->cx.rc, RC_OK);
	for (size_t i = 0; there && i < r->n; i++)
		r->v[i] = value_at(rows, i, t->kinds[i]);
	return there;
}

/* UPDATE or DELETE of the one row that has these key values. */
static void write_row(struct tamper *k, const struct row *r, const char *what, size_t column,
	struct db_val value, const struct db_val *keys)
{
	struct test_db *d = k->t;
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
	struct db_stmt *st = tamper_statement(
		d->arena, str_z(d->arena, buf_get(&in)), "", str_z(d->arena, buf_get(&sql)));
	if (db_exec(&d->cx, d->db, st, (struct db_args){args, n}, &changed))
		print_message("# %s: " STR_FMT "\n", st->sql, STR_ARG(d->cx.msg));
	assert_int_equal(d->cx.rc, RC_OK);
	assert_int_equal(changed, 1);
}

static void insert_row(struct tamper *k, const struct row *r)
{
	struct test_db *d = k->t;
	struct buf sql = buf_in(d->arena);
	buf_printf(&sql, "INSERT INTO %s (" STR_FMT ") VALUES (", r->t->name,
		STR_ARG(comma_list(d->arena, r)));
	for (size_t i = 0; i < r->n; i++)
		buf_printf(&sql, "%s$%zu", i ? ", " : "", i + 1);
	buf_char(&sql, ')');
	cx_clear(&d->cx);
	if (db_exec(&d->cx, d->db,
		    tamper_statement(d->arena, r->t->kinds, "", str_z(d->arena, buf_get(&sql))),
		    (struct db_args){r->v, r->n}, NULL))
		print_message("# " STR_FMT "\n", STR_ARG(d->cx.msg));
	assert_int_equal(d->cx.rc, RC_OK);
}

/* The same value with one bit, or one character, changed. */
static struct db_val changed(struct arena *a, struct db_val v, char kind, size_t at)
{
	size_t n = v.kind == DB_NULL ? 0 : v.s.n;
	if (kind == 'i')
		return DB_I(v.kind == DB_NULL ? 1 : v.i + 1);
	if (!n)
		return kind == 't' ? DB_T(STR("x")) : DB_B(STR("0123456789abcdef0123456789abcdef"));
	char *p = str_z(a, v.s);
	size_t i = at % n;
	if (kind == 'b') {
		p[i] = (char)(p[i] ^ 1);
		return DB_B(((struct str){p, n}));
	}
	/* a text stays valid UTF-8: a character of ASCII is changed, or one is added */
	while (i < n && (p[i] < '0' || p[i] > 'z'))
		i++;
	if (i == n)
		return DB_T(str_printf(a, STR_FMT "x", STR_ARG(v.s)));
	p[i] = p[i] == 'b' ? 'c' : 'b';
	return DB_T(((struct str){p, n}));
}

static bool is_free(const struct tamper_table *t, const char *column)
{
	struct str rest = str_c(t->free), one;
	while (str_split(&rest, ' ', &one))
		if (str_is(one, column))
			return true;
	return false;
}

static int tamper_columns(struct tamper *k, const struct row *r, size_t at)
{
	struct arena *a = k->t->arena;
	int missed = 0;
	for (size_t i = 0; i < r->n; i++) {
		struct db_val keys[MOST_COLUMNS];
		bool named = false;
		if (is_free(r->t, r->names[i]))
			continue;
		memcpy(keys, r->v, sizeof keys);
		struct db_val bad = changed(a, r->v[i], r->t->kinds[i], at);
		if ((i < r->t->keys || strcmp(r->names[i], "seq") == 0) && bad.kind == DB_INT)
			bad.i += 1000; /* no other row has this key */
		write_row(k, r, "UPDATE", i, bad, keys);
		if (k->run(k->arg, r->t->name, &named) == 0 || !named) {
			print_message("# %s.%s: not named\n", r->t->name, r->names[i]);
			missed++;
		}
		keys[i] = bad;
		write_row(k, r, "UPDATE", i, r->v[i], keys);
	}
	return missed;
}

static int tamper_row(struct tamper *k, const struct row *r)
{
	int missed = 0;
	bool named = false;
	write_row(k, r, "DELETE", 0, DB_N, r->v);
	/* of the checkpoints only the newest is needed; older ones may be thinned out */
	bool may_go = strcmp(r->t->name, "log_checkpoint") == 0;
	if (k->run(k->arg, r->t->name, &named) == 0 && !may_go) {
		print_message("# %s: a deleted row was not found\n", r->t->name);
		missed = 1;
	}
	insert_row(k, r);
	return missed;
}

int tamper_table(struct tamper *k, const struct tamper_table *t, int most, int *rows)
{
	struct row r;
	int missed = 0;
	bool named;
	for (int nth = 0; nth < most && read_row(k, t, nth, &r); nth++, (*rows)++) {
		missed += tamper_columns(k, &r, (size_t)nth * 7 + strlen(t->name));
		missed += tamper_row(k, &r);
	}
	if (k->run(k->arg, t->name, &named))
		print_message("# %s: not put back\n", t->name);
	assert_int_equal(k->run(k->arg, t->name, &named), 0);
	return missed;
}
