/*
 * Internal to src/typeset: a PDF as Cairo writes it, as far as an incremental update needs it:
 * one table of cross-references, objects that are found by it, dictionaries as slices of text.
 */
#ifndef ZHIFA_TYPESET_PDF_H
#define ZHIFA_TYPESET_PDF_H

#include "base/cx.h"

struct pdf {
	struct cx *cx;
	struct str bytes;
	size_t table; /* where the table of cross-references begins */
	size_t *offsets;
	int size, old_size; /* objects, the free one at 0 included */
	int root, info;
	struct {
		struct pdf_object {
			int number;
			struct str body;
		} * v;
		size_t n, cap;
	} changed;
};

/* RC_IO where it is not of this form. */
MUST_USE enum rc pdf_open(struct cx *cx, struct str bytes, struct pdf *out);

/* The dictionary of an object as it stands, "<<" to ">>"; empty if it is something else. */
struct str pdf_dictionary(const struct pdf *p, int object);
/* The value of a key of a dictionary itself (not of one within); empty if there is none. */
struct str pdf_value(struct str dictionary, const char *key);
/* The number of an object from "12 0 R"; 0 if it is no reference. */
int pdf_reference(struct str value);
/* The dictionary with more at its end, or without a key. */
struct str pdf_with(struct arena *a, struct str dictionary, const char *more);
struct str pdf_without(struct arena *a, struct str dictionary, const char *key);

/* Gives an object another body, or adds one and gives its number. */
void pdf_change(struct pdf *p, int object, struct str body);
int pdf_add(struct pdf *p, struct str body);
/* The file with the update appended; id is the file identifier in hexadecimal. */
struct str pdf_close(struct pdf *p, struct str id);

#endif
