/*
 * Divisions: 自治区, 盟市, 旗县, 苏木乡镇街道, with their GB/T 2260 codes. The list is made at
 * build time (tools/gen-regions.mjs), lives in the program, and is written to the store by
 * region_load. A code tells its place: 150000 > 150100 > 150102 > 150102001. Codes that are no
 * longer in use but stand in old files resolve to their successors. Slices belong to the context's
 * arena.
 */
#ifndef ZHIFA_REGION_REGION_H
#define ZHIFA_REGION_REGION_H

#include "db/db.h"

enum region_level { REGION_TOP = 1, REGION_LEAGUE, REGION_COUNTY, REGION_TOWN };

enum region_kind {
	REGION_IS_REGION,            /* 自治区 */
	REGION_IS_LEAGUE,            /* 盟 */
	REGION_IS_CITY,              /* 地级市 */
	REGION_IS_DISTRICT,          /* 市辖区 */
	REGION_IS_COUNTY_CITY,       /* 县级市 */
	REGION_IS_COUNTY,            /* 县 */
	REGION_IS_BANNER,            /* 旗 */
	REGION_IS_AUTONOMOUS_BANNER, /* 自治旗 */
	REGION_IS_SUBDISTRICT,       /* 街道 */
	REGION_IS_TOWN,              /* 镇 */
	REGION_IS_TOWNSHIP,          /* 乡 */
	REGION_IS_ETHNIC_TOWNSHIP,   /* 民族乡 */
	REGION_IS_SUMU,              /* 苏木 */
	REGION_IS_ETHNIC_SUMU,       /* 民族苏木 */
};

struct region {
	struct str code, name, short_name;
	enum region_level level;
	struct str parent; /* empty at the root */
	enum region_kind kind;
};

struct region_list {
	struct region *v;
	size_t n, cap;
};

#define REGION_CODE 10 /* nine digits and NUL */

/*
 * Foreign text to the form used here: 2, 4, 6, 9 or 12 digits, zeros at the end meaning "the whole
 * of" (15, 1501, 150100000000 → 150000, 150100). False for anything else, villages included. Says
 * nothing on whether there is such a division.
 */
bool region_code_parse(struct str s, char out[static REGION_CODE]);
/* Whether inner is outer or lies in it; both codes as in the store. */
bool region_is_within(struct str inner, struct str outer);
/* The name of a kind in the store, "autonomous_banner", and in Chinese, "自治旗". */
const char *region_kind_name(enum region_kind kind);
const char *region_kind_title(enum region_kind kind);

/*
 * Brings the store's tables up to the program's list; writes only what differs, and deletes
 * nothing. Inside a write transaction of the caller. changed (may be NULL) is the number of rows
 * written.
 */
MUST_USE enum rc region_load(struct cx *cx, struct db *db, int64_t *changed);

/*
 * The division of a code as foreign text may write it; a former code gives the successor. *found is
 * false where there is none.
 */
MUST_USE enum rc region_find(
	struct cx *cx, struct db *db, struct str code, struct region *out, bool *found);
/* Those directly below a code of the store, by code. */
MUST_USE enum rc region_children(
	struct cx *cx, struct db *db, struct str code, struct region_list *out);
/* From the root down to the code itself; empty where there is no such code. */
MUST_USE enum rc region_path(
	struct cx *cx, struct db *db, struct str code, struct region_list *out);
/* 内蒙古自治区呼和浩特市新城区: the names of the path joined, from the league downwards if
 * short_form. */
MUST_USE enum rc region_full_name(
	struct cx *cx, struct db *db, struct str code, bool short_form, struct str *out);

#endif
