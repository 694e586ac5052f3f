/*
 * Papers as pages: A4 with the margins, sizes and habits of GB/T 9704, from blocks (block.h).
 * One layout serves the PDF, the page images and the count of pages. The same paper, fonts and
 * version give the same bytes: nothing is taken from the machine but the fonts named, and the
 * file's date is the paper's own.
 *
 * A struct typeset belongs to one thread; opening it costs some tens of milliseconds, so every
 * worker keeps one.
 */
#ifndef ZHIFA_TYPESET_TYPESET_H
#define ZHIFA_TYPESET_TYPESET_H

#include "typeset/block.h"

/* Families are configuration: an organ may own licensed fonts. */
struct typeset_fonts {
	const char *dir;      /* fonts that are no package (tools/fonts); NULL: none */
	const char *body;     /* 仿宋 */
	const char *head;     /* 黑体, headings of the first level and of tables */
	const char *title;    /* 小标宋, set bold where it has a bold face */
	const char *kai;      /* 楷体, headings of the second level */
	const char *mongol;   /* traditional Mongolian; may be missing: then no paper has it */
	const char *fallback; /* for characters they lack, in this order, separated by commas */
};
extern const struct typeset_fonts typeset_fonts_free; /* what Debian has */

struct typeset;

/* RC_IO where a family is missing; the message says which and how to get it. */
MUST_USE enum rc typeset_open(
	struct cx *cx, const struct typeset_fonts *fonts, struct typeset **out);
void typeset_close(struct typeset *t);

/*
 * Looks for characters that no font has, which would be printed as empty boxes: before anything
 * is signed. RC_INPUT names them. Papers of the house are never refused: they record what was said.
 */
MUST_USE enum rc typeset_check(struct cx *cx, const struct typeset *t, const struct paper *p);

/* The paper as PDF, in the arena. RC_TOO_LARGE over TYPESET_MOST_PAGES. */
MUST_USE enum rc typeset_pdf(
	struct cx *cx, struct typeset *t, const struct paper *p, struct str *pdf, int *pages);
/* One page (from 1) as PNG; *pages, the number of all, may be NULL. RC_NOT_FOUND beyond the last.
 */
MUST_USE enum rc typeset_png(struct cx *cx, struct typeset *t, const struct paper *p, int page,
	int dots_per_inch, struct str *png, int *pages);

#define TYPESET_MOST_PAGES 1000

#endif
