#include "base/test.h"

#include "script/script.h"

struct fixture {
	struct arena *a;
	struct cx cx;
	struct script *s;
};

static void begin_with(struct fixture *f, struct script_limits limits)
{
	f->a = arena_new();
	f->cx = cx_make(f->a, NULL);
	f->s = script_new(limits);
}

static void begin(struct fixture *f)
{
	begin_with(f, (struct script_limits){(size_t)8 * 1024 * 1024, 2000000});
}

static void end(struct fixture *f)
{
	script_free(f->s);
	arena_free(f->a);
}

static enum rc run(struct fixture *f, const char *text, struct script_value *out)
{
	return script_load(&f->cx, f->s, STR("t/one"), str_c(text), out);
}

/* The text of an expression's value. */
static struct str eval(struct fixture *f, const char *expression)
{
	struct script_value v;
	struct str text = str_printf(f->a, "return tostring((function() %s end)())", expression);
	assert_int_equal(script_load(&f->cx, f->s, STR("t/one"), text, &v), RC_OK);
	return v.text;
}

static void test_values(void **state)
{
	(void)state;
	struct fixture f;
	struct script_value v;
	begin(&f);
	assert_int_equal(run(&f, "return { 'a', true, -7, { }, z = 1, b = '法', n = nil }", &v), RC_OK);
	assert_int_equal(v.kind, SCRIPT_TABLE);
	assert_int_equal(v.table->n, 4);
	assert_str(v.table->items[0].text, "a");
	assert_true(v.table->items[1].yes);
	assert_int_equal(v.table->items[2].n, -7);
	assert_int_equal(v.table->items[3].table->n, 0);
	assert_int_equal(v.table->field_n, 2);
	assert_str(v.table->fields[0].key, "b");
	assert_str(v.table->fields[0].value.text, "法");
	assert_int_equal(script_get(v, "z").n, 1);
	assert_int_equal(script_get(v, "y").kind, SCRIPT_NIL);
	assert_int_equal(script_get(v, "").kind, SCRIPT_NIL);
	assert_int_equal(script_get(script_int(1), "z").kind, SCRIPT_NIL);
	end(&f);
}

/* Whatever reaches out of the sandbox, or has no place in a pack, is an error with its place. */
static const struct {
	const char *text, *words;
} refused[] = {
	{"return io", "io"},
	{"return os.time()", "os"},
	{"return require 'x'", "require"},
	{"return load 'return 1'", "load"},
	{"return loadstring 'return 1'", "loadstring"},
	{"return dofile 'x'", "dofile"},
	{"return package.path", "package"},
	{"return debug.getregistry()", "debug"},
	{"return coroutine.create(print)", "coroutine"},
	{"return pcall(error)", "pcall"},
	{"return xpcall(error, error)", "xpcall"},
	{"return collectgarbage()", "collectgarbage"},
	{"return getmetatable('')", "getmetatable"},
	{"return setmetatable({}, {})", "setmetatable"},
	{"return rawset({}, 1, 1)", "rawset"},
	{"return rawget({}, 1)", "rawget"},
	{"return _G", "_G"},
	{"return print", "print"},
	{"return string.find('a', 'a')", "find"},
	{"return ('a'):gsub('a', 'b')", "gsub"},
	{"return ('a'):match('a')", "match"},
	{"return string.gmatch", "gmatch"},
	{"return string.dump", "dump"},
	{"return string.pack('i', 1)", "pack"},
	{"return math.random()", "random"},
	{"return math.sin(1)", "sin"},
	{"return utf8", "utf8"},
	{"x = 1 return 1", "x"},
	{"_ENV.x = 1 return 1", "x"},
	{"string.sub = nil return 1", "sub"},
	{"table.extra = 1 return 1", "extra"},
	{"string = nil return 1", "string"},
	{"function tostring() end return 1", "tostring"},
	{"return 1 + '2'", "attempt to perform arithmetic"},
	{"return undefined_name", "没有叫 undefined_name 的名字"},
	{"return 1.5", "小数"},
	{"return 1 / 1", "小数"},
	{"return { 1, { a = 2^53 } }", "返回的值[2].a：是小数"},
	{"return tostring(0.5)", "小数"},
	{"return {1, nil, 3}", "空缺"},
	{"return {[0] = 1}", "序号"},
	{"return {[true] = 1}", "键"},
	{"return {[1.5] = 1}", "键"},
	{"local t = {} t.t = t return t", "自己"},
	{"local t = {} for i = 1, 40 do t = { t, t } end return t", "太深"},
	{"local t = {} for i = 1, 25 do t = { t, t } end return t", "值太多"},
	{"local s = ('x'):rep(200000) local t = {} for i = 1, 100 do t[i] = s end return t", "文字总量"},
	{"return string.char(255)", "UTF-8"},
	{"return ('法'):sub(1, 1)", "UTF-8"},
	{"return ('x'):rep(1000000)", "文字过长"},
	{"return ('x'):rep(1 << 62)", "文字过长"},
	{"return ('x'):rep(3, ('y'):rep(200000))", "文字过长"},
	{"local s = 'x' for i = 1, 30 do s = s .. s end return s", "文字过长"},
	{"local t = {} for i = 1, 1 << 40 do t[i] = i end return t", "内存"},
	{"local t = {} for i = 1, 1 << 40 do t[i] = { i, i, i, 'n' .. i } end return t", "内存"},
	{"local b = ('x'):rep(10000) for i = 1, 1 << 40 do local s = b:rep(20) end return 1", "过多"},
	{"while true do end", "死循环"},
	{"repeat until false", "死循环"},
	{"::a:: goto a", "死循环"},
	{"local t = {} for i = 1, 1000 do t[i] = i end while true do table.insert(t, 1, 0) end", "死循环"},
	{"local t = {} for i = 1, 1000 do t[i] = -i end while true do pairs(t) end", "死循环"},
	{"local t = {} for i = 1, 1000 do t[i] = i end while true do next(t) end", "死循环"},
	{"local t = {} for i = 1, 100000 do t[i] = '' end while true do table.concat(t) end", "死循环"},
	{"local function f() return f() end return f()", "死循环"},
	{"local function f() return 1 + f() end return f()", "内存"},
	{"return table.unpack({}, 1, 1 << 30)", "最多"},
	{"return table.unpack({}, math.maxinteger - 1, math.maxinteger) or table.concat({}, '', 1, math.maxinteger)", "nil"},
	{"return ('x'):rep(1000):byte(1, -1)", "最多"},
	{"return string.format('%5.2f', 1)", "format"},
	{"return string.format('%q', 'x')", "format"},
	{"return string.format('%s')", "缺第 2 个参数"},
	{"return string.format('%d%d', 1)", "缺第 3 个参数"},
	{"return string.format('%', 1)", "只认"},
	{"return string.format('%d', 1.5)", "no integer representation"},
	{"for k in pairs({ [1.5] = 1 }) do end return 1", "键"},
	{"for k in pairs({ [{}] = 1 }) do end return 1", "键"},
	{"return next({ [true] = 1 })", "键"},
	{"for k in pairs(nil) do end return 1", "table expected"},
	{"return table.concat({ {} })", "只能连接"},
	{"table.insert(nil, 1) return 1", "table.insert"},
	{"table.insert({}, 3, 1) return 1", "位置"},
	{"table.insert({}, 1.5, 1) return 1", "位置"},
	{"table.remove({ 1 }, 2) return 1", "位置"},
	{"table.sort({ 1, 'a' }) return 1", "attempt to compare"},
	{"table.sort({ 1, 2 }, function() error('比不了') end) return 1", "比不了"},
	{"error('坏了')", "坏了"},
	{"error({})", "不是文字"},
	{"error('\\xff')", "不是 UTF-8"},
	{"error()", "不是文字"},
	{"assert(false, '不对')", "不对"},
	{"return", "没有返回值"},
	{"", "没有返回值"},
	{"return nil", "没有返回值"},
	{"return {", "语法错误"},
	{"return 1 2", "语法错误"},
	{"#!/bin/lua\nreturn 1", "语法错误"},
	{"goto nowhere", "语法错误"},
	{"\xff", "UTF-8"},
	{"\x1bLuaT", "语法错误"},
	{"return use 'x'", "use"},
	{"return use '../x'", "文件名"},
};

static void test_refused(void **state)
{
	(void)state;
	struct fixture f;
	begin(&f);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct script_value v;
		enum rc rc = run(&f, refused[i].text, &v);
		bool told = rc == RC_PACK && str_find(f.cx.msg, str_c(refused[i].words), 0) < f.cx.msg.n;
		if (!told)
			print_error("%s: %d " STR_FMT "\n", refused[i].text, (int)rc, STR_ARG(f.cx.msg));
		assert_true(told);
		assert_int_equal(v.kind, SCRIPT_NIL);
		assert_true(str_has_prefix(f.cx.msg, STR("法规包")));
		cx_clear(&f.cx);
		/* and the script goes on working */
		assert_int_equal(run(&f, "return 1", &v), RC_OK);
	}
	end(&f);
}

static void test_library(void **state)
{
	(void)state;
	static const struct {
		const char *text, *value;
	} good[] = {
		{"return 1 // 2 + 7 % 4", "3"},
		{"return math.floor(7 / 2)", "3"},
		{"return math.max(1, 5, 3) - math.min(4, 2)", "3"},
		{"return math.abs(-3)", "3"},
		{"return math.type(1) .. math.type(1.0)", "integerfloat"},
		{"return math.tointeger(3.0)", "3"},
		{"return math.ult(1, -1)", "true"},
		{"return tonumber('42') + tonumber(1)", "43"},
		{"return tonumber('4x') == nil and tonumber('1e3') == nil", "true"},
		{"return tonumber({}) == nil and tonumber(1.5) == nil", "true"},
		{"return tostring({})", "（表）"},
		{"return tostring(print == nil and 1 or type(tostring))", NULL},
		{"return type(tostring)", "function"},
		{"return tostring(nil) .. tostring(true)", "niltrue"},
		{"return ('ab'):rep(3, '-')", "ab-ab-ab"},
		{"return ('x'):rep(0) .. ('x'):rep(-1) .. ('').rep('', 1 << 60)", ""},
		{"return ('abc'):sub(2)", "bc"},
		{"return ('abc'):upper():lower():reverse()", "cba"},
		{"return #'法'", "3"},
		{"return table.concat({ ('AZ'):byte(1, 2) }, ',')", "65,90"},
		{"return ('AZ'):byte(-1)", "90"},
		{"return select('#', ('A'):byte(5))", "0"},
		{"return string.char(228, 184, 128)", "一"},
		{"return string.format('%s=%d%% %03d %s', 'a', 5, 7, true)", "a=5% 007 true"},
		{"return ('%d'):format(-5)", "-5"},
		{"return table.concat({ 1, 'a', 2 }, '、')", "1、a、2"},
		{"return table.concat({}, 'x')", ""},
		{"return table.concat({ 1, 2, 3 }, '', 2, 3)", "23"},
		{"local t = { 1, 3 } table.insert(t, 2, 2) table.insert(t, 4) table.remove(t, 1) return table.concat(t)", "234"},
		{"local t = { 1 } return table.remove(t) + #t", "1"},
		{"return table.remove({}) == nil", "true"},
		{"local t = { 5, 2, 9, 1, 7, 3 } table.sort(t) return table.concat(t)", "123579"},
		{"local t = { 5, 2, 9 } table.sort(t, function(a, b) return a > b end) return table.concat(t)", "952"},
		{"local t = {} table.sort(t) return #t", "0"},
		{"return select('#', table.unpack({ 1, 2, 3 }))", "3"},
		{"return select(2, 'a', 'b')", "b"},
		{"local n = 0 for i, v in ipairs({ 1, 2, nil, 4 }) do n = n + v end return n", "3"},
		{"return next({}) == nil", "true"},
		{"return next({ b = 1, a = 2 })", "a"},
		{"return next({ b = 1, a = 2, [3] = 3 }, 3)", "a"},
		{"return next({ b = 1, a = 2 }, 'b') == nil", "true"},
		{"return rawequal('a', 'a') and rawlen({ 1 }) == 1", "true"},
		{"local t = { a = 1, b = 2, c = 3 } for k in pairs(t) do t.b = nil t.z = 1 end return t.z", "1"},
	};
	struct fixture f;
	begin(&f);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct script_value v;
		struct str text = str_printf(f.a, "local function g() %s end return tostring((g()))", good[i].text);
		enum rc rc = script_load(&f.cx, f.s, STR("t/one"), text, &v);
		if (!good[i].value) { /* a missing name is an error even in a test for it */
			assert_int_equal(rc, RC_PACK);
			cx_clear(&f.cx);
			continue;
		}
		bool same = rc == RC_OK && str_is(v.text, good[i].value);
		if (!same)
			print_error("%s: " STR_FMT " " STR_FMT "\n", good[i].text, STR_ARG(f.cx.msg), STR_ARG(v.text));
		assert_true(same);
	}
	end(&f);
}

/* Two states hash differently; what a pack sees must not depend on it. */
static void test_order(void **state)
{
	(void)state;
	static const char text[] =
		"local t = { z = 1, [3] = 1, a = 1, ['法'] = 1, [-1] = 1, aa = 1, [10] = 1, B = 1 }\n"
		"for i = 1, 50 do t['k' .. i] = i end for i = 1, 49 do t['k' .. i] = nil end\n"
		"local out = {} for k in pairs(t) do out[#out + 1] = k end return table.concat(out, ' ')";
	static const char sorted[] =
		"local t = {} for i = 1, 500 do t[i] = { i * 7 % 10, i } end\n"
		"table.sort(t, function(a, b) return a[1] < b[1] end)\n"
		"for i = 2, #t do local a, b = t[i - 1], t[i]\n"
		"  if a[1] > b[1] or a[1] == b[1] and a[2] > b[2] then return 'not stable' end end return 'stable'";
	for (int i = 0; i < 5; i++) {
		struct fixture f;
		begin(&f);
		assert_str(eval(&f, text), "-1 3 10 B a aa k50 z 法");
		assert_str(eval(&f, sorted), "stable");
		end(&f);
	}
}

static void test_places(void **state)
{
	(void)state;
	static const struct {
		const char *text, *msg;
	} bad[] = {
		{"\n\nerror('坏了')", "法规包 t/one.lua 第 3 行：坏了"},
		{"\nerror('坏了', 0)", "法规包 t/one.lua 第 2 行：坏了"},
		{"local function need(x)\n if not x then error('缺', 2) end\nend\n\nneed(false)", "法规包 t/one.lua 第 5 行：缺"},
		{"\nreturn ({}).a.b", "法规包 t/one.lua 第 2 行：attempt to index a nil value (field 'a')"},
		{"\n\ntable.insert(1, 2)", "法规包 t/one.lua 第 3 行：table.insert：第一个参数应是表"},
		{"\n\n\ntable.sort({ 1, {} })", "法规包 t/one.lua 第 4 行：attempt to compare table with number"},
		{"return {\n  a = 1\n  b = 2 }", "法规包 t/one.lua 第 3 行：语法错误：'}' expected (to close '{' at line 1) near 'b'"},
		{"return { 0.5 }", "法规包 t/one.lua：返回的值[1]：是小数；只能用整数（整除用 //，金额用分）"},
	};
	struct fixture f;
	begin(&f);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct script_value v;
		assert_int_equal(run(&f, bad[i].text, &v), RC_PACK);
		assert_str(f.cx.msg, bad[i].msg);
		cx_clear(&f.cx);
	}
	/* a name longer than Lua's own 60 characters still has its line */
	struct script_value v;
	assert_int_equal(script_load(&f.cx, f.s,
				 STR("procedures/with-a-very-long-folder-name/and-an-even-longer-file-name-in-it"),
				 STR("\nerror('坏了')"), &v),
		RC_PACK);
	assert_str(f.cx.msg, "法规包 procedures/with-a-very-long-folder-name/and-an-even-longer-file-name-in-it.lua 第 2 行：坏了");
	end(&f);
}

struct pack_file {
	const char *name, *text;
};

static int files_read;

static enum rc read_file(struct cx *cx, void *arg, struct str name, struct str *text)
{
	const struct pack_file *files = arg;
	files_read++;
	for (; files->name; files++)
		if (str_is(name, files->name)) {
			*text = str_c(files->text);
			return RC_OK;
		}
	return fail(cx, RC_PACK, "没有文件 " STR_FMT ".lua", STR_ARG(name));
}

static void test_use(void **state)
{
	(void)state;
	static const struct pack_file files[] = {
		{"pack", "local a, b = use 'lib/a', use 'lib/b'\nreturn { a.n, b, use 'lib/a' == a }"},
		{"lib/a", "return { n = 5 }"},
		{"lib/b", "return (use 'lib/a').n + 1"},
		{"loop/a", "\nreturn use 'loop/b'"},
		{"loop/b", "return use 'loop/a'"},
		{"bad/a", "\n\nreturn use 'bad/b'"},
		{"bad/b", "return 1 +"},
		{"none", "\nreturn use 'gone'"},
		{"deep", "return { f = function() return use 'lib/a'.n end }"},
		{NULL, NULL},
	};
	struct fixture f;
	struct script_value v;
	begin(&f);
	script_source(f.s, read_file, (void *)files);
	files_read = 0;
	assert_int_equal(script_use(&f.cx, f.s, STR("pack"), &v), RC_OK);
	assert_int_equal(v.table->items[0].n, 5);
	assert_int_equal(v.table->items[1].n, 6);
	assert_true(v.table->items[2].yes);
	assert_int_equal(files_read, 3);
	static const struct {
		const char *name, *msg;
	} bad[] = {
		{"loop/a", "法规包 loop/b.lua 第 1 行：文件 loop/a 正在读取中，不能互相引用"},
		{"loop/a", "法规包 loop/b.lua 第 1 行：文件 loop/a 正在读取中，不能互相引用"},
		{"bad/a", "法规包 bad/b.lua 第 1 行：语法错误：unexpected symbol near <eof>"},
		{"bad/b", "法规包 bad/b.lua 第 1 行：语法错误：unexpected symbol near <eof>"},
		{"none", "法规包 none.lua 第 2 行：没有文件 gone.lua"},
		{"gone", "法规包：没有文件 gone.lua"},
		{"../etc/passwd", "法规包的文件名不对：../etc/passwd"},
		{"/etc/passwd", "法规包的文件名不对：/etc/passwd"},
		{"a//b", "法规包的文件名不对：a//b"},
		{"a/", "法规包的文件名不对：a/"},
		{"A", "法规包的文件名不对：A"},
		{"", "法规包的文件名不对："},
		{"a.lua", "法规包的文件名不对：a.lua"},
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(script_use(&f.cx, f.s, str_c(bad[i].name), &v), RC_PACK);
		assert_str(f.cx.msg, bad[i].msg);
		cx_clear(&f.cx);
	}
	/* within a function, too */
	assert_int_equal(script_use(&f.cx, f.s, STR("deep"), &v), RC_OK);
	assert_int_equal(script_call(&f.cx, f.s, script_get(v, "f"), NULL, 0, &v), RC_OK);
	assert_int_equal(v.n, 5);
	end(&f);
}

static enum rc get_fact(struct cx *cx, void *arg, struct str key, struct script_value *out)
{
	struct fixture *f = arg;
	if (str_is(key, "fine"))
		*out = script_int(500);
	else if (str_is(key, "name"))
		*out = script_text(STR("某公司"));
	else if (str_is(key, "goods")) {
		static const struct script_field row[] = {{{"key", 3}, {.kind = SCRIPT_TEXT, .text = {"g1", 2}}}};
		static const struct script_table item = {.fields = row, .field_n = 1};
		static const struct script_value rows[] = {{.kind = SCRIPT_TABLE, .table = &item}};
		static const struct script_table list = {.items = rows, .n = 1};
		*out = script_table(&list);
	} else if (str_is(key, "half")) { /* computed by the pack itself */
		struct script_value fn;
		if (script_load(cx, f->s, STR("t/calc"), STR("return { f = function(x) return x // 2 end }"), &fn) != RC_OK)
			return cx->rc;
		struct script_value arg_500 = script_int(500);
		return script_call(cx, f->s, script_get(fn, "f"), &arg_500, 1, out);
	} else if (str_is(key, "store")) {
		return fail(cx, RC_DB, "存储失败");
	} else if (!str_is(key, "absent")) {
		return fail(cx, RC_PACK, "没有声明读取 " STR_FMT, STR_ARG(key));
	}
	return RC_OK;
}

static void test_calls(void **state)
{
	(void)state;
	struct fixture f;
	struct script_value t, v;
	begin(&f);
	const struct script_facts facts = {get_fact, &f};
	struct script_value args[2] = {script_facts(&facts), script_int(3)};
	assert_int_equal(run(&f,
				 "local kept\nreturn {\n"
				 "  sum = function(f, n) return f.fine + f['half'] + n end,\n"
				 "  text = function(f) return { f.name, f.goods[1].key, f.absent == nil } end,\n"
				 "  undeclared = function(f)\n    return f.secret end,\n"
				 "  store = function(f) return f.store end,\n"
				 "  write = function(f) f.fine = 1 end,\n"
				 "  number = function(f) return f[1] end,\n"
				 "  keep = function(f) kept = f return f.fine end,\n"
				 "  kept = function(f) return kept.fine end,\n"
				 "  give = function(f) return f end,\n"
				 "  fn = function(f) return function() end end,\n"
				 "  none = function() end,\n"
				 "  same = function(a) return a end,\n"
				 "}",
				 &t),
		RC_OK);
	assert_int_equal(script_call(&f.cx, f.s, script_get(t, "sum"), args, 2, &v), RC_OK);
	assert_int_equal(v.n, 753);
	assert_int_equal(script_call(&f.cx, f.s, script_get(t, "text"), args, 1, &v), RC_OK);
	assert_str(v.table->items[0].text, "某公司");
	assert_str(v.table->items[1].text, "g1");
	assert_true(v.table->items[2].yes);
	assert_int_equal(script_call(&f.cx, f.s, script_get(t, "none"), NULL, 0, &v), RC_OK);
	assert_int_equal(v.kind, SCRIPT_NIL);
	assert_int_equal(script_call(&f.cx, f.s, script_get(t, "keep"), args, 1, &v), RC_OK);
	struct script_value b = script_bool(true);
	assert_int_equal(script_call(&f.cx, f.s, script_get(t, "same"), &b, 1, &v), RC_OK);
	assert_int_equal(v.kind, SCRIPT_BOOL);
	assert_str(script_where(&f.cx, f.s, script_get(t, "undeclared")), "t/one.lua:5");
	static const struct {
		const char *fn, *msg;
		enum rc rc;
	} bad[] = {
		{"undeclared", "法规包 t/one.lua 第 6 行：没有声明读取 secret", RC_PACK},
		{"store", "存储失败", RC_DB},
		{"write", "法规包 t/one.lua 第 8 行：办理事实只能读，不能改", RC_PACK},
		{"number", "法规包 t/one.lua 第 9 行：办理事实要用名称读取", RC_PACK},
		{"kept", "法规包 t/one.lua 第 11 行：办理事实只能在本次计算中读取，不能留到以后", RC_PACK},
		{"give", "法规包：返回的值：是办理事实本身；请取其中的值", RC_PACK},
		{"fn", "法规包：返回的值：是函数，这里不能用", RC_PACK},
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(script_call(&f.cx, f.s, script_get(t, bad[i].fn), args, 1, &v), bad[i].rc);
		assert_str(f.cx.msg, bad[i].msg);
		cx_clear(&f.cx);
	}
	end(&f);
}

static enum rc mark(
	struct cx *cx, void *arg, const struct script_value *args, size_t n, struct script_value *out)
{
	if (n != 1 || args[0].kind != SCRIPT_TEXT)
		return fail(cx, RC_PACK, "copy 后面应是一个事实的名称");
	++*(int *)arg;
	struct script_field *fields = ARENA_ARRAY(cx->arena, struct script_field, 1);
	fields[0] = (struct script_field){STR("copy"), args[0]};
	struct script_table *t = ARENA_NEW(cx->arena, struct script_table);
	*t = (struct script_table){.fields = fields, .field_n = 1};
	*out = script_table(t);
	return RC_OK;
}

static void test_provided(void **state)
{
	(void)state;
	struct fixture f;
	struct script_value v;
	int calls = 0;
	begin(&f);
	script_provide(f.s, "copy", mark, &calls);
	assert_int_equal(run(&f, "return { fine = copy 'amount' }", &v), RC_OK);
	assert_str(script_get(script_get(v, "fine"), "copy").text, "amount");
	assert_int_equal(calls, 1);
	static const char *const bad[] = {"return\ncopy()", "return\ncopy(1)", "return\ncopy('a', 'b')"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(run(&f, bad[i], &v), RC_PACK);
		assert_str(f.cx.msg, "法规包 t/one.lua 第 2 行：copy 后面应是一个事实的名称");
		cx_clear(&f.cx);
	}
	assert_int_equal(run(&f, "return\ncopy(function() end)", &v), RC_PACK);
	cx_clear(&f.cx);
	assert_int_equal(run(&f, "while true do copy 'x' end", &v), RC_PACK);
	assert_true(arena_used(f.a) < (size_t)512 * 1024 * 1024);
	end(&f);
}

/* A call from a call has no steps of its own. */
static enum rc again(
	struct cx *cx, void *arg, const struct script_value *args, size_t n, struct script_value *out)
{
	struct fixture *f = arg;
	struct script_value v;
	(void)args;
	(void)n;
	if (script_load(cx, f->s, STR("t/two"), STR("for i = 1, 10000 do end return 1"), &v) != RC_OK)
		return cx->rc;
	*out = v;
	return RC_OK;
}

static void test_nested_limits(void **state)
{
	(void)state;
	struct fixture f;
	struct script_value v;
	begin(&f);
	script_provide(f.s, "again", again, &f);
	assert_int_equal(run(&f, "return again()", &v), RC_OK);
	assert_int_equal(run(&f, "while true do again() end", &v), RC_PACK);
	assert_true(str_find(f.cx.msg, STR("死循环"), 0) < f.cx.msg.n);
	end(&f);
	/* calls within calls end, too */
	begin(&f);
	script_provide(f.s, "again", again, &f);
	static const struct pack_file files[] = {{"again", "return use 'again'"}, {NULL, NULL}};
	script_source(f.s, read_file, (void *)files);
	assert_int_equal(script_use(&f.cx, f.s, STR("again"), &v), RC_PACK);
	end(&f);
}

/* Every limit, from nothing up: it fails in words or works, and never breaks. */
static void test_scarce(void **state)
{
	(void)state;
	static const char text[] = "local t = {} for i = 1, 200 do t[i] = { 'n' .. i, n = i } end "
				   "table.sort(t, function(a, b) return a.n > b.n end) return t";
	bool failed = false, worked = false;
	for (size_t bytes = 1024; bytes < 200000; bytes += 1500) {
		struct fixture f;
		struct script_value v;
		begin_with(&f, (struct script_limits){bytes, 1000000});
		if (run(&f, text, &v) == RC_OK) {
			worked = true;
			assert_int_equal(v.table->n, 200);
		} else {
			failed = true;
			assert_int_equal(f.cx.rc, RC_PACK);
		}
		end(&f);
	}
	assert_true(failed && worked);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_library),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_use),
		cmocka_unit_test(test_calls),
		cmocka_unit_test(test_provided),
		cmocka_unit_test(test_nested_limits),
		cmocka_unit_test(test_scarce),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
