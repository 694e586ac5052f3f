/*
 * Dossiers: what comes as one ends in faults or in a failure with words, never elsewhere. The
 * first byte says how the rest is taken: as a ZIP, or as the content of one entry of a ZIP that
 * is otherwise in order, so that the parsers behind the archive are reached.
 */
#include "dossier/dossier.h"
#include "fuzz.h"

static void told(void *arg, struct str text)
{
	int64_t *n = arg;
	FUZZ_HOLDS(text.n > 0);
	(*n)++;
}

static void judge(struct cx *cx, struct str zip)
{
	int64_t n = 0, faults;
	const struct dossier_check how = {NULL, told, &n};
	struct dossier_summary sum;
	if (dossier_verify(cx, zip, &how, &sum, &faults) != RC_OK)
		FUZZ_HOLDS(cx->msg.n > 0);
	else
		FUZZ_HOLDS(faults > 0 && faults == n); /* nobody guesses a signature */
}

FUZZ(cx, in)
{
	static const char *const names[] = {"SHA256SUMS", "SHA256SUMS.sig", "checkpoint",
		"events/001/00001.json", "events/001/00001.tlog-proof", "events/001/00001.txt",
		"key.pem", "key.txt", "manifest.json", "papers/001.json"};
	struct archive z = {0};
	struct str zip;
	if (!in.n)
		return;
	struct str rest = str_sub(in, 1, in.n);
	if ((unsigned char)in.p[0] >= sizeof names / sizeof *names) {
		judge(cx, rest);
		return;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		*VEC_PUSH(cx->arena, &z) = (struct archive_entry){.name = str_c(names[i]),
			.data = i == (unsigned char)in.p[0] ? rest : STR("{}")};
	FUZZ_HOLDS(archive_write(cx, &z, &zip) == RC_OK);
	judge(cx, zip);
}
