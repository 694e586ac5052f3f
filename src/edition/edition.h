/*
 * Editions: the law pack as it is kept. A pack of one version is a list of files with their
 * digests, the manifest; the digest of the manifest stands for all of it, and an Ed25519
 * signature over it says who vouches. Manifest, signature and files together are one archive,
 * which is stored as a file by content (src/blob) with a row in table pack. A matter stays with
 * the edition it began under, so an edition is never changed and never goes away
 * (docs/pack-versions.md).
 */
#ifndef ZHIFA_EDITION_EDITION_H
#define ZHIFA_EDITION_EDITION_H

#include "blob/blob.h"
#include "crypto/sign.h"
#include "format/archive.h"
#include "law/check.h"

#define EDITION_MOST_FILES 2000
#define EDITION_MOST_BYTES ((size_t)16 << 20)

/* The files of a pack, from a folder or an archive; all of it in one arena. */
struct edition_files {
	struct archive files; /* by path, "pack.lua" and so on; the bytes of the manifest's list */
	struct str manifest;
	struct str id; /* "cn-nmg 2026.1", as the manifest says */
	unsigned char digest[DIGEST_SIZE];
	struct str archive; /* of those read from one: its bytes */
	bool is_signed;
	unsigned char signer[SIGN_PUBLIC];
};

/* All *.lua and *.tsv files below a folder. RC_PACK where it is no pack, RC_IO, RC_TOO_LARGE. */
MUST_USE enum rc edition_read_folder(struct cx *cx, struct str dir, struct edition_files *out);
/* The archive of these files, signed. */
MUST_USE enum rc edition_sign(struct cx *cx, const struct edition_files *f,
	const struct sign_key *key, struct str *archive);
/*
 * Reads an archive, which must be as edition_sign writes it to the last byte: files, list and
 * signature fit each other. RC_INPUT. Whose signature it is, is for the caller to judge.
 */
MUST_USE enum rc edition_read_archive(struct cx *cx, struct str bytes, struct edition_files *out);
/* Loads the pack of these files; its digest is that of the manifest. RC_PACK. */
MUST_USE enum rc edition_load(struct cx *cx, const struct edition_files *f,
	const struct facts *thresholds, struct pack **out);

/* ---- those that were accepted ---- */

struct edition {
	struct str id; /* "cn-nmg 2026.1" */
	int64_t place; /* 1, 2, … among the contents this version had; more than one only in
			  practice */
	unsigned char digest[DIGEST_SIZE];  /* of the manifest */
	unsigned char archive[DIGEST_SIZE]; /* the stored file */
	unsigned char signer[SIGN_PUBLIC];
	struct instant accepted;
	struct str accepted_by; /* who, or what: "首次启动", an operator's name */
	struct date in_force;   /* matters that begin on this day or later follow it */
};

struct editions {
	struct edition *v;
	size_t n, cap;
};

/* All of them, in the order in which they come into force. */
MUST_USE enum rc edition_list(struct cx *cx, struct db *db, struct editions *out);
/* The one that a matter beginning on a day follows; NULL before the first. */
const struct edition *edition_current(const struct editions *all, struct date on);
/* What counts under a version; NULL where it was never accepted. */
const struct edition *edition_find(const struct editions *all, struct str id);
/* Whether this content was accepted under this version. digest: hex. */
bool edition_has(const struct editions *all, struct str id, struct str digest);
/* Reads the stored archive of an edition and compares all digests and the signature. RC_CORRUPT. */
MUST_USE enum rc edition_open(
	struct cx *cx, struct blob_dir *blobs, const struct edition *e, struct edition_files *out);
/* Matters that are open and follow a version; at most most are counted. */
MUST_USE enum rc edition_matters(
	struct cx *cx, struct db *db, struct str id, int64_t most, int64_t *n);

struct edition_accept {
	struct db *db; /* a reader outside any snapshot */
	struct db_writer *writer;
	struct blob_dir *blobs;
	const struct sign_key *key; /* of the installation: signs what came without a signature */
	/* Whose signatures are taken beside the installation's own; n may be 0. */
	const unsigned char (*trusted)[SIGN_PUBLIC];
	size_t trusted_n;
	struct str by;
	struct date in_force;
	bool practice; /* a version may get another content: everything in the store is invented */
};

/*
 * Takes an edition in: the signature, the checker (all of it must hold), what it says of open
 * matters (law/transition.h), the number of the version. *fresh: it was not there before.
 * RC_REFUSED says what stands against it and what to do; RC_PACK where it does not load;
 * RC_FORBIDDEN for a signature nobody here trusts.
 */
MUST_USE enum rc edition_take(
	struct cx *cx, const struct edition_accept *a, const struct edition_files *f, bool *fresh);

#endif
