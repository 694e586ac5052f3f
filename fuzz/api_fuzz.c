/* A body and a query read by a field table: whatever is accepted keeps to the table's limits. */
#include "api/fields.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "http/uri.h"

static const struct field inner[] = {
	FIELD("name", "名称", FIELD_TEXT, FIELD_REQUIRED, .max = 4),
	FIELD("amount", "数量", FIELD_INT, 0, .min = 1, .max = 9),
	FIELD_END,
};

static const struct field table[] = {
	FIELD("page", "页", FIELD_INT, FIELD_QUERY, .min = 1, .max = 50),
	FIELD("q", "查找", FIELD_TEXT, FIELD_QUERY, .max = 5),
	FIELD("after", "起始", FIELD_DATE, FIELD_QUERY),
	FIELD("title", "标题", FIELD_TEXT, FIELD_REQUIRED, .min = 2, .max = 5),
	FIELD("organ", "机关", FIELD_ID, 0),
	FIELD("day", "日期", FIELD_DATE, 0),
	FIELD("fine", "罚款", FIELD_MONEY, 0),
	FIELD("sure", "确认", FIELD_BOOL, 0),
	FIELD("kind", "种类", FIELD_ENUM, 0, .options = "a|bc"),
	FIELD("items", "各项", FIELD_OBJECT, FIELD_LIST, .fields = inner, .most = 2),
	FIELD("free", "表单", FIELD_JSON, 0),
	FIELD_END,
};

/* The input is the query, a line feed, and the body. */
FUZZ(cx, in)
{
	size_t line = str_find(in, STR("\n"), 0), n;
	struct request rq = {.cx = *cx};
	struct json *body = NULL;
	struct field_values vs;
	if (!uri_query(cx->arena, str_sub(in, 0, line), &rq.query))
		return;
	if (line < in.n && json_parse(cx, str_sub(in, line + 1, in.n), &body))
		return;
	if (fields_read(cx, table, &rq, body, false, &vs)) {
		FUZZ_HOLDS(cx->rc == RC_INPUT && cx->field_errors.n > 0);
		for (size_t i = 0; i < cx->field_errors.n; i++)
			FUZZ_HOLDS(utf8_check(cx->field_errors.v[i].field));
		return;
	}
	struct str title = field_text(&vs, "title");
	FUZZ_HOLDS(utf8_check(title) && utf8_count(title) >= 2 && utf8_count(title) <= 5);
	FUZZ_HOLDS(utf8_count(field_text(&vs, "q")) <= 5);
	FUZZ_HOLDS(field_int(&vs, "page", 1) >= 1 && field_int(&vs, "page", 1) <= 50);
	FUZZ_HOLDS(field_id(&vs, "organ") >= 0 && field_money(&vs, "fine").fen >= 0);
	FUZZ_HOLDS(!field_given(&vs, "kind") || str_is(field_text(&vs, "kind"), "a") ||
		   str_is(field_text(&vs, "kind"), "bc"));
	const struct field_value *items = field_list(&vs, "items", &n);
	FUZZ_HOLDS(n <= 2);
	for (size_t i = 0; i < n; i++)
		FUZZ_HOLDS(field_text(items[i].object, "name").n > 0);
}
