/*
 * Words of the index. Chinese is written without spaces, so everything that is a letter, a digit
 * or a Chinese character is cut into overlapping pairs: 第32条 is 第3, 32, 2条. Whatever else there
 * is (punctuation, blanks, signs) parts one run from the next. Case and width do not matter: Ａ, A
 * and a are one; the marks that only choose the shape of a Mongolian letter are left out.
 */
#ifndef ZHIFA_SEARCH_TOKEN_H
#define ZHIFA_SEARCH_TOKEN_H

#include "base/buf.h"

/* How a character counts: its folded form, 0 where it parts runs, TOKEN_SKIP where it is nothing.
 */
#define TOKEN_SKIP UINT32_MAX
uint32_t token_fold(uint32_t c);

/* The runs of a text, folded, one blank between two; at most max characters. */
struct str token_runs(struct arena *a, struct str text, size_t max);

/*
 * The words of the index for such runs, one blank between two: the pairs of each run, its last
 * character alone (so that every character begins a word), and TOKEN_GAP after each run, so that no
 * phrase reaches from one run into the next.
 */
struct str token_words(struct arena *a, struct str runs);

/* What to ask the index for one run: its pairs in their order, or the one character it has. */
struct str token_pairs(struct arena *a, struct str run);

/* Begins every word that no text can contain: gaps, areas, organs. */
#define TOKEN_MARK "·"
#define TOKEN_GAP TOKEN_MARK

#endif
