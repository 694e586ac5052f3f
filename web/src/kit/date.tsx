// A date: typed first, in any common form, with what was understood beside it; the calendar is the browser's.
import { useRef } from 'preact/hooks';
import { parseDate, weekday } from '../app/format';
import { t } from '../messages';
import { Button } from './button';
import { Field, describedBy, type FieldFrame } from './field';
import { Icon } from './icon';

export function DateField(p: FieldFrame & {
	value: string;
	onChange: (text: string) => void;
	onFocus?: (() => void) | undefined;
}) {
	const native = useRef<HTMLInputElement>(null);
	const date = p.value.trim() ? parseDate(p.value) : null;
	const canPick = typeof HTMLInputElement.prototype.showPicker === 'function';
	const help = p.help ?? t.fields.dateHint;
	return (
		<Field {...p} help={help}>
			<span class="row">
				<input id={p.id} type="text" class="date" autocomplete="off" value={p.value} aria-required={p.required}
					aria-invalid={p.error ? true : undefined} aria-describedby={describedBy({ ...p, help })}
					onFocus={p.onFocus} onInput={(e) => p.onChange(e.currentTarget.value)} />
				{canPick && (
					<span class="pick">
						<input type="date" ref={native} tabIndex={-1} aria-hidden="true" value={date ?? ''}
							onChange={(e) => e.currentTarget.value && p.onChange(e.currentTarget.value)} />
						<Button kind="quiet" label={t.app.pair(p.title, t.fields.datePick)} onClick={() => native.current?.showPicker()}>
							<Icon name="calendar" />
						</Button>
					</span>
				)}
				<output class="quiet" for={p.id}>{date && t.fields.understoodDate(date, weekday(date))}</output>
			</span>
		</Field>
	);
}
