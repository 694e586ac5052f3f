// Asks for the reason before masked personal data are shown; the reading is recorded with it.
import { useState } from 'preact/hooks';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Form } from '../kit/form';
import { TextField } from '../kit/text';

export function Reveal(p: { onReason: (reason: string) => void; onClose: () => void }) {
	const [chosen, setChosen] = useState('');
	const [other, setOther] = useState('');
	const [missing, setMissing] = useState(false);
	const submit = () => {
		const reason = chosen === '*' ? other.trim() : chosen;
		if (reason)
			p.onReason(reason);
		else
			setMissing(true);
	};
	return (
		<Dialog title={t.matter.revealTitle} onClose={p.onClose}>
			<Form label={t.matter.revealTitle} onSubmit={submit}>
				<fieldset class={missing ? 'field wrong' : 'field'}>
					<legend>{t.matter.revealHelp}</legend>
					<div class="options column">
						{[...t.matter.revealReasons, '*'].map((r) => (
							<label key={r} class="option">
								<input type="radio" name="reason" checked={chosen === r} onChange={() => setChosen(r)} />
								{r === '*' ? t.matter.revealOther : r}
							</label>
						))}
					</div>
					{missing && <p class="error" role="alert">{t.matter.revealNeed}</p>}
				</fieldset>
				{chosen === '*' && <TextField id="reveal-other" title={t.matter.revealOther} required value={other} onChange={setOther} />}
				<p class="row">
					<Button kind="primary" submit>{t.matter.reveal}</Button>
					<Button onClick={p.onClose}>{t.app.back}</Button>
				</p>
			</Form>
		</Dialog>
	);
}
