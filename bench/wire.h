/* What the HTTP library alone can do: a server whose every answer is {}, for the benches only. */
#ifndef ZHIFA_BENCH_WIRE_H
#define ZHIFA_BENCH_WIRE_H

#include <stdint.h>

struct MHD_Daemon;

/* Starts it with two threads on a free port of the loopback address. Asserts that it works. */
struct MHD_Daemon *wire_start(uint16_t *port);
void wire_stop(struct MHD_Daemon *d);

#endif
