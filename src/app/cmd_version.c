#include "app/program.h"

static enum rc run(struct cx *cx, struct line *line)
{
	if (line_words(cx, line, 0, 0))
		return cx->rc;
	puts(PROGRAM_NAME " " PROGRAM_VERSION);
	return RC_OK;
}

const struct command command_version = {
	.name = "version",
	.synopsis = "version",
	.summary = "显示版本",
	.run = run,
};
