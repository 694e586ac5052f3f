// Tabs by the published pattern: arrows move, the panel follows. The chosen tab stands in the address.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab {
	id: string;
	title: string;
	count?: number;
}

export function Tabs(p: {
	label: string;
	tabs: Tab[];
	current: string;
	onSelect: (id: string) => void;
	children: ComponentChildren;
}) {
	const bar = useRef<HTMLDivElement>(null);
	const onKey = (e: KeyboardEvent) => {
		const at = p.tabs.findIndex((x) => x.id === p.current);
		const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: p.tabs.length - 1 }[e.key];
		if (to === undefined)
			return;
		e.preventDefault();
		const next = p.tabs[(to + p.tabs.length) % p.tabs.length];
		if (next) {
			p.onSelect(next.id);
			bar.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
		}
	};
	return (
		<>
			<div role="tablist" class="tabs" aria-label={p.label} ref={bar} onKeyDown={onKey}>
				{p.tabs.map((x) => (
					<button key={x.id} type="button" role="tab" id={`tab-${x.id}`} aria-selected={x.id === p.current}
						aria-controls="tab-panel" tabIndex={x.id === p.current ? 0 : -1} onClick={() => p.onSelect(x.id)}>
						{x.title}{x.count !== undefined && <span class="count"> {x.count}</span>}
					</button>
				))}
			</div>
			<div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${p.current}`} tabIndex={0} class="panel">
				{p.children}
			</div>
		</>
	);
}
