/* Texts of published decisions: amounts, numbers, kinds of penalty. */
#include "decision/line.h"
#include "decision/number.h"
#include "decision/numeral.h"
#include "decision/penalty.h"
#include "fuzz.h"

static bool is_within(struct str part, struct str whole)
{
	return part.p >= whole.p && part.p + part.n <= whole.p + whole.n;
}

FUZZ(cx, in)
{
	struct doubts doubts = {0};
	struct amounts all = {0};
	amounts_read(cx->arena, in, &all, &doubts);
	size_t at = 0;
	for (size_t i = 0; i < all.n; i++) {
		FUZZ_HOLDS(all.v[i].from >= at && all.v[i].to > all.v[i].from);
		FUZZ_HOLDS(all.v[i].to <= in.n && all.v[i].money.fen >= 0);
		at = all.v[i].to;
	}
	FUZZ_HOLDS(!all.has_total || (all.n && !doubts.n && all.total.fen >= 0));

	struct decision_numbers numbers = {0};
	decision_numbers_read(cx->arena, in, &numbers, &doubts);
	FUZZ_HOLDS(!numbers.n || is_within(numbers.source, in));
	for (size_t i = 0; i < numbers.n; i++) {
		/* each is read again as itself */
		struct decision_numbers one = {0};
		struct doubts none = {0};
		decision_numbers_read(cx->arena, numbers.v[i].text, &one, &none);
		FUZZ_HOLDS(one.n == 1 && one.v[0].serial == numbers.v[i].serial);
		FUZZ_HOLDS(one.v[0].year == numbers.v[i].year && !none.n);
	}
	unsigned kinds = penalty_kinds_read(cx->arena, in, &doubts);
	struct doubts none = {0};
	FUZZ_HOLDS(penalty_kinds_read(cx->arena, penalty_kinds_text(cx->arena, kinds), &none) ==
		   kinds);
	FUZZ_HOLDS(!none.n);
	for (size_t i = 0; i < doubts.n; i++)
		FUZZ_HOLDS(is_within(doubts.v[i].text, in) && doubts.v[i].why.n);

	struct decision_line line;
	if (!decision_line_read(cx, in, &line)) {
		FUZZ_HOLDS(line.party.n && line.id.n && str_eq(line.raw, in));
		FUZZ_HOLDS(!line.amounts.has_total || line.amounts.n);
		for (size_t i = 0; i < line.unread.n; i++)
			FUZZ_HOLDS(line.unread.v[i].field.n && line.unread.v[i].why.n);
	}
}
