/* QR codes: the matrix, and a drawing of it for web pages. */
#ifndef ZHIFA_FORMAT_QR_H
#define ZHIFA_FORMAT_QR_H

#include "base/cx.h"

struct qr {
	int size;            /* modules a side, without the quiet zone of four */
	unsigned char *dark; /* size × size, row by row; 1 is dark */
};

/* Error correction M (15 %). RC_INPUT if the text is empty or over 1,000 bytes. */
MUST_USE enum rc qr_make(struct cx *cx, struct str text, struct qr *out);
/* An SVG element with the quiet zone, one unit a module, black on white. */
struct str qr_svg(struct arena *a, const struct qr *q);

#endif
