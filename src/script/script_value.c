/* Values across the border: Lua to C as copies in an arena, C to Lua, and the proxy of facts. */
#include "script/script_state.h"

#include "base/utf8.h"

#include <stdlib.h>

static const char functions_key, proxy_key;

struct proxy {
	const struct script_facts *facts;
	int64_t entry;
};

/* The way from the value read down to where the reader is, for messages. */
struct place {
	const struct place *up;
	struct str key;
	lua_Integer i;
	int depth;
};

struct reader {
	lua_State *lua;
	struct arena *arena;
	bool functions;
	size_t count, bytes;
};

static void place_write(struct buf *b, const struct place *p)
{
	if (!p->up)
		return;
	place_write(b, p->up);
	if (p->key.p)
		buf_printf(b, "." STR_FMT, STR_ARG(p->key));
	else
		buf_printf(b, "[%lld]", (long long)p->i);
}

static _Noreturn void refuse(struct reader *r, const struct place *p, const char *why)
{
	struct buf b = buf_in(r->arena);
	buf_z(&b, "返回的值");
	place_write(&b, p);
	buf_printf(&b, "：%s", why);
	lua_pushlstring(r->lua, b.p, b.n);
	lua_error(r->lua);
	abort(); /* lua_error does not return */
}

static struct str read_text(struct reader *r, int idx, const struct place *p)
{
	struct str s;
	s.p = lua_tolstring(r->lua, idx, &s.n);
	if (!utf8_check(s))
		refuse(r, p, "不是完整的 UTF-8 文字");
	/* one long text may stand in many places: its copies are paid for */
	r->bytes += s.n;
	if (r->bytes > script_of(r->lua)->limits.bytes)
		refuse(r, p, "文字总量过大");
	script_charge(r->lua, s.n / 8 + 1);
	return str_dup(r->arena, s);
}

static int keep_function(lua_State *L, int idx)
{
	idx = lua_absindex(L, idx);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &functions_key);
	lua_pushvalue(L, idx);
	lua_rawget(L, -2);
	int fn = (int)lua_tointeger(L, -1);
	lua_pop(L, 1);
	if (!fn) {
		fn = (int)lua_rawlen(L, -1) + 1;
		lua_pushvalue(L, idx);
		lua_rawseti(L, -2, fn);
		lua_pushvalue(L, idx);
		lua_pushinteger(L, fn);
		lua_rawset(L, -3);
	}
	lua_pop(L, 1);
	return fn;
}

void script_push_function(lua_State *L, int fn)
{
	lua_rawgetp(L, LUA_REGISTRYINDEX, &functions_key);
	lua_rawgeti(L, -1, fn);
	lua_remove(L, -2);
}

static struct script_value read_value(struct reader *r, int idx, const struct place *p);

static int field_cmp(const void *a, const void *b)
{
	const struct script_field *x = a, *y = b;
	return str_cmp(x->key, y->key);
}

/* Numbers of items and fields; refuses gaps and other kinds of key. */
static void count_table(struct reader *r, int idx, const struct place *p, struct script_table *t)
{
	lua_State *L = r->lua;
	lua_Integer top = 0;
	for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
		if (lua_type(L, -2) == LUA_TSTRING) {
			t->field_n++;
		} else if (lua_isinteger(L, -2) && lua_tointeger(L, -2) >= 1) {
			t->n++;
			if (lua_tointeger(L, -2) > top)
				top = lua_tointeger(L, -2);
		} else {
			refuse(r, p, "表的键只能是文字或从 1 起的序号");
		}
	}
	if (top != (lua_Integer)t->n)
		refuse(r, p, "表的序号有空缺（中间可能有 nil）");
}

static struct script_value read_table(struct reader *r, int idx, const struct place *p)
{
	lua_State *L = r->lua;
	struct script_table *t = ARENA_NEW(r->arena, struct script_table);
	idx = lua_absindex(L, idx);
	if (p->depth >= SCRIPT_DEPTH_MAX)
		refuse(r, p, "表套表太深，或者自己套了自己");
	luaL_checkstack(L, 8, NULL);
	count_table(r, idx, p, t);
	r->count += t->n + t->field_n;
	if (r->count > SCRIPT_VALUES_MAX)
		refuse(r, p, "值太多");
	script_charge(L, t->n + t->field_n);
	struct script_value *items = ARENA_ARRAY(r->arena, struct script_value, t->n);
	struct script_field *fields = ARENA_ARRAY(r->arena, struct script_field, t->field_n);
	size_t at = 0;
	for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
		struct place in = {.up = p, .depth = p->depth + 1};
		if (lua_type(L, -2) == LUA_TSTRING) {
			in.key = read_text(r, -2, p);
			fields[at].key = in.key;
			fields[at++].value = read_value(r, -1, &in);
		} else {
			in.i = lua_tointeger(L, -2);
			items[in.i - 1] = read_value(r, -1, &in);
		}
	}
	qsort(fields, t->field_n, sizeof *fields, field_cmp);
	t->items = items;
	t->fields = fields;
	return script_table(t);
}

static struct script_value read_value(struct reader *r, int idx, const struct place *p)
{
	lua_State *L = r->lua;
	switch (lua_type(L, idx)) {
	case LUA_TNIL:
	case LUA_TNONE:
		return script_nil();
	case LUA_TBOOLEAN:
		return script_bool(lua_toboolean(L, idx));
	case LUA_TNUMBER:
		if (!lua_isinteger(L, idx))
			refuse(r, p, "是小数；只能用整数（整除用 //，金额用分）");
		return script_int(lua_tointeger(L, idx));
	case LUA_TSTRING:
		return script_text(read_text(r, idx, p));
	case LUA_TTABLE:
		return read_table(r, idx, p);
	case LUA_TFUNCTION:
		if (!r->functions)
			refuse(r, p, "是函数，这里不能用");
		return (struct script_value){.kind = SCRIPT_FUNCTION, .fn = keep_function(L, idx)};
	default:
		refuse(r, p, "是办理事实本身；请取其中的值");
	}
}

struct script_value script_read(lua_State *L, int idx, bool functions)
{
	struct reader r = {.lua = L, .arena = script_of(L)->cx->arena, .functions = functions};
	struct place top = {0};
	return read_value(&r, idx, &top);
}

static void push_value(lua_State *L, const struct script_value *v, int depth);

static void push_table(lua_State *L, const struct script_table *t, int depth)
{
	if (depth >= SCRIPT_DEPTH_MAX || t->n + t->field_n > SCRIPT_VALUES_MAX)
		luaL_error(L, "给法规包的表太大或太深");
	luaL_checkstack(L, 8, NULL);
	script_charge(L, t->n + t->field_n);
	lua_createtable(L, (int)t->n, (int)t->field_n);
	for (size_t i = 0; i < t->n; i++) {
		push_value(L, &t->items[i], depth + 1);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	for (size_t i = 0; i < t->field_n; i++) {
		lua_pushlstring(L, t->fields[i].key.p, t->fields[i].key.n);
		push_value(L, &t->fields[i].value, depth + 1);
		lua_rawset(L, -3);
	}
}

static void push_value(lua_State *L, const struct script_value *v, int depth)
{
	struct script *s = script_of(L);
	switch (v->kind) {
	case SCRIPT_NIL:
		lua_pushnil(L);
		return;
	case SCRIPT_BOOL:
		lua_pushboolean(L, v->yes);
		return;
	case SCRIPT_INT:
		lua_pushinteger(L, v->n);
		return;
	case SCRIPT_TEXT:
		lua_pushlstring(L, v->text.p ? v->text.p : "", v->text.n);
		return;
	case SCRIPT_TABLE:
		push_table(L, v->table, depth);
		return;
	case SCRIPT_FUNCTION:
		script_push_function(L, v->fn);
		return;
	case SCRIPT_FACTS: {
		struct proxy *p = lua_newuserdatauv(L, sizeof *p, 0);
		*p = (struct proxy){v->facts, s->entry};
		lua_rawgetp(L, LUA_REGISTRYINDEX, &proxy_key);
		lua_setmetatable(L, -2);
		return;
	}
	}
}

void script_push(lua_State *L, const struct script_value *v)
{
	push_value(L, v, 0);
}

static int proxy_index(lua_State *L)
{
	const struct proxy *p = lua_touserdata(L, 1);
	struct script *s = script_of(L);
	if (p->entry != s->entry)
		return luaL_error(L, "办理事实只能在本次计算中读取，不能留到以后");
	if (lua_type(L, 2) != LUA_TSTRING)
		return luaL_error(L, "办理事实要用名称读取");
	struct str key;
	struct script_value v = script_nil();
	key.p = lua_tolstring(L, 2, &key.n);
	enum rc rc = p->facts->get(s->cx, p->facts->arg, key, &v);
	if (rc != RC_OK)
		script_raise(L, rc);
	script_push(L, &v);
	return 1;
}

static int proxy_locked(lua_State *L)
{
	return luaL_error(L, "办理事实只能读，不能改");
}

void script_values_open(lua_State *L)
{
	static const luaL_Reg meta[] = {
		{"__index", proxy_index}, {"__newindex", proxy_locked}, {NULL, NULL}};
	lua_newtable(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &functions_key);
	lua_newtable(L);
	luaL_setfuncs(L, meta, 0);
	lua_pushboolean(L, 0);
	lua_setfield(L, -2, "__metatable");
	lua_rawsetp(L, LUA_REGISTRYINDEX, &proxy_key);
}

struct script_value script_get(struct script_value table, const char *key)
{
	if (table.kind != SCRIPT_TABLE)
		return script_nil();
	size_t lo = 0, hi = table.table->field_n;
	struct str k = str_c(key);
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = str_cmp(table.table->fields[mid].key, k);
		if (c == 0)
			return table.table->fields[mid].value;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return script_nil();
}

const char *script_kind_title(enum script_kind kind)
{
	switch (kind) {
	case SCRIPT_NIL:
		return "空";
	case SCRIPT_BOOL:
		return "真假";
	case SCRIPT_INT:
		return "整数";
	case SCRIPT_TEXT:
		return "文字";
	case SCRIPT_TABLE:
		return "表";
	case SCRIPT_FUNCTION:
		return "函数";
	case SCRIPT_FACTS:
		return "办理事实";
	}
	return "";
}
