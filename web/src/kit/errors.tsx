// The summary over a form that was not accepted: it takes the focus, each line leads to its field.
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../messages';

export function ErrorSummary(p: { errors: { id: string; title: string; text: string }[]; title?: string; round: number }) {
	const ref = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (p.round)
			ref.current?.focus();
	}, [p.round]);
	if (!p.errors.length)
		return null;
	return (
		<div class="banner bad" role="alert" tabIndex={-1} ref={ref}>
			<span class="sign" aria-hidden="true">✕</span>
			<div class="grow">
				<p class="strong">{p.title ?? t.act.summary(p.errors.length)}</p>
				<ul>
					{p.errors.map((e) => (
						<li key={e.id}>
							<a href={`#${e.id}`} onClick={(ev) => {
								ev.preventDefault();
								document.getElementById(e.id)?.focus();
							}}>{t.app.pair(e.title, e.text)}</a>
						</li>
					))}
				</ul>
			</div>
		</div>
	);
}
