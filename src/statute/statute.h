/*
 * Statutes in the store: their versions by date, article by article, as imported from a corpus
 * (law/corpus.h). Rows are only ever added: what was imported again and is the same is left alone,
 * what differs is a further revision, and the last one counts.
 */
#ifndef ZHIFA_STATUTE_STATUTE_H
#define ZHIFA_STATUTE_STATUTE_H

#include "db/writer.h"
#include "law/corpus.h"

enum statute_imported { STATUTE_ADDED, STATUTE_REVISED, STATUTE_UNCHANGED };

/*
 * Brings one version into the store, in one plan. RC_CONFLICT where somebody else imports the same
 * one at the same time.
 */
MUST_USE enum rc statute_import(struct cx *cx, struct db *db, struct db_writer *w,
	const struct corpus_version *v, enum statute_imported *out);

/* Looks citations up in the store; db is a reader, and must stay. */
struct corpus_lookup statute_lookup(struct db *db);

struct statute_version {
	int64_t id;
	struct str title, part, kind, status, note;
	struct date version, effective; /* effective: DATE_NONE where unknown */
	enum corpus_source source;
	int64_t articles;
};
struct statute_list {
	struct statute_version *v;
	size_t n, cap;
};
/* Versions whose title holds the word (empty: all), by title and date; at most 1000. */
MUST_USE enum rc statute_list(
	struct cx *cx, struct db *db, struct str word, struct statute_list *out);

/* How a day in force is known: 正文载明, 未核实, 不明. */
const char *statute_source_title(enum corpus_source source);

#endif
