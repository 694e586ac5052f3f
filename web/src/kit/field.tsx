// The frame of every field: visible label, 必填 in words, hint, error linked to the control.
import type { ComponentChildren } from 'preact';
import { t } from '../messages';

export interface FieldFrame {
	id: string;
	title: string;
	required?: boolean | undefined;
	help?: string | undefined;
	error?: string | undefined;
}

/* The ids to put into the control's aria-describedby. */
export function describedBy(p: FieldFrame): string | undefined {
	const ids = [p.help && `${p.id}-help`, p.error && `${p.id}-error`].filter(Boolean);
	return ids.length ? ids.join(' ') : undefined;
}

/* group: several controls under one name (radios, file, officers), in a fieldset. */
export function Field(p: FieldFrame & { group?: boolean; children: ComponentChildren }) {
	const mark = <span class="mark">{p.required ? t.app.required : t.app.optional}</span>;
	const rest = (
		<>
			{p.help && <p class="hint" id={`${p.id}-help`}>{p.help}</p>}
			{p.children}
			{p.error && <p class="error" id={`${p.id}-error`}><span aria-hidden="true">✕ </span>{p.error}</p>}
		</>
	);
	if (p.group)
		return (
			<fieldset class={p.error ? 'field wrong' : 'field'} id={`${p.id}-group`} aria-describedby={describedBy(p)}>
				<legend>{p.title}{' '}{mark}</legend>
				{rest}
			</fieldset>
		);
	return (
		<div class={p.error ? 'field wrong' : 'field'}>
			<label for={p.id}>{p.title}{' '}{mark}</label>
			{rest}
		</div>
	);
}
