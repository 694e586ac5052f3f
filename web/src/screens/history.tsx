// The history of a matter: the newest events came with the page, the others are fetched a part at a time.
import { useState } from 'preact/hooks';
import { api } from '../api/client';
import { toApiError, type ApiError } from '../api/error';
import type { Events, Matter } from '../api/types';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Failure } from '../kit/failure';
import { Timeline } from '../kit/timeline';

export function History(p: { matter: Matter }) {
	const [fetched, setFetched] = useState<Events | null>(null);
	const [wait, setWait] = useState(false);
	const [error, setError] = useState<ApiError | null>(null);
	const events = [...fetched?.events ?? [], ...p.matter.events];
	const more = async () => {
		setWait(true);
		setError(null);
		try {
			const part = await api.events(p.matter.id, events[0]?.seq ?? 1);
			setFetched({ events: [...part.events, ...fetched?.events ?? []], earlier: part.earlier });
		} catch (e) {
			setError(toApiError(e));
		} finally {
			setWait(false);
		}
	};
	return (
		<>
			<Timeline events={events} />
			{error && <Failure error={error} />}
			{(fetched ?? p.matter).earlier && (
				<p class="row noprint"><Button busy={wait} busyText={t.load.busy} onClick={() => void more()}>{t.matter.earlier}</Button></p>
			)}
		</>
	);
}
