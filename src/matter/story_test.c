/* The stories of the pack, told on both engines. */
#include "matter/test_conform.h"
#include "matter/test_story.h"

#include <stdlib.h>

static void test_stories(void **state)
{
	struct story_world w;
	struct story_list all;
	struct test_db *t = *state;
	const char *only = getenv("ZHIFA_STORY"); /* of a file with this in its name */
	bool any_failed = false;
	int told = 0;
	story_open(&w, t);
	story_all(&t->cx, &all);
	struct conform c;
	conform_begin(&c, &w.quiet, t->db, w.pack,
		(struct place){.calendar = w.calendar, .region = STR("150105")});
	for (size_t i = 0; i < all.n; i++) {
		const char *file = str_z(t->arena, all.v[i].file);
		if (only && !strstr(file, only))
			continue;
		/* all of them on the one engine, those of the ordinary procedure on both */
		if (t->engine == DB_POSTGRES && !strstr(file, "ordinary"))
			continue;
		w.file = all.v[i].file;
		any_failed |= !story_tell(&w, all.v[i].v);
		told++;
		if (w.matter && !conform_matter(&c, 15, w.matter)) {
			print_message("# " STR_FMT "：" STR_FMT "：" STR_FMT "\n", STR_ARG(w.file),
				STR_ARG(w.title), STR_ARG(c.said));
			c.said = STR("");
			any_failed = true;
		}
	}
	script_free(all.script);
	story_close(&w);
	print_message("# %d stories, %zu steps of the model, %zu different ones\n", told, c.steps,
		c.seen.n);
	assert_false(any_failed);
	assert_true(told > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {TEST_DB(test_stories)};
	return TEST_DB_RUN(tests);
}
