/* The ledger of dossiers of an organ and a year, as rows and as CSV. */
#include "dossier/ledger.h"
#include "api/office_routes.h"
#include "api/page.h"
#include "format/csv.h"

#define PAGE 50
#define CSV_PAGE 200
#define CSV_MOST 20000

struct asked {
	int64_t organ, year;
	struct ledger_place after;
};

/* "20730.81724": the row behind which the page begins. */
static bool read_place(struct str s, struct ledger_place *out)
{
	int64_t day;
	size_t dot = str_find(s, STR("."), 0);
	*out = LEDGER_FIRST;
	if (!s.n)
		return true;
	if (dot >= s.n || !str_to_int(str_sub(s, 0, dot), &day) || day < INT32_MIN ||
		day > INT32_MAX || !str_to_int(str_sub(s, dot + 1, s.n), &out->matter))
		return false;
	out->closed = (struct date){(int32_t)day};
	return true;
}

static enum rc read_asked(struct call *call, struct asked *a)
{
	const struct actor *actor = &office_who(call)->actor;
	int year, month, day;
	bool reaches = true;
	date_split(cx_today(call->cx), &year, &month, &day);
	*a = (struct asked){
		.organ = field_id(&call->in, "organ"), .year = field_int(&call->in, "year", year)};
	if (!a->organ)
		a->organ = actor->officer.organ;
	else if (actor_reaches(call->cx, call->db, actor, a->organ, &reaches))
		return call->cx->rc;
	if (!reaches)
		return fail(call->cx, RC_FORBIDDEN, "这个机关的案卷不在您的职权范围内。");
	if (!read_place(field_text(&call->in, "after"), &a->after))
		return fail_field(call->cx, STR("after"), "不是这张表的位置，请从第一页重新打开");
	return RC_OK;
}

static struct str procedure_title(const struct pack *pack, struct str id)
{
	const struct law_procedure *p = pack_procedure(pack, id);
	return p ? p->title : id;
}

static struct str state_of(const struct ledger_line *l)
{
	return l->keeping ? l->state : STR("待归档");
}

/* Days from closing to filing, or to today. */
static int64_t days_of(struct cx *cx, const struct ledger_line *l)
{
	return (date_is_none(l->filed) ? cx_today(cx) : l->filed).days - l->closed.days;
}

/* So many days before its end the filing is urgent, as the procedure's clock says. */
static int warn_of(const struct pack *pack, struct str procedure)
{
	const struct law_procedure *p = pack_procedure(pack, procedure);
	int at = p ? procedure_clock(p, STR("file")) : -1;
	return at >= 0 ? p->clocks[at].warn : 0;
}

static struct str level_of(struct page *p, const struct ledger_line *l)
{
	struct date end = date_is_none(l->filed) ? cx_today(p->cx) : l->filed;
	if (date_cmp(end, l->due) > 0)
		return STR("overdue");
	return date_is_none(l->filed) &&
			       l->due.days - end.days <= warn_of(p->svc->pack, l->procedure)
		       ? STR("soon")
		       : STR("normal");
}

static void put_day(struct page *p, const char *key, struct date d)
{
	if (!date_is_none(d))
		json_set(p->w, key, date_str(p->cx->arena, d));
}

static void put_line(struct page *p, const struct ledger_line *l)
{
	json_begin(p->w);
	json_set_id(p->w, "id", l->matter);
	json_set(p->w, "archive_no", l->archive_no);
	json_set(p->w, "number", l->number);
	json_set(p->w, "title", l->title);
	json_set(p->w, "party", l->party);
	json_set(p->w, "procedure", procedure_title(p->svc->pack, l->procedure));
	put_day(p, "closed", l->closed);
	put_day(p, "due", l->due);
	put_day(p, "filed", l->filed);
	json_set_int(p->w, "days", days_of(p->cx, l));
	json_set(p->w, "level", level_of(p, l));
	json_set_int(p->w, "volumes", l->volumes);
	json_set_int(p->w, "pages", l->pages);
	json_set_int(p->w, "uncounted", l->uncounted);
	json_set(p->w, "place", l->place);
	json_set(p->w, "state", state_of(l));
	json_set(p->w, "borrower", l->borrower);
	put_day(p, "lent_until", l->lent_until);
	if (l->keeping)
		json_set_id(p->w, "keeping", l->keeping);
	json_end(p->w);
}

static struct reply *list(struct call *call)
{
	struct page p;
	struct asked a;
	struct ledger all;
	if (office_begin_page(call, &p) || read_asked(call, &a) ||
		ledger_list(call->cx, call->db, p.svc->pack, a.organ, a.year, a.after, PAGE, &all))
		return api_fail(call);
	json_begin(p.w);
	json_set_int(p.w, "year", a.year);
	json_set_begin_array(p.w, "rows");
	for (size_t i = 0; i < all.n; i++)
		put_line(&p, &all.v[i]);
	json_end(p.w);
	if (all.more)
		json_set(p.w, "next",
			str_printf(call->cx->arena, "%d.%lld", (int)all.next.closed.days,
				(long long)all.next.matter));
	else
		json_set_null(p.w, "next");
	json_end(p.w);
	return api_ok(call);
}

static void csv_day(struct csv_out *w, struct arena *a, struct date d)
{
	csv_cell(w, date_is_none(d) ? STR("") : date_str(a, d));
}

static void csv_line(
	struct csv_out *w, struct cx *cx, const struct pack *pack, const struct ledger_line *l)
{
	csv_cell(w, l->archive_no);
	csv_cell(w, l->number);
	csv_cell(w, l->title);
	csv_cell(w, l->party);
	csv_cell(w, procedure_title(pack, l->procedure));
	csv_day(w, cx->arena, l->closed);
	csv_day(w, cx->arena, l->due);
	csv_day(w, cx->arena, l->filed);
	csv_cell_int(w, days_of(cx, l));
	csv_cell_int(w, l->volumes);
	if (l->uncounted)
		csv_cell(w, str_printf(cx->arena, "%lld（另有 %lld 份正在计算）",
				    (long long)l->pages, (long long)l->uncounted));
	else
		csv_cell_int(w, l->pages);
	csv_cell(w, l->place);
	csv_cell(w, state_of(l));
	csv_cell(w, l->borrower);
	csv_day(w, cx->arena, l->lent_until);
	csv_row_end(w);
}

static struct reply *as_csv(struct call *call)
{
	static const char *const head[] = {"档号", "案号", "案由", "当事人", "程序", "结案日期",
		"应归档日期", "归档日期", "天数", "卷数", "页数", "存放位置", "状态", "借阅人",
		"应归还日期"};
	struct page p;
	struct asked a;
	struct ledger all = {.more = true};
	struct csv_out w = csv_to(&call->body, true);
	if (office_begin_page(call, &p) || read_asked(call, &a))
		return api_fail(call);
	for (size_t i = 0; i < sizeof head / sizeof *head; i++)
		csv_cell(&w, str_c(head[i]));
	csv_row_end(&w);
	for (int n = 0; n < CSV_MOST && all.more; n += CSV_PAGE, a.after = all.next) {
		if (ledger_list(call->cx, call->db, p.svc->pack, a.organ, a.year, a.after, CSV_PAGE,
			    &all))
			return api_fail(call);
		for (size_t i = 0; i < all.n; i++)
			csv_line(&w, call->cx, p.svc->pack, &all.v[i]);
	}
	return reply_data(call->rq, call->route->produces, buf_get(&call->body),
		str_printf(call->cx->arena, "案卷台账%lld.csv", (long long)a.year));
}

static const struct field asked_in[] = {
	FIELD("year", "年度", FIELD_INT, FIELD_QUERY, .min = 1990, .max = 2199),
	FIELD("organ", "机关", FIELD_ID, FIELD_QUERY),
	FIELD("after", "从哪里接着列", FIELD_TEXT, FIELD_QUERY, .max = 60),
	FIELD_END,
};
static const struct field line_out[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("archive_no", "档号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("number", "案号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "案由", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("party", "当事人", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("procedure", "程序", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("closed", "结案日期", FIELD_DATE, FIELD_REQUIRED),
	FIELD("due", "应归档日期", FIELD_DATE, FIELD_REQUIRED),
	FIELD("filed", "归档日期", FIELD_DATE, 0),
	FIELD("days", "天数", FIELD_INT, FIELD_REQUIRED),
	FIELD("level", "缓急", FIELD_ENUM, FIELD_REQUIRED, .options = "normal|soon|overdue"),
	FIELD("volumes", "卷数", FIELD_INT, FIELD_REQUIRED),
	FIELD("pages", "已算出的页数", FIELD_INT, FIELD_REQUIRED),
	FIELD("uncounted", "页数还没有算出的文书数", FIELD_INT, FIELD_REQUIRED),
	FIELD("place", "存放位置", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("state", "状态", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("borrower", "借阅人", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("lent_until", "应归还日期", FIELD_DATE, 0),
	FIELD("keeping", "保管的案件编号", FIELD_ID, 0),
	FIELD_END,
};
static const struct field list_out[] = {
	FIELD("year", "年度", FIELD_INT, FIELD_REQUIRED),
	FIELD("rows", "案卷", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = line_out),
	FIELD("next", "下一页从哪里接着列", FIELD_TEXT, 0),
	FIELD_END,
};

const struct api_route ledger_routes[] = {
	ROUTE("GET", "/api/dossiers", "案卷台账", list, API_READ, &office_staff, .in = asked_in,
		.out = list_out),
	ROUTE("GET", "/api/dossiers.csv", "案卷台账（表格）", as_csv, API_READ, &office_staff,
		.in = asked_in, .produces = "text/csv; charset=utf-8"),
	ROUTE_END,
};
