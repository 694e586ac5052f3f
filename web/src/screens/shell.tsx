// The frame of every staff screen: header, navigation, state of the network, keys.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../api/client';
import { online } from '../api/net';
import { loggedOut } from '../api/session';
import type { Me } from '../api/types';
import { letters, listen, setLetters } from '../app/keys';
import { forget } from '../app/load';
import { go, href, place } from '../app/router';
import { useStore } from '../app/store';
import { t } from '../messages';
import { Banner } from '../kit/banner';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Form } from '../kit/form';
import { Icon } from '../kit/icon';
import { Link } from '../kit/link';

const entries = [
	{ path: '', icon: 'work', title: t.app.worklist, short: t.app.worklist },
	{ path: 'matters', icon: 'matters', title: t.app.matters, short: t.app.matters },
	{ path: 'open', icon: 'open', title: t.app.open, short: t.app.openShort },
	{ path: 'search', icon: 'search', title: t.app.search, short: t.app.search },
] as const;

function KeyTable(p: { onClose: () => void }) {
	const on = useStore(letters);
	return (
		<Dialog title={t.keys.title} onClose={p.onClose}>
			<dl class="pairs keys">
				{t.keys.rows.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}
			</dl>
			<label class="option">
				<input type="checkbox" checked={on} onChange={(e) => setLetters(e.currentTarget.checked)} /> {t.keys.letters}
			</label>
			<p><Button onClick={p.onClose}>{t.app.close}</Button></p>
		</Dialog>
	);
}

async function logout(): Promise<void> {
	try {
		await api.logout();
	} finally {
		forget();
		loggedOut();
		go(href(), true);
	}
}

function Person(p: { who: Me; onKeys: () => void }) {
	const menu = useRef<HTMLDetailsElement>(null);
	const close = () => {
		if (menu.current)
			menu.current.open = false;
	};
	return (
		<details class="person" ref={menu}
			onKeyDown={(e) => {
				if (e.key === 'Escape' && menu.current?.open) {
					close();
					menu.current.querySelector('summary')?.focus();
				}
			}}>
			<summary aria-label={t.app.pair(t.app.person, p.who.name)}><Icon name="person" /> {p.who.name}</summary>
			<div class="menu">
				<p class="label">{t.app.posts}</p>
				<ul class="plain-list">{p.who.posts.map((x) => <li key={x.id}>{x.organ.name} {x.title}</li>)}</ul>
				<Button kind="quiet" onClick={() => { close(); go(href('account')); }}>{t.account.title}</Button>
				<Button kind="quiet" onClick={() => { close(); p.onKeys(); }}>{t.app.shortcuts}</Button>
				<Button kind="quiet" onClick={() => void logout()}>{t.app.logout}</Button>
			</div>
		</details>
	);
}

export function Shell(p: { who: Me; children: ComponentChildren }) {
	const { path, query } = useStore(place);
	const isOnline = useStore(online);
	const [q, setQ] = useState('');
	const [keys, setKeys] = useState(false);
	const search = useRef<HTMLInputElement>(null);
	const post = p.who.posts[0];
	useEffect(() => setQ(path[0] === 'search' ? query.get('q') ?? '' : ''), [path, query]);
	useEffect(() => listen({
		letters: {
			'/': () => search.current?.focus(),
			'?': () => setKeys(true),
			'g w': () => go(href()),
			'g c': () => go(href('matters')),
		},
		help: () => {
			const law = document.getElementById('law');
			if (law)
				law.focus();
			else
				setKeys(true);
		},
	}), []);
	return (
		<>
			<a class="skip" href="#main" onClick={(e) => {
				e.preventDefault();
				document.getElementById('main')?.focus();
			}}>{t.app.skip}</a>
			<header class={p.who.practice ? 'top practice' : 'top'}>
				<Link to={href()} class="brand">{t.app.name}</Link>
				{p.who.practice && <span class="stripe" title={t.app.practiceNote}>{t.app.practice}</span>}
				{post && <span class="post">{post.organ.name} {post.title}</span>}
				<Form label={t.app.searchLabel} light class="find" onSubmit={() => q.trim() && go(href('search', { q: q.trim() }))}>
					<input type="search" ref={search} value={q} autocomplete="off" aria-label={t.app.searchLabel}
						placeholder={t.app.searchHint} aria-keyshortcuts="/" onInput={(e) => setQ(e.currentTarget.value)} />
				</Form>
				<span class={isOnline ? 'net' : 'net off'} role="status">
					<span aria-hidden="true">{isOnline ? '●' : '✕'} </span>{isOnline ? t.app.online : t.app.offline}
				</span>
				<Person who={p.who} onKeys={() => setKeys(true)} />
			</header>
			<nav class="nav" aria-label={t.app.nav}>
				{entries.map((e) => (
					<Link key={e.path} to={e.path ? href(e.path) : href()} current={(path[0] ?? '') === e.path}>
						<Icon name={e.icon} /><span class="long">{e.title}</span><span class="short">{e.short}</span>
					</Link>
				))}
			</nav>
			<main id="main" tabIndex={-1}>
				{!isOnline && <Banner kind="warn" title={t.app.offlineNote} />}
				{!window.isSecureContext && <Banner kind="bad" title={t.app.insecure} />}
				{p.children}
			</main>
			{keys && <KeyTable onClose={() => setKeys(false)} />}
		</>
	);
}
