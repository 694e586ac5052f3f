// Parts of the form of an act: the proposal that is decided on, reasons for alarms, the second officer.
import type { Alarm, Proposal } from '../api/types';
import type { Picked } from '../app/form';
import { t } from '../messages';
import { Field } from '../kit/field';
import { fieldId } from '../kit/form';
import { Officers } from '../kit/officers';
import { Area } from '../kit/text';

/* What is decided on. The request carries the digest of exactly this. */
export function Proposed(p: { proposal: Proposal; help?: boolean }) {
	return (
		<section aria-label={t.act.proposal} class="proposal">
			<h2>{t.act.proposal}</h2>
			{p.help && <p class="hint">{t.act.proposalHelp}</p>}
			<dl class="pairs">
				{p.proposal.fields.map((f) => <div key={f.title}><dt>{f.title}</dt><dd class="typed">{f.text}</dd></div>)}
			</dl>
		</section>
	);
}

export function Alarms(p: {
	alarms: Alarm[];
	reasons: Record<string, string>;
	errors: Record<string, string>;
	onChange: (rule: string, text: string) => void;
}) {
	if (!p.alarms.length)
		return null;
	return (
		<fieldset class="alarms">
			<legend>{t.act.alarms}</legend>
			<p class="hint">{t.act.alarmsHelp}</p>
			{p.alarms.map((a) => (
				<div key={a.rule}>
					<p><span class="warn" aria-hidden="true">! </span>{a.because} {a.basis && <span class="law">{a.basis}</span>}</p>
					<Area id={fieldId(`reason-${a.rule}`)} title={t.act.reason} required value={p.reasons[a.rule] ?? ''}
						error={p.errors[`reason-${a.rule}`]} onChange={(text) => p.onChange(a.rule, text)} />
				</div>
			))}
		</fieldset>
	);
}

/* The other officer: one of those in charge, or, where they are not known yet, any of the organ. */
export function Second(p: {
	seconds: Picked[] | null;
	chosen: Picked[];
	error: string | undefined;
	onChange: (ids: string[]) => void;
}) {
	if (!p.seconds?.length)
		return (
			<Officers id="with" title={t.act.two} required help={t.act.twoHelp} error={p.error} value={p.chosen}
				onChange={(all) => p.onChange(all.map((x) => x.id))} />
		);
	return (
		<Field id="with" title={t.act.two} required help={t.act.twoHelp} error={p.error} group>
			<div class="options">
				{p.seconds.map((s, i) => (
					<label key={s.id} class="option">
						<input type="radio" id={i === 0 ? 'with' : undefined} name="with" checked={p.chosen.some((c) => c.id === s.id)}
							onChange={() => p.onChange([s.id])} />
						{s.name}
					</label>
				))}
			</div>
		</Field>
	);
}
