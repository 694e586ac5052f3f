/*
 * Static files: a table loaded at start, so that no path of the file system is ever made from
 * a URL. A file NAME with NAME.br or NAME.gz beside it is sent in that coding to clients that
 * take it. Everything has an ETag; files below a folder called assets carry a digest in their
 * names and are cached for ever, all others are revalidated.
 */
#ifndef ZHIFA_HTTP_FILES_H
#define ZHIFA_HTTP_FILES_H

#include "http/http.h"

struct http_files;
struct http_file;

#define HTTP_FILES_MAX ((size_t)64 * 1024 * 1024) /* bytes held in memory by one table */

/* An empty table in an arena that lives as long as the server. */
struct http_files *http_files_new(struct arena *a);
/*
 * Adds the regular files of dir and below under a URL prefix ("/" or "/static/"); hidden files
 * and links are left out. index.html also answers for its folder. Fails with RC_IO (cannot be
 * read), RC_TOO_LARGE, RC_CONFLICT (two files of one path).
 */
MUST_USE enum rc http_files_add(
	struct cx *cx, struct http_files *files, const char *dir, const char *prefix);
/* The file of a decoded path, or NULL. */
const struct http_file *http_files_find(const struct http_files *files, struct str path);
/* Answers with a file of the table: for routes that show one under other paths. */
struct reply *reply_static(struct request *rq, const struct http_file *file);

#endif
