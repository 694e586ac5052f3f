#include "app/intake.h"

static enum rc run(struct cx *cx, struct line *line)
{
	return intake_command(cx, line, &intake_officer);
}

const struct command command_officer = {
	.name = "officer",
	.synopsis = "officer import 文件|-",
	.summary = "从 CSV 或 JSON 行文件录入人员、证件和岗位",
	.run = run,
};
