#include "region/region.h"
#include "region/region_store.h"

/* What the program knows: made by tools/gen-regions.mjs, in order of the codes. */
static const struct {
	const char *code, *name, *short_name;
	int level;
	const char *parent, *kind;
} known[] = {
#define REGION(code, name, short_name, level, parent, kind)                                        \
	{code, name, short_name, level, parent, kind},
#define FORMER(code, name, successor, year)
#include "regions.inc"
#undef REGION
#undef FORMER
};

static const struct {
	const char *code, *name, *successor;
	int year;
} known_former[] = {
#define REGION(code, name, short_name, level, parent, kind)
#define FORMER(code, name, successor, year) {code, name, successor, year},
#include "regions.inc"
#undef REGION
#undef FORMER
};

enum {
	KNOWN = sizeof known / sizeof known[0],
	KNOWN_FORMER = sizeof known_former / sizeof known_former[0]
};

static const struct {
	const char *name, *title;
} kinds[] = {
	[REGION_IS_REGION] = {"region", "自治区"},
	[REGION_IS_LEAGUE] = {"league", "盟"},
	[REGION_IS_CITY] = {"city", "地级市"},
	[REGION_IS_DISTRICT] = {"district", "市辖区"},
	[REGION_IS_COUNTY_CITY] = {"county_city", "县级市"},
	[REGION_IS_COUNTY] = {"county", "县"},
	[REGION_IS_BANNER] = {"banner", "旗"},
	[REGION_IS_AUTONOMOUS_BANNER] = {"autonomous_banner", "自治旗"},
	[REGION_IS_SUBDISTRICT] = {"subdistrict", "街道"},
	[REGION_IS_TOWN] = {"town", "镇"},
	[REGION_IS_TOWNSHIP] = {"township", "乡"},
	[REGION_IS_ETHNIC_TOWNSHIP] = {"ethnic_township", "民族乡"},
	[REGION_IS_SUMU] = {"sumu", "苏木"},
	[REGION_IS_ETHNIC_SUMU] = {"ethnic_sumu", "民族苏木"},
};

const char *region_kind_name(enum region_kind kind)
{
	return kinds[kind].name;
}

const char *region_kind_title(enum region_kind kind)
{
	return kinds[kind].title;
}

/* Digits of a code that say where it is: 150000 2, 150100 4, 150102 6, 150102001 9. */
static size_t significant(struct str code)
{
	if (code.n > 6)
		return 9;
	if (code.n == 6 && memcmp(code.p + 2, "0000", 4) == 0)
		return 2;
	return code.n == 6 && memcmp(code.p + 4, "00", 2) == 0 ? 4 : 6;
}

static bool all_zero(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '0')
			return false;
	return true;
}

bool region_code_parse(struct str s, char out[static REGION_CODE])
{
	if (s.n != 2 && s.n != 4 && s.n != 6 && s.n != 9 && s.n != 12)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	if (s.p[0] == '0')
		return false;
	/* A village has something in its last three digits: it is no division of ours. */
	if (s.n == 12 && !all_zero(str_sub(s, 9, 12)))
		return false;
	/* Nothing lies below a gap: 150001, 150100001. */
	bool league = !all_zero(str_sub(s, 2, 4)), county = !all_zero(str_sub(s, 4, 6)),
	     town = !all_zero(str_sub(s, 6, 9));
	if ((county && !league) || (town && !county))
		return false;
	size_t n = town ? 9 : 6, given = s.n < n ? s.n : n;
	memset(out, '0', n);
	memcpy(out, s.p, given);
	out[n] = 0;
	return true;
}

bool region_is_within(struct str inner, struct str outer)
{
	return outer.n >= 6 && inner.n >= 6 &&
	       str_has_prefix(inner, str_sub(outer, 0, significant(outer)));
}

static bool region_eq(const struct region *a, const struct region *b)
{
	return str_eq(a->code, b->code) && str_eq(a->name, b->name) &&
	       str_eq(a->short_name, b->short_name) && a->level == b->level &&
	       str_eq(a->parent, b->parent) && a->kind == b->kind;
}

static enum region_kind known_kind(const char *name)
{
	int k = REGION_IS_REGION;
	while (k <= REGION_IS_ETHNIC_SUMU && strcmp(kinds[k].name, name) != 0)
		k++;
	INVARIANT(k <= REGION_IS_ETHNIC_SUMU); /* the generator and this file name the same kinds */
	return (enum region_kind)k;
}

/* Both lists are in order of the code, so one pass compares them. */
static enum rc load_regions(struct cx *cx, struct db *db, int64_t *changed)
{
	struct region_list have = {0};
	if (region_store_all(cx, db, &have))
		return cx->rc;
	for (size_t i = 0, j = 0; i < KNOWN; i++) {
		struct region r = {str_c(known[i].code), str_c(known[i].name),
			str_c(known[i].short_name), (enum region_level)known[i].level,
			str_c(known[i].parent), known_kind(known[i].kind)};
		while (j < have.n && str_cmp(have.v[j].code, r.code) < 0)
			j++;
		if (j < have.n && region_eq(&have.v[j], &r))
			continue;
		if (region_store_put(cx, db, &r))
			return cx->rc;
		++*changed;
	}
	return RC_OK;
}

static enum rc load_former(struct cx *cx, struct db *db, int64_t *changed)
{
	struct region_former_list have = {0};
	if (region_store_all_former(cx, db, &have))
		return cx->rc;
	for (size_t i = 0, j = 0; i < KNOWN_FORMER; i++) {
		struct region_former f = {str_c(known_former[i].code), str_c(known_former[i].name),
			str_c(known_former[i].successor), known_former[i].year};
		while (j < have.n && str_cmp(have.v[j].code, f.code) < 0)
			j++;
		if (j < have.n && str_eq(have.v[j].code, f.code) &&
			str_eq(have.v[j].name, f.name) &&
			str_eq(have.v[j].successor, f.successor) && have.v[j].year == f.year)
			continue;
		if (region_store_put_former(cx, db, &f))
			return cx->rc;
		++*changed;
	}
	return RC_OK;
}

enum rc region_load(struct cx *cx, struct db *db, int64_t *changed)
{
	int64_t n = 0;
	if (load_regions(cx, db, &n) || load_former(cx, db, &n))
		return cx->rc;
	if (changed)
		*changed = n;
	return RC_OK;
}

enum rc region_find(struct cx *cx, struct db *db, struct str code, struct region *out, bool *found)
{
	char c[REGION_CODE];
	struct str successor;
	*found = false;
	if (!region_code_parse(code, c))
		return RC_OK;
	if (region_store_get(cx, db, str_c(c), out, found) || *found)
		return cx->rc;
	if (region_store_successor(cx, db, str_c(c), &successor, found) || !*found)
		return cx->rc;
	return region_store_get(cx, db, successor, out, found);
}

enum rc region_children(struct cx *cx, struct db *db, struct str code, struct region_list *out)
{
	*out = (struct region_list){0};
	return region_store_children(cx, db, code, out);
}

enum rc region_path(struct cx *cx, struct db *db, struct str code, struct region_list *out)
{
	static const size_t digits[] = {2, 4, 6, 9};
	char c[REGION_CODE];
	*out = (struct region_list){0};
	for (size_t i = 0; i < sizeof digits / sizeof digits[0] && digits[i] <= significant(code);
		i++) {
		struct region r;
		bool found;
		if (!region_code_parse(str_sub(code, 0, digits[i]), c))
			break;
		if (region_store_get(cx, db, str_dup(cx->arena, str_c(c)), &r, &found))
			return cx->rc;
		if (!found)
			break;
		*VEC_PUSH(cx->arena, out) = r;
	}
	if (out->n && !str_eq(out->v[out->n - 1].code, code))
		out->n = 0;
	return RC_OK;
}

enum rc region_full_name(
	struct cx *cx, struct db *db, struct str code, bool short_form, struct str *out)
{
	struct region_list path;
	struct buf b = buf_in(cx->arena);
	*out = STR("");
	if (region_path(cx, db, code, &path))
		return cx->rc;
	for (size_t i = short_form && path.n > 1 ? 1 : 0; i < path.n; i++)
		buf_str(&b, path.v[i].name);
	if (b.n)
		*out = buf_get(&b);
	return RC_OK;
}
