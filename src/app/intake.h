/*
 * Registers from files: organs, officers, powers, accounts, as CSV (first row: names of the
 * columns, in Chinese or as in JSON) or as JSON, one object a line. Each row is taken or refused
 * by itself, in its own transaction, and reported with its line; a row that is there already is
 * left as it is or, where it says something else, brought up to date, so that a file may be read
 * again. An empty cell says nothing.
 */
#ifndef ZHIFA_APP_INTAKE_H
#define ZHIFA_APP_INTAKE_H

#include "app/program.h"

enum column_kind { COLUMN_TEXT, COLUMN_DATE, COLUMN_YESNO, COLUMN_OTHER };

/* One column; where kind is not COLUMN_OTHER, at is the offset in the record it belongs to. */
struct column {
	const char *name, *title;
	enum column_kind kind;
	size_t at;
	bool is_required; /* of a new row */
};

struct row {
	size_t line;
	struct str *cells;  /* by column; empty where nothing is said */
	struct str problem; /* the row could not be read */
};

enum outcome { ROW_ADDED, ROW_CHANGED, ROW_SAME };

struct intake;

/* A register. */
struct intake_kind {
	const char *title;
	const struct column *columns;
	size_t column_n;
	/*
	 * Takes one row: writes it, and says in words what it was (*what) and what came of it. A
	 * failure is the row's, unless it is the store's.
	 */
	enum rc (*take)(struct cx *cx, struct intake *in, const struct row *row, enum outcome *out,
		struct str *what);
};

extern const struct intake_kind intake_organ, intake_officer, intake_power, intake_account;

struct intake {
	struct program *program;
	const struct intake_kind *kind;
	struct account_service *accounts; /* for intake_account */
	FILE *report;                     /* one line for each row, then the sum; NULL: none */
	int64_t added, changed, same, wrong;
};

/* The rows of a text. RC_INPUT where the whole cannot be read: no such column, broken CSV. */
MUST_USE enum rc intake_parse(struct cx *cx, const struct intake_kind *kind, struct str text,
	bool is_json, struct row **out, size_t *n);
/*
 * Takes every row of a text, or of a file (- is standard input; a name ending in .csv is CSV,
 * anything else JSON lines). RC_INPUT in the end where rows were refused; the others are in the
 * store then.
 */
MUST_USE enum rc intake_text(struct cx *cx, struct intake *in, struct str text, bool is_json);
MUST_USE enum rc intake_file(struct cx *cx, struct intake *in, struct str path);

/* The command `zhifa NAME import FILE` of a register; parts of the program are opened for it. */
MUST_USE enum rc intake_command(struct cx *cx, struct line *line, const struct intake_kind *kind);

/* For the registers: the cell of a column, by its name. */
struct str intake_cell(const struct intake *in, const struct row *row, const char *name);
/*
 * Lays the cells of a row over a record whose columns start at base; names of what became
 * different are added to *changed, parted by 、. Demands the required ones where is_fresh.
 * RC_INPUT.
 */
MUST_USE enum rc intake_fill(struct cx *cx, const struct column *columns, size_t n,
	const struct row *row, void *base, bool is_fresh, struct buf *changed);
/* The organ of this name. RC_NOT_FOUND. */
struct organ;
MUST_USE enum rc intake_find_organ(
	struct cx *cx, struct intake *in, struct str name, struct organ *out);
/* A password to be given to a person: 16 letters and digits that are not mistaken for each other.
 */
struct str intake_password(struct cx *cx);
/* Runs the plan of a row. */
MUST_USE enum rc intake_write(struct intake *in, struct db_plan *plan);

#endif
