// The draft on the server: found again on another machine, shared by the officers of the case, saved at most
// ten seconds after a change. It never takes the page from an input method, and never overwrites: what somebody
// else saved meanwhile is merged field by field, and where both wrote the person chooses.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client';
import { toApiError } from '../api/error';
import type { ServerDraft, Target } from '../api/editor';
import { online } from '../api/net';
import type { Conflict, FormField } from '../api/types';
import { composing } from './compose';
import { fieldsOf, merge, textOf } from './merge';
import type { Filled, Sheet } from './sheet';
import { useStore } from './store';

const SAVE_MS = 5_000;
const AGAIN_MS = 10_000;

export interface ServerState {
	saved: number | null;
	trouble: 'offline' | 'login' | 'failed' | 'clash' | null;
	/* Whose text was taken over when the form was opened. */
	from: { by: string; at: string } | null;
	clash: Conflict | null;
	resolve: (sides: Record<string, 'mine' | 'theirs'>) => void;
}

function clashOf(form: FormField[], d: ServerDraft, clashes: ReturnType<typeof merge>['clashes']): Conflict {
	return {
		version: d.version, by: d.by ?? '', at: d.at ?? '',
		fields: clashes.map((c) => ({
			id: c.id, title: form.find((f) => f.id === c.id)?.title ?? c.id,
			mine: textOf(c.mine), theirs: textOf(c.theirs), before: textOf(c.base),
		})),
	};
}

export function useServerDraft(target: Target, action: string, item: string | undefined, seen: number, form: FormField[], sheet: Sheet): ServerState {
	const [saved, setSaved] = useState<number | null>(null);
	const [trouble, setTrouble] = useState<ServerState['trouble']>(null);
	const [from, setFrom] = useState<ServerState['from']>(null);
	const [clash, setClash] = useState<{ draft: ServerDraft; conflict: Conflict } | null>(null);
	const [round, setRound] = useState(0);
	const isComposing = useStore(composing);
	const isOnline = useStore(online);
	const now = useRef({ sheet, ready: false, over: false, busy: false, waiting: null as ServerDraft | null });
	now.current.sheet = sheet;
	const where = { ...target, action, ...(item ? { item } : {}) };

	/* Takes up what the server has. */
	const take = (d: ServerDraft) => {
		const f = now.current.sheet.filled;
		const known = f.server;
		if (d.used || d.version === 0) {
			now.current.sheet.change({ server: { version: d.version, fields: f.base } });
			return;
		}
		if (known?.version === d.version)
			return;
		if (composing.get()) {
			now.current.waiting = d;
			return;
		}
		const theirs = fieldsOf(form, d.content);
		const { merged, clashes } = merge(known?.fields ?? f.base, f.fields, theirs);
		if (JSON.stringify(merged) !== JSON.stringify(f.fields))
			setFrom({ by: d.by ?? '', at: d.at ?? '' });
		now.current.sheet.change({ fields: merged, ...(clashes.length ? {} : { server: { version: d.version, fields: theirs } }) });
		setClash(clashes.length ? { draft: d, conflict: clashOf(form, d, clashes) } : null);
	};

	useEffect(() => {
		if (isOnline && !now.current.ready)
			api.draft(where).then((d) => {
				now.current.ready = true;
				take(d);
				setTrouble(null);
				setRound((n) => n + 1);
			}, (e: unknown) => setTrouble(toApiError(e).status === 401 ? 'login' : 'failed'));
	}, [isOnline]);

	useEffect(() => {
		const d = now.current.waiting;
		if (isComposing || !d)
			return;
		now.current.waiting = null;
		take(d);
	}, [isComposing]);

	const send = async () => {
		const { sheet: s, busy } = now.current;
		const f: Filled = s.filled;
		if (busy || s.stage.at !== 'edit' || !f.server)
			return;
		now.current.busy = true;
		try {
			const d = await api.saveDraft({ ...where, version: f.server.version, seen, content: { fields: f.fields, reasons: f.reasons, with: f.with } });
			now.current.sheet.change({ server: { version: d.version, fields: f.fields } });
			setSaved(Date.now());
			setTrouble(null);
		} catch (e) {
			const error = toApiError(e);
			const other = error.status === 409 ? error.problem?.draft : undefined;
			if (other?.used)
				now.current.over = true;
			else if (other)
				take(other);
			setTrouble(other ? null : error.status === 401 ? 'login' : error.kind === 'offline' || error.kind === 'timeout' ? 'offline' : 'failed');
		} finally {
			now.current.busy = false;
			setRound((n) => n + 1);
		}
	};

	const { fields, server, base } = sheet.filled;
	const differs = JSON.stringify(fields) !== JSON.stringify(server?.fields ?? base);
	const says = (server?.version ?? 0) > 0 || JSON.stringify(fields) !== JSON.stringify(base);
	const waits = differs && says && now.current.ready && isOnline && !clash && !now.current.over && !now.current.waiting;
	useEffect(() => {
		if (!waits)
			return undefined;
		const timer = window.setTimeout(() => void send(), trouble ? AGAIN_MS : SAVE_MS);
		return () => clearTimeout(timer);
	}, [waits, round]);

	/* What is given up goes into the history first, so that it is there to be taken back. */
	const resolve = async (sides: Record<string, 'mine' | 'theirs'>) => {
		if (!clash)
			return;
		const f = now.current.sheet.filled;
		const theirs = fieldsOf(form, clash.draft.content);
		let { version } = clash.draft;
		try {
			version = (await api.saveDraft({ ...where, version, seen, content: { fields: f.fields, reasons: f.reasons, with: f.with } })).version;
		} catch (e) {
			const other = toApiError(e).problem?.draft;
			if (other)
				take(other);
			return;
		}
		const chosen = { ...now.current.sheet.filled.fields };
		for (const c of clash.conflict.fields)
			if (sides[c.id] === 'theirs')
				chosen[c.id] = theirs[c.id] ?? null;
		now.current.sheet.change({ fields: chosen, server: { version, fields: f.fields } });
		setClash(null);
	};

	return { saved, trouble: clash ? 'clash' : isOnline ? trouble : 'offline', from, clash: clash?.conflict ?? null, resolve: (sides) => void resolve(sides) };
}
