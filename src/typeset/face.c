#include "typeset/sheet.h"

#include <dirent.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

const struct typeset_fonts typeset_fonts_free = {.dir = "build/fonts",
	.body = "FandolFang",
	.head = "Noto Sans CJK SC",
	.title = "Noto Serif CJK SC",
	.kai = "LXGW WenKai",
	.mongol = "Noto Sans Mongolian",
	.fallback = "LXGW WenKai,Noto Serif CJK SC,Noto Sans CJK SC"};

struct cover {
	FcCharSet *set;
};

bool cover_has(const struct cover *c, uint32_t code)
{
	return FcCharSetHasChar(c->set, code);
}

/*
 * FandolFang draws the full-width yuan sign (U+FFE5) as a dollar sign; without it in the font's
 * character set the sign comes from the fallback. The rule works where a file is scanned, so
 * fonts of our own folder are scanned by us and never taken from a cache.
 */
static const char rules[] =
	"<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">"
	"<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
	"<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
	"<match target=\"scan\"><test name=\"family\"><string>FandolFang</string></test>"
	"<edit name=\"charset\" mode=\"assign\"><minus><name>charset</name>"
	"<charset><int>0xFFE5</int></charset></minus></edit></match></fontconfig>";

static void xml_text(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '<':
			buf_z(b, "&lt;");
			break;
		case '&':
			buf_z(b, "&amp;");
			break;
		default:
			buf_char(b, s.p[i]);
		}
}

static bool has_family(FcConfig *c, struct str family, FcSetName which)
{
	const FcFontSet *set = FcConfigGetFonts(c, which);
	for (int i = 0; set && i < set->nfont; i++) {
		FcChar8 *name;
		for (int k = 0;
			FcPatternGetString(set->fonts[i], FC_FAMILY, k, &name) == FcResultMatch;
			k++)
			if (str_is(family, (const char *)name))
				return true;
	}
	return false;
}

/* Every family that is wanted, once, in the order of preference. */
static size_t families(struct arena *a, const struct typeset_fonts *f, struct str out[16])
{
	struct str rest = str_printf(
			   a, "%s,%s,%s,%s,%s", f->body, f->head, f->title, f->kai, f->fallback),
		   part;
	size_t n = 0;
	while (n < 16 && str_split(&rest, ',', &part)) {
		part = str_trim(part);
		size_t k = 0;
		while (k < n && !str_eq(out[k], part))
			k++;
		if (part.n && k == n)
			out[n++] = part;
	}
	return n;
}

/* Fonts of other families are rejected: what else is installed must not change a paper. */
static struct str selection(struct cx *cx, FcConfig *c, const struct str *want, size_t n)
{
	struct buf b = buf_in(cx->arena);
	buf_z(&b, "<?xml version=\"1.0\"?><fontconfig><selectfont><rejectfont><pattern><patelt "
		  "name=\"scalable\"><bool>true</bool></patelt></pattern><pattern><patelt "
		  "name=\"scalable\"><bool>false</bool></patelt></pattern></rejectfont>"
		  "<acceptfont>");
	for (size_t i = 0; i < n; i++) {
		if (has_family(c, want[i], FcSetApplication))
			continue;
		buf_z(&b, "<pattern><patelt name=\"family\"><string>");
		xml_text(&b, want[i]);
		buf_z(&b, "</string></patelt></pattern>");
	}
	buf_z(&b, "</acceptfont></selectfont></fontconfig>");
	return str_dup(cx->arena, buf_get(&b));
}

static void add_folder(struct cx *cx, FcConfig *c, const char *dir)
{
	DIR *list = dir ? opendir(dir) : NULL;
	const struct dirent *e;
	while (list && (e = readdir(list))) {
		struct str name = str_c(e->d_name);
		if (name.n < 5 || (!str_is(str_sub(name, name.n - 4, name.n), ".otf") &&
					  !str_is(str_sub(name, name.n - 4, name.n), ".ttf") &&
					  !str_is(str_sub(name, name.n - 4, name.n), ".ttc")))
			continue;
		struct str path = str_printf(cx->arena, "%s/%s", dir, e->d_name);
		FcConfigAppFontAddFile(c, (const FcChar8 *)path.p);
	}
	if (list)
		closedir(list);
}

static enum rc configure(struct cx *cx, const struct typeset_fonts *fonts, FcConfig *c)
{
	struct str want[16];
	size_t n = families(cx->arena, fonts, want), needed = n;
	if (fonts->mongol && n < 16) /* the only one that may be missing */
		want[n++] = str_c(fonts->mongol);
	bool ok = FcConfigParseAndLoadFromMemory(c, (const FcChar8 *)rules, FcTrue);
	add_folder(cx, c, fonts->dir);
	ok = ok && FcConfigParseAndLoadFromMemory(
			   c, (const FcChar8 *)selection(cx, c, want, n).p, FcTrue);
	if (!ok || !FcConfigBuildFonts(c))
		return fail(cx, RC_IO, "字体配置不能使用");
	for (size_t i = 0; i < needed; i++)
		if (!has_family(c, want[i], FcSetApplication) &&
			!has_family(c, want[i], FcSetSystem))
			return fail(cx, RC_IO,
				"缺少字体 " STR_FMT "：请安装，或者运行 tools/fonts build/fonts",
				STR_ARG(want[i]));
	return RC_OK;
}

static void add_cover(FcCharSet *to, FcConfig *c, FcSetName which)
{
	const FcFontSet *set = FcConfigGetFonts(c, which);
	for (int i = 0; set && i < set->nfont; i++) {
		FcCharSet *s;
		if (FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &s) == FcResultMatch)
			FcCharSetMerge(to, s, NULL);
	}
}

static PangoFontDescription *describe(
	struct cx *cx, const char *first, const struct typeset_fonts *f, bool bold)
{
	struct str names = str_printf(cx->arena, "%s,%s", first, f->fallback);
	PangoFontDescription *d = pango_font_description_new();
	pango_font_description_set_family(d, names.p);
	if (bold)
		pango_font_description_set_weight(d, PANGO_WEIGHT_BOLD);
	return d;
}

static PangoContext *context_of(PangoFontMap *map)
{
	PangoContext *out = pango_font_map_create_context(map);
	cairo_font_options_t *o = cairo_font_options_create();
	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(out, o);
	cairo_font_options_destroy(o);
	pango_cairo_context_set_resolution(out, 72);
	pango_context_set_language(out, pango_language_from_string("zh-cn"));
	pango_context_set_base_dir(out, PANGO_DIRECTION_LTR);
	pango_context_set_round_glyph_positions(out, FALSE);
	return out;
}

enum rc faces_init(struct cx *cx, const struct typeset_fonts *fonts, struct faces *out)
{
	*out = (struct faces){0};
	FcConfig *c = FcConfigCreate();
	enum rc rc = configure(cx, fonts, c);
	if (rc) {
		FcConfigDestroy(c);
		return rc;
	}
	out->cover = arena_alloc(cx->arena, sizeof *out->cover);
	out->cover->set = FcCharSetCreate();
	add_cover(out->cover->set, c, FcSetApplication);
	add_cover(out->cover->set, c, FcSetSystem);
	out->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(out->map), c);
	out->has_mongol = fonts->mongol && has_family(c, str_c(fonts->mongol), FcSetSystem);
	out->has_mongol |= fonts->mongol && has_family(c, str_c(fonts->mongol), FcSetApplication);
	FcConfigDestroy(c); /* the map has its own reference */

	out->context = context_of(out->map);
	out->upright = context_of(out->map);
	pango_cairo_context_set_shape_renderer(out->upright, mongol_draw_figures, out, NULL);
	pango_context_set_base_gravity(out->upright, PANGO_GRAVITY_EAST);
	out->font[FACE_BODY] = describe(cx, fonts->body, fonts, false);
	out->font[FACE_HEAD] = describe(cx, fonts->head, fonts, false);
	out->font[FACE_TITLE] = describe(cx, fonts->title, fonts, true);
	out->font[FACE_KAI] = describe(cx, fonts->kai, fonts, false);
	out->font[FACE_MONGOL] =
		describe(cx, fonts->mongol ? fonts->mongol : fonts->body, fonts, false);
	return RC_OK;
}

void faces_finish(struct faces *f)
{
	for (int i = 0; i < FACES; i++)
		if (f->font[i])
			pango_font_description_free(f->font[i]);
	if (f->context)
		g_object_unref(f->context);
	if (f->upright)
		g_object_unref(f->upright);
	if (f->map)
		g_object_unref(f->map);
	if (f->cover)
		FcCharSetDestroy(f->cover->set);
	*f = (struct faces){0};
}
