// Registers as the server answers them (src/api/register.c).
import type { Deadline } from './types';

export interface Registers {
	registers: { id: string; title: string }[];
}

export interface RegisterRow {
	matter: string;
	title: string;
	party: string;
	state: string;
	day?: string;
	cells: string[];
	deadline?: Deadline;
}

export interface Register {
	title: string;
	calendar: boolean;
	columns: { id: string; title: string }[];
	rows: RegisterRow[];
	more: boolean;
}
