// One matter of each family, opened, worked and closed by its officers through the generated forms: a seizure, an application to
// the court, a delegation, an inspection; the inspection on a telephone.
import assert from 'node:assert/strict';
import { act, ask, child, enter, matter, open, creditCode } from './office.mjs';
import { test } from './harness.mjs';

const two = { second: '李示例' };
const day = (n) => new Date(Date.now() + 86400000 * n).toISOString().slice(0, 10);
const code = (k) => creditCode(`9115012${k}MA${String(Date.now()).slice(-7)}`); // nobody else's

/* Logged in once for all tests of this file. */
let entered;
async function people(context, url, viewport = { width: 1280, height: 800 }) {
	entered ??= Promise.all(['wang', 'feng', 'jiang'].map(async (name) => {
		const own = await context.browser().newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
		return [name, await enter(own, name)];
	}));
	const all = Object.fromEntries(await entered);
	for (const page of Object.values(all))
		await page.setViewportSize(viewport);
	return all;
}

async function archived(page, id) {
	const m = await matter(page, id);
	assert.equal(m.actions.filter((a) => a.allowed).length, 0, `${m.state.title} is not the end`);
	return m;
}

async function fits(page) {
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	assert.ok(wide <= 0, `${page.url()} is ${wide} pixels too wide`);
}

test('what is opened by a case alone is not offered; what has two ways is offered twice', {}, async ({ page, context, url }) => {
	await page.close();
	const { wang } = await people(context, url);
	const { body } = await ask(wang, '/api/procedures');
	const titles = body.procedures.map((p) => p.title);
	for (const never of ['文书送达', '先行登记保存', '听证'])
		assert.ok(!titles.some((t) => t === never), `${never} is offered`);
	assert.ok(body.procedures.filter((p) => p.title === '查封、扣押').length === 2);
	await wang.goto('/office/open');
	await wang.getByText('查封、扣押：紧急情况，当场实施').click();
	await wang.getByText('当场实施的紧急情况').first().waitFor();
});

test('a seizure', {}, async ({ page, context, url, axe }) => {
	await page.close();
	const { wang, feng, jiang } = await people(context, url);
	const id = await open(wang, '查封、扣押', '不合格产品及其生产销售场所', {
		title: '涉嫌销售不合格插座', handlers: ['王练习', '李示例'], party_kind: 'org', party_name: '示例旗插曲五金店（虚构）',
		measure_kind: 'seize', milder: 'useless', special_days: false,
	});
	await act(feng, id, 'propose.approve');
	await act(wang, id, 'scene.arrive', {}, two);
	await act(wang, id, 'scene.tell', {}, two);
	const early = (await matter(wang, id)).actions.find((a) => a.id === 'take');
	assert.match(early.refusals.map((r) => r.basis).join(), /强制法》第二十四条/);
	await act(wang, id, 'thing.add', { thing_name: '插座', thing_count: '40只', related: true });
	await act(wang, id, 'scene.record', {}, two);
	await act(wang, id, 'take', {}, two);
	await wang.goto(`/office/matters/${id}`);
	await wang.getByText('查封、扣押期限').first().waitFor();
	await axe({}, wang);
	// the register of what is held: the thing, its place in the file, the days left; gone once it is given back
	await wang.goto('/office/registers');
	await wang.getByText('查封、扣押物品登记').click();
	const held = wang.locator('tr', { hasText: '示例旗插曲五金店' });
	await held.getByText('40只').waitFor();
	assert.match(await held.innerText(), /剩|还有|天|日/);
	await fits(wang);
	await axe({}, wang);
	await act(wang, id, 'dispose.lift', { lift_ground: 'innocent' });
	await act(feng, id, 'dispose.lift.approve');
	const thing = (await matter(wang, id)).lists.find((l) => l.id === 'things').rows[0].key;
	await act(wang, id, 'thing.end', { thing_end: 'returned' }, { ...two, item: thing });
	assert.equal((await ask(wang, '/api/registers/seized')).body.rows.filter((r) => r.matter === id).length, 0);
	await act(wang, id, 'recording.add', { rec_stage: 'scene', rec_whole: 'whole' });
	await act(wang, id, 'finish.lift');
	await act(jiang, id, 'archive', { archive_no: '2026-强制-练习-0001', retention: 'short' });
	const done = await archived(wang, id);
	assert.ok(done.documents.some((d) => d.form === 'coercion.decision' && d.number));
});

test('an application to the court, ended because the party performs', {}, async ({ page, context, url }) => {
	await page.close();
	const { wang, feng, jiang } = await people(context, url);
	const id = await open(wang, '申请人民法院强制执行', '逾期不履行的决定', {
		title: '拒不履行责令召回的决定', handlers: ['王练习', '李示例'], party_kind: 'org', party_name: '示例旗间奏家电店（虚构）',
		decided_on: day(-40), decision_served_on: day(-39), due_on: day(-5), duty_kind: 'act',
	});
	await act(feng, id, 'urge.sign', { urge_until: day(15), urge_way: '发布召回信息' });
	await act(wang, id, 'urge.scan');
	await act(wang, id, 'urge.serve');
	await act(wang, await child(wang, id, 'service_urge'), 'serve.direct', { receiver: '丁某', receiver_is: 'rep' }, two);
	const early = (await matter(wang, id)).actions.find((a) => a.id === 'court.apply');
	assert.equal(early?.allowed ?? false, false);
	await act(wang, id, 'performed');
	await act(wang, id, 'close');
	await act(feng, id, 'close.approve');
	await act(jiang, id, 'archive', { archive_no: '2026-执行-练习-0001', retention: 'short' });
	await archived(wang, id);
});

test('a delegation, from the draft to its end', {}, async ({ page, context, url }) => {
	await page.close();
	const { wang, feng, jiang } = await people(context, url);
	const id = await open(wang, '委托执法', '委托执法和管辖争议的处理', {
		title: '委托示例镇人民政府实施明码标价处罚', handlers: ['王练习', '李示例'], delegate_name: '示例镇人民政府', delegate_kind: 'township',
		delegate_public: true, delegate_officers: 4, delegate_tech: 'none', authority: 'inquiry', since: day(1), until: day(366), further: false,
	});
	await act(wang, id, 'power.add', { power_code: 'SJ-07', power_name: '查封、扣押', power_kind: 'coercion' });
	const never = (await matter(wang, id)).actions.find((a) => a.id === 'propose');
	assert.match(never.refusals[0].basis, /强制法》第十七条/);
	const measure = (await matter(wang, id)).lists.find((l) => l.id === 'powers').rows[0].key;
	await act(wang, id, 'power.remove', {}, { item: measure });
	await act(wang, id, 'power.add', { power_code: 'SJ-03', power_name: '明码标价', power_kind: 'penalty' });
	await act(wang, id, 'propose');
	await act(feng, id, 'propose.approve');
	await act(wang, id, 'sign');
	await act(wang, id, 'publish.own');
	const early = (await matter(feng, id)).actions.find((a) => a.id === 'effect');
	assert.equal(early.allowed, false);
	await act(wang, id, 'publish.delegate');
	await act(wang, id, 'file.record');
	await act(feng, id, 'effect');
	await act(feng, id, 'revoke', { end_kind: 'revoked' });
	await act(wang, id, 'end.publish');
	await act(jiang, id, 'archive', { archive_no: '2026-委托-练习-0001', retention: 'long' });
	await archived(wang, id);
});

test('an inspection on a telephone, and no second one of the same item', { allow: [/422/] }, async ({ page, context, url, axe }) => {
	await page.close();
	const { wang, feng, jiang } = await people(context, url, { width: 360, height: 740 });
	const subject = { title: '食品经营日常检查', handlers: ['王练习', '李示例'], party_kind: 'org', party_name: '示例旗小样食品店（虚构）',
		party_code: code(1), source: 'plan', item: '食品经营监督检查', item_published: true, remote_enough: false, helpers: 0,
		notice_way: 'code', claim_till: day(90) };
	const id = await open(wang, '行政检查：提请检查', '食品经营监督检查', subject, '提请检查');
	await act(feng, id, 'approve_plan.approve');
	await wang.goto(`/office/matters/${id}`);
	await wang.getByText('待实施').first().waitFor();
	await fits(wang);
	await axe({}, wang);
	await act(wang, id, 'begin', {}, two);
	await act(wang, id, 'record', { charged: false }, two);
	await act(wang, id, 'finish', { result: 'fine' });
	await fits(wang);
	await act(feng, id, 'result.sign');
	await act(wang, id, 'result.scan');
	await act(wang, id, 'close.fine');
	await act(jiang, id, 'archive', { archive_no: '2026-检查-练习-0001', retention: 'short' });
	await archived(wang, id);

	// the calendar keeps it, under its day
	await wang.goto(`/office/registers/inspections?month=${day(0).slice(0, 7)}`);
	await wang.getByText('示例旗小样食品店').first().waitFor();
	await fits(wang);
	await axe({}, wang);

	await assert.rejects(open(wang, '行政检查：提请检查', '食品经营监督检查', subject, '提请检查'), /不得重复检查/);
});
