/*
 * Commands of the program: `zhifa NAME …`. One file for each command, cmd_NAME.c, which defines
 *
 *	const struct command command_calendar = {
 *		.name = "calendar",
 *		.synopsis = "calendar is-workday|add -",
 *		.summary = "按标准输入逐行回答工作日和期限",
 *		.run = run,
 *	};
 *
 * and stands in commands.def. A command reads its words with the functions below, does its work
 * with the program's parts (program.h), writes its results to standard output, and returns a
 * failure made by fail(), which main() prints. Nothing but main() ends the process.
 *
 * Words that begin with -- are options; `--KEY VALUE` or `--KEY=VALUE` of a key of the
 * configuration (config.h) is taken out before the command runs, and so is --config FILE.
 * A lone - is an ordinary word.
 */
#ifndef ZHIFA_APP_COMMAND_H
#define ZHIFA_APP_COMMAND_H

#include "app/config.h"

/* The words after the command's name, in the order in which they came; taken ones are gone. */
struct line {
	const struct command *command;
	struct config *config;
	struct {
		struct str *v;
		size_t n, cap;
	} words;
	bool is_misused; /* set by line_misused: main() shows how the command is used */
};

struct command {
	const char *name;
	const char *synopsis; /* one line for each form, without "zhifa"; parted by line feeds */
	const char *summary;  /* Chinese, one line */
	enum rc (*run)(struct cx *cx, struct line *line);
};

/* All commands, by name. */
extern const struct command *const commands[];
extern const size_t command_n;
/* NULL where there is none of this name. */
const struct command *command_find(struct str name);

/* Takes the option `--NAME` out of the words; false where it is not there. */
bool line_flag(struct line *line, const char *name);
/*
 * Takes `--NAME VALUE` or `--NAME=VALUE` out of the words; *value is STR_NONE where it is not
 * there. RC_INPUT where the value is missing.
 */
MUST_USE enum rc line_option(struct cx *cx, struct line *line, const char *name, struct str *value);
/*
 * What is left must be least to most plain words: RC_INPUT names an option that the command does
 * not know, or says that words are missing or too many. Call it when all options are taken.
 */
MUST_USE enum rc line_words(struct cx *cx, struct line *line, size_t least, size_t most);
/* The k-th word left, STR_NONE beyond the last. */
struct str line_word(const struct line *line, size_t k);
/* The words are no use of this command: RC_INPUT with the message, and main() prints the synopsis.
 */
MUST_USE enum rc line_misused(struct cx *cx, struct line *line, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#endif
