/*
 * JPEG. libjpeg reports by a function that must not return; what happens between setjmp and
 * there lives in one struct, whose values the jump leaves as they are.
 */
#include "image/image.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include <jerror.h>

#define MOST_SCANS 100 /* a progressive picture needs a dozen; thousands are made to cost time */
#define THUMB_QUALITY 80

struct reader {
	struct jpeg_decompress_struct d;
	struct jpeg_error_mgr error;
	struct jpeg_progress_mgr progress;
	jmp_buf out;
	struct image im;
};

static void give_up(j_common_ptr info)
{
	struct reader *r = info->client_data;
	longjmp(r->out, 1);
}

/* What the decoder would paint over with grey is a failure here. */
static void hear(j_common_ptr info, int level)
{
	int code = info->err->msg_code;
	if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER))
		give_up(info);
}

static void quiet(j_common_ptr info)
{
	(void)info;
}

static void progress(j_common_ptr info)
{
	struct reader *r = info->client_data;
	if (r->d.input_scan_number > MOST_SCANS)
		give_up(info);
}

static struct jpeg_error_mgr *errors(struct jpeg_error_mgr *e)
{
	jpeg_std_error(e);
	e->error_exit = give_up;
	e->emit_message = hear;
	e->output_message = quiet;
	return e;
}

static enum rc decode(struct cx *cx, struct reader *r, struct str bytes, int64_t at_least)
{
	struct jpeg_decompress_struct *d = &r->d;
	jpeg_create_decompress(d);
	d->progress = &r->progress;
	jpeg_mem_src(d, (const unsigned char *)bytes.p, bytes.n);
	jpeg_read_header(d, TRUE);
	if (image_check_size(cx, d->image_width, d->image_height))
		return cx->rc;
	int64_t longer = d->image_width > d->image_height ? d->image_width : d->image_height;
	d->scale_num = 1;
	d->scale_denom = 1;
	while (at_least && d->scale_denom < 8 && longer / (d->scale_denom * 2) >= at_least)
		d->scale_denom *= 2;
	d->out_color_space = JCS_RGB;
	d->dct_method = JDCT_ISLOW;
	jpeg_start_decompress(d);
	size_t row = (size_t)d->output_width * 3;
	r->im = (struct image){.width = d->output_width, .height = d->output_height};
	r->im.rgb = arena_alloc(cx->arena, row * d->output_height);
	while (d->output_scanline < d->output_height) {
		JSAMPROW at = r->im.rgb + row * d->output_scanline;
		jpeg_read_scanlines(d, &at, 1);
	}
	jpeg_finish_decompress(d);
	return RC_OK;
}

enum rc image_read_jpeg(struct cx *cx, struct str bytes, int64_t at_least, struct image *out)
{
	struct reader *r = ARENA_NEW(cx->arena, struct reader);
	r->d.err = errors(&r->error);
	r->d.client_data = r;
	r->progress.progress_monitor = progress;
	if (setjmp(r->out))
		(void)fail(cx, RC_INPUT, "这个 JPEG 图片已损坏或者颜色格式不能识别，无法打开");
	else
		(void)decode(cx, r, bytes, at_least);
	jpeg_destroy_decompress(&r->d);
	*out = r->im;
	return cx->rc;
}

struct writer {
	struct jpeg_compress_struct c;
	struct jpeg_error_mgr error;
	jmp_buf out;
	unsigned char *bytes;
	unsigned long n;
};

static void give_up_writing(j_common_ptr info)
{
	struct writer *w = info->client_data;
	longjmp(w->out, 1);
}

static void encode(struct writer *w, const struct image *im)
{
	struct jpeg_compress_struct *c = &w->c;
	jpeg_create_compress(c);
	jpeg_mem_dest(c, &w->bytes, &w->n);
	c->image_width = (JDIMENSION)im->width;
	c->image_height = (JDIMENSION)im->height;
	c->input_components = 3;
	c->in_color_space = JCS_RGB;
	jpeg_set_defaults(c);
	jpeg_set_quality(c, THUMB_QUALITY, TRUE);
	jpeg_start_compress(c, TRUE);
	while (c->next_scanline < c->image_height) {
		JSAMPROW at = im->rgb + (int64_t)c->next_scanline * im->width * 3;
		jpeg_write_scanlines(c, &at, 1);
	}
	jpeg_finish_compress(c);
}

enum rc image_write_jpeg(struct cx *cx, const struct image *im, struct str *out)
{
	struct writer *w = ARENA_NEW(cx->arena, struct writer);
	w->c.err = jpeg_std_error(&w->error);
	w->error.error_exit = give_up_writing;
	w->error.output_message = quiet;
	w->c.client_data = w;
	if (setjmp(w->out))
		(void)fail(cx, RC_IO, "缩略图生成失败");
	else
		encode(w, im);
	jpeg_destroy_compress(&w->c);
	if (!cx->rc)
		*out = str_dup(cx->arena, (struct str){(char *)w->bytes, w->n});
	free(w->bytes);
	return cx->rc;
}

/* ---- EXIF ---- */

static unsigned byte(struct str s, size_t at)
{
	return at < s.n ? (unsigned char)s.p[at] : 0;
}

static size_t number(struct str s, size_t at, size_t bytes, bool big)
{
	size_t v = 0;
	for (size_t i = 0; i < bytes; i++)
		v = v << 8 | byte(s, big ? at + i : at + bytes - 1 - i);
	return v;
}

static int orientation_of(struct str tiff)
{
	bool big = byte(tiff, 0) == 'M';
	size_t at = number(tiff, 4, 4, big);
	if (at > tiff.n)
		return 1;
	size_t n = number(tiff, at, 2, big);
	for (size_t i = 0; i < n && at + 2 + 12 * (i + 1) <= tiff.n; i++) {
		size_t entry = at + 2 + 12 * i, v = number(tiff, entry + 8, 2, big);
		if (number(tiff, entry, 2, big) == 0x0112)
			return v >= 1 && v <= 8 ? (int)v : 1;
	}
	return 1;
}

int image_orientation(struct str s)
{
	for (size_t at = 2; at + 4 <= s.n && byte(s, at) == 0xFF;) {
		size_t n = number(s, at + 2, 2, true);
		if (byte(s, at + 1) == 0xDA || n < 2 || at + 2 + n > s.n)
			return 1;
		struct str part = str_sub(s, at + 4, at + 2 + n);
		if (byte(s, at + 1) == 0xE1 && part.n > 14 && memcmp(part.p, "Exif\0\0", 6) == 0)
			return orientation_of(str_sub(part, 6, part.n));
		at += 2 + n;
	}
	return 1;
}
