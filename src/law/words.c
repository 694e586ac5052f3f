/* Words that the pack's functions may use: amounts, dates, citations in full. */
#include "base/money.h"
#include "law/pack_priv.h"

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

void pack_provide_words(struct pack *p)
{
	script_provide(p->script, "zh_money", word_zh_money, p);
	script_provide(p->script, "yuan", word_yuan, p);
	script_provide(p->script, "zh_date", word_zh_date, p);
	script_provide(p->script, "cite", word_cite, p);
}
