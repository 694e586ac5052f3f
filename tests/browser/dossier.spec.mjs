// The dossier of a matter that the practice region has filed: its volumes, what is missing, the ZIP, the ledger; lending it, giving
// it back, a copy with its watermark; on a telephone too.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { act, ask, enter } from './office.mjs';
import { test } from './harness.mjs';

const day = (n) => new Date(Date.now() + 86400000 * n).toISOString().slice(0, 10);

/* Logged in once for all tests of this file. */
let entered;
async function people(context, url, viewport = { width: 1280, height: 800 }) {
	entered ??= Promise.all(['jiang', 'feng'].map(async (name) => {
		const own = await context.browser().newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
		return [name, await enter(own, name)];
	}));
	const all = Object.fromEntries(await entered);
	for (const page of Object.values(all))
		await page.setViewportSize(viewport);
	return all;
}

/* A filed matter, of the year in which the practice region closed one. */
async function filed(page) {
	const now = new Date().getFullYear();
	for (const year of [now, now - 1]) {
		const { status, body } = await ask(page, `/api/dossiers?year=${year}`);
		assert.equal(status, 200);
		const row = body.rows.find((r) => r.keeping);
		if (row)
			return { year, row };
	}
	throw new Error('the practice region has no filed dossier');
}

/* Presses a link that downloads; gives the file. */
async function download(page, link, use) {
	const dir = mkdtempSync(join(tmpdir(), 'zhifa-dossier-'));
	try {
		const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
		const path = join(dir, 'file');
		await file.saveAs(path);
		use(path, file.suggestedFilename());
	} finally {
		rmSync(dir, { recursive: true, force: true });
	}
}

async function fits(page) {
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(wide <= 0, `${page.url()} is ${wide} pixels too wide`);
}

test('ledger, contents, completeness, the ZIP', {}, async ({ page, context, url, axe, shot }) => {
	await page.close();
	const { jiang } = await people(context, url);
	const { year, row } = await filed(jiang);
	await jiang.goto(`/office/dossiers?year=${year}`);
	await jiang.getByRole('link', { name: row.archive_no }).waitFor();
	await axe({}, jiang);
	await shot('ledger', jiang);
	await download(jiang, jiang.getByRole('link', { name: '导出表格（CSV）' }), (path) =>
		assert.ok(readFileSync(path, 'utf8').includes(row.archive_no)));
	await jiang.getByRole('link', { name: row.archive_no }).click();
	await jiang.getByRole('heading', { name: '正卷' }).waitFor();
	await jiang.getByText('材料齐全').waitFor();
	const { body } = await ask(jiang, `/api/matters/${row.id}/dossier/contents`);
	const [main, auxiliary] = body.volumes;
	assert.deepEqual(body.gaps, []);
	assert.equal(main.rows[0].title, '卷内目录');
	assert.equal(main.rows.at(-1).title, '卷内备考表');
	assert.ok(main.rows.some((r) => r.title === '行政处罚决定书') && !main.rows.some((r) => r.title.endsWith('审批表')));
	assert.ok(auxiliary.rows.every((r) => r.state === 'issued' || r.scan));
	/* the pages run on without a gap */
	for (const v of body.volumes) {
		const counted = v.rows.filter((r) => r.no), known = counted.filter((r) => r.first);
		assert.deepEqual(counted.map((r) => r.no), counted.map((_, i) => i + 1));
		known.reduce((next, r) => { assert.equal(r.first, next); return r.last + 1; }, 1);
		assert.ok(v.unknown > 0 || known.at(-1).last === v.pages);
	}
	await axe({}, jiang);
	await shot('dossier', jiang);
	await download(jiang, jiang.getByRole('link', { name: '导出案卷（ZIP）' }), (path, name) => {
		assert.match(name, /^dossier-\d+\.zip$/);
		assert.equal(readFileSync(path).subarray(0, 2).toString(), 'PK');
	});
	await jiang.reload();
	await jiang.getByRole('cell', { name: '导出案卷' }).first().waitFor();
});

test('lent, copied, given back', {}, async ({ page, context, url, axe }) => {
	await page.close();
	const { jiang, feng } = await people(context, url);
	const { row } = await filed(jiang);
	await act(jiang, row.keeping, 'lend', { borrower: '孔借阅', borrower_of: '法制机构', lend_ground: '案卷评查', lent_on: day(0), lent_until: day(5) });
	await act(feng, row.keeping, 'lend.approve');
	await act(jiang, row.keeping, 'copy', { copy_to: '示例旗人民法院', copy_ground: '行政诉讼举证', copy_what: '决定书', copy_on: day(0) });
	await act(feng, row.keeping, 'copy.approve');
	const lent = (await filed(jiang)).row;
	assert.equal(lent.state, '借出');
	assert.equal(lent.borrower, '孔借阅');
	await jiang.goto(`/office/matters/${row.id}/dossier`);
	await jiang.getByLabel('按哪一项准许的复制登记提供').selectOption({ index: 1 });
	await axe({}, jiang);
	await download(jiang, jiang.getByRole('link', { name: /^复制件：行政处罚决定书/ }), (path) => {
		const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
		assert.ok(text.includes('示例旗人民法院') && text.includes('行政诉讼举证'), 'the copy has no watermark');
	});
	await act(jiang, row.keeping, 'give_back', { returned_on: day(0), returned_state: '完好' }, { item: await rowOf(jiang, row.keeping) });
	assert.equal((await filed(jiang)).row.state, '在库保管');
});

async function rowOf(page, id) {
	const { body } = await ask(page, `/api/matters/${id}`);
	return body.lists.find((l) => l.id === 'lendings').rows.at(-1).key;
}

test('on a telephone', {}, async ({ page, context, url, axe, shot }) => {
	await page.close();
	const { jiang } = await people(context, url, { width: 360, height: 740 });
	const { year, row } = await filed(jiang);
	await jiang.goto(`/office/dossiers?year=${year}`);
	await jiang.getByRole('link', { name: row.archive_no }).waitFor();
	await fits(jiang);
	await jiang.goto(`/office/matters/${row.id}/dossier`);
	await jiang.getByRole('heading', { name: '正卷' }).waitFor();
	await fits(jiang);
	await axe({}, jiang);
	await shot('dossier-phone', jiang);
});
