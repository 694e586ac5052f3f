/* Telling the stories of the practice region on the real engine. Internal to practice.c. */
#ifndef ZHIFA_APP_PRACTICE_TELL_H
#define ZHIFA_APP_PRACTICE_TELL_H

#include "app/program.h"

/* Takes every step of every story, in the order of their days. A failure names story and step. */
MUST_USE enum rc practice_tell(struct cx *cx, struct program *program);

#endif
