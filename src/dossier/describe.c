/* README.txt for people, manifest.json for programs. */
#include "dossier/inside.h"

#include "format/json.h"

static const char intro[] =
	"本文件夹是一件案件的案卷：全部文书、证据等文件，全部办理记录，以及每条办理记录已写入\n"
	"日志的证明。不需要办案平台就能核对它是否完整、是否被改动。index.html 是供阅读的目录。\n"
	"\n"
	"怎样核对\n"
	"\n"
	"    sh verify.sh                    在解压后的文件夹里，只需 openssl（3.0 以上）和 "
	"sha256sum\n"
	"    zhifa dossier verify 文件名     直接核对压缩包，不需要解压，也不需要连接平台\n"
	"\n"
	"两种核对都会显示公钥。请把它与办案机关公布的公钥比对：相同，才能说明案卷出自该机关。\n"
	"\n"
	"核对什么\n"
	"\n"
	"1. SHA256SUMS 列出每个文件的摘要，SHA256SUMS.sig 是日志的密钥对它的签名（Ed25519）。\n"
	"   多一个、少一个、改一个字节，都与清单不符。\n"
	"2. checkpoint 是日志的检查点（C2SP tlog-checkpoint），写明日志共有多少项、根摘要是什么，\n"
	"   同一把密钥签名。检查点可以存放在机关以外，事后不能另换一份日志。\n"
	"3. events 里，每件案件一个文件夹，每条办理记录三个文件：\n"
	"   序号.txt 是记录的规范文本，十三行：格式、机关、案件、序号、类别、环节、经办人、记录\n"
	"   时间、生效时间（自 1970 年起的毫秒）、请求编号、前一条的摘要、盐值、内容的摘要；\n"
	"   序号.json 是记录的内容，字节与存储的一致，其中的个人信息是加密的（sealed）；\n"
	"   序号.tlog-proof 证明规范文本的摘要是日志的一项（C2SP tlog-proof）。\n"
	"   改动、删去、插入、调换任何一条，前后摘要或日志证明就接不上。\n"
	"4. papers 里的文书：.json 是正文，.pdf 是成稿，-scan 是盖章签名后的扫描件；files 里是\n"
	"   证据等其他文件。它们的摘要都写在办理记录里，随办理记录一起受日志保护。\n"
	"\n"
	"manifest.json 把以上内容写成便于程序读取的形式。\n";

static struct str or_dash(struct str s)
{
	return s.n ? s : STR("—");
}

static void list_matters(struct buf *b, const struct gathered *g)
{
	buf_z(b, "\n案件\n\n");
	for (size_t i = 0; i < g->matters.n; i++) {
		const struct told *t = g->matters.v[i];
		buf_printf(b,
			"events/%03d  " STR_FMT "  案号 " STR_FMT "  " STR_FMT "  办理记录%zu条\n",
			t->no, STR_ARG(t->m.procedure_title), STR_ARG(or_dash(t->m.number)),
			STR_ARG(t->m.state_title), t->n);
	}
}

static void list_papers(struct buf *b, const struct gathered *g)
{
	buf_z(b, "\n文书（按制作先后）\n\n");
	for (size_t i = 0; i < g->papers.n; i++) {
		const struct told_paper *p = &g->papers.v[i];
		buf_printf(b, "%3zu  " STR_FMT "  " STR_FMT "  " STR_FMT "%s\n", i + 1,
			STR_ARG(date_str(g->cx->arena, p->d->issued)), STR_ARG(p->d->title),
			STR_ARG(or_dash(p->d->number)),
			str_is(p->d->state, "void") ? "  已作废" : "");
		buf_printf(b, "     " STR_FMT, STR_ARG(p->content));
		if (p->pdf.n)
			buf_printf(b, "  " STR_FMT, STR_ARG(p->pdf));
		if (p->scan.n)
			buf_printf(b, "  " STR_FMT, STR_ARG(p->scan));
		buf_char(b, '\n');
	}
}

static void list_files(struct buf *b, const struct gathered *g)
{
	buf_z(b, g->files.n ? "\n证据等文件（按提交先后）\n\n" : "");
	for (size_t i = 0; i < g->files.n; i++) {
		const struct told_file *f = &g->files.v[i];
		buf_printf(b, "%3zu  " STR_FMT "  " STR_FMT "  %lld字节\n", i + 1, STR_ARG(f->name),
			STR_ARG(or_dash(f->blob.name)), (long long)f->blob.size);
	}
}

struct str dossier_readme(const struct gathered *g)
{
	struct buf b = buf_in(g->cx->arena);
	const struct matter *m = &g->matters.v[0]->m;
	buf_printf(&b, "案卷  " STR_FMT "  " STR_FMT "\n\n", STR_ARG(m->procedure_title),
		STR_ARG(m->number.n ? m->number
				    : str_printf(g->cx->arena, "案件%lld", (long long)m->id)));
	buf_z(&b, intro);
	list_matters(&b, g);
	list_papers(&b, g);
	list_files(&b, g);
	return buf_get(&b);
}

/* ---- the manifest ---- */

static void put_text(struct json_out *w, const char *key, struct str s)
{
	if (s.n)
		json_set(w, key, s);
}

static void put_events(struct json_out *w, const struct gathered *g, const struct told *t)
{
	struct arena *a = g->cx->arena;
	json_set_begin_array(w, "events");
	for (size_t i = 0; i < t->n; i++) {
		const struct event *e = &t->events[i];
		json_begin(w);
		json_set_int(w, "seq", e->seq);
		json_set(w, "file", str_printf(a, "events/%03d/%05zu", t->no, i + 1));
		json_set(w, "digest", str_hex(a, e->digest, sizeof e->digest));
		json_set_int(w, "index", t->index[i]);
		json_set(w, "kind", str_c(event_kind_name(e->kind)));
		json_set(w, "action", e->action);
		put_text(w, "title", t->bodies[i].title);
		if (t->bodies[i].pack_digest.n) { /* the version that it follows from here on */
			json_set(w, "pack", t->bodies[i].pack);
			json_set(w, "pack_sha256", t->bodies[i].pack_digest);
		}
		json_set(w, "recorded", instant_str(a, e->recorded));
		json_set(w, "effective", instant_str(a, e->effective));
		json_end(w);
	}
	json_end(w);
}

static void put_matters(struct json_out *w, const struct gathered *g)
{
	json_set_begin_array(w, "matters");
	for (size_t i = 0; i < g->matters.n; i++) {
		const struct told *t = g->matters.v[i];
		json_begin(w);
		json_set_id(w, "id", t->m.id);
		json_set_id(w, "organ", t->m.organ);
		if (t->m.parent)
			json_set_id(w, "parent", t->m.parent);
		json_set(w, "procedure", t->m.procedure);
		put_text(w, "title", t->m.procedure_title);
		put_text(w, "number", t->m.number);
		json_set(w, "pack", t->m.pack);
		put_text(w, "pack_sha256", t->m.pack_digest);
		json_set(w, "state", t->m.state);
		put_text(w, "outcome", t->m.outcome);
		put_events(w, g, t);
		json_end(w);
	}
	json_end(w);
}

static void put_papers(struct json_out *w, const struct gathered *g)
{
	json_set_begin_array(w, "papers");
	for (size_t i = 0; i < g->papers.n; i++) {
		const struct told_paper *p = &g->papers.v[i];
		json_begin(w);
		json_set_id(w, "id", p->d->id);
		json_set_id(w, "matter", p->of->m.id);
		json_set(w, "form", p->d->form);
		json_set(w, "title", p->d->title);
		put_text(w, "number", p->d->number);
		json_set(w, "code", p->d->code);
		json_set(w, "state", p->d->state);
		json_set(w, "issued", date_str(g->cx->arena, p->d->issued));
		json_set(w, "content", p->content);
		json_set(w, "content_sha256", p->d->content);
		put_text(w, "pdf", p->pdf);
		put_text(w, "pdf_sha256", p->d->pdf);
		put_text(w, "scan", p->scan);
		put_text(w, "scan_sha256", p->d->scan);
		json_end(w);
	}
	json_end(w);
}

static void put_files(struct json_out *w, const struct gathered *g)
{
	json_set_begin_array(w, "files");
	for (size_t i = 0; i < g->files.n; i++) {
		const struct told_file *f = &g->files.v[i];
		json_begin(w);
		json_set(w, "file", f->name);
		json_set(w, "sha256", str_hex(g->cx->arena, f->blob.digest, sizeof f->blob.digest));
		json_set_int(w, "size", f->blob.size);
		json_set(w, "type", str_c(f->blob.type->media));
		put_text(w, "name", f->blob.name);
		json_set_id(w, "matter", f->matter);
		json_set_int(w, "seq", f->seq);
		json_end(w);
	}
	json_end(w);
}

struct str dossier_manifest(const struct gathered *g)
{
	struct buf b = buf_in(g->cx->arena);
	struct json_out w = json_to(&b);
	struct checkpoint_key key = log_key(g->s->log);
	json_begin(&w);
	json_set(&w, "format", STR(DOSSIER_FORMAT));
	json_set(&w, "log", g->s->log->origin);
	json_set(&w, "key", checkpoint_key_str(g->cx->arena, &key));
	json_set_int(&w, "log_size", g->checkpoint.size);
	put_matters(&w, g);
	put_papers(&w, g);
	put_files(&w, g);
	json_end(&w);
	buf_char(&b, '\n');
	return buf_get(&b);
}
