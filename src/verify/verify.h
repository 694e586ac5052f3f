/*
 * Whether the whole store is as it was written: the chain of each matter's events, the log over
 * all of them, everything that follows from the events (state, lists, to-dos, papers, numbers,
 * search), and the stored files. What is wrong is named, one finding for each fault, and the
 * check goes on to the end. It only reads, in short snapshots, so that the program may run
 * meanwhile; its memory does not grow with the store.
 *
 * What it does not know: registers as they are imported (organs, officers, posts, powers, accounts)
 * and the record of readings have no digest behind them; of these it checks that they fit each
 * other. Powers that an act made or took away are compared with its event.
 */
#ifndef ZHIFA_VERIFY_VERIFY_H
#define ZHIFA_VERIFY_VERIFY_H

#include "blob/blob.h"
#include "edition/edition.h"
#include "log/log.h"

struct verify_finding {
	const char *part; /* "event", "matter", "log", "blob", …: the table, or what it is about */
	int64_t organ, matter; /* 0 where there is none */
	struct str text;       /* Chinese: what is wrong, with the ids that name the place */
};

struct verify_config {
	struct db *db; /* a reader outside any snapshot */
	const struct log_identity *log;
	/* to-dos and search of matters are compared with their pack; find NULL: not at all */
	struct pack_finder packs;
	const struct editions *editions; /* those accepted; NULL: not compared with the matters */
	const struct seal_keys *keys;    /* NULL: what follows from sealed facts is not compared */
	struct blob_dir *blobs;          /* NULL: stored files are not read */
	/* Called for each finding; the text lives until it returns. */
	void (*found)(void *arg, const struct verify_finding *f);
	/* Called now and then with what has been counted; may be NULL. */
	void (*progress)(void *arg);
	void *arg;
	struct verify_counts *counts;
};

struct verify_counts {
	int64_t matters, events, leaves, checkpoints, papers, numbers, files, bytes;
	int64_t other_pack; /* matters whose pack is not at hand: to-dos and search not compared */
	int64_t editions;   /* of the law pack */
	int64_t copies;     /* with parts covered, proved again */
	int64_t waiting;    /* events that are not yet in the log */
	int64_t findings;
};

/* RC_OK when it came to the end, whatever it found (counts->findings). RC_DB, RC_IO. */
MUST_USE enum rc verify_store(struct cx *cx, const struct verify_config *config);

#endif
