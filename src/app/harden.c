#include "app/harden.h"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/stat.h>

void harden_early(void)
{
	umask(077);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	/* a core file, or a debugger of the same user, would see the keys */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

#define LARGE_BLOCK (1 << 20)

void memory_sparing(void)
{
	/* without this the C library raises the bound with each large block that is freed */
	mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
}

void memory_give_back(void)
{
	malloc_trim(0);
}
