/*
 * The law of the day of the conduct beside that of the day of the decision, of a matter seen
 * through its view: what its facts law_broken and law_basis cite, on the day in law_on and on the
 * day in decided_on (the day of the view, until it is decided). Where law_change is "lighter" the
 * new numbers are meant first.
 */
#ifndef ZHIFA_MATTER_LAWS_H
#define ZHIFA_MATTER_LAWS_H

#include "law/change.h"
#include "matter/view.h"

struct matter_laws {
	struct date then, now; /* DATE_NONE: the day of the conduct is not known */
	struct change_list all;
};

/* Kept with the view while nothing that it is made of changes. RC_OK with an empty list where the
 * procedure has no such facts or the day is not known. */
MUST_USE enum rc matter_view_laws(struct matter_view *v, const struct matter_laws **out);
/* "sys.law_change", "sys.law_lighter", "sys.law_cited", "sys.law_rank"; false for another name. */
bool matter_view_law(struct matter_view *v, struct str name, struct value *out);
/* f.laws of papers: a row for each citation. */
size_t matter_view_law_rows(struct matter_view *v, const struct facts **rows);

/* In Chinese, for people. */
struct str law_state_title(const struct change *c);
struct str law_by_title(const struct change *c);
struct str law_lighter_title(const struct change *c);

#endif
