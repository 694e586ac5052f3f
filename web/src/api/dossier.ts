// The shapes of the dossier: its contents, the record of who read it, the ledger of an organ.
import type { Deadline } from './types';

export interface Paper {
	id: string;
	matter: string;
	title: string;
	number: string;
	date: string;
	state: 'issued' | 'sealed';
	/* Its place in the volume; absent where it is not counted. */
	no?: number;
	pages?: number;
	first?: number;
	last?: number;
	scan?: string;
}

export interface Volume {
	id: 'main' | 'auxiliary';
	title: string;
	papers: number;
	pages: number;
	unknown: number;
	rows: Paper[];
}

export interface Piece {
	digest: string;
	matter: string;
	title: string;
	name: string;
	date: string;
	type: string;
	size: number;
}

export interface Gap {
	matter: string;
	what: string;
	because: string;
	basis: string;
	who: string;
	cure?: string;
	cure_title?: string;
}

/* A copy that was allowed. */
export interface Copy {
	key: string;
	to: string;
	ground: string;
	date: string;
}

export interface Dossier {
	id: string;
	number: string;
	title: string;
	party: string;
	state: string;
	archive_no: string;
	retention: string;
	closed?: string;
	filed?: string;
	deadline?: Deadline;
	keeping?: { id: string; state: string; place: string; copies: Copy[] };
	volumes: Volume[];
	files: Piece[];
	gaps: Gap[];
	checked: number;
	acts: number;
}

export interface Readings {
	rows: { at: string; who: string; what: string; reason: string }[];
}

export interface LedgerRow {
	id: string;
	archive_no: string;
	number: string;
	title: string;
	party: string;
	procedure: string;
	closed: string;
	due: string;
	filed?: string;
	days: number;
	level: 'normal' | 'soon' | 'overdue';
	volumes: number;
	pages: number;
	/* Papers whose pages are still being counted. */
	uncounted: number;
	place: string;
	state: string;
	borrower: string;
	lent_until?: string;
	keeping?: string;
}

export interface Ledger {
	year: number;
	rows: LedgerRow[];
	next: string | null;
}
