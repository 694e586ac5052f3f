#include "app/harden.h"
#include "app/practice.h"
#include "app/server.h"

#include <errno.h>
#include <signal.h>

/* Signals that end the program are waited for here, and nowhere else. */
static void block_signals(sigset_t *ends)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	sigemptyset(ends);
	sigaddset(ends, SIGTERM);
	sigaddset(ends, SIGINT);
	sigaddset(ends, SIGHUP);
	pthread_sigmask(SIG_BLOCK, ends, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
}

/* Who may log in, with what, and as whom. */
static enum rc announce_practice(struct cx *cx, struct server *s)
{
	struct practice_accounts all;
	if (!s->office.practice)
		return RC_OK;
	pthread_mutex_lock(&s->lock);
	enum rc rc = practice_accounts(cx, s->program.db, s->program.pack, &all);
	pthread_mutex_unlock(&s->lock);
	if (rc)
		return rc;
	printf("练习账号（密码都是 " STR_FMT "）：\n", STR_ARG(all.password));
	for (size_t i = 0; i < all.n; i++)
		printf("  " STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n",
			STR_ARG(all.v[i].name), STR_ARG(all.v[i].person), STR_ARG(all.v[i].roles),
			STR_ARG(all.v[i].organ));
	puts("首页说明先试什么。按 Ctrl+C 停止。");
	return RC_OK;
}

static void announce(const struct server *s)
{
	const struct config *c = s->program.config;
	bool six = memchr(c->host.p, ':', c->host.n);
	printf("zhifa " PROGRAM_VERSION " 已启动：http://%s" STR_FMT "%s:%d/\n存储：" STR_FMT "\n",
		six ? "[" : "", STR_ARG(c->host), six ? "]" : "", api_port(s->api),
		STR_ARG(c->store));
}

/* An address given as a word is the key listen. */
static enum rc take_address(struct cx *cx, struct line *line)
{
	struct str word = line_word(line, 0);
	struct config_option o = {STR("listen"), word};
	return word.n ? config_set(cx, line->config, o) : RC_OK;
}

static enum rc run(struct cx *cx, struct line *line)
{
	struct server *s;
	sigset_t ends;
	int which;
	if (line_words(cx, line, 0, 1) || take_address(cx, line))
		return cx->rc;
	log_setup(stderr, LOG_INFO);
	block_signals(&ends);
	harden_early();
	memory_sparing();
	if (server_start(cx, line->config, &s))
		return cx->rc;
	log_event(cx, LOG_INFO, "started", LOG_S("version", STR(PROGRAM_VERSION)),
		LOG_S("host", line->config->host), LOG_I("port", api_port(s->api)));
	announce(s);
	if (announce_practice(cx, s)) {
		server_stop(s);
		return cx->rc;
	}
	fflush(stdout);
	while (sigwait(&ends, &which))
		;
	log_event(cx, LOG_INFO, "stopping", LOG_I("signal", which));
	server_stop(s);
	log_event(cx, LOG_INFO, "stopped");
	return RC_OK;
}

const struct command command_run = {
	.name = "run",
	.synopsis = "run [地址:端口]",
	.summary = "启动服务，直到收到停止信号",
	.run = run,
};
