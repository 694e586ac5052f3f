// Whether an input method is composing: nothing that the platform does by itself (autosave, preview,
// taking over what somebody else wrote) touches the page until it is done.
import { store } from './store';

export const composing = store(false);

/* Called once at start. A field that goes away while composing sends no end, so leaving it is one. */
export function watchComposing(): void {
	document.addEventListener('compositionstart', () => composing.set(true), true);
	for (const end of ['compositionend', 'focusout'])
		document.addEventListener(end, () => composing.set(false), true);
}
