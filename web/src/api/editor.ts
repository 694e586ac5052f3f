// What crosses the border while a paper is written: its preview.
import type { Value } from './types';

/* Whose act it is: in a matter, or the opening of one. */
export type Target = { matter: string } | { procedure: string; power: string };

export type PreviewBody = Target & {
	action: string;
	item?: string;
	fields: Record<string, Value>;
	/* Which paper, and which page of it; the server chooses where they are not given. */
	form?: string;
	page?: number;
};

export interface Finding {
	id: string;
	level: 'red' | 'amber' | 'note';
	field?: string;
	text: string;
	basis?: string;
	/* The one value that would be right. */
	fix?: Value;
}

export interface Preview {
	findings: Finding[];
	papers: { form: string; title: string; number: string }[];
	form?: string;
	page?: number;
	pages?: number;
	/* base64 */
	png?: string;
	html?: string;
	text?: string;
}

export interface ServerDraft {
	/* 0: there is none. */
	version: number;
	by?: string;
	at?: string;
	/* By an act: it cannot change any more. */
	used?: boolean;
	content?: unknown;
	versions?: ServerDraft[];
}

export type DraftWhere = Target & { action: string; item?: string };
export type DraftBody = DraftWhere & { version: number; seen: number; content: unknown };
