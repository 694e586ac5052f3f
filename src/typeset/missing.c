/* Characters that no font has, found before a paper is signed. */
#include "typeset/sheet.h"

#include "base/utf8.h"

#define MOST_NAMED 20

struct missing {
	struct arena *a;
	const struct cover *cover;
	uint32_t v[MOST_NAMED];
	size_t n;
};

/* Not drawn, so that no font needs them: joiners, selectors, marks of where to break. */
static bool is_invisible(uint32_t c)
{
	return c < 0x20 || c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200D) ||
	       (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0x180B && c <= 0x180F) ||
	       (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

static void look(void *arg, struct str text)
{
	struct missing *m = arg;
	struct str s = text_clean(m->a, text);
	for (size_t at = 0; at < s.n && m->n < MOST_NAMED;) {
		uint32_t c = utf8_next(s, &at);
		if (is_invisible(c) || (c != 0xFFFD && cover_has(m->cover, c)))
			continue;
		size_t k = 0;
		while (k < m->n && m->v[k] != c)
			k++;
		if (k == m->n)
			m->v[m->n++] = c;
	}
}

enum rc faces_check(struct cx *cx, const struct faces *f, const struct paper *p)
{
	struct missing m = {.a = cx->arena, .cover = f->cover};
	if (p->internal) /* what somebody wrote is recorded as it is; a box with its number stands
			    there */
		return RC_OK;
	paper_each_text(p, look, &m);
	if (!m.n)
		return RC_OK;
	struct buf b = buf_in(cx->arena);
	for (size_t i = 0; i < m.n; i++) {
		char code[4];
		size_t n = utf8_put(m.v[i], code);
		/* of private use, or no letter at all: its number alone */
		if ((m.v[i] >= 0xE000 && m.v[i] < 0xF900) || m.v[i] >= 0xF0000 || m.v[i] == 0xFFFD)
			n = 0;
		buf_z(&b, i ? "、" : "");
		buf_add(&b, code, n);
		buf_printf(&b, "（U+%04X）", (unsigned)m.v[i]);
	}
	return fail(cx, RC_INPUT,
		"文书里有字体中没有的字，印出来会是空框：" STR_FMT
		"。请核对用字；确需使用的，请管理员安装含有这些字的字体",
		STR_ARG(buf_get(&b)));
}
