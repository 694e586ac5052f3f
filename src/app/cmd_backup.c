#include "app/backup.h"

static enum rc run(struct cx *cx, struct line *line)
{
	struct program p = {0};
	struct backup_counts n;
	bool with_keys = line_flag(line, "with-keys");
	if (line_words(cx, line, 1, 1))
		return cx->rc;
	if (!program_open(cx, line->config, PROGRAM_OLD, &p) &&
		!backup_make(cx, &p, line_word(line, 0), with_keys, &n)) {
		printf("%s文件%lld个（%lld字节）\n%s\n", n.has_store ? "数据库，" : "",
			(long long)n.files, (long long)n.bytes,
			with_keys ? "密钥在备份的 keys 目录里，请与其余部分分开保管"
				  : "密钥不在备份里，请另行备份密钥目录");
		if (!n.has_store)
			puts("数据库在 PostgreSQL 里，请另用 pg_basebackup（连同归档日志）或 "
			     "pg_dump 备份；"
			     "先备份数据库，再备份文件");
	}
	program_close(&p);
	return cx->rc;
}

const struct command command_backup = {
	.name = "backup",
	.synopsis = "backup 新目录 [--with-keys]",
	.summary = "备份整个系统，服务不必停止",
	.run = run,
};
