/*
 * The log as static files (C2SP tlog-tiles): each tile holds up to 256 hashes of one
 * tree level, every eighth level being stored. A store keeps exactly those hashes:
 * (0, i) are the leaf hashes, (L, i) the roots of 256^L leaves. From it come tiles,
 * and every node that a proof needs.
 */
#ifndef ZHIFA_LEDGER_TILE_H
#define ZHIFA_LEDGER_TILE_H

#include "ledger/tree.h"

#define TILE_HEIGHT 8
#define TILE_WIDTH 256

struct tile {
	int level; /* 0..63, or TILE_ENTRIES */
	int64_t index;
	int width; /* 1..256; 256 is a full tile */
};
#define TILE_ENTRIES (-1) /* the log's entries beside the leaf hashes: an entry bundle */

/* tile/<L>/<N>[.p/<W>], such as tile/0/x001/x234/067.p/112 or tile/entries/000. */
struct str tile_path(struct arena *a, struct tile t);
/* Exactly one path for one tile; false for anything else. */
bool tile_path_parse(struct str path, struct tile *out);
/* How many hashes the tile (level, index) has in a log of that size: 0 to 256. */
int tile_width(int level, int64_t index, int64_t size);

/* Where stored hashes come from: n of them at tile level L from index on, into out[0..n). */
struct tile_store {
	enum digest_kind kind;
	enum rc (*read)(
		struct cx *cx, void *arg, int level, int64_t from, int n, struct tree_hash *out);
	void *arg;
};

/* The content of a tile of hashes: width times 32 bytes. */
MUST_USE enum rc tile_data(
	struct cx *cx, const struct tile_store *s, struct tile t, struct str *out);
/* Appends one entry to the content of an entry bundle; at most 65,535 bytes. */
void tile_bundle_add(struct buf *b, struct str entry);
/* The nodes of all levels, made from the stored ones. The store must outlive the source. */
struct tree_source tile_source(const struct tile_store *s);

#endif
