#include "app/practice.h"

#include "account/account.h"
#include "app/intake.h"
#include "app/practice_story.h"
#include "app/practice_tell.h"
#include "app/statements.h"
#include "officer/officer.h"

#include <stdlib.h>

#define PASSWORD "Lianxi-2026" /* of all practice accounts: it is told on the first page */

static enum rc set(struct cx *cx, struct program *p, struct str name, struct str value)
{
	struct db_plan plan = {.cx = cx};
	installation_set(&plan, name, value);
	return db_writer_run(p->writer, &plan);
}

/* ---- registers ---- */

static enum rc take_register(
	struct cx *cx, struct intake *in, const struct intake_kind *kind, const char *file)
{
	struct str text;
	char *report = NULL;
	size_t report_n;
	in->kind = kind;
	if (story_text(cx, in->program->config->practice_dir, file, cx_today(cx), &text))
		return cx->rc;
	in->report = open_memstream(&report, &report_n);
	INVARIANT(in->report);
	enum rc rc = intake_text(cx, in, text, false);
	fclose(in->report);
	if (rc) {
		struct str why = str_dup(cx->arena, (struct str){report, report_n});
		cx_clear(cx);
		(void)fail(cx, rc, "练习数据 %s：\n" STR_FMT, file, STR_ARG(why));
	}
	free(report);
	return cx->rc;
}

static enum rc take_registers(struct cx *cx, struct program *p)
{
	const struct account_config config = {
		.writer = p->writer, .keys = &p->seal, .issuer = p->config->issuer};
	struct intake in = {.program = p};
	if (account_service_new(cx, &config, &in.accounts))
		return cx->rc;
	if (!take_register(cx, &in, &intake_organ, "organs.csv") &&
		!take_register(cx, &in, &intake_officer, "officers.csv") &&
		!take_register(cx, &in, &intake_power, "powers.csv"))
		(void)!take_register(cx, &in, &intake_account, "accounts.csv");
	account_service_free(in.accounts);
	return cx->rc;
}

/* ---- the whole ---- */

static enum rc make(struct cx *cx, struct program *p)
{
	if (set(cx, p, STR("practice"), STR("yes")) || take_registers(cx, p) ||
		practice_tell(cx, p))
		return cx->rc;
	return set(cx, p, STR("practice-made"), instant_str(cx->arena, cx_now(cx)));
}

enum rc practice_make(struct cx *cx, struct program *p)
{
	struct str practice, made;
	bool is_empty;
	if (installation_get(cx, p->db, STR("practice"), &practice) ||
		installation_get(cx, p->db, STR("practice-made"), &made) ||
		installation_is_empty(cx, p->db, &is_empty))
		return cx->rc;
	if (made.n)
		return RC_OK;
	if (practice.n)
		return fail(cx, RC_CONFLICT,
			"上次建立练习数据时中断了。请删除数据目录 " STR_FMT " 后重试",
			STR_ARG(p->config->data));
	if (!is_empty)
		return fail(cx, RC_CONFLICT,
			"存储里已有真实数据，不能再建练习数据：请去掉配置项 "
			"practice，或换一个空的存储");
	if (make(cx, p))
		return cx->rc;
	p->is_practice = true;
	log_event(cx, LOG_INFO, "practice.made");
	return RC_OK;
}

/* ---- who may log in ---- */

static struct str role_titles(struct arena *a, const struct pack *pack, const struct actor *actor)
{
	size_t n;
	const struct law_role *roles = pack_roles(pack, &n);
	struct buf b = buf_in(a);
	for (size_t i = 0; i < actor->posts.n; i++) {
		int at = pack_role(pack, actor->posts.v[i].role);
		if (at >= 0)
			buf_printf(&b, "%s" STR_FMT, b.n ? "、" : "", STR_ARG(roles[at].title));
	}
	return b.n ? buf_get(&b) : STR("");
}

/* What is special about a handler: a credential that is not good today. */
static enum rc note_of(struct cx *cx, struct db *db, const struct actor *actor, struct str *note)
{
	bool is_valid, is_handler = false;
	struct str no;
	*note = STR("");
	for (size_t i = 0; i < actor->posts.n; i++)
		is_handler |= str_is(actor->posts.v[i].role, "handler");
	if (!is_handler)
		return RC_OK;
	if (credential_on(cx, db, actor->officer.organ, actor->officer.id, cx_today(cx), &is_valid,
		    &no, note))
		return cx->rc;
	if (is_valid)
		*note = STR("");
	return RC_OK;
}

static enum rc add_accounts(struct cx *cx, struct db *db, const struct pack *pack,
	const struct organ *organ, struct practice_accounts *out)
{
	struct account *v;
	size_t n;
	if (account_list(cx, db, organ->id, &v, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++) {
		struct actor actor;
		struct practice_account *a = VEC_PUSH(cx->arena, out);
		if (actor_load(cx, db, organ->id, v[i].officer, cx_today(cx), &actor) ||
			note_of(cx, db, &actor, &a->note))
			return cx->rc;
		a->id = v[i].id;
		a->name = v[i].name;
		a->person = actor.officer.name;
		a->organ = organ->name;
		a->roles = role_titles(cx->arena, pack, &actor);
	}
	return RC_OK;
}

static int by_id(const void *a, const void *b)
{
	const struct practice_account *x = a, *y = b;
	return (x->id > y->id) - (x->id < y->id);
}

enum rc practice_accounts(
	struct cx *cx, struct db *db, const struct pack *pack, struct practice_accounts *out)
{
	struct organ *organs;
	size_t n;
	*out = (struct practice_accounts){.password = STR(PASSWORD)};
	if (organ_all(cx, db, &organs, &n))
		return cx->rc;
	for (size_t i = 0; i < n; i++)
		if (add_accounts(cx, db, pack, &organs[i], out))
			return cx->rc;
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, by_id);
	return RC_OK;
}
