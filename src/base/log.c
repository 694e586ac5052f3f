#include "base/log.h"

#include "base/cx.h"

#include <stdatomic.h>
#include <stdlib.h>

static FILE *out;
static enum log_level least = LOG_INFO;
static _Atomic int64_t broken;

void log_setup(FILE *to, enum log_level level)
{
	out = to;
	least = level;
}

int64_t log_broken_count(void)
{
	return atomic_load(&broken);
}

static void put(FILE *f, struct str s)
{
	fputc('"', f);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\')
			fprintf(f, "\\%c", c);
		else if (c < 0x20 || c == 0x7F)
			fprintf(f, "\\u%04x", c);
		else
			fputc(c, f);
	}
	fputc('"', f);
}

void log_write(struct cx *cx, enum log_level level, const char *event, const struct log_field *f)
{
	static const char *const names[] = {"debug", "info", "unusual", "broken"};
	if (level == LOG_BROKEN)
		atomic_fetch_add(&broken, 1);
	if (level < least)
		return;
	/* one line is one write: built in memory, so that threads do not interleave */
	char *line = NULL;
	size_t size = 0;
	FILE *m = open_memstream(&line, &size);
	if (!m)
		return;
	struct arena *a = arena_new();
	struct instant now = cx ? cx_now(cx) : env_real.now(env_real.arg);
	fprintf(m, "{\"time\":\"%s\",\"level\":\"%s\"", instant_str(a, now).p, names[level]);
	if (cx && cx->request_id.n) {
		fputs(",\"request\":", m);
		put(m, cx->request_id);
	}
	if (cx && cx->user)
		fprintf(m, ",\"user\":%lld", (long long)cx->user);
	fprintf(m, ",\"event\":\"%s\"", event);
	for (; f->name; f++) {
		fprintf(m, ",\"%s\":", f->name);
		if (f->kind == LOG_NUMBER)
			fprintf(m, "%lld", (long long)f->number);
		else if (f->kind == LOG_PERSONAL)
			put(m, f->text.n ? STR("***") : STR(""));
		else
			put(m, f->text);
	}
	fputs("}\n", m);
	fclose(m);
	FILE *to = out ? out : stderr;
	fwrite(line, 1, size, to);
	fflush(to);
	free(line);
	arena_free(a);
}
