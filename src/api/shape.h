/*
 * Declared fields of what several answers hold: a deadline, an action with its form, a refusal
 * (docs/architecture.md, "API in short").
 */
#ifndef ZHIFA_API_SHAPE_H
#define ZHIFA_API_SHAPE_H

#include "api/fields.h"

extern const struct field shape_named[]; /* id and title */
extern const struct field shape_organ[]; /* id and name */
extern const struct field shape_said[];  /* a title and its text */
extern const struct field shape_deadline[];
extern const struct field shape_action[];
extern const struct field shape_event[];
extern const struct field shape_page[]; /* the case page */

#endif
