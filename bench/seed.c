/*
 * Makes a store large: copies one registered lead of the practice region until there are so many
 * matters, with their events, clocks and to-dos. What it writes is for reading only: the copies are
 * in no log and no search.
 *
 * Usage: bench_seed DATA MATTERS
 */
#include "base/str.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_ID "1000000000000000000"

static sqlite3 *db;

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "bench: %s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static void run(const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sql);
}

/* What a column of a copy holds; NULL: what the original holds. */
static const char *changed(const char *table, const char *column)
{
	bool matter = !strcmp(table, "matter");
	if (!strcmp(column, matter ? "id" : "matter_id"))
		return FIRST_ID " + k";
	if (!strcmp(column, "opened") || (matter && !strcmp(column, "changed")))
		return "opened - k * 1000";
	if (!strcmp(column, "due"))
		return "due + k % 360";
	if (!strcmp(column, "request_id"))
		return "NULL";
	return NULL;
}

/* Copies the rows of a table that belong to the template. */
static void copy(const char *table, const char *of)
{
	sqlite3_stmt *info;
	char *names = sqlite3_mprintf(""), *values = sqlite3_mprintf("");
	char *sql = sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q)", table);
	if (sqlite3_prepare_v2(db, sql, -1, &info, NULL) != SQLITE_OK)
		die(table);
	sqlite3_free(sql);
	while (sqlite3_step(info) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(info, 0);
		const char *value = changed(table, name);
		const char *comma = *names ? ", " : "";
		names = sqlite3_mprintf("%z%s%s", names, comma, name);
		values = sqlite3_mprintf("%z%s%s", values, comma, value ? value : name);
	}
	sqlite3_finalize(info);
	sql = sqlite3_mprintf(
		"INSERT INTO %s (%s) SELECT %s FROM n, %s WHERE %s = (SELECT id FROM template)",
		table, names, values, table, of);
	run(sql);
	sqlite3_free(sql);
	sqlite3_free(names);
	sqlite3_free(values);
}

int main(int argc, char **argv)
{
	int64_t matters;
	char *text;
	if (argc != 3 || !str_to_int(str_c(argv[2]), &matters) || matters < 1) {
		fprintf(stderr, "usage: bench_seed DATA MATTERS\n");
		return 64;
	}
	text = sqlite3_mprintf("%s/zhifa.db", argv[1]);
	if (sqlite3_open_v2(text, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		die(text);
	sqlite3_free(text);
	run("PRAGMA journal_mode = WAL");
	run("PRAGMA synchronous = OFF");
	run("PRAGMA cache_size = -262144");
	/* a lead that waits for its handler, of the organ that has most of them */
	run("CREATE TEMP TABLE template AS SELECT id FROM matter WHERE procedure = "
	    "'penalty.ordinary' AND state = "
	    "'lead' AND organ_id = (SELECT organ_id FROM matter GROUP BY organ_id ORDER BY "
	    "COUNT(*) DESC LIMIT 1) "
	    "ORDER BY id DESC LIMIT 1");
	run("BEGIN");
	text = sqlite3_mprintf(
		"CREATE TEMP TABLE n AS WITH RECURSIVE n(k) AS (SELECT (SELECT COUNT(*) FROM "
		"matter WHERE "
		"id >= " FIRST_ID
		") UNION ALL SELECT k + 1 FROM n WHERE k < %lld) SELECT k FROM n WHERE k < "
		"%lld",
		(long long)matters, (long long)matters);
	run(text);
	sqlite3_free(text);
	copy("matter", "matter.id");
	copy("event", "matter_id");
	copy("clock", "matter_id");
	copy("handling", "matter_id");
	copy("todo", "matter_id");
	run("COMMIT");
	run("PRAGMA wal_checkpoint(TRUNCATE)");
	run("ANALYZE");
	sqlite3_close(db);
	return 0;
}
