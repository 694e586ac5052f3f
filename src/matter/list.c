#include "matter/act.h"
#include "matter/list_store.h"
#include "search/search.h"

#include <stdlib.h>

#define STALE_PAGE "不是这个列表的页码，请从第一页重新开始"
#define SEARCH_ROUNDS 20 /* pages of hits looked through for one page that passes the filter */

bool matter_order_parse(struct str s, enum matter_order *out)
{
	static const char *const names[] = {"deadline", "opened", "number"};
	for (int i = 0; i <= MATTER_BY_NUMBER; i++)
		if (str_is(s, names[i])) {
			*out = (enum matter_order)i;
			return true;
		}
	return false;
}

/* "ID~KEY": what stands behind the last row of a page. */
static struct str place_text(
	struct arena *a, enum matter_order order, const struct matter_line *line)
{
	struct list_place p = store_list_place(a, order, line);
	if (order == MATTER_BY_NUMBER)
		return str_printf(a, "%lld~" STR_FMT, (long long)p.id, STR_ARG(p.text));
	return str_printf(a, "%lld~%lld", (long long)p.id, (long long)p.number);
}

static bool place_parse(enum matter_order order, struct str s, struct list_place *out)
{
	size_t at = str_find(s, STR("~"), 0);
	out->text = str_sub(s, at + 1, s.n);
	if (at >= s.n || !str_to_int(str_sub(s, 0, at), &out->id))
		return false;
	return order == MATTER_BY_NUMBER || str_to_int(out->text, &out->number);
}

/* In front of every row. U+10FFFF in UTF-8 comes behind every number. */
static struct list_place first_place(enum matter_order order)
{
	return order == MATTER_BY_DUE ? (struct list_place){.text = STR(""), .number = INT64_MIN}
				      : (struct list_place){.text = STR("\xf4\x8f\xbf\xbf"),
						.number = INT64_MAX,
						.id = INT64_MAX};
}

/* ---- names ---- */

struct names {
	struct name {
		int64_t id;
		struct str name;
	} * v;
	size_t n, cap;
};

static enum rc name_of(struct cx *cx, struct db *db, int64_t id, struct names *all, struct str *out)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].id == id) {
			*out = all->v[i].name;
			return RC_OK;
		}
	struct officer o;
	if (officer_anywhere(cx, db, id, &o))
		return cx->rc;
	*VEC_PUSH(cx->arena, all) = (struct name){id, o.name};
	*out = o.name;
	return RC_OK;
}

/* Ids to names. */
static enum rc name_handlers(
	struct cx *cx, struct db *db, struct matter_line *line, struct names *all)
{
	struct buf b = buf_in(cx->arena);
	struct str rest = line->handlers, one, name;
	int64_t id;
	while (rest.n && str_split(&rest, ' ', &one)) {
		if (!str_to_int(one, &id))
			continue;
		if (name_of(cx, db, id, all, &name))
			return cx->rc;
		buf_z(&b, b.n ? "、" : "");
		buf_str(&b, name);
	}
	line->handlers = b.n ? buf_get(&b) : STR("");
	return RC_OK;
}

/* ---- matters ---- */

enum rc matter_list(
	struct cx *cx, struct db *db, const struct matter_filter *filter, struct matter_lines *out)
{
	struct list_place from = first_place(filter->order);
	struct names names = {0};
	*out = (struct matter_lines){0};
	if (filter->after.n && !place_parse(filter->order, filter->after, &from))
		return fail_field(cx, STR("after"), STALE_PAGE);
	if (store_list(cx, db, filter, &from, MATTER_PAGE + 1, out))
		return cx->rc;
	if (out->n > MATTER_PAGE) {
		out->n = MATTER_PAGE;
		out->next = place_text(cx->arena, filter->order, &out->v[MATTER_PAGE - 1]);
	}
	for (size_t i = 0; i < out->n; i++)
		if (name_handlers(cx, db, &out->v[i], &names))
			return cx->rc;
	return RC_OK;
}

static bool has_id(struct str ids, int64_t id)
{
	struct str one;
	int64_t n;
	while (ids.n && str_split(&ids, ' ', &one))
		if (str_to_int(one, &n) && n == id)
			return true;
	return false;
}

/* Adds what was found, as far as it passes the filter and the page has room. */
static enum rc add_found(struct cx *cx, struct db *db, const struct matter_filter *f,
	const struct search_hits *hits, struct matter_lines *out)
{
	for (size_t i = 0; i < hits->n; i++) {
		struct matter_line line;
		bool found;
		if (out->n == MATTER_PAGE) {
			out->next =
				str_printf(cx->arena, "%lld", (long long)hits->v[i ? i - 1 : 0].id);
			return RC_OK;
		}
		if (store_line(cx, db, f->organ, hits->v[i].matter, &line, &found))
			return cx->rc;
		if (found && (!f->phase.n || str_eq(f->phase, line.phase)) &&
			(!f->handler || has_id(line.handlers, f->handler)))
			*VEC_PUSH(cx->arena, out) = line;
	}
	return RC_OK;
}

enum rc matter_list_search(struct cx *cx, struct db *db, struct str q,
	const struct matter_filter *filter, struct matter_lines *out)
{
	const struct search_scope scope = {.organs = &filter->organ, .n = 1};
	struct search_query query;
	struct search_hits hits = {0};
	struct names names = {0};
	*out = (struct matter_lines){0};
	if (filter->after.n && (!str_to_int(filter->after, &hits.next) || hits.next <= 0))
		return fail_field(cx, STR("after"), STALE_PAGE);
	if (search_query_parse(cx, q, STR("q"), &query))
		return cx->rc;
	for (int round = 0; round < SEARCH_ROUNDS && !out->next.n; round++) {
		if (search_find(cx, db, &query, &scope, hits.next, MATTER_PAGE, &hits) ||
			add_found(cx, db, filter, &hits, out))
			return cx->rc;
		if (!hits.next)
			break;
	}
	if (!out->next.n && hits.next)
		out->next = str_printf(cx->arena, "%lld", (long long)hits.next);
	for (size_t i = 0; i < out->n; i++)
		if (name_handlers(cx, db, &out->v[i], &names))
			return cx->rc;
	return RC_OK;
}

enum rc matter_line_find(struct cx *cx, struct db *db, int64_t organ, int64_t id,
	struct matter_line *out, bool *found)
{
	struct names names = {0};
	if (store_line(cx, db, organ, id, out, found) || !*found)
		return cx->rc;
	return name_handlers(cx, db, out, &names);
}

enum rc matter_organ(struct cx *cx, struct db *db, int64_t id, int64_t *organ, bool *found)
{
	return store_organ_of(cx, db, id, organ, found);
}

enum rc matter_opened_by(
	struct cx *cx, struct db *db, int64_t organ, int64_t id, int64_t other, bool *is)
{
	struct matter m;
	*is = false;
	if (matter_load(cx, db, organ, id, &m))
		return cx->rc;
	*is = matter_delegate(&m) == other;
	return RC_OK;
}

/* ---- what is to be done ---- */

static int by_due(const void *a, const void *b)
{
	const struct matter_todo *x = a, *y = b;
	bool none_x = date_is_none(x->line.due), none_y = date_is_none(y->line.due);
	if (none_x != none_y)
		return none_x ? 1 : -1;
	if (date_cmp(x->line.due, y->line.due))
		return date_cmp(x->line.due, y->line.due);
	return (x->line.id > y->line.id) - (x->line.id < y->line.id);
}

/* The organ in which a post has work: its own scope's, or where the officer belongs. */
static int64_t organ_of(const struct post *p)
{
	int64_t id;
	return p->scope == SCOPE_ORGAN && str_to_int(p->scope_key, &id) ? id : p->organ;
}

static bool is_repeated(const struct actor *a, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (str_eq(a->posts.v[i].role, a->posts.v[at].role) &&
			organ_of(&a->posts.v[i]) == organ_of(&a->posts.v[at]))
			return true;
	return false;
}

/* In the matters that his organ opened in another one's name. */
static enum rc todos_for_others(
	struct cx *cx, struct db *db, const struct actor *actor, struct matter_todos *out)
{
	int64_t *organs, own = actor->officer.organ;
	size_t n;
	if (power_principals(cx, db, own, &organs, &n))
		return cx->rc;
	for (size_t i = 0; i < actor->posts.n; i++)
		for (size_t k = 0; k < n && organ_of(&actor->posts.v[i]) == own; k++) {
			struct str role = actor->posts.v[i].role;
			if (store_todos(cx, db, organs[k], role, actor->officer.id,
				    MATTER_TODOS + 1, out) ||
				store_todos(cx, db, organs[k], role, own, MATTER_TODOS + 1, out))
				return cx->rc;
		}
	return RC_OK;
}

enum rc matter_todo_list(
	struct cx *cx, struct db *db, const struct actor *actor, struct matter_todos *out)
{
	*out = (struct matter_todos){0};
	for (size_t i = 0; i < actor->posts.n; i++) {
		const struct post *p = &actor->posts.v[i];
		int64_t organ = organ_of(p);
		bool covers;
		if (is_repeated(actor, i))
			continue;
		if (scope_covers(cx, db, p->scope, p->scope_key, organ, &covers))
			return cx->rc;
		if (covers &&
			(store_todos(cx, db, organ, p->role, actor->officer.id, MATTER_TODOS + 1,
				 out) ||
				store_todos(cx, db, organ, p->role, 0, MATTER_TODOS + 1, out)))
			return cx->rc;
	}
	if (actor->is_delegate && todos_for_others(cx, db, actor, out))
		return cx->rc;
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, by_due);
	out->more = out->n > MATTER_TODOS;
	if (out->more)
		out->n = MATTER_TODOS;
	return RC_OK;
}
