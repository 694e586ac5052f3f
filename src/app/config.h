/*
 * The configuration: one small file of lines `key = value`, and options of the same names, which
 * go before it. docs/man/zhifa.conf.5 says what each key means. Without a file everything has a
 * value that fits one machine.
 *
 * Paths in the file are relative to its folder, those in options to the working directory.
 */
#ifndef ZHIFA_APP_CONFIG_H
#define ZHIFA_APP_CONFIG_H

#include "law/value.h"

struct config {
	struct str file;  /* it was read from; empty where there is none */
	struct str data;  /* folder of everything that is kept */
	struct str store; /* "sqlite:PATH" or "postgres:CONNINFO" (db.h) */
	struct str blobs; /* folder of stored files */
	struct str keys;  /* folder of the key files */
	struct str temp;  /* folder of what is under way, on the file system of data */
	struct str host;  /* numeric address, and port, on which to listen */
	int64_t port;
	struct str origin;   /* "https://zf.example.cn"; empty: taken from the request */
	struct str log_name; /* origin of the log's checkpoints, "zhifa.example/nmg" */
	struct str lodge;    /* folder outside, where checkpoints are lodged; empty: none */
	struct str pack_key; /* file of a public key whose packs are taken; empty: none */
	struct str pack, migrations, web, fonts; /* folders that came with the program */
	struct str practice_dir;                 /* the practice region, beside them */
	struct str calendar;                     /* folder of local layers; empty: none */
	struct str issuer;                       /* shown by authenticator apps */
	bool practice;     /* the practice region is made where the store is empty */
	bool behind_proxy; /* X-Forwarded-For and -Proto are believed */
	bool require_totp;
	int64_t node;            /* 0..511, distinct per running server of one store */
	struct facts thresholds; /* of the pack: id → integer */
	struct facts families;   /* of fonts: "body", "title", … → family */
};

/*
 * The configuration of file (empty: $ZHIFA_CONFIG, else /etc/zhifa/zhifa.conf if it is there, else
 * none) with the options laid over it: n pairs of key and value. RC_INPUT names file and line, and
 * what to do; RC_IO where the file cannot be read.
 */
struct config_option {
	struct str key, value;
};
MUST_USE enum rc config_load(struct cx *cx, struct str file, const struct config_option *options,
	size_t n, struct config *out);
/* Lays one more option over a loaded configuration; as above. */
MUST_USE enum rc config_set(struct cx *cx, struct config *config, struct config_option option);
/* Whether there is a key of this name. */
bool config_has_key(struct str key);
/* One text of the form, for tests: as config_load, with the lines at hand; dir is where relative
 * paths begin. */
MUST_USE enum rc config_parse(
	struct cx *cx, struct str text, struct str name, struct str dir, struct config *out);

#endif
