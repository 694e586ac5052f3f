/* The dossier of a matter as one ZIP (docs/dossier.md), on record like every full reading. */
#include "api/inside.h"
#include "api/office_routes.h"

#include "api/exports.h"
#include "dossier/dossier.h"
#include "matter/reading.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static struct reply *send(struct call *call)
{
	return call->state;
}

/* The place of a build on the board. */
struct on_board {
	struct exports *board;
	int at;
};

static void put_progress(void *arg, int64_t done, int64_t total)
{
	const struct on_board *p = arg;
	exports_put(p->board, p->at, done, total);
}

/* What was done a moment ago belongs into the log first. */
static enum rc build(struct call *call, int64_t organ, int64_t matter, struct archive *z)
{
	const struct office *o = office_of(call);
	struct pack *pack;
	struct dossier_summary sum;
	struct cx *cx = call->cx;
	cx->keys = o->keys;
	if (office_pack(call, &pack) ||
		log_extend(cx, call->db, call->api->config.writer, o->log, NULL) ||
		db_read_begin(cx, call->db))
		return cx->rc;
	struct on_board place = {
		o->exports, exports_begin(o->exports, office_who(call)->actor.officer.id, matter)};
	const struct dossier_source source = {.db = call->db,
		.blobs = o->blobs,
		.log = o->log,
		.pack = pack,
		.progress = put_progress,
		.arg = &place};
	(void)!dossier_build(cx, &source, organ, matter, z, &sum);
	exports_end(place.board, place.at);
	db_read_end(call->db);
	return cx->rc;
}

/* An answer from a file without a name; its length is known when all is written. */
static enum rc to_file(struct call *call, int64_t matter, const struct archive *z)
{
	const char *dir = call->api->config.http.temp_dir;
	struct cx *cx = call->cx;
	int fd = open(dir && *dir ? dir : "/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0)
		return fail(cx, RC_IO, "临时文件建立失败：%s", strerror(errno));
	off_t size = archive_save(cx, z, fd) ? -1 : lseek(fd, 0, SEEK_END);
	if (size < 0 || lseek(fd, 0, SEEK_SET) != 0) {
		close(fd);
		return cx->rc ? cx->rc : fail(cx, RC_IO, "临时文件读写失败：%s", strerror(errno));
	}
	call->state = reply_file(call->rq, call->route->produces, fd, size,
		str_printf(cx->arena, "dossier-%lld.zip", (long long)matter));
	return RC_OK;
}

static struct reply *show(struct call *call)
{
	int64_t organ, matter = field_id(&call->in, "id");
	struct archive z;
	if (office_organ(call, matter, &organ) || build(call, organ, matter, &z) ||
		to_file(call, matter, &z))
		return api_fail(call);
	struct db_plan *plan = api_plan(call, organ);
	matter_reading_add(plan, &(struct matter_reading){.organ = organ,
					 .matter = matter,
					 .officer = office_who(call)->actor.officer.id,
					 .what = STR("export"),
					 .reason = STR("导出案卷")});
	return api_commit(call, plan, send);
}

/* How far the caller's own export is; both 0: none is being made. */
static struct reply *progress(struct call *call)
{
	int64_t done, total;
	(void)exports_get(office_of(call)->exports, office_who(call)->actor.officer.id,
		field_id(&call->in, "id"), &done, &total);
	json_begin(&call->out);
	json_set_int(&call->out, "done", done);
	json_set_int(&call->out, "total", total);
	json_end(&call->out);
	return api_ok(call);
}

static const struct field progress_out[] = {
	FIELD("done", "已整理", FIELD_INT, FIELD_REQUIRED),
	FIELD("total", "共", FIELD_INT, FIELD_REQUIRED),
	FIELD_END,
};
static const struct field show_in[] = {FIELD("id", "案件编号", FIELD_ID, FIELD_PATH), FIELD_END};

const struct api_route dossier_routes[] = {
	ROUTE("GET", "/api/matters/{id}/dossier", "案卷", show, API_WORK, &office_staff,
		.in = show_in, .produces = "application/zip"),
	ROUTE("GET", "/api/matters/{id}/dossier/progress", "案卷导出的进度", progress, API_READ,
		&office_staff, .in = show_in, .out = progress_out),
	ROUTE_END,
};
