// Where the typed text is: kept in this browser and when, or not kept.
import { clockTime } from '../app/format';
import { t } from '../messages';

export function DraftState(p: { saved: number | 'failed' | null }) {
	if (p.saved === 'failed')
		return <span class="error" role="alert">{t.act.draftFailed}</span>;
	return (
		<span class="quiet small" role="status">
			{p.saved === null ? t.act.draftNone : t.act.draftSaved(clockTime(p.saved))}
		</span>
	);
}
