/* Registers from files, on both engines: what is taken, changed, left and refused, line by line. */
#include "app/intake.h"

#include "account/account.h"
#include "db/test_db.h"
#include "officer/officer.h"
#include "power/power.h"
#include "region/region.h"

#include <stdlib.h>

struct bench {
	struct test_db *t;
	struct cx *cx;
	struct config config;
	struct program program;
	struct account_service *accounts;
	char *report;
	size_t report_n;
};

static struct bench bench_new(void **state)
{
	struct bench b = {.t = *state};
	b.cx = &b.t->cx;
	b.program.db = b.t->db;
	b.config.pack = str_printf(b.t->arena, "%s/law", getenv("ZHIFA_SOURCE"));
	assert_int_equal(db_begin(b.cx, b.t->db), RC_OK);
	assert_int_equal(region_load(b.cx, b.t->db, NULL), RC_OK);
	assert_int_equal(db_commit(b.cx, b.t->db), RC_OK);
	assert_int_equal(db_writer_start(b.cx, b.t->url, &b.program.writer), RC_OK);
	assert_int_equal(pack_load(b.cx, b.config.pack, NULL, &b.program.pack), RC_OK);
	b.program.seal = seal_keys_make((const unsigned char[32]){1});
	const struct account_config config = {
		.writer = b.program.writer, .keys = &b.program.seal, .issuer = STR("zhifa")};
	assert_int_equal(account_service_new(b.cx, &config, &b.accounts), RC_OK);
	return b;
}

static void bench_free(struct bench *b)
{
	account_service_free(b->accounts);
	db_writer_stop(b->program.writer);
	pack_free(b->program.pack);
	free(b->report);
}

/* Takes a text; the report stays in b->report. */
static struct intake take(struct bench *b, const struct intake_kind *kind, const char *text,
	bool is_json, enum rc want)
{
	struct intake in = {.program = &b->program, .kind = kind, .accounts = b->accounts};
	free(b->report);
	in.report = open_memstream(&b->report, &b->report_n);
	enum rc rc = intake_text(b->cx, &in, str_c(text), is_json);
	fclose(in.report);
	if (rc != want)
		print_message("# " STR_FMT "\n%s\n", STR_ARG(b->cx->msg), b->report);
	assert_int_equal(rc, want);
	test_db_clear(b->t);
	return in;
}

static void says(const struct bench *b, const char *what)
{
	if (!strstr(b->report, what))
		print_message("# not in the report: %s\n%s\n", what, b->report);
	assert_non_null(strstr(b->report, what));
}

#define ORGANS                                                                                                                     \
	"名称,机关代字,行政区划,条线,上级机关,复议机关,管辖法院,代收机构,地址,电话,成立日期\n" \
	"示例市演练局,示演,150100,market,,示例市人民政府,示例市法院,示例银行,示例路1号,,2019-01-"      \
	"01\n"                                                                                                                     \
	"示例旗演练局,旗演,150121,market,示例市演练局,示例旗人民政府,示例旗法院,,示例路2号,,"        \
	"2019-01-01\n"

static void test_organs(void **state)
{
	struct bench b = bench_new(state);
	struct organ o, up;
	bool found;
	struct intake in = take(&b, &intake_organ, ORGANS, false, RC_OK);
	assert_int_equal(in.added, 2);
	assert_int_equal(organ_find(b.cx, b.t->db, STR("示例旗演练局"), &o, &found), RC_OK);
	assert_true(found);
	assert_int_equal(o.level, 3);
	assert_str(o.short_name, "旗演");
	assert_int_equal(organ_find(b.cx, b.t->db, STR("示例市演练局"), &up, &found), RC_OK);
	assert_int_equal(o.parent, up.id);
	in = take(&b, &intake_organ, ORGANS, false, RC_OK);
	assert_int_equal(in.same, 2);
	in = take(&b, &intake_organ, "{\"name\":\"示例旗演练局\",\"phone\":\"0471-0000000\"}\n",
		true, RC_OK);
	assert_int_equal(in.changed, 1);
	says(&b, "第 1 行\t更新\t示例旗演练局（电话）");
	assert_int_equal(organ_load(b.cx, b.t->db, o.id, &o), RC_OK);
	assert_str(o.phone, "0471-0000000");
	assert_str(o.address, "示例路2号");
	/* a circle above */
	in = take(&b, &intake_organ, "{\"name\":\"示例市演练局\",\"parent\":\"示例旗演练局\"}",
		true, RC_INPUT);
	says(&b, "在它自己之下");
	bench_free(&b);
}

/* What is wrong in a row is that row's affair; what is wrong in the head is the file's. */
static void test_bad_rows(void **state)
{
	struct bench b = bench_new(state);
	static const struct {
		const char *row, *why;
	} bad[] = {
		{",x,150100,m,,r,c,,a,,2019-01-01", "缺少名称"},
		{"甲,,150100,m,,r,c,,a,,2019-01-01", "缺少机关代字"},
		{"甲,x,,m,,r,c,,a,,2019-01-01", "缺少行政区划"},
		{"甲,x,159999,m,,r,c,,a,,2019-01-01", "行政区划代码 159999 不存在"},
		{"甲,x,150100001,m,,r,c,,a,,2019-01-01", "不存在"},
		{"甲,x,150100,m,无此机关,r,c,,a,,2019-01-01", "没有登记机关「无此机关」"},
		{"甲,x,150100,m,,r,c,,a,,2019年1月1日", "日期应当写成"},
		{"甲,x,150100,m,,r,c,,a,,2019-02-30", "日期应当写成"},
		{"甲,x,150100,m,,r,c,,a,,", "缺少成立日期"},
		{"甲,x,150100,m,,r,c,,\"a\nb\",,2019-01-01", "不能分行"},
	};
	struct buf text = buf_in(b.t->arena);
	buf_z(&text, "名称,机关代字,行政区划,条线,上级机关,复议机关,管辖法院,代收机构,地址,电话,"
		     "成立日期\n");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		buf_printf(&text, "%s\n", bad[i].row);
	buf_printf(&text, "乙,x,150100,m,,r,c,,a,,2019-01-01\n");
	struct intake in =
		take(&b, &intake_organ, str_z(b.t->arena, buf_get(&text)), false, RC_INPUT);
	assert_int_equal(in.added, 1);
	assert_int_equal(in.wrong, sizeof bad / sizeof *bad);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		says(&b, bad[i].why);
	says(&b, "第 2 行\t错误");
	says(&b, "第 13 行\t新增\t乙"); /* the cell with two lines counts as two */

	in = take(&b, &intake_organ, "", false, RC_INPUT);
	in = take(&b, &intake_organ, "名称,没有的列\n甲,乙\n", false, RC_INPUT);
	in = take(&b, &intake_organ, "名称,name\n甲,乙\n", false, RC_INPUT);
	in = take(&b, &intake_organ, "名称\n\"甲\n", false, RC_INPUT);
	in = take(&b, &intake_organ, "名称\n\xFF\n", false, RC_INPUT);
	in = take(&b, &intake_organ,
		"[]\n{\"name\":[1]}\n{\"nope\":1}\n{\n{\"name\":\"乙\",\"phone\":1.5}\n", true,
		RC_INPUT);
	assert_int_equal(in.wrong, 5);
	bench_free(&b);
}

#define OFFICERS                                                                                                  \
	"机关,姓名,法律职业资格,证号,发证日期,有效期至,审核注册至,岗位,任职日期\n" \
	"示例旗演练局,王练习,否,NM-001,2024-01-01,2028-12-31,2027-12-31,承办人、"                   \
	"行政执法监督人员:地区:150121,2024-01-01\n"                                                     \
	"示例旗演练局,李示例,是,,,,,法制审核人员,2024-01-01\n"

static struct officer the_officer(struct bench *b, const char *name, size_t *n)
{
	struct organ o;
	struct officer *v;
	bool found;
	assert_int_equal(organ_find(b->cx, b->t->db, STR("示例旗演练局"), &o, &found), RC_OK);
	assert_int_equal(officer_list(b->cx, b->t->db, o.id, str_c(name), &v, n), RC_OK);
	assert_true(*n > 0);
	return v[0];
}

static void test_officers(void **state)
{
	struct bench b = bench_new(state);
	struct post_list posts;
	struct credential_list credentials;
	size_t n;
	take(&b, &intake_organ, ORGANS, false, RC_OK);
	struct intake in = take(&b, &intake_officer, OFFICERS, false, RC_OK);
	assert_int_equal(in.added, 2);
	in = take(&b, &intake_officer, OFFICERS, false, RC_OK);
	assert_int_equal(in.same, 2);
	struct officer o = the_officer(&b, "王练习", &n);
	assert_int_equal(n, 1);
	assert_int_equal(post_list(b.cx, b.t->db, o.organ, o.id, &posts), RC_OK);
	assert_int_equal(posts.n, 2);
	assert_str(posts.v[0].role, "handler");
	assert_str(posts.v[1].scope_key, "150121");
	assert_int_equal(posts.v[1].scope, SCOPE_REGION);
	assert_true(the_officer(&b, "李示例", &n).lawyer);

	/* the review goes on, a post ends */
	in = take(&b, &intake_officer,
		"机关,姓名,证号,审核注册至,岗位,离任日期\n示例旗演练局,王练习,NM-001,2028-12-31,"
		"承办人,"
		"2026-06-30\n",
		false, RC_OK);
	assert_int_equal(in.changed, 1);
	says(&b, "审核注册至、离任日期");
	assert_int_equal(post_list(b.cx, b.t->db, o.organ, o.id, &posts), RC_OK);
	assert_false(date_is_none(posts.v[0].until));
	assert_true(date_is_none(posts.v[1].until));
	assert_int_equal(credential_list(b.cx, b.t->db, o.organ, o.id, &credentials), RC_OK);
	assert_int_equal(credentials.n, 1);
	assert_str(date_str(b.t->arena, credentials.v[0].reviewed_until), "2028-12-31");

	/* another number for the same name is asked about, never guessed */
#define OTHER(yes)                                                                                 \
	"机关,姓名,证号,发证日期,有效期至,审核注册至,同名另一人\n"         \
	"示例旗演练局,王练习,NM-002,2025-01-01,2029-12-31,2027-12-31," yes "\n"
	in = take(&b, &intake_officer, OTHER("否"), false, RC_INPUT);
	says(&b, "已持有有效的证件 NM-001");
	in = take(&b, &intake_officer, OTHER("是"), false, RC_OK);
	assert_int_equal(in.added, 1);
	the_officer(&b, "王练习", &n);
	assert_int_equal(n, 2);
	in = take(&b, &intake_officer, OTHER("是"), false, RC_OK);
	assert_int_equal(in.same, 1);
	in = take(&b, &intake_officer, "机关,姓名,电话\n示例旗演练局,王练习,1\n", false, RC_INPUT);
	says(&b, "本机关有 2 个王练习");
	bench_free(&b);
}

static void test_bad_officers(void **state)
{
	struct bench b = bench_new(state);
	static const struct {
		const char *row, *why;
	} bad[] = {
		{",甲,,,,,,,", "缺少机关"},
		{"没有的局,甲,,,,,,,", "没有登记机关"},
		{"示例旗演练局,,,,,,,,", "缺少姓名"},
		{"示例旗演练局,甲,或许,,,,,,", "应为 是 或 否"},
		{"示例旗演练局,甲,,N1,,,,,", "证件应当写明"},
		{"示例旗演练局,甲,,N1,2024-01-01,2023-01-01,2024-01-01,,", "有效期早于"},
		{"示例旗演练局,甲,,,,,,局长,2024-01-01", "没有岗位「局长」"},
		{"示例旗演练局,甲,,,,,,当事人,2024-01-01", "没有岗位「当事人」"},
		{"示例旗演练局,甲,,,,,,承办人,", "任职日期"},
		{"示例旗演练局,甲,,,,,,承办人:全国,2024-01-01", "岗位范围「全国」"},
		{"示例旗演练局,甲,,,,,,承办人:地区:999999,2024-01-01", "行政区划代码 999999"},
		{"示例旗演练局,甲,,,,,,承办人:下级机关:没有的局,2024-01-01", "没有登记机关"},
	};
	struct buf text = buf_in(b.t->arena);
	take(&b, &intake_organ, ORGANS, false, RC_OK);
	buf_z(&text, "机关,姓名,法律职业资格,证号,发证日期,有效期至,审核注册至,岗位,任职日期\n");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		buf_printf(&text, "%s\n", bad[i].row);
	struct intake in =
		take(&b, &intake_officer, str_z(b.t->arena, buf_get(&text)), false, RC_INPUT);
	assert_int_equal(in.added, 0);
	assert_int_equal(in.wrong, sizeof bad / sizeof *bad);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		says(&b, bad[i].why);
	bench_free(&b);
}

static void test_powers(void **state)
{
	struct bench b = bench_new(state);
	struct organ o;
	struct power p;
	bool found;
	const char *powers =
		"机关,编码,名称,类别,依据,适用程序,领域,可自行强制执行,生效日期\n"
		"示例旗演练局,P1,查处一,行政处罚,某法1,行政处罚普通程序、penalty.summary,食品,否,"
		"2021-07-15\n"
		"示例旗演练局,P2,查处二,罚款,某法1,penalty.summary,食品,否,2021-07-15\n"
		"示例旗演练局,P3,查处三,penalty,某法1,没有的程序,食品,否,2021-07-15\n";
	take(&b, &intake_organ, ORGANS, false, RC_OK);
	struct intake in = take(&b, &intake_power, powers, false, RC_INPUT);
	assert_int_equal(in.added, 1);
	says(&b, "没有类别「罚款」");
	says(&b, "法规包中没有程序「没有的程序」");
	assert_int_equal(organ_find(b.cx, b.t->db, STR("示例旗演练局"), &o, &found), RC_OK);
	assert_int_equal(power_find(b.cx, b.t->db, o.id, STR("P1"), &p, &found), RC_OK);
	assert_true(found);
	assert_str(p.procedures, "penalty.ordinary penalty.summary");
	assert_str(p.region, "150121");
	in = take(&b, &intake_power,
		"机关,编码,失效日期,可自行强制执行\n示例旗演练局,P1,2026-12-31,是\n", false, RC_OK);
	assert_int_equal(in.changed, 1);
	says(&b, "可自行强制执行、失效日期");
	assert_int_equal(power_find(b.cx, b.t->db, o.id, STR("P1"), &p, &found), RC_OK);
	assert_true(p.enforce_self);
	assert_str(p.name, "查处一");
	bench_free(&b);
}

static void test_accounts(void **state)
{
	struct bench b = bench_new(state);
	struct account a;
	bool found;
	take(&b, &intake_organ, ORGANS, false, RC_OK);
	take(&b, &intake_officer, OFFICERS, false, RC_OK);
	const char *accounts = "账号,机关,姓名,初始密码\n"
			       "wanglx,示例旗演练局,王练习,Lianxi-2026\n"
			       "li sl,示例旗演练局,李示例,Lianxi-2026\n"
			       "short,示例旗演练局,李示例,short\n"
			       "none,示例旗演练局,孙没有,Lianxi-2026\n"
			       "lisl,示例旗演练局,李示例,\n";
	struct intake in = take(&b, &intake_account, accounts, false, RC_INPUT);
	assert_int_equal(in.added, 2);
	assert_int_equal(in.wrong, 3);
	says(&b, "不能有空格");
	says(&b, "本机关没有登记孙没有");
	says(&b, "lisl 初始密码 ");
	assert_null(strstr(b.report, "Lianxi-2026"));
	assert_int_equal(account_find(b.cx, b.t->db, STR("wanglx"), &a, &found), RC_OK);
	assert_true(found);
	struct account_login login = {
		.name = STR("wanglx"), .password = STR("Lianxi-2026"), .address = STR("127.0.0.1")};
	struct str cookie;
	struct session se;
	assert_int_equal(account_login(b.cx, b.accounts, b.t->db, &login, &cookie, &se), RC_OK);
	in = take(
		&b, &intake_account, "账号,机关,姓名\nwanglx,示例旗演练局,王练习\n", false, RC_OK);
	assert_int_equal(in.same, 1);
	in = take(&b, &intake_account, "账号,机关,姓名\nwanglx,示例旗演练局,李示例\n", false,
		RC_INPUT);
	says(&b, "已属于另一个人");
	bench_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST_DB(test_organs),
		TEST_DB(test_bad_rows),
		TEST_DB(test_officers),
		TEST_DB(test_bad_officers),
		TEST_DB(test_powers),
		TEST_DB(test_accounts),
	};
	return TEST_DB_RUN(tests);
}
