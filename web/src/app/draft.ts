// What was typed and not yet confirmed by the server: one draft per person, matter, act and item, kept
// in this browser within a second of each change. localStorage because it writes at once, so that
// a closed tab loses nothing; files are sent when chosen and a draft holds only their digests.
import type { Alarm } from '../api/types';
import type { RawFields } from './form';

const PREFIX = 'zhifa.draft.';
const SCHEMA = 1;

export interface Draft {
	schema: number;
	/* When it was written, UTC milliseconds. */
	saved: number;
	/* The version of the matter that the form was filled against; 0 for a matter not opened yet. */
	version: number;
	fields: RawFields;
	/* What the form proposed when it was opened: tells what the person changed. */
	base: RawFields;
	reasons: Record<string, string>;
	with: string[];
	/* What the server warned of when the act was sent: reasons are asked for it as well. */
	alarms?: Alarm[];
	/* What the server was known to have: the base of a merge. */
	server?: { version: number; fields: RawFields };
	/* The last request that was sent and not answered: repeated as it is, so that nothing is done twice. */
	sent?: { request_id: string; body: string };
}

export interface DraftKey {
	person: string;
	matter: string;
	action: string;
	item?: string;
}

type Area = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/* localStorage, or null where the browser forbids it. */
export function area(): Area | null {
	try {
		return window.localStorage;
	} catch {
		return null;
	}
}

export function draftName(k: DraftKey): string {
	return PREFIX + [k.person, k.matter, k.action, k.item ?? ''].map(encodeURIComponent).join('/');
}

function isDraft(value: unknown): value is Draft {
	const d = value as Partial<Draft> | null;
	return typeof d === 'object' && d !== null && d.schema === SCHEMA && typeof d.saved === 'number' &&
		typeof d.version === 'number' && typeof d.fields === 'object' && d.fields !== null &&
		typeof d.base === 'object' && d.base !== null &&
		typeof d.reasons === 'object' && d.reasons !== null && Array.isArray(d.with);
}

export function loadDraft(store: Area | null, k: DraftKey): Draft | null {
	try {
		const value = JSON.parse(store?.getItem(draftName(k)) ?? 'null') as unknown;
		return isDraft(value) ? value : null;
	} catch {
		return null;
	}
}

/* False where the browser did not take it (full, forbidden): the screen must say so. */
export function saveDraft(store: Area | null, k: DraftKey, d: Omit<Draft, 'schema'>): boolean {
	try {
		if (!store)
			return false;
		store.setItem(draftName(k), JSON.stringify({ schema: SCHEMA, ...d }));
		return true;
	} catch {
		return false;
	}
}

export function dropDraft(store: Area | null, k: DraftKey): void {
	try {
		store?.removeItem(draftName(k));
	} catch {
		// nothing was kept there
	}
}

/* The acts of a matter for which this person has a draft. */
export function draftsOf(store: Area | null, person: string, matter: string): Set<string> {
	const found = new Set<string>();
	const start = PREFIX + [person, matter, ''].map(encodeURIComponent).join('/');
	try {
		for (let i = 0; store && i < store.length; i++) {
			const name = store.key(i) ?? '';
			if (name.startsWith(start))
				found.add(decodeURIComponent(name.slice(start.length).split('/')[0] ?? ''));
		}
	} catch {
		// a store that cannot be read has no drafts
	}
	return found;
}
