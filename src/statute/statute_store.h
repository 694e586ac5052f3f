/* Rows of statutes. Internal to src/statute. */
#ifndef ZHIFA_STATUTE_STATUTE_STORE_H
#define ZHIFA_STATUTE_STATUTE_STORE_H

#include "statute/statute.h"

/* What is there of a version: statute 0 where the title is new, revision 0 where the version is. */
struct statute_last {
	int64_t statute, revision;
	struct str digest, kind, status, note;
	struct date effective;
	enum corpus_source source;
};
MUST_USE enum rc statute_store_last(
	struct cx *cx, struct db *db, const struct corpus_version *v, struct statute_last *out);

struct statute_row {
	int64_t statute, version, revision;
	bool is_new_title;
	struct str digest;
	struct instant imported;
};
void statute_store_put(
	struct db_plan *plan, const struct statute_row *row, const struct corpus_version *v);

/* The last revisions of all versions of a title, by version date and part. */
MUST_USE enum rc statute_store_versions(
	struct cx *cx, struct db *db, struct str title, struct statute_list *out);
/* Articles of a version, in their order, each as its text alone. */
struct statute_articles {
	struct lawtext_article *v;
	size_t n, cap;
};
MUST_USE enum rc statute_store_articles(
	struct cx *cx, struct db *db, int64_t version, struct statute_articles *out);
MUST_USE enum rc statute_store_list(struct cx *cx, struct db *db, struct statute_list *out);

#endif
