#include "app/practice.h"

static enum rc run(struct cx *cx, struct line *line)
{
	struct program p;
	if (line_words(cx, line, 0, 0))
		return cx->rc;
	if (!program_open(cx, line->config, PROGRAM_WRITES | PROGRAM_PACK | PROGRAM_PAPERS, &p) &&
		!(line->config->practice && practice_make(cx, &p)))
		printf("数据目录\t" STR_FMT "\n存储\t" STR_FMT "\n密钥\t" STR_FMT
		       "\n法规包\t" STR_FMT "\n已就绪\n",
			STR_ARG(line->config->data), STR_ARG(line->config->store),
			STR_ARG(line->config->keys), STR_ARG(pack_id(p.pack)));
	program_close(&p);
	return cx->rc;
}

const struct command command_init = {
	.name = "init",
	.synopsis = "init",
	.summary = "建立数据目录、密钥和存储，升级到本版本",
	.run = run,
};
