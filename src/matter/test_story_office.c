/* People and places of the stories. */
#include "blob/blob.h"
#include "matter/matter_store.h"
#include "matter/test_story_priv.h"

#include <stdio.h>
#include <stdlib.h>

struct instant story_now;

static struct instant now(void *arg)
{
	(void)arg;
	return story_now;
}

static void test_random(void *arg, void *out, size_t n)
{
	static uint64_t k = 88172645463325252u;
	(void)arg;
	for (size_t i = 0; i < n; i++) {
		k ^= k << 13;
		k ^= k >> 7;
		k ^= k << 17;
		((unsigned char *)out)[i] = (unsigned char)(k >> 24);
	}
}

static const struct env test_env = {.now = now, .random = test_random};

void story_blame(struct story_world *w, const char *fmt, ...)
{
	va_list ap;
	char text[2000];
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	struct str said = str_printf(w->quiet.arena, STR_FMT "：" STR_FMT "，第 %zu 步：%s",
		STR_ARG(w->file), STR_ARG(w->title), w->step, text);
	if (!w->failed)
		w->said = said;
	if (!w->is_silent)
		print_message("# " STR_FMT "\n", STR_ARG(said));
	w->failed = true;
}

/* ---- people and places ---- */

int64_t story_person(struct story_world *w, struct str who)
{
	if (str_has_prefix(who, STR("town/"))) {
		int64_t own = story_person(w, str_sub(who, 5, who.n));
		return own ? TOWN * 1000 + own : 0;
	}
	size_t slash = str_find(who, STR("/"), 0);
	int role = pack_role(w->pack, str_sub(who, 0, slash));
	int64_t k = 1;
	if (slash < who.n)
		(void)!str_to_int(str_sub(who, slash + 1, who.n), &k);
	if (role < 0) {
		story_blame(w, "没有岗位 " STR_FMT, STR_ARG(who));
		return 0;
	}
	return (role + 1) * 10 + k;
}

struct str story_id_text(struct story_world *w, int64_t id)
{
	return str_printf(w->cx.arena, "%lld", (long long)id);
}

static void add_post(struct story_world *w, struct db_plan *plan, int64_t organ, int64_t officer,
	struct str role)
{
	struct date since;
	assert_true(date_parse(STR("2010-01-01"), &since));
	post_add(plan, &(struct post){.organ = organ,
			       .id = cx_id(&w->cx),
			       .officer = officer,
			       .role = role,
			       .scope = SCOPE_ORGAN,
			       .scope_key = story_id_text(w, organ),
			       .since = since,
			       .until = DATE_NONE});
}

static void add_person(
	struct story_world *w, struct db_plan *plan, int64_t organ, const struct law_role *r, int k)
{
	int64_t id = story_person(w, r->id) - 1 + k + (organ == TOWN ? TOWN * 1000 : 0);
	struct date since, until;
	assert_true(date_parse(STR("2010-01-01"), &since));
	assert_true(date_parse(
		str_is(r->id, "handler") && k == PEOPLE ? STR("2020-01-01") : STR("2040-01-01"),
		&until));
	officer_add(
		plan, &(struct officer){.organ = organ,
			      .id = id,
			      .name = str_printf(w->cx.arena, STR_FMT "%d", STR_ARG(r->title), k),
			      .phone = STR(""),
			      .lawyer = k < 3});
	credential_add(plan, &(struct credential){.organ = organ,
				     .officer = id,
				     .no = story_id_text(w, id),
				     .kind = STR("enforce"),
				     .issued = since,
				     .expires = until,
				     .reviewed_until = until,
				     .revoked = DATE_NONE});
	add_post(w, plan, organ, id, r->id);
}

struct power story_power(struct story_world *w, int64_t id, struct str procedures)
{
	struct date since;
	assert_true(date_parse(STR("2010-01-01"), &since));
	return (struct power){.organ = ORGAN,
		.id = id,
		.code = story_id_text(w, id),
		.name = STR("查处演示违法行为"),
		.kind = STR("penalty"),
		.basis = STR("处罚法9"),
		.procedures = procedures,
		.field = STR(""),
		.region = STR("150105"),
		.enforce_self = id == POWER_SELF,
		.since = since,
		.until = DATE_NONE,
		.lost = DATE_NONE};
}

struct str story_all_procedures(struct story_world *w)
{
	struct buf all = buf_in(w->cx.arena);
	size_t n;
	const struct law_procedure *p = pack_procedures(w->pack, &n);
	for (size_t i = 0; i < n; i++)
		buf_printf(&all, "%s" STR_FMT, i ? " " : "", STR_ARG(p[i].id));
	return buf_get(&all);
}

static void add_power(struct story_world *w, struct db_plan *plan, int64_t id)
{
	struct power p = story_power(w, id, story_all_procedures(w));
	power_add(plan, &p);
}

/* sys.has_power = false: the powers of the organ allow nothing but the story's own procedure. */
void story_powers(struct story_world *w, bool has_all)
{
	cx_clear(&w->cx);
	struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
	for (int i = 0; i < 2; i++) {
		struct power p = story_power(w, i ? POWER_SELF : POWER,
			has_all ? story_all_procedures(w) : w->procedure);
		power_change(&plan, &p);
	}
	if (db_writer_run(w->writer, &plan))
		story_blame(w, "职权没有写成：" STR_FMT, STR_ARG(w->cx.msg));
}

static void populate(struct story_world *w)
{
	size_t n;
	const struct law_role *roles = pack_roles(w->pack, &n);
	struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
	struct organ o = {.id = ORGAN,
		.level = 3,
		.name = STR("某区演示局"),
		.short_name = STR("某演"),
		.region = STR("150105"),
		.system = STR("market"),
		.remedy_organ = STR("某区人民政府"),
		.court = STR("某区人民法院"),
		.collector = STR("某银行"),
		.address = STR(""),
		.phone = STR(""),
		.since = date_of(story_now),
		.until = DATE_NONE};
	organ_add(&plan, &o);
	/* the file that stories upload */
	struct blob file = {.size = 1, .type = blob_type(BLOB_PDF), .name = STR("扫描件.pdf")};
	file.digest[DIGEST_SIZE - 1] = 0xAA;
	blob_add(&plan, &file);
	for (size_t i = 0; i < n; i++)
		for (int k = 1; k <= PEOPLE && roles[i].kind == ROLE_OFFICER; k++)
			add_person(w, &plan, ORGAN, &roles[i], k);
	for (size_t i = 0; i < n; i++)
		for (int k = 1; k <= 2 && roles[i].kind == ROLE_OFFICER; k++)
			add_person(w, &plan, TOWN, &roles[i], k);
	story_add_organs(w, &plan);
	/* one who could do everything, were it not for the separation of duties */
	static const char *const all[] = {"legal", "legal58", "head", "chair"};
	for (size_t i = 0; i < 4; i++)
		if (pack_role(w->pack, str_c(all[i])) >= 0)
			add_post(w, &plan, ORGAN, story_person(w, STR("handler/3")), str_c(all[i]));
	add_power(w, &plan, POWER);
	add_power(w, &plan, POWER_SELF);
	assert_int_equal(db_writer_run(w->writer, &plan), RC_OK);
}

/* sys.other_fines, sys.same_year = n: as many matters of the same party, fined or of this kind in
 * this year, as their rows would be. */
void story_others(struct story_world *w, int64_t n, bool is_fined)
{
	struct arena *a = w->cx.arena;
	const struct law_procedure *p = pack_procedure(w->pack, w->procedure);
	cx_clear(&w->cx);
	for (int64_t i = 0; i < n && p; i++) {
		struct db_plan plan = {.cx = &w->cx, .key = ORGAN};
		struct matter m = {.organ = ORGAN,
			.id = cx_id(&w->cx),
			.seq = 1,
			.procedure = w->procedure,
			.pack = pack_id(w->pack),
			.kind = p->kind,
			.opened = story_now,
			.state = STR("decided"),
			.phase = STR("serve")};
		facts_set(a, &m.facts, STR("party_code"), value_text(story_party_code(w)));
		facts_set(a, &m.facts, STR("power"), value_text(story_id_text(w, w->power)));
		if (is_fined)
			facts_set(a, &m.facts, STR("fine_decided"), value_int(100));
		struct matter_row row = matter_row_of(a, &w->keys, &m);
		store_write_matter(&plan, &row, true, true);
		if (db_writer_run(w->writer, &plan))
			story_blame(w, "另案没有写成：" STR_FMT, STR_ARG(w->cx.msg));
	}
}

void story_open(struct story_world *w, struct test_db *t)
{
	story_open_pack(w, t, "law");
}

void story_open_pack(struct story_world *w, struct test_db *t, const char *dir)
{
	unsigned char master[32] = {7};
	const char *source = getenv("ZHIFA_SOURCE");
	*w = (struct story_world){
		.t = t, .cx = cx_make(t->arena, &test_env), .quiet = cx_make(t->arena, &test_env)};
	story_now.ms = STORY_BEGINS;
	w->keys = seal_keys_make(master);
	w->cx.keys = w->quiet.keys = &w->keys;
	assert_int_equal(db_writer_start(&w->cx, t->url, &w->writer), RC_OK);
	if (pack_load(&w->cx, str_printf(t->arena, "%s/%s", source, dir), NULL, &w->pack))
		print_message("# " STR_FMT "\n", STR_ARG(w->cx.msg));
	assert_int_equal(w->cx.rc, RC_OK);
	assert_int_equal(calendar_load(&w->cx, STR(""), &w->calendar), RC_OK);
	w->svc = (struct matter_service){
		.db = t->db, .pack = w->pack, .calendar = w->calendar, .keys = &w->keys};
	w->law = w->pack;
	populate(w);
}

void story_close(struct story_world *w)
{
	db_writer_stop(w->writer);
	pack_free(w->law);
	calendar_free(w->calendar);
}

void story_go_by(struct story_world *w, struct pack *pack)
{
	w->pack = pack ? pack : w->law;
	w->svc.pack = w->pack;
}
