// Why a request brought no answer of the kind it asked for.
import type { Problem } from './types';

/*
 * offline    nothing came back: whether the server acted is not known
 * timeout    the same, given up after waiting
 * problem    the server says no and why (problem+json)
 * malformed  an answer that is none of ours (a proxy's page, a cut body): not known either
 * aborted    the screen that asked is gone, or the person stopped it
 */
export type Failure = 'offline' | 'timeout' | 'problem' | 'malformed' | 'aborted';

export class ApiError extends Error {
	readonly kind: Failure;
	readonly status: number;
	readonly problem: Problem | null;
	readonly requestId: string;

	constructor(kind: Failure, status = 0, problem: Problem | null = null, requestId = '') {
		super(problem?.detail || problem?.title || kind);
		this.kind = kind;
		this.status = status;
		this.problem = problem;
		this.requestId = problem?.request_id || requestId;
	}

	/* Whether the server may have done what was asked although no answer says so. */
	get isUnknown(): boolean {
		return this.kind === 'offline' || this.kind === 'timeout' || this.kind === 'malformed' ||
			this.status === 503 || this.status === 502 || this.status === 504;
	}
}

export function toApiError(e: unknown): ApiError {
	return e instanceof ApiError ? e : new ApiError('malformed');
}
