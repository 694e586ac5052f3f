/*
 * The dossier of a matter as one ZIP (docs/dossier.md): its papers and files in order, the events
 * of the matter and of its children with the proof that each is in the log, a description, and a
 * shell script with which anyone checks all of it offline. The same matter gives the same bytes as
 * long as nothing is added to it; every file is in a list that the log's key signs.
 */
#ifndef ZHIFA_DOSSIER_DOSSIER_H
#define ZHIFA_DOSSIER_DOSSIER_H

#include "blob/blob.h"
#include "format/archive.h"
#include "log/log.h"

#define DOSSIER_FORMAT "zhifa-dossier/1"
#define DOSSIER_ENTRIES 60000

struct dossier_source {
	struct db *db; /* a reader inside its snapshot */
	struct blob_dir *blobs;
	const struct log_identity *log; /* with its key */
	const struct pack *pack;        /* says the order of papers; NULL: as they were made */
	/* Called now and then with how much is gathered; may be NULL. */
	void (*progress)(void *arg, int64_t done, int64_t total);
	void *arg;
};

struct dossier_summary {
	int64_t organ, matter; /* of the dossier; known when its first event could be read */
	size_t matters, events, papers, files;
	int64_t size;              /* of the log that the checkpoint states */
	struct checkpoint_key key; /* that signed it */
};

/*
 * Everything that the ZIP of a matter holds; stored files are mapped, not copied, and live as long
 * as cx's arena. RC_NOT_FOUND: no such matter; RC_CONFLICT: an event is not yet in the log
 * (log_extend cures it); RC_CORRUPT names what does not fit; RC_IO.
 */
MUST_USE enum rc dossier_build(struct cx *cx, const struct dossier_source *s, int64_t organ,
	int64_t matter, struct archive *out, struct dossier_summary *summary);
/* The matter that a word of the command line means: an id, or a case number. RC_NOT_FOUND,
 * RC_INPUT where several organs have the number. */
MUST_USE enum rc dossier_find(
	struct cx *cx, struct db *db, struct str word, int64_t *organ, int64_t *matter);

struct dossier_check {
	/* the log's key as the organ publishes it; NULL: the one in the ZIP, which proves less */
	const struct checkpoint_key *key;
	/* called for each fault; the text lives until it returns */
	void (*found)(void *arg, struct str text);
	void *arg;
};

/*
 * Checks a ZIP: each byte of it, its signatures, digests, chains and proofs. RC_INPUT: it is no
 * dossier as it was exported, or a byte outside of the files was changed; otherwise RC_OK, and
 * *faults is the number of faults that found() was told of.
 */
MUST_USE enum rc dossier_verify(struct cx *cx, struct str zip, const struct dossier_check *check,
	struct dossier_summary *summary, int64_t *faults);

#endif
