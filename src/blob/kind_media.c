/* Sound and moving pictures: RIFF, ISO base media, MP3, AMR. */
#include "blob/kind.h"

static unsigned byte(struct str s, size_t at)
{
	return at < s.n ? (unsigned char)s.p[at] : 0;
}

static uint64_t be(struct str s, size_t at, int n)
{
	uint64_t v = 0;
	for (int i = 0; i < n; i++)
		v = v << 8 | byte(s, at + (size_t)i);
	return v;
}

static uint64_t le32(struct str s, size_t at)
{
	return byte(s, at) | byte(s, at + 1) << 8 | byte(s, at + 2) << 16 |
	       (uint64_t)byte(s, at + 3) << 24;
}

static bool is_at(struct str s, size_t at, const char *four)
{
	return at + 4 <= s.n && memcmp(s.p + at, four, 4) == 0;
}

/*
 * RIFF, the chunks of its form and, in an AVI of more than a gigabyte, further RIFF forms. A
 * recorder that was cut off leaves sizes of 0 or all ones, or chunks that do not fit.
 */
enum rc blob_check_riff(struct cx *cx, struct str s, enum blob_kind kind)
{
	const char *title = blob_type(kind)->title;
	bool body = false;
	size_t at = 0;
	while (is_at(s, at, "RIFF")) {
		uint64_t n = le32(s, at + 4);
		if (n < 4 || n > s.n - at - 8)
			return blob_cut_off(cx, title);
		size_t end = at + 8 + (size_t)n;
		for (size_t c = at + 12; c + 8 <= end;) {
			uint64_t size = le32(s, c + 4);
			if (size > end - c - 8)
				return blob_cut_off(cx, title);
			body |= size > 0 &&
				(is_at(s, c, "data") || is_at(s, c, "VP8 ") ||
					is_at(s, c, "VP8L") || is_at(s, c, "ANMF") ||
					(is_at(s, c, "LIST") && is_at(s, c + 8, "movi")));
			c += 8 + (size_t)size + (size & 1);
		}
		at = end + (n & 1);
	}
	return body ? RC_OK : blob_cut_off(cx, title);
}

static enum blob_kind brand_kind(struct str s)
{
	static const char heic[][5] = {
		"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"};
	for (size_t i = 0; i < sizeof heic / sizeof *heic; i++)
		if (is_at(s, 8, heic[i]))
			return BLOB_HEIC;
	return is_at(s, 8, "qt  ")                          ? BLOB_MOV
	       : is_at(s, 8, "M4A ") || is_at(s, 8, "M4B ") ? BLOB_M4A
							    : BLOB_MP4;
}

/* Boxes of an ISO base media file: all fit, with a directory (moov or meta) and media beside it. */
enum rc blob_check_boxes(struct cx *cx, struct str s, enum blob_kind *kind)
{
	bool index = false, media = false, fragment = false;
	*kind = brand_kind(s);
	const char *title = blob_type(*kind)->title;
	size_t at = 0;
	while (at + 8 <= s.n) {
		uint64_t n = be(s, at, 4), head = 8;
		if (n == 1) {
			n = be(s, at + 8, 8);
			head = 16;
		}
		if (n == 0)
			n = s.n - at; /* the last box may reach to the end */
		if (n < head || n > s.n - at)
			return blob_cut_off(cx, title);
		index |= is_at(s, at + 4, "moov") || is_at(s, at + 4, "meta");
		media |= is_at(s, at + 4, "mdat") && n > head;
		fragment |= is_at(s, at + 4, "moof");
		at += (size_t)n;
	}
	if (at != s.n || !index || (!media && !fragment))
		return blob_cut_off(cx, title);
	return RC_OK;
}

/* Bytes of an MPEG audio frame of layer III; 0 if there is none here. */
static size_t mp3_frame(struct str s, size_t at)
{
	static const int kbit[2][15] = {
		{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
		{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}};
	static const int hertz[4][3] = {
		{11025, 12000, 8000}, {0, 0, 0}, {22050, 24000, 16000}, {44100, 48000, 32000}};
	unsigned b1 = byte(s, at + 1), b2 = byte(s, at + 2);
	unsigned version = b1 >> 3 & 3, rate = b2 >> 4, freq = b2 >> 2 & 3;
	if (at + 4 > s.n || byte(s, at) != 0xFF || (b1 & 0xE6) != 0xE2 || version == 1 ||
		rate == 0 || rate == 15 || freq == 3)
		return 0;
	int samples = version == 3 ? 144000 : 72000;
	return (size_t)(samples * kbit[version != 3][rate] / hertz[version][freq]) + (b2 >> 1 & 1);
}

enum rc blob_check_mp3(struct cx *cx, struct str s)
{
	size_t at = 0, frames = 0, n;
	while (is_at(s, at, "ID3\2") || is_at(s, at, "ID3\3") || is_at(s, at, "ID3\4")) {
		size_t size = (size_t)(byte(s, at + 6) & 127) << 21 |
			      (size_t)(byte(s, at + 7) & 127) << 14 |
			      (size_t)(byte(s, at + 8) & 127) << 7 | (byte(s, at + 9) & 127);
		at += 10 + size + (byte(s, at + 5) & 0x10 ? 10 : 0);
	}
	while (at < s.n && byte(s, at) == 0) /* padding of some writers */
		at++;
	for (; at < s.n && (n = mp3_frame(s, at)) > 0; frames++) {
		if (n > s.n - at)
			return blob_cut_off(cx, blob_type(BLOB_MP3)->title);
		at += n;
	}
	return frames >= 3 ? RC_OK : blob_cut_off(cx, blob_type(BLOB_MP3)->title);
}

enum rc blob_check_amr(struct cx *cx, struct str s)
{
	/* bytes after the first of a frame, by its type (RFC 4867, 5.3) */
	static const int narrow[16] = {
		12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0};
	static const int wide[16] = {17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0};
	bool is_wide = s.p[5] == '-';
	size_t at = is_wide ? 9 : 6;
	if (at == s.n)
		return blob_cut_off(cx, blob_type(BLOB_AMR)->title);
	while (at < s.n) {
		int n = (is_wide ? wide : narrow)[byte(s, at) >> 3 & 15];
		if (n < 0 || (size_t)n + 1 > s.n - at)
			return blob_cut_off(cx, blob_type(BLOB_AMR)->title);
		at += (size_t)n + 1;
	}
	return RC_OK;
}
