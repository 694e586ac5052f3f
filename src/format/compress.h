/* gzip of whole bodies in memory. A compressor is used by one thread at a time. */
#ifndef ZHIFA_FORMAT_COMPRESS_H
#define ZHIFA_FORMAT_COMPRESS_H

#include "base/str.h"

struct compressor;

/* level 1 (fast) to 12 (small); the caller frees it. */
struct compressor *compressor_new(int level);
/* NULL is fine. */
void compressor_free(struct compressor *c);
/* The gzip form of in, in the arena; false where it would not be smaller. */
bool compress_gzip(struct compressor *c, struct arena *a, struct str in, struct str *out);

#endif
