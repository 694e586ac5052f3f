// Whether the server can be reached, as far as the last request knew.
import { store } from '../app/store';

export const online = store(true);

/* Called once at start. */
export function watchNetwork(): void {
	online.set(navigator.onLine);
	window.addEventListener('online', () => online.set(true));
	window.addEventListener('offline', () => online.set(false));
}
