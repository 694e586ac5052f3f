/*
 * Fact values: what a matter carries. Money is an integer in fen; dates are
 * texts YYYY-MM-DD; choices and files (digests, hex) are texts; officers are a list of ids
 * as texts. Everything lives in the arena it was made in.
 */
#ifndef ZHIFA_LAW_VALUE_H
#define ZHIFA_LAW_VALUE_H

#include "base/cx.h"

enum value_kind { VALUE_NONE, VALUE_INT, VALUE_BOOL, VALUE_TEXT, VALUE_LIST };

struct value {
	enum value_kind kind;
	int64_t i;              /* VALUE_INT, VALUE_BOOL (0 or 1) */
	struct str s;           /* VALUE_TEXT */
	const struct str *list; /* VALUE_LIST */
	size_t n;
	/* of a personal text: its form at rest; s is empty where the context has no keys */
	struct str sealed;
};

#define VALUE_NIL ((struct value){.kind = VALUE_NONE})

static inline struct value value_int(int64_t i)
{
	return (struct value){.kind = VALUE_INT, .i = i};
}

static inline struct value value_bool(bool b)
{
	return (struct value){.kind = VALUE_BOOL, .i = b};
}

static inline struct value value_text(struct str s)
{
	return (struct value){.kind = VALUE_TEXT, .s = s};
}

bool value_eq(struct value a, struct value b);
/* Whether a list holds the text. */
bool value_has(struct value list, struct str s);
/* The list with s at its end, unless it is there already. */
struct value value_append(struct arena *a, struct value list, struct str s);

/* Named values, in the order in which they were first set. */
struct facts {
	struct fact_value {
		struct str id;
		struct value v;
	} * v;
	size_t n, cap;
};

/* VALUE_NIL where there is none. */
struct value facts_get(const struct facts *f, struct str id);
/* Sets, or with VALUE_NIL clears. id and v must outlive the facts. */
void facts_set(struct arena *a, struct facts *f, struct str id, struct value v);

#endif
