#include "base/test.h"

#include "format/csv.h"

#define COUNT(t) (sizeof(t) / sizeof *(t))

static void test_write(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	static const char *const cells[] = {
		"", "案号", "a,b", "\"q\"", "two\nlines", "=1+1", "-5", "@x", "+,"};
	static const char *const want[] = {
		",案号,\"a,b\",\"\"\"q\"\"\",\"two\nlines\",=1+1,-5,@x,\"+,\",-7\r\n",
		"\xEF\xBB\xBF,案号,\"a,b\",\"\"\"q\"\"\",\"two\nlines\",'=1+1,'-5,'@x,\"'+,\",-"
		"7\r\n"};
	for (int people = 0; people < 2; people++) {
		struct buf b = buf_in(a);
		struct csv_out w = csv_to(&b, people);
		for (size_t i = 0; i < COUNT(cells); i++)
			csv_cell(&w, str_c(cells[i]));
		csv_cell_int(&w, -7);
		csv_row_end(&w);
		assert_str(buf_get(&b), want[people]);
	}
	arena_free(a);
}

/* What was read, cells as [a], rows on lines of their own. */
static struct str shown(struct cx *cx, struct str text, enum rc *rc)
{
	struct buf b = buf_in(cx->arena);
	struct csv_in r = csv_from(text);
	struct csv_row row;
	bool more;
	while ((*rc = csv_next(cx, &r, &row, &more)) == RC_OK && more) {
		buf_printf(&b, "%zu:", row.line);
		for (size_t i = 0; i < row.n; i++)
			buf_printf(&b, "[" STR_FMT "]", STR_ARG(row.v[i]));
	}
	return b.n ? buf_get(&b) : STR("");
}

static void test_read(void **state)
{
	(void)state;
	static const struct {
		const char *in, *out;
	} good[] = {
		{"", ""},
		{"\xEF\xBB\xBF", ""},
		{"a", "1:[a]"},
		{"a,b\r\nc,d\r\n", "1:[a][b]2:[c][d]"},
		{"\xEF\xBB\xBF"
		 "a,b\nc,d",
			"1:[a][b]2:[c][d]"},
		{"a,\n,\n", "1:[a][]2:[][]"},
		{"\n", "1:[]"},
		{"\"\",\"x\"\"y\"\n\"p\nq,\r\n\",z\nl,m", "1:[][x\"y]2:[p\nq,\r\n][z]5:[l][m]"},
		{"执法, b ", "1:[执法][ b ]"},
	};
	struct arena *a = arena_new();
	for (size_t i = 0; i < COUNT(good); i++) {
		struct cx cx = cx_make(a, NULL);
		enum rc rc;
		assert_str(shown(&cx, str_c(good[i].in), &rc), good[i].out);
		assert_int_equal(rc, RC_OK);
	}
	arena_free(a);
}

static void test_bad(void **state)
{
	(void)state;
	static const struct {
		const char *in, *msg;
	} bad[] = {
		{"a\"b", "CSV 第1行：单元格中间有引号"},
		{"x\n \"b\"", "CSV 第2行：单元格中间有引号"},
		{"\"a\"b", "CSV 第1行：引号之后有多余文字"},
		{"\"a\" ,b", "CSV 第1行：引号之后有多余文字"},
		{"x\n\"a\nb", "CSV 第2行：引号没有结束"},
		{"\"", "CSV 第1行：引号没有结束"},
		{"\"\"\"", "CSV 第1行：引号没有结束"},
		{"a\rb", "CSV 第1行：换行符不完整"},
		{"a\r", "CSV 第1行：换行符不完整"},
		{"a,b\nc", "CSV 第2行有1列，应为2列"},
		{"a\nb,c", "CSV 第2行有2列，应为1列"},
		{"a,b\n\nc,d", "CSV 第2行有1列，应为2列"},
		{"a\xff", "CSV 不是有效的 UTF-8 文本，请另存为 UTF-8 编码后再试"},
		{"\xD6\xB4\xB7\xA8", "CSV 不是有效的 UTF-8 文本，请另存为 UTF-8 编码后再试"},
	};
	struct arena *a = arena_new();
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct cx cx = cx_make(a, NULL);
		enum rc rc;
		shown(&cx, str_c(bad[i].in), &rc);
		assert_int_equal(rc, RC_INPUT);
		assert_str(cx.msg, bad[i].msg);
	}
	struct cx cx = cx_make(a, NULL);
	enum rc rc;
	shown(&cx, (struct str){"a\0b", 3}, &rc);
	assert_int_equal(rc, RC_INPUT);
	cx_clear(&cx);
	char commas[CSV_MOST_CELLS];
	memset(commas, ',', sizeof commas);
	shown(&cx, (struct str){commas, CSV_MOST_CELLS - 1}, &rc);
	assert_int_equal(rc, RC_OK);
	shown(&cx, (struct str){commas, CSV_MOST_CELLS}, &rc);
	assert_int_equal(rc, RC_INPUT);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_write), cmocka_unit_test(test_read), cmocka_unit_test(test_bad)};
TEST_MAIN(tests)
