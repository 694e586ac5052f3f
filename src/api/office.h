/*
 * The staff side of the API: what its handlers need from the program, who a session stands for,
 * and the route tables. The program fills a struct office, gives it to api_start as the
 * configuration's app, with office_session as session callback and office_routes among its
 * routes:
 *
 *	struct office office = {.accounts = accounts, .packs = packs, .calendar = calendar,
 *		.keys = &keys, …};
 *	struct api_config config = {.session = office_session, .routes = office_routes,
 *		.app = &office, …};
 *
 * What a struct office points to outlives the API; nothing of it is changed while the API runs.
 */
#ifndef ZHIFA_API_OFFICE_H
#define ZHIFA_API_OFFICE_H

#include "account/account.h"
#include "api/route.h"
#include "document/document.h"
#include "edition/shelf.h"
#include "log/log.h"
#include "matter/act.h"
#include "officer/officer.h"

/*
 * The law pack, one object for each thread that serves requests, because a pack is used by one
 * thread at a time. The first is loaded at once, the others when their thread first needs one.
 */
struct office_packs;
/* The shelf must outlive it. The caller frees it. */
struct office_packs *office_packs_new(struct edition_shelf *shelf);
void office_packs_free(struct office_packs *p);

struct office {
	struct account_service *accounts;
	struct office_packs *packs;
	const struct calendar *calendar;
	const struct seal_keys *keys;
	struct blob_dir *blobs; /* stored files */
	struct press *press;    /* of papers (src/document) */
	struct matter_papers papers;
	const struct log_identity *log; /* with its key: dossiers are signed */
	struct exports *exports;        /* NULL: the progress of exports is not told */
	bool practice; /* everything in the store is invented: the screens say so */
};

/* The route tables of the staff side, ended by NULL. */
extern const struct api_route *const office_routes[];
/* Finds the person behind a cookie, with the posts held today. For api_config.session. */
MUST_USE enum rc office_session(struct call *call, struct str cookie);

/* ---- for the handlers ---- */

/* Who calls. */
struct who {
	struct session session;
	struct actor actor;
};

/* Any person with an officer's post today. Whoever must set up a second factor first has none. */
extern const struct api_permission office_staff;
/* A logged-in person, for his own account: also before a second factor is set up. */
extern const struct api_permission office_self;

const struct office *office_of(const struct call *call);
/* The person of a session; there must be one (asserted). */
const struct who *office_who(const struct call *call);
/* This thread's pack. */
MUST_USE enum rc office_pack(struct call *call, struct pack **out);
/*
 * The organ of a matter, where this person may look into it: his own, or one that a post of his
 * reaches. RC_NOT_FOUND otherwise, as if there were no such matter.
 */
MUST_USE enum rc office_organ(struct call *call, int64_t matter, int64_t *organ);
/* What judging needs, with the call's snapshot and this thread's pack. */
MUST_USE enum rc office_matters(struct call *call, struct matter_service *out);
/* Whose act a request is about: the fields matter or procedure and power, action, item. */
MUST_USE enum rc office_target(struct call *call, struct act_request *req);
/* A JSON object of the input as facts: texts, integers, yes or no, lists of texts. RC_INPUT names
 * what is none of these. */
MUST_USE enum rc office_facts(struct call *call, const char *name, struct facts *out);
/* A page that writes to the call's answer, with its own service. */
struct page;
MUST_USE enum rc office_begin_page(struct call *call, struct page *out);

#endif
