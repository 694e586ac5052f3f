/* Containers: ZIP and what is kept in one, and the compound files of older office programs. */
#include "blob/kind.h"

static unsigned byte(struct str s, size_t at)
{
	return at < s.n ? (unsigned char)s.p[at] : 0;
}

static uint32_t le(struct str s, size_t at, int n)
{
	uint32_t v = 0;
	while (n--)
		v = v << 8 | byte(s, at + (size_t)n);
	return v;
}

static bool is_at(struct str s, size_t at, const char *four)
{
	return at + 4 <= s.n && memcmp(s.p + at, four, 4) == 0;
}

/* The end record, in the last 64 KiB and 22 bytes; s.n if there is none that fits. */
static size_t zip_end(struct str s)
{
	size_t least = s.n > 65557 ? s.n - 65557 : 0;
	for (size_t at = s.n < 22 ? 0 : s.n - 22; s.n >= 22; at--) {
		if (is_at(s, at, "PK\5\6") && at + 22 + le(s, at + 20, 2) == s.n)
			return at;
		if (at == least)
			break;
	}
	return s.n;
}

static void zip_name(struct str name, enum blob_kind *kind)
{
	if (str_is(name, "word/document.xml"))
		*kind = BLOB_DOCX;
	else if (str_is(name, "xl/workbook.xml"))
		*kind = BLOB_XLSX;
	else if (str_is(name, "ppt/presentation.xml"))
		*kind = BLOB_PPTX;
	else if (str_is(name, "OFD.xml"))
		*kind = BLOB_OFD;
}

/* Every entry of the directory is there with its data. ZIP64 is not taken: no paper needs it. */
enum rc blob_check_zip(struct cx *cx, struct str s, enum blob_kind *kind)
{
	size_t end = zip_end(s);
	*kind = BLOB_ZIP;
	if (end == s.n)
		return blob_cut_off(cx, "压缩格式的文件");
	size_t count = le(s, end + 10, 2), at = le(s, end + 16, 4);
	for (size_t i = 0; i < count; i++) {
		if (at + 46 > end || !is_at(s, at, "PK\1\2"))
			return blob_cut_off(cx, "压缩格式的文件");
		size_t packed = le(s, at + 20, 4), name = le(s, at + 28, 2),
		       local = le(s, at + 42, 4);
		size_t data = local + 30 + le(s, local + 26, 2) + le(s, local + 28, 2);
		if (at + 46 + name > end || local >= end || !is_at(s, local, "PK\3\4") ||
			data > end || packed > end - data)
			return blob_cut_off(cx, "压缩格式的文件");
		if (byte(s, at + 8) & 1)
			return fail(cx, RC_INPUT,
				"这个压缩格式的文件设了密码，以后可能打不开。请取消密码后再上传");
		zip_name(str_sub(s, at + 46, at + 46 + name), kind);
		at += 46 + name + le(s, at + 30, 2) + le(s, at + 32, 2);
	}
	return RC_OK;
}

/* The sectors of the allocation table that the header names are in the file (MS-CFB 2.2). */
enum rc blob_check_cfb(struct cx *cx, struct str s)
{
	const char *title = blob_type(BLOB_CFB)->title;
	unsigned shift = le(s, 30, 2);
	if (s.n < 1536 || (shift != 9 && shift != 12))
		return blob_cut_off(cx, title);
	size_t sector = (size_t)1 << shift, sectors = (s.n + sector - 1) / sector - 1;
	size_t tables = le(s, 44, 4), first = le(s, 48, 4);
	if (!tables || first >= sectors)
		return blob_cut_off(cx, title);
	for (size_t i = 0; i < tables && i < 109; i++) {
		size_t table = le(s, 76 + 4 * i, 4);
		if (table >= sectors)
			return blob_cut_off(cx, title);
		/* and so are the sectors that the table itself says are used */
		for (size_t k = 0; k < sector / 4; k++) {
			size_t about = i * (sector / 4) + k;
			if (le(s, (table + 1) * sector + 4 * k, 4) != 0xFFFFFFFF &&
				about >= sectors)
				return blob_cut_off(cx, title);
		}
	}
	return RC_OK;
}
