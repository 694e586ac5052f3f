// What the server found in the draft: red stops the act, amber stays in the file, a note says what could not be checked; each with the way to its
// field and, where only one thing can be right, the button that puts it there.
import type { Finding } from '../api/editor';
import type { FormField } from '../api/types';
import { toRaw, type Raw } from '../app/form';
import { t } from '../messages';
import { Button } from '../kit/button';
import { fieldId } from '../kit/form';

const kind = { red: 'error', amber: 'warn', note: 'quiet' };

export function Findings(p: { findings: Finding[]; form: FormField[]; onFix: (id: string, raw: Raw) => void }) {
	if (!p.findings.length)
		return null;
	const reds = p.findings.filter((f) => f.level === 'red').length;
	const go = (field: string) => document.getElementById(fieldId(field))?.focus();
	return (
		<section class="findings" aria-labelledby="findings-title">
			<h2 id="findings-title">{t.findings.title(p.findings.length, reds)}</h2>
			<ol>
				{p.findings.map((f, i) => {
					const field = p.form.find((x) => x.id === f.field);
					return (
						<li key={`${f.id} ${f.field ?? ''} ${i}`} class={kind[f.level]}>
							<span>{t.findings[f.level]} {f.text}</span>
							{f.basis && <span class="law"> {f.basis}</span>}
							{field && <> <Button onClick={() => go(field.id)}>{t.findings.go}</Button></>}
							{field && f.fix !== undefined && <> <Button onClick={() => p.onFix(field.id, toRaw(field, f.fix))}>{t.findings.fix}</Button></>}
						</li>
					);
				})}
			</ol>
		</section>
	);
}
