#include "search/search.h"

#include "db/test_db.h"
#include "search/token.h"

DB_STMT(test_organ,
	"INSERT INTO organ (id, name, short_name, region, level, system, remedy_organ, court, "
	"collector, address, phone, since) VALUES ($1, $2, '', '150100', 2, 'market', '', '', '', "
	"'', '', 0)",
	"it", "");
DB_STMT(test_matter,
	"INSERT INTO matter (organ_id, id, procedure, pack, kind, state, phase, seq, head, number, "
	"title, party, opened, changed, data) VALUES ($1, $2, 'p', 'k', 'penalty', 's', 'f', 1, "
	"$3, "
	"$4, $5, '', 0, 0, '{}')",
	"iibtt", "");

/* words */

static void test_runs(void **state)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"  ，。", ""},
		{"市场", "市场"},
		{"呼市监罚〔2026〕9号", "呼市监罚 2026 9号"},
		{"ＡＢＣ１２３", "abc123"},
		{"Éa Ω Ж Ё", "éa ω ж ё"},
		{"《食品安全法》第三十二条", "食品安全法 第三十二条"},
		{"56,000.00元", "56 000 00元"},
		{"二〇二六", "二〇二六"},
		{"a·b", "a b"},
		{"𠀀𠀁", "𠀀𠀁"},
		/* Mongolian: shape marks vanish, its comma parts */
		{"ᠮᠣᠩᠭᠣᠯ᠂ᠠ\xE1\xA0\x8Bᠨ", "ᠮᠣᠩᠭᠣᠯ ᠠᠨ"},
		/* broken text parts like punctuation */
		{"中\xFF国\xE4\xB8", "中 国"},
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(token_runs(a, str_c(cases[i][0]), 1000), cases[i][1]);
	assert_str(token_runs(a, STR("一二三"), 2), "一二");
	arena_free(a);
}

static void test_words(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	assert_str(token_words(a, STR("")), "");
	assert_str(token_words(a, STR("第32条 罚")), "第3 32 2条 条 · 罚 ·");
	assert_str(token_pairs(a, STR("第32条")), "第3 32 2条");
	assert_str(token_pairs(a, STR("罚")), "罚");
	assert_str(token_pairs(a, STR("罚款")), "罚款");
	arena_free(a);
}

/* finding */

static void organ(struct test_db *t, int64_t id, const char *name)
{
	assert_int_equal(
		db_exec(&t->cx, t->db, &test_organ, DB_ARGS(DB_I(id), DB_T(str_c(name))), NULL),
		RC_OK);
}

static void apply(struct test_db *t, struct db_plan *plan)
{
	for (size_t i = 0; i < plan->writes.n; i++)
		assert_int_equal(
			db_exec(&t->cx, t->db, plan->writes.v[i].st,
				(struct db_args){plan->writes.v[i].v, plan->writes.v[i].n}, NULL),
			RC_OK);
}

static void put(struct test_db *t, int64_t organ_id, int64_t id, int64_t matter, struct str text)
{
	struct db_plan plan = {.cx = &t->cx};
	search_put(&plan, t->engine,
		&(struct search_entry){
			.organ = organ_id, .id = id, .matter = matter, .text = text});
	apply(t, &plan);
}

static void matter(
	struct test_db *t, int64_t organ_id, int64_t id, const char *number, struct str title)
{
	assert_int_equal(db_exec(&t->cx, t->db, &test_matter,
				 DB_ARGS(DB_I(organ_id), DB_I(id), DB_B(STR("head")),
					 DB_T(str_c(number)), DB_T(title)),
				 NULL),
		RC_OK);
}

static struct search_hits find(
	struct test_db *t, struct search_scope scope, int64_t after, int limit, struct str text)
{
	struct search_query q;
	struct search_hits hits;
	assert_int_equal(search_query_parse(&t->cx, text, STR("q"), &q), RC_OK);
	if (search_find(&t->cx, t->db, &q, &scope, after, limit, &hits))
		print_message("# " STR_FMT ": " STR_FMT "\n", STR_ARG(text), STR_ARG(t->cx.msg));
	assert_int_equal(t->cx.rc, RC_OK);
	return hits;
}

static const struct search_scope everything = {.all = true};

static void test_find(void **state)
{
	struct test_db *t = *state;
	organ(t, 1, "示例市市场监督管理局");
	organ(t, 2, "示例旗市场监督管理局");
	matter(t, 1, 11, "示市监案〔2026〕9号", STR("经营超过保质期食品案"));
	matter(t, 2, 12, "", STR("无照经营案"));
	put(t, 1, 11, 11,
		STR("示市监案〔2026〕9号\n经营超过保质期食品案\n示例食品有限公司\n违反第32条，罚款5"
		    "6,000.00元，另处没收酸奶四十盒并责令改正"));
	put(t, 1, 21, 11, STR("示市监罚〔2026〕19号"));
	put(t, 2, 12, 12, STR("无照经营案\n张某某"));

	struct search_hits h = find(t, everything, 0, 10, STR("食品"));
	assert_int_equal(h.n, 1);
	assert_int_equal(h.v[0].matter, 11);
	assert_str(h.v[0].number, "示市监案〔2026〕9号");
	assert_str(h.v[0].organ_name, "示例市市场监督管理局");
	assert_str(h.v[0].kind, "penalty");
	assert_str(h.v[0].why, "");
	assert_int_equal(h.next, 0);
	/* in the text, which the names do not show */
	h = find(t, everything, 0, 10, STR("酸奶"));
	assert_int_equal(h.n, 1);
	assert_str(h.v[0].why, "…款56 000 00元 另处没收酸奶四十盒并责令改正");
	/* the newest first; a matter once, though a child has its paper's number */
	h = find(t, everything, 0, 10, STR("案"));
	assert_int_equal(h.n, 2);
	assert_int_equal(h.v[0].matter, 12);
	h = find(t, everything, 0, 10, STR("9号"));
	assert_int_equal(h.n, 1);
	h = find(t, everything, 0, 10, STR("监罚〔2026〕19"));
	assert_int_equal(h.n, 1);
	assert_int_equal(h.v[0].matter, 11);
	/* all parts, each as it stands */
	assert_int_equal(find(t, everything, 0, 10, STR("第32条 罚款")).n, 1);
	assert_int_equal(find(t, everything, 0, 10, STR("第２条")).n, 0);
	assert_int_equal(find(t, everything, 0, 10, STR("条罚")).n, 0); /* a comma between */
	assert_int_equal(find(t, everything, 0, 10, STR("0")).n, 1);
	/* marks of the index are no text */
	assert_int_equal(find(t, everything, 0, 10, STR("o1")).n, 0);

	/* the index can be compared with what it should hold */
	struct search_entry e = {
		.organ = 2, .id = 12, .matter = 12, .text = STR("无照经营案\n张某某")};
	bool whole;
	assert_int_equal(search_check(&t->cx, t->db, &e, &whole), RC_OK);
	assert_true(whole);
	e.text = STR("无照经营案\n李某某");
	assert_int_equal(search_check(&t->cx, t->db, &e, &whole), RC_OK);
	assert_false(whole);
	e.id = 99;
	assert_int_equal(search_check(&t->cx, t->db, &e, &whole), RC_OK);
	assert_false(whole);

	/* changed, then gone */
	put(t, 2, 12, 12, STR("无证经营案\n张某某"));
	assert_int_equal(find(t, everything, 0, 10, STR("无照")).n, 0);
	assert_int_equal(find(t, everything, 0, 10, STR("无证")).n, 1);
	struct db_plan plan = {.cx = &t->cx};
	search_drop(&plan, t->engine, 2, 12);
	search_drop(&plan, t->engine, 2, 99);
	apply(t, &plan);
	assert_int_equal(find(t, everything, 0, 10, STR("无证")).n, 0);
}

static void test_scope(void **state)
{
	struct test_db *t = *state;
	int64_t many[200];
	for (int64_t o = 1; o <= 200; o++) {
		organ(t, o, "示例机关");
		matter(t, o, 1000 + o, "", STR("示例"));
		put(t, o, 1000 + o, 1000 + o, STR("示例文字"));
		many[o - 1] = o;
	}
	int64_t one = 7, three[] = {3, 199, 50};
	struct search_hits h =
		find(t, (struct search_scope){.organs = &one, .n = 1}, 0, 100, STR("文字"));
	assert_int_equal(h.n, 1);
	assert_int_equal(h.v[0].organ, 7);
	h = find(t, (struct search_scope){.organs = three, .n = 3}, 0, 100, STR("文字"));
	assert_int_equal(h.n, 3);
	assert_int_equal(h.v[0].organ, 199);
	assert_int_equal(find(t, (struct search_scope){0}, 0, 100, STR("文字")).n, 0);
	/* what all of the staff may find */
	struct db_plan plan = {.cx = &t->cx};
	search_put(&plan, t->engine,
		&(struct search_entry){.area = SEARCH_ALL_STAFF,
			.organ = 200,
			.id = 1200,
			.matter = 1200,
			.organ_name = STR("另一个机关"),
			.text = STR("历史文字")});
	search_put(&plan, t->engine,
		&(struct search_entry){.area = SEARCH_PUBLIC,
			.organ = 7,
			.id = 2000,
			.matter = 1007,
			.text = STR("公开文字")});
	apply(t, &plan);
	h = find(t, (struct search_scope){.organs = &one, .n = 1}, 0, 100, STR("文字"));
	assert_int_equal(h.n, 2);
	assert_int_equal(h.v[0].organ, 200);
	assert_str(h.v[0].organ_name, "另一个机关");
	assert_str(h.v[1].organ_name, "示例机关");
	assert_int_equal(
		find(t, (struct search_scope){.organs = many, .n = 100}, 0, 100, STR("历史")).n, 1);
	put(t, 200, 1200, 1200, STR("示例文字"));
	/* more organs than are named to the index; pages that leave nothing out */
	int64_t after = 0, n = 0;
	for (int pages = 0; pages < 20; pages++) {
		h = find(
			t, (struct search_scope){.organs = many, .n = 150}, after, 13, STR("文字"));
		for (size_t i = 0; i < h.n; i++)
			assert_int_equal(h.v[i].organ, 150 - n++);
		if (!(after = h.next))
			break;
	}
	assert_int_equal(n, 150);
}

static void test_bad_queries(void **state)
{
	static const char *const bad[] = {"", "   ", "，。！", "\"*\"", "' OR 1=1 --", "\xFF\xFE",
		"一 二 三 四 五 六 七 八 九 十 甲 乙 丙"};
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct search_query q;
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		bool finds = i == 4; /* harmless: or, 1, 1 */
		assert_int_equal(search_query_parse(&cx, str_c(bad[i]), STR("q"), &q),
			finds ? RC_OK : RC_INPUT);
		if (!finds)
			assert_str(cx.field_errors.v[0].field, "q");
		cx_clear(&cx);
	}
	struct buf b = buf_in(a);
	for (int i = 0; i < 101; i++)
		buf_z(&b, "长");
	assert_int_equal(search_query_parse(&cx, buf_get(&b), STR("q"), &q), RC_INPUT);
	arena_free(a);
}

/* against looking through everything */

/* Characters, each with what it counts as; "" parts. Made here, so that token.c is judged from
 * outside. */
static const char *const alphabet[][2] = {{"中", "中"}, {"国", "国"}, {"人", "人"}, {"第", "第"},
	{"条", "条"}, {"号", "号"}, {"罚", "罚"}, {"𠀀", "𠀀"}, {"ᠮ", "ᠮ"}, {"1", "1"}, {"2", "2"},
	{"３", "3"}, {"a", "a"}, {"A", "a"}, {"Ｂ", "b"}, {"b", "b"}, {"，", ""}, {"〔", ""},
	{" ", ""}, {"-", ""}, {"\"", ""}, {"'", ""}, {"%", ""}, {"_", ""}, {"*", ""}, {"·", ""}};
#define LETTERS (sizeof alphabet / sizeof *alphabet)

struct text {
	struct str raw, plain; /* plain: "|" where it is parted */
};

static struct text text_random(struct arena *a, uint32_t *seed, size_t n)
{
	struct buf raw = buf_in(a), plain = buf_in(a);
	buf_char(&plain, '|');
	for (size_t i = 0; i < n; i++) {
		*seed = *seed * 1664525 + 1013904223;
		size_t k = (*seed >> 8) % LETTERS;
		buf_z(&raw, alphabet[k][0]);
		buf_z(&plain, *alphabet[k][1] ? alphabet[k][1] : "|");
	}
	return (struct text){buf_get(&raw), buf_get(&plain)};
}

/* Each part of the query between "|" stands in the text. */
static bool holds(struct str text, struct str query)
{
	struct str part;
	while (str_split(&query, '|', &part))
		if (part.n && str_find(text, part, 0) == text.n)
			return false;
	return true;
}

static void test_recall(void **state)
{
	struct test_db *t = *state;
	enum { TEXTS = 100, QUERIES = 600 };
	uint32_t seed = 20260916;
	struct text texts[TEXTS];
	size_t asked = 0, found = 0;
	organ(t, 1, "示例机关");
	assert_int_equal(db_begin(&t->cx, t->db), RC_OK);
	for (int64_t i = 0; i < TEXTS; i++) {
		texts[i] = text_random(t->arena, &seed, 5 + (size_t)i);
		matter(t, 1, i + 1, "", STR("示例"));
		put(t, 1, i + 1, i + 1, texts[i].raw);
	}
	assert_int_equal(db_commit(&t->cx, t->db), RC_OK);
	for (int k = 0; k < QUERIES; k++) {
		struct text q = text_random(t->arena, &seed, 1 + (size_t)k % 5);
		struct search_query parsed;
		if (search_query_parse(&t->cx, q.raw, STR("q"), &parsed)) {
			test_db_clear(t);
			continue;
		}
		bool hit[TEXTS] = {false};
		struct search_hits h = find(t, everything, 0, TEXTS, q.raw);
		asked++;
		found += h.n;
		for (size_t i = 0; i < h.n; i++)
			hit[h.v[i].matter - 1] = true;
		for (size_t i = 0; i < TEXTS; i++)
			if (hit[i] != holds(texts[i].plain, q.plain)) {
				print_message("# %s: " STR_FMT " in " STR_FMT "\n",
					hit[i] ? "false hit" : "missed", STR_ARG(q.raw),
					STR_ARG(texts[i].raw));
				assert_true(false);
			}
	}
	assert_true(asked > QUERIES / 2 && found > 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_bad_queries),
		TEST_DB(test_find),
		TEST_DB(test_scope),
		TEST_DB(test_recall),
	};
	return TEST_DB_RUN(tests);
}
