/*
 * A paper as blocks: what the pack's forms give (docs/pack-format.md, "A document form"), read
 * from its stored JSON into plain structures. All renderers work from these: pages (typeset.h),
 * reading HTML and plain text (below).
 */
#ifndef ZHIFA_TYPESET_BLOCK_H
#define ZHIFA_TYPESET_BLOCK_H

#include "base/cx.h"

enum block_kind {
	BLOCK_HEAD,  /* h: level 1 or 2 */
	BLOCK_TEXT,  /* p */
	BLOCK_PAIRS, /* kv: rows of two cells */
	BLOCK_TABLE, /* table: ruled, its head repeated on every page */
	BLOCK_FORM,  /* form: ruled, its first cells are labels */
	BLOCK_LIST,  /* list: rows of one cell, numbered or not */
	BLOCK_SIGN,  /* sign: lines to be filled by hand */
	BLOCK_CLOSE, /* close: organ and date at the right, room for the seal */
	BLOCK_NOTE,  /* note: small print */
	BLOCK_BREAK, /* break: a new page */
	BLOCK_MONGOL /* mn: the same in Mongolian columns beside it: a title, and rows of one cell
		      */
};

enum block_align { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct block_cell {
	struct str text;
	struct str foot; /* at the bottom right of the cell: where to sign */
	int span;        /* columns, at least 1 */
};

struct block_row {
	const struct block_cell *cells;
	size_t n;
	int lines; /* least height in lines */
};

struct block {
	enum block_kind kind;
	int level;             /* BLOCK_HEAD */
	bool flush;            /* BLOCK_TEXT without indent: who is addressed */
	enum block_align side; /* BLOCK_TEXT */
	bool numbered;         /* BLOCK_LIST */
	struct str mark; /* BLOCK_LIST: "1．" begins numbers in this style; otherwise a bullet */
	struct str text; /* BLOCK_HEAD, BLOCK_TEXT, BLOCK_NOTE, BLOCK_MONGOL; the organ of
			    BLOCK_CLOSE */
	struct str date; /* BLOCK_CLOSE */
	const struct block_row *head; /* BLOCK_TABLE, or NULL */
	const struct block_row *rows;
	size_t row_n;
	const int *widths; /* shares of the columns */
	const enum block_align *align;
	size_t columns; /* of tables and forms */
};

struct paper {
	struct str title, organ, number, form, code;
	struct str verify; /* what the QR code says; empty: no code on the page */
	struct str mark;   /* printed across every page: drafts, copies */
	struct date date;  /* of signing; the creation date of the file */
	bool internal;     /* stays in the house: no room for a seal, no organ on top */
	const struct block *blocks;
	size_t n;
};

#define PAPER_MOST_BLOCKS 5000
#define PAPER_MOST_ROWS 20000
#define PAPER_MOST_COLUMNS 12

/*
 * Reads the JSON of a paper. Strict: an unknown kind or key, a wrong type, widths that do not
 * fit, too much of anything is RC_INPUT with the block's number.
 */
MUST_USE enum rc paper_read(struct cx *cx, struct str json, struct paper *out);

/* Calls fn with every text of the paper that is printed. */
void paper_each_text(const struct paper *p, void (*fn)(void *arg, struct str text), void *arg);

/* An <article>, for screens and screen readers; the caller puts it into a page. */
void paper_html(struct buf *b, const struct paper *p);
/* Lines of plain text, for search, comparison and the archive. */
void paper_text(struct buf *b, const struct paper *p);

#endif
