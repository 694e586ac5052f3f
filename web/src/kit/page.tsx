// The frame of every screen: one h1 that takes the focus when the screen changes, and the browser tab's title.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../messages';

export function Page(p: {
	title: string;
	/* For the browser tab: the number first. */
	tab?: string;
	under?: ComponentChildren;
	acts?: ComponentChildren;
	children: ComponentChildren;
}) {
	const head = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		document.title = t.app.title(p.tab ?? p.title);
	}, [p.tab, p.title]);
	useEffect(() => {
		if (document.activeElement === document.body || !document.activeElement)
			head.current?.focus({ preventScroll: true });
	}, []);
	return (
		<div class="page stack">
			<div class="head">
				<div class="grow">
					<h1 tabIndex={-1} ref={head}>{p.title}</h1>
					{p.under}
				</div>
				{p.acts && <div class="row noprint">{p.acts}</div>}
			</div>
			{p.children}
		</div>
	);
}
