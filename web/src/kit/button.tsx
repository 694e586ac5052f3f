// A button. A busy one keeps its width and says what goes on; it is never grey without a reason.
import type { ComponentChildren } from 'preact';

export function Button(p: {
	kind?: 'primary' | 'plain' | 'quiet';
	submit?: boolean;
	busy?: boolean;
	busyText?: string;
	label?: string;
	describedBy?: string;
	pressed?: boolean;
	expanded?: boolean;
	controls?: string;
	onClick?: (e: MouseEvent) => void;
	children: ComponentChildren;
}) {
	return (
		<button type={p.submit ? 'submit' : 'button'} class={`button ${p.kind ?? 'plain'}`} aria-disabled={p.busy}
			aria-label={p.label} aria-describedby={p.describedBy} aria-pressed={p.pressed}
			aria-expanded={p.expanded} aria-controls={p.controls}
			onClick={(e) => {
				if (p.busy)
					e.preventDefault();
				else
					p.onClick?.(e);
			}}>
			{p.busy && p.busyText ? <span class="busy"><span class="keep" aria-hidden="true">{p.children}</span>
				<span class="over">{p.busyText}</span></span> : p.children}
		</button>
	);
}
