/*
 * What stands in the dossier of a matter, as it is now: its volumes with their papers in order and
 * their pages, the files that were given to it, and what is still missing by the acts that were
 * taken. Read by the screens and by whoever makes the ledger; nothing of it is kept.
 *
 * Pages run through the papers of a volume; the contents, the note and what was added after the
 * sealing are outside of the count. Files are counted as pieces beside the main volume.
 */
#ifndef ZHIFA_DOSSIER_CONTENTS_H
#define ZHIFA_DOSSIER_CONTENTS_H

#include "blob/blob.h"
#include "matter/event.h"
#include "matter/volume.h"

struct contents_paper {
	const struct volume_paper *p;
	int64_t no;          /* in its volume; 0: not counted */
	int64_t first, last; /* pages; 0: not known, or not counted */
};

struct contents_file {
	const struct matter *of;
	struct str digest; /* hex */
	struct str title;  /* of what it was given as */
	struct str when;   /* day of the act */
	struct str name;   /* as the person called it */
	const struct blob_type *type;
	int64_t size;
};

/* Something that should be there by the acts taken. */
struct contents_gap {
	const struct matter *of;
	struct str what, because, basis;
	struct str cure; /* action that mends it; empty: none */
	struct str who;  /* who took the act; empty: nobody in particular */
};

#define CONTENTS_VOLUMES 2
/* The child under which a sealed dossier is kept. */
#define CONTENTS_KEEPING "dossier"
struct contents {
	const struct matter *m;
	struct {
		struct contents_paper *v;
		size_t n, cap;
		int64_t papers, pages;
		int64_t unknown; /* papers whose pages are not known: they are not rendered yet */
	} volumes[CONTENTS_VOLUMES]; /* main, auxiliary */
	struct {
		struct contents_file *v;
		size_t n, cap;
	} files;
	struct {
		struct contents_gap *v;
		size_t n, cap;
	} gaps;
	int64_t events, checked;      /* acts looked at, and things that had to be there */
	const struct matter *keeping; /* of the sealed dossier in the archive; NULL: not sealed */
	struct {
		const struct matter **v;
		size_t n, cap;
	} matters;
};

/* RC_NOT_FOUND, RC_CORRUPT. cx->keys opens sealed facts. */
MUST_USE enum rc contents_read(struct cx *cx, struct db *db, const struct pack *pack, int64_t organ,
	int64_t matter, struct contents *out);

#endif
