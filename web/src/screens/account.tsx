// A person's own account: password, one-time codes, and where else he is logged in.
import { useState } from 'preact/hooks';
import { api, paths } from '../api/client';
import { toApiError, type ApiError } from '../api/error';
import { me } from '../api/session';
import type { NewFactor, Sessions } from '../api/types';
import { useLoad } from '../app/load';
import { useStore } from '../app/store';
import { t } from '../messages';
import { Banner } from '../kit/banner';
import { Button } from '../kit/button';
import { Failure } from '../kit/failure';
import { Form } from '../kit/form';
import { Loaded } from '../kit/loaded';
import { Page } from '../kit/page';
import { TextField } from '../kit/text';

const LEAST = 8;

/* What one form does: the errors of its fields, what else went wrong, and whether it is under way. */
function useSubmit() {
	const [wrong, setWrong] = useState<Record<string, string>>({});
	const [error, setError] = useState<ApiError | null>(null);
	const [busy, setBusy] = useState(false);
	const run = async (f: () => Promise<void>) => {
		if (busy)
			return;
		setBusy(true);
		setWrong({});
		setError(null);
		try {
			await f();
		} catch (e) {
			const why = toApiError(e);
			const fields = Object.fromEntries((why.problem?.fields ?? []).map((x) => [x.field, x.message]));
			setWrong(fields);
			setError(Object.keys(fields).length ? null : why);
		} finally {
			setBusy(false);
		}
	};
	return { wrong, setWrong, error, busy, run };
}

function Password() {
	const [old, setOld] = useState('');
	const [next, setNext] = useState('');
	const [again, setAgain] = useState('');
	const [done, setDone] = useState(false);
	const s = useSubmit();
	const submit = () => {
		setDone(false);
		if (next !== again) {
			s.setWrong({ again: t.account.differs });
			return;
		}
		void s.run(async () => {
			await api.password(old, next);
			setOld('');
			setNext('');
			setAgain('');
			setDone(true);
		});
	};
	return (
		<section class="card" aria-labelledby="password-title">
			<h2 id="password-title">{t.account.password}</h2>
			{done && <Banner kind="good" title={t.account.passwordDone} />}
			{s.error && <Failure error={s.error} />}
			<Form label={t.account.password} onSubmit={submit} light class="stack">
				<TextField id="old" title={t.account.old} type="password" auto="current-password" required error={s.wrong['password']} value={old} onChange={setOld} />
				<TextField id="new" title={t.account.next} type="password" auto="new-password" required help={t.account.nextHelp(LEAST)}
					error={s.wrong['new']} value={next} onChange={setNext} />
				<TextField id="again" title={t.account.again} type="password" auto="new-password" required error={s.wrong['again']} value={again} onChange={setAgain} />
				<p><Button kind="primary" submit busy={s.busy} busyText={t.act.sending}>{t.account.change}</Button></p>
			</Form>
		</section>
	);
}

/* The code for the camera, drawn by ourselves: white border of four, one unit a square. */
function Qr(p: { rows: string[] }) {
	const side = p.rows.length + 8;
	const path = p.rows.map((row, y) => [...row].map((c, x) => c === '1' ? `M${x + 4} ${y + 4}h1v1h-1z` : '').join('')).join('');
	return (
		<svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={t.account.qr} shape-rendering="crispEdges">
			<path class="light" d={`M0 0h${side}v${side}H0z`} />
			<path class="dark" d={path} />
		</svg>
	);
}

function Factor(p: { has: boolean; must: boolean }) {
	const [password, setPassword] = useState('');
	const [made, setMade] = useState<NewFactor | null>(null);
	const [code, setCode] = useState('');
	const [done, setDone] = useState(false);
	const s = useSubmit();
	const begin = () => void s.run(async () => {
		setMade(await api.newFactor(password));
		setPassword('');
		setDone(false);
	});
	const confirm = () => void s.run(async () => {
		await api.confirmFactor(code.trim());
		setMade(null);
		setCode('');
		setDone(true);
		const who = me.get();
		if (who)
			me.set({ ...who, second_factor: true, must_enrol: false });
	});
	return (
		<section class="card" aria-labelledby="factor-title">
			<h2 id="factor-title">{t.account.factor}</h2>
			{p.must && <Banner kind="warn" title={t.account.must} />}
			{done && <Banner kind="good" title={t.account.factorDone} />}
			<p>{p.has ? t.account.has : t.account.hasNot}</p>
			{s.error && <Failure error={s.error} />}
			{made ? (
				<Form label={t.account.factor} onSubmit={confirm} light class="stack">
					<p>{t.account.scan}</p>
					<Qr rows={made.qr} />
					<p>{t.account.secret} <code class="secret">{made.secret}</code></p>
					<TextField id="code" title={t.login.code} required code auto="one-time-code" error={s.wrong['code']} value={code} onChange={setCode} />
					<p class="row">
						<Button kind="primary" submit busy={s.busy} busyText={t.act.sending}>{t.account.confirm}</Button>
						<Button onClick={() => setMade(null)}>{t.app.cancel}</Button>
					</p>
				</Form>
			) : (
				<Form label={t.account.factor} onSubmit={begin} light class="stack">
					<TextField id="factor-password" title={t.account.old} type="password" auto="current-password" required
						error={s.wrong['password']} value={password} onChange={setPassword} />
					<p><Button kind="primary" submit busy={s.busy} busyText={t.act.sending}>{p.has ? t.account.renew : t.account.begin}</Button></p>
				</Form>
			)}
		</section>
	);
}

function Logins() {
	const list = useLoad<Sessions>(paths.sessions);
	const s = useSubmit();
	const end = (f: () => Promise<void>) => void s.run(async () => {
		await f();
		list.reload();
	});
	return (
		<section class="card" aria-labelledby="logins-title">
			<h2 id="logins-title">{t.account.logins}</h2>
			{s.error && <Failure error={s.error} />}
			<Loaded from={list}>
				{(data) => (
					<>
						<div class="scroll" tabIndex={0} role="group" aria-labelledby="logins-title">
							<table class="list">
								<thead>
									<tr>
										<th scope="col">{t.account.created}</th>
										<th scope="col">{t.account.seen}</th>
										<th scope="col">{t.account.address}</th>
										<th scope="col"><span class="unseen">{t.matter.rowActs}</span></th>
									</tr>
								</thead>
								<tbody>
									{data.rows.map((x) => (
										<tr key={x.id}>
											<th scope="row" data-label={t.account.created} class="tabular">{x.created}</th>
											<td data-label={t.account.seen} class="tabular">{x.seen}</td>
											<td data-label={t.account.address}>{x.address}</td>
											<td>{x.current ? <span class="tag">{t.account.current}</span>
												: <Button label={t.app.pair(t.account.end, x.created)} onClick={() => end(() => api.endSession(x.id))}>{t.account.end}</Button>}</td>
										</tr>
									))}
								</tbody>
							</table>
						</div>
						{data.rows.length > 1 && <p><Button onClick={() => end(api.endOthers)}>{t.account.endOthers}</Button></p>}
					</>
				)}
			</Loaded>
		</section>
	);
}

export default function Account() {
	const who = useStore(me);
	return (
		<Page title={t.account.title} under={who && <p class="quiet">{who.name} {who.account}</p>}>
			{who && <Factor has={who.second_factor} must={who.must_enrol} />}
			<Password />
			{who && !who.must_enrol && <Logins />}
		</Page>
	);
}
