// The lower half of the case page: papers, lists of records, facts, children.
import { useState } from 'preact/hooks';
import { paths } from '../api/client';
import { me } from '../api/session';
import type { Action, Child, Doc, List, Matter } from '../api/types';
import { area, draftsOf } from '../app/draft';
import { href } from '../app/router';
import { useStore } from '../app/store';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Due } from '../kit/due';
import { Empty } from '../kit/empty';
import { Link } from '../kit/link';
import { NextActs } from './matter-next';

/* A stored file, opened through the matter that refers to it. */
function FileLink(p: { matter: string; digest: string; label: string }) {
	return (
		<a class="button quiet" href={paths.file(p.digest, p.matter)} target="_blank" rel="noopener"
			aria-label={t.app.pair(t.matter.file, p.label)}>{t.matter.file}</a>
	);
}

export function Documents(p: { matter: string; documents: Doc[] }) {
	const [shown, setShown] = useState<string | null>(null);
	const canShow = navigator.pdfViewerEnabled === true;
	const doc = p.documents.find((d) => d.id === shown);
	if (!p.documents.length)
		return <Empty title={t.matter.documentsEmpty} />;
	return (
		<>
			<div class="scroll" tabIndex={0} role="group" aria-label={t.matter.tabs.documents}>
				<table class="list">
					<caption class="unseen">{t.matter.tabs.documents}</caption>
					<thead>
						<tr>
							<th scope="col">{t.matter.docTitle}</th>
							<th scope="col">{t.matter.docNumber}</th>
							<th scope="col">{t.matter.docState}</th>
							<th scope="col">{t.matter.docAt}</th>
							<th scope="col"><span class="unseen">{t.matter.pdf}</span></th>
						</tr>
					</thead>
					<tbody>
						{p.documents.map((d) => (
							<tr key={d.id} class={d.state === 'void' ? 'off' : ''}>
								<th scope="row" data-label={t.matter.docTitle}>{d.title}{d.pages ? <span class="quiet"> {t.matter.pages(d.pages)}</span> : null}</th>
								<td data-label={t.matter.docNumber}>{d.number}</td>
								<td data-label={t.matter.docState}>{t.matter.docStates[d.state]}</td>
								<td data-label={t.matter.docAt} class="tabular">{d.at}</td>
								<td class="noprint">
									<a class="button plain" href={paths.pdf(d.id, p.matter)} target="_blank" rel="noopener"
										aria-label={t.app.pair(t.matter.pdf, `${d.title} ${d.number}`)}>{t.matter.pdf}</a>{' '}
									{d.scan && (
										<a class="button quiet" href={paths.file(d.scan, p.matter)} target="_blank" rel="noopener"
											aria-label={t.app.pair(t.matter.scan, `${d.title} ${d.number}`)}>{t.matter.scan}</a>
									)}{' '}
									{canShow && (
										<Button kind="quiet" expanded={shown === d.id} label={t.app.pair(t.matter.preview, `${d.title} ${d.number}`)}
											onClick={() => setShown(shown === d.id ? null : d.id)}>
											{shown === d.id ? t.matter.hidePreview : t.matter.preview}
										</Button>
									)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{doc && <iframe class="paper" src={paths.pdf(doc.id, p.matter)} title={t.matter.previewOf(`${doc.title} ${doc.number}`)} />}
		</>
	);
}

function RecordList(p: { matter: string; list: List; actions: Action[] }) {
	const l = p.list;
	const mine = p.actions.filter((a) => a.list === l.id && a.allowed);
	return (
		<section aria-labelledby={`list-${l.id}`}>
			<h3 id={`list-${l.id}`}>{l.title} <span class="count">{l.rows.length}</span></h3>
			{l.rows.length === 0 ? <p class="quiet">{t.matter.listEmpty}</p> : (
				<div class="scroll" tabIndex={0} role="group" aria-labelledby={`list-${l.id}`}>
					<table class="list">
						<thead>
							<tr>
								{l.columns.map((c) => <th key={c.id} scope="col">{c.title}</th>)}
								{mine.length > 0 && <th scope="col">{t.matter.rowActs}</th>}
							</tr>
						</thead>
						<tbody>
							{l.rows.map((r) => (
								<tr key={r.key}>
									{r.cells.map((c, i) => (
										<td key={i} data-label={l.columns[i]?.title} class="typed">
											{c && l.columns[i]?.kind === 'file'
												? <FileLink matter={p.matter} digest={c} label={`${l.columns[i].title} ${r.key}`} /> : c}
										</td>
									))}
									{mine.length > 0 && (
										<td>{mine.map((a) => (
											<Link key={a.id} to={href('matters', p.matter, 'do', a.id, { item: r.key })} class="button quiet"
												label={t.app.pair(a.title, r.key)}>{a.title}</Link>
										))}</td>
									)}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}

export function Lists(p: { matter: Matter }) {
	if (!p.matter.lists.length)
		return <Empty title={t.matter.listEmpty} />;
	return <div class="stack">{p.matter.lists.map((l) => <RecordList key={l.id} matter={p.matter.id} list={l} actions={p.matter.actions} />)}</div>;
}

export function Facts(p: { matter: Matter; revealed: string; onReveal: () => void; onHide: () => void }) {
	const shown = p.matter.facts.filter((f) => f.text !== '');
	if (!shown.length)
		return <Empty title={t.matter.factsEmpty} />;
	return (
		<>
			{p.revealed && (
				<p class="row warn" role="status">{t.matter.revealed(p.revealed)} <Button onClick={p.onHide}>{t.matter.hide}</Button></p>
			)}
			<dl class="facts">
				{shown.map((f) => (
					<div key={f.id}>
						<dt>{f.title}</dt>
						<dd class="typed">{f.kind === 'file' && typeof f.value === 'string'
							? <FileLink matter={p.matter.id} digest={f.value} label={f.title} /> : f.text}{' '}
							{f.masked && (
								<Button kind="quiet" label={t.app.pair(t.matter.reveal, f.title)} onClick={p.onReveal}>{t.matter.reveal}</Button>
							)}
						</dd>
					</div>
				))}
			</dl>
		</>
	);
}

function ChildBlock(p: { child: Child }) {
	const c = p.child;
	const who = useStore(me);
	return (
		<section aria-labelledby={`child-${c.id}`} class="child">
			<h3 id={`child-${c.id}`}><Link to={href('matters', c.id)}>{c.title}</Link>{' '}
				<span class="tag">{c.outcome ? t.matter.childOutcome(c.outcome) : c.state}</span></h3>
			{c.deadlines.length > 0 && (
				<ul class="plain-list">{c.deadlines.map((d) => <li key={d.id}>{d.title} <Due deadline={d} date /> <span class="law">{d.basis}</span></li>)}</ul>
			)}
			{!c.outcome && <NextActs matter={c.id} actions={c.actions} drafts={draftsOf(area(), who?.id ?? '', c.id)} level={3} />}
		</section>
	);
}

export function Children(p: { list: Child[] }) {
	if (!p.list.length)
		return <Empty title={t.matter.childrenEmpty} />;
	return <div class="stack">{p.list.map((c) => <ChildBlock key={c.id} child={c} />)}</div>;
}
