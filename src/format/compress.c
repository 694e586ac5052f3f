#include "format/compress.h"

#include "base/cx.h"

#include <libdeflate.h>

struct compressor *compressor_new(int level)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(level);
	INVARIANT(c);
	return (struct compressor *)c;
}

void compressor_free(struct compressor *c)
{
	libdeflate_free_compressor((struct libdeflate_compressor *)c);
}

bool compress_gzip(struct compressor *c, struct arena *a, struct str in, struct str *out)
{
	char *p = arena_alloc(a, in.n);
	size_t n = libdeflate_gzip_compress((struct libdeflate_compressor *)c, in.p, in.n, p, in.n);
	*out = (struct str){p, n};
	return n > 0;
}
