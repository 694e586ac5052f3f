/*
 * mutate [--jobs N] [--op NAME] [--file NAME] [--list] [--all] [--first]: puts the mutants to the
 * test, in N processes. --list names them only; --all tells also those that were noticed; --first
 * is content with the first who notices, which is quicker (the columns then say less). A mutant
 * that brings its process down is told as such.
 */
#include "mutate.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_JOBS 64
#define PATIENCE 120 /* seconds for one mutant */

struct verdict {
	bool is_known;
	int killed;
	struct str by;
};

struct run {
	struct arena *arena;
	struct cx cx;
	struct mutants all;
	struct verdict *verdicts;
	struct judge judge;
	int jobs;
	bool first;
	struct {
		pid_t pid;
		FILE *from;
		size_t next; /* the mutant it is at */
	} job[MOST_JOBS];
};

/* ---- a process ---- */

/* Every jobs-th mutant from first on; one line for each: number, killers, who. */
static void work(struct run *r, size_t first, FILE *to)
{
	for (size_t i = first; i < r->all.n; i += (size_t)r->jobs) {
		struct arena *a = arena_new();
		struct buf by = buf_in(a);
		alarm(PATIENCE);
		int killed = judge_mutant(&r->judge, &r->all.v[i], r->first, &by);
		fprintf(to, "%zu\t%d\t", i, killed);
		for (size_t k = 0; k < by.n; k++)
			fputc(by.p[k] == '\n' || by.p[k] == '\t' ? ' ' : by.p[k], to);
		fputc('\n', to);
		fflush(to);
		arena_free(a);
	}
	judge_close(&r->judge);
}

static void start(struct run *r, int k, size_t first)
{
	int ends[2];
	INVARIANT(pipe(ends) == 0);
	fflush(NULL);
	r->job[k].pid = fork();
	INVARIANT(r->job[k].pid >= 0);
	if (!r->job[k].pid) {
		close(ends[0]);
		FILE *to = fdopen(ends[1], "w");
		INVARIANT(to);
		work(r, first, to);
		fclose(to);
		_exit(0);
	}
	close(ends[1]);
	r->job[k].from = fdopen(ends[0], "r");
	INVARIANT(r->job[k].from);
	r->job[k].next = first;
}

static void take(struct run *r, int k, char *line)
{
	struct str rest = str_trim(str_c(line)), cell, by;
	int64_t i, killed;
	INVARIANT(str_split(&rest, '\t', &cell) && str_to_int(cell, &i));
	INVARIANT(str_split(&rest, '\t', &cell) && str_to_int(cell, &killed));
	by = rest;
	INVARIANT(i >= 0 && (size_t)i < r->all.n);
	r->verdicts[i] = (struct verdict){true, (int)killed, str_dup(r->arena, by)};
	r->job[k].next = (size_t)i + (size_t)r->jobs;
}

/* Reads what a process says until it ends; where it came down, another goes on behind the mutant.
 * False when there is nothing left. */
static bool follow(struct run *r, int k)
{
	char *line = NULL;
	size_t size = 0;
	int status;
	bool more = getline(&line, &size, r->job[k].from) > 0;
	if (more)
		take(r, k, line);
	free(line);
	if (more)
		return true;
	fclose(r->job[k].from);
	waitpid(r->job[k].pid, &status, 0);
	size_t at = r->job[k].next;
	if (at >= r->all.n)
		return false;
	r->verdicts[at] = (struct verdict){true, KILLED_CRASH, STR("[进程中止]")};
	if (at + (size_t)r->jobs >= r->all.n)
		return false;
	start(r, k, at + (size_t)r->jobs);
	return true;
}

static void run_all(struct run *r)
{
	struct pollfd fds[MOST_JOBS];
	int left = r->jobs;
	for (int k = 0; k < r->jobs; k++)
		start(r, k, (size_t)k);
	while (left) {
		for (int k = 0; k < r->jobs; k++)
			fds[k] = (struct pollfd){.fd = r->job[k].from ? fileno(r->job[k].from) : -1,
				.events = POLLIN};
		poll(fds, (nfds_t)r->jobs, -1);
		for (int k = 0; k < r->jobs; k++)
			if (r->job[k].from && fds[k].revents && !follow(r, k)) {
				r->job[k].from = NULL;
				left--;
			}
	}
}

/* ---- telling ---- */

struct sums {
	struct str op;
	size_t all, killed, load, check, story, cite, crash, without; /* without citations */
};

static void add(struct sums *s, int killed)
{
	s->all++;
	s->killed += killed != 0;
	s->load += (killed & KILLED_LOAD) != 0;
	s->check += (killed & KILLED_CHECK) != 0;
	s->story += (killed & KILLED_STORY) != 0;
	s->cite += (killed & KILLED_CITE) != 0;
	s->crash += (killed & KILLED_CRASH) != 0;
	s->without += (killed & ~KILLED_CITE) != 0;
}

static void tell_row(const struct sums *s)
{
	printf("| %.*s | %zu | %zu | %zu | %zu | %zu | %zu | %zu | %zu.%zu %% |\n", STR_ARG(s->op),
		s->all, s->load, s->check, s->story, s->cite, s->crash, s->all - s->killed,
		s->all ? s->killed * 100 / s->all : 0, s->all ? s->killed * 1000 / s->all % 10 : 0);
}

static void tell_part(const char *what, size_t part, size_t of)
{
	printf("%s: %zu of %zu, %zu.%zu %%\n", what, part, of, of ? part * 100 / of : 0,
		of ? part * 1000 / of % 10 : 0);
}

static void tell_table(const struct run *r)
{
	struct sums ops[32], all = {.op = STR("all")}, others = {0};
	size_t n = 0;
	for (size_t i = 0; i < r->all.n; i++) {
		size_t k = 0;
		while (k < n && !str_eq(ops[k].op, r->all.v[i].op))
			k++;
		if (k == n)
			ops[n++] = (struct sums){.op = r->all.v[i].op};
		add(&ops[k], r->verdicts[i].killed);
		add(&all, r->verdicts[i].killed);
		if (!str_is(r->all.v[i].op, "basis"))
			add(&others, r->verdicts[i].killed);
	}
	puts("| operator | mutants | load | checker | stories | citations | crash | survive | "
	     "killed |\n"
	     "| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
	for (size_t k = 0; k < n; k++)
		tell_row(&ops[k]);
	tell_row(&all);
	putchar('\n');
	tell_part("killed", all.killed, all.all);
	tell_part("killed without the citation digests, of all", all.without, all.all);
	tell_part("killed without the citation digests, of those that do not change a citation",
		others.without, others.all);
	tell_part("killed by the checker or by loading alone", others.load + others.check,
		others.all);
}

static void tell_mutant(const struct mutant *m, const struct verdict *v)
{
	static const struct {
		int bit;
		const char *name;
	} names[] = {{KILLED_LOAD, "load"}, {KILLED_CHECK, "checker"}, {KILLED_STORY, "story"},
		{KILLED_CITE, "citation"}, {KILLED_CRASH, "crash"}};
	printf(STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\t", STR_ARG(m->op),
		STR_ARG(m->procedure.n ? m->procedure : m->file), STR_ARG(m->where),
		STR_ARG(m->what));
	if (!v->killed)
		printf("survives");
	for (size_t i = 0, any = 0; i < sizeof names / sizeof names[0]; i++)
		if (v->killed & names[i].bit)
			printf("%s%s", any++ ? "," : "", names[i].name);
	printf("\t" STR_FMT "\n", STR_ARG(v->by));
}

/* ---- the command ---- */

struct options {
	bool list, all, first;
	const char *op, *file;
	int jobs;
};

static bool read_options(int argc, char **argv, struct options *o)
{
	*o = (struct options){.jobs = (int)sysconf(_SC_NPROCESSORS_ONLN)};
	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : NULL;
		int64_t n;
		if (strcmp(argv[i], "--list") == 0)
			o->list = true;
		else if (strcmp(argv[i], "--all") == 0)
			o->all = true;
		else if (strcmp(argv[i], "--first") == 0)
			o->first = true;
		else if (!value)
			return false;
		else if (strcmp(argv[i], "--op") == 0)
			o->op = argv[++i];
		else if (strcmp(argv[i], "--file") == 0)
			o->file = argv[++i];
		else if (strcmp(argv[i], "--jobs") == 0 && str_to_int(str_c(value), &n) && n > 0)
			o->jobs = (int)n, i++;
		else
			return false;
	}
	if (o->jobs > MOST_JOBS)
		o->jobs = MOST_JOBS;
	return true;
}

static void keep_wanted(struct run *r, const struct options *o)
{
	size_t n = 0;
	for (size_t i = 0; i < r->all.n; i++) {
		const struct mutant *m = &r->all.v[i];
		if ((!o->op || str_is(m->op, o->op)) &&
			(!o->file || str_find(m->file, str_c(o->file), 0) < m->file.n))
			r->all.v[n++] = *m;
	}
	r->all.n = n;
}

int main(int argc, char **argv)
{
	struct run r = {.arena = arena_new()};
	struct options o;
	if (!read_options(argc, argv, &o)) {
		fputs("usage: mutate [--jobs N] [--op NAME] [--file NAME] [--list] [--all] "
		      "[--first]\n",
			stderr);
		return 2;
	}
	log_setup(stderr, LOG_BROKEN);
	r.cx = cx_make(r.arena, NULL);
	r.jobs = o.jobs;
	r.first = o.first;
	if (mutants_list(&r.cx, &r.all)) {
		fprintf(stderr, STR_FMT "\n", STR_ARG(r.cx.msg));
		return 1;
	}
	keep_wanted(&r, &o);
	r.verdicts = ARENA_ARRAY(r.arena, struct verdict, r.all.n + 1);
	if (!o.list) {
		judge_open(&r.judge);
		run_all(&r);
		judge_close(&r.judge);
		tell_table(&r);
		putchar('\n');
	}
	for (size_t i = 0; i < r.all.n; i++) {
		if (o.list || o.all || !r.verdicts[i].killed)
			tell_mutant(&r.all.v[i], &r.verdicts[i]);
	}
	arena_free(r.arena);
	return 0;
}
