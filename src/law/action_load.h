/* Loading of actions and effects. Internal to src/law. */
#ifndef ZHIFA_LAW_ACTION_LOAD_H
#define ZHIFA_LAW_ACTION_LOAD_H

#include "law/pack_priv.h"

void guard_load(struct load *l, struct script_value t, struct law_guard *g);
/* item: the list whose item the action enters, so that its days can be named too; or NULL. */
void effects_load(struct load *l, const struct law_procedure *p, const struct law_list *item,
	struct script_value t, struct law_effects *fx);
/* All actions; an approval becomes three, with a state of its own. */
void actions_load(struct load *l, struct script_value v, struct law_procedure *p);
/* How powers pass by a procedure; after its lists. */
void passes_load(struct load *l, struct script_value t, struct law_procedure *p);
/* What an action does to them. */
enum law_power passes_load_action(
	struct load *l, const struct law_procedure *p, struct script_value t);

#endif
