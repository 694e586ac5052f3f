// S5: the stored files of a case. Of each: whether it is still as it was stored, who looked at it, and the copies in
// which parts are covered. The original is shown and never changed.
import { useRef, useState } from 'preact/hooks';
import { api, paths } from '../api/client';
import { toApiError, type ApiError } from '../api/error';
import type { EvidenceFile, EvidenceFiles, EvidenceRow, List, Matter } from '../api/types';
import { size } from '../app/format';
import { useLoad } from '../app/load';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Failure } from '../kit/failure';
import { Loaded } from '../kit/loaded';

interface Region {
	x: number;
	y: number;
	width: number;
	height: number;
}

const sides = ['x', 'y', 'width', 'height'] as const;

/* A rectangle between two points of the picture as it is shown, in its own pixels. */
function between(img: HTMLImageElement, a: [number, number], b: [number, number]): Region {
	const box = img.getBoundingClientRect();
	const px = (v: number, from: number, length: number, natural: number) =>
		Math.round(Math.min(Math.max((v - from) / length, 0), 1) * natural);
	const x = [px(a[0], box.left, box.width, img.naturalWidth), px(b[0], box.left, box.width, img.naturalWidth)];
	const y = [px(a[1], box.top, box.height, img.naturalHeight), px(b[1], box.top, box.height, img.naturalHeight)];
	const left = Math.min(...x), top = Math.min(...y);
	return { x: left, y: top, width: Math.max(...x) - left, height: Math.max(...y) - top };
}

function Cover(p: { matter: string; file: EvidenceFile; onClose: () => void; onDone: () => void }) {
	const [regions, setRegions] = useState<Region[]>([]);
	const [reason, setReason] = useState('');
	const [natural, setNatural] = useState<[number, number]>([0, 0]);
	const [busy, setBusy] = useState(false);
	const [missing, setMissing] = useState('');
	const [error, setError] = useState<ApiError | null>(null);
	const img = useRef<HTMLImageElement>(null);
	const from = useRef<[number, number] | null>(null);
	const set = (i: number, side: keyof Region, value: number) =>
		setRegions(regions.map((r, k) => k === i ? { ...r, [side]: value } : r));
	const send = () => {
		if (!regions.length || !reason.trim()) {
			setMissing(regions.length ? t.evidence.needReason : t.evidence.needRegion);
			return;
		}
		setBusy(true);
		setMissing('');
		setError(null);
		api.redact(p.matter, p.file.digest, regions.map((r) => sides.map((s) => r[s]).join(',')).join(';'), reason.trim())
			.then(p.onDone, (e: unknown) => setError(toApiError(e))).finally(() => setBusy(false));
	};
	const end = (e: PointerEvent) => {
		if (!from.current || !img.current)
			return;
		const r = between(img.current, from.current, [e.clientX, e.clientY]);
		from.current = null;
		if (r.width > 0 && r.height > 0)
			setRegions([...regions, r]);
	};
	return (
		<Dialog title={t.evidence.coverTitle(p.file.name)} wide onClose={p.onClose}>
			<p class="quiet">{t.evidence.coverHelp}</p>
			{error && <Failure error={error} />}
			<div class="cover">
				<img ref={img} src={paths.file(p.file.digest, p.matter)} alt={t.evidence.original} draggable={false}
					onLoad={(e) => setNatural([e.currentTarget.naturalWidth, e.currentTarget.naturalHeight])}
					onPointerDown={(e) => { from.current = [e.clientX, e.clientY]; }} onPointerUp={end}
					onPointerCancel={() => { from.current = null; }} />
				{natural[0] > 0 && (
					<svg viewBox={`0 0 ${natural[0]} ${natural[1]}`} aria-hidden="true">
						{regions.map((r, i) => <rect key={i} x={r.x} y={r.y} width={r.width} height={r.height} />)}
					</svg>
				)}
			</div>
			<ol class="regions">
				{regions.map((r, i) => (
					<li key={i}>
						{sides.map((s) => (
							<label key={s}>{t.evidence.sides[s]} <input type="number" min={0} value={r[s]}
								aria-label={t.app.pair(t.evidence.region(i + 1), t.evidence.sides[s])}
								onInput={(e) => set(i, s, Math.max(0, Math.floor(Number(e.currentTarget.value))))} /></label>
						))}
						<Button kind="quiet" label={t.app.pair(t.app.remove, t.evidence.region(i + 1))}
							onClick={() => setRegions(regions.filter((_, k) => k !== i))}>{t.app.remove}</Button>
					</li>
				))}
			</ol>
			<p><Button onClick={() => setRegions([...regions, { x: 0, y: 0, width: Math.ceil(natural[0] / 4), height: Math.ceil(natural[1] / 4) }])}>
				{t.evidence.addRegion}</Button></p>
			<p><label for="cover-reason">{t.evidence.reason}</label><br />
				<input id="cover-reason" type="text" maxLength={500} value={reason} onInput={(e) => setReason(e.currentTarget.value)} /></p>
			{missing && <p role="alert" class="warn">{missing}</p>}
			<p class="row">
				<Button kind="primary" busy={busy} busyText={t.evidence.covering} onClick={send}>{t.evidence.cover}</Button>
				<Button onClick={p.onClose}>{t.app.cancel}</Button>
			</p>
		</Dialog>
	);
}

function Sound(p: { file: EvidenceFile }) {
	const f = p.file;
	if (!f.checked)
		return <p class="quiet">{t.evidence.unchecked}</p>;
	return f.sound
		? <p><span class="good" aria-hidden="true">✓ </span>{t.evidence.sound(f.checked)}</p>
		: <p role="alert" class="bad"><span aria-hidden="true">✗ </span>{t.evidence.unsound(f.checked)}</p>;
}

function File(p: { matter: string; file: EvidenceFile; of: string; onCover: () => void }) {
	const f = p.file;
	const name = f.name || f.type;
	return (
		<li class="evidence-file">
			{f.picture && <img loading="lazy" src={paths.thumb(f.digest, p.matter)} alt={t.evidence.thumb(name)} />}
			<div>
				<p><strong class="typed">{name}</strong> <span class="quiet">{f.type} {size(f.size)}</span></p>
				<p class="quiet">{p.of} {t.evidence.stored(f.stored)}</p>
				<Sound file={f} />
				<p class="quiet small digest">{t.fields.fileDigest} {f.digest}</p>
				<p class="row noprint">
					<a class="button plain" href={paths.file(f.digest, p.matter)} target="_blank" rel="noopener"
						aria-label={t.app.pair(t.evidence.original, name)}>{t.evidence.original}</a>
					{f.picture && <Button label={t.app.pair(t.evidence.cover, name)} onClick={p.onCover}>{t.evidence.cover}</Button>}
				</p>
				<details><summary>{t.evidence.read(f.read)}</summary>
					{f.read === 0 ? <p class="quiet">{t.evidence.unread}</p>
						: <ul class="plain-list">{f.readings.map((r, i) => <li key={i}>{r.at} {r.by}</li>)}</ul>}
				</details>
				{f.copies.map((c) => (
					<p key={c.digest}><a class="button quiet" href={paths.file(c.digest, p.matter)} target="_blank" rel="noopener">{t.evidence.copy}</a>{' '}
						<span class="quiet">{t.evidence.copyOf(c.regions.split(';').length, c.by, c.at)}</span></p>
				))}
			</div>
		</li>
	);
}

/* What a file belongs to, in words: a row of a list (a piece of evidence by its number), or a fact of the case. */
function ownerOf(m: Matter, lists: List[], f: EvidenceFile): string {
	const list = lists.find((l) => l.id === f.list);
	if (!list)
		return m.facts.find((x) => x.id === f.key)?.title ?? '';
	const n = list.rows.findIndex((r) => r.key === f.key) + 1;
	return f.list === 'evidence' ? t.evidence.number(n) : t.app.pair(list.title, String(n));
}

function Said(p: { facts: { title: string; text: string }[] }) {
	return <dl class="facts">{p.facts.map((f, i) => <div key={i}><dt>{f.title}</dt><dd class="typed">{f.text}</dd></div>)}</dl>;
}

/* Where a piece comes from, what it proves, who has held it: all that was entered, and each act in its order. */
function Row(p: { row: EvidenceRow; title: string }) {
	const r = p.row;
	return (
		<li class="evidence-row">
			<h4>{p.title}</h4>
			<Said facts={r.facts} />
			<details><summary aria-label={t.app.pair(p.title, t.evidence.history(r.history.length))}>{t.evidence.history(r.history.length)}</summary>
				<ol class="plain-list">
					{r.history.map((h, i) => (
						<li key={i}><p>{h.at} <strong>{h.title}</strong> <span class="quiet">{h.by}</span></p>
							{h.fields.length > 0 && <Said facts={h.fields} />}</li>
					))}
				</ol>
			</details>
		</li>
	);
}

/* 证1 and its name, as papers cite it; rows of other lists by title and key. */
function titleOf(lists: List[], row: EvidenceRow): string {
	const list = lists.find((l) => l.id === row.list);
	const n = list ? list.rows.findIndex((r) => r.key === row.key) : -1;
	const cells = n >= 0 ? list?.rows[n]?.cells : undefined;
	const name = cells?.[list?.columns.findIndex((c) => c.kind === 'text') ?? -1] ?? '';
	return row.list === 'evidence' ? t.app.pair(t.evidence.number(n + 1), name) : t.app.pair(list?.title ?? row.list, name);
}

function Rows(p: { rows: EvidenceRow[]; lists: List[] }) {
	if (!p.rows.length)
		return null;
	return (
		<section aria-labelledby="rows-title">
			<h3 id="rows-title">{t.evidence.rows}</h3>
			<ul class="evidence-files">{p.rows.map((r) => <Row key={`${r.list} ${r.key}`} row={r} title={titleOf(p.lists, r)} />)}</ul>
		</section>
	);
}

function Previews(p: { previews: EvidenceFiles['previews'] }) {
	if (!p.previews.length)
		return null;
	return (
		<details><summary>{t.evidence.previews(p.previews.length)}</summary>
			<ul class="plain-list">{p.previews.map((r, i) => <li key={i}>{r.at} {r.by}</li>)}</ul>
		</details>
	);
}

/* Stage by stage, what is on record; the lines and their marks (✓ ✗ –) are the pack's. */
function Coverage(p: { matter: Matter }) {
	const fact = p.matter.facts.find((f) => f.id === 'record_coverage');
	if (!fact?.text)
		return null;
	return (
		<section aria-labelledby="coverage-title">
			<h3 id="coverage-title">{fact.title}</h3>
			<ul class="plain-list">
				{fact.text.split('\n').map((line) => <li key={line} class={line.startsWith('✗') ? 'warn' : line.startsWith('–') ? 'quiet' : ''}>{line}</li>)}
			</ul>
		</section>
	);
}

export function EvidencePanel(p: { matter: Matter }) {
	const files = useLoad<EvidenceFiles>(paths.evidence(p.matter.id));
	const [covering, setCovering] = useState<EvidenceFile | null>(null);
	return (
		<div class="stack">
			<Coverage matter={p.matter} />
			<section aria-labelledby="files-title">
				<h3 id="files-title">{t.evidence.title}</h3>
				<Loaded from={files} lines={4}>
					{(data) => (
						<div class="stack">
							{data.files.length === 0 && <p class="quiet">{t.evidence.none}</p>}
							{data.files.length > 0 && <ul class="evidence-files">
								{data.files.map((f) => <File key={`${f.list} ${f.key} ${f.digest}`} matter={p.matter.id} file={f}
									of={ownerOf(p.matter, p.matter.lists, f)} onCover={() => setCovering(f)} />)}
							</ul>}
							<Previews previews={data.previews} />
							<Rows rows={data.rows} lists={p.matter.lists} />
						</div>
					)}
				</Loaded>
				{covering && <Cover matter={p.matter.id} file={covering} onClose={() => setCovering(null)}
					onDone={() => {
						setCovering(null);
						files.reload();
					}} />}
			</section>
		</div>
	);
}
