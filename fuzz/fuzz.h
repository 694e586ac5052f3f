/*
 * A fuzz target: FUZZ(cx, in) { … } in NAME_fuzz.c, one for each parser of foreign input. It may
 * fail as often as it likes; it must not crash, leak, hang, or break what FUZZ_HOLDS states.
 * The same file is a libFuzzer target (./dev fuzz) and a test that replays fuzz/corpus/NAME
 * (replay.c). Add a target as a line in meson.build, with at least one file of corpus.
 */
#ifndef ZHIFA_FUZZ_FUZZ_H
#define ZHIFA_FUZZ_FUZZ_H

#include "base/cx.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* States what must hold of any input; otherwise the input is a finding. */
#define FUZZ_HOLDS(cond) ((cond) ? (void)0 : abort())

/* The body gets a fresh context and the input as a slice that ends without NUL. */
#define FUZZ(cx, in)                                                                               \
	static void fuzz_one(struct cx *cx, struct str in);                                        \
	int LLVMFuzzerTestOneInput(const uint8_t *p_, size_t n_)                                   \
	{                                                                                          \
		struct arena *a_ = arena_new();                                                    \
		struct cx cx_ = cx_make(a_, NULL);                                                 \
		fuzz_one(&cx_, (struct str){(const char *)p_, n_});                                \
		arena_free(a_);                                                                    \
		return 0;                                                                          \
	}                                                                                          \
	static void fuzz_one(struct cx *cx, struct str in)

#endif
