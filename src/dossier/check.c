/* A ZIP checked without the store that it came from. */
#include "dossier/inside.h"

#include "format/json.h"
#include "ledger/chain.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct checking {
	struct cx *cx;
	const struct dossier_check *how;
	struct archive z; /* its entries in the order of their names */
	struct checkpoint_key key;
	struct checkpoint checkpoint;
	bool has_checkpoint;
	struct dossier_summary *summary;
	int64_t faults;
};

static void wrong(struct checking *k, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void wrong(struct checking *k, const char *fmt, ...)
{
	char text[400];
	va_list args;
	va_start(args, fmt);
	int n = vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	size_t kept = n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
	k->faults++;
	k->how->found(k->how->arg, (struct str){text, kept});
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(
		((const struct archive_entry *)a)->name, ((const struct archive_entry *)b)->name);
}

static const struct archive_entry *find(const struct checking *k, struct str name)
{
	const struct archive_entry key = {.name = name};
	return k->z.n ? bsearch(&key, k->z.v, k->z.n, sizeof *k->z.v, by_name) : NULL;
}

/* The content of an entry; named and STR_NONE where there is none. */
static struct str need(struct checking *k, const char *name)
{
	const struct archive_entry *e = find(k, str_c(name));
	if (!e)
		wrong(k, "缺少文件 %s", name);
	return e ? e->data : STR_NONE;
}

static struct str hex_of(struct checking *k, struct str data)
{
	unsigned char digest[DIGEST_SIZE];
	digest_sha256(data.p, data.n, digest);
	return str_hex(k->cx->arena, digest, sizeof digest);
}

/* ---- keys and signatures ---- */

static void check_key(struct checking *k)
{
	struct cx own = cx_make(k->cx->arena, k->cx->env);
	struct str pem = need(k, NAME_KEY), line = str_trim(need(k, NAME_KEY_LINE));
	unsigned char pub[SIGN_PUBLIC];
	if (checkpoint_key_parse(&own, line, &k->key) != RC_OK)
		wrong(k, "%s 不是公钥", NAME_KEY_LINE);
	else if (!sign_public_parse(own.arena, pem, pub) ||
		 memcmp(pub, k->key.pub, sizeof pub) != 0)
		wrong(k, "%s 与 %s 不是同一把公钥", NAME_KEY, NAME_KEY_LINE);
	k->summary->key = k->key;
	const struct checkpoint_key *want = k->how->key;
	if (want && (!str_eq(want->name, k->key.name) ||
			    memcmp(want->pub, k->key.pub, sizeof k->key.pub) != 0)) {
		wrong(k, "案卷不是用所给的公钥对应的密钥签的");
		k->key = *want;
	}
}

static void check_checkpoint(struct checking *k)
{
	struct cx own = cx_make(k->cx->arena, k->cx->env);
	struct str note = need(k, NAME_CHECKPOINT);
	k->has_checkpoint = checkpoint_open(&own, note, &k->key, &k->checkpoint) == RC_OK;
	if (!k->has_checkpoint)
		wrong(k, "检查点：" STR_FMT, STR_ARG(own.msg));
	else if (!str_eq(k->checkpoint.origin, k->key.name))
		wrong(k, "检查点不是日志 " STR_FMT " 的", STR_ARG(k->key.name));
	k->summary->size = k->has_checkpoint ? k->checkpoint.size : 0;
}

/* ---- the list of files ---- */

static bool is_listed_apart(struct str name)
{
	return str_is(name, NAME_SUMS) || str_is(name, NAME_SIGNATURE);
}

static void check_line(struct checking *k, struct str line, bool *seen)
{
	struct str hex = str_sub(line, 0, 64), name = str_sub(line, 66, line.n);
	const struct archive_entry *e = find(k, name);
	if (line.n < 67 || !str_is(str_sub(line, 64, 66), "  ") || !e || is_listed_apart(name)) {
		wrong(k, "清单里的一行没有对应的文件：" STR_FMT, STR_ARG(line));
		return;
	}
	size_t at = (size_t)(e - k->z.v);
	if (seen[at])
		wrong(k, "清单里有重复的文件：" STR_FMT, STR_ARG(name));
	seen[at] = true;
	if (!str_eq(hex_of(k, e->data), hex))
		wrong(k, "文件与清单不符：" STR_FMT, STR_ARG(name));
}

static void check_sums(struct checking *k)
{
	struct str sums = need(k, NAME_SUMS), sig = need(k, NAME_SIGNATURE), line, rest = sums;
	bool *seen = ARENA_ARRAY(k->cx->arena, bool, k->z.n + 1);
	if (sig.n != SIGN_BYTES ||
		!sign_check(k->key.pub, sums.p, sums.n, (const unsigned char *)sig.p))
		wrong(k, "%s 的签名不对", NAME_SUMS);
	while (str_split(&rest, '\n', &line))
		if (line.n)
			check_line(k, line, seen);
	for (size_t i = 0; i < k->z.n; i++)
		if (!seen[i] && !is_listed_apart(k->z.v[i].name))
			wrong(k, "文件不在清单里：" STR_FMT, STR_ARG(k->z.v[i].name));
}

/* ---- events ---- */

struct walk {
	int64_t organ, matter, seq;
	unsigned char digest[DIGEST_SIZE];
	struct chain_event before;
};

static void check_proof(
	struct checking *k, struct str name, const unsigned char digest[DIGEST_SIZE])
{
	struct cx own = cx_make(k->cx->arena, k->cx->env);
	const struct archive_entry *e = find(k, name);
	struct proof p;
	struct checkpoint c;
	if (!e) {
		wrong(k, "缺少文件 " STR_FMT, STR_ARG(name));
		return;
	}
	if (proof_parse(&own, e->data, &p) != RC_OK ||
		proof_check(&own, DIGEST_SHA256, &p, chain_leaf(DIGEST_SHA256, digest), &k->key,
			&c) != RC_OK)
		wrong(k, STR_FMT "：" STR_FMT, STR_ARG(name), STR_ARG(own.msg));
	else if (!str_eq(p.note, need(k, NAME_CHECKPOINT)))
		wrong(k, STR_FMT "：检查点与案卷的不同", STR_ARG(name));
}

/* One event; false where the folder has no more. */
static bool check_event(struct checking *k, int folder, size_t i, struct walk *w)
{
	struct arena *a = k->cx->arena;
	struct cx own = cx_make(a, k->cx->env);
	struct str stem = str_printf(a, "events/%03d/%05zu", folder, i);
	struct str text_name = str_printf(a, STR_FMT ".txt", STR_ARG(stem)),
		   body_name = str_printf(a, STR_FMT ".json", STR_ARG(stem));
	const struct archive_entry *text = find(k, text_name), *body = find(k, body_name);
	unsigned char want[DIGEST_SIZE], got[DIGEST_SIZE];
	struct chain_event e;
	if (!text)
		return false;
	k->summary->events++;
	if (chain_parse(&own, text->data, &e, want) != RC_OK ||
		chain_check_next(&own, i > 1 ? &w->before : NULL, w->digest, &e) != RC_OK) {
		wrong(k, STR_FMT "：" STR_FMT, STR_ARG(text_name), STR_ARG(own.msg));
		cx_clear(&own);
	}
	if (body)
		digest_sha256(body->data.p, body->data.n, got);
	if (!body || memcmp(want, got, sizeof got) != 0)
		wrong(k, STR_FMT "：内容与办理记录的摘要不符", STR_ARG(body_name));
	w->before = e;
	digest_sha256(text->data.p, text->data.n, w->digest);
	check_proof(k, str_printf(a, STR_FMT ".tlog-proof", STR_ARG(stem)), w->digest);
	if (folder == 1 && i == 1) {
		k->summary->organ = e.organ;
		k->summary->matter = e.matter;
	}
	return true;
}

static void check_events(struct checking *k)
{
	for (int folder = 1;; folder++) {
		struct walk w = {0};
		size_t n = 0;
		while (check_event(k, folder, n + 1, &w))
			n++;
		if (!n)
			break;
		k->summary->matters++;
	}
	if (!k->summary->events)
		wrong(k, "没有办理记录");
}

/* Whether some event's body has this text. */
static bool is_in_events(struct checking *k, struct str hex)
{
	for (size_t i = 0; i < k->z.n; i++) {
		const struct archive_entry *e = &k->z.v[i];
		if (str_has_prefix(e->name, STR("events/")) &&
			str_eq(str_sub(e->name, e->name.n - 5, e->name.n), STR(".json")) &&
			str_find(e->data, hex, 0) < e->data.n)
			return true;
	}
	return false;
}

static void check_papers(struct checking *k)
{
	for (size_t i = 0; i < k->z.n; i++) {
		const struct archive_entry *e = &k->z.v[i];
		bool is_paper = str_has_prefix(e->name, STR("papers/"));
		if (!is_paper && !str_has_prefix(e->name, STR("files/")))
			continue;
		k->summary->papers += is_paper && str_eq(str_sub(e->name, e->name.n - 5, e->name.n),
							  STR(".json"));
		k->summary->files += !is_paper;
		if (!is_in_events(k, hex_of(k, e->data)))
			wrong(k, STR_FMT "：没有一条办理记录提到它", STR_ARG(e->name));
	}
}

/* ---- the manifest says what is there ---- */

static void check_claim(
	struct checking *k, const struct json *v, const char *file, const char *sha256)
{
	struct str name = json_str(json_get(v, file)), hex = json_str(json_get(v, sha256));
	const struct archive_entry *e = find(k, name);
	if (name.n && (!e || !str_eq(hex_of(k, e->data), hex)))
		wrong(k, "%s 所列的 " STR_FMT " 不在或不符", NAME_MANIFEST, STR_ARG(name));
}

static void check_manifest(struct checking *k)
{
	struct cx own = cx_make(k->cx->arena, k->cx->env);
	struct json *v;
	if (json_parse(&own, str_trim(need(k, NAME_MANIFEST)), &v) != RC_OK ||
		!str_is(json_str(json_get(v, "format")), DOSSIER_FORMAT)) {
		wrong(k, "%s 读不出来，或不是本版本的案卷", NAME_MANIFEST);
		return;
	}
	const struct json *papers = json_get(v, "papers"), *files = json_get(v, "files");
	for (size_t i = 0; i < json_count(papers); i++) {
		check_claim(k, json_at(papers, i), "content", "content_sha256");
		check_claim(k, json_at(papers, i), "pdf", "pdf_sha256");
		check_claim(k, json_at(papers, i), "scan", "scan_sha256");
	}
	for (size_t i = 0; i < json_count(files); i++)
		check_claim(k, json_at(files, i), "file", "sha256");
	if (json_count(papers) != k->summary->papers || json_count(files) != k->summary->files ||
		json_count(json_get(v, "matters")) != k->summary->matters)
		wrong(k, "%s 所列的数量与案卷不符", NAME_MANIFEST);
}

enum rc dossier_verify(struct cx *cx, struct str zip, const struct dossier_check *check,
	struct dossier_summary *summary, int64_t *faults)
{
	struct checking k = {.cx = cx, .how = check, .summary = summary};
	*summary = (struct dossier_summary){0};
	*faults = 0;
	if (archive_open(cx, zip, DOSSIER_ENTRIES, &k.z))
		return cx->rc;
	if (k.z.n)
		qsort(k.z.v, k.z.n, sizeof *k.z.v, by_name);
	check_key(&k);
	check_checkpoint(&k);
	check_sums(&k);
	check_events(&k);
	check_papers(&k);
	check_manifest(&k);
	*faults = k.faults;
	return RC_OK;
}
