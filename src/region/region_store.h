/* The tables region and region_former. Used by region.c alone. */
#ifndef ZHIFA_REGION_REGION_STORE_H
#define ZHIFA_REGION_REGION_STORE_H

#include "region/region.h"

/* A code no longer in use; year of the change. */
struct region_former {
	struct str code, name, successor;
	int64_t year;
};

struct region_former_list {
	struct region_former *v;
	size_t n, cap;
};

MUST_USE enum rc region_store_get(
	struct cx *cx, struct db *db, struct str code, struct region *out, bool *found);
MUST_USE enum rc region_store_successor(
	struct cx *cx, struct db *db, struct str code, struct str *out, bool *found);
MUST_USE enum rc region_store_children(
	struct cx *cx, struct db *db, struct str code, struct region_list *out);
/* All rows, by code. */
MUST_USE enum rc region_store_all(struct cx *cx, struct db *db, struct region_list *out);
MUST_USE enum rc region_store_all_former(
	struct cx *cx, struct db *db, struct region_former_list *out);
/* Insert or replace. */
MUST_USE enum rc region_store_put(struct cx *cx, struct db *db, const struct region *r);
MUST_USE enum rc region_store_put_former(
	struct cx *cx, struct db *db, const struct region_former *f);

#endif
