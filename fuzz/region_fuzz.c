/* Division codes: what is accepted is a code of the store's form, and is accepted again as it is.
 */
#include "fuzz.h"
#include "region/region.h"

FUZZ(cx, in)
{
	char code[REGION_CODE], again[REGION_CODE];
	(void)cx;
	if (!region_code_parse(in, code))
		return;
	struct str c = str_c(code);
	FUZZ_HOLDS(c.n == 6 || c.n == 9);
	FUZZ_HOLDS(region_code_parse(c, again) && strcmp(code, again) == 0);
	FUZZ_HOLDS(region_is_within(c, c));
}
