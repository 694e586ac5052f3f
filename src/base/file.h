/* Whole files, read and written at once. */
#ifndef ZHIFA_BASE_FILE_H
#define ZHIFA_BASE_FILE_H

#include "base/cx.h"

/* The content, in the arena. RC_NOT_FOUND, RC_IO, RC_TOO_LARGE over most bytes. */
MUST_USE enum rc file_read(struct cx *cx, const char *path, size_t most, struct str *out);
/*
 * Writes a new file: under a temporary name beside it, synced, and only then under its own, so
 * that a crash leaves all of it or nothing. mode is of the file. RC_CONFLICT where there is one
 * of the name already (it stays as it is), RC_IO (a full disk too).
 */
MUST_USE enum rc file_write_new(struct cx *cx, const char *path, struct str content, unsigned mode);

/*
 * The same for a content that comes in pieces: write to f.fd, then end or drop. RC_IO; after a
 * failure of file_new_end there is nothing to drop.
 */
struct file_new {
	const char *path;
	char *temporary;
	int fd;
};
MUST_USE enum rc file_new_begin(struct cx *cx, const char *path, unsigned mode, struct file_new *f);
/* Syncs and gives the file its name; RC_CONFLICT as above. */
MUST_USE enum rc file_new_end(struct cx *cx, struct file_new *f);
void file_new_drop(struct file_new *f);

#endif
