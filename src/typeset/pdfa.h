/*
 * Internal to src/typeset: what PDF/A-1b (ISO 19005-1) wants and Cairo does not write, appended
 * as an incremental update: metadata as XMP and as Info, a colour profile, a file identifier, the
 * sets of the glyphs embedded; and without the transparency group that Cairo gives every page.
 */
#ifndef ZHIFA_TYPESET_PDFA_H
#define ZHIFA_TYPESET_PDFA_H

#include "typeset/block.h"

struct pdfa_about {
	struct str title, author; /* valid UTF-8 without control characters */
	struct date date;
};

/*
 * The file with the update appended, in the arena. The same file gives the same bytes. RC_IO where
 * the file is not of the form that Cairo writes.
 */
MUST_USE enum rc pdfa_make(
	struct cx *cx, struct str pdf, const struct pdfa_about *about, struct str *out);

#endif
