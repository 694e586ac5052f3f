/* The insides of the Lua host; for the files of this folder alone. */
#ifndef ZHIFA_SCRIPT_STATE_H
#define ZHIFA_SCRIPT_STATE_H

#include "script/script.h"

#include <lauxlib.h>
#include <lua.h>

#define SCRIPT_TEXT_MAX ((size_t)256 * 1024) /* bytes of one text inside the sandbox */
#define SCRIPT_CHUNK_MAX ((size_t)1024 * 1024)
#define SCRIPT_NAME_MAX 200
#define SCRIPT_DEPTH_MAX 32      /* tables within tables, files within files */
#define SCRIPT_VALUES_MAX 500000 /* values copied out of or into Lua at one time */

struct script {
	lua_State *lua;
	struct script_limits limits;
	size_t bytes;      /* in use */
	size_t volume;     /* still to be handed out within this entry */
	int refused;       /* allocations refused within this entry */
	bool limited;      /* not while the library is built */
	const char *excess; /* what an allocation was refused for */
	int64_t steps;     /* left within this entry */
	int64_t entry;     /* number of this entry; proxies of another one are dead */
	int64_t root;      /* number of the outermost entry that is on */
	int64_t entries;   /* numbers given so far */
	struct cx *cx;     /* of this entry; NULL outside */
	enum rc failed;    /* what a callback failed with */
	bool located;      /* where is already right */
	enum rc (*read)(struct cx *cx, void *arg, struct str name, struct str *text);
	void *read_arg;
	char where[SCRIPT_NAME_MAX + 40]; /* file and line of the error being raised, or empty */
};

/* A function of ours the pack may call. */
struct script_provided {
	enum rc (*fn)(struct cx *cx, void *arg, const struct script_value *args, size_t n,
		struct script_value *out);
	void *arg;
	const char *name;
};

struct script *script_of(lua_State *L);
/* Takes n steps off what is left; raises when there are none. */
void script_charge(lua_State *L, size_t n);

/* Builds the table of all global names and leaves it on the stack. */
void script_lib_open(lua_State *L);
/* Replaces the table at the top by a stand-in that can be read and not written. */
void script_lock(lua_State *L);

/* Copies the value at idx into the arena of the entry's context; raises on what has no copy. */
struct script_value script_read(lua_State *L, int idx, bool functions);
/* Pushes a copy of a value. */
void script_push(lua_State *L, const struct script_value *v);
/* Registers the metatable of the facts proxy and the list of kept functions. */
void script_values_open(lua_State *L);
/* Pushes a kept function. */
void script_push_function(lua_State *L, int fn);
/* Raises what a callback of ours failed with; its words are in the context. */
_Noreturn void script_raise(lua_State *L, enum rc rc);

#endif
