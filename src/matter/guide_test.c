/*
 * docs/adding-a-procedure.md does what it says: its blocks, put into a copy of the pack, make a
 * procedure that holds and whose story is told. docs/properties.md names properties that exist.
 *
 * In the guide, a block that follows a line "`FILE`:" is that file; one that follows a line that
 * ends with "After `TEXT`:" is put into the file named last before it, behind that text.
 */
#include "base/file.h"
#include "law/check.h"
#include "matter/test_story.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST ((size_t)1 << 20)

static struct str read_text(struct cx *cx, const char *path)
{
	struct str text;
	assert_int_equal(file_read(cx, path, MOST, &text), RC_OK);
	return text;
}

static void write_text(struct arena *a, struct str path, struct str text)
{
	char *z = str_z(a, path);
	for (char *p = z + 1; *p; p++)
		if (*p == '/') {
			*p = 0;
			(void)mkdir(z, 0700);
			*p = '/';
		}
	FILE *f = fopen(z, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
	fclose(f);
}

/* The last text between back quotes of a line. */
static struct str quoted(struct str line)
{
	size_t end = line.n;
	while (end > 0 && line.p[end - 1] != '`')
		end--;
	size_t begin = end > 0 ? end - 1 : 0;
	while (begin > 0 && line.p[begin - 1] != '`')
		begin--;
	return begin > 0 ? str_sub(line, begin, end - 1) : STR_NONE;
}

static void run(const char *program, const char *flag, const char *from, const char *to)
{
	char *argv[] = {(char *)program, (char *)flag, (char *)from, (char *)to, NULL};
	int status;
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (!pid) {
		execv(program, argv);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

struct guide {
	struct cx cx;
	struct str dir, file, behind;
	bool is_insertion;
	int blocks;
};

static void put_block(struct guide *g, struct str block)
{
	struct arena *a = g->cx.arena;
	struct str path = str_printf(a, STR_FMT "/" STR_FMT, STR_ARG(g->dir), STR_ARG(g->file));
	if (g->is_insertion) {
		struct str text = read_text(&g->cx, str_z(a, path));
		size_t at = str_find(text, g->behind, 0);
		assert_true(at < text.n);
		at += g->behind.n;
		block = str_printf(a, STR_FMT "%s" STR_FMT STR_FMT, STR_ARG(str_sub(text, 0, at)),
			text.p[at] == '\n' ? "\n" : "", STR_ARG(str_sub(block, 0, block.n - 1)),
			STR_ARG(str_sub(text, at, text.n)));
	}
	write_text(a, path, block);
	g->blocks++;
}

static void follow_guide(struct guide *g, struct str text)
{
	struct str line;
	struct buf block = buf_in(g->cx.arena);
	bool in_block = false;
	while (str_split(&text, '\n', &line)) {
		if (str_is(line, "```lua")) {
			in_block = true;
			block = buf_in(g->cx.arena);
		} else if (in_block && str_is(line, "```")) {
			in_block = false;
			put_block(g, buf_get(&block));
		} else if (in_block) {
			buf_str(&block, line);
			buf_char(&block, '\n');
		} else if (str_find(line, STR("After `"), 0) < line.n) {
			g->is_insertion = true;
			g->behind = quoted(line);
			size_t in = str_find(line, STR("In `"), 0);
			if (in < line.n) {
				size_t end = str_find(line, STR("`"), in + 4);
				g->file = str_sub(line, in + 4, end);
			}
		} else if (str_has_prefix(line, STR("`law/"))) {
			g->is_insertion = false;
			g->file = quoted(line);
		}
	}
}

static void tell_story(struct test_db *t, struct str file)
{
	struct story_world w;
	struct story_list all;
	int told = 0;
	bool good = true;
	story_open(&w, t);
	story_all(&t->cx, &all);
	for (size_t i = 0; i < all.n; i++)
		if (str_eq(all.v[i].file, file)) {
			w.file = all.v[i].file;
			good = story_tell(&w, all.v[i].v) && good;
			told++;
		}
	script_free(all.script);
	story_close(&w);
	assert_int_equal(told, 1);
	assert_true(good);
}

static void test_guide(void **state)
{
	struct test_db *t = *state;
	const char *source = getenv("ZHIFA_SOURCE");
	char *kept = str_z(t->arena, str_c(source)), dir[] = "/tmp/zhifa-guide-XXXXXX";
	if (t->engine != DB_SQLITE)
		return;
	assert_non_null(mkdtemp(dir));
	run("/bin/cp", "-r", str_z(t->arena, str_printf(t->arena, "%s/law", source)),
		str_z(t->arena, str_printf(t->arena, "%s/law", dir)));
	struct guide g = {.cx = cx_make(t->arena, NULL), .dir = str_c(dir)};
	follow_guide(&g, read_text(&g.cx, str_z(t->arena, str_printf(t->arena,
								  "%s/docs/adding-a-procedure.md",
								  source))));
	assert_int_equal(g.blocks, 7);
	struct str told;
	bool holds;
	assert_int_equal(law_check_dir(&g.cx, str_printf(t->arena, "%s/law", dir), NULL, false,
				 &told, &holds),
		RC_OK);
	if (!holds)
		print_message("# " STR_FMT "\n", STR_ARG(told));
	assert_true(holds);
	assert_true(str_find(told, STR("✓ 行政指导：签发后才送交"), 0) < told.n);
	setenv("ZHIFA_SOURCE", dir, 1);
	tell_story(t, STR("tests/guidance"));
	setenv("ZHIFA_SOURCE", kept, 1);
	run("/bin/rm", "-r", dir, NULL);
}

/* ---- docs/properties.md ---- */

static bool is_found(const struct check_report *r, struct str id)
{
	for (size_t i = 0; i < r->findings.n; i++)
		if (str_eq(r->findings.v[i].property, id))
			return true;
	return false;
}

/* The ids between back quotes of the third cell of a row; how many there are. */
static int look_up(const struct check_report *r, struct str row)
{
	struct str cell = STR_NONE, id;
	int n = 0;
	for (int i = 0; i < 4; i++)
		if (!str_split(&row, '|', &cell))
			return 0;
	for (bool inside = false; str_split(&cell, '`', &id); inside = !inside) {
		if (!inside)
			continue;
		n++;
		if (!is_found(r, id))
			print_message("# 没有性质 " STR_FMT "\n", STR_ARG(id));
		assert_true(is_found(r, id));
	}
	return n;
}

static void test_properties(void **state)
{
	struct test_db *t = *state;
	struct cx cx = cx_make(t->arena, NULL);
	struct check_report r;
	struct pack *p;
	struct str line, text;
	int named = 0;
	const char *source = getenv("ZHIFA_SOURCE");
	if (t->engine != DB_SQLITE)
		return;
	assert_int_equal(pack_load(&cx, str_printf(t->arena, "%s/law", source), NULL, &p), RC_OK);
	assert_int_equal(law_check(&cx, p, &r), RC_OK);
	text = read_text(
		&cx, str_z(t->arena, str_printf(t->arena, "%s/docs/properties.md", source)));
	while (str_split(&text, '\n', &line))
		if (str_has_prefix(line, STR("| ")))
			named += look_up(&r, line);
	pack_free(p);
	assert_true(named > 250);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_guide), TEST_DB(test_properties)};
	return TEST_DB_RUN(tests);
}
