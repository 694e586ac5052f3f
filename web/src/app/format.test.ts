import assert from 'node:assert/strict';
import test from 'node:test';
import { clockTime, parseDate, parseInteger, parseMoney, size, today, weekday, yuan } from './format';

const now = Date.UTC(2026, 10, 23, 2, 21, 7); // 10:21:07 in Beijing

test('dates as people write them', () => {
	const good: [string, string][] = [
		['2026-09-16', '2026-09-16'], ['2026-9-6', '2026-09-06'], ['2026.9.16', '2026-09-16'], ['2026/9/16', '2026-09-16'],
		['2026年9月16日', '2026-09-16'], ['２０２６年９月１６日', '2026-09-16'], ['20260916', '2026-09-16'], [' 9月16日 ', '2026-09-16'],
		['9-16', '2026-09-16'], ['今天', '2026-11-23'], ['昨天', '2026-11-22'], ['2024-02-29', '2024-02-29'],
	];
	for (const [text, date] of good)
		assert.equal(parseDate(text, now), date, text);
	for (const text of ['', '2026-02-29', '2026-13-01', '2026-00-10', '2026-9', '16', '20260931', '1826-01-01', '2026-09-16x', '去年', '2026--9-1', '0-1'])
		assert.equal(parseDate(text, now), null, text);
});

test('the day changes at midnight in Beijing', () => {
	assert.equal(today(Date.UTC(2026, 10, 22, 15, 59, 59)), '2026-11-22');
	assert.equal(today(Date.UTC(2026, 10, 22, 16, 0, 0)), '2026-11-23');
	assert.equal(clockTime(now), '10:21:07');
	assert.match(weekday('2026-11-23'), /一$/);
	assert.equal(weekday('x'), '');
});

test('amounts in yuan become fen exactly', () => {
	const good: [string, number][] = [
		['0', 0], ['56000', 5_600_000], ['56,000.00', 5_600_000], ['56，000.5 元', 5_600_050], ['¥0.01', 1], ['5.6万', 5_600_000],
		['163.55035万元', 163_550_350], ['1亿', 10_000_000_000], ['１２３.４５', 12_345], ['0.29', 29], ['1.10', 110], ['1.1000', 110],
		['115000元整', 11_500_000], ['9999999999999.99', 999_999_999_999_999], ['0.000001万', 1],
	];
	for (const [text, fen] of good)
		assert.equal(parseMoney(text), fen, text);
	for (const text of ['', '元', '-5', '1.005', '1.2.3', '12a', '0.0000001万', '99999999999999.99', '五万', '1e5', 'NaN'])
		assert.equal(parseMoney(text), null, text);
});

test('fen as yuan', () => {
	for (const [fen, text] of [[0, '0.00'], [1, '0.01'], [99, '0.99'], [100, '1.00'], [5_600_000, '56,000.00'], [123_456_789_012, '1,234,567,890.12'], [-150, '-1.50']] as const) {
		assert.equal(yuan(fen), text);
		if (fen >= 0)
			assert.equal(parseMoney(text), fen);
	}
});

test('whole numbers and sizes', () => {
	assert.equal(parseInteger('1,024'), 1024);
	assert.equal(parseInteger('-3'), -3);
	for (const text of ['', '1.5', '1e3', '12x', '1234567890123456'])
		assert.equal(parseInteger(text), null, text);
	assert.deepEqual([size(10), size(2048), size(5 * 1024 * 1024)], ['10 B', '2 kB', '5.0 MB']);
});
