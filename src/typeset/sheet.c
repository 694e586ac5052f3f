/* From blocks to strips, and from strips to pages. */
#include "typeset/sheet.h"

#define EM BODY_SIZE

const struct geometry geometry_upright = {.page_width = MM(210),
	.page_height = MM(297),
	.left = MM(28),
	.top = MM(37),
	.width = FIELD_WIDTH,
	.height = FIELD_HEIGHT};
/* 14 lines, 21 characters and the room of a table's rule */
const struct geometry geometry_lying = {.page_width = MM(297),
	.page_height = MM(210),
	.left = MM(154),
	.top = MM(30),
	.width = MM(118),
	.height = FIELD_HEIGHT / 22 * 14,
	.beside_left = MM(25),
	.beside_width = MM(118)};

struct strip *strip_add(struct sheets *s, double before, double height)
{
	struct strip *at = VEC_PUSH(s->cx->arena, &s->strips);
	*at = (struct strip){.before = before, .height = height, .block = s->block};
	return at;
}

void strip_line(struct sheets *s, struct strip *at, const struct line *l, const struct style *st,
	double x, double top)
{
	/* the middle of a Chinese character is 0.38 of its size above the baseline */
	double base = top + st->leading / 2 + 0.38 * st->size;
	*VEC_PUSH(s->cx->arena, &at->marks) = (struct mark){.kind = MARK_LINE,
		.line = *l,
		.x = x,
		.y = base,
		.above = base - top,
		.below = top + st->leading - base,
		.room = st->width < s->g.width - x ? st->width : s->g.width - x};
}

void strip_rule(struct sheets *s, struct strip *at, double x, double y, double x2, double y2)
{
	*VEC_PUSH(s->cx->arena, &at->marks) =
		(struct mark){.kind = MARK_RULE, .x = x, .y = y, .x2 = x2, .y2 = y2};
}

void set_text(struct sheets *s, struct str text, const struct style *st, double before)
{
	struct line *lines;
	bool *first;
	size_t n = text_lines(s, text, st, &lines, &first);
	for (size_t i = 0; i < n; i++) {
		struct strip *at = strip_add(s, i ? 0 : before, st->leading);
		at->begins = first[i];
		strip_line(s, at, &lines[i], st, line_x(st, &lines[i], first[i]), 0);
	}
}

/* Styles of whole lines: their width is the field's. */
static const struct style body = {
	FACE_BODY, BODY_SIZE, LEADING, FIELD_WIDTH, 2 * EM, ALIGN_DEFAULT, true};
static const struct style centered = {
	FACE_BODY, BODY_SIZE, LEADING, FIELD_WIDTH, 0, ALIGN_CENTER, false};
static const struct style title = {FACE_TITLE, 22, 34, FIELD_WIDTH, 0, ALIGN_CENTER, false};
static const struct style sign = {FACE_BODY, 14, 20, FIELD_WIDTH, 0, ALIGN_DEFAULT, false};
static const struct style small = {FACE_BODY, 12, 20, FIELD_WIDTH, 0, ALIGN_DEFAULT, true};

static struct style of(const struct sheets *s, const struct style *st)
{
	struct style own = *st;
	own.width = s->g.width;
	return own;
}

static void keep_from(struct sheets *s, size_t from)
{
	for (size_t i = from; i < s->strips.n; i++)
		s->strips.v[i].keep = true;
}

static void set_front(struct sheets *s)
{
	const struct paper *p = s->paper;
	const struct style large = of(s, &title), middle = of(s, &centered);
	if (p->organ.n && !p->internal)
		set_text(s, p->organ, &large, 0);
	size_t from = s->strips.n;
	set_text(s, p->title, &large, 0);
	for (size_t i = from; i < s->strips.n; i++)
		s->strips.v[i].is_title = true;
	if (p->number.n)
		set_text(s, p->number, &middle, 2);
	if (s->strips.n)
		strip_add(s, 0, LEADING / 2);
	keep_from(s, 0);
}

static void set_head(struct sheets *s, const struct block *b)
{
	struct style st = of(s, &body);
	st.face = b->level == 1 ? FACE_HEAD : FACE_KAI;
	st.justify = false;
	size_t from = s->strips.n;
	set_text(s, b->text, &st, 0);
	keep_from(s, from);
}

static void set_paragraph(struct sheets *s, const struct block *b)
{
	struct style st = of(s, &body);
	if (b->flush || b->side != ALIGN_DEFAULT)
		st.indent = 0;
	st.align = b->side;
	st.justify = b->side == ALIGN_DEFAULT;
	set_text(s, b->text, &st, 0);
}

static void set_pairs(struct sheets *s, const struct block *b)
{
	const struct style st = of(s, &body);
	for (size_t i = 0; i < b->row_n; i++)
		set_text(s,
			str_printf(s->cx->arena, STR_FMT "：" STR_FMT,
				STR_ARG(b->rows[i].cells[0].text),
				STR_ARG(b->rows[i].cells[1].text)),
			&st, 0);
}

static void set_list(struct sheets *s, const struct block *b)
{
	const struct style st = of(s, &body);
	for (size_t i = 0; i < b->row_n; i++) {
		struct str t = b->rows[i].cells[0].text;
		if (b->numbered)
			t = str_printf(s->cx->arena, "%zu" STR_FMT STR_FMT, i + 1, STR_ARG(b->mark),
				STR_ARG(t));
		else if (b->mark.n)
			t = str_printf(s->cx->arena, STR_FMT STR_FMT, STR_ARG(b->mark), STR_ARG(t));
		set_text(s, t, &st, 0);
	}
}

/* Cells longer than a page: one below the other. */
static void set_long_sign(struct sheets *s, const struct block_row *row)
{
	const struct style st = of(s, &sign);
	for (size_t k = 0; k < row->n; k++)
		set_text(s, row->cells[k].text, &st, 10);
}

/* Cells side by side; after a colon a rule to write on. */
static void set_sign_row(struct sheets *s, const struct block_row *row, double before, bool keep)
{
	struct style st = of(s, &sign);
	struct line *lines[PAPER_MOST_COLUMNS];
	size_t count[PAPER_MOST_COLUMNS], most = 1;
	double wide = s->g.width / (double)row->n;
	st.width = wide - 8;
	for (size_t k = 0; k < row->n; k++) {
		bool *first;
		count[k] = text_lines(s, row->cells[k].text, &st, &lines[k], &first);
		most = count[k] > most ? count[k] : most;
	}
	if ((double)most * st.leading + 14 > s->g.height) {
		set_long_sign(s, row);
		return;
	}
	struct strip *at = strip_add(s, before, (double)most * st.leading + 14);
	at->keep = keep;
	for (size_t k = 0; k < row->n; k++) {
		double x = (double)k * wide;
		struct str t = row->cells[k].text;
		for (size_t l = 0; l < count[k]; l++)
			strip_line(s, at, &lines[k][l], &st, x, 10 + (double)l * st.leading);
		if (!count[k] || !str_eq(str_sub(t, t.n - (t.n < 3 ? t.n : 3), t.n), STR("：")))
			continue;
		double from = x + lines[k][count[k] - 1].width, to = x + st.width - 4;
		double y = 10 + (double)count[k] * st.leading - 2;
		if (to - from > 20)
			strip_rule(s, at, from + 2, y, to, y);
	}
}

static void set_sign(struct sheets *s, const struct block *b)
{
	for (size_t i = 0; i < b->row_n; i++)
		set_sign_row(s, &b->rows[i], i ? 0 : 10, i + 1 < b->row_n);
}

static double width_of(struct sheets *s, struct str text, struct line *out)
{
	struct line *lines;
	bool *first;
	struct style st = of(s, &body);
	st.indent = 0;
	size_t n = text_lines(s, text, &st, &lines, &first);
	*out = n ? lines[0] : (struct line){0};
	return out->width;
}

/*
 * The date ends four characters from the right, the organ is centered above it; where the organ
 * is too long for that, it ends two characters from the right and the date is centered below. Two
 * lines stay free for the seal, one where signatures stand above. The last two lines of the text go
 * to a new page with it, so that no seal ever stands on a page without text.
 */
static void set_close(struct sheets *s, const struct block *b)
{
	struct line organ, date;
	struct style st = of(s, &body);
	const struct strip *above = s->strips.n ? &s->strips.v[s->strips.n - 1] : NULL;
	bool after_sign = above && above->block && above->block->kind == BLOCK_SIGN;
	double wo = width_of(s, b->text, &organ), wd = width_of(s, b->date, &date);
	double middle = s->g.width - 4 * EM - wd / 2;
	if (middle + wo / 2 > s->g.width - 2 * EM)
		middle = s->g.width - 2 * EM - wo / 2;
	if (middle - wo / 2 < 0)
		middle = wo / 2;
	for (size_t i = s->strips.n > 2 ? s->strips.n - 2 : 0; i < s->strips.n; i++)
		s->strips.v[i].keep = true;
	/* signatures above leave room of their own */
	double room = s->paper->internal ? LEADING / 2 : after_sign ? LEADING : 2 * LEADING;
	if (wo > s->g.width - EM) { /* longer than a line: it runs on at the right */
		st.align = ALIGN_RIGHT;
		st.indent = 0;
		set_text(s, b->text, &st, room);
		s->strips.v[s->strips.n - 1].keep = true;
	} else if (organ.layout) {
		struct strip *at = strip_add(s, room, LEADING);
		at->keep = true;
		strip_line(s, at, &organ, &st, middle - wo / 2, 0);
	}
	if (date.layout)
		strip_line(s, strip_add(s, 0, LEADING), &date, &st,
			middle - wd / 2 > 0 ? middle - wd / 2 : 0, 0);
}

static void set_note(struct sheets *s, const struct block *b)
{
	const struct style st = of(s, &small);
	set_text(s, b->text, &st, 6);
}

static void set_block(struct sheets *s, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEAD:
		set_head(s, b);
		return;
	case BLOCK_TEXT:
		set_paragraph(s, b);
		return;
	case BLOCK_PAIRS:
		set_pairs(s, b);
		return;
	case BLOCK_TABLE:
	case BLOCK_FORM:
		set_table(s, b);
		return;
	case BLOCK_LIST:
		set_list(s, b);
		return;
	case BLOCK_SIGN:
		set_sign(s, b);
		return;
	case BLOCK_CLOSE:
		set_close(s, b);
		return;
	case BLOCK_NOTE:
		set_note(s, b);
		return;
	case BLOCK_MONGOL:
		set_mongol(s, b);
		return;
	case BLOCK_BREAK:
		strip_add(s, 0, 0)->new_page = true;
		return;
	}
}

/* ---- pages ---- */

struct paging {
	struct sheets *s;
	double y;
	size_t begin; /* first strip of the field */
	int field;
};

/* Where a table goes on from the page before: the strips of its head, placed again. */
static void repeat_head(struct paging *g, size_t next)
{
	struct sheets *s = g->s;
	int table = s->strips.v[next].table;
	double height = 0;
	size_t h = next;
	while (h > 0 && s->strips.v[h - 1].table == table)
		h--;
	for (size_t i = h; i < next && s->strips.v[i].is_head; i++)
		height += s->strips.v[i].height;
	if (!table || s->strips.v[next].is_head || height > s->g.height / 3)
		return;
	for (size_t i = h; i < next && s->strips.v[i].is_head; i++) {
		*VEC_PUSH(s->cx->arena, &s->repeats) = (struct repeat){i, g->field, g->y};
		g->y += s->strips.v[i].height;
	}
}

static void turn_page(struct paging *g, size_t next)
{
	g->field++;
	g->y = 0;
	g->begin = next;
	repeat_head(g, next);
}

/* The strip at which the new page begins, so that what is kept together comes along. */
static size_t break_before(const struct paging *g, size_t i)
{
	const struct strip *v = g->s->strips.v;
	size_t at = i;
	while (at > g->begin && v[at - 1].keep)
		at--;
	return at == g->begin ? i : at;
}

static enum rc too_long(const struct sheets *s)
{
	return fail(s->cx, RC_TOO_LARGE, "文书超过 %d 页", TYPESET_MOST_PAGES);
}

static bool has_mongol(const struct paper *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->blocks[i].kind == BLOCK_MONGOL)
			return true;
	return false;
}

static enum rc make_pages(struct sheets *s)
{
	struct paging g = {.s = s, .field = 1};
	for (size_t i = 0; i < s->strips.n; i++) {
		struct strip *t = &s->strips.v[i];
		double before = i == g.begin ? 0 : t->before;
		/* room below a table is no reason for another page */
		if (!t->marks.n && !t->new_page && g.y + before + t->height > s->g.height)
			t->height = before = 0;
		if (t->new_page && i != g.begin) {
			turn_page(&g, i);
			before = 0;
		} else if (i != g.begin && g.y + before + t->height > s->g.height + 0.01) {
			size_t at = break_before(&g, i);
			turn_page(&g, at);
			i = at;
			t = &s->strips.v[i];
			before = 0;
		}
		if (g.field > TYPESET_MOST_PAGES)
			return too_long(s);
		t->field = g.field;
		t->top = g.y + before;
		g.y += before + t->height;
	}
	s->fields = s->pages = g.field;
	if (!s->beside.n)
		return RC_OK;
	int bands = (int)s->beside.n, over = g.field > bands ? g.field - bands : 0;
	for (int i = 0; i < bands; i++)
		s->beside.v[i].field = i + 1;
	s->pages = bands + (over + 1) / 2;
	return s->pages <= TYPESET_MOST_PAGES ? RC_OK : too_long(s);
}

int sheets_fields(const struct sheets *s, int page, int field[2], double left[2])
{
	int bands = (int)s->beside.n;
	field[0] = page;
	left[0] = left[1] = s->g.left;
	if (page <= bands || !bands)
		return 1;
	field[0] = bands + 2 * (page - bands) - 1;
	field[1] = field[0] + 1;
	left[0] = s->g.beside_left;
	return 2;
}

enum rc sheets_make(struct cx *cx, struct faces *f, const struct paper *p, struct sheets *out)
{
	*out = (struct sheets){.cx = cx,
		.faces = f,
		.paper = p,
		.g = has_mongol(p) ? geometry_lying : geometry_upright};
	set_front(out);
	for (size_t i = 0; i < p->n; i++) {
		out->block = &p->blocks[i];
		set_block(out, out->block);
	}
	return make_pages(out);
}

static bool mark_fits(const struct strip *t, const struct mark *m, double width)
{
	if (m->x < -0.01 || m->x > width + 0.01)
		return false;
	switch (m->kind) {
	case MARK_RULE:
		return m->x2 <= width + 0.6 && m->y2 <= t->height + 0.1;
	case MARK_COLUMN: /* always cut at its box */
		return m->x2 >= 0 && m->y2 <= width && m->y >= 0 &&
		       m->y + m->room <= t->height + 0.1;
	case MARK_LINE:
		return m->x + (m->line.clip ? m->room : m->line.width) <= width + 0.6 &&
		       m->y - m->above >= -0.1 && m->y + m->below <= t->height + 0.1;
	}
	return false;
}

bool sheets_fit(const struct sheets *s)
{
	for (size_t i = 0; i < s->strips.n; i++) {
		const struct strip *t = &s->strips.v[i];
		if (t->field < 1 || t->field > s->fields || t->top < -0.01 ||
			t->top + t->height > s->g.height + 0.1)
			return false;
		if (i && (t->field < t[-1].field ||
				 (t->field == t[-1].field &&
					 t->top < t[-1].top + t[-1].height - 0.01)))
			return false;
		for (size_t k = 0; k < t->marks.n; k++)
			if (!mark_fits(t, &t->marks.v[k], s->g.width))
				return false;
	}
	for (size_t i = 0; i < s->beside.n; i++)
		for (size_t k = 0; k < s->beside.v[i].marks.n; k++)
			if (s->beside.v[i].height > s->g.height + 0.1 ||
				!mark_fits(&s->beside.v[i], &s->beside.v[i].marks.v[k],
					s->g.beside_width))
				return false;
	return true;
}

void sheets_finish(struct sheets *s)
{
	for (size_t i = 0; i < s->layouts.n; i++)
		g_object_unref(s->layouts.v[i]);
	s->layouts.n = 0;
}
