/* Search over the matters that this person may look into. */
#include "api/office_routes.h"

#include "search/search.h"

#define PAGE 50

/* Whether the person may open the matter itself: a record is found by all of the staff. */
static bool is_open(const struct organ_ids *organs, int64_t organ)
{
	for (size_t i = 0; i < organs->n; i++)
		if (organs->v[i] == organ)
			return true;
	return false;
}

static void put_hit(struct call *call, const struct search_hit *h, const struct organ_ids *organs)
{
	struct json_out *w = &call->out;
	json_begin(w);
	json_set(w, "kind", str_is(h->kind, "record") ? STR("decision") : STR("matter"));
	json_set_id(w, "id", h->matter);
	json_set(w, "number", h->number);
	json_set(w, "title", h->title);
	json_set(w, "party", h->party);
	json_set(w, "organ", h->organ_name);
	json_set(w, "date", date_str(call->cx->arena, h->day));
	json_set_bool(w, "opens", is_open(organs, h->organ));
	if (h->publication)
		json_set(w, "url",
			str_printf(call->cx->arena, "/decisions/%lld", (long long)h->publication));
	if (h->why.n)
		json_set(w, "why", h->why);
	json_end(w);
}

static struct reply *find(struct call *call)
{
	struct search_query q;
	struct search_hits hits;
	struct organ_ids organs;
	if (search_query_parse(call->cx, field_text(&call->in, "q"), STR("q"), &q) ||
		actor_organs(call->cx, call->db, &office_who(call)->actor, &organs))
		return api_fail(call);
	const struct search_scope scope = {.organs = organs.v, .n = organs.n};
	if (search_find(call->cx, call->db, &q, &scope, field_id(&call->in, "after"), PAGE, &hits))
		return api_fail(call);
	struct json_out *w = &call->out;
	json_begin(w);
	json_set_begin_array(w, "rows");
	for (size_t i = 0; i < hits.n; i++)
		put_hit(call, &hits.v[i], &organs);
	json_end(w);
	json_set_id(w, "next", hits.next);
	json_end(w);
	return api_ok(call);
}

static const struct field find_in[] = {
	FIELD("q", "查找", FIELD_TEXT, FIELD_QUERY | FIELD_REQUIRED, .max = 100),
	FIELD("after", "从哪里接着列", FIELD_ID, FIELD_QUERY),
	FIELD_END,
};
static const struct field hit_out[] = {
	FIELD("kind", "类别", FIELD_ENUM, FIELD_REQUIRED, .options = "matter|decision"),
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("number", "案号或文号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("party", "当事人", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("organ", "机关", FIELD_TEXT, 0),
	FIELD("date", "日期", FIELD_DATE, 0),
	FIELD("why", "找到的地方", FIELD_TEXT, FIELD_PERSONAL),
	FIELD("opens", "可以打开", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("url", "公示页面", FIELD_TEXT, 0),
	FIELD_END,
};
static const struct field find_out[] = {
	FIELD("rows", "找到的案件", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = hit_out),
	FIELD("next", "下一页从哪里接着列", FIELD_ID, 0),
	FIELD_END,
};

const struct api_route search_routes[] = {
	ROUTE("GET", "/api/search", "查找", find, API_READ, &office_staff, .in = find_in,
		.out = find_out),
	ROUTE_END,
};
