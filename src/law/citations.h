/*
 * The citations of a pack, checked against the texts at hand. Each `basis` (of procedures, guards,
 * clocks, actions, forms, thresholds, properties) and each `cite "…"` in a form must resolve on
 * the day from which the pack says its statute is in force.
 *
 * Beside the pack lies citations.tsv, made by `zhifa law cite`: for each place and citation the
 * date of the version that was read and the SHA-256 of the cited words; the words themselves are
 * not kept. With texts at hand the check says which citations no longer match; without them it
 * says "not checked", but still sees a place whose citation was changed and not read again.
 */
#ifndef ZHIFA_LAW_CITATIONS_H
#define ZHIFA_LAW_CITATIONS_H

#include "law/cite.h"
#include "law/corpus.h"

#define CITATIONS_NAME "citations.tsv"

enum citation_state {
	CITATION_GOOD,
	CITATION_NOT_CHECKED, /* no text of the statute is at hand */
	CITATION_NOT_KEPT,    /* resolves, or cannot be checked, and has no digest yet */
	CITATION_WRONG,       /* does not resolve */
	CITATION_CHANGED, /* the words, or the citation itself, are others than when it was read */
};

struct citation {
	struct str where; /* PROCEDURE/action/notice.sign */
	struct str name;  /* 处罚法44 */
	struct cite_part part;
};
struct citation_uses {
	struct citation *v;
	size_t n, cap;
};
/* Every citation of the pack once for each place, by place. */
void citations_of(struct cx *cx, const struct pack *p, struct citation_uses *out);

struct citation_finding {
	enum citation_state state;
	struct str where, name, why; /* why: Chinese */
};
struct citation_report {
	struct {
		struct citation_finding *v;
		size_t n, cap;
	} findings; /* of all but the good ones */
	size_t good, not_checked, not_kept, wrong, changed;
	bool holds; /* none is wrong or changed */
};

/*
 * Checks the pack against the lines of its table (empty where there is none) and the texts (NULL
 * where there are none). RC_INPUT where the table is no such table; what the look-up fails with.
 */
MUST_USE enum rc citations_check(struct cx *cx, const struct pack *p, struct str table,
	const struct corpus_lookup *texts, struct citation_report *out);
/* The table of the pack as the texts are now. A citation that is not at hand gets a line without
 * digest. The report says what does not resolve; then the table has no line for it. */
MUST_USE enum rc citations_write(struct cx *cx, const struct pack *p,
	const struct corpus_lookup *texts, struct buf *table, struct citation_report *out);
/* Checks against the table beside the pack, DIR/citations.tsv. */
MUST_USE enum rc citations_check_dir(struct cx *cx, const struct pack *p, struct str dir,
	const struct corpus_lookup *texts, struct citation_report *out);
/* Appends what was found; has_texts is false where there were none to look in. */
void citations_in_words(const struct citation_report *r, bool has_texts, struct buf *b);
/* Sets the member "citations" of the object that is being written. */
struct json_out;
void citations_in_json(const struct citation_report *r, struct json_out *w);
/* CITATION_WRONG → 引用有误 */
const char *citation_state_title(enum citation_state state);

#endif
