/*
 * Driving a matter through acts that nobody wrote down: the checker's stories, and random walks.
 * What has to be entered comes from the checker; all else is something plain, or drawn. For tests
 * only.
 */
#ifndef ZHIFA_MATTER_TEST_DRIVE_H
#define ZHIFA_MATTER_TEST_DRIVE_H

#include "law/check.h"
#include "matter/test_story.h"

struct drive {
	struct story_world *w;
	uint64_t seed;  /* 0: nothing is drawn, all is plain */
	int64_t person; /* the one who is followed */
	struct str why; /* what refused the last act that was */
};

/* A number from 0 to n - 1. */
int drive_draw(struct drive *d, int n);
/* The step of a story; false where it could not be done (d->why). Of a child that ends, the child
 * is brought to its end in the shortest way. */
bool drive_step(
	struct drive *d, int64_t matter, const struct law_procedure *p, const struct check_step *s);

#endif
