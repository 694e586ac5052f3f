/* Law packs: the files of one, each after a line "--- name". What loads, loads again as the same.
 */
#include "fuzz.h"
#include "law/pack.h"

#define MOST_INPUT ((size_t)64 * 1024)

static enum rc read_part(struct cx *cx, void *arg, struct str name, struct str *text)
{
	struct str rest = *(struct str *)arg, line;
	const char *begin = NULL;
	while (str_split(&rest, '\n', &line)) {
		bool is_head = str_has_prefix(line, STR("--- "));
		if (is_head && begin) {
			*text = (struct str){begin, (size_t)(line.p - begin)};
			return RC_OK;
		}
		if (is_head && str_eq(str_sub(line, 4, line.n), name))
			begin = line.p + line.n + 1;
	}
	const struct str *all = arg;
	if (!begin || begin > all->p + all->n)
		return fail(cx, RC_PACK, "没有文件 " STR_FMT, STR_ARG(name));
	*text = (struct str){begin, (size_t)(all->p + all->n - begin)};
	return RC_OK;
}

FUZZ(cx, in)
{
	struct pack *p, *again;
	const struct pack_source from = {.read = read_part, .arg = &in};
	size_t n;
	if (in.n > MOST_INPUT || pack_load_from(cx, &from, NULL, &p)) {
		FUZZ_HOLDS(in.n > MOST_INPUT || cx->msg.n > 0);
		return;
	}
	const struct law_procedure *procs = pack_procedures(p, &n);
	for (size_t i = 0; i < n; i++)
		(void)pack_cite(p, cx->arena, procs[i].basis);
	FUZZ_HOLDS(pack_load_from(cx, &from, NULL, &again) == RC_OK);
	FUZZ_HOLDS(str_eq(pack_digest(p), pack_digest(again)));
	pack_free(p);
	pack_free(again);
}
