/* Rows as they should be beside rows as they are. Internal to src/verify. */
#ifndef ZHIFA_VERIFY_TABLES_H
#define ZHIFA_VERIFY_TABLES_H

#include "verify/inside.h"
#include "verify/verify_store.h"

#define CELL_I(v) ((struct vs_cell){.kind = VS_INT, .i = (v)})
#define CELL_T(v) ((struct vs_cell){.kind = VS_TEXT, .s = (v)})
#define CELL_B(v) ((struct vs_cell){.kind = VS_BYTES, .s = (v)})
#define CELL_NULL ((struct vs_cell){.kind = VS_NULL})
#define CELL_ANY ((struct vs_cell){.kind = VS_ANY})

/* The name of a table. */
const char *table_name(enum vs_table table);
/* Adds a row; it has as many cells as the table has columns (asserted). */
void table_add(struct arena *a, enum vs_table table, struct vs_rows *rows,
	const struct vs_cell *cells, size_t n);
#define TABLE_ADD(a, table, rows, ...)                                                             \
	table_add((a), (table), (rows), (const struct vs_cell[]){__VA_ARGS__},                     \
		sizeof((const struct vs_cell[]){__VA_ARGS__}) / sizeof(struct vs_cell))
/* Names every row that is missing, too many, or has another value in some column. */
void table_compare(struct cx *cx, const struct verify_config *c, enum vs_table table,
	struct vs_key matter, struct vs_rows *want, struct vs_rows *have);

#endif
