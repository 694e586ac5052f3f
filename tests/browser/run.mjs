// run.mjs [NAME…]: starts build/zhifa on a free port with an empty data folder, runs NAME.spec.mjs
// (all of them without a name) in Debian's Chromium, prints TAP. With ZHIFA_URL set it tests that
// server instead; with ZHIFA_SCREENSHOTS set it also renews docs/images/.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const program = join(root, 'build/zhifa');
const chromiumPath = process.env.ZHIFA_CHROMIUM ?? '/usr/bin/chromium';

function freePort() {
	return new Promise((resolve, reject) => {
		const s = createServer().on('error', reject);
		s.listen(0, '127.0.0.1', () => {
			const { port } = s.address();
			s.close(() => resolve(port));
		});
	});
}

async function startServer(dir) {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const child = spawn(program, ['run', `127.0.0.1:${port}`, '--data', dir, '--practice', 'yes'],
		{ cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '', ended = null;
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (d) => { output += d; });
	child.on('exit', (code, signal) => { ended = signal ?? code; });
	child.on('error', (e) => { ended = e.message; });
	for (let i = 0; i < 600; i++) {
		if (ended !== null)
			throw new Error(`the server ended (${ended}):\n${output}`);
		try {
			if ((await fetch(`${url}/healthz`)).ok)
				return { url, output: () => output, stop: () => stop(child) };
		} catch {
			// not listening yet
		}
		await new Promise((r) => setTimeout(r, 100));
	}
	child.kill('SIGKILL');
	throw new Error(`the server did not answer within a minute:\n${output}`);
}

function stop(child) {
	if (child.exitCode !== null || child.signalCode !== null)
		return Promise.resolve(child.exitCode);
	return new Promise((resolve) => {
		const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
		child.on('exit', (code) => { clearTimeout(timer); resolve(code); });
		child.kill('SIGTERM');
	});
}

function diagnostics(text) {
	for (const line of String(text).split('\n').slice(0, 60))
		console.log(`# ${line}`);
}

async function main() {
	if (!process.env.ZHIFA_URL && !existsSync(program)) {
		console.log('ok 1 - browser # SKIP build/zhifa is not there');
		console.log('1..1');
		return 0;
	}
	const { chromium } = await import('playwright-core');
	const { tests, runTest } = await import('./harness.mjs');
	const names = process.argv.slice(2);
	for (const f of readdirSync(here).filter((n) => n.endsWith('.spec.mjs')).sort())
		if (!names.length || names.includes(f.replace('.spec.mjs', ''))) {
			const first = tests.length;
			await import(`./${f}`);
			for (const t of tests.slice(first))
				t.title = `${f.replace('.spec.mjs', '')}: ${t.title}`;
		}

	const dir = mkdtempSync(join(tmpdir(), 'zhifa-browser-'));
	let server, browser, failed = 0, n = 0;
	try {
		server = process.env.ZHIFA_URL ? { url: process.env.ZHIFA_URL } : await startServer(dir);
		browser = await chromium.launch({
			executablePath: chromiumPath, headless: true, chromiumSandbox: false,
			args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
				'--disable-component-update', '--disable-sync'],
		});
		for (const t of tests) {
			n++;
			try {
				await runTest(browser, server.url, t);
				console.log(`ok ${n} - ${t.title}`);
			} catch (e) {
				failed++;
				diagnostics(e.stack ?? e);
				console.log(`not ok ${n} - ${t.title}`);
			}
		}
	} catch (e) {
		failed++;
		diagnostics(e.stack ?? e);
		console.log(`not ok ${++n} - set-up`);
	} finally {
		await browser?.close();
		const code = await server?.stop?.();
		if (server?.stop) {
			n++;
			if (code !== 0) {
				failed++;
				diagnostics(server.output().slice(-4000));
			}
			console.log(`${code === 0 ? '' : 'not '}ok ${n} - the server ends cleanly on SIGTERM`);
		}
		rmSync(dir, { recursive: true, force: true });
	}
	console.log(`1..${n}`);
	return failed ? 1 : 0;
}

process.exit(await main());
