// The only modal: a native dialog. Escape closes it, focus returns to where it was opened from.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isComposing } from '../app/keys';

export function Dialog(p: {
	title: string;
	onClose?: () => void;
	wide?: boolean;
	children: ComponentChildren;
}) {
	const ref = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		const dialog = ref.current;
		const from = document.activeElement;
		if (dialog && !dialog.open)
			dialog.showModal();
		return () => {
			dialog?.close();
			if (from instanceof HTMLElement && from.isConnected)
				from.focus();
		};
	}, []);
	return (
		<dialog ref={ref} class={p.wide ? 'wide' : ''} aria-labelledby="dialog-title"
			onCancel={(e) => {
				e.preventDefault();
				p.onClose?.();
			}}
			onKeyDown={(e) => {
				if (e.key === 'Escape' && isComposing(e))
					e.stopPropagation();
			}}>
			<h2 id="dialog-title">{p.title}</h2>
			{p.children}
		</dialog>
	);
}
