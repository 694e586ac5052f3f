// dossier.mjs URL [PHOTOS [PAPERS]]: a case with so many photographs (2000) and papers (200), made through the API of a server with the
// practice region; then how long the case, the contents of its dossier and the ZIP take. Nothing is printed but figures.
import { crc32 as zlibCrc, deflateSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';

const url = process.argv[2], photos = Number(process.argv[3] ?? 2000), papers = Number(process.argv[4] ?? 200);
const SIDE = 180; // a photograph of some 97 kB

const table = Uint32Array.from({ length: 256 }, (_, n) => {
	for (let k = 0; k < 8; k++)
		n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1;
	return n >>> 0;
});
const crc = (b) => zlibCrc ? zlibCrc(b) : ~b.reduce((c, x) => table[(c ^ x) & 255] ^ (c >>> 8), ~0) >>> 0;

function png() {
	const chunk = (type, data) => {
		const b = Buffer.alloc(12 + data.length);
		b.writeUInt32BE(data.length, 0);
		b.write(type, 4, 'latin1');
		data.copy(b, 8);
		b.writeUInt32BE(crc(b.subarray(4, 8 + data.length)), 8 + data.length);
		return b;
	};
	const head = Buffer.alloc(13), rows = Buffer.alloc(SIDE * (1 + SIDE * 3));
	head.writeUInt32BE(SIDE, 0);
	head.writeUInt32BE(SIDE, 4);
	head.set([8, 2, 0, 0, 0], 8);
	randomBytes(rows.length).copy(rows);
	for (let y = 0; y < SIDE; y++)
		rows[y * (1 + SIDE * 3)] = 0;
	return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head),
		chunk('IDAT', deflateSync(rows, { level: 0 })), chunk('IEND', Buffer.alloc(0))]);
}

let cookie, token;
async function call(method, path, body, type = 'application/json') {
	const r = await fetch(url + path, { method, body, headers: { ...(cookie && { cookie }), ...(token && { 'X-Zhifa-Token': token }),
		...(body && { 'Content-Type': type }) } });
	if (!r.ok)
		throw new Error(`${method} ${path}: ${r.status} ${(await r.text()).slice(0, 600)}`);
	return r;
}

async function login(name) {
	const r = await call('POST', '/api/login', JSON.stringify({ name, password: 'Lianxi-2026' }));
	cookie = r.headers.get('set-cookie').split(';')[0];
	token = (await r.json()).token;
}

const today = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
let requests = 0;

/* What the form asks for and nobody gives gets something plain. */
function filled(action, given) {
	const fields = {};
	for (const f of action.form ?? []) {
		const plain = { text: '如实填写', long: '如实填写，见证据。', int: 1, money: 0, date: today, yesno: false, choice: f.options?.[0]?.[0] };
		const v = f.id in given ? given[f.id] : f.value ?? (f.required ? plain[f.kind] : undefined);
		if (v !== undefined && v !== null)
			fields[f.id] = v;
	}
	return fields;
}

async function act(id, version, action, given, second) {
	const r = await call('POST', `/api/matters/${id}/acts`, JSON.stringify({ request_id: `bench-${process.pid}-${requests++}`,
		version, action: action.id, fields: filled(action, given), ...(action.two && { with: [second] }) }));
	return (await r.json()).version;
}

async function timed(path, times = 5) {
	let best = Infinity, size = 0;
	for (let i = 0; i < times; i++) {
		const t = performance.now();
		size = (await (await call('GET', path)).arrayBuffer()).byteLength;
		best = Math.min(best, performance.now() - t);
	}
	return [best, size];
}

await login('wang');
const second = (await (await call('GET', `/api/officers?q=${encodeURIComponent('李示例')}`)).json()).rows[0].id;
let found;
for (const row of (await (await call('GET', '/api/matters?mine=1')).json()).rows) {
	const page = async (act) => (await call('GET', `/api/matters/${row.id}?act=${act}`)).json();
	const allowed = (m, a) => m.actions.find((x) => x.id === a && x.allowed);
	const m = await page('evidence.add');
	if (allowed(m, 'evidence.add') && allowed(m, 'record.add'))
		found = { m, add: allowed(m, 'evidence.add'), record: allowed(await page('record.add'), 'record.add') };
}
let { m, add, record } = found, version = m.version;
const start = performance.now();
for (let i = 0; i < photos; i++) {
	const file = await (await call('POST', `/api/files?name=photo-${i}.png`, png(), 'image/png')).json();
	version = await act(m.id, version, add, { evidence_name: `现场照片${i + 1}`, evidence_file: file.digest }, second);
}
const photo = await (await call('POST', '/api/files?name=record.png', png(), 'image/png')).json();
for (let i = 0; i < papers; i++)
	version = await act(m.id, version, record, { record_scan: photo.digest }, second);
console.log(`made                  ${photos} photographs, ${papers} records in ${((performance.now() - start) / 1000).toFixed(1)} s`);
const line = (name, [ms, size]) => console.log(`${name.padEnd(22)}${ms.toFixed(0)} ms, ${(size / 1e6).toFixed(2)} MB`);
line('the case', await timed(`/api/matters/${m.id}`));
line('contents of the file', await timed(`/api/matters/${m.id}/dossier/contents`));
line('ledger', await timed('/api/dossiers'));
const t = performance.now(), zip = await call('GET', `/api/matters/${m.id}/dossier`);
const first = performance.now() - t, length = Number(zip.headers.get('content-length'));
const bytes = (await zip.arrayBuffer()).byteLength;
console.log(`ZIP                   first byte after ${first.toFixed(0)} ms, all ${(bytes / 1e6).toFixed(0)} MB after ${(performance.now() - t).toFixed(0)} ms, length ${length === bytes ? 'told beforehand' : 'not told'}`);
