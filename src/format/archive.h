/*
 * ZIP archives in memory.
 *
 * Writing is ours to the last byte: entries in the order given, no dates, no extra
 * fields, so that the same content gives the same archive for as long as this form
 * lives. Entries are stored as they are; deflated ones are smaller, but their bytes
 * change with the compressor and must not be compared later.
 *
 * Reading takes foreign archives, through libzip, within limits.
 */
#ifndef ZHIFA_FORMAT_ARCHIVE_H
#define ZHIFA_FORMAT_ARCHIVE_H

#include "base/cx.h"

/* Bytes that are not in memory: gives all of them to put, and false where that or put fails. */
struct archive_source {
	bool (*stream)(void *arg, bool (*put)(void *to, struct str bytes), void *to);
	void *arg;
};

struct archive_entry {
	struct str name; /* UTF-8, components parted by '/', no "." or ".." */
	struct str data;
	/* for writing: where data has only the length, and the entry is stored as it is */
	const struct archive_source *source;
	bool deflate, executable; /* for writing; false when read */
};

struct archive {
	struct archive_entry *v;
	size_t n, cap;
};

struct archive_limits {
	size_t entries, each, total; /* bytes, unpacked */
};

/* Whether an entry may have this name: relative, plain, at most 255 bytes. */
bool archive_name_check(struct str name);
/* The archive. RC_INPUT for a bad or repeated name, RC_TOO_LARGE from 4 GiB or 65,535 entries,
 * RC_IO where a source fails. */
MUST_USE enum rc archive_write(struct cx *cx, const struct archive *z, struct str *out);
/* The same bytes to a file, from where it stands. RC_IO too. */
MUST_USE enum rc archive_save(struct cx *cx, const struct archive *z, int fd);
/*
 * Reads an archive back that archive_write or archive_save made of stored entries: their data are
 * slices of bytes, nothing is unpacked or copied. RC_INPUT where a single byte outside of the data
 * is another than they would have written, or a checksum does not fit; most: entries.
 */
MUST_USE enum rc archive_open(struct cx *cx, struct str bytes, size_t most, struct archive *out);
/*
 * The entries, unpacked, with their checksums verified; folders are passed over.
 * RC_INPUT: not a ZIP, inconsistent, encrypted, linked, bad or repeated names.
 * RC_TOO_LARGE: over a limit.
 */
MUST_USE enum rc archive_read(
	struct cx *cx, struct str bytes, struct archive_limits limits, struct archive *out);
/* The entry of that name, or NULL. */
const struct archive_entry *archive_find(const struct archive *z, struct str name);

#endif
