import assert from 'node:assert/strict';
import test from 'node:test';
import { webcrypto } from 'node:crypto';
import { draftName, draftsOf, dropDraft, loadDraft, saveDraft, type DraftKey } from './draft';
import { newRequestId, requestFor } from './request';

// browsers have it; Node 18 keeps it in a module
globalThis.crypto ??= webcrypto as Crypto;

class Store {
	map = new Map<string, string>();
	full = false;
	get length() { return this.map.size; }
	key(i: number) { return [...this.map.keys()][i] ?? null; }
	getItem(k: string) { return this.map.get(k) ?? null; }
	setItem(k: string, v: string) {
		if (this.full)
			throw new Error('QuotaExceededError');
		this.map.set(k, v);
	}
	removeItem(k: string) { this.map.delete(k); }
}

const key: DraftKey = { person: '1', matter: '7', action: 'notice.sign' };
const draft = { saved: 5, version: 17, fields: { a: '字' }, base: { a: '' }, reasons: {}, with: [] };

test('a draft comes back as it was, for this person, matter, act and item only', () => {
	const s = new Store();
	assert.equal(saveDraft(s, key, draft), true);
	assert.deepEqual(loadDraft(s, key), { schema: 1, ...draft });
	for (const other of [{ ...key, person: '2' }, { ...key, matter: '8' }, { ...key, action: 'x' }, { ...key, item: 'e1' }])
		assert.equal(loadDraft(s, other), null);
	dropDraft(s, key);
	assert.equal(loadDraft(s, key), null);
});

test('names cannot be forged by odd ids', () => {
	assert.notEqual(draftName({ person: '1', matter: '7/a', action: 'b' }), draftName({ person: '1', matter: '7', action: 'a/b' }));
});

test('a store that is full, forbidden or holds rubbish', () => {
	const s = new Store();
	s.full = true;
	assert.equal(saveDraft(s, key, draft), false);
	assert.equal(saveDraft(null, key, draft), false);
	assert.equal(loadDraft(null, key), null);
	s.full = false;
	for (const rubbish of ['', '{', 'null', '1', '[]', '{"schema":2}', '{"schema":1,"saved":"x"}', JSON.stringify({ schema: 1, ...draft, fields: null })]) {
		s.setItem(draftName(key), rubbish);
		assert.equal(loadDraft(s, key), null, rubbish);
	}
});

test('the acts that have a draft', () => {
	const s = new Store();
	saveDraft(s, key, draft);
	saveDraft(s, { ...key, action: 'a.b', item: 'e1' }, draft);
	saveDraft(s, { ...key, person: '2', action: 'c' }, draft);
	saveDraft(s, { ...key, matter: '77', action: 'd' }, draft);
	assert.deepEqual([...draftsOf(s, '1', '7')].sort(), ['a.b', 'notice.sign']);
	assert.equal(draftsOf(null, '1', '7').size, 0);
});

test('the same body keeps its request id, another body gets another', () => {
	const a = requestFor({ x: 1 }, undefined);
	assert.match(a.request_id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	assert.equal(requestFor({ x: 1 }, a).request_id, a.request_id);
	assert.notEqual(requestFor({ x: 2 }, a).request_id, a.request_id);
	assert.equal(new Set(Array.from({ length: 1000 }, newRequestId)).size, 1000);
});
