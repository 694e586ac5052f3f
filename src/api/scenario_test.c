/*
 * The ordinary procedure over HTTP, from the lead to the filed dossier, with everybody who has a
 * part in it: each fills the form that the page gives him, as a browser would. Before each step
 * others try the same: who has no such role is refused, and for another organ there is no such
 * matter.
 */
#include "api/test_office.h"
#include "statute/statute.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct step {
	const char *day; /* from then on; NULL: as before */
	const char *who;
	const char *child; /* of the matter, or one below that: "service_notice"; NULL: the matter
			      itself */
	const char *action;
	const char *fields;  /* what is to be filled in otherwise than by default; JSON members */
	const char *refused; /* by this rule; NULL: it is done */
};

static const struct step steps[] = {
	{"2026-09-01", "wang", NULL, "lead.register",
		"\"title\":\"涉嫌经营超过保质期食品案\",\"party_kind\":\"org\",\"party_name\":"
		"\"演练食品店（虚构）\",\"party_code\":\"92150105MA0LX0001K\",\"found_on\":\"2026-"
		"09-01\"",
		NULL},
	{NULL, "wang", NULL, "lead.screen", "", NULL},
	{NULL, "wang", NULL, "open",
		"\"handlers\":[\"1\",\"2\"],\"capacity\":\"full\",\"act_state\":\"once\",\"act_"
		"end\":"
		"\"2026-08-20\",\"limit_kind\":\"two\"",
		NULL},
	{NULL, "zhang", NULL, "open.return", "\"reason\":\"管辖依据没有写明\"", NULL},
	{NULL, "wang", NULL, "open",
		"\"handlers\":[\"1\",\"2\"],\"capacity\":\"full\",\"act_state\":\"once\",\"act_"
		"end\":"
		"\"2026-08-20\",\"limit_kind\":\"two\",\"open_reason\":"
		"\"违法行为发生在本区，由本机关管辖\"",
		NULL},
	{NULL, "zhang", NULL, "open.approve", "", NULL},
	{NULL, "wang", NULL, "party.join",
		"\"joined_kind\":\"person\",\"joined_name\":\"演练店员（虚构）\"", NULL},
	{NULL, "wang", NULL, "evidence.add", "\"evidence_kind\":\"document\"", "credential_shown"},
	{NULL, "wang", NULL, "credential.show", "", NULL},
	{NULL, "wang", NULL, "record.add", "", NULL},
	{NULL, "li", NULL, "evidence.add",
		"\"evidence_kind\":\"document\",\"evidence_name\":\"进货单\","
		"\"evidence_points\":[\"act\"]",
		NULL},
	{NULL, "wang", NULL, "evidence.verify", "\"verified\":\"true\"", NULL},
	{NULL, "wang", NULL, "norm.add",
		"\"cite\":\"食品安全法第一百二十四条第一款\",\"low\":5000000,\"high\":30000000,"
		"\"applied\":true",
		NULL},
	{NULL, "wang", NULL, "penalty.add", "\"kind\":\"fine\",\"amount\":5600000", NULL},
	{NULL, "wang", NULL, "report.submit",
		"\"conclusion\":\"penalty\",\"weight\":\"normal\",\"gains_kind\":\"none\","
		"\"correct_way\":"
		"\"none\",\"law_change\":\"none\",\"law_broken\":\"食品安全法第三十四条第十项\","
		"\"law_basis\":\"《中华人民共和国食品安全法》第一百二十四条第一款第（五）项\","
		"\"review58_kind\":\"none\","
		"\"complex\":false,\"hearing_special\":false",
		NULL},
	{NULL, "wu", NULL, "legality.pass",
		"\"complex\":false,\"review58_kind\":\"none\",\"hearing_special\":false", NULL},
	{"2026-09-21", "zhang", NULL, "notice.sign", "", NULL},
	{NULL, "wang", NULL, "notice.serve", "", "notice_sealed"},
	{NULL, "wang", NULL, "notice.scan", "", NULL},
	{NULL, "wang", NULL, "notice.serve", "", NULL},
	{NULL, "li", "service_notice", "receipt.print", "", NULL},
	{NULL, "li", "service_notice", "serve.direct",
		"\"served_on\":\"2026-09-21\",\"receiver_is\":\"rep\"", NULL},
	{"2026-09-28", "wang", NULL, "defence.record", "\"defence_text\":\"初次违法，已经改正\"",
		NULL},
	{"2026-09-30", "wang", NULL, "defence.answer",
		"\"adopted\":\"no\",\"adopted_why\":\"已经造成危害后果\"", NULL},
	{NULL, "wang", NULL, "recheck.submit", "", NULL},
	{"2026-10-20", "wang", NULL, "decide.penalty",
		"\"party_code\":\"92150105MA0LX0001K\",\"bank_name\":\"演练银行\",\"bank_address\":"
		"\"演练路2号\",\"perform_text\":\"到银行缴纳\",\"court_name\":\"演练区人民法院\","
		"\"surcharge_"
		"stated\":true,"
		"\"publish_told\":true",
		NULL},
	{NULL, "zhang", NULL, "decide.penalty.approve", "", NULL},
	{NULL, "wang", NULL, "decision.scan", "", NULL},
	{NULL, "wang", NULL, "decision.serve", "", NULL},
	{NULL, "li", "service_decision", "serve.direct",
		"\"served_on\":\"2026-10-20\",\"receiver_is\":\"rep\"", NULL},
	{NULL, "wang", NULL, "close", "", "collected"},
	{NULL, "wang", NULL, "collection.open", "", NULL},
	{"2026-10-27", "wei", "collection", "pay.record",
		"\"paid_on\":\"2026-10-27\",\"part\":\"fine\",\"amount\":5600000", NULL},
	{NULL, "wei", "collection", "settle", "", NULL},
	{NULL, "wang", NULL, "publication.none", "", NULL},
	{NULL, "wang", NULL, "close", "", NULL},
	{NULL, "zhang", NULL, "close.approve", "", NULL},
	{NULL, "wang", NULL, "contents.make", "", NULL},
	{NULL, "jiang", NULL, "archive", "", NULL},
};

static const struct {
	int64_t id;
	const char *name, *role;
	bool certified;
} people[] = {{1, "wang", "handler", true}, {2, "li", "handler", true}, {3, "wu", "legal", false},
	{4, "zhang", "head", false}, {5, "wei", "cashier", false}, {6, "jiang", "archivist", false},
	{7, "qian", "auxiliary", false}};
#define PEOPLE (sizeof people / sizeof *people)

struct play {
	struct test_office o;
	struct person who[PEOPLE], stranger;
	struct str scan;
	int64_t matter;
	int requests, looks;
	int64_t looked, slowest; /* ms for previews, all and the longest */
};

static struct person *named(struct play *p, const char *name)
{
	for (size_t i = 0; i < PEOPLE; i++)
		if (!strcmp(people[i].name, name))
			return &p->who[i];
	print_error("nobody is called %s\n", name);
	abort();
}

/* What is read of a matter at an address behind its own. */
static const struct json *read_of(
	struct play *p, struct person *who, int64_t matter, const char *rest)
{
	struct client_reply r = test_ask(&p->o, who, "GET",
		str_printf(p->o.arena, "/api/matters/%lld%s", (long long)matter, rest).p, NULL);
	assert_status(r, 200);
	return test_json(&p->o, &r);
}

static const struct json *page_of(struct play *p, struct person *who, int64_t matter)
{
	return read_of(p, who, matter, "");
}

/* The newest child opened under an id: "service_notice", "service_notice#2". */
static int64_t child_of(struct play *p, struct person *who, const char *id)
{
	const struct json *all = json_get(page_of(p, who, p->matter), "children");
	int64_t found = 0;
	for (size_t i = 0; i < json_count(all); i++) {
		struct str key = json_str(json_get(json_at(all, i), "key"));
		if (str_is(str_sub(key, 0, str_find(key, STR("#"), 0)), id))
			found = json_id(json_get(json_at(all, i), "id"));
	}
	assert_true(found != 0);
	return found;
}

static const struct json *action_of(const struct json *page, const char *id)
{
	const struct json *all = json_get(page, "actions");
	for (size_t i = 0; i < json_count(all); i++)
		if (str_is(json_str(json_get(json_at(all, i), "id")), id))
			return json_at(all, i);
	return NULL;
}

/* ---- filling in forms ---- */

/* Something plain for a field that has to be filled in. */
static void plain(struct play *p, struct json_out *w, const struct json *f)
{
	struct str kind = json_str(json_get(f, "kind")),
		   today = date_str(p->o.arena, cx_today(&p->o.cx));
	if (str_is(kind, "money") || str_is(kind, "int"))
		json_put_int(w, 1);
	else if (str_is(kind, "date"))
		json_put(w, today);
	else if (str_is(kind, "yesno"))
		json_put_bool(w, false);
	else if (str_is(kind, "choice"))
		json_put(w, json_str(test_at(f, "options.0.0")));
	else if (str_is(kind, "choices")) {
		json_begin_array(w);
		json_put(w, json_str(test_at(f, "options.0.0")));
		json_end(w);
	} else if (str_is(kind, "file"))
		json_put(w, p->scan);
	else if (str_is(kind, "officers"))
		json_put_raw(w, STR("[\"1\",\"2\"]"));
	else
		json_put(w, STR("演练"));
}

/* Own members first, then what is there already, then something plain where it is required. */
static struct str fill(struct play *p, const struct json *action, const char *own)
{
	struct buf b = buf_in(p->o.arena), text = buf_in(p->o.arena);
	struct json_out w = json_to(&b);
	buf_printf(&text, "{%s}", own);
	struct json *mine;
	struct cx cx = cx_make(p->o.arena, &p->o.env);
	assert_int_equal(json_parse(&cx, buf_get(&text), &mine), RC_OK);
	struct json_each e = json_each(mine);
	json_begin(&w);
	while (json_next(&e)) {
		json_key(&w, e.key);
		json_put_value(&w, e.value);
	}
	const struct json *form = json_get(action, "form");
	for (size_t i = 0; i < json_count(form); i++) {
		const struct json *f = json_at(form, i), *value = json_get(f, "value");
		struct str id = json_str(json_get(f, "id"));
		if (json_find(mine, id))
			continue;
		if (value && json_kind(value) != JSON_NIL) {
			json_key(&w, id);
			json_put_value(&w, value);
		} else if (json_bool(json_get(f, "required"), false)) {
			json_key(&w, id);
			plain(p, &w, f);
		}
	}
	json_end(&w);
	return buf_get(&b);
}

/* The key of the last row of a list. */
static struct str row_of(const struct json *page, struct str list)
{
	const struct json *all = json_get(page, "lists");
	struct str key = STR("");
	for (size_t i = 0; list.n && i < json_count(all); i++) {
		const struct json *rows = json_get(json_at(all, i), "rows");
		if (str_eq(json_str(json_get(json_at(all, i), "id")), list) && json_count(rows))
			key = json_str(json_get(json_at(rows, json_count(rows) - 1), "key"));
	}
	return key;
}

static int64_t ms_now(void)
{
	struct timespec ts;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* The papers of the act, with fields as typed so far, beforehand: seen by who may do it. */
static void look(struct play *p, struct person *who, const char *action, int64_t matter,
	struct str row, struct str fields, bool may)
{
	struct arena *a = p->o.arena;
	int64_t from = ms_now();
	struct client_reply r = test_ask(&p->o, who, "POST", "/api/preview",
		str_printf(a,
			"{\"matter\":\"%lld\",\"action\":\"%s\",\"item\":\"" STR_FMT
			"\",\"fields\":" STR_FMT "}",
			(long long)matter, action, STR_ARG(row), STR_ARG(fields))
			.p);
	int64_t took = ms_now() - from;
	if (!may) {
		assert_true(r.status == 403 || r.status == 422);
		return;
	}
	assert_status(r, 200);
	p->looks++;
	p->looked += took;
	if (took > p->slowest)
		p->slowest = took;
}

static struct client_reply send(struct play *p, struct person *who, const struct step *s,
	int64_t matter, const struct json *page)
{
	struct arena *a = p->o.arena;
	const struct json *action = page ? action_of(page, s->action) : NULL;
	struct buf b = buf_in(a);
	buf_printf(&b, "{\"request_id\":\"s-%d\",\"version\":%lld,\"action\":\"%s\",\"fields\":",
		++p->requests, (long long)json_int(json_get(page, "version"), 1), s->action);
	struct str fields = action ? fill(p, action, s->fields) : STR("{}");
	buf_str(&b, fields);
	struct str row = row_of(page, json_str(json_get(action, "list")));
	if (json_count(json_get(action, "papers"))) {
		look(p, who, s->action, matter, row, STR("{}"), who != named(p, "qian"));
		look(p, who, s->action, matter, row, fields, who != named(p, "qian"));
	}
	if (row.n)
		buf_printf(&b, ",\"item\":\"" STR_FMT "\"", STR_ARG(row));
	if (action && json_bool(json_get(action, "two"), false))
		buf_printf(&b, ",\"with\":[\"%s\"]", who == named(p, "wang") ? "2" : "1");
	struct str shown = json_str(test_at(action, "proposal.digest"));
	if (shown.n)
		buf_printf(&b, ",\"shown\":\"" STR_FMT "\"", STR_ARG(shown));
	buf_char(&b, '}');
	return test_ask(&p->o, who, "POST",
		str_printf(a, "/api/matters/%lld/acts", (long long)matter).p,
		str_z(a, buf_get(&b)));
}

/* ---- the course ---- */

static void open_matter(struct play *p, const struct step *s)
{
	struct client_reply r = test_ask(&p->o, named(p, s->who), "GET", "/api/procedures", NULL);
	assert_status(r, 200);
	const struct json *all = json_get(test_json(&p->o, &r), "procedures");
	const struct json *proc = NULL;
	for (size_t i = 0; i < json_count(all); i++)
		if (str_is(json_str(json_get(json_at(all, i), "id")), "penalty.ordinary"))
			proc = json_at(all, i);
	assert_non_null(proc);
	assert_str(json_str(test_at(proc, "action.id")), s->action);
	const char *body = str_printf(p->o.arena,
		"{\"request_id\":\"s-%d\",\"procedure\":\"penalty.ordinary\",\"power\":\"" STR_FMT
		"\",\"action\":\"%s\",\"fields\":" STR_FMT "}",
		++p->requests, STR_ARG(json_str(test_at(proc, "powers.0.id"))), s->action,
		STR_ARG(fill(p, json_get(proc, "action"), s->fields)))
				   .p;
	r = test_ask(&p->o, named(p, s->who), "POST", "/api/matters", body);
	assert_status(r, 200);
	p->matter = json_id(json_get(test_json(&p->o, &r), "id"));
}

static bool says(struct client_reply r, const char *what)
{
	return str_find(r.body, str_c(what), 0) < r.body.n;
}

static void take(struct play *p, const struct step *s)
{
	struct person *who = named(p, s->who);
	int64_t matter = s->child ? child_of(p, who, s->child) : p->matter;
	const struct json *page = read_of(
				  p, who, matter, str_printf(p->o.arena, "?act=%s", s->action).p),
			  *action = action_of(page, s->action);
	/* others first: nothing comes of it */
	assert_status(send(p, &p->stranger, s, matter, NULL), 404);
	assert_status(send(p, named(p, "qian"), s, matter, page), 403);
	if (!action)
		print_error("%s is not on the page of %s\n", s->action, s->who);
	assert_non_null(action);
	struct client_reply r = send(p, who, s, matter, page);
	if (s->refused) {
		assert_false(json_bool(json_get(action, "allowed"), true));
		assert_status(r, 422);
		assert_true(says(r, str_printf(p->o.arena, "\"rule\":\"%s\"", s->refused).p));
		return;
	}
	if (r.status != 200)
		print_error("%s by %s\n", s->action, s->who);
	assert_status(r, 200);
}

static void play_open(struct play *p, struct test_db *t)
{
	*p = (struct play){0};
	test_office_open(&p->o, t, "law");
	for (size_t i = 0; i < PEOPLE; i++) {
		test_office_hire(&p->o, TEST_ORGAN, people[i].id, people[i].name, people[i].role,
			people[i].certified ? "2029-01-01" : NULL);
		p->who[i] = test_office_person(&p->o, people[i].name);
	}
	test_office_hire(&p->o, TEST_OTHER_ORGAN, 20, "sun", "head", NULL);
	p->stranger = test_office_person(&p->o, "sun");
	p->scan = test_scan(&p->o, &p->who[0]);
}

/* The other party's matter stands on the page, and the other way round; what was known is there. */
static void look_at_joined(struct play *p)
{
	const struct json *page = page_of(p, named(p, "li"), p->matter);
	assert_int_equal(json_count(json_get(page, "joined")), 1);
	assert_str(json_str(test_at(page, "joined.0.party")), "演练店员（虚构）");
	assert_str(json_str(test_at(page, "joined.0.number")), "");
	assert_str(json_str(test_at(page, "joined.0.state")), "待登记");
	const struct json *other =
		page_of(p, named(p, "li"), json_id(test_at(page, "joined.0.id")));
	assert_true(json_id(test_at(other, "joined.0.id")) == p->matter);
	assert_str(json_str(test_at(other, "joined.0.number")), "演市监案〔2026〕1号");
	assert_str(json_str(json_get(other, "party")), "演练店员（虚构）");
	const struct json *lists = json_get(other, "lists");
	for (size_t i = 0; i < json_count(lists); i++)
		assert_int_equal(json_count(json_get(json_at(lists, i), "rows")), 0);
	assert_null(json_get(action_of(other, "lead.register"), "form"));
	other = read_of(
		p, named(p, "li"), json_id(test_at(page, "joined.0.id")), "?act=lead.register");
	const struct json *form = json_get(action_of(other, "lead.register"), "form");
	size_t found = 0;
	for (size_t i = 0; i < json_count(form); i++) {
		struct str id = json_str(json_get(json_at(form, i), "id")),
			   value = json_str(json_get(json_at(form, i), "value"));
		found += str_is(id, "title") && str_is(value, "涉嫌经营超过保质期食品案");
		found += str_is(id, "party_name") && str_is(value, "演练店员（虚构）");
	}
	assert_int_equal(found, 2);
}

/* Facts that serve the procedure alone are not shown to people. */
static void look_at_facts(struct play *p)
{
	const struct json *all = json_get(page_of(p, named(p, "li"), p->matter), "facts");
	size_t shown = 0;
	for (size_t i = 0; i < json_count(all); i++) {
		struct str id = json_str(json_get(json_at(all, i), "id"));
		shown += str_is(id, "fine") + str_is(id, "kinds_text");
		assert_false(str_is(id, "kinds") || str_is(id, "notified_kinds") ||
			     str_is(id, "legality_passed") || str_is(id, "joined_name"));
	}
	assert_int_equal(shown, 2);
}

/* The page has the newest events; the others come a part at a time, each once. */
static void look_back(struct play *p)
{
	struct person *who = named(p, "wang");
	const struct json *part = page_of(p, who, p->matter);
	int64_t all = json_int(json_get(part, "version"), 0), next = all;
	const struct json *first_phase = test_at(part, "phases.0.at");
	assert_true(json_bool(json_get(part, "earlier"), false));
	for (;;) {
		const struct json *events = json_get(part, "events");
		size_t n = json_count(events);
		assert_in_range(n, 1, 20);
		for (size_t i = n; i-- > 0; next--)
			assert_int_equal(json_int(json_get(json_at(events, i), "seq"), 0), next);
		assert_int_equal(json_bool(json_get(part, "earlier"), false), next > 0);
		if (!next)
			break;
		part = read_of(p, who, p->matter,
			str_printf(p->o.arena, "/events?before=%lld", (long long)next + 1).p);
	}
	/* the first event led into the first phase, however long ago */
	assert_str(json_str(first_phase),
		str_z(p->o.arena, json_str(test_at(part, "events.0.effective"))));
	part = read_of(p, who, p->matter, "/events");
	assert_int_equal(json_int(test_at(part, "events.19.seq"), 0), all);
	part = read_of(p, who, p->matter, "/events?before=1");
	assert_int_equal(json_count(json_get(part, "events")), 0);
	const char *own =
		str_printf(p->o.arena, "/api/matters/%lld/events", (long long)p->matter).p;
	assert_status(test_ask(&p->o, &p->stranger, "GET", own, NULL), 404);
	assert_status(test_ask(&p->o, NULL, "GET", own, NULL), 401);
	own = str_printf(p->o.arena, "%s?before=0", own).p;
	assert_status(test_ask(&p->o, who, "GET", own, NULL), 400);
}

/* Every paper can be opened, and every deadline told day by day. */
static void look_around(struct play *p)
{
	struct person *who = named(p, "wang");
	const struct json *page = page_of(p, who, p->matter), *all = json_get(page, "documents");
	assert_true(json_count(all) >= 3);
	for (size_t i = 0; i < json_count(all); i++) {
		struct client_reply r = test_ask(&p->o, who, "GET",
			str_printf(p->o.arena, "/api/documents/" STR_FMT "/pdf?matter=%lld",
				STR_ARG(json_str(json_get(json_at(all, i), "id"))),
				(long long)p->matter)
				.p,
			NULL);
		assert_status(r, 200);
		assert_true(str_has_prefix(r.body, STR("%PDF-")));
	}
	all = json_get(page, "deadlines");
	for (size_t i = 0; i < json_count(all); i++)
		assert_status(test_ask(&p->o, who, "GET",
				      str_printf(p->o.arena, "/api/matters/%lld/clocks/" STR_FMT,
					      (long long)p->matter,
					      STR_ARG(json_str(json_get(json_at(all, i), "id"))))
					      .p,
				      NULL),
			200);
	/* the number, by search */
	struct str number = json_str(json_get(page, "number"));
	struct client_reply r = test_ask(&p->o, who, "GET",
		str_printf(
			p->o.arena, "/api/search?q=" STR_FMT, STR_ARG(test_escape(&p->o, number)))
			.p,
		NULL);
	assert_status(r, 200);
	assert_int_equal(json_count(json_get(test_json(&p->o, &r), "rows")), 1);
}

static int ask(
	struct play *p, const char *who, const char *method, const char *target, const char *body)
{
	return test_ask(&p->o, named(p, who), method, target, body).status;
}

/* One version of an invented text of a statute that the case cites, as it would be imported. */
static void import_text(struct play *p, struct date in_force, const char *item)
{
	struct cx cx = cx_make(p->o.arena, NULL);
	struct test_db *t = p->o.t;
	enum statute_imported what;
	struct corpus_version v = {
		.version = in_force, .effective = in_force, .source = CORPUS_TEXT};
	struct str text = str_printf(p->o.arena,
		"# 中华人民共和国食品安全法\n\n<!-- INFO END -->\n\n第一百二十四条 "
		"有下列情形的，处罚款：\n\n（一）甲；\n\n（二）乙；\n\n（三）丙；\n\n（四）丁；\n\n"
		"（五）%s。"
		"\n\n第二款的内容。\n",
		item);
	assert_int_equal(lawtext_parse(&cx, text, &v.text), RC_OK);
	assert_int_equal(statute_import(&t->cx, t->db, p->o.writer, &v, &what), RC_OK);
}

/* What the case cites, on the day of the act and now: not checked without texts; then side by side.
 */
static void look_at_laws(struct play *p, const char *page)
{
	const char *path = str_printf(p->o.arena, "%s/laws", page).p;
	struct client_reply r = test_ask(&p->o, named(p, "wang"), "GET", path, NULL);
	struct date then, now;
	assert_status(r, 200);
	const struct json *v = test_json(&p->o, &r);
	assert_int_equal(json_count(json_get(v, "rows")), 1);
	assert_str(json_str(test_at(v, "rows.0.state")), "未核对");
	assert_true(date_parse(json_str(json_get(v, "then")), &then));
	assert_true(date_parse(json_str(json_get(v, "now")), &now));
	assert_true(date_cmp(then, now) < 0);
	import_text(p, date_plus(then, -9), "卖过期的");
	import_text(p, date_plus(then, 1), "卖过期的食品");
	r = test_ask(&p->o, named(p, "wang"), "GET", path, NULL);
	assert_status(r, 200);
	v = test_json(&p->o, &r);
	assert_true(json_bool(test_at(v, "rows.0.differs"), false));
	assert_true(json_bool(test_at(v, "rows.0.basis"), false));
	assert_str(json_str(test_at(v, "rows.0.by")), "同一条款");
	assert_str(json_str(test_at(v, "rows.0.then.version")),
		str_z(p->o.arena, date_str(p->o.arena, date_plus(then, -9))));
	assert_str(json_str(test_at(v, "rows.0.lines.0.mark")), "same");
	assert_str(json_str(test_at(v, "rows.0.lines.1.mark")), "old");
	assert_str(json_str(test_at(v, "rows.0.lines.2.text")), "（五）卖过期的食品。");
	assert_status(test_ask(&p->o, &p->stranger, "GET", path, NULL), 404);
	assert_status(test_ask(&p->o, NULL, "GET", path, NULL), 401);
}

/* What the course of a case does not need. */
static void call_the_rest(struct play *p)
{
	struct arena *a = p->o.arena;
	const char *page = str_printf(a, "/api/matters/%lld", (long long)p->matter).p;
	const char *file = str_printf(
		a, "/api/files/" STR_FMT "?matter=%lld", STR_ARG(p->scan), (long long)p->matter)
				   .p;
	assert_int_equal(ask(p, "wang", "GET", "/api/me", NULL), 200);
	assert_int_equal(ask(p, "wang", "GET", "/api/me/sessions", NULL), 200);
	assert_int_equal(ask(p, "wang", "POST", "/api/me/sessions/revoke", NULL), 204);
	assert_int_equal(ask(p, "wang", "POST", "/api/me/sessions/00/revoke", NULL), 404);
	assert_int_equal(ask(p, "wang", "POST", "/api/me/password", "{}"), 400);
	assert_int_equal(ask(p, "wang", "POST", "/api/me/totp", "{}"), 400);
	assert_int_equal(ask(p, "wang", "POST", "/api/me/totp/confirm", "{}"), 400);
	assert_int_equal(ask(p, "wang", "GET", "/api/matters?mine=1", NULL), 200);
	assert_int_equal(ask(p, "wang", "GET", "/api/officers?q=N0", NULL), 200);
	assert_int_equal(ask(p, "wang", "POST", "/api/uploads", "{}"), 400);
	assert_int_equal(ask(p, "wang", "GET", "/api/uploads/9", NULL), 404);
	assert_int_equal(ask(p, "wang", "POST", "/api/uploads/9/bytes?at=0", "x"), 404);
	assert_int_equal(ask(p, "wang", "POST", "/api/uploads/9/finish", "{}"), 404);
	assert_int_equal(ask(p, "wang", "POST", "/api/uploads/9/cancel", NULL), 404);
	assert_int_equal(ask(p, "wang", "POST", str_printf(a, "%s/move", page).p, "{}"), 400);
	struct client_reply said = test_ask(
		&p->o, named(p, "wang"), "GET", str_printf(a, "%s/evidence", page).p, NULL);
	assert_status(said, 200);
	const struct json *row = test_at(test_json(&p->o, &said), "rows.0");
	assert_str(json_str(json_get(row, "list")), "evidence");
	assert_str(json_str(test_at(row, "facts.0.title")), "证明内容");
	assert_int_equal(json_count(json_get(row, "history")), 2);
	assert_str(json_str(test_at(row, "history.0.by")), "li、wang");
	assert_str(json_str(test_at(row, "history.1.title")), "登记证据查证");
	assert_str(json_str(test_at(row, "history.1.fields.0.text")), "查证属实");
	assert_int_equal(ask(p, "wang", "POST", str_printf(a, "%s/redactions", page).p, "{}"), 400);
	assert_int_equal(ask(p, "wang", "GET", "/api/files/00/thumb?matter=9", NULL), 400);
	look_at_laws(p, page);
	assert_int_equal(ask(p, "wang", "GET", "/api/registers", NULL), 200);
	assert_int_equal(
		ask(p, "wang", "GET", "/api/registers/inspections?month=2026-09", NULL), 200);
	assert_int_equal(ask(p, "wang", "GET", "/api/registers/seized", NULL), 200);
	assert_int_equal(ask(p, "wang", "GET", "/api/registers/none", NULL), 404);
	assert_int_equal(ask(p, "wang", "GET", file, NULL), 200);
	assert_int_equal(ask(p, "wang", "GET", str_printf(a, "%s/dossier", page).p, NULL), 200);
	assert_int_equal(
		ask(p, "wang", "GET", str_printf(a, "%s/dossier/progress", page).p, NULL), 200);
	assert_int_equal(ask(p, "wang", "POST", str_printf(a, "%s/reveal", page).p,
				 "{\"reason\":\"核对身份\"}"),
		200);
	const char *draft = "procedure=penalty.ordinary&power=9&action=lead.register";
	assert_int_equal(
		ask(p, "wang", "GET", str_printf(a, "/api/drafts?%s", draft).p, NULL), 200);
	assert_int_equal(ask(p, "wang", "POST", "/api/drafts", "{}"), 400);
	assert_int_equal(ask(p, "wang", "POST", "/api/logout", NULL), 204);
}

/* No route of the office is left that nobody has called; each is named. */
static void look_for_idle(struct play *p)
{
	struct client_reply r = test_ask(&p->o, NULL, "GET", "/metrics", NULL);
	struct str rest = r.body, line, mark = STR("zhifa_http_requests_total{route=\"");
	int idle = 0;
	assert_status(r, 200);
	while (str_split(&rest, '\n', &line)) {
		bool is_idle = line.n > 2 && line.p[line.n - 1] == '0' && line.p[line.n - 2] == ' ';
		struct str route = str_sub(line, mark.n, str_find(line, STR("\""), mark.n));
		if (!str_has_prefix(line, mark) || !is_idle ||
			str_find(route, STR(" /api/"), 0) == route.n ||
			str_is(route, "GET /api/openapi.json"))
			continue;
		print_message("# never called: " STR_FMT "\n", STR_ARG(route));
		idle++;
	}
	assert_int_equal(idle, 0);
}

/* The dossier that was filed: what it has, and its row in the ledger. */
static void look_at_dossier(struct play *p)
{
	struct client_reply r = test_ask(&p->o, named(p, "zhang"), "GET",
		str_printf(p->o.arena, "/api/matters/%lld/dossier/contents", (long long)p->matter)
			.p,
		NULL);
	assert_status(r, 200);
	const struct json *c = test_json(&p->o, &r);
	assert_str(json_str(test_at(c, "volumes.0.rows.0.title")), "卷内目录");
	assert_str(json_str(test_at(c, "volumes.0.rows.1.title")), "行政处罚决定书");
	assert_true(json_int(test_at(c, "volumes.0.papers"), 0) > 3);
	assert_true(json_int(test_at(c, "volumes.1.papers"), 0) > 3);
	assert_true(json_count(json_get(c, "files")) > 0);
	assert_true(json_int(json_get(c, "checked"), 0) > 20);
	assert_true(json_id(test_at(c, "keeping.id")) != 0);
	assert_int_equal(json_count(json_get(c, "gaps")), 0);
	struct str keeping = json_str(test_at(c, "keeping.id"));
	r = test_ask(&p->o, named(p, "zhang"), "GET",
		str_printf(p->o.arena, "/api/matters/" STR_FMT "/copies/1?document=" STR_FMT,
			STR_ARG(keeping), STR_ARG(json_str(test_at(c, "volumes.0.rows.1.id"))))
			.p,
		NULL);
	assert_status(r, 404); /* nobody has allowed one */
	r = test_ask(&p->o, named(p, "zhang"), "GET", "/api/dossiers", NULL);
	assert_status(r, 200);
	c = test_json(&p->o, &r);
	assert_int_equal(json_id(test_at(c, "rows.0.id")), p->matter);
	assert_str(json_str(test_at(c, "rows.0.state")), "在库保管");
	assert_int_equal(json_int(test_at(c, "rows.0.volumes"), 0), 2);
	assert_true(json_str(test_at(c, "rows.0.archive_no")).n > 0);
	r = test_ask(&p->o, named(p, "zhang"), "GET", "/api/dossiers.csv", NULL);
	assert_status(r, 200);
	assert_true(says(r, "在库保管"));
	/* no paper is rendered yet: that is said, and not that there are no pages */
	assert_int_equal(json_int(test_at(c, "rows.0.pages"), -1), 0);
	assert_true(json_int(test_at(c, "rows.0.uncounted"), 0) > 3);
	assert_true(says(r, "份正在计算"));
	r = test_ask(&p->o, named(p, "zhang"), "GET",
		str_printf(p->o.arena, "/api/matters/%lld/readings", (long long)p->matter).p, NULL);
	assert_status(r, 200);
}

static void test_ordinary(void **state)
{
	struct play p;
	play_open(&p, *state);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		if (steps[i].day)
			test_office_day(&p.o, steps[i].day);
		if (i)
			take(&p, &steps[i]);
		else
			open_matter(&p, &steps[i]);
	}
	const struct json *page = page_of(&p, named(&p, "zhang"), p.matter);
	assert_str(json_str(test_at(page, "state.id")), "archived");
	assert_str(json_str(json_get(page, "number")), "演市监案〔2026〕1号");
	assert_int_equal(json_count(json_get(page, "actions")), 0);
	look_at_joined(&p);
	look_at_facts(&p);
	look_around(&p);
	look_back(&p);
	look_at_dossier(&p);
	/* nothing waits for anybody */
	for (size_t i = 0; i < PEOPLE; i++) {
		struct client_reply r = test_ask(&p.o, &p.who[i], "GET", "/api/worklist", NULL);
		assert_status(r, 200);
		assert_false(says(r, "演练食品店"));
	}
	call_the_rest(&p);
	look_for_idle(&p);
	/* a paper follows within 300 ms of a pause in typing, of which 100 are the pause; told, and
	 * held to no more than a machine that does other things as well can keep */
	print_message("# %d previews, %lld ms each, the slowest %lld ms\n", p.looks,
		(long long)(p.looked / p.looks), (long long)p.slowest);
	assert_true(p.looks > 20 && p.looked / p.looks < 1000);
	test_office_close(&p.o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_ordinary)};
	return TEST_DB_RUN(tests);
}
