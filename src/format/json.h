/*
 * JSON out and in.
 *
 * Out: a typed writer over a buffer. It places commas, escapes what it is given and
 * writes no white space, so the same calls give the same bytes. Calls that do not
 * fit (a value without a key in an object, an end too many) are bugs and end the
 * process. 64-bit ids travel as strings, because readers in JavaScript lose digits.
 *
 * In: text is read into values that live as long as the arena. Strict: UTF-8, no
 * duplicate keys, no fractions or exponents (nothing in the domain floats), integers
 * of 64 bits, bounded depth and size, nothing after the value.
 */
#ifndef ZHIFA_FORMAT_JSON_H
#define ZHIFA_FORMAT_JSON_H

#include "base/cx.h"

#define JSON_MOST_BYTES (16U << 20)
#define JSON_MOST_DEPTH 64

/* ---- out ---- */

struct json_out {
	struct buf *b;
	uint64_t objects; /* one bit a level: this level is an object */
	int depth;
	bool comma, keyed;
};

/* A writer that appends to b. One value at the top, which may be an object or an array. */
struct json_out json_to(struct buf *b);

void json_begin(struct json_out *w);       /* { */
void json_begin_array(struct json_out *w); /* [ */
/* Closes the innermost object or array. */
void json_end(struct json_out *w);
/* The key of the next value. */
void json_key(struct json_out *w, struct str key);

void json_put(struct json_out *w, struct str text);
void json_put_int(struct json_out *w, int64_t v);
/* A 64-bit id as a string; 0 is null. */
void json_put_id(struct json_out *w, int64_t id);
void json_put_bool(struct json_out *w, bool v);
void json_put_null(struct json_out *w);
/* Text that is one JSON value already, such as a stored event body; not looked at. */
void json_put_raw(struct json_out *w, struct str json);
/* Members of the open object that are JSON already, at least one, as they stand between braces. */
void json_put_members(struct json_out *w, struct str members);
/* Another value, in canonical form. */
struct json;
void json_put_value(struct json_out *w, const struct json *v);

/* Key and value at once; the key is a constant in which nothing needs an escape. */
void json_set(struct json_out *w, const char *key, struct str text);
void json_set_int(struct json_out *w, const char *key, int64_t v);
void json_set_id(struct json_out *w, const char *key, int64_t id);
void json_set_bool(struct json_out *w, const char *key, bool v);
void json_set_null(struct json_out *w, const char *key);
void json_set_raw(struct json_out *w, const char *key, struct str json);
/* key:{ and key:[ ; close with json_end. */
void json_set_begin(struct json_out *w, const char *key);
void json_set_begin_array(struct json_out *w, const char *key);

/* ---- in ---- */

enum json_kind { JSON_NONE, JSON_NIL, JSON_BOOL, JSON_INT, JSON_STR, JSON_ARR, JSON_OBJ };

/* Reads one value. RC_INPUT with line and column, RC_TOO_LARGE. The text need not outlive the call.
 */
MUST_USE enum rc json_parse(struct cx *cx, struct str text, struct json **out);

/* JSON_NONE for NULL: what json_get and json_at give where there is nothing. */
enum json_kind json_kind(const struct json *v);
/* The member, or NULL; NULL too if v is no object. */
const struct json *json_get(const struct json *v, const char *key);
const struct json *json_find(const struct json *v, struct str key);
/* The element, or NULL. */
const struct json *json_at(const struct json *v, size_t i);
/* Elements of an array, members of an object; 0 for anything else. */
size_t json_count(const struct json *v);
/* The text; STR_NONE if it is no string. */
struct str json_str(const struct json *v);
/* The integer; otherwise if it is none. */
int64_t json_int(const struct json *v, int64_t otherwise);
/* The id in a string of digits; 0 if it is none. */
int64_t json_id(const struct json *v);
bool json_bool(const struct json *v, bool otherwise);

/* Members in the order of the text: struct json_each e = json_each(v); while (json_next(&e)) … */
struct json_each {
	const struct json *object;
	size_t at;
	struct str key;
	const struct json *value;
};
struct json_each json_each(const struct json *v);
bool json_next(struct json_each *e);

/* Appends v with sorted keys and no white space: the form that is digested. */
void json_canonical(struct buf *b, const struct json *v);

#endif
