/* JSON of the parts that event bodies and the stored state share. Internal to src/matter. */
#ifndef ZHIFA_MATTER_CODEC_H
#define ZHIFA_MATTER_CODEC_H

#include "format/json.h"
#include "law/procedure.h"
#include "matter/matter.h"

/* Writers leave out what is empty; readers take what is absent as empty. Keys must be constants. */
void codec_text(struct json_out *w, const char *key, struct str s);
void codec_int(struct json_out *w, const char *key, int64_t v);
void codec_id(struct json_out *w, const char *key, int64_t v);
void codec_flag(struct json_out *w, const char *key, bool v);
void codec_date(struct json_out *w, const char *key, struct date d);
void codec_value(struct json_out *w, struct value v);
void codec_facts(struct json_out *w, const char *key, const struct facts *f);
void codec_clock(struct json_out *w, const struct event_clock *c, bool with_op);

/* An object, or null where nothing is shown. */
void codec_shown(struct json_out *w, const char *key, const struct event_shown *s);
/* Nothing where v is no object. */
struct event_shown codec_shown_of(const struct json *v);

struct date codec_date_of(const struct json *v);
/* Sealed texts are opened where the context has keys; RC_CORRUPT in cx if one cannot be. */
struct value codec_value_of(struct cx *cx, const struct json *v);
struct facts codec_facts_of(struct cx *cx, const struct json *v);
/*
 * The form at rest of what a procedure declares personal (IT-2): texts of these facts that have
 * none yet get one. Without keys nothing is done.
 */
void codec_seal(struct cx *cx, const struct law_procedure *p, struct facts *f);
void codec_clock_of(const struct json *v, struct event_clock *c);

const char *event_op_name(enum event_op op);
bool event_op_parse(struct str s, enum event_op *out);

#endif
