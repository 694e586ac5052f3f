// The form of one act on the screen: what is proposed, what is asked, reasons for alarms, the other officer,
// the confirmation in words, and what came back.
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/error';
import { online } from '../api/net';
import type { Action, Alarm, FormField, Problem } from '../api/types';
import { clockTime } from '../app/format';
import { isPicked, isPickedFile, toValue, type Picked, type RawFields } from '../app/form';
import { useServerDraft } from '../app/server-draft';
import { usePreview } from '../app/preview';
import { useSheet, type Sheet, type SheetSetup } from '../app/sheet';
import { useStore } from '../app/store';
import { yuan } from '../app/format';
import { t } from '../messages';
import { Banner } from '../kit/banner';
import { Button } from '../kit/button';
import { ConflictTable } from '../kit/conflict';
import { Dialog } from '../kit/dialog';
import { DraftState } from '../kit/draft-state';
import { ErrorSummary } from '../kit/errors';
import { Failure } from '../kit/failure';
import { fieldId, Form, FormInputs } from '../kit/form';
import { RefusalBlock } from '../kit/refusal';
import { Findings } from './findings';
import { PreviewPane } from './preview';
import { Versions } from './versions';
import { Alarms, Proposed, Second } from './sheet-parts';

/* What was entered, in words, for the confirmation. */
export function inWords(f: FormField, raw: RawFields): string {
	const r = raw[f.id];
	if (isPicked(r))
		return r.map((p) => p.name).join(t.app.comma);
	if (isPickedFile(r))
		return r.name || t.fields.fileStored;
	const v = toValue({ ...f, required: false }, r);
	if ('error' in v || v.value === null)
		return '';
	if (f.kind === 'money')
		return t.fields.understoodMoney(yuan(Number(v.value)));
	if (f.kind === 'yesno')
		return v.value ? t.app.yes : t.app.no;
	return f.options?.find(([id]) => id === v.value)?.[1] ?? String(v.value);
}

function Confirm(p: { action: Action; party: string; sheet: Sheet }) {
	const a = p.action;
	const said = (a.form ?? []).map((f) => ({ title: f.title, text: inWords(f, p.sheet.filled.fields) })).filter((x) => x.text);
	return (
		<Dialog title={t.act.confirmTitle(a.title)} onClose={p.sheet.toEdit}>
			<p class="strong">{a.confirm || t.act.confirmSay(a.title, p.party)}</p>
			{a.proposal && <Proposed proposal={a.proposal} />}
			{said.length > 0 && (
				<dl class="pairs" aria-label={t.act.confirmFields}>
					{said.map((x) => <div key={x.title}><dt>{x.title}</dt><dd class="typed">{x.text}</dd></div>)}
				</dl>
			)}
			{a.outside && <p class="warn">{t.act.confirmOutside}</p>}
			<p class="row">
				<Button kind="primary" onClick={() => void p.sheet.send()}>{a.title}</Button>
				<Button onClick={p.sheet.toEdit}>{t.app.back}</Button>
			</p>
		</Dialog>
	);
}

function Waiting(p: { sheet: Sheet; error: ApiError }) {
	const at = clockTime(typeof p.sheet.saved === 'number' ? p.sheet.saved : Date.now());
	return (
		<Banner kind="warn" title={t.act.waitTitle} urgent>
			<p>{p.error.kind === 'offline' ? t.act.waitOffline(at) : t.act.waitUnknown(at)} {t.act.waitRetry}</p>
			<p class="row">
				<Button kind="primary" onClick={() => void p.sheet.send()}>{t.act.waitNow}</Button>
				<Button onClick={p.sheet.toEdit}>{t.act.waitStop}</Button>
				{p.error.requestId && <span class="quiet">{t.load.number(p.error.requestId)}</span>}
			</p>
		</Banner>
	);
}

function Restored(p: { sheet: Sheet; version: number }) {
	const [undo, setUndo] = useState<(() => void) | null>(null);
	const [gone, setGone] = useState(false);
	const d = p.sheet.restored;
	if (!d || gone)
		return null;
	if (undo)
		return (
			<Banner kind="info" title={t.act.draftDiscarded}>
				<Button onClick={() => { undo(); setGone(true); }}>{t.act.draftUndo}</Button>
			</Banner>
		);
	return (
		<Banner kind="info" title={t.act.draftRestored(clockTime(d.saved))}>
			{d.sent && <p>{t.act.waitUnknown(clockTime(d.saved))}</p>}
			{d.version !== p.version && <p>{t.act.draftOld(d.version, p.version)}</p>}
			<Button onClick={() => { const back = p.sheet.discard(); setUndo(() => back); }}>{t.act.draftDiscard}</Button>
		</Banner>
	);
}

function Answer(p: { problem: Problem | ApiError; action: Action; cure: (a: string) => string | null }) {
	if (p.problem instanceof ApiError)
		return <Failure error={p.problem} />;
	if (p.problem.status === 422 || p.problem.refusals?.length)
		return <RefusalBlock what={p.action.title} refusals={p.problem.refusals ?? []} detail={p.problem.detail} cure={p.cure} />;
	return <Failure error={new ApiError('problem', p.problem.status, p.problem)} />;
}

/* Titles and places of the errors, in the order of the form. */
function summary(action: Action, alarms: Alarm[], errors: Record<string, string>) {
	const places = [
		{ key: 'item', id: 'item', title: t.act.item },
		...(action.form ?? []).map((f) => ({ key: f.id, id: fieldId(f.id), title: f.title })),
		...alarms.map((a) => ({ key: `reason-${a.rule}`, id: fieldId(`reason-${a.rule}`), title: a.because })),
		{ key: 'with', id: 'with', title: t.act.two },
	];
	const known = places.filter((x) => errors[x.key]).map((x) => ({ id: x.id, title: x.title, text: errors[x.key] ?? '' }));
	const others = Object.keys(errors).filter((k) => !places.some((x) => x.key === k));
	return [...known, ...others.map((k) => ({ id: 'sheet-form', title: k, text: errors[k] ?? '' }))];
}

export function SheetView(p: {
	setup: SheetSetup;
	party: string;
	rows: { key: string; label: string }[];
	onItem: (key: string) => void;
	onField?: (f: FormField) => void;
	onKeep: () => void;
	/* Begin in the first field. */
	focus?: boolean;
	cure: (action: string) => string | null;
}) {
	const { action, seconds, version, item } = p.setup;
	const sheet = useSheet(p.setup);
	const top = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (sheet.problem || sheet.stage.at === 'conflict' || sheet.stage.at === 'waiting')
			top.current?.focus();
	}, [sheet.problem, sheet.stage.at]);
	useEffect(() => {
		if (!p.focus)
			return;
		const first = document.querySelector<HTMLElement>('#sheet-form input, #sheet-form select, #sheet-form textarea');
		first?.focus({ preventScroll: true });
	}, []);

	const [side, setSide] = useState<'form' | 'paper'>('form');
	const papers = Boolean(action.papers?.length);
	const filling = Boolean(action.form?.length) && !action.proposal;
	const seen = filling || papers && (side === 'paper' || window.matchMedia('(min-width: 64em)').matches);
	const busy = sheet.stage.at === 'sending';
	// what is being sent is not asked about: it would be judged as done already
	const shown = usePreview(seen && !busy ? p.setup.target : null, action.id, item, action.form ?? [], sheet.filled.fields);
	const isOnline = useStore(online);
	const server = useServerDraft(p.setup.target, action.id, item, version, action.form ?? [], sheet);
	const [history, setHistory] = useState(false);
	const chosen: Picked[] = sheet.filled.with.map((id) => ({ id, name: seconds?.find((s) => s.id === id)?.name ?? id }));
	const stale = sheet.stage.at === 'conflict' ? sheet.stage.conflict : null;
	const conflict = stale ?? server.clash;
	return (
		<>
			<div ref={top} tabIndex={-1} class="stack answers">
				<Restored sheet={sheet} version={version} />
				{server.from && <Banner kind="info" title={t.act.serverFrom(server.from.by, server.from.at)} />}
				{sheet.otherTab && <Banner kind="warn" title={t.act.otherTab} />}
				{sheet.problem && <Answer problem={sheet.problem} action={action} cure={p.cure} />}
				{sheet.stage.at === 'waiting' && <Waiting sheet={sheet} error={sheet.stage.error} />}
				{conflict && <ConflictTable conflict={conflict} ready={!stale || version >= stale.version} draft={!stale} onMerge={stale ? sheet.merge : server.resolve} onKeep={p.onKeep} />}
				<ErrorSummary errors={summary(action, sheet.alarms, sheet.errors)} round={sheet.round} />
			</div>
			{papers && (
				<div class="sides row" role="group" aria-label={t.preview.sides}>
					{(['form', 'paper'] as const).map((x) => (
						<button key={x} type="button" class="button" aria-pressed={side === x} onClick={() => setSide(x)}>{t.preview.side[x]}</button>
					))}
				</div>
			)}
			<div class={papers ? `with-paper show-${side}` : undefined}>
				<div id="sheet-form" tabIndex={-1} hidden={stale !== null}>
					<Form label={action.title} onSubmit={sheet.submit} onSave={sheet.save} class="card sheet">
						{action.proposal && <Proposed proposal={action.proposal} help />}
						{action.list && p.rows.length > 0 && (
							<div class={sheet.errors['item'] ? 'field wrong' : 'field'}>
								<label for="item">{t.act.item} <span class="mark">{t.app.required}</span></label>
								<select id="item" value={item ?? ''} aria-required onChange={(e) => p.onItem(e.currentTarget.value)}>
									<option value="">{t.fields.choose}</option>
									{p.rows.map((r) => <option key={r.key} value={r.key}>{r.label}</option>)}
								</select>
								{sheet.errors['item'] && <p class="error">{sheet.errors['item']}</p>}
							</div>
						)}
						{!action.form?.length && !action.proposal && <p class="quiet">{t.act.nothing}</p>}
						<FormInputs fields={action.form ?? []} raw={sheet.filled.fields} errors={sheet.errors}
							onChange={sheet.setField} onFocus={(f) => p.onField?.(f)} />
						<Alarms alarms={sheet.alarms} reasons={sheet.filled.reasons} errors={sheet.errors} onChange={sheet.setReason} />
						{action.two && <Second seconds={seconds} chosen={chosen} error={sheet.errors['with']} onChange={sheet.setWith} />}
						{filling && shown.data && <Findings findings={shown.data.findings} form={action.form ?? []} onFix={sheet.setField} />}
						<div class="send">
							<Button kind="primary" submit busy={busy} busyText={t.act.sending}>{action.title}</Button>
							<Button onClick={p.onKeep}>{t.app.back}</Button>
							<span class="grow" />
							<span class="quiet small key">{t.act.submitKey}</span>
							<DraftState saved={sheet.saved} server={server} />
							<Button onClick={() => setHistory(true)}>{t.versions.open}</Button>
						</div>
					</Form>
				</div>
				{papers && <PreviewPane shown={shown} online={isOnline} />}
			</div>
			{history && (
				<Versions target={p.setup.target} action={action.id} item={item} form={action.form ?? []} now={sheet.filled.fields}
					onTake={(fields) => { sheet.change({ fields }); setHistory(false); }} onClose={() => setHistory(false)} />
			)}
			{sheet.stage.at === 'confirm' && <Confirm action={action} party={p.party} sheet={sheet} />}
		</>
	);
}
