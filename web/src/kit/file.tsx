// A file: hashed here where the browser can, sent at once with progress, compared with the server's digest.
import { useEffect, useRef, useState } from 'preact/hooks';
import { toApiError } from '../api/error';
import { digest, upload } from '../api/upload';
import type { PickedFile } from '../app/form';
import { size } from '../app/format';
import { t } from '../messages';
import { Button } from './button';
import { Field, describedBy, type FieldFrame } from './field';

interface Sending {
	name: string;
	sent: number;
	total: number;
}

export function FileField(p: FieldFrame & {
	value: PickedFile | null;
	onChange: (value: PickedFile | null) => void;
	onFocus?: (() => void) | undefined;
}) {
	const [sending, setSending] = useState<Sending | null>(null);
	const [error, setError] = useState('');
	const [hashed, setHashed] = useState(false);
	const stop = useRef<AbortController | null>(null);
	const input = useRef<HTMLInputElement>(null);
	const last = useRef<File | null>(null);
	useEffect(() => () => stop.current?.abort(), []);

	const send = async (file: File) => {
		last.current = file;
		stop.current?.abort();
		const own = new AbortController();
		stop.current = own;
		setError('');
		setSending({ name: file.name, sent: 0, total: file.size });
		try {
			const hash = digest(file);
			const [mine, stored] = await Promise.all([hash, upload(file, hash,
				(sent) => setSending({ name: file.name, sent, total: file.size }), own.signal)]);
			if (mine && mine !== stored.digest)
				setError(t.fields.fileDiffers);
			else {
				setHashed(mine !== '');
				p.onChange({ digest: stored.digest, name: file.name, size: file.size });
			}
		} catch (e) {
			const why = toApiError(e);
			if (why.kind !== 'aborted')
				setError(why.problem?.detail || t.fields.fileFailed);
		} finally {
			if (stop.current === own)
				setSending(null);
		}
	};
	const wrong = error || p.error;
	const frame = { ...p, error: wrong };
	return (
		<Field {...frame} group>
			{p.value && !sending && (
				<p><span class="good" aria-hidden="true">✓ </span>{p.value.name || t.fields.fileStored}
					{p.value.size > 0 && <span class="quiet"> {size(p.value.size)}</span>}
					{p.value.size > 0 && <span class="quiet"> {hashed ? t.fields.fileDone : t.fields.fileDoneUnhashed}</span>}
					<br /><span class="quiet small digest">{t.fields.fileDigest} {p.value.digest}</span></p>
			)}
			{sending && (
				<p role="status">{t.fields.fileSending(sending.name)}{' '}
					<progress max={sending.total} value={sending.sent} aria-label={t.fields.fileSending(sending.name)} />{' '}
					<span class="quiet">{size(sending.sent)} / {size(sending.total)}</span>{' '}
					<Button kind="quiet" onClick={() => stop.current?.abort('cancel')}>{t.app.cancel}</Button></p>
			)}
			<p class="row">
				<label class="button plain file">
					<input id={p.id} ref={input} type="file" aria-describedby={describedBy(frame)} onFocus={p.onFocus}
						onChange={(e) => {
							const file = e.currentTarget.files?.[0];
							e.currentTarget.value = '';
							if (file)
								void send(file);
						}} />
					{p.value ? t.fields.fileChange : t.fields.file}
				</label>
				{p.value && !sending && <Button kind="quiet" onClick={() => p.onChange(null)}>{t.app.remove}</Button>}
				{error && last.current && <Button onClick={() => last.current && void send(last.current)}>{t.app.retry}</Button>}
			</p>
		</Field>
	);
}
