/*
 * Copies of an installation, taken while it runs, and made an installation again.
 *
 * A backup is a new folder:
 *
 *	README.txt       what this is, in Chinese, for whoever finds it in ten years
 *	zhifa.db         the store as it was at one moment (SQLite; PostgreSQL has its own tools)
 *	blobs/           every stored file that the store names, by its digest
 *	checkpoint       the newest checkpoint of the log
 *	keys/            only where it was asked for: whoever holds them reads everything
 *	manifest.json    written last: without it the backup is not complete
 *
 * It is made under the name DIR.partial and renamed when it is whole.
 */
#ifndef ZHIFA_APP_BACKUP_H
#define ZHIFA_APP_BACKUP_H

#include "app/program.h"

struct backup_counts {
	int64_t files, bytes;
	bool has_store; /* false: PostgreSQL, whose database is to be copied by other means */
};

/* Takes a backup. RC_CONFLICT where dir exists; RC_IO, RC_DB; RC_CORRUPT names a damaged file. */
MUST_USE enum rc backup_make(struct cx *cx, struct program *p, struct str dir, bool with_keys,
	struct backup_counts *out);
/*
 * Makes an installation of a backup, at the places of the configuration, which must be free:
 * RC_CONFLICT where there is a store already, or where keys are there that are not those of the
 * backup. Everything is compared with its digest. RC_INPUT where dir is no whole backup,
 * RC_CORRUPT where it was changed.
 */
MUST_USE enum rc backup_restore(
	struct cx *cx, const struct config *config, struct str dir, struct backup_counts *out);

#endif
