/*
 * A document: a numbered paper of a matter. It comes into being in the act that signs it
 * (src/matter), with everything that is printed on it as its content; from then on it is locked.
 * Here it is rendered from that content, found, shown before it is signed, and verified by who
 * holds the paper.
 *
 * The content is JSON (docs/architecture.md, "A paper's content"), encrypted at rest because it
 * names the party; functions that open it set cx->keys from the service.
 */
#ifndef ZHIFA_DOCUMENT_DOCUMENT_H
#define ZHIFA_DOCUMENT_DOCUMENT_H

#include "blob/blob.h"
#include "document/press.h"
#include "matter/act.h"

struct document {
	int64_t organ, id, matter;
	struct str form, title, number, code;
	struct str state; /* issued, sealed (the signed and sealed scan is there), void */
	struct instant signed_at;
	struct str content; /* empty in lists */
	unsigned char content_digest[DIGEST_SIZE];
	bool has_pdf, has_scan;
	unsigned char pdf[DIGEST_SIZE], scan[DIGEST_SIZE]; /* files of src/blob */
	int64_t pages;                                     /* 0 until it is rendered */
};

/* One document with its content, compared with its digest. RC_NOT_FOUND, RC_CORRUPT. */
MUST_USE enum rc document_load(struct cx *cx, const struct matter_service *svc, int64_t organ,
	int64_t id, struct document *out);
/* The documents of a matter in the order of signing, without content. */
MUST_USE enum rc document_list(struct cx *cx, struct db *db, int64_t organ, int64_t matter,
	struct document **out, size_t *n);

/*
 * Renders a document and stores the file; *plan then notes both (the job "render" of the outbox).
 * Where it has been rendered already *plan is NULL. What is rendered twice gives the same file.
 */
MUST_USE enum rc document_render(struct cx *cx, const struct matter_service *svc,
	struct press *press, struct blob_dir *dir, int64_t organ, int64_t id,
	struct db_plan **plan);
/* The PDF of a document: the stored file, or, as long as the job has not come to it, a fresh one.
 */
MUST_USE enum rc document_pdf(struct cx *cx, const struct matter_service *svc, struct press *press,
	struct blob_dir *dir, int64_t organ, int64_t id, struct str *pdf);

/*
 * A copy of it to be handed out: the same pages, with a mark across each that says for whom, when
 * and what for. It is rendered anew each time and kept nowhere.
 */
MUST_USE enum rc document_copy(struct cx *cx, const struct matter_service *svc, struct press *press,
	int64_t organ, int64_t id, struct str mark, struct str *pdf);

/*
 * A form as it would be signed now: the content, with no number yet and a mark across its pages.
 * view is of the matter (matter_view_open), with what is being entered laid over it. RC_NOT_FOUND
 * where the pack has no such form.
 */
MUST_USE enum rc document_preview(
	struct cx *cx, struct matter_view *view, struct str form, struct str *content);

/* What anybody may know who holds the paper. */
struct document_public {
	struct str title, number, organ, state;
	struct date signed_on;
	bool is_intact;     /* the content kept is the content signed */
	struct str content; /* digest of it, hex: it stands in the sealed event */
	struct str pdf;     /* digest of the file, hex; empty until rendered */
	int64_t pages;
};

/*
 * Finds a document by its number and verification code, as a person would type them: blanks and
 * small letters do not matter, nor which kind of brackets; the number may be left out. RC_INPUT
 * for what cannot be a code, RC_NOT_FOUND (the same words for a wrong number and a wrong code).
 */
MUST_USE enum rc document_verify(struct cx *cx, const struct matter_service *svc, struct str number,
	struct str code, struct document_public *out);

#endif
