// The paper beside the form: asked for after a short pause in typing, never by two requests at once, and
// an answer that a newer question has overtaken is thrown away.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client';
import { ApiError, toApiError } from '../api/error';
import type { Preview, PreviewBody, Target } from '../api/editor';
import type { FormField } from '../api/types';
import { online } from '../api/net';
import { composing } from './compose';
import { toValues, type RawFields } from './form';
import { useStore } from './store';

/* With the request, a new page is there within 300 ms of the last key. */
const PAUSE_MS = 100;

export interface Shown {
	data: Preview | null;
	/* What is shown is older than what is typed. */
	old: boolean;
	error: ApiError | null;
	choose: (form: string, page: number) => void;
}

export function usePreview(target: Target | null, action: string, item: string | undefined, form: FormField[], raw: RawFields): Shown {
	const [data, setData] = useState<Preview | null>(null);
	const [old, setOld] = useState(true);
	const [error, setError] = useState<ApiError | null>(null);
	const [place, setPlace] = useState<{ form?: string; page?: number }>({});
	const isComposing = useStore(composing);
	const isOnline = useStore(online);
	const last = useRef(0);
	const { values } = toValues(form, raw);
	const question = target && JSON.stringify({ ...target, action, ...(item ? { item } : {}), fields: values, ...place });

	useEffect(() => {
		if (!question)
			return undefined;
		setOld(true);
		if (isComposing || !isOnline)
			return undefined;
		const own = ++last.current;
		const stop = new AbortController();
		const timer = window.setTimeout(() => {
			api.preview(JSON.parse(question) as PreviewBody, stop.signal).then((p) => {
				if (own !== last.current)
					return;
				setData(p);
				setOld(false);
				setError(null);
			}, (e: unknown) => {
				if (own === last.current && !stop.signal.aborted)
					setError(toApiError(e));
			});
		}, last.current === 1 ? 0 : PAUSE_MS);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}, [question, isComposing, isOnline]);

	return { data, old, error, choose: (f, page) => setPlace({ form: f, page }) };
}
