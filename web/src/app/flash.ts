// One message for the next page: what has just been done.
import { store } from './store';

export const flash = store<{ matter: string; text: string } | null>(null);
