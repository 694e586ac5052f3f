/* Runs a fuzz target over every file of the folders named; prints TAP. Stands in for libFuzzer. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

/* The file in memory of exactly its size, so that a sanitizer sees a read past the end. */
static bool replay(const char *path)
{
	struct stat st;
	FILE *f = fopen(path, "rb");
	if (!f || fstat(fileno(f), &st) || !S_ISREG(st.st_mode)) {
		if (f)
			fclose(f);
		return false;
	}
	size_t n = (size_t)st.st_size;
	uint8_t *p = malloc(n ? n : 1);
	bool ok = p && fread(p, 1, n, f) == n;
	fclose(f);
	if (ok)
		LLVMFuzzerTestOneInput(p, n);
	free(p);
	return ok;
}

int main(int argc, char **argv)
{
	int count = 0, bad = 0;
	for (int i = 1; i < argc; i++) {
		DIR *dir = opendir(argv[i]);
		struct dirent *e;
		while (dir && (e = readdir(dir))) {
			char path[4096];
			if (e->d_name[0] == '.')
				continue;
			snprintf(path, sizeof path, "%s/%s", argv[i], e->d_name);
			bool ok = replay(path);
			bad += !ok;
			printf("%sok %d - %s\n", ok ? "" : "not ", ++count, e->d_name);
			fflush(stdout);
		}
		if (dir)
			closedir(dir);
	}
	if (!count) {
		printf("not ok 1 - no corpus\n");
		count = bad = 1;
	}
	printf("1..%d\n", count);
	return bad != 0;
}
