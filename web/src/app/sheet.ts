// The filling and sending of one act: draft, checks, confirmation, sending, and what may come back
// (done, refused, conflict, wrong fields, no answer). The screen over it is screens/sheet.tsx.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, toApiError } from '../api/error';
import { online } from '../api/net';
import type { Target } from '../api/editor';
import type { Action, ActDone, Alarm, Conflict, Problem, Value } from '../api/types';
import { t } from '../messages';
import { area, draftName, dropDraft, loadDraft, saveDraft, type DraftKey } from './draft';
import { errorText } from './field-errors';
import { initial, rebase, toValues, type Raw, type RawFields } from './form';
import { forget } from './load';
import { requestFor, type SentRequest } from './request';

/* What both kinds of request have in common: an act in a matter and the opening of one. */
export interface SheetBody {
	action: string;
	item?: string;
	fields: Record<string, Value>;
	reasons?: Record<string, string>;
	with?: string[];
	shown?: string;
}

export interface SheetSetup {
	key: DraftKey;
	/* The version on the screen; 0 for a matter that is not opened yet. */
	version: number;
	action: Action;
	item: string | undefined;
	/* Who may be the other officer where the act needs two; null: not known beforehand. */
	seconds: { id: string; name: string }[] | null;
	post: (body: SheetBody, version: number, requestId: string) => Promise<ActDone>;
	onDone: (done: ActDone) => void;
	/* The matter changed under the form: read it again. */
	onStale: () => void;
	target: Target;
}

export type Stage =
	| { at: 'edit' }
	| { at: 'confirm' }
	| { at: 'sending' }
	| { at: 'waiting'; error: ApiError }
	| { at: 'conflict'; conflict: Conflict };

export interface Filled {
	fields: RawFields;
	base: RawFields;
	reasons: Record<string, string>;
	with: string[];
	/* Warnings that only what was filled in brought up. */
	alarms?: Alarm[] | undefined;
	version: number;
	server?: { version: number; fields: RawFields } | undefined;
	sent?: SentRequest | undefined;
}

const SAVE_MS = 400;
const RETRY_MS = 10_000;

function fresh(s: SheetSetup): Filled {
	const fields = initial(s.action.form ?? []);
	const only = s.action.two && s.seconds?.length === 1 ? [s.seconds[0]!.id] : [];
	return { fields, base: fields, reasons: {}, with: only, version: s.version };
}

/* What a reason is asked for: known before the form was filled, or found when it was sent. */
export function alarmsOf(s: SheetSetup, f: Filled): Alarm[] {
	const known = s.action.alarms ?? [];
	return [...known, ...(f.alarms ?? []).filter((a) => !known.some((k) => k.rule === a.rule))];
}

/* Errors of the person's input, by the id of the field: what stops the form before it is sent. */
export function checkSheet(s: SheetSetup, f: Filled): { body: SheetBody; errors: Record<string, string> } {
	const form = s.action.form ?? [];
	const { values, errors: found } = toValues(form, f.fields);
	const errors: Record<string, string> = {};
	for (const field of form) {
		const e = found[field.id];
		if (e)
			errors[field.id] = errorText(field, e);
	}
	const body: SheetBody = { action: s.action.id, fields: values };
	if (s.action.list && !s.item)
		errors['item'] = t.act.itemNeed;
	if (s.item)
		body.item = s.item;
	for (const a of alarmsOf(s, f)) {
		const reason = (f.reasons[a.rule] ?? '').trim();
		if (!reason)
			errors[`reason-${a.rule}`] = t.act.errors.required;
		(body.reasons ??= {})[a.rule] = reason;
	}
	if (s.action.two && !f.with.length)
		errors['with'] = t.act.twoNeed;
	if (s.action.two)
		body.with = f.with;
	if (s.action.proposal)
		body.shown = s.action.proposal.digest;
	return { body, errors };
}

function isTouched(f: Filled): boolean {
	return JSON.stringify(f.fields) !== JSON.stringify(f.base) || Object.values(f.reasons).some(Boolean) || Boolean(f.sent);
}

export function useSheet(s: SheetSetup) {
	const [found] = useState(() => loadDraft(area(), s.key));
	const [filled, setFilled] = useState<Filled>(() => found ?? fresh(s));
	const [stage, setStage] = useState<Stage>({ at: 'edit' });
	const [errors, setErrors] = useState<Record<string, string>>({});
	const [problem, setProblem] = useState<Problem | ApiError | null>(null);
	const [round, setRound] = useState(0);
	const [saved, setSaved] = useState<number | 'failed' | null>(found?.saved ?? null);
	const [otherTab, setOtherTab] = useState(false);
	const now = useRef({ filled, setup: s, dirty: false, busy: false });
	now.current.filled = filled;
	now.current.setup = s;

	// The form was shown from what was known; a newer version replaces it as long as nothing was typed.
	useEffect(() => {
		if (!isTouched(now.current.filled))
			setFilled((f) => ({ ...fresh(s), server: f.server }));
	}, [s.version]);

	/* Writes the draft, or drops one that says nothing. */
	const save = useCallback(() => {
		const { filled: f, setup, dirty } = now.current;
		if (!dirty)
			return;
		now.current.dirty = false;
		if (!isTouched(f)) {
			dropDraft(area(), setup.key);
			setSaved(null);
			return;
		}
		const at = Date.now();
		const { sent, alarms, server, ...rest } = f;
		setSaved(saveDraft(area(), setup.key, { ...rest, ...(sent ? { sent } : {}), ...(alarms ? { alarms } : {}), ...(server ? { server } : {}), saved: at }) ? at : 'failed');
	}, []);

	const change = useCallback((part: Partial<Filled>) => {
		now.current.dirty = true;
		setFilled((f) => {
			const next = { ...f, ...part };
			now.current.filled = next;
			return next;
		});
	}, []);

	useEffect(() => {
		const timer = window.setTimeout(save, SAVE_MS);
		return () => clearTimeout(timer);
	}, [filled]);

	useEffect(() => {
		const name = draftName(now.current.setup.key);
		const onHide = () => save();
		const onStorage = (e: StorageEvent) => {
			if (e.key === name && e.newValue)
				setOtherTab(true);
		};
		window.addEventListener('pagehide', onHide);
		document.addEventListener('visibilitychange', onHide);
		window.addEventListener('storage', onStorage);
		return () => {
			save();
			window.removeEventListener('pagehide', onHide);
			document.removeEventListener('visibilitychange', onHide);
			window.removeEventListener('storage', onStorage);
		};
	}, []);

	const take = (e: ApiError, conflictWith: (c: Conflict) => void) => {
		const p = e.problem;
		if (e.isUnknown) {
			setStage({ at: 'waiting', error: e });
			return;
		}
		change({ sent: undefined });
		setStage({ at: 'edit' });
		if (e.status === 409 && p?.conflict) {
			conflictWith(p.conflict);
			return;
		}
		const wrong: Record<string, string> = {};
		const warned = e.status === 400 ? p?.refusals ?? [] : [];
		for (const f of p?.fields ?? [])
			wrong[warned.some((a) => a.rule === f.field) ? `reason-${f.field}` : f.field] = f.message;
		if (warned.length)
			change({ alarms: warned });
		setErrors(wrong);
		setProblem(Object.keys(wrong).length ? null : p ?? e);
		setRound((n) => n + 1);
	};

	const send = useCallback(async () => {
		if (now.current.busy)
			return;
		now.current.busy = true;
		const { setup, filled: f } = now.current;
		const { body } = checkSheet(setup, f);
		const sent = requestFor({ ...body, version: f.version }, f.sent);
		setStage({ at: 'sending' });
		setProblem(null);
		change({ sent });
		save();
		try {
			const done = await setup.post(body, f.version, sent.request_id);
			dropDraft(area(), setup.key);
			now.current.dirty = false;
			forget();
			setup.onDone(done);
		} catch (e) {
			take(toApiError(e), (conflict) => {
				setStage({ at: 'conflict', conflict });
				setup.onStale();
			});
			save();
		} finally {
			now.current.busy = false;
		}
	}, []);

	useEffect(() => {
		if (stage.at !== 'waiting')
			return undefined;
		const timer = window.setInterval(() => void send(), RETRY_MS);
		const unwatch = online.watch(() => online.get() && void send());
		return () => {
			clearInterval(timer);
			unwatch();
		};
	}, [stage]);

	const submit = () => {
		if (stage.at !== 'edit')
			return;
		const { errors: wrong } = checkSheet(s, now.current.filled);
		setErrors(wrong);
		setProblem(null);
		if (Object.keys(wrong).length)
			setRound((n) => n + 1);
		else if (s.action.outside || s.action.confirm || s.action.proposal)
			setStage({ at: 'confirm' });
		else
			void send();
	};

	/* Takes up a newer version after a conflict, with the sides the person chose. */
	const merge = (sides: Record<string, 'mine' | 'theirs'>) => {
		const form = s.action.form ?? [];
		const f = now.current.filled;
		change({
			fields: rebase(form, f.fields, f.base, sides), base: initial(form), version: s.version, sent: undefined,
		});
		setStage({ at: 'edit' });
		setErrors({});
	};

	const discard = () => {
		const before = now.current.filled;
		change({ ...fresh(s), server: before.server });
		return () => change(before);
	};

	return {
		filled, change, stage, errors, problem, round, saved, otherTab,
		restored: found,
		alarms: alarmsOf(s, filled),
		setField: (id: string, raw: Raw) => change({ fields: { ...now.current.filled.fields, [id]: raw }, alarms: undefined }),
		setReason: (rule: string, text: string) => change({ reasons: { ...now.current.filled.reasons, [rule]: text } }),
		setWith: (ids: string[]) => change({ with: ids }),
		save: () => { now.current.dirty = true; save(); },
		submit, send, merge, discard,
		toEdit: () => setStage({ at: 'edit' }),
	};
}

export type Sheet = ReturnType<typeof useSheet>;
