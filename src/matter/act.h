/*
 * The one door: every change of a matter is an act, judged here. matter_act loads the matter
 * on a read snapshot, applies what the law deems to have happened, judges state, role,
 * credential, separation of duties, windows and guards, resolves all effects into one event
 * (and those of parent and child), and makes the plan that the writer applies.
 *
 * A refusal by law is RC_REFUSED with one struct refusal for each reason; wrong input is
 * RC_INPUT with field errors; a stale version is RC_CONFLICT with act->conflict; a repeated
 * request id gives the first answer again without a plan (docs/architecture.md).
 */
#ifndef ZHIFA_MATTER_ACT_H
#define ZHIFA_MATTER_ACT_H

#include "crypto/seal.h"
#include "law/calendar.h"
#include "matter/view.h"
#include "officer/officer.h"
#include "power/power.h"

/* How papers are made; the same for all threads. */
struct matter_papers {
	struct str
		verify; /* where anybody may check a paper's code, "https://…/verify"; or empty */
	/* Refuses what cannot be printed, before it is signed: the content, its number still empty.
	 */
	enum rc (*check)(struct cx *cx, void *arg, struct str content);
	void *arg;
};

/* What judging needs; made per request. The pack is used by this thread alone. */
struct matter_service {
	struct db *db;            /* a reader inside its snapshot */
	struct pack *pack;        /* of matters that begin now */
	struct pack_finder packs; /* of the others; find NULL: there is only the one */
	const struct calendar *calendar;
	const struct seal_keys *keys; /* of identity and credit codes */
	/* NULL: papers are signed unseen, which only tests of other things may do */
	const struct matter_papers *papers;
	bool checks_files; /* files of an act must have been uploaded */
};

struct act_request {
	int64_t organ, matter; /* matter 0: open one */
	struct str request_id; /* made by the client; at most 64 characters */
	int64_t version; /* sequence number the client saw; -1: whatever it is now (commands, jobs)
			  */
	struct str action, item;
	struct facts fields, reasons; /* as they came: texts, integers, booleans, lists */
	int64_t with;                 /* second officer, or 0 */
	struct str shown;             /* digest of the proposal that was shown */
	/* for opening */
	struct str procedure;
	int64_t power;
	/* import of historical records: the platform itself acts, no officer */
	bool by_platform;
};

struct act_conflict {
	int64_t version;
	struct str by, at;
	struct {
		struct act_conflict_field {
			struct str id, title, mine, theirs, before;
		} * v;
		size_t n, cap;
	} fields;
};

struct act_result {
	int64_t matter, version;
	bool repeated; /* the request id had been used: this is the first answer */
};

struct act; /* what is being done; lives in the arena of its context */

/*
 * Plans an act. On RC_OK *plan is to be submitted to the writer (NULL where the request was a
 * repetition) and *result says what will be true once it is committed. The plan refers to svc,
 * actor and req, which stay until it is done; nothing of it calls the pack.
 */
MUST_USE enum rc matter_act(struct cx *cx, const struct matter_service *svc,
	const struct actor *actor, const struct act_request *req, struct db_plan **plan,
	struct act_result *result, struct act_conflict **conflict);

/*
 * Plans what the law deems to have happened by today in a matter and its open children; *plan is
 * NULL where nothing is due. The daily job does this for every matter of matter_deem_list.
 */
MUST_USE enum rc matter_deem(struct cx *cx, const struct matter_service *svc, int64_t organ,
	int64_t matter, struct db_plan **plan);
/* Matters of an organ with an act of law that fell due, or may before the day is over; at most
 * 1,000. */
MUST_USE enum rc matter_deem_list(
	struct cx *cx, struct db *db, int64_t organ, struct date today, int64_t **ids, size_t *n);

/* How an action stands for a person now: what refuses it and what will ask for a reason. */
struct act_judgement {
	bool visible;          /* the person's role could take it in this state */
	bool forbidden;        /* the role is missing */
	struct str credential; /* number of the actor's credential, where one is needed */
	struct {
		struct refusal *v;
		size_t n, cap;
	} refusals, alarms;
};

/* Judges one action without input, for the case page. view->on and today are the present day. */
MUST_USE enum rc matter_judge(struct cx *cx, const struct matter_service *svc,
	const struct actor *actor, struct matter_view *view, const struct law_action *action,
	struct act_judgement *out);

/* The pack a matter is pinned to. RC_PACK where it is not at hand. */
MUST_USE enum rc matter_pack(
	struct cx *cx, const struct matter_service *svc, const struct matter *m, struct pack **out);
/* Loads a matter's present state. RC_NOT_FOUND where the organ has none of this id. */
MUST_USE enum rc matter_load(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, struct matter *out);
/* The view of a loaded matter today, with the platform's own names filled in. */
MUST_USE enum rc matter_view_open(struct cx *cx, const struct matter_service *svc,
	const struct matter *m, struct date on, struct matter_view *out);
/* Plans a record event: the platform's own note, such as the digest of a rendered paper. */
MUST_USE enum rc matter_note_rendered(struct cx *cx, const struct matter_service *svc,
	int64_t organ, int64_t matter, int64_t document, struct str digest_hex, int64_t pages,
	struct db_plan **plan);
/*
 * Plans the note that an officer made a copy of a stored file in which parts are covered: the
 * digests of both (hex), the regions, and the digest that proves the rest to be the same.
 */
struct matter_copy {
	struct str original, copy, regions, masked, reason;
};
MUST_USE enum rc matter_note_copied(struct cx *cx, const struct matter_service *svc, int64_t organ,
	int64_t matter, const struct officer *by, const struct matter_copy *c,
	struct db_plan **plan);
/* What such a note says; false: the event is none. */
bool matter_copy_read(const struct event_body *b, struct matter_copy *out);
/* The copies made in a matter, in their order, with who made them and when. */
struct matter_copied {
	struct matter_copy c;
	struct str by;
	struct instant at;
};
MUST_USE enum rc matter_copies(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct matter_copied **out, size_t *n);
/* The digest to which an approval is bound: of the action, the item and the fields proposed. */
struct str proposal_digest(
	struct arena *a, struct str action, struct str item, const struct facts *fields);

#endif
