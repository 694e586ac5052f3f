// The procedure map, drawn from the procedure that runs. A step opens to what is to be done, by whom, on
// what basis, with which papers.
import { useState } from 'preact/hooks';
import type { Phase } from '../api/types';
import { t } from '../messages';

const signs = { done: '✓', now: '●', later: '○' };

function Steps(p: { phase: Phase }) {
	if (!p.phase.steps.length)
		return <p class="quiet">{t.matter.noSteps}</p>;
	return (
		<ul class="steps">
			{p.phase.steps.map((s) => (
				<li key={s.id}>
					<p class="strong">{s.title}</p>
					<dl class="pairs">
						{s.by && <div><dt>{t.matter.stepBy}</dt><dd>{s.by}</dd></div>}
						{s.basis && <div><dt>{t.matter.stepBasis}</dt><dd class="law">{s.basis}</dd></div>}
						{s.documents && s.documents.length > 0 &&
							<div><dt>{t.matter.stepDocuments}</dt><dd>{s.documents.join(t.app.comma)}</dd></div>}
					</dl>
				</li>
			))}
		</ul>
	);
}

export function ProcedureMap(p: { phases: Phase[] }) {
	const [open, setOpen] = useState<string | null>(null);
	const phase = p.phases.find((x) => x.id === open);
	return (
		<section class="card" aria-labelledby="map-title">
			<h2 id="map-title" class="unseen">{t.matter.map}</h2>
			<ol class="map">
				{p.phases.map((x) => (
					<li key={x.id} class={x.status} aria-current={x.status === 'now' ? 'step' : undefined}>
						<button type="button" aria-expanded={open === x.id} aria-controls="map-steps"
							onClick={() => setOpen(open === x.id ? null : x.id)}>
							<span class="dot" aria-hidden="true">{signs[x.status]}</span>
							<span>{x.title}</span>
							<span class="small">{x.status === 'now' ? t.matter.status.now : x.at ?? ''}</span>
							<span class="unseen">{x.status !== 'now' && t.matter.status[x.status]}</span>
						</button>
					</li>
				))}
			</ol>
			<div id="map-steps">
				{phase ? <><h3>{phase.title}{' '}<span class="quiet">{t.matter.steps}</span></h3><Steps phase={phase} /></>
					: <p class="quiet small">{t.matter.mapHelp}</p>}
			</div>
		</section>
	);
}
