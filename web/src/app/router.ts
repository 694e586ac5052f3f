// Addresses of the application: everything below /office, one path per screen. The address holds
// what a screen shows (filters, page, tab), so that copying the link copies the view.
import { useEffect } from 'preact/hooks';
import { store } from './store';

export const BASE = '/office';

export interface Place {
	path: string[];
	query: URLSearchParams;
}

interface State {
	/* Where the page was scrolled to. */
	y?: number;
	/* How many entries of ours lie before this one. */
	depth?: number;
}

export function parsePlace(pathname: string, search: string): Place {
	const rest = pathname.startsWith(BASE) ? pathname.slice(BASE.length) : '';
	const path: string[] = [];
	for (const part of rest.split('/'))
		if (part) {
			try {
				path.push(decodeURIComponent(part));
			} catch {
				path.push(part);
			}
		}
	return { path, query: new URLSearchParams(search) };
}

function here(): Place {
	return parsePlace(location.pathname, location.search);
}

function state(): State {
	return (history.state as State | null) ?? {};
}

export const place = store<Place>({ path: [], query: new URLSearchParams() });

/* The address of a screen: href('matters', id). Empty query values are left out. */
export function href(...parts: (string | Record<string, string>)[]): string {
	let path = BASE;
	const query = new URLSearchParams();
	for (const p of parts)
		if (typeof p === 'string')
			path += `/${encodeURIComponent(p)}`;
		else
			for (const [k, v] of Object.entries(p))
				if (v)
					query.set(k, v);
	const q = query.toString();
	return q ? `${path}?${q}` : path;
}

/* Goes to an address of ours. replace: without a new entry in the history. */
export function go(to: string, replace = false): void {
	const depth = state().depth ?? 0;
	if (replace)
		history.replaceState({ depth }, '', to);
	else
		history.pushState({ depth: depth + 1 }, '', to);
	place.set(here());
	if (!replace)
		window.scrollTo(0, 0);
}

/* Back where the person came from inside the application, otherwise to the address given. */
export function back(otherwise: string): void {
	if ((state().depth ?? 0) > 0)
		history.back();
	else
		go(otherwise, true);
}

/* Called once at start. */
export function startRouter(): void {
	history.scrollRestoration = 'manual';
	place.set(here());
	window.addEventListener('popstate', () => place.set(here()));
	let timer = 0;
	window.addEventListener('scroll', () => {
		clearTimeout(timer);
		timer = window.setTimeout(() => history.replaceState({ ...state(), y: window.scrollY }, ''), 150);
	}, { passive: true });
}

/* Back returns to the same row: scrolls to where the entry was, once its content is there. */
export function useScrollBack(ready: boolean): void {
	useEffect(() => {
		const y = state().y;
		if (ready && y)
			window.scrollTo(0, y);
	}, [ready]);
}
