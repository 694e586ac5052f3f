#include "app/program.h"

#include "app/harden.h"
#include "app/statements.h"
#include "crypto/secret.h"
#include "region/region.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum rc program_folder(struct cx *cx, struct str path)
{
	char *p = str_z(cx->arena, path);
	for (size_t i = 1; i <= path.n; i++) {
		if (i < path.n && p[i] != '/')
			continue;
		p[i] = 0;
		if (mkdir(p, 0700) != 0 && errno != EEXIST)
			return fail(cx, RC_IO,
				"无法建立目录 %s：%s；请换用有写权限的位置（配置项 data）", p,
				strerror(errno));
		if (i < path.n)
			p[i] = '/';
	}
	return RC_OK;
}

static const char *key_path(struct cx *cx, const struct config *config, const char *name)
{
	return str_z(cx->arena, str_printf(cx->arena, STR_FMT "/%s", STR_ARG(config->keys), name));
}

static enum rc open_keys(
	struct cx *cx, const struct config *config, bool makes, struct program *out)
{
	unsigned char master[32];
	const char *log = key_path(cx, config, "log.pem"),
		   *fields = key_path(cx, config, "fields.key");
	if (!makes && (access(log, F_OK) != 0 || access(fields, F_OK) != 0))
		return fail(cx, RC_NOT_FOUND,
			"密钥目录 " STR_FMT " 里没有密钥：请核对配置项 keys，或从备份恢复",
			STR_ARG(config->keys));
	if ((makes && program_folder(cx, config->keys)) || secret_key(cx, fields, master))
		return cx->rc;
	out->seal = seal_keys_make(master);
	explicit_bzero(master, sizeof master);
	if (access(log, F_OK) != 0) {
		struct sign_key *fresh = sign_key_new(cx);
		/* another process may have made it meanwhile: its key is the one that counts */
		if (sign_key_save(cx, fresh, log)) {
			if (cx->rc != RC_CONFLICT)
				return cx->rc;
			cx_clear(cx);
		}
	}
	return sign_key_load(cx, log, &out->log_key);
}

/* Tables and divisions as this program knows them. */
static enum rc prepare_store(struct cx *cx, const struct config *config)
{
	struct db *db;
	if (db_open(cx, config->store, false, &db))
		return cx->rc;
	if (!db_migrate(cx, db, config->migrations) && !db_begin(cx, db)) {
		if (!region_load(cx, db, NULL))
			(void)!db_commit(cx, db);
		else
			db_rollback(db);
	}
	db_close(db);
	return cx->rc;
}

static enum rc read_nature(struct cx *cx, struct program *p)
{
	struct str practice;
	if (installation_get(cx, p->db, STR("practice"), &practice))
		return cx->rc;
	p->is_practice = str_is(practice, "yes");
	return RC_OK;
}

static const char *family(
	struct cx *cx, const struct config *c, const char *use, const char *otherwise)
{
	struct value v = facts_get(&c->families, str_c(use));
	return v.kind == VALUE_TEXT && v.s.n ? str_z(cx->arena, v.s) : otherwise;
}

static enum rc check_paper(struct cx *cx, void *arg, struct str content)
{
	return press_check(cx, arg, content);
}

/* The press with its fonts, and where the public checks a paper's code. */
static enum rc open_papers(struct cx *cx, struct program *p)
{
	const struct config *c = p->config;
	const struct typeset_fonts *f = &typeset_fonts_free;
	const struct typeset_fonts fonts = {.dir = str_z(cx->arena, c->fonts),
		.body = family(cx, c, "body", f->body),
		.head = family(cx, c, "head", f->head),
		.title = family(cx, c, "title", f->title),
		.kai = family(cx, c, "kai", f->kai),
		.mongol = family(cx, c, "mongol", f->mongol),
		.fallback = family(cx, c, "fallback", f->fallback)};
	if (press_new(cx, &fonts, &p->press))
		return cx->rc;
	p->papers = (struct matter_papers){.check = check_paper, .arg = p->press};
	if (c->origin.n)
		p->papers.verify = str_printf(cx->arena, STR_FMT "/verify", STR_ARG(c->origin));
	return RC_OK;
}

/* A store of SQLite is made by being opened: whoever only reads looks first. */
static enum rc check_store_file(struct cx *cx, const struct config *config)
{
	struct str sqlite = STR("sqlite:"), url = config->store;
	if (str_has_prefix(url, sqlite) &&
		access(str_z(cx->arena, str_sub(url, sqlite.n, url.n)), F_OK) != 0)
		return fail(cx, RC_NOT_FOUND,
			"没有存储 " STR_FMT "：请核对配置项 data、store，或先运行 zhifa init",
			STR_ARG(url));
	return RC_OK;
}

/* Opens the store as it is. */
static enum rc open_store(struct cx *cx, unsigned parts, struct program *out)
{
	const struct config *config = out->config;
	bool is_current = true;
	if (db_open(cx, config->store, true, &out->db))
		return cx->rc;
	if (!(parts & PROGRAM_WRITES) && db_migrated(cx, out->db, config->migrations, &is_current))
		return cx->rc;
	if (is_current)
		return read_nature(cx, out);
	return parts & PROGRAM_OLD
		       ? RC_OK
		       : fail(cx, RC_DB,
				 "存储还没有升级到本版本：请先备份，再运行 zhifa init 或启动服务");
}

static enum rc make_places(struct cx *cx, const struct config *config)
{
	if (program_folder(cx, config->data) || program_folder(cx, config->temp) ||
		program_folder(cx, config->blobs))
		return cx->rc;
	return RC_OK;
}

enum rc program_open(
	struct cx *cx, const struct config *config, unsigned parts, struct program *out)
{
	bool makes = parts & PROGRAM_WRITES;
	*out = (struct program){.config = config};
	if (harden_owner(cx, config->data))
		return cx->rc;
	if ((makes ? make_places(cx, config) : check_store_file(cx, config)) ||
		open_keys(cx, config, makes, out) || (makes && prepare_store(cx, config)) ||
		open_store(cx, parts, out) ||
		blob_dir_open(cx, str_z(cx->arena, config->blobs), &out->seal, &out->blobs) ||
		(makes && db_writer_start(cx, config->store, &out->writer)))
		return cx->rc;
	if ((parts & PROGRAM_PACK) &&
		(program_open_pack(cx, out) || calendar_load(cx, config->calendar, &out->calendar)))
		return cx->rc;
	if ((parts & PROGRAM_PAPERS) && open_papers(cx, out))
		return cx->rc;
	return RC_OK;
}

enum rc program_log(struct cx *cx, const struct program *p, struct log_identity *out)
{
	return log_open(cx, p->db, p->config->log_name, p->log_key, out);
}

void program_close(struct program *p)
{
	if (p->writer)
		db_writer_stop(p->writer);
	if (p->db)
		db_close(p->db);
	press_free(p->press);
	edition_desk_finish(&p->desk);
	edition_shelf_free(p->shelf);
	calendar_free(p->calendar);
	explicit_bzero(&p->seal, sizeof p->seal);
	*p = (struct program){0};
}
