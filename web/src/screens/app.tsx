// Which screen an address shows. Each screen is a chunk of its own, loaded when it is first needed.
import { Component, type ComponentChildren, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiError } from '../api/error';
import { expired, me } from '../api/session';
import { flash } from '../app/flash';
import { href, place } from '../app/router';
import { useStore, type Store } from '../app/store';
import { t } from '../messages';
import { Banner } from '../kit/banner';
import { Button } from '../kit/button';
import { Failure } from '../kit/failure';
import { Link } from '../kit/link';
import { Page } from '../kit/page';
import { LoginAgain, LoginPage } from './login';
import { Shell } from './shell';

export interface ScreenProps {
	path: string[];
	query: URLSearchParams;
}

type Screen = ComponentType<ScreenProps>;

/* Screens by the shape of the address below /office; * stands for an id. */
const screens: { path: string[]; name: string; load: () => Promise<{ default: Screen }> }[] = [
	{ path: [], name: 'worklist', load: () => import('./worklist') },
	{ path: ['matters'], name: 'matters', load: () => import('./matters') },
	{ path: ['matters', '*'], name: 'matter', load: () => import('./matter') },
	{ path: ['matters', '*', 'do', '*'], name: 'act', load: () => import('./act') },
	{ path: ['matters', '*', 'dossier'], name: 'dossier', load: () => import('./dossier') },
	{ path: ['dossiers'], name: 'ledger', load: () => import('./ledger') },
	{ path: ['registers'], name: 'registers', load: () => import('./registers') },
	{ path: ['registers', '*'], name: 'register', load: () => import('./registers') },
	{ path: ['open'], name: 'open', load: () => import('./open') },
	{ path: ['search'], name: 'search', load: () => import('./search') },
	{ path: ['account'], name: 'account', load: () => import('./account') },
];

const loaded = new Map<string, Screen>();

function screenOf(path: string[]) {
	return screens.find((s) => s.path.length === path.length && s.path.every((x, i) => x === '*' || x === path[i]));
}

/* Fetches the chunk of the first screen while the session is still being asked for. */
export function preload(): void {
	const screen = screenOf(place.get().path);
	void screen?.load().then((m) => loaded.set(screen.name, m.default), () => undefined);
}

function NotFound() {
	return (
		<Page title={t.app.notFound}>
			<div class="card stack">
				<p>{t.app.notFoundHelp}</p>
				<p><Link to={href()} class="button primary">{t.app.toWorklist}</Link></p>
			</div>
		</Page>
	);
}

/* A screen that fails to draw says so and leaves the rest usable. */
class Guard extends Component<{ children: ComponentChildren }, { error: Error | null }> {
	override state: { error: Error | null } = { error: null };

	static override getDerivedStateFromError(error: unknown) {
		return { error: error instanceof Error ? error : new Error(String(error)) };
	}

	override render() {
		if (!this.state.error)
			return this.props.children;
		return (
			<Page title={t.app.brokenTitle}>
				<Banner kind="bad" title={t.app.brokenHelp}>
					<p class="quiet small">{this.state.error.message}</p>
					<Button onClick={() => location.reload()}>{t.app.refresh}</Button>
				</Banner>
			</Page>
		);
	}
}

function Current() {
	const { path: asked, query } = useStore(place);
	const mustEnrol = useStore(me)?.must_enrol === true;
	const path = mustEnrol ? ['account'] : asked;
	const [, draw] = useState(0);
	const [stale, setStale] = useState(false);
	const screen = screenOf(path);
	const name = screen?.name ?? '';
	const S = loaded.get(name);
	useEffect(() => {
		if (!screen || S)
			return;
		screen.load().then((m) => {
			loaded.set(name, m.default);
			draw((n) => n + 1);
		}, () => setStale(true));
	}, [name]);
	const key = `${name} ${path[1] ?? ''} ${path[3] ?? ''}`;
	useEffect(() => () => flash.set(null), [key]);
	if (!screen)
		return <NotFound />;
	if (!S)
		return stale ? (
			<Banner kind="warn" title={t.app.newVersion}>
				<Button onClick={() => location.reload()}>{t.app.refresh}</Button>
			</Banner>
		) : <div class="card blank" aria-busy="true" />;
	return <Guard key={key}><S path={path} query={query} /></Guard>;
}

export function App(p: { failed: Store<ApiError | null>; retry: () => void }) {
	const who = useStore(me);
	const isExpired = useStore(expired);
	const error = useStore(p.failed);
	if (error)
		return <main id="main" class="login"><Failure error={error} retry={p.retry} /></main>;
	if (who === undefined)
		return <main id="main" class="login" aria-busy="true" />;
	if (who === null)
		return <LoginPage />;
	return (
		<>
			<Shell who={who}><Current /></Shell>
			{isExpired && <LoginAgain />}
		</>
	);
}
