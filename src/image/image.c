#include "image/image.h"

#include <png.h>

enum rc image_check_size(struct cx *cx, int64_t width, int64_t height)
{
	if (width < 1 || height < 1)
		return fail(cx, RC_INPUT, "图片没有内容，请检查后重新上传");
	if (width > IMAGE_MOST_SIDE || height > IMAGE_MOST_SIDE ||
		width * height > IMAGE_MOST_PIXELS)
		return fail(cx, RC_TOO_LARGE,
			"图片太大（%lld×%lld），最多 %lld 万像素。请缩小后另存再上传",
			(long long)width, (long long)height,
			(long long)(IMAGE_MOST_PIXELS / 10000));
	return RC_OK;
}

static enum rc read_png(struct cx *cx, struct str bytes, struct image *out)
{
	png_image p = {.version = PNG_IMAGE_VERSION};
	const png_color white = {255, 255, 255};
	if (!png_image_begin_read_from_memory(&p, bytes.p, bytes.n))
		return fail(cx, RC_INPUT, "这个 PNG 图片已损坏，无法打开");
	if (image_check_size(cx, p.width, p.height)) {
		png_image_free(&p);
		return cx->rc;
	}
	p.format = PNG_FORMAT_RGB;
	*out = (struct image){.width = p.width, .height = p.height};
	out->rgb = arena_alloc(cx->arena, PNG_IMAGE_SIZE(p));
	bool done = png_image_finish_read(&p, &white, out->rgb, 0, NULL) && !PNG_IMAGE_FAILED(p);
	png_image_free(&p);
	return done ? RC_OK : fail(cx, RC_INPUT, "这个 PNG 图片已损坏，无法打开");
}

static enum rc read_any(struct cx *cx, struct str bytes, int64_t at_least, struct image *out)
{
	struct image raw;
	if (bytes.n > 8 && memcmp(bytes.p, "\x89PNG\r\n\x1A\n", 8) == 0)
		return read_png(cx, bytes, out);
	if (bytes.n < 3 || memcmp(bytes.p, "\xFF\xD8\xFF", 3) != 0)
		return fail(cx, RC_MEDIA, "只能处理 JPEG、PNG 图片");
	if (image_read_jpeg(cx, bytes, at_least, &raw))
		return cx->rc;
	*out = image_turn(cx->arena, &raw, image_orientation(bytes));
	return RC_OK;
}

enum rc image_read(struct cx *cx, struct str bytes, struct image *out)
{
	return read_any(cx, bytes, 0, out);
}

struct image image_turn(struct arena *a, const struct image *im, int orientation)
{
	bool across = orientation >= 5; /* rows become columns */
	bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
	bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
	struct image out = {.width = across ? im->height : im->width,
		.height = across ? im->width : im->height};
	if (orientation < 2 || orientation > 8)
		return *im;
	out.rgb = arena_alloc(a, (size_t)(out.width * out.height) * 3);
	unsigned char *to = out.rgb;
	for (int64_t y = 0; y < out.height; y++)
		for (int64_t x = 0; x < out.width; x++, to += 3) {
			int64_t sx = across ? y : x, sy = across ? x : y;
			sx = flip_x ? im->width - 1 - sx : sx;
			sy = flip_y ? im->height - 1 - sy : sy;
			memcpy(to, im->rgb + (sy * im->width + sx) * 3, 3);
		}
	return out;
}

static int64_t within(int64_t v, int64_t most)
{
	return v < 0 ? 0 : v > most ? most : v;
}

struct image image_blacken(
	struct arena *a, const struct image *im, const struct image_region *v, size_t n)
{
	struct image out = *im;
	size_t size = (size_t)(im->width * im->height) * 3;
	out.rgb = arena_alloc(a, size);
	memcpy(out.rgb, im->rgb, size);
	for (size_t i = 0; i < n; i++) {
		int64_t x0 = within(v[i].x, im->width), y0 = within(v[i].y, im->height);
		int64_t x1 = within(x0 + within(v[i].width, im->width), im->width);
		int64_t y1 = within(y0 + within(v[i].height, im->height), im->height);
		for (int64_t y = y0; y < y1; y++)
			memset(out.rgb + (y * im->width + x0) * 3, 0, (size_t)(x1 - x0) * 3);
	}
	return out;
}

void image_digest(const struct image *im, unsigned char digest[DIGEST_SIZE])
{
	struct digest d;
	char head[64];
	int n = snprintf(
		head, sizeof head, "rgb %lld %lld\n", (long long)im->width, (long long)im->height);
	digest_init(&d, DIGEST_SHA256);
	digest_add(&d, head, (size_t)n);
	digest_add(&d, im->rgb, (size_t)(im->width * im->height) * 3);
	digest_final(&d, digest);
}

enum rc image_png(struct cx *cx, const struct image *im, struct str *out)
{
	png_image p = {.version = PNG_IMAGE_VERSION,
		.width = (png_uint_32)im->width,
		.height = (png_uint_32)im->height,
		.format = PNG_FORMAT_RGB,
		.flags = PNG_IMAGE_FLAG_FAST};
	png_alloc_size_t n = PNG_IMAGE_PNG_SIZE_MAX(p);
	char *bytes = arena_alloc(cx->arena, n);
	if (!png_image_write_to_memory(&p, bytes, &n, 0, im->rgb, 0, NULL))
		return fail(cx, RC_IO, "图片写入失败：%s", p.message);
	*out = (struct str){bytes, n};
	return RC_OK;
}

bool image_png_is_bare(struct str s)
{
	static const char *const bare[] = {"IHDR", "sRGB", "gAMA", "cHRM", "IDAT", "IEND"};
	for (size_t at = 8; at + 12 <= s.n;) {
		const unsigned char *p = (const unsigned char *)s.p + at;
		size_t n = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
		bool known = false;
		for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
			known |= memcmp(p + 4, bare[i], 4) == 0;
		if (!known || n > s.n - at - 12)
			return false;
		at += 12 + n;
		if (memcmp(p + 4, "IEND", 4) == 0)
			return at == s.n;
	}
	return false;
}

/* Each pixel of the small picture is the mean of those that it stands for. */
static struct image shrink(struct arena *a, const struct image *im, int64_t most)
{
	int64_t longer = im->width > im->height ? im->width : im->height;
	if (longer <= most)
		return *im;
	struct image out = {.width = within(im->width * most / longer, most),
		.height = within(im->height * most / longer, most)};
	out.width += out.width == 0;
	out.height += out.height == 0;
	out.rgb = arena_alloc(a, (size_t)(out.width * out.height) * 3);
	for (int64_t y = 0; y < out.height; y++)
		for (int64_t x = 0; x < out.width; x++) {
			int64_t x0 = x * im->width / out.width, y0 = y * im->height / out.height;
			int64_t x1 = (x + 1) * im->width / out.width,
				y1 = (y + 1) * im->height / out.height, sum[3] = {0};
			for (int64_t v = y0; v < y1; v++)
				for (int64_t u = x0; u < x1; u++)
					for (int k = 0; k < 3; k++)
						sum[k] += im->rgb[(v * im->width + u) * 3 + k];
			for (int k = 0; k < 3; k++)
				out.rgb[(y * out.width + x) * 3 + k] =
					(unsigned char)(sum[k] / ((x1 - x0) * (y1 - y0)));
		}
	return out;
}

enum rc image_thumb(struct cx *cx, struct str bytes, int64_t most, struct str *out)
{
	struct image im;
	INVARIANT(most >= 16);
	if (read_any(cx, bytes, most, &im))
		return cx->rc;
	im = shrink(cx->arena, &im, most);
	return image_write_jpeg(cx, &im, out);
}
