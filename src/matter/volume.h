/*
 * The order of a dossier: which volume a paper stands in (正卷 for what everybody concerned may
 * read, 副卷 for what the organ wrote for itself), and where. The forms of the pack say it (volume,
 * place, behind); within one place the papers stand in the order in which they were made.
 */
#ifndef ZHIFA_MATTER_VOLUME_H
#define ZHIFA_MATTER_VOLUME_H

#include "law/pack.h"
#include "matter/matter.h"

struct volume_paper {
	const struct matter *of;
	const struct matter_document *d;
	bool auxiliary;
	/* what it is ordered by */
	int64_t place, leader;
	bool behind;
};

struct volume_papers {
	struct volume_paper *v;
	size_t n, cap;
};

/* Adds a matter's papers, those that are void left out; m outlives the list. pack NULL: all in one
 * volume as they were made. */
void volume_add(struct arena *a, struct volume_papers *out, const struct pack *pack,
	const struct matter *m);
/* Orders them: the main volume first. All matters of the dossier are added. */
void volume_order(struct volume_papers *papers, const struct pack *pack);
/* Whether papers of this place are outside of the count: contents, note, later additions. */
bool volume_is_beside(int64_t place);

#endif
