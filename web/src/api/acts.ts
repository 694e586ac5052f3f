// What an act sends and what may come back. Part of types.ts.
import type { ServerDraft } from './editor';
import type { Refusal, Value } from './types';

/* What an act sends. The same request_id always stands for the same body. */
export interface ActBody {
	request_id: string;
	version: number;
	action: string;
	item?: string;
	fields: Record<string, Value>;
	reasons?: Record<string, string>;
	with?: string[];
	shown?: string;
}

export interface OpenBody {
	request_id: string;
	procedure: string;
	power: string;
	action: string;
	fields: Record<string, Value>;
	reasons?: Record<string, string>;
	with?: string[];
}

export interface ActDone {
	version: number;
	id?: string;
}

export interface ConflictField {
	id: string;
	title: string;
	mine: string;
	theirs: string;
	before: string;
}

export interface Conflict {
	version: number;
	by: string;
	at: string;
	fields: ConflictField[];
}

export interface Problem {
	type: string;
	title: string;
	status: number;
	detail?: string;
	request_id?: string;
	refusals?: Refusal[];
	fields?: { field: string; message: string }[];
	conflict?: Conflict;
	draft?: ServerDraft;
}
