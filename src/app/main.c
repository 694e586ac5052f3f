/* The program: finds the command, reads the configuration, runs it, and says what went wrong. */
#include "app/program.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_MISUSED = 2 };

struct options {
	struct str config;
	struct config_option *v;
	size_t n, cap;
};

/* Sorts a word into the options of the configuration or the words of the command. */
static enum rc sort_word(
	struct cx *cx, struct line *line, struct options *o, char **argv, int argc, int *i)
{
	struct str word = str_c(argv[*i]), name = word;
	size_t eq = str_find(word, STR("="), 0);
	if (!str_has_prefix(word, STR("--")) || word.n == 2) {
		*VEC_PUSH(cx->arena, &line->words) = word;
		return RC_OK;
	}
	name = str_sub(word, 2, eq);
	if (!str_is(name, "config") && !config_has_key(name)) {
		*VEC_PUSH(cx->arena, &line->words) = word;
		return RC_OK;
	}
	if (eq == word.n && *i + 1 == argc)
		return line_misused(cx, line, "选项 " STR_FMT " 后面缺少值", STR_ARG(word));
	struct str value = eq < word.n ? str_sub(word, eq + 1, word.n) : str_c(argv[++*i]);
	if (str_is(name, "config"))
		o->config = value;
	else
		*VEC_PUSH(cx->arena, o) = (struct config_option){name, value};
	return RC_OK;
}

static enum rc run(struct cx *cx, struct line *line, char **argv, int argc)
{
	struct options o = {0};
	struct config *config = ARENA_NEW(cx->arena, struct config);
	for (int i = 2; i < argc; i++)
		if (sort_word(cx, line, &o, argv, argc, &i))
			return cx->rc;
	if (config_load(cx, o.config, o.v, o.n, config))
		return cx->rc;
	line->config = config;
	return line->command->run(cx, line);
}

/* What was found wrong, one a line; refusals and fields in full. */
static void tell(struct cx *cx)
{
	fflush(stdout); /* both may go to one file: what was printed comes first, whole */
	fprintf(stderr, "zhifa: " STR_FMT "\n", STR_ARG(cx->msg));
	for (size_t i = 1; i < cx->field_errors.n; i++)
		fprintf(stderr, "zhifa: " STR_FMT "：" STR_FMT "\n",
			STR_ARG(cx->field_errors.v[i].field),
			STR_ARG(cx->field_errors.v[i].message));
	for (size_t i = 0; i < cx->refusals.n; i++) {
		const struct refusal *r = &cx->refusals.v[i];
		if (i)
			fprintf(stderr, "zhifa: " STR_FMT "\n", STR_ARG(r->because));
		if (r->basis.n)
			fprintf(stderr, "zhifa: 依据 " STR_FMT "\n", STR_ARG(r->basis));
	}
}

static const struct command *command_of(int argc, char **argv)
{
	struct str name = str_c(argc > 1 ? argv[1] : "help");
	if (str_is(name, "--help") || str_is(name, "-h"))
		name = STR("help");
	else if (str_is(name, "--version"))
		name = STR("version");
	return command_find(name);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct env env = env_real;
	struct cx cx = cx_make(a, &env);
	struct line line = {.command = command_of(argc, argv)};
	int status = EXIT_DONE;
	unsigned node;
	log_setup(stderr, LOG_UNUSUAL); /* a command tells its results; the server logs more */
	cx_random(&cx, &node, sizeof node);
	env.node = PROGRAM_NODES + (int)(node % PROGRAM_NODES);
	if (!line.command) {
		fprintf(stderr, "zhifa: 没有命令 %s，可用的命令见 zhifa help\n", argv[1]);
		status = EXIT_MISUSED;
	} else if (run(&cx, &line, argv, argc)) {
		tell(&cx);
		status = line.is_misused ? EXIT_MISUSED : EXIT_FAILED;
		if (line.is_misused)
			command_usage(stderr, line.command);
	}
	if ((fflush(stdout) || ferror(stdout)) && status == EXIT_DONE) {
		fputs("zhifa: 结果没有全部写出，请检查输出位置的磁盘空间\n", stderr);
		status = EXIT_FAILED;
	}
	arena_free(a);
	return status;
}
