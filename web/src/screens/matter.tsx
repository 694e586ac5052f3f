// S3, the case page: the one page on which a matter is worked from lead to archive. Next acts top left,
// deadlines top right, history in the first tab, the same place for every procedure.
import { useState } from 'preact/hooks';
import { api, paths } from '../api/client';
import { toApiError, type ApiError } from '../api/error';
import { me } from '../api/session';
import type { Matter } from '../api/types';
import { area, draftsOf } from '../app/draft';
import { flash } from '../app/flash';
import { useLoad } from '../app/load';
import { go, href, useScrollBack } from '../app/router';
import { useStore } from '../app/store';
import { t } from '../messages';
import { Banner } from '../kit/banner';
import { Button } from '../kit/button';
import { Failure } from '../kit/failure';
import { Link } from '../kit/link';
import { Loaded } from '../kit/loaded';
import { ProcedureMap } from '../kit/map';
import { Page } from '../kit/page';
import { Tabs } from '../kit/tabs';
import { EvidencePanel } from './evidence';
import { LawsPanel } from './laws';
import { History } from './history';
import { Deadlines } from './matter-clock';
import { NextActs } from './matter-next';
import { Children, Documents, Facts, Lists } from './matter-tabs';
import { Reveal } from './reveal';

const tabs = ['events', 'documents', 'evidence', 'facts', 'children'] as const;
type TabId = (typeof tabs)[number];

function counts(m: Matter): Record<TabId, number | undefined> {
	return {
		events: m.version, documents: m.documents.length,
		evidence: m.lists.reduce((n, l) => n + l.rows.length, 0), facts: undefined, children: m.children.length,
	};
}

/* The other parties of the case: read there, never copied here. */
function Joined(p: { list: NonNullable<Matter['joined']> }) {
	return (
		<section aria-labelledby="joined-title">
			<h2 id="joined-title">{t.matter.joined}</h2>
			<p class="quiet">{t.matter.joinedHelp}</p>
			<ul>
				{p.list.map((j) => (
					<li key={j.id}>
						<Link to={href('matters', j.id)}>{t.app.pair(j.number || t.matter.joinedNoNumber, j.party)}</Link>
						{' '}<span class="tag">{j.state}</span>
					</li>
				))}
			</ul>
		</section>
	);
}

function Head(p: { matter: Matter }) {
	const m = p.matter;
	const handlers = m.facts.find((f) => f.id === 'handlers')?.text;
	return (
		<>
			<p class="row">
				<span>{m.party}</span>
				<span class="tag">{m.state.title}</span>
				<span class="quiet">{m.procedure.title}</span>
				{handlers && <span class="quiet">{t.matter.handlers} {handlers}</span>}
				<span class="quiet">{m.organ.name}</span>
			</p>
			{m.parent && <p><Link to={href('matters', m.parent.id)}>{t.app.pair(t.matter.parent, m.parent.title)}</Link></p>}
			{m.joined && <Joined list={m.joined} />}
		</>
	);
}

function Body(p: { matter: Matter; tab: TabId; setTab: (t: string) => void; reveal: string; hide: () => void; ask: () => void }) {
	const m = p.matter;
	const who = useStore(me);
	const last = m.events.filter((e) => e.kind === 'act').reduce((a, e) => e.seq > a.seq ? e : a, { seq: 0, at: '', by: '' });
	const n = counts(m);
	return (
		<>
			<ProcedureMap phases={m.phases} />
			<div class="two">
				<section class="card" aria-labelledby="next-title">
					<h2 id="next-title">{t.matter.next}</h2>
					<NextActs matter={m.id} actions={m.actions} drafts={draftsOf(area(), who?.id ?? '', m.id)} />
				</section>
				<section class="card" aria-labelledby="due-title">
					<h2 id="due-title">{t.due.title}</h2>
					<Deadlines matter={m.id} deadlines={m.deadlines} />
				</section>
			</div>
			<section class="card" aria-label={t.matter.tabsLabel}>
				<Tabs label={t.matter.tabsLabel} current={p.tab} onSelect={p.setTab}
					tabs={tabs.map((id) => ({ id, title: t.matter.tabs[id], ...(n[id] !== undefined ? { count: n[id] } : {}) }))}>
					{p.tab === 'events' && <History key={m.version} matter={m} />}
					{p.tab === 'documents' && <Documents matter={m.id} documents={m.documents} />}
					{p.tab === 'evidence' && <div class="stack"><Lists matter={m} /><EvidencePanel matter={m} /></div>}
					{p.tab === 'facts' && <><Facts matter={m} revealed={p.reveal} onReveal={p.ask} onHide={p.hide} /><LawsPanel matter={m.id} /></>}
					{p.tab === 'children' && <Children list={m.children} />}
				</Tabs>
			</section>
			<p class="quiet small foot">
				{t.matter.version(m.version)} {t.matter.pack(m.pack)} {last.seq > 0 && t.matter.lastChange(last.by, last.at)}{' '}
				{p.tab !== 'events' && <Button kind="quiet" onClick={() => p.setTab('events')}>{t.matter.allEvents}</Button>}
			</p>
		</>
	);
}

export default function MatterScreen(p: { path: string[]; query: URLSearchParams }) {
	const id = p.path[1] ?? '';
	const [shown, setShown] = useState<{ reason: string; data: Matter } | null>(null);
	const [asking, setAsking] = useState(false);
	const [error, setError] = useState<ApiError | null>(null);
	const matter = useLoad<Matter>(paths.matter(id));
	const message = useStore(flash);
	const m = shown?.data ?? matter.data;
	const reveal = (reason: string) => {
		setAsking(false);
		setError(null);
		api.reveal(id, reason).then((data) => setShown({ reason, data }), (e: unknown) => setError(toApiError(e)));
	};
	useScrollBack(m !== null);
	const asked = p.query.get('tab');
	const tab = tabs.find((x) => x === asked) ?? 'events';
	const setTab = (to: string) => go(href('matters', id, { tab: to === 'events' ? '' : to }), true);
	return (
		<Page title={m ? [m.number, m.title].filter(Boolean).join(' ') : t.matter.loading} under={m && <Head matter={m} />}
			acts={m && <><Link to={href('matters', id, 'dossier')} class="button plain">{t.dossier.open}</Link>
				<Button onClick={() => window.print()}>{t.matter.print}</Button></>}>
			{error && <Failure error={error} />}
			{message?.matter === href('matters', id) && <Banner kind="good" title={message.text} />}
			<Loaded from={matter} lines={10}>
				{(data) => <Body matter={shown?.data ?? data} tab={tab} setTab={setTab} reveal={shown?.reason ?? ''}
					hide={() => setShown(null)} ask={() => setAsking(true)} />}
			</Loaded>
			{asking && <Reveal onClose={() => setAsking(false)} onReason={reveal} />}
		</Page>
	);
}
