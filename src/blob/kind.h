/*
 * The type of a file, found in its bytes and never in its name, with a look at whether the
 * file is whole. The look follows the outer structure to its end (segments, chunks, boxes,
 * frames, directories): it finds a file that was cut off, not every damaged one.
 */
#ifndef ZHIFA_BLOB_KIND_H
#define ZHIFA_BLOB_KIND_H

#include "base/cx.h"

enum blob_kind {
	BLOB_PDF,
	BLOB_OFD,
	BLOB_JPEG,
	BLOB_PNG,
	BLOB_WEBP,
	BLOB_HEIC,
	BLOB_MP4,
	BLOB_MOV,
	BLOB_AVI,
	BLOB_M4A,
	BLOB_MP3,
	BLOB_WAV,
	BLOB_AMR,
	BLOB_DOCX,
	BLOB_XLSX,
	BLOB_PPTX,
	BLOB_CFB, /* Word, Excel and others of 1997 to 2003 */
	BLOB_ZIP,
	BLOB_TEXT
};
#define BLOB_KINDS (BLOB_TEXT + 1)

struct blob_type {
	enum blob_kind kind;
	const char *media;     /* "application/pdf" */
	const char *extension; /* "pdf" */
	const char *title;     /* for people */
	bool shown;            /* browsers show it as it is */
};

/* The entry of a kind. */
const struct blob_type *blob_type(enum blob_kind kind);
/* The entry of a media type, or NULL. */
const struct blob_type *blob_type_find(struct str media);

/*
 * Finds the type of a file. RC_INPUT: empty, cut off, or locked with a password; RC_MEDIA: of no
 * known type. The message, Chinese, says what to do.
 */
MUST_USE enum rc blob_type_of(struct cx *cx, struct str bytes, const struct blob_type **out);

/*
 * RC_MEDIA where the ending of a name promises another type than the bytes have: a picture that
 * calls itself a PDF is opened by nobody. A name without a known ending promises nothing.
 */
MUST_USE enum rc blob_type_named(struct cx *cx, const struct blob_type *type, struct str name);

/* Internal to src/blob: the parts of blob_type_of, for one structure each. */
/* The file ends before its structure does. */
MUST_USE enum rc blob_cut_off(struct cx *cx, const char *title);
MUST_USE enum rc blob_check_pdf(struct cx *cx, struct str s);
MUST_USE enum rc blob_check_jpeg(struct cx *cx, struct str s);
MUST_USE enum rc blob_check_png(struct cx *cx, struct str s);
MUST_USE enum rc blob_check_riff(struct cx *cx, struct str s, enum blob_kind kind);
MUST_USE enum rc blob_check_boxes(struct cx *cx, struct str s, enum blob_kind *kind);
MUST_USE enum rc blob_check_mp3(struct cx *cx, struct str s);
MUST_USE enum rc blob_check_amr(struct cx *cx, struct str s);
MUST_USE enum rc blob_check_zip(struct cx *cx, struct str s, enum blob_kind *kind);
MUST_USE enum rc blob_check_cfb(struct cx *cx, struct str s);

#endif
