// node build.mjs OUT [--depfile FILE]: bundles the staff application into OUT, with .br and .gz beside each file
// and assets.txt (path, tab, content type). Same input, same bytes.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';

const here = fileURLToPath(new URL('.', import.meta.url));
/* Chromium 90 and its kin (Kylin, UOS), Safari 15.4, Firefox 98. */
export const target = ['es2020', 'chrome90', 'safari15.4', 'firefox98'];

const types = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
};

function files(dir) {
	return readdirSync(dir).sort().flatMap((name) => {
		const path = join(dir, name);
		return statSync(path).isDirectory() ? files(path) : [path];
	});
}

/* Writes .br and .gz beside a file, where they are smaller. */
function compress(path) {
	const bytes = readFileSync(path);
	const br = brotliCompressSync(bytes, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22,
			[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
		},
	});
	const gz = gzipSync(bytes, { level: 9 });
	for (const [suffix, packed] of [['.br', br], ['.gz', gz]])
		if (packed.length < bytes.length)
			writeFileSync(path + suffix, packed);
}

export async function bundle(out) {
	for (const name of ['assets', 'index.html', 'portal.css', 'icon.svg', 'assets.txt'])
		for (const suffix of ['', '.br', '.gz'])
			rmSync(join(out, name + suffix), { recursive: true, force: true });
	mkdirSync(join(out, 'assets'), { recursive: true });
	const common = { absWorkingDir: here, target, minify: true, legalComments: 'none', charset: 'utf8', metafile: true, logLevel: 'warning' };
	const app = await build({
		...common, entryPoints: { app: 'src/main.tsx', style: 'src/styles/main.css' }, bundle: true, splitting: true,
		format: 'esm', outdir: join(out, 'assets'), entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', treeShaking: true,
	});
	const portal = await build({ ...common, entryPoints: ['portal.css'], bundle: true, outfile: join(out, 'portal.css') });

	const entry = Object.entries(app.metafile.outputs).find(([, o]) => o.entryPoint === 'src/main.tsx');
	const first = entry[1].imports.filter((i) => i.kind === 'import-statement').map((i) => `/assets/${basename(i.path)}`);
	const icon = readFileSync(join(here, 'icon.svg'));
	const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8).toUpperCase()}.svg`;
	writeFileSync(join(out, 'assets', iconName), icon);
	writeFileSync(join(out, 'icon.svg'), icon); // the portal names it without its digest
	const made = (entry) => '/assets/' + basename(Object.keys(app.metafile.outputs).find(
		(o) => app.metafile.outputs[o].entryPoint === entry));
	writeFileSync(join(out, 'index.html'), readFileSync(join(here, 'index.html'), 'utf8')
		.replace('%PRELOAD%', first.map((f) => `<link rel="modulepreload" href="${f}">\n`).join(''))
		.replace('%ICON%', `/assets/${iconName}`).replace('%CSS%', made('src/styles/main.css')).replace('%JS%', made('src/main.tsx')));

	const all = [join(out, 'index.html'), join(out, 'portal.css'), join(out, 'icon.svg'), ...files(join(out, 'assets'))];
	all.forEach(compress);
	writeFileSync(join(out, 'assets.txt'), all.map((f) => `${relative(out, f)}\t${types[extname(f)]}\n`).join(''));
	const inputs = [...Object.keys(app.metafile.inputs), ...Object.keys(portal.metafile.inputs)];
	return { metafile: app.metafile, inputs: [...inputs, 'index.html', 'icon.svg', 'build.mjs', 'package-lock.json', 'tsconfig.json'] };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const [out, flag, depfile] = process.argv.slice(2);
	if (!out) {
		console.error('usage: node build.mjs OUT [--depfile FILE]');
		process.exit(2);
	}
	const { inputs } = await bundle(resolve(out));
	if (flag === '--depfile')
		writeFileSync(depfile, `${join(out, 'assets.txt')}: ${[...new Set(inputs)].map((f) => resolve(here, f).replace(/ /g, '\\ ')).join(' ')}\n`);
}
