// Reading for screens: the last answer is shown at once while a new one is fetched, slowness and
// failure are states of their own (ux 7.1).
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { read } from '../api/client';
import { ApiError, toApiError } from '../api/error';

export interface Loaded<T> {
	data: T | null;
	error: ApiError | null;
	/* null: at rest; 'fresh': asked just now, nothing is to be shown yet; then 'busy', then 'slow'. */
	wait: 'fresh' | 'busy' | 'slow' | null;
	reload: () => void;
	cancel: () => void;
}

const KEEP = 60;
const cache = new Map<string, unknown>();

function keep(path: string, value: unknown): void {
	cache.delete(path);
	cache.set(path, value);
	for (const oldest of cache.keys()) {
		if (cache.size <= KEEP)
			break;
		cache.delete(oldest);
	}
}

/* Forgets everything that was read: another person, or an act that changes lists. */
export function forget(): void {
	cache.clear();
}

export function useLoad<T>(path: string | null): Loaded<T> {
	const [round, setRound] = useState(0);
	const [state, setState] = useState<{ path: string | null; error: ApiError | null; wait: Loaded<T>['wait'] }>(
		{ path, error: null, wait: path ? 'fresh' : null });
	const stop = useRef<AbortController | null>(null);

	useEffect(() => {
		if (!path)
			return undefined;
		const own = new AbortController();
		stop.current = own;
		setState({ path, error: null, wait: 'fresh' });
		const wait = (w: 'busy' | 'slow') => () => setState((s) => s.wait ? { ...s, wait: w } : s);
		const timers = [window.setTimeout(wait('busy'), 200), window.setTimeout(wait('slow'), 3000)];
		read<T>(path, own.signal).then((value) => {
			keep(path, value);
			setState({ path, error: null, wait: null });
		}, (e: unknown) => {
			const error = toApiError(e);
			if (stop.current === own)
				setState({ path, error, wait: null });
		}).finally(() => timers.forEach(clearTimeout));
		return () => {
			timers.forEach(clearTimeout);
			stop.current = null;
			own.abort();
		};
	}, [path, round]);

	const reload = useCallback(() => setRound((n) => n + 1), []);
	const cancel = useCallback(() => stop.current?.abort(), []);
	const known = path ? cache.get(path) as T | undefined : undefined;
	const current = state.path === path;
	return {
		data: known ?? null,
		error: current ? state.error : null,
		wait: current ? state.wait : path ? 'fresh' : null,
		reload, cancel,
	};
}
