// Log-in: the whole page at first, a dialog on top of the page when the log-in has expired under it.
import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { toApiError, type ApiError } from '../api/error';
import { account, loggedIn, me } from '../api/session';
import { forget } from '../app/load';
import { useStore } from '../app/store';
import { t } from '../messages';
import { Banner } from '../kit/banner';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Failure } from '../kit/failure';
import { Form } from '../kit/form';
import { TextField } from '../kit/text';

function problemText(e: ApiError): string {
	return e.problem?.detail || e.problem?.title || t.login.failed;
}

/* name: fixed when the same person has to come back and his account is known. */
function LoginForm(p: { name?: string; again?: boolean }) {
	const [name, setName] = useState(p.name ?? '');
	const [password, setPassword] = useState('');
	const [code, setCode] = useState('');
	const [needsCode, setNeedsCode] = useState(false);
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<ApiError | string | null>(null);
	useEffect(() => {
		document.getElementById(p.name ? 'password' : 'name')?.focus();
	}, []);

	const submit = async () => {
		if (busy)
			return;
		if (!name.trim() || !password || (needsCode && !/^\d{6}$/.test(code.trim()))) {
			setError(!name.trim() || !password ? t.login.missing : t.login.missingCode);
			return;
		}
		setBusy(true);
		setError(null);
		try {
			const done = await api.login(name.trim(), password, code.trim());
			if (!p.again)
				forget();
			loggedIn({ ...done.me, token: done.token || done.me.token }, name.trim());
		} catch (e) {
			const why = toApiError(e);
			const asks = why.problem?.fields?.some((f) => f.field === 'code') ?? false;
			setError(asks && !needsCode ? null : why);
			if (asks) {
				setNeedsCode(true);
				setCode('');
				setTimeout(() => document.getElementById('code')?.focus());
			}
			setBusy(false);
		}
	};
	return (
		<Form label={t.login.title} onSubmit={() => void submit()} light class="stack">
			{error && (typeof error === 'string' ? <Banner kind="bad" title={error} urgent />
				: error.kind === 'problem' ? <Banner kind="bad" title={problemText(error)} urgent />
					: <Failure error={error} />)}
			{p.name
				? <p>{t.app.pair(t.login.name, p.name)}<input type="hidden" name="username" autocomplete="username" value={p.name} /></p>
				: <TextField id="name" title={t.login.name} required auto="username" value={name} onChange={setName} />}
			<TextField id="password" title={t.login.password} type="password" required auto="current-password" value={password} onChange={setPassword} />
			{needsCode && <TextField id="code" title={t.login.code} required help={t.login.codeHelp} code auto="one-time-code" value={code} onChange={setCode} />}
			<p><Button kind="primary" submit busy={busy} busyText={t.login.busy}>{t.login.submit}</Button></p>
		</Form>
	);
}

export function LoginPage() {
	useEffect(() => {
		document.title = t.app.title(t.login.title);
	}, []);
	return (
		<main id="main" class="login">
			<div class="card stack">
				<div>
					<p class="quiet">{t.app.name}</p>
					<h1>{t.login.title}</h1>
				</div>
				{!window.isSecureContext && <Banner kind="warn" title={t.app.insecure} />}
				<LoginForm />
			</div>
		</main>
	);
}

/* The page stays as it is below; only the same person can go on with it. */
export function LoginAgain() {
	const who = useStore(me);
	return (
		<Dialog title={t.login.again}>
			<p>{t.login.againHelp}</p>
			<LoginForm name={account()} again />
			<p class="quiet small">{t.login.otherWarn(who?.name ?? '')}</p>
			<p><a class="button plain" href="">{t.login.other}</a></p>
		</Dialog>
	);
}
