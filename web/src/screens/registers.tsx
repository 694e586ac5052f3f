// Registers of the organ, as the pack declares them: what is sealed or seized with its place and the days left; the inspections
// by day.
import { paths } from '../api/client';
import type { Register, RegisterRow, Registers } from '../api/register';
import { useLoad } from '../app/load';
import { go, href, useScrollBack } from '../app/router';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Due } from '../kit/due';
import { Empty } from '../kit/empty';
import { Link } from '../kit/link';
import { Loaded } from '../kit/loaded';
import { Page } from '../kit/page';

function Row(p: { row: RegisterRow; register: Register }) {
	const { row, register } = p;
	return (
		<tr>
			<th scope="row" data-label={t.list.party}><Link to={href('matters', row.matter)}>{row.party || row.title}</Link>{' '}
				<span class="quiet small">{row.title}</span></th>
			{register.calendar && <td data-label={t.register.day} class="tabular">{row.day}</td>}
			{register.columns.map((c, i) => <td key={c.id} data-label={c.title}>{row.cells[i]}</td>)}
			<td data-label={t.list.state}>{row.state}</td>
			<td data-label={t.list.deadline}>{row.deadline && <Due deadline={row.deadline} />}</td>
		</tr>
	);
}

function Table(p: { register: Register }) {
	const { register } = p;
	const rows = register.calendar ? [...register.rows].sort((a, b) => (a.day ?? '').localeCompare(b.day ?? '')) : register.rows;
	if (!rows.length)
		return <div class="card"><Empty title={t.register.none} /></div>;
	return (
		<>
			<div class="card scroll" tabIndex={0} role="group" aria-label={register.title}>
				<table class="list">
					<caption class="unseen">{register.title}</caption>
					<thead>
						<tr>
							<th scope="col">{t.list.party}</th>
							{register.calendar && <th scope="col">{t.register.day}</th>}
							{register.columns.map((c) => <th key={c.id} scope="col">{c.title}</th>)}
							<th scope="col">{t.list.state}</th>
							<th scope="col">{t.list.deadline}</th>
						</tr>
					</thead>
					<tbody>{rows.map((r, i) => <Row key={`${r.matter} ${i}`} row={r} register={register} />)}</tbody>
				</table>
			</div>
			<p class="quiet">{t.list.rows(rows.length)}{register.more && ` ${t.register.more}`}</p>
		</>
	);
}

function One(p: { id: string; month: string }) {
	const from = useLoad<Register>(paths.register(p.id, p.month));
	const to = (month: string) => go(href('registers', p.id, { month }), true);
	useScrollBack(from.data !== null);
	return (
		<Page title={from.data?.title ?? t.register.title} acts={<Button onClick={() => window.print()}>{t.matter.print}</Button>}>
			<Loaded from={from} lines={8}>
				{(register) => (
					<>
						{register.calendar && (
							<div class="card filters noprint">
								<label>
									<span class="label">{t.register.month}</span>
									<input type="month" value={p.month} onChange={(e) => to(e.currentTarget.value)} />
								</label>
							</div>
						)}
						<Table register={register} />
					</>
				)}
			</Loaded>
		</Page>
	);
}

function All() {
	const from = useLoad<Registers>(paths.registers);
	return (
		<Page title={t.register.title}>
			<Loaded from={from}>
				{({ registers }) => registers.length === 0 ? <div class="card"><Empty title={t.register.noRegister} /></div> : (
					<ul class="card plain-list stack">
						{registers.map((r) => <li key={r.id}><Link to={href('registers', r.id)}>{r.title}</Link></li>)}
					</ul>
				)}
			</Loaded>
		</Page>
	);
}

export default function RegistersScreen(p: { path: string[]; query: URLSearchParams }) {
	const id = p.path[1];
	return id ? <One key={id} id={id} month={p.query.get('month') ?? ''} /> : <All />;
}
