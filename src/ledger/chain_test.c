#include "base/test.h"

#include "ledger/chain.h"

#define COUNT(t) (sizeof(t) / sizeof *(t))

static struct chain_event sample(void)
{
	struct chain_event e = {.organ = 11,
		.matter = INT64_MAX,
		.seq = 1,
		.kind = STR("act"),
		.action = STR("notice.sign"),
		.actor = 123,
		.recorded = {1789520700000},
		.effective = {1789520640000},
		.request_id = STR("r-1/a"),
		.body = STR("{\"v\":1}")};
	for (size_t i = 0; i < sizeof e.salt; i++)
		e.salt[i] = (unsigned char)(0xF0 + i);
	return e;
}

static void test_text(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct chain_event e = sample(), back;
	struct str text;
	assert_int_equal(chain_encode(&cx, DIGEST_SHA256, &e, &text), RC_OK);
	/* the body's digest is what `printf '{"v":1}' | sha256sum` says */
	assert_str(text,
		"zhifa-event/1\n11\n9223372036854775807\n1\nact\nnotice.sign\n123\n1789520700000\n"
		"1789520640000\nr-1/a\n"
		"0000000000000000000000000000000000000000000000000000000000000000\n"
		"f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff\n"
		"afbf9d0f3560b0fd7795e81c42a0a79ee6b6fc67e064f77826aee642cad28d91\n");
	unsigned char d1[32], d2[32], body[32];
	assert_int_equal(chain_digest(&cx, DIGEST_SHA256, &e, d1), RC_OK);
	digest_sha256(text.p, text.n, d2);
	assert_memory_equal(d1, d2, 32);
	assert_int_equal(chain_parse(&cx, text, &back, body), RC_OK);
	back.body = e.body;
	struct str again;
	assert_int_equal(chain_encode(&cx, DIGEST_SHA256, &back, &again), RC_OK);
	assert_true(str_eq(text, again));
	/* the leaf hash is SHA-256 of a zero byte and the digest */
	unsigned char leaf[33] = {0};
	memcpy(leaf + 1, d1, 32);
	digest_sha256(leaf, 33, d2);
	assert_memory_equal(chain_leaf(DIGEST_SHA256, d1).b, d2, 32);
	arena_free(a);
}

static void test_every_field_counts(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	unsigned char d[12][32];
	for (int i = 0; i < 12; i++) {
		struct chain_event e = sample();
		e.organ += i == 1;
		e.matter -= i == 2;
		e.seq += i == 3;
		e.kind = i == 4 ? STR("law") : e.kind;
		e.action = i == 5 ? STR("notice.sigm") : e.action;
		e.actor += i == 6;
		e.recorded.ms += i == 7;
		e.effective.ms += i == 8;
		e.request_id = i == 9 ? STR("") : e.request_id;
		e.salt[15] ^= i == 10;
		e.body = i == 11 ? STR("{\"v\":2}") : e.body;
		assert_int_equal(chain_digest(&cx, DIGEST_SHA256, &e, d[i]), RC_OK);
		for (int j = 0; j < i; j++)
			assert_memory_not_equal(d[i], d[j], 32);
	}
	struct chain_event e = sample();
	e.prev[0] = 1;
	unsigned char other[32];
	assert_int_equal(chain_digest(&cx, DIGEST_SHA256, &e, other), RC_OK);
	assert_memory_not_equal(other, d[0], 32);
	arena_free(a);
}

static void test_bad_events(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	for (int i = 0; i < 14; i++) {
		struct cx cx = cx_make(a, NULL);
		struct chain_event e = sample();
		struct str text;
		static const char *const words[] = {"", "a\nb", "a b", "执法", "a/b"};
		if (i < 5)
			e.kind = str_c(words[i]);
		else if (i < 10)
			e.action = str_c(words[i - 5]);
		else if (i == 10)
			e.request_id = STR("a\nb");
		else if (i == 11)
			e.seq = 0;
		else if (i == 12)
			e.actor = -1;
		else
			e.recorded.ms = -1;
		assert_int_equal(chain_encode(&cx, DIGEST_SHA256, &e, &text), RC_INPUT);
	}
	arena_free(a);
}

static void test_bad_texts(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct chain_event e = sample(), back;
	unsigned char body[32], d[32], changed_d[32];
	struct str text;
	assert_int_equal(chain_encode(&cx, DIGEST_SHA256, &e, &text), RC_OK);
	digest_sha256(text.p, text.n, d);
	for (size_t i = 0; i < text.n; i++) {
		/* no two texts read as the same event: a changed byte is refused or is another
		 * digest */
		for (int bit = 0; bit < 8; bit++) {
			char *changed = str_z(a, text);
			changed[i] ^= (char)(1 << bit);
			struct str again, t = {changed, text.n};
			cx_clear(&cx);
			if (chain_parse(&cx, t, &back, body) != RC_OK)
				continue;
			digest_sha256(t.p, t.n, changed_d);
			assert_memory_not_equal(d, changed_d, 32);
			back.body = e.body;
			assert_int_equal(chain_encode(&cx, DIGEST_SHA256, &back, &again), RC_OK);
			/* all but the last line is written back as it was read */
			assert_true(
				str_eq(str_sub(again, 0, text.n - 65), str_sub(t, 0, text.n - 65)));
		}
		cx_clear(&cx);
		assert_int_equal(chain_parse(&cx, str_sub(text, 0, i), &back, body), RC_CORRUPT);
	}
	cx_clear(&cx);
	struct str longer = str_printf(a, STR_FMT "\n", STR_ARG(text));
	assert_int_equal(chain_parse(&cx, longer, &back, body), RC_CORRUPT);
	static const char *const bad[][2] = {{"\n11\n", "\n011\n"}, {"\n11\n", "\n+11\n"},
		{"\n11\n", "\n-11\n"}, {"\n11\n", "\n0\n"}, {"\n11\n", "\n\n"},
		{"\n123\n", "\n-0\n"}, {"\nact\n", "\na t\n"}, {"f0f1", "F0f1"}, {"f0f1", "f0f"},
		{"zhifa-event/1", "zhifa-event/2"}, {"\n1\n", "\n9223372036854775808\n"}};
	for (size_t i = 0; i < COUNT(bad); i++) {
		size_t at = str_find(text, str_c(bad[i][0]), 0);
		assert_true(at < text.n);
		struct str t = str_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(str_sub(text, 0, at)),
			bad[i][1], STR_ARG(str_sub(text, at + strlen(bad[i][0]), text.n)));
		cx_clear(&cx);
		assert_int_equal(chain_parse(&cx, t, &back, body), RC_CORRUPT);
	}
	arena_free(a);
}

static void test_links(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct chain_event one = sample(), two = sample();
	unsigned char d[32];
	assert_int_equal(chain_digest(&cx, DIGEST_SHA256, &one, d), RC_OK);
	two.seq = 2;
	memcpy(two.prev, d, 32);
	assert_int_equal(chain_check_next(&cx, NULL, NULL, &one), RC_OK);
	assert_int_equal(chain_check_next(&cx, &one, d, &two), RC_OK);
	static const char *const words[] = {"第2条办理记录的单位与前一条不同",
		"第2条办理记录的案件与前一条不同",
		"办理记录的序号应为2，实为3：有记录缺失、重复或被调换",
		"办理记录的序号应为2，实为1：有记录缺失、重复或被调换",
		"第2条办理记录与第1条接不上：其中一条被改动",
		"办理记录的序号应为1，实为2：有记录缺失、重复或被调换",
		"首条办理记录之前还有记录，但没有找到"};
	for (int i = 0; i < 7; i++) {
		struct chain_event e = two, first = one;
		e.organ += i == 0;
		e.matter -= i == 1;
		e.seq += (i == 2) - (i == 3);
		e.prev[31] ^= i == 4;
		first.prev[0] = 9;
		cx_clear(&cx);
		if (i < 5)
			assert_int_equal(chain_check_next(&cx, &one, d, &e), RC_CORRUPT);
		else
			assert_int_equal(chain_check_next(&cx, NULL, NULL, i == 5 ? &e : &first),
				RC_CORRUPT);
		assert_str(cx.msg, words[i]);
	}
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_text),
	cmocka_unit_test(test_every_field_counts), cmocka_unit_test(test_bad_events),
	cmocka_unit_test(test_bad_texts), cmocka_unit_test(test_links)};
TEST_MAIN(tests)
