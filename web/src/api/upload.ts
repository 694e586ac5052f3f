// Sends a file with progress. fetch cannot tell how much has gone, XMLHttpRequest can.
import { isProblem } from './client';
import { ApiError } from './error';
import { online } from './net';
import { loginAgain, token } from './session';
import type { StoredFile } from './types';

function send(file: File, onProgress: (sent: number) => void, signal: AbortSignal): Promise<StoredFile> {
	return new Promise((resolve, reject) => {
		const x = new XMLHttpRequest();
		const stop = () => x.abort();
		const done = (f: () => void) => {
			signal.removeEventListener('abort', stop);
			f();
		};
		x.open('POST', `/api/files?name=${encodeURIComponent(file.name)}`);
		x.responseType = 'text';
		x.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
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
			if (x.status >= 200 && x.status < 300 && value)
				resolve(value as StoredFile);
			else if (isProblem(value))
				reject(new ApiError('problem', x.status, value, requestId));
			else
				reject(new ApiError('malformed', x.status, null, requestId));
		});
		signal.addEventListener('abort', stop);
		x.send(file);
	});
}

/* Uploads; repeats after a new log-in. Sending a file twice does no harm: it is kept by its digest. */
export async function upload(file: File, onProgress: (sent: number) => void, signal: AbortSignal): Promise<StoredFile> {
	for (;;) {
		try {
			return await send(file, onProgress, signal);
		} catch (e) {
			if (!(e instanceof ApiError) || e.status !== 401)
				throw e;
			await loginAgain();
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
