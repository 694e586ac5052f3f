#include "matter/test_world.h"

#include "blob/blob.h"

#include <stdlib.h>

struct instant world_now = {1790000000000}; /* 2026-09-21 in Beijing */

static struct instant test_now(void *arg)
{
	(void)arg;
	return world_now;
}

static void test_random(void *arg, void *out, size_t n)
{
	static unsigned char k;
	(void)arg;
	for (size_t i = 0; i < n; i++)
		((unsigned char *)out)[i] = k++;
}

const struct env world_env = {.now = test_now, .random = test_random};

static void add_officer(
	struct db_plan *plan, int64_t id, const char *name, const char *role, const char *expires)
{
	struct date since, until;
	assert_true(date_parse(STR("2020-01-01"), &since));
	assert_true(date_parse(str_c(expires), &until));
	officer_add(plan,
		&(struct officer){.organ = ORGAN, .id = id, .name = str_c(name), .phone = STR("")});
	credential_add(plan, &(struct credential){.organ = ORGAN,
				     .officer = id,
				     .no = str_c(name),
				     .kind = STR("enforce"),
				     .issued = since,
				     .expires = until,
				     .reviewed_until = until,
				     .revoked = DATE_NONE});
	post_add(plan, &(struct post){.organ = ORGAN,
			       .id = id,
			       .officer = id,
			       .role = str_c(role),
			       .scope = SCOPE_ORGAN,
			       .scope_key = STR("15"),
			       .since = since,
			       .until = DATE_NONE});
}

static void populate(struct world *w)
{
	struct date since;
	assert_true(date_parse(STR("2020-01-01"), &since));
	struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
	struct organ o = {.id = ORGAN,
		.level = 3,
		.name = STR("某局"),
		.short_name = STR("某"),
		.region = STR("150105"),
		.system = STR("market"),
		.remedy_organ = STR("某区人民政府"),
		.court = STR("某区人民法院"),
		.collector = STR("某银行"),
		.address = STR(""),
		.phone = STR(""),
		.since = since,
		.until = DATE_NONE};
	organ_add(&plan, &o);
	o.id = TOWN;
	o.level = 4;
	o.name = STR("某镇");
	organ_add(&plan, &o);
	add_officer(&plan, 1, "王", "handler", "2029-01-01");
	add_officer(&plan, 2, "李", "handler", "2029-01-01");
	add_officer(&plan, 3, "赵", "handler", "2026-09-20");
	add_officer(&plan, 4, "张", "head", "2029-01-01");
	add_officer(&plan, 5, "周", "archivist", "2029-01-01");
	add_officer(&plan, 6, "吴", "publisher", "2029-01-01");
	power_add(&plan, &(struct power){.organ = ORGAN,
				 .id = 9,
				 .code = STR("P1"),
				 .name = STR("处罚"),
				 .kind = STR("penalty"),
				 .basis = STR("处罚法9"),
				 .procedures = STR("x fine entrust"),
				 .field = STR(""),
				 .region = STR("150105"),
				 .since = since,
				 .until = DATE_NONE});
	assert_int_equal(db_writer_run(w->writer, &plan), RC_OK);
}

void world_open(struct world *w, struct test_db *t)
{
	world_open_pack(w, t, "tests/packs/small");
}

void world_open_pack(struct world *w, struct test_db *t, const char *pack)
{
	*w = (struct world){.t = t, .cx = cx_make(t->arena, &world_env)};
	unsigned char master[32] = {7};
	w->keys = seal_keys_make(master);
	assert_int_equal(db_writer_start(&w->cx, t->url, &w->writer), RC_OK);
	assert_int_equal(calendar_load(&w->cx, STR(""), &w->calendar), RC_OK);
	if (pack_load(&w->cx, str_printf(t->arena, "%s/%s", getenv("ZHIFA_SOURCE"), pack), NULL,
		    &w->pack))
		print_message("%.*s\n", STR_ARG(w->cx.msg));
	assert_int_equal(w->cx.rc, RC_OK);

	populate(w);
	w->svc = (struct matter_service){
		.db = t->db, .pack = w->pack, .calendar = w->calendar, .keys = &w->keys};
	struct actor *who[] = {&w->wang, &w->li, &w->zhao, &w->head, &w->archivist, &w->publisher};
	for (int i = 0; i < 6; i++)
		assert_int_equal(
			actor_load(&w->cx, t->db, ORGAN, i + 1, cx_today(&w->cx), who[i]), RC_OK);
}

void world_close(struct world *w)
{
	db_writer_stop(w->writer);
	pack_free(w->pack);
	calendar_free(w->calendar);
}

struct facts world_fields(struct world *w, const char *pairs)
{
	struct facts f = {0};
	struct str rest = str_c(pairs), part;
	while (rest.n && str_split(&rest, ';', &part)) {
		size_t eq = str_find(part, STR("="), 0);
		struct str v = str_sub(part, eq + 1, part.n);
		int64_t n;
		struct value x = value_text(v);
		if (str_to_int(v, &n) && !str_has_prefix(part, STR("party_code")))
			x = value_int(n);
		if (str_has_prefix(part, STR("handlers"))) {
			struct str one;
			x = VALUE_NIL;
			while (str_split(&v, ',', &one))
				x = value_append(w->cx.arena, x, one);
		}
		facts_set(w->cx.arena, &f, str_sub(part, 0, eq), x);
	}
	return f;
}

enum rc world_submit(struct world *w, const struct actor *a, struct act_request *rq)
{
	struct db_plan *plan;
	struct act_result res;
	cx_clear(&w->cx);
	if (!rq->request_id.n)
		rq->request_id = str_printf(w->cx.arena, "r%d", ++w->requests);
	rq->organ = ORGAN;
	if (matter_act(&w->cx, &w->svc, a, rq, &plan, &res, &w->conflict))
		return w->cx.rc;
	if (plan && db_writer_run(w->writer, plan))
		return w->cx.rc;
	if (!w->matter)
		w->matter = res.matter;
	if (res.matter == w->matter)
		w->version = res.version;
	return RC_OK;
}

enum rc world_act(
	struct world *w, const struct actor *a, const char *action, const char *pairs, int64_t with)
{
	struct act_request rq = {.matter = w->matter,
		.version = w->matter ? w->version : -1,
		.action = str_c(action),
		.fields = world_fields(w, pairs),
		.with = with,
		.procedure = str_c(w->procedure ? w->procedure : "fine"),
		.power = 9};
	struct matter m;
	cx_clear(&w->cx);
	if (w->matter && !matter_load(&w->cx, w->t->db, ORGAN, w->matter, &m))
		rq.shown = m.proposal.digest;
	return world_submit(w, a, &rq);
}

enum rc world_act_child(
	struct world *w, const struct actor *a, const char *action, const char *pairs)
{
	struct matter m;
	cx_clear(&w->cx);
	assert_int_equal(matter_load(&w->cx, w->t->db, ORGAN, w->matter, &m), RC_OK);
	assert_true(m.children.n > 0);
	struct act_request rq = {.matter = m.children.v[m.children.n - 1].id,
		.version = -1,
		.action = str_c(action),
		.fields = world_fields(w, pairs)};
	enum rc rc = world_submit(w, a, &rq);
	struct cx other = cx_make(w->cx.arena, &world_env);
	assert_int_equal(matter_load(&other, w->t->db, ORGAN, w->matter, &m), RC_OK);
	w->version = m.seq;
	return rc;
}

bool world_refused(const struct world *w, const char *rule)
{
	for (size_t i = 0; i < w->cx.refusals.n; i++)
		if (str_is(w->cx.refusals.v[i].rule, rule))
			return true;
	return false;
}

const char *world_scan(struct world *w)
{
	struct db_plan plan = {.cx = &w->cx};
	struct blob b = {.size = 1, .type = blob_type(BLOB_PDF), .name = STR("扫描件.pdf")};
	cx_clear(&w->cx);
	memset(b.digest, 0xAA, sizeof b.digest);
	blob_add(&plan, &b);
	assert_int_equal(db_writer_run(w->writer, &plan), RC_OK);
	return "scan=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
}

static enum rc find_pack(struct cx *cx, void *arg, struct str id, struct pack **out)
{
	*out = arg;
	return str_eq(id, pack_id(arg)) ? RC_OK : fail(cx, RC_PACK, "另一个版本");
}

struct pack_finder world_packs(struct world *w)
{
	return (struct pack_finder){find_pack, w->pack};
}
