/*
 * Stories of the practice region. practice/cases.lua returns a list of
 *
 *	{ organ = "示例旗市场监督管理局", power = "SJ-01", procedure = …, before = 12, steps = {
 *	  { act = "lead.register", by = "王练习", with = "李示例", fields = { … } },
 *	  { child = "service_notice", act = "serve.direct", by = …, after = 2, … }, … } }
 *
 * before: workdays between the last step and today. Of a step: after (workdays) or days (natural
 * ones) since the step before it, item = n for the n-th row of the list, reasons for alarms.
 * Days are told relative to the step: an integer in a date field (-5 is five days before), {-5} in
 * a text (2026年9月16日). Officers are named, files are those of practice/files.
 */
#ifndef ZHIFA_APP_PRACTICE_STORY_H
#define ZHIFA_APP_PRACTICE_STORY_H

#include "app/program.h"
#include "law/calendar.h"
#include "script/script.h"

struct story_step {
	struct script_value v;
	struct date day;
};

struct story {
	struct str organ, power, procedure, title;
	struct story_step *steps;
	size_t step_n, next;
	int64_t organ_id, matter; /* 0 until it is opened */
	struct instant last;      /* when its last step was taken */
};

struct stories {
	struct story *v;
	size_t n, cap;
};

/* Reads practice/cases.lua below folder and gives each step its day. RC_PACK, RC_IO. */
MUST_USE enum rc stories_read(struct cx *cx, struct script *script, struct str folder,
	const struct calendar *calendar, struct date today, struct stories *out);
/* The story whose next step is the earliest; NULL when all are told. */
struct story *stories_next(struct stories *all);
/* A file below the folder, whole, with {n} replaced by the day n days from today: YYYY-MM-DD. */
MUST_USE enum rc story_text(
	struct cx *cx, struct str folder, const char *name, struct date today, struct str *out);
/* {n} in a text replaced by 2026年9月16日, n days from day. */
struct str story_days(struct arena *a, struct str text, struct date day, bool is_zh);

#endif
