/* Internal to src/typeset: the colour profile that says what our colours mean. */
#ifndef ZHIFA_TYPESET_ICC_H
#define ZHIFA_TYPESET_ICC_H

#include "base/buf.h"

#define ICC_NAME "RGB with sRGB primaries, gamma 2.2"

/* A display profile of version 2 (ICC.1:2001-04), made here: 480 bytes or so. */
struct str icc_profile(struct arena *a);

#endif
