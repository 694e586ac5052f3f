// Evidence as the server tells of it.

/* A file that is coming in piece by piece. */
export interface Upload {
	id: string;
	size: number;
	received: number;
}

export interface EvidenceFile {
	list: string;
	key: string;
	digest: string;
	name: string;
	type: string;
	size: number;
	picture: boolean;
	stored: string;
	checked?: string;
	sound?: boolean;
	read: number;
	readings: { at: string; by: string }[];
	copies: { digest: string; regions: string; masked: string; by: string; at: string }[];
}

interface Said {
	title: string;
	text: string;
}

/* A row that says more than its columns, and each act that touched it. */
export interface EvidenceRow {
	list: string;
	key: string;
	facts: Said[];
	history: { at: string; title: string; by: string; fields: Said[] }[];
}

export interface EvidenceFiles {
	files: EvidenceFile[];
	previews: { at: string; by: string }[];
	rows: EvidenceRow[];
}
