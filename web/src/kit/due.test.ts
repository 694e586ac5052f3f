import assert from 'node:assert/strict';
import test from 'node:test';
import type { Deadline } from '../api/types';
import { dueText } from './due';

const d = (more: Partial<Deadline>): Deadline => ({ id: 'x', title: 'x', status: 'running', unit: '工作日', basis: '', level: 'normal', ...more });

test('a countdown in words, with its unit', () => {
	const cases: [Deadline, string][] = [
		[d({ left: 24, unit: '自然日' }), '剩 24 个自然日'], [d({ left: 1 }), '剩 1 个工作日'], [d({ left: 3, unit: '日' }), '剩 3 日'],
		[d({ left: 0, level: 'soon' }), '今日到期'], [d({ left: -2, level: 'overdue' }), '已超期 2 个工作日'], [d({ left: 2, level: 'overdue' }), '已超期 2 个工作日'],
		[d({ left: 0, level: 'overdue' }), '已到期'], [d({ left: 5, status: 'due' }), '已到期'], [d({ left: -58, status: 'due' }), '已到期'], [d({ left: 5, status: 'paused' }), '已中止计算'],
		[d({ left: 5, status: 'stopped', level: 'overdue' }), '已结束'],
	];
	for (const [deadline, text] of cases)
		assert.equal(dueText(deadline), text);
});
