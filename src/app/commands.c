#include "app/command.h"

#include <stdarg.h>
#include <stdio.h>

#define COMMAND(name) extern const struct command command_##name;
#include "app/commands.def"
#undef COMMAND

const struct command *const commands[] = {
#define COMMAND(name) &command_##name,
#include "app/commands.def"
#undef COMMAND
};
const size_t command_n = sizeof commands / sizeof *commands;

const struct command *command_find(struct str name)
{
	for (size_t i = 0; i < command_n; i++)
		if (str_is(name, commands[i]->name))
			return commands[i];
	return NULL;
}

/* Takes n words out, from the i-th on. */
static void take(struct line *line, size_t i, size_t n)
{
	memmove(&line->words.v[i], &line->words.v[i + n],
		(line->words.n - i - n) * sizeof *line->words.v);
	line->words.n -= n;
}

/* The rest of a word behind --NAME, or false where it is another word. */
static bool option_rest(struct str word, const char *name, struct str *rest)
{
	struct str n = str_c(name);
	if (!str_has_prefix(word, STR("--")) || !str_has_prefix(str_sub(word, 2, word.n), n))
		return false;
	*rest = str_sub(word, 2 + n.n, word.n);
	return rest->n == 0 || rest->p[0] == '=';
}

bool line_flag(struct line *line, const char *name)
{
	struct str rest;
	for (size_t i = 0; i < line->words.n; i++)
		if (option_rest(line->words.v[i], name, &rest) && !rest.n) {
			take(line, i, 1);
			return true;
		}
	return false;
}

enum rc line_option(struct cx *cx, struct line *line, const char *name, struct str *value)
{
	struct str rest;
	*value = STR_NONE;
	for (size_t i = 0; i < line->words.n; i++) {
		if (!option_rest(line->words.v[i], name, &rest))
			continue;
		if (rest.n) {
			*value = str_sub(rest, 1, rest.n);
			take(line, i, 1);
			return RC_OK;
		}
		if (i + 1 == line->words.n)
			return line_misused(cx, line, "选项 --%s 后面缺少值", name);
		*value = line->words.v[i + 1];
		take(line, i, 2);
		return RC_OK;
	}
	return RC_OK;
}

enum rc line_words(struct cx *cx, struct line *line, size_t least, size_t most)
{
	for (size_t i = 0; i < line->words.n; i++)
		if (line->words.v[i].n > 1 && line->words.v[i].p[0] == '-')
			return line_misused(
				cx, line, "没有选项 " STR_FMT, STR_ARG(line->words.v[i]));
	if (line->words.n < least)
		return line_misused(cx, line, "命令 %s 缺少参数", line->command->name);
	if (line->words.n > most)
		return line_misused(cx, line, "命令 %s 多了参数 " STR_FMT, line->command->name,
			STR_ARG(line->words.v[most]));
	return RC_OK;
}

struct str line_word(const struct line *line, size_t k)
{
	return k < line->words.n ? line->words.v[k] : STR_NONE;
}

enum rc line_misused(struct cx *cx, struct line *line, const char *fmt, ...)
{
	char msg[512];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(msg, sizeof msg, fmt, ap);
	va_end(ap);
	line->is_misused = true;
	return fail(cx, RC_INPUT, "%s", msg);
}
