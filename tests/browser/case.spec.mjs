// A whole case of the ordinary procedure in the browser: two officers, the reviewer, the head, the archivist, the
// publisher, and the citizen who finds the decision and verifies the paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { act, child, enter, matter, open, creditCode } from './office.mjs';
import { test } from './harness.mjs';

const party = '示例旗浏览食品店（虚构）';
const code18 = creditCode(`92150121MA${String(Date.now()).slice(-7)}`); // nobody else's, so that no earlier fine is met

async function people(context, browser, url) {
	const all = {};
	for (const name of ['wang', 'wu', 'feng', 'wei', 'han', 'jiang']) {
		const own = name === 'wang' ? context : await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
		all[name] = await enter(own, name);
	}
	return all;
}

test('a case from the lead to the sealed file, and the citizen', { allow: [/401/] }, async ({ page, context, url, axe, shot }) => {
	await page.close();
	const browser = context.browser();
	const { wang, wu, feng, wei, han, jiang } = await people(context, browser, url);
	const two = { second: '李示例' };

	await axe({}, wang);
	await shot('worklist', wang);
	const id = await open(wang, '行政处罚普通程序', '经营超过保质期食品', {
		title: '涉嫌经营超过保质期食品案', source: 'complaint', lead_text: '群众反映货架上有过期食品。', act_place: '示例旗练习街9号',
		party_kind: 'org', party_name: party, party_code: code18, party_address: '示例旗练习街9号', party_rep: '丁某',
	});
	await act(wang, id, 'open', { handlers: ['王练习', '李示例'], jurisdiction: 'place', capacity: 'full', act_state: 'once',
		limit_kind: 'two', act_end: new Date(Date.now() - 86400000 * 3).toISOString().slice(0, 10) });
	// the proposer cannot approve, and the screen says so before anything is typed
	await feng.goto('/office');
	await feng.getByText(party).first().waitFor();
	await act(feng, id, 'open.approve');
	await wang.goto(`/office/matters/${id}`);
	await wang.getByText('调查取证').first().waitFor();
	assert.match((await matter(wang, id)).number, /〔\d{4}〕\d+号/);

	// nothing is collected before the credential was shown: the refusal is on the page, with its article and its cure
	const before = (await matter(wang, id)).actions.find((a) => a.id === 'evidence.add');
	assert.equal(before.allowed, false);
	assert.match(before.refusals[0].basis, /第五十五条/);
	assert.equal(before.refusals[0].cure, 'credential.show');

	await act(wang, id, 'credential.show', { shown_to: '丁某' }, two);
	await act(wang, id, 'record.add', { record_kind: 'scene' }, two);
	await act(wang, id, 'evidence.add', { evidence_kind: 'object', evidence_name: '过期奶片12袋', evidence_points: ['act', 'amount'] }, two);
	const evidence = (await matter(wang, id)).lists.find((l) => l.id === 'evidence').rows[0].key;
	await act(wang, id, 'evidence.verify', { verified: 'true', verified_why: '与现场照片一致' }, { item: evidence });
	await act(wang, id, 'norm.add', { cite: '《中华人民共和国食品安全法》第一百二十四条第一款第（五）项', low: 100000, high: 1000000, applied: true });
	await act(wang, id, 'penalty.add', { kind: 'fine', amount: 500000, text: '罚款' });
	await act(wang, id, 'report.submit', { conclusion: 'penalty', law_basis: '《中华人民共和国食品安全法》第一百二十四条第一款第（五）项', weight: 'normal', gains_kind: 'none', correct_way: 'none',
		law_change: 'none', complex: false, review58_kind: 'none', hearing_special: false });
	await wang.goto(`/office/matters/${id}`);
	await wang.getByText('合法性审查').first().waitFor();
	await act(wu, id, 'legality.pass', { complex: false, review58_kind: 'none', hearing_special: false });
	await act(feng, id, 'notice.sign');
	await act(wang, id, 'notice.scan');
	await act(wang, id, 'notice.serve');
	await act(wang, await child(wang, id, 'service_notice'), 'serve.direct', { receiver: '丁某', receiver_is: 'rep' }, two);

	// no decision while the party may still answer
	await wang.goto(`/office/matters/${id}`);
	await axe({}, wang);
	await shot('case', wang);
	const early = (await matter(wang, id)).actions.find((a) => a.id === 'recheck.submit');
	assert.equal(early.allowed, false);
	await act(wang, id, 'defence.waive');
	await act(wang, id, 'recheck.submit');
	await act(wang, id, 'decide.penalty', { bank_name: '示例银行示例旗支行', bank_address: '练习街5号', surcharge_stated: true,
		court_name: '示例旗人民法院', publish_told: true, party_code: code18, party_address: '示例旗练习街9号' });
	await act(feng, id, 'decide.penalty.approve');

	await act(wang, id, 'decision.scan');
	await act(wang, id, 'decision.serve');
	await act(wang, await child(wang, id, 'service_decision'), 'serve.direct', { receiver: '丁某', receiver_is: 'rep' }, two);
	await act(wang, id, 'collection.open');
	const collection = await child(wang, id, 'collection');
	await act(wei, collection, 'pay.record', { part: 'fine', amount: 500000 });
	await act(wei, collection, 'settle');
	await act(wang, id, 'publication.open');
	const publication = await child(wang, id, 'publication');
	await act(han, publication, 'publish', { publish_ground: 'influence', publish_title: `${party}经营超过保质期食品案`,
		publish_text: '当事人经营超过保质期的食品，罚款伍仟元。', sealed_record: false,
		publish_until: new Date(Date.now() + 86400000 * 300).toISOString().slice(0, 10) });
	await act(feng, publication, 'publish.approve');
	await act(wang, id, 'close');
	await act(feng, id, 'close.approve');
	await act(wang, id, 'contents.make');
	await act(jiang, id, 'archive', { archive_no: '2026-行罚-练习-0001', retention: 'short' });

	await wang.goto(`/office/matters/${id}`);
	await wang.getByText('已归档').first().waitFor();
	const done = await matter(wang, id);
	assert.equal(done.state.id, 'archived');
	assert.equal(done.actions.filter((a) => a.allowed).length, 0);

	// the history goes back to the lead, a part at a time
	const lines = wang.locator('.timeline > li');
	assert.equal(await lines.count(), 20);
	while (await lines.count() < done.version) {
		const from = await lines.count();
		await wang.getByRole('button', { name: '更早的记录' }).click();
		await wang.waitForFunction((n) => document.querySelectorAll('.timeline > li').length > n, from);
	}
	assert.equal(await wang.getByRole('button', { name: '更早的记录' }).count(), 0);
	await axe({}, wang);

	// the paper itself: searchable, with its number and its code
	const paper = done.documents.find((d) => d.form === 'penalty.decision');
	const pdf = Buffer.from(await wang.evaluate(async (path) =>
		Array.from(new Uint8Array(await (await fetch(path)).arrayBuffer())), `/api/documents/${paper.id}/pdf?matter=${id}`));
	const text = execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString();
	assert.match(text.replace(/\s/g, ''), /伍仟元整/);
	const code = text.match(/[A-Z0-9]{4}(-[A-Z0-9]{4}){3}/)[0];

	// the citizen, without JavaScript
	const citizen = await (await browser.newContext({ baseURL: url, javaScriptEnabled: false, locale: 'zh-CN' })).newPage();
	await citizen.goto('/');
	await citizen.getByText('查处罚决定').first().click();
	await citizen.locator('input[type="search"], input[name="q"]').first().fill('浏览食品');
	await citizen.keyboard.press('Enter');
	await citizen.getByText(party).first().click();
	assert.ok((await citizen.locator('body').innerText()).includes(paper.number));
	await shot('decision', citizen);
	await citizen.goto('/');
	await citizen.getByText('验证文书真伪').first().click();
	await citizen.locator('input[name="number"]').fill(paper.number);
	await citizen.locator('input[name="code"]').fill(code);
	await citizen.keyboard.press('Enter');
	await citizen.getByText('行政处罚决定书').first().waitFor();
	await shot('verify', citizen);
});
