// The staff application: who is logged in, the frame round every screen, and which screen an address shows.
import { render } from 'preact';
import { api } from './api/client';
import { toApiError } from './api/error';
import { watchNetwork } from './api/net';
import { me } from './api/session';
import { watchComposing } from './app/compose';
import { startRouter } from './app/router';
import { store } from './app/store';
import { App, preload } from './screens/app';
import type { ApiError } from './api/error';

const failed = store<ApiError | null>(null);

async function start(): Promise<void> {
	failed.set(null);
	try {
		me.set(await api.me());
	} catch (e) {
		const error = toApiError(e);
		if (error.status === 401)
			me.set(null);
		else
			failed.set(error);
	}
}

const root = document.getElementById('app');
if (root) {
	watchNetwork();
	watchComposing();
	startRouter();
	preload();
	render(<App failed={failed} retry={() => void start()} />, root);
	void start();
}
