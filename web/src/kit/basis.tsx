// The law behind an act, in one line, with the full citation where it is asked for.
import type { Citation } from '../api/types';
import { t } from '../messages';

export function Basis(p: { basis: Citation[]; full?: boolean }) {
	if (!p.basis.length)
		return null;
	return (
		<p class="law">
			<span class="label">{t.matter.basis}</span>{' '}
			{p.basis.map((b, i) => (
				<span key={b.short}>{i > 0 && t.app.comma}{p.full ? b.full : <abbr title={b.full}>{b.short}</abbr>}</span>
			))}
		</p>
	);
}
