/* What /healthz looks at. Each check is quick, and says in words what is wrong. */
#include "app/server.h"

#include <errno.h>
#include <inttypes.h>
#include <stdatomic.h>
#include <sys/statvfs.h>

#define LEAST_FREE_MB 256
#define STUCK_TRIES 6
#define LATEST_LOG_S 60

static bool store_answers(struct cx *cx, void *app, struct str *detail)
{
	struct server *s = app;
	struct str value;
	pthread_mutex_lock(&s->lock);
	enum rc rc = installation_get(cx, s->program.db, STR("practice"), &value);
	pthread_mutex_unlock(&s->lock);
	*detail = cx->msg;
	return rc == RC_OK;
}

static bool disk_has_room(struct cx *cx, void *app, struct str *detail)
{
	const struct server *s = app;
	struct statvfs st;
	if (statvfs(str_z(cx->arena, s->program.config->data), &st)) {
		*detail = str_printf(cx->arena, "看不到数据目录：%s", strerror(errno));
		return false;
	}
	uint64_t mb = (uint64_t)st.f_bavail * st.f_frsize >> 20;
	*detail = str_printf(cx->arena, "数据目录剩余 %" PRIu64 " MB", mb);
	return mb >= LEAST_FREE_MB;
}

static bool jobs_go_on(struct cx *cx, void *app, struct str *detail)
{
	struct server *s = app;
	int64_t times, waiting, stuck;
	const char *name = jobs_failing(s->jobs, &times);
	if (name) {
		*detail = str_printf(cx->arena, "后台任务 %s 已连续失败 %" PRId64 " 次，原因见日志",
			name, times);
		return false;
	}
	pthread_mutex_lock(&s->lock);
	enum rc rc = outbox_count(cx, s->program.db, STUCK_TRIES, &waiting, &stuck);
	pthread_mutex_unlock(&s->lock);
	*detail = rc ? cx->msg
		     : str_printf(cx->arena,
			       "待办后台任务 %" PRId64 " 项，其中多次失败 %" PRId64 " 项", waiting,
			       stuck);
	return rc == RC_OK && stuck == 0;
}

/* Acts enter the log some seconds after they happened; until then nobody outside can hold them
 * against us. */
static bool log_keeps_up(struct cx *cx, void *app, struct str *detail)
{
	struct server *s = app;
	int64_t ago = (cx_now(cx).ms - atomic_load(&s->logged)) / 1000;
	*detail = str_printf(cx->arena, "%" PRId64 " 秒前写入日志", ago);
	return ago < LATEST_LOG_S;
}

/* What the job "files" found. */
static bool files_are_sound(struct cx *cx, void *app, struct str *detail)
{
	struct server *s = app;
	struct str one = STR("");
	int64_t n = 0;
	pthread_mutex_lock(&s->lock);
	enum rc rc = blob_check_bad(cx, s->program.db, &n, &one);
	pthread_mutex_unlock(&s->lock);
	if (rc) {
		*detail = cx->msg;
		return false;
	}
	*detail = n ? str_printf(cx->arena, "%" PRId64 " 个存放的文件缺失或者被改动，如 %.16s…", n,
			      one.p)
		    : STR("定期核对，没有发现缺失或者改动");
	return n == 0;
}

const struct api_check server_checks[] = {
	{"store", store_answers},
	{"disk", disk_has_room},
	{"jobs", jobs_go_on},
	{"log", log_keeps_up},
	{"files", files_are_sound},
	{.name = NULL},
};
