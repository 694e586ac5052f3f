#include "app/program.h"
#include "base/file.h"
#include "dossier/dossier.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- export ---- */

static enum rc save(struct cx *cx, const struct archive *z, const char *path)
{
	struct file_new f;
	if (file_new_begin(cx, path, 0600, &f))
		return cx->rc;
	if (!archive_save(cx, z, f.fd))
		return file_new_end(cx, &f);
	file_new_drop(&f);
	return cx->rc;
}

static enum rc build(struct cx *cx, const struct program *p, const struct log_identity *id,
	struct str word, struct archive *z, struct dossier_summary *sum)
{
	const struct dossier_source source = {
		.db = p->db, .blobs = p->blobs, .log = id, .pack = p->pack};
	int64_t organ, matter;
	if (db_read_begin(cx, p->db))
		return cx->rc;
	if (!dossier_find(cx, p->db, word, &organ, &matter))
		(void)!dossier_build(cx, &source, organ, matter, z, sum);
	db_read_end(p->db);
	return cx->rc;
}

static enum rc export_open(struct cx *cx, const struct program *p, struct str word, struct str file)
{
	struct log_identity id;
	struct archive z;
	struct dossier_summary sum;
	unsigned char digest[DIGEST_SIZE];
	/* what was done a moment ago belongs into the log first */
	if (program_log(cx, p, &id) || log_extend(cx, p->db, p->writer, &id, NULL) ||
		build(cx, p, &id, word, &z, &sum))
		return cx->rc;
	const char *path = str_z(cx->arena,
		file.n ? file : str_printf(cx->arena, "dossier-%lld.zip", (long long)sum.matter));
	if (save(cx, &z, path) || digest_file(cx, DIGEST_SHA256, path, digest, NULL))
		return cx->rc;
	printf("%s\n案件%lld，连同下级案件共%zu件；办理记录%zu条，文书%zu份，其他文件%zu个\n", path,
		(long long)sum.matter, sum.matters, sum.events, sum.papers, sum.files);
	printf("SHA-256 " STR_FMT "\n公钥 " STR_FMT "\n",
		STR_ARG(str_hex(cx->arena, digest, sizeof digest)),
		STR_ARG(checkpoint_key_str(cx->arena, &sum.key)));
	return RC_OK;
}

static enum rc run_export(struct cx *cx, struct line *line)
{
	struct program p;
	if (!program_open(cx, line->config, PROGRAM_WRITES | PROGRAM_PACK, &p)) {
		cx->keys = &p.seal;
		(void)!export_open(cx, &p, line_word(line, 1), line_word(line, 2));
		cx->keys = NULL;
	}
	program_close(&p);
	return cx->rc;
}

/* ---- verify: without configuration, store or network ---- */

static void told(void *arg, struct str text)
{
	(void)arg;
	printf("不符：" STR_FMT "\n", STR_ARG(text));
}

struct mapped {
	void *p;
	size_t n;
};

static enum rc map_file(struct cx *cx, const char *path, struct mapped *m)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		(void)fail(cx, fd < 0 && errno == ENOENT ? RC_NOT_FOUND : RC_IO,
			"读取文件 %s 失败：%s", path, fd < 0 ? strerror(errno) : "不是普通文件");
		if (fd >= 0)
			close(fd);
		return cx->rc;
	}
	*m = (struct mapped){.n = (size_t)st.st_size};
	if (m->n)
		m->p = mmap(NULL, m->n, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (m->p == MAP_FAILED)
		return fail(cx, RC_IO, "读取文件 %s 失败：%s", path, strerror(errno));
	return RC_OK;
}

/* name+id+base64, or a file that begins with such a line. */
static enum rc read_key(struct cx *cx, struct str word, struct checkpoint_key *out)
{
	struct str text, line;
	struct cx own = cx_make(cx->arena, cx->env);
	if (checkpoint_key_parse(&own, word, out) == RC_OK)
		return RC_OK;
	if (file_read(cx, str_z(cx->arena, word), 4096, &text))
		return cx->rc;
	if (!str_split(&text, '\n', &line))
		line = text;
	return checkpoint_key_parse(cx, str_trim(line), out);
}

static enum rc judge(struct cx *cx, struct str zip, const struct checkpoint_key *key)
{
	const struct dossier_check how = {key, told, NULL};
	struct dossier_summary sum;
	int64_t faults;
	if (dossier_verify(cx, zip, &how, &sum, &faults))
		return cx->rc;
	printf("案件%lld，连同下级案件共%zu件；办理记录%zu条，文书%zu份，其他文件%zu个；日志%"
	       "lld项\n"
	       "公钥 " STR_FMT "\n",
		(long long)sum.matter, sum.matters, sum.events, sum.papers, sum.files,
		(long long)sum.size, STR_ARG(checkpoint_key_str(cx->arena, &sum.key)));
	if (faults)
		return fail(cx, RC_CORRUPT, "案卷有%lld处不符", (long long)faults);
	printf(key ? "全部相符，出自所给公钥的机关\n"
		   : "全部相符。请把公钥与办案机关公布的比对：相同，才说明案卷出自该机关\n");
	return RC_OK;
}

static enum rc verify(struct cx *cx, struct line *line, struct str key_word)
{
	struct checkpoint_key key;
	struct mapped m = {0};
	if (line_word(line, 2).n)
		return line_misused(cx, line, "词太多");
	if (key_word.n && read_key(cx, key_word, &key))
		return cx->rc;
	if (map_file(cx, str_z(cx->arena, line_word(line, 1)), &m))
		return cx->rc;
	(void)!judge(cx, (struct str){m.p, m.n}, key_word.n ? &key : NULL);
	if (m.n)
		munmap(m.p, m.n);
	return cx->rc;
}

static enum rc run(struct cx *cx, struct line *line)
{
	struct str key;
	if (line_option(cx, line, "key", &key) || line_words(cx, line, 2, 3))
		return cx->rc;
	struct str what = line_word(line, 0);
	if (str_is(what, "verify"))
		return verify(cx, line, key);
	if (!str_is(what, "export"))
		return line_misused(cx, line, "不认识的操作：" STR_FMT, STR_ARG(what));
	if (key.n)
		return line_misused(cx, line, "导出时不用 --key");
	return run_export(cx, line);
}

const struct command command_dossier = {
	.name = "dossier",
	.synopsis = "dossier export 案件 [文件]\ndossier verify 文件 [--key 公钥]",
	.summary = "把一件案件的案卷导出为压缩包；核对导出的案卷",
	.run = run,
};
