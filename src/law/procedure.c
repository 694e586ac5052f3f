#include "law/procedure.h"

#define FIND(name, array, count)                                                                   \
	int procedure_##name(const struct law_procedure *p, struct str id)                         \
	{                                                                                          \
		for (size_t i = 0; i < p->count; i++)                                              \
			if (str_eq(p->array[i].id, id))                                            \
				return (int)i;                                                     \
		return -1;                                                                         \
	}

FIND(fact, facts, fact_n)
FIND(list, lists, list_n)
FIND(state, states, state_n)
FIND(clock, clocks, clock_n)
FIND(child, children, child_n)
FIND(action, actions, action_n)
FIND(guard, guards, guard_n)

const struct law_fact *list_fact(const struct law_list *l, struct str id)
{
	for (size_t i = 0; i < l->fact_n; i++)
		if (str_eq(l->facts[i].id, id))
			return &l->facts[i];
	return NULL;
}

bool procedure_reads(const struct law_procedure *p, struct str name)
{
	for (size_t i = 0; i < p->guard_n; i++)
		for (size_t k = 0; k < p->guards[i].read_n; k++)
			if (str_eq(p->guards[i].reads[k], name))
				return true;
	return false;
}
