/*
 * The law pack: loaded from its folder into plain C structures, with the Lua state beside
 * them that answers guards and writes documents. A pack object is used by one thread at a
 * time; loading takes milliseconds, so every worker has its own.
 *
 * Loading checks everything that can be checked without running a procedure: every name
 * that is referred to exists, every guard reads only what it declares, everything has its
 * basis. A broken pack fails with RC_PACK; cx->msg and the report name file and place.
 */
#ifndef ZHIFA_LAW_PACK_H
#define ZHIFA_LAW_PACK_H

#include "law/finding.h"
#include "law/property.h"
#include "law/shown.h"

enum role_kind { ROLE_OFFICER, ROLE_PARTY, ROLE_OUTSIDE, ROLE_LAW };

struct law_role {
	struct str id, title;
	enum role_kind kind;
	bool credential, lawyer;
};

/* What may set penalties by its rank (处罚法 10 to 16), highest first. */
enum law_rank {
	RANK_NONE, /* not known */
	RANK_LAW,
	RANK_REGULATION, /* of the State Council */
	RANK_LOCAL,      /* of a people's congress */
	RANK_RULE,       /* of a department or a government */
	RANK_JUDICIAL,
	RANK_DOCUMENT,
};
struct str law_rank_id(enum law_rank rank);

struct law_statute {
	struct str id, title;
	enum law_rank rank;
	struct str by;        /* abbreviation of what took its place; may be empty */
	struct str number;    /* of a document */
	bool sections;        /* has sections and no articles */
	struct date from, to; /* to: DATE_NONE while in force */
	struct date passed;   /* the day of the version; DATE_NONE where the pack does not say */
	/* which numbers of days are workdays; basis empty: the statute has no rule */
	struct law_day_kind {
		struct str basis;
		int64_t *v;
		size_t n;
		int64_t upto; /* this number and below */
		bool all;
	} workdays;
};

struct law_threshold {
	struct str id, title, basis;
	struct term unit; /* n is unused; for money, percent and count unit is meaningless */
	bool is_term, config;
	struct law_dated {
		struct date from;
		int64_t n;
	} * values;
	size_t value_n;
};

/* Places in a dossier: its contents; papers in the order in which they were made, where a form
 * names no place; what was added after the sealing; the note at the end. */
#define LAW_PLACE_CONTENTS 1
#define LAW_PLACE 50
#define LAW_PLACE_ANNEX 98
#define LAW_PLACE_NOTE 99

struct law_form {
	struct str id, title, basis;
	bool outward;
	/* Where a dossier has it: the volume, the place in it, and the fact with the number of the
	 * paper that it stands behind (empty: none). */
	bool auxiliary;
	int64_t place;
	struct str behind;
	struct str series, pattern; /* empty: not numbered */
	struct str *demands;
	size_t demand_n, unread; /* unread: Mongolian texts that no reader has signed */
	int when, body;          /* when: LAW_NO_FN, every time the act is done */
	int findings;            /* what is looked at while it is written; LAW_NO_FN: nothing */
};

/* Why the engine itself refuses something: a rule's basis, and those of kinds of procedures. */
struct law_refusal {
	struct str rule, basis;
	struct law_refusal_kind {
		struct str kind, basis;
	} * kinds;
	size_t kind_n;
};

struct pack;

/* Loads a pack folder. config may give values of configurable thresholds ("hearing_fine_org", or
 * "hearing_fine_org.FIELD" for one field of work → 100000), or be NULL. */
MUST_USE enum rc pack_load(
	struct cx *cx, struct str dir, const struct facts *config, struct pack **out);
/* Where the files of a pack come from: read gives the text of a file by its name without .lua. */
struct pack_source {
	enum rc (*read)(struct cx *cx, void *arg, struct str name, struct str *text);
	void *arg;
	struct str digest; /* of the pack, hex; empty: of the files that are read */
};
/* The same from anywhere. */
MUST_USE enum rc pack_load_from(struct cx *cx, const struct pack_source *from,
	const struct facts *config, struct pack **out);
void pack_free(struct pack *p);
/* Only the id, "cn-nmg 2026.1", from the text of pack.lua. RC_PACK. */
MUST_USE enum rc pack_name_read(struct cx *cx, struct str text, struct str *id);

struct str pack_id(const struct pack *p);     /* "cn-nmg 2026.1" */
struct str pack_digest(const struct pack *p); /* SHA-256 of its files, hex */
struct arena *pack_arena(const struct pack *p);
/* A place for what the pack's user makes of it once, in its arena; NULL at first. */
void **pack_note(struct pack *p);

/*
 * Where the pack of an id is found, for the thread that asks: a matter is judged with the version
 * it is pinned to. RC_PACK where that version is not at hand.
 */
struct pack_finder {
	enum rc (*find)(struct cx *cx, void *arg, struct str id, struct pack **out);
	void *arg;
};

const struct law_procedure *pack_procedures(const struct pack *p, size_t *n);
const struct law_procedure *pack_procedure(const struct pack *p, struct str id);
const struct law_role *pack_roles(const struct pack *p, size_t *n);
int pack_role(const struct pack *p, struct str id);
const struct law_statute *pack_statutes(const struct pack *p, size_t *n);
/* The rank of a title: as the pack says, or as the title's end tells. */
enum law_rank pack_rank(const struct pack *p, struct str title);
const struct law_form *pack_forms(const struct pack *p, size_t *n);
int pack_form(const struct pack *p, struct str id);
const struct law_property *pack_properties(const struct pack *p, size_t *n);
const struct law_threshold *pack_thresholds(const struct pack *p, size_t *n);
const struct law_threshold *pack_threshold(const struct pack *p, struct str id);

/*
 * Value of a threshold ("@handle_days" or "handle_days") on a day; false if it has none then.
 * field: of the power, for which an installation may have set another value; empty where there is
 * none.
 */
bool pack_number(
	const struct pack *p, struct str id, struct str field, struct date on, int64_t *out);
/* Length of a clock on a day, from its threshold or its own. */
bool pack_clock_term(const struct pack *p, const struct law_clock *c, struct str field,
	struct date on, struct term *out);

/* Basis of a rule of the engine in a kind of procedure ("PER-1", "coercion"). */
struct str pack_refusal(const struct pack *p, const char *rule, struct str kind);

/* "处罚法58Ⅰ(二)" → 《中华人民共和国行政处罚法》第五十八条第一款第（二）项; several are joined by
 * 、. */
struct str pack_cite(const struct pack *p, struct arena *a, struct str basis);

/* Gives the value of a name a function reads: a fact, "clock.x", "@threshold", … */
struct law_env {
	struct value (*get)(void *arg, struct str name);
	/* items of a list as rows of facts; may be NULL where lists are not at hand */
	size_t (*items)(void *arg, struct str list, const struct facts **rows);
	void *arg;
};

/* Judges a guard: true holds. An error in the guard is RC_PACK. */
MUST_USE enum rc pack_guard(struct cx *cx, struct pack *p, const struct law_guard *g,
	const struct law_env *env, bool *holds);
/* Runs a calc function. */
MUST_USE enum rc pack_calc(struct cx *cx, struct pack *p, const struct law_procedure *procedure,
	int fn, const struct law_env *env, struct value *out);
/* Runs a derive function over the items of a list. */
MUST_USE enum rc pack_derive(struct cx *cx, struct pack *p, int fn, const struct facts *rows,
	size_t n, struct value *out);
/*
 * What everybody may see of a matter: runs the procedure's function of it, which there must be.
 * RC_PACK where it gives something else.
 */
MUST_USE enum rc pack_shown(struct cx *cx, struct pack *p, const struct law_procedure *procedure,
	const struct law_env *env, struct law_shown *out);

/* Whether the act makes the paper (its `when`); its body's blocks as a JSON array. */
MUST_USE enum rc pack_form_due(struct cx *cx, struct pack *p, const struct law_form *f,
	const struct law_procedure *procedure, const struct law_env *env, bool *due);
/* Adds what the form finds in what is written for it. RC_PACK where it says something else. */
MUST_USE enum rc pack_form_findings(struct cx *cx, struct pack *p, const struct law_form *f,
	const struct law_procedure *procedure, const struct law_env *env, struct law_findings *out);
MUST_USE enum rc pack_document(struct cx *cx, struct pack *p, const struct law_form *f,
	const struct law_procedure *procedure, const struct law_env *env, struct str *blocks);

#endif
