/* Internal to src/typeset: the fonts of papers, and nothing else that a machine may have. */
#ifndef ZHIFA_TYPESET_FACE_H
#define ZHIFA_TYPESET_FACE_H

#include "typeset/typeset.h"

#include <pango/pangocairo.h>

enum face { FACE_BODY, FACE_HEAD, FACE_TITLE, FACE_KAI, FACE_MONGOL };
#define FACES (FACE_MONGOL + 1)

struct faces {
	PangoContext *context, *upright; /* upright: of columns, drawn after a quarter turn */
	PangoFontMap *map;
	PangoFontDescription *font[FACES];
	struct cover *cover;
	bool has_mongol;
	const char *figures; /* the text of the column that is being drawn */
};

/* Code points that the fonts can draw. */
bool cover_has(const struct cover *c, uint32_t code);

/* Whether the fonts have every character of a paper (typeset_check). */
MUST_USE enum rc faces_check(struct cx *cx, const struct faces *f, const struct paper *p);

/* Loads the fonts; what is missing is RC_IO with its name. faces_finish gives them back. */
MUST_USE enum rc faces_init(struct cx *cx, const struct typeset_fonts *fonts, struct faces *out);
void faces_finish(struct faces *f);

#endif
