#include "app/intake.h"

static enum rc run(struct cx *cx, struct line *line)
{
	return intake_command(cx, line, &intake_power);
}

const struct command command_power = {
	.name = "power",
	.synopsis = "power import 文件|-",
	.summary = "从 CSV 或 JSON 行文件录入职权事项",
	.run = run,
};
