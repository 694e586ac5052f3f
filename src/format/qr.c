#include "format/qr.h"

#include <qrencode.h>

#define QUIET 4

enum rc qr_make(struct cx *cx, struct str text, struct qr *out)
{
	if (text.n == 0 || text.n > 1000)
		return fail(cx, RC_INPUT, "二维码内容不能为空，且不超过1000个字节");
	QRcode *code =
		QRcode_encodeData((int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_M);
	INVARIANT(code); /* the longest text fits in version 26 of 40 */
	size_t n = (size_t)code->width * (size_t)code->width;
	*out = (struct qr){.size = code->width, .dark = arena_alloc(cx->arena, n)};
	for (size_t i = 0; i < n; i++)
		out->dark[i] = code->data[i] & 1; /* the other bits tell what a module is for */
	QRcode_free(code);
	return RC_OK;
}

struct str qr_svg(struct arena *a, const struct qr *q)
{
	struct buf b = buf_in(a);
	int side = q->size + 2 * QUIET;
	buf_printf(&b,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
		"shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/>"
		"<path d=\"",
		side, side, side, side);
	for (int y = 0; y < q->size; y++) {
		for (int x = 0, run; x < q->size; x += run) {
			const unsigned char *row = q->dark + (size_t)y * (size_t)q->size;
			for (run = 1; x + run < q->size && row[x + run] == row[x]; run++)
				continue;
			if (row[x])
				buf_printf(&b, "M%d %dh%dv1h-%dz", x + QUIET, y + QUIET, run, run);
		}
	}
	buf_z(&b, "\"/></svg>");
	return buf_get(&b);
}
