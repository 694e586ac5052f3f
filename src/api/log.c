/*
 * The log as other people's verifiers read it (C2SP tlog-tiles): the newest checkpoint, tiles of
 * hashes, bundles of entries. Entries are salted digests and tell nothing of what was done, so
 * anyone may read all of it.
 */
#include "log/log.h"

#include "api/public_routes.h"

#define CHECKPOINT_SECONDS 5
#define TILE_SECONDS 31536000 /* a year: what is written of the log never changes */

static struct reply *show_checkpoint(struct call *call)
{
	struct log_checkpoint c;
	bool found;
	if (log_newest(call->cx, call->db, &c, &found))
		return api_fail(call);
	if (!found) {
		(void)fail(call->cx, RC_NOT_FOUND, "日志还没有检查点");
		return api_fail(call);
	}
	struct reply *rp = reply_data(call->rq, call->route->produces, c.note, STR_NONE);
	reply_cache(rp, CHECKPOINT_SECONDS);
	return rp;
}

static struct reply *show_tile(struct call *call)
{
	struct str path = call->rq->path, prefix = STR("/log/"), data;
	struct tile t;
	if (!tile_path_parse(str_sub(path, prefix.n, path.n), &t)) {
		(void)fail(call->cx, RC_NOT_FOUND, "日志没有这一块");
		return api_fail(call);
	}
	if (log_tile(call->cx, call->db, t, &data))
		return api_fail(call);
	struct reply *rp = reply_data(call->rq, call->route->produces, data, STR_NONE);
	reply_cache(rp, TILE_SECONDS);
	return rp;
}

#define PART(name) FIELD(name, "分段", FIELD_TEXT, FIELD_PATH, .max = 5)
#define LEVEL FIELD("level", "层（0–63），或 entries", FIELD_TEXT, FIELD_PATH, .max = 8)

/* An index of up to twelve digits, and the width of a partial tile. */
static const struct field tile_1[] = {LEVEL, PART("a"), FIELD_END};
static const struct field tile_2[] = {LEVEL, PART("a"), PART("b"), FIELD_END};
static const struct field tile_3[] = {LEVEL, PART("a"), PART("b"), PART("c"), FIELD_END};
static const struct field tile_4[] = {LEVEL, PART("a"), PART("b"), PART("c"), PART("d"), FIELD_END};
static const struct field tile_5[] = {
	LEVEL, PART("a"), PART("b"), PART("c"), PART("d"), PART("e"), FIELD_END};

#define TILE(path, fields)                                                                         \
	ROUTE("GET", "/log/tile/{level}" path, "日志的块", show_tile, API_READ, &api_anyone,       \
		.in = (fields), .produces = "application/octet-stream")

const struct api_route log_routes[] = {
	ROUTE("GET", "/log/checkpoint", "日志的最新检查点", show_checkpoint, API_READ, &api_anyone,
		.produces = "text/plain; charset=utf-8"),
	TILE("/{a}", tile_1),
	TILE("/{a}/{b}", tile_2),
	TILE("/{a}/{b}/{c}", tile_3),
	TILE("/{a}/{b}/{c}/{d}", tile_4),
	TILE("/{a}/{b}/{c}/{d}/{e}", tile_5),
	ROUTE_END,
};
