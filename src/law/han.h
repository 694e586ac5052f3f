/* Numbers as statutes write them: 第一千二百四十二条. Internal to src/law and src/statute. */
#ifndef ZHIFA_LAW_HAN_H
#define ZHIFA_LAW_HAN_H

#include "base/buf.h"

/*
 * Takes the number that *s begins with, 一 to 九千九百九十九, and moves *s on; 0 where there is
 * none or it is not written as han_put writes it (〇 is taken for 零).
 */
int han_take(struct str *s);
/* Writes 1 to 9999; 十 to 十九 without 一. */
void han_put(struct buf *b, int v);

#endif
