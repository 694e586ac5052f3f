/*
 * Structured log: one JSON object a line on one stream. The event name is a
 * constant; fields follow as pairs. Personal data is given with LOG_P and is masked.
 */
#ifndef ZHIFA_BASE_LOG_H
#define ZHIFA_BASE_LOG_H

#include "base/str.h"

#include <stdio.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_UNUSUAL, LOG_BROKEN };

struct log_field {
	const char *name; /* NULL ends the list */
	enum { LOG_TEXT, LOG_NUMBER, LOG_PERSONAL } kind;
	struct str text;
	int64_t number;
};

#define LOG_S(nm, s) ((struct log_field){.name = (nm), .kind = LOG_TEXT, .text = (s)})
#define LOG_I(nm, v) ((struct log_field){.name = (nm), .kind = LOG_NUMBER, .number = (v)})
#define LOG_P(nm, s) ((struct log_field){.name = (nm), .kind = LOG_PERSONAL, .text = (s)})

struct cx;

/* Where lines go (stderr at first) and the least level written (LOG_INFO at first). Set once, at start. */
void log_setup(FILE *out, enum log_level least);
/* How many LOG_BROKEN lines were written; a test run with any has failed. */
int64_t log_broken_count(void);
/* cx may be NULL; its request id and user are written where there are any. */
#ifdef __cppcheck__ /* it knows no __VA_OPT__ */
#define log_event(cx, level, event, ...) log_write((cx), (level), (event), NULL)
#else
#define log_event(cx, level, event, ...)                                                           \
	log_write((cx), (level), "" event,                                                         \
		(const struct log_field[]){__VA_ARGS__ __VA_OPT__(, ) {.name = NULL}})
#endif
void log_write(struct cx *cx, enum log_level level, const char *event, const struct log_field *f);

#endif
