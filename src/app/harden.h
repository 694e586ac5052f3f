/* What the running program gives up because it does not need it: rights, and memory. */
#ifndef ZHIFA_APP_HARDEN_H
#define ZHIFA_APP_HARDEN_H

/* No new privileges, no core dumps, files for the owner alone. Before any thread starts. */
void harden_early(void);
/* Large blocks (hashing a password takes 32 MiB) go back to the system as soon as they are free. */
void memory_sparing(void);
/* Gives back what is free now, after much work. */
void memory_give_back(void);

#endif
