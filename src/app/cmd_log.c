#include "app/program.h"
#include "base/file.h"

#include <sys/stat.h>

/* The newest checkpoint, or the first of at least a size. */
static enum rc show_checkpoint(struct cx *cx, const struct program *p, struct str word)
{
	struct log_checkpoint c;
	int64_t size = 0;
	bool found = true;
	if (word.n && (!str_to_int(word, &size) || size < 1))
		return fail(cx, RC_INPUT, "日志的项数应为正整数：" STR_FMT, STR_ARG(word));
	if (word.n ? log_covering(cx, p->db, size, &c) : log_newest(cx, p->db, &c, &found))
		return cx->rc;
	if (!found)
		return fail(cx, RC_NOT_FOUND, "日志还没有检查点");
	fwrite(c.note.p, 1, c.note.n, stdout);
	return RC_OK;
}

static enum rc check(
	struct cx *cx, const struct program *p, const struct log_identity *id, struct str word)
{
	const char *path = str_z(cx->arena, word);
	struct str note;
	struct checkpoint old;
	struct stat st;
	int64_t n;
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
		if (log_check_lodged(cx, p->db, id, path, &n))
			return cx->rc;
		printf("存证的%lld个检查点都是现在这份日志的开头\n", (long long)n);
		return RC_OK;
	}
	if (file_read(cx, path, CHECKPOINT_MOST, &note) || log_check(cx, p->db, id, note, &old))
		return cx->rc;
	printf("现在的日志是这个检查点（%lld项）的延续，此前的记录没有改动\n", (long long)old.size);
	return RC_OK;
}

static enum rc extend(struct cx *cx, const struct program *p, const struct log_identity *id)
{
	const struct config *c = p->config;
	int64_t added;
	if (log_extend(cx, p->db, p->writer, id, &added) ||
		(c->lodge.n && log_lodge(cx, p->db, id, str_z(cx->arena, c->lodge))))
		return cx->rc;
	printf("新入日志%lld项\n", (long long)added);
	return RC_OK;
}

static enum rc run_open(struct cx *cx, struct line *line, struct str what, const struct program *p)
{
	struct log_identity id;
	if (program_log(cx, p, &id))
		return cx->rc;
	struct checkpoint_key key = log_key(&id);
	if (str_is(what, "checkpoint"))
		return show_checkpoint(cx, p, line_word(line, 1));
	if (str_is(what, "check"))
		return check(cx, p, &id, line_word(line, 1));
	if (str_is(what, "extend"))
		return extend(cx, p, &id);
	printf(STR_FMT "\n" STR_FMT, STR_ARG(checkpoint_key_str(cx->arena, &key)),
		STR_ARG(sign_public_pem(cx->arena, id.pub)));
	return RC_OK;
}

static enum rc run(struct cx *cx, struct line *line)
{
	struct program p;
	if (line_words(cx, line, 1, 2))
		return cx->rc;
	struct str what = line_word(line, 0), word = line_word(line, 1);
	bool is_check = str_is(what, "check"), is_extend = str_is(what, "extend");
	if (!is_check && !is_extend && !str_is(what, "checkpoint") && !str_is(what, "key"))
		return line_misused(cx, line, "不认识的操作：" STR_FMT, STR_ARG(what));
	if (is_check != (word.n > 0) && !str_is(what, "checkpoint"))
		return line_misused(cx, line, is_check ? "请写明存证的检查点文件或目录" : "词太多");
	if (!program_open(cx, line->config, is_extend ? PROGRAM_WRITES : 0, &p))
		(void)!run_open(cx, line, what, &p);
	program_close(&p);
	return cx->rc;
}

const struct command command_log = {
	.name = "log",
	.synopsis = "log checkpoint [项数]\nlog check 文件或目录\nlog key\nlog extend",
	.summary = "日志的检查点：显示，与存证的核对；公钥；把新记录写入日志",
	.run = run,
};
