#include "matter/event.h"

#include "ledger/chain.h"
#include "matter/codec.h"

const char *event_kind_name(enum event_kind k)
{
	static const char *const names[] = {"act", "law", "record"};
	return names[k];
}

struct str event_by(struct arena *a, const struct event_body *b)
{
	if (!b->name.n)
		return STR("");
	return b->of.n ? str_printf(a, STR_FMT "（" STR_FMT "）", STR_ARG(b->name), STR_ARG(b->of))
		       : b->name;
}

static void write_who(struct json_out *w, const struct event_body *b)
{
	if (!b->officer)
		return;
	json_set_begin(w, "by");
	codec_id(w, "officer", b->officer);
	codec_text(w, "name", b->name);
	codec_text(w, "role", b->role);
	codec_text(w, "role_title", b->role_title);
	codec_text(w, "credential", b->credential);
	codec_text(w, "organ", b->of);
	if (b->with_n) {
		json_set_begin_array(w, "with");
		for (size_t i = 0; i < b->with_n; i++)
			json_put_id(w, b->with[i]);
		json_end(w);
	}
	json_end(w);
}

static void write_findings(struct json_out *w, const struct event_body *b)
{
	if (!b->findings.n)
		return;
	json_set_begin_array(w, "findings");
	for (size_t i = 0; i < b->findings.n; i++) {
		const struct law_finding *f = &b->findings.v[i];
		json_begin(w);
		json_set(w, "id", f->id);
		codec_text(w, "field", f->field);
		json_set(w, "text", f->text);
		codec_text(w, "basis", f->basis);
		json_end(w);
	}
	json_end(w);
}

static void write_items(struct json_out *w, const struct event_body *b)
{
	if (!b->items.n)
		return;
	json_set_begin_array(w, "items");
	for (size_t i = 0; i < b->items.n; i++) {
		const struct event_item *it = &b->items.v[i];
		json_begin(w);
		json_set(w, "list", it->list);
		json_set(w, "key", it->key);
		json_set(w, "op", str_c(event_op_name(it->op)));
		codec_facts(w, "set", &it->set);
		json_end(w);
	}
	json_end(w);
}

static void write_documents(struct json_out *w, const struct event_body *b)
{
	if (!b->documents.n)
		return;
	json_set_begin_array(w, "documents");
	for (size_t i = 0; i < b->documents.n; i++) {
		const struct event_document *d = &b->documents.v[i];
		json_begin(w);
		json_set_id(w, "id", d->id);
		json_set(w, "op", str_c(event_op_name(d->op)));
		codec_text(w, "form", d->form);
		codec_text(w, "title", d->title);
		codec_text(w, "series", d->series);
		codec_text(w, "number", d->number);
		codec_text(w, "code", d->code);
		codec_text(w, "content", d->content);
		codec_text(w, "file", d->file);
		codec_int(w, "pages", d->pages);
		json_end(w);
	}
	json_end(w);
}

static void write_children(struct json_out *w, const struct event_body *b)
{
	if (!b->children.n)
		return;
	json_set_begin_array(w, "children");
	for (size_t i = 0; i < b->children.n; i++) {
		const struct event_child *c = &b->children.v[i];
		json_begin(w);
		json_set(w, "key", c->key);
		json_set_id(w, "id", c->id);
		codec_text(w, "procedure", c->procedure);
		codec_text(w, "title", c->title);
		json_set(w, "op", str_c(event_op_name(c->op)));
		codec_text(w, "outcome", c->outcome);
		json_end(w);
	}
	json_end(w);
}

static void write_claims(struct json_out *w, const struct event_body *b)
{
	if (!b->claims.n)
		return;
	json_set_begin_array(w, "claims");
	for (size_t i = 0; i < b->claims.n; i++) {
		const struct event_claim *c = &b->claims.v[i];
		json_begin(w);
		json_set(w, "op", str_c(event_op_name(c->op)));
		json_set(w, "kind", c->kind);
		json_set(w, "key", c->key);
		codec_date(w, "until", c->until);
		json_end(w);
	}
	json_end(w);
}

static void write_powers(struct json_out *w, const struct event_body *b)
{
	if (!b->powers.n)
		return;
	json_set_begin_array(w, "powers");
	for (size_t i = 0; i < b->powers.n; i++) {
		const struct power *p = &b->powers.v[i].p;
		json_begin(w);
		json_set(w, "op", str_c(event_op_name(b->powers.v[i].op)));
		json_set_id(w, "organ", p->organ);
		json_set_id(w, "id", p->id);
		json_set(w, "code", p->code);
		json_set(w, "name", p->name);
		codec_text(w, "kind", p->kind);
		codec_text(w, "basis", p->basis);
		codec_text(w, "procedures", p->procedures);
		codec_text(w, "field", p->field);
		codec_flag(w, "enforce_self", p->enforce_self);
		codec_text(w, "region", p->region);
		codec_date(w, "since", p->since);
		codec_date(w, "until", p->until);
		codec_date(w, "lost", p->lost);
		codec_id(w, "principal", p->principal);
		codec_text(w, "roles", p->roles);
		codec_text(w, "note", p->note);
		json_end(w);
	}
	json_end(w);
}

static void write_proposal(struct json_out *w, const struct event_body *b)
{
	if (b->proposes) {
		json_set_begin(w, "proposal");
		json_set(w, "action", b->proposal_action);
		codec_text(w, "item", b->proposal_item);
		codec_facts(w, "fields", &b->proposal_fields);
		codec_facts(w, "reasons", &b->proposal_reasons);
		json_set(w, "digest", b->proposal_digest);
		json_end(w);
	}
	codec_flag(w, "settles", b->settles);
	codec_flag(w, "returned", b->returned);
}

struct str event_body_write(struct arena *a, const struct event_body *b)
{
	struct buf out = buf_in(a);
	struct json_out w = json_to(&out);
	json_begin(&w);
	json_set_int(&w, "v", 1);
	codec_text(&w, "procedure", b->procedure);
	codec_text(&w, "procedure_title", b->procedure_title);
	codec_text(&w, "kind", b->kind);
	codec_id(&w, "parent", b->parent);
	codec_text(&w, "parent_key", b->parent_key);
	codec_id(&w, "joined", b->joined);
	codec_text(&w, "action", b->action);
	codec_text(&w, "title", b->title);
	codec_text(&w, "from", b->from);
	codec_text(&w, "to", b->to);
	codec_text(&w, "to_title", b->to_title);
	codec_text(&w, "phase", b->phase);
	codec_text(&w, "outcome", b->outcome);
	write_who(&w, b);
	codec_facts(&w, "input", &b->input);
	codec_facts(&w, "reasons", &b->reasons);
	write_findings(&w, b);
	codec_text(&w, "number", b->number);
	codec_facts(&w, "set", &b->set);
	if (b->clear_n) {
		json_set_begin_array(&w, "clear");
		for (size_t i = 0; i < b->clear_n; i++)
			json_put(&w, b->clear[i]);
		json_end(&w);
	}
	write_items(&w, b);
	if (b->clocks.n) {
		json_set_begin_array(&w, "clocks");
		for (size_t i = 0; i < b->clocks.n; i++)
			codec_clock(&w, &b->clocks.v[i], true);
		json_end(&w);
	}
	write_documents(&w, b);
	write_children(&w, b);
	write_claims(&w, b);
	write_powers(&w, b);
	if (b->shows)
		codec_shown(&w, "public", &b->shown);
	write_proposal(&w, b);
	codec_text(&w, "basis", b->basis);
	codec_text(&w, "pack", b->pack);
	codec_text(&w, "pack_digest", b->pack_digest);
	json_end(&w);
	return buf_get(&out);
}

static bool read_op(struct cx *cx, const struct json *v, enum event_op *op)
{
	if (event_op_parse(json_str(json_get(v, "op")), op))
		return true;
	(void)fail(cx, RC_CORRUPT, "办理记录里有不认识的操作");
	return false;
}

static void read_who(struct cx *cx, const struct json *v, struct event_body *b)
{
	b->officer = json_id(json_get(v, "officer"));
	b->name = json_str(json_get(v, "name"));
	b->role = json_str(json_get(v, "role"));
	b->role_title = json_str(json_get(v, "role_title"));
	b->credential = json_str(json_get(v, "credential"));
	b->of = json_str(json_get(v, "organ"));
	const struct json *with = json_get(v, "with");
	b->with_n = json_count(with);
	int64_t *ids = ARENA_ARRAY(cx->arena, int64_t, b->with_n + 1);
	for (size_t i = 0; i < b->with_n; i++)
		ids[i] = json_id(json_at(with, i));
	b->with = ids;
}

static void read_findings(struct cx *cx, const struct json *v, struct event_body *b)
{
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *j = json_at(v, i);
		*VEC_PUSH(cx->arena, &b->findings) = (struct law_finding){.level = FINDING_AMBER,
			.id = json_str(json_get(j, "id")),
			.field = json_str(json_get(j, "field")),
			.text = json_str(json_get(j, "text")),
			.basis = json_str(json_get(j, "basis"))};
	}
}

static void read_items(struct cx *cx, const struct json *v, struct event_body *b)
{
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *j = json_at(v, i);
		struct event_item *it = VEC_PUSH(cx->arena, &b->items);
		it->list = json_str(json_get(j, "list"));
		it->key = json_str(json_get(j, "key"));
		it->set = codec_facts_of(cx, json_get(j, "set"));
		if (!read_op(cx, j, &it->op))
			return;
	}
}

static void read_clocks(struct cx *cx, const struct json *v, struct event_body *b)
{
	for (size_t i = 0; i < json_count(v); i++) {
		struct event_clock *c = VEC_PUSH(cx->arena, &b->clocks);
		codec_clock_of(json_at(v, i), c);
		if (!read_op(cx, json_at(v, i), &c->op))
			return;
	}
}

static void read_documents(struct cx *cx, const struct json *v, struct event_body *b)
{
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *j = json_at(v, i);
		struct event_document *d = VEC_PUSH(cx->arena, &b->documents);
		d->id = json_id(json_get(j, "id"));
		d->form = json_str(json_get(j, "form"));
		d->title = json_str(json_get(j, "title"));
		d->series = json_str(json_get(j, "series"));
		d->number = json_str(json_get(j, "number"));
		d->code = json_str(json_get(j, "code"));
		d->content = json_str(json_get(j, "content"));
		d->file = json_str(json_get(j, "file"));
		d->pages = json_int(json_get(j, "pages"), 0);
		if (!read_op(cx, j, &d->op))
			return;
	}
}

static void read_children(struct cx *cx, const struct json *v, struct event_body *b)
{
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *j = json_at(v, i);
		struct event_child *c = VEC_PUSH(cx->arena, &b->children);
		c->key = json_str(json_get(j, "key"));
		c->id = json_id(json_get(j, "id"));
		c->procedure = json_str(json_get(j, "procedure"));
		c->title = json_str(json_get(j, "title"));
		c->outcome = json_str(json_get(j, "outcome"));
		if (!read_op(cx, j, &c->op))
			return;
	}
}

static void read_claims(struct cx *cx, const struct json *v, struct event_body *b)
{
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *j = json_at(v, i);
		struct event_claim *c = VEC_PUSH(cx->arena, &b->claims);
		c->kind = json_str(json_get(j, "kind"));
		c->key = json_str(json_get(j, "key"));
		c->until = codec_date_of(json_get(j, "until"));
		if (!read_op(cx, j, &c->op))
			return;
	}
}

static struct str text_of(const struct json *j, const char *key)
{
	struct str s = json_str(json_get(j, key));
	return s.n ? s : STR("");
}

static void read_powers(struct cx *cx, const struct json *v, struct event_body *b)
{
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *j = json_at(v, i);
		struct event_power *e = VEC_PUSH(cx->arena, &b->powers);
		e->p = (struct power){.organ = json_id(json_get(j, "organ")),
			.id = json_id(json_get(j, "id")),
			.code = text_of(j, "code"),
			.name = text_of(j, "name"),
			.kind = text_of(j, "kind"),
			.basis = text_of(j, "basis"),
			.procedures = text_of(j, "procedures"),
			.field = text_of(j, "field"),
			.enforce_self = json_bool(json_get(j, "enforce_self"), false),
			.region = text_of(j, "region"),
			.since = codec_date_of(json_get(j, "since")),
			.until = codec_date_of(json_get(j, "until")),
			.lost = codec_date_of(json_get(j, "lost")),
			.principal = json_id(json_get(j, "principal")),
			.roles = text_of(j, "roles"),
			.note = text_of(j, "note")};
		if (!read_op(cx, j, &e->op))
			return;
	}
}

static void read_proposal(struct cx *cx, const struct json *j, struct event_body *b)
{
	const struct json *p = json_get(j, "proposal");
	b->proposes = json_kind(p) == JSON_OBJ;
	if (b->proposes) {
		b->proposal_action = json_str(json_get(p, "action"));
		b->proposal_item = json_str(json_get(p, "item"));
		b->proposal_fields = codec_facts_of(cx, json_get(p, "fields"));
		b->proposal_reasons = codec_facts_of(cx, json_get(p, "reasons"));
		b->proposal_digest = json_str(json_get(p, "digest"));
	}
	b->settles = json_bool(json_get(j, "settles"), false);
	b->returned = json_bool(json_get(j, "returned"), false);
}

/* What a history tells: what was done, by whom, with what. */
static void read_said(struct cx *cx, const struct json *j, struct event_body *b)
{
	b->action = json_str(json_get(j, "action"));
	b->title = json_str(json_get(j, "title"));
	b->phase = json_str(json_get(j, "phase"));
	read_who(cx, json_get(j, "by"), b);
	b->input = codec_facts_of(cx, json_get(j, "input"));
	b->reasons = codec_facts_of(cx, json_get(j, "reasons"));
	read_findings(cx, json_get(j, "findings"), b);
	b->basis = json_str(json_get(j, "basis"));
}

enum rc event_body_read(struct cx *cx, struct str json, struct event_body *b)
{
	struct json *j;
	*b = (struct event_body){0};
	if (json_parse(cx, json, &j) || json_int(json_get(j, "v"), 0) != 1) {
		cx_clear(cx);
		return fail(cx, RC_CORRUPT, "办理记录的内容读不出来");
	}
	b->procedure = json_str(json_get(j, "procedure"));
	b->procedure_title = json_str(json_get(j, "procedure_title"));
	b->kind = json_str(json_get(j, "kind"));
	b->parent = json_id(json_get(j, "parent"));
	b->parent_key = json_str(json_get(j, "parent_key"));
	b->joined = json_id(json_get(j, "joined"));
	read_said(cx, j, b);
	b->from = json_str(json_get(j, "from"));
	b->to = json_str(json_get(j, "to"));
	b->to_title = json_str(json_get(j, "to_title"));
	b->outcome = json_str(json_get(j, "outcome"));
	b->number = json_str(json_get(j, "number"));
	b->set = codec_facts_of(cx, json_get(j, "set"));
	struct value clear = codec_value_of(cx, json_get(j, "clear"));
	b->clear = clear.list;
	b->clear_n = clear.n;
	read_items(cx, json_get(j, "items"), b);
	read_clocks(cx, json_get(j, "clocks"), b);
	read_documents(cx, json_get(j, "documents"), b);
	read_children(cx, json_get(j, "children"), b);
	read_claims(cx, json_get(j, "claims"), b);
	read_powers(cx, json_get(j, "powers"), b);
	b->shows = json_get(j, "public") != NULL;
	b->shown = codec_shown_of(json_get(j, "public"));
	read_proposal(cx, j, b);
	b->pack = json_str(json_get(j, "pack"));
	b->pack_digest = json_str(json_get(j, "pack_digest"));
	return cx->rc;
}

/* In what a text of the body says, a quotation mark has a backslash before it. */
struct str event_body_phase(struct str json)
{
	struct str key = STR("\"phase\":\"");
	size_t at = str_find(json, key, 0);
	if (at >= json.n)
		return STR_NONE;
	struct str rest = str_sub(json, at + key.n, json.n);
	return str_sub(rest, 0, str_find(rest, STR("\""), 0));
}

enum rc event_body_read_said(struct cx *cx, struct str json, struct event_body *b)
{
	struct json *j;
	*b = (struct event_body){0};
	if (json_parse(cx, json, &j) || json_int(json_get(j, "v"), 0) != 1) {
		cx_clear(cx);
		return fail(cx, RC_CORRUPT, "办理记录的内容读不出来");
	}
	read_said(cx, j, b);
	return cx->rc;
}

struct chain_event event_chain(const struct event *e)
{
	struct chain_event c = {.organ = e->organ,
		.matter = e->matter,
		.seq = e->seq,
		.kind = str_c(event_kind_name(e->kind)),
		.action = e->action,
		.actor = e->actor,
		.recorded = e->recorded,
		.effective = e->effective,
		.request_id = e->request_id,
		.body = e->body};
	memcpy(c.prev, e->prev, sizeof c.prev);
	memcpy(c.salt, e->salt, sizeof c.salt);
	return c;
}

void event_seal(struct arena *a, struct event *e)
{
	struct cx cx = cx_make(a, NULL);
	struct chain_event c = event_chain(e);
	INVARIANT(chain_digest(&cx, DIGEST_SHA256, &c, e->digest) == RC_OK);
}
