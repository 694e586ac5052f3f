/*
 * The rows that follow from a matter's state: what lists and work lists are read from. They can
 * be thrown away and made again at any time; `zhifa verify` makes them again and compares.
 */
#ifndef ZHIFA_MATTER_PROJECT_H
#define ZHIFA_MATTER_PROJECT_H

#include "crypto/seal.h"
#include "law/pack.h"
#include "matter/place.h"
#include "publication/publication.h"

/* The row of table matter beside what is in the state itself. */
struct matter_row {
	const struct matter *m;
	struct str data, title, party;
	struct str party_key; /* keyed digest of the identity or credit code; empty where none */
	struct matter_place place;
	int64_t power;  /* 0: none */
	int64_t amount; /* fen; -1: no fine decided */
};

/* keys NULL: party_key stays empty. */
struct matter_row matter_row_of(
	struct arena *a, const struct seal_keys *keys, const struct matter *m);
/* Keyed digest of an identity or credit code, 32 bytes. */
struct str matter_party_key(struct arena *a, const struct seal_keys *keys, struct str code);
/* Whether a clock has a row in table clock now. */
bool matter_clock_listed(const struct matter *m, const struct matter_clock *k);

/*
 * Its row in the ledger of dossiers (table dossier): from the day on which it is closed, which is
 * when its clock `file` begins. False where it has none: it is not closed, or it runs inside
 * another one, whose dossier has its papers.
 */
struct dossier_row {
	int64_t year;
	struct date closed, due, filed; /* filed DATE_NONE: not yet */
	struct str archive_no;
};
bool matter_dossier_row(const struct matter *m, struct dossier_row *out);

/* What the portal shows of it; nothing unless m->shown.v.is_shown. */
struct publication matter_publication(const struct matter *m);

/* One row of table todo. */
struct todo_row {
	struct str role, action, title;
	int64_t officer, due; /* officer 0: anyone with the role */
	int urgent;
	bool returned;
};

struct todo_rows {
	struct todo_row *v;
	size_t n, cap;
};

/* Whether the list of an action that changes or removes a row has any. */
bool matter_has_items(
	const struct matter *m, const struct law_procedure *p, const struct law_action *a);
/*
 * What is to be done next: the most urgent act of each role; for each of the officers where the
 * act is bound to a fact that names them, else for anyone in the role. What was sent back waits
 * for who proposed it.
 */
struct todo_rows matter_todo_rows(struct arena *a, const struct pack *pack,
	const struct law_procedure *p, const struct matter *m);

#endif
