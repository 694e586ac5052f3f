/* Pages and pictures: PDF, JPEG, PNG. */
#include "blob/kind.h"

#define LAST_BYTES 1024 /* where a PDF's end must be found (ISO 32000-1, annex H, note 18) */

static unsigned byte(struct str s, size_t at)
{
	return at < s.n ? (unsigned char)s.p[at] : 0;
}

static size_t be16(struct str s, size_t at)
{
	return (size_t)byte(s, at) << 8 | byte(s, at + 1);
}

static size_t be32(struct str s, size_t at)
{
	return be16(s, at) << 16 | be16(s, at + 2);
}

static bool is_space(unsigned c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == 0;
}

/* The last place of needle in s; s.n if there is none. */
static size_t find_last(struct str s, struct str needle)
{
	size_t at = s.n;
	for (size_t k = 0; (k = str_find(s, needle, k)) < s.n; k++)
		at = k;
	return at;
}

/* Decimal digits after white space; false if there are none. */
static bool number_at(struct str s, size_t *at, size_t *out)
{
	size_t n = 0, digits = 0;
	while (*at < s.n && is_space(byte(s, *at)))
		++*at;
	for (; *at < s.n && byte(s, *at) >= '0' && byte(s, *at) <= '9' && digits < 15;
		++*at, digits++)
		n = n * 10 + byte(s, *at) - '0';
	*out = n;
	return digits > 0;
}

/* startxref, the offset it names, %%EOF; a table or a stream there; no lock. */
enum rc blob_check_pdf(struct cx *cx, struct str s)
{
	struct str tail = str_sub(s, s.n > LAST_BYTES ? s.n - LAST_BYTES : 0, s.n);
	size_t at = find_last(tail, STR("startxref")), offset, n;
	if (at == tail.n || str_find(tail, STR("%%EOF"), at) == tail.n)
		return blob_cut_off(cx, "PDF 文件");
	at += 9;
	if (!number_at(tail, &at, &offset) || offset >= s.n)
		return blob_cut_off(cx, "PDF 文件");
	at = offset;
	while (at < s.n && is_space(byte(s, at)))
		at++;
	struct str here = str_sub(s, at, s.n), part;
	if (str_has_prefix(here, STR("xref"))) {
		size_t t = str_find(here, STR("trailer"), 0);
		if (t == here.n)
			return blob_cut_off(cx, "PDF 文件");
		part = str_sub(here, t, t + 4096);
	} else if (number_at(s, &at, &n)) {
		part = str_sub(
			here, 0, 4096); /* a cross-reference stream: its dictionary is plain */
		part = str_sub(part, 0, str_find(part, STR("stream"), 0));
	} else {
		return blob_cut_off(cx, "PDF 文件");
	}
	if (str_find(part, STR("/Encrypt"), 0) < part.n)
		return fail(cx, RC_INPUT,
			"这个 PDF 文件设了密码或限制，以后可能打不开。请取消保护后再上传");
	return RC_OK;
}

/* Past the entropy-coded data of a scan: the offset of the next marker that ends it. */
static size_t jpeg_scan_end(struct str s, size_t at)
{
	while (at + 1 < s.n) {
		const char *p = memchr(s.p + at, 0xFF, s.n - 1 - at);
		if (!p)
			return s.n;
		at = (size_t)(p - s.p);
		unsigned m = byte(s, at + 1);
		if (m != 0 && m != 0xFF && (m < 0xD0 || m > 0xD7))
			return at;
		at += m == 0xFF ? 1 : 2;
	}
	return s.n;
}

enum rc blob_check_jpeg(struct cx *cx, struct str s)
{
	bool frame = false, scan = false;
	size_t at = 2;
	while (at + 1 < s.n && byte(s, at) == 0xFF) {
		unsigned m = byte(s, at + 1);
		if (m == 0xFF) { /* fill */
			at++;
			continue;
		}
		if (m == 0xD9)
			return frame && scan ? RC_OK : blob_cut_off(cx, "JPEG 图片");
		size_t n = be16(s, at + 2);
		if (n < 2 || at + 2 + n > s.n)
			break;
		if (m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 && m != 0xCC)
			frame = n >= 8 && be16(s, at + 5) && be16(s, at + 7);
		at += 2 + n;
		if (m == 0xDA) {
			scan = true;
			at = jpeg_scan_end(s, at);
		}
	}
	return blob_cut_off(cx, "JPEG 图片");
}

enum rc blob_check_png(struct cx *cx, struct str s)
{
	bool data = false;
	for (size_t at = 8; at + 12 <= s.n;) {
		size_t n = be32(s, at);
		struct str type = str_sub(s, at + 4, at + 8);
		if (n > s.n - at - 12 || (at == 8 && (!str_is(type, "IHDR") || n != 13)))
			break;
		if (at == 8 && (!be32(s, at + 8) || !be32(s, at + 12)))
			break;
		data |= str_is(type, "IDAT");
		if (str_is(type, "IEND"))
			return data ? RC_OK : blob_cut_off(cx, "PNG 图片");
		at += 12 + n;
	}
	return blob_cut_off(cx, "PNG 图片");
}
