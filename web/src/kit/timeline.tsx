// The history of a matter, newest first. Each line opens to what was entered.
import { useState } from 'preact/hooks';
import type { Event } from '../api/types';
import { t } from '../messages';
import { Empty } from './empty';

const kinds = ['act', 'law', 'record'] as const;

function Line(p: { event: Event }) {
	const e = p.event;
	const head = (
		<>
			<time>{e.at}</time>
			<span class="strong">{e.title}</span>
			<span class="quiet">{e.by || t.matter.kinds[e.kind]}</span>
		</>
	);
	const has = Boolean(e.basis) || (e.input?.length ?? 0) > 0 || (e.findings?.length ?? 0) > 0 || (e.effective && !e.at.startsWith(e.effective));
	return (
		<li class={`kind-${e.kind}`}>
			{has ? (
				<details>
					<summary>{head}</summary>
					<dl class="pairs">
						{e.effective && !e.at.startsWith(e.effective) && <div><dt>{t.matter.effective}</dt><dd>{e.effective}</dd></div>}
						{e.input?.map((x) => <div key={x.title}><dt>{x.title}</dt><dd class="typed">{x.text}</dd></div>)}
						{e.findings?.map((x) => <div key={x.text}><dt>{t.matter.found}</dt><dd class="typed">{x.text} {x.basis && <span class="law">{x.basis}</span>}</dd></div>)}
						{e.basis && <div><dt>{t.matter.basis}</dt><dd class="law">{e.basis}</dd></div>}
					</dl>
				</details>
			) : <p>{head}</p>}
		</li>
	);
}

export function Timeline(p: { events: Event[] }) {
	const [kind, setKind] = useState<'all' | Event['kind']>('all');
	const shown = p.events.filter((e) => kind === 'all' || e.kind === kind).sort((a, b) => b.seq - a.seq);
	const present = kinds.filter((k) => p.events.some((e) => e.kind === k));
	return (
		<>
			{present.length > 1 && (
				<p class="row noprint">
					<label for="event-kind">{t.matter.kind}</label>
					<select id="event-kind" value={kind} onChange={(e) => setKind(e.currentTarget.value as 'all' | Event['kind'])}>
						<option value="all">{t.matter.kinds.all}</option>
						{present.map((k) => <option key={k} value={k}>{t.matter.kinds[k]}</option>)}
					</select>
				</p>
			)}
			{shown.length === 0 ? <Empty title={t.matter.eventsEmpty} /> : (
				<ol class="timeline">{shown.map((e) => <Line key={e.seq} event={e} />)}</ol>
			)}
		</>
	);
}
