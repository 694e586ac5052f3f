/*
 * The allow list: what a text of the pack can call. Whatever can take long inside one
 * call pays for it in steps; whatever could leak an address, an order or a locale is our own.
 */
#include "script/script_state.h"

#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>

#define SPREAD_MAX 200 /* values one call may give */

static const char *kind_name(lua_State *L, int idx)
{
	switch (lua_type(L, idx)) {
	case LUA_TBOOLEAN:
		return "真假";
	case LUA_TNUMBER:
		return "数";
	case LUA_TSTRING:
		return "文字";
	case LUA_TTABLE:
		return "表";
	case LUA_TFUNCTION:
		return "函数";
	case LUA_TUSERDATA:
		return "办理事实";
	default:
		return "nil";
	}
}

/* Pushes the text of a value without addresses; raises for decimals, whose text nobody should see. */
static void push_text(lua_State *L, int idx)
{
	idx = lua_absindex(L, idx);
	switch (lua_type(L, idx)) {
	case LUA_TSTRING:
		lua_pushvalue(L, idx);
		return;
	case LUA_TNUMBER:
		if (!lua_isinteger(L, idx))
			luaL_error(L, "小数不能写成文字，请用整数（整除用 //）");
		lua_pushfstring(L, "%I", (LUAI_UACINT)lua_tointeger(L, idx));
		return;
	case LUA_TBOOLEAN:
		lua_pushstring(L, lua_toboolean(L, idx) ? "true" : "false");
		return;
	case LUA_TNIL:
		lua_pushliteral(L, "nil");
		return;
	default:
		lua_pushfstring(L, "（%s）", kind_name(L, idx));
	}
}

static int lib_tostring(lua_State *L)
{
	luaL_checkany(L, 1);
	push_text(L, 1);
	return 1;
}

/* Whole decimal numbers alone; nil for everything else. */
static int lib_tonumber(lua_State *L)
{
	int64_t n;
	size_t len;
	luaL_checkany(L, 1);
	if (lua_isinteger(L, 1)) {
		lua_settop(L, 1);
	} else if (lua_type(L, 1) == LUA_TSTRING) {
		const char *p = lua_tolstring(L, 1, &len);
		if (str_to_int((struct str){p, len}, &n))
			lua_pushinteger(L, n);
		else
			lua_pushnil(L);
	} else {
		lua_pushnil(L);
	}
	return 1;
}

/* Keys in their fixed order: integers, then texts by their bytes. */
struct key {
	bool is_text;
	lua_Integer n;
	struct str text;
};

static int key_cmp(const void *pa, const void *pb)
{
	const struct key *a = pa, *b = pb;
	if (a->is_text != b->is_text)
		return a->is_text - b->is_text;
	return a->is_text ? str_cmp(a->text, b->text) : (a->n > b->n) - (a->n < b->n);
}

static struct key key_at(lua_State *L, int idx)
{
	struct key k = {0};
	if (lua_type(L, idx) == LUA_TSTRING) {
		k.is_text = true;
		k.text.p = lua_tolstring(L, idx, &k.text.n);
	} else if (lua_isinteger(L, idx)) {
		k.n = lua_tointeger(L, idx);
	} else {
		luaL_error(L, "表的键只能是整数或文字，这里是%s", kind_name(L, idx));
	}
	return k;
}

static void key_push(lua_State *L, const struct key *k)
{
	if (k->is_text)
		lua_pushlstring(L, k->text.p, k->text.n);
	else
		lua_pushinteger(L, k->n);
}

/* The keys are copied first, so a loop may assign to the table it walks over. */
static int pairs_step(lua_State *L)
{
	for (;;) {
		lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
		lua_pushinteger(L, i + 1);
		lua_replace(L, lua_upvalueindex(3));
		if (lua_rawgeti(L, lua_upvalueindex(2), i) == LUA_TNIL)
			return 1;
		lua_pushvalue(L, -1);
		if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
			return 2;
		lua_pop(L, 2); /* removed meanwhile */
		script_charge(L, 1);
	}
}

static int lib_pairs(lua_State *L)
{
	size_t n = 0;
	luaL_checktype(L, 1, LUA_TTABLE);
	for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1))
		n++;
	script_charge(L, 2 * n);
	struct key *keys = lua_newuserdatauv(L, (n + 1) * sizeof *keys, 0);
	size_t i = 0;
	for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1))
		keys[i++] = key_at(L, -2);
	qsort(keys, n, sizeof *keys, key_cmp);
	lua_pushvalue(L, 1);
	lua_createtable(L, (int)n, 0);
	for (i = 0; i < n; i++) {
		key_push(L, &keys[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_pushinteger(L, 1);
	lua_pushcclosure(L, pairs_step, 3);
	lua_pushvalue(L, 1);
	lua_pushnil(L);
	return 3;
}

/* The key that follows in the same order: what pairs would give next. */
static int lib_next(lua_State *L)
{
	size_t n = 0;
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 2);
	bool any = false, after = !lua_isnil(L, 2);
	struct key best = {0}, from = after ? key_at(L, 2) : best;
	for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1), n++) {
		struct key k = key_at(L, -2);
		if ((after && key_cmp(&k, &from) <= 0) || (any && key_cmp(&k, &best) >= 0))
			continue;
		best = k;
		any = true;
	}
	script_charge(L, n);
	if (!any) {
		lua_pushnil(L);
		return 1;
	}
	key_push(L, &best);
	lua_pushvalue(L, -1);
	lua_rawget(L, 1);
	return 2;
}

static int lib_rep(lua_State *L)
{
	size_t n, sep_n;
	const char *p = luaL_checklstring(L, 1, &n);
	lua_Integer times = luaL_checkinteger(L, 2);
	const char *sep = luaL_optlstring(L, 3, "", &sep_n);
	if (times <= 0 || n + sep_n == 0) {
		lua_pushliteral(L, "");
		return 1;
	}
	if (n + sep_n > SCRIPT_TEXT_MAX || (size_t)times > SCRIPT_TEXT_MAX / (n + sep_n))
		return luaL_error(L, "文字过长，最多 %d 字节", (int)SCRIPT_TEXT_MAX);
	script_charge(L, (size_t)times);
	luaL_Buffer b;
	luaL_buffinit(L, &b);
	for (lua_Integer i = 0; i < times; i++) {
		if (i)
			luaL_addlstring(&b, sep, sep_n);
		luaL_addlstring(&b, p, n);
	}
	luaL_pushresult(&b);
	return 1;
}

static int lib_byte(lua_State *L)
{
	size_t n;
	const char *p = luaL_checklstring(L, 1, &n);
	lua_Integer from = luaL_optinteger(L, 2, 1), to = luaL_optinteger(L, 3, from);
	lua_Integer len = (lua_Integer)n;
	if (from < 0)
		from = from < -len ? 1 : len + from + 1;
	if (to < 0)
		to = to < -len ? 0 : len + to + 1;
	if (from < 1)
		from = 1;
	if (to > len)
		to = len;
	if (from > to)
		return 0;
	if (to - from >= SPREAD_MAX)
		return luaL_error(L, "一次最多取 %d 个字节", SPREAD_MAX);
	for (lua_Integer i = from; i <= to; i++)
		lua_pushinteger(L, (unsigned char)p[i - 1]);
	return (int)(to - from + 1);
}

/* format of %s, %d, %0Nd (N one digit) and %%. */
static int lib_format(lua_State *L)
{
	size_t n;
	int arg = 1, last = lua_gettop(L); /* a buffer puts things of its own above them */
	const char *p = luaL_checklstring(L, 1, &n), *end = p + n;
	luaL_Buffer b;
	luaL_buffinit(L, &b);
	for (; p < end; p++) {
		int width = 0;
		if (*p != '%') {
			luaL_addchar(&b, *p);
			continue;
		}
		p++;
		if (p + 2 < end && *p == '0' && p[1] >= '1' && p[1] <= '9' && p[2] == 'd') {
			width = p[1] - '0';
			p += 2;
		}
		bool takes = p < end && (*p == 's' || *p == 'd');
		if (takes && ++arg > last)
			return luaL_error(L, "string.format 缺第 %d 个参数", arg);
		if (p < end && *p == '%' && !width) {
			luaL_addchar(&b, '%');
		} else if (takes && *p == 's') {
			push_text(L, arg);
			luaL_addvalue(&b);
		} else if (takes) {
			char tmp[32];
			int len = snprintf(tmp, sizeof tmp, "%0*lld", width,
				(long long)luaL_checkinteger(L, arg));
			luaL_addlstring(&b, tmp, (size_t)len);
		} else {
			return luaL_error(L, "string.format 只认 %%s、%%d、%%02d 和 %%%%");
		}
	}
	luaL_pushresult(&b);
	return 1;
}

static int lib_concat(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	size_t sep_n;
	const char *sep = luaL_optlstring(L, 2, "", &sep_n);
	lua_Integer from = luaL_optinteger(L, 3, 1), to = luaL_opt(L, luaL_checkinteger, 4,
							  (lua_Integer)lua_rawlen(L, 1));
	luaL_Buffer b;
	luaL_buffinit(L, &b);
	size_t total = 0;
	for (lua_Integer i = from; i <= to; i++) {
		script_charge(L, 1);
		lua_rawgeti(L, 1, i);
		if (lua_type(L, -1) != LUA_TSTRING && !lua_isinteger(L, -1))
			return luaL_error(L, "table.concat：第 %I 项是%s，只能连接文字和整数",
				(LUAI_UACINT)i, kind_name(L, -1));
		push_text(L, -1);
		lua_remove(L, -2);
		total += lua_rawlen(L, -1) + sep_n;
		if (total > SCRIPT_TEXT_MAX + sep_n)
			return luaL_error(L, "文字过长，最多 %d 字节", (int)SCRIPT_TEXT_MAX);
		luaL_addvalue(&b);
		if (i < to)
			luaL_addlstring(&b, sep, sep_n);
		else
			break; /* i + 1 could overflow */
	}
	luaL_pushresult(&b);
	return 1;
}

static int lib_unpack(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_Integer from = luaL_optinteger(L, 2, 1),
		    to = luaL_opt(L, luaL_checkinteger, 3, (lua_Integer)lua_rawlen(L, 1));
	if (from > to)
		return 0;
	if ((lua_Unsigned)to - (lua_Unsigned)from >= SPREAD_MAX)
		return luaL_error(L, "table.unpack 一次最多 %d 项", SPREAD_MAX);
	luaL_checkstack(L, SPREAD_MAX, NULL);
	int n = (int)(to - from) + 1;
	for (int i = 0; i < n; i++)
		lua_rawgeti(L, 1, from + i);
	return n;
}

/* In Lua, so that every step is counted. sort is a stable merge sort: the same result on every machine. */
static const char prelude[] =
	"local type, error, select = ...\n"
	"local T = {}\n"
	"function T.insert(t, a, ...)\n"
	"  if type(t) ~= 'table' then error('table.insert：第一个参数应是表', 2) end\n"
	"  local n = #t\n"
	"  if select('#', ...) == 0 then t[n + 1] = a return end\n"
	"  if type(a) ~= 'number' or a // 1 ~= a or a < 1 or a > n + 1 then error('table.insert：位置不对', 2) end\n"
	"  for i = n, a, -1 do t[i + 1] = t[i] end\n"
	"  t[a] = (...)\n"
	"end\n"
	"function T.remove(t, a)\n"
	"  if type(t) ~= 'table' then error('table.remove：第一个参数应是表', 2) end\n"
	"  local n = #t\n"
	"  a = a or n\n"
	"  if n == 0 then return nil end\n"
	"  if type(a) ~= 'number' or a // 1 ~= a or a < 1 or a > n then error('table.remove：位置不对', 2) end\n"
	"  local v = t[a]\n"
	"  for i = a, n do t[i] = t[i + 1] end\n"
	"  return v\n"
	"end\n"
	"function T.sort(t, less)\n"
	"  if type(t) ~= 'table' then error('table.sort：第一个参数应是表', 2) end\n"
	"  local a, b, n, w = t, {}, #t, 1\n"
	"  while w < n do\n"
	"    for lo = 1, n, 2 * w do\n"
	"      local mid, hi = lo + w, lo + 2 * w\n"
	"      if mid > n + 1 then mid = n + 1 end\n"
	"      if hi > n + 1 then hi = n + 1 end\n"
	"      local i, j = lo, mid\n"
	"      for k = lo, hi - 1 do\n"
	"        local right\n"
	"        if i >= mid then right = true\n"
	"        elseif j >= hi then right = false\n"
	"        elseif less then right = less(a[j], a[i])\n"
	"        else right = a[j] < a[i] end\n"
	"        if right then b[k] = a[j] j = j + 1 else b[k] = a[i] i = i + 1 end\n"
	"      end\n"
	"    end\n"
	"    a, b, w = b, a, 2 * w\n"
	"  end\n"
	"  if a ~= t then for i = 1, n do t[i] = a[i] end end\n"
	"end\n"
	"return T\n";

static int locked(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
	return luaL_error(L, "不能给 %s 赋值：这里只读，请用 local", name);
}

static int missing(lua_State *L)
{
	const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
	return luaL_error(L, "没有叫 %s 的名字（不可用，或者写错了）", name);
}

void script_lock(lua_State *L)
{
	lua_newtable(L); /* of what is missing */
	lua_pushcfunction(L, missing);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_newtable(L); /* the stand-in */
	lua_newtable(L);
	lua_pushvalue(L, -3);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, locked);
	lua_setfield(L, -2, "__newindex");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
	lua_remove(L, -2);
}

/* Copies the named members of the table at from into the table at the top. */
static void pick(lua_State *L, int from, const char *const *names)
{
	for (; *names; names++) {
		lua_getfield(L, from, *names);
		lua_setfield(L, -2, *names);
	}
}

static void open_string(lua_State *L, int env)
{
	static const char *const picked[] = {"sub", "len", "char", "upper", "lower", "reverse", NULL};
	static const luaL_Reg ours[] = {
		{"rep", lib_rep}, {"byte", lib_byte}, {"format", lib_format}, {NULL, NULL}};
	luaopen_string(L);
	int whole = lua_gettop(L);
	lua_newtable(L);
	pick(L, whole, picked);
	luaL_setfuncs(L, ours, 0);
	script_lock(L);
	/* methods of texts: ours instead of the whole library */
	lua_pushliteral(L, "");
	lua_newtable(L);
	lua_pushvalue(L, -3);
	lua_setfield(L, -2, "__index");
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
	lua_setfield(L, env, "string");
	lua_settop(L, whole - 1);
}

static void open_math(lua_State *L, int env)
{
	static const char *const picked[] = {
		"abs", "max", "min", "floor", "tointeger", "type", "ult", "maxinteger", NULL};
	luaopen_math(L);
	lua_newtable(L);
	pick(L, lua_gettop(L) - 1, picked);
	script_lock(L);
	lua_setfield(L, env, "math");
	lua_pop(L, 1);
}

static void open_table(lua_State *L, int env)
{
	static const luaL_Reg ours[] = {{"concat", lib_concat}, {"unpack", lib_unpack}, {NULL, NULL}};
	if (luaL_loadbufferx(L, prelude, sizeof prelude - 1, "=table", "t") != LUA_OK)
		lua_error(L);
	lua_getfield(L, env, "type");
	lua_getfield(L, env, "error");
	lua_getfield(L, env, "select");
	lua_call(L, 3, 1);
	luaL_setfuncs(L, ours, 0);
	script_lock(L);
	lua_setfield(L, env, "table");
}

void script_lib_open(lua_State *L)
{
	static const char *const picked[] = {
		"assert", "error", "ipairs", "select", "type", "rawequal", "rawlen", NULL};
	static const luaL_Reg ours[] = {{"pairs", lib_pairs}, {"next", lib_next},
		{"tostring", lib_tostring}, {"tonumber", lib_tonumber}, {NULL, NULL}};
	lua_newtable(L);
	int env = lua_gettop(L);
	luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
	int whole = lua_gettop(L);
	lua_pushvalue(L, env);
	pick(L, whole, picked);
	luaL_setfuncs(L, ours, 0);
	lua_settop(L, env);
	open_string(L, env);
	open_math(L, env);
	open_table(L, env);
	/* the library's own globals are out of reach from here on */
	lua_pushnil(L);
	lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
}
