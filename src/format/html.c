#include "format/html.h"

#include "base/cx.h"

static const char *reference(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	}
	return NULL;
}

void html_text(struct buf *b, struct str text)
{
	size_t from = 0;
	for (size_t i = 0; i < text.n; i++) {
		const char *r = reference(text.p[i]);
		if (!r)
			continue;
		buf_add(b, text.p + from, i - from);
		buf_z(b, r);
		from = i + 1;
	}
	if (text.n > from)
		buf_add(b, text.p + from, text.n - from);
}

void html_put_all(struct buf *b, const char *markup, const struct str *v, size_t n)
{
	size_t used = 0;
	for (const char *p = markup; *p;) {
		size_t plain = strcspn(p, "^");
		buf_add(b, p, plain);
		p += plain;
		if (!*p)
			break;
		INVARIANT(used < n);
		html_text(b, v[used++]);
		p++;
	}
	INVARIANT(used == n);
}
