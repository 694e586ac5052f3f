#include "app/intake.h"

static enum rc run(struct cx *cx, struct line *line)
{
	return intake_command(cx, line, &intake_organ);
}

const struct command command_organ = {
	.name = "organ",
	.synopsis = "organ import 文件|-",
	.summary = "从 CSV 或 JSON 行文件录入机关",
	.run = run,
};
