// The shapes that cross the border to the server: docs/architecture.md, "API in short". Ids are
// texts, money is an integer count of fen, dates are "2026-09-16".

export interface Organ {
	id: string;
	name: string;
}

export interface Post {
	id: string;
	role: string;
	title: string;
	organ: Organ;
}

export interface Refusal {
	rule: string;
	because: string;
	basis: string;
	cure?: string;
	cure_title?: string;
}

export type Alarm = Refusal;

export interface Citation {
	short: string;
	full: string;
}

export type FieldKind =
	'text' | 'long' | 'money' | 'int' | 'date' | 'yesno' | 'choice' | 'officers' | 'file' | 'time' | 'choices';

/* What a field holds; null is empty. officers: ids; file: the digest; money: fen. */
export type Value = string | number | boolean | string[] | null;

export interface FormField {
	id: string;
	kind: FieldKind;
	title: string;
	required?: boolean;
	options?: [string, string][];
	max?: number;
	help?: string;
	value?: Value;
	/* What the value says in words, where an id or a digest would not. */
	text?: string;
	/* The step that gave the value. */
	source?: { title: string; by: string; at: string };
}

export interface Proposal {
	digest: string;
	fields: { title: string; text: string }[];
}

export interface Action {
	id: string;
	title: string;
	allowed: boolean;
	urgent?: number;
	outside?: boolean;
	confirm?: string;
	help?: string;
	two?: boolean;
	/* The list a row of which the act is about (change, remove). */
	list?: string;
	/* Titles of the papers that come of it. */
	papers?: string[];
	basis: Citation[];
	refusals?: Refusal[];
	alarms?: Alarm[];
	/* Only of the act that was asked for. */
	proposal?: Proposal | null;
	form?: FormField[];
}

export type Level = 'normal' | 'soon' | 'overdue';

export interface Deadline {
	id: string;
	title: string;
	status: 'running' | 'paused' | 'due' | 'stopped';
	from?: string;
	due?: string;
	left?: number;
	unit: string;
	basis: string;
	provisional?: boolean;
	level: Level;
}

export interface Step {
	id: string;
	title: string;
	by: string;
	basis: string;
	documents?: string[];
}

export interface Phase {
	id: string;
	title: string;
	status: 'done' | 'now' | 'later';
	at?: string | null;
	steps: Step[];
}

export interface Fact {
	id: string;
	title: string;
	kind: FieldKind;
	text: string;
	value?: Value;
	masked?: boolean;
}

export interface List {
	id: string;
	title: string;
	/* A cell of kind file holds the digest. */
	columns: { id: string; kind?: FieldKind; title: string }[];
	rows: { key: string; cells: string[] }[];
}

export interface Doc {
	id: string;
	form: string;
	title: string;
	number: string;
	state: 'issued' | 'sealed' | 'void';
	at: string;
	pages?: number;
	/* Digest of the sealed scan. */
	scan?: string;
}

export interface Child {
	id: string;
	key: string;
	title: string;
	state: string;
	outcome: string | null;
	actions: Action[];
	deadlines: Deadline[];
}

export interface Event {
	seq: number;
	at: string;
	title: string;
	by: string;
	kind: 'act' | 'law' | 'record';
	effective?: string;
	input?: { title: string; text: string }[];
	/* What was told the person who did it, and let stand. */
	findings?: { text: string; basis?: string }[];
	basis?: string;
}

/* A part of the history, in order. */
export interface Events {
	events: Event[];
	/* There are others before these. */
	earlier: boolean;
}

export interface Matter extends Events {
	id: string;
	version: number;
	number: string;
	title: string;
	procedure: { id: string; title: string };
	pack: string;
	state: { id: string; title: string; phase: string };
	party: string;
	organ: Organ;
	parent: { id: string; title: string } | null;
	/* The matters of the other parties of one case. */
	joined?: { id: string; number: string; party: string; state: string }[];
	phases: Phase[];
	actions: Action[];
	deadlines: Deadline[];
	facts: Fact[];
	lists: List[];
	documents: Doc[];
	children: Child[];
}

export type GroupId = 'overdue' | 'today' | 'returned' | 'soon' | 'rest';

export interface Todo {
	id: string;
	number: string;
	title: string;
	party: string;
	state: string;
	action: { id: string; title: string } | null;
	deadline: Deadline | null;
	note?: string;
}

export interface Worklist {
	groups: { id: GroupId; rows: Todo[] }[];
	/* There are others, less urgent. */
	more?: boolean;
}

export interface MatterRow {
	id: string;
	number: string;
	title: string;
	party: string;
	procedure: string;
	phase: string;
	state: string;
	handlers: string;
	opened: string;
	deadline: Deadline | null;
}

export interface MatterPage {
	rows: MatterRow[];
	next: string | null;
	phases?: { id: string; title: string }[];
}

export interface ProcedureChoice {
	id: string;
	title: string;
	basis?: string;
	powers: { id: string; title: string; basis?: string }[];
	action: Action;
}

export interface Procedures {
	procedures: ProcedureChoice[];
}

export interface ClockDay {
	date: string;
	counts: boolean;
	n?: number;
	why?: string;
}

export interface Clock {
	id: string;
	title: string;
	basis: string;
	from: string;
	last: string;
	due: string;
	n: number;
	unit: string;
	provisional?: boolean;
	days: ClockDay[];
}

export interface Hit {
	kind: 'matter' | 'decision';
	id: string;
	number: string;
	title: string;
	party: string;
	organ?: string;
	date?: string;
	why?: string;
	/* Whether this person may open the matter; a record is found by everybody. */
	opens?: boolean;
	/* The page of the portal, once the decision is published. */
	url?: string;
}

export interface Hits {
	rows: Hit[];
	next?: string | null;
}

export interface Officer {
	id: string;
	name: string;
	credential?: string;
}

export interface Officers {
	rows: Officer[];
}

export interface StoredFile {
	digest: string;
	size: number;
}

export type * from './acts';
export type * from './evidence';
export type * from './laws';
export type * from './person';
