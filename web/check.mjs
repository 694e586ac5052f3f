// node check.mjs: types, words, shape, unit tests, bundle sizes and browser floor of the staff application. Prints TAP.
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { bundle } from './build.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const src = join(here, 'src');
const temp = mkdtempSync(join(tmpdir(), 'zhifa-web-'));
process.chdir(here);

function walk(dir) {
	return readdirSync(dir).sort().flatMap((name) => {
		const path = join(dir, name);
		return statSync(path).isDirectory() ? walk(path) : [path];
	});
}

function run(...args) {
	return new Promise((resolve) => {
		execFile(process.execPath, args, { cwd: here, maxBuffer: 1 << 24 }, (error, out, err) => resolve(error ? `${out}${err}` || String(error) : ''));
	});
}

/* Strips comments, so that they may quote what the screen says. */
function code(text) {
	return text.replace(/\/\*[\s\S]*?\*\//g, (c) => c.replace(/[^\n]/g, ' ')).replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
}

const sources = walk(src).filter((f) => /\.(tsx?|css)$/.test(f));
const isTest = (f) => /\.test\.tsx?$/.test(f);

/* Every complaint is "file:line: message". */
function lines(pattern, message, wanted) {
	const found = [];
	for (const f of sources.filter(wanted))
		code(readFileSync(f, 'utf8')).split('\n').forEach((line, i) => {
			if (pattern.test(line))
				found.push(`${relative(here, f)}:${i + 1}: ${message}: ${line.trim().slice(0, 80)}`);
		});
	return found.join('\n');
}

const kb = (n) => Math.round(n * 1000);
const gz = (path) => gzipSync(readFileSync(path), { level: 9 }).length;
const fits = (what, size, budget) => size > budget ? `${what}: ${size} bytes gzipped, at most ${budget}\n` : '';

/* Budgets of the office application and of the portal's style sheet. */
async function sizes() {
	const out = join(temp, 'out');
	const { metafile } = await bundle(out);
	const outputs = Object.fromEntries(Object.entries(metafile.outputs).map(([k, v]) => [k.replace(/^.*\/assets\//, ''), v]));
	const file = (name) => join(out, 'assets', name);
	/* A chunk with all that it needs at once. */
	const closure = (name, seen = new Set()) => {
		if (!seen.has(name)) {
			seen.add(name);
			for (const i of outputs[name].imports)
				if (i.kind === 'import-statement')
					closure(i.path.replace(/^.*\/assets\//, ''), seen);
		}
		return seen;
	};
	const sum = (names) => [...names].reduce((n, x) => n + gz(file(x)), 0);
	const entry = (source) => Object.keys(outputs).find((k) => outputs[k].entryPoint === source);
	const first = closure(entry('src/main.tsx'));
	let wrong = fits('JS before the first route', sum(first), kb(40));
	for (const [name, o] of Object.entries(outputs)) {
		if (name.endsWith('.css'))
			wrong += fits(name, gz(file(name)), kb(12));
		if (!o.entryPoint?.startsWith('src/screens/'))
			continue;
		const own = [...closure(name)].filter((x) => !first.has(x));
		wrong += fits(`route ${o.entryPoint}`, sum(own), kb(25)) + fits(`all of ${o.entryPoint}`, sum(first) + sum(own), kb(80));
	}
	wrong += fits('portal.css', gz(join(out, 'portal.css')), kb(12));

	const html = readFileSync(join(out, 'index.html'), 'utf8');
	if (/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|https?:\/\//.test(html))
		wrong += 'index.html: inline script, inline style or another host\n';
	for (const f of walk(out).filter((x) => /\.(br|gz)$/.test(x)))
		if (!(f.endsWith('.br') ? brotliDecompressSync : gunzipSync)(readFileSync(f)).equals(readFileSync(f.replace(/\.(br|gz)$/, ''))))
			wrong += `${relative(out, f)}: differs from what it compresses\n`;
	const listed = readFileSync(join(out, 'assets.txt'), 'utf8').trim().split('\n').map((l) => l.split('\t')[0]).sort();
	const there = walk(out).map((f) => relative(out, f)).filter((f) => !/\.(br|gz)$|^assets\.txt$/.test(f)).sort();
	if (listed.join() !== there.join())
		wrong += 'assets.txt does not list what is there\n';
	const report = [`JS before the first route ${sum(first)}`, `style ${gz(file(entry('src/styles/main.css')))}`, `portal.css ${gz(join(out, 'portal.css'))}`];
	console.log(report.map((r) => `# gzipped: ${r}`).join('\n'));
	return wrong;
}

async function unit() {
	const tests = sources.filter(isTest);
	await build({
		entryPoints: tests, bundle: true, platform: 'node', format: 'esm', target: 'node18', outdir: join(temp, 'unit'),
		outExtension: { '.js': '.mjs' }, logLevel: 'warning', jsx: 'automatic', jsxImportSource: 'preact',
	});
	const made = walk(join(temp, 'unit'));
	return made.length < 3 ? 'the unit tests are not there' : run('--test', ...made);
}

/* The list of runtime dependencies in README names each, with its licence. */
function dependencies() {
	const { dependencies: own } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
	const lock = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8')).packages;
	const readme = readFileSync(join(here, 'README.md'), 'utf8');
	let wrong = '';
	for (const [name, version] of Object.entries(own)) {
		if (!/^\d+\.\d+\.\d+$/.test(version))
			wrong += `package.json: ${name} is not pinned\n`;
		if (!readme.includes(`| ${name} ${version} |`) || !readme.includes(lock[`node_modules/${name}`].license))
			wrong += `README.md: ${name} ${version} is not listed with its licence\n`;
	}
	if (Object.values(lock).some((p) => p.resolved))
		wrong += 'package-lock.json: names a registry\n';
	return wrong;
}

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const han = /[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const inScreens = (f) => /\.tsx?$/.test(f) && !isTest(f);
const checks = [
	['types', () => run(tsc, '-p', 'tsconfig.test.json')],
	['the screens are free of the types of Node', () => run(tsc, '-p', 'tsconfig.json')],
	['Chinese stands in the catalogue', () => lines(han, 'Chinese outside messages/', (f) => inScreens(f) && !f.includes('/messages/'))],
	['no any', () => lines(/:\s*any\b|\bas any\b|<any>|@ts-(ignore|nocheck)/, 'any', inScreens)],
	['no inline styles or HTML', () => lines(/\bstyle=|dangerouslySetInnerHTML|innerHTML|\beval\(|new Function\(/, 'not allowed by the policy', inScreens)],
	['no other host', () => lines(/https?:\/\/(?!www\.w3\.org)/, 'another host', () => true)],
	['colours and sizes are tokens', () => lines(/#[0-9a-f]{3,8}\b|\b\d+px\b/i, 'not a token', (f) => inScreens(f) && f.includes('/screens/'))],
	['browser floor', () => lines(/:has\(|@container|popover|100dvh|structuredClone|\.at\(|\.replaceAll\(|findLast|Object\.hasOwn|crypto\.randomUUID/, 'newer than Chromium 90', (f) => !isTest(f))],
	['files are short', () => sources.filter((f) => readFileSync(f, 'utf8').split('\n').length > 301).map((f) => `${relative(here, f)}: over 300 lines`).join('\n')],
	['dependencies are listed', dependencies],
	['unit tests', unit],
	['sizes', sizes],
];

let n = 0, bad = 0;
for (const [title, check] of checks) {
	const found = (await check()).trim();
	n++;
	if (found) {
		bad++;
		console.log(found.split('\n').slice(0, 80).map((l) => `# ${l}`).join('\n'));
	}
	console.log(`${found ? 'not ok' : 'ok'} ${n} - ${title}`);
}
console.log(`1..${n}`);
rmSync(temp, { recursive: true, force: true });
process.exit(bad ? 1 : 0);
