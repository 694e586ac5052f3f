/*
 * Fields: the tables that say what a route takes and gives. One table drives the parsing and
 * checking of input with exact errors, the check of output in tests, and the OpenAPI document.
 *
 *	static const struct field login_in[] = {
 *		FIELD("name", "登录名", FIELD_TEXT, FIELD_REQUIRED, .max = 64),
 *		FIELD("password", "口令", FIELD_TEXT, FIELD_REQUIRED | FIELD_SECRET, .max = 200),
 *		FIELD_END,
 *	};
 *
 * A table does not contain itself. Input is strict: types are not converted, unknown members and
 * repeated parameters are errors, and every error is found, not the first alone.
 */
#ifndef ZHIFA_API_FIELDS_H
#define ZHIFA_API_FIELDS_H

#include "base/cx.h"
#include "base/money.h"
#include "format/json.h"
#include "http/http.h"

enum field_kind {
	FIELD_TEXT,
	FIELD_INT,
	FIELD_ID,     /* 64-bit id: digits in a string */
	FIELD_DATE,   /* 2026-09-16 */
	FIELD_MONEY,  /* an integer count of fen, not negative */
	FIELD_BOOL,   /* in a query: 1 or 0 */
	FIELD_ENUM,   /* one of options */
	FIELD_OBJECT, /* with the table in fields */
	FIELD_JSON    /* any JSON value: forms of the pack, whose checks are the pack's */
};

#define FIELD_REQUIRED 1U
#define FIELD_LIST 2U     /* an array of the kind; most limits it */
#define FIELD_PERSONAL 4U /* personal data: never in a log */
#define FIELD_SECRET 8U   /* never in a log or an answer, and not trimmed */
#define FIELD_LINES 16U   /* text with line breaks */
#define FIELD_PATH 32U    /* a parameter of the route's pattern; always required */
#define FIELD_QUERY 64U   /* a parameter of the query; otherwise a member of the body */

struct field {
	const char *name;
	const char *title; /* Chinese */
	enum field_kind kind;
	unsigned flags;
	/* characters of a text (max 0: 200), or values of a number (both 0: any) */
	int64_t min, max;
	/* elements of a list; 0: 200 */
	int64_t most;
	const char *options; /* "draft|final" */
	const struct field *fields;
};

#define FIELD(name_, title_, kind_, flags_, ...)                                                   \
	{                                                                                          \
		.name = (name_), .title = (title_), .kind = (kind_), .flags = (flags_),            \
		__VA_ARGS__                                                                        \
	}
#define FIELD_END                                                                                  \
	{                                                                                          \
		.name = NULL                                                                       \
	}

struct field_values;

struct field_value {
	bool is_given; /* false too for null */
	struct str text;
	int64_t number; /* integer, id, fen, 0 or 1 */
	struct date date;
	const struct json *json; /* of FIELD_JSON and of the whole, in body */
	const struct field_values *object;
	const struct field_value *list;
	size_t n; /* elements of the list */
};

/* The values of a table, in its order. */
struct field_values {
	const struct field *fields;
	struct field_value *v;
};

/*
 * Reads a table's values from the path, the query and the body (NULL if there is none).
 * RC_INPUT with a field error for each that is wrong. loose: parameters of the query that the
 * table does not know are ignored, for pages that are linked to from anywhere.
 */
MUST_USE enum rc fields_read(struct cx *cx, const struct field *fields, const struct request *rq,
	const struct json *body, bool loose, struct field_values *out);

/* The value of a name, which must be in the table (asserted, as is its kind below). */
const struct field_value *field_of(const struct field_values *vs, const char *name);
bool field_given(const struct field_values *vs, const char *name);
/* STR_NONE if not given; FIELD_TEXT and FIELD_ENUM. */
struct str field_text(const struct field_values *vs, const char *name);
int64_t field_int(const struct field_values *vs, const char *name, int64_t otherwise);
/* 0 if not given. */
int64_t field_id(const struct field_values *vs, const char *name);
/* DATE_NONE if not given. */
struct date field_date(const struct field_values *vs, const char *name);
struct money field_money(const struct field_values *vs, const char *name);
bool field_bool(const struct field_values *vs, const char *name);
const struct json *field_json(const struct field_values *vs, const char *name);
/* NULL if not given. */
const struct field_values *field_object(const struct field_values *vs, const char *name);
/* The elements of a list; *n is their number. */
const struct field_value *field_list(const struct field_values *vs, const char *name, size_t *n);

/* Whether JSON is as a table says. If not, *why says where and what, in the arena. */
bool fields_conform(
	struct arena *a, const struct field *fields, const struct json *body, struct str *why);

/* Writes the JSON Schema of one field. */
void field_schema(struct json_out *w, const struct field *f);
/* Writes, into the object that is open, the schema of an object with a table's body members. */
void fields_schema(struct json_out *w, const struct field *fields);
/* Whether a table has members of a body. */
bool fields_have_body(const struct field *fields);

#endif
