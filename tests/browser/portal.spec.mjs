// The first page, as a newcomer meets it: readable without JavaScript, accessible, at any width.
import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import { test } from './harness.mjs';

for (const [width, height] of [[1280, 800], [360, 740]]) {
	test(`the first page at ${width}`, { viewport: { width, height } }, async ({ page, axe, shot }) => {
		const reply = await page.goto('/');
		assert.equal(reply.status(), 200);
		assert.match(reply.headers()['content-security-policy'] ?? '', /default-src 'none'|default-src 'self'/);
		assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
		assert.ok(await page.locator('h1').first().isVisible());
		const icon = await page.getAttribute('link[rel="icon"]', 'href');
		assert.equal((await page.request.get(icon)).status(), 200, icon);
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		assert.ok(wider <= 0, `the page is ${wider} px wider than the window`);
		await axe();
		await shot(`portal-${width}`);
	});
}

test('the first page without JavaScript', { javaScript: false }, async ({ page }) => {
	await page.goto('/');
	assert.ok((await page.locator('h1').first().innerText()).trim().length > 0);
});

test('the description of the interface is OpenAPI 3.1 to a validator that is not ours', {}, async ({ page }) => {
	const reply = await page.request.get('/api/openapi.json');
	assert.equal(reply.status(), 200);
	const validator = new Validator();
	const told = await validator.validate(await reply.json());
	assert.ok(told.valid, JSON.stringify(told.errors)?.slice(0, 2000));
	assert.equal(validator.version, '3.1');
	const broken = await new Validator().validate({ ...await reply.json(), paths: { nowhere: 1 } });
	assert.ok(!broken.valid);
});

for (const javaScript of [true, false])
	test(`who may enforce, with its powers and what is entrusted${javaScript ? '' : ', without JavaScript'}`, { javaScript },
		async ({ page, axe, shot }) => {
			await page.goto('/');
			await page.getByRole('link', { name: '查执法主体' }).first().click();
			assert.match(page.url(), /\/organs$/);
			await page.getByLabel('机关名称').fill('综合行政执法局');
			await page.getByRole('button', { name: '查询' }).click();
			const rows = page.getByRole('row');
			assert.equal(await rows.count(), 2);
			if (javaScript)
				await axe();
			await page.getByRole('link', { name: '示例旗综合行政执法局' }).click();
			const given = page.getByRole('region', { name: '委托其他单位行使的职权' });
			assert.match(await given.innerText(), /ZF-01/);
			assert.match(await given.innerText(), /决定由委托机关作出/);
			if (javaScript) {
				await axe();
				await shot('portal-organ');
			}
			await given.getByRole('link', { name: '示例镇人民政府' }).first().click();
			const held = page.getByRole('region', { name: '受委托行使的职权' });
			assert.match(await held.innerText(), /示例旗综合行政执法局/);
		});
