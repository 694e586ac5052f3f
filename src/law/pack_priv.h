/* Inside of the pack. Internal to src/law. */
#ifndef ZHIFA_LAW_PACK_PRIV_H
#define ZHIFA_LAW_PACK_PRIV_H

#include "law/scale.h"
#include "law/transition.h"
#include "script/script.h"

struct pack {
	struct arena *arena;
	struct script *script;
	const struct pack_source *from; /* while it is loaded */
	struct str id, name, version, title, digest;
	const struct facts *config;
	void *note; /* its user's */
	struct {
		struct pack_file {
			struct str name, text;
		} * v;
		size_t n, cap;
	} files;
	struct {
		struct script_value *v;
		size_t n, cap;
	} fns;
	struct {
		struct law_role *v;
		size_t n, cap;
	} roles;
	struct {
		struct law_statute *v;
		size_t n, cap;
	} statutes;
	struct {
		struct law_threshold *v;
		size_t n, cap;
	} thresholds;
	struct {
		struct law_form *v;
		size_t n, cap;
	} forms;
	struct {
		struct law_procedure *v;
		size_t n, cap;
	} procedures;
	struct {
		struct law_property *v;
		size_t n, cap;
	} properties;
	struct {
		struct law_refusal *v;
		size_t n, cap;
	} refusals;
	struct law_transitions transitions;
	struct {
		struct law_scale *v;
		size_t n, cap;
	} scales;
	struct {
		struct law_name {
			struct str ending;
			enum law_rank rank;
		} * v;
		size_t n, cap;
	} names;
	struct cite_memo *cited; /* citations that were printed before; NULL while loading */
};

/* An empty memo, in the arena. */
struct cite_memo *cite_memo_new(struct arena *a);

/* A load in progress: every fault is noted, so that one run names them all. */
struct load {
	struct cx *cx;
	struct pack *pack;
	struct arena *a; /* the pack's */
	struct str file, where;
	struct {
		struct str *v;
		size_t n, cap;
	} faults;
	/* "+ID" in from: the state in which a proposal waits, which is made later */
	struct {
		struct load_wait {
			bool *from;
			struct str state, action;
		} * v;
		size_t n, cap;
	} waits;
};

/* Notes a fault at the present place. */
void load_fault(struct load *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Fields of a table. Missing ones are empty; wrong kinds are faults. */
struct str load_text(struct load *l, struct script_value t, const char *key);
/* { "id", "title", … }: by place, or written out as id = …, title = …; a missing one is a fault. */
struct str load_id(struct load *l, struct script_value t);
struct str load_title(struct load *l, struct script_value t);
struct str load_need(struct load *l, struct script_value t, const char *key);
int64_t load_int(struct load *l, struct script_value t, const char *key, int64_t otherwise);
bool load_bool(struct load *l, struct script_value t, const char *key, bool otherwise);
int load_fn(struct load *l, struct script_value t, const char *key);
/* A text or a list of texts. */
struct str *load_texts(struct load *l, struct script_value t, const char *key, size_t *n);
size_t load_count(struct script_value v);
struct script_value load_at(struct script_value v, size_t i);
struct str load_str(struct script_value v);
/* Checks that a citation names known statutes and articles. */
void load_basis(struct load *l, struct str basis);
/* Keys of a table that nobody reads are faults: a misspelt key must not pass in silence. */
void load_only(struct load *l, struct script_value t, const char *const *keys);

/* The rule of a statute on days, and a threshold that counts against it. */
void load_day_kind(struct load *l, struct script_value t, struct law_day_kind *out);
void load_check_day_kind(struct load *l, const struct law_threshold *h);
/* scales.lua; and that no title has two texts on one day. */
void load_scales(struct load *l, struct script_value t);
void load_check_statutes(struct load *l);
/* refusals.lua. */
void load_refusals(struct load *l, struct script_value t);
/* What must hold of the procedures (properties.lua), after these. */
void properties_load(struct load *l, struct script_value all);
/* How open matters pass to this version (transitions.lua), after the procedures. */
void transitions_load(struct load *l, struct script_value t);
/* One procedure file. */
void procedure_load(struct load *l, struct script_value t, struct law_procedure *p);
/* References that need all procedures: children and their outcomes, inherited and copied facts. */
void procedure_link(struct load *l, struct law_procedure *p);
/* Runs every guard over all combinations of what it reads, so that an undeclared read shows at
 * load. */
void procedure_probe(struct load *l, const struct law_procedure *p);

#endif
