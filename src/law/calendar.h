#ifndef ZHIFA_LAW_CALENDAR_H
#define ZHIFA_LAW_CALENDAR_H
#include "law/term.h"
struct calendar;
#endif
