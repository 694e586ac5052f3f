/* The jobs themselves. */
#include "app/harden.h"
#include "app/jobs.h"
#include "app/server.h"

#include "evidence/upload.h"
#include "matter/recount.h"
#include "matter/recur.h"
#include "organ/organ.h"

#include <stdatomic.h>

#define LEASE_MS 120000 /* a claimed row is due again after this, if its process died */
#define RENDER_TRIES 5
#define LOG_TRIES 3 /* failures of one row that nobody need look at */

/* ---- the outbox ---- */

/* Claims rows in one transaction, before any work: a row that kills the process waits its turn. */
static enum rc claim(struct cx *cx, struct worker *w, struct outbox_list *list)
{
	struct db_plan plan = {.cx = cx};
	struct instant until = {cx_now(cx).ms + LEASE_MS};
	struct db_op **ops = ARENA_ARRAY(cx->arena, struct db_op *, list->n);
	struct db_val **rows = ARENA_ARRAY(cx->arena, struct db_val *, list->n);
	for (size_t i = 0; i < list->n; i++) {
		ops[i] = outbox_claim(&plan, &list->v[i], until);
		rows[i] = ops[i]->row;
	}
	if (db_writer_run(w->server->program.writer, &plan))
		return cx->rc;
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++)
		if (rows[i][0].kind != DB_NULL)
			list->v[n++] = list->v[i];
	list->n = n;
	return RC_OK;
}

static enum rc run_topic(struct cx *cx, struct worker *w, const struct outbox_row *row)
{
	for (const struct topic *t = job_topics; t->name; t++)
		if (str_is(row->topic, t->name))
			return t->run(cx, w, row);
	return fail(cx, RC_NOT_FOUND, "没有处理后台任务 " STR_FMT " 的程序", STR_ARG(row->topic));
}

/* One row: its work, then the note that it is done, or when it is tried again. */
static enum rc work_off(struct cx *cx, struct worker *w, const struct outbox_row *row)
{
	struct arena *a = arena_new();
	struct cx own = cx_make(a, cx->env);
	own.request_id = str_printf(a, STR_FMT "-%lld", STR_ARG(row->topic), (long long)row->id);
	enum rc rc = run_topic(&own, w, row);
	struct db_plan plan = {.cx = cx, .key = row->organ};
	if (!rc)
		outbox_done(&plan, row);
	else
		outbox_later(
			&plan, row, (struct instant){cx_now(cx).ms + jobs_pause(row->tries + 1)});
	if (rc)
		log_event(&own, row->tries >= LOG_TRIES ? LOG_UNUSUAL : LOG_INFO, "outbox.failed",
			LOG_S("topic", row->topic), LOG_I("organ", row->organ),
			LOG_I("matter", row->matter), LOG_I("subject", row->subject),
			LOG_I("tries", row->tries + 1), LOG_S("why", own.msg));
	arena_free(a);
	return db_writer_run(w->server->program.writer, &plan);
}

static enum rc run_outbox(struct cx *cx, struct worker *w)
{
	struct outbox_list list;
	if (outbox_due(cx, w->db, cx_now(cx), &list))
		return cx->rc;
	if (!list.n) {
		if (w->has_worked)
			memory_give_back();
		w->has_worked = false;
		return RC_OK;
	}
	w->has_worked = true;
	if (claim(cx, w, &list))
		return cx->rc;
	for (size_t i = 0; i < list.n; i++)
		if (work_off(cx, w, &list.v[i]))
			return cx->rc;
	w->has_more = list.n > 0;
	return RC_OK;
}

/* ---- housekeeping ---- */

/* One matter in which something may be deemed to have happened. A plan that became stale is made
 * again next time. */
static enum rc deem_one(struct cx *own, struct worker *w, int64_t organ, int64_t matter)
{
	struct matter_service svc = jobs_matters(w);
	struct db_plan *plan = NULL;
	if (!db_read_begin(own, w->db)) {
		(void)!matter_deem(own, &svc, organ, matter, &plan);
		db_read_end(w->db);
	}
	if (!own->rc && plan)
		(void)!db_writer_run(w->server->program.writer, plan);
	if (own->rc == RC_CONFLICT)
		cx_clear(own);
	if (own->rc)
		log_event(own, LOG_UNUSUAL, "due.failed", LOG_I("organ", organ),
			LOG_I("matter", matter), LOG_S("why", own->msg));
	return own->rc;
}

/* What the law deems to have happened by now. One matter that fails does not hold up the others. */
static enum rc run_due(struct cx *cx, struct worker *w)
{
	struct organ *organs;
	size_t organ_n, n;
	int64_t *ids, failed = 0;
	struct arena *a = arena_new();
	if (organ_all(cx, w->db, &organs, &organ_n))
		organ_n = 0;
	for (size_t i = 0; i < organ_n && !cx->rc; i++) {
		if (matter_deem_list(cx, w->db, organs[i].id, cx_today(cx), &ids, &n))
			break;
		for (size_t k = 0; k < n; k++) {
			struct cx own = cx_make(a, cx->env);
			failed += deem_one(&own, w, organs[i].id, ids[k]) != RC_OK;
			arena_reset(a);
		}
	}
	arena_free(a);
	return failed ? fail(cx, RC_DB, "有 %lld 个案件没有办成，见日志", (long long)failed)
		      : cx->rc;
}

/* One organ and procedure. A plan that became stale is made again next time. */
static enum rc recur_one(
	struct cx *own, struct worker *w, int64_t organ, const struct law_procedure *p)
{
	struct matter_service svc = jobs_matters(w);
	struct db_plan *plan = NULL;
	if (!db_read_begin(own, w->db)) {
		(void)!matter_recur(own, &svc, organ, p, &plan);
		db_read_end(w->db);
	}
	if (!own->rc && plan)
		(void)!db_writer_run(w->server->program.writer, plan);
	if (own->rc == RC_CONFLICT)
		cx_clear(own);
	if (own->rc)
		log_event(own, LOG_UNUSUAL, "recur.failed", LOG_I("organ", organ),
			LOG_S("procedure", p->id), LOG_S("why", own->msg));
	return own->rc;
}

/* The matters of the periods that are over: reports, looks at the records. */
static enum rc run_recurrences(struct cx *cx, struct worker *w)
{
	struct organ *organs = NULL;
	size_t organ_n = 0, n;
	int64_t failed = 0;
	const struct law_procedure *all = pack_procedures(w->pack, &n);
	struct arena *a = arena_new();
	if (organ_all(cx, w->db, &organs, &organ_n))
		organ_n = 0;
	for (size_t i = 0; i < organ_n; i++)
		for (size_t k = 0; k < n; k++) {
			if (all[k].every == RECUR_NEVER)
				continue;
			struct cx own = cx_make(a, cx->env);
			failed += recur_one(&own, w, organs[i].id, &all[k]) != RC_OK;
			arena_reset(a);
		}
	arena_free(a);
	return failed ? fail(cx, RC_DB, "有 %lld 件定期事项没有开始，见日志", (long long)failed)
		      : cx->rc;
}

static enum rc run_sessions(struct cx *cx, struct worker *w)
{
	return account_sessions_clean(cx, w->server->accounts);
}

/* New events into the log; the checkpoint to where others can hold it against us. */
static enum rc run_log(struct cx *cx, struct worker *w)
{
	const struct config *c = w->server->program.config;
	struct log_identity id;
	if (log_open(cx, w->db, c->log_name, w->server->program.log_key, &id) ||
		log_extend(cx, w->db, w->server->program.writer, &id, NULL))
		return cx->rc;
	atomic_store(&w->server->logged, cx_now(cx).ms);
	return c->lodge.n ? log_lodge(cx, w->db, &id, str_z(cx->arena, c->lodge)) : RC_OK;
}

/* One matter in memory of its own; *again: somebody else wrote to it meanwhile. */
static enum rc recount_one(
	struct cx *cx, struct worker *w, int64_t organ, int64_t matter, bool *again)
{
	struct arena *a = arena_new();
	struct cx own = cx_make(a, cx->env);
	struct matter_service svc = jobs_matters(w);
	struct db_plan *plan;
	own.request_id = cx->request_id;
	enum rc rc = matter_recount(&own, &svc, organ, matter, &plan);
	if (!rc && plan)
		rc = db_writer_run(w->server->program.writer, plan);
	if (rc == RC_DB || rc == RC_BUSY || rc == RC_UNKNOWN)
		(void)fail(cx, rc, STR_FMT, STR_ARG(own.msg));
	else if (rc == RC_CONFLICT)
		*again = true;
	else if (rc)
		log_event(&own, LOG_UNUSUAL, "recount.failed", LOG_I("organ", organ),
			LOG_I("matter", matter), LOG_S("why", own.msg));
	arena_free(a);
	return cx->rc;
}

static enum rc recount_organ(struct cx *cx, struct worker *w, int64_t organ)
{
	const struct calendar *calendar = w->server->program.calendar;
	struct db_plan done = {.cx = cx, .key = organ};
	int64_t *ids, after = 0;
	bool again = false;
	size_t n;
	do {
		if (matter_recount_list(cx, w->db, organ, after, &ids, &n))
			return cx->rc;
		for (size_t i = 0; i < n; i++)
			if (recount_one(cx, w, organ, ids[i], &again))
				return cx->rc;
		after = n ? ids[n - 1] : after;
	} while (n);
	if (again)
		return RC_OK; /* the organ is still to be done at the next run */
	matter_recounted(&done, organ, calendar, cx_now(cx));
	return db_writer_run(w->server->program.writer, &done);
}

/* Running clocks that were counted with another calendar. */
static enum rc run_calendar(struct cx *cx, struct worker *w)
{
	int64_t *organs;
	size_t n;
	if (matter_recount_organs(cx, w->db, w->server->program.calendar, &organs, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++)
		if (recount_organ(cx, w, organs[i]))
			return cx->rc;
	w->has_more = n == MATTER_RECOUNT_ORGANS;
	return RC_OK;
}

/* Editions that another process accepted, and the day on which the next comes into force. */
static enum rc run_editions(struct cx *cx, struct worker *w)
{
	return edition_shelf_renew(cx, w->server->program.shelf, w->db);
}

/* ---- stored files ---- */

#define CHECK_AGAIN_MS ((int64_t)30 * 24 * 60 * 60 * 1000)
#define CHECK_AT_ONCE 10

/* Reads the files that were not read for longest and compares them with their digests. */
static enum rc run_files(struct cx *cx, struct worker *w)
{
	struct blob_check *due;
	struct instant since = {cx_now(cx).ms - CHECK_AGAIN_MS};
	size_t n;
	if (blob_check_due(cx, w->db, since, CHECK_AT_ONCE, &due, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++) {
		struct cx own = cx_make(cx->arena, cx->env);
		struct db_plan plan = {.cx = cx};
		enum rc rc = blob_verify(&own, w->server->program.blobs, due[i].digest);
		if (rc != RC_OK && rc != RC_NOT_FOUND && rc != RC_CORRUPT)
			return fail(cx, rc, STR_FMT, STR_ARG(own.msg));
		if (rc != RC_OK)
			log_event(cx, LOG_UNUSUAL, "file.unsound", LOG_S("why", own.msg));
		bool sealed = false;
		if (rc == RC_OK &&
			blob_seal_old(&own, w->server->program.blobs, due[i].digest, &sealed))
			return fail(cx, own.rc, STR_FMT, STR_ARG(own.msg));
		due[i].sound = rc == RC_OK;
		due[i].checked = cx_now(cx);
		blob_check_add(&plan, &due[i]);
		if (db_writer_run(w->server->program.writer, &plan))
			return cx->rc;
	}
	w->has_more = n == CHECK_AT_ONCE;
	return RC_OK;
}

/* Uploads that nobody went on with. */
static enum rc run_uploads(struct cx *cx, struct worker *w)
{
	struct instant before = {cx_now(cx).ms - 3 * BLOB_PART_MS};
	struct db_plan plan = {.cx = cx};
	int64_t *ids;
	size_t n;
	if (upload_stale(cx, w->db, before, &ids, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++)
		upload_end(&plan, ids[i]);
	if (n && db_writer_run(w->server->program.writer, &plan))
		return cx->rc;
	for (size_t i = 0; i < n; i++)
		blob_part_drop(w->server->program.blobs, ids[i]);
	return RC_OK;
}

const struct job job_outbox[] = {
	{"outbox", 300, run_outbox},
	{.name = NULL},
};

const struct job job_care[] = {
	{"calendar", 60 * 60000, run_calendar},
	{"log", 5000, run_log},
	{"due", 5 * 60000, run_due},
	{"recur", 60 * 60000, run_recurrences},
	{"editions", 60000, run_editions},
	{"sessions", 10 * 60000, run_sessions},
	{"files", 60000, run_files},
	{"uploads", 60 * 60000, run_uploads},
	{.name = NULL},
};

/* ---- topics ---- */

/* A signed paper becomes a file. Where somebody acts on its matter meanwhile, the note is made
 * anew. */
static enum rc render(struct cx *cx, struct worker *w, const struct outbox_row *row)
{
	struct office *o = &w->server->office;
	for (int tries = 1;; tries++) {
		struct matter_service svc = jobs_matters(w);
		struct db_plan *plan = NULL;
		if (db_read_begin(cx, w->db))
			return cx->rc;
		enum rc rc = document_render(
			cx, &svc, o->press, o->blobs, row->organ, row->subject, &plan);
		db_read_end(w->db);
		if (!rc && plan)
			rc = db_writer_run(w->server->program.writer, plan);
		if (rc != RC_CONFLICT || tries == RENDER_TRIES)
			return rc;
		cx_clear(cx);
	}
}

const struct topic job_topics[] = {
	{"render", render},
	{.name = NULL},
};
