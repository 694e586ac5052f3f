#include "base/test.h"

#include "typeset/block.h"

static const struct {
	const char *json, *says;
} bad[] = {
	{"", ""},
	{"[]", "内容块"},
	{"{}", "内容块"},
	{"{\"blocks\":{}}", "内容块"},
	{"{\"blocks\":[1]}", "第 1 块：不认识的种类"},
	{"{\"blocks\":[{\"t\":\"p\",\"text\":\"x\"},{\"t\":\"q\"}]}", "第 2 块：不认识的种类 q"},
	{"{\"blocks\":[{\"t\":\"p\",\"txt\":\"x\"}]}", "不认识的项 txt"},
	{"{\"blocks\":[{\"t\":\"p\",\"text\":5}]}", "应当是文字"},
	{"{\"blocks\":[{\"t\":\"p\",\"text\":\"x\",\"align\":\"up\"}]}", "align"},
	{"{\"blocks\":[{\"t\":\"h\",\"text\":\"x\",\"level\":3}]}", "level"},
	{"{\"blocks\":[{\"t\":\"kv\",\"rows\":[[\"a\"]]}]}", "两格"},
	{"{\"blocks\":[{\"t\":\"kv\"}]}", "一串行"},
	{"{\"blocks\":[{\"t\":\"table\",\"rows\":[[]]}]}", "1 到 12 格"},
	{"{\"blocks\":[{\"t\":\"table\",\"rows\":[[1,2,3,4,5,6,7,8,9,10,11,12,13]]}]}",
		"1 到 12 格"},
	{"{\"blocks\":[{\"t\":\"table\",\"head\":[\"a\",\"b\"],\"rows\":[[\"c\"]]}]}", "不一致"},
	{"{\"blocks\":[{\"t\":\"table\",\"widths\":[1,0],\"rows\":[[\"a\",\"b\"]]}]}", "正整数"},
	{"{\"blocks\":[{\"t\":\"table\",\"widths\":[1],\"align\":[\"middle\"],\"rows\":[[\"a\"]]}]"
	 "}",
		"align"},
	{"{\"blocks\":[{\"t\":\"form\",\"rows\":[{\"cells\":[\"a\"],\"lines\":0}]}]}", "lines"},
	{"{\"blocks\":[{\"t\":\"form\",\"rows\":[{\"cells\":[\"a\"],\"high\":1}]}]}",
		"不认识的项 high"},
	{"{\"blocks\":[{\"t\":\"form\",\"rows\":[[{\"text\":\"a\",\"span\":0}]]}]}", "span"},
	{"{\"blocks\":[{\"t\":\"list\",\"items\":[[\"a\",\"b\"]]}]}", "一段文字"},
	{"{\"blocks\":[{\"t\":\"mn\",\"items\":[],\"height\":50}]}", "height"},
	{"{\"blocks\":[{\"t\":\"mn\",\"items\":[[\"a\",\"b\"]]}]}", "应当是一段文字"},
	{"{\"blocks\":[{\"t\":\"break\",\"text\":\"\"}]}", "不认识的项 text"},
	{"{\"date\":\"2026-9-1\",\"blocks\":[]}", "日期"},
	{"{\"title\":[],\"blocks\":[]}", "文字"},
};

static void test_bad(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct cx cx = cx_make(a, NULL);
		struct paper p;
		enum rc rc = paper_read(&cx, str_c(bad[i].json), &p);
		if (rc != RC_INPUT ||
			(*bad[i].says && str_find(cx.msg, str_c(bad[i].says), 0) == cx.msg.n))
			print_message("%s: %s %.*s\n", bad[i].json, rc_name(rc), STR_ARG(cx.msg));
		assert_int_equal(rc, RC_INPUT);
		assert_true(!*bad[i].says || str_find(cx.msg, str_c(bad[i].says), 0) < cx.msg.n);
	}
	arena_free(a);
}

/* Every kind, in its reading forms. */
static void test_reading_forms(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct paper p;
	struct buf html = buf_in(a), text = buf_in(a);
	assert_int_equal(paper_read(&cx,
				 STR("{\"title\":\"决定书\",\"organ\":\"某局\",\"number\":"
				     "\"某〔2026〕1号\",\"date\":\"2026-01-02\","
				     "\"blocks\":[{\"t\":\"p\",\"text\":\"张某：\",\"flush\":true},"
				     "{\"t\":\"h\",\"text\":\"一、甲\"},"
				     "{\"t\":\"kv\",\"rows\":[[\"姓名\",\"<张&\\\"三\\\">\"]]},"
				     "{\"t\":\"table\",\"head\":[\"序\"],\"rows\":[[\"1\"]]},"
				     "{\"t\":\"form\",\"rows\":[[\"案由\",{\"text\":\"甲\","
				     "\"foot\":\"签名\",\"span\":1}]]},"
				     "{\"t\":\"list\",\"mark\":\"1．\",\"items\":[\"一\",\"二\"]},{"
				     "\"t\":\"list\",\"items\":[\"三\"]},"
				     "{\"t\":\"sign\",\"lines\":[[\"甲：\",\"乙：\"],\"丙：\"]},{"
				     "\"t\":\"note\",\"text\":\"注\\n二\"},"
				     "{\"t\":\"mn\",\"title\":\"ᠪᠢᠴᠢᠭ\",\"items\":[\"ᠡᠳᠦᠷ\"]},"
				     "{\"t\":\"break\"},{\"t\":\"close\",\"organ\":\"某局\","
				     "\"date\":\"某日\"}]}"),
				 &p),
		RC_OK);
	paper_html(&html, &p);
	assert_str(buf_get(&html),
		"<article class=\"paper bilingual\" lang=\"zh-CN\"><div><p "
		"class=\"organ\">某局</p><h1>决定书</h1>"
		"<p class=\"number\">某〔2026〕1号</p><p class=\"flush\">张某：</p><h2>一、甲</h2>"
		"<dl><div><dt>姓名</dt><dd>&lt;张&amp;&quot;三&quot;&gt;</dd></div></dl>"
		"<table><thead><tr><th "
		"scope=\"col\">序</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
		"<table><tbody><tr><th scope=\"row\">案由</th><td>甲<p "
		"class=\"foot\">签名</p></td></tr></tbody></table>"
		"<ol><li>一</li><li>二</li></ol><ul><li>三</li></ul>"
		"<p class=\"sign\"><span>甲：</span><span>乙：</span><br><span>丙：</span><br></p>"
		"<p class=\"note\">注<br>二</p><p class=\"close\">某局</p><p "
		"class=\"close\">某日</p></div><section class=\"mongol\" "
		"lang=\"mn-Mong\"><h2>ᠪᠢᠴᠢᠭ</h2><p>ᠡᠳᠦᠷ</p></section></article>");
	paper_text(&text, &p);
	assert_str(buf_get(&text), "某局\n决定书\n某〔2026〕1号\n张某：\n一、甲\n姓名：<张&\"三\">"
				   "\n序\n1\n案由\t甲 签名\n1．一\n2．二\n三\n"
				   "甲：\t乙：\n丙：\n注\n二\nᠪᠢᠴᠢᠭ\nᠡᠳᠦᠷ\n某局\n某日\n");
	arena_free(a);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_bad), cmocka_unit_test(test_reading_forms)};
TEST_MAIN(tests)
