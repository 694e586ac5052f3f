#include "app/program.h"
#include "law/check.h"

static enum rc check(struct cx *cx, struct line *line)
{
	struct str told;
	bool holds, as_json = line_flag(line, "json");
	if (line_words(cx, line, 1, 2))
		return cx->rc;
	struct str dir = line_word(line, 1);
	if (law_check_dir(cx, dir.n ? dir : line->config->pack, as_json, &told, &holds))
		return cx->rc;
	fwrite(told.p, 1, told.n, stdout);
	return holds ? RC_OK : fail(cx, RC_PACK, "法规包没有通过检查");
}

static enum rc run(struct cx *cx, struct line *line)
{
	if (str_is(line_word(line, 0), "check"))
		return check(cx, line);
	return line_misused(cx, line, "请写明要做什么：check");
}

const struct command command_law = {
	.name = "law",
	.synopsis = "law check [法规包文件夹] [--json]",
	.summary = "检查法规包：每个程序走得到终点，该在前的都在前",
	.run = run,
};
