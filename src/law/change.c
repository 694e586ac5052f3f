#include "law/change.h"

#include "law/change_words.h"
#include "law/citetext.h"
#include "law/pack_priv.h"

#define PEOPLE "中华人民共和国"

/* One title on one day. */
struct edition {
	const struct law_statute *statute; /* by the pack; NULL: it does not say */
	bool is_over; /* the pack says that it was not in force any more, or not yet */
	struct corpus_hit hit;
};

struct finding {
	struct cx *cx;
	const struct change_ask *ask;
	struct change_list *out;
	struct change *c;
	struct str title; /* in full */
	struct lawtext_place place;
	struct edition then, now;
};

/* ---- which text is in force on a day ---- */

static bool pack_ends(const struct pack *p, struct str title, struct date on)
{
	bool later = false, open = false;
	for (size_t i = 0; i < p->statutes.n; i++) {
		const struct law_statute *s = &p->statutes.v[i];
		if (!str_eq(s->title, title))
			continue;
		/* the day its first form began is not told, only since when this text is in force
		 */
		open |= date_is_none(s->to) || date_cmp(on, s->to) <= 0;
		later = true;
	}
	return later && !open;
}

/* A code that begins on a day takes the place of others: it has no former text. */
static bool pack_begins(const struct pack *p, const struct law_statute *s, struct date on)
{
	if (!s || date_cmp(on, s->from) >= 0)
		return false;
	for (size_t i = 0; i < p->statutes.n; i++)
		if (p->statutes.v[i].by.n && str_eq(p->statutes.v[i].by, s->id))
			return true;
	return false;
}

static const struct law_statute *any_of_title(const struct pack *p, struct str title)
{
	for (size_t i = 0; i < p->statutes.n; i++)
		if (str_eq(p->statutes.v[i].title, title))
			return &p->statutes.v[i];
	return NULL;
}

static enum rc edition_on(struct finding *f, struct date on, struct edition *out)
{
	const struct pack *p = f->ask->pack;
	*out = (struct edition){
		.statute = pack_statute_on(p, f->title, on), .hit = {.kind = CORPUS_ABSENT}};
	out->is_over = pack_ends(p, f->title, on) || pack_begins(p, any_of_title(p, f->title), on);
	if (out->is_over || !f->ask->texts)
		return RC_OK;
	return f->ask->texts->which(f->cx, f->ask->texts->arg, f->title, on, &out->hit);
}

static bool in_force(const struct edition *e)
{
	return !e->is_over && (e->statute || e->hit.kind == CORPUS_HIT);
}

/* 行政处罚法 is written for 中华人民共和国行政处罚法. */
static enum rc full_title(struct finding *f, struct str written)
{
	struct corpus_hit hit;
	f->title = written;
	if (pack_statute_known(f->ask->pack, written, &f->title) || !f->ask->texts ||
		str_has_prefix(written, STR(PEOPLE)))
		return RC_OK;
	struct str full = str_printf(f->cx->arena, PEOPLE STR_FMT, STR_ARG(written));
	if (f->ask->texts->which(f->cx, f->ask->texts->arg, full, f->ask->now, &hit))
		return f->cx->rc;
	if (hit.kind != CORPUS_ABSENT)
		f->title = full;
	return RC_OK;
}

/* ---- the scales of the pack ---- */

/* 0: another place; 1: one of the two says more; 2: the same. */
static int place_fits(const struct lawtext_place *a, const struct lawtext_place *b)
{
	if (a->article != b->article || a->after != b->after || a->article_to || b->article_to)
		return 0;
	if ((a->paragraph && b->paragraph && a->paragraph != b->paragraph) ||
		(a->item && b->item && a->item != b->item))
		return 0;
	return a->paragraph == b->paragraph && a->item == b->item ? 2 : 1;
}

/* The one scale that a place of a statute is in; *at its provision. NULL where it is none or
 * several. */
static const struct law_scale *scale_of(const struct pack *p, const struct law_statute *s,
	const struct lawtext_place *place, size_t *at)
{
	const struct law_scale *best = NULL;
	int fits = 0, many = 0;
	for (size_t i = 0; s && i < p->scales.n; i++)
		for (size_t k = 0; k < p->scales.v[i].n; k++) {
			const struct law_provision *v = &p->scales.v[i].v[k];
			int fit = v->at.statute == s ? place_fits(&v->at.place, place) : 0;
			if (!fit || fit < fits)
				continue;
			many = fit > fits ? 1 : many + 1;
			fits = fit;
			best = &p->scales.v[i];
			*at = k;
		}
	return many == 1 ? best : NULL;
}

/* Several kinds of conduct may have the same provision now: which one it was, the other side says.
 */
static const struct law_provision *provision_on(const struct law_scale *s, struct date on)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct law_statute *x = s->v[i].at.statute;
		if (x && date_cmp(x->from, on) <= 0 &&
			(date_is_none(x->to) || date_cmp(on, x->to) <= 0))
			return &s->v[i];
	}
	return NULL;
}

/* ---- the two sides ---- */

static void set_cite(struct finding *f, struct change_side *side, const struct law_statute *s)
{
	struct law_statute *own = ARENA_NEW(f->cx->arena, struct law_statute);
	*own = s ? *s : (struct law_statute){.title = side->title};
	side->cite =
		cite_full(f->cx->arena, &(struct cite_part){.statute = own, .place = side->place});
}

/* Fills in a side from the statutes at hand. */
static enum rc read_side(struct finding *f, struct change_side *side, struct date on,
	const struct law_statute *s, struct corpus_hit *hit)
{
	*hit = (struct corpus_hit){.kind = CORPUS_ABSENT};
	side->is_known = true;
	side->version = side->effective = DATE_NONE;
	if (s)
		side->effective = s->from;
	set_cite(f, side, s);
	if (!f->ask->texts)
		side->why = STR("没有导入正文，未核对");
	else if (f->ask->texts->find(f->cx, f->ask->texts->arg, side->title, on, hit))
		return f->cx->rc;
	else if (hit->kind == CORPUS_ABSENT)
		side->why = STR("没有导入正文，未核对");
	else if (hit->kind == CORPUS_UNSURE)
		side->why = hit->why;
	if (hit->kind != CORPUS_HIT)
		return RC_OK;
	side->version = hit->version;
	side->effective = hit->effective;
	enum lawtext_hit found =
		lawtext_find(f->cx, hit->articles, hit->n, &side->place, &side->text);
	if (found != LAWTEXT_FOUND)
		side->why = str_c(lawtext_hit_title(found));
	return RC_OK;
}

static void differ(struct finding *f)
{
	struct change *c = f->c;
	bool texts = c->then.text.n && c->now.text.n;
	bool same_place = str_eq(c->then.title, c->now.title) &&
			  place_fits(&c->then.place, &c->now.place) == 2;
	if (texts && same_place && str_eq(c->then.text, c->now.text)) {
		c->state = CHANGE_NONE;
		c->lighter = SCALE_EQUAL;
		return;
	}
	c->state = CHANGE_DIFFERS;
	if (texts)
		change_lines(f->cx, c);
	if (c->then.scale && c->now.scale)
		c->lighter = scale_compare(c->then.scale, c->now.scale);
	else if (texts && str_eq(c->then.text, c->now.text))
		c->lighter = SCALE_EQUAL;
}

/* By a scale: from the provision cited to that of the other day. */
static enum rc by_scale(struct finding *f, const struct law_scale *s, bool cites_now, bool *done)
{
	struct corpus_hit hit;
	const struct law_provision *then = provision_on(s, f->ask->then),
				   *now = provision_on(s, f->ask->now);
	struct change *c = f->c;
	*done = then && now && then != now;
	if (!*done)
		return RC_OK;
	c->by = CHANGE_BY_PACK;
	c->then = (struct change_side){.title = then->at.statute->title,
		.place = cites_now ? then->at.place : f->place,
		.scale = then};
	c->now = (struct change_side){.title = now->at.statute->title,
		.place = cites_now ? f->place : now->at.place,
		.scale = now};
	bool both = then->at.statute->title.p && str_eq(c->then.title, c->now.title) &&
		    place_fits(&c->then.place, &c->now.place) == 2;
	c->cites_then = !cites_now || both;
	c->cites_now = cites_now || both;
	if (read_side(f, &c->then, f->ask->then, then->at.statute, &hit) ||
		read_side(f, &c->now, f->ask->now, now->at.statute, &hit))
		return f->cx->rc;
	differ(f);
	return RC_OK;
}

/* The scales first under the numbers of the day whose law is meant. */
static enum rc try_scales(struct finding *f, bool *done)
{
	*done = false;
	for (int i = 0; i < 2 && !*done; i++) {
		bool now = f->ask->prefers_now ? i == 0 : i == 1;
		const struct edition *e = now ? &f->now : &f->then;
		size_t at = 0;
		const struct law_scale *s =
			in_force(e) ? scale_of(f->ask->pack, e->statute, &f->place, &at) : NULL;
		if (s && by_scale(f, s, now, done))
			return f->cx->rc;
	}
	return RC_OK;
}

/* The article of another text that has the most words in common with an article. */
static void nearest(struct finding *f, const struct corpus_hit *from,
	const struct lawtext_place *place, const struct corpus_hit *in, struct change_side *out,
	int *score)
{
	struct lawtext_place whole = {.article = place->article, .after = place->after};
	struct str text;
	if (lawtext_find(f->cx, from->articles, from->n, &whole, &text) != LAWTEXT_FOUND)
		return;
	struct change_bag *bag = change_bag_of(f->cx->arena, text);
	for (size_t i = 0; i < in->n; i++) {
		int likeness = change_likeness(bag, in->articles[i].text);
		if (likeness <= *score || in->articles[i].is_doubtful)
			continue;
		*score = likeness;
		out->place = (struct lawtext_place){
			.article = in->articles[i].no, .after = in->articles[i].after};
	}
}

/* Both texts are in force, each on its day; the number says it, or the words. */
static enum rc by_number(struct finding *f)
{
	struct change *c = f->c;
	struct corpus_hit then, now;
	int score = CHANGE_LIKE;
	c->then = (struct change_side){.title = f->title, .place = f->place};
	c->now = c->then;
	if (read_side(f, &c->then, f->ask->then, f->then.statute, &then) ||
		read_side(f, &c->now, f->ask->now, f->now.statute, &now))
		return f->cx->rc;
	c->cites_then = c->cites_now = true;
	if (!c->then.text.n && !c->now.text.n) {
		c->state = CHANGE_NOT_CHECKED;
		return RC_OK;
	}
	bool like = c->then.text.n && c->now.text.n &&
		    change_likeness(change_bag_of(f->cx->arena, c->then.text), c->now.text) >
			    CHANGE_LIKE;
	if (!like) {
		bool from_now = (f->ask->prefers_now && c->now.text.n) || !c->then.text.n;
		struct change_side *other = from_now ? &c->then : &c->now;
		c->by = CHANGE_BY_WORDS;
		nearest(f, from_now ? &now : &then, &f->place, from_now ? &then : &now, other,
			&score);
		if (score > CHANGE_LIKE &&
			read_side(f, other, from_now ? f->ask->then : f->ask->now,
				from_now ? f->then.statute : f->now.statute,
				from_now ? &then : &now))
			return f->cx->rc;
	}
	differ(f);
	return RC_OK;
}

/* What took the place of the statute, or what it took the place of; by its words. */
static enum rc by_words(struct finding *f, bool cites_now)
{
	const struct pack *p = f->ask->pack;
	struct change *c = f->c;
	const struct edition *e = cites_now ? &f->now : &f->then;
	struct change_side *own = cites_now ? &c->now : &c->then,
			   *other = cites_now ? &c->then : &c->now;
	struct date other_day = cites_now ? f->ask->then : f->ask->now;
	const struct law_statute *found = NULL;
	struct corpus_hit hit, in;
	int score = 0;
	c->by = CHANGE_BY_WORDS;
	c->cites_then = !cites_now;
	c->cites_now = cites_now;
	*own = (struct change_side){.title = f->title, .place = f->place};
	*other = (struct change_side){.version = DATE_NONE, .effective = DATE_NONE};
	if (read_side(f, own, cites_now ? f->ask->now : f->ask->then, e->statute, &hit))
		return f->cx->rc;
	for (size_t i = 0; i < p->statutes.n; i++) {
		const struct law_statute *s = &p->statutes.v[i];
		bool follows = e->statute && (cites_now ? str_eq(s->by, e->statute->id)
							: str_eq(e->statute->by, s->id));
		if (!follows || pack_statute_on(p, s->title, other_day) != s)
			continue;
		if (!found)
			found = s;
		int was = score;
		if (!f->ask->texts || hit.kind != CORPUS_HIT)
			continue;
		if (f->ask->texts->find(f->cx, f->ask->texts->arg, s->title, other_day, &in))
			return f->cx->rc;
		nearest(f, &hit, &f->place, &in, other, &score);
		found = score > was ? s : found;
	}
	other->why = STR("没有找到对应的规定，由承办人查找并写明");
	if (score > CHANGE_LIKE) {
		other->title = found->title;
		other->why = STR("");
		if (read_side(f, other, other_day, found, &in))
			return f->cx->rc;
	}
	differ(f);
	return RC_OK;
}

static enum rc look(struct finding *f)
{
	struct change *c = f->c;
	bool done = false;
	if (edition_on(f, f->ask->then, &f->then) || edition_on(f, f->ask->now, &f->now))
		return f->cx->rc;
	bool then = in_force(&f->then), now = in_force(&f->now);
	bool hits = f->then.hit.kind == CORPUS_HIT && f->now.hit.kind == CORPUS_HIT;
	bool same = hits ? date_cmp(f->then.hit.version, f->now.hit.version) == 0
			 : f->then.statute == f->now.statute;
	if (then && now && same) {
		c->then = (struct change_side){.is_known = true,
			.title = f->title,
			.place = f->place,
			.version = hits ? f->then.hit.version : DATE_NONE,
			.effective = hits ? f->then.hit.effective : DATE_NONE};
		set_cite(f, &c->then, f->then.statute);
		c->now = c->then;
		c->cites_then = c->cites_now = true;
		c->state = hits ? CHANGE_NONE : CHANGE_NOT_CHECKED;
		c->lighter = SCALE_EQUAL;
		return RC_OK;
	}
	if (try_scales(f, &done) || done)
		return f->cx->rc;
	if (then && now)
		return by_number(f);
	if (then && f->now.is_over)
		return by_words(f, false);
	if (now && f->then.is_over)
		return by_words(f, true);
	c->then.why = c->now.why = f->ask->texts ? STR("没有导入正文或者不知道施行日期，未核对")
						 : STR("没有导入正文，未核对");
	c->cites_then = c->cites_now = true;
	return RC_OK;
}

enum rc change_find(struct cx *cx, const struct change_ask *ask, struct str text, bool is_basis,
	struct change_list *out)
{
	struct citetext t = {.text = text};
	while (citetext_next(&t)) {
		if (!t.place.article)
			continue;
		struct finding f = {.cx = cx, .ask = ask, .out = out, .place = t.place};
		f.c = VEC_PUSH(cx->arena, out);
		*f.c = (struct change){.is_basis = is_basis,
			.cite = str_printf(cx->arena, "《" STR_FMT "》" STR_FMT, STR_ARG(t.title),
				STR_ARG(t.words)),
			.then = {.version = DATE_NONE, .effective = DATE_NONE},
			.now = {.version = DATE_NONE, .effective = DATE_NONE}};
		if (full_title(&f, t.title) || look(&f))
			return cx->rc;
	}
	return RC_OK;
}

/* ---- all together ---- */

struct str change_word(const struct change_list *all)
{
	bool unchecked = !all->n;
	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].state == CHANGE_DIFFERS)
			return STR("changed");
		unchecked |= all->v[i].state == CHANGE_NOT_CHECKED;
	}
	return unchecked ? STR("unchecked") : STR("same");
}

struct str change_lighter(const struct change_list *all)
{
	bool any = false, then = false, now = false;
	for (size_t i = 0; i < all->n; i++) {
		const struct change *c = &all->v[i];
		if (c->state != CHANGE_DIFFERS || !c->is_basis)
			continue;
		if (c->lighter == SCALE_OPEN)
			return STR("open");
		any = true;
		then |= c->lighter == SCALE_OLD;
		now |= c->lighter == SCALE_NEW;
	}
	return !any          ? STR("none")
	       : then && now ? STR("open")
	       : then        ? STR("then")
	       : now         ? STR("now")
			     : STR("equal");
}

struct str change_cited(const struct change_list *all)
{
	bool then = false, now = false;
	for (size_t i = 0; i < all->n; i++) {
		const struct change *c = &all->v[i];
		if (c->state != CHANGE_DIFFERS || !c->is_basis || c->cites_then == c->cites_now)
			continue;
		then |= c->cites_then;
		now |= c->cites_now;
	}
	return then && now ? STR("mixed") : then ? STR("then") : now ? STR("now") : STR("both");
}

struct str change_rank(const struct pack *p, struct str text)
{
	struct citetext t = {.text = text};
	enum law_rank best = RANK_DOCUMENT;
	bool unknown = false, any = false;
	while (citetext_next(&t)) {
		enum law_rank r = pack_rank(p, t.title);
		any = true;
		unknown |= r == RANK_NONE;
		best = r != RANK_NONE && r < best ? r : best;
	}
	if (!any)
		return STR("none");
	if (best <= RANK_RULE)
		return law_rank_id(best);
	return unknown ? STR("unknown") : STR("document");
}
