/*
 * An event: the sealed record of one action, with all its effects resolved. The body is
 * written once as JSON (docs/architecture.md) and never changed; the fold (matter.h) turns a
 * matter's events into its present state without the pack and without the calendar.
 */
#ifndef ZHIFA_MATTER_EVENT_H
#define ZHIFA_MATTER_EVENT_H

#include "law/finding.h"
#include "law/shown.h"
#include "law/value.h"
#include "power/power.h"

enum event_kind { EVENT_ACT, EVENT_LAW, EVENT_RECORD };

enum event_op {
	OP_ADD,
	OP_CHANGE,
	OP_REMOVE,
	OP_START,
	OP_STOP,
	OP_PAUSE,
	OP_RESUME,
	OP_EXTEND,
	OP_DUE,
	OP_RECOUNT,
	OP_OPEN,
	OP_END,
	OP_ISSUE,
	OP_SEAL,
	OP_VOID,
	OP_RENDER,
	OP_TAKE,
	OP_RELEASE,
	OP_JOIN
};

struct event_item {
	struct str list, key;
	enum event_op op; /* OP_ADD, OP_CHANGE, OP_REMOVE */
	struct facts set;
};

struct event_clock {
	struct str id, title, basis;
	enum event_op op;    /* OP_START … OP_RECOUNT */
	struct date from;    /* day of start, of pause, of resumption */
	struct date to;      /* the last day, where somebody named it; then n is 0 */
	struct date before;  /* the day from which the length was counted back */
	int64_t n, extended; /* length and what was added to it, in units */
	struct str unit;
	struct date last, due;        /* last day, and after roll-over */
	struct date earliest, latest; /* bounds while the calendar is not published */
	struct date warn;             /* day from which it is near: so many days before earliest */
	int64_t warn_days;
	struct instant begins, ends; /* of a clock in hours; 0 otherwise */
	struct instant at;           /* moment of a pause or resumption */
	struct str effect;           /* duty, bar, deem */
	struct str deem;             /* action applied by law at due */
	bool provisional, for_party, roll;
};

struct event_document {
	int64_t id;
	enum event_op op; /* OP_ISSUE, OP_SEAL, OP_VOID, OP_RENDER */
	struct str form, title, series, number, code;
	struct str content; /* OP_ISSUE: digest of the blocks, hex */
	struct str file;    /* OP_SEAL: digest of the scan; OP_RENDER: of the paper */
	int64_t pages;      /* OP_RENDER */
};

struct event_child {
	struct str key;
	int64_t id;
	struct str procedure, title;
	enum event_op op; /* OP_OPEN, OP_END; OP_JOIN: no child, a matter of the same case */
	struct str outcome;
};

struct event_claim {
	enum event_op op; /* OP_TAKE, OP_RELEASE */
	struct str kind, key;
	struct date until;
};

/* A row of the register of powers, of whichever organ, that the act made or took away. */
struct event_power {
	enum event_op op; /* OP_ADD: the row; OP_END: organ, id, code, name and lost */
	struct power p;
};

/* What the portal shows of a matter. */
struct event_shown {
	int64_t id; /* greater ids were published later; kept while it changes */
	struct law_shown v;
};

struct event_body {
	struct str action, title, from, to, to_title, phase, outcome;
	/* who */
	int64_t officer;
	struct str name, role, role_title, credential;
	struct str of; /* name of the organ he belongs to, where it is not the matter's */
	const int64_t *with;
	size_t with_n;
	/* what the person entered, and the reasons given for alarms */
	struct facts input, reasons;
	/* what was found in it and let stand; of no effect */
	struct law_findings findings;
	/* effects */
	struct facts set;
	const struct str *clear;
	size_t clear_n;
	struct {
		struct event_item *v;
		size_t n, cap;
	} items;
	struct {
		struct event_clock *v;
		size_t n, cap;
	} clocks;
	struct {
		struct event_document *v;
		size_t n, cap;
	} documents;
	struct {
		struct event_child *v;
		size_t n, cap;
	} children;
	struct {
		struct event_claim *v;
		size_t n, cap;
	} claims;
	struct {
		struct event_power *v;
		size_t n, cap;
	} powers;
	/* what everybody may see from here on, where that changes */
	bool shows;
	struct event_shown shown;
	/* a proposal made here, or the end of one */
	bool proposes, settles;
	struct str proposal_action, proposal_digest;
	struct facts proposal_fields, proposal_reasons;
	struct str proposal_item;
	bool returned;
	struct str basis, pack;
	int64_t joined;         /* the matter belongs to the case of this one, its first */
	struct str pack_digest; /* hex; in the first event, and where the matter moves to another */
	/* first event only */
	struct str procedure, procedure_title, kind, parent_key;
	int64_t parent;
	struct str number; /* case number given here */
};

struct event {
	int64_t organ, matter, seq, actor;
	enum event_kind kind;
	struct str action, request_id;
	struct instant recorded, effective;
	unsigned char prev[32], salt[16], digest[32];
	struct str body;
};

/* Who did it, for people: "孙某（示例镇人民政府）" where he belongs to another organ; or empty. */
struct str event_by(struct arena *a, const struct event_body *b);
const char *event_kind_name(enum event_kind k);
/* Canonical JSON of a body. */
struct str event_body_write(struct arena *a, const struct event_body *b);
/* Reads a body back; RC_CORRUPT names what is wrong. */
MUST_USE enum rc event_body_read(struct cx *cx, struct str json, struct event_body *out);
/* The same, but only action, title, phase, who, input, reasons and basis: what a history tells. */
MUST_USE enum rc event_body_read_said(struct cx *cx, struct str json, struct event_body *out);
/* Only the phase, from a body or its head; empty where the event leaves the state as it is. */
struct str event_body_phase(struct str json);
/* The event as the chain sees it; texts are shared with e. */
struct chain_event event_chain(const struct event *e);
/* Sets e->digest from everything else (src/ledger/chain.h). */
void event_seal(struct arena *a, struct event *e);

#endif
