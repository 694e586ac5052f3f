// Two persons at one draft: what only one of them changed is taken from him, what both changed is asked. Pure.
import type { FormField } from '../api/types';
import { isPicked, isPickedFile, toRaw, type Raw, type RawFields } from './form';

export interface Clash {
	id: string;
	base: Raw;
	mine: Raw;
	theirs: Raw;
}

const same = (a: Raw | undefined, b: Raw | undefined) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/* Where both changed the same field otherwise, mine stands until somebody chooses. */
export function merge(base: RawFields, mine: RawFields, theirs: RawFields): { merged: RawFields; clashes: Clash[] } {
	const merged: RawFields = { ...mine };
	const clashes: Clash[] = [];
	for (const id of Object.keys(theirs)) {
		const [b, m, t] = [base[id] ?? null, mine[id] ?? null, theirs[id] ?? null];
		if (same(t, b) || same(t, m))
			continue;
		if (same(m, b))
			merged[id] = t;
		else
			clashes.push({ id, base: b, mine: m, theirs: t });
	}
	return { merged, clashes };
}

function fits(field: FormField, raw: unknown): raw is Raw {
	switch (field.kind) {
	case 'officers': case 'choices': return Array.isArray(raw) && raw.every((x) => typeof (x as { id?: unknown }).id === 'string');
	case 'file': return raw === null || isPickedFile(raw as Raw);
	default: return typeof raw === 'string';
	}
}

/* What a draft holds for the form as it is now; what does not fit is left as the form proposes it. */
export function fieldsOf(form: FormField[], content: unknown): RawFields {
	const from = (content as { fields?: Record<string, unknown> } | null)?.fields ?? {};
	const out: RawFields = {};
	for (const f of form) {
		const raw = from[f.id];
		out[f.id] = fits(f, raw) ? raw : toRaw(f, f.value);
	}
	return out;
}

export const textOf = (raw: Raw | undefined): string => typeof raw === 'string' ? raw
	: isPicked(raw ?? null) ? (raw as { name: string }[]).map((x) => x.name).join(' ') : isPickedFile(raw) ? raw.name : '';
