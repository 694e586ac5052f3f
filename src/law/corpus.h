/*
 * Statutes at hand: a folder of Markdown files (lawtext.h), or one such file, as whoever runs the
 * platform keeps them. The name of a file ends in the date of its version:
 * 行政处罚法(2021-01-22).md.
 *
 * A table INDEX.tsv in the folder says more of each file (columns by name: file, full_title, kind,
 * version_date, effective_date, effective_source, status, articles, note). The day from which a
 * version is in force is taken from its text where that tells it, otherwise from the table, and is
 * then unverified; without either it is unknown. Files that the table does not name are not read.
 */
#ifndef ZHIFA_LAW_CORPUS_H
#define ZHIFA_LAW_CORPUS_H

#include "law/lawtext.h"

enum corpus_source { CORPUS_UNKNOWN, CORPUS_TEXT, CORPUS_UNVERIFIED };

struct corpus_version {
	struct str file, kind, status, note; /* file: below the folder */
	struct date version, effective;      /* effective: DATE_NONE where unknown */
	enum corpus_source source;
	struct lawtext text;
};

struct corpus_finding {
	struct str file;
	size_t line; /* 0: the whole file */
	struct str what;
};

struct corpus {
	struct {
		struct corpus_version *v;
		size_t n, cap;
	} versions;
	struct {
		struct corpus_finding *v;
		size_t n, cap;
	} findings;
};

/*
 * Reads a folder or a file into the context's arena. What is wrong with a single file is a finding.
 * RC_NOT_FOUND, RC_IO; RC_INPUT where the table is no such table.
 */
MUST_USE enum rc corpus_read(struct cx *cx, struct str path, struct corpus *out);

/* What one title says on a day. */
struct corpus_hit {
	enum { CORPUS_ABSENT, CORPUS_HIT, CORPUS_UNSURE } kind;
	struct date version, effective;
	enum corpus_source source;
	bool is_partial; /* of a code only some parts are at hand */
	struct lawtext_article *articles;
	size_t n;
	struct str why; /* CORPUS_UNSURE: Chinese */
};

/* Where citations are looked up: a folder, or the store (src/statute). `which` says which version
 * it is, without its articles. */
struct corpus_lookup {
	enum rc (*find)(
		struct cx *cx, void *arg, struct str title, struct date on, struct corpus_hit *out);
	enum rc (*which)(
		struct cx *cx, void *arg, struct str title, struct date on, struct corpus_hit *out);
	void *arg;
};
struct corpus_lookup corpus_lookup(struct corpus *c);

/*
 * Which of n versions of one title is in force on a day; sets kind, version, effective, source,
 * why. Unsure where a later version's day is not known.
 */
struct corpus_dates {
	struct date version, effective;
	enum corpus_source source;
};
void corpus_choose(struct cx *cx, const struct corpus_dates *v, size_t n, struct date on,
	struct corpus_hit *out);

#endif
