// Opening a matter: procedure, power, then the form of the opening act. What this person may open is the server's to say.
import { useState } from 'preact/hooks';
import { api, paths } from '../api/client';
import { me } from '../api/session';
import type { FormField, ProcedureChoice, Procedures } from '../api/types';
import { flash } from '../app/flash';
import { useLoad } from '../app/load';
import { back, go, href } from '../app/router';
import { useStore } from '../app/store';
import { t } from '../messages';
import { Empty } from '../kit/empty';
import { Loaded } from '../kit/loaded';
import { Page } from '../kit/page';
import { LawDrawer } from './act';
import { SheetView } from './sheet';

const FILTER_FROM = 8;

/* A procedure may be opened in more than one way; each is an entry of its own. */
const way = (x: ProcedureChoice) => ({ procedure: x.id, action: x.action.id });

function Powers(p: { procedure: ProcedureChoice; power: string }) {
	const [q, setQ] = useState('');
	const all = p.procedure.powers;
	const shown = all.filter((x) => !q.trim() || `${x.title}${x.basis ?? ''}`.includes(q.trim()));
	return (
		<fieldset class="field">
			<legend>{t.open.power} <span class="mark">{t.app.required}</span></legend>
			{all.length >= FILTER_FROM && (
				<label class="row"><span class="label">{t.open.powerFilter}</span>
					<input type="search" value={q} autocomplete="off" onInput={(e) => setQ(e.currentTarget.value)} />
					<span class="quiet" role="status">{t.open.powerCount(shown.length)}</span></label>
			)}
			{shown.length === 0 && <p class="quiet">{t.open.noPower}</p>}
			<div class="options column">
				{shown.map((x) => (
					<label key={x.id} class="option">
						<input type="radio" name="power" checked={p.power === x.id}
							onChange={() => go(href('open', { ...way(p.procedure), power: x.id }), true)} />
						<span>{x.title} {x.basis && <span class="law">{x.basis}</span>}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}

function Opening(p: { procedure: ProcedureChoice; power: string }) {
	const who = useStore(me);
	const [field, setField] = useState<FormField | null>(null);
	const { procedure, power } = p;
	const action = procedure.action;
	return (
		<div class={action.papers?.length ? 'with-drawer under' : 'with-drawer'}>
			<div class="stack">
				<SheetView
					setup={{
						key: { person: who?.id ?? '', matter: `new ${procedure.id}`, action: action.id },
						version: 0, target: { procedure: procedure.id, power }, action, item: undefined, seconds: null,
						post: (body, _version, request_id) => api.open({ ...body, request_id, procedure: procedure.id, power }),
						onDone: (done) => {
							const to = done.id ? href('matters', done.id) : href();
							flash.set({ matter: to, text: t.matter.done(action.title) });
							go(to, true);
						},
						onStale: () => undefined,
					}}
					party="" rows={[]} onItem={() => undefined} onField={setField}
					onKeep={() => back(href())} cure={() => null} />
			</div>
			<LawDrawer action={action} field={field} />
		</div>
	);
}

export default function Open(p: { path: string[]; query: URLSearchParams }) {
	const from = useLoad<Procedures>(paths.procedures);
	return (
		<Page title={t.open.title}>
			<Loaded from={from}>
				{({ procedures: all }) => {
					if (!all.length)
						return <div class="card"><Empty title={t.open.none}><p>{t.open.noneHelp}</p></Empty></div>;
					const asked = p.query.get('action');
					const procedure = all.find((x) => x.id === p.query.get('procedure') && (!asked || x.action.id === asked))
						?? (all.length === 1 ? all[0] : undefined);
					const isOneOfMany = (x: ProcedureChoice) => all.filter((y) => y.id === x.id).length > 1;
					const only = procedure?.powers.length === 1 ? procedure.powers[0]?.id : undefined;
					const power = procedure?.powers.find((x) => x.id === p.query.get('power'))?.id ?? only ?? '';
					return (
						<>
							<div class="card stack">
								<fieldset class="field">
									<legend>{t.open.procedure} <span class="mark">{t.app.required}</span></legend>
									<div class="options column">
										{all.map((x) => (
											<label key={`${x.id} ${x.action.id}`} class="option">
												<input type="radio" name="procedure" checked={x === procedure}
													onChange={() => go(href('open', way(x)), true)} />
												<span>{isOneOfMany(x) ? t.open.way(x.title, x.action.title) : x.title}{' '}
													{x.basis && <span class="law">{x.basis}</span>}</span>
											</label>
										))}
									</div>
								</fieldset>
								{procedure && <Powers key={`${procedure.id} ${procedure.action.id}`} procedure={procedure} power={power} />}
							</div>
							{procedure && power && <Opening key={`${procedure.id} ${procedure.action.id}`} procedure={procedure} power={power} />}
						</>
					);
				}}
			</Loaded>
		</Page>
	);
}
