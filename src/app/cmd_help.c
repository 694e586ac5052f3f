#include "app/program.h"

void command_usage(FILE *to, const struct command *c)
{
	struct str rest = str_c(c->synopsis), form;
	for (const char *lead = "用法："; str_split(&rest, '\n', &form); lead = "      ")
		fprintf(to, "%szhifa " STR_FMT "\n", lead, STR_ARG(form));
}

static enum rc run(struct cx *cx, struct line *line)
{
	if (line_words(cx, line, 0, 1))
		return cx->rc;
	if (line->words.n) {
		const struct command *c = command_find(line_word(line, 0));
		if (!c)
			return line_misused(
				cx, line, "没有命令 " STR_FMT, STR_ARG(line_word(line, 0)));
		printf("%s\n", c->summary);
		command_usage(stdout, c);
		return RC_OK;
	}
	puts("zhifa " PROGRAM_VERSION "，行政执法平台\n\n用法：zhifa 命令 [选项…]\n");
	for (size_t i = 0; i < command_n; i++)
		printf("  %-10s %s\n", commands[i]->name, commands[i]->summary);
	puts("\n某个命令的用法：zhifa help 命令\n"
	     "每个命令都可以用 --config 文件 指定配置文件，或用 --名称 值 直接给出配置项，\n"
	     "如 --store sqlite:/srv/zhifa/zhifa.db。配置项见 man zhifa.conf。");
	return RC_OK;
}

const struct command command_help = {
	.name = "help",
	.synopsis = "help [命令]",
	.summary = "列出命令，或说明一个命令",
	.run = run,
};
