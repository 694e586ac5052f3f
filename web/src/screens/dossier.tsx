// S9, the dossier of a matter: volumes in order, what is missing and why, who read it, the way out.
import { useEffect, useState } from 'preact/hooks';
import { paths, read } from '../api/client';
import type { Copy, Dossier, Gap, Piece, Readings, Volume } from '../api/dossier';
import { useLoad } from '../app/load';
import { href, useScrollBack } from '../app/router';
import { size } from '../app/format';
import { t } from '../messages';
import { Banner } from '../kit/banner';
import { Button } from '../kit/button';
import { Due } from '../kit/due';
import { Empty } from '../kit/empty';
import { Link } from '../kit/link';
import { Loaded } from '../kit/loaded';
import { Page } from '../kit/page';

const PIECES = 100;
const LOOK_MS = 400;
const TRIES = 10;

/* The way out: the browser takes the file and shows its bytes; before, the server tells how far it has gathered. */
function Download(p: { matter: string }) {
	const [at, setAt] = useState<{ done: number; total: number } | null>(null);
	const [asking, setAsking] = useState(false);
	useEffect(() => {
		if (!asking)
			return undefined;
		let begun = false, tries = 0, timer = 0;
		const look = () => {
			read<{ done: number; total: number }>(paths.exporting(p.matter)).then((x) => {
				begun ||= x.total > 0;
				tries++;
				setAt(x.total > 0 ? x : null);
				if ((begun && x.total === 0) || (!begun && tries > TRIES))
					setAsking(false);
				else
					timer = window.setTimeout(look, LOOK_MS);
			}, () => setAsking(false));
		};
		look();
		return () => clearTimeout(timer);
	}, [asking, p.matter]);
	return (
		<>
			<a class="button primary" href={paths.dossier(p.matter)} download onClick={() => setAsking(true)}>{t.dossier.download}</a>
			<span role="status">{at && <label>{t.dossier.gathering(at.done, at.total)} <progress value={at.done} max={at.total} /></label>}</span>
		</>
	);
}

function Facts(p: { d: Dossier }) {
	const d = p.d;
	const rows: [string, string][] = [
		[t.dossier.state, d.keeping?.state ?? d.state], [t.dossier.archiveNo, d.archive_no], [t.dossier.retention, d.retention],
		[t.dossier.closed, d.closed ?? ''], [t.dossier.filed, d.filed ?? ''], [t.dossier.place, d.keeping?.place ?? ''],
	];
	return (
		<section class="card stack" aria-label={t.dossier.title}>
			<p class="row">
				{d.volumes.map((v) => <span key={v.id} class="tag">{t.dossier.counts(v.title, v.papers, v.pages)}</span>)}
				{d.deadline && !d.filed && <span>{t.dossier.deadline} <Due deadline={d.deadline} date /></span>}
			</p>
			<dl class="facts">{rows.filter(([, v]) => v).map(([k, v]) => <div key={k}><dt>{k}</dt><dd>{v}</dd></div>)}</dl>
			<p class="row noprint">
				<Download matter={d.id} />
				{d.keeping && <Link to={href('matters', d.keeping.id)} class="button plain">{t.dossier.keeping}</Link>}
				<span class="hint">{t.dossier.downloadHelp}</span>
			</p>
		</section>
	);
}

function Gaps(p: { gaps: Gap[]; checked: number }) {
	if (!p.gaps.length)
		return <Banner kind="good" title={t.dossier.complete(p.checked)} />;
	return (
		<section class="card" aria-labelledby="gaps">
			<h2 id="gaps">{t.dossier.gaps(p.gaps.length, p.checked)}</h2>
			<div class="scroll" tabIndex={0} role="group" aria-labelledby="gaps">
				<table class="list">
					<caption class="unseen">{t.dossier.gaps(p.gaps.length, p.checked)}</caption>
					<thead>
						<tr>
							<th scope="col">{t.dossier.what}</th>
							<th scope="col">{t.dossier.because}</th>
							<th scope="col">{t.dossier.basis}</th>
							<th scope="col">{t.dossier.who}</th>
							<th scope="col"><span class="unseen">{t.dossier.cure}</span></th>
						</tr>
					</thead>
					<tbody>
						{p.gaps.map((g, i) => (
							<tr key={i}>
								<th scope="row" data-label={t.dossier.what}>{g.what}</th>
								<td data-label={t.dossier.because}>{g.because}</td>
								<td data-label={t.dossier.basis} class="law">{g.basis}</td>
								<td data-label={t.dossier.who}>{g.who}</td>
								<td class="noprint">{g.cure && g.cure_title &&
									<Link to={href('matters', g.matter, 'do', g.cure)} class="button quiet">{g.cure_title}</Link>}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}

/* The copy that is being made: of which keeping, under which key. */
type Making = { keeping: string; key: string } | null;

function VolumeTable(p: { volume: Volume; making: Making }) {
	const v = p.volume;
	const name = `volume-${v.id}`;
	return (
		<section class="card" aria-labelledby={name}>
			<h2 id={name}>{v.title}{v.id === 'auxiliary' && <span class="quiet small"> {t.dossier.internal}</span>}</h2>
			{v.unknown > 0 && <p class="quiet">{t.dossier.unknown(v.unknown)}</p>}
			{v.rows.length === 0 ? <Empty title={t.dossier.none} /> : (
				<div class="scroll" tabIndex={0} role="group" aria-labelledby={name}>
					<table class="list">
						<caption class="unseen">{v.title}</caption>
						<thead>
							<tr>
								<th scope="col">{t.dossier.no}</th>
								<th scope="col">{t.dossier.paper}</th>
								<th scope="col">{t.dossier.number}</th>
								<th scope="col">{t.dossier.date}</th>
								<th scope="col">{t.dossier.pages}</th>
								<th scope="col"><span class="unseen">{t.matter.pdf}</span></th>
							</tr>
						</thead>
						<tbody>
							{v.rows.map((r) => (
								<tr key={r.id}>
									<td data-label={t.dossier.no} class="tabular">{r.no ?? ''}</td>
									<th scope="row" data-label={t.dossier.paper}>{r.title}</th>
									<td data-label={t.dossier.number}>{r.number}</td>
									<td data-label={t.dossier.date} class="tabular">{r.date}</td>
									<td data-label={t.dossier.pages} class="tabular">{r.first && r.last ? t.dossier.span(r.first, r.last) : r.no ? '' : t.dossier.beside}</td>
									<td class="noprint">
										<a class="button plain" href={paths.pdf(r.id, r.matter)} target="_blank" rel="noopener"
											aria-label={t.app.pair(t.matter.pdf, `${r.title} ${r.number}`)}>{t.matter.pdf}</a>{' '}
										{r.scan && <a class="button quiet" href={paths.file(r.scan, r.matter)} target="_blank" rel="noopener"
											aria-label={t.app.pair(t.matter.scan, `${r.title} ${r.number}`)}>{t.matter.scan}</a>}{' '}
										{p.making && <a class="button quiet" href={paths.copy(p.making.keeping, p.making.key, r.id)} download
											aria-label={t.app.pair(t.dossier.copy, `${r.title} ${r.number}`)}>{t.dossier.copy}</a>}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}

function Copies(p: { keeping: string; copies: Copy[]; chosen: string; choose: (key: string) => void }) {
	if (!p.copies.length)
		return null;
	return (
		<section class="card noprint" aria-labelledby="copies">
			<h2 id="copies">{t.dossier.copies}</h2>
			<label>
				<span class="label">{t.dossier.copyFor}</span>
				<select value={p.chosen} onChange={(e) => p.choose(e.currentTarget.value)}>
					<option value="">{t.dossier.copyNone}</option>
					{p.copies.map((c) => <option key={c.key} value={c.key}>{t.dossier.copyOf(c.to, c.date, c.ground)}</option>)}
				</select>
			</label>
			<p class="hint">{t.dossier.copyHelp}</p>
		</section>
	);
}

function Pieces(p: { files: Piece[] }) {
	const [shown, setShown] = useState(PIECES);
	if (!p.files.length)
		return null;
	return (
		<section class="card" aria-labelledby="pieces">
			<h2 id="pieces">{t.dossier.files(p.files.length)}</h2>
			<div class="scroll" tabIndex={0} role="group" aria-labelledby="pieces">
				<table class="list">
					<caption class="unseen">{t.dossier.files(p.files.length)}</caption>
					<thead>
						<tr>
							<th scope="col">{t.dossier.no}</th>
							<th scope="col">{t.dossier.paper}</th>
							<th scope="col">{t.dossier.date}</th>
							<th scope="col">{t.dossier.type}</th>
							<th scope="col">{t.dossier.size}</th>
							<th scope="col"><span class="unseen">{t.matter.file}</span></th>
						</tr>
					</thead>
					<tbody>
						{p.files.slice(0, shown).map((f, i) => (
							<tr key={f.digest}>
								<td data-label={t.dossier.no} class="tabular">{i + 1}</td>
								<th scope="row" data-label={t.dossier.paper}>{f.title} <span class="quiet small">{f.name}</span></th>
								<td data-label={t.dossier.date} class="tabular">{f.date}</td>
								<td data-label={t.dossier.type}>{f.type}</td>
								<td data-label={t.dossier.size} class="tabular">{size(f.size)}</td>
								<td class="noprint"><a class="button quiet" href={paths.file(f.digest, f.matter)} target="_blank" rel="noopener"
									aria-label={t.app.pair(t.matter.file, `${f.title} ${i + 1}`)}>{t.matter.file}</a></td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{shown < p.files.length && <p><Button onClick={() => setShown(shown + PIECES)}>{t.dossier.more(Math.min(PIECES, p.files.length - shown))}</Button></p>}
		</section>
	);
}

function ReadingLog(p: { matter: string }) {
	const log = useLoad<Readings>(paths.readings(p.matter));
	return (
		<section class="card" aria-labelledby="readings">
			<h2 id="readings">{t.dossier.readings}</h2>
			<Loaded from={log} lines={3}>
				{(data) => data.rows.length === 0 ? <Empty title={t.dossier.readingsNone} /> : (
					<div class="scroll" tabIndex={0} role="group" aria-labelledby="readings">
						<table class="list">
							<caption class="unseen">{t.dossier.readings}</caption>
							<thead>
								<tr>
									<th scope="col">{t.dossier.at}</th>
									<th scope="col">{t.dossier.reader}</th>
									<th scope="col">{t.dossier.act}</th>
									<th scope="col">{t.dossier.reason}</th>
								</tr>
							</thead>
							<tbody>
								{data.rows.map((r, i) => (
									<tr key={i}>
										<th scope="row" data-label={t.dossier.at} class="tabular">{r.at}</th>
										<td data-label={t.dossier.reader}>{r.who}</td>
										<td data-label={t.dossier.act}>{t.dossier.what_(r.what)}</td>
										<td data-label={t.dossier.reason}>{r.reason}</td>
									</tr>
								))}
							</tbody>
						</table>
					</div>
				)}
			</Loaded>
		</section>
	);
}

export default function DossierScreen(p: { path: string[]; query: URLSearchParams }) {
	const id = p.path[1] ?? '';
	const from = useLoad<Dossier>(paths.contents(id));
	const d = from.data;
	const [copy, setCopy] = useState('');
	useScrollBack(d !== null);
	return (
		<Page title={d ? [t.dossier.title, d.number || d.title].join(' ') : t.dossier.title}
			under={d && <p class="row"><span>{d.party}</span><span class="quiet">{d.title}</span></p>}
			acts={<><Link to={href('matters', id)} class="button plain">{t.dossier.matter}</Link>
				<Button onClick={() => window.print()}>{t.matter.print}</Button></>}>
			<Loaded from={from} lines={10}>
				{(data) => (
					<>
						<Facts d={data} />
						<Gaps gaps={data.gaps} checked={data.checked} />
						{data.keeping && <Copies keeping={data.keeping.id} copies={data.keeping.copies} chosen={copy} choose={setCopy} />}
						{data.volumes.map((v) => (
							<VolumeTable key={v.id} volume={v} making={data.keeping && copy ? { keeping: data.keeping.id, key: copy } : null} />
						))}
						<Pieces files={data.files} />
					</>
				)}
			</Loaded>
			<ReadingLog matter={id} />
		</Page>
	);
}
