/* Route tables that need no account and nothing of the program but its store. */
#ifndef ZHIFA_API_PUBLIC_ROUTES_H
#define ZHIFA_API_PUBLIC_ROUTES_H

#include "api/route.h"

/* The log (src/log) under /log. */
extern const struct api_route log_routes[];

#endif
