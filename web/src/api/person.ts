// Who is logged in, and his own account. Part of types.ts.
import type { Post } from './types';

export interface Me {
	id: string;
	name: string;
	/* The name of the account he logs in with. */
	account: string;
	token: string;
	practice: boolean;
	/* Whether log-in asks for a one-time code, and whether one must be set up before anything else. */
	second_factor: boolean;
	must_enrol: boolean;
	posts: Post[];
}

export interface Login {
	token: string;
	me: Me;
}

/* A log-in that is still good. */
export interface Session {
	id: string;
	address: string;
	created: string;
	seen: string;
	current: boolean;
}

export interface Sessions {
	rows: Session[];
}

/* A new second factor, shown once. */
export interface NewFactor {
	uri: string;
	secret: string;
	/* Rows of the QR code, 1 is dark. */
	qr: string[];
}
