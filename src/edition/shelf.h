/*
 * The shelf: all editions of a store, as one process knows them, and for each thread the packs it
 * has in use. A pack is loaded when the first matter that follows it is met, and kept; one that a
 * thread has not used for long is given back. What the shelf knows is renewed from time to time,
 * so that an edition accepted by another process is followed without a new start.
 */
#ifndef ZHIFA_EDITION_SHELF_H
#define ZHIFA_EDITION_SHELF_H

#include "edition/edition.h"

struct edition_shelf; /* of all threads */
/* blobs and thresholds (may be NULL) must outlive it. */
struct edition_shelf *edition_shelf_new(struct blob_dir *blobs, const struct facts *thresholds);
void edition_shelf_free(struct edition_shelf *s);
/* Reads table pack again. Where there is none yet, the folder's files (edition_shelf_only) stay. */
MUST_USE enum rc edition_shelf_renew(struct cx *cx, struct edition_shelf *s, struct db *db);
/* Without a store: one pack of this folder is all there is. */
MUST_USE enum rc edition_shelf_only(struct cx *cx, struct edition_shelf *s, struct str dir);
/* Whether there is any edition. */
bool edition_shelf_has_any(struct edition_shelf *s);

/* The packs of one thread. */
struct edition_desk {
	struct edition_shelf *shelf;
	struct {
		struct edition_kept {
			struct pack *pack;
			int64_t used; /* ms */
		} * v;
		size_t n, cap;
	} packs;
};

/* The pack for matters that begin on the context's day; the desk keeps it. RC_PACK, RC_CORRUPT. */
MUST_USE enum rc edition_desk_current(struct cx *cx, struct edition_desk *d, struct pack **out);
/* The pack of a version. RC_PACK where it was never accepted here. */
MUST_USE enum rc edition_desk_find(
	struct cx *cx, struct edition_desk *d, struct str id, struct pack **out);
/* The same as the finder of a matter_service; the desk must outlive it. */
struct pack_finder edition_desk_finder(struct edition_desk *d);
/* Gives back what was not used for long; only between two requests of the thread. */
void edition_desk_tidy(struct cx *cx, struct edition_desk *d);
void edition_desk_finish(struct edition_desk *d);

#endif
