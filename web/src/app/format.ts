// Dates and amounts, read as people write them and shown as the screen writes them. Pure.
import { amount, bareDate, fullDate, scale, shortDate, thousands, words } from '../messages/zh-parse';

const BEIJING_MS = 8 * 3600_000;
const DAY_MS = 86_400_000;

/* Full-width digits and signs as they come from a Chinese input method. */
function narrow(text: string): string {
	return text.normalize('NFKC').trim();
}

function pad(n: number): string {
	return String(n).padStart(2, '0');
}

/* The civil day in Beijing. */
export function today(now = Date.now()): string {
	return new Date(now + BEIJING_MS).toISOString().slice(0, 10);
}

/* "10:21:07" in Beijing. */
export function clockTime(ms: number): string {
	return new Date(ms + BEIJING_MS).toISOString().slice(11, 19);
}

function dateOf(y: number, m: number, d: number): string | null {
	const t = new Date(Date.UTC(y, m - 1, d));
	if (y < 1900 || y > 2200 || t.getUTCMonth() !== m - 1 || t.getUTCDate() !== d)
		return null;
	return `${y}-${pad(m)}-${pad(d)}`;
}

/* A date as typed or pasted, as "2026-09-16"; null where it is none. */
/* "6:30" → "06:30"; null where it is no time of a day. */
export function parseTime(text: string): string | null {
	const m = /^(\d{1,2}):(\d{2})$/.exec(narrow(text));
	if (!m || Number(m[1]) > 23 || Number(m[2]) > 59)
		return null;
	return `${m[1]!.padStart(2, '0')}:${m[2]}`;
}

export function parseDate(text: string, now = Date.now()): string | null {
	const s = narrow(text);
	const days = words[s];
	if (days !== undefined)
		return today(now + days * DAY_MS);
	const full = fullDate.exec(s) ?? bareDate.exec(s);
	if (full)
		return dateOf(Number(full[1]), Number(full[2]), Number(full[3]));
	const short = shortDate.exec(s);
	if (short)
		return dateOf(Number(today(now).slice(0, 4)), Number(short[1]), Number(short[2]));
	return null;
}

const weekdays = new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' });

/* The name of the weekday of "2026-09-16". */
export function weekday(date: string): string {
	const t = Date.parse(`${date}T00:00:00Z`);
	return Number.isNaN(t) ? '' : weekdays.format(t);
}

/*
 * An amount in yuan as typed, in fen; null where it is none, has parts of a fen, or is too large to
 * be exact. Digits alone, no floating point.
 */
export function parseMoney(text: string): number | null {
	const m = amount.exec(narrow(text));
	if (!m)
		return null;
	const whole = (m[1] ?? '').replace(thousands, '');
	const fraction = (m[2] ?? '').replace(/0+$/, '');
	const places = 2 + (m[3] ? scale[m[3]] ?? 0 : 0);
	if (fraction.length > places)
		return null;
	const digits = (whole + fraction.padEnd(places, '0')).replace(/^0+(?=\d)/, '');
	return digits.length > 15 ? null : Number(digits);
}

/* Fen as "56,000.00". */
export function yuan(fen: number): string {
	const digits = String(Math.abs(fen)).padStart(3, '0');
	const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
	return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

export function parseInteger(text: string): number | null {
	const s = narrow(text).replace(thousands, '');
	return /^-?\d{1,15}$/.test(s) ? Number(s) : null;
}

/* Bytes for people: "3.2 MB". */
export function size(bytes: number): string {
	if (bytes < 1024)
		return `${bytes} B`;
	if (bytes < 1024 * 1024)
		return `${(bytes / 1024).toFixed(0)} kB`;
	return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
