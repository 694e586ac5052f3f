// A refusal is a normal answer: which rule, which article, what is missing, and the way to it. Read by a
// screen reader as one block.
import type { Refusal } from '../api/types';
import { t } from '../messages';
import { Link } from './link';

function Reason(p: { refusal: Refusal; cure?: ((action: string) => string | null) | undefined }) {
	const r = p.refusal;
	const to = r.cure ? p.cure?.(r.cure) : null;
	return (
		<li>
			<dl class="reason">
				<dt>{t.refusal.because}</dt>
				<dd>{r.because}</dd>
				{r.basis && <><dt>{t.refusal.basis}</dt><dd class="law">{r.basis}</dd></>}
				{r.cure_title && <><dt>{t.refusal.cure}</dt>
					<dd>{to ? <Link to={to} class="button plain">{r.cure_title}</Link> : r.cure_title}</dd></>}
			</dl>
			{r.rule && <p class="quiet">{t.refusal.rule(r.rule)}</p>}
		</li>
	);
}

/*
 * what: the act, as in 不能作出处罚决定. cure gives the address of the act that would cure it, or null where
 * it cannot be reached from here.
 */
export function RefusalBlock(p: {
	what: string;
	level?: 2 | 3;
	refusals: Refusal[];
	detail?: string | undefined;
	cure?: (action: string) => string | null;
	/* One of many on the page: not read out by itself. */
	quiet?: boolean;
}) {
	const H = p.level === 3 ? 'h3' : 'h2';
	return (
		<div class="refusal" role={p.quiet ? undefined : 'status'}>
			<H><span aria-hidden="true">⊘ </span>{t.refusal.title(p.what)}</H>
			{p.refusals.length === 0 && p.detail && <p>{p.detail}</p>}
			<ol class="plain-list" aria-label={t.refusal.list}>
				{p.refusals.map((r) => <Reason key={r.rule + r.because} refusal={r} cure={p.cure} />)}
			</ol>
		</div>
	);
}
