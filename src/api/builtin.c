#include "api/inside.h"

#include <inttypes.h>

static struct reply *healthz(struct call *call)
{
	bool all = true;
	json_begin(&call->out);
	json_set_begin_array(&call->out, "checks");
	for (const struct api_check *c = call->api->config.checks; c && c->name; c++) {
		struct cx own = cx_make(call->cx->arena, call->cx->env);
		struct str detail = STR_NONE;
		bool good = c->is_well(&own, call->api->config.app, &detail);
		all &= good;
		json_begin(&call->out);
		json_set(&call->out, "name", str_c(c->name));
		json_set_bool(&call->out, "ok", good);
		json_set(&call->out, "detail", detail.n ? detail : own.msg);
		json_end(&call->out);
	}
	json_end(&call->out);
	json_set(&call->out, "status", all ? STR("ok") : STR("failing"));
	json_set(&call->out, "version", str_c(call->api->config.version));
	json_end(&call->out);
	return api_status(call, all ? 200 : 503);
}

static void server_lines(struct api *api, struct buf *out)
{
	struct http_stats st = http_server_stats(api->server);
	buf_printf(out, "# TYPE zhifa_http_connections gauge\nzhifa_http_connections %" PRId64 "\n",
		st.connections);
	buf_printf(out, "# TYPE zhifa_http_waiting gauge\nzhifa_http_waiting %" PRId64 "\n",
		st.waiting);
	buf_printf(out, "# TYPE zhifa_http_cut_total counter\nzhifa_http_cut_total %" PRId64 "\n",
		st.cut);
	buf_printf(out,
		"# TYPE zhifa_http_malformed_total counter\nzhifa_http_malformed_total %" PRId64
		"\n",
		st.malformed);
	buf_printf(out,
		"# TYPE zhifa_log_broken_total counter\nzhifa_log_broken_total %" PRId64 "\n",
		log_broken_count());
	if (!api->config.writer)
		return;
	struct db_writer_stats w = db_writer_stats(api->config.writer);
	buf_printf(out,
		"# TYPE zhifa_writer_plans_total counter\nzhifa_writer_plans_total %" PRId64 "\n",
		w.plans);
	buf_printf(out,
		"# TYPE zhifa_writer_failed_total counter\nzhifa_writer_failed_total %" PRId64 "\n",
		w.failed);
	buf_printf(out,
		"# TYPE zhifa_writer_batches_total counter\nzhifa_writer_batches_total %" PRId64
		"\n",
		w.batches);
	buf_printf(out, "# TYPE zhifa_writer_queued gauge\nzhifa_writer_queued %" PRId64 "\n",
		w.queued);
}

static struct reply *show_metrics(struct call *call)
{
	struct api *api = call->api;
	struct buf *out = &call->body;
	metrics_write(out, api->names, api->metrics, api->n_routes + 2);
	server_lines(api, out);
	metrics_process(out, api->started, cx_now(call->cx));
	if (api->config.metrics)
		api->config.metrics(api->config.app, out);
	return reply_data(call->rq, call->route->produces, buf_get(out), STR_NONE);
}

static struct reply *show_openapi(struct call *call)
{
	return reply_json(call->rq, 200, call->api->openapi);
}

static const struct field check_out[] = {
	FIELD("name", "检查项", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("ok", "是否正常", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("detail", "说明", FIELD_TEXT, 0),
	FIELD_END,
};

static const struct field healthz_out[] = {
	FIELD("status", "状态", FIELD_ENUM, FIELD_REQUIRED, .options = "ok|failing"),
	FIELD("version", "版本", FIELD_TEXT, 0),
	FIELD("checks", "各项检查", FIELD_OBJECT, FIELD_LIST, .fields = check_out),
	FIELD_END,
};

const struct api_route api_builtin_routes[] = {
	ROUTE("GET", "/healthz", "运行状况", healthz, API_WORK, &api_anyone, .out = healthz_out),
	ROUTE("GET", "/metrics", "运行指标", show_metrics, API_WORK, &api_local,
		.produces = "text/plain; version=0.0.4"),
	ROUTE("GET", "/api/openapi.json", "接口说明", show_openapi, API_READ, &api_anyone,
		.produces = "application/json"),
	ROUTE_END,
};
