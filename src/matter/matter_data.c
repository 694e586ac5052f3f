/* The stored state of a matter: everything the fold made, as one JSON object. */
#include "matter/codec.h"

static void put_clocks(struct json_out *w, const struct matter *m)
{
	static const char *const status[] = {"off", "running", "paused", "past", "stopped"};
	json_set_begin_array(w, "clocks");
	for (size_t i = 0; i < m->clocks.n; i++) {
		const struct matter_clock *k = &m->clocks.v[i];
		codec_clock(w, &k->c, false);
		json_set(w, "status", str_c(status[k->status]));
		codec_date(w, "stopped", k->stopped);
		if (k->pauses.n) {
			json_set_begin_array(w, "pauses");
			for (size_t p = 0; p < k->pauses.n; p++) {
				json_begin(w);
				codec_date(w, "from", k->pauses.v[p].from);
				codec_date(w, "to", k->pauses.v[p].to);
				codec_int(w, "at", k->pauses.v[p].at.ms);
				codec_int(w, "until", k->pauses.v[p].until.ms);
				json_end(w);
			}
			json_end(w);
		}
		json_end(w);
	}
	json_end(w);
}

static void put_documents(struct json_out *w, const struct matter *m)
{
	json_set_begin_array(w, "documents");
	for (size_t i = 0; i < m->documents.n; i++) {
		const struct matter_document *d = &m->documents.v[i];
		json_begin(w);
		json_set_id(w, "id", d->id);
		codec_text(w, "form", d->form);
		codec_text(w, "title", d->title);
		codec_text(w, "series", d->series);
		codec_text(w, "number", d->number);
		codec_text(w, "code", d->code);
		codec_text(w, "state", d->state);
		codec_text(w, "content", d->content);
		codec_text(w, "scan", d->scan);
		codec_text(w, "pdf", d->pdf);
		codec_int(w, "pages", d->pages);
		codec_date(w, "issued", d->issued);
		json_end(w);
	}
	json_end(w);
}

static void put_rest(struct json_out *w, const struct matter *m)
{
	json_set_begin_array(w, "items");
	for (size_t i = 0; i < m->items.n; i++) {
		json_begin(w);
		json_set(w, "list", m->items.v[i].list);
		json_set(w, "key", m->items.v[i].key);
		codec_facts(w, "facts", &m->items.v[i].facts);
		json_end(w);
	}
	json_end(w);
	json_set_begin_array(w, "children");
	for (size_t i = 0; i < m->children.n; i++) {
		const struct matter_child *c = &m->children.v[i];
		json_begin(w);
		json_set(w, "key", c->key);
		json_set_id(w, "id", c->id);
		codec_text(w, "procedure", c->procedure);
		codec_text(w, "title", c->title);
		codec_flag(w, "open", c->open);
		codec_text(w, "outcome", c->outcome);
		json_end(w);
	}
	json_end(w);
	if (m->proposal.action.n) {
		json_set_begin(w, "proposal");
		json_set(w, "action", m->proposal.action);
		codec_text(w, "item", m->proposal.item);
		codec_text(w, "from", m->proposal.from);
		codec_facts(w, "fields", &m->proposal.fields);
		codec_facts(w, "reasons", &m->proposal.reasons);
		json_set(w, "digest", m->proposal.digest);
		codec_id(w, "by", m->proposal.by);
		json_end(w);
	}
}

struct str matter_data_write(struct arena *a, const struct matter *m)
{
	struct buf out = buf_in(a);
	struct json_out w = json_to(&out);
	json_begin(&w);
	json_set_int(&w, "seq", m->seq);
	json_set(&w, "head", str_hex(a, m->head, sizeof m->head));
	codec_text(&w, "procedure", m->procedure);
	codec_text(&w, "procedure_title", m->procedure_title);
	codec_text(&w, "pack", m->pack);
	codec_text(&w, "pack_digest", m->pack_digest);
	codec_text(&w, "kind", m->kind);
	codec_text(&w, "state", m->state);
	codec_text(&w, "state_title", m->state_title);
	codec_text(&w, "phase", m->phase);
	codec_text(&w, "outcome", m->outcome);
	codec_text(&w, "number", m->number);
	codec_id(&w, "parent", m->parent);
	codec_text(&w, "parent_key", m->parent_key);
	codec_id(&w, "joined", m->joined);
	codec_int(&w, "keys", m->keys);
	codec_id(&w, "returned_to", m->returned_to);
	codec_int(&w, "opened", m->opened.ms);
	codec_int(&w, "changed", m->changed.ms);
	codec_int(&w, "closed", m->closed.ms);
	codec_facts(&w, "facts", &m->facts);
	put_clocks(&w, m);
	put_documents(&w, m);
	put_rest(&w, m);
	if (m->shown.v.is_shown)
		codec_shown(&w, "public", &m->shown);
	json_end(&w);
	return buf_get(&out);
}

static enum clock_status status_of(struct str s)
{
	return str_is(s, "running")   ? CLOCK_RUNNING
	       : str_is(s, "paused")  ? CLOCK_PAUSED
	       : str_is(s, "past")    ? CLOCK_PAST
	       : str_is(s, "stopped") ? CLOCK_STOPPED
				      : CLOCK_OFF;
}

static void read_clocks(struct arena *a, const struct json *v, struct matter *m)
{
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *j = json_at(v, i);
		struct matter_clock *k = VEC_PUSH(a, &m->clocks);
		codec_clock_of(j, &k->c);
		k->status = status_of(json_str(json_get(j, "status")));
		k->stopped = codec_date_of(json_get(j, "stopped"));
		const struct json *pauses = json_get(j, "pauses");
		for (size_t p = 0; p < json_count(pauses); p++)
			*VEC_PUSH(a, &k->pauses) = (struct term_pause){
				.from = codec_date_of(json_get(json_at(pauses, p), "from")),
				.to = codec_date_of(json_get(json_at(pauses, p), "to")),
				.at = {json_int(json_get(json_at(pauses, p), "at"), 0)},
				.until = {json_int(json_get(json_at(pauses, p), "until"), 0)}};
	}
}

static void read_documents(struct arena *a, const struct json *v, struct matter *m)
{
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *j = json_at(v, i);
		*VEC_PUSH(a, &m->documents) =
			(struct matter_document){.id = json_id(json_get(j, "id")),
				.form = json_str(json_get(j, "form")),
				.title = json_str(json_get(j, "title")),
				.series = json_str(json_get(j, "series")),
				.number = json_str(json_get(j, "number")),
				.code = json_str(json_get(j, "code")),
				.state = json_str(json_get(j, "state")),
				.content = json_str(json_get(j, "content")),
				.scan = json_str(json_get(j, "scan")),
				.pdf = json_str(json_get(j, "pdf")),
				.pages = json_int(json_get(j, "pages"), 0),
				.issued = codec_date_of(json_get(j, "issued"))};
	}
}

static void read_rest(struct cx *cx, const struct json *j, struct matter *m)
{
	struct arena *a = cx->arena;
	const struct json *v = json_get(j, "items");
	for (size_t i = 0; i < json_count(v); i++)
		*VEC_PUSH(a, &m->items) =
			(struct matter_item){.list = json_str(json_get(json_at(v, i), "list")),
				.key = json_str(json_get(json_at(v, i), "key")),
				.facts = codec_facts_of(cx, json_get(json_at(v, i), "facts"))};
	v = json_get(j, "children");
	for (size_t i = 0; i < json_count(v); i++) {
		const struct json *c = json_at(v, i);
		*VEC_PUSH(a, &m->children) =
			(struct matter_child){.key = json_str(json_get(c, "key")),
				.id = json_id(json_get(c, "id")),
				.procedure = json_str(json_get(c, "procedure")),
				.title = json_str(json_get(c, "title")),
				.open = json_bool(json_get(c, "open"), false),
				.outcome = json_str(json_get(c, "outcome"))};
	}
	v = json_get(j, "proposal");
	if (json_kind(v) == JSON_OBJ) {
		m->proposal.action = json_str(json_get(v, "action"));
		m->proposal.item = json_str(json_get(v, "item"));
		m->proposal.from = json_str(json_get(v, "from"));
		m->proposal.fields = codec_facts_of(cx, json_get(v, "fields"));
		m->proposal.reasons = codec_facts_of(cx, json_get(v, "reasons"));
		m->proposal.digest = json_str(json_get(v, "digest"));
		m->proposal.by = json_id(json_get(v, "by"));
	}
}

enum rc matter_data_read(struct cx *cx, struct str json, struct matter *m)
{
	struct json *j;
	*m = (struct matter){0};
	if (json_parse(cx, json, &j) ||
		!str_unhex(json_str(json_get(j, "head")), m->head, sizeof m->head)) {
		cx_clear(cx);
		return fail(cx, RC_CORRUPT, "案件的存储内容读不出来，请用 zhifa verify 检查");
	}
	m->seq = json_int(json_get(j, "seq"), 0);
	m->procedure = json_str(json_get(j, "procedure"));
	m->procedure_title = json_str(json_get(j, "procedure_title"));
	m->pack = json_str(json_get(j, "pack"));
	m->pack_digest = json_str(json_get(j, "pack_digest"));
	m->kind = json_str(json_get(j, "kind"));
	m->state = json_str(json_get(j, "state"));
	m->state_title = json_str(json_get(j, "state_title"));
	m->phase = json_str(json_get(j, "phase"));
	m->outcome = json_str(json_get(j, "outcome"));
	m->number = json_str(json_get(j, "number"));
	m->parent = json_id(json_get(j, "parent"));
	m->parent_key = json_str(json_get(j, "parent_key"));
	m->joined = json_id(json_get(j, "joined"));
	m->keys = json_int(json_get(j, "keys"), 0);
	m->returned_to = json_id(json_get(j, "returned_to"));
	m->opened.ms = json_int(json_get(j, "opened"), 0);
	m->changed.ms = json_int(json_get(j, "changed"), 0);
	m->closed.ms = json_int(json_get(j, "closed"), 0);
	m->facts = codec_facts_of(cx, json_get(j, "facts"));
	read_clocks(cx->arena, json_get(j, "clocks"), m);
	read_documents(cx->arena, json_get(j, "documents"), m);
	m->shown = codec_shown_of(json_get(j, "public"));
	read_rest(cx, j, m);
	return cx->rc;
}
