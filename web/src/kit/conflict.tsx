// Somebody else was faster: what I typed, what they wrote, what stood before; field by field, nothing is
// overwritten silently.
import { useState } from 'preact/hooks';
import type { Conflict } from '../api/types';
import { t } from '../messages';
import { Button } from './button';

export type Side = 'mine' | 'theirs';

export function ConflictTable(p: {
	conflict: Conflict;
	/* The newer version has been read: merging is possible. */
	ready: boolean;
	/* Of a draft that two persons write, not of an act. */
	draft?: boolean;
	onMerge: (sides: Record<string, Side>) => void;
	onKeep: () => void;
}) {
	const [sides, setSides] = useState<Record<string, Side>>({});
	const c = p.conflict;
	const pick = (field: string, title: string, side: Side, text: string) => (
		<td>
			<label class="option">
				<input type="radio" name={`side-${field}`} checked={(sides[field] ?? 'mine') === side}
					aria-label={t.conflict.pick(title, t.conflict[side])} onChange={() => setSides({ ...sides, [field]: side })} />
				<span class="typed">{text || t.conflict.empty}</span>
			</label>
		</td>
	);
	return (
		<section class="card conflict" role="region" aria-labelledby="conflict-title">
			<h2 id="conflict-title" tabIndex={-1}>{t.conflict.title}</h2>
			<p>{p.draft ? t.conflict.byDraft(c.by, c.at) : t.conflict.by(c.by, c.at, c.version)}</p>
			{c.fields.length === 0 ? <p>{t.conflict.none}</p> : (
				<div class="scroll" tabIndex={0} role="group" aria-labelledby="conflict-title">
					<table>
						<thead>
							<tr>
								<th scope="col">{t.conflict.field}</th>
								<th scope="col">{t.conflict.mine}</th>
								<th scope="col">{t.conflict.theirs}{t.app.brackets(c.by)}</th>
								<th scope="col">{t.conflict.before}</th>
							</tr>
						</thead>
						<tbody>
							{c.fields.map((f) => (
								<tr key={f.id}>
									<th scope="row">{f.title}</th>
									{pick(f.id, f.title, 'mine', f.mine)}
									{pick(f.id, f.title, 'theirs', f.theirs)}
									<td class="typed">{f.before || t.conflict.empty}</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
			<p class="row">
				<Button kind="primary" busy={!p.ready} busyText={t.load.busy} onClick={() => p.onMerge(sides)}>{p.draft ? t.conflict.takeDraft : t.conflict.merge}</Button>
				<Button onClick={p.onKeep}>{t.conflict.keep}</Button>
			</p>
		</section>
	);
}
