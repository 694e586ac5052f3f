/* The Lua state: its limits, its entries, and the words of its failures. */
#include "script/script_state.h"

#include "base/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#define HOOK_STEPS 1000
#define VOLUME_FACTOR 64  /* bytes handed out in one entry, as a multiple of the memory limit */
#define REFUSALS_MAX 64   /* each costs a full collection; then the entry has had its share */

static const char env_key, lock_key, files_key;

const struct script_limits script_limits_default = {
	.bytes = (size_t)64 * 1024 * 1024, .instructions = 20000000};

struct script *script_of(lua_State *L)
{
	return *(struct script **)lua_getextraspace(L);
}

/* Whether the limits forbid this allocation. For a new block Lua gives its kind in old. */
static const char *excess(struct script *s, const void *p, size_t old, size_t n)
{
	size_t had = p ? old : 0;
	if (!s->limited || n <= had)
		return NULL;
	if (!p && old == LUA_TSTRING && n > SCRIPT_TEXT_MAX + 64)
		return "文字过长";
	if (s->bytes - had + n > s->limits.bytes)
		return "占用的内存过多";
	if (s->volume < n)
		return "反复申请的内存过多";
	return s->refused > REFUSALS_MAX ? "占用的内存过多" : NULL;
}

static void *allocate(void *arg, void *p, size_t old, size_t n)
{
	struct script *s = arg;
	const char *why = excess(s, p, old, n);
	if (why) {
		s->excess = why;
		s->refused++;
		return NULL;
	}
	size_t had = p ? old : 0;
	if (n == 0) {
		free(p);
		s->bytes -= had;
		return NULL;
	}
	void *q = realloc(p, n);
	INVARIANT(q); /* out of memory ends the process, as in the arena */
	if (s->limited && n > had)
		s->volume -= n;
	s->bytes = s->bytes - had + n;
	return q;
}

void script_charge(lua_State *L, size_t n)
{
	struct script *s = script_of(L);
	if (!s->limited)
		return;
	s->steps -= n > INT64_MAX / 4 ? INT64_MAX / 4 : (int64_t)n;
	if (s->steps < 0)
		luaL_error(L, "运行超过 %I 步，可能有死循环", (LUAI_UACINT)s->limits.instructions);
}

static void on_steps(lua_State *L, lua_Debug *ar)
{
	(void)ar;
	script_charge(L, HOOK_STEPS);
}

static int on_panic(lua_State *L)
{
	(void)L;
	invariant_broken("an error outside a protected call", __FILE__, __LINE__);
}

void script_raise(lua_State *L, enum rc rc)
{
	struct script *s = script_of(L);
	s->failed = rc;
	lua_pushlstring(L, s->cx->msg.p ? s->cx->msg.p : "", s->cx->msg.n);
	lua_error(L);
	abort(); /* lua_error does not return */
}

/*
 * Handler of messages: finds the line of the pack an error belongs to. That is the frame whose
 * "file:line: " Lua has put before the message, or else the innermost line of the pack.
 */
static int locate(lua_State *L)
{
	struct script *s = script_of(L);
	struct str msg = {NULL, 0};
	if (lua_type(L, 1) == LUA_TSTRING)
		msg.p = lua_tolstring(L, 1, &msg.n);
	if (s->located)
		return 1;
	lua_Debug ar;
	char prefix[LUA_IDSIZE + 24], first[sizeof s->where] = "";
	for (int level = 0; level < 200 && lua_getstack(L, level, &ar); level++) {
		bool pack = lua_getinfo(L, "Sl", &ar) && ar.source[0] == '@' && ar.currentline > 0;
		int n = snprintf(prefix, sizeof prefix, "%s:%d: ", ar.short_src, ar.currentline);
		bool named = str_has_prefix(msg, (struct str){prefix, (size_t)n});
		if (named) {
			lua_pushlstring(L, msg.p + n, msg.n - (size_t)n);
			lua_replace(L, 1);
			msg.p = lua_tolstring(L, 1, &msg.n);
		}
		if (!pack)
			continue; /* our own prelude */
		snprintf(s->where, sizeof s->where, "%s 第 %d 行", ar.source + 1, ar.currentline);
		if (named)
			return 1;
		if (!*first)
			memcpy(first, s->where, sizeof first);
	}
	memcpy(s->where, first, sizeof first);
	return 1;
}

/* Turns the error at the top of the stack into a failure of the context. */
static enum rc failure(struct cx *cx, struct script *s, int status, enum rc before)
{
	lua_State *L = s->lua;
	struct str msg = STR("（错误的值不是文字）");
	if (s->failed != RC_OK && s->failed != RC_PACK)
		return s->failed;
	if (lua_type(L, -1) == LUA_TSTRING)
		msg.p = lua_tolstring(L, -1, &msg.n);
	if (status == LUA_ERRMEM)
		msg = str_printf(cx->arena, "%s（上限 %zu KiB，一段文字 %zu KiB）",
			s->excess ? s->excess : "占用的内存过多", s->limits.bytes / 1024,
			SCRIPT_TEXT_MAX / 1024);
	if (!utf8_check(msg))
		msg = STR("（错误的文字不是 UTF-8）");
	msg = str_dup(cx->arena, msg);
	if (s->failed == RC_PACK && before == RC_OK)
		cx_clear(cx); /* the same words follow, with their place */
	return fail(cx, RC_PACK, "法规包%s%s：" STR_FMT, *s->where ? " " : "", s->where, STR_ARG(msg));
}

/*
 * One entry into Lua: body(request) in protected mode. An entry from a callback of
 * another shares its steps and its memory.
 */
static enum rc enter(struct cx *cx, struct script *s, lua_CFunction body, void *request)
{
	lua_State *L = s->lua;
	struct cx *outer_cx = s->cx;
	int64_t outer_entry = s->entry;
	enum rc before = cx->rc, rc = RC_OK;
	if (!outer_cx) {
		s->steps = s->limits.instructions;
		s->volume = s->limits.bytes * VOLUME_FACTOR;
		s->refused = 0;
		s->root = s->entries + 1;
	}
	s->entry = ++s->entries;
	s->cx = cx;
	s->failed = RC_OK;
	s->located = false;
	s->where[0] = 0;
	s->excess = NULL;
	int top = lua_gettop(L);
	/* the reserve of LUA_MINSTACK is always there for these three */
	lua_pushcfunction(L, locate);
	lua_pushcfunction(L, body);
	lua_pushlightuserdata(L, request);
	int status = lua_pcall(L, 1, 0, top + 1);
	if (status != LUA_OK)
		rc = failure(cx, s, status, before);
	lua_settop(L, top);
	s->failed = RC_OK;
	s->located = false;
	s->where[0] = 0;
	s->cx = outer_cx;
	s->entry = outer_entry;
	if (status == LUA_ERRMEM && !outer_cx)
		lua_gc(L, LUA_GCCOLLECT);
	return rc;
}

/* "file.lua:12: words" of the compiler: the words go to the stack, the place is kept. */
static _Noreturn void raise_syntax(lua_State *L, struct str file)
{
	struct script *s = script_of(L);
	struct str msg;
	size_t at = 0;
	int line = 0;
	msg.p = lua_tolstring(L, -1, &msg.n);
	while ((at = str_find(msg, STR(":"), at)) < msg.n) {
		size_t i = ++at;
		for (line = 0; i < msg.n && isdigit((unsigned char)msg.p[i]) && line < 10000000; i++)
			line = line * 10 + (msg.p[i] - '0');
		if (i > at && i + 1 < msg.n && msg.p[i] == ':' && msg.p[i + 1] == ' ') {
			msg = str_sub(msg, i + 2, msg.n);
			break;
		}
		line = 0;
	}
	snprintf(s->where, sizeof s->where, STR_FMT ".lua 第 %d 行", STR_ARG(file), line);
	s->located = true;
	lua_pushfstring(L, "语法错误：%s", lua_pushlstring(L, msg.p, msg.n));
	lua_error(L);
	abort(); /* lua_error does not return */
}

static _Noreturn void raise_file(lua_State *L, struct str file, const char *why)
{
	struct script *s = script_of(L);
	snprintf(s->where, sizeof s->where, STR_FMT ".lua", STR_ARG(file));
	s->located = true;
	lua_pushstring(L, why);
	lua_error(L);
	abort(); /* lua_error does not return */
}

/* Runs a text as a file of the pack and leaves the one value it returns on the stack. */
static void run_text(lua_State *L, struct str file, struct str text)
{
	char chunk[SCRIPT_NAME_MAX + 8];
	if (text.n > SCRIPT_CHUNK_MAX)
		raise_file(L, file, "文件过大，最多 1 MiB");
	if (!utf8_check(text))
		raise_file(L, file, "不是 UTF-8 文字");
	snprintf(chunk, sizeof chunk, "@" STR_FMT ".lua", STR_ARG(file));
	int status = luaL_loadbufferx(L, text.p ? text.p : "", text.n, chunk, "t");
	if (status == LUA_ERRSYNTAX)
		raise_syntax(L, file);
	if (status != LUA_OK)
		lua_error(L);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &lock_key);
	if (!lua_setupvalue(L, -2, 1)) /* a text without globals has no such upvalue */
		lua_pop(L, 1);
	lua_call(L, 0, 1);
	if (lua_isnil(L, -1))
		raise_file(L, file, "没有返回值：文件末尾应有 return");
}

static bool name_ok(struct str name)
{
	bool start = true;
	if (name.n == 0 || name.n > SCRIPT_NAME_MAX)
		return false;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
		if (!word && (c != '/' || start))
			return false;
		start = c == '/';
	}
	return !start;
}

/* Leaves the value of a file on the stack; a file is run once, and not from within itself. */
static void use_file(lua_State *L, struct str name)
{
	struct script *s = script_of(L);
	struct str text = STR_NONE;
	luaL_checkstack(L, 8, NULL);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &files_key);
	lua_pushlstring(L, name.p, name.n);
	lua_rawget(L, -2);
	if (lua_istable(L, -1)) {
		lua_rawgeti(L, -1, 1);
		return;
	}
	/* the number of the entry in which its reading began, which may have failed long ago */
	if (lua_isinteger(L, -1) && lua_tointeger(L, -1) == s->root)
		luaL_error(L, "文件 %s 正在读取中，不能互相引用", lua_pushlstring(L, name.p, name.n));
	lua_pop(L, 1);
	if (!s->read)
		luaL_error(L, "这里不能用 use");
	enum rc rc = s->read(s->cx, s->read_arg, name, &text);
	if (rc != RC_OK)
		script_raise(L, rc);
	lua_pushlstring(L, name.p, name.n);
	lua_pushinteger(L, s->root);
	lua_rawset(L, -3);
	run_text(L, name, text);
	lua_pushlstring(L, name.p, name.n);
	lua_createtable(L, 1, 0);
	lua_pushvalue(L, -3);
	lua_rawseti(L, -2, 1);
	lua_rawset(L, -4);
}

static int lib_use(lua_State *L)
{
	struct str name;
	name.p = luaL_checklstring(L, 1, &name.n);
	if (!name_ok(name))
		return luaL_error(L, "use 的文件名只能由小写字母、数字、_、- 和 / 组成，不带 .lua");
	use_file(L, name);
	return 1;
}

struct script *script_new(struct script_limits limits)
{
	struct script *s = calloc(1, sizeof *s);
	INVARIANT(s);
	s->limits = limits;
	lua_State *L = s->lua = lua_newstate(allocate, s);
	INVARIANT(L);
	*(struct script **)lua_getextraspace(L) = s;
	lua_atpanic(L, on_panic);
	script_values_open(L);
	lua_newtable(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &files_key);
	script_lib_open(L);
	lua_pushcfunction(L, lib_use);
	lua_setfield(L, -2, "use");
	lua_pushvalue(L, -1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &env_key);
	script_lock(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &lock_key);
	lua_settop(L, 0);
	lua_sethook(L, on_steps, LUA_MASKCOUNT, HOOK_STEPS);
	s->limited = true;
	return s;
}

void script_free(struct script *s)
{
	if (!s)
		return;
	lua_close(s->lua);
	free(s);
}

void script_source(struct script *s,
	enum rc (*read)(struct cx *cx, void *arg, struct str name, struct str *text), void *arg)
{
	s->read = read;
	s->read_arg = arg;
}

static int call_provided(lua_State *L)
{
	const struct script_provided *p = lua_touserdata(L, lua_upvalueindex(1));
	struct script *s = script_of(L);
	struct script_value out = script_nil();
	int n = lua_gettop(L);
	if (n > 16)
		return luaL_error(L, "%s 的参数过多", p->name);
	struct script_value args[16];
	for (int i = 0; i < n; i++)
		args[i] = script_read(L, i + 1, false);
	enum rc rc = p->fn(s->cx, p->arg, args, (size_t)n, &out);
	if (rc != RC_OK)
		script_raise(L, rc);
	script_push(L, &out);
	return 1;
}

void script_provide(struct script *s, const char *name,
	enum rc (*fn)(struct cx *cx, void *arg, const struct script_value *args, size_t n,
		struct script_value *out),
	void *arg)
{
	lua_State *L = s->lua;
	s->limited = false;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &env_key);
	struct script_provided *p = lua_newuserdatauv(L, sizeof *p, 0);
	*p = (struct script_provided){fn, arg, name};
	lua_pushcclosure(L, call_provided, 1);
	lua_setfield(L, -2, name);
	lua_settop(L, 0);
	s->limited = true;
}

struct load_request {
	struct str name, text;
	bool use;
	struct script_value out;
};

static int do_load(lua_State *L)
{
	struct load_request *r = lua_touserdata(L, 1);
	if (r->use)
		use_file(L, r->name);
	else
		run_text(L, r->name, r->text);
	struct script *s = script_of(L);
	snprintf(s->where, sizeof s->where, STR_FMT ".lua", STR_ARG(r->name));
	s->located = true; /* what cannot be copied has no line */
	r->out = script_read(L, -1, true);
	return 0;
}

static enum rc load(struct cx *cx, struct script *s, struct load_request r, struct script_value *out)
{
	if (!name_ok(r.name))
		return fail(cx, RC_PACK, "法规包的文件名不对：" STR_FMT, STR_ARG(utf8_cut(r.name, 80)));
	enum rc rc = enter(cx, s, do_load, &r);
	*out = rc == RC_OK ? r.out : script_nil();
	return rc;
}

enum rc script_load(
	struct cx *cx, struct script *s, struct str name, struct str text, struct script_value *out)
{
	return load(cx, s, (struct load_request){.name = name, .text = text}, out);
}

enum rc script_use(struct cx *cx, struct script *s, struct str name, struct script_value *out)
{
	return load(cx, s, (struct load_request){.name = name, .use = true}, out);
}

struct call_request {
	int fn;
	const struct script_value *args;
	size_t n;
	struct script_value out;
};

static int do_call(lua_State *L)
{
	struct call_request *r = lua_touserdata(L, 1);
	luaL_checkstack(L, (int)r->n + 8, NULL);
	script_push_function(L, r->fn);
	for (size_t i = 0; i < r->n; i++)
		script_push(L, &r->args[i]);
	lua_call(L, (int)r->n, 1);
	r->out = script_read(L, -1, false);
	return 0;
}

enum rc script_call(struct cx *cx, struct script *s, struct script_value fn,
	const struct script_value *args, size_t n, struct script_value *out)
{
	INVARIANT(fn.kind == SCRIPT_FUNCTION && n <= 100);
	struct call_request r = {.fn = fn.fn, .args = args, .n = n};
	enum rc rc = enter(cx, s, do_call, &r);
	*out = rc == RC_OK ? r.out : script_nil();
	return rc;
}

struct str script_where(struct cx *cx, struct script *s, struct script_value fn)
{
	lua_Debug ar;
	INVARIANT(fn.kind == SCRIPT_FUNCTION);
	script_push_function(s->lua, fn.fn);
	lua_getinfo(s->lua, ">S", &ar);
	return str_printf(cx->arena, "%s:%d", ar.source + 1, ar.linedefined);
}
