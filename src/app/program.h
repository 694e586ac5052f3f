/*
 * The program's parts, opened as far as a command needs them. Whoever writes gets what is not
 * there yet made (folders, keys, the store and its tables, the list of divisions), so that the
 * first command on a new machine finds everything in order; whoever only reads changes nothing.
 */
#ifndef ZHIFA_APP_PROGRAM_H
#define ZHIFA_APP_PROGRAM_H

#include "app/command.h"
#include "blob/blob.h"
#include "crypto/seal.h"
#include "crypto/sign.h"
#include "db/writer.h"
#include "document/document.h"
#include "edition/shelf.h"
#include "law/calendar.h"
#include "law/pack.h"
#include "log/log.h"

#include <stdio.h>

#define PROGRAM_NAME "zhifa"
#define PROGRAM_VERSION ZHIFA_VERSION
/* Servers have the nodes 0..511 by configuration, commands one of the other 512 at random. */
#define PROGRAM_NODES 512

enum program_part {
	PROGRAM_WRITES = 1, /* a writer, and whatever is missing is made */
	PROGRAM_PACK = 2,   /* the law pack and the calendar */
	PROGRAM_PAPERS = 4, /* the press, for whoever signs papers or shows them */
	PROGRAM_OLD = 8,    /* the tables may still be those of an earlier program */
};

struct program {
	const struct config *config;
	struct db *db;               /* a reader */
	struct db_writer *writer;    /* NULL without PROGRAM_WRITES */
	struct edition_shelf *shelf; /* NULL without PROGRAM_PACK; of any thread */
	struct edition_desk desk;    /* of the one thread that opened it */
	struct pack *pack;           /* of matters that begin now; on the desk */
	struct calendar *calendar;   /* NULL without PROGRAM_PACK; of any thread */
	struct seal_keys seal;       /* of fields encrypted at rest */
	struct sign_key *log_key;    /* signs checkpoints */
	struct blob_dir *blobs;
	struct press *press;         /* NULL without PROGRAM_PAPERS; of any thread */
	struct matter_papers papers; /* for struct matter_service */
	bool is_practice;            /* everything in the store is invented */
};

/*
 * Opens the store and the keys, and the parts asked for (or'ed). Fails with words that say what
 * to do: RC_IO (no rights, no space), RC_DB (a store of a newer program, …), RC_PACK; without
 * PROGRAM_WRITES also RC_NOT_FOUND (nothing is there yet).
 */
MUST_USE enum rc program_open(
	struct cx *cx, const struct config *config, unsigned parts, struct program *out);
/* Finishes what the writer has, and closes everything. A program that failed to open is fine. */
void program_close(struct program *p);

/* Whether all configured thresholds are this pack's to be set; RC_INPUT. */
MUST_USE enum rc program_thresholds(
	struct cx *cx, const struct config *config, const struct pack *pack);
/* What edition_take needs; trusted keys are those of the configuration. RC_NOT_FOUND, RC_INPUT. */
MUST_USE enum rc program_acceptance(
	struct cx *cx, const struct program *p, struct str by, struct edition_accept *out);
/* Shelf, desk and pack of an open store; whoever writes takes the first edition in. Of
 * program_open. */
MUST_USE enum rc program_open_pack(struct cx *cx, struct program *p);
/* What an act needs, on the program's own thread. */
struct matter_service program_matters(struct program *p);

/* The log of this store, with its key (src/log/log.h). */
MUST_USE enum rc program_log(struct cx *cx, const struct program *p, struct log_identity *out);

/* Makes a folder of the program (0700) and those above it. RC_IO. */
MUST_USE enum rc program_folder(struct cx *cx, struct str path);
/* Writes how a command is used. */
void command_usage(FILE *to, const struct command *c);

#endif
