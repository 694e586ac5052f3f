/* A pack as files: manifest, signature, archive. */
#include "edition/edition.h"

#include "base/file.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#define MANIFEST "MANIFEST"
#define SIGNATURE "SIGNATURE"
#define FIRST_LINE "zhifa pack 1\n"
#define MOST_DEPTH 8

static struct str hex_of(struct arena *a, const unsigned char *p, size_t n)
{
	return str_hex(a, p, n);
}

/* ---- the folder ---- */

static bool ends_in(struct str s, struct str end)
{
	return s.n > end.n && str_eq(str_sub(s, s.n - end.n, s.n), end);
}

static bool is_ours(struct str name)
{
	return ends_in(name, STR(".lua")) || ends_in(name, STR(".tsv"));
}

static enum rc gather(
	struct cx *cx, struct str dir, struct str below, int depth, struct archive *out)
{
	const char *path = str_z(cx->arena,
		below.n ? str_printf(cx->arena, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(below))
			: dir);
	DIR *d = opendir(path);
	if (!d)
		return fail(cx, RC_PACK, "没有法规包文件夹 %s，或者没有读取权限", path);
	for (struct dirent *e = readdir(d); e && !cx->rc; e = readdir(d)) {
		struct str name = str_dup(cx->arena, str_c(e->d_name));
		struct stat st;
		if (name.p[0] == '.')
			continue;
		struct str rel = below.n ? str_printf(cx->arena, STR_FMT "/" STR_FMT,
						   STR_ARG(below), STR_ARG(name))
					 : name;
		const char *full =
			str_printf(cx->arena, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(rel)).p;
		if (stat(full, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode) && depth < MOST_DEPTH) {
			(void)!gather(cx, dir, rel, depth + 1, out);
		} else if (S_ISREG(st.st_mode) && is_ours(name)) {
			struct archive_entry *f = VEC_PUSH(cx->arena, out);
			*f = (struct archive_entry){.name = rel};
			(void)!file_read(cx, full, EDITION_MOST_BYTES, &f->data);
		}
	}
	closedir(d);
	return cx->rc;
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(
		((const struct archive_entry *)a)->name, ((const struct archive_entry *)b)->name);
}

/* "sha256  path" as sha256sum writes it, so that `sha256sum -c` reads the list. */
static void put_manifest(struct cx *cx, struct edition_files *f)
{
	struct buf b = buf_in(cx->arena);
	unsigned char d[DIGEST_SIZE];
	buf_z(&b, FIRST_LINE);
	buf_str(&b, f->id);
	buf_char(&b, '\n');
	for (size_t i = 0; i < f->files.n; i++) {
		digest_sha256(f->files.v[i].data.p, f->files.v[i].data.n, d);
		buf_str(&b, hex_of(cx->arena, d, sizeof d));
		buf_z(&b, "  ");
		buf_str(&b, f->files.v[i].name);
		buf_char(&b, '\n');
	}
	f->manifest = buf_get(&b);
	digest_sha256(f->manifest.p, f->manifest.n, f->digest);
}

enum rc edition_read_folder(struct cx *cx, struct str dir, struct edition_files *out)
{
	size_t total = 0;
	*out = (struct edition_files){0};
	if (gather(cx, dir, STR_NONE, 0, &out->files))
		return cx->rc;
	for (size_t i = 0; i < out->files.n; i++)
		total += out->files.v[i].data.n;
	if (total > EDITION_MOST_BYTES || out->files.n > EDITION_MOST_FILES)
		return fail(cx, RC_TOO_LARGE, "法规包太大：至多 %d 个文件、%zu MiB",
			EDITION_MOST_FILES, EDITION_MOST_BYTES >> 20);
	qsort(out->files.v, out->files.n, sizeof *out->files.v, by_name);
	const struct archive_entry *main = archive_find(&out->files, STR("pack.lua"));
	if (!main)
		return fail(cx, RC_PACK, STR_FMT " 里没有 pack.lua，不是法规包", STR_ARG(dir));
	if (pack_name_read(cx, main->data, &out->id))
		return cx->rc;
	put_manifest(cx, out);
	return RC_OK;
}

/* ---- the archive ---- */

enum rc edition_sign(struct cx *cx, const struct edition_files *f, const struct sign_key *key,
	struct str *archive)
{
	unsigned char pub[SIGN_PUBLIC], sig[SIGN_BYTES];
	struct archive z = {0};
	sign_key_public(key, pub);
	sign_bytes(key, f->manifest.p, f->manifest.n, sig);
	*VEC_PUSH(cx->arena, &z) =
		(struct archive_entry){.name = STR(MANIFEST), .data = f->manifest};
	*VEC_PUSH(cx->arena, &z) = (struct archive_entry){.name = STR(SIGNATURE),
		.data = str_printf(cx->arena, "ed25519 " STR_FMT " " STR_FMT "\n",
			STR_ARG(hex_of(cx->arena, pub, sizeof pub)),
			STR_ARG(hex_of(cx->arena, sig, sizeof sig)))};
	for (size_t i = 0; i < f->files.n; i++)
		*VEC_PUSH(cx->arena, &z) = (struct archive_entry){
			.name = f->files.v[i].name, .data = f->files.v[i].data};
	return archive_write(cx, &z, archive);
}

static enum rc bad(struct cx *cx, const char *why)
{
	return fail(cx, RC_INPUT, "不是签名的法规包：%s。请用 zhifa law sign 重新制作", why);
}

static enum rc read_signature(struct cx *cx, struct str line, struct edition_files *out)
{
	struct str word, rest = line;
	unsigned char sig[SIGN_BYTES];
	if (!ends_in(line, STR("\n")))
		return bad(cx, "SIGNATURE 的格式不对");
	rest.n--;
	if (!str_split(&rest, ' ', &word) || !str_is(word, "ed25519") ||
		!str_split(&rest, ' ', &word) || word.n != 2 * (size_t)SIGN_PUBLIC ||
		!str_unhex(word, out->signer, sizeof out->signer) ||
		!str_split(&rest, ' ', &word) || word.n != 2 * (size_t)SIGN_BYTES ||
		!str_unhex(word, sig, sizeof sig) || str_split(&rest, ' ', &word))
		return bad(cx, "SIGNATURE 的格式不对");
	if (!sign_check(out->signer, out->manifest.p, out->manifest.n, sig))
		return bad(cx, "签名与内容不符");
	out->is_signed = true;
	return RC_OK;
}

enum rc edition_read_archive(struct cx *cx, struct str bytes, struct edition_files *out)
{
	struct archive z = {0};
	struct edition_files again = {0};
	*out = (struct edition_files){0};
	if (bytes.n > EDITION_MOST_BYTES)
		return fail(cx, RC_TOO_LARGE, "法规包太大：至多 %zu MiB", EDITION_MOST_BYTES >> 20);
	if (archive_open(cx, bytes, EDITION_MOST_FILES + 2, &z)) {
		cx_clear(cx);
		return bad(cx, "文件不完整，或者不是由 zhifa law sign 制作的");
	}
	if (z.n < 3 || !str_is(z.v[0].name, MANIFEST) || !str_is(z.v[1].name, SIGNATURE))
		return bad(cx, "缺少 MANIFEST 或者 SIGNATURE");
	for (size_t i = 2; i < z.n; i++) {
		if (!is_ours(z.v[i].name) || (i > 2 && by_name(&z.v[i - 1], &z.v[i]) >= 0))
			return bad(cx, "文件没有按名称排列，或者有不属于法规包的文件");
		*VEC_PUSH(cx->arena, &again.files) = z.v[i];
	}
	const struct archive_entry *main = archive_find(&again.files, STR("pack.lua"));
	if (!main)
		return bad(cx, "没有 pack.lua");
	if (pack_name_read(cx, main->data, &again.id))
		return cx->rc;
	put_manifest(cx, &again);
	if (!str_eq(again.manifest, z.v[0].data))
		return bad(cx, "文件与 MANIFEST 中的清单不符");
	again.archive = bytes;
	*out = again;
	return read_signature(cx, z.v[1].data, out);
}

/* ---- loading ---- */

static enum rc read_entry(struct cx *cx, void *arg, struct str name, struct str *text)
{
	const struct edition_files *f = arg;
	const struct archive_entry *e =
		archive_find(&f->files, str_printf(cx->arena, STR_FMT ".lua", STR_ARG(name)));
	if (!e)
		return fail(cx, RC_PACK, "法规包里没有文件 " STR_FMT ".lua", STR_ARG(name));
	*text = e->data;
	return RC_OK;
}

enum rc edition_load(struct cx *cx, const struct edition_files *f, const struct facts *thresholds,
	struct pack **out)
{
	const struct pack_source from = {
		read_entry, (void *)(uintptr_t)f, hex_of(cx->arena, f->digest, sizeof f->digest)};
	return pack_load_from(cx, &from, thresholds, out);
}
