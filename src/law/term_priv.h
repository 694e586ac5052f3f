/* What counting and explaining a term share. Internal to src/law. */
#ifndef ZHIFA_LAW_TERM_PRIV_H
#define ZHIFA_LAW_TERM_PRIV_H

#include "law/term.h"

/* Whether the term stands still on a day. A pause that still lasts does not stop the count here. */
bool term_is_paused(const struct term_run *r, struct date d);
/* The corresponding day so many months on, and a day more for each that was lost before it. */
struct date term_months(const struct term_run *r, int64_t months);

#endif
