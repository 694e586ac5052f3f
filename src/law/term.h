#ifndef ZHIFA_LAW_TERM_H
#define ZHIFA_LAW_TERM_H
#include "base/cx.h"
enum term_unit { TERM_HOUR, TERM_DAY, TERM_WORKDAY, TERM_MONTH, TERM_YEAR };
struct term {
	int64_t n;
	enum term_unit unit;
};
#endif
