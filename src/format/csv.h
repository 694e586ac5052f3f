/*
 * Comma-separated values (RFC 4180) in UTF-8.
 *
 * Out, for programs: cells exactly as given. Out, for people: a byte order mark, so
 * that spreadsheets see UTF-8, and an apostrophe before text a spreadsheet would run
 * as a formula. In: strict; every row has as many cells as the first.
 */
#ifndef ZHIFA_FORMAT_CSV_H
#define ZHIFA_FORMAT_CSV_H

#include "base/cx.h"

#define CSV_MOST_CELLS 1024

struct csv_out {
	struct buf *b;
	bool for_people, begun;
};

struct csv_out csv_to(struct buf *b, bool for_people);
void csv_cell(struct csv_out *w, struct str text);
void csv_cell_int(struct csv_out *w, int64_t v);
/* Ends the row, which has at least one cell. */
void csv_row_end(struct csv_out *w);

struct csv_in {
	struct str text;
	size_t at, line, columns;
};

struct csv_row {
	struct str *v;
	size_t n, cap;
	size_t line; /* on which the row begins, from 1 */
};

/* A reader of the text; a byte order mark at its start is skipped. */
struct csv_in csv_from(struct str text);
/*
 * The next row; *more is false after the last. Rows end in LF or CRLF, the last one
 * may end with the text. RC_INPUT with the line: bad UTF-8, zero bytes, a quote in
 * the middle of a cell, text after a closing quote, an open quote, a lone CR, too
 * many cells, or not as many as the first row has.
 */
MUST_USE enum rc csv_next(struct cx *cx, struct csv_in *r, struct csv_row *row, bool *more);

#endif
