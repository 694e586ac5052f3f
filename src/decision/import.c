#include "decision/import.h"

#include "base/utf8.h"
#include "crypto/digest.h"

#define TITLE_CHARS 120
#define DOUBT_CHARS 20000
#define KIND "record" /* of the procedure under which records are kept */

struct str decision_amounts_text(struct arena *a, const struct amounts *all)
{
	static const char *const uses[] = {[AMOUNT_FINE] = "罚款",
		[AMOUNT_GAINS] = "没收违法所得",
		[AMOUNT_GOODS] = "没收",
		[AMOUNT_TOTAL] = "合计",
		[AMOUNT_PART] = "其中",
		[AMOUNT_ASIDE] = "非处罚数额",
		[AMOUNT_UNKNOWN] = "用途不明"};
	struct buf b = buf_in(a);
	for (size_t i = 0; i < all->n; i++)
		buf_printf(&b, "%s%s " STR_FMT " 元", i ? "；" : "", uses[all->v[i].use],
			STR_ARG(money_str(a, all->v[i].money)));
	return b.n ? buf_get(&b) : STR("");
}

static void set(struct arena *a, struct facts *f, const char *id, struct str text)
{
	if (text.n)
		facts_set(a, f, str_c(id), value_text(text));
}

/* The matter's short name: what the decision was about, in one line. */
static struct str title_of(struct arena *a, const struct decision_line *l)
{
	struct str text = l->facts.n ? l->facts : l->penalty, cut = utf8_cut(text, TITLE_CHARS);
	struct str title = str_printf(a, STR_FMT "%s", STR_ARG(cut), cut.n < text.n ? "…" : "");
	char *z = str_z(a, title);
	for (size_t i = 0; i < title.n; i++)
		if (z[i] == '\n' || z[i] == '\r' || z[i] == '\t')
			z[i] = ' ';
	return (struct str){z, title.n};
}

static void put_doubts(struct buf *b, const char *kind, const struct doubts *all)
{
	for (size_t i = 0; i < all->n; i++)
		buf_printf(b, "%s%s：" STR_FMT "「" STR_FMT "」" STR_FMT, b->n ? "\n" : "", kind,
			STR_ARG(all->v[i].field), STR_ARG(all->v[i].text), STR_ARG(all->v[i].why));
}

static struct facts fields_of(struct arena *a, const struct decision_line *l)
{
	struct facts f = {0};
	struct buf numbers = buf_in(a), doubts = buf_in(a);
	for (size_t i = 0; i < l->numbers.n; i++) {
		buf_z(&numbers, i ? "、" : "");
		buf_str(&numbers, l->numbers.v[i].text);
	}
	put_doubts(&doubts, "没有读懂", &l->unread);
	put_doubts(&doubts, "不能确定", &l->open);
	set(a, &f, "title", title_of(a, l));
	set(a, &f, "party_name", l->party);
	set(a, &f, "party_kind", l->party_kind);
	set(a, &f, "organ_name_text", l->organ);
	set(a, &f, "number_text", l->numbers.source);
	set(a, &f, "numbers", buf_get(&numbers));
	if (l->numbers.n == 1)
		set(a, &f, "decision_number", l->numbers.v[0].text);
	set(a, &f, "decided_on", date_is_none(l->decided) ? STR("") : date_str(a, l->decided));
	set(a, &f, "facts_text", l->facts);
	set(a, &f, "law_basis", l->basis);
	set(a, &f, "penalty_text", l->penalty);
	set(a, &f, "amounts_text", decision_amounts_text(a, &l->amounts));
	if (l->amounts.has_total)
		facts_set(a, &f, STR("fined_total"), value_int(l->amounts.total.fen));
	set(a, &f, "kinds_text", penalty_kinds_text(a, l->kinds));
	set(a, &f, "published_on",
		date_is_none(l->published) ? STR("") : date_str(a, l->published));
	set(a, &f, "source_id", l->id);
	set(a, &f, "source_title", l->title);
	set(a, &f, "source_document", l->document);
	set(a, &f, "source_line", str_trim(l->raw));
	set(a, &f, "doubts", utf8_cut(buf_get(&doubts), DOUBT_CHARS));
	return f;
}

/* The same for the same source and id, always. */
static struct str request_id(struct arena *a, const struct importer *imp, struct str id)
{
	unsigned char digest[DIGEST_SIZE];
	struct buf b = buf_in(a);
	buf_z(&b, "zhifa decision import\n");
	buf_str(&b, imp->source);
	buf_char(&b, '\n');
	buf_str(&b, id);
	digest_sha256(b.p, b.n, digest);
	return str_printf(a, "import-" STR_FMT, STR_ARG(str_hex(a, digest, 24)));
}

/* The procedure of the pack under which records are kept; empty where it has none. */
static struct str record_procedure(const struct importer *imp)
{
	size_t n;
	const struct law_procedure *all = pack_procedures(imp->svc->pack, &n);
	for (size_t i = 0; i < n; i++)
		if (str_is(all[i].kind, KIND))
			return all[i].id;
	return STR("");
}

static enum rc plan_act(struct cx *cx, const struct importer *imp, const struct decision_line *line,
	struct db_plan **plan, struct act_result *result)
{
	static const struct actor nobody;
	struct act_conflict *conflict;
	struct act_request req = {.organ = imp->organ,
		.version = -1,
		.request_id = request_id(cx->arena, imp, line->id),
		.action = STR("import"),
		.procedure = record_procedure(imp),
		.fields = fields_of(cx->arena, line),
		.by_platform = true};
	if (db_read_begin(cx, imp->svc->db))
		return cx->rc;
	(void)!matter_act(cx, imp->svc, &nobody, &req, plan, result, &conflict);
	db_read_end(imp->svc->db);
	return cx->rc;
}

enum rc decision_import(struct cx *cx, const struct importer *imp, const struct decision_line *line,
	enum import_outcome *outcome, int64_t *matter)
{
	struct db_plan *plan;
	struct act_result result;
	struct matter m;
	if (plan_act(cx, imp, line, &plan, &result))
		return cx->rc;
	*matter = result.matter;
	*outcome = IMPORT_NEW;
	if (plan)
		return db_writer_run(imp->writer, plan);
	if (matter_load(cx, imp->svc->db, imp->organ, result.matter, &m))
		return cx->rc;
	struct value kept = facts_get(&m.facts, STR("source_line"));
	bool same = kept.kind == VALUE_TEXT && str_eq(kept.s, str_trim(line->raw));
	*outcome = same ? IMPORT_KNOWN : IMPORT_CHANGED;
	return RC_OK;
}

static enum rc make_organ(struct cx *cx, struct db_writer *writer, struct organ *out)
{
	struct db_plan plan = {.cx = cx};
	*out = (struct organ){.id = cx_id(cx),
		.level = 1,
		.name = STR("历史处罚决定库"),
		.short_name = STR("史"),
		.region = STR("150000"),
		.system = STR("record"),
		.remedy_organ = STR(""),
		.court = STR(""),
		.collector = STR(""),
		.address = STR(""),
		.phone = STR(""),
		.since = cx_today(cx),
		.until = DATE_NONE};
	organ_add(&plan, out);
	return db_writer_run(writer, &plan);
}

struct candidates {
	const struct organ **v;
	size_t n, cap;
};

/* Those of the highest level, where archivist says so, or without another above them. */
static struct candidates candidates(
	struct arena *a, const struct organ *all, size_t n, const struct organ_ids *archives)
{
	struct candidates c = {0};
	int64_t level = INT64_MAX;
	for (size_t i = 0; i < n; i++) {
		bool fits = !archives->n && !all[i].parent;
		for (size_t k = 0; k < archives->n; k++)
			fits = fits || archives->v[k] == all[i].id;
		if (!fits || all[i].level > level)
			continue;
		if (all[i].level < level)
			c.n = 0;
		level = all[i].level;
		*VEC_PUSH(a, &c) = &all[i];
	}
	return c;
}

/* Of several, the one justice department among them; NULL where there is none or more. */
static const struct organ *of_justice(const struct candidates *c)
{
	const struct organ *found = NULL;
	for (size_t i = 0; i < c->n; i++)
		if (str_is(c->v[i]->system, "justice")) {
			if (found)
				return NULL;
			found = c->v[i];
		}
	return found;
}

enum rc decision_import_organ(
	struct cx *cx, struct db *db, struct db_writer *writer, struct organ *out, bool *made)
{
	struct organ *v;
	struct organ_ids archives;
	size_t n;
	struct buf names = buf_in(cx->arena);
	if (organ_all(cx, db, &v, &n) ||
		role_organs(cx, db, STR("archivist"), cx_today(cx), &archives))
		return cx->rc;
	*made = !n;
	if (!n)
		return make_organ(cx, writer, out);
	struct candidates c = candidates(cx->arena, v, n, &archives);
	const struct organ *one = c.n == 1 ? c.v[0] : of_justice(&c);
	if (one) {
		*out = *one;
		return RC_OK;
	}
	for (size_t i = 0; i < c.n && i < 20; i++)
		buf_printf(
			&names, "\n%lld\t" STR_FMT, (long long)c.v[i]->id, STR_ARG(c.v[i]->name));
	return fail(cx, RC_INPUT, "有 %zu 个机关可以保管，请用 --organ 写明其中一个：" STR_FMT, c.n,
		STR_ARG(buf_get(&names)));
}
