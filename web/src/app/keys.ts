// Keys. While an input method is composing, keys belong to it: Enter that picks a character never
// submits (ux IR-12). Single letters act only while no field has the focus, and can be switched off.
import { store } from './store';
import { area } from './draft';

/* Whether the key belongs to an input method; 229 is how Safari says so after the composition's end. */
export function isComposing(e: KeyboardEvent): boolean {
	return e.isComposing || e.keyCode === 229;
}

const NAME = 'zhifa.letters';

export const letters = store(area()?.getItem(NAME) !== 'off');

export function setLetters(on: boolean): void {
	letters.set(on);
	try {
		area()?.setItem(NAME, on ? 'on' : 'off');
	} catch {
		// the choice lasts as long as the page
	}
}

function isField(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

export interface Keys {
	/* Single letters, and pairs such as "g w". */
	letters: Record<string, () => void>;
	help: () => void;
}

/* Listens until the function it returns is called. */
export function listen(keys: Keys): () => void {
	let first = '';
	let timer = 0;
	const onKey = (e: KeyboardEvent) => {
		if (isComposing(e) || e.defaultPrevented)
			return;
		if (e.key === 'F1') {
			e.preventDefault();
			keys.help();
			return;
		}
		if (e.ctrlKey || e.altKey || e.metaKey || isField(e.target) || !letters.get() ||
			document.querySelector('dialog[open]'))
			return;
		const act = keys.letters[first ? `${first} ${e.key}` : e.key];
		clearTimeout(timer);
		first = !first && e.key === 'g' ? 'g' : '';
		if (first)
			timer = window.setTimeout(() => { first = ''; }, 1500);
		if (act) {
			e.preventDefault();
			act();
		}
	};
	document.addEventListener('keydown', onKey);
	return () => {
		clearTimeout(timer);
		document.removeEventListener('keydown', onKey);
	};
}

const NEXT = 'input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled), button[data-next]';

/* Enter in a form moves on to the next field; in a long text it is a new line, on a button a press. */
export function enterMovesOn(e: KeyboardEvent): void {
	const at = e.target;
	if (e.key !== 'Enter' || e.ctrlKey || e.metaKey || isComposing(e) || e.defaultPrevented)
		return;
	if (!(at instanceof HTMLInputElement) && !(at instanceof HTMLSelectElement))
		return;
	if (at instanceof HTMLInputElement && (at.type === 'file' || at.type === 'submit'))
		return;
	e.preventDefault();
	const all = [...(at.form?.querySelectorAll<HTMLElement>(NEXT) ?? [])]
		.filter((x) => !(x instanceof HTMLInputElement && x.type === 'radio' && at instanceof HTMLInputElement &&
			x.name === at.name && x !== at));
	all[all.indexOf(at) + 1]?.focus();
}
