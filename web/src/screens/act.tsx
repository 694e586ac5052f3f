// One act of a matter, on a screen of its own: /office/matters/ID/do/ACTION. The right column says the law.
import { useState } from 'preact/hooks';
import { api, paths } from '../api/client';
import { me } from '../api/session';
import type { Action, FormField, Matter } from '../api/types';
import { flash } from '../app/flash';
import { useLoad } from '../app/load';
import { back, go, href } from '../app/router';
import { useStore } from '../app/store';
import { t } from '../messages';
import { between } from '../messages/zh-parse';
import { Banner } from '../kit/banner';
import { Due } from '../kit/due';
import { Link } from '../kit/link';
import { Loaded } from '../kit/loaded';
import { Page } from '../kit/page';
import { RefusalBlock } from '../kit/refusal';
import { SheetView } from './sheet';

/* The page on which the matter is worked: a child's acts return to its parent. */
export function homeOf(m: Matter): string {
	return m.parent ? href('matters', m.parent.id) : href('matters', m.id);
}

/* The other officers in charge; null where nobody is in charge yet. */
export function secondsOf(m: Matter, self: string): { id: string; name: string }[] | null {
	const f = m.facts.find((x) => x.id === 'handlers');
	if (!f || !Array.isArray(f.value))
		return null;
	const names = f.text.split(between);
	const all = f.value.map((id, i) => ({ id, name: names[i]?.trim() || id }));
	return all.filter((x) => x.id !== self);
}

/* The law behind the act and the help for the field in use; F1 leads here. */
export function LawDrawer(p: { action: Action; field: FormField | null }) {
	const { action: a, field } = p;
	return (
		<aside class="drawer card" id="law" tabIndex={-1} aria-labelledby="law-title">
			<h2 id="law-title">{t.act.lawKey}</h2>
			{field?.help && <><h3>{t.act.fieldHelp(field.title)}</h3><p>{field.help}</p></>}
			{a.basis.length > 0 && (
				<>
					<h3>{t.act.basis}</h3>
					<ul class="plain-list">{a.basis.map((b) => <li key={b.short} class="law">{b.full}</li>)}</ul>
				</>
			)}
			<h3>{t.act.help}</h3>
			<p>{a.help || t.act.noHelp}</p>
		</aside>
	);
}

function Gone(p: { matter: Matter; action: Action | undefined }) {
	const cure = (id: string) => p.matter.actions.some((a) => a.id === id && a.allowed) ? href('matters', p.matter.id, 'do', id) : null;
	return (
		<div class="stack">
			{p.action?.refusals?.length ? <RefusalBlock what={p.action.title} refusals={p.action.refusals} cure={cure} />
				: <Banner kind="warn" title={t.act.missing} />}
			<Banner kind="info"><p>{t.act.missingHelp}</p></Banner>
			<p><Link to={homeOf(p.matter)} class="button primary">{t.act.toMatter}</Link></p>
		</div>
	);
}

function ActSheet(p: { matter: Matter; action: Action; item: string | undefined; reload: () => void }) {
	const { matter: m, action: a } = p;
	const who = useStore(me);
	const [field, setField] = useState<FormField | null>(null);
	const list = a.list ? m.lists.find((l) => l.id === a.list) : undefined;
	const rows = (list?.rows ?? []).map((r) => ({ key: r.key, label: [r.key, ...r.cells].filter(Boolean).join(' ') }));
	const home = homeOf(m);
	return (
		<div class={a.papers?.length ? 'with-drawer under' : 'with-drawer'}>
			<div class="stack">
				<SheetView
					setup={{
						key: { person: who?.id ?? '', matter: m.id, action: a.id, ...(p.item ? { item: p.item } : {}) },
						version: m.version, target: { matter: m.id }, action: a, item: p.item, seconds: secondsOf(m, who?.id ?? ''),
						post: (body, version, request_id) => api.act(m.id, { ...body, version, request_id }),
						onDone: () => {
							flash.set({ matter: home, text: t.matter.done(a.title) });
							go(home, true);
						},
						onStale: p.reload,
					}}
					party={m.party} rows={rows} focus
					onItem={(key) => go(href('matters', m.id, 'do', a.id, { item: key }), true)}
					onField={setField} onKeep={() => back(home)}
					cure={(id) => m.actions.some((x) => x.id === id) ? href('matters', m.id, 'do', id) : null} />
			</div>
			<LawDrawer action={a} field={field} />
		</div>
	);
}

export default function ActScreen(p: { path: string[]; query: URLSearchParams }) {
	const [, id = '', , actionId = ''] = p.path;
	const item = p.query.get('item') ?? undefined;
	const matter = useLoad<Matter>(paths.matter(id, actionId));
	const m = matter.data;
	const action = m?.actions.find((a) => a.id === actionId);
	const title = action?.title ?? t.matter.loading;
	return (
		<Page title={title} tab={m ? `${m.number} ${title}` : title}
			under={m && (
				<p class="row">
					<Link to={homeOf(m)}>{m.number || t.list.noNumber} {m.title}</Link>
					<span class="quiet">{m.party}</span>
					{m.deadlines.filter((d) => d.level !== 'normal').slice(0, 2).map((d) =>
						<span key={d.id}>{d.title} <Due deadline={d} date /></span>)}
				</p>
			)}>
			<Loaded from={matter}>
				{(data) => action?.allowed ? <ActSheet key={`${id} ${actionId} ${item ?? ''}`} matter={data} action={action} item={item} reload={matter.reload} />
					: matter.wait ? <Banner kind="info" title={t.load.busy} /> : <Gone matter={data} action={action} />}
			</Loaded>
		</Page>
	);
}
