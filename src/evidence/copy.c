#include "evidence/copy.h"

/* Both sides of the comparison, from the bytes alone. */
static enum rc compare(struct cx *cx, const struct image *original, struct str png,
	const struct image_region *v, size_t n, unsigned char masked[DIGEST_SIZE])
{
	struct image copy, want = image_blacken(cx->arena, original, v, n);
	unsigned char got[DIGEST_SIZE];
	if (image_read(cx, png, &copy))
		return cx->rc;
	image_digest(&want, masked);
	image_digest(&copy, got);
	if (!digest_equal(masked, got, DIGEST_SIZE) || !image_png_is_bare(png))
		return fail(cx, RC_CORRUPT,
			"遮盖副本与原件在遮盖区域以外不一致，或者带有图像以外的内容");
	return RC_OK;
}

static enum rc check_regions(
	struct cx *cx, const struct image *im, const struct image_region *v, size_t n)
{
	if (n < 1 || n > COPY_MOST_REGIONS)
		return fail(cx, RC_INPUT, "请标出要遮盖的区域，最多 %d 处", COPY_MOST_REGIONS);
	for (size_t i = 0; i < n; i++)
		if (v[i].x < 0 || v[i].y < 0 || v[i].width < 1 || v[i].height < 1 ||
			v[i].x > im->width - v[i].width || v[i].y > im->height - v[i].height)
			return fail(cx, RC_INPUT, "第 %zu 处遮盖区域超出图片（%lld×%lld）", i + 1,
				(long long)im->width, (long long)im->height);
	return RC_OK;
}

enum rc evidence_redact(struct cx *cx, struct blob_dir *blobs, const struct blob *original,
	const struct image_region *v, size_t n, struct evidence_copy *out)
{
	struct str bytes, png;
	struct image im;
	if (blob_load(cx, blobs, original->digest, COPY_MOST_BYTES, &bytes) ||
		image_read(cx, bytes, &im) || check_regions(cx, &im, v, n))
		return cx->rc;
	struct image black = image_blacken(cx->arena, &im, v, n);
	struct str name = str_printf(cx->arena, "遮盖副本.png");
	if (image_png(cx, &black, &png) || compare(cx, &im, png, v, n, out->masked))
		return cx->rc;
	return blob_put(cx, blobs, png, name, &blob_evidence, &out->blob);
}

enum rc evidence_copy_check(struct cx *cx, struct blob_dir *blobs,
	const unsigned char original[DIGEST_SIZE], const unsigned char copy[DIGEST_SIZE],
	const unsigned char masked[DIGEST_SIZE], const struct image_region *v, size_t n)
{
	struct str was, is;
	struct image im;
	unsigned char now[DIGEST_SIZE];
	if (blob_load(cx, blobs, original, COPY_MOST_BYTES, &was) ||
		blob_load(cx, blobs, copy, 4 * COPY_MOST_BYTES, &is) || image_read(cx, was, &im) ||
		check_regions(cx, &im, v, n) || compare(cx, &im, is, v, n, now))
		return cx->rc;
	return digest_equal(now, masked, DIGEST_SIZE)
		       ? RC_OK
		       : fail(cx, RC_CORRUPT, "遮盖副本的校验值与制作时登记的不一致");
}

struct str evidence_regions_write(struct arena *a, const struct image_region *v, size_t n)
{
	struct buf b = buf_in(a);
	for (size_t i = 0; i < n; i++) {
		struct str one =
			str_printf(a, "%s%lld,%lld,%lld,%lld", i ? ";" : "", (long long)v[i].x,
				(long long)v[i].y, (long long)v[i].width, (long long)v[i].height);
		buf_add(&b, one.p, one.n);
	}
	return buf_get(&b);
}

enum rc evidence_regions_read(struct cx *cx, struct str text, struct image_region **v, size_t *n)
{
	struct str rest = text, part, number;
	*v = ARENA_ARRAY(cx->arena, struct image_region, COPY_MOST_REGIONS);
	for (*n = 0; str_split(&rest, ';', &part); ++*n) {
		int64_t got[4];
		size_t k = 0;
		while (k < 4 && str_split(&part, ',', &number) && str_to_int(number, &got[k]))
			k++;
		if (k < 4 || part.p || *n == COPY_MOST_REGIONS)
			return fail(cx, RC_INPUT,
				"遮盖区域应当写成“左,上,宽,高”，几处之间用分号隔开，最多 %d 处",
				COPY_MOST_REGIONS);
		(*v)[*n] = (struct image_region){got[0], got[1], got[2], got[3]};
	}
	return RC_OK;
}
