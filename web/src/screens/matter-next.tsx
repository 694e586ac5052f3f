// What can be done now (at most three first), what else, and what cannot be done with the reasons and the way to it.
import type { Action } from '../api/types';
import { href } from '../app/router';
import { t } from '../messages';
import { Basis } from '../kit/basis';
import { Empty } from '../kit/empty';
import { Link } from '../kit/link';
import { RefusalBlock } from '../kit/refusal';

const FIRST = 3;

export function byUrgency(actions: Action[]): Action[] {
	return [...actions].sort((a, b) => (a.urgent ?? 1000) - (b.urgent ?? 1000));
}

function Allowed(p: { matter: string; action: Action; primary: boolean; draft: boolean }) {
	const a = p.action;
	return (
		<li>
			<p class="row">
				<Link to={href('matters', p.matter, 'do', a.id)} class={`button ${p.primary ? 'primary' : 'plain'}`}>{a.title}</Link>
				{p.draft && <span class="tag">{t.matter.draftKept}</span>}
			</p>
			<Basis basis={a.basis} />
		</li>
	);
}

/* Acts of one matter, the case itself or a child of it. */
export function NextActs(p: { matter: string; actions: Action[]; drafts: Set<string>; level?: 2 | 3; empty?: boolean }) {
	const able = byUrgency(p.actions.filter((a) => a.allowed));
	const unable = byUrgency(p.actions.filter((a) => !a.allowed));
	const cure = (id: string) => able.some((a) => a.id === id) ? href('matters', p.matter, 'do', id) : null;
	const item = (a: Action, i: number) => (
		<Allowed key={a.id} matter={p.matter} action={a} primary={i === 0} draft={p.drafts.has(a.id)} />
	);
	return (
		<>
			{able.length === 0 && p.empty !== false && <Empty title={t.matter.noNext}>{unable.length > 0 && <p class="quiet">{t.matter.noNextHelp}</p>}</Empty>}
			{able.length > 0 && <ul class="acts">{able.slice(0, FIRST).map(item)}</ul>}
			{able.length > FIRST && (
				<details class="more">
					<summary>{t.matter.moreActs(able.length - FIRST)}</summary>
					<ul class="acts">{able.slice(FIRST).map((a) => item(a, FIRST))}</ul>
				</details>
			)}
			{unable.length > 0 && (
				<details class="more" open={able.length === 0}>
					<summary>{t.matter.refused(unable.length)}</summary>
					<div class="stack">
						{unable.map((a) => (
							<RefusalBlock key={a.id} what={a.title} level={3} refusals={a.refusals ?? []} cure={cure} quiet />
						))}
					</div>
				</details>
			)}
		</>
	);
}
