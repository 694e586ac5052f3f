// The ledger of dossiers of the organ and a year: when each was closed and filed, where it is, who has it.
import { paths } from '../api/client';
import type { Ledger, LedgerRow } from '../api/dossier';
import { useLoad } from '../app/load';
import { go, href, useScrollBack } from '../app/router';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Empty } from '../kit/empty';
import { Link } from '../kit/link';
import { Loaded } from '../kit/loaded';
import { Page } from '../kit/page';

const YEARS = 10;

function Row(p: { row: LedgerRow }) {
	const r = p.row;
	const late = r.level === 'normal' ? '' : t.dossier.levels[r.level];
	return (
		<tr>
			<th scope="row" data-label={t.dossier.number}><Link to={href('matters', r.id, 'dossier')}>{r.archive_no || r.number || t.list.noNumber}</Link></th>
			<td data-label={t.list.party}>{r.party} <span class="quiet small">{r.title}</span></td>
			<td data-label={t.dossier.closed} class="tabular">{r.closed}</td>
			<td data-label={t.dossier.filed} class="tabular">{r.filed ?? t.dossier.dueBy(r.due)}</td>
			<td data-label={t.dossier.days} class="tabular">{r.days}{late && <> <span class="tag">{late}</span></>}</td>
			<td data-label={t.dossier.sizes} class="tabular">{t.dossier.volumesPages(r.volumes, r.pages, r.uncounted)}</td>
			<td data-label={t.dossier.place}>{r.place}</td>
			<td data-label={t.dossier.state}>{r.keeping ? <Link to={href('matters', r.keeping)}>{r.state}</Link> : r.state}
				{r.borrower && <span class="quiet small"> {t.dossier.lent(r.borrower, r.lent_until ?? '')}</span>}</td>
		</tr>
	);
}

export default function LedgerScreen(p: { path: string[]; query: URLSearchParams }) {
	const now = new Date().getFullYear();
	const asked = Number(p.query.get('year')) || now;
	const after = p.query.get('after') ?? '';
	const from = useLoad<Ledger>(paths.ledger(asked, after));
	const year = from.data?.year ?? asked;
	const years = [...new Set([year, ...Array.from({ length: YEARS }, (_, i) => now - i)])].sort((a, b) => b - a);
	useScrollBack(from.data !== null);
	return (
		<Page title={t.dossier.ledger(year)}
			acts={<><a class="button plain" href={paths.ledgerCsv(year)} download>{t.dossier.csv}</a>
				<Button onClick={() => window.print()}>{t.matter.print}</Button></>}>
			<div class="card filters noprint">
				<label>
					<span class="label">{t.dossier.year}</span>
					<select value={String(year)} onChange={(e) => go(href('dossiers', { year: e.currentTarget.value }))}>
						{years.map((y) => <option key={y} value={String(y)}>{y}</option>)}
					</select>
				</label>
			</div>
			<Loaded from={from} lines={10}>
				{(data) => data.rows.length === 0 ? <div class="card"><Empty title={t.dossier.ledgerNone} /></div> : (
					<>
						<div class="card scroll" tabIndex={0} role="group" aria-label={t.dossier.ledger(data.year)}>
							<table class="list">
								<caption class="unseen">{t.dossier.ledger(data.year)}</caption>
								<thead>
									<tr>
										<th scope="col">{t.dossier.archiveOrCase}</th>
										<th scope="col">{t.list.party}</th>
										<th scope="col">{t.dossier.closed}</th>
										<th scope="col">{t.dossier.filed}</th>
										<th scope="col">{t.dossier.days}</th>
										<th scope="col">{t.dossier.sizes}</th>
										<th scope="col">{t.dossier.place}</th>
										<th scope="col">{t.dossier.state}</th>
									</tr>
								</thead>
								<tbody>{data.rows.map((r) => <Row key={r.id} row={r} />)}</tbody>
							</table>
						</div>
						<nav class="row pager" aria-label={t.list.next}>
							<span class="quiet">{t.list.rows(data.rows.length)}</span>
							<span class="grow" />
							{after && <Link to={href('dossiers', { year: String(year) })} class="button plain">{t.list.first}</Link>}
							{data.next && <Link to={href('dossiers', { year: String(year), after: data.next })} class="button plain">{t.list.next}</Link>}
						</nav>
					</>
				)}
			</Loaded>
		</Page>
	);
}
