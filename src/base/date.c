#include "base/date.h"

#include <stdio.h>

#define BEIJING_MS ((int64_t)8 * 3600 * 1000)
#define DAY_MS ((int64_t)86400 * 1000)

/* Days from civil, after Howard Hinnant's published algorithm: eras of 400 years. */
static int32_t to_days(int y, int m, int d)
{
	y -= m <= 2;
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

int date_days_in_month(int year, int month)
{
	static const int n[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : n[month - 1];
}

bool date_make(int year, int month, int day, struct date *out)
{
	if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 ||
		day > date_days_in_month(year, month))
		return false;
	out->days = to_days(year, month, day);
	return true;
}

void date_split(struct date d, int *year, int *month, int *day)
{
	int z = d.days + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp + (mp < 10 ? 3 : -9);
	*year = yoe + era * 400 + (*month <= 2);
}

static bool digits(const char *p, int n, int *out)
{
	*out = 0;
	for (int i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		*out = *out * 10 + (p[i] - '0');
	}
	return true;
}

bool date_parse(struct str s, struct date *out)
{
	int y, m, d;
	return s.n == 10 && s.p[4] == '-' && s.p[7] == '-' && digits(s.p, 4, &y) &&
	       digits(s.p + 5, 2, &m) && digits(s.p + 8, 2, &d) && date_make(y, m, d, out);
}

bool minute_parse(struct str s, int *out)
{
	int h, m;
	if (s.n != 5 || s.p[2] != ':' || !digits(s.p, 2, &h) || !digits(s.p + 3, 2, &m) || h > 23 ||
		m > 59)
		return false;
	*out = h * 60 + m;
	return true;
}

void date_format(struct date d, char out[static DATE_TEXT])
{
	out[0] = 0;
	if (date_is_none(d))
		return;
	int y, m, day;
	date_split(d, &y, &m, &day);
	const int part[] = {y / 100, y % 100, m, day};
	static const int at[] = {0, 2, 5, 8};
	for (int i = 0; i < 4; i++) {
		out[at[i]] = (char)('0' + part[i] / 10);
		out[at[i] + 1] = (char)('0' + part[i] % 10);
	}
	out[4] = out[7] = '-';
	out[DATE_TEXT - 1] = 0;
}

struct str date_str(struct arena *a, struct date d)
{
	char *z = arena_alloc(a, DATE_TEXT);
	date_format(d, z);
	return str_c(z);
}

struct str date_str_zh(struct arena *a, struct date d)
{
	if (date_is_none(d))
		return STR("");
	int y, m, day;
	date_split(d, &y, &m, &day);
	return str_printf(a, "%d年%d月%d日", y, m, day);
}

int date_weekday(struct date d)
{
	int w = (d.days + 3) % 7; /* 1970-01-01 was a Thursday */
	return (w < 0 ? w + 7 : w) + 1;
}

struct date date_plus_months(struct date d, int n)
{
	int y, m, day;
	date_split(d, &y, &m, &day);
	int k = y * 12 + (m - 1) + n;
	y = k / 12;
	m = k % 12 + 1;
	int last = date_days_in_month(y, m);
	return (struct date){to_days(y, m, day > last ? last : day)};
}

struct date date_of(struct instant t)
{
	int64_t ms = t.ms + BEIJING_MS;
	int64_t days = ms / DAY_MS - (ms % DAY_MS < 0);
	return (struct date){(int32_t)days};
}

struct instant date_begin(struct date d)
{
	return (struct instant){(int64_t)d.days * DAY_MS - BEIJING_MS};
}

static int64_t clock_ms(struct instant t)
{
	return t.ms - date_begin(date_of(t)).ms;
}

struct str instant_str(struct arena *a, struct instant t)
{
	char day[DATE_TEXT];
	date_format(date_of(t), day);
	int64_t ms = clock_ms(t);
	return str_printf(a, "%sT%02d:%02d:%02d.%03d+08:00", day, (int)(ms / 3600000),
		(int)(ms / 60000 % 60), (int)(ms / 1000 % 60), (int)(ms % 1000));
}

struct str instant_str_zh(struct arena *a, struct instant t)
{
	char day[DATE_TEXT];
	date_format(date_of(t), day);
	int64_t ms = clock_ms(t);
	return str_printf(a, "%s %02d:%02d", day, (int)(ms / 3600000), (int)(ms / 60000 % 60));
}
