// One door to the server. Answers are JSON, failures ApiError; changes carry the session's token.
import { ApiError, toApiError } from './error';
import { online } from './net';
import { loginAgain, token } from './session';
import type { DraftBody, DraftWhere, Preview, PreviewBody, ServerDraft } from './editor';
import type {
	ActBody, ActDone, Clock, Events, Hits, Login, Matter, MatterPage, Me, NewFactor, Officers, OpenBody, Problem,
	Procedures, Worklist, StoredFile, Upload,
} from './types';

const READ_MS = 15_000;
const WRITE_MS = 30_000;

interface Ask {
	method?: 'GET' | 'POST';
	body?: unknown;
	signal?: AbortSignal;
	/* An answer 401 is for the caller, not a reason to ask for a new log-in. */
	bare?: boolean;
}

/* Parses an answer's body; null where it is not JSON. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

export function isProblem(value: unknown): value is Problem {
	const p = value as Partial<Problem> | null;
	return typeof p === 'object' && p !== null && typeof p.status === 'number' && typeof p.title === 'string';
}

/* fetch with a time limit; distinguishes giving up from being told to stop. */
async function timed(path: string, init: RequestInit, ms: number, signal?: AbortSignal): Promise<[Response, string]> {
	const stop = new AbortController();
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		stop.abort();
	}, ms);
	const abort = () => stop.abort();
	signal?.addEventListener('abort', abort);
	if (signal?.aborted)
		stop.abort();
	try {
		const reply = await fetch(path, { ...init, signal: stop.signal });
		const text = await reply.text();
		online.set(true);
		return [reply, text];
	} catch {
		if (signal?.aborted)
			throw new ApiError('aborted');
		if (!late)
			online.set(false);
		throw new ApiError(late ? 'timeout' : 'offline');
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', abort);
	}
}

async function once<T>(path: string, ask: Ask): Promise<T> {
	const method = ask.method ?? 'GET';
	const headers: Record<string, string> = { Accept: 'application/json' };
	const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
	if (method === 'POST') {
		headers['Content-Type'] = 'application/json';
		if (token())
			headers['X-Zhifa-Token'] = token();
		init.body = JSON.stringify(ask.body ?? {});
	}
	const [reply, text] = await timed(path, init, method === 'GET' ? READ_MS : WRITE_MS, ask.signal);
	const id = reply.headers.get('X-Request-Id') ?? '';
	if (reply.status === 204)
		return undefined as T;
	const value = parse(text);
	if (reply.ok && value !== null)
		return value as T;
	if (isProblem(value))
		throw new ApiError('problem', reply.status, value, id);
	throw new ApiError('malformed', reply.status, null, id);
}

async function call<T>(path: string, ask: Ask = {}): Promise<T> {
	for (;;) {
		try {
			return await once<T>(path, ask);
		} catch (e) {
			const error = toApiError(e);
			if (error.status !== 401 || ask.bare)
				throw error;
			await loginAgain();
		}
	}
}

/* Any answer by its address, for the cache of screens. */
export function read<T>(path: string, signal?: AbortSignal): Promise<T> {
	return call<T>(path, signal ? { signal } : {});
}

const id = encodeURIComponent;

export const paths = {
	worklist: '/api/worklist',
	procedures: '/api/procedures',
	matters: (query: URLSearchParams) => `/api/matters?${query.toString()}`,
	/* act: the one whose form is wanted */
	matter: (matter: string, act?: string) => `/api/matters/${id(matter)}${act ? `?act=${id(act)}` : ''}`,
	dossier: (matter: string) => `/api/matters/${id(matter)}/dossier`,
	exporting: (matter: string) => `/api/matters/${id(matter)}/dossier/progress`,
	contents: (matter: string) => `/api/matters/${id(matter)}/dossier/contents`,
	ledger: (year: number, after: string) => `/api/dossiers?year=${year}${after ? `&after=${id(after)}` : ''}`,
	ledgerCsv: (year: number) => `/api/dossiers.csv?year=${year}`,
	copy: (keeping: string, key: string, doc: string) => `/api/matters/${id(keeping)}/copies/${id(key)}?document=${id(doc)}`,
	readings: (matter: string) => `/api/matters/${id(matter)}/readings`,
	clock: (matter: string, clock: string) => `/api/matters/${id(matter)}/clocks/${id(clock)}`,
	search: (q: string, after?: string) => `/api/search?q=${id(q)}${after ? `&after=${id(after)}` : ''}`,
	registers: '/api/registers',
	register: (register: string, month: string) => `/api/registers/${id(register)}${month ? `?month=${id(month)}` : ''}`,
	sessions: '/api/me/sessions',
	officers: (q: string) => `/api/officers?q=${id(q)}`,
	pdf: (doc: string, matter: string) => `/api/documents/${id(doc)}/pdf?matter=${id(matter)}`,
	evidence: (matter: string) => `/api/matters/${id(matter)}/evidence`,
	laws: (matter: string) => `/api/matters/${id(matter)}/laws`,
	thumb: (digest: string, matter: string) => `/api/files/${id(digest)}/thumb?matter=${id(matter)}`,
	file: (digest: string, matter: string) => `/api/files/${id(digest)}?matter=${id(matter)}`,
};

export interface Answers {
	worklist: Worklist;
	procedures: Procedures;
	matters: MatterPage;
	matter: Matter;
	clock: Clock;
	search: Hits;
	officers: Officers;
}

export const api = {
	me: () => call<Me>('/api/me', { bare: true }),
	login: (name: string, password: string, code: string) =>
		call<Login>('/api/login', { method: 'POST', body: { name, password, code }, bare: true }),
	logout: () => call<void>('/api/logout', { method: 'POST', bare: true }),
	act: (matter: string, body: ActBody) =>
		call<ActDone>(`/api/matters/${id(matter)}/acts`, { method: 'POST', body }),
	/* The page with personal values in full; the reading is recorded with its reason. */
	reveal: (matter: string, reason: string) =>
		call<Matter>(`/api/matters/${id(matter)}/reveal`, { method: 'POST', body: { reason } }),
	uploadBegin: (name: string, size: number) => call<Upload>('/api/uploads', { method: 'POST', body: { name, size } }),
	upload: (upload: string) => call<Upload>(`/api/uploads/${id(upload)}`),
	uploadFinish: (upload: string, digest: string) =>
		call<StoredFile>(`/api/uploads/${id(upload)}/finish`, { method: 'POST', body: digest ? { digest } : {} }),
	uploadCancel: (upload: string) => call<void>(`/api/uploads/${id(upload)}/cancel`, { method: 'POST' }),
	/* A copy in which regions ("x,y,width,height;…") are black. */
	redact: (matter: string, digest: string, regions: string, reason: string) =>
		call<{ digest: string }>(`/api/matters/${id(matter)}/redactions`, { method: 'POST', body: { digest, regions, reason } }),
	password: (password: string, next: string) =>
		call<void>('/api/me/password', { method: 'POST', body: { password, new: next } }),
	newFactor: (password: string) => call<NewFactor>('/api/me/totp', { method: 'POST', body: { password } }),
	confirmFactor: (code: string) => call<void>('/api/me/totp/confirm', { method: 'POST', body: { code } }),
	endSession: (session: string) => call<void>(`/api/me/sessions/${id(session)}/revoke`, { method: 'POST' }),
	endOthers: () => call<void>('/api/me/sessions/revoke', { method: 'POST' }),
	open: (body: OpenBody) => call<ActDone>('/api/matters', { method: 'POST', body }),
	/* In the background: a session that ended is no reason to interrupt who is typing. */
	preview: (body: PreviewBody, signal: AbortSignal) =>
		call<Preview>('/api/preview', { method: 'POST', body, signal, bare: true }),
	draft: (where: DraftWhere, version?: number) =>
		call<ServerDraft>(`/api/drafts?${new URLSearchParams({ ...where, ...(version ? { version: String(version) } : {}) }).toString()}`, { bare: true }),
	saveDraft: (body: DraftBody) => call<ServerDraft>('/api/drafts', { method: 'POST', body, bare: true }),
	events: (matter: string, before: number) => call<Events>(`/api/matters/${id(matter)}/events?before=${before}`),
	officers: (q: string, signal: AbortSignal) => read<Officers>(paths.officers(q), signal),
};
