// gen-calendar.mjs OUT: writes the calendar of the whole country as lines of the calendar format (src/law/calendar.h),
// each as a C string, from the npm package chinese-days:
//   2026        year   -  2026年  放假办法7     the notice of this year is known
//   2026-10-01  off    -  国庆节                a day off that a weekday would not be, or a weekend within a holiday
//   2026-10-10  work   -  国庆节                a weekend day to be worked
//   2027-10-01  fixed  -  国庆节                a holiday by 放假办法2, read only where the notice of the year is not known
//   2,5,11,9    reach  -  国庆节                how far notices have moved days around a holiday (below)
//   22:00-06:00 night  -  夜间    环境法典572
// Any surprise in the data ends the build.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

process.env.TZ = 'UTC'; // the package mixes local time and UTC
const require = createRequire(new URL('../data/package.json', import.meta.url));
const days = require('chinese-days');
const data = JSON.parse(readFileSync(require.resolve('chinese-days/dist/chinese-days.json')));

const LAST_FIXED = 2060; // the rules are carried this far ahead
const EVIDENCE = 2014; // notices from this year on say how far days are moved

function must(what, is, want) {
	if (is !== want)
		throw new Error(`chinese-days: ${what}: ${is}, expected ${want}`);
}

const nameOf = (text) => text.split(',')[1].replace(/^(清明|端午|中秋)$/, '$1节');
const number = (day) => Date.parse(`${day}T00:00:00Z`) / 86400000;
const text = (n) => new Date(n * 86400000).toISOString().slice(0, 10);
const weekend = (day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

// The thirteen days of 放假办法(2024)2, which do not wait for a notice.
function fixed(year) {
	const lunar = (y, month, day) => number(days.getSolarDateFromLunar(`${y}-${month}-${day}`).date);
	const spring = lunar(year, 1, 1);
	const qingming = number(days.getSolarTermDate(year, 4, 'pure_brightness'));
	const at = (md) => number(`${year}-${md}`);
	return [
		['元旦', [at('01-01')]], ['春节', [spring - 1, spring, spring + 1, spring + 2]], ['清明节', [qingming]],
		['劳动节', [at('05-01'), at('05-02')]], ['端午节', [lunar(year, 5, 5)]], ['中秋节', [lunar(year, 8, 15)]],
		['国庆节', [at('10-01'), at('10-02'), at('10-03')]],
	];
}

const off = new Map(Object.entries(data.holidays).map(([day, v]) => [day, nameOf(v)]));
const work = new Map(Object.entries(data.workdays).map(([day, v]) => [day, nameOf(v)]));
const years = [...new Set([...off.keys()].map((d) => Number(d.slice(0, 4))))].sort();
const first = years[0];
const last = years[years.length - 1];
must('first year', first, 2004);
must('years without a gap', years.length, last - first + 1);
for (const day of [...off.keys(), ...work.keys()])
	must(`form of ${day}`, /^\d{4}-\d\d-\d\d$/.test(day) && text(number(day)) === day, true);
for (const [day, name] of work) {
	must(`${day} ${name} is worked and off`, off.has(day), false);
	must(`${day} ${name} is worked on a weekend`, weekend(day), true);
}
for (const year of years) {
	const n = [...off.keys()].filter((d) => d.startsWith(`${year}`) && !weekend(d)).length;
	const w = [...work.keys()].filter((d) => d.startsWith(`${year}`)).length;
	must(`${year}: weekdays off less days worked for them`, n - w >= 4 && n - w <= 15, true);
	// the rules below against what was published; before 2025 there was one 劳动节 and no 除夕 in law
	for (const [name, list] of fixed(year))
		for (const d of list)
			if (year >= 2025 || (year >= 2008 && name !== '劳动节' && d !== fixed(year)[1][1][0]))
				must(`${text(d)} ${name} is off or a weekend`, off.has(text(d)) || weekend(text(d)), true);
}

// For each holiday, over the notices since EVIDENCE: the farthest day off before and after the days fixed by law, and
// the farthest worked weekend before and after them.
function reach(name) {
	const far = [0, 0, 0, 0];
	for (let year = EVIDENCE; year <= last; year++) {
		const core = fixed(year).find(([n]) => n === name)[1];
		const near = (day) => Math.abs(number(day) - core[0]) < 40;
		const note = (map, at) => {
			for (const [day, n] of map)
				if (n === name && near(day)) {
					far[at] = Math.max(far[at], core[0] - number(day));
					far[at + 1] = Math.max(far[at + 1], number(day) - core[core.length - 1]);
				}
		};
		note(off, 0);
		note(work, 2);
	}
	return far.join(',');
}

const lines = [];
for (const year of years)
	lines.push([year, 'year', '-', `${year}年`, '放假办法7']);
for (const [day, name] of [...off].sort())
	lines.push([day, 'off', '-', name]);
for (const [day, name] of [...work].sort())
	lines.push([day, 'work', '-', name]);
for (const [name] of fixed(last))
	lines.push([reach(name), 'reach', '-', name]);
for (let year = EVIDENCE; year <= LAST_FIXED; year++) {
	must(`days fixed by law in ${year}`, fixed(year).flatMap(([, list]) => list).length, 13);
	for (const [name, list] of fixed(year))
		for (const d of list)
			lines.push([text(d), 'fixed', '-', name]);
}
lines.push(['22:00-06:00', 'night', '-', '夜间', '环境法典572']);
for (const line of lines)
	must(`a field of ${line}`, line.every((f) => /^[^\t\n"\\]+$/.test(f)), true);
writeFileSync(process.argv[2], [
	'/* Made by tools/gen-calendar.mjs from chinese-days. */',
	...lines.map((line) => `"${line.join('\\t')}",`),
	'',
].join('\n'));
