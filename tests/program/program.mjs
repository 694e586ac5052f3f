// program.mjs ZHIFA [all]: the program as people use it: words, exit statuses, configuration, starting and stopping,
// backups. Without "all" only what takes seconds.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { Server, check, equal, folder, run, runLater, runTests, said, sleep, slow, source, test, zhifa } from './lib.mjs';

/* One practice region for all tests that need one; they work on copies. */
let made;
function practice() {
	if (!made) {
		const dir = folder();
		said(run(['init', '--practice', 'yes', '--data', dir]), 0, '已就绪');
		made = dir;
	}
	const dir = folder();
	cpSync(made, dir, { recursive: true });
	return dir;
}

// ---- words ------------------------------------------------------------------------------------

test('help names every command, and how each is used', () => {
	const all = run(['help']);
	said(all, 0, 'run', 'backup', 'restore', 'verify', '--config');
	for (const [, name] of all.out.matchAll(/^ {2}(\w+) /gm))
		said(run(['help', name]), 0, `zhifa ${name}`);
	said(run([]), 0, '用法');
	said(run(['--help']), 0, '用法');
	said(run(['--version']), 0, 'zhifa ');
});

test('wrong words are named, with status 2', () => {
	said(run(['nonsense']), 2, 'nonsense', 'zhifa help');
	said(run(['version', 'x']), 2, 'x', '用法');
	said(run(['run', '--nonsense', '1']), 2, '--nonsense');
	said(run(['init', '--data']), 2, '--data');
	said(run(['backup']), 2, '缺少参数');
	said(run(['account', 'frobnicate', 'x', '--data', folder()]), 2, 'frobnicate');
});

// ---- configuration ----------------------------------------------------------------------------

test('a wrong configuration names its file and line', () => {
	const dir = folder();
	const conf = join(dir, 'zhifa.conf');
	writeFileSync(conf, '# mine\ndata = here\nlisten = everywhere\n');
	said(run(['init', '--config', conf]), 1, conf, '第 3 行', 'listen', '127.0.0.1:8080');
	writeFileSync(conf, 'data = here\nsotre = sqlite:x\n');
	said(run(['init', '--config', conf]), 1, '第 2 行', 'sotre', 'man zhifa.conf');
	said(run(['init', '--config', join(dir, 'none.conf')]), 1, 'none.conf');
	writeFileSync(conf, 'data = here\nthreshold.handle_days = 30\n');
	said(run(['init', '--config', conf]), 1, 'handle_days', '法律');
	writeFileSync(conf, 'data = here\nthreshold.no_such = 30\n');
	said(run(['init', '--config', conf]), 1, 'no_such');
	writeFileSync(conf, 'data = here\nthreshold.hearing_fine_org = 50000元\n');
	said(run(['init', '--config', conf]), 0, '已就绪');
	check(existsSync(join(dir, 'here', 'zhifa.db')), 'paths are relative to the file');
	said(run(['init'], { more: { ZHIFA_CONFIG: conf } }), 0, '已就绪');
});

test('no right to write is told with the place', () => {
	said(run(['init', '--data', '/dev/null/zhifa']), 1, '/dev/null', '无法建立目录');
	said(run(['run', '--data', '/proc/zhifa']), 1, '/proc/zhifa', 'data');
	const dir = folder();
	mkdirSync(join(dir, 'zhifa.db'));
	said(run(['init', '--data', dir]), 1, '数据库');
	const other = folder();
	writeFileSync(join(other, 'zhifa.db'), 'this is no database, though it is long enough to be looked at as one'.repeat(20));
	said(run(['init', '--data', other]), 1, 'zhifa.db', 'not a database');
});

test('keys that others may read are refused', () => {
	const dir = folder();
	said(run(['init', '--data', dir]), 0);
	const key = join(dir, 'keys', 'fields.key');
	const text = readFileSync(key);
	const open = join(folder(), 'fields.key');
	writeFileSync(open, text, { mode: 0o644 });
	cpSync(open, key);
	run(['help']);
	const r = run(['init', '--data', dir]);
	if (r.status === 0)
		return 'the mode of the file could not be changed here';
	said(r, 1, 'fields.key', 'chmod 600');
	writeFileSync(key, 'short');
	return undefined;
});

// ---- the store --------------------------------------------------------------------------------

test('a store of a newer program is refused, and so is a changed migration', () => {
	const dir = folder(), newer = folder(), changed = folder();
	const from = join(source, 'db/migrations');
	cpSync(from, newer, { recursive: true });
	cpSync(from, changed, { recursive: true });
	const next = String(readdirSync(from).length + 1).padStart(4, '0');
	writeFileSync(join(newer, `${next}_later.sql`), 'CREATE TABLE later (\n  id @ID PRIMARY KEY\n);\n');
	said(run(['init', '--data', dir, '--migrations', newer]), 0);
	said(run(['init', '--data', dir]), 1, '更新版本');
	said(run(['run', '127.0.0.1:0', '--data', dir]), 1, '更新版本');
	said(run(['verify', '--data', dir]), 1, '更新版本');
	writeFileSync(join(changed, '0001_base.sql'), readFileSync(join(from, '0001_base.sql')) + '\n-- changed\n');
	const own = folder();
	said(run(['init', '--data', own]), 0);
	said(run(['init', '--data', own, '--migrations', changed]), 1, '0001_base.sql');
});

test('who only reads makes nothing', () => {
	const dir = join(folder(), 'none');
	for (const args of [['verify'], ['backup', join(folder(), 'b')], ['log', 'key']])
		said(run([...args, '--data', dir]), 1, '没有');
	check(!existsSync(dir), 'a folder was made');
});

test('a store that waits for its upgrade may be backed up, and nothing else', () => {
	const dir = folder(), newer = folder(), to = join(folder(), 'b');
	const from = join(source, 'db/migrations');
	cpSync(from, newer, { recursive: true });
	const next = String(readdirSync(from).length + 1).padStart(4, '0');
	writeFileSync(join(newer, `${next}_later.sql`), 'CREATE TABLE later (\n  id @ID PRIMARY KEY\n);\n');
	const late = ['--data', dir, '--migrations', newer];
	said(run(['init', '--data', dir]), 0);
	said(run(['verify', ...late]), 1, '升级');
	said(run(['backup', to, ...late]), 0);
	said(run(['init', ...late]), 0);
	said(run(['verify', ...late]), 0);
});

// ---- serving ----------------------------------------------------------------------------------

test('a version of the law pack is taken in once, and a changed folder only as a new version', () => {
	const dir = folder(), law = join(folder(), 'law'), file = join(folder(), 'law.zip');
	const key = join(folder(), 'key.pem'), pub = join(folder(), 'pub.pem');
	cpSync(join(source, 'tests/packs/small'), law, { recursive: true });
	const pack = text => writeFileSync(join(law, 'pack.lua'), text);
	const first = readFileSync(join(law, 'pack.lua'), 'utf8');
	const where = ['--data', dir, '--pack', law];
	said(run(['init', ...where]), 0, 'small 1');
	said(run(['law', 'list', '--data', dir]), 0, '首次启动');
	/* changed under the same number: not followed at a start, refused when it is to be taken in */
	pack(first.replace('测试用', '改动的'));
	said(run(['init', ...where]), 0, '没有采用');
	said(run(['law', 'accept', law, '--by', '王某', ...where]), 1, '新的版本号');
	/* what differs, in words */
	const was = join(folder(), 'law');
	cpSync(join(source, 'tests/packs/small'), was, { recursive: true });
	said(run(['law', 'diff', was, law]), 0, '相同');
	const statement = join(law, 'thresholds.lua'), numbers = readFileSync(statement, 'utf8');
	check(/, 90\b|= 90\b/.test(numbers), 'no ninety days in the pack of the tests');
	writeFileSync(statement, numbers.replace(/\b90\b/, '60'));
	said(run(['law', 'diff', was, law]), 0, '改变数值', '90', '60', '1 处不同');
	const told = JSON.parse(run(['law', 'diff', law, was, '--json']).out);
	equal(told.differences.length, 1);
	equal(told.differences[0].what, 'number');
	writeFileSync(statement, numbers);
	/* a new number: signed elsewhere, taken where the key is trusted */
	pack(first.replace('version = "1"', 'version = "2"'));
	spawnSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', key]);
	spawnSync('chmod', ['600', key]);
	spawnSync('openssl', ['pkey', '-in', key, '-pubout', '-out', pub]);
	said(run(['law', 'sign', law, '--key', key, '-o', file]), 0, 'small 2');
	said(run(['law', 'accept', file, '--by', '王某', ...where]), 1, 'pack-key');
	const trusted = [...where, '--pack-key', pub];
	said(run(['law', 'accept', file, ...trusted]), 2, '--by');
	said(run(['law', 'accept', file, '--by', '王某', '--from', '2001-01-01', ...trusted]), 1, '早于今天');
	said(run(['law', 'accept', file, '--by', '王某', ...trusted]), 0, '已装入');
	said(run(['law', 'accept', file, '--by', '王某', ...trusted]), 0, '没有变化');
	said(run(['law', 'list', '--data', dir]), 0, 'small 2', '王某');
	/* the stored versions are what counts: the folder may go back */
	pack(first);
	said(run(['init', ...where]), 0, 'small 2');
	said(run(['verify', ...where]), 0, '全部相符');
	/* and are part of the backup */
	const to = join(folder(), 'b'), again = join(folder(), 'again');
	said(run(['backup', to, '--with-keys', ...where]), 0);
	said(run(['restore', to, '--data', again]), 0);
	said(run(['law', 'list', '--data', again]), 0, 'small 1', 'small 2');
	said(run(['verify', '--data', again, '--pack', law]), 0, '全部相符');
	/* a changed byte in a stored version is found */
	const bytes = readFileSync(file), at = bytes.indexOf('procedure');
	bytes[at] ^= 1;
	writeFileSync(file + '2', bytes);
	said(run(['law', 'accept', file + '2', '--by', '王某', ...trusted]), 1, '不是签名的法规包');
});

test('the first page, the checks, the counters', async () => {
	const s = await Server.start(['--data', practice()]);
	for (const word of ['wang', 'Lianxi-2026', '王练习'])
		check(s.out.includes(word), `not printed at the start: ${word}`);
	const first = await s.get('/');
	equal(first.status, 200);
	for (const word of ['先试这些', 'wang', 'Lianxi-2026', 'LX150121004', '练习数据'])
		check(first.text.includes(word), `not on the first page: ${word}`);
	check(/<title>/.test((await s.get('/office/worklist/x')).text), 'the staff application');
	const health = await s.get('/healthz');
	equal(health.status, 200, health.text);
	for (const name of ['store', 'disk', 'jobs', 'log'])
		check(health.text.includes(`"${name}"`), `no check ${name}: ${health.text}`);
	check(/zhifa_job_runs_total\{job="outbox"\}/.test((await s.get('/metrics')).text), 'the counters of jobs');
	equal(await s.stop(), 0);
	check(s.err.includes('"event":"stopped"'), s.err.slice(-500));
});

test('every case of the practice region opens, for everybody who may see it', async () => {
	const s = await Server.start(['--data', practice()]);
	let opened = 0, refusals = 0, allowed = 0;
	const told = {};
	for (const name of ['wang', 'zhao', 'wu', 'feng', 'chen', 'wei', 'yang', 'cao']) {
		const who = await s.person(name);
		equal(who.status, 200, name);
		equal(who.body.me.practice, true);
		equal((await who.get('/api/worklist')).status, 200, 'worklist');
		const list = await who.get('/api/matters');
		equal(list.status, 200, JSON.stringify(list.body));
		for (const row of list.body.rows) {
			const page = await who.get(`/api/matters/${row.id}`);
			equal(page.status, 200, `${row.title}: ${JSON.stringify(page.body)}`);
			opened++;
			for (const a of page.body.actions) {
				allowed += a.allowed ? 1 : 0;
				refusals += a.refusals?.length ?? 0;
				told[name] = (told[name] ?? '') + JSON.stringify(a.refusals ?? '');
			}
		}
	}
	check(opened > 60 && allowed > 60 && refusals > 20, `${opened} opened, ${allowed} acts allowed, ${refusals} refusals`);
	check(told.zhao.includes('LX150121004'), 'nothing says that the credential of zhao expired');
	check(!told.wang.includes('LX150121004') && !told.wang.includes('已到期'), 'wang has a good credential');
	check(!s.err.includes('"level":"broken"'), s.err.split('\n').filter((l) => l.includes('broken')).slice(0, 5).join('\n'));
	equal(await s.stop(), 0);
});

test('an empty store says how to begin, and shows no practice accounts', async () => {
	const s = await Server.start(['--data', folder()]);
	const { text } = await s.get('/');
	check(text.includes('zhifa organ import'), text);
	check(!text.includes('Lianxi') && !s.out.includes('Lianxi'), 'practice accounts');
	equal(await s.stop('SIGINT'), 0);
});

test('a port in use is told', async () => {
	const other = createServer();
	await new Promise((done) => other.listen(0, '127.0.0.1', done));
	said(run(['run', `127.0.0.1:${other.address().port}`, '--data', folder()]), 1, String(other.address().port));
	other.close();
});

test('real data is never mixed with practice data', () => {
	const dir = folder();
	const organs = join(folder(), 'organs.csv');
	writeFileSync(organs, '名称,机关代字,行政区划,条线,复议机关,管辖法院,地址,成立日期\n甲局,甲,150121,market,乙,丙,丁,2019-01-01\n');
	said(run(['organ', 'import', organs, '--data', dir]), 0, '新增 1');
	said(run(['init', '--practice', 'yes', '--data', dir]), 1, '真实数据');
});

// ---- registers and accounts -------------------------------------------------------------------

test('registers are read line by line, from a file or from standard input', () => {
	const dir = folder();
	const bad = run(['organ', 'import', '-', '--data', dir], { input: '{"name":"甲局"}\nnonsense\n' });
	said(bad, 1, '第 1 行\t错误\t缺少机关代字', '第 2 行\t错误', '错误 2');
	said(run(['organ', 'import', join(dir, 'none.csv'), '--data', dir]), 1, 'none.csv');
	said(run(['officer', 'export', 'x', '--data', dir]), 2, 'export');
});

test('an administrator resets passwords and disables accounts', async () => {
	const dir = practice();
	const s = await Server.start(['--data', dir]);
	const account = (...args) => run(['account', ...args, '--data', dir], { input: 'Another-2026\n' });
	said(account('list', '示例旗市场监督管理局'), 0, 'wang\t王练习\t可用');
	equal((await s.person('wang')).status, 200);
	said(account('password', 'wang'), 0, '已重设');
	equal((await s.person('wang')).status, 401);
	equal((await s.person('wang', 'Another-2026')).status, 200);
	said(account('disable', 'wang'), 0, '已停用');
	equal((await s.person('wang', 'Another-2026')).status, 403);
	said(account('enable', 'wang'), 0, '恢复');
	said(account('totp-remove', 'wang'), 0, '已解除');
	said(account('password', 'nobody'), 1, 'nobody');
	said(run(['account', 'password', 'wang', '--data', dir], { input: 'short\n' }), 1, '密码');
	equal(await s.stop(), 0);
});

// ---- stopping (dying is tests/faults) --------------------------------------------------------------------------

/* Opens matters from several people at once until the server is gone; gives the request ids that were acknowledged. */
function hammer(s, who, power, stop) {
	const acknowledged = [];
	const one = async (k) => {
		for (let i = 0; !stop.now; i++) {
			const id = `hammer-${s.port}-${k}-${i}`;
			try {
				const r = await who.post('/api/matters', {
					request_id: id, procedure: 'penalty.ordinary', power, action: 'lead.register',
					fields: { title: `线索 ${id}`, source: 'inspection', found_on: '2026-01-05', lead_text: '练习', act_place: '练习街',
						party_kind: 'org', party_name: '示例旗敲打铺（虚构）' },
				});
				if (r.status === 200)
					acknowledged.push({ id, matter: r.body.id });
				else if (r.status !== 503)
					throw new Error(`${r.status} ${JSON.stringify(r.body)}`);
			} catch (e) {
				if (!(e instanceof TypeError))
					throw e; // a TypeError of fetch: the connection broke
				return;
			}
		}
	};
	return { acknowledged, all: Promise.all([...Array(8).keys()].map(one)) };
}

async function underLoad(dir, end) {
	const s = await Server.start(['--data', dir]);
	const who = await s.person('wang');
	const { body } = await who.get('/api/procedures');
	const power = body.procedures.find((p) => p.id === 'penalty.ordinary').powers[0].id;
	const stop = { now: false };
	const h = hammer(s, who, power, stop);
	await end(s, stop, h);
	await h.all;
	check(h.acknowledged.length > 20, `only ${h.acknowledged.length} acts were acknowledged`);
	return h.acknowledged;
}

async function allThere(dir, acknowledged) {
	const s = await Server.start(['--data', dir]);
	const who = await s.person('wang');
	for (const a of acknowledged)
		equal((await who.get(`/api/matters/${a.matter}`)).status, 200, `an acknowledged act is gone: ${a.id}`);
	equal(await s.stop(), 0);
	said(run(['verify', '--data', dir]), 0, '全部相符');
}

slow('SIGTERM under load: what is under way is finished, nothing acknowledged is lost', async () => {
	const dir = practice();
	const acknowledged = await underLoad(dir, async (s, stop) => {
		await sleep(1500);
		equal(await s.stop(), 0);
		stop.now = true;
		check(!s.err.includes('"level":"broken"'), s.err.split('\n').filter((l) => l.includes('broken')).join('\n').slice(0, 2000));
	});
	await allThere(dir, acknowledged);
});

// ---- backup and restore -----------------------------------------------------------------------

slow('a backup under load is whole, and becomes an installation again', async () => {
	const dir = practice(), at = folder();
	let before;
	const acknowledged = await underLoad(dir, async (s, stop, h) => {
		await sleep(800);
		before = [...h.acknowledged];
		said(await runLater(['backup', join(at, 'one'), '--with-keys', '--data', dir]), 0, '数据库');
		said(await runLater(['backup', join(at, 'two'), '--data', dir]), 0, '密钥不在备份里');
		await sleep(200);
		stop.now = true;
		await h.all;
		equal(await s.stop(), 0);
	});
	check(acknowledged.length > before.length, 'the server stood still during the backup');
	said(run(['backup', join(at, 'one'), '--data', dir]), 1, '已经存在');
	said(run(['restore', join(at, 'one'), '--data', dir]), 1, '没有覆盖');
	const restored = join(folder(), 'new');
	said(run(['restore', join(at, 'one'), '--data', restored]), 0, '已恢复');
	await allThere(restored, before);
	// without its keys
	const keyless = join(folder(), 'new');
	said(run(['restore', join(at, 'two'), '--data', keyless]), 1, 'fields.key');
	said(run(['restore', join(at, 'two'), '--data', keyless, '--keys', join(dir, 'keys')]), 0);
	const stranger = folder();
	said(run(['init', '--data', stranger]), 0);
	said(run(['restore', join(at, 'two'), '--data', join(folder(), 'new'), '--keys', join(stranger, 'keys')]), 1, '不是这份备份');
});

function changeByte(path, where) {
	const bytes = readFileSync(path);
	chmodSync(path, 0o600); // files of a store are kept read-only
	const fd = openSync(path, 'r+');
	writeSync(fd, Buffer.from([bytes[where] ^ 1]), 0, 1, where);
	closeSync(fd);
}

function aBlob(dir) {
	for (const e of readdirSync(dir, { recursive: false, withFileTypes: true })) {
		const p = join(dir, e.name);
		const found = e.isDirectory() ? aBlob(p) : e.name.length === 64 && p;
		if (found)
			return found;
	}
	return null;
}

test('one changed byte in a backup is found', () => {
	const dir = practice(), at = folder();
	const fresh = (name) => {
		const to = join(at, name);
		said(run(['backup', to, '--with-keys', '--data', dir]), 0);
		return to;
	};
	const store = fresh('store');
	changeByte(join(store, 'zhifa.db'), 50_000);
	said(run(['restore', store, '--data', join(folder(), 'new')]), 1, '摘要');
	const blobs = fresh('blobs');
	changeByte(aBlob(join(blobs, 'blobs')), 100);
	said(run(['restore', blobs, '--data', join(folder(), 'new')]), 1);
	const half = fresh('half');
	run(['help']);
	cpSync(half, `${half}.copy`, { recursive: true, filter: (f) => !f.endsWith('manifest.json') });
	said(run(['restore', `${half}.copy`, '--data', join(folder(), 'new')]), 1, '不是完整的备份');
	// a damaged file in the installation itself stops the backup
	changeByte(aBlob(join(dir, 'blobs')), 100);
	said(run(['backup', join(at, 'damaged'), '--data', dir]), 1);
	check(!existsSync(join(at, 'damaged')), 'a backup that failed bears the name of a good one');
});

// ---- installed ---------------------------------------------------------------------------------

slow('installed elsewhere, the program finds what it came with', () => {
	const to = folder();
	const build = dirname(resolve(zhifa));
	const r = spawnSync('meson', ['install', '-C', build, '--no-rebuild', '--quiet'], { encoding: 'utf8', env: { ...process.env, DESTDIR: to } });
	equal(r.status, 0, r.stdout + r.stderr);
	const installed = join(to, 'usr/local/bin/zhifa');
	const made = spawnSync(installed, ['init', '--practice', 'yes', '--data', folder()], { encoding: 'utf8', env: { ...process.env, ZHIFA_CONFIG: '/dev/null' } });
	equal(made.status, 0, made.stderr);
	check(readFileSync(join(to, 'usr/local/lib/systemd/system/zhifa.service'), 'utf8').includes('ExecStart=/usr/local/bin/zhifa run'), 'the unit');
});

// ---- the other engine, by one line ------------------------------------------------------------

slow('PostgreSQL by one line of the configuration', async () => {
	if (!process.env.ZHIFA_TEST_PG)
		return 'no PostgreSQL here';
	const dir = folder();
	const conf = join(dir, 'zhifa.conf');
	const name = `program_${process.pid}`;
	writeFileSync(conf, `data = data\nstore = postgres:${process.env.ZHIFA_TEST_PG} dbname=${name}\n`);
	said(run(['init', '--config', conf]), 1);
	const made = run(['init', '--practice', 'yes', '--data', join(dir, 'data'), '--store', `postgres:${process.env.ZHIFA_TEST_PG}`]);
	said(made, 0, '已就绪');
	writeFileSync(conf, `data = data\nstore = postgres:${process.env.ZHIFA_TEST_PG}\n`);
	const s = await Server.start(['--config', conf]);
	check((await s.get('/')).text.includes('王练习'), 'the first page');
	const who = await s.person('wang');
	equal(who.status, 200);
	equal((await who.get('/api/worklist')).status, 200);
	const to = join(dir, 'backup');
	said(run(['backup', to, '--config', conf]), 0, 'pg_basebackup', '先备份数据库');
	check(readFileSync(join(to, 'README.txt'), 'utf8').includes('pg_dump'), 'the note');
	said(run(['restore', to, '--data', join(dir, 'new')]), 1, 'PostgreSQL');
	equal(await s.stop(), 0);
	said(run(['verify', '--config', conf]), 0, '全部相符');
	return undefined;
});

await runTests();
