// Sends a file piece by piece with progress. What was sent before a cut line or a reload is not sent again: the
// server says how much of a file it has. fetch cannot tell how much has gone, XMLHttpRequest can.
import { api, isProblem } from './client';
import { ApiError, toApiError } from './error';
import { online } from './net';
import { account, loginAgain, token } from './session';
import type { StoredFile, Upload } from './types';

const PIECE = 1024 * 1024;
const MOST_TRIES = 8;

function piece(id: string, at: number, part: Blob, onProgress: (sent: number) => void, signal: AbortSignal): Promise<Upload> {
	return new Promise((resolve, reject) => {
		const x = new XMLHttpRequest();
		const stop = () => x.abort();
		const done = (f: () => void) => {
			signal.removeEventListener('abort', stop);
			f();
		};
		x.open('POST', `/api/uploads/${encodeURIComponent(id)}/bytes?at=${at}`);
		x.responseType = 'text';
		x.setRequestHeader('Content-Type', 'application/octet-stream');
		x.setRequestHeader('X-Zhifa-Token', token());
		x.upload.onprogress = (e) => onProgress(e.loaded);
		x.onabort = () => done(() => reject(new ApiError('aborted')));
		x.onerror = () => done(() => {
			online.set(false);
			reject(new ApiError('offline'));
		});
		x.onload = () => done(() => {
			let value: unknown = null;
			try {
				value = JSON.parse(x.responseText);
			} catch {
				// not ours: falls through to malformed
			}
			const requestId = x.getResponseHeader('X-Request-Id') ?? '';
			if (x.status >= 200 && x.status < 300 && value) {
				online.set(true);
				resolve(value as Upload);
			} else if (isProblem(value))
				reject(new ApiError('problem', x.status, value, requestId));
			else
				reject(new ApiError('malformed', x.status, null, requestId));
		});
		signal.addEventListener('abort', stop);
		if (signal.aborted)
			reject(new ApiError('aborted'));
		else
			x.send(part);
	});
}

/* Where the id of an upload is kept, so that the same file chosen again goes on. */
function keyOf(file: File): string {
	return `zhifa.upload:${account()}:${file.name}:${file.size}:${file.lastModified}`;
}

function kept(key: string): string {
	try {
		return localStorage.getItem(key) ?? '';
	} catch {
		return '';
	}
}

function keep(key: string, id: string): void {
	try {
		if (id)
			localStorage.setItem(key, id);
		else
			localStorage.removeItem(key);
	} catch {
		// no storage: a reload begins anew
	}
}

async function begin(file: File, key: string): Promise<Upload> {
	const id = kept(key);
	if (id)
		return api.upload(id);
	const u = await api.uploadBegin(file.name, file.size);
	keep(key, u.id);
	return u;
}

async function send(file: File, key: string, digest: Promise<string>, onProgress: (sent: number) => void,
	onPiece: () => void, signal: AbortSignal): Promise<StoredFile> {
	const u = await begin(file, key);
	for (let at = u.received; at < file.size;) {
		const from = at;
		onProgress(from);
		const now = await piece(u.id, from, file.slice(from, from + PIECE), (n) => onProgress(from + n), signal);
		at = now.received;
		if (at > from)
			onPiece();
	}
	onProgress(file.size);
	try {
		return await api.uploadFinish(u.id, await digest);
	} catch (e) {
		const why = toApiError(e);
		if (why.kind === 'problem' && why.status !== 401)
			await give(key);
		throw e;
	}
}

/* Nobody goes on with it. */
async function give(key: string): Promise<void> {
	const id = kept(key);
	keep(key, '');
	if (id)
		await api.uploadCancel(id).catch(() => undefined);
}

const pause = (ms: number, signal: AbortSignal) => new Promise<void>((resolve) => {
	const timer = setTimeout(resolve, ms);
	signal.addEventListener('abort', () => {
		clearTimeout(timer);
		resolve();
	});
});

/*
 * Uploads; goes on by itself after a cut line and after a new log-in. An abort with the reason 'cancel' takes back
 * what was sent; any other leaves it to be continued.
 */
export async function upload(file: File, digest: Promise<string>, onProgress: (sent: number) => void,
	signal: AbortSignal): Promise<StoredFile> {
	const key = keyOf(file);
	for (let tries = 0;;) {
		try {
			const stored = await send(file, key, digest, onProgress, () => { tries = 0; }, signal);
			keep(key, '');
			return stored;
		} catch (e) {
			const why = toApiError(e);
			if (signal.aborted) {
				if (signal.reason === 'cancel')
					await give(key);
				throw new ApiError('aborted');
			}
			if (why.status === 401)
				await loginAgain();
			else if (why.status === 404 && kept(key))
				keep(key, ''); // forgotten by the server: from the beginning
			else if (why.kind !== 'offline' && why.kind !== 'timeout')
				throw e;
			if (++tries > MOST_TRIES)
				throw e;
			if (why.status !== 401)
				await pause(Math.min(500 * 2 ** tries, 15_000), signal);
		}
	}
}

const HASH_MAX = 256 * 1024 * 1024;

/*
 * SHA-256 of a file in hex. Empty where the browser cannot (plain HTTP) or the file is too large to
 * be read at once; the server computes it in any case.
 */
export async function digest(file: File): Promise<string> {
	if (!window.isSecureContext || !crypto.subtle || file.size > HASH_MAX)
		return '';
	const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
	return [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, '0')).join('');
}
