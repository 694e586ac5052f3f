/* Dates, amounts, integers and UTF-8: what is read must be written back the same. */
#include "base/money.h"
#include "base/utf8.h"
#include "fuzz.h"

FUZZ(cx, in)
{
	struct date d;
	if (date_parse(in, &d))
		FUZZ_HOLDS(str_eq(date_str(cx->arena, d), in));

	struct money m, again;
	if (money_parse(in, &m)) {
		FUZZ_HOLDS(m.fen >= 0);
		FUZZ_HOLDS(money_parse(money_str(cx->arena, m), &again) && again.fen == m.fen);
		FUZZ_HOLDS(utf8_check(money_str_zh(cx->arena, m)));
	}

	int64_t v;
	if (str_to_int(in, &v)) {
		struct buf b = buf_in(cx->arena);
		int64_t w;
		buf_int(&b, v);
		FUZZ_HOLDS(str_to_int(buf_get(&b), &w) && v == w);
	}

	/* Every code point of well-formed text is written back as the bytes it came from. */
	size_t at = 0, count = 0;
	bool ok = utf8_check(in);
	while (at < in.n) {
		size_t from = at;
		uint32_t c = utf8_next(in, &at);
		char out[4];
		FUZZ_HOLDS(at > from);
		count++;
		if (ok) {
			size_t n = utf8_put(c, out);
			FUZZ_HOLDS(n == at - from && memcmp(out, in.p + from, n) == 0);
		}
	}
	FUZZ_HOLDS(!ok || count == utf8_count(in));
	FUZZ_HOLDS(!ok || utf8_check(utf8_cut(in, count / 2)));
}
