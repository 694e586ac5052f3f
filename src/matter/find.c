/* What of a matter people look for: its names and numbers, and the facts that the pack calls
 * searchable. */
#include "matter/find.h"

static void add(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	if (b->n)
		buf_char(b, '\n');
	buf_str(b, s);
}

static struct str text_fact(const struct facts *f, struct str id)
{
	struct value v = facts_get(f, id);
	return v.kind == VALUE_TEXT ? v.s : STR("");
}

struct search_entry matter_search_entry(
	struct arena *a, const struct law_procedure *p, const struct matter *m)
{
	struct buf b = buf_in(a);
	add(&b, m->number);
	if (!m->parent) { /* a child has them from its parent */
		add(&b, text_fact(&m->facts, STR("title")));
		add(&b, text_fact(&m->facts, STR("party_name")));
	}
	for (size_t i = 0; i < m->documents.n; i++)
		add(&b, m->documents.v[i].number);
	for (size_t i = 0; i < p->fact_n; i++)
		if (p->facts[i].search)
			add(&b, text_fact(&m->facts, p->facts[i].id));
	/* records of what was published elsewhere are no secret among the staff */
	bool is_record = str_is(p->kind, "record");
	struct search_entry e = {.area = is_record ? SEARCH_ALL_STAFF : SEARCH_STAFF,
		.organ = m->organ,
		.id = m->id,
		.matter = m->parent ? m->parent : m->id,
		.day = date_of(m->opened),
		.text = buf_get(&b)};
	/* of a decision: its own day, of one that was published elsewhere at least that day */
	struct date day;
	if (date_parse(text_fact(&m->facts, STR("decided_on")), &day) ||
		(is_record && date_parse(text_fact(&m->facts, STR("published_on")), &day)))
		e.day = day;
	if (is_record)
		e.organ_name = text_fact(&m->facts, STR("organ_name_text"));
	return e;
}

void matter_search_write(struct db_plan *plan, enum db_engine engine,
	const struct search_entry *before, const struct search_entry *now)
{
	if (str_eq(before->text, now->text) && date_cmp(before->day, now->day) == 0 &&
		str_eq(before->organ_name, now->organ_name))
		return;
	if (now->text.n)
		search_put(plan, engine, now);
	else
		search_drop(plan, engine, now->organ, now->id);
}
