// Shows what was read, or the state of the reading: nothing for 200 ms, then a skeleton, slowness, failure.
import type { ComponentChildren } from 'preact';
import type { Loaded as State } from '../app/load';
import { t } from '../messages';
import { Failure } from './failure';
import { Skeleton } from './skeleton';

export function Loaded<T>(p: { from: State<T>; lines?: number; children: (data: T) => ComponentChildren }) {
	const { data, error, wait, reload, cancel } = p.from;
	if (data !== null)
		return (
			<>
				{error && error.kind !== 'aborted' && <Failure error={error} retry={reload} />}
				{error && error.kind !== 'aborted' && <p class="quiet">{t.load.stale}</p>}
				{p.children(data)}
			</>
		);
	if (error)
		return <Failure error={error} retry={reload} />;
	if (wait === 'fresh' || !wait)
		return <div class="card blank" aria-busy="true" />;
	return <Skeleton lines={p.lines ?? 6} slow={wait === 'slow'} cancel={cancel} />;
}
