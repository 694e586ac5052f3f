// What a person has typed into a generated form, and its way to the values that are sent. Raw input
// is kept as typed, half a date included, so that a draft gives everything back. Pure.
import type { FormField, Value } from '../api/types';
import { between } from '../messages/zh-parse';
import { parseDate, parseInteger, parseMoney, parseTime, yuan } from './format';

export interface Picked {
	id: string;
	name: string;
}

export interface PickedFile {
	digest: string;
	name: string;
	size: number;
}

/* text, long, money, int, date, choice: the text; yesno: "yes", "no" or "". */
export type Raw = string | Picked[] | PickedFile | null;
export type RawFields = Record<string, Raw>;

export type FieldError = 'required' | 'date' | 'money' | 'int' | 'long' | 'time';

export function isPicked(raw: Raw | undefined): raw is Picked[] {
	return Array.isArray(raw);
}

export function isPickedFile(raw: Raw | undefined): raw is PickedFile {
	return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function names(field: FormField, ids: string[]): Picked[] {
	const known = (field.text ?? '').split(between);
	return ids.map((id, i) => ({
		id, name: field.options?.find(([v]) => v === id)?.[1] ?? (known.length === ids.length ? known[i] ?? id : id),
	}));
}

/* A value of the server as the input shows it. */
export function toRaw(field: FormField, value: Value | undefined): Raw {
	if (value === null || value === undefined)
		return field.kind === 'officers' || field.kind === 'choices' ? [] : field.kind === 'file' ? null : '';
	if (Array.isArray(value))
		return names(field, value);
	switch (field.kind) {
	case 'money': return typeof value === 'number' ? yuan(value) : '';
	case 'yesno': return value ? 'yes' : 'no';
	case 'officers': case 'choices': return names(field, [String(value)]);
	case 'file': return { digest: String(value), name: field.text ?? '', size: 0 };
	case 'text': case 'long': case 'int': case 'date': case 'time': case 'choice': return String(value);
	}
}

export function initial(fields: FormField[]): RawFields {
	const raw: RawFields = {};
	for (const f of fields)
		raw[f.id] = toRaw(f, f.value);
	return raw;
}

export function isEmpty(raw: Raw | undefined): boolean {
	return raw === undefined || raw === null || (typeof raw === 'string' ? raw.trim() === '' : isPicked(raw) && !raw.length);
}

type Read = { value: Value } | { error: FieldError };

function or(value: Value, error: FieldError): Read {
	return value === null ? { error } : { value };
}

/* The value to send for what was typed. Whether it is lawful is the server's to say. */
export function toValue(field: FormField, raw: Raw | undefined): Read {
	if (raw === undefined || isEmpty(raw))
		return field.required ? { error: 'required' } : { value: null };
	if (isPicked(raw))
		return { value: raw.map((p) => p.id) };
	if (isPickedFile(raw))
		return { value: raw.digest };
	const text = String(raw);
	switch (field.kind) {
	case 'money': return or(parseMoney(text), 'money');
	case 'int': return or(parseInteger(text), 'int');
	case 'date': return or(parseDate(text), 'date');
	case 'time': return or(parseTime(text), 'time');
	case 'yesno': return { value: text === 'yes' };
	case 'choice': case 'choices': case 'officers': case 'file': return { value: text };
	case 'text': case 'long':
		return field.max && [...text.trim()].length > field.max ? { error: 'long' } : { value: text.trim() };
	}
}

export interface Sent {
	values: Record<string, Value>;
	errors: Record<string, FieldError>;
}

export function toValues(fields: FormField[], raw: RawFields): Sent {
	const sent: Sent = { values: {}, errors: {} };
	for (const f of fields) {
		const r = toValue(f, raw[f.id]);
		if ('error' in r)
			sent.errors[f.id] = r.error;
		else if (r.value !== null)
			sent.values[f.id] = r.value;
	}
	return sent;
}

/* Whether anything differs from what the form proposed. */
export function isChanged(fields: FormField[], raw: RawFields): boolean {
	return fields.some((f) => JSON.stringify(raw[f.id] ?? null) !== JSON.stringify(toRaw(f, f.value)));
}

/*
 * Brings a form filled against one version onto a newer one, whose proposed values are in fields: what
 * the person did not touch follows the new version, what he typed stays, and where both changed
 * the side he chose is taken.
 */
export function rebase(fields: FormField[], raw: RawFields, base: RawFields, sides: Record<string, 'mine' | 'theirs'>): RawFields {
	const merged: RawFields = {};
	for (const f of fields) {
		const mine = raw[f.id] ?? null;
		const touched = JSON.stringify(mine) !== JSON.stringify(base[f.id] ?? null);
		merged[f.id] = touched && sides[f.id] !== 'theirs' ? mine : toRaw(f, f.value);
	}
	return merged;
}
