/* index.html: the dossier for reading, by volume and in order, with every file of it. */
#include "dossier/inside.h"

#include "format/html.h"
#include "matter/volume.h"

static const struct told_paper *told_of(const struct gathered *g, const struct matter_document *d)
{
	for (size_t i = 0; i < g->papers.n; i++)
		if (g->papers.v[i].d == d)
			return &g->papers.v[i];
	return NULL;
}

static void put_paper(struct gathered *g, struct buf *b, const struct volume_paper *v, int64_t no)
{
	struct arena *a = g->cx->arena;
	const struct matter_document *d = v->d;
	const struct told_paper *p = told_of(g, d);
	html_put(b, "<tr><td>^</td><td>^</td><td>^</td><td>^</td><td>^</td><td>",
		no ? str_printf(a, "%lld", (long long)no) : STR(""), d->title, d->number,
		date_str(a, d->issued),
		d->pages ? str_printf(a, "%lld", (long long)d->pages) : STR(""));
	if (p && p->pdf.n)
		html_put(b, "<a href=\"^\">成稿</a> ", p->pdf);
	if (p && p->scan.n)
		html_put(b, "<a href=\"^\">盖章扫描件</a> ", p->scan);
	if (p)
		html_put(b, "<a href=\"^\">正文数据</a>", p->content);
	buf_z(b, "</td></tr>\n");
}

static void put_volume(
	struct gathered *g, struct buf *b, const struct volume_papers *all, bool auxiliary)
{
	int64_t no = 0;
	html_put(b,
		"<h2>^</h2>\n<table>\n<tr><th>序号</th><th>材料名称</th><th>文号</th><th>日期</th>"
		"<th>页数</th><th>文件</th></tr>\n",
		auxiliary ? STR("副卷（机关内部材料）") : STR("正卷"));
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].auxiliary == auxiliary)
			put_paper(g, b, &all->v[i], volume_is_beside(all->v[i].place) ? 0 : ++no);
	buf_z(b, "</table>\n");
}

static void put_files(struct gathered *g, struct buf *b)
{
	struct arena *a = g->cx->arena;
	buf_z(b, "<h2>证据和其他材料</h2>\n<table>\n<tr><th>序号</th><th>文件</th><th>原名</th>"
		 "<th>类型</th><th>字节</th><th>校验值（SHA-256）</th></tr>\n");
	for (size_t i = 0; i < g->files.n; i++) {
		const struct told_file *f = &g->files.v[i];
		html_put(b,
			"<tr><td>^</td><td><a href=\"^\">^</a></td><td>^</td><td>^</td><td>^</td>"
			"<td><code>^</code></td></tr>\n",
			str_printf(a, "%zu", i + 1), f->name, f->name, f->blob.name,
			str_c(f->blob.type->title), str_printf(a, "%lld", (long long)f->blob.size),
			str_hex(a, f->blob.digest, DIGEST_SIZE));
	}
	buf_z(b, "</table>\n");
}

static void put_events(struct gathered *g, struct buf *b, const struct told *t)
{
	struct arena *a = g->cx->arena;
	html_put(b,
		"<h3>^ ^</h3>\n<table>\n<tr><th>序号</th><th>记录时间</th><th>事项</th>"
		"<th>经办人</th><th>文件</th></tr>\n",
		t->m.procedure_title, t->m.number);
	for (size_t i = 0; i < t->n; i++) {
		struct str stem = str_printf(a, "events/%03d/%05zu", t->no, i + 1);
		html_put(b,
			"<tr><td>^</td><td>^</td><td>^</td><td>^</td><td><a "
			"href=\"^.txt\">记录</a> "
			"<a href=\"^.json\">内容</a> <a href=\"^.tlog-proof\">证明</a></td></tr>\n",
			str_printf(a, "%zu", i + 1), instant_str_zh(a, t->events[i].recorded),
			t->bodies[i].title, t->bodies[i].name, stem, stem, stem);
	}
	buf_z(b, "</table>\n");
}

struct str dossier_index(struct gathered *g)
{
	struct arena *a = g->cx->arena;
	struct buf b = buf_in(a);
	struct volume_papers all = {0};
	const struct matter *m = &g->matters.v[0]->m;
	struct value title = facts_get(&m->facts, STR("title")),
		     party = facts_get(&m->facts, STR("party_name"));
	for (size_t i = 0; i < g->matters.n; i++)
		volume_add(a, &all, g->s->pack, &g->matters.v[i]->m);
	volume_order(&all, g->s->pack);
	html_put(&b,
		"<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<title>案卷 "
		"^</title>\n<style>body{font-family:serif;margin:2em}table{border-collapse:"
		"collapse;margin-bottom:1.5em}td,th{border:1px solid;padding:.3em "
		".6em;text-align:left}"
		"code{font-size:.8em}</style>\n</head>\n<body>\n<h1>案卷 ^</h1>\n<p>^　^　^</p>\n"
		"<p>怎样核对本案卷没有被改动，见 <a href=\"README.txt\">README.txt</a>。</p>\n",
		m->number, m->number, m->procedure_title,
		title.kind == VALUE_TEXT ? title.s : STR(""),
		party.kind == VALUE_TEXT ? party.s : STR(""));
	put_volume(g, &b, &all, false);
	put_volume(g, &b, &all, true);
	put_files(g, &b);
	buf_z(&b, "<h2>办理记录</h2>\n");
	for (size_t i = 0; i < g->matters.n; i++)
		put_events(g, &b, g->matters.v[i]);
	buf_z(&b, "</body>\n</html>\n");
	return buf_get(&b);
}
