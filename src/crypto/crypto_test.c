#include "base/test.h"

#include "crypto/code.h"
#include "crypto/digest.h"
#include "crypto/password.h"
#include "crypto/seal.h"
#include "crypto/secret.h"
#include "crypto/sign.h"
#include "crypto/totp.h"

#include <time.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(t) (sizeof(t) / sizeof *(t))

/* Random numbers of a test: 1, 2, 3, … */
static void counting(void *arg, void *out, size_t n)
{
	unsigned char *next = arg, *p = out;
	for (size_t i = 0; i < n; i++)
		p[i] = ++*next;
}

static struct instant never(void *arg)
{
	(void)arg;
	return (struct instant){0};
}

static void assert_hex(const void *p, size_t n, const char *hex)
{
	struct arena *a = arena_new();
	assert_str(str_hex(a, p, n), hex);
	arena_free(a);
}

static void test_digest(void **state)
{
	(void)state;
	static const struct {
		enum digest_kind kind;
		const char *in, *out;
	} v[] = {
		{DIGEST_SHA256, "", /* FIPS 180-4 */
			"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{DIGEST_SHA256, "abc",
			"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{DIGEST_SM3, "abc", /* GB/T 32905 appendix A.1 */
			"66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
	};
	for (size_t i = 0; i < COUNT(v); i++) {
		unsigned char out[DIGEST_SIZE], again[DIGEST_SIZE];
		digest_of(v[i].kind, v[i].in, strlen(v[i].in), out);
		assert_hex(out, sizeof out, v[i].out);
		struct digest d;
		digest_init(&d, v[i].kind);
		for (const char *c = v[i].in; *c; c++)
			digest_add(&d, c, 1);
		digest_final(&d, again);
		assert_true(digest_equal(out, again, sizeof out));
		again[31] ^= 1;
		assert_false(digest_equal(out, again, sizeof out));
	}
	struct digest given_up;
	digest_init(&given_up, DIGEST_SHA256);
	digest_final(&given_up, NULL);
}

static void test_digest_file(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	char path[] = "/tmp/zhifa-digest-XXXXXX";
	int fd = mkstemp(path);
	char *million = arena_alloc(a, 1000000);
	memset(million, 'a', 1000000);
	assert_int_equal(write(fd, million, 1000000), 1000000);
	close(fd);
	unsigned char out[DIGEST_SIZE];
	int64_t size;
	assert_int_equal(digest_file(&cx, DIGEST_SHA256, path, out, &size), RC_OK);
	assert_int_equal(size, 1000000);
	assert_hex(out, sizeof out,
		"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	unlink(path);
	assert_int_equal(digest_file(&cx, DIGEST_SHA256, path, out, NULL), RC_IO);
	cx_clear(&cx);
	assert_int_equal(digest_file(&cx, DIGEST_SHA256, "/tmp", out, NULL), RC_IO);
	arena_free(a);
}

static void test_hmac(void **state)
{
	(void)state;
	unsigned char out[DIGEST_SIZE], key[20];
	memset(key, 0x0b, sizeof key); /* RFC 4231, cases 1 and 2 */
	digest_hmac(key, sizeof key, "Hi There", 8, out);
	assert_hex(out, 32, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
	digest_hmac("Jefe", 4, "what do ya want for nothing?", 28, out);
	assert_hex(out, 32, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	digest_hmac(NULL, 0, NULL, 0, out);
	assert_hex(out, 32, "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

static void test_codes(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	static const struct {
		const char *in, *b64, *b64url, *b32;
	} good[] = {/* RFC 4648 §10 */
		{"", "", "", ""}, {"f", "Zg==", "Zg", "MY"}, {"fo", "Zm8=", "Zm8", "MZXQ"},
		{"foo", "Zm9v", "Zm9v", "MZXW6"}, {"foob", "Zm9vYg==", "Zm9vYg", "MZXW6YQ"},
		{"fooba", "Zm9vYmE=", "Zm9vYmE", "MZXW6YTB"},
		{"foobar", "Zm9vYmFy", "Zm9vYmFy", "MZXW6YTBOI"},
		{"\xfb\xff\xbf", "+/+/", "-_-_", "7P736"}};
	for (size_t i = 0; i < COUNT(good); i++) {
		struct str in = str_c(good[i].in), out;
		assert_str(code_base64(a, in.p, in.n), good[i].b64);
		assert_str(code_base64url(a, in.p, in.n), good[i].b64url);
		assert_str(code_base32(a, in.p, in.n), good[i].b32);
		assert_true(code_base64_read(a, str_c(good[i].b64), &out) && str_eq(out, in));
		assert_true(code_base64url_read(a, str_c(good[i].b64url), &out) && str_eq(out, in));
		assert_true(code_base32_read(a, str_c(good[i].b32), &out) && str_eq(out, in));
	}
	struct str out;
	static const char *const bad64[] = {"Zg", "Zg=", "Zh==", "Zm9=", "Zg==\n",
		" Zg==", "Z===", "====", "=", "Zm9vZg==Zg==", "Zm-v", "Zm9v=", "Z=g=", "Zm9vY",
		"Zm8==", "Zm9v===="};
	for (size_t i = 0; i < COUNT(bad64); i++)
		assert_false(code_base64_read(a, str_c(bad64[i]), &out));
	static const char *const badurl[] = {"Zg==", "Zh", "Z", "Zm9vY", "Zm+v", "Zm9v ", "Zm9"};
	for (size_t i = 0; i < COUNT(badurl); i++)
		assert_false(code_base64url_read(a, str_c(badurl[i]), &out));
	static const char *const bad32[] = {
		"M", "MZ", "MZX", "MZXW6Y", "my", "MY======", "M1", "MZXW6YTBO"};
	for (size_t i = 0; i < COUNT(bad32); i++)
		assert_false(code_base32_read(a, str_c(bad32[i]), &out));
	assert_false(code_base64_read(a, (struct str){"Zm9\0", 4}, &out));
	unsigned char next = 0;
	struct env env = {.now = never, .random = counting, .arg = &next};
	struct cx cx = cx_make(a, &env);
	assert_str(code_token(&cx, 4), "AQIDBA");
	arena_free(a);
}

static void unhex(const char *hex, void *out, size_t n)
{
	assert_true(str_unhex(str_c(hex), out, n));
}

static void test_sign(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	static const struct {
		const char *seed, *pub, *msg, *sig;
	} v[] = {
		/* RFC 8032 §7.1, tests 1 to 3 */
		{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
			"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
			"e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590"
			"a33bacc61e39701c"
			"f9b46bd25bf5f0595bbe24655141438e7a100b"},
		{"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
			"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
			"92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e"
			"15996e458f3613d0"
			"f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
		{"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
			"fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
			"6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d"
			"16f290ae67f76098"
			"4dc6594a7c15e9716ed28dc027beceea1ec40a"},
	};
	for (size_t i = 0; i < COUNT(v); i++) {
		unsigned char seed[32], pub[32], sig[64], msg[2];
		size_t n = strlen(v[i].msg) / 2;
		unhex(v[i].seed, seed, 32);
		unhex(v[i].msg, msg, n);
		struct sign_key *key = sign_key_seeded(&cx, seed);
		sign_key_public(key, pub);
		assert_hex(pub, 32, v[i].pub);
		sign_bytes(key, msg, n, sig);
		assert_hex(sig, 64, v[i].sig);
		assert_true(sign_check(pub, msg, n, sig));
		for (size_t bit = 0; bit < 64 * 8; bit += 7) {
			sig[bit / 8] ^= (unsigned char)(1U << bit % 8);
			assert_false(sign_check(pub, msg, n, sig));
			sig[bit / 8] ^= (unsigned char)(1U << bit % 8);
		}
		assert_false(sign_check(pub, "other", 5, sig));
		pub[0] ^= 1;
		assert_false(sign_check(pub, msg, n, sig));
	}
	arena_free(a);
}

static void write_file(const char *path, const char *text, mode_t mode)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
}

static void test_key_files(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	char folder[] = "/tmp/zhifa-keys-XXXXXX";
	assert_non_null(mkdtemp(folder));
	const char *path = str_z(a, str_printf(a, "%s/log.pem", folder));
	struct sign_key *key = sign_key_new(&cx), *again;
	assert_int_equal(sign_key_load(&cx, path, &again), RC_NOT_FOUND);
	cx_clear(&cx);
	assert_int_equal(sign_key_save(&cx, key, path), RC_OK);
	struct stat st;
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(sign_key_save(&cx, key, path), RC_CONFLICT);
	cx_clear(&cx);
	assert_int_equal(sign_key_load(&cx, path, &again), RC_OK);
	unsigned char p1[32], p2[32], p3[32];
	sign_key_public(key, p1);
	sign_key_public(again, p2);
	assert_memory_equal(p1, p2, 32);
	struct str pem = sign_public_pem(a, p1);
	assert_true(sign_public_parse(a, pem, p3));
	assert_memory_equal(p1, p3, 32);
	for (size_t i = 0; i + 1 < pem.n; i++) { /* the last byte is a line end, not looked at */
		char *changed = str_z(a, pem);
		changed[i] ^= 1;
		if (sign_public_parse(a, (struct str){changed, pem.n}, p3))
			assert_memory_not_equal(p1, p3, 32);
	}
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(sign_key_load(&cx, path, &again), RC_FORBIDDEN);
	cx_clear(&cx);
	static const char *const bad[] = {"", "x",
		"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
		"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGb\n-----END ENCRYPTED PRIVATE "
		"KEY-----\n"};
	for (size_t i = 0; i < COUNT(bad); i++) {
		write_file(path, bad[i], 0600);
		assert_int_equal(sign_key_load(&cx, path, &again), RC_CORRUPT);
		cx_clear(&cx);
	}
	unlink(path);
	unsigned char k1[32], k2[32];
	assert_int_equal(secret_key(&cx, path, k1), RC_OK);
	assert_int_equal(secret_key(&cx, path, k2), RC_OK);
	assert_memory_equal(k1, k2, 32);
	write_file(path, "00ff\n", 0600);
	assert_int_equal(secret_key(&cx, path, k2), RC_CORRUPT);
	cx_clear(&cx);
	assert_int_equal(secret_save(&cx, path, STR("new"), true), RC_OK);
	struct str text;
	assert_int_equal(secret_load(&cx, path, &text), RC_OK);
	assert_str(text, "new");
	assert_int_equal(secret_load(&cx, folder, &text), RC_IO);
	cx_clear(&cx);
	unlink(path);
	/* nothing temporary is left behind: the folder is empty again */
	assert_int_equal(rmdir(folder), 0);
	assert_int_equal(secret_save(&cx, path, STR("x"), true), RC_IO);
	arena_free(a);
}

/* Processor time of one check, in clock ticks. */
static clock_t check_time(struct cx *cx, struct str kept)
{
	clock_t began = clock();
	assert_false(password_check(cx, STR("草原 correct horsf"), kept));
	return clock() - began;
}

/* Nobody's text costs what anybody's costs, and fits no password. */
static void test_password_none(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct str kept, none = password_none(&cx), other = password_none(&cx);
	assert_int_equal(password_hash(&cx, STR("草原 correct horse"), &kept), RC_OK);
	assert_int_equal(none.n, kept.n);
	assert_false(password_is_stale(none));
	assert_false(str_eq(none, other));
	clock_t real = check_time(&cx, kept), nobody = check_time(&cx, none);
	assert_true(nobody > real / 2 && real > nobody / 2);
	arena_free(a);
}

static void test_password(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	struct str kept, other;
	assert_int_equal(password_hash(&cx, STR("草原 correct horse"), &kept), RC_OK);
	assert_true(str_has_prefix(kept, STR("$argon2id$v=19$m=32768,t=2,p=1$")));
	assert_true(password_check(&cx, STR("草原 correct horse"), kept));
	assert_false(password_check(&cx, STR("草原 correct horsf"), kept));
	assert_false(password_check(&cx, STR(""), kept));
	assert_false(password_is_stale(kept));
	assert_int_equal(password_hash(&cx, STR("草原 correct horse"), &other), RC_OK);
	assert_false(str_eq(kept, other));
	assert_int_equal(password_hash(&cx, STR(""), &other), RC_INPUT);
	cx_clear(&cx);
	char long_one[PASSWORD_MAX + 1];
	memset(long_one, 'a', sizeof long_one);
	assert_int_equal(
		password_hash(&cx, (struct str){long_one, sizeof long_one}, &other), RC_INPUT);
	/* argon2 1.3's own test vector, other costs: right, and stale */
	struct str vector = STR("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/"
				"uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
	assert_true(password_check(&cx, STR("password"), vector));
	assert_true(password_is_stale(vector));
	static const char *const bad[] = {"", "plain",
		"$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65",
		"$argon2id$v=19$m=256,t=2$c29tZXNhbHQ$nf65EOgLrQMR", "$argon2id$v=19$m=256,t=2,p=1",
		"$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/"
		"uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
		"$argon2id$v=19$m=256,t=4000000,p=1$c29tZXNhbHQ$nf65EOgLrQMR/"
		"uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(password_check(&cx, STR("password"), str_c(bad[i])));
	arena_free(a);
}

static void test_totp(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	static const struct {
		int64_t seconds;
		const char *code;
	} v[] = {/* RFC 6238 appendix B, SHA-1, the last six digits */
		{59, "287082"}, {1111111109, "081804"}, {1111111111, "050471"},
		{1234567890, "005924"}, {2000000000, "279037"}, {INT64_C(20000000000), "353130"}};
	const char *secret = "12345678901234567890";
	for (size_t i = 0; i < COUNT(v); i++) {
		int64_t step = 0, at = v[i].seconds / 30;
		struct instant now = {v[i].seconds * 1000};
		assert_str(str_printf(a, "%06d", totp_code(secret, 20, at)), v[i].code);
		assert_true(totp_check(secret, 20, now, str_c(v[i].code), 0, &step));
		assert_true(step == at);
		/* once only */
		assert_false(totp_check(secret, 20, now, str_c(v[i].code), step, &step));
		struct instant late = {(at + 1) * 30000 + 29999}, too_late = {(at + 2) * 30000};
		struct instant early = {(at - 1) * 30000}, too_early = {(at - 1) * 30000 - 1};
		assert_true(totp_check(secret, 20, late, str_c(v[i].code), 0, &step));
		assert_true(totp_check(secret, 20, early, str_c(v[i].code), 0, &step));
		assert_false(totp_check(secret, 20, too_late, str_c(v[i].code), 0, &step));
		if (too_early.ms > 0)
			assert_false(totp_check(secret, 20, too_early, str_c(v[i].code), 0, &step));
	}
	int64_t step;
	static const char *const bad[] = {
		"", "28708", "2870820", "28708x", "-87082", " 87082", "２87"};
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(
			totp_check(secret, 20, (struct instant){59000}, str_c(bad[i]), 0, &step));
	assert_str(totp_uri(a, STR("执法"), STR("chen@jg"), "12345678901234567890", 20),
		"otpauth://totp/"
		"%E6%89%A7%E6%B3%95:chen%40jg?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
		"&issuer=%E6%89%A7%E6%B3%95&algorithm=SHA1&digits=6&period=30");
	unsigned char next = 0, made[TOTP_SECRET];
	struct env env = {.now = never, .random = counting, .arg = &next};
	struct cx cx = cx_make(a, &env);
	totp_secret_new(&cx, made);
	assert_hex(made, 3, "010203");
	arena_free(a);
}

static void test_seal(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct cx cx = cx_make(a, NULL);
	unsigned char master[32] = {1, 2, 3}, other_master[32] = {1, 2, 4};
	struct seal_keys k = seal_keys_make(master), other = seal_keys_make(other_master);
	assert_memory_not_equal(k.field, k.lookup, 32);
	struct str text = STR("150102199001011234"), place = STR("party.id_number/77"), out;
	struct str sealed = seal_field(&cx, &k, place, text),
		   second = seal_field(&cx, &k, place, text);
	assert_false(str_eq(sealed, second));
	assert_int_equal(str_find(sealed, STR("1501"), 0), sealed.n);
	assert_int_equal(seal_open(&cx, &k, place, sealed, &out), RC_OK);
	assert_true(str_eq(out, text));
	struct str empty = seal_field(&cx, &k, STR(""), STR(""));
	assert_int_equal(seal_open(&cx, &k, STR(""), empty, &out), RC_OK);
	assert_int_equal(out.n, 0);
	for (size_t i = 0; i < sealed.n; i++) {
		char *changed = str_z(a, sealed);
		changed[i] ^= 0x40;
		assert_int_equal(seal_open(&cx, &k, place, (struct str){changed, sealed.n}, &out),
			RC_CORRUPT);
		cx_clear(&cx);
		assert_int_equal(
			seal_open(&cx, &k, place, str_sub(sealed, 0, i), &out), RC_CORRUPT);
		cx_clear(&cx);
	}
	assert_int_equal(seal_open(&cx, &k, STR("party.id_number/78"), sealed, &out), RC_CORRUPT);
	cx_clear(&cx);
	assert_int_equal(seal_open(&cx, &other, place, sealed, &out), RC_CORRUPT);
	unsigned char d1[32], d2[32];
	seal_lookup(&k, STR("phone"), text, d1);
	seal_lookup(&k, STR("phone"), text, d2);
	assert_memory_equal(d1, d2, 32);
	seal_lookup(&k, STR("id-number"), text, d2);
	assert_memory_not_equal(d1, d2, 32);
	seal_lookup(&other, STR("phone"), text, d2);
	assert_memory_not_equal(d1, d2, 32);
	arena_free(a);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(test_digest),
	cmocka_unit_test(test_digest_file), cmocka_unit_test(test_hmac),
	cmocka_unit_test(test_codes), cmocka_unit_test(test_sign), cmocka_unit_test(test_key_files),
	cmocka_unit_test(test_password), cmocka_unit_test(test_password_none),
	cmocka_unit_test(test_totp), cmocka_unit_test(test_seal)};
TEST_MAIN(tests)
