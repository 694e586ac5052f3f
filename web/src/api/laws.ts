// The law of the day of the act beside that of the decision's, as the server tells of it.
export interface LawSide {
	cite?: string;
	version?: string;
	since?: string;
	scale?: string;
	text?: string;
	why?: string;
}

export interface LawChange {
	cite: string;
	basis: boolean;
	differs: boolean;
	state: string;
	by?: string;
	lighter: string;
	then: LawSide;
	now: LawSide;
	lines: { mark: 'same' | 'old' | 'new'; text: string }[];
}

export interface Laws {
	then?: string;
	now: string;
	rows: LawChange[];
}
