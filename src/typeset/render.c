/* Reading forms of a paper: HTML and plain text. */
#include "typeset/block.h"

#include "format/html.h"

#include <string.h>

/* A new line of the text is one on the page. */
static void html(struct buf *b, struct str s)
{
	for (size_t from = 0, to; from <= s.n; from = to + 1) {
		const char *nl = s.n > from ? memchr(s.p + from, '\n', s.n - from) : NULL;
		to = nl ? (size_t)(nl - s.p) : s.n;
		html_text(b, str_sub(s, from, to));
		buf_z(b, nl ? "<br>" : "");
	}
}

/* <tag>text</tag>, or nothing for an empty text; what follows the tag's name is its attributes. */
static void element(struct buf *b, const char *tag, struct str text)
{
	if (!text.n)
		return;
	buf_printf(b, "<%s>", tag);
	html(b, text);
	buf_printf(b, "</%.*s>", (int)strcspn(tag, " "), tag);
}

static void html_row(struct buf *b, const struct block_row *row, bool is_head, bool label_first)
{
	buf_z(b, "<tr>");
	for (size_t i = 0; i < row->n; i++) {
		const struct block_cell *c = &row->cells[i];
		bool th = is_head || (label_first && i == 0 && row->n > 1);
		buf_printf(b, "<%s", th ? "th" : "td");
		if (th)
			buf_printf(b, " scope=\"%s\"", is_head ? "col" : "row");
		if (c->span > 1)
			buf_printf(b, " colspan=\"%d\"", c->span);
		buf_char(b, '>');
		html(b, c->text);
		element(b, "p class=\"foot\"", c->foot);
		buf_z(b, th ? "</th>" : "</td>");
	}
	buf_z(b, "</tr>");
}

static void html_table(struct buf *b, const struct block *k)
{
	buf_z(b, "<table>");
	if (k->head) {
		buf_z(b, "<thead>");
		html_row(b, k->head, true, false);
		buf_z(b, "</thead>");
	}
	buf_z(b, "<tbody>");
	for (size_t i = 0; i < k->row_n; i++)
		html_row(b, &k->rows[i], false, k->kind == BLOCK_FORM);
	buf_z(b, "</tbody></table>");
}

static void html_rows(struct buf *b, const struct block *k)
{
	for (size_t i = 0; i < k->row_n; i++) {
		const struct block_row *row = &k->rows[i];
		switch (k->kind) {
		case BLOCK_PAIRS:
			buf_z(b, "<div>");
			element(b, "dt", row->cells[0].text);
			element(b, "dd", row->cells[1].text);
			buf_z(b, "</div>");
			break;
		case BLOCK_LIST:
			element(b, "li", row->cells[0].text);
			break;
		case BLOCK_MONGOL:
			element(b, "p", row->cells[0].text);
			break;
		case BLOCK_SIGN:
			for (size_t c = 0; c < row->n; c++)
				element(b, "span", row->cells[c].text);
			buf_z(b, "<br>");
			break;
		case BLOCK_HEAD:
		case BLOCK_TEXT:
		case BLOCK_TABLE:
		case BLOCK_FORM:
		case BLOCK_CLOSE:
		case BLOCK_NOTE:
		case BLOCK_BREAK:
			break;
		}
	}
}

static void html_block(struct buf *b, const struct block *k)
{
	switch (k->kind) {
	case BLOCK_HEAD:
		element(b, k->level == 1 ? "h2" : "h3", k->text);
		return;
	case BLOCK_TEXT:
		element(b,
			k->side == ALIGN_CENTER  ? "p class=\"center\""
			: k->side == ALIGN_RIGHT ? "p class=\"right\""
			: k->flush               ? "p class=\"flush\""
						 : "p",
			k->text);
		return;
	case BLOCK_PAIRS:
		buf_z(b, "<dl>");
		html_rows(b, k);
		buf_z(b, "</dl>");
		return;
	case BLOCK_TABLE:
	case BLOCK_FORM:
		html_table(b, k);
		return;
	case BLOCK_LIST:
		buf_z(b, k->numbered ? "<ol>" : "<ul>");
		html_rows(b, k);
		buf_z(b, k->numbered ? "</ol>" : "</ul>");
		return;
	case BLOCK_SIGN:
		buf_z(b, "<p class=\"sign\">");
		html_rows(b, k);
		buf_z(b, "</p>");
		return;
	case BLOCK_CLOSE:
		element(b, "p class=\"close\"", k->text);
		element(b, "p class=\"close\"", k->date);
		return;
	case BLOCK_NOTE:
		element(b, "p class=\"note\"", k->text);
		return;
	case BLOCK_MONGOL:
		buf_z(b, "<section class=\"mongol\" lang=\"mn-Mong\">");
		element(b, "h2", k->text);
		html_rows(b, k);
		buf_z(b, "</section>");
		return;
	case BLOCK_BREAK:
		return;
	}
}

/* All blocks of one kind of text: the Mongolian ones, or the others. */
static size_t html_blocks(struct buf *b, const struct paper *p, bool mongol)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n; i++)
		if ((p->blocks[i].kind == BLOCK_MONGOL) == mongol) {
			html_block(b, &p->blocks[i]);
			n++;
		}
	return n;
}

void paper_html(struct buf *b, const struct paper *p)
{
	struct buf beside = buf_in(b->a);
	bool two = html_blocks(&beside, p, true) > 0;
	buf_printf(b, "<article class=\"paper%s\" lang=\"zh-CN\">", two ? " bilingual" : "");
	buf_z(b, two ? "<div>" : "");
	if (!p->internal)
		element(b, "p class=\"organ\"", p->organ);
	element(b, "h1", p->title);
	element(b, "p class=\"number\"", p->number);
	html_blocks(b, p, false);
	buf_z(b, two ? "</div>" : "");
	buf_str(b, two ? buf_get(&beside) : STR(""));
	buf_z(b, "</article>");
}

/* ---- plain text ---- */

static void line(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	buf_str(b, s);
	buf_char(b, '\n');
}

static void text_row(struct buf *b, const struct block_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		buf_z(b, i ? "\t" : "");
		buf_str(b, row->cells[i].text);
		if (row->cells[i].text.n && row->cells[i].foot.n)
			buf_char(b, ' ');
		buf_str(b, row->cells[i].foot);
	}
	buf_char(b, '\n');
}

static void text_rows(struct buf *b, const struct block *k)
{
	for (size_t i = 0; i < k->row_n; i++) {
		if (k->kind == BLOCK_PAIRS) {
			buf_str(b, k->rows[i].cells[0].text);
			buf_z(b, "：");
			line(b, k->rows[i].cells[1].text.n ? k->rows[i].cells[1].text : STR(" "));
			continue;
		}
		if (k->kind == BLOCK_LIST && k->numbered)
			buf_printf(b, "%zu" STR_FMT, i + 1, STR_ARG(k->mark));
		else if (k->kind == BLOCK_LIST)
			buf_str(b, k->mark);
		text_row(b, &k->rows[i]);
	}
}

void paper_text(struct buf *b, const struct paper *p)
{
	if (!p->internal)
		line(b, p->organ);
	line(b, p->title);
	line(b, p->number);
	for (size_t i = 0; i < p->n; i++) {
		const struct block *k = &p->blocks[i];
		line(b, k->text);
		line(b, k->date);
		if (k->head)
			text_row(b, k->head);
		text_rows(b, k);
	}
}
