/* Internal to src/dossier: names in the ZIP, and what is gathered for it. */
#ifndef ZHIFA_DOSSIER_INSIDE_H
#define ZHIFA_DOSSIER_INSIDE_H

#include "dossier/dossier.h"
#include "matter/act.h"

#define NAME_README "README.txt"
#define NAME_INDEX "index.html"
#define NAME_SCRIPT "verify.sh"
#define NAME_MANIFEST "manifest.json"
#define NAME_KEY "key.pem"
#define NAME_KEY_LINE "key.txt"
#define NAME_CHECKPOINT "checkpoint"
#define NAME_SUMS "SHA256SUMS"
#define NAME_SIGNATURE "SHA256SUMS.sig"

/* One matter with its events. */
struct told {
	struct matter m; /* the fold */
	const struct event *events;
	struct event_body *bodies;
	int64_t *index; /* of each event's leaf */
	size_t n;
	int no; /* of its folder: events/NO */
};

/* One paper of any of the matters. */
struct told_paper {
	const struct told *of;
	const struct matter_document *d;
	struct str content, pdf, scan; /* names in the ZIP; empty where there is none */
};

/* One file that an event refers to. */
struct told_file {
	struct blob blob;
	struct str hex; /* its digest */
	struct str name;
	int64_t matter, seq; /* the event that refers to it first */
};

/* Its bytes, or those of a paper, read from the stored file when they are written. */
struct dossier_file {
	struct cx *cx;
	struct blob_dir *blobs;
	unsigned char digest[DIGEST_SIZE];
	struct archive_source source; /* its arg is this */
};

struct gathered {
	struct cx *cx;
	const struct dossier_source *s;
	struct archive *z;
	struct {
		struct told **v;
		size_t n, cap;
	} matters;
	struct {
		struct told_paper *v;
		size_t n, cap;
	} papers;
	struct {
		struct told_file *v;
		size_t n, cap;
	} files;
	struct log_checkpoint checkpoint;
	int64_t done, total; /* steps: each record and each paper, then each record's files */
};

/* Adds an entry. */
void dossier_put(struct gathered *g, struct str name, struct str data);
/* One step more. */
void dossier_step(struct gathered *g);
/* All matters, their events and proofs. */
MUST_USE enum rc dossier_gather(struct gathered *g, int64_t organ, int64_t matter);
/* Papers and files, as entries. */
MUST_USE enum rc dossier_gather_papers(struct gathered *g);
/* index.html, README.txt and manifest.json. */
struct str dossier_index(struct gathered *g);
struct str dossier_readme(const struct gathered *g);
struct str dossier_manifest(const struct gathered *g);
/* The script. */
extern const char dossier_script[];

#endif
