// What a test of the program needs: running it to its end, running it as a server, speaking to it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const zhifa = process.argv[2];
export const source = process.env.ZHIFA_SOURCE;
const env = { ...process.env, ZHIFA_CONFIG: '/dev/null', ZHIFA_CHECK_REPLIES: '1' };

const dirs = [];
export function folder() {
	dirs.push(mkdtempSync(join(tmpdir(), 'zhifa-program.')));
	return dirs.at(-1);
}

/* Runs a command to its end: { status, out, err }. */
export function run(args, { input = '', more = {} } = {}) {
	const r = spawnSync(zhifa, args, { input, encoding: 'utf8', env: { ...env, ...more }, timeout: 120_000, maxBuffer: 1 << 26 });
	return { status: r.status ?? r.signal, out: r.stdout, err: r.stderr };
}

/* The same without waiting; gives a promise. */
export function runLater(args) {
	return new Promise((done) => {
		const p = spawn(zhifa, args, { env });
		let out = '', err = '';
		p.stdout.on('data', (d) => { out += d; });
		p.stderr.on('data', (d) => { err += d; });
		p.on('close', (status, signal) => done({ status: status ?? signal, out, err }));
	});
}

const servers = new Set();

/* A running server on a free port. stop() and kill() give its exit status. */
export class Server {
	constructor(args) {
		this.out = '';
		this.err = '';
		this.process = spawn(zhifa, ['run', '127.0.0.1:0', ...args], { env });
		servers.add(this);
		this.process.stdout.on('data', (d) => { this.out += d; });
		this.process.stderr.on('data', (d) => { this.err += d; });
		this.ended = new Promise((done) => this.process.on('close', (status, signal) => {
			servers.delete(this);
			done(status ?? signal);
		}));
	}

	static async start(args, within = 60_000) {
		const s = new Server(args);
		const until = Date.now() + within;
		while (!(s.port = /127\.0\.0\.1:(\d+)\//.exec(s.out)?.[1])) {
			if (s.process.exitCode !== null || Date.now() > until)
				throw new Error(`the server did not start: ${s.out}${s.err}`);
			await sleep(20);
		}
		s.url = `http://127.0.0.1:${s.port}`;
		return s;
	}

	stop(signal = 'SIGTERM') {
		this.process.kill(signal);
		return this.ended;
	}

	async get(path) {
		const r = await fetch(this.url + path);
		return { status: r.status, text: await r.text() };
	}

	/* A logged-in person. */
	async person(name, password = 'Lianxi-2026') {
		const r = await fetch(`${this.url}/api/login`, {
			method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name, password }),
		});
		const body = await r.json();
		if (r.status !== 200)
			return { status: r.status, body };
		const cookie = r.headers.get('set-cookie').split(';')[0];
		const call = async (method, path, data) => {
			const a = await fetch(this.url + path, {
				method, headers: { Cookie: cookie, 'Content-Type': 'application/json', 'X-Zhifa-Token': body.token },
				body: data === undefined ? undefined : JSON.stringify(data),
			});
			const text = await a.text();
			return { status: a.status, body: text ? JSON.parse(text) : null };
		};
		return { status: 200, body, get: (path) => call('GET', path), post: (path, data) => call('POST', path, data) };
	}
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export function check(condition, what) {
	if (!condition)
		throw new Error(what);
}
export function equal(is, want, what = '') {
	if (is !== want)
		throw new Error(`${what}: is ${JSON.stringify(is)}, should be ${JSON.stringify(want)}`);
}
/* The result of run(): its status, and words that stand in what it said. */
export function said(r, status, ...words) {
	const all = r.out + r.err;
	equal(r.status, status, `status, having said ${JSON.stringify(all.slice(0, 2000))}`);
	for (const w of words)
		check(all.includes(w), `not said: ${w}\nbut: ${all.slice(0, 3000)}`);
}

const tests = [];
export function test(title, body) {
	tests.push({ title, body });
}

/* One that takes long: only where all tests are asked for. */
export function slow(title, body) {
	if (process.argv[3] === 'all')
		test(title, body);
}

export async function runTests() {
	let failed = 0;
	console.log(`1..${tests.length}`);
	for (const [i, t] of tests.entries()) {
		let skip;
		try {
			skip = await t.body();
			console.log(`ok ${i + 1} - ${t.title}${typeof skip === 'string' ? ` # SKIP ${skip}` : ''}`);
		} catch (e) {
			failed++;
			console.log(String(e.stack ?? e).replace(/^/gm, '# '));
			console.log(`not ok ${i + 1} - ${t.title}`);
		}
		for (const s of servers)
			await s.stop('SIGKILL');
	}
	for (const d of dirs)
		rmSync(d, { recursive: true, force: true });
	process.exit(failed ? 1 : 0);
}
