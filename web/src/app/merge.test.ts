import assert from 'node:assert/strict';
import test from 'node:test';
import type { FormField } from '../api/types';
import { fieldsOf, merge } from './merge';

test('what one person changed is taken, what both changed is asked', () => {
	const base = { a: '1', b: '1', c: '1', d: '1' };
	const { merged, clashes } = merge(base, { a: '2', b: '1', c: '2', d: '3' }, { a: '1', b: '2', c: '2', d: '4' });
	assert.deepEqual(merged, { a: '2', b: '2', c: '2', d: '3' });
	assert.deepEqual(clashes, [{ id: 'd', base: '1', mine: '3', theirs: '4' }]);
});

test('an empty field is a change like any other, lists are compared by what they hold', () => {
	assert.deepEqual(merge({ a: 'x' }, { a: 'x' }, { a: '' }).merged, { a: '' });
	const one = [{ id: '1', name: 'n' }];
	assert.deepEqual(merge({ a: [] }, { a: one }, { a: [{ id: '1', name: 'n' }] }).clashes, []);
});

test('what does not fit the form is not taken from a draft', () => {
	const form: FormField[] = [{ id: 't', kind: 'text', title: 't' }, { id: 'o', kind: 'officers', title: 'o' }, { id: 'f', kind: 'file', title: 'f' }];
	for (const bad of [null, 'x', [], { fields: null }, { fields: { t: 1, o: 'x', f: 'x', other: 'y' } }, { fields: { t: {}, o: [1], f: 5 } }])
		assert.deepEqual(fieldsOf(form, bad), { t: '', o: [], f: null });
	assert.equal(fieldsOf(form, { fields: { t: 'kept' } })['t'], 'kept');
});
