// Nothing there: one sentence why, one thing to do.
import type { ComponentChildren } from 'preact';

export function Empty(p: { title: string; children?: ComponentChildren }) {
	return (
		<div class="empty">
			<p>{p.title}</p>
			{p.children}
		</div>
	);
}
