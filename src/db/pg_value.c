/* Integers as PostgreSQL sends them, in binary form. */
#include "db/pg.h"

static uint64_t big_endian(const unsigned char *p, int n)
{
	uint64_t v = 0;
	for (int i = 0; i < n; i++)
		v = v << 8 | p[i];
	return v;
}

/* Of sum() over BIGINT: digits to the base 10000, weight of the first, sign. False if it is no
 * integer. */
static bool pg_numeric(const unsigned char *p, int n, int64_t *out)
{
	int digits = (int)big_endian(p, 2), weight = (int16_t)big_endian(p + 2, 2);
	uint64_t sign = big_endian(p + 4, 2);
	int64_t v = 0;
	if (n != 8 + 2 * digits || (sign != 0 && sign != 0x4000))
		return false;
	for (int i = 0; i <= weight || i < digits; i++) {
		int64_t d = i < digits ? (int64_t)big_endian(p + 8 + 2 * i, 2) : 0;
		if (i > weight && d)
			return false;
		/* downwards, for there is one more negative number */
		if (i <= weight && (__builtin_mul_overflow(v, (int64_t)10000, &v) ||
					   __builtin_sub_overflow(v, d, &v)))
			return false;
	}
	return sign ? (*out = v, true) : !__builtin_sub_overflow((int64_t)0, v, out);
}

bool pg_int(const unsigned char *p, int n, Oid type, int64_t *out)
{
	switch (type) {
	case PG_INT8:
		*out = (int64_t)big_endian(p, 8);
		return true;
	case PG_INT4:
		*out = (int32_t)big_endian(p, 4);
		return true;
	case PG_INT2:
		*out = (int16_t)big_endian(p, 2);
		return true;
	case PG_BOOL:
		*out = *p;
		return true;
	}
	return pg_numeric(p, n, out);
}
