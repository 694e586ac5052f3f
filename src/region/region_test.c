#include "region/region.h"

#include "db/test_db.h"

static void test_code_parse(void **state)
{
	(void)state;
	static const struct {
		const char *in, *out; /* out NULL: refused */
	} t[] = {
		{"15", "150000"},
		{"1501", "150100"},
		{"150100", "150100"},
		{"150102", "150102"},
		{"150102001", "150102001"},
		{"150102000", "150102"},
		{"150000000000", "150000"},
		{"150102001000", "150102001"},
		{"150100000000", "150100"},
		{"110000", "110000"},
		/* not a code */
		{"", NULL},
		{"1", NULL},
		{"150", NULL},
		{"15010", NULL},
		{"1501020", NULL},
		{"15010200", NULL},
		{"1501020010", NULL},
		{"1501020010000", NULL},
		{"15010a", NULL},
		{" 15010", NULL},
		{"-15010", NULL},
		{"１５０１００", NULL},
		{"000000", NULL},
		{"050100", NULL},
		{"150100\0", "150100"},
		{"150102001201", NULL}, /* a village */
		{"150002", NULL},
		{"150000001", NULL},
		{"150100001", NULL},
		{"00", NULL},
	};
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		char out[REGION_CODE] = "?";
		bool ok = region_code_parse(str_c(t[i].in), out);
		if (ok != (t[i].out != NULL))
			print_error("%s\n", t[i].in);
		assert_int_equal(ok, t[i].out != NULL);
		if (ok)
			assert_string_equal(out, t[i].out);
	}
	char out[REGION_CODE];
	assert_false(region_code_parse((struct str){"1501\0001", 6}, out));
}

static void test_is_within(void **state)
{
	(void)state;
	static const struct {
		const char *inner, *outer;
		bool is;
	} t[] = {
		{"150102", "150000", true},
		{"150102", "150100", true},
		{"150102", "150102", true},
		{"150102001", "150102", true},
		{"150102001", "150102001", true},
		{"150000", "150000", true},
		{"150102", "150103", false},
		{"150102", "150200", false},
		{"150100", "150102", false},
		{"150000", "150100", false},
		{"150102", "150102001", false},
		{"150102002", "150102001", false},
		{"110101", "150000", false},
		{"152201", "152200", true},
		{"150102", "", false},
		{"", "150000", false},
	};
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++)
		assert_int_equal(region_is_within(str_c(t[i].inner), str_c(t[i].outer)), t[i].is);
}

static void load(struct test_db *t, int64_t *changed)
{
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	assert_int_equal(region_load(&t->cx, t->db, changed), RC_OK);
	assert_int_equal(db_commit(&t->cx, t->db), RC_OK);
}

DB_STMT_FLAGS(levels, "SELECT level, count(*) FROM region GROUP BY level ORDER BY level", "", "ii",
	DB_MAY_SCAN);
DB_STMT_FLAGS(orphans,
	"SELECT count(*) FROM region r WHERE level > 1 AND NOT EXISTS "
	"(SELECT 1 FROM region p WHERE p.code = r.parent AND p.level = r.level - 1)",
	"", "i", DB_MAY_SCAN);
DB_STMT_FLAGS(lost,
	"SELECT count(*) FROM region_former f WHERE NOT EXISTS (SELECT 1 FROM region r WHERE "
	"r.code = f.successor) "
	"OR EXISTS (SELECT 1 FROM region r WHERE r.code = f.code)",
	"", "i", DB_MAY_SCAN);
DB_STMT(rename_one, "UPDATE region SET name = $1 WHERE code = $2", "tt", "");
DB_STMT(remove_one, "DELETE FROM region_former WHERE code = $1", "t", "");
DB_STMT(add_one,
	"INSERT INTO region (code, name, short_name, level, parent, kind) VALUES ($1, $2, $2, $3, "
	"$4, $5)",
	"ttitt", "");

static int64_t one_number(struct test_db *t, const struct db_stmt *st)
{
	struct db_rows *r;
	bool found;
	assert_int_equal(db_one(&t->cx, t->db, st, DB_NO_ARGS, &r, &found), RC_OK);
	assert_true(found);
	return db_int(r, 0);
}

static void test_load(void **state)
{
	struct test_db *t = *state;
	int64_t first, again, n[5] = {0};
	struct db_rows *r;
	load(t, &first);
	assert_int_equal(db_query(&t->cx, t->db, &levels, DB_NO_ARGS, &r), RC_OK);
	while (db_next(&t->cx, r))
		n[db_int(r, 0)] = db_int(r, 1);
	assert_int_equal(t->cx.rc, RC_OK);
	assert_int_equal(n[1], 1);
	assert_int_equal(n[2], 12);
	assert_int_equal(n[3], 103);
	assert_true(n[4] > 900);
	assert_int_equal(one_number(t, &orphans), 0);
	assert_int_equal(one_number(t, &lost), 0);
	assert_true(first > n[1] + n[2] + n[3] + n[4]); /* the former codes too */

	load(t, &again);
	assert_int_equal(again, 0);
}

/* What drifted is put right; what the list does not know any more stays. */
static void test_load_repairs(void **state)
{
	struct test_db *t = *state;
	struct region r;
	bool found;
	int64_t changed;
	load(t, &changed);
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	assert_int_equal(db_exec(&t->cx, t->db, &rename_one,
				 DB_ARGS(DB_T(STR("郊区")), DB_T(STR("150105"))), NULL),
		RC_OK);
	assert_int_equal(
		db_exec(&t->cx, t->db, &remove_one, DB_ARGS(DB_T(STR("152701"))), NULL), RC_OK);
	assert_int_equal(db_exec(&t->cx, t->db, &add_one,
				 DB_ARGS(DB_T(STR("150199")), DB_T(STR("旧区")), DB_I(3),
					 DB_T(STR("150100")), DB_T(STR("district"))),
				 NULL),
		RC_OK);
	assert_int_equal(db_commit(&t->cx, t->db), RC_OK);
	load(t, &changed);
	assert_int_equal(changed, 2);
	assert_int_equal(region_find(&t->cx, t->db, STR("150105"), &r, &found), RC_OK);
	assert_true(found);
	assert_str(r.name, "赛罕区");
	assert_int_equal(region_find(&t->cx, t->db, STR("150199"), &r, &found), RC_OK);
	assert_true(found);
}

static void test_find(void **state)
{
	struct test_db *t = *state;
	static const struct {
		const char *code, *name, *is; /* is NULL: there is none */
		enum region_kind kind;
	} c[] = {
		{"150000", "内蒙古自治区", "150000", REGION_IS_REGION},
		{"1501", "呼和浩特市", "150100", REGION_IS_CITY},
		{"152900000000", "阿拉善盟", "152900", REGION_IS_LEAGUE},
		{"150721", "阿荣旗", "150721", REGION_IS_BANNER},
		{"150722", "莫力达瓦达斡尔族自治旗", "150722", REGION_IS_AUTONOMOUS_BANNER},
		{"150781", "满洲里市", "150781", REGION_IS_COUNTY_CITY},
		{"150603", "康巴什区", "150603", REGION_IS_DISTRICT},
		{"150122", "托克托县", "150122", REGION_IS_COUNTY},
		{"150785200", "敖鲁古雅鄂温克民族乡", "150785200", REGION_IS_ETHNIC_TOWNSHIP},
		/* former codes */
		{"152701", "东胜区", "150602", REGION_IS_DISTRICT},
		{"152700", "鄂尔多斯市", "150600", REGION_IS_CITY},
		{"152601", "集宁区", "150902", REGION_IS_DISTRICT},
		{"152801", "临河区", "150802", REGION_IS_DISTRICT},
		{"152101", "海拉尔区", "150702", REGION_IS_DISTRICT},
		{"152301", "科尔沁区", "150502", REGION_IS_DISTRICT},
		{"152126", "根河市", "150785", REGION_IS_COUNTY_CITY},
		{"152628", "丰镇市", "150981", REGION_IS_COUNTY_CITY},
		{"152633", "达尔罕茂明安联合旗", "150223", REGION_IS_BANNER},
		/* zones of the statistics, 市辖区 rows, other provinces, nonsense */
		{"150172", NULL, NULL, 0},
		{"150271", NULL, NULL, 0},
		{"152571", NULL, NULL, 0},
		{"150101", NULL, NULL, 0},
		{"110101", NULL, NULL, 0},
		{"150102400", NULL, NULL, 0},
		{"", NULL, NULL, 0},
		{"abc", NULL, NULL, 0},
		{"150102' OR '1'='1", NULL, NULL, 0},
	};
	load(t, NULL);
	for (size_t i = 0; i < sizeof c / sizeof c[0]; i++) {
		struct region r;
		bool found;
		assert_int_equal(region_find(&t->cx, t->db, str_c(c[i].code), &r, &found), RC_OK);
		if (found != (c[i].is != NULL))
			print_error("%s\n", c[i].code);
		assert_int_equal(found, c[i].is != NULL);
		if (!found)
			continue;
		assert_str(r.code, c[i].is);
		assert_str(r.name, c[i].name);
		assert_int_equal(r.kind, c[i].kind);
	}
}

static void test_tree(void **state)
{
	struct test_db *t = *state;
	struct region_list l;
	struct str name;
	load(t, NULL);
	assert_int_equal(region_children(&t->cx, t->db, STR("150000"), &l), RC_OK);
	assert_int_equal(l.n, 12);
	size_t counties = 0;
	for (size_t i = 0; i < l.n; i++) {
		struct region_list below;
		assert_int_equal(l.v[i].level, REGION_LEAGUE);
		assert_int_equal(region_children(&t->cx, t->db, l.v[i].code, &below), RC_OK);
		for (size_t j = 0; j < below.n; j++) {
			assert_true(region_is_within(below.v[j].code, l.v[i].code));
			assert_true(!j || str_cmp(below.v[j - 1].code, below.v[j].code) < 0);
		}
		counties += below.n;
	}
	assert_int_equal(counties, 103);

	assert_int_equal(region_path(&t->cx, t->db, STR("150102001"), &l), RC_OK);
	assert_int_equal(l.n, 4);
	assert_str(l.v[0].code, "150000");
	assert_str(l.v[1].code, "150100");
	assert_str(l.v[2].code, "150102");
	assert_str(l.v[3].code, "150102001");
	assert_int_equal(region_path(&t->cx, t->db, STR("150000"), &l), RC_OK);
	assert_int_equal(l.n, 1);
	static const char *const none[] = {"150199", "150102999", "110000", "", "x", "152701"};
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
		assert_int_equal(region_path(&t->cx, t->db, str_c(none[i]), &l), RC_OK);
		assert_int_equal(l.n, 0);
	}

	assert_int_equal(region_full_name(&t->cx, t->db, STR("150102"), false, &name), RC_OK);
	assert_str(name, "内蒙古自治区呼和浩特市新城区");
	assert_int_equal(region_full_name(&t->cx, t->db, STR("150102"), true, &name), RC_OK);
	assert_str(name, "呼和浩特市新城区");
	assert_int_equal(region_full_name(&t->cx, t->db, STR("150000"), true, &name), RC_OK);
	assert_str(name, "内蒙古自治区");
	assert_int_equal(region_full_name(&t->cx, t->db, STR("150199"), true, &name), RC_OK);
	assert_str(name, "");
}

/* A failing store is reported, whichever call it is that fails. */
static void test_faults(void **state)
{
	struct test_db *t = *state;
	struct region r;
	struct region_list l;
	bool found;
	load(t, NULL);
	for (int n = 1; n <= 2; n++) {
		db_fault_after(n);
		enum rc rc = region_find(&t->cx, t->db, STR("152701"), &r, &found);
		db_fault_after(0);
		assert_int_equal(rc, RC_DB);
		test_db_clear(t);
	}
	db_fault_after(1);
	assert_int_equal(region_path(&t->cx, t->db, STR("150102"), &l), RC_DB);
	db_fault_after(0);
	test_db_clear(t);
	db_fault_after(1);
	assert_int_equal(region_children(&t->cx, t->db, STR("150100"), &l), RC_DB);
	db_fault_after(0);
	test_db_clear(t);
	assert_int_equal(region_find(&t->cx, t->db, STR("150102"), &r, &found), RC_OK);
	assert_true(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_code_parse),
		cmocka_unit_test(test_is_within),
		TEST_DB(test_load),
		TEST_DB(test_load_repairs),
		TEST_DB(test_find),
		TEST_DB(test_tree),
		TEST_DB(test_faults),
	};
	return TEST_DB_RUN(tests);
}
