/*
 * Text into HTML. Everything that comes from a person or from the store goes through html_text,
 * in elements and in quoted attributes alike; markup is written by the program alone, as constants.
 */
#ifndef ZHIFA_FORMAT_HTML_H
#define ZHIFA_FORMAT_HTML_H

#include "base/buf.h"

/* Appends the text with & < > " ' as character references. */
void html_text(struct buf *b, struct str text);
/*
 * Appends markup, a constant in which each ^ stands for one of the texts that follow, escaped:
 *
 *	html_put(b, "<a href=\"/decisions/^\">^</a>", id, title);
 *
 * There are exactly as many texts (struct str, at least one) as marks (asserted).
 */
#define html_put(b, markup, ...)                                                                   \
	html_put_all((b), "" markup, (const struct str[]){__VA_ARGS__},                            \
		sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))
void html_put_all(struct buf *b, const char *markup, const struct str *v, size_t n);

#endif
