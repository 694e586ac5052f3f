#include "api/office_routes.h"

#include "api/page.h"
#include "matter/list.h"

#include <stdlib.h>

#define MOST_SLOTS 256

struct office_packs {
	/* one for each thread that serves requests, by its number */
	struct edition_desk desk[MOST_SLOTS];
};

struct office_packs *office_packs_new(struct edition_shelf *shelf)
{
	struct office_packs *p = calloc(1, sizeof *p);
	INVARIANT(p);
	for (size_t i = 0; i < MOST_SLOTS; i++)
		p->desk[i].shelf = shelf;
	return p;
}

void office_packs_free(struct office_packs *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < MOST_SLOTS; i++)
		edition_desk_finish(&p->desk[i]);
	free(p);
}

const struct office *office_of(const struct call *call)
{
	return api_app(call);
}

const struct who *office_who(const struct call *call)
{
	INVARIANT(call->session.who);
	return call->session.who;
}

/* This thread's. */
static struct edition_desk *desk_of(struct call *call)
{
	int n = http_slot(call->rq);
	INVARIANT(n >= 0 && n < MOST_SLOTS);
	return &office_of(call)->packs->desk[n];
}

enum rc office_pack(struct call *call, struct pack **out)
{
	return edition_desk_current(call->cx, desk_of(call), out);
}

enum rc office_begin_page(struct call *call, struct page *out)
{
	struct matter_service *svc = ARENA_NEW(call->cx->arena, struct matter_service);
	if (office_matters(call, svc))
		return call->cx->rc;
	*out = (struct page){.cx = call->cx,
		.pack = svc->pack,
		.svc = svc,
		.actor = &office_who(call)->actor,
		.w = &call->out};
	return RC_OK;
}

enum rc office_matters(struct call *call, struct matter_service *out)
{
	const struct office *o = office_of(call);
	*out = (struct matter_service){.db = call->db,
		.packs = edition_desk_finder(desk_of(call)),
		.calendar = o->calendar,
		.keys = o->keys,
		.papers = o->papers.check ? &o->papers : NULL,
		.checks_files = true};
	call->cx->keys = o->keys;
	return office_pack(call, &out->pack);
}

enum rc office_organ(struct call *call, int64_t matter, int64_t *organ)
{
	const struct actor *actor = &office_who(call)->actor;
	bool found, reaches = false;
	*organ = actor->officer.organ;
	if (!actor_is_wide(actor) && !actor->is_delegate)
		return RC_OK; /* the organ comes first in every key: others are not found */
	if (matter_organ(call->cx, call->db, matter, organ, &found))
		return call->cx->rc;
	if (found && actor_reaches(call->cx, call->db, actor, *organ, &reaches))
		return call->cx->rc;
	/* what his own organ opened for another one stays before his eyes, also after the end */
	if (found && !reaches && actor->is_delegate &&
		matter_opened_by(
			call->cx, call->db, *organ, matter, actor->officer.organ, &reaches))
		return call->cx->rc;
	return reaches ? RC_OK
		       : fail(call->cx, RC_NOT_FOUND, "没有这个案件，或者它不在您的职权范围内。");
}

enum rc office_session(struct call *call, struct str cookie)
{
	struct cx *cx = call->cx;
	struct who *who = ARENA_NEW(cx->arena, struct who);
	const struct account *a = &who->session.account;
	bool found;
	edition_desk_tidy(cx, desk_of(call));
	if (account_session_find(
		    cx, office_of(call)->accounts, call->db, cookie, &who->session, &found) ||
		!found)
		return cx->rc;
	if (actor_load(cx, call->db, a->organ, a->officer, cx_today(cx), &who->actor))
		return cx->rc;
	who->actor.account = a->id;
	call->session =
		(struct api_session){.account = a->id, .token = who->session.token, .who = who};
	return RC_OK;
}

static bool allow_self(struct call *call)
{
	return call->session.account != 0;
}

static bool allow_staff(struct call *call)
{
	const struct who *who = office_who(call);
	if (who->session.must_enrol) {
		(void)fail(call->cx, RC_FORBIDDEN,
			"本系统要求使用动态验证码，请先在「账号与安全」里设置，再办理业务。");
		return false;
	}
	if (!who->actor.posts.n) {
		(void)fail(
			call->cx, RC_FORBIDDEN, "您今天没有任何岗位，请联系本机关的系统管理员。");
		return false;
	}
	return true;
}

const struct api_permission office_self = {
	.name = "self", .needs_session = true, .allow = allow_self};
const struct api_permission office_staff = {
	.name = "staff", .needs_session = true, .allow = allow_staff};

const struct api_route *const office_routes[] = {account_routes, act_routes, copy_routes,
	document_routes, dossier_routes, draft_routes, evidence_routes, file_routes, law_routes, ledger_routes,
	matter_routes, officer_routes, preview_routes, procedure_routes, register_routes,
	search_routes, volume_routes, worklist_routes, NULL};
