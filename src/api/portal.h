/*
 * The portal: pages for everybody, made by the server and complete without a script. Every word
 * on them stands in portal_words.def. Whoever makes a page writes what is inside <main>:
 *
 *	struct portal p = portal_begin(call, WORD(decisions), PORTAL_DECISIONS);
 *	html_put(p.b, "<h1>^</h1>\n", WORD(decisions));
 *	return portal_end(&p, 200);
 */
#ifndef ZHIFA_API_PORTAL_H
#define ZHIFA_API_PORTAL_H

#include "api/office.h"
#include "format/html.h"

enum portal_word {
#define PORTAL_WORD(id, zh) PORTAL_##id,
#include "api/portal_words.def"
#undef PORTAL_WORD
};

struct str portal_word(enum portal_word w);
#define WORD(id) portal_word(PORTAL_##id)
/* A sentence of the catalogue with a text in the place of its ^. */
struct str portal_say(struct arena *a, enum portal_word w, struct str text);
#define SAY(a, id, text) portal_say((a), PORTAL_##id, (text))

/* Where a page stands in the main navigation. */
enum portal_part { PORTAL_PART_HOME, PORTAL_PART_DECISIONS, PORTAL_PART_ORGANS, PORTAL_PART_VERIFY, PORTAL_PART_HELP };

struct portal {
	struct call *call;
	struct buf *b; /* of the call: write inside <main> */
	bool large;    /* the reader wants large letters */
	bool is_fresh; /* set by the page: no cache may keep it */
};

/* Begins the page, up to <main>; title is of the page. */
struct portal portal_begin(struct call *call, struct str title, enum portal_part part);
/* Ends the page; caches may keep it for a minute, but not where the reader has a wish of his own.
 */
struct reply *portal_end(struct portal *p, int status);
/* The search form of the home page, and the ways on from there. */
void portal_entrance(struct portal *p);

/* For http_config.error_page: an error as a page of the portal. */
void portal_error_page(
	struct request *rq, int status, struct str title, struct str detail, struct buf *out);

/* Appends a text as a value of a query: everything but letters, digits and -_.~ as %XX. */
void portal_escape(struct buf *b, struct str text);

/* The tables of the portal, ended by NULL. */
extern const struct api_route *const portal_routes[];
/* Of its files, for portal.c alone. */
extern const struct api_route portal_decision_routes[], portal_organ_routes[], portal_verify_routes[];
/* Of every page. */
#define PORTAL_PAGE .html = true, .produces = "text/html; charset=utf-8"

#endif
