/*
 * A matter: one piece of governed work, the fold of its events. The present state is kept in
 * the matter's row as JSON (matter_data_write) and can be rebuilt from the events at any time.
 */
#ifndef ZHIFA_MATTER_MATTER_H
#define ZHIFA_MATTER_MATTER_H

#include "law/term.h"
#include "matter/event.h"

enum clock_status { CLOCK_OFF, CLOCK_RUNNING, CLOCK_PAUSED, CLOCK_PAST, CLOCK_STOPPED };

struct matter_clock {
	struct event_clock c; /* as last resolved; c.from is the day it started */
	enum clock_status status;
	struct {
		struct term_pause *v;
		size_t n, cap;
	} pauses;
	struct date stopped;
};

struct matter_item {
	struct str list, key;
	struct facts facts;
};

struct matter_document {
	int64_t id;
	struct str form, title, series, number, code, state, content, scan, pdf;
	int64_t pages;
	struct date issued;
};

struct matter_child {
	struct str key, procedure, title, outcome;
	int64_t id;
	bool open;
};

struct matter {
	int64_t organ, id, seq;
	unsigned char head[32];
	struct str procedure, procedure_title, pack, pack_digest, kind, state, state_title, phase,
		outcome, number, parent_key;
	int64_t parent;
	int64_t joined; /* first matter of the case, where it has several parties; 0 otherwise */
	struct facts facts;
	struct {
		struct matter_item *v;
		size_t n, cap;
	} items;
	struct {
		struct matter_clock *v;
		size_t n, cap;
	} clocks;
	struct {
		struct matter_document *v;
		size_t n, cap;
	} documents;
	struct {
		struct matter_child *v;
		size_t n, cap;
	} children;
	/* a proposal that waits for its approval; action is empty where there is none */
	struct {
		struct str action, digest, item, from; /* from: state in which it was made */
		struct facts fields, reasons;
		int64_t by;
	} proposal;
	struct event_shown shown; /* what everybody may see */
	int64_t returned_to;      /* officer whose proposal came back last; 0 otherwise */
	int64_t keys;             /* items ever added, for their keys */
	struct instant opened, changed, closed; /* closed.ms 0 while open */
};

/* Applies one event to the state. b must be the body of e. */
void matter_apply(
	struct arena *a, struct matter *m, const struct event *e, const struct event_body *b);
/* The state as canonical JSON, and back. */
struct str matter_data_write(struct arena *a, const struct matter *m);
MUST_USE enum rc matter_data_read(struct cx *cx, struct str json, struct matter *out);

/* A fact with the id of a row of a register, such as the power; 0 where there is none. */
int64_t matter_id_fact(const struct matter *m, const char *fact);
/* The organ that was entrusted and whose officers act in this matter for its own (处罚法20); 0. */
int64_t matter_delegate(const struct matter *m);
struct matter_clock *matter_clock_find(const struct matter *m, struct str id);
/* The newest document of a form; NULL if there is none. */
struct matter_document *matter_document_find(const struct matter *m, struct str form);
/* The newest child opened under a child id of the procedure ("hearing"); NULL if there is none. */
struct matter_child *matter_child_find(const struct matter *m, struct str id);
/* Whether any child under this id is open. */
bool matter_child_open(const struct matter *m, struct str id);

#endif
