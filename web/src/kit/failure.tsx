// A failed request in three parts: what happened, what it means for the work, what to do; with the number to quote.
import type { ApiError } from '../api/error';
import { t } from '../messages';
import { Banner } from './banner';
import { Button } from './button';

export function failureText(e: ApiError): { title: string; help: string } {
	switch (e.kind) {
	case 'offline': return { title: t.load.offline, help: t.load.offlineHelp };
	case 'timeout': return { title: t.load.timeout, help: t.load.timeoutHelp };
	case 'malformed': return { title: t.load.malformed, help: t.load.malformedHelp };
	case 'aborted': return { title: t.load.stopped, help: '' };
	case 'problem': return {
		title: e.problem?.title || t.load.failed,
		help: e.problem?.detail && e.problem.detail !== e.problem.title ? e.problem.detail : t.load.problemHelp,
	};
	}
}

export function Failure(p: { error: ApiError; retry?: () => void }) {
	const { title, help } = failureText(p.error);
	return (
		<Banner kind={p.error.kind === 'aborted' ? 'info' : 'bad'} title={title}>
			{help && <p>{help}</p>}
			<p class="row">
				{p.retry && <Button onClick={p.retry}>{t.app.retry}</Button>}
				{p.error.requestId && <span class="quiet">{t.load.number(p.error.requestId)}</span>}
			</p>
		</Banner>
	);
}
