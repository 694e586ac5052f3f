// A link inside the application: a plain click does not load a new page, everything else is the browser's.
import type { ComponentChildren } from 'preact';
import { go } from '../app/router';

export function Link(p: {
	to: string;
	class?: string;
	current?: boolean;
	label?: string;
	children: ComponentChildren;
}) {
	const click = (e: MouseEvent) => {
		if (e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey)
			return;
		e.preventDefault();
		go(p.to);
	};
	return (
		<a href={p.to} class={p.class} aria-current={p.current ? 'page' : undefined} aria-label={p.label} onClick={click}>
			{p.children}
		</a>
	);
}
