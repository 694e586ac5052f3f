#include "app/harden.h"

#include <sys/prctl.h>
#include <sys/stat.h>

void harden_early(void)
{
	umask(077);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	/* a core file, or a debugger of the same user, would see the keys */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
