/* A procedure that says nothing of officers, credentials or separation gets the rules of the
 * engine all the same, on both engines. */
#include "base/file.h"
#include "matter/test_world.h"

#include <stdlib.h>

static const char bare[] =
	"return { id = 'x', title = '新程序', kind = 'x', basis = '处罚法9', opens = 'matter', "
	"start = 'new',\n"
	"  phases = { { 'one', '办理' } }, facts = { { 'note', 'text', '内容' } },\n"
	"  states = { { 'new', '待办', phase = 'one', idle = '随时' }, { 'open', '办理', phase = "
	"'one', idle = '随时' },\n"
	"    { 'done', '办结', phase = 'one', final = 'done' } },\n"
	"  actions = {\n"
	"    { 'begin', title = '登记', from = 'new', to = 'open', by = 'handler', ask = { 'note' "
	"}, basis = '处罚法9', urgent = 1 },\n"
	"    { 'ask', title = '报请', from = 'open', to = 'done', by = 'handler', basis = "
	"'处罚法9', urgent = 1,\n"
	"      approve = { by = 'handler', title = '批准', back = '退回' } } },\n"
	"  contract = { done = '办结' } }\n";

/* The small pack with one more procedure. */
static enum rc read_file(struct cx *cx, void *arg, struct str name, struct str *text)
{
	(void)arg;
	if (str_is(name, "procedures/bare")) {
		*text = str_c(bare);
		return RC_OK;
	}
	if (str_is(name, "pack")) {
		*text = STR("return { id = 'small', version = '1', title = '测试用小法规包', "
			    "documents = { "
			    "'documents/notice' },\n procedures = { 'procedures/fine', "
			    "'procedures/talk', "
			    "'procedures/bare' } }");
		return RC_OK;
	}
	return file_read(cx,
		str_z(cx->arena, str_printf(cx->arena, "%s/tests/packs/small/" STR_FMT ".lua",
					 getenv("ZHIFA_SOURCE"), STR_ARG(name))),
		1 << 20, text);
}

#define OK(x) WORLD_OK(&w, x)
#define REFUSED(x, rule)                                                                           \
	do {                                                                                       \
		assert_int_equal((x), RC_REFUSED);                                                 \
		assert_true(world_refused(&w, (rule)));                                            \
	} while (0)

static void test_bare(void **state)
{
	struct world w;
	const struct pack_source from = {.read = read_file};
	world_open(&w, *state);
	struct pack *small = w.pack;
	if (pack_load_from(&w.cx, &from, NULL, &w.pack))
		print_message("# %.*s\n", STR_ARG(w.cx.msg));
	assert_int_equal(w.cx.rc, RC_OK);
	w.svc.pack = w.pack;
	w.procedure = "x";
	/* an expired credential; another post; an assistant */
	REFUSED(world_act(&w, &w.zhao, "begin", "note=甲", 0), "PER-11");
	assert_int_equal(world_act(&w, &w.head, "begin", "note=甲", 0), RC_FORBIDDEN);
	struct actor helper = w.wang;
	helper.officer.auxiliary = true;
	REFUSED(world_act(&w, &helper, "begin", "note=甲", 0), "PER-16");
	assert_str(w.cx.refusals.v[0].basis, "《中华人民共和国行政处罚法》第四十二条");
	OK(world_act(&w, &w.wang, "begin", "note=甲", 0));
	OK(world_act(&w, &w.wang, "ask", "", 0));
	/* nobody approves what he asked for himself */
	REFUSED(world_act(&w, &w.wang, "ask.approve", "", 0), "own-proposal");
	OK(world_act(&w, &w.li, "ask.approve", "", 0));
	pack_free(small);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_bare)};
	return TEST_DB_RUN(tests);
}
