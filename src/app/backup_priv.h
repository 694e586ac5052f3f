/* What both directions share. Internal to backup.c and restore.c. */
#ifndef ZHIFA_APP_BACKUP_PRIV_H
#define ZHIFA_APP_BACKUP_PRIV_H

#include "app/backup.h"

#define BACKUP_FORM 1 /* of the folder; a newer one is refused */
#define BACKUP_STORE "zhifa.db"
#define BACKUP_KEY_FIELDS "fields.key"
#define BACKUP_KEY_LOG "log.pem"

/* Proves that a master key is the one of the backup, and tells nothing of it. */
struct str backup_key_mark(struct arena *a, const struct seal_keys *keys);
/* dir/name, ended by NUL. */
const char *backup_path(struct cx *cx, struct str dir, const char *name);
/* Every stored file that db names, from one folder into another, compared and synced. */
MUST_USE enum rc backup_copy_blobs(struct cx *cx, struct db *db, struct blob_dir *from,
	struct blob_dir *to, struct backup_counts *out);
/* Copies a secret file (0600) to a name that must be free. */
MUST_USE enum rc backup_copy_key(struct cx *cx, struct str from, struct str to, const char *name);

#endif
