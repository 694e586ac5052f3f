/* Internal to the case page. */
#ifndef ZHIFA_API_PAGE_ACTION_H
#define ZHIFA_API_PAGE_ACTION_H

#include "api/page.h"

/* Writes "actions":[…]: what this person's posts could do in this state, allowed or with its
 * refusals. */
MUST_USE enum rc page_put_actions(struct page *p, struct matter_view *v);
struct str page_value_text(const struct page *p, const struct law_fact *f, struct value v);
void page_put_value(struct json_out *w, struct value v);
void page_put_fact_head(struct json_out *w, const struct law_fact *f);
void page_put_proposal(struct page *p, const struct law_procedure *proc, const struct matter *m);

#endif
