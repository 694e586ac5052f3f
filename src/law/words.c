/* Words that the pack's functions may use: amounts, dates, citations in full. */
#include "base/money.h"
#include "base/utf8.h"
#include "crypto/digest.h"
#include "law/pack_priv.h"

#include <stdlib.h>

void pack_provide_words(struct pack *p);

static bool amount(const struct script_value *args, size_t n, struct money *out)
{
	if (n < 1 || args[0].kind != SCRIPT_INT || args[0].n < 0)
		return false;
	out->fen = args[0].n;
	return true;
}

static enum rc word_zh_money(struct cx *cx, void *arg, const struct script_value *args, size_t n,
	struct script_value *out)
{
	(void)arg;
	struct money m;
	*out = amount(args, n, &m) ? script_text(money_str_zh(cx->arena, m)) : script_text(STR(""));
	return RC_OK;
}

static enum rc word_yuan(struct cx *cx, void *arg, const struct script_value *args, size_t n,
	struct script_value *out)
{
	(void)arg;
	struct money m;
	*out = amount(args, n, &m) ? script_text(money_str(cx->arena, m)) : script_text(STR(""));
	return RC_OK;
}

static enum rc word_zh_date(struct cx *cx, void *arg, const struct script_value *args, size_t n,
	struct script_value *out)
{
	(void)arg;
	struct date d = DATE_NONE;
	if (n && args[0].kind == SCRIPT_TEXT && !date_parse(args[0].text, &d))
		d = DATE_NONE;
	*out = script_text(date_str_zh(cx->arena, d));
	return RC_OK;
}

static enum rc word_cite(struct cx *cx, void *arg, const struct script_value *args, size_t n,
	struct script_value *out)
{
	struct str basis = n && args[0].kind == SCRIPT_TEXT ? args[0].text : STR("");
	*out = script_text(pack_cite(arg, cx->arena, basis));
	return RC_OK;
}

/* digest(text): SHA-256 in hexadecimal, for lists that are frozen before they are drawn from. */
static enum rc word_digest(struct cx *cx, void *arg, const struct script_value *args, size_t n,
	struct script_value *out)
{
	unsigned char d[32];
	(void)arg;
	if (n < 1 || args[0].kind != SCRIPT_TEXT)
		return fail(cx, RC_PACK, "digest 要求一个文字参数");
	digest_sha256(args[0].text.p, args[0].text.n, d);
	*out = script_text(str_hex(cx->arena, d, sizeof d));
	return RC_OK;
}

struct lot {
	struct str key;
	unsigned char d[32];
};

static int lot_cmp(const void *a, const void *b)
{
	const struct lot *x = a, *y = b;
	int c = memcmp(x->d, y->d, sizeof x->d);
	return c ? c : str_cmp(x->key, y->key);
}

/*
 * draw(keys, count, seed): the draw "sha256-order/1" (docs/pack-format.md). Every key gets the
 * SHA-256 of seed, line feed, key; the keys with the smallest digests are drawn, in their order.
 * Anyone can repeat it with sha256sum and sort.
 */
static enum rc word_draw(struct cx *cx, void *arg, const struct script_value *args, size_t n,
	struct script_value *out)
{
	(void)arg;
	if (n < 3 || args[0].kind != SCRIPT_TABLE || args[1].kind != SCRIPT_INT || args[1].n < 0 ||
		args[2].kind != SCRIPT_TEXT)
		return fail(cx, RC_PACK, "draw 要求名单、个数和种子");
	size_t all = args[0].table->n, most = (size_t)args[1].n;
	struct lot *v = ARENA_ARRAY(cx->arena, struct lot, all + 1);
	for (size_t i = 0; i < all; i++) {
		const struct script_value *k = &args[0].table->items[i];
		if (k->kind != SCRIPT_TEXT)
			return fail(cx, RC_PACK, "draw 的名单应当是文字");
		v[i].key = k->text;
		struct str text = str_printf(
			cx->arena, STR_FMT "\n" STR_FMT, STR_ARG(args[2].text), STR_ARG(k->text));
		digest_sha256(text.p, text.n, v[i].d);
	}
	qsort(v, all, sizeof *v, lot_cmp);
	struct script_table *t = ARENA_NEW(cx->arena, struct script_table);
	struct script_value *items = ARENA_ARRAY(cx->arena, struct script_value, all + 1);
	t->n = most < all ? most : all;
	for (size_t i = 0; i < t->n; i++)
		items[i] = script_text(v[i].key);
	t->items = items;
	*out = script_table(t);
	return RC_OK;
}

/* mask_name("巴特尔") → 巴某某: the first character, and 某 for each of at most two others. */
static enum rc word_mask_name(struct cx *cx, void *arg, const struct script_value *args, size_t n,
	struct script_value *out)
{
	(void)arg;
	struct str name = n && args[0].kind == SCRIPT_TEXT ? args[0].text : STR("");
	struct str first = utf8_cut(name, 1);
	*out = script_text(utf8_count(name) > 2
				   ? str_printf(cx->arena, STR_FMT "某某", STR_ARG(first))
			   : name.n ? str_printf(cx->arena, STR_FMT "某", STR_ARG(first))
				    : STR(""));
	return RC_OK;
}

/* has_text(whole, part): part is not empty and stands in whole. */
static enum rc word_has_text(struct cx *cx, void *arg, const struct script_value *args, size_t n,
	struct script_value *out)
{
	(void)cx;
	(void)arg;
	bool both = n > 1 && args[0].kind == SCRIPT_TEXT && args[1].kind == SCRIPT_TEXT;
	*out = script_bool(
		both && args[1].text.n && str_find(args[0].text, args[1].text, 0) < args[0].text.n);
	return RC_OK;
}

void pack_provide_words(struct pack *p)
{
	script_provide(p->script, "mask_name", word_mask_name, p);
	script_provide(p->script, "has_text", word_has_text, p);
	script_provide(p->script, "digest", word_digest, p);
	script_provide(p->script, "draw", word_draw, p);
	script_provide(p->script, "zh_money", word_zh_money, p);
	script_provide(p->script, "yuan", word_yuan, p);
	script_provide(p->script, "zh_date", word_zh_date, p);
	script_provide(p->script, "cite", word_cite, p);
}
