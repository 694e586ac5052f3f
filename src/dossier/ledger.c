#include "dossier/ledger.h"

#include "dossier/contents.h"
#include "dossier/dossier_store.h"
#include "matter/act.h"
#include "matter/volume.h"

static struct str text_of(const struct facts *f, const char *id)
{
	struct value v = facts_get(f, str_c(id));
	return v.kind == VALUE_TEXT ? v.s : STR("");
}

/* Where it is kept, and who has it. */
static enum rc add_keeping(struct cx *cx, struct db *db, int64_t organ, struct ledger_line *l)
{
	struct matter m;
	if (matter_load(cx, db, organ, l->keeping, &m))
		return cx->rc;
	l->state = m.state_title;
	l->place = text_of(&m.facts, "archive_place");
	for (size_t i = 0; i < m.items.n; i++) {
		const struct matter_item *it = &m.items.v[i];
		struct str until = text_of(&it->facts, "lent_until");
		if (!until.n || text_of(&it->facts, "returned_on").n)
			continue;
		l->borrower = text_of(&it->facts, "borrower");
		if (!date_parse(until, &l->lent_until))
			l->lent_until = DATE_NONE;
	}
	return RC_OK;
}

static void count_pages(
	const struct pack *pack, const struct dossier_pages *v, size_t n, struct ledger_line *l)
{
	size_t forms_n;
	bool has[2] = {false, false};
	const struct law_form *forms = pack_forms(pack, &forms_n);
	for (size_t i = 0; i < n; i++) {
		int at = pack_form(pack, v[i].form);
		const struct law_form *f = at >= 0 ? &forms[at] : NULL;
		if (f && volume_is_beside(f->place))
			continue;
		has[f && f->auxiliary] = true;
		l->pages += v[i].pages;
		l->uncounted += !v[i].pages;
	}
	l->volumes = has[0] + has[1];
}

enum rc ledger_list(struct cx *cx, struct db *db, const struct pack *pack, int64_t organ,
	int64_t year, struct ledger_place after, int limit, struct ledger *out)
{
	*out = (struct ledger){0};
	if (dossier_store_ledger(cx, db, organ, year, after, limit + 1, out))
		return cx->rc;
	if (out->n > (size_t)limit) {
		out->n = (size_t)limit;
		out->more = true;
		out->next =
			(struct ledger_place){out->v[out->n - 1].closed, out->v[out->n - 1].matter};
	}
	for (size_t i = 0; i < out->n; i++) {
		struct dossier_pages *pages;
		size_t n;
		struct ledger_line *l = &out->v[i];
		if (dossier_store_pages(cx, db, organ, l->matter, &pages, &n))
			return cx->rc;
		count_pages(pack, pages, n, l);
		if (l->keeping && add_keeping(cx, db, organ, l))
			return cx->rc;
	}
	return RC_OK;
}
