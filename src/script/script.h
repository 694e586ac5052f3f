/*
 * The sandboxed Lua host, and the only folder that knows Lua. It runs the texts of a law
 * pack, copies what they return into values of ours, and calls back the small pure functions
 * among them.
 *
 * A pack's text can compute, and nothing else: no I/O, no load, no pattern matching, no pcall, no
 * coroutines, no metatables; text chunks only, never bytecode. Memory, steps, the length of
 * texts, the depth and number of values are bounded; pairs and sort are deterministic; globals
 * are read-only, and reading one that does not exist is an error. Numbers that leave the sandbox
 * are integers.
 *
 * Failures are RC_PACK with file and line, in Chinese where the words are ours. A failed call
 * leaves the script usable. One script is used by one thread at a time; it owns its Lua memory,
 * and every value it gives is a copy in the arena of the context it was called with, except that a
 * function value is a reference that lives as long as its script.
 */
#ifndef ZHIFA_SCRIPT_SCRIPT_H
#define ZHIFA_SCRIPT_SCRIPT_H

#include "base/cx.h"

struct script;

/* What one script may use. */
struct script_limits {
	size_t bytes;         /* memory at any one time */
	int64_t instructions; /* steps of one load, use or call */
};

/* 64 MiB and 20 million steps: many times what a whole pack needs. */
extern const struct script_limits script_limits_default;

enum script_kind {
	SCRIPT_NIL,
	SCRIPT_BOOL,
	SCRIPT_INT,
	SCRIPT_TEXT,
	SCRIPT_TABLE,
	SCRIPT_FUNCTION,
	SCRIPT_FACTS, /* only as an argument */
};

struct script_value {
	enum script_kind kind;
	union {
		bool yes;
		int64_t n;
		struct str text; /* valid UTF-8 */
		const struct script_table *table;
		int fn;
		const struct script_facts *facts;
	};
};

struct script_field {
	struct str key;
	struct script_value value;
};

/* items: the values at 1, 2, … without a gap; fields: those with text keys, in order of the bytes. */
struct script_table {
	const struct script_value *items;
	size_t n;
	const struct script_field *fields;
	size_t field_n;
};

/*
 * What a function of the pack reads as f.key or f["key"]. get answers with a value (nil
 * where there is none) or fails; RC_PACK failures are told with the line that read the key. The
 * proxy is dead once the call is over.
 */
struct script_facts {
	enum rc (*get)(struct cx *cx, void *arg, struct str key, struct script_value *out);
	void *arg;
};

static inline struct script_value script_nil(void)
{
	return (struct script_value){.kind = SCRIPT_NIL};
}

static inline struct script_value script_bool(bool yes)
{
	return (struct script_value){.kind = SCRIPT_BOOL, .yes = yes};
}

static inline struct script_value script_int(int64_t n)
{
	return (struct script_value){.kind = SCRIPT_INT, .n = n};
}

static inline struct script_value script_text(struct str text)
{
	return (struct script_value){.kind = SCRIPT_TEXT, .text = text};
}

static inline struct script_value script_table(const struct script_table *table)
{
	return (struct script_value){.kind = SCRIPT_TABLE, .table = table};
}

static inline struct script_value script_facts(const struct script_facts *facts)
{
	return (struct script_value){.kind = SCRIPT_FACTS, .facts = facts};
}

/* A new script; script_free gives everything back (NULL is fine). */
struct script *script_new(struct script_limits limits);
void script_free(struct script *s);

/*
 * Where `use "relative/name"` finds the text of a file of the pack. name is clean: segments of
 * a-z 0-9 _ - joined by "/", at most 200 bytes, so it cannot leave the pack. read gives the text or fails.
 */
void script_source(struct script *s,
	enum rc (*read)(struct cx *cx, void *arg, struct str name, struct str *text), void *arg);

/*
 * Gives the pack a function of ours under this global name. fn gets copies of the arguments (no
 * functions) and answers with a value or fails. To be called before the first load; name is kept.
 */
void script_provide(struct script *s, const char *name,
	enum rc (*fn)(struct cx *cx, void *arg, const struct script_value *args, size_t n,
		struct script_value *out),
	void *arg);

/* Runs a text, as the file name.lua, and copies the one value it returns (functions kept by reference). */
MUST_USE enum rc script_load(
	struct cx *cx, struct script *s, struct str name, struct str text, struct script_value *out);

/* The value of a file of the pack, read through script_source and run once per script, as `use` does. */
MUST_USE enum rc script_use(
	struct cx *cx, struct script *s, struct str name, struct script_value *out);

/* Calls a function with arguments; *out gets its first result, which holds no function. */
MUST_USE enum rc script_call(struct cx *cx, struct script *s, struct script_value fn,
	const struct script_value *args, size_t n, struct script_value *out);

/* "procedures/penalty/ordinary.lua:12", where the function was written; in the arena. */
struct str script_where(struct cx *cx, struct script *s, struct script_value fn);

/* The field of a table, nil where there is none or the value is no table. */
struct script_value script_get(struct script_value table, const char *key);
/* 真假、整数、文字、表、函数: the kind in the words of an error message. */
const char *script_kind_title(enum script_kind kind);

#endif
