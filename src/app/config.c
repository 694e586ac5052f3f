#include "app/config.h"

#include "base/file.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#define CONFIG_MAX ((size_t)1 << 20)
#define SYSTEM_FILE "/etc/zhifa/zhifa.conf"
#define SYSTEM_DATA "/var/lib/zhifa"
#define NODE_MAX 511

enum key_kind {
	KEY_PATH,
	KEY_TEXT,
	KEY_YESNO,
	KEY_STORE,
	KEY_LISTEN,
	KEY_ORIGIN,
	KEY_LOG,
	KEY_NODE
};

static const struct key {
	const char *name;
	enum key_kind kind;
	size_t at; /* in struct config */
} keys[] = {
	{"data", KEY_PATH, offsetof(struct config, data)},
	{"store", KEY_STORE, offsetof(struct config, store)},
	{"blobs", KEY_PATH, offsetof(struct config, blobs)},
	{"keys", KEY_PATH, offsetof(struct config, keys)},
	{"listen", KEY_LISTEN, offsetof(struct config, host)},
	{"origin", KEY_ORIGIN, offsetof(struct config, origin)},
	{"log", KEY_LOG, offsetof(struct config, log_name)},
	{"lodge", KEY_PATH, offsetof(struct config, lodge)},
	{"pack", KEY_PATH, offsetof(struct config, pack)},
	{"pack-key", KEY_PATH, offsetof(struct config, pack_key)},
	{"migrations", KEY_PATH, offsetof(struct config, migrations)},
	{"web", KEY_PATH, offsetof(struct config, web)},
	{"fonts", KEY_PATH, offsetof(struct config, fonts)},
	{"calendar", KEY_PATH, offsetof(struct config, calendar)},
	{"issuer", KEY_TEXT, offsetof(struct config, issuer)},
	{"practice", KEY_YESNO, offsetof(struct config, practice)},
	{"behind-proxy", KEY_YESNO, offsetof(struct config, behind_proxy)},
	{"require-totp", KEY_YESNO, offsetof(struct config, require_totp)},
	{"node", KEY_NODE, offsetof(struct config, node)},
};
enum { KEY_N = sizeof keys / sizeof *keys };

static const struct key *key_find(struct str name)
{
	for (size_t i = 0; i < KEY_N; i++)
		if (str_is(name, keys[i].name))
			return &keys[i];
	return NULL;
}

/* What threshold.ID and font.USE have behind the dot; empty where the key is another one. */
static struct str key_tail(struct str key, struct str prefix)
{
	return str_has_prefix(key, prefix) ? str_sub(key, prefix.n, key.n) : STR_NONE;
}

bool config_has_key(struct str key)
{
	return key_find(key) || key_tail(key, STR("threshold.")).n || key_tail(key, STR("font.")).n;
}

/* Where a value stands, for messages; dir is where relative paths begin. */
struct place {
	struct str name;
	int line; /* 0: an option */
	struct str dir;
};

static enum rc wrong(struct cx *cx, const struct place *at, struct str key, const char *what)
{
	if (!at->line)
		return fail(cx, RC_INPUT, "选项 --" STR_FMT "：%s", STR_ARG(key), what);
	return fail(cx, RC_INPUT, "配置文件 " STR_FMT " 第 %d 行：" STR_FMT "：%s",
		STR_ARG(at->name), at->line, STR_ARG(key), what);
}

static struct str path_in(struct cx *cx, struct str dir, struct str path)
{
	if (!path.n || path.p[0] == '/' || !dir.n)
		return str_dup(cx->arena, path);
	return str_printf(cx->arena, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(path));
}

/* 127.0.0.1:8080, [::1]:8080, 8080 */
static bool listen_parse(struct cx *cx, struct str v, struct str *host, int64_t *port)
{
	size_t colon = v.n;
	while (colon && v.p[colon - 1] != ':')
		colon--;
	struct str h = colon ? str_sub(v, 0, colon - 1) : STR("127.0.0.1");
	if (!str_to_int(str_sub(v, colon, v.n), port) || *port < 0 || *port > 65535)
		return false;
	if (h.n > 2 && h.p[0] == '[' && h.p[h.n - 1] == ']')
		h = str_sub(h, 1, h.n - 1);
	for (size_t i = 0; i < h.n; i++)
		if (!strchr("0123456789abcdefABCDEF.:%", h.p[i]))
			return false;
	*host = str_dup(cx->arena, h);
	return h.n > 0;
}

static enum rc set_store(
	struct cx *cx, const struct place *at, struct str key, struct str v, struct str *out)
{
	struct str sqlite = STR("sqlite:"), postgres = STR("postgres:");
	if (str_has_prefix(v, sqlite) && v.n > sqlite.n)
		*out = str_printf(cx->arena, "sqlite:" STR_FMT,
			STR_ARG(path_in(cx, at->dir, str_sub(v, sqlite.n, v.n))));
	else if (str_has_prefix(v, postgres) && v.n > postgres.n)
		*out = str_dup(cx->arena, v);
	else
		return wrong(cx, at, key,
			"应为 sqlite:文件路径，或 postgres:连接参数（如 "
			"postgres:host=/run/postgresql dbname=zhifa）");
	return RC_OK;
}

/* scheme, host, perhaps a port; nothing behind it. */
static bool origin_check(struct str v)
{
	struct str https = STR("https://"), http = STR("http://");
	struct str rest = str_has_prefix(v, https)  ? str_sub(v, https.n, v.n)
			  : str_has_prefix(v, http) ? str_sub(v, http.n, v.n)
						    : STR_NONE;
	for (size_t i = 0; i < rest.n; i++) {
		char c = rest.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || strchr(".-:[]", c)))
			return false;
	}
	return rest.n > 0;
}

/* A checkpoint's origin: no blanks and no plus sign (src/ledger/checkpoint.h). */
static bool log_name_check(struct str v)
{
	for (size_t i = 0; i < v.n; i++)
		if (v.p[i] == ' ' || v.p[i] == '+' || v.p[i] == '\t')
			return false;
	return v.n > 0;
}

static enum rc set_known(struct cx *cx, const struct place *at, const struct key *k, struct str v,
	struct config *out)
{
	struct str key = str_c(k->name), *text = (struct str *)(void *)((char *)out + k->at);
	switch (k->kind) {
	case KEY_PATH:
		if (!v.n)
			return wrong(cx, at, key, "缺少路径");
		*text = path_in(cx, at->dir, v);
		return RC_OK;
	case KEY_TEXT:
		*text = str_dup(cx->arena, v);
		return RC_OK;
	case KEY_YESNO:
		if (!str_is(v, "yes") && !str_is(v, "no"))
			return wrong(cx, at, key, "应为 yes 或 no");
		*(bool *)((char *)out + k->at) = str_is(v, "yes");
		return RC_OK;
	case KEY_STORE:
		return set_store(cx, at, key, v, text);
	case KEY_LISTEN:
		if (!listen_parse(cx, v, &out->host, &out->port))
			return wrong(
				cx, at, key, "应为 地址:端口，如 127.0.0.1:8080 或 [::1]:8080");
		return RC_OK;
	case KEY_ORIGIN:
		if (!origin_check(v))
			return wrong(cx, at, key,
				"应为浏览器所见的地址，如 https://zf.example.cn，后面不带路径");
		*text = str_dup(cx->arena, v);
		return RC_OK;
	case KEY_LOG:
		if (!log_name_check(v))
			return wrong(cx, at, key, "应为不含空格和加号的名称，如 zf.example.cn/log");
		*text = str_dup(cx->arena, v);
		return RC_OK;
	case KEY_NODE:
		if (!str_to_int(v, &out->node) || out->node < 0 || out->node > NODE_MAX)
			return wrong(
				cx, at, key, "应为 0 到 511 的整数，同一存储的各台服务器不得相同");
		return RC_OK;
	}
	return RC_OK;
}

/* An integer in the pack's unit, or an amount such as 100000元. */
static enum rc set_threshold(struct cx *cx, const struct place *at, struct str key, struct str id,
	struct str v, struct config *out)
{
	struct str yuan = STR("元");
	int64_t n;
	bool in_yuan = v.n > yuan.n && str_is(str_sub(v, v.n - yuan.n, v.n), "元");
	if (in_yuan)
		v = str_trim(str_sub(v, 0, v.n - yuan.n));
	if (!str_to_int(v, &n) || n < 0 || n > INT64_MAX / 100)
		return wrong(cx, at, key, "应为整数，金额可写作 100000元");
	facts_set(cx->arena, &out->thresholds, str_dup(cx->arena, id),
		value_int(in_yuan ? n * 100 : n));
	return RC_OK;
}

/* What papers need fonts for (src/typeset/typeset.h). */
static bool is_font_use(struct str use)
{
	static const char *const uses[] = {"body", "head", "title", "kai", "mongol", "fallback"};
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (str_is(use, uses[i]))
			return true;
	return false;
}

static enum rc set(
	struct cx *cx, const struct place *at, struct str key, struct str v, struct config *out)
{
	const struct key *k = key_find(key);
	struct str threshold = key_tail(key, STR("threshold.")), font = key_tail(key, STR("font."));
	if (k)
		return set_known(cx, at, k, v, out);
	if (threshold.n)
		return set_threshold(cx, at, key, threshold, v, out);
	if (!font.n)
		return wrong(cx, at, key, "没有这个配置项，可用的见 man zhifa.conf");
	if (!is_font_use(font))
		return wrong(cx, at, key, "字体的用途是 body、head、title、kai、mongol、fallback");
	if (!v.n)
		return wrong(cx, at, key, "缺少字体名");
	facts_set(cx->arena, &out->families, str_dup(cx->arena, font),
		value_text(str_dup(cx->arena, v)));
	return RC_OK;
}

/* The keys seen so far, so that none is given twice. */
struct seen {
	struct str *v;
	size_t n, cap;
};

static enum rc parse_line(
	struct cx *cx, struct place *at, struct str text, struct seen *seen, struct config *out)
{
	size_t eq = str_find(text, STR("="), 0);
	struct str key = str_trim(str_sub(text, 0, eq));
	if (eq == text.n || !key.n)
		return fail(cx, RC_INPUT,
			"配置文件 " STR_FMT " 第 %d 行：应为 名称 = 值，注释以 # 开头",
			STR_ARG(at->name), at->line);
	for (size_t i = 0; i < seen->n; i++)
		if (str_eq(seen->v[i], key))
			return wrong(cx, at, key, "前面已经设置过，请只保留一行");
	*VEC_PUSH(cx->arena, seen) = key;
	return set(cx, at, key, str_trim(str_sub(text, eq + 1, text.n)), out);
}

enum rc config_parse(
	struct cx *cx, struct str text, struct str name, struct str dir, struct config *out)
{
	struct place at = {.name = name, .dir = dir};
	struct seen seen = {0};
	struct str line;
	while (str_split(&text, '\n', &line)) {
		at.line++;
		line = str_trim(line);
		if (!utf8_check(line) || memchr(line.p ? line.p : "", 0, line.n))
			return fail(cx, RC_INPUT, "配置文件 " STR_FMT " 第 %d 行：不是UTF-8文本",
				STR_ARG(name), at.line);
		if (!line.n || line.p[0] == '#')
			continue;
		if (parse_line(cx, &at, line, &seen, out))
			return cx->rc;
	}
	return RC_OK;
}

static struct str folder_of(struct cx *cx, struct str path)
{
	size_t n = path.n;
	while (n && path.p[n - 1] != '/')
		n--;
	return n ? str_dup(cx->arena, str_sub(path, 0, n > 1 ? n - 1 : n)) : STR(".");
}

/* Where the program came from: a build folder within its source, or PREFIX/bin. */
static void set_places(struct cx *cx, struct config *out)
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	struct str build = n > 0 ? folder_of(cx, (struct str){self, (size_t)n}) : STR("/usr/bin");
	struct str top = folder_of(cx, build);
	struct str mark = str_printf(cx->arena, STR_FMT "/law/pack.lua", STR_ARG(top));
	struct str share = str_printf(cx->arena, STR_FMT "/share/zhifa", STR_ARG(top));
	bool in_source = access(mark.p, F_OK) == 0;
	out->pack = path_in(cx, in_source ? top : share, STR("law"));
	out->migrations = path_in(
		cx, in_source ? top : share, in_source ? STR("db/migrations") : STR("migrations"));
	out->web = path_in(cx, in_source ? build : share, STR("web"));
	out->fonts = path_in(cx, in_source ? build : share, STR("fonts"));
	out->practice_dir = path_in(cx, in_source ? top : share, STR("practice"));
	out->data = in_source ? path_in(cx, top, STR("var")) : STR(SYSTEM_DATA);
}

static void set_defaults(struct cx *cx, struct config *out)
{
	*out = (struct config){.host = STR("127.0.0.1"),
		.port = 8080,
		.log_name = STR("zhifa.local/log"),
		.issuer = STR("执法平台")};
	set_places(cx, out);
}

enum rc config_set(struct cx *cx, struct config *config, struct config_option option)
{
	struct place at = {0};
	return set(cx, &at, option.key, option.value, config);
}

/* What follows from data where it was not said. */
static void derive(struct cx *cx, struct config *out)
{
	if (!out->store.n)
		out->store = str_printf(cx->arena, "sqlite:" STR_FMT,
			STR_ARG(path_in(cx, out->data, STR("zhifa.db"))));
	if (!out->blobs.n)
		out->blobs = path_in(cx, out->data, STR("blobs"));
	if (!out->keys.n)
		out->keys = path_in(cx, out->data, STR("keys"));
	out->temp = path_in(cx, out->data, STR("tmp"));
}

enum rc config_load(struct cx *cx, struct str file, const struct config_option *options, size_t n,
	struct config *out)
{
	const char *from_env = getenv("ZHIFA_CONFIG");
	struct str text;
	set_defaults(cx, out);
	if (!file.n && from_env && *from_env)
		file = str_c(from_env);
	if (!file.n && access(SYSTEM_FILE, F_OK) == 0)
		file = STR(SYSTEM_FILE);
	if (file.n && (file_read(cx, str_z(cx->arena, file), CONFIG_MAX, &text) ||
			      config_parse(cx, text, file, folder_of(cx, file), out)))
		return cx->rc;
	out->file = file;
	for (size_t i = 0; i < n; i++)
		if (config_set(cx, out, options[i]))
			return cx->rc;
	derive(cx, out);
	return RC_OK;
}
