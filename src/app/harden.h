/* What the running program gives up because it does not need it. */
#ifndef ZHIFA_APP_HARDEN_H
#define ZHIFA_APP_HARDEN_H

/* No new privileges, no core dumps, files for the owner alone. Before any thread starts. */
void harden_early(void);

#endif
