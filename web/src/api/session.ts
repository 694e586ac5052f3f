// Who is logged in. An expired log-in keeps the page: whoever needed the session waits here until
// the same person has logged in again on top of it (ux IR-10).
import { store } from '../app/store';
import type { Me } from './types';

/* undefined: not asked yet; null: nobody. */
export const me = store<Me | null | undefined>(undefined);
/* Whether the log-in has expired under an open page. */
export const expired = store(false);

let waiting: (() => void)[] = [];

export function token(): string {
	return me.get()?.token ?? '';
}

/* Resolves once the person has logged in again. */
export function loginAgain(): Promise<void> {
	return new Promise((resolve) => {
		waiting.push(resolve);
		expired.set(true);
	});
}

const ACCOUNT = 'zhifa.account';

/* The account of the last log-in in this tab; empty where it is not known. */
export function account(): string {
	try {
		return sessionStorage.getItem(ACCOUNT) ?? '';
	} catch {
		return '';
	}
}

/* Another person than the one who opened the page gets a fresh page: drafts and waiting requests stay his. */
export function loggedIn(who: Me, name: string): void {
	const before = me.get();
	try {
		sessionStorage.setItem(ACCOUNT, name);
	} catch {
		// asked again next time
	}
	if (before && before.id !== who.id) {
		location.reload();
		return;
	}
	me.set(who);
	expired.set(false);
	const all = waiting;
	waiting = [];
	for (const go of all)
		go();
}

export function loggedOut(): void {
	waiting = [];
	me.set(null);
	expired.set(false);
}
