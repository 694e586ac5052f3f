// A value that screens can watch. The few things that outlive a screen are kept in these.
import { useEffect, useReducer } from 'preact/hooks';

export interface Store<T> {
	get(): T;
	set(value: T): void;
	watch(listener: () => void): () => void;
}

export function store<T>(initial: T): Store<T> {
	let value = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => value,
		set(next) {
			if (Object.is(next, value))
				return;
			value = next;
			for (const f of [...listeners])
				f();
		},
		watch(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
	};
}

/* The store's value; the component is drawn again when it changes. */
export function useStore<T>(s: Store<T>): T {
	const [, draw] = useReducer((n: number) => n + 1, 0);
	const value = s.get();
	useEffect(() => {
		// the value may have changed between drawing and watching
		if (!Object.is(s.get(), value))
			draw(undefined);
		return s.watch(() => draw(undefined));
	}, [s]);
	return value;
}
