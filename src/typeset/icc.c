#include "typeset/icc.h"

static void be(struct buf *b, uint32_t v, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		buf_char(b, (char)(v >> (8 * i) & 0xFF));
}

static void zeros(struct buf *b, int n)
{
	while (n-- > 0)
		buf_char(b, 0);
}

/* s15Fixed16 of ten-thousandths. */
static void fixed(struct buf *b, int ten_thousandths)
{
	be(b, (uint32_t)((int64_t)ten_thousandths * 65536 / 10000), 4);
}

static void xyz(struct buf *b, int x, int y, int z)
{
	buf_z(b, "XYZ ");
	zeros(b, 4);
	fixed(b, x);
	fixed(b, y);
	fixed(b, z);
}

/* A curve of one entry is a gamma, in 256ths: 2.2. */
static void curve(struct buf *b)
{
	buf_z(b, "curv");
	zeros(b, 4);
	be(b, 1, 4);
	be(b, 563, 2);
	zeros(b, 2);
}

static void description(struct buf *b)
{
	size_t n = sizeof ICC_NAME;
	buf_z(b, "desc");
	zeros(b, 4);
	be(b, (uint32_t)n, 4);
	buf_add(b, ICC_NAME, n);
	zeros(b, 4 + 4 + 2 + 1 + 67); /* no Unicode, no script code */
	zeros(b, (int)((4 - b->n % 4) % 4));
}

static void copyright(struct buf *b)
{
	static const char text[] = "No copyright, use freely";
	buf_z(b, "text");
	zeros(b, 4);
	buf_add(b, text, sizeof text);
	zeros(b, (int)((4 - b->n % 4) % 4));
}

static void header(struct buf *b, size_t size)
{
	be(b, (uint32_t)size, 4);
	zeros(b, 4);
	be(b, 0x02100000, 4); /* version 2.1 */
	buf_z(b, "mntrRGB XYZ ");
	be(b, 2026, 2); /* a day that stays the same */
	be(b, 1, 2);
	be(b, 1, 2);
	zeros(b, 6);
	buf_z(b, "acsp");
	zeros(b, 28);
	fixed(b, 9642); /* D50 */
	fixed(b, 10000);
	fixed(b, 8249);
	zeros(b, 48);
}

struct str icc_profile(struct arena *a)
{
	/* primaries of sRGB, adapted to D50 */
	static const char tags[][5] = {
		"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
	enum { N = sizeof tags / sizeof *tags };
	size_t at[N + 1];
	struct buf data = buf_in(a), out = buf_in(a);
	for (int i = 0; i < N; i++) {
		at[i] = data.n;
		switch (i) {
		case 0:
			description(&data);
			break;
		case 1:
			copyright(&data);
			break;
		case 2:
			xyz(&data, 9642, 10000, 8249);
			break;
		case 3:
			xyz(&data, 4361, 2225, 139);
			break;
		case 4:
			xyz(&data, 3851, 7169, 971);
			break;
		case 5:
			xyz(&data, 1431, 606, 7141);
			break;
		case 6:
			curve(&data);
			break;
		default: /* the three share one curve */
			at[i] = at[6];
		}
	}
	at[N] = data.n;
	size_t first = 128 + 4 + 12 * N;
	header(&out, first + data.n);
	be(&out, N, 4);
	for (int i = 0; i < N; i++) {
		size_t end = i >= 6 ? at[N] : at[i + 1];
		buf_z(&out, tags[i]);
		be(&out, (uint32_t)(first + at[i]), 4);
		be(&out, (uint32_t)(end - at[i]), 4);
	}
	buf_str(&out, buf_get(&data));
	return buf_get(&out);
}
