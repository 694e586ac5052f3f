// Grey lines in the place of what is being read; after three seconds it says so and can be stopped.
import { t } from '../messages';
import { Button } from './button';

export function Skeleton(p: { lines: number; slow: boolean; cancel: () => void }) {
	return (
		<div class="card skeleton" aria-busy="true">
			<p role="status" class={p.slow ? '' : 'unseen'}>
				{p.slow ? t.load.slow : t.load.busy} {p.slow && <Button onClick={p.cancel}>{t.app.cancel}</Button>}
			</p>
			{Array.from({ length: p.lines }, (_, i) => <div key={i} class="bone" />)}
		</div>
	);
}
