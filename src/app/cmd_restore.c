#include "app/backup.h"

static enum rc run(struct cx *cx, struct line *line)
{
	struct backup_counts n;
	if (line_words(cx, line, 1, 1) || backup_restore(cx, line->config, line_word(line, 0), &n))
		return cx->rc;
	printf("已恢复%s文件%lld个（%lld字节）\n请运行 zhifa verify 检查全部内容\n",
		n.has_store ? "数据库、" : "", (long long)n.files, (long long)n.bytes);
	return RC_OK;
}

const struct command command_restore = {
	.name = "restore",
	.synopsis = "restore 备份目录",
	.summary = "从备份恢复到配置所指的空位置",
	.run = run,
};
