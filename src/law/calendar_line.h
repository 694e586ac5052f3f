/*
 * Answers to lines of text, for `zhifa calendar` and whatever else asks many days at once. Each
 * appends one line to out, its end included, and gives false where the question was wrong; then
 * the line is "error", a tab and what to do. The line comes without its end.
 */
#ifndef ZHIFA_LAW_CALENDAR_LINE_H
#define ZHIFA_LAW_CALENDAR_LINE_H

#include "law/term.h"

/* "2026-09-16": yes, no, or unpublished. */
bool calendar_line_workday(struct place p, struct str line, struct buf *out);
/*
 * "2026-09-16<TAB>7<TAB>workday" (day, workday, month, year): the last day, a tab, the day after
 * roll-over; unpublished where that depends on a year that is not known. Leaves nothing in cx but
 * memory.
 */
bool calendar_line_add(struct cx *cx, struct place p, struct str line, struct buf *out);

#endif
