#include "typeset/pdfa.h"

#include "base/utf8.h"
#include "crypto/digest.h"
#include "format/html.h"
#include "typeset/icc.h"
#include "typeset/pdf.h"

#define PRODUCER "zhifa"

/* ---- text in its three forms ---- */

/* A text string in UTF-16, so that any character may stand in it. */
static void utf16(struct buf *b, struct str s)
{
	buf_z(b, "<FEFF");
	for (size_t at = 0; at < s.n;) {
		uint32_t c = utf8_next(s, &at);
		if (c < 0x10000)
			buf_printf(b, "%04X", c);
		else
			buf_printf(b, "%04X%04X", 0xD800 + ((c - 0x10000) >> 10),
				0xDC00 + ((c - 0x10000) & 0x3FF));
	}
	buf_char(b, '>');
}

/* ---- the parts that are new ---- */

static struct str info(struct arena *a, const struct pdfa_about *about, const char *day)
{
	struct buf b = buf_in(a);
	buf_z(&b, "<< /Title ");
	utf16(&b, about->title);
	buf_z(&b, "\n/Author ");
	utf16(&b, about->author);
	buf_printf(&b,
		"\n/Creator (" PRODUCER ") /Producer (" PRODUCER ")\n"
		"/CreationDate (D:%.4s%.2s%.2s000000+08'00') /ModDate "
		"(D:%.4s%.2s%.2s000000+08'00') >>",
		day, day + 5, day + 8, day, day + 5, day + 8);
	return buf_get(&b);
}

/* The same, as XMP; part and conformance say what the file claims to be. */
static struct str xmp(struct arena *a, const struct pdfa_about *about, const char *day)
{
	struct buf b = buf_in(a);
	buf_z(&b,
		"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
		"<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
		"</rdf:Description>\n"
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
		"<dc:format>application/pdf</dc:format>"
		"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
	html_text(&b, about->title);
	buf_z(&b, "</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>");
	html_text(&b, about->author);
	buf_z(&b, "</rdf:li></rdf:Seq></dc:creator>"
		  "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>");
	buf_printf(&b,
		"</rdf:Description>\n"
		"<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
		"<xmp:CreatorTool>" PRODUCER "</xmp:CreatorTool>"
		"<xmp:CreateDate>%sT00:00:00+08:00</xmp:CreateDate>"
		"<xmp:ModifyDate>%sT00:00:00+08:00</xmp:ModifyDate></rdf:Description>\n"
		"<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
		"<pdf:Producer>" PRODUCER "</pdf:Producer></rdf:Description>\n"
		"</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>",
		day, day);
	return buf_get(&b);
}

static int add_stream(struct pdf *p, const char *dict, struct str bytes)
{
	struct buf b = buf_in(p->cx->arena);
	buf_printf(&b, "<< %s /Length %zu >>\nstream\n", dict, bytes.n);
	buf_str(&b, bytes);
	buf_z(&b, "\nendstream");
	return pdf_add(p, buf_get(&b));
}

/* ---- the parts that change ---- */

/* Widths in /W [0 [ … ]]: as many as there are glyphs in the subset. */
static size_t count_widths(struct str w)
{
	size_t n = 0, at = str_find(w, STR("["), 1);
	for (bool in = false; at < w.n && w.p[at] != ']'; at++) {
		bool digit = w.p[at] >= '0' && w.p[at] <= '9';
		n += digit && !in;
		in = digit || (in && w.p[at] == '.');
	}
	return n;
}

/* A bit for each glyph, the first of them the highest of its byte. */
static int add_set(struct pdf *p, size_t glyphs)
{
	size_t n = (glyphs + 7) / 8;
	char *bits = arena_alloc(p->cx->arena, n + 1);
	for (size_t i = 0; i < glyphs; i++)
		bits[i / 8] = (char)((unsigned char)bits[i / 8] | 0x80 >> (i % 8));
	return add_stream(p, "", (struct str){bits, n});
}

/* A font of numbered glyphs and its descriptor. */
static enum rc mend_font(struct pdf *p, int object, struct str font)
{
	struct str widths = pdf_value(font, "/W");
	int descriptor = pdf_reference(pdf_value(font, "/FontDescriptor"));
	struct str about = descriptor > 0 ? pdf_dictionary(p, descriptor) : STR_NONE;
	size_t glyphs = widths.n ? count_widths(widths) : 0;
	if (!about.n || !glyphs)
		return fail(p->cx, RC_IO, "PDF 的字体描述不完整");
	pdf_change(p, descriptor,
		pdf_with(p->cx->arena, about,
			str_printf(p->cx->arena, "/CIDSet %d 0 R", add_set(p, glyphs)).p));
	if (str_is(pdf_value(font, "/Subtype"), "/CIDFontType2") &&
		!pdf_value(font, "/CIDToGIDMap").n)
		pdf_change(p, object, pdf_with(p->cx->arena, font, "/CIDToGIDMap /Identity"));
	return RC_OK;
}

static enum rc mend(struct pdf *p)
{
	int last = p->size;
	for (int i = 1; i < last; i++) {
		struct str d = pdf_dictionary(p, i);
		if (!d.n)
			continue;
		struct str kind = pdf_value(d, "/Subtype");
		if (str_is(pdf_value(d, "/Type"), "/Page") && pdf_value(d, "/Group").n)
			pdf_change(p, i, pdf_without(p->cx->arena, d, "/Group"));
		else if (str_is(kind, "/CIDFontType0") || str_is(kind, "/CIDFontType2"))
			if (mend_font(p, i, d))
				return p->cx->rc;
	}
	return RC_OK;
}

enum rc pdfa_make(struct cx *cx, struct str pdf, const struct pdfa_about *about, struct str *out)
{
	struct pdf p;
	char day[DATE_TEXT] = "1970-01-01";
	unsigned char digest[DIGEST_SIZE];
	if (pdf_open(cx, pdf, &p) || mend(&p))
		return cx->rc;
	if (!date_is_none(about->date))
		date_format(about->date, day);
	struct str catalog = pdf_without(cx->arena, pdf_dictionary(&p, p.root), "/MarkInfo");
	if (!catalog.n)
		return fail(cx, RC_IO, "PDF 没有目录");
	int profile = add_stream(&p, "/N 3", icc_profile(cx->arena));
	int meta = add_stream(&p, "/Type /Metadata /Subtype /XML", xmp(cx->arena, about, day));
	pdf_change(&p, p.root,
		pdf_with(cx->arena, catalog,
			str_printf(cx->arena,
				"/Metadata %d 0 R /Lang (zh-CN) /MarkInfo << /Marked true "
				">>\n/ViewerPreferences << "
				"/DisplayDocTitle true >>\n"
				"/OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1 "
				"/OutputConditionIdentifier (" ICC_NAME ") /Info (" ICC_NAME ") "
				"/DestOutputProfile %d 0 R >> ]",
				meta, profile)
				.p));
	p.info = pdf_add(&p, info(cx->arena, about, day));
	digest_sha256(pdf.p, pdf.n, digest);
	*out = pdf_close(&p, str_hex(cx->arena, digest, 16));
	return RC_OK;
}
