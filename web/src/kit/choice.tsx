// One of several: radios up to six, a select beyond. Some of several: boxes. Yes or no: two radios, neither chosen at first.
import type { Picked } from '../app/form';
import { t } from '../messages';
import { Field, describedBy, type FieldFrame } from './field';

const RADIOS_MAX = 6;

interface Props extends FieldFrame {
	options: [string, string][];
	value: string;
	onChange: (value: string) => void;
	onFocus?: (() => void) | undefined;
}

export function Choice(p: Props) {
	if (p.options.length > RADIOS_MAX)
		return (
			<Field {...p}>
				<select id={p.id} value={p.value} aria-required={p.required} aria-invalid={p.error ? true : undefined}
					aria-describedby={describedBy(p)} onFocus={p.onFocus} onChange={(e) => p.onChange(e.currentTarget.value)}>
					<option value="">{t.fields.choose}</option>
					{p.options.map(([id, title]) => <option key={id} value={id}>{title}</option>)}
				</select>
			</Field>
		);
	return (
		<Field {...p} group>
			<div class="options">
				{p.options.map(([id, title], i) => (
					<label key={id} class="option">
						<input type="radio" id={i === 0 ? p.id : undefined} name={p.id} value={id} checked={p.value === id}
							onFocus={p.onFocus} onChange={() => p.onChange(id)} />
						{title}
					</label>
				))}
				{!p.required && p.value && (
					<button type="button" class="button quiet" onClick={() => p.onChange('')}>{t.list.clear}</button>
				)}
			</div>
		</Field>
	);
}

/* Some of several: a box for each. */
export function Choices(p: FieldFrame & {
	options: [string, string][];
	value: Picked[];
	onChange: (value: Picked[]) => void;
	onFocus?: (() => void) | undefined;
}) {
	return (
		<Field {...p} group>
			<div class="options">
				{p.options.map(([id, title], i) => (
					<label key={id} class="option">
						<input type="checkbox" id={i === 0 ? p.id : undefined} name={p.id} value={id}
							checked={p.value.some((v) => v.id === id)} onFocus={p.onFocus}
							onChange={(e) => p.onChange(e.currentTarget.checked ? [...p.value, { id, name: title }] : p.value.filter((v) => v.id !== id))} />
						{title}
					</label>
				))}
			</div>
		</Field>
	);
}

export function YesNo(p: Omit<Props, 'options'>) {
	return <Choice {...p} options={[['yes', t.app.yes], ['no', t.app.no]]} />;
}
