// A form generated from the pack: one component per kind of field. Enter moves on, Ctrl+Enter submits.
import type { ComponentChildren } from 'preact';
import type { FormField } from '../api/types';
import { isPicked, isPickedFile, type Raw, type RawFields } from '../app/form';
import { enterMovesOn, isComposing } from '../app/keys';
import { t } from '../messages';
import { Choice, Choices, YesNo } from './choice';
import { DateField } from './date';
import { FileField } from './file';
import { Officers } from './officers';
import { Area, IntField, MoneyField, TextField } from './text';

export const fieldId = (id: string) => `f-${id}`;

export function FormInput(p: {
	field: FormField;
	raw: Raw | undefined;
	error?: string | undefined;
	onChange: (raw: Raw) => void;
	onFocus?: () => void;
}) {
	const f = p.field;
	const frame = {
		id: fieldId(f.id), title: f.title, required: f.required,
		help: [f.help, f.source && t.act.source(f.source.title, f.source.by, f.source.at)].filter(Boolean).join(' ') || undefined, error: p.error, onFocus: p.onFocus,
	};
	const text = typeof p.raw === 'string' ? p.raw : '';
	const edit = { ...frame, value: text, max: f.max, onChange: p.onChange };
	switch (f.kind) {
	case 'text': return <TextField {...edit} />;
	case 'long': return <Area {...edit} />;
	case 'money': return <MoneyField {...edit} />;
	case 'int': return <IntField {...edit} />;
	case 'date': return <DateField {...edit} />;
	case 'time': return <TextField {...edit} help={f.help ?? t.fields.timeHint} />;
	case 'yesno': return <YesNo {...edit} />;
	case 'choice': return <Choice {...edit} options={f.options ?? []} />;
	case 'choices': return <Choices {...frame} options={f.options ?? []} value={isPicked(p.raw) ? p.raw : []} onChange={p.onChange} />;
	case 'officers': return <Officers {...frame} value={isPicked(p.raw) ? p.raw : []} onChange={p.onChange} />;
	case 'file': return <FileField {...frame} value={isPickedFile(p.raw) ? p.raw : null} onChange={p.onChange} />;
	}
}

export function FormInputs(p: {
	fields: FormField[];
	raw: RawFields;
	errors: Record<string, string>;
	onChange: (id: string, raw: Raw) => void;
	onFocus?: (field: FormField) => void;
}) {
	return (
		<>
			{p.fields.map((f) => (
				<FormInput key={f.id} field={f} raw={p.raw[f.id]} error={p.errors[f.id]}
					onChange={(raw) => p.onChange(f.id, raw)} onFocus={() => p.onFocus?.(f)} />
			))}
		</>
	);
}

/* A form whose Enter key moves on; it is submitted by its button or by Ctrl+Enter. */
export function Form(p: {
	label: string;
	onSubmit: () => void;
	onSave?: () => void;
	/* Enter in the last field submits too: for search and log-in, where nothing is decided. */
	light?: boolean;
	class?: string;
	children: ComponentChildren;
}) {
	const onKey = (e: KeyboardEvent & { currentTarget: HTMLFormElement }) => {
		if (isComposing(e)) {
			if (e.key === 'Enter' && e.target instanceof HTMLInputElement)
				e.preventDefault();
			return;
		}
		if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
			e.preventDefault();
			p.onSubmit();
		} else if (e.key === 's' && (e.ctrlKey || e.metaKey)) {
			e.preventDefault();
			p.onSave?.();
		} else if (!p.light)
			enterMovesOn(e);
	};
	return (
		<form class={p.class} aria-label={p.label} noValidate onKeyDown={onKey}
			onSubmit={(e) => {
				e.preventDefault();
				p.onSubmit();
			}}>
			{p.children}
		</form>
	);
}
