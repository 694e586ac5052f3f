// Working in the staff application as a person does: log-in, and acts through their forms on the screen.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

export const scan = fileURLToPath(new URL('../../practice/files/scan.png', import.meta.url));
const password = 'Lianxi-2026';

/* A unified social credit code of 17 characters with its check character (GB 32100). */
export function creditCode(first) {
	const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
	let sum = 0, weight = 1;
	for (const c of first) {
		sum += letters.indexOf(c) * weight;
		weight = weight * 3 % 31;
	}
	return first + letters[(31 - sum % 31) % 31];
}

/* A person at a browser of his own. */
export async function enter(browserContext, name) {
	const page = await browserContext.newPage();
	await page.goto('/office');
	const who = page.locator('input[autocomplete="username"], input[type="text"]').first();
	await who.fill(name);
	await page.locator('input[type="password"]').fill(password);
	await page.keyboard.press('Enter');
	await page.locator('nav a').first().waitFor();
	return page;
}

/* What the server says, in the session of the page. */
export function ask(page, path) {
	return page.evaluate(async (p) => {
		const r = await fetch(p);
		return { status: r.status, body: r.headers.get('content-type')?.includes('json') ? await r.json() : null };
	}, path);
}

/* With the form of an act, where one is named. */
export async function matter(page, id, actionId) {
	const { status, body } = await ask(page, `/api/matters/${id}${actionId ? `?act=${actionId}` : ''}`);
	assert.equal(status, 200);
	return body;
}

const today = () => new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);

async function pickOfficers(page, id, names) {
	for (const name of names) {
		await page.locator(`#${id}`).fill(name);
		await page.locator(`#${id}-list [role="option"]`, { hasText: name }).first().click();
	}
}

async function fill(page, field, value) {
	const id = `f-${field.id}`;
	if (field.kind === 'officers')
		return pickOfficers(page, id, value);
	if (field.kind === 'file') {
		await page.locator(`#f-${field.id}-group input[type="file"], input[type="file"]#${id}`).first().setInputFiles(value);
		await page.locator(`#f-${field.id}-group`, { hasText: /已上传|已保存|校验/ }).waitFor({ timeout: 15000 }).catch(() => undefined);
		return undefined;
	}
	if (field.kind === 'choices') {
		for (const v of value)
			await page.locator(`input[name="${id}"][value="${v}"]`).check();
		return undefined;
	}
	if (field.kind === 'yesno' || field.kind === 'choice') {
		const v = field.kind === 'yesno' ? (value ? 'yes' : 'no') : value;
		const select = page.locator(`select#${id}`);
		return await select.count() ? select.selectOption(v) : page.locator(`input[name="${id}"][value="${v}"]`).check();
	}
	return page.locator(`#${id}`).fill(String(field.kind === 'money' ? value / 100 : value));
}

/* Fills the form on the screen with what is given; what is required and not given gets something plain. */
async function fillForm(page, action, given) {
	for (const field of action.form ?? []) {
		const plain = { text: '如实填写', long: '如实填写，见证据。', int: 1, money: 0, date: today(), yesno: false,
			choice: field.options?.[0]?.[0], choices: field.options?.slice(0, 1).map(([v]) => v), time: '09:30', file: scan };
		const value = field.id in given ? given[field.id]
			: field.required && (field.value === null || field.value === undefined) ? plain[field.kind] : undefined;
		if (value !== undefined)
			await fill(page, field, value);
	}
	const unknown = Object.keys(given).filter((k) => !(action.form ?? []).some((f) => f.id === k));
	assert.deepEqual(unknown, [], `${action.id} does not ask for these`);
}

/* Submits the sheet on the screen, confirms, and waits until the act is done. */
export async function submit(page, title) {
	const from = page.url();
	await page.locator('#sheet-form button[type="submit"]').click();
	const dialog = page.locator('dialog button.primary, [role="dialog"] button.primary');
	await Promise.race([dialog.first().waitFor(), page.waitForURL((u) => u.href !== from)]).catch(() => undefined);
	if (page.url() === from && await dialog.count())
		await dialog.first().click();
	await page.waitForURL((u) => u.href !== from, { timeout: 15000 }).catch(async () => {
		const said = await page.locator('.answers').innerText().catch(() => '');
		throw new Error(`「${title}」 was not taken: ${said.slice(0, 600)}`);
	});
}

/* Takes an act: opens its sheet, fills it in, submits, confirms. second: name of the other officer. */
export async function act(page, id, actionId, given = {}, { second, item } = {}) {
	await page.goto(`/office/matters/${id}/do/${actionId}${item ? `?item=${item}` : ''}`);
	const m = await matter(page, id, actionId);
	const action = m.actions.find((a) => a.id === actionId);
	assert.ok(action?.allowed, `${actionId} in ${m.state.title}: ${JSON.stringify(action?.refusals ?? 'not offered')}`);
	await page.locator('#sheet-form').waitFor();
	await fillForm(page, action, given);
	if (action.two && second)
		await page.locator('#with-group label', { hasText: second }).first().click()
			.catch(() => pickOfficers(page, 'with', [second]));
	await submit(page, action.title);
}

/* The child that runs in a matter now. */
export async function child(page, id, key) {
	const m = await matter(page, id);
	const c = m.children.filter((x) => x.key.split('#')[0] === key && x.outcome === null).at(-1);
	assert.ok(c, `no ${key} is open`);
	return c.id;
}

/* Opens a matter: procedure, power and the form of its first act (way: the act's title, where the procedure may be opened in more
 * than one way; procedureTitle is then what the label says). Gives its id. */
export async function open(page, procedureTitle, powerTitle, given, way) {
	await page.goto('/office/open');
	await page.locator('label', { hasText: procedureTitle }).first().click();
	await page.locator('label', { hasText: powerTitle }).first().click();
	const { body } = await ask(page, '/api/procedures');
	const procedure = body.procedures.find((p) => (way ? p.action.title === way : p.title === procedureTitle));
	await page.locator('#sheet-form').waitFor();
	await fillForm(page, procedure.action, given);
	await submit(page, procedure.action.title);
	await page.waitForURL(/\/office\/matters\/\d+/);
	return page.url().match(/matters\/(\d+)/)[1];
}
