/* Internal to src/blob: the directory, and what its files share. */
#ifndef ZHIFA_BLOB_INSIDE_H
#define ZHIFA_BLOB_INSIDE_H

#include "blob/blob.h"

struct blob_dir {
	struct str path;
	int fd, tmp; /* the directory, and its folder of temporary names */
};

MUST_USE enum rc blob_io_failed(struct cx *cx, const char *what, int why);
MUST_USE enum rc blob_too_large(struct cx *cx, int64_t most);
/* False with errno where not all could be written. */
bool blob_write_all(int fd, const char *p, size_t n);

#endif
