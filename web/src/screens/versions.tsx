// The versions of a draft: who wrote it when, and character by character what is different now.
import diff from 'fast-diff';
import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { ApiError, toApiError } from '../api/error';
import type { ServerDraft, Target } from '../api/editor';
import type { FormField } from '../api/types';
import type { RawFields } from '../app/form';
import { fieldsOf, textOf } from '../app/merge';
import { t } from '../messages';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { Failure } from '../kit/failure';

export function Difference(p: { before: string; after: string }) {
	return (
		<p class="typed difference">
			{diff(p.before, p.after).map(([op, text], i) => op === 0 ? <span key={i}>{text}</span>
				: op < 0 ? <del key={i}>{text}</del> : <ins key={i}>{text}</ins>)}
		</p>
	);
}

export function Versions(p: {
	target: Target;
	action: string;
	item: string | undefined;
	form: FormField[];
	now: RawFields;
	onTake: (fields: RawFields) => void;
	onClose: () => void;
}) {
	const [list, setList] = useState<ServerDraft | null>(null);
	const [old, setOld] = useState<ServerDraft | null>(null);
	const [error, setError] = useState<ApiError | null>(null);
	const where = { ...p.target, action: p.action, ...(p.item ? { item: p.item } : {}) };
	const read = (version?: number) => api.draft(where, version).then((d) => version ? setOld(d) : setList(d),
		(e: unknown) => setError(toApiError(e)));
	useEffect(() => void read(), []);
	const fields = old && fieldsOf(p.form, old.content);
	const changed = fields ? p.form.filter((f) => textOf(fields[f.id]) !== textOf(p.now[f.id])) : [];
	return (
		<Dialog title={t.versions.title} wide onClose={p.onClose}>
			{error && <Failure error={error} />}
			{list && !list.versions?.length && <p>{t.versions.none}</p>}
			{list?.versions && list.versions.length > 0 && (
				<label class="row"><span class="label">{t.versions.choose}</span>
					<select onChange={(e) => { setOld(null); void read(Number(e.currentTarget.value)); }}>
						<option value="">{t.fields.choose}</option>
						{list.versions.map((v) => <option key={v.version} value={v.version}>{t.versions.row(v.version, v.by ?? '', v.at ?? '', Boolean(v.used))}</option>)}
					</select>
				</label>
			)}
			{fields && (
				<div class="stack" aria-live="polite">
					<p class="hint">{changed.length ? t.versions.legend : t.versions.same}</p>
					<dl class="pairs">
						{changed.map((f) => (
							<div key={f.id}><dt>{f.title}</dt><dd><Difference before={textOf(fields[f.id])} after={textOf(p.now[f.id])} /></dd></div>
						))}
					</dl>
				</div>
			)}
			<p class="row">
				{fields && changed.length > 0 && <Button kind="primary" onClick={() => p.onTake(fields)}>{t.versions.take}</Button>}
				<Button onClick={p.onClose}>{t.app.back}</Button>
			</p>
		</Dialog>
	);
}
