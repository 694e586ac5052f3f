// Ids of requests. The same body keeps its id until the server has answered it, so that a retry, a
// double click or a page opened again after a crash never acts twice; another body gets another id.

export function newRequestId(): string {
	const b = crypto.getRandomValues(new Uint8Array(16));
	b[6] = (b[6] ?? 0) & 0x0f | 0x40;
	b[8] = (b[8] ?? 0) & 0x3f | 0x80;
	const hex = [...b].map((x) => x.toString(16).padStart(2, '0')).join('');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export interface SentRequest {
	request_id: string;
	body: string;
}

/* The id under which a body goes, given the last one that went without an answer. */
export function requestFor(body: unknown, last: SentRequest | undefined): SentRequest {
	const text = JSON.stringify(body);
	return last?.body === text ? last : { request_id: newRequestId(), body: text };
}
