// A message that stays on the page: what happened, what it means, what to do.
import type { ComponentChildren } from 'preact';

export function Banner(p: {
	kind: 'info' | 'good' | 'warn' | 'bad';
	title?: string;
	/* Read out at once: only where data would be lost otherwise. */
	urgent?: boolean;
	children?: ComponentChildren;
}) {
	const sign = { info: 'ⓘ', good: '✓', warn: '!', bad: '✕' }[p.kind];
	return (
		<div class={`banner ${p.kind}`} role={p.urgent ? 'alert' : 'status'}>
			<span class="sign" aria-hidden="true">{sign}</span>
			<div class="grow">
				{p.title && <p class="strong">{p.title}</p>}
				{p.children}
			</div>
		</div>
	);
}
