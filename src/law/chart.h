/*
 * The flow chart of a procedure, drawn from the table that runs, as SVG on one sheet of A3.
 *
 * Phases are bands; in them each state is a card: what may be done in it, and below that one box
 * for each action that leads away, with who takes it, its article, the papers it makes and the
 * terms it starts or ends. A line leads from it to the state it leads to. What may be done in many
 * states is told once, in the last band. The same table gives the same bytes.
 */
#ifndef ZHIFA_LAW_CHART_H
#define ZHIFA_LAW_CHART_H

#include "law/pack.h"

/* Appends the picture. Terms have the lengths that are the last in the pack. */
void chart_svg(struct cx *cx, const struct pack *p, const struct law_procedure *r, struct buf *out);

#endif
