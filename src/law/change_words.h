/* How like two texts are, and which of their lines differ. Internal to src/law. */
#ifndef ZHIFA_LAW_CHANGE_WORDS_H
#define ZHIFA_LAW_CHANGE_WORDS_H

#include "law/change.h"

/* Above this likeness, of 100, two articles are taken to say the same thing in other words. */
#define CHANGE_LIKE 40

struct change_bag; /* pairs of characters of a text */
struct change_bag *change_bag_of(struct arena *a, struct str text);
/* 0 to 100: the share of pairs that both have. */
int change_likeness(const struct change_bag *bag, struct str text);

/* Sets the lines of a change from its two texts. */
void change_lines(struct cx *cx, struct change *c);

#endif
