#include "app/program.h"
#include "format/json.h"
#include "verify/verify.h"

#include <unistd.h>

#define TOLD_MOST 10000 /* findings that are printed; the rest is counted */

struct report {
	struct cx *cx;
	struct verify_counts counts;
	int64_t told;
	bool json, is_terminal;
};

static void tell_json(struct report *r, const struct verify_finding *f)
{
	struct arena *a = arena_new();
	struct buf b = buf_in(a);
	struct json_out w = json_to(&b);
	json_begin(&w);
	json_set(&w, "part", str_c(f->part));
	json_set_id(&w, "organ", f->organ);
	json_set_id(&w, "matter", f->matter);
	json_set(&w, "text", f->text);
	json_end(&w);
	printf("%s\n" STR_FMT, r->told > 1 ? "," : "", STR_ARG(buf_get(&b)));
	arena_free(a);
}

static void found(void *arg, const struct verify_finding *f)
{
	struct report *r = arg;
	if (++r->told > TOLD_MOST)
		return;
	if (r->is_terminal)
		fputs("\r\033[K", stderr);
	if (r->json) {
		tell_json(r, f);
		return;
	}
	printf("%s", f->part);
	if (f->organ)
		printf(" 机关%lld", (long long)f->organ);
	if (f->matter)
		printf(" 案件%lld", (long long)f->matter);
	printf("：" STR_FMT "\n", STR_ARG(f->text));
}

static void progress(void *arg)
{
	const struct report *r = arg;
	const struct verify_counts *n = &r->counts;
	if (r->is_terminal)
		fprintf(stderr, "\r\033[K案件%lld 办理记录%lld 日志%lld 文件%lld",
			(long long)n->matters, (long long)n->events, (long long)n->leaves,
			(long long)n->files);
}

static void finish_json(const struct report *r)
{
	const struct verify_counts *n = &r->counts;
	printf("%s],\"findings_total\":%lld,\"matters\":%lld,\"events\":%lld,\"waiting\":%lld,"
	       "\"leaves\":%lld,\"checkpoints\":%lld,\"papers\":%lld,\"numbers\":%lld,\"files\":"
	       "%lld,\"bytes\":%lld,\"copies\":%lld,\"other_pack\":%lld}\n",
		r->told ? "\n" : "", (long long)n->findings, (long long)n->matters,
		(long long)n->events, (long long)n->waiting, (long long)n->leaves,
		(long long)n->checkpoints, (long long)n->papers, (long long)n->numbers,
		(long long)n->files, (long long)n->bytes, (long long)n->copies,
		(long long)n->other_pack);
}

static void finish(const struct report *r)
{
	const struct verify_counts *n = &r->counts;
	if (r->is_terminal)
		fputs("\r\033[K", stderr);
	if (r->json) {
		finish_json(r);
		return;
	}
	if (r->told > TOLD_MOST)
		printf("……另有%lld处未列出\n", (long long)(r->told - TOLD_MOST));
	printf("案件%lld件，办理记录%lld条（%lld条尚未写入日志），日志%lld项，检查点%lld个，"
	       "文书%lld份，编号%lld个，文件%lld个（%lld字节），重新证明的遮盖副本%lld份\n",
		(long long)n->matters, (long long)n->events, (long long)n->waiting,
		(long long)n->leaves, (long long)n->checkpoints, (long long)n->papers,
		(long long)n->numbers, (long long)n->files, (long long)n->bytes,
		(long long)n->copies);
	if (n->other_pack)
		printf("%lld件案件按其他版本的法规包办理，没有比对其待办和检索条目\n",
			(long long)n->other_pack);
	printf(n->findings ? "发现%lld处不符\n" : "全部相符\n", (long long)n->findings);
}

static enum rc check(struct cx *cx, struct program *p, struct report *r)
{
	struct log_identity id;
	struct editions editions;
	if (edition_list(cx, p->db, &editions))
		return cx->rc;
	const struct verify_config config = {.db = p->db,
		.log = &id,
		.packs = edition_desk_finder(&p->desk),
		.editions = &editions,
		.keys = &p->seal,
		.blobs = p->blobs,
		.found = found,
		.progress = progress,
		.arg = r,
		.counts = &r->counts};
	if (program_log(cx, p, &id))
		return cx->rc;
	if (r->json)
		printf("{\"findings\":[");
	if (verify_store(cx, &config))
		return cx->rc;
	finish(r);
	return r->counts.findings ? fail(cx, RC_CORRUPT, "存储与办理记录不符（%lld处）",
					    (long long)r->counts.findings)
				  : RC_OK;
}

/* Checkpoints that were lodged outside hold the log to what it said then. */
static enum rc check_lodged(struct cx *cx, struct program *p)
{
	struct log_identity id;
	int64_t n;
	if (!p->config->lodge.n)
		return RC_OK;
	if (program_log(cx, p, &id))
		return cx->rc;
	return log_check_lodged(cx, p->db, &id, str_z(cx->arena, p->config->lodge), &n);
}

static enum rc run(struct cx *cx, struct line *line)
{
	struct program p;
	struct report r = {.cx = cx, .is_terminal = isatty(STDERR_FILENO)};
	r.json = line_flag(line, "json");
	if (line_words(cx, line, 0, 0))
		return cx->rc;
	if (!program_open(cx, line->config, PROGRAM_PACK, &p) && !check(cx, &p, &r))
		(void)!check_lodged(cx, &p);
	program_close(&p);
	return cx->rc;
}

const struct command command_verify = {
	.name = "verify",
	.synopsis = "verify [--json]",
	.summary = "检查整个存储：办理记录、日志、文书、编号、文件与由记录推出的一切",
	.run = run,
};
