// The deadlines of a matter, each open to its calculation day by day.
import { useState } from 'preact/hooks';
import { paths } from '../api/client';
import type { Clock, Deadline } from '../api/types';
import { weekday } from '../app/format';
import { useLoad } from '../app/load';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Due } from '../kit/due';
import { Loaded } from '../kit/loaded';

function Days(p: { clock: Clock }) {
	const c = p.clock;
	return (
		<>
			<p class="law">{c.basis}</p>
			<p>{t.due.from(c.from)} {t.due.length(c.n, c.unit)} {t.due.last(c.last)} {c.due !== c.last && t.due.dueDay(c.due)}</p>
			{c.provisional && <p class="warn">{t.due.provisional}</p>}
			<div class="scroll tall" tabIndex={0} role="group" aria-label={t.due.days}>
				<table class="list">
					<thead>
						<tr>
							<th scope="col">{t.due.date}</th>
							<th scope="col">{t.due.weekday}</th>
							<th scope="col">{t.due.counts}</th>
							<th scope="col">{t.due.nth}</th>
							<th scope="col">{t.due.why}</th>
						</tr>
					</thead>
					<tbody>
						{c.days.map((d) => (
							<tr key={d.date} class={d.counts ? '' : 'off'}>
								<th scope="row" class="tabular">{d.date}</th>
								<td>{weekday(d.date)}</td>
								<td>{d.counts ? t.due.counted : t.due.notCounted}</td>
								<td class="tabular">{d.counts ? d.n ?? '' : ''}</td>
								<td>{d.why}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</>
	);
}

function ClockDialog(p: { matter: string; deadline: Deadline; onClose: () => void }) {
	const clock = useLoad<Clock>(paths.clock(p.matter, p.deadline.id));
	return (
		<Dialog title={t.due.open(p.deadline.title)} onClose={p.onClose} wide>
			<Loaded from={clock} lines={8}>{(c) => <Days clock={c} />}</Loaded>
			<p><Button onClick={p.onClose}>{t.app.close}</Button></p>
		</Dialog>
	);
}

const rank = { overdue: 0, soon: 1, normal: 2 };

export function Deadlines(p: { matter: string; deadlines: Deadline[] }) {
	const [open, setOpen] = useState<Deadline | null>(null);
	const isStill = (d: Deadline) => d.status === 'paused' || d.status === 'stopped';
	const all = [...p.deadlines].sort((a, b) => Number(isStill(a)) - Number(isStill(b)) || rank[a.level] - rank[b.level] ||
		(a.due ?? '').localeCompare(b.due ?? ''));
	if (!all.length)
		return <p class="quiet">{t.due.none}</p>;
	return (
		<>
			<ul class="deadlines">
				{all.map((d) => (
					<li key={d.id}>
						<button type="button" class="deadline" onClick={() => setOpen(d)}>
							<span class="strong">{d.title}</span>
							<Due deadline={d} date />
							<span class="law">{d.basis}</span>
							{d.provisional && <span class="small">{t.due.provisional}</span>}
							<span class="unseen">{t.due.days}</span>
						</button>
					</li>
				))}
			</ul>
			{open && <ClockDialog matter={p.matter} deadline={open} onClose={() => setOpen(null)} />}
		</>
	);
}
