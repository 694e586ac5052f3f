/* What the running program gives up because it does not need it: rights, and memory. */
#ifndef ZHIFA_APP_HARDEN_H
#define ZHIFA_APP_HARDEN_H

#include "base/cx.h"

/* No new privileges, no core dumps, files for the owner alone. Before any thread starts. */
void harden_early(void);
/*
 * Root becomes the owner of the data folder, where that is somebody else, so that no file in it
 * ever belongs to root and locks the service out. RC_IO where the system refuses.
 */
MUST_USE enum rc harden_owner(struct cx *cx, struct str data);
/* Large blocks (hashing a password takes 32 MiB) go back to the system as soon as they are free. */
void memory_sparing(void);
/* Gives back what is free now, after much work. */
void memory_give_back(void);

#endif
