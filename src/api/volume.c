/* The dossier of a matter on the screen: volumes, files, what is missing, who has read it. */
#include "api/office_routes.h"
#include "api/page.h"
#include "api/shape.h"
#include "dossier/contents.h"
#include "matter/reading.h"

static void put_paper(struct page *p, const struct contents_paper *x)
{
	const struct matter_document *d = x->p->d;
	json_begin(p->w);
	json_set_id(p->w, "id", d->id);
	json_set_id(p->w, "matter", x->p->of->id);
	json_set(p->w, "title", d->title);
	json_set(p->w, "number", d->number);
	json_set(p->w, "date", date_str(p->cx->arena, d->issued));
	json_set(p->w, "state", d->state);
	if (x->no)
		json_set_int(p->w, "no", x->no);
	if (d->pages)
		json_set_int(p->w, "pages", d->pages);
	if (x->first) {
		json_set_int(p->w, "first", x->first);
		json_set_int(p->w, "last", x->last);
	}
	if (d->scan.n)
		json_set(p->w, "scan", d->scan);
	json_end(p->w);
}

static void put_volumes(struct page *p, const struct contents *c)
{
	static const char *const ids[] = {"main", "auxiliary"}, *const titles[] = {"正卷", "副卷"};
	json_set_begin_array(p->w, "volumes");
	for (int i = 0; i < CONTENTS_VOLUMES; i++) {
		json_begin(p->w);
		json_set(p->w, "id", str_c(ids[i]));
		json_set(p->w, "title", str_c(titles[i]));
		json_set_int(p->w, "papers", c->volumes[i].papers);
		json_set_int(p->w, "pages", c->volumes[i].pages);
		json_set_int(p->w, "unknown", c->volumes[i].unknown);
		json_set_begin_array(p->w, "rows");
		for (size_t k = 0; k < c->volumes[i].n; k++)
			put_paper(p, &c->volumes[i].v[k]);
		json_end(p->w);
		json_end(p->w);
	}
	json_end(p->w);
}

static void put_files(struct page *p, const struct contents *c)
{
	json_set_begin_array(p->w, "files");
	for (size_t i = 0; i < c->files.n; i++) {
		const struct contents_file *f = &c->files.v[i];
		json_begin(p->w);
		json_set(p->w, "digest", f->digest);
		json_set_id(p->w, "matter", f->of->id);
		json_set(p->w, "title", f->title);
		json_set(p->w, "name", f->name);
		json_set(p->w, "date", f->when);
		json_set(p->w, "type", str_c(f->type->title));
		json_set_int(p->w, "size", f->size);
		json_end(p->w);
	}
	json_end(p->w);
}

/* The action's name, where the procedure still has it. */
static struct str action_title(struct page *p, const struct matter *m, struct str id)
{
	const struct law_procedure *proc = pack_procedure(p->pack, m->procedure);
	int at = proc ? procedure_action(proc, id) : -1;
	return at >= 0 ? proc->actions[at].title : id;
}

static void put_gaps(struct page *p, const struct contents *c)
{
	json_set_begin_array(p->w, "gaps");
	for (size_t i = 0; i < c->gaps.n; i++) {
		const struct contents_gap *g = &c->gaps.v[i];
		json_begin(p->w);
		json_set_id(p->w, "matter", g->of->id);
		json_set(p->w, "what", g->what);
		json_set(p->w, "because", g->because);
		json_set(p->w, "basis",
			g->basis.n ? pack_cite(p->pack, p->cx->arena, g->basis) : STR(""));
		json_set(p->w, "who", g->who);
		if (g->cure.n) {
			json_set(p->w, "cure", g->cure);
			json_set(p->w, "cure_title", action_title(p, g->of, g->cure));
		}
		json_end(p->w);
	}
	json_end(p->w);
}

static struct str fact_text(struct page *p, const struct matter *m, const char *id)
{
	const struct law_procedure *proc = pack_procedure(p->pack, m->procedure);
	int at = proc ? procedure_fact(proc, str_c(id)) : -1;
	struct value v = facts_get(&m->facts, str_c(id));
	return at >= 0 && v.kind != VALUE_NONE
		       ? matter_value_text(p->cx->arena, &proc->facts[at], v)
		       : STR("");
}

/* Copies that were allowed, each under its key. */
static void put_copies(struct page *p, const struct matter *kept)
{
	static const char *const names[][2] = {
		{"to", "copy_to"}, {"ground", "copy_ground"}, {"date", "copy_on"}};
	json_set_begin_array(p->w, "copies");
	for (size_t i = 0; i < kept->items.n; i++) {
		const struct matter_item *it = &kept->items.v[i];
		if (!str_is(it->list, "copies"))
			continue;
		json_begin(p->w);
		json_set(p->w, "key", it->key);
		for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
			struct value v = facts_get(&it->facts, str_c(names[k][1]));
			json_set(p->w, names[k][0], v.kind == VALUE_TEXT ? v.s : STR(""));
		}
		json_end(p->w);
	}
	json_end(p->w);
}

static void put_head(struct page *p, const struct contents *c)
{
	struct arena *a = p->cx->arena;
	const struct matter *m = c->m;
	const struct matter_clock *file = matter_clock_find(m, STR("file"));
	struct value party = facts_get(&m->facts, STR("party_name"));
	json_set_id(p->w, "id", m->id);
	json_set(p->w, "number", m->number);
	json_set(p->w, "title", fact_text(p, m, "title"));
	json_set(p->w, "party", party.kind == VALUE_TEXT ? party.s : STR(""));
	json_set(p->w, "state", m->state_title);
	json_set(p->w, "archive_no", fact_text(p, m, "archive_no"));
	json_set(p->w, "retention", fact_text(p, m, "retention"));
	if (file) {
		json_set(p->w, "closed", date_str(a, file->c.from));
		if (file->status == CLOCK_STOPPED)
			json_set(p->w, "filed", date_str(a, file->stopped));
		json_key(p->w, STR("deadline"));
		page_write_clock(p, file);
	}
	if (!c->keeping)
		return;
	json_set_begin(p->w, "keeping");
	json_set_id(p->w, "id", c->keeping->id);
	json_set(p->w, "state", c->keeping->state_title);
	json_set(p->w, "place", fact_text(p, c->keeping, "archive_place"));
	put_copies(p, c->keeping);
	json_end(p->w);
}

static struct reply *contents(struct call *call)
{
	struct page p;
	struct contents c;
	struct matter m;
	int64_t organ, id = field_id(&call->in, "id");
	if (office_organ(call, id, &organ) || office_begin_page(call, &p) ||
		page_place(&p, organ) || matter_load(call->cx, call->db, organ, id, &m) ||
		matter_pack(call->cx, p.svc, &m, &p.pack) ||
		contents_read(call->cx, call->db, p.pack, organ, id, &c))
		return api_fail(call);
	json_begin(p.w);
	put_head(&p, &c);
	put_volumes(&p, &c);
	put_files(&p, &c);
	put_gaps(&p, &c);
	json_set_int(p.w, "checked", c.checked);
	json_set_int(p.w, "acts", c.events);
	json_end(p.w);
	return api_ok(call);
}

/* ---- who has read it ---- */

static struct reply *readings(struct call *call)
{
	struct reading_line *v;
	struct matter m; /* of another organ there is none */
	size_t n;
	int64_t organ, id = field_id(&call->in, "id");
	struct json_out *w = &call->out;
	if (office_organ(call, id, &organ) || matter_load(call->cx, call->db, organ, id, &m) ||
		matter_reading_list(call->cx, call->db, organ, id, &v, &n))
		return api_fail(call);
	json_begin(w);
	json_set_begin_array(w, "rows");
	for (size_t i = 0; i < n; i++) {
		json_begin(w);
		json_set(w, "at", instant_str_zh(call->cx->arena, v[i].at));
		json_set(w, "who", v[i].who);
		json_set(w, "what", v[i].what);
		json_set(w, "reason", v[i].reason);
		json_end(w);
	}
	json_end(w);
	json_end(w);
	return api_ok(call);
}

static const struct field matter_in[] = {FIELD("id", "案件编号", FIELD_ID, FIELD_PATH), FIELD_END};
static const struct field paper_out[] = {
	FIELD("id", "文书编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("matter", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("number", "文号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("date", "日期", FIELD_DATE, FIELD_REQUIRED),
	FIELD("state", "状态", FIELD_ENUM, FIELD_REQUIRED, .options = "issued|sealed"),
	FIELD("no", "序号", FIELD_INT, 0),
	FIELD("pages", "页数", FIELD_INT, 0),
	FIELD("first", "起页", FIELD_INT, 0),
	FIELD("last", "止页", FIELD_INT, 0),
	FIELD("scan", "盖章扫描件", FIELD_TEXT, 0),
	FIELD_END,
};
static const struct field volume_out[] = {
	FIELD("id", "卷", FIELD_ENUM, FIELD_REQUIRED, .options = "main|auxiliary"),
	FIELD("title", "卷名", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("papers", "份数", FIELD_INT, FIELD_REQUIRED),
	FIELD("pages", "页数", FIELD_INT, FIELD_REQUIRED),
	FIELD("unknown", "页数未知的份数", FIELD_INT, FIELD_REQUIRED),
	FIELD("rows", "文书", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = paper_out),
	FIELD_END,
};
static const struct field file_out[] = {
	FIELD("digest", "校验值", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("matter", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("title", "材料", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("name", "文件名", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("date", "日期", FIELD_DATE, FIELD_REQUIRED),
	FIELD("type", "类型", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("size", "大小", FIELD_INT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field gap_out[] = {
	FIELD("matter", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("what", "缺什么", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("because", "为什么", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("basis", "依据", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("who", "经办人", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("cure", "补办的操作", FIELD_TEXT, 0),
	FIELD("cure_title", "操作名称", FIELD_TEXT, 0),
	FIELD_END,
};
static const struct field copy_out[] = {
	FIELD("key", "序号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("to", "提供给", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("ground", "用途和依据", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("date", "提供日期", FIELD_DATE, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field keeping_out[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("state", "状态", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("place", "存放位置", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("copies", "准许提供的复制件", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = copy_out),
	FIELD_END,
};
static const struct field contents_out[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("number", "案号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "案由", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("party", "当事人", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("state", "状态", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("archive_no", "档号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("retention", "保管期限", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("closed", "结案日期", FIELD_DATE, 0),
	FIELD("filed", "归档日期", FIELD_DATE, 0),
	FIELD("deadline", "归档期限", FIELD_OBJECT, 0, .fields = shape_deadline),
	FIELD("keeping", "保管", FIELD_OBJECT, 0, .fields = keeping_out),
	FIELD("volumes", "卷", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = volume_out),
	FIELD("files", "证据和其他材料", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = file_out),
	FIELD("gaps", "缺少的材料", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = gap_out),
	FIELD("checked", "核对的项数", FIELD_INT, FIELD_REQUIRED),
	FIELD("acts", "办理记录条数", FIELD_INT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field reading_out[] = {
	FIELD("at", "时间", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("who", "人员", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("what", "类别", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("reason", "事由", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field readings_out[] = {
	FIELD("rows", "查阅记录", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = reading_out),
	FIELD_END,
};

const struct api_route volume_routes[] = {
	ROUTE("GET", "/api/matters/{id}/dossier/contents", "卷内目录", contents, API_READ,
		&office_staff, .in = matter_in, .out = contents_out),
	ROUTE("GET", "/api/matters/{id}/readings", "查阅记录", readings, API_READ, &office_staff,
		.in = matter_in, .out = readings_out),
	ROUTE_END,
};
