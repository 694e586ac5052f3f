// What a spec needs. A spec is NAME.spec.mjs that calls test(); see portal.spec.mjs.
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

export const tests = [];

/*
 * Registers a test. body gets { page, context, url, axe, shot, viewport }:
 *   page, context   Playwright's, fresh for each test
 *   url             address of the server, without a slash at the end
 *   axe(options)    fails on any accessibility violation of the page as it is now; axe({}, page) of another one
 *   shot(name)      saves docs/images/NAME.png when ZHIFA_SCREENSHOTS is set
 * options: { viewport: { width, height }, javaScript: false, allow: [RegExp] }, where allow lists
 * console errors that the test provokes; any other error on the page fails it.
 */
export function test(title, options, body) {
	if (typeof options === 'function')
		[options, body] = [{}, options];
	tests.push({ title, options, body });
}

async function axe(page, options = {}) {
	// evaluate() is not subject to the page's Content-Security-Policy, a script tag would be
	await page.evaluate(axeSource);
	const found = await page.evaluate((o) => window.axe.run(document, o), {
		resultTypes: ['violations'],
		...options,
	});
	if (found.violations.length) {
		const lines = found.violations.map((v) =>
			`${v.id} (${v.impact}): ${v.help}\n` +
			v.nodes.slice(0, 5).map((n) => `    ${n.target.join(' ')}: ${n.html.slice(0, 160)}`).join('\n'));
		throw new Error(`axe: ${found.violations.length} violations on ${page.url()}\n${lines.join('\n')}`);
	}
}

async function shot(page, name) {
	if (!process.env.ZHIFA_SCREENSHOTS)
		return;
	mkdirSync(images, { recursive: true });
	await page.screenshot({ path: `${images}${name}.png`, animations: 'disabled' });
}

/* Runs one test in a context of its own; rejects with what went wrong. */
export async function runTest(browser, url, { options, body }) {
	const viewport = options.viewport ?? { width: 1280, height: 800 };
	const context = await browser.newContext({
		baseURL: url, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
		javaScriptEnabled: options.javaScript !== false,
	});
	context.setDefaultTimeout(10_000);
	const errors = [];
	const note = (text) => {
		if (!(options.allow ?? []).some((re) => re.test(text)))
			errors.push(text);
	};
	context.on('weberror', (e) => note(`uncaught: ${e.error().message}`));
	context.on('console', (m) => m.type() === 'error' && note(`console: ${m.text()}`));
	try {
		const page = await context.newPage();
		await body({
			page, context, url, viewport,
			axe: (o, p) => axe(p ?? page, o),
			shot: (name, p) => shot(p ?? page, name),
		});
		if (errors.length)
			throw new Error(`errors on the page:\n${errors.join('\n')}`);
	} finally {
		await context.close();
	}
}
