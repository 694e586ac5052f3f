#include "app/harden.h"

#include <errno.h>
#include <grp.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGE_BLOCK (1 << 20)

void harden_early(void)
{
	umask(077);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	/* a core file, or a debugger of the same user, would see the keys */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

enum rc harden_owner(struct cx *cx, struct str data)
{
	struct stat st;
	if (geteuid() != 0 || stat(str_z(cx->arena, data), &st) != 0 || st.st_uid == 0)
		return RC_OK;
	if (setgroups(0, NULL) != 0 || setgid(st.st_gid) != 0 || setuid(st.st_uid) != 0)
		return fail(cx, RC_IO, "无法换用数据目录 " STR_FMT " 的属主身份：%s", STR_ARG(data),
			strerror(errno));
	return RC_OK;
}

void memory_sparing(void)
{
	/* without this the C library raises the bound with each large block that is freed */
	mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
}

void memory_give_back(void)
{
	malloc_trim(0);
}
