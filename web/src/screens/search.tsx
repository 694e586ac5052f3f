// Search: matters and decisions by number, name or text; each hit says why it was found.
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../api/client';
import type { Hit, Hits } from '../api/types';
import { useLoad } from '../app/load';
import { go, href, useScrollBack } from '../app/router';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Empty } from '../kit/empty';
import { Form } from '../kit/form';
import { Link } from '../kit/link';
import { Loaded } from '../kit/loaded';
import { Page } from '../kit/page';

function Row(p: { hit: Hit }) {
	const h = p.hit;
	const name = h.number || h.title;
	return (
		<li>
			<p>
				<span class="tag">{t.search.kinds[h.kind]}</span>{' '}
				{h.opens === false ? <span>{name}</span> : <Link to={href('matters', h.id)}>{name}</Link>}{' '}<span class="strong">{h.party}</span>{' '}
				{h.url && <a href={h.url} target="_blank" rel="noopener">{t.search.published}{t.app.newTab}</a>}
			</p>
			<p>{h.number ? h.title : ''} <span class="quiet">{[h.organ, h.date].filter(Boolean).join(' ')}</span></p>
			{h.why && <p class="quiet small">{h.why}</p>}
		</li>
	);
}

export default function Search(p: { path: string[]; query: URLSearchParams }) {
	const asked = (p.query.get('q') ?? '').trim();
	const [q, setQ] = useState(asked);
	const isShort = [...asked].length < 2;
	const after = p.query.get('after') ?? '';
	const hits = useLoad<Hits>(isShort ? null : paths.search(asked, after));
	useEffect(() => setQ(asked), [asked]);
	useScrollBack(hits.data !== null);
	return (
		<Page title={t.search.title}>
			<Form label={t.search.title} light class="card filters" onSubmit={() => go(href('search', { q: q.trim() }))}>
				<label class="grow">
					<span class="label">{t.search.label}</span>
					<input type="search" id="q" value={q} autocomplete="off" aria-describedby="q-help" onInput={(e) => setQ(e.currentTarget.value)} />
				</label>
				<Button kind="primary" submit>{t.search.submit}</Button>
				<p id="q-help" class="hint whole">{asked && isShort ? t.search.short : t.search.help}</p>
			</Form>
			{!isShort && (
				<Loaded from={hits}>
					{(data) => data.rows.length === 0
						? <div class="card"><Empty title={t.search.none(asked)}><p>{t.search.noneHelp}</p></Empty></div>
						: (
							<section class="card" aria-labelledby="hits">
								<h2 id="hits"><span role="status">{t.search.count(data.rows.length)}</span></h2>
								<ul class="hits">{data.rows.map((h) => <Row key={h.kind + h.id} hit={h} />)}</ul>
								<p class="row">
									{after && <Link to={href('search', { q: asked })} class="button plain">{t.list.first}</Link>}
									{data.next && <Link to={href('search', { q: asked, after: data.next })} class="button plain">{t.list.next}</Link>}
								</p>
							</section>
						)}
				</Loaded>
			)}
		</Page>
	);
}
