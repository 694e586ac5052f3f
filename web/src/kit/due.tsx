// A countdown: what is left with its unit and the end date. Status is shape, word and colour.
import type { Deadline } from '../api/types';
import { t } from '../messages';

export function dueText(d: Deadline): string {
	switch (d.status) {
	case 'paused': return t.due.paused;
	case 'stopped': return t.due.stopped;
	case 'due': case 'running': break;
	}
	const left = d.left ?? 0;
	if (d.level === 'overdue')
		return left === 0 ? t.due.dueNow : t.due.over(Math.abs(left), d.unit);
	/* a right that has ended is over, and nobody is late */
	if (d.status === 'due' || left < 0)
		return t.due.dueNow;
	return left === 0 ? t.due.today : t.due.left(left, d.unit);
}

export function Due(p: { deadline: Deadline; date?: boolean }) {
	const d = p.deadline;
	const still = d.status === 'paused' || d.status === 'stopped';
	return (
		<span class={`due ${still ? 'still' : d.level}`}>
			<span aria-hidden="true">{still ? '○' : '●'} </span>{dueText(d)}
			{p.date && d.due && !still && <span class="quiet"> {t.due.until(d.due)}</span>}
		</span>
	);
}
