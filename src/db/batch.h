/* How a batch of plans is applied; private to this folder. */
#ifndef ZHIFA_DB_BATCH_H
#define ZHIFA_DB_BATCH_H

#include "db/driver.h"

/* Applies and commits what can be; afterwards the rc of every plan's context is final. */
void db_batch_apply(struct arena *scratch, struct db *db, struct db_plan **plans, size_t n);

#endif
