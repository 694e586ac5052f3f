// One line of text, amounts, whole numbers, and paragraphs.
import { parseMoney, yuan } from '../app/format';
import { t } from '../messages';
import { Field, describedBy, type FieldFrame } from './field';

interface Props extends FieldFrame {
	value: string;
	max?: number | undefined;
	onChange: (text: string) => void;
	onFocus?: (() => void) | undefined;
}

function common(p: Props) {
	return {
		id: p.id, value: p.value, 'aria-required': p.required, 'aria-invalid': p.error ? true : undefined,
		'aria-describedby': describedBy(p), onFocus: p.onFocus,
	} as const;
}

function Count(p: { value: string; max?: number | undefined }) {
	const n = [...p.value].length;
	return p.max && n > p.max * 0.8 ? <p class={n > p.max ? 'error' : 'hint'}>{t.fields.count(n, p.max)}</p> : null;
}

export function TextField(p: Props & { type?: 'text' | 'password'; auto?: string; code?: boolean }) {
	return (
		<Field {...p}>
			{p.type === 'password'
				? <input {...common(p)} type="password" autocomplete={p.auto ?? 'off'} onInput={(e) => p.onChange(e.currentTarget.value)} />
				: <input {...common(p)} type="text" autocomplete={p.auto ?? 'off'} inputMode={p.code ? 'numeric' : undefined}
					onInput={(e) => p.onChange(e.currentTarget.value)} />}
			<Count value={p.value} max={p.max} />
		</Field>
	);
}

export function IntField(p: Props) {
	return (
		<Field {...p}>
			<input {...common(p)} type="text" inputMode="numeric" autocomplete="off" class="number"
				onInput={(e) => p.onChange(e.currentTarget.value)} />
		</Field>
	);
}

/* An amount in yuan; what was understood is shown where it was typed otherwise. */
export function MoneyField(p: Props) {
	const fen = p.value.trim() ? parseMoney(p.value) : null;
	return (
		<Field {...p}>
			<span class="row">
				<input {...common(p)} type="text" inputMode="decimal" autocomplete="off" class="number"
					onInput={(e) => p.onChange(e.currentTarget.value)} />
				<span>{t.fields.yuan}</span>
				<output class="quiet" for={p.id}>{fen !== null && yuan(fen) !== p.value.trim() && t.fields.understoodMoney(yuan(fen))}</output>
			</span>
		</Field>
	);
}

export function Area(p: Props) {
	const rows = Math.min(16, Math.max(4, p.value.split('\n').length + Math.floor(p.value.length / 60) + 1));
	return (
		<Field {...p}>
			<textarea {...common(p)} rows={rows} onInput={(e) => p.onChange(e.currentTarget.value)} />
			<Count value={p.value} max={p.max} />
		</Field>
	);
}
