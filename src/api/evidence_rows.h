/* Rows that say more than their columns (facts of the pack that are hidden), as the evidence of a
 * matter does. */
#ifndef ZHIFA_API_EVIDENCE_ROWS_H
#define ZHIFA_API_EVIDENCE_ROWS_H

#include "api/page.h"

/* "rows":[…] into the open object: of each such row what it says beside its columns, and each act
 * that entered or changed it, with who acted and what was entered. Personal values are masked. */
MUST_USE enum rc evidence_put_rows(struct page *p, const struct matter *m);

#endif
