// S5: a file sent over a line that is cut, a file of a wrong type, a copy with parts covered; on a narrow screen.
import assert from 'node:assert/strict';
import { act, ask, creditCode, enter, matter, open, scan } from './office.mjs';
import { test } from './harness.mjs';

const two = { second: '李示例' };

async function inquiry(wang, feng) {
	const id = await open(wang, '行政处罚普通程序', '经营超过保质期食品', {
		title: '涉嫌经营超过保质期食品案', source: 'complaint', lead_text: '群众反映货架上有过期食品。', act_place: '示例旗练习街12号',
		party_kind: 'org', party_name: '示例旗证据食品店（虚构）', party_code: creditCode(`92150121MA${String(Date.now() + 1).slice(-7)}`),
		party_address: '示例旗练习街12号', party_rep: '戊某',
	});
	await act(wang, id, 'open', { handlers: ['王练习', '李示例'], jurisdiction: 'place', capacity: 'full', act_state: 'once',
		limit_kind: 'two', act_end: new Date(Date.now() - 86400000 * 3).toISOString().slice(0, 10) });
	await act(feng, id, 'open.approve');
	await act(wang, id, 'credential.show', { shown_to: '戊某' }, two);
	return id;
}

test('evidence: a cut line, a wrong type, and a covered copy', { allow: [/Failed to load resource/], viewport: { width: 360, height: 740 } },
	async ({ page, context, url, axe, shot }) => {
		await page.close();
		const wang = await enter(context, 'wang');
		const other = await context.browser().newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
		const id = await inquiry(wang, await enter(other, 'feng'));

		await wang.goto(`/office/matters/${id}/do/evidence.add`);
		const input = wang.locator('#f-evidence_file-group input[type="file"], input[type="file"]#f-evidence_file').first();
		await input.setInputFiles({ name: '照片.pdf', mimeType: 'application/pdf', buffer: Buffer.from('不是 PDF') });
		await wang.getByText('内容却是文本文件').first().waitFor();

		// three pieces; the line is cut at the second, and only from there on is sent again
		const sent = [];
		let cut = true;
		await wang.route('**/api/uploads/*/bytes?at=*', (route) => {
			const at = new URL(route.request().url()).searchParams.get('at');
			sent.push(at);
			if (at === '1048576' && cut) {
				cut = false;
				return route.abort('connectionreset');
			}
			return route.continue();
		});
		await input.setInputFiles({ name: '台账.txt', mimeType: 'text/plain', buffer: Buffer.from('过期奶片台账。\n'.repeat(120000)) });
		await wang.locator('#f-evidence_file-group, form').getByText('台账.txt').first().waitFor();
		await wang.locator('.good').getByText('✓').first().waitFor({ timeout: 20000 });
		assert.deepEqual(sent, ['0', '1048576', '1048576', '2097152']);
		await wang.unroute('**/api/uploads/*/bytes?at=*');

		await act(wang, id, 'evidence.add', { evidence_kind: 'av', evidence_name: '现场照片', evidence_points: ['act'], evidence_file: scan }, two);
		await wang.goto(`/office/matters/${id}?tab=evidence`);
		await wang.getByText('与存入时一致').first().waitFor();
		await wang.getByText('查看 0 次').first().waitFor();
		// where the piece comes from, and what has been done with it
		await act(wang, id, 'evidence.hand', { custody_move: 'store', custody_from: '王练习', custody_to: '保管员（虚构）', custody_place: '物证室2号柜',
			custody_state: '袋装，封条01号' }, { item: (await matter(wang, id)).lists.find((l) => l.id === 'evidence').rows[0].key });
		await wang.goto(`/office/matters/${id}?tab=evidence`);
		await wang.getByRole('heading', { name: /证1.*现场照片/ }).waitFor();
		await wang.getByText('✓ 启动：有文字记录').first().waitFor();
		await wang.getByText('经过 2 步').click();
		await wang.locator('.evidence-row').getByText('登记证据的保管和交接').first().waitFor();
		await wang.locator('.evidence-row details').getByText('物证室2号柜').first().waitFor();
		await wang.getByRole('button', { name: '制作遮盖副本' }).first().click();
		const dialog = wang.locator('dialog');
		const picture = dialog.locator('.cover img');
		await picture.scrollIntoViewIfNeeded();
		await wang.waitForFunction(() => document.querySelector('.cover img')?.naturalWidth > 0);
		const box = await picture.boundingBox();
		await wang.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.25);
		await wang.mouse.down();
		await wang.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
		await wang.mouse.up();
		await dialog.locator('.regions li').first().waitFor();
		await dialog.getByRole('button', { name: '制作遮盖副本' }).click();
		await dialog.getByText('请写明遮盖理由').waitFor();
		await dialog.locator('#cover-reason').fill('遮盖第三人信息');
		await axe({}, wang);
		await shot('evidence-cover', wang);
		await dialog.getByRole('button', { name: '制作遮盖副本' }).click();
		await wang.getByText('遮盖 1 处').waitFor();
		await axe({}, wang);
		await shot('evidence', wang);
		const wide = await wang.evaluate(() => document.documentElement.scrollWidth);
		assert.ok(wide <= 360, `the page is ${wide} wide`);

		// the copy is black inside, and the original's pixels outside
		const { body } = await ask(wang, `/api/matters/${id}/evidence`);
		const file = body.files.find((f) => f.copies.length);
		assert.ok(body.previews.length >= 1, 'looking at thumbnails is on record');
		assert.ok(file.read >= 1, 'the original was looked at, and that is on record');
		const [x, y, w, h] = file.copies[0].regions.split(',').map(Number);
		const pixels = await wang.evaluate(async ([a, b, matterId, at]) => {
			const read = async (digest) => {
				const r = await fetch(`/api/files/${digest}?matter=${matterId}`);
				const bitmap = await createImageBitmap(await r.blob());
				const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
				const c = canvas.getContext('2d');
				c.drawImage(bitmap, 0, 0);
				return c.getImageData(0, 0, bitmap.width, bitmap.height);
			};
			const [was, is] = [await read(a), await read(b)];
			let inside = 0, outside = 0;
			for (let i = 0; i < was.data.length; i += 4) {
				const px = i / 4 % was.width, py = Math.floor(i / 4 / was.width);
				const covered = px >= at[0] && px < at[0] + at[2] && py >= at[1] && py < at[1] + at[3];
				for (let k = 0; k < 3; k++) {
					inside += covered && is.data[i + k] !== 0;
					outside += !covered && is.data[i + k] !== was.data[i + k];
				}
			}
			return { inside: Number(inside), outside: Number(outside), same: was.width === is.width && was.height === is.height };
		}, [file.digest, file.copies[0].digest, id, [x, y, w, h]]);
		assert.deepEqual(pixels, { inside: 0, outside: 0, same: true });
		assert.ok((await matter(wang, id)).events.some((e) => e.title === '制作遮盖副本'));
		await other.close();
	});
