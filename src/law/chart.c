/* What the chart says: cards, boxes and their words. */
#include "base/utf8.h"
#include "law/chart_priv.h"

#define MANY 3 /* states from which an action is told once for all of them */
#define BOLD_ON "\x01"
#define BOLD_OFF "\x02"

/* A citation whose pieces are not torn apart at the end of a line. */
static struct str glued(const struct chart *k, struct str basis)
{
	struct buf b = buf_in(k->cx->arena);
	for (size_t at = 0; at < basis.n;) {
		size_t from = at;
		uint32_t c = utf8_next(basis, &at);
		bool parts = c == 0x3001 || c == 0xFF1B || c == ' ';
		buf_str(&b, str_sub(basis, from, at));
		if (!parts && at < basis.n)
			buf_z(&b, CHART_GLUE);
	}
	return buf_get(&b);
}

static struct str role_title(const struct chart *k, int role)
{
	size_t n;
	const struct law_role *roles = pack_roles(k->p, &n);
	return role >= 0 && (size_t)role < n ? roles[role].title : STR("");
}

static bool is_of_law(const struct chart *k, const struct law_action *a)
{
	size_t n;
	const struct law_role *roles = pack_roles(k->p, &n);
	return a->by >= 0 && (size_t)a->by < n && roles[a->by].kind == ROLE_LAW;
}

/* 承办人（两名以上）; 当事人，由承办人登记 */
static struct str who(const struct chart *k, const struct law_action *a)
{
	struct buf b = buf_in(k->cx->arena);
	buf_str(&b, role_title(k, a->by));
	if (a->two)
		buf_z(&b, "（两名以上）");
	if (a->recorded >= 0) {
		buf_z(&b, "，由");
		buf_str(&b, role_title(k, a->recorded));
		buf_z(&b, "登记");
	}
	return buf_get(&b);
}

/* 办案期限（90日） */
static void put_term(struct buf *b, const struct chart *k, const struct law_clock *c)
{
	static const char *const units[] = {[TERM_HOUR] = "小时",
		[TERM_DAY] = "日",
		[TERM_WORKDAY] = "个工作日",
		[TERM_MONTH] = "个月",
		[TERM_YEAR] = "年"};
	struct term t;
	buf_str(b, c->title);
	if (pack_clock_term(k->p, c, STR(""), (struct date){INT32_MAX}, &t) && t.n)
		buf_printf(b, "（%lld%s）", (long long)t.n, units[t.unit]);
}

static struct str clocks_of(
	const struct chart *k, const char *lead, const int *v, size_t n, bool with_term)
{
	struct buf b = buf_in(k->cx->arena);
	if (!n)
		return STR("");
	buf_z(&b, lead);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_z(&b, "、");
		if (with_term)
			put_term(&b, k, &k->r->clocks[v[i]]);
		else
			buf_str(&b, k->r->clocks[v[i]].title);
	}
	return buf_get(&b);
}

static struct str uses_of(const struct chart *k, const char *lead, const struct law_clock_use *v,
	size_t n, bool with_term)
{
	int *clocks = ARENA_ARRAY(k->cx->arena, int, n + 1);
	for (size_t i = 0; i < n; i++)
		clocks[i] = v[i].clock;
	return clocks_of(k, lead, clocks, n, with_term);
}

static struct str forms_of(const struct chart *k, const char *lead, const int *v, size_t n)
{
	struct buf b = buf_in(k->cx->arena);
	size_t all;
	const struct law_form *forms = pack_forms(k->p, &all);
	if (!n)
		return STR("");
	buf_z(&b, lead);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_z(&b, "、");
		buf_str(&b, forms[v[i]].title);
	}
	return buf_get(&b);
}

/* ---- which action stands where ---- */

/* What an approval is made of is told with the proposal. */
static bool is_told(const struct law_action *a)
{
	return a->kind == ACTION_PLAIN || a->kind == ACTION_PROPOSE;
}

static const struct law_action *partner(
	const struct law_procedure *r, const struct law_action *a, enum action_kind kind)
{
	int base = (int)(a - r->actions);
	for (size_t i = 0; i < r->action_n; i++)
		if (r->actions[i].kind == kind && r->actions[i].base == base)
			return &r->actions[i];
	INVARIANT(!"a proposal has an approval and a return");
	return NULL;
}

/* The act that takes effect. */
static const struct law_action *effect_of(const struct law_procedure *r, const struct law_action *a)
{
	return a->kind == ACTION_PROPOSE ? partner(r, a, ACTION_APPROVE) : a;
}

static bool is_real(const struct law_state *s)
{
	return s->proposes < 0;
}

/* The state it leads to, once approved; -1 where it is the one it came from. */
static int leads_to(const struct law_procedure *r, const struct law_action *a)
{
	int to = effect_of(r, a)->to;
	for (size_t s = 0; s < r->state_n && to >= 0; s++)
		if (is_real(&r->states[s]) && a->from[s] && (int)s != to)
			return to;
	return a->anywhere ? to : -1;
}

static bool is_common(const struct law_procedure *r, const struct law_action *a)
{
	size_t n = 0;
	for (size_t s = 0; s < r->state_n; s++)
		n += is_real(&r->states[s]) && a->from[s];
	return a->anywhere || n >= MANY + (leads_to(r, a) >= 0);
}

/* ---- words ---- */

static void add(struct chart *k, struct chart_box *b, enum chart_style style, struct str text)
{
	if (text.n)
		*VEC_PUSH(k->cx->arena, &b->texts) = (struct chart_text){text, style};
}

/* What comes with an act: papers, terms, other procedures. */
struct extras {
	struct str papers, scan, child, start, extend, stop, pause, resume;
};

static struct extras extras_of(const struct chart *k, const struct law_action *e)
{
	return (struct extras){.papers = forms_of(k, "制作", e->issues, e->issue_n),
		.scan = e->scan >= 0 ? forms_of(k, "留存盖章的", &e->scan, 1) : STR(""),
		.child = e->open >= 0 ? str_printf(k->cx->arena, "启动“" STR_FMT "”程序",
						STR_ARG(k->r->children[e->open].title))
				      : STR(""),
		.start = uses_of(k, "起算", e->fx.starts, e->fx.start_n, true),
		.extend = uses_of(k, "延长", e->fx.extends, e->fx.extend_n, false),
		.stop = clocks_of(k, "停止", e->fx.stops, e->fx.stop_n, false),
		.pause = clocks_of(k, "暂停", e->fx.pauses, e->fx.pause_n, false),
		.resume = clocks_of(k, "恢复", e->fx.resumes, e->fx.resume_n, false)};
}

/* 批准：批准立案（机关负责人）；不批准：退回 */
static struct str approval_of(const struct chart *k, const struct law_action *a)
{
	if (a->kind != ACTION_PROPOSE)
		return STR("");
	const struct law_action *yes = partner(k->r, a, ACTION_APPROVE),
				*no = partner(k->r, a, ACTION_RETURN);
	return str_printf(k->cx->arena, STR_FMT "：" STR_FMT "，否则" STR_FMT,
		STR_ARG(role_title(k, yes->by)), STR_ARG(yes->title), STR_ARG(no->title));
}

static struct str window_of(const struct chart *k, const struct law_action *a)
{
	if (a->within >= 0)
		return clocks_of(k, "限于期限内：", &a->within, 1, false);
	return a->after >= 0 ? clocks_of(k, "须待期限届满：", &a->after, 1, false) : STR("");
}

static struct str target_of(const struct chart *k, int to)
{
	for (size_t i = 0; i < k->cards.n; i++)
		if (str_eq(k->cards.v[i].id, k->r->states[to].id))
			return str_printf(k->cx->arena, "⇒ %d " STR_FMT, k->cards.v[i].number,
				STR_ARG(k->cards.v[i].title));
	return STR("");
}

static int card_of_state(const struct chart *k, int state)
{
	for (size_t i = 0; i < k->cards.n; i++)
		if (k->cards.v[i].number && str_eq(k->cards.v[i].id, k->r->states[state].id))
			return (int)i;
	return -1;
}

static void fill_box(struct chart *k, struct chart_box *b, const struct law_action *a)
{
	const struct law_action *e = effect_of(k->r, a);
	struct extras x = extras_of(k, e);
	add(k, b, CHART_BOX_TITLE, a->title);
	add(k, b, CHART_DETAIL,
		str_printf(k->cx->arena, STR_FMT "　" STR_FMT, STR_ARG(who(k, a)),
			STR_ARG(glued(k, a->basis))));
	add(k, b, CHART_DETAIL, approval_of(k, a));
	add(k, b, CHART_TERM, window_of(k, a));
	add(k, b, CHART_PAPER, x.papers);
	add(k, b, CHART_PAPER, x.scan);
	add(k, b, CHART_CHILD, x.child);
	add(k, b, CHART_TERM, x.start);
	add(k, b, CHART_TERM, x.extend);
	add(k, b, CHART_TERM, x.stop);
	add(k, b, CHART_TERM, x.pause);
	add(k, b, CHART_TERM, x.resume);
	add(k, b, CHART_TARGET, target_of(k, leads_to(k->r, a)));
}

/* 登记证据（处罚法46；两名以上）: in running text. */
static void put_inside(
	const struct chart *k, struct buf *b, const struct law_action *a, bool is_first)
{
	struct extras x = extras_of(k, effect_of(k->r, a));
	const struct str more[] = {approval_of(k, a), window_of(k, a), x.papers, x.scan, x.child,
		x.start, x.extend, x.stop, x.pause, x.resume};
	int to = leads_to(k->r, a);
	if (!is_first)
		buf_z(b, "　");
	buf_z(b, BOLD_ON);
	buf_str(b, a->title);
	buf_z(b, BOLD_OFF "〔");
	buf_str(b, glued(k, a->basis));
	for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
		if (more[i].n) {
			buf_z(b, "；");
			buf_str(b, more[i]);
		}
	buf_z(b, "〕");
	if (to >= 0) {
		buf_char(b, ' ');
		buf_str(b, target_of(k, to));
	}
}

/* The wanted actions, a paragraph for each actor. */
static void fill_inside(struct chart *k, struct chart_card *c, const bool *wanted)
{
	bool *done = ARENA_ARRAY(k->cx->arena, bool, k->r->action_n + 1);
	for (size_t i = 0; i < k->r->action_n; i++) {
		if (done[i] || !wanted[i])
			continue;
		struct buf b = buf_in(k->cx->arena);
		struct str by = who(k, &k->r->actions[i]);
		buf_str(&b, by);
		buf_z(&b, "：");
		for (size_t j = i; j < k->r->action_n; j++)
			if (!done[j] && wanted[j] && str_eq(who(k, &k->r->actions[j]), by)) {
				done[j] = true;
				put_inside(k, &b, &k->r->actions[j], j == i);
			}
		*VEC_PUSH(k->cx->arena, &c->texts) = (struct chart_text){buf_get(&b), CHART_DETAIL};
	}
}

static void fill_state(struct chart *k, size_t card, size_t s)
{
	struct chart_card *c = &k->cards.v[card];
	const struct law_state *state = &k->r->states[s];
	bool *inside = ARENA_ARRAY(k->cx->arena, bool, k->r->action_n + 1);
	if (state->idle.n)
		*VEC_PUSH(k->cx->arena, &c->texts) = (struct chart_text){state->idle, CHART_TERM};
	for (size_t i = 0; i < k->r->action_n; i++) {
		const struct law_action *a = &k->r->actions[i];
		if (!is_told(a) || !a->from[s] || is_common(k->r, a))
			continue;
		int to = leads_to(k->r, a);
		inside[i] = to < 0;
		if (to < 0)
			continue;
		struct chart_box *b = VEC_PUSH(k->cx->arena, &c->boxes);
		b->id = a->id;
		b->is_law = is_of_law(k, a);
		b->target = card_of_state(k, to);
		b->is_back = b->target <= (int)card;
		fill_box(k, b, a);
	}
	fill_inside(k, c, inside);
}

static struct str froms_of(const struct chart *k, const struct law_action *a)
{
	struct buf b = buf_in(k->cx->arena);
	if (a->anywhere)
		return STR("1 至办结前");
	for (size_t i = 0; i < k->cards.n; i++) {
		const struct chart_card *c = &k->cards.v[i];
		int s = c->number ? procedure_state(k->r, c->id) : -1;
		if (s >= 0 && a->from[s])
			buf_printf(&b, "%s%d", b.n ? "、" : "", c->number);
	}
	return b.n ? buf_get(&b) : STR("");
}

/* What may be done in many states, told once for each set of them. */
static void add_common(struct chart *k)
{
	bool *done = ARENA_ARRAY(k->cx->arena, bool, k->r->action_n + 1);
	int band = -1;
	for (size_t i = 0; i < k->r->action_n; i++) {
		const struct law_action *a = &k->r->actions[i];
		if (done[i] || !is_told(a) || !is_common(k->r, a))
			continue;
		struct str froms = froms_of(k, a);
		bool *wanted = ARENA_ARRAY(k->cx->arena, bool, k->r->action_n + 1);
		for (size_t j = i; j < k->r->action_n; j++) {
			const struct law_action *x = &k->r->actions[j];
			if (is_told(x) && is_common(k->r, x) && str_eq(froms_of(k, x), froms))
				wanted[j] = done[j] = true;
		}
		if (band < 0) {
			band = (int)k->bands.n;
			*VEC_PUSH(k->cx->arena, &k->bands) = STR("多个环节");
		}
		struct chart_card *c = VEC_PUSH(k->cx->arena, &k->cards);
		c->band = band;
		c->id = a->id;
		c->title = str_printf(k->cx->arena, "环节 " STR_FMT " 都可以：", STR_ARG(froms));
		fill_inside(k, c, wanted);
	}
}

static void add_head(struct chart *k)
{
	k->head = str_printf(k->cx->arena, STR_FMT "流程图", STR_ARG(k->r->title));
	k->note = str_printf(k->cx->arena,
		"依据：" STR_FMT "　法规包：" STR_FMT
		"　条号后的Ⅰ为第一款，(二)为第（二）项　双线框为办结，虚线框由期限届满自动发生，"
		"虚线为退回、重新办理，⇒后为转入的环节",
		STR_ARG(glued(k, k->r->basis)), STR_ARG(pack_id(k->p)));
}

void chart_words(struct chart *k)
{
	const struct law_procedure *r = k->r;
	add_head(k);
	for (size_t p = 0; p < r->phase_n; p++) {
		*VEC_PUSH(k->cx->arena, &k->bands) = r->phases[p].title;
		for (size_t s = 0; s < r->state_n; s++) {
			if (!is_real(&r->states[s]) || (size_t)r->states[s].phase != p)
				continue;
			struct chart_card *c = VEC_PUSH(k->cx->arena, &k->cards);
			c->id = r->states[s].id;
			c->title = r->states[s].title;
			c->number = (int)k->cards.n;
			c->is_final = r->states[s].outcome.n > 0;
			c->is_start = (int)s == r->start;
			c->band = (int)p;
		}
	}
	for (size_t i = 0, n = k->cards.n; i < n; i++)
		fill_state(k, i, (size_t)procedure_state(r, k->cards.v[i].id));
	add_common(k);
}

void chart_svg(struct cx *cx, const struct pack *p, const struct law_procedure *r, struct buf *out)
{
	struct chart k = {.cx = cx, .p = p, .r = r};
	chart_words(&k);
	chart_layout(&k);
	chart_put(&k, out);
}
