import assert from 'node:assert/strict';
import test from 'node:test';
import type { FieldKind, FormField, Value } from '../api/types';
import { initial, isEmpty, rebase, toRaw, toValue, toValues, type Raw } from './form';

const field = (kind: FieldKind, more: Partial<FormField> = {}): FormField => ({ id: kind, kind, title: kind, ...more });

test('a value of the server survives the way through the form', () => {
	const cases: [FormField, Value][] = [
		[field('text'), 'a'], [field('long'), 'a\nb'], [field('money'), 5_600_000], [field('int'), -3], [field('date'), '2026-09-16'],
		[field('yesno'), true], [field('yesno'), false], [field('choice', { options: [['a', 'A']] }), 'a'],
		[field('officers', { text: 'A、B' }), ['1', '2']], [field('file'), 'ab12'],
	];
	for (const [f, value] of cases)
		assert.deepEqual(toValue(f, toRaw(f, value)), { value }, f.kind);
});

test('officers keep the names that came with the value', () => {
	assert.deepEqual(toRaw(field('officers', { text: '王丽、巴特尔' }), ['1', '2']), [{ id: '1', name: '王丽' }, { id: '2', name: '巴特尔' }]);
	assert.deepEqual(toRaw(field('officers', { text: '王丽' }), ['1', '2']), [{ id: '1', name: '1' }, { id: '2', name: '2' }]);
});

test('what is missing or malformed is an error of its field', () => {
	const cases: [FormField, Raw | undefined, unknown][] = [
		[field('text', { required: true }), '  ', { error: 'required' }], [field('text', { required: true }), undefined, { error: 'required' }],
		[field('officers', { required: true }), [], { error: 'required' }], [field('file', { required: true }), null, { error: 'required' }],
		[field('text'), '', { value: null }], [field('text', { max: 2 }), '一二三', { error: 'long' }], [field('text', { max: 2 }), '𠀀𠀁', { value: '𠀀𠀁' }],
		[field('money'), '1.005', { error: 'money' }], [field('int'), '1.5', { error: 'int' }], [field('date'), '2026-02-30', { error: 'date' }],
		[field('time'), '6：05', { value: '06:05' }], [field('time'), '24:00', { error: 'time' }], [field('time'), '9', { error: 'time' }],
		[field('yesno', { required: true }), '', { error: 'required' }], [field('yesno', { required: true }), 'no', { value: false }],
	];
	for (const [f, raw, expected] of cases)
		assert.deepEqual(toValue(f, raw), expected, `${f.kind} ${JSON.stringify(raw)}`);
});

test('only what was filled in is sent', () => {
	const fields = [field('text', { required: true }), field('date'), field('money')];
	assert.deepEqual(toValues(fields, { text: ' a ', date: '', money: 'x' }), { values: { text: 'a' }, errors: { money: 'money' } });
});

test('a conflict keeps what I typed, follows what I left alone, and takes the side I chose', () => {
	const before = [field('text', { value: 'old' }), field('money', { value: 100 }), field('date', { value: '2026-01-01' })];
	const base = initial(before);
	const mine = { ...base, text: 'mine', date: '2026-03-03' };
	const after = [field('text', { value: 'theirs' }), field('money', { value: 200 }), field('date', { value: '2026-02-02' })];
	assert.deepEqual(rebase(after, mine, base, {}), { text: 'mine', money: '2.00', date: '2026-03-03' });
	assert.deepEqual(rebase(after, mine, base, { text: 'theirs', date: 'mine' }), { text: 'theirs', money: '2.00', date: '2026-03-03' });
});

test('what counts as empty', () => {
	for (const raw of [undefined, null, '', ' \n', []])
		assert.equal(isEmpty(raw), true);
	for (const raw of ['0', [{ id: '1', name: '' }], { digest: 'x', name: '', size: 0 }])
		assert.equal(isEmpty(raw), false);
});
