// S2, the matter list: filters in the address, 50 rows, key-set paging. j and k move, Enter opens.
import { useEffect, useRef, useState } from 'preact/hooks';
import { paths } from '../api/client';
import type { MatterPage, MatterRow } from '../api/types';
import { isComposing, letters } from '../app/keys';
import { useLoad } from '../app/load';
import { go, href, useScrollBack } from '../app/router';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Due } from '../kit/due';
import { Empty } from '../kit/empty';
import { Form } from '../kit/form';
import { Link } from '../kit/link';
import { Loaded } from '../kit/loaded';
import { Page } from '../kit/page';

const sorts = ['deadline', 'opened', 'number'] as const;
const names = ['q', 'phase', 'mine', 'sort', 'after'] as const;

type Filter = Record<(typeof names)[number], string>;

function filterOf(query: URLSearchParams): Filter {
	const f = {} as Filter;
	for (const n of names)
		f[n] = query.get(n) ?? '';
	return f;
}

/* The query that goes to the server: the same names, empty ones left out. */
export function queryOf(f: Filter): URLSearchParams {
	const q = new URLSearchParams();
	for (const n of names)
		if (f[n])
			q.set(n, f[n]);
	return q;
}

function Filters(p: { filter: Filter; phases: { id: string; title: string }[] }) {
	const [q, setQ] = useState(p.filter.q);
	useEffect(() => setQ(p.filter.q), [p.filter.q]);
	const to = (part: Partial<Filter>) => go(href('matters', { ...p.filter, q: q.trim(), after: '', ...part }));
	return (
		<Form label={t.list.filter} onSubmit={() => to({})} light class="card filters">
			<label class="grow">
				<span class="label">{t.list.q}</span>
				<input type="search" value={q} autocomplete="off" onInput={(e) => setQ(e.currentTarget.value)} />
			</label>
			{p.phases.length > 0 && (
				<label>
					<span class="label">{t.list.phase}</span>
					<select value={p.filter.phase} onChange={(e) => to({ phase: e.currentTarget.value })}>
						<option value="">{t.list.allPhases}</option>
						{p.phases.map((x) => <option key={x.id} value={x.id}>{x.title}</option>)}
					</select>
				</label>
			)}
			<label>
				<span class="label">{t.list.sort}</span>
				<select value={p.filter.sort || sorts[0]} disabled={Boolean(p.filter.q)} title={p.filter.q ? t.list.sortFound : undefined} onChange={(e) => to({ sort: e.currentTarget.value === sorts[0] ? '' : e.currentTarget.value })}>
					{sorts.map((s) => <option key={s} value={s}>{t.list.sorts[s]}</option>)}
				</select>
			</label>
			<label class="option">
				<input type="checkbox" checked={p.filter.mine === '1'} onChange={(e) => to({ mine: e.currentTarget.checked ? '1' : '' })} />
				{t.list.mine}
			</label>
			<span class="row">
				<Button submit kind="primary">{t.list.apply}</Button>
				{(p.filter.q || p.filter.phase || p.filter.mine || p.filter.sort) &&
					<Link to={href('matters')} class="button quiet">{t.list.clear}</Link>}
			</span>
		</Form>
	);
}

/* j, k and Enter while the table has the focus. */
function tableKeys(e: KeyboardEvent & { currentTarget: HTMLElement }): void {
	if (isComposing(e) || e.ctrlKey || e.altKey || e.metaKey || !letters.get())
		return;
	const step = e.key === 'j' ? 1 : e.key === 'k' ? -1 : 0;
	if (!step)
		return;
	const links = [...e.currentTarget.querySelectorAll<HTMLElement>('tbody th a')];
	const at = links.findIndex((a) => a === document.activeElement);
	links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
	e.preventDefault();
}

function Table(p: { rows: MatterRow[] }) {
	const box = useRef<HTMLDivElement>(null);
	return (
		<div class="card scroll" ref={box} tabIndex={0} role="group" aria-label={t.list.scroll} onKeyDown={tableKeys}>
			<table class="list">
				<caption class="unseen">{t.list.caption}</caption>
				<thead>
					<tr>
						<th scope="col">{t.list.number}</th>
						<th scope="col">{t.list.party}</th>
						<th scope="col">{t.list.cause}</th>
						<th scope="col">{t.list.state}</th>
						<th scope="col">{t.list.handlers}</th>
						<th scope="col">{t.list.opened}</th>
						<th scope="col">{t.list.deadline}</th>
					</tr>
				</thead>
				<tbody>
					{p.rows.map((r) => (
						<tr key={r.id}>
							<th scope="row" data-label={t.list.number}><Link to={href('matters', r.id)}>{r.number || t.list.noNumber}</Link></th>
							<td data-label={t.list.party}>{r.party}</td>
							<td data-label={t.list.cause}>{r.title}</td>
							<td data-label={t.list.state}>{r.state}</td>
							<td data-label={t.list.handlers}>{r.handlers}</td>
							<td data-label={t.list.opened} class="tabular">{r.opened}</td>
							<td data-label={t.list.deadline}>{r.deadline && <Due deadline={r.deadline} />}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

export default function Matters(p: { path: string[]; query: URLSearchParams }) {
	const filter = filterOf(p.query);
	const page = useLoad<MatterPage>(paths.matters(queryOf(filter)));
	const phases = useRef<{ id: string; title: string }[]>([]);
	if (page.data?.phases?.length)
		phases.current = page.data.phases;
	useScrollBack(page.data !== null);
	const filtered = Boolean(filter.q || filter.phase || filter.mine);
	return (
		<Page title={t.list.title} acts={<><Link to={href('registers')} class="button plain">{t.register.short}</Link>
			<Link to={href('dossiers')} class="button plain">{t.dossier.ledgerShort}</Link>
			<Link to={href('open')} class="button primary">{t.app.open}</Link></>}>
			<Filters filter={filter} phases={phases.current} />
			<Loaded from={page} lines={12}>
				{(data) => data.rows.length === 0 ? (
					<div class="card">
						<Empty title={filtered ? t.list.empty : t.list.emptyAll}>
							{filtered ? <Link to={href('matters')} class="button plain">{t.list.clear}</Link>
								: <Link to={href('open')} class="button plain">{t.app.open}</Link>}
						</Empty>
					</div>
				) : (
					<>
						<Table rows={data.rows} />
						<nav class="row pager" aria-label={t.list.next}>
							<span class="quiet">{t.list.rows(data.rows.length)}</span>
							<span class="grow" />
							{filter.after && <Link to={href('matters', { ...filter, after: '' })} class="button plain">{t.list.first}</Link>}
							{filter.after && <Button onClick={() => history.back()}>{t.list.prev}</Button>}
							{data.next && <Link to={href('matters', { ...filter, after: data.next })} class="button plain">{t.list.next}</Link>}
						</nav>
					</>
				)}
			</Loaded>
		</Page>
	);
}
