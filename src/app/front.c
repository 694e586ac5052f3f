/* The first page, which tells a newcomer what to try, and the staff application under its paths. */
#include "app/practice.h"
#include "app/server.h"

#include "api/portal.h"
#include "app/statements.h"

/* ---- the staff application ---- */

static struct reply *office_page(struct call *call)
{
	const struct server *s = api_app(call);
	const struct http_file *file = http_files_find(s->files, STR("/index.html"));
	if (!file) {
		(void)fail(call->cx, RC_NOT_FOUND, "没有找到办案界面的文件，请检查配置项 web。");
		return api_fail(call);
	}
	return reply_static(call->rq, file);
}

/* ---- the first page ---- */

/* What to try, in an order that shows the platform: the work, a refusal, the citizen, the proof. */
static const struct {
	const char *account, *who, *what;
} tries[] = {
	{"wang", "承办人",
		"看工作台里今天要办的事，打开一个案件：程序走到哪一步，"
		"下一步能办什么、还缺什么、依据哪一条。"},
	{"feng", "负责人", "批准一个立案，签发一份处罚决定书。签发时取得文号，生成 PDF。"},
	{"zhao", "执法证已到期", "试着办一步。平台不让办，并说明为什么、怎样补救。"},
	{"wu", "合法性审查人员", "通过或者退回一个案件。承办人自己审自己的案件是办不成的。"},
};

static void practice_steps(struct buf *b, struct str password)
{
	buf_z(b, "<section aria-labelledby=\"try\">\n<h2 id=\"try\">先试这些</h2>\n");
	html_put(b, "<p>所有练习账号的密码都是 <code>^</code>。</p>\n<ol>\n", password);
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
		html_put(b, "<li>用 <code>^</code>（^）<a href=\"/office\">登录</a>，^</li>\n",
			str_c(tries[i].account), str_c(tries[i].who), str_c(tries[i].what));
	buf_z(b, "<li>不登录，<a href=\"/decisions\">查已经公开的处罚决定</a>，\n");
	buf_z(b, "用文号和校验码<a href=\"/verify\">验证文书真伪</a>。</li>\n");
	buf_z(b, "<li>在终端运行 <code>build/zhifa verify</code>：");
	buf_z(b, "检查全部办理记录、文件和由它们推出的数据，");
	buf_z(b, "改动一个字节也会被发现。</li>\n</ol>\n</section>\n");
}

static void practice_table(struct buf *b, const struct practice_accounts *all)
{
	static const char *const heads[] = {"账号", "姓名", "岗位", "机关", "执法证"};
	buf_z(b, "<section aria-labelledby=\"who\">\n<h2 id=\"who\">练习账号</h2>\n");
	buf_z(b, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"练习账号\">\n");
	buf_z(b, "<table class=\"list\">\n<caption>练习账号</caption>\n<thead><tr>");
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		html_put(b, "<th scope=\"col\">^</th>", str_c(heads[i]));
	buf_z(b, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < all->n; i++) {
		const struct practice_account *a = &all->v[i];
		html_put(b,
			"<tr><th scope=\"row\" data-label=\"账号\"><code>^</code></th>"
			"<td data-label=\"姓名\">^</td><td data-label=\"岗位\">^</td>"
			"<td data-label=\"机关\">^</td><td data-label=\"执法证\">^</td></tr>\n",
			a->name, a->person, a->roles, a->organ, a->note);
	}
	buf_z(b, "</tbody>\n</table>\n</div>\n</section>\n");
}

static void empty_store(struct buf *b)
{
	buf_z(b, "<section aria-labelledby=\"begin\">\n<h2 id=\"begin\">还没有机关和账号</h2>\n"
		 "<p>由系统管理员在服务器上录入，格式见 <code>zhifa help organ</code>：</p>\n<ol>\n"
		 "<li><code>zhifa organ import 机关.csv</code></li>\n"
		 "<li><code>zhifa officer import 人员.csv</code></li>\n"
		 "<li><code>zhifa power import 职权事项.csv</code></li>\n"
		 "<li><code>zhifa account import 账号.csv</code></li>\n</ol>\n</section>\n");
}

static enum rc practice_parts(struct call *call, struct buf *b)
{
	struct practice_accounts all;
	struct pack *pack;
	if (office_pack(call, &pack) || practice_accounts(call->cx, call->db, pack, &all))
		return call->cx->rc;
	practice_steps(b, all.password);
	practice_table(b, &all);
	return RC_OK;
}

static struct reply *first_page(struct call *call)
{
	const struct server *s = api_app(call);
	struct portal p = portal_begin(call, WORD(site), PORTAL_PART_HOME);
	bool is_empty = false;
	html_put(p.b, "<h1>^</h1>\n", WORD(site));
	portal_entrance(&p);
	if (s->office.practice ? practice_parts(call, p.b)
			       : installation_is_empty(call->cx, call->db, &is_empty))
		return api_fail(call);
	if (is_empty)
		empty_store(p.b);
	return portal_end(&p, 200);
}

/* ---- routes ---- */

static const struct field a1[] = {FIELD("a", "页面", FIELD_TEXT, FIELD_PATH), FIELD_END};
static const struct field a2[] = {FIELD("a", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD("b", "页面", FIELD_TEXT, FIELD_PATH), FIELD_END};
static const struct field a3[] = {FIELD("a", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD("b", "页面", FIELD_TEXT, FIELD_PATH), FIELD("c", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD_END};
static const struct field a4[] = {FIELD("a", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD("b", "页面", FIELD_TEXT, FIELD_PATH), FIELD("c", "页面", FIELD_TEXT, FIELD_PATH),
	FIELD("d", "页面", FIELD_TEXT, FIELD_PATH), FIELD_END};

#define PAGE .html = true, .produces = "text/html; charset=utf-8"
#define OFFICE(path, ...)                                                                          \
	ROUTE("GET", "/office" path, "办案界面", office_page, API_READ, &api_anyone, PAGE,         \
		__VA_ARGS__)

const struct api_route front_routes[] = {
	ROUTE("GET", "/", "首页", first_page, API_WORK, &api_anyone, PAGE),
	OFFICE("", .in = NULL),
	OFFICE("/{a}", .in = a1),
	OFFICE("/{a}/{b}", .in = a2),
	OFFICE("/{a}/{b}/{c}", .in = a3),
	OFFICE("/{a}/{b}/{c}/{d}", .in = a4),
	ROUTE_END,
};
