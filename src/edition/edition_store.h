/* Statements of table pack. Internal to src/edition. */
#ifndef ZHIFA_EDITION_EDITION_STORE_H
#define ZHIFA_EDITION_EDITION_STORE_H

#include "edition/edition.h"

void edition_store_put(struct db_plan *plan, const struct edition *e);

#endif
