// Where the typed text is: kept in this browser and when, or not kept.
import { clockTime } from '../app/format';
import { t } from '../messages';

export interface OnServer {
	saved: number | null;
	trouble: 'offline' | 'login' | 'failed' | 'clash' | null;
}

export function DraftState(p: { saved: number | 'failed' | null; server: OnServer }) {
	const { saved, trouble } = p.server;
	if (p.saved === 'failed')
		return <span class="error" role="alert">{t.act.draftFailed}</span>;
	return (
		<span class="quiet small" role="status">
			{p.saved === null ? t.act.draftNone : t.act.draftSaved(clockTime(p.saved))}
			{trouble ? t.act.serverTrouble[trouble] : saved !== null && t.act.serverSaved(clockTime(saved))}
		</span>
	);
}
