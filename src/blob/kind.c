#include "blob/kind.h"

#include "base/utf8.h"

static const struct blob_type types[BLOB_KINDS] = {
	{BLOB_PDF, "application/pdf", "pdf", "PDF 文件", true},
	{BLOB_OFD, "application/ofd", "ofd", "OFD 文件", false},
	{BLOB_JPEG, "image/jpeg", "jpg", "JPEG 图片", true},
	{BLOB_PNG, "image/png", "png", "PNG 图片", true},
	{BLOB_WEBP, "image/webp", "webp", "WebP 图片", true},
	{BLOB_HEIC, "image/heic", "heic", "HEIC 图片", false},
	{BLOB_MP4, "video/mp4", "mp4", "MP4 视频", true},
	{BLOB_MOV, "video/quicktime", "mov", "QuickTime 视频", false},
	{BLOB_AVI, "video/x-msvideo", "avi", "AVI 视频", false},
	{BLOB_M4A, "audio/mp4", "m4a", "M4A 音频", true},
	{BLOB_MP3, "audio/mpeg", "mp3", "MP3 音频", true},
	{BLOB_WAV, "audio/wav", "wav", "WAV 音频", true},
	{BLOB_AMR, "audio/amr", "amr", "AMR 录音", false},
	{BLOB_DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		"docx", "Word 文档", false},
	{BLOB_XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx",
		"Excel 表格", false},
	{BLOB_PPTX, "application/vnd.openxmlformats-officedocument.presentationml.presentation",
		"pptx", "PowerPoint 演示", false},
	{BLOB_CFB, "application/x-ole-storage", "doc", "旧版 Office 文档", false},
	{BLOB_ZIP, "application/zip", "zip", "ZIP 压缩包", false},
	{BLOB_TEXT, "text/plain", "txt", "文本文件", true},
};

const struct blob_type *blob_type(enum blob_kind kind)
{
	return &types[kind];
}

const struct blob_type *blob_type_find(struct str media)
{
	for (size_t i = 0; i < BLOB_KINDS; i++)
		if (str_is(media, types[i].media))
			return &types[i];
	return NULL;
}

enum rc blob_cut_off(struct cx *cx, const char *title)
{
	return fail(cx, RC_INPUT, "这个%s不完整，后面的内容缺失。请重新扫描、拍摄或复制后再上传",
		title);
}

static bool starts(struct str s, size_t at, const char *magic, size_t n)
{
	return s.n >= at + n && memcmp(s.p + at, magic, n) == 0;
}
#define STARTS(s, at, lit) starts(s, at, lit, sizeof(lit) - 1)

/* ID3v2 in front, or a frame of layer III; the second byte of an MPEG frame cannot be of a text. */
static bool looks_mp3(struct str s)
{
	return STARTS(s, 0, "ID3") ||
	       (s.n > 2 && (unsigned char)s.p[0] == 0xFF && ((unsigned char)s.p[1] & 0xE6) == 0xE2);
}

static bool looks_text(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
			return false;
	}
	return utf8_check(s);
}

static enum rc kind_of(struct cx *cx, struct str s, enum blob_kind *kind)
{
	if (STARTS(s, 0, "%PDF-")) {
		*kind = BLOB_PDF;
		return blob_check_pdf(cx, s);
	}
	if (STARTS(s, 0, "\xFF\xD8\xFF")) {
		*kind = BLOB_JPEG;
		return blob_check_jpeg(cx, s);
	}
	if (STARTS(s, 0, "\x89PNG\r\n\x1A\n")) {
		*kind = BLOB_PNG;
		return blob_check_png(cx, s);
	}
	if (STARTS(s, 0, "RIFF") &&
		(STARTS(s, 8, "WEBP") || STARTS(s, 8, "WAVE") || STARTS(s, 8, "AVI "))) {
		*kind = s.p[8] == 'W' ? s.p[9] == 'E' ? BLOB_WEBP : BLOB_WAV : BLOB_AVI;
		return blob_check_riff(cx, s, *kind);
	}
	if (STARTS(s, 4, "ftyp"))
		return blob_check_boxes(cx, s, kind);
	if (STARTS(s, 0, "PK\3\4") || STARTS(s, 0, "PK\5\6"))
		return blob_check_zip(cx, s, kind);
	if (STARTS(s, 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
		*kind = BLOB_CFB;
		return blob_check_cfb(cx, s);
	}
	if (STARTS(s, 0, "#!AMR\n") || STARTS(s, 0, "#!AMR-WB\n")) {
		*kind = BLOB_AMR;
		return blob_check_amr(cx, s);
	}
	if (looks_mp3(s)) {
		*kind = BLOB_MP3;
		return blob_check_mp3(cx, s);
	}
	if (looks_text(s)) {
		*kind = BLOB_TEXT;
		return RC_OK;
	}
	return fail(cx, RC_MEDIA,
		"认不出这是什么文件。请上传 PDF、JPEG 或 PNG；录音录像请用 MP4、MP3 "
		"等常见格式；文字请用 UTF-8 编码");
}

enum rc blob_type_of(struct cx *cx, struct str bytes, const struct blob_type **out)
{
	enum blob_kind kind = BLOB_TEXT;
	if (!bytes.n)
		return fail(cx, RC_INPUT, "文件是空的，请检查后重新上传");
	if (kind_of(cx, bytes, &kind))
		return cx->rc;
	*out = &types[kind];
	return RC_OK;
}

/* ---- names ---- */

/* Other endings that are in use, and families of one container whose endings are mixed up. */
static const struct {
	const char *ending;
	unsigned kinds;
} endings[] = {
	{"jpeg", 1U << BLOB_JPEG},
	{"jpe", 1U << BLOB_JPEG},
	{"heif", 1U << BLOB_HEIC},
	{"mp4", 1U << BLOB_MP4 | 1U << BLOB_MOV | 1U << BLOB_M4A},
	{"mov", 1U << BLOB_MP4 | 1U << BLOB_MOV},
	{"m4a", 1U << BLOB_MP4 | 1U << BLOB_M4A},
	{"zip", 1U << BLOB_ZIP | 1U << BLOB_OFD | 1U << BLOB_DOCX | 1U << BLOB_XLSX |
			1U << BLOB_PPTX},
	{"xls", 1U << BLOB_CFB},
	{"ppt", 1U << BLOB_CFB},
	{"wps", 1U << BLOB_CFB},
	{"docx", 1U << BLOB_DOCX | 1U << BLOB_CFB},
	{"xlsx", 1U << BLOB_XLSX | 1U << BLOB_CFB},
};

static unsigned promised(struct str ending)
{
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_is(ending, endings[i].ending))
			return endings[i].kinds;
	for (size_t i = 0; i < BLOB_KINDS; i++)
		if (str_is(ending, types[i].extension))
			return 1U << types[i].kind;
	return 0;
}

enum rc blob_type_named(struct cx *cx, const struct blob_type *type, struct str name)
{
	char ending[8];
	size_t dot = name.n, n = 0;
	while (dot > 0 && name.p[dot - 1] != '.')
		dot--;
	if (!dot || name.n - dot >= sizeof ending)
		return RC_OK;
	for (size_t i = dot; i < name.n; i++) {
		char c = name.p[i];
		ending[n++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
	}
	ending[n] = 0;
	unsigned kinds = promised(str_c(ending));
	if (!kinds || kinds & 1U << type->kind)
		return RC_OK;
	return fail(cx, RC_MEDIA,
		"文件名以 .%s 结尾，内容却是%s。请核对是否选错了文件；没有选错的，把名称改为以 .%s "
		"结尾再上传",
		ending, type->title, type->extension);
}
