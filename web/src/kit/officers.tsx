// Officers of the organ, found while typing: a combobox by the published pattern, the chosen ones as a list.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client';
import type { Officer } from '../api/types';
import type { Picked } from '../app/form';
import { isComposing } from '../app/keys';
import { t } from '../messages';
import { Field, describedBy, type FieldFrame } from './field';

type Found = Officer[] | 'busy' | 'failed' | null;

function useOfficers(q: string): Found {
	const [found, setFound] = useState<Found>(null);
	useEffect(() => {
		if (!q.trim()) {
			setFound(null);
			return undefined;
		}
		const stop = new AbortController();
		setFound('busy');
		const timer = window.setTimeout(() => {
			api.officers(q.trim(), stop.signal).then((a) => setFound(a.rows),
				() => stop.signal.aborted || setFound('failed'));
		}, 200);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}, [q]);
	return found;
}

export function Officers(p: FieldFrame & {
	value: Picked[];
	onChange: (value: Picked[]) => void;
	onFocus?: (() => void) | undefined;
}) {
	const [q, setQ] = useState('');
	const [at, setAt] = useState(0);
	const [said, setSaid] = useState('');
	const input = useRef<HTMLInputElement>(null);
	const found = useOfficers(q);
	const rows = Array.isArray(found) ? found.filter((o) => !p.value.some((v) => v.id === o.id)) : [];
	const active = Math.min(at, rows.length - 1);
	const help = p.help ?? t.fields.officerHint;

	const add = (o: Officer) => {
		p.onChange([...p.value, { id: o.id, name: o.name }]);
		setSaid(t.fields.officerAdded(o.name));
		setQ('');
		setAt(0);
		input.current?.focus();
	};
	const onKey = (e: KeyboardEvent) => {
		if (isComposing(e) || !q)
			return;
		const chosen = rows[active];
		if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
			e.preventDefault();
			setAt((active + (e.key === 'ArrowDown' ? 1 : rows.length - 1)) % Math.max(rows.length, 1));
		} else if (e.key === 'Enter' && chosen) {
			e.preventDefault();
			add(chosen);
		} else if (e.key === 'Escape') {
			e.preventDefault();
			e.stopPropagation();
			setQ('');
		}
	};
	const status = found === 'busy' ? t.fields.officerBusy : found === 'failed' ? t.fields.officerFailed :
		found && !rows.length ? t.fields.officerNone : found ? t.fields.officerCount(rows.length) : said;

	return (
		<Field {...p} help={help}>
			{p.value.length > 0 && (
				<ul class="chips" aria-label={t.app.pair(p.title, t.fields.chosen)}>
					{p.value.map((v) => (
						<li key={v.id}>{v.name}{' '}
							<button type="button" class="button quiet" aria-label={t.fields.officerRemove(v.name)}
								onClick={() => {
									p.onChange(p.value.filter((x) => x.id !== v.id));
									input.current?.focus();
								}}>✕</button>
						</li>
					))}
				</ul>
			)}
			<div class="combo">
				<input id={p.id} ref={input} type="text" role="combobox" autocomplete="off" value={q} aria-expanded={rows.length > 0}
					aria-controls={`${p.id}-list`} aria-autocomplete="list" aria-required={p.required}
					aria-activedescendant={rows.length ? `${p.id}-${active}` : undefined}
					aria-invalid={p.error ? true : undefined} aria-describedby={describedBy({ ...p, help })}
					onFocus={p.onFocus} onKeyDown={onKey} onBlur={() => setTimeout(() => setQ(''), 150)}
					onInput={(e) => { setQ(e.currentTarget.value); setAt(0); }} />
				<ul id={`${p.id}-list`} role="listbox" aria-label={p.title} class={rows.length ? '' : 'unseen'}>
					{rows.map((o, i) => (
						<li key={o.id} id={`${p.id}-${i}`} role="option" aria-selected={i === active}
							onMouseDown={(e) => { e.preventDefault(); add(o); }}>
							{o.name}{o.credential && <span class="quiet"> {o.credential}</span>}
						</li>
					))}
				</ul>
			</div>
			<p class="hint" role="status">{status}</p>
		</Field>
	);
}
