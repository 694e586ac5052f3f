// What the case cites, as it stood on the day of the act and as it stands now, side by side.
import { paths } from '../api/client';
import type { LawChange, Laws, LawSide } from '../api/types';
import { useLoad } from '../app/load';
import { t } from '../messages';
import { Loaded } from '../kit/loaded';

function Side(p: { title: string; side: LawSide; lines: LawChange['lines']; mark: 'old' | 'new' }) {
	const s = p.side;
	return (
		<td data-label={p.title}>
			<p>{s.cite}{s.since && <span class="quiet"> {t.laws.since(s.since)}</span>}</p>
			{s.scale && <p class="quiet">{t.laws.scale(s.scale)}</p>}
			{p.lines.length > 0
				? p.lines.filter((l) => l.mark === 'same' || l.mark === p.mark).map((l, i) => (
					<p key={i} class="difference">{l.mark === 'same' ? l.text : p.mark === 'old' ? <del>{l.text}</del> : <ins>{l.text}</ins>}</p>
				))
				: <p class={s.text ? '' : 'quiet'}>{s.text ?? s.why}</p>}
		</td>
	);
}

export function LawsPanel(p: { matter: string }) {
	const laws = useLoad<Laws>(paths.laws(p.matter));
	return (
		<Loaded from={laws} lines={2}>
			{(data) => data.rows.length === 0 ? null : (
				<section aria-labelledby="laws-title">
					<h3 id="laws-title">{t.laws.title}</h3>
					<p class="quiet">{t.laws.days(data.then ?? t.laws.unknown, data.now)}</p>
					<div class="scroll" tabIndex={0} role="group" aria-labelledby="laws-title">
						<table class="list">
							<thead>
								<tr><th scope="col">{t.laws.cite}</th><th scope="col">{t.laws.then}</th><th scope="col">{t.laws.now}</th></tr>
							</thead>
							<tbody>
								{data.rows.map((r) => (
									<tr key={`${r.basis} ${r.cite}`}>
										<th scope="row" data-label={t.laws.cite}>
											{r.cite}
											<p class="quiet small">{r.differs ? t.laws.verdict(r.state, r.by ?? '', r.lighter) : r.state}</p>
										</th>
										<Side title={t.laws.then} side={r.then} lines={r.lines} mark="old" />
										<Side title={t.laws.now} side={r.now} lines={r.lines} mark="new" />
									</tr>
								))}
							</tbody>
						</table>
					</div>
				</section>
			)}
		</Loaded>
	);
}
