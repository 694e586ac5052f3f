/* Registers from files: rows have their lines, and cells or a problem. First byte: which form. */
#include "app/intake.h"
#include "base/utf8.h"
#include "fuzz.h"

FUZZ(cx, in)
{
	const struct intake_kind *kind = &intake_officer;
	struct row *rows;
	size_t n, last = 0;
	if (!in.n)
		return;
	bool is_json = in.p[0] & 1;
	if (intake_parse(cx, kind, str_sub(in, 1, in.n), is_json, &rows, &n)) {
		FUZZ_HOLDS(cx->msg.n > 0);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		FUZZ_HOLDS(rows[i].line > last);
		last = rows[i].line;
		for (size_t k = 0; k < kind->column_n; k++)
			FUZZ_HOLDS(utf8_check(rows[i].cells[k]));
	}
}
